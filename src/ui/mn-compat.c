/* mn-compat.c: dialogs that later versions of GTK and libadwaita do otherwise
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-compat.h"

#include <adwaita.h>

#include "mn-i18n.h"

typedef struct {
  MnFileFunc func;
  gpointer user_data;
} Answer;

static void
on_chooser_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  gtk_native_dialog_hide (dialog);
  answer->func (file, answer->user_data);
  g_free (answer);
  g_object_unref (dialog);
}

static void
run_chooser (GtkFileChooserNative *chooser, const char *filter_name, const char *pattern, MnFileFunc func,
             gpointer user_data)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->func = func;
  answer->user_data = user_data;

  if (pattern != NULL)
    {
      g_auto (GStrv) patterns = g_strsplit (pattern, "|", -1);
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, filter_name);
      for (guint i = 0; patterns[i] != NULL; i++)
        gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
      gtk_file_filter_set_name (all, _ ("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
    }

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_chooser_response), answer);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
mn_compat_open_file (GtkWindow *parent, const char *title, const char *filter_name, const char *pattern,
                     MnFileFunc func, gpointer user_data)
{
  GtkFileChooserNative *chooser;

  g_return_if_fail (func != NULL);

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  run_chooser (chooser, filter_name, pattern, func, user_data);
}

void
mn_compat_save_file (GtkWindow *parent, const char *title, const char *filter_name, const char *pattern,
                     const char *folder, const char *name, MnFileFunc func, gpointer user_data)
{
  GtkFileChooserNative *chooser;

  g_return_if_fail (func != NULL);

  chooser = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  if (folder != NULL)
    {
      g_autoptr (GFile) start = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), start, NULL);
    }
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);

  run_chooser (chooser, filter_name, pattern, func, user_data);
}

void
mn_compat_choose_folder (GtkWindow *parent, const char *title, MnFileFunc func, gpointer user_data)
{
  g_return_if_fail (func != NULL);

  run_chooser (
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), _ ("_Cancel")),
      NULL, NULL, func, user_data);
}

/* Of our own: the words of libadwaita's window ("Details", "Legal") are not in its Vietnamese catalogue. */
void
mn_compat_show_about (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autofree char *words = g_strdup_printf (
      "%s\n\n%s %s\n© 2026 %s\n%s", _ ("The register of children of a Vietnamese district or commune office."),
      _ ("Version"), MN_VERSION, _ ("The Măng Non authors"),
      _ ("Free software under the GNU General Public License, version 3 or later, without any warranty."));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), MN_APPLICATION_ID);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Măng Non"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), words);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _ ("About Măng Non"));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 520);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

void
mn_compat_show_folder (GtkWindow *parent, GFile *file)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *uri = NULL;

  g_return_if_fail (G_IS_FILE (file));

  folder = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY
               ? g_object_ref (file)
               : g_file_get_parent (file);
  uri = g_file_get_uri (folder != NULL ? folder : file);
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

void
mn_compat_get_color (GtkWidget *widget, const char *name, const char *fallback, GdkRGBA *color)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color))
    gdk_rgba_parse (color, fallback);
}

void
mn_compat_choose_renderer (void)
{
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (gtk_get_major_version () == 4 && gtk_get_minor_version () < 16)
    g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
  else
    g_setenv ("GDK_DISABLE", "gl,vulkan", FALSE);
}
