/* mn-children-page.c: the register of children: list and details
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-child-query.h"
#include "mn-children-page.h"
#include "mn-column-chooser.h"
#include "mn-details-parts.h"
#include "mn-entity-list.h"
#include "mn-export-dialog.h"
#include "mn-facet-query.h"
#include "mn-mirror.h"
#include "mn-record-form.h"

/* The details follow the arrow keys when they rest. */
#define DETAILS_DELAY_MS 50

struct _MnChildrenPage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *stack; /* "empty", "list" */
  GtkWidget *filters;
  GtkWidget *chooser;
  GtkWidget *count;
  GtkWidget *nothing;
  GtkWidget *view;
  GtkWidget *details;

  /* Owned */
  MnSession *session;
  char *search;
  GHashTable *groups; /* code to what the list calls it */

  gint64 n_all;
  guint details_id;
  guint painted : 1; /* a frame with the page in it */
};

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static void page_iface_init (MnPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnChildrenPage, mn_children_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_PAGE, page_iface_init))

static GParamSpec *properties[N_PROPS];

/* Cells ------------------------------------------------------------------------------------------ */

static const char *
stored_text (MnRow *row, guint field)
{
  const MnRowData *data = mn_row_get_data (row);

  return data != NULL ? mn_value_get_text (&data->values[field]) : "";
}

/* The list stands open on the desk: what the law keeps secret is not named in it. */
static char *
circumstances_text (MnRow *row, guint field, gpointer user_data)
{
  MnChildrenPage *self = user_data;
  g_auto (GStrv) codes = g_strsplit (stored_text (row, field), " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL && *codes[i] != '\0'; i++)
    {
      const char *label = g_hash_table_lookup (self->groups, codes[i]);

      if (label == NULL)
        return NULL;
      if (strstr (text->str, label) == NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Trợ cấp, BHYT, học bổng": a column has no room for the full names. */
static char *
support_text (MnRow *row, guint field, gpointer user_data)
{
  static const struct {
    const char *code, *label;
  } words[] = {
    { "assistance", NC_ ("support", "Assistance") },
    { "insurance", NC_ ("support", "Insurance") },
    { "scholarship", NC_ ("support", "scholarship") },
    { "stay", NC_ ("support", "institution") },
  };
  g_auto (GStrv) codes = g_strsplit (stored_text (row, field), " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strv_contains ((const char *const *)codes, words[i].code))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              g_dpgettext2 (GETTEXT_PACKAGE, "support", words[i].label));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
village_text (MnRow *row, guint field, gpointer user_data)
{
  g_autofree char *text = mn_row_display (row, field);

  return mn_part_village (text);
}

static const MnViewColumn columns[] = {
  { "full_name", NULL, 176, FALSE, NULL },
  { "birth_date", NULL, 96, FALSE, NULL },
  { "sex", NULL, 66, FALSE, NULL },
  { "unit", NULL, 86, FALSE, NULL },
  { "village", N_ ("Village, quarter"), 110, FALSE, village_text },
  { "circumstances", NULL, 148, FALSE, circumstances_text },
  { "support", NULL, 130, TRUE, support_text },
};

/* Asking ----------------------------------------------------------------------------------------- */

static gint64
count_all (MnChildrenPage *self)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));

  return MAX (mn_query_count (query, mn_session_get_reader (self->session), NULL), 0);
}

static gboolean
is_narrowed (MnChildrenPage *self)
{
  return (self->search != NULL && *self->search != '\0')
         || mn_child_filters_is_active (MN_CHILD_FILTERS (self->filters));
}

static void
show_count (MnChildrenPage *self)
{
  guint n = mn_record_list_get_n_found (mn_record_view_get_list (MN_RECORD_VIEW (self->view)));
  g_autofree char *found = mn_number_format (n);
  g_autofree char *all = mn_number_format (self->n_all);
  g_autofree char *markup = g_strdup_printf (_ ("<b>%s</b> / %s children"), found, all);

  gtk_label_set_markup (GTK_LABEL (self->count), markup);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->n_all == 0 ? "empty" : "list");
  gtk_widget_set_visible (self->nothing, n == 0 && self->n_all > 0);
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
  if (self->stack != NULL)
    show_count (self);
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
    {
      gint64 before = self->n_all;

      self->n_all = count_all (self);
      if (before != self->n_all)
        show_count (self);
    }
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
  return MN_CHILDREN_PAGE (page)->n_all > 0;
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
  document = mn_entity_list_document_new (mn_session_get_register (self->session), query, &error);
  if (document == NULL)
    mn_session_toast_error (self->session, error);
  else
    mn_session_print (self->session, document, _ ("children"));
}

static gboolean
page_get_can_export (MnPage *page)
{
  return MN_CHILDREN_PAGE (page)->n_all > 0;
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

  if (is_narrowed (self))
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

static GtkWidget *
create_bar (MnChildrenPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (bar, "mn-bar");
  gtk_widget_set_hexpand (self->filters, TRUE);
  gtk_widget_set_valign (self->filters, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), self->filters);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (bar), self->count);
  self->chooser = mn_column_chooser_new (MN_RECORD_VIEW (self->view), "children");
  gtk_widget_set_valign (self->chooser, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), self->chooser);
  return bar;
}

static GtkWidget *
create_list (MnChildrenPage *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_box_append (GTK_BOX (left), create_bar (self));
  self->nothing = gtk_label_new (_ ("No child matches. Try fewer letters or clear a filter."));
  gtk_widget_add_css_class (self->nothing, "mn-secondary");
  gtk_widget_set_halign (self->nothing, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->nothing, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (self->nothing, FALSE);
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->nothing);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (left), overlay);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (both), left);
  gtk_widget_set_hexpand (self->details, FALSE);
  gtk_widget_add_css_class (self->details, "mn-details-pane");
  gtk_box_append (GTK_BOX (both), self->details);
  return both;
}

static GtkWidget *
create_empty (MnChildrenPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add child"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No child in the register yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), _ ("Begin with the first child: press Ctrl+N."));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "mn-main-button");
  gtk_widget_set_visible (button, !mn_session_is_read_only (self->session));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
mn_children_page_constructed (GObject *object)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (object);

  G_OBJECT_CLASS (mn_children_page_parent_class)->constructed (object);

  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_groups (self);
  self->filters = mn_child_filters_new (self->session);
  self->view = mn_record_view_new (self->session, mn_entity_find ("child"), columns, G_N_ELEMENTS (columns), self);
  self->details = mn_child_details_new (self->session);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), create_empty (self), "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  g_signal_connect (self->filters, "changed", G_CALLBACK (filters_changed_cb), self);
  g_signal_connect (self->filters, "search", G_CALLBACK (filters_search_cb), self);
  g_signal_connect (self->view, "loaded", G_CALLBACK (loaded_cb), self);
  g_signal_connect (self->view, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->view, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "working-date-changed", G_CALLBACK (working_date_cb), self, 0);
  self->n_all = count_all (self);
  show_count (self);
  ask (self);
}

/* The mirror is filled once the first children have been painted: its worker, the X server and the first frame would
 * share two cores. */
static gboolean
wake_after_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MnChildrenPage *self = MN_CHILDREN_PAGE (widget);
  g_autoptr (MnMirror) mirror = NULL;

  if (!self->painted)
    {
      self->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  mirror = mn_mirror_get (mn_register_get_store (mn_session_get_register (self->session)));
  mn_mirror_wake (mirror);
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
