/* mn-cli-backup.c: copies of a whole register, and back again
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include "mn-backup.h"
#include "mn-cli-verbs.h"

static struct {
  char *keep;
  gboolean force;
} options;

const GOptionEntry mn_cli_backup_options[] = {
  { "keep", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.keep,
    N_ ("How many backups of this register stay in the folder: 10 when left out"), N_ ("N") },
  { 0 },
};

const GOptionEntry mn_cli_restore_options[] = {
  { "force", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.force,
    N_ ("In the place of a file that is there: it is kept beside as FILE.before-restore"), NULL },
  { 0 },
};

gboolean
mn_cli_run_backup (char **arguments, GError **error)
{
  g_autoptr (MnStore) store = NULL;
  g_autofree char *path = NULL;
  g_autofree char *shown = NULL;
  guint64 keep = MN_BACKUP_KEEP;

  if (options.keep != NULL && !g_ascii_string_to_unsigned (options.keep, 10, 1, G_MAXINT, &keep, NULL))
    {
      g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("--keep: “%s” is not a whole number above zero."),
                   options.keep);
      return FALSE;
    }
  /* As it is: nothing is brought up to date for a copy. */
  store = mn_store_open (arguments[0], MN_STORE_OPEN_READ_ONLY, error);
  if (store == NULL)
    return FALSE;
  path = mn_backup_make (store, arguments[1], (guint)keep, NULL, error);
  if (path == NULL || !mn_store_close (store, error))
    return FALSE;
  shown = g_filename_display_name (path);
  mn_cli_printf (_ ("“%s” is made and checked."), shown);
  mn_cli_print ("\n");
  return TRUE;
}

gboolean
mn_cli_run_restore (char **arguments, GError **error)
{
  g_autofree char *copy = g_filename_display_name (arguments[0]);
  g_autofree char *shown = g_filename_display_name (arguments[1]);
  g_autofree char *kept = NULL;

  if (!mn_backup_restore (arguments[0], arguments[1], options.force, &kept, error))
    return FALSE;
  mn_cli_printf (_ ("“%s” is restored from “%s”."), shown, copy);
  mn_cli_print ("\n");
  if (kept != NULL)
    {
      g_autofree char *kept_shown = g_filename_display_name (kept);

      mn_cli_printf (_ ("What was there before is kept as “%s”."), kept_shown);
      mn_cli_print ("\n");
    }
  return TRUE;
}
