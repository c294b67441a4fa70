/* mn-turn-parts.c: what the windows of the yearly turns have in common
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include <adwaita.h>

#include "mn-i18n.h"
#include "mn-turn-dialogs.h"

GtkWindow *
mn_turn_window (GtkWidget *parent, const char *title, GtkWidget *content, GtkWidget **write_button, int width,
                int height)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  *write_button = gtk_button_new_with_mnemonic (_ ("_Write"));
  gtk_widget_add_css_class (*write_button, "mn-main-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (header), FALSE);
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), adw_window_title_new (title, NULL));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (header), *write_button);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), content);
  gtk_widget_set_vexpand (content, TRUE);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  return GTK_WINDOW (window);
}

GtkWidget *
mn_turn_entry (GtkBox *box, const char *label, const char *text, int width)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *name = gtk_label_new (label);

  gtk_widget_add_css_class (name, "mn-secondary");
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (box, name);
  gtk_box_append (box, entry);
  return entry;
}

typedef struct {
  MnSession *session;
  GtkWindow *window; /* weak */
  GtkWidget *button; /* weak */
  GtkLabel *problem; /* weak */
  char *done;
} Write;

static void
write_free (Write *write)
{
  g_clear_weak_pointer (&write->window);
  g_clear_weak_pointer (&write->button);
  g_clear_weak_pointer (&write->problem);
  g_object_unref (write->session);
  g_free (write->done);
  g_free (write);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Write *write = user_data;
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  if (mn_store_write_finish (MN_STORE (source), result, &change, &error))
    {
      if (write->window != NULL)
        gtk_window_destroy (write->window);
      mn_session_toast_undo (write->session, change != 0 ? write->done : _ ("There was nothing to write."), change);
    }
  else if (write->problem != NULL)
    {
      gtk_label_set_label (write->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (write->problem), TRUE);
      gtk_widget_set_sensitive (write->button, TRUE);
    }
  else
    mn_session_toast_error (write->session, error);
  write_free (write);
}

void
mn_turn_write (MnSession *session, GtkWindow *window, GtkWidget *button, GtkLabel *problem, MnWriteFunc func,
               gpointer plan, GDestroyNotify destroy, const char *done)
{
  Write *write = g_new0 (Write, 1);

  write->session = g_object_ref (session);
  write->done = g_strdup (done);
  g_set_weak_pointer (&write->window, window);
  g_set_weak_pointer (&write->button, button);
  g_set_weak_pointer (&write->problem, problem);
  gtk_widget_set_sensitive (button, FALSE);
  gtk_label_set_label (problem, _ ("Writing…"));
  gtk_widget_set_visible (GTK_WIDGET (problem), TRUE);
  mn_store_write_async (mn_register_get_store (mn_session_get_register (session)), "edit", func, plan, destroy, NULL,
                        written_cb, write);
}
