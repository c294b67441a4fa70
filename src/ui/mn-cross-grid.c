/* mn-cross-grid.c: a cross table on the screen
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-core.h"
#include "mn-cross-grid-private.h"
#include "mn-i18n.h"

#define MIN_COLUMN 64
#define MAX_COLUMN 150
#define MIN_NAMES 112
#define MAX_NAMES 340

enum {
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum {
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (MnCrossGrid, mn_cross_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* The total stands below the lines, as on paper, while the table has it first. */
guint
_mn_cross_grid_row_at (MnCrossGrid *self, guint place)
{
  guint n = mn_cross_table_get_n_rows (self->table);

  return place + 1 < n ? place + 1 : 0;
}

static guint
place_of (MnCrossGrid *self, guint row)
{
  return row > 0 ? row - 1 : mn_cross_table_get_n_rows (self->table) - 1;
}

char *
_mn_cross_grid_cell_text (MnCrossGrid *self, guint row, guint column)
{
  g_autofree char *count = mn_number_format (mn_cross_table_get_count (self->table, row, column));
  gint64 part = mn_cross_table_get_share (self->table, row, column, self->share);
  g_autofree char *percent = part >= 0 ? mn_percent_format (part) : NULL;

  return percent != NULL ? g_strdup_printf ("%s · %s", count, percent) : g_steal_pointer (&count);
}

/* Sizes ------------------------------------------------------------------------------------------ */

static int
text_width (MnCrossGrid *self, const char *text, gboolean bold)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width;

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Room for the widest figure, which is in the line of totals, and for a heading on two lines. */
static int
column_width (MnCrossGrid *self, guint column)
{
  g_autofree char *total = _mn_cross_grid_cell_text (self, 0, column);
  const char *label = g_ptr_array_index (self->column_labels, column);
  int heading = text_width (self, label, TRUE);

  return MAX (text_width (self, total, TRUE) + 2 * MN_CROSS_PADDING,
              CLAMP (heading > MAX_COLUMN ? heading / 2 + 24 : heading + 2 * MN_CROSS_PADDING, MIN_COLUMN, MAX_COLUMN));
}

static void
measure (MnCrossGrid *self)
{
  guint n_columns = mn_cross_table_get_n_columns (self->table);
  /* A hundred thousand lines repeat a few hundred names. */
  g_autoptr (GHashTable) widths = g_hash_table_new (g_str_hash, g_str_equal);

  self->names_width = MIN_NAMES;
  for (guint r = 0; r < self->row_labels->len && self->names_width < MAX_NAMES; r++)
    {
      char *label = g_ptr_array_index (self->row_labels, r);
      guint depth = mn_cross_table_get_row (self->table, r)->depth;
      int indent = depth > 1 ? (int)(depth - 1) * MN_CROSS_INDENT : 0;
      int width = GPOINTER_TO_INT (g_hash_table_lookup (widths, label));

      if (width == 0)
        {
          width = text_width (self, label, TRUE) + 1;
          g_hash_table_insert (widths, label, GINT_TO_POINTER (width));
        }
      self->names_width = MAX (self->names_width, width + indent + 2 * MN_CROSS_PADDING);
    }
  self->names_width = MIN (self->names_width, MAX_NAMES);
  self->edges = g_renew (int, self->edges, n_columns + 1);
  self->edges[0] = self->names_width;
  for (guint c = 0; c < n_columns; c++)
    self->edges[c + 1] = self->edges[c] + column_width (self, c);
  self->n_heads = MAX (mn_cross_table_get_question (self->table)->n_columns, 1);
  self->head_height = (int)self->n_heads * 40;
}

static void
configure (MnCrossGrid *self)
{
  int sizes[2] = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  int uppers[2] = { 0, 0 };

  if (self->table != NULL)
    {
      uppers[0] = self->edges[mn_cross_table_get_n_columns (self->table)];
      uppers[1] = self->head_height + (int)mn_cross_table_get_n_rows (self->table) * MN_CROSS_ROW_HEIGHT + 1;
    }
  for (guint i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      {
        double upper = MAX (uppers[i], sizes[i]);

        gtk_adjustment_configure (self->adjustments[i],
                                  MIN (gtk_adjustment_get_value (self->adjustments[i]), upper - sizes[i]), 0, upper,
                                  MN_CROSS_ROW_HEIGHT, sizes[i] * 0.9, sizes[i]);
      }
}

int
_mn_cross_grid_scrolled (MnCrossGrid *self, guint axis)
{
  return self->adjustments[axis] != NULL ? (int)gtk_adjustment_get_value (self->adjustments[axis]) : 0;
}

static void
mn_cross_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  configure (MN_CROSS_GRID (widget));
}

static void
mn_cross_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 120;
}

/* The cursor ------------------------------------------------------------------------------------- */

/* "Nam, Dưới 6 tuổi": what stands above a node is said too. */
static void
add_path (MnCrossGrid *self, GPtrArray *parts, gboolean is_column, guint node)
{
  const GPtrArray *labels = is_column ? self->column_labels : self->row_labels;
  guint place = parts->len, depth = G_MAXUINT;

  for (guint i = node + 1; i-- > 0 && depth > 1;)
    {
      const MnCrossNode *above
          = is_column ? mn_cross_table_get_column (self->table, i) : mn_cross_table_get_row (self->table, i);

      if (above->depth >= depth)
        continue;
      depth = above->depth;
      g_ptr_array_insert (parts, (int)place, g_ptr_array_index (labels, i));
    }
}

char *
mn_cross_grid_describe (MnCrossGrid *self, guint row, guint column)
{
  guint count = mn_cross_table_get_count (self->table, row, column);
  g_autofree char *figure = _mn_cross_grid_cell_text (self, row, column);
  g_autofree char *children = g_strdup_printf (ngettext ("%s child", "%s children", count), figure);
  g_autoptr (GPtrArray) parts = g_ptr_array_new (); /* of char*, borrowed */
  g_autofree char *path = NULL;

  add_path (self, parts, FALSE, row);
  if (row > 0 || column > 0)
    add_path (self, parts, TRUE, column);
  g_ptr_array_add (parts, NULL);
  path = g_strjoinv (", ", (char **)parts->pdata);
  return g_strdup_printf ("%s: %s", path, children);
}

static void
reveal (GtkAdjustment *adjustment, int from, int to, int fixed)
{
  double value, page;

  if (adjustment == NULL)
    return;
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  if (from - fixed < value)
    gtk_adjustment_set_value (adjustment, from - fixed);
  else if (to > value + page)
    gtk_adjustment_set_value (adjustment, to - page);
}

void
mn_cross_grid_set_cursor (MnCrossGrid *self, guint row, guint column)
{
  g_autofree char *text = NULL;
  int y;

  g_return_if_fail (MN_IS_CROSS_GRID (self));

  if (self->table == NULL || row >= mn_cross_table_get_n_rows (self->table)
      || column >= mn_cross_table_get_n_columns (self->table))
    return;
  self->row = row;
  self->column = column;
  text = mn_cross_grid_describe (self, row, column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  y = self->head_height + (int)place_of (self, row) * MN_CROSS_ROW_HEIGHT;
  reveal (self->adjustments[0], self->edges[column], self->edges[column + 1], self->names_width);
  reveal (self->adjustments[1], y, y + MN_CROSS_ROW_HEIGHT, self->head_height);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mn_cross_grid_get_cursor (MnCrossGrid *self, guint *row, guint *column)
{
  g_return_if_fail (MN_IS_CROSS_GRID (self));
  *row = self->row;
  *column = self->column;
}

static void
step (MnCrossGrid *self, int down, int right)
{
  int n_rows = (int)mn_cross_table_get_n_rows (self->table),
      n_columns = (int)mn_cross_table_get_n_columns (self->table);
  int place = CLAMP ((int)place_of (self, self->row) + down, 0, n_rows - 1);
  int column = CLAMP ((int)self->column + right, 0, n_columns - 1);

  mn_cross_grid_set_cursor (self, _mn_cross_grid_row_at (self, (guint)place), (guint)column);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MnCrossGrid *self)
{
  static const struct {
    guint key;
    int down, right;
  } steps[] = { { GDK_KEY_Up, -1, 0 },       { GDK_KEY_Down, 1, 0 },      { GDK_KEY_Left, 0, -1 },
                { GDK_KEY_Right, 0, 1 },     { GDK_KEY_Home, 0, -9999 },  { GDK_KEY_End, 0, 9999 },
                { GDK_KEY_Page_Up, -15, 0 }, { GDK_KEY_Page_Down, 15, 0 } };

  if (self->table == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key)
      {
        step (self, steps[i].down, steps[i].right);
        return GDK_EVENT_STOP;
      }
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[ACTIVATED], 0, self->row, self->column);
  return GDK_EVENT_STOP;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, MnCrossGrid *self)
{
  int at_x = (int)x + _mn_cross_grid_scrolled (self, 0),
      at_y = (int)y - self->head_height + _mn_cross_grid_scrolled (self, 1);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->table == NULL || x < self->names_width || y < self->head_height)
    return;
  for (guint c = 0; c < mn_cross_table_get_n_columns (self->table); c++)
    if (at_x >= self->edges[c] && at_x < self->edges[c + 1]
        && at_y / MN_CROSS_ROW_HEIGHT < (int)mn_cross_table_get_n_rows (self->table))
      {
        mn_cross_grid_set_cursor (self, _mn_cross_grid_row_at (self, (guint)(at_y / MN_CROSS_ROW_HEIGHT)), c);
        if (n_press == 2)
          g_signal_emit (self, signals[ACTIVATED], 0, self->row, self->column);
      }
}

/* The widget ------------------------------------------------------------------------------------- */

static void
set_adjustment (MnCrossGrid *self, guint axis, GtkAdjustment *adjustment)
{
  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[axis], gtk_widget_queue_draw, self);
  g_set_object (&self->adjustments[axis], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self);
  configure (self);
}

static void
mn_cross_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MnCrossGrid *self = MN_CROSS_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mn_cross_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MnCrossGrid *self = MN_CROSS_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mn_cross_grid_dispose (GObject *object)
{
  MnCrossGrid *self = MN_CROSS_GRID (object);

  for (guint i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_func (self->adjustments[i], gtk_widget_queue_draw, self);
        g_clear_object (&self->adjustments[i]);
      }
  g_clear_pointer (&self->table, mn_cross_table_unref);
  g_clear_pointer (&self->row_labels, g_ptr_array_unref);
  g_clear_pointer (&self->column_labels, g_ptr_array_unref);
  g_clear_pointer (&self->edges, g_free);

  G_OBJECT_CLASS (mn_cross_grid_parent_class)->dispose (object);
}

static void
mn_cross_grid_class_init (MnCrossGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mn_cross_grid_dispose;
  object_class->set_property = mn_cross_grid_set_property;
  object_class->get_property = mn_cross_grid_get_property;
  widget_class->snapshot = _mn_cross_grid_snapshot;
  widget_class->measure = mn_cross_grid_measure;
  widget_class->size_allocate = mn_cross_grid_size_allocate;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[ACTIVATED] = g_signal_new ("activated", MN_TYPE_CROSS_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "mncross");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
mn_cross_grid_init (MnCrossGrid *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cross table"), -1);
}

GtkWidget *
mn_cross_grid_new (void)
{
  return g_object_new (MN_TYPE_CROSS_GRID, NULL);
}

void
mn_cross_grid_set_table (MnCrossGrid *self, MnCrossTable *table, MnCrossShare share)
{
  g_return_if_fail (MN_IS_CROSS_GRID (self));

  if (table != NULL)
    mn_cross_table_ref (table);
  g_clear_pointer (&self->table, mn_cross_table_unref);
  g_clear_pointer (&self->row_labels, g_ptr_array_unref);
  g_clear_pointer (&self->column_labels, g_ptr_array_unref);
  self->table = table;
  self->share = share;
  self->row_labels = g_ptr_array_new_with_free_func (g_free);
  self->column_labels = g_ptr_array_new_with_free_func (g_free);
  if (table != NULL)
    {
      for (guint r = 0; r < mn_cross_table_get_n_rows (table); r++)
        g_ptr_array_add (self->row_labels, mn_cross_table_node_label (table, FALSE, r));
      for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
        g_ptr_array_add (self->column_labels, mn_cross_table_node_label (table, TRUE, c));
      measure (self);
      self->row = MIN (self->row, mn_cross_table_get_n_rows (table) - 1);
      self->column = MIN (self->column, mn_cross_table_get_n_columns (table) - 1);
      mn_cross_grid_set_cursor (self, self->row, self->column);
    }
  configure (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
