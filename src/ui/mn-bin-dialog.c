/* mn-bin-dialog.c: deleted rows of every kind
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-bin-dialog.h"

#include "mn-bin-query.h"
#include "mn-i18n.h"
#include "mn-local-time.h"
#include "mn-record.h"

#define MAX_ROWS 200

struct _MnBinDialog {
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkListBox *list;

  MnSession *session; /* owned */
};

G_DEFINE_FINAL_TYPE (MnBinDialog, mn_bin_dialog, ADW_TYPE_WINDOW)

static void
on_restore (GtkButton *button, MnBinDialog *self)
{
  const MnEntity *entity = g_object_get_data (G_OBJECT (button), "entity");
  const gint64 *row_id = g_object_get_data (G_OBJECT (button), "row-id");

  g_assert (MN_IS_BIN_DIALOG (self));

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  mn_session_restore (self->session, entity, *row_id);
}

static GtkWidget *
new_row (MnBinDialog *self, const MnBinRow *found)
{
  g_autoptr (MnRecord) record = mn_record_load (mn_session_get_reader (self->session), found->entity, found->id, NULL);
  g_autofree char *summary = record != NULL ? mn_record_title (record, mn_session_get_reader (self->session)) : NULL;
  g_autofree char *when = mn_local_time_format (found->deleted_at);
  g_autofree char *title = g_markup_escape_text (summary != NULL ? summary : "", -1);
  g_autofree char *subtitle = NULL;
  g_autofree char *label = NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Restore"));

  subtitle = g_strdup_printf (_ ("%s · deleted %s"), mn_entity_title (found->entity), when);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);

  label = g_strdup_printf (_ ("Restore %s"), summary != NULL ? summary : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !mn_session_is_read_only (self->session));
  g_object_set_data (G_OBJECT (button), "entity", (gpointer)found->entity);
  g_object_set_data_full (G_OBJECT (button), "row-id", g_memdup2 (&found->id, sizeof found->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_restore), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static void
fill (MnBinDialog *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  rows = mn_bin_query_newest (mn_session_get_reader (self->session), MAX_ROWS, &error);
  if (rows == NULL)
    mn_session_toast_error (self->session, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (rows, i)));

  gtk_stack_set_visible_child_name (self->stack, rows != NULL && rows->len > 0 ? "list" : "empty");
}

static void
mn_bin_dialog_dispose (GObject *object)
{
  MnBinDialog *self = MN_BIN_DIALOG (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (mn_bin_dialog_parent_class)->dispose (object);
}

static void
mn_bin_dialog_class_init (MnBinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mn_bin_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mangnon/MangNon/ui/mn-bin-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MnBinDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, MnBinDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, MnBinDialog, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
mn_bin_dialog_init (MnBinDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
mn_bin_dialog_present (MnSession *session, GtkWidget *parent)
{
  MnBinDialog *self;
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  g_return_if_fail (MN_IS_SESSION (session));

  self = g_object_new (MN_TYPE_BIN_DIALOG, NULL);
  self->session = g_object_ref (session);
  adw_window_title_set_title (self->window_title, _ ("Bin"));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Bin"));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));

  g_signal_connect_object (session, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
