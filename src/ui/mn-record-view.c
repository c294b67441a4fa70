/* mn-record-view.c: the list of any entity, as a table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-details-parts.h"
#include "mn-record-cell.h"
#include "mn-record-view.h"
#include "mn-session-units.h"

/* Of one letter of a column's width, and what the cell's padding takes. */
#define CHARACTER_WIDTH 7
#define CELL_PADDING 16

struct _MnRecordView {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *scrolled;
  GtkWidget *table;

  /* Owned */
  MnSession *session;
  MnRecordList *list;
  GtkSingleSelection *selection;
  MnQuery *query;
  GPtrArray *columns; /* of GtkColumnViewColumn, with their field in "mn-field" */

  /* Borrowed */
  const MnEntity *entity;
  const MnViewColumn *infos; /* those the view was made with; NULL: the listed fields */
  guint n_infos;
  gpointer cell_data;
  GtkColumnViewColumn *probed; /* the first column that the view's sorter asked */

  gint64 selected;
  gint64 wanted; /* to be selected when the rows come */
  gint64 lost;   /* was selected when it went out of the result: a deletion may be undone */

  guint moving : 1;    /* the program moves the selection */
  guint arranging : 1; /* … or the columns */
};

enum {
  ACTIVATED,
  LOADED,
  SELECTED,
  COLUMNS_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (MnRecordView, mn_record_view, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Order ------------------------------------------------------------------------------------------ */

/* GTK 4.8 does not say which column sorts. Our columns' sorters compare nothing; asked about two things, the view's
 * sorter turns first to the column on top, which leaves its name here. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GtkColumnViewColumn *column = user_data;
  MnRecordView *self = g_object_get_data (G_OBJECT (column), "mn-view");

  if (self->probed == NULL)
    self->probed = column;
  return -1;
}

/* A place is sorted by as it is shown. */
static void
ask (MnRecordView *self)
{
  g_autoptr (GError) error = NULL;

  if (!mn_unit_view_order (mn_session_get_unit_view (self->session), self->query, mn_session_get_reader (self->session),
                           &error))
    mn_session_toast_error (self->session, error);
  mn_record_list_set_query (self->list, self->query);
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, MnRecordView *self)
{
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering order;

  self->probed = NULL;
  order = gtk_sorter_compare (sorter, a, b);
  if (self->query == NULL)
    return;
  if (self->probed == NULL)
    mn_query_set_sort (self->query, NULL, FALSE);
  else
    {
      const MnField *field = g_object_get_data (G_OBJECT (self->probed), "mn-field");

      mn_query_set_sort (self->query, field->name, order == GTK_ORDERING_LARGER);
    }
  ask (self);
}

/* The arrow stands where the order comes from before anybody asked for another one. */
static void
show_default_order (MnRecordView *self)
{
  gboolean descending = FALSE;
  g_autoptr (MnQuery) query = mn_query_new (self->entity);
  const char *sort = mn_query_get_sort (query, &descending);

  for (guint i = 0; sort != NULL && i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);
      const MnField *field = g_object_get_data (G_OBJECT (column), "mn-field");

      if (strcmp (field->name, sort) == 0)
        gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->table), column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

/* The heads take no focus in GTK 4.8: Ctrl and a digit sort by the column of that number, pressed again the other way
 * round. */
static void
action_sort (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnRecordView *self = MN_RECORD_VIEW (widget);
  guint index = g_variant_get_uint32 (parameter);
  gboolean descending = FALSE;
  const char *sort = self->query != NULL ? mn_query_get_sort (self->query, &descending) : NULL;
  GtkColumnViewColumn *column;
  const MnField *field;
  GtkSortType order;

  if (index >= self->columns->len)
    return;
  column = g_ptr_array_index (self->columns, index);
  field = g_object_get_data (G_OBJECT (column), "mn-field");
  order = g_strcmp0 (sort, field->name) == 0 && !descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->table), NULL, GTK_SORT_ASCENDING); /* one arrow only */
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->table), column, order);
}

/* Selection -------------------------------------------------------------------------------------- */

static void
set_selected (MnRecordView *self, gint64 row_id)
{
  if (self->selected == row_id)
    return;
  self->selected = row_id;
  g_signal_emit (self, signals[SELECTED], 0, row_id);
}

static void
selection_changed_cb (GtkSingleSelection *selection, GParamSpec *pspec, MnRecordView *self)
{
  guint position = gtk_single_selection_get_selected (selection);

  if (self->moving)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  self->wanted = self->lost = 0;
  set_selected (self, mn_record_list_get_id (self->list, position));
}

static GtkWidget *
find_list_view (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

/* The action belongs to the list inside the table; before the table has a size it would scroll to nowhere. */
static void
reveal (MnRecordView *self, guint position)
{
  GtkWidget *list_view = find_list_view (self->table);

  if (list_view != NULL && gtk_widget_get_allocated_height (list_view) > 0)
    gtk_widget_activate_action (list_view, "list.scroll-to-item", "u", position);
}

static gboolean
has_focus (MnRecordView *self)
{
  GtkRoot *root = gtk_widget_get_root (self->table);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->table);
}

/* Where the keyboard is in the table, it goes with the selection: else Enter would open the row that stands where the
 * selected one stood, and two children of one name stand side by side. The list follows the focus of its rows and has
 * no other way to be told. */
static void
show_selected (MnRecordView *self, guint position)
{
  gboolean focused = has_focus (self);

  reveal (self, position);
  if (!focused)
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (find_list_view (self->table)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) != 0)
      {
        gtk_widget_grab_focus (row);
        return;
      }
}

static int
row_height (MnRecordView *self)
{
  GtkWidget *list_view = find_list_view (self->table);
  int height = 0;

  for (GtkWidget *row = list_view != NULL ? gtk_widget_get_first_child (list_view) : NULL; row != NULL && height == 0;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      height = gtk_widget_get_allocated_height (row);
  return height;
}

/* Rows are all of one height. */
static void
scrolled_cb (GtkAdjustment *adjustment, MnRecordView *self)
{
  int height = self->list != NULL ? row_height (self) : 0;

  if (height > 0)
    mn_record_list_set_shown (self->list, (guint)(gtk_adjustment_get_value (adjustment) / height),
                              (guint)(gtk_adjustment_get_page_size (adjustment) / height) + 2);
}

/* The result is another one: the selection follows its row, goes when the row is not among them, and comes back with
 * the row as long as nothing else was selected or asked for. */
static void
loaded_cb (MnRecordList *list, MnRecordView *self)
{
  gint64 row_id = self->wanted != 0 ? self->wanted : self->selected != 0 ? self->selected : self->lost;
  guint position = row_id != 0 ? mn_record_list_find (list, row_id) : G_MAXUINT;
  guint before = gtk_single_selection_get_selected (self->selection);

  self->moving = TRUE;
  gtk_single_selection_set_selected (self->selection, position == G_MAXUINT ? GTK_INVALID_LIST_POSITION : position);
  self->moving = FALSE;
  if (position != G_MAXUINT)
    {
      if (row_id != self->selected || (position != before && has_focus (self)))
        show_selected (self, position);
      self->wanted = self->lost = 0;
    }
  else if (self->selected != 0)
    self->lost = self->selected;
  set_selected (self, position != G_MAXUINT ? row_id : 0);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
activate_cb (GtkColumnView *table, guint position, MnRecordView *self)
{
  gint64 row_id = mn_record_list_get_id (self->list, position);

  if (row_id != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, row_id);
}

/* End and Page Down would go to the padding below a short result. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, MnRecordView *self)
{
  guint n = mn_record_list_get_n_found (self->list);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return keyval == GDK_KEY_Down || keyval == GDK_KEY_End || keyval == GDK_KEY_Page_Down;
  if ((keyval == GDK_KEY_End || keyval == GDK_KEY_KP_End) || (keyval == GDK_KEY_Down && position == n - 1)
      || ((keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down) && position != GTK_INVALID_LIST_POSITION
          && position + 18 >= n))
    {
      gtk_single_selection_set_selected (self->selection, n - 1);
      reveal (self, n - 1);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Making ----------------------------------------------------------------------------------------- */

static void
width_changed_cb (GtkColumnViewColumn *column, GParamSpec *pspec, MnRecordView *self)
{
  if (!self->arranging)
    g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

/* @width 0: the column's own. */
static void
add_column (MnRecordView *self, guint field, const MnViewColumn *info, int width)
{
  const MnField *described = &self->entity->fields[field];
  MnRecordCell *cell = g_new0 (MnRecordCell, 1);
  GtkColumnViewColumn *column;
  g_autoptr (GtkSorter) sorter = NULL;
  int chars = described->width != 0 ? described->width : mn_kind_info (described->kind)->width;

  cell->entity = self->entity;
  cell->field = field;
  cell->text = info != NULL ? info->text : NULL;
  cell->cell_data = self->cell_data;
  cell->list = self->list;
  cell->session = self->session;
  cell->first = self->columns->len == 0;
  column = gtk_column_view_column_new (info != NULL && info->title != NULL ? g_dgettext (GETTEXT_PACKAGE, info->title)
                                                                           : mn_field_label (described),
                                       mn_record_cell_factory_new (cell));
  if (width == 0)
    width = info != NULL ? info->width : chars * CHARACTER_WIDTH + CELL_PADDING;
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, info != NULL && info->expand);
  g_object_set_data (G_OBJECT (column), "mn-field", (gpointer)described);
  g_object_set_data (G_OBJECT (column), "mn-view", self);
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), column);
  g_ptr_array_add (self->columns, column);
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self, 0);
}

static void
add_listed_columns (MnRecordView *self)
{
  int last = -1;

  for (guint i = 0; i < self->entity->n_fields; i++)
    if ((self->entity->fields[i].flags & MN_FIELD_LISTED) != 0)
      {
        add_column (self, i, NULL, 0);
        last = (int)i;
      }
  if (last >= 0)
    gtk_column_view_column_set_expand (g_ptr_array_index (self->columns, self->columns->len - 1), TRUE);
}

static void
add_own_columns (MnRecordView *self)
{
  for (guint i = 0; i < self->n_infos; i++)
    add_column (self, (guint)mn_entity_field (self->entity, self->infos[i].field), &self->infos[i], 0);
  if (self->n_infos == 0)
    add_listed_columns (self);
}

static const MnViewColumn *
find_info (MnRecordView *self, const char *field)
{
  for (guint i = 0; i < self->n_infos; i++)
    if (strcmp (self->infos[i].field, field) == 0)
      return &self->infos[i];
  return NULL;
}

/* The titles exist once the table is in a window. */
static void
align_headers (MnRecordView *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MnField *field = g_object_get_data (g_ptr_array_index (self->columns, i), "mn-field");

      if (mn_kind_info (field->kind)->right)
        mn_part_align_header (self->table, i);
    }
}

/* Dragged by its head. */
static void
columns_moved_cb (GListModel *model, guint position, guint removed, guint added, MnRecordView *self)
{
  if (self->arranging)
    return;
  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (self->columns, g_list_model_get_item (model, i));
  /* A move is a removal first. */
  if (added > 0)
    g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

static void
mn_record_view_dispose (GObject *object)
{
  MnRecordView *self = MN_RECORD_VIEW (object);

  g_clear_pointer (&self->query, mn_query_free); /* the table's sorter changes as it goes: nothing is asked for then */
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (mn_record_view_parent_class)->dispose (object);
}

static void
mn_record_view_class_init (MnRecordViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_record_view_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", MN_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LOADED]
      = g_signal_new ("loaded", MN_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", MN_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[COLUMNS_CHANGED]
      = g_signal_new ("columns-changed", MN_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "view.sort", "u", action_sort);
  for (guint i = 0; i < 9; i++)
    gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_1 + i, GDK_CONTROL_MASK, "view.sort", "u",
                                         i);
}

static void
mn_record_view_init (MnRecordView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkAdjustment *adjustment;

  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->table = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->table, "mn-table");
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->table), FALSE);
  g_signal_connect (self->table, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->table, keys);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->table);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (scrolled_cb), self, 0);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, 0);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

/* The rows are the same, their cells say something else, and so may stand in another order. */
static void
units_changed_cb (MnRecordView *self)
{
  const char *sort = self->query != NULL ? mn_query_get_sort (self->query, NULL) : NULL;
  int sorted = sort != NULL ? mn_entity_field (self->entity, sort) : -1;

  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);
      const MnField *field = g_object_get_data (G_OBJECT (column), "mn-field");
      g_autoptr (GtkListItemFactory) factory = NULL;

      if (g_strcmp0 (field->target, "unit") != 0)
        continue;
      factory = g_object_ref (gtk_column_view_column_get_factory (column));
      gtk_column_view_column_set_factory (column, NULL);
      gtk_column_view_column_set_factory (column, factory);
    }
  if (sorted >= 0 && g_strcmp0 (self->entity->fields[sorted].target, "unit") == 0)
    ask (self);
}

GtkWidget *
mn_record_view_new (MnSession *session, const MnEntity *entity, const MnViewColumn *columns, guint n_columns,
                    gpointer cell_data)
{
  MnRecordView *self;

  g_return_val_if_fail (MN_IS_SESSION (session) && entity != NULL, NULL);

  self = g_object_new (MN_TYPE_RECORD_VIEW, NULL);
  self->session = g_object_ref (session);
  self->entity = entity;
  self->list = mn_record_list_new (mn_session_get_register (session), entity);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  self->infos = columns;
  self->n_infos = n_columns;
  self->cell_data = cell_data;
  add_own_columns (self);
  g_signal_connect_object (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table)), "items-changed",
                           G_CALLBACK (columns_moved_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mn_entity_titles (entity), -1);
  g_signal_connect_swapped (self->table, "map", G_CALLBACK (align_headers), self);
  show_default_order (self);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, 0);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb), self, 0);
  g_signal_connect_object (self->list, "loaded", G_CALLBACK (loaded_cb), self, 0);
  g_signal_connect_object (session, "units-changed", G_CALLBACK (units_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), GTK_SELECTION_MODEL (self->selection));
  return GTK_WIDGET (self);
}

GVariant *
mn_record_view_get_columns (MnRecordView *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (MN_IS_RECORD_VIEW (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(si)"));
  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = g_ptr_array_index (self->columns, i);
      const MnField *field = g_object_get_data (G_OBJECT (column), "mn-field");

      g_variant_builder_add (&builder, "(si)", field->name, gtk_column_view_column_get_fixed_width (column));
    }
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static void
add_chosen_columns (MnRecordView *self, GVariant *columns)
{
  GVariantIter iter;
  const char *name;
  int width;

  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_next (&iter, "(&si)", &name, &width))
    if (mn_entity_field (self->entity, name) >= 0)
      add_column (self, (guint)mn_entity_field (self->entity, name), find_info (self, name), CLAMP (width, 0, 2000));
}

void
mn_record_view_set_columns (MnRecordView *self, GVariant *columns)
{
  g_return_if_fail (MN_IS_RECORD_VIEW (self));

  self->arranging = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->table), g_ptr_array_index (self->columns, i));
  g_ptr_array_set_size (self->columns, 0);
  if (columns != NULL)
    add_chosen_columns (self, columns);
  if (self->columns->len == 0)
    add_own_columns (self);
  self->arranging = FALSE;
  show_default_order (self);
  align_headers (self);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

const MnEntity *
mn_record_view_get_entity (MnRecordView *self)
{
  g_return_val_if_fail (MN_IS_RECORD_VIEW (self), NULL);
  return self->entity;
}

MnRecordList *
mn_record_view_get_list (MnRecordView *self)
{
  g_return_val_if_fail (MN_IS_RECORD_VIEW (self), NULL);
  return self->list;
}

void
mn_record_view_set_query (MnRecordView *self, const MnQuery *query)
{
  gboolean descending = FALSE;
  MnQuery *fresh;

  g_return_if_fail (MN_IS_RECORD_VIEW (self) && query != NULL);

  self->lost = 0;
  fresh = mn_query_copy (query);
  if (self->query != NULL)
    {
      const char *sort = mn_query_get_sort (self->query, &descending);

      mn_query_set_sort (fresh, sort, descending);
      mn_query_free (self->query);
    }
  self->query = fresh;
  ask (self);
}

gint64
mn_record_view_get_selected (MnRecordView *self)
{
  g_return_val_if_fail (MN_IS_RECORD_VIEW (self), 0);
  return self->selected;
}

void
mn_record_view_select (MnRecordView *self, gint64 row_id)
{
  guint position;

  g_return_if_fail (MN_IS_RECORD_VIEW (self));

  position = row_id != 0 ? mn_record_list_find (self->list, row_id) : G_MAXUINT;
  self->wanted = position == G_MAXUINT ? row_id : 0;
  self->lost = 0;
  self->moving = TRUE;
  gtk_single_selection_set_selected (self->selection, position == G_MAXUINT ? GTK_INVALID_LIST_POSITION : position);
  self->moving = FALSE;
  if (position != G_MAXUINT)
    show_selected (self, position);
  if (position != G_MAXUINT || row_id == 0)
    set_selected (self, row_id);
}

void
mn_record_view_focus (MnRecordView *self)
{
  g_return_if_fail (MN_IS_RECORD_VIEW (self));

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION
      && mn_record_list_get_n_found (self->list) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (self->table);
}
