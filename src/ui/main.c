/* main.c: mang-non, the program with a window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-application.h"

#include "mn-locale.h"

int
main (int argc, char *argv[])
{
  g_autoptr (MnApplication) application = NULL;

  /* Vietnamese on any machine; GTK would call setlocale() again and take it back. */
  if (mn_locale_init (NULL))
    gtk_disable_setlocale ();

  application = mn_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
