/* mn-opening.c: the register named on the command line, opened while GTK starts
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-opening.h"

/* Of the main thread, but for @error between begin and join. */
static struct {
  GThread *thread;
  char *path;
  GError *error;
} opening;

static gpointer
open_in_thread (gpointer data)
{
  return mn_register_open (opening.path, MN_STORE_OPEN_DEFAULT, &opening.error);
}

static MnRegister *
join (void)
{
  MnRegister *reg = g_thread_join (g_steal_pointer (&opening.thread));

  g_clear_pointer (&opening.path, g_free);
  if (reg != NULL)
    mn_store_take_over (mn_register_get_store (reg));
  return reg;
}

void
mn_opening_begin (const char *path)
{
  g_return_if_fail (path != NULL);
  g_return_if_fail (opening.thread == NULL);

  opening.path = g_canonicalize_filename (path, NULL);
  opening.thread = g_thread_new ("mn-opening", open_in_thread, NULL);
}

MnRegister *
mn_opening_finish (const char *path, GError **error)
{
  MnRegister *reg;

  if (opening.thread == NULL || g_strcmp0 (opening.path, path) != 0)
    return mn_register_open (path, MN_STORE_OPEN_DEFAULT, error);

  reg = join ();
  if (opening.error != NULL)
    g_propagate_error (error, g_steal_pointer (&opening.error));
  return reg;
}

void
mn_opening_forget (void)
{
  g_autoptr (MnRegister) reg = opening.thread != NULL ? join () : NULL;

  g_clear_error (&opening.error);
  if (reg != NULL)
    mn_register_close (reg, NULL);
}
