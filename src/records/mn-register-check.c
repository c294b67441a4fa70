/* mn-register-check.c: everything derived, computed again and compared
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-current-query.h"
#include "mn-refresh.h"
#include "mn-register.h"

#define SHOWN_AT_MOST 20

static gboolean
check_keys_of (MnDb *db, const MnEntity *entity, GPtrArray *problems, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", entity->name);
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, error);
  GError *local = NULL;
  guint wrong = 0;

  if (statement == NULL)
    return FALSE;
  while (local == NULL && mn_statement_step (statement, &local))
    {
      gint64 id = mn_statement_get_int (statement, 0);
      gboolean agrees = FALSE;

      if (mn_record_check_derived (db, entity, id, &agrees, &local) && !agrees && ++wrong <= SHOWN_AT_MOST)
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("%s, row %d: its search or sort key is not what its text gives."),
                                          mn_entity_title (entity), (int)id));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
check_current (MnRegister *reg, MnDb *db, GPtrArray *problems, GError **error)
{
  g_autofree char *day = mn_store_get_meta (db, "current_on");
  MnDate on = MN_DATE_NONE;

  if (day == NULL || !mn_date_parse_iso (day, &on, NULL) || !mn_date_is_full (on))
    {
      g_ptr_array_add (problems, g_strdup (_ ("The day of the current values is missing.")));
      return TRUE;
    }
  for (int current = 0; current < MN_N_CURRENT; current++)
    {
      gint64 wrong = mn_current_count_wrong (db, (MnCurrent)current, on, error);

      if (wrong < 0)
        return FALSE;
      if (wrong > 0)
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("%s: %d rows carry current values that their dated rows do not give."),
                                          mn_entity_titles (mn_entity_find (mn_current_table ((MnCurrent)current))),
                                          (int)wrong));
    }
  return TRUE;
}

gboolean
mn_register_check (MnRegister *reg, GPtrArray *problems, GError **error)
{
  MnDb *db = mn_register_get_reader (reg);

  if (!mn_store_check (db, problems, error))
    return FALSE;
  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    if (!check_keys_of (db, *entity, problems, error))
      return FALSE;
  return check_current (reg, db, problems, error);
}
