/* mn-residence-query.c: where a child lived before a move
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-residence-query.h"

#define OPEN_BEFORE                                                                                                    \
  "SELECT id FROM residence WHERE child = ?1 AND deleted_at IS NULL AND valid_from < ?2 "                              \
  "AND (valid_to IS NULL OR valid_to >= ?2) ORDER BY valid_from DESC, id DESC LIMIT 1"

const char *const mn_residence_query_texts[] = { OPEN_BEFORE, NULL };

gint64
mn_residence_query_open_before (MnDb *db, gint64 child, MnDate from, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, OPEN_BEFORE, error);
  g_autoptr (GError) local = NULL;
  gint64 id = 0;

  if (statement == NULL)
    return -1;
  mn_statement_bind_int (statement, 1, child);
  mn_statement_bind_date (statement, 2, from);
  if (mn_statement_step (statement, &local))
    id = mn_statement_get_int (statement, 0);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -1;
    }
  return id;
}
