/* mn-bin.c: into the bin, out of it, and gone for good
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-i18n.h"
#include "mn-store-private.h"

static gboolean
row_exists (MnTransaction *transaction, const char *table, gint64 row_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", table);
  g_autoptr (MnStatement) statement = mn_db_prepare (transaction->db, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, row_id);
  if (mn_statement_step (statement, &local))
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    _mn_error_set_about (error, MN_STORE_ERROR_CONFLICT, MN_STORE_CONSTRAINT_NONE, table,
                         _ ("The record no longer exists."));
  return FALSE;
}

static gboolean
move (MnTransaction *transaction, const char *table, gint64 row_id, const char *sql_format, const char *op,
      GError **error)
{
  g_autofree char *sql = g_strdup_printf (sql_format, table);
  g_autoptr (MnStatement) statement = mn_db_prepare (transaction->db, sql, error);

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, row_id);
  if (g_str_equal (op, "delete"))
    mn_statement_bind_text (statement, 2, mn_transaction_get_time (transaction));
  if (!mn_statement_run (statement, error))
    return FALSE;
  if (mn_db_changes (transaction->db) == 0)
    return row_exists (transaction, table, row_id, error);
  mn_transaction_touch (transaction, table, row_id);
  return _mn_transaction_audit (transaction, table, row_id, op, NULL, NULL, NULL, error);
}

gboolean
mn_transaction_delete (MnTransaction *transaction, const char *table, gint64 row_id, GError **error)
{
  g_return_val_if_fail (_mn_db_is_identifier (table), FALSE);

  return move (transaction, table, row_id, "UPDATE \"%s\" SET deleted_at = ?2 WHERE id = ?1 AND deleted_at IS NULL",
               "delete", error);
}

gboolean
mn_transaction_restore (MnTransaction *transaction, const char *table, gint64 row_id, GError **error)
{
  g_return_val_if_fail (_mn_db_is_identifier (table), FALSE);

  return move (transaction, table, row_id,
               "UPDATE \"%s\" SET deleted_at = NULL WHERE id = ?1 AND deleted_at IS NOT NULL", "restore", error);
}

static gboolean
remove_row (MnTransaction *transaction, const char *table, gint64 row_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", table);
  g_autoptr (MnStatement) statement = mn_db_prepare (transaction->db, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, row_id);
  if (mn_statement_run (statement, &local))
    return TRUE;
  if (mn_store_error_get_constraint (local) == MN_STORE_CONSTRAINT_LINK)
    _mn_error_set_about (error, MN_STORE_ERROR_CONSTRAINT, MN_STORE_CONSTRAINT_LINK, table,
                         _ ("The record cannot be removed for good while others are linked to it."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The subjects of single edits name the record; that of an import does not. */
static gboolean
blank_traces (MnTransaction *transaction, const char *table, gint64 row_id, GError **error)
{
  static const char *const texts[] = {
    "UPDATE audit SET old = NULL, new = NULL WHERE entity = ?1 AND row_id = ?2 AND op = 'edit'",
    "UPDATE change SET subject = '' WHERE id IN (SELECT change FROM audit WHERE entity = ?1 AND row_id = ?2) "
    "AND action IN ('create', 'edit', 'delete', 'restore', 'undo', 'redo')",
    /* Looked at by mn_store_next_undo(): without any purge it need not search for them. */
    "INSERT INTO meta (key, value) VALUES ('purged', '1') ON CONFLICT (key) DO NOTHING",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MnStatement) statement = mn_db_prepare (transaction->db, texts[i], error);

      if (statement == NULL)
        return FALSE;
      mn_statement_bind_text (statement, 1, table);
      mn_statement_bind_int (statement, 2, row_id);
      if (!mn_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mn_transaction_purge (MnTransaction *transaction, const char *table, gint64 row_id, const char *reason, GError **error)
{
  g_return_val_if_fail (_mn_db_is_identifier (table), FALSE);

  if (reason == NULL || *reason == '\0')
    {
      g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_CONSTRAINT,
                           _ ("Say why the record is removed for good: the reason is kept."));
      return FALSE;
    }
  if (!row_exists (transaction, table, row_id, error) || !remove_row (transaction, table, row_id, error)
      || !blank_traces (transaction, table, row_id, error)
      || !_mn_transaction_audit (transaction, table, row_id, "purge", NULL, NULL, NULL, error))
    return FALSE;
  mn_transaction_set_subject (transaction, reason);
  mn_transaction_touch (transaction, table, row_id);
  return TRUE;
}
