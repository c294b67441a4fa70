/* mn-application.c: the program
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-application.h"
#include "mn-backup.h"

#include "mn-compat.h"
#include "mn-i18n.h"
#include "mn-opening.h"
#include "mn-restore.h"
#include "mn-preferences.h"
#include "mn-shortcuts.h"
#include "mn-store.h"
#include "mn-window-private.h"

struct _MnApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (MnApplication, mn_application, ADW_TYPE_APPLICATION)

/* A window that shows no register yet. */
static MnWindow *
find_empty_window (MnApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (MN_IS_WINDOW (l->data) && mn_window_get_session (l->data) == NULL)
      return l->data;
  return NULL;
}

static MnWindow *
find_window_of (MnApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      MnSession *session = MN_IS_WINDOW (l->data) ? mn_window_get_session (l->data) : NULL;
      g_autoptr (GFile) shown = NULL;

      if (session == NULL)
        continue;

      shown = g_file_new_for_path (mn_store_get_path (mn_register_get_store (mn_session_get_register (session))));
      if (g_file_equal (shown, file))
        return l->data;
    }
  return NULL;
}

static MnWindow *
ensure_empty_window (MnApplication *self)
{
  MnWindow *window = find_empty_window (self);

  return window != NULL ? window : mn_window_new (GTK_APPLICATION (self));
}

/* The window of a register that is open, the one in front first. */
static MnWindow *
find_register_window (MnApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (MN_IS_WINDOW (l->data) && mn_window_get_session (l->data) != NULL)
      return l->data;
  return NULL;
}

/* Beside an open register: a file that cannot be opened is told there, and its window stays what it is. */
static MnWindow *
open_beside (MnApplication *self, MnWindow *present, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_opening_finish (g_file_peek_path (file), &error);
  MnWindow *window;

  if (reg == NULL)
    {
      mn_session_toast_error (mn_window_get_session (present), error);
      return present;
    }
  window = ensure_empty_window (self);
  mn_window_show_register (window, reg);
  return window;
}

static void
restored_cb (GFile *file, const GError *error, gpointer user_data)
{
  g_autoptr (MnApplication) self = user_data;
  MnWindow *present = find_register_window (self);

  if (error == NULL && file != NULL)
    mn_application_open_file (self, file);
  else if (error != NULL && present != NULL)
    mn_session_toast_error (mn_window_get_session (present), error);
  else if (error != NULL)
    mn_window_show_error (ensure_empty_window (self), file, error);
}

void
mn_application_open_file (MnApplication *self, GFile *file)
{
  MnWindow *window;
  MnWindow *present;

  g_return_if_fail (MN_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  if (mn_restore_is_backup (file))
    {
      GtkApplication *application = GTK_APPLICATION (self);

      /* The chooser and the worker behind it need a program that goes on. */
      if (gtk_application_get_active_window (application) == NULL)
        g_application_activate (G_APPLICATION (self));
      mn_restore_ask (gtk_application_get_active_window (application), file, restored_cb, g_object_ref (self));
      return;
    }

  window = find_window_of (self, file);
  present = find_register_window (self);
  if (window == NULL && present != NULL && g_file_peek_path (file) != NULL)
    window = open_beside (self, present, file);
  if (window == NULL)
    {
      window = ensure_empty_window (self);
      mn_window_open (window, file);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
mn_application_activate (GApplication *application)
{
  MnApplication *self = MN_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (ensure_empty_window (self));
      mn_window_show_welcome (MN_WINDOW (window), FALSE);
    }
  gtk_window_present (window);
}

static void
mn_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    mn_application_open_file (MN_APPLICATION (application), files[i]);
}

static void
on_file_chosen (GFile *file, gpointer user_data)
{
  g_autoptr (MnApplication) self = user_data;

  if (file != NULL)
    mn_application_open_file (self, file);
}

static void
action_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MnApplication *self = MN_APPLICATION (user_data);

  mn_compat_open_file (gtk_application_get_active_window (GTK_APPLICATION (self)), _ ("Open a Register"),
                       _ ("Registers and backups"), "*" MN_STORE_EXTENSION "|*" MN_BACKUP_EXTENSION, on_file_chosen,
                       g_object_ref (self));
}

static void
action_new_register (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  MnWindow *window = ensure_empty_window (MN_APPLICATION (user_data));

  mn_window_show_welcome (window, TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
action_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mn_shortcuts_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

/* A window with a register knows more of what there is to choose. */
static void
action_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  while (window != NULL && !MN_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
}

static void
action_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  mn_compat_show_about (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

/* Every window closes its own register: closing is what finishes the queue of saves. */
static void
action_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { .name = "open", .activate = action_open },           { .name = "new-register", .activate = action_new_register },
  { .name = "shortcuts", .activate = action_shortcuts }, { .name = "about", .activate = action_about },
  { .name = "quit", .activate = action_quit },           { .name = "preferences", .activate = action_preferences },
};

static const struct {
  const char *action;
  const char *accels[3];
} accels[] = {
  { "app.open", { "<Control>o" } },
  { "app.new-register", { "<Control><Shift>n" } },
  { "app.about", { "F1" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "win.new", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.print", { "<Control>p" } },
  { "win.import", { "<Control>i" } },
  { "win.export", { "<Control><Shift>e" } },
  { "win.edit", { "<Control>e" } },
  { "win.history", { "<Control>h" } },
  { "win.units-day", { "<Control>u" } },
  { "win.turn-school", { "<Control><Shift>l" } },
  { "win.turn-poverty", { "<Control><Shift>g" } },
  { "win.turn-month", { "<Control><Shift>b" } },
  { "app.shortcuts", { "<Control>question" } },
  { "window.close", { "<Control>w" } },
};

/* Before GTK starts: the first file of the command line is opened meanwhile. */
static gboolean
mn_application_local_command_line (GApplication *application, char ***arguments, int *exit_status)
{
  const char *first = (*arguments)[0] != NULL ? (*arguments)[1] : NULL;

  if (first != NULL && *first != '-' && g_uri_peek_scheme (first) == NULL)
    mn_opening_begin (first);
  return G_APPLICATION_CLASS (mn_application_parent_class)->local_command_line (application, arguments, exit_status);
}

static void
mn_application_shutdown (GApplication *application)
{
  mn_opening_forget ();
  G_APPLICATION_CLASS (mn_application_parent_class)->shutdown (application);
}

static void
mn_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (mn_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (MN_APPLICATION_ID);

  /* Glyphs are drawn on whole pixels, but without hinted metrics their bounds are not: where a text changes, Cairo
   * repaints only these, and the topmost pixels of a mark stay away. "Thủy" became "Thúy". */
  g_object_set (gtk_settings_get_default (), "gtk-hint-font-metrics", TRUE, NULL);
  mn_preferences_obey_paper_font ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action, accels[i].accels);
  /* Alt+1 is the first page, and so on down the sidebar; Alt+0 the tenth. */
  for (guint i = 0; i < MN_N_PAGES && i < 10; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page('%s')", mn_page_infos[i].name);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", (i + 1) % 10);

      gtk_application_set_accels_for_action (GTK_APPLICATION (application), action,
                                             (const char *const[]) { key, NULL });
    }
}

static void
mn_application_class_init (MnApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->local_command_line = mn_application_local_command_line;
  application_class->startup = mn_application_startup;
  application_class->shutdown = mn_application_shutdown;
  application_class->activate = mn_application_activate;
  application_class->open = mn_application_open;
}

static void
mn_application_init (MnApplication *self)
{
}

MnApplication *
mn_application_new (void)
{
  mn_compat_choose_renderer ();
  return g_object_new (MN_TYPE_APPLICATION, "application-id", MN_APPLICATION_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/mangnon/MangNon", NULL);
}
