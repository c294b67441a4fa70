/* frames-probe.c: the page Trẻ em of a register while an officer types and scrolls
 *
 * src/ui/main.c with the script in it. It begins when the mirror is there.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>

#include "frames-script.h"
#include "mn-application.h"
#include "mn-children-page.h"
#include "mn-locale.h"
#include "mn-mirror.h"
#include "mn-window.h"

/* Long enough for what follows the mirror. */
#define REST_MS 500

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
type_cb (const char *text, gpointer entry)
{
  gtk_editable_set_text (entry, text);
}

static gboolean
run_cb (gpointer data)
{
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (data));
  MnChildrenPage *page = MN_CHILDREN_PAGE (find (window, MN_TYPE_CHILDREN_PAGE));
  GtkWidget *scrolled = find (GTK_WIDGET (mn_children_page_get_view (page)), GTK_TYPE_SCROLLED_WINDOW);

  g_print ("size %d %d\n", gtk_widget_get_width (scrolled), gtk_widget_get_height (scrolled));
  frames_script_run (GTK_WINDOW (window), GTK_SCROLLED_WINDOW (scrolled), type_cb,
                     find (window, GTK_TYPE_SEARCH_ENTRY));
  return G_SOURCE_REMOVE;
}

static gboolean
go_cb (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  MnSession *session = window != NULL && MN_IS_WINDOW (window) ? mn_window_get_session (MN_WINDOW (window)) : NULL;
  g_autoptr (MnMirror) mirror = NULL;

  if (session == NULL)
    return G_SOURCE_CONTINUE;
  mn_window_show_page (MN_WINDOW (window), "children");
  mirror = mn_mirror_get (mn_register_get_store (mn_session_get_register (session)));
  if (!mn_mirror_is_ready (mirror))
    return G_SOURCE_CONTINUE;
  g_timeout_add (REST_MS, run_cb, data);
  return G_SOURCE_REMOVE;
}

/* frames-probe FILE */
int
main (int argc, char *argv[])
{
  g_autoptr (MnApplication) application = NULL;

  if (argc != 2)
    return EXIT_FAILURE;
  if (mn_locale_init (NULL))
    gtk_disable_setlocale ();
  application = mn_application_new ();
  g_timeout_add (20, go_cb, application);
  return g_application_run (G_APPLICATION (application), 2, argv);
}
