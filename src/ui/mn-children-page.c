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

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnChildrenPage, mn_children_page, MN_TYPE_CONTENT_PAGE,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

MnSession *
_mn_children_page_session (MnChildrenPage *self)
{
  return mn_content_page_get_session (MN_CONTENT_PAGE (self));
}

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

  if (self->view == NULL)
    return;
  mn_query_set_search (query, self->search != NULL ? self->search : "");
  mn_child_filters_apply (MN_CHILD_FILTERS (self->filters), query);
  mn_record_view_set_query (MN_RECORD_VIEW (self->view), query);
}

static void
read_groups (MnChildrenPage *self)
{
  g_autoptr (GPtrArray) groups = mn_facet_query_groups (mn_session_get_reader (_mn_children_page_session (self)), NULL);

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
  if (self->view == NULL)
    return;
  _mn_children_page_learn_all (self);
  _mn_children_page_show_count (self);
}

/* A search that the mirror cannot answer yet goes through the file, and says so. */
static void
loading_cb (MnRecordList *list, GParamSpec *pspec, MnChildrenPage *self)
{
  if (self->view != NULL && mn_record_list_get_loading (list))
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
  mn_session_navigate (_mn_children_page_session (self), "child", row_id);
}

static void
changed (MnContentPage *page, const MnChangeSet *set)
{
  static const char *const children[] = { "child", NULL };
  static const char *const filtered[] = { "circumstance", "circumstance_group", "residence", NULL };
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  if (mn_change_set_touches (set, children))
    loaded_cb (NULL, self);
  if (mn_change_set_touches (set, filtered))
    {
      read_groups (self);
      mn_child_filters_reload (MN_CHILD_FILTERS (self->filters));
    }
  mn_child_details_reload (MN_CHILD_DETAILS (self->details));
}

static void
date_changed (MnContentPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  self->n_grown = G_MAXUINT;
  mn_child_filters_reload (MN_CHILD_FILTERS (self->filters));
  ask (self);
  mn_child_details_reload (MN_CHILD_DETAILS (self->details));
}

/* The page --------------------------------------------------------------------------------------- */

static void
saved_cb (gint64 row_id, gpointer user_data)
{
  MnChildrenPage *self = user_data;

  if (self->view != NULL)
    mn_record_view_select (MN_RECORD_VIEW (self->view), row_id);
}

static void
page_create_new (MnPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  mn_record_form_present_full (_mn_children_page_session (self), GTK_WIDGET (self), mn_entity_find ("child"), 0, NULL,
                               saved_cb, g_object_ref (self), g_object_unref);
}

static void
page_set_search (MnPage *page, const char *text)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  /* the window's entry is emptied while it goes */
  if (self->view == NULL || g_strcmp0 (self->search, text) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (text);
  mn_child_filters_set_search (MN_CHILD_FILTERS (self->filters), text);
  ask (self);
}

static MnDocument *
create_document (MnContentPage *page, const char **file_name, GError **error)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);
  MnSession *session = _mn_children_page_session (self);

  *file_name = _ ("children");
  return mn_entity_list_document_new_by_units (
      mn_session_get_register (session),
      mn_record_list_get_query (mn_record_view_get_list (MN_RECORD_VIEW (self->view))),
      mn_session_get_unit_view (session), error);
}

static gboolean
get_focused (MnContentPage *page, const MnEntity **entity, gint64 *row_id)
{
  *entity = mn_entity_find ("child");
  *row_id = mn_record_view_get_selected (MN_RECORD_VIEW (MN_CHILDREN_PAGE (page)->view));
  return *row_id != 0;
}

static gboolean
page_get_can_export (MnPage *page)
{
  return mn_content_page_has_content (MN_CONTENT_PAGE (page));
}

static void
page_export_rows (MnPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  mn_export_dialog_present_view (_mn_children_page_session (self), GTK_WIDGET (self), MN_RECORD_VIEW (self->view));
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
  iface->create_new = page_create_new;
  iface->set_search = page_set_search;
  iface->get_can_export = page_get_can_export;
  iface->export_rows = page_export_rows;
  iface->show_row = page_show_row;
}

/* Making ----------------------------------------------------------------------------------------- */

static GtkWidget *
create_content (MnContentPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);
  MnSession *session = _mn_children_page_session (self);

  self->mirror = mn_mirror_get (mn_register_get_store (mn_session_get_register (session)));
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_groups (self);
  self->filters = mn_child_filters_new (session);
  self->view = mn_record_view_new (session, mn_entity_find ("child"), _mn_children_page_columns,
                                   _mn_children_page_n_columns, self);
  self->details = mn_child_details_new (session);
  g_signal_connect (self->filters, "changed", G_CALLBACK (filters_changed_cb), self);
  g_signal_connect (self->filters, "search", G_CALLBACK (filters_search_cb), self);
  g_signal_connect (self->view, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect_object (mn_record_view_get_list (MN_RECORD_VIEW (self->view)), "notify::loading",
                           G_CALLBACK (loading_cb), self, 0);
  g_signal_connect (self->view, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->view, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (self->mirror, "refreshed", G_CALLBACK (mirror_refreshed_cb), self, 0);
  self->n_all = -1;
  self->n_grown = G_MAXUINT;
  return _mn_children_page_make (self);
}

static void
fill (MnContentPage *page)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (page);

  ask (self);
  _mn_children_page_learn_all (self);
  mn_content_page_set_has_content (page, self->n_all != 0);
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

/* Whatever still holds the page while the window closes, nothing is read once the register is closed. */
static void
mn_children_page_unroot (GtkWidget *widget)
{
  g_clear_handle_id (&MN_CHILDREN_PAGE (widget)->details_id, g_source_remove);
  GTK_WIDGET_CLASS (mn_children_page_parent_class)->unroot (widget);
}

static void
mn_children_page_dispose (GObject *object)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (object);

  g_clear_handle_id (&self->details_id, g_source_remove);
  self->view = NULL;
  G_OBJECT_CLASS (mn_children_page_parent_class)->dispose (object); /* cells still ask for groups */
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_object (&self->mirror);
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
  static const MnEmptyState empty = { "system-users-symbolic", N_ ("No child in the register yet"),
                                      N_ ("Begin with the first child: press Ctrl+N."), N_ ("Add child"), "win.new" };
  MnContentPageClass *content_class = MN_CONTENT_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_children_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_children_page_grab_focus;
  GTK_WIDGET_CLASS (klass)->unroot = mn_children_page_unroot;
  GTK_WIDGET_CLASS (klass)->map = mn_children_page_map;
  content_class->empty = &empty;
  content_class->search_hint = N_ ("Name, number, telephone");
  content_class->create_content = create_content;
  content_class->fill = fill;
  content_class->changed = changed;
  content_class->date_changed = date_changed;
  content_class->get_focused = get_focused;
  content_class->create_document = create_document;
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
