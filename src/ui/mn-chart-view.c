/* mn-chart-view.c: a chart in the window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-chart-view.h"

/* Charts are measured in points, the window in pixels of 1/96 inch. */
#define PIXELS_PER_POINT (96.0 / 72.0)
#define MIN_WIDTH 284 /* beside the list and the figures in a window of 1024 */
#define MIN_HEIGHT 220
#define BUBBLE_SPACE 4.0

struct _MnChartView {
  GtkWidget parent_instance;

  /* Owned */
  MnChart *chart;
  MnFontSet *fonts;
  MnChartLayout *layout; /* of the size it was made for; NULL: to be made */
  char *value;
  char *failed; /* why it cannot be drawn */

  MnChartHit hit;
  double width;
  double height;
  guint has_hit : 1;
};

G_DEFINE_FINAL_TYPE (MnChartView, mn_chart_view, GTK_TYPE_WIDGET)

/* Chosen point ----------------------------------------------------------------------------------- */

static void
set_hit (MnChartView *self, const MnChartHit *hit)
{
  g_clear_pointer (&self->value, g_free);
  self->has_hit = hit != NULL;
  if (hit != NULL)
    {
      self->hit = *hit;
      self->value = mn_chart_layout_describe (self->layout, hit);
    }
  if (self->value != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->value, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
ensure_layout (MnChartView *self, double width, double height)
{
  g_autoptr (GError) error = NULL;

  if (self->layout != NULL && self->width == width && self->height == height)
    return TRUE;
  g_clear_pointer (&self->layout, mn_chart_layout_free);
  if (self->chart == NULL || width < 1 || height < 1)
    return FALSE;
  if (self->fonts == NULL)
    self->fonts = mn_font_set_new_sans (&error);
  if (self->fonts != NULL)
    self->layout
        = mn_chart_layout_new (self->chart, self->fonts, width / PIXELS_PER_POINT, height / PIXELS_PER_POINT, &error);
  self->width = width;
  self->height = height;
  if (self->layout == NULL)
    {
      /* Said once: every frame would say it again. */
      if (g_strcmp0 (self->failed, error->message) != 0)
        g_warning ("%s", error->message);
      g_free (self->failed);
      self->failed = g_strdup (error->message);
      return FALSE;
    }
  /* The point is the same one; only its layer may have another number. */
  if (self->has_hit)
    set_hit (self, NULL);
  return TRUE;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, MnChartView *self)
{
  MnChartHit hit;

  if (self->layout == NULL)
    return;
  if (mn_chart_layout_hit (self->layout, x / PIXELS_PER_POINT, y / PIXELS_PER_POINT, &hit))
    {
      if (!self->has_hit || memcmp (&hit, &self->hit, sizeof hit) != 0)
        set_hit (self, &hit);
    }
  else if (self->has_hit)
    set_hit (self, NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller, MnChartView *self)
{
  if (self->has_hit && !gtk_widget_has_focus (GTK_WIDGET (self)))
    set_hit (self, NULL);
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, MnChartView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

gboolean
mn_chart_view_step (MnChartView *self, int dx, int dy)
{
  MnChartHit hit;

  g_return_val_if_fail (MN_IS_CHART_VIEW (self), FALSE);

  if (!ensure_layout (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)))
      || !mn_chart_layout_step (self->layout, self->has_hit ? &self->hit : NULL, dx, dy, &hit))
    return FALSE;
  set_hit (self, &hit);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MnChartView *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
      mn_chart_view_step (self, -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      mn_chart_view_step (self, 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      return mn_chart_view_step (self, 0, -1);
    case GDK_KEY_Down:
      return mn_chart_view_step (self, 0, 1);
    case GDK_KEY_Home:
      while (mn_chart_view_step (self, -1, 0))
        ;
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      while (mn_chart_view_step (self, 1, 0))
        ;
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!self->has_hit)
        return GDK_EVENT_PROPAGATE;
      set_hit (self, NULL);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Drawing ---------------------------------------------------------------------------------------- */

/* The value beside its point, on paper of its own so that lines below do not strike it through. */
static void
draw_value (MnChartView *self, const MnChartPalette *palette, cairo_t *cr)
{
  const MnChartMark *mark = mn_chart_layout_get_mark (self->layout, &self->hit);
  g_autoptr (MnTextRun) run = mn_font_set_shape (self->fonts, &MN_TEXT_BOLD (MN_CHART_TEXT_SIZE), self->value, NULL);
  double width, height, x, y;

  if (run == NULL || mark == NULL)
    return;
  width = mn_text_run_get_width (run) + 2 * BUBBLE_SPACE;
  height = mn_text_run_get_ascent (run) + mn_text_run_get_descent (run) + BUBBLE_SPACE;
  x = CLAMP (mark->x - width / 2, 1, MAX (1, self->layout->width - width - 1));
  y = mark->y - height - 2 * BUBBLE_SPACE;
  if (y < 1)
    y = mark->y + 2 * BUBBLE_SPACE;
  cairo_rectangle (cr, x, y, width, height);
  mn_chart_set_color (cr, &palette->paper);
  cairo_fill_preserve (cr);
  mn_chart_set_color (cr, &palette->axis);
  cairo_set_line_width (cr, 0.75);
  cairo_stroke (cr);
  mn_chart_set_color (cr, &palette->text);
  mn_text_run_draw (run, cr, x + BUBBLE_SPACE, y + BUBBLE_SPACE / 2 + mn_text_run_get_ascent (run));
}

static void
mn_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MnChartView *self = MN_CHART_VIEW (widget);
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const MnChartPalette *palette = is_dark ? &mn_chart_palette_dark : &mn_chart_palette_light;
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (!ensure_layout (self, width, height))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  cairo_scale (cr, PIXELS_PER_POINT, PIXELS_PER_POINT);
  mn_chart_layout_draw (self->layout, palette, cr);
  if (self->has_hit)
    {
      mn_chart_layout_draw_hover (self->layout, &self->hit, palette, cr);
      draw_value (self, palette, cr);
    }
  cairo_destroy (cr);
}

static void
mn_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = *minimum;
}

static void
mn_chart_view_dispose (GObject *object)
{
  MnChartView *self = MN_CHART_VIEW (object);

  g_clear_pointer (&self->layout, mn_chart_layout_free);
  g_clear_pointer (&self->chart, mn_chart_unref);
  g_clear_pointer (&self->fonts, mn_font_set_unref);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->failed, g_free);

  G_OBJECT_CLASS (mn_chart_view_parent_class)->dispose (object);
}

static void
mn_chart_view_class_init (MnChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_chart_view_dispose;
  widget_class->snapshot = mn_chart_view_snapshot;
  widget_class->measure = mn_chart_view_measure;
  gtk_widget_class_set_css_name (widget_class, "mnchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mn_chart_view_init (MnChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
mn_chart_view_new (void)
{
  return g_object_new (MN_TYPE_CHART_VIEW, NULL);
}

void
mn_chart_view_set_chart (MnChartView *self, MnChart *chart, const char *name)
{
  g_autofree char *description = NULL;

  g_return_if_fail (MN_IS_CHART_VIEW (self));

  if (chart != NULL)
    mn_chart_ref (chart);
  g_clear_pointer (&self->chart, mn_chart_unref);
  g_clear_pointer (&self->layout, mn_chart_layout_free);
  self->chart = chart;
  set_hit (self, NULL);
  description = chart != NULL ? mn_chart_describe (chart) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

const char *
mn_chart_view_get_value (MnChartView *self)
{
  g_return_val_if_fail (MN_IS_CHART_VIEW (self), NULL);

  return self->value;
}
