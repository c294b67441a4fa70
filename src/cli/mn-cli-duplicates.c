/* mn-cli-duplicates.c: children that may be one
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include "mn-cli-verbs.h"
#include "mn-duplicate.h"

gboolean
mn_cli_run_duplicates (char **arguments, GError **error)
{
  static const char *const head[] = { "child", "other", "score", "reasons" };
  g_autoptr (MnRegister) reg = mn_cli_open (arguments[0], error);
  MnDb *db = reg != NULL ? mn_register_get_reader (reg) : NULL;
  g_autoptr (GArray) pairs = db != NULL ? mn_duplicate_pairs (db, NULL, NULL, NULL, NULL, error) : NULL;

  if (pairs == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    mn_cli_cell (head[i]);
  if (!mn_cli_end_row (error))
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    {
      const MnDuplicatePair *pair = &g_array_index (pairs, MnDuplicatePair, i);

      mn_cli_cell_taken (mn_duplicate_query_uuid (db, pair->child));
      mn_cli_cell_taken (mn_duplicate_query_uuid (db, pair->other));
      mn_cli_cell_taken (g_strdup_printf ("%u", pair->score));
      mn_cli_cell_taken (mn_duplicate_reasons (pair->reasons));
      if (!mn_cli_end_row (error))
        return FALSE;
    }
  return TRUE;
}
