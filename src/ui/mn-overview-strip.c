/* mn-overview-strip.c: the days of a month with what happens on them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-overview-strip.h"

#include "mn-compat.h"
#include "mn-i18n.h"

#define HEAD_HEIGHT 40
#define LANE_HEIGHT 24
#define LANE_GAP 4
#define MIN_LANES 3
#define MAX_LANES 4 /* beyond this words are cut, then the rest is left to the lists */
#define NATURAL_COLUMN 35
#define MIN_WORDS 84 /* pixels: words cut shorter say nothing */

typedef struct {
  GtkWidget *button; /* child */
  int first, last;   /* columns */
  gboolean span;
  gboolean left; /* the words stand to the left of the day */
  int lane;      /* -1: no room */
  int x, width;
} Entry;

struct _MnMonthStrip {
  GtkWidget parent_instance;

  MnDate first, last, today;
  GArray *entries; /* of Entry */
};

enum {
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnMonthStrip, mn_month_strip, GTK_TYPE_WIDGET)

static int
n_days (MnMonthStrip *self)
{
  if (!mn_date_is_set (self->first))
    return 31;
  return mn_date_last_day (self->last) - mn_date_first_day (self->first) + 1;
}

static int
column_of (MnMonthStrip *self, MnDate date)
{
  return mn_date_first_day (date) - mn_date_first_day (self->first);
}

static int
natural_width (Entry *entry)
{
  int natural;

  gtk_widget_measure (entry->button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* Room of @entry between its neighbours in a lane; those that begin before it may be cut down to MIN_WORDS when @cut.
 */
static gboolean
try_lane (MnMonthStrip *self, guint index, int lane, gboolean cut)
{
  Entry *entry = &g_array_index (self->entries, Entry, index);

  for (guint i = 0; i < index; i++)
    {
      Entry *other = &g_array_index (self->entries, Entry, i);
      int room = entry->x - 4 - other->x;

      if (other->lane != lane || other->x + other->width + 4 <= entry->x || entry->x + entry->width + 4 <= other->x)
        continue;
      if (!cut || other->span || other->left || room < MIN_WORDS)
        return FALSE;
    }

  for (guint i = 0; cut && i < index; i++)
    {
      Entry *other = &g_array_index (self->entries, Entry, i);

      if (other->lane == lane && other->x < entry->x && other->x + other->width + 4 > entry->x)
        other->width = entry->x - 4 - other->x;
    }
  entry->lane = lane;
  return TRUE;
}

/* Where each entry stands at this width, in the first lane where it touches no other. Returns how many lanes are used.
 */
static int
place (MnMonthStrip *self, int width)
{
  double column = (double)width / n_days (self);
  int lanes = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);

      entry->x = (int)(entry->first * column) + (entry->span ? 1 : 0);
      if (entry->span)
        entry->width = (int)((entry->last + 1) * column) - entry->x - 1;
      else
        entry->width = MIN (natural_width (entry), width);
      if (entry->left)
        entry->x = MAX (0, (int)((entry->first + 1) * column) - entry->width);

      entry->lane = -1;
      for (int lane = 0; lane < MAX_LANES && entry->lane < 0; lane++)
        try_lane (self, i, lane, FALSE);
      for (int lane = 0; lane < MAX_LANES && entry->lane < 0; lane++)
        try_lane (self, i, lane, TRUE);
      lanes = MAX (lanes, entry->lane + 1);
    }
  return lanes;
}

static void
mn_month_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  MnMonthStrip *self = MN_MONTH_STRIP (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = n_days (self) * 18;
      *natural = n_days (self) * NATURAL_COLUMN;
    }
  else
    {
      int lanes = MAX (place (self, for_size > 0 ? for_size : n_days (self) * NATURAL_COLUMN), MIN_LANES);

      *minimum = *natural = HEAD_HEIGHT + lanes * (LANE_HEIGHT + LANE_GAP);
    }
}

static GtkSizeRequestMode
mn_month_strip_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mn_month_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MnMonthStrip *self = MN_MONTH_STRIP (widget);

  place (self, width);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      GtkAllocation area
          = { entry->x, HEAD_HEIGHT + LANE_GAP + entry->lane * (LANE_HEIGHT + LANE_GAP), entry->width, LANE_HEIGHT };
      int minimum;

      gtk_widget_set_child_visible (entry->button, entry->lane >= 0);
      if (entry->lane < 0)
        continue;
      gtk_widget_measure (entry->button, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      area.width = MAX (area.width, minimum);
      gtk_widget_size_allocate (entry->button, &area, -1);
    }
}

static void
draw_centred (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, gboolean bold, const graphene_rect_t *cell,
              double y, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  if (bold)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (cell->origin.x + (int)((cell->size.width - width) / 2), (float)y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Words of the calendar are formatted here: under C.UTF-8 the C library's are English. */
static const char *
weekday_name (int weekday)
{
  static const char *const names[]
      = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"), N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };

  return _ (names[weekday - 1]);
}

static void
snapshot_day (MnMonthStrip *self, GtkSnapshot *snapshot, int column, const graphene_rect_t *cell)
{
  GtkWidget *widget = GTK_WIDGET (self);
  MnDate date = mn_date_add_days (self->first, column);
  gboolean is_today = mn_date_compare (date, self->today) == 0;
  int weekday = mn_date_weekday (date);
  GdkRGBA background, text, secondary;
  g_autofree char *number = NULL;

  mn_compat_get_color (widget, "card_fg_color", "#1f1f1f", &text);
  mn_compat_get_color (widget, "mn_secondary", "#5a5a5a", &secondary);
  if (is_today || weekday >= 6)
    {
      GskRoundedRect round;

      mn_compat_get_color (widget, is_today ? "mn_green" : "mn_shade", is_today ? "#2f7d4f" : "#f1f1f0", &background);
      gsk_rounded_rect_init_from_rect (&round, cell, is_today ? 6 : 0);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, &background, cell);
      gtk_snapshot_pop (snapshot);
    }
  if (is_today)
    {
      gdk_rgba_parse (&text, "#ffffff");
      secondary = text;
    }
  else if (weekday >= 6)
    text = secondary;

  /* The month is said where it begins. */
  if (column == 0 || date.day == 1)
    number = g_strdup_printf ("%d/%d", date.day, date.month);
  else
    number = g_strdup_printf ("%d", date.day);
  draw_centred (widget, snapshot, weekday_name (weekday), is_today, cell, 1, &secondary);
  draw_centred (widget, snapshot, number, TRUE, cell, 18, &text);
}

static void
mn_month_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MnMonthStrip *self = MN_MONTH_STRIP (widget);
  double column = (double)gtk_widget_get_width (widget) / n_days (self);

  if (!mn_date_is_set (self->first))
    return;

  for (int i = 0; i < n_days (self); i++)
    {
      int left = (int)(i * column);
      graphene_rect_t cell = GRAPHENE_RECT_INIT (left, 0, (int)((i + 1) * column) - left, HEAD_HEIGHT - 2);

      snapshot_day (self, snapshot, i, &cell);
    }
  for (guint i = 0; i < self->entries->len; i++)
    gtk_widget_snapshot_child (widget, g_array_index (self->entries, Entry, i).button, snapshot);
}

static void
clear (MnMonthStrip *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    gtk_widget_unparent (g_array_index (self->entries, Entry, i).button);
  g_array_set_size (self->entries, 0);
}

static void
mn_month_strip_dispose (GObject *object)
{
  clear (MN_MONTH_STRIP (object));

  G_OBJECT_CLASS (mn_month_strip_parent_class)->dispose (object);
}

static void
mn_month_strip_finalize (GObject *object)
{
  g_clear_pointer (&MN_MONTH_STRIP (object)->entries, g_array_unref);

  G_OBJECT_CLASS (mn_month_strip_parent_class)->finalize (object);
}

static void
mn_month_strip_class_init (MnMonthStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mn_month_strip_dispose;
  object_class->finalize = mn_month_strip_finalize;
  widget_class->measure = mn_month_strip_measure;
  widget_class->get_request_mode = mn_month_strip_get_request_mode;
  widget_class->size_allocate = mn_month_strip_size_allocate;
  widget_class->snapshot = mn_month_strip_snapshot;

  signals[ACTIVATED] = g_signal_new ("activated", MN_TYPE_MONTH_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mn_month_strip_init (MnMonthStrip *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  gtk_widget_add_css_class (GTK_WIDGET (self), "mn-strip");
}

static void
on_clicked (GtkButton *button, MnMonthStrip *self)
{
  const gint64 *programme = g_object_get_data (G_OBJECT (button), "programme");

  g_signal_emit (self, signals[ACTIVATED], 0, *programme);
}

static GtkWidget *
new_button (MnMonthStrip *self, const MnCalendarEntry *what, const Entry *entry)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *from = mn_date_format (what->first);
  g_autofree char *to = mn_date_format (what->last);
  g_autofree char *tooltip = NULL;
  g_autofree char *escaped = g_markup_escape_text (what->name, -1);
  g_autofree char *markup = NULL;
  g_autofree char *more = NULL;

  /* So many more on the same day: the tooltip names them. */
  more = what->others != NULL ? g_strdup_printf (" (+%u)", what->n - 1) : g_strdup ("");
  if (entry->span)
    markup = g_strdup (escaped);
  else if (entry->left)
    markup = g_strdup_printf ("%s%s <b>%d/%d</b>", escaped, more, what->first.day, what->first.month);
  else
    markup = g_strdup_printf ("<b>%d/%d</b>%s %s", what->first.day, what->first.month, more, escaped);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), entry->left ? 1 : 0);
  if (!entry->span)
    gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_button_set_child (GTK_BUTTON (button), label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, entry->span ? "mn-span" : "mn-day");
  if (entry->span && what->kind != MN_CALENDAR_FIXED && entry->last - entry->first < 14)
    gtk_widget_add_css_class (button, "mn-span-filled");
  if (!entry->span && what->kind != MN_CALENDAR_FIXED)
    gtk_widget_add_css_class (button, "mn-day-planned");
  if (entry->left)
    gtk_widget_add_css_class (button, "mn-left");

  tooltip = g_strdup_printf ("%s%s%s: %s%s%s", from, entry->span ? " – " : "", entry->span ? to : "", what->name,
                             what->others != NULL ? "\n" : "", what->others != NULL ? what->others : "");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (button), "programme", g_memdup2 (&what->programme, sizeof what->programme), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked), self, 0);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

void
mn_month_strip_set (MnMonthStrip *self, MnDate first, MnDate last, MnDate today, GPtrArray *entries)
{
  g_return_if_fail (MN_IS_MONTH_STRIP (self));

  clear (self);
  self->first = first;
  self->last = last;
  self->today = today;
  for (guint i = 0; i < entries->len; i++)
    {
      const MnCalendarEntry *what = g_ptr_array_index (entries, i);
      Entry entry = { 0 };

      entry.first = MAX (0, column_of (self, what->first));
      entry.last = MIN (n_days (self) - 1, column_of (self, what->last));
      entry.span = mn_calendar_is_span (what);
      entry.button = new_button (self, what, &entry);
      /* Near the month's end the words stand before the day. */
      if (!entry.span && natural_width (&entry) > (n_days (self) - entry.first) * NATURAL_COLUMN)
        {
          gtk_widget_unparent (entry.button);
          entry.left = TRUE;
          entry.button = new_button (self, what, &entry);
        }
      g_array_append_val (self->entries, entry);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
