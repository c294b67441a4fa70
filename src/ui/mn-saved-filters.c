/* mn-saved-filters.c: filters of a page that have a name
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-saved-filters.h"

#include "mn-query.h"

struct _MnSavedFilters {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *list;
  GtkWidget *form;
  GtkWidget *name;
  GtkWidget *save;

  /* Owned */
  MnSession *session;
  GPtrArray *rows; /* of MnRowData */

  const char *page;
};

enum {
  APPLY,
  DEFINE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnSavedFilters, mn_saved_filters, GTK_TYPE_WIDGET)

static const MnEntity *
entity (void)
{
  return mn_entity_find ("saved_filter");
}

static const char *
row_text (const MnRowData *row, const char *field)
{
  return mn_value_get_text (&row->values[mn_entity_field (entity (), field)]);
}

static const MnRowData *
find_named (MnSavedFilters *self, const char *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (row_text (g_ptr_array_index (self->rows, i), "name"), name) == 0)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/* The list --------------------------------------------------------------------------------------- */

static void
apply_clicked_cb (GtkButton *button, MnSavedFilters *self)
{
  const MnRowData *row = g_object_get_data (G_OBJECT (button), "mn-row");

  gtk_editable_set_text (GTK_EDITABLE (self->name), row_text (row, "name"));
  g_signal_emit (self, signals[APPLY], 0, row_text (row, "definition"));
}

static void
delete_clicked_cb (GtkButton *button, MnSavedFilters *self)
{
  const MnRowData *row = g_object_get_data (G_OBJECT (button), "mn-row");

  mn_session_delete (self->session, entity (), row->id);
}

static GtkWidget *
create_row (MnSavedFilters *self, const MnRowData *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *name = row_text (row, "name");
  GtkWidget *apply = gtk_button_new_with_label (name);
  GtkWidget *delete = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *tip = g_strdup_printf (_ ("Delete the saved filter “%s”"), name);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_tooltip_text (delete, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (delete), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  gtk_widget_set_visible (delete, !mn_session_is_read_only (self->session));
  g_object_set_data (G_OBJECT (apply), "mn-row", (gpointer)row);
  g_object_set_data (G_OBJECT (delete), "mn-row", (gpointer)row);
  g_signal_connect (apply, "clicked", G_CALLBACK (apply_clicked_cb), self);
  g_signal_connect (delete, "clicked", G_CALLBACK (delete_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), apply);
  gtk_box_append (GTK_BOX (box), delete);
  return box;
}

static void
read_rows (MnSavedFilters *self)
{
  g_autoptr (MnQuery) query = mn_query_new (entity ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = NULL;
  g_auto (MnValue) page = MN_VALUE_INIT;
  MnDb *db = mn_session_get_reader (self->session);

  mn_value_set_text (&page, self->page);
  mn_query_add_filter (query, (guint)mn_entity_field (entity (), "page"), &page);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  keys = mn_query_keys (query, db, &error);
  if (keys != NULL)
    self->rows = mn_query_fetch (entity (), db, (const gint64 *)(const void *)keys->data, keys->len, &error);
  if (self->rows == NULL)
    {
      g_warning ("%s", error->message);
      self->rows = g_ptr_array_new ();
    }
}

static void
reload (MnSavedFilters *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->list), child);
  read_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_flow_box_insert (GTK_FLOW_BOX (self->list), create_row (self, g_ptr_array_index (self->rows, i)), -1);
  for (child = gtk_widget_get_first_child (self->list); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_visible (self->list, self->rows->len > 0);
}

static void
session_changed_cb (MnSession *session, MnChangeSet *set, MnSavedFilters *self)
{
  static const char *const tables[] = { "saved_filter", NULL };

  if (self->session != NULL && mn_change_set_touches (set, tables))
    reload (self);
}

/* Saving ----------------------------------------------------------------------------------------- */

static void
save (MnSavedFilters *self)
{
  g_autofree char *definition = NULL;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  const MnRowData *row = find_named (self, name);
  g_autoptr (MnRecord) record = NULL;

  g_signal_emit (self, signals[DEFINE], 0, &definition);
  if (definition == NULL || *name == '\0')
    return;
  if (row != NULL)
    record = mn_record_load (mn_session_get_reader (self->session), entity (), row->id, NULL);
  if (record == NULL)
    record = mn_record_new (entity ());
  mn_record_set_text (record, "name", name);
  mn_record_set_text (record, "page", self->page);
  mn_record_set_text (record, "definition", definition);
  mn_session_save (self->session, record, NULL, NULL);
}

static void
save_cb (GtkWidget *widget, MnSavedFilters *self)
{
  save (self);
}

void
mn_saved_filters_update (MnSavedFilters *self)
{
  g_autofree char *definition = NULL;

  g_return_if_fail (MN_IS_SAVED_FILTERS (self));

  g_signal_emit (self, signals[DEFINE], 0, &definition);
  gtk_widget_set_sensitive (self->save,
                            definition != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->name)) != '\0');
}

static void
name_changed_cb (GtkEditable *name, MnSavedFilters *self)
{
  mn_saved_filters_update (self);
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_saved_filters_dispose (GObject *object)
{
  MnSavedFilters *self = MN_SAVED_FILTERS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (mn_saved_filters_parent_class)->dispose (object);
}

static void
mn_saved_filters_class_init (MnSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_saved_filters_dispose;
  signals[APPLY] = g_signal_new ("apply", MN_TYPE_SAVED_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_STRING);
  signals[DEFINE]
      = g_signal_new ("define", MN_TYPE_SAVED_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_STRING, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mn_saved_filters_init (MnSavedFilters *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  self->list = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->list), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->list), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->list), 6);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->list), 12);
  gtk_widget_set_halign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Saved filters"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  self->form = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _ ("Name for these filters"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name for these filters"), -1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->name), 28);
  g_signal_connect (self->name, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect (self->name, "changed", G_CALLBACK (name_changed_cb), self);
  self->save = gtk_button_new_with_label (_ ("Save filters"));
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect (self->save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (self->form), self->name);
  gtk_box_append (GTK_BOX (self->form), self->save);
  gtk_widget_set_parent (self->form, GTK_WIDGET (self));
}

GtkWidget *
mn_saved_filters_new (MnSession *session, const char *page)
{
  MnSavedFilters *self;

  g_return_val_if_fail (MN_IS_SESSION (session) && page != NULL, NULL);

  self = g_object_new (MN_TYPE_SAVED_FILTERS, NULL);
  self->session = g_object_ref (session);
  self->page = g_intern_string (page);
  gtk_widget_set_visible (self->form, !mn_session_is_read_only (session));
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  reload (self);
  return GTK_WIDGET (self);
}

guint
mn_saved_filters_get_n (MnSavedFilters *self)
{
  g_return_val_if_fail (MN_IS_SAVED_FILTERS (self), 0);

  return self->rows->len;
}

void
mn_saved_filters_save_as (MnSavedFilters *self, const char *name)
{
  g_return_if_fail (MN_IS_SAVED_FILTERS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  save (self);
}

void
mn_saved_filters_apply (MnSavedFilters *self, const char *name)
{
  const MnRowData *row;

  g_return_if_fail (MN_IS_SAVED_FILTERS (self));

  row = find_named (self, name);
  if (row != NULL)
    g_signal_emit (self, signals[APPLY], 0, row_text (row, "definition"));
}
