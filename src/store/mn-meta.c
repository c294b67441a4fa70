/* mn-meta.c: notes about the file that are not data
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-store-private.h"

char *
mn_store_get_meta (MnDb *db, const char *key)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, "SELECT value FROM meta WHERE key = ?1", NULL);

  if (statement == NULL)
    return NULL;
  mn_statement_bind_text (statement, 1, key);
  return mn_statement_step (statement, NULL) ? g_strdup (mn_statement_get_text (statement, 0)) : NULL;
}

gboolean
mn_transaction_set_meta (MnTransaction *transaction, const char *key, const char *value, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (
      transaction->db,
      value != NULL
          ? "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
          : "DELETE FROM meta WHERE key = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_text (statement, 1, key);
  if (value != NULL)
    mn_statement_bind_text (statement, 2, value);
  return mn_statement_run (statement, error);
}
