/* start-register.c: the program, watched while it opens a register
 *
 * src/ui/main.c with the probe in it. What is shown is asked of the window, not of a clock.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>

#include "mn-application.h"
#include "mn-locale.h"
#include "mn-overview.h"
#include "mn-window.h"
#include "start-probe.h"

static MnOverview *
find_overview (GtkWidget *widget)
{
  if (MN_IS_OVERVIEW (widget))
    return MN_OVERVIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MnOverview *found = find_overview (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* "window": anything at all; "overview": Tổng quan stands in its place; "figures": and its figures are in it. */
static const char *
what_is_shown (GtkWindow *window)
{
  MnOverview *overview = find_overview (GTK_WIDGET (window));

  if (overview == NULL || !gtk_widget_get_mapped (GTK_WIDGET (overview))
      || gtk_widget_get_width (GTK_WIDGET (overview)) == 0)
    return "window";
  return mn_overview_is_loaded (overview) ? "figures" : "overview";
}

/* start-register START FILE */
int
main (int argc, char *argv[])
{
  g_autoptr (MnApplication) application = NULL;
  char *arguments[] = { argv[0], argc > 2 ? argv[2] : NULL, NULL };

  if (argc != 3)
    return EXIT_FAILURE;
  if (mn_locale_init (NULL))
    gtk_disable_setlocale ();
  application = mn_application_new ();
  start_probe_watch (GTK_APPLICATION (application), g_ascii_strtoll (argv[1], NULL, 10), what_is_shown, "figures");
  return g_application_run (G_APPLICATION (application), 2, arguments);
}
