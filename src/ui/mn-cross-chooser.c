/* mn-cross-chooser.c: what the rows and columns of a cross table are
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-cross-chooser.h"
#include "mn-details-parts.h"
#include "mn-i18n.h"

typedef enum {
  IN_ROWS,
  IN_COLUMNS,
  NOT_ASKED,
  N_GROUPS,
} Group;

struct _MnCrossChooser {
  GtkWidget parent_instance;

  GtkWidget *list;
  MnCrossQuestion question;
};

/* A row of the list; an empty group has one without a dimension, to drop something on. */
typedef struct {
  Group group;
  guint place;
  MnCrossDimension dimension; /* MN_N_CROSS_DIMENSIONS: none */
} Entry;

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnCrossChooser, mn_cross_chooser, GTK_TYPE_WIDGET)

static const Entry *
entry_of (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "entry") : NULL;
}

static const char *
group_title (Group group)
{
  return group == IN_ROWS ? _ ("Rows") : group == IN_COLUMNS ? _ ("Columns") : _ ("Not in the table");
}

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const Entry *entry = entry_of (row), *previous = entry_of (before);
  GtkWidget *label;

  if (previous != NULL && previous->group == entry->group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = mn_part_label (group_title (entry->group), "mn-group");
  gtk_list_box_row_set_header (row, label);
}

/* Moving ----------------------------------------------------------------------------------------- */

static void fill (MnCrossChooser *self, MnCrossDimension focus);

static void
settle (MnCrossChooser *self, const MnCrossQuestion *before, MnCrossDimension focus)
{
  if (self->question.n_rows + self->question.n_columns == 0)
    self->question = *before;
  if (memcmp (before, &self->question, sizeof *before) == 0)
    return;
  fill (self, focus);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_asked (MnCrossChooser *self, MnCrossDimension dimension)
{
  for (guint i = 0; i < self->question.n_rows; i++)
    if (self->question.rows[i] == dimension)
      return TRUE;
  for (guint i = 0; i < self->question.n_columns; i++)
    if (self->question.columns[i] == dimension)
      return TRUE;
  return FALSE;
}

void
mn_cross_chooser_move (MnCrossChooser *self, MnCrossDimension dimension, gboolean to_columns, guint place)
{
  MnCrossQuestion before;

  g_return_if_fail (MN_IS_CROSS_CHOOSER (self));

  before = self->question;
  /* A fifth question takes the place of the last one on that side. */
  if (!is_asked (self, dimension) && before.n_rows + before.n_columns == MN_CROSS_MAX)
    {
      guint *n = to_columns ? &self->question.n_columns : &self->question.n_rows;

      if (*n == 0)
        n = to_columns ? &self->question.n_rows : &self->question.n_columns;
      --*n;
    }
  mn_cross_question_move (&self->question, dimension, to_columns, place);
  settle (self, &before, dimension);
}

static void
leave_out (MnCrossChooser *self, MnCrossDimension dimension)
{
  MnCrossQuestion before = self->question;

  mn_cross_question_remove (&self->question, dimension);
  settle (self, &before, dimension);
}

void
mn_cross_chooser_toggle (MnCrossChooser *self, MnCrossDimension dimension)
{
  g_return_if_fail (MN_IS_CROSS_CHOOSER (self));

  if (is_asked (self, dimension))
    leave_out (self, dimension);
  else
    mn_cross_chooser_move (self, dimension, self->question.n_columns < self->question.n_rows, G_MAXUINT);
}

static gboolean
move_by_key (MnCrossChooser *self, const Entry *entry, guint key)
{
  gboolean to_columns = entry->group == IN_COLUMNS;

  if (key == GDK_KEY_Left)
    mn_cross_chooser_move (self, entry->dimension, FALSE, G_MAXUINT);
  else if (key == GDK_KEY_Right)
    mn_cross_chooser_move (self, entry->dimension, TRUE, G_MAXUINT);
  else if (key == GDK_KEY_Up && entry->place > 0 && entry->group != NOT_ASKED)
    mn_cross_chooser_move (self, entry->dimension, to_columns, entry->place - 1);
  else if (key == GDK_KEY_Up && entry->group != IN_ROWS)
    mn_cross_chooser_move (self, entry->dimension, entry->group == NOT_ASKED, G_MAXUINT);
  else if (key == GDK_KEY_Down && entry->group == IN_ROWS && entry->place + 1 == self->question.n_rows)
    mn_cross_chooser_move (self, entry->dimension, TRUE, 0);
  else if (key == GDK_KEY_Down && entry->group == IN_COLUMNS && entry->place + 1 == self->question.n_columns)
    leave_out (self, entry->dimension);
  else if (key == GDK_KEY_Down && entry->group != NOT_ASKED)
    mn_cross_chooser_move (self, entry->dimension, to_columns, entry->place + 1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MnCrossChooser *self)
{
  const Entry *entry = entry_of (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (entry == NULL || entry->dimension == MN_N_CROSS_DIMENSIONS)
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_ALT_MASK)
    return move_by_key (self, entry, key);
  if (modifiers == 0 && (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete) && entry->group != NOT_ASKED)
    {
      leave_out (self, entry->dimension);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, MnCrossChooser *self)
{
  const Entry *entry = entry_of (row);

  if (entry->dimension != MN_N_CROSS_DIMENSIONS)
    mn_cross_chooser_toggle (self, entry->dimension);
}

/* Dragging --------------------------------------------------------------------------------------- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkListBoxRow *row)
{
  return gdk_content_provider_new_typed (G_TYPE_INT, (int)entry_of (row)->dimension);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, GtkWidget *row)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, paintable, 12, 12);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkListBoxRow *row)
{
  MnCrossChooser *self = MN_CROSS_CHOOSER (gtk_widget_get_ancestor (GTK_WIDGET (row), MN_TYPE_CROSS_CHOOSER));
  int dimension = g_value_get_int (value);
  const Entry *entry = entry_of (row);

  if (self == NULL || dimension < 0 || dimension >= MN_N_CROSS_DIMENSIONS || (int)entry->dimension == dimension)
    return FALSE;
  if (entry->group == NOT_ASKED)
    leave_out (self, (MnCrossDimension)dimension);
  else
    mn_cross_chooser_move (self, (MnCrossDimension)dimension, entry->group == IN_COLUMNS, entry->place);
  return TRUE;
}

/* The list --------------------------------------------------------------------------------------- */

static void
add_row (MnCrossChooser *self, Group group, guint place, MnCrossDimension dimension, MnCrossDimension focus)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_COPY);
  gboolean is_empty = dimension == MN_N_CROSS_DIMENSIONS;
  const char *title = is_empty ? _ ("Drag one here") : mn_cross_dimension_title (dimension);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = mn_part_label (title, is_empty ? "mn-empty" : NULL);
  Entry *entry = g_new0 (Entry, 1);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  *entry = (Entry) { group, place, dimension };
  g_object_set_data_full (G_OBJECT (row), "entry", entry, g_free);
  if (!is_empty)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-drag-handle-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, title);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), !is_empty);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !is_empty);
  gtk_widget_set_focusable (row, !is_empty);
  if (!is_empty)
    {
      GtkDragSource *source = gtk_drag_source_new ();
      g_autofree char *name = g_strdup_printf ("%s: %s", group_title (group), title);

      g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), row);
      g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), row);
      gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  if (dimension == focus && !is_empty)
    {
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
      gtk_widget_grab_focus (row);
    }
}

/* @focus: the dimension that the focus goes along with; MN_N_CROSS_DIMENSIONS: none. */
static void
fill (MnCrossChooser *self, MnCrossDimension focus)
{
  GtkWidget *row;
  guint unused = 0;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->question.n_rows; i++)
    add_row (self, IN_ROWS, i, self->question.rows[i], focus);
  if (self->question.n_rows == 0)
    add_row (self, IN_ROWS, 0, MN_N_CROSS_DIMENSIONS, focus);
  for (guint i = 0; i < self->question.n_columns; i++)
    add_row (self, IN_COLUMNS, i, self->question.columns[i], focus);
  if (self->question.n_columns == 0)
    add_row (self, IN_COLUMNS, 0, MN_N_CROSS_DIMENSIONS, focus);
  for (int d = 0; d < MN_N_CROSS_DIMENSIONS; d++)
    if (!is_asked (self, (MnCrossDimension)d))
      add_row (self, NOT_ASKED, unused++, (MnCrossDimension)d, focus);
}

static void
mn_cross_chooser_dispose (GObject *object)
{
  g_clear_pointer (&MN_CROSS_CHOOSER (object)->list, gtk_widget_unparent);

  G_OBJECT_CLASS (mn_cross_chooser_parent_class)->dispose (object);
}

static void
mn_cross_chooser_class_init (MnCrossChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_cross_chooser_dispose;
  signals[CHANGED]
      = g_signal_new ("changed", MN_TYPE_CROSS_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_cross_chooser_init (MnCrossChooser *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "mn-programmes");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_func, NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions of the table"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->list, key);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

GtkWidget *
mn_cross_chooser_new (void)
{
  return g_object_new (MN_TYPE_CROSS_CHOOSER, NULL);
}

const MnCrossQuestion *
mn_cross_chooser_get_question (MnCrossChooser *self)
{
  g_return_val_if_fail (MN_IS_CROSS_CHOOSER (self), NULL);
  return &self->question;
}

void
mn_cross_chooser_set_question (MnCrossChooser *self, const MnCrossQuestion *question)
{
  g_return_if_fail (MN_IS_CROSS_CHOOSER (self));
  self->question = *question;
  fill (self, MN_N_CROSS_DIMENSIONS);
}
