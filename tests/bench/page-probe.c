/* page-probe.c: the program on the page Trẻ em, and what it holds when it rests
 *
 * src/ui/main.c with the probe of the start in it. It goes to the page as soon as the register is in the window.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>

#include "mn-application.h"
#include "mn-children-page.h"
#include "mn-locale.h"
#include "mn-mirror.h"
#include "mn-window.h"
#include "start-probe.h"

/* Long enough for a worker's end to be seen and for the page's own reading. */
#define REST_SECONDS 2

static MnChildrenPage *
find_page (GtkWidget *widget)
{
  MnChildrenPage *found = MN_IS_CHILDREN_PAGE (widget) ? MN_CHILDREN_PAGE (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_page (child);
  return found;
}

/* "window": anything at all; "page": Trẻ em stands in its place; "rows": and the first children are in it. */
static const char *
what_is_shown (GtkWindow *window)
{
  MnChildrenPage *page = find_page (GTK_WIDGET (window));

  if (page == NULL || !gtk_widget_get_mapped (GTK_WIDGET (page)) || gtk_widget_get_width (GTK_WIDGET (page)) == 0)
    return "window";
  return mn_record_list_get_n_found (mn_record_view_get_list (mn_children_page_get_view (page))) > 0 ? "rows" : "page";
}

static gboolean
go_cb (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window == NULL || !MN_IS_WINDOW (window) || mn_window_get_session (MN_WINDOW (window)) == NULL)
    return G_SOURCE_CONTINUE;
  mn_window_show_page (MN_WINDOW (window), "children");
  return G_SOURCE_REMOVE;
}

static gboolean
tell_rest_cb (gpointer data)
{
  start_probe_tell_memory ();
  g_application_quit (data);
  return G_SOURCE_REMOVE;
}

/* At rest: the mirror is there. */
static gboolean
rest_cb (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  MnSession *session = window != NULL && MN_IS_WINDOW (window) ? mn_window_get_session (MN_WINDOW (window)) : NULL;
  g_autoptr (MnMirror) mirror = NULL;

  if (session == NULL || find_page (GTK_WIDGET (window)) == NULL)
    return G_SOURCE_CONTINUE;
  mirror = mn_mirror_get (mn_register_get_store (mn_session_get_register (session)));
  if (!mn_mirror_is_ready (mirror))
    return G_SOURCE_CONTINUE;
  g_timeout_add_seconds (REST_SECONDS, tell_rest_cb, data);
  return G_SOURCE_REMOVE;
}

/* page-probe START FILE [rest] */
int
main (int argc, char *argv[])
{
  g_autoptr (MnApplication) application = NULL;
  char *arguments[] = { argv[0], argc > 2 ? argv[2] : NULL, NULL };
  gboolean rest = argc > 3;

  if (argc < 3)
    return EXIT_FAILURE;
  if (mn_locale_init (NULL))
    gtk_disable_setlocale ();
  application = mn_application_new ();
  start_probe_watch (GTK_APPLICATION (application), g_ascii_strtoll (argv[1], NULL, 10), what_is_shown,
                     rest ? "never" : "rows");
  g_timeout_add_full (G_PRIORITY_DEFAULT, 1, go_cb, application, NULL);
  if (rest)
    g_timeout_add (50, rest_cb, application);
  return g_application_run (G_APPLICATION (application), 2, arguments);
}
