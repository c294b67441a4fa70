/* mn-catalogue-page.c: every list of the register, generated from its table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-catalogue-page.h"
#include "mn-details-parts.h"
#include "mn-entity-list.h"
#include "mn-export-dialog.h"
#include "mn-record-form.h"
#include "mn-session-units.h"

struct _MnCataloguePage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *entities;
  GtkWidget *title;
  GtkWidget *count;
  GtkWidget *in_force;
  GtkWidget *lists; /* a stack: the table of each entity that was looked at, and "empty" pages */
  GtkWidget *empty;

  /* Owned */
  MnSession *session;
  GPtrArray *shown; /* of const MnEntity, as the rows of the list at the left */
  char *search;

  /* Borrowed */
  const MnEntity *entity;
  MnRecordView *view;

  gint64 n_all;
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnCataloguePage, mn_catalogue_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

/* The list of the entity shown ------------------------------------------------------------------- */

static gint64
count_all (MnCataloguePage *self)
{
  g_autoptr (MnQuery) query = mn_query_new (self->entity);

  return MAX (mn_query_count (query, mn_session_get_reader (self->session), NULL), 0);
}

static void
show_count (MnCataloguePage *self)
{
  guint n = mn_record_list_get_n_found (mn_record_view_get_list (self->view));
  g_autofree char *found = mn_number_format (n);
  g_autofree char *all = mn_number_format (self->n_all);
  g_autofree char *markup = g_strdup_printf (_ ("<b>%s</b> / %s rows"), found, all);

  gtk_label_set_markup (GTK_LABEL (self->count), markup);
  if (self->n_all == 0)
    {
      adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), mn_entity_titles (self->entity));
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), self->entity->icon);
    }
  gtk_stack_set_visible_child (GTK_STACK (self->lists), self->n_all == 0 ? self->empty : GTK_WIDGET (self->view));
}

static void
ask (MnCataloguePage *self)
{
  g_autoptr (MnQuery) query = mn_query_new (self->entity);

  mn_query_set_search (query, self->search != NULL ? self->search : "");
  if (mn_entity_is_dated (self->entity) && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->in_force)))
    mn_query_set_on (query, mn_session_get_working_date (self->session));
  mn_record_view_set_query (self->view, query);
}

static void
loaded_cb (MnRecordView *view, MnCataloguePage *self)
{
  if (view == self->view)
    show_count (self);
}

static void
activated_cb (MnRecordView *view, gint64 row_id, MnCataloguePage *self)
{
  mn_session_edit (self->session, GTK_WIDGET (self), self->entity, row_id, NULL);
}

/* The table of an entity is made when it is first looked at, and kept with its place and order. */
static MnRecordView *
ensure_view (MnCataloguePage *self, const MnEntity *entity)
{
  GtkWidget *view = gtk_stack_get_child_by_name (GTK_STACK (self->lists), entity->name);

  if (view == NULL)
    {
      view = mn_record_view_new (self->session, entity, NULL, 0, NULL);
      g_signal_connect (view, "loaded", G_CALLBACK (loaded_cb), self);
      g_signal_connect (view, "activated", G_CALLBACK (activated_cb), self);
      gtk_stack_add_named (GTK_STACK (self->lists), view, entity->name);
    }
  return MN_RECORD_VIEW (view);
}

void
mn_catalogue_page_show_entity (MnCataloguePage *self, const MnEntity *entity)
{
  g_return_if_fail (MN_IS_CATALOGUE_PAGE (self) && entity != NULL && entity->group != NULL);

  if (self->entity == entity)
    return;
  self->entity = entity;
  self->view = ensure_view (self, entity);
  for (guint i = 0; i < self->shown->len; i++)
    if (g_ptr_array_index (self->shown, i) == entity)
      gtk_list_box_select_row (GTK_LIST_BOX (self->entities),
                               gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->entities), (int)i));
  gtk_label_set_label (GTK_LABEL (self->title), mn_entity_titles (entity));
  gtk_widget_set_visible (self->in_force, mn_entity_is_dated (entity));
  self->n_all = count_all (self);
  show_count (self);
  ask (self);
  mn_page_changed (MN_PAGE (self));
}

static void
entity_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnCataloguePage *self)
{
  if (row != NULL)
    mn_catalogue_page_show_entity (self, g_ptr_array_index (self->shown, (guint)gtk_list_box_row_get_index (row)));
}

static void
in_force_toggled_cb (GtkCheckButton *check, MnCataloguePage *self)
{
  if (self->view != NULL)
    ask (self);
}

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnCataloguePage *self)
{
  self->n_all = count_all (self);
  show_count (self);
}

static void
working_date_cb (MnSession *session, MnCataloguePage *self)
{
  ask (self);
}

/* The page --------------------------------------------------------------------------------------- */

/* Units come from the national list and the register's own row is made with it: neither is added by hand. */
static const char *
page_get_new_label (MnPage *page)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (page);

  if (self->entity == NULL || mn_session_is_read_only (self->session) || strcmp (self->entity->name, "register") == 0)
    return NULL;
  return _ ("Add row");
}

static void
saved_cb (gint64 row_id, gpointer user_data)
{
  MnCataloguePage *self = user_data;

  if (self->session != NULL)
    mn_record_view_select (self->view, row_id);
}

static void
page_create_new (MnPage *page)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (page);

  mn_record_form_present_full (self->session, GTK_WIDGET (self), self->entity, 0, NULL, saved_cb, g_object_ref (self),
                               g_object_unref);
}

static const char *
page_get_search_hint (MnPage *page)
{
  return _ ("Search in this list");
}

static void
page_set_search (MnPage *page, const char *text)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (page);

  g_free (self->search);
  self->search = g_strdup (text);
  ask (self);
}

static gboolean
page_get_can_print (MnPage *page)
{
  return MN_CATALOGUE_PAGE (page)->view != NULL;
}

static void
page_print (MnPage *page)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (page);
  const MnQuery *query = mn_record_list_get_query (mn_record_view_get_list (self->view));
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document = NULL;

  if (query == NULL)
    return;
  document = mn_entity_list_document_new_by_units (mn_session_get_register (self->session), query,
                                                   mn_session_get_unit_view (self->session), &error);
  if (document == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_session_print (self->session, document, mn_entity_titles (self->entity));
}

static gboolean
page_get_can_export (MnPage *page)
{
  return MN_CATALOGUE_PAGE (page)->view != NULL && MN_CATALOGUE_PAGE (page)->n_all > 0;
}

static void
page_export_rows (MnPage *page)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (page);

  mn_export_dialog_present_view (self->session, GTK_WIDGET (self), self->view);
}

static void
page_delete_selected (MnPage *page)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (page);
  gint64 row_id = mn_record_view_get_selected (self->view);

  if (row_id != 0)
    mn_session_delete (self->session, self->entity, row_id);
}

static void
page_edit_selected (MnPage *page)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (page);
  gint64 row_id = mn_record_view_get_selected (self->view);

  if (row_id != 0)
    activated_cb (self->view, row_id, self);
}

static void
page_show_history (MnPage *page)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (page);
  gint64 row_id = mn_record_view_get_selected (self->view);

  if (row_id != 0)
    mn_session_show_history (self->session, GTK_WIDGET (self), self->entity, row_id);
}

static void
page_show_row (MnPage *page, gint64 row_id)
{
  mn_record_view_select (MN_CATALOGUE_PAGE (page)->view, row_id);
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
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  MnCataloguePage *self = user_data;
  const MnEntity *entity = g_ptr_array_index (self->shown, (guint)gtk_list_box_row_get_index (row));
  const MnEntity *above
      = before != NULL ? g_ptr_array_index (self->shown, (guint)gtk_list_box_row_get_index (before)) : NULL;
  GtkWidget *label;

  if (above != NULL && strcmp (above->group, entity->group) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = mn_part_label (g_dgettext (GETTEXT_PACKAGE, entity->group), "mn-group");
  gtk_widget_add_css_class (label, "mn-year");
  gtk_list_box_row_set_header (row, label);
}

/* Groups stand together, in the order in which the first of each comes. */
static void
collect_entities (MnCataloguePage *self)
{
  for (guint i = 0; mn_entities ()[i] != NULL; i++)
    {
      const MnEntity *first = mn_entities ()[i];
      gboolean known = first->group == NULL;

      for (guint j = 0; j < self->shown->len && !known; j++)
        known = strcmp (((const MnEntity *)g_ptr_array_index (self->shown, j))->group, first->group) == 0;
      for (guint j = i; !known && mn_entities ()[j] != NULL; j++)
        if (mn_entities ()[j]->group != NULL && strcmp (mn_entities ()[j]->group, first->group) == 0)
          g_ptr_array_add (self->shown, (gpointer)mn_entities ()[j]);
    }
}

static GtkWidget *
create_entities (MnCataloguePage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->entities = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->entities), GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->entities), header_func, self, NULL);
  gtk_widget_add_css_class (self->entities, "mn-programmes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entities), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lists"), -1);
  collect_entities (self);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const char *title = mn_entity_titles (g_ptr_array_index (self->shown, i));
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), mn_part_label (title, NULL));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
      gtk_list_box_append (GTK_LIST_BOX (self->entities), row);
    }
  g_signal_connect (self->entities, "row-selected", G_CALLBACK (entity_selected_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->entities);
  gtk_widget_set_size_request (scrolled, 232, -1);
  gtk_widget_add_css_class (scrolled, "mn-side-list");
  return scrolled;
}

static GtkWidget *
create_right (MnCataloguePage *self)
{
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (bar, "mn-bar");
  self->title = mn_part_label (NULL, "mn-title");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (bar), self->title);
  self->in_force = gtk_check_button_new_with_label (_ ("Only in force on the working date"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->in_force), TRUE);
  g_signal_connect (self->in_force, "toggled", G_CALLBACK (in_force_toggled_cb), self);
  gtk_box_append (GTK_BOX (bar), self->in_force);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (bar), self->count);
  gtk_box_append (GTK_BOX (right), bar);

  self->lists = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->lists), FALSE);
  self->empty = adw_status_page_new ();
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   _ ("This list has no rows yet: press Ctrl+N for the first."));
  gtk_stack_add_child (GTK_STACK (self->lists), self->empty);
  gtk_widget_set_vexpand (self->lists, TRUE);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (right), self->lists);
  return right;
}

static void
mn_catalogue_page_constructed (GObject *object)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (object);

  G_OBJECT_CLASS (mn_catalogue_page_parent_class)->constructed (object);

  self->shown = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), create_entities (self));
  gtk_box_append (GTK_BOX (self->box), create_right (self));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (working_date_cb), self, 0);
  mn_catalogue_page_show_entity (self, g_ptr_array_index (self->shown, 0));
}

static void
mn_catalogue_page_dispose (GObject *object)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (object);

  if (self->entities != NULL)
    g_signal_handlers_disconnect_by_func (self->entities, entity_selected_cb, self);
  self->entities = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mn_catalogue_page_parent_class)->dispose (object);
}

static void
mn_catalogue_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    MN_CATALOGUE_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_catalogue_page_grab_focus (GtkWidget *widget)
{
  MnCataloguePage *self = MN_CATALOGUE_PAGE (widget);

  mn_record_view_focus (self->view);
  return TRUE;
}

static void
mn_catalogue_page_class_init (MnCataloguePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mn_catalogue_page_constructed;
  object_class->dispose = mn_catalogue_page_dispose;
  object_class->set_property = mn_catalogue_page_set_property;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_catalogue_page_grab_focus;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MN_TYPE_SESSION,
                                                  G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_catalogue_page_init (MnCataloguePage *self)
{
}

const MnEntity *
mn_catalogue_page_get_entity (MnCataloguePage *self)
{
  g_return_val_if_fail (MN_IS_CATALOGUE_PAGE (self), NULL);
  return self->entity;
}

MnRecordView *
mn_catalogue_page_get_view (MnCataloguePage *self)
{
  g_return_val_if_fail (MN_IS_CATALOGUE_PAGE (self), NULL);
  return self->view;
}

void
mn_catalogue_page_set_in_force_only (MnCataloguePage *self, gboolean only)
{
  g_return_if_fail (MN_IS_CATALOGUE_PAGE (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->in_force), only);
}
