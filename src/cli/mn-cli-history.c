/* mn-cli-history.c: what happened to a row
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include "mn-cli-verbs.h"
#include "mn-history.h"

static gboolean
put_line (const MnHistoryChange *change, const MnHistoryLine *line, GError **error)
{
  mn_cli_cell (change->at);
  mn_cli_cell (change->who != NULL ? change->who : "");
  mn_cli_cell (change->action);
  mn_cli_cell (change->undone ? "1" : "0");
  mn_cli_cell (line->op);
  mn_cli_cell (line->field != NULL ? line->field->name : "");
  mn_cli_cell (line->old_text != NULL ? line->old_text : "");
  mn_cli_cell (line->new_text != NULL ? line->new_text : "");
  return mn_cli_end_row (error);
}

gboolean
mn_cli_run_history (char **arguments, GError **error)
{
  static const char *const head[] = { "time", "who", "action", "undone", "op", "field", "old", "new" };
  const MnEntity *entity = mn_cli_find_entity (arguments[1], error);
  g_autoptr (MnRegister) reg = entity != NULL ? mn_cli_open (arguments[0], error) : NULL;
  g_autoptr (GPtrArray) changes = NULL;
  gint64 id;

  if (reg == NULL)
    return FALSE;
  id = mn_record_find (mn_register_get_reader (reg), entity, arguments[2], mn_register_get_working_date (reg), error);
  if (id == 0)
    return FALSE;
  changes = mn_history_of_row (mn_register_get_reader (reg), entity, id, G_MAXINT, error);
  if (changes == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    mn_cli_cell (head[i]);
  if (!mn_cli_end_row (error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const MnHistoryChange *change = changes->pdata[i];

      for (guint j = 0; j < change->lines->len; j++)
        if (!put_line (change, change->lines->pdata[j], error))
          return FALSE;
    }
  return TRUE;
}
