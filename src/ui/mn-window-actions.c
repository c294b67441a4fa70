/* mn-window-actions.c: every command of the window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-window-private.h"

#include "mn-bin-dialog.h"
#include "mn-child-event-sixteen.h"
#include "mn-compat.h"
#include "mn-history-dialog.h"
#include "mn-history.h"
#include "mn-i18n.h"
#include "mn-import-dialog.h"
#include "mn-turn-dialogs.h"
#include "mn-office-window.h"
#include "mn-preferences.h"

static void
action_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPage *page = _mn_window_get_current (MN_WINDOW (widget));

  if (page != NULL)
    mn_page_create_new (page);
}

static void
action_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnWindow *self = MN_WINDOW (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnWindow *self = MN_WINDOW (widget);
  MnPage *page = _mn_window_get_current (self);

  /* The same key in the preview sends what is shown to the printer. */
  if (self->preview != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->preview), "preview.print", NULL);
  else if (page != NULL && mn_page_get_can_print (page))
    mn_page_print (page);
}

static void
action_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnWindow *self = MN_WINDOW (widget);

  if (self->session != NULL)
    mn_import_dialog_present (self->session, widget, NULL);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPage *page = _mn_window_get_current (MN_WINDOW (widget));

  if (page != NULL)
    mn_page_export_rows (page);
}

static void
action_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPage *page = _mn_window_get_current (MN_WINDOW (widget));

  if (page != NULL)
    mn_page_delete_selected (page);
}

static void
action_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPage *page = _mn_window_get_current (MN_WINDOW (widget));

  if (page != NULL)
    mn_page_edit_selected (page);
}

static void
action_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnPage *page = _mn_window_get_current (MN_WINDOW (widget));

  if (page != NULL)
    mn_page_show_history (page);
}

static void
action_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mn_session_undo (MN_WINDOW (widget)->session);
}

static void
action_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mn_session_redo (MN_WINDOW (widget)->session);
}

static void
action_undo_change (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnWindow *self = MN_WINDOW (widget);
  gint64 change_id = g_variant_get_int64 (parameter);

  if (self->session != NULL && change_id != 0)
    mn_session_undo_change (self->session, change_id);
}

static void
action_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnWindow *self = MN_WINDOW (widget);

  if (self->session != NULL && self->preview == NULL)
    mn_window_show_page (self, g_variant_get_string (parameter, NULL));
}

static void
action_bin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mn_bin_dialog_present (MN_WINDOW (widget)->session, widget);
}

static void
action_turning_16 (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mn_child_event_sixteen_present (MN_WINDOW (widget)->session, widget);
}

static void
action_recent_changes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mn_history_dialog_present (MN_WINDOW (widget)->session, widget, NULL, 0);
}

static void
action_show_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_bytestring (parameter));

  mn_compat_show_folder (GTK_WINDOW (widget), file);
}

static void
action_office (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mn_office_window_present (MN_WINDOW (widget)->session, GTK_WINDOW (widget));
}

static void
action_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnWindow *self = MN_WINDOW (widget);

  mn_preferences_present (GTK_WINDOW (self), self->session, self->backup);
}

static void
action_working_date (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mn_working_date_popup (MN_WINDOW (widget)->working_date);
}

static void
action_units_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  mn_unit_banner_open (MN_WINDOW (widget)->unit_banner);
}

static void
action_turn (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnWindow *self = MN_WINDOW (widget);

  if (strcmp (name, "win.turn-school") == 0)
    mn_turn_school_present (self->session, widget);
  else if (strcmp (name, "win.turn-poverty") == 0)
    mn_turn_poverty_present (self->session, widget);
  else
    mn_turn_month_present (self->session, widget);
}

typedef struct {
  MnSession *session;
  GFile *file;
} CopyJob;

static void
copy_job_free (CopyJob *job)
{
  g_object_unref (job->session);
  g_object_unref (job->file);
  g_free (job);
}

static void
copy_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CopyJob *job = data;
  GError *error = NULL;

  if (mn_store_copy_to (mn_register_get_store (mn_session_get_register (job->session)), g_file_peek_path (job->file),
                        &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CopyJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  g_autofree char *message = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      mn_session_toast_error (job->session, error);
      return;
    }

  message = g_strdup_printf (_ ("A copy was saved: %s"), name);
  mn_session_toast_file (job->session, message, job->file);
}

static void
on_copy_chosen (GFile *file, gpointer user_data)
{
  g_autoptr (MnWindow) self = user_data;
  g_autoptr (GTask) task = NULL;
  CopyJob *job;

  if (file == NULL || self->session == NULL)
    return;

  job = g_new0 (CopyJob, 1);
  job->session = g_object_ref (self->session);
  job->file = g_object_ref (file);
  task = g_task_new (self, NULL, on_copied, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify)copy_job_free);
  g_task_run_in_thread (task, copy_in_worker);
}

static void
action_save_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MnWindow *self = MN_WINDOW (widget);
  MnStore *store = mn_register_get_store (mn_session_get_register (self->session));
  g_autofree char *folder = g_path_get_dirname (mn_store_get_path (store));
  g_autofree char *base = g_path_get_basename (mn_store_get_path (store));
  g_autofree char *date = mn_date_to_iso (mn_date_today ());
  g_autofree char *copy = NULL;

  if (g_str_has_suffix (base, MN_STORE_EXTENSION))
    base[strlen (base) - strlen (MN_STORE_EXTENSION)] = '\0';
  copy = g_strdup_printf ("%s-%s" MN_STORE_EXTENSION, base, date);
  mn_compat_save_file (GTK_WINDOW (self), _ ("Save a Copy"), _ ("Registers"), "*" MN_STORE_EXTENSION, folder, copy,
                       on_copy_chosen, g_object_ref (self));
}

void
_mn_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new", NULL, action_new);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, action_search);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, action_print);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, action_import);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "win.delete", NULL, action_delete);
  gtk_widget_class_install_action (widget_class, "win.edit", NULL, action_edit);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, action_history);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, action_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, action_redo);
  gtk_widget_class_install_action (widget_class, "win.undo-change", "x", action_undo_change);
  gtk_widget_class_install_action (widget_class, "win.page", "s", action_page);
  gtk_widget_class_install_action (widget_class, "win.bin", NULL, action_bin);
  gtk_widget_class_install_action (widget_class, "win.turning-16", NULL, action_turning_16);
  gtk_widget_class_install_action (widget_class, "win.turn-school", NULL, action_turn);
  gtk_widget_class_install_action (widget_class, "win.turn-poverty", NULL, action_turn);
  gtk_widget_class_install_action (widget_class, "win.turn-month", NULL, action_turn);
  gtk_widget_class_install_action (widget_class, "win.recent-changes", NULL, action_recent_changes);
  gtk_widget_class_install_action (widget_class, "win.show-folder", "ay", action_show_folder);
  gtk_widget_class_install_action (widget_class, "win.office", NULL, action_office);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, action_preferences);
  gtk_widget_class_install_action (widget_class, "win.working-date", NULL, action_working_date);
  gtk_widget_class_install_action (widget_class, "win.units-day", NULL, action_units_day);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, action_save_copy);

  /* Bound to the class, hence heard only when the focused entry had no use for the key: an accelerator of the
   * application would take Delete and Ctrl+Z away from whoever is typing. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "win.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "win.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
}

static void
append_undo_item (GMenu *menu, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (menu, item);
}

/* A menu entry cannot wrap: a long name is cut. */
static char *
undo_label (MnWindow *self, const char *format, const char *plain, gint64 change_id, gboolean redo)
{
  g_autofree char *what = change_id == 0 ? NULL
                          : redo         ? mn_history_describe_redo (mn_session_get_reader (self->session), change_id)
                                         : mn_history_describe (mn_session_get_reader (self->session), change_id);
  g_autofree char *escaped = NULL;
  g_auto (GStrv) parts = NULL;

  if (what == NULL || *what == '\0')
    return g_strdup (plain);

  if (g_utf8_strlen (what, -1) > 44)
    {
      g_autofree char *cut = g_utf8_substring (what, 0, 43);

      g_free (what);
      what = g_strconcat (cut, "…", NULL);
    }
  /* An underscore would underline the letter after it. */
  parts = g_strsplit (what, "_", -1);
  escaped = g_strjoinv ("__", parts);
  return g_strdup_printf (format, escaped);
}

static void
update_undo (MnWindow *self, gboolean writable)
{
  gint64 undo = 0;
  gint64 redo = 0;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  if (self->session != NULL)
    {
      undo = mn_store_next_undo (mn_session_get_reader (self->session));
      redo = mn_store_next_redo (mn_session_get_reader (self->session));
    }

  undo_text = undo_label (self, _ ("_Undo %s"), _ ("_Undo"), undo, FALSE);
  redo_text = undo_label (self, _ ("_Redo %s"), _ ("_Redo"), redo, TRUE);
  g_menu_remove_all (self->undo_section);
  append_undo_item (self->undo_section, undo_text, "win.undo", "<Control>z");
  append_undo_item (self->undo_section, redo_text, "win.redo", "<Control><Shift>z");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", writable && undo != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", writable && redo != 0);
}

void
_mn_window_update_actions (MnWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  MnPage *page = _mn_window_get_current (self);
  MnPageInterface *iface = page != NULL ? MN_PAGE_GET_IFACE (page) : NULL;
  gboolean open = self->session != NULL;
  gboolean shown = page != NULL && self->preview == NULL;
  gboolean writable = open && shown && !mn_session_is_read_only (self->session);

  gtk_widget_action_set_enabled (widget, "win.new", writable && mn_page_get_new_label (page) != NULL);
  gtk_widget_action_set_enabled (widget, "win.search", shown && mn_page_get_search_hint (page) != NULL);
  gtk_widget_action_set_enabled (widget, "win.print", self->preview != NULL || (shown && mn_page_get_can_print (page)));
  gtk_widget_action_set_enabled (widget, "win.import", writable);
  gtk_widget_action_set_enabled (widget, "win.export", shown && mn_page_get_can_export (page));
  gtk_widget_action_set_enabled (widget, "win.delete", writable && iface->delete_selected != NULL);
  gtk_widget_action_set_enabled (widget, "win.edit", shown && iface->edit_selected != NULL);
  gtk_widget_action_set_enabled (widget, "win.history", shown && iface->show_history != NULL);
  gtk_widget_action_set_enabled (widget, "win.page", open && self->preview == NULL);
  gtk_widget_action_set_enabled (widget, "win.bin", open);
  gtk_widget_action_set_enabled (widget, "win.turning-16", open && self->preview == NULL);
  gtk_widget_action_set_enabled (widget, "win.turn-school", writable);
  gtk_widget_action_set_enabled (widget, "win.turn-poverty", writable);
  gtk_widget_action_set_enabled (widget, "win.turn-month", writable);
  gtk_widget_action_set_enabled (widget, "win.recent-changes", open);
  gtk_widget_action_set_enabled (widget, "win.save-copy", open);
  gtk_widget_action_set_enabled (widget, "win.office", open);
  gtk_widget_action_set_enabled (widget, "win.working-date", open && self->preview == NULL);
  update_undo (self, writable);
}
