/* start-empty.c: the empty libadwaita window that the start of the program is held against
 *
 * As large as the program's window, with nothing in it, not even a header bar; linked with nothing that the program
 * needs beyond libadwaita.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>
#include <stdlib.h>

#include "start-probe.h"

static void
on_activate (GtkApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
}

static const char *
what_is_shown (GtkWindow *window)
{
  return "window";
}

static gboolean
tell_rest_cb (gpointer application)
{
  start_probe_tell_memory ();
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

/* start-empty START [rest] */
int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc < 2)
    return EXIT_FAILURE;
  application = adw_application_new ("io.github.mangnon.Empty", G_APPLICATION_DEFAULT_FLAGS);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  start_probe_watch (GTK_APPLICATION (application), g_ascii_strtoll (argv[1], NULL, 10), what_is_shown,
                     argc > 2 ? "never" : "window");
  if (argc > 2)
    g_timeout_add_seconds (2, tell_rest_cb, application);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
