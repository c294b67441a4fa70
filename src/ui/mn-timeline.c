/* mn-timeline.c: dated rows as bars under a scale of years
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-timeline.h"

#include "mn-compat.h"
#include "mn-details-parts.h"
#include "mn-i18n.h"

#define WORDS_WIDTH 190
#define BAR_HEIGHT 10.0
#define DOT 4.5
/* A year's number and the room around it. */
#define YEAR_WIDTH 40
#define SCALE_HEIGHT 18

typedef struct {
  MnDate from, to;
  gboolean in_force, amber;
} Bar;

struct _MnTimeline {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *scale;
  GtkWidget *list;

  GArray *bars;
  gint32 first, last, today; /* day numbers */
};

G_DEFINE_FINAL_TYPE (MnTimeline, mn_timeline, GTK_TYPE_WIDGET)

enum {
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

double
mn_timeline_get_position (MnTimeline *self, gint32 day)
{
  g_return_val_if_fail (MN_IS_TIMELINE (self), 0);

  if (self->last <= self->first)
    return 0;
  return CLAMP ((double)(day - self->first) / (self->last - self->first), 0, 1);
}

/* Drawing ---------------------------------------------------------------------------------------- */

static double
place (MnTimeline *self, gint32 day, int width)
{
  return DOT + 1 + mn_timeline_get_position (self, day) * (width - 2 * (DOT + 1));
}

static void
set_color (GtkWidget *widget, cairo_t *cr, const char *name, const char *fallback)
{
  GdkRGBA color;

  mn_compat_get_color (widget, name, fallback, &color);
  gdk_cairo_set_source_rgba (cr, &color);
}

/* Every how many years a line: their numbers need room. */
static int
year_step (MnTimeline *self, int width)
{
  static const int steps[] = { 1, 2, 5, 10, 20 };
  double years = MAX ((self->last - self->first) / 365.25, 1);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (width / years * steps[i] >= YEAR_WIDTH)
      return steps[i];
  return 50;
}

/* Calls for each year that has a line. */
static void
draw_years (MnTimeline *self, GtkWidget *area, cairo_t *cr, int width, int height, gboolean with_numbers)
{
  int step = year_step (self, width);
  int year = mn_date_from_day (self->first).year;
  int end = mn_date_from_day (self->last).year;

  set_color (area, cr, with_numbers ? "mn_secondary" : "mn_hairline", with_numbers ? "#5a5a5a" : "#e9e9e7");
  cairo_set_line_width (cr, 1);
  for (year += (step - year % step) % step; year <= end; year += step)
    {
      double x = place (self, mn_date_first_day (mn_date_new (year, 1, 1)), width);
      g_autofree char *text = g_strdup_printf ("%d", year);
      g_autoptr (PangoLayout) layout = NULL;
      int text_width;

      if (mn_date_first_day (mn_date_new (year, 1, 1)) < self->first)
        continue;
      if (!with_numbers)
        {
          cairo_move_to (cr, (int)x + 0.5, 0);
          cairo_line_to (cr, (int)x + 0.5, height);
          cairo_stroke (cr);
          continue;
        }
      layout = gtk_widget_create_pango_layout (area, text);
      pango_layout_get_pixel_size (layout, &text_width, NULL);
      cairo_move_to (cr, CLAMP (x - text_width / 2.0, 0, MAX (width - text_width, 0)), 0);
      pango_cairo_show_layout (cr, layout);
    }
}

static void
draw_scale (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  draw_years (MN_TIMELINE (user_data), GTK_WIDGET (area), cr, width, height, TRUE);
}

static void
trace_bar (cairo_t *cr, double x1, double x2, double y)
{
  double r = BAR_HEIGHT / 2;

  x2 = MAX (x2, x1 + BAR_HEIGHT);
  cairo_new_path (cr);
  cairo_arc (cr, x1 + r, y, r, G_PI / 2, 3 * G_PI / 2);
  cairo_arc (cr, x2 - r, y, r, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
}

/* What still holds is filled and reaches to today; what is over is an outline; what is still to come begins after the
 * line of today. */
static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (area);
  MnTimeline *self = MN_TIMELINE (user_data);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "index"));
  const Bar *bar;
  double y = 11, x, x1, x2;
  gint32 end;

  if (index >= self->bars->len)
    return;
  bar = &g_array_index (self->bars, Bar, index);
  draw_years (self, widget, cr, width, height, FALSE);
  x = place (self, self->today, width);
  set_color (widget, cr, "mn_green_second", "#639f7d");
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, (int)x + 0.5, 0);
  cairo_line_to (cr, (int)x + 0.5, height);
  cairo_stroke (cr);

  end = mn_date_is_set (bar->to) ? mn_date_last_day (bar->to) : MAX (self->today, mn_date_first_day (bar->from));
  x1 = place (self, mn_date_first_day (bar->from), width) - DOT;
  x2 = place (self, end, width) + DOT;
  trace_bar (cr, x1, x2, y);
  if (bar->in_force)
    {
      set_color (widget, cr, bar->amber ? "mn_amber_mark" : "mn_green", bar->amber ? "#b07c10" : "#2f7d4f");
      cairo_fill (cr);
      return;
    }
  set_color (widget, cr, "card_bg_color", "#ffffff");
  cairo_fill_preserve (cr);
  set_color (widget, cr, "mn_empty", "#757573");
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

/* Rows ------------------------------------------------------------------------------------------- */

static char *
span_text (const MnTimelineItem *item)
{
  g_autofree char *from = mn_date_format (item->from), *to = mn_date_format (item->to);
  gboolean known = mn_date_compare (item->from, MN_DATE_ALWAYS) != 0;

  if (!known)
    return mn_date_is_set (item->to) ? g_strdup_printf (_ ("until %s"), to) : g_strdup (_ ("until now"));
  if (mn_date_is_set (item->to))
    return g_strdup_printf ("%s – %s", from, to);
  return g_strdup_printf (_ ("since %s"), from);
}

static GtkWidget *
new_words (const MnTimelineItem *item, const char *span)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *second = item->detail != NULL && *item->detail != '\0'
                                ? g_strdup_printf ("%s · %s", span, item->detail)
                                : g_strdup (span);

  gtk_box_append (GTK_BOX (words), mn_part_label (item->title, item->in_force ? "mn-title" : NULL));
  gtk_box_append (GTK_BOX (words), mn_part_label (second, "mn-secondary"));
  for (GtkWidget *label = gtk_widget_get_first_child (words); label != NULL;
       label = gtk_widget_get_next_sibling (label))
    gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_size_request (words, WORDS_WIDTH, -1);
  return words;
}

static GtkWidget *
new_row (MnTimeline *self, const MnTimelineItem *item, guint index, GtkSizeGroup *group)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *cells = mn_part_row (12);
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *span = span_text (item);
  GtkWidget *words = new_words (item, span);
  g_autofree char *name
      = g_strdup_printf ("%s, %s, %s", item->title, span, item->in_force ? _ ("in force") : _ ("not in force"));

  g_object_set_data (G_OBJECT (area), "index", GUINT_TO_POINTER (index));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_bar, self, NULL);
  gtk_widget_set_hexpand (area, TRUE);
  gtk_widget_set_margin_top (words, 3);
  gtk_widget_set_margin_bottom (words, 3);
  gtk_size_group_add_widget (group, words);
  mn_part_row_add (cells, words);
  mn_part_row_add (cells, area);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), cells);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
find_span (MnTimeline *self, const MnTimelineItem *items, guint n_items, MnDate first, MnDate today)
{
  gint32 earliest = G_MAXINT32;

  self->today = mn_date_last_day (today);
  for (guint i = 0; i < n_items; i++)
    if (mn_date_compare (items[i].from, MN_DATE_ALWAYS) != 0)
      earliest = MIN (earliest, mn_date_first_day (items[i].from));
  if (mn_date_is_set (first))
    earliest = MIN (earliest, mn_date_first_day (first));
  self->first = MIN (earliest, self->today - 365);
  self->last = mn_date_last_day (mn_date_new (mn_date_from_day (self->today).year, 0, 0));
}

void
mn_timeline_set_items (MnTimeline *self, const MnTimelineItem *items, guint n_items, MnDate first, MnDate today)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *child;

  g_return_if_fail (MN_IS_TIMELINE (self));
  g_return_if_fail (mn_date_is_set (today));

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  g_array_set_size (self->bars, 0);
  find_span (self, items, n_items, first, today);
  gtk_size_group_add_widget (group, g_object_get_data (G_OBJECT (self->scale), "words"));
  for (guint i = 0; i < n_items; i++)
    {
      Bar bar = { items[i].from, items[i].to, items[i].in_force, items[i].amber };

      g_array_append_val (self->bars, bar);
      gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, &items[i], i, group));
    }
  gtk_widget_set_visible (gtk_widget_get_parent (self->scale), n_items > 0);
  gtk_widget_queue_draw (self->scale);
}

guint
mn_timeline_get_n_items (MnTimeline *self)
{
  g_return_val_if_fail (MN_IS_TIMELINE (self), 0);
  return self->bars->len;
}

GtkWidget *
mn_timeline_get_row (MnTimeline *self, guint index)
{
  g_return_val_if_fail (MN_IS_TIMELINE (self), NULL);
  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)index));
}

/* Making ----------------------------------------------------------------------------------------- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnTimeline *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, (guint)gtk_list_box_row_get_index (row));
}

static void
mn_timeline_dispose (GObject *object)
{
  MnTimeline *self = MN_TIMELINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mn_timeline_parent_class)->dispose (object);
}

static void
mn_timeline_finalize (GObject *object)
{
  g_array_unref (MN_TIMELINE (object)->bars);
  G_OBJECT_CLASS (mn_timeline_parent_class)->finalize (object);
}

static void
mn_timeline_class_init (MnTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_timeline_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", MN_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                     1, G_TYPE_UINT);
}

static void
mn_timeline_init (MnTimeline *self)
{
  GtkWidget *head = mn_part_row (12);
  GtkWidget *words = gtk_label_new (NULL);

  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scale = gtk_drawing_area_new ();
  gtk_widget_add_css_class (self->scale, "mn-secondary");
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->scale), SCALE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->scale), draw_scale, self, NULL);
  gtk_widget_set_hexpand (self->scale, TRUE);
  gtk_widget_set_size_request (words, WORDS_WIDTH, -1);
  g_object_set_data (G_OBJECT (self->scale), "words", words);
  mn_part_row_add (head, words);
  mn_part_row_add (head, self->scale);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Time line"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mn_timeline_new (void)
{
  return g_object_new (MN_TYPE_TIMELINE, NULL);
}
