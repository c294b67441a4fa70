/* mn-children-page.c: the register of children: list and details
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-children-page-private.h"
#include "mn-entity-list.h"
#include "mn-export-dialog.h"
#include "mn-facet-query.h"
#include "mn-record-form.h"
#include "mn-session-units.h"

/* The details follow the arrow keys when they rest. */
#define DETAILS_DELAY_MS 50

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnChildrenPage, mn_children_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

/* Asking ----------------------------------------------------------------------------------------- */

gboolean
_mn_children_page_is_narrowed (MnChildrenPage *self)
{
  return (self->search != NULL && *self->search != '\0')
         || mn_child_filters_is_active (MN_CHILD_FILTERS (self->filters));
}

static void
ask (MnChildrenPage *self)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));

  if (self->stack == NULL) /* the search entry is emptied while the window goes */
    return;
  mn_query_set_search (query, self->search != NULL ? self->search : "");
  mn_child_filters_apply (MN_CHILD_FILTERS (self->filters), query);
  mn_record_view_set_query (MN_RECORD_VIEW (self->view), query);
}

static void
read_groups (MnChildrenPage *self)
{
  g_autoptr (GPtrArray) groups = mn_facet_query_groups (mn_session_get_reader (self->session), NULL);

  g_hash_table_remove_all (self->groups);
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const MnFacet *facet = g_ptr_array_index (groups, i);

      g_hash_table_insert (self->groups, g_strdup (facet->code),
                           g_strdup (facet->sensitive ? _ ("Other circumstance") : facet->label));
    }
}

static void
filters_changed_cb (MnChildFilters *filters, MnChildrenPage *self)
{
  ask (self);
}

/* The entry is the window's; setting it searches. */
static GtkWidget *
find_search_entry (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SEARCH_ENTRY (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_search_entry (child);
  return found;
}

static void
filters_search_cb (MnChildFilters *filters, const char *text, MnChildrenPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *entry = root != NULL ? find_search_entry (GTK_WIDGET (root)) : NULL;

  if (entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
loaded_cb (MnRecordView *view, MnChildrenPage *self)
{
  if (self->stack == NULL)
    return;
  _mn_children_page_learn_all (self);
  _mn_children_page_show_count (self);
}

/* A search that the mirror cannot answer yet goes through the file, and says so. */
static void
loading_cb (MnRecordList *list, GParamSpec *pspec, MnChildrenPage *self)
{
  if (self->stack != NULL && mn_record_list_get_loading (list))
    _mn_children_page_show_count (self);
}

static void
mirror_refreshed_cb (MnMirror *mirror, MnChildrenPage *self)
{
  self->n_grown = G_MAXUINT;
  loaded_cb (NULL, self);
}

/* Details ---------------------------------------------------------------------------------------- */

static gboolean
details_cb (gpointer data)
{
  MnChildrenPage *self = data;

  self->details_id = 0;
  mn_child_details_set_child (MN_CHILD_DETAILS (self->details),
                              mn_record_view_get_selected (MN_RECORD_VIEW (self->view)));
  return G_SOURCE_REMOVE;
}

static void
selected_cb (MnRecordView *view, gint64 row_id, MnChildrenPage *self)
{
  g_clear_handle_id (&self->details_id, g_source_remove);
  self->details_id = g_timeout_add (DETAILS_DELAY_MS, details_cb, self);
}

static void
activated_cb (MnRecordView *view, gint64 row_id, MnChildrenPage *self)
{
  mn_session_navigate (self->session, "child", row_id);
}

static gboolean
touches (const MnChangeSet *set, const char *table)
{
  if (set->external)
    return TRUE;
  for (guint i = 0; i < set->touched->len; i++)
    if (strcmp (g_array_index (set->touched, MnTouched, i).table, table) == 0)
      return TRUE;
  return FALSE;
}

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnChildrenPage *self)
{
  if (touches (set, "child"))
    loaded_cb (NULL, self);
  if (touches (set, "circumstance") || touches (set, "circumstance_group") || touches (set, "residence"))
    {
      read_groups (self);
      mn_child_filters_reload (MN_CHILD_FILTERS (self->filters));
    }
  mn_child_details_reload (MN_CHILD_DETAILS (self->details));
}

static void
working_date_cb (MnSession *session, MnChildrenPage *self)
{
  self->n_grown = G_MAXUINT;
  mn_child_filters_reload (MN_CHILD_FILTERS (self->filters));
  ask (self);
  mn_child_details_reload (MN_CHILD_DETAILS (self->details));
}

/* The page --------------------------------------------------------------------------------------- */

static const char *
page_get_new_label (MnPage *page)
{
  return mn_session_is_read_only (MN_CHILDREN_PAGE (page)->session) ? NULL : _ ("Add child");
}

static void
saved_cb (gint64 row_id, gpointer user_data)
{
  MnChildrenPage *self = user_data;

  if (self->session != NULL)
    mn_record_view_select (MN_RECORD_VIEW (self->view), row_id);
}

static void
page_create_new (MnPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  mn_record_form_present_full (self->session, GTK_WIDGET (self), mn_entity_find ("child"), 0, NULL, saved_cb,
                               g_object_ref (self), g_object_unref);
}

static const char *
page_get_search_hint (MnPage *page)
{
  return _ ("Name, number, telephone");
}

static void
page_set_search (MnPage *page, const char *text)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  if (g_strcmp0 (self->search, text) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (text);
  mn_child_filters_set_search (MN_CHILD_FILTERS (self->filters), text);
  ask (self);
}

static gboolean
page_get_can_print (MnPage *page)
{
  return MN_CHILDREN_PAGE (page)->n_all != 0;
}

static void
page_print (MnPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);
  const MnQuery *query = mn_record_list_get_query (mn_record_view_get_list (MN_RECORD_VIEW (self->view)));
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document = NULL;

  if (query == NULL)
    return;
  document = mn_entity_list_document_new_by_units (mn_session_get_register (self->session), query,
                                                   mn_session_get_unit_view (self->session), &error);
  if (document == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_session_print (self->session, document, _ ("children"));
}

static gboolean
page_get_can_export (MnPage *page)
{
  return MN_CHILDREN_PAGE (page)->n_all != 0;
}

static void
page_export_rows (MnPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  mn_export_dialog_present_view (self->session, GTK_WIDGET (self), MN_RECORD_VIEW (self->view));
}

static void
page_delete_selected (MnPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);
  gint64 row_id = mn_record_view_get_selected (MN_RECORD_VIEW (self->view));

  if (row_id != 0)
    mn_session_delete (self->session, mn_entity_find ("child"), row_id);
}

static void
page_edit_selected (MnPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);
  gint64 row_id = mn_record_view_get_selected (MN_RECORD_VIEW (self->view));

  if (row_id != 0)
    mn_session_edit (self->session, GTK_WIDGET (self), mn_entity_find ("child"), row_id, NULL);
}

static void
page_show_history (MnPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);
  gint64 row_id = mn_record_view_get_selected (MN_RECORD_VIEW (self->view));

  if (row_id != 0)
    mn_session_show_history (self->session, GTK_WIDGET (self), mn_entity_find ("child"), row_id);
}

/* A row that the conditions hide is shown all the same: they are taken away. */
static void
page_show_row (MnPage *page, gint64 row_id)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  if (_mn_children_page_is_narrowed (self))
    {
      g_clear_pointer (&self->search, g_free);
      mn_child_filters_set_search (MN_CHILD_FILTERS (self->filters), NULL);
      mn_child_filters_clear (MN_CHILD_FILTERS (self->filters));
    }
  mn_record_view_select (MN_RECORD_VIEW (self->view), row_id);
}

static void
page_iface_init (MnPageInterface *iface)
{
  iface->get_new_label = page_get_new_label;
  iface->create_new = page_create_new;
  iface->get_search_hint = page_get_search_hint;
  iface->set_search = page_set_search;
  iface->get_can_print = page_get_can_print;
  iface->print = page_print;
  iface->get_can_export = page_get_can_export;
  iface->export_rows = page_export_rows;
  iface->delete_selected = page_delete_selected;
  iface->edit_selected = page_edit_selected;
  iface->show_history = page_show_history;
  iface->show_row = page_show_row;
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_children_page_constructed (GObject *object)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (object);

  G_OBJECT_CLASS (mn_children_page_parent_class)->constructed (object);

  self->mirror = mn_mirror_get (mn_register_get_store (mn_session_get_register (self->session)));
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_groups (self);
  self->filters = mn_child_filters_new (self->session);
  self->view = mn_record_view_new (self->session, mn_entity_find ("child"), _mn_children_page_columns,
                                   _mn_children_page_n_columns, self);
  self->details = mn_child_details_new (self->session);
  _mn_children_page_make (self);
  g_signal_connect (self->filters, "changed", G_CALLBACK (filters_changed_cb), self);
  g_signal_connect (self->filters, "search", G_CALLBACK (filters_search_cb), self);
  g_signal_connect (self->view, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_object (mn_record_view_get_list (MN_RECORD_VIEW (self->view)), "notify::loading",
                           G_CALLBACK (loading_cb), self, 0);
  g_signal_connect (self->view, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->view, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (self->mirror, "refreshed", G_CALLBACK (mirror_refreshed_cb), self, 0);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (working_date_cb), self, 0);
  self->n_all = -1;
  self->n_grown = G_MAXUINT;
  ask (self);
  _mn_children_page_learn_all (self);
  _mn_children_page_show_count (self);
}

/* The mirror is filled once the first children have been painted: its worker, the X server and the first frame would
 * share two cores. */
static gboolean
wake_after_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (widget);

  if (!self->painted)
    {
      self->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  mn_mirror_wake (self->mirror);
  return G_SOURCE_REMOVE;
}

static void
mn_children_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mn_children_page_parent_class)->map (widget);

  if (!MN_CHILDREN_PAGE (widget)->painted)
    gtk_widget_add_tick_callback (widget, wake_after_frame, NULL, NULL);
}

static void
mn_children_page_dispose (GObject *object)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (object);

  g_clear_handle_id (&self->details_id, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_object (&self->mirror);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_children_page_parent_class)->dispose (object);
}

static void
mn_children_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    MN_CHILDREN_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_children_page_grab_focus (GtkWidget *widget)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (widget);

  mn_record_view_focus (MN_RECORD_VIEW (self->view));
  return TRUE;
}

static void
action_columns (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mn_column_chooser_open (MN_COLUMN_CHOOSER (MN_CHILDREN_PAGE (widget)->chooser));
}

static void
mn_children_page_class_init (MnChildrenPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mn_children_page_constructed;
  object_class->dispose = mn_children_page_dispose;
  object_class->set_property = mn_children_page_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_children_page_grab_focus;
  GTK_WIDGET_CLASS (klass)->map = mn_children_page_map;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.columns", NULL, action_columns);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_K, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.columns", NULL);
}

static void
mn_children_page_init (MnChildrenPage *self)
{
}

MnRecordView *
mn_children_page_get_view (MnChildrenPage *self)
{
  g_return_val_if_fail (MN_IS_CHILDREN_PAGE (self), NULL);
  return MN_RECORD_VIEW (self->view);
}

MnChildFilters *
mn_children_page_get_filters (MnChildrenPage *self)
{
  g_return_val_if_fail (MN_IS_CHILDREN_PAGE (self), NULL);
  return MN_CHILD_FILTERS (self->filters);
}

MnColumnChooser *
mn_children_page_get_chooser (MnChildrenPage *self)
{
  g_return_val_if_fail (MN_IS_CHILDREN_PAGE (self), NULL);
  return MN_COLUMN_CHOOSER (self->chooser);
}

MnChildDetails *
mn_children_page_get_details (MnChildrenPage *self)
{
  g_return_val_if_fail (MN_IS_CHILDREN_PAGE (self), NULL);
  return MN_CHILD_DETAILS (self->details);
}

const char *
mn_children_page_get_count (MnChildrenPage *self)
{
  g_return_val_if_fail (MN_IS_CHILDREN_PAGE (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->count));
}
