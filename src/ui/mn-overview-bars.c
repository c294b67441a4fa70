/* mn-overview-bars.c: two simple drawings of figures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-overview-bars.h"

#include "mn-compat.h"
#include "mn-number.h"

#define SHARE_HEIGHT 12
#define SHARE_GAP 2
#define ROW_HEIGHT 17
#define BAR_HEIGHT 12
#define SPACE 8

struct _MnShareBar {
  GtkWidget parent_instance;

  GArray *shares; /* of gint64 */
};

G_DEFINE_FINAL_TYPE (MnShareBar, mn_share_bar, GTK_TYPE_WIDGET)

static const struct {
  const char *name;
  const char *fallback;
} share_colors[] = {
  { "mn_green_dark", "#184a2d" },
  { "mn_green", "#2f7d4f" },
  { "mn_green_second", "#639f7d" },
  { "mn_amber_mark", "#b07c10" },
};

const char *
mn_share_bar_color_name (guint share)
{
  return share_colors[share % G_N_ELEMENTS (share_colors)].name;
}

static void
mn_share_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MnShareBar *self = MN_SHARE_BAR (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  gint64 sum = 0;
  double x = 0;

  for (guint i = 0; i < self->shares->len; i++)
    sum += g_array_index (self->shares, gint64, i);
  if (sum == 0)
    return;

  width -= SHARE_GAP * (self->shares->len - 1);
  for (guint i = 0; i < self->shares->len; i++)
    {
      double part = width * (double)g_array_index (self->shares, gint64, i) / (double)sum;
      GdkRGBA color;

      mn_compat_get_color (widget, share_colors[i % G_N_ELEMENTS (share_colors)].name,
                           share_colors[i % G_N_ELEMENTS (share_colors)].fallback, &color);
      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT ((float)x, 0, (float)part, (float)height));
      x += part + SHARE_GAP;
    }
}

static void
mn_share_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? SHARE_HEIGHT : 60;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? SHARE_HEIGHT : 240;
}

static void
mn_share_bar_finalize (GObject *object)
{
  g_clear_pointer (&MN_SHARE_BAR (object)->shares, g_array_unref);

  G_OBJECT_CLASS (mn_share_bar_parent_class)->finalize (object);
}

static void
mn_share_bar_class_init (MnShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mn_share_bar_finalize;
  widget_class->snapshot = mn_share_bar_snapshot;
  widget_class->measure = mn_share_bar_measure;
  /* The words beside it say the same. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mn_share_bar_init (MnShareBar *self)
{
  self->shares = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
mn_share_bar_set_shares (MnShareBar *self, const gint64 *shares, guint n_shares)
{
  g_return_if_fail (MN_IS_SHARE_BAR (self));

  g_array_set_size (self->shares, 0);
  g_array_append_vals (self->shares, shares, n_shares);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

typedef struct {
  char *label;
  char *text; /* of the value */
  gint64 value;
} Bar;

struct _MnBars {
  GtkWidget parent_instance;

  GPtrArray *bars; /* of Bar */
};

G_DEFINE_FINAL_TYPE (MnBars, mn_bars, GTK_TYPE_WIDGET)

static void
bar_free (Bar *bar)
{
  g_free (bar->label);
  g_free (bar->text);
  g_free (bar);
}

static int
text_width (GtkWidget *widget, const char *text, int *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, height);
  return width;
}

static void
draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, double x, double y, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
mn_bars_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MnBars *self = MN_BARS (widget);
  double row = MIN (ROW_HEIGHT + 6, (double)gtk_widget_get_height (widget) / MAX (self->bars->len, 1));
  int labels = 0;
  int values = 0;
  gint64 largest = 1;
  GdkRGBA bar_color;
  GdkRGBA text_color;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = g_ptr_array_index (self->bars, i);

      labels = MAX (labels, text_width (widget, bar->label, NULL));
      values = MAX (values, text_width (widget, bar->text, NULL));
      largest = MAX (largest, bar->value);
    }

  mn_compat_get_color (widget, "mn_green", "#2f7d4f", &bar_color);
  mn_compat_get_color (widget, "card_fg_color", "#1f1f1f", &text_color);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = g_ptr_array_index (self->bars, i);
      double room = gtk_widget_get_width (widget) - labels - values - 2 * SPACE;
      double length = MAX (room, 0) * (double)bar->value / (double)largest;
      double middle = row * (i + 0.5);
      int height;
      int width = text_width (widget, bar->label, &height);

      draw_text (widget, snapshot, bar->label, labels - width, (int)(middle - height / 2.0), &text_color);
      gtk_snapshot_append_color (snapshot, &bar_color,
                                 &GRAPHENE_RECT_INIT ((float)(labels + SPACE), (float)(int)(middle - BAR_HEIGHT / 2.0),
                                                      (float)MAX (length, bar->value > 0 ? 1 : 0), BAR_HEIGHT));
      draw_text (widget, snapshot, bar->text, labels + SPACE + length + SPACE, (int)(middle - height / 2.0),
                 &text_color);
    }
}

static void
mn_bars_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                 int *minimum_baseline, int *natural_baseline)
{
  MnBars *self = MN_BARS (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? (int)MAX (self->bars->len, 3) * ROW_HEIGHT : 160;
  *natural = *minimum;
}

static void
mn_bars_finalize (GObject *object)
{
  g_clear_pointer (&MN_BARS (object)->bars, g_ptr_array_unref);

  G_OBJECT_CLASS (mn_bars_parent_class)->finalize (object);
}

static void
mn_bars_class_init (MnBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mn_bars_finalize;
  widget_class->snapshot = mn_bars_snapshot;
  widget_class->measure = mn_bars_measure;
  gtk_widget_class_set_css_name (widget_class, "mnbars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mn_bars_init (MnBars *self)
{
  self->bars = g_ptr_array_new_with_free_func ((GDestroyNotify)bar_free);
}

void
mn_bars_clear (MnBars *self)
{
  g_return_if_fail (MN_IS_BARS (self));

  g_ptr_array_set_size (self->bars, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Who cannot see the bars hears labels and values. */
static void
describe (MnBars *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = g_ptr_array_index (self->bars, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", bar->label, bar->text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

void
mn_bars_add (MnBars *self, const char *label, gint64 value)
{
  Bar *bar;

  g_return_if_fail (MN_IS_BARS (self));

  bar = g_new0 (Bar, 1);
  bar->label = g_strdup (label);
  bar->text = mn_number_format (value);
  bar->value = value;
  g_ptr_array_add (self->bars, bar);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
