/* mn-transaction.c: the one path of every write
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-i18n.h"
#include "mn-store-private.h"

static guint
touched_hash (gconstpointer data)
{
  const MnTouched *touched = data;

  return g_direct_hash (touched->table) ^ (guint)(touched->row_id * 2654435761u);
}

static gboolean
touched_equal (gconstpointer a, gconstpointer b)
{
  const MnTouched *first = a;
  const MnTouched *second = b;

  return first->table == second->table && first->row_id == second->row_id;
}

void
_mn_transaction_init (MnTransaction *transaction, MnDb *db, MnClock *clock, const char *action, const char *who)
{
  *transaction = (MnTransaction) {
    .db = db,
    .clock = clock,
    .action = g_intern_string (action),
    .who = who,
    .touched = g_array_new (FALSE, FALSE, sizeof (MnTouched)),
    .seen = g_hash_table_new_full (touched_hash, touched_equal, g_free, NULL),
  };
}

void
_mn_transaction_clear (MnTransaction *transaction)
{
  g_clear_pointer (&transaction->time, g_free);
  g_clear_pointer (&transaction->subject, g_free);
  g_clear_pointer (&transaction->written_subject, g_free);
  g_clear_pointer (&transaction->touched, g_array_unref);
  g_clear_pointer (&transaction->seen, g_hash_table_unref);
}

MnDb *
mn_transaction_get_db (MnTransaction *transaction)
{
  return transaction->db;
}

GCancellable *
mn_transaction_get_cancellable (MnTransaction *transaction)
{
  return transaction->cancellable;
}

const char *
mn_transaction_get_time (MnTransaction *transaction)
{
  if (transaction->time == NULL)
    transaction->time = _mn_clock_time (transaction->clock);
  return transaction->time;
}

void
mn_transaction_set_subject (MnTransaction *transaction, const char *subject)
{
  char *copy = g_strdup (subject);

  g_free (transaction->subject);
  transaction->subject = copy;
}

static MnTouched *
find_touched (MnTransaction *transaction, const MnTouched *touched)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (transaction->seen, touched));

  return place > 0 ? &g_array_index (transaction->touched, MnTouched, place - 1) : NULL;
}

void
mn_transaction_touch (MnTransaction *transaction, const char *table, gint64 row_id)
{
  MnTouched touched = { g_intern_string (table), row_id, FALSE };
  MnTouched *known = find_touched (transaction, &touched);

  if (known != NULL)
    {
      known->settled = FALSE;
      return;
    }
  g_array_append_val (transaction->touched, touched);
  g_hash_table_insert (transaction->seen, g_memdup2 (&touched, sizeof touched),
                       GUINT_TO_POINTER (transaction->touched->len));
}

void
mn_transaction_settle (MnTransaction *transaction, const char *table, gint64 row_id)
{
  const MnTouched touched = { g_intern_string (table), row_id, FALSE };
  MnTouched *known = find_touched (transaction, &touched);

  g_return_if_fail (known != NULL);

  known->settled = TRUE;
}

static gboolean
ensure_change (MnTransaction *transaction, GError **error)
{
  g_autoptr (MnStatement) statement = NULL;
  g_autofree char *uuid = NULL;
  const char *subject = transaction->subject != NULL ? transaction->subject : "";

  if (transaction->change != 0)
    return TRUE;
  statement = mn_db_prepare (transaction->db,
                             "INSERT INTO change (uuid, at, who, action, subject) VALUES (?1, ?2, ?3, ?4, ?5)", error);
  if (statement == NULL)
    return FALSE;
  uuid = _mn_clock_uuid (transaction->clock);
  mn_statement_bind_text (statement, 1, uuid);
  mn_statement_bind_text (statement, 2, mn_transaction_get_time (transaction));
  mn_statement_bind_text (statement, 3, transaction->who);
  mn_statement_bind_text (statement, 4, transaction->action);
  mn_statement_bind_text (statement, 5, subject);
  if (!mn_statement_run (statement, error))
    return FALSE;
  transaction->change = mn_db_last_insert_id (transaction->db);
  transaction->written_subject = g_strdup (subject);
  return TRUE;
}

gint64
mn_transaction_get_change (MnTransaction *transaction)
{
  g_autoptr (GError) local = NULL;

  if (!ensure_change (transaction, &local))
    g_warning ("No change row: %s", local->message);
  return transaction->change;
}

gboolean
_mn_transaction_audit (MnTransaction *transaction, const char *table, gint64 row_id, const char *op, const char *field,
                       const char *old_text, const char *new_text, GError **error)
{
  g_autoptr (MnStatement) statement = NULL;

  if (!ensure_change (transaction, error))
    return FALSE;
  statement = mn_db_prepare (transaction->db,
                             "INSERT INTO audit (change, entity, row_id, op, field, old, new) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                             error);
  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, transaction->change);
  _mn_statement_lend_text (statement, 2, table);
  mn_statement_bind_int (statement, 3, row_id);
  _mn_statement_lend_text (statement, 4, op);
  _mn_statement_lend_text (statement, 5, field);
  _mn_statement_lend_text (statement, 6, old_text);
  _mn_statement_lend_text (statement, 7, new_text);
  transaction->n_lines++;
  return mn_statement_run (statement, error);
}

static gboolean
check_names (const char *table, const MnColumn *columns, guint n_columns)
{
  if (!_mn_db_is_identifier (table))
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (!_mn_db_is_identifier (columns[i].column))
      return FALSE;
  return TRUE;
}

/* Put together for each row of an import, so without a format. */
static char *
insert_text (const char *table, const MnColumn *columns, guint n_columns, gboolean *has_uuid)
{
  GString *sql = g_string_sized_new (1024);

  *has_uuid = FALSE;
  g_string_append (sql, "INSERT INTO \"");
  g_string_append (sql, table);
  g_string_append (sql, "\" (");
  for (guint i = 0; i < n_columns; i++)
    {
      *has_uuid |= strcmp (columns[i].column, "uuid") == 0;
      g_string_append_c (sql, '"');
      g_string_append (sql, columns[i].column);
      g_string_append_len (sql, "\", ", i + 1 < n_columns || !*has_uuid ? 3 : 1);
    }
  if (!*has_uuid)
    g_string_append (sql, "uuid");
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < n_columns + !*has_uuid; i++)
    g_string_append_len (sql, ", ?" + (i > 0 ? 0 : 2), i > 0 ? 3 : 1);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

/* Rows of a range have one line together, so their ids must follow one another. */
static gboolean
extend_range (MnTransaction *transaction, gint64 row_id)
{
  if (transaction->range_first == 0)
    transaction->range_first = row_id;
  else
    g_return_val_if_fail (row_id == transaction->range_last + 1, FALSE);
  transaction->range_last = row_id;
  return TRUE;
}

gint64
mn_transaction_insert (MnTransaction *transaction, const char *table, const MnColumn *columns, guint n_columns,
                       GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (MnStatement) statement = NULL;
  gboolean has_uuid;
  gint64 row_id;

  g_return_val_if_fail (check_names (table, columns, n_columns), 0);

  sql = insert_text (table, columns, n_columns, &has_uuid);
  statement = mn_db_prepare (transaction->db, sql, error);
  if (statement == NULL)
    return 0;
  for (guint i = 0; i < n_columns; i++)
    _mn_statement_lend_value (statement, (int)i + 1, &columns[i].value);
  if (!has_uuid)
    {
      g_autofree char *uuid = _mn_clock_uuid (transaction->clock);

      mn_statement_bind_text (statement, (int)n_columns + 1, uuid);
    }
  if (!mn_statement_run (statement, error))
    return 0;
  row_id = mn_db_last_insert_id (transaction->db);
  mn_transaction_touch (transaction, table, row_id);

  if (g_strcmp0 (table, transaction->range_table) == 0)
    return extend_range (transaction, row_id) ? row_id : 0;
  return _mn_transaction_audit (transaction, table, row_id, "create", NULL, NULL, NULL, error) ? row_id : 0;
}

static void
values_free (gpointer data)
{
  mn_value_clear (data);
}

/* What is stored now; an empty array is never returned: a row that is gone is an error. */
static GArray *
read_row (MnTransaction *transaction, const char *table, gint64 row_id, const MnColumn *columns, guint n_columns,
          GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (MnStatement) statement = NULL;
  g_autoptr (GArray) values = g_array_sized_new (FALSE, TRUE, sizeof (MnValue), n_columns);
  g_autoptr (GError) local = NULL;

  g_array_set_clear_func (values, values_free);
  g_array_set_size (values, n_columns);
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", columns[i].column);
  g_string_append_printf (sql, " FROM \"%s\" WHERE id = ?1", table);
  statement = mn_db_prepare (transaction->db, sql->str, error);
  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 1, row_id);
  if (!mn_statement_step (statement, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        _mn_error_set_about (error, MN_STORE_ERROR_CONFLICT, MN_STORE_CONSTRAINT_NONE, table,
                             _ ("The record no longer exists."));
      return NULL;
    }
  for (guint i = 0; i < n_columns; i++)
    mn_statement_get_value (statement, (int)i, &g_array_index (values, MnValue, i));
  return g_steal_pointer (&values);
}

/* "12" for a column of integers is stored as 12: that is no difference. */
static gboolean
same_value (const MnValue *stored, const MnValue *given)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (stored->type == given->type || stored->type == MN_VALUE_BYTES || given->type == MN_VALUE_BYTES)
    return mn_value_equal (stored, given);
  first = mn_value_to_text (stored);
  second = mn_value_to_text (given);
  return g_strcmp0 (first, second) == 0;
}

static gboolean
write_different (MnTransaction *transaction, const char *table, gint64 row_id, const MnColumn *columns,
                 const guint *different, guint n_different, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE \"");
  g_autoptr (MnStatement) statement = NULL;

  g_string_append_printf (sql, "%s\" SET ", table);
  for (guint i = 0; i < n_different; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?", i > 0 ? ", " : "", columns[different[i]].column);
  g_string_append (sql, " WHERE id = ?");
  statement = mn_db_prepare (transaction->db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < n_different; i++)
    _mn_statement_lend_value (statement, (int)i + 1, &columns[different[i]].value);
  mn_statement_bind_int (statement, (int)n_different + 1, row_id);
  return mn_statement_run (statement, error);
}

static gboolean
audit_different (MnTransaction *transaction, const char *table, gint64 row_id, const MnColumn *columns, GArray *stored,
                 const guint *different, guint n_different, GError **error)
{
  for (guint i = 0; i < n_different; i++)
    {
      const MnColumn *column = &columns[different[i]];
      g_autofree char *old_text = NULL;
      g_autofree char *new_text = NULL;

      if (column->value.type == MN_VALUE_BYTES)
        continue; /* keys are derived, and no text could bring them back */
      old_text = mn_value_to_text (&g_array_index (stored, MnValue, different[i]));
      new_text = mn_value_to_text (&column->value);
      if (!_mn_transaction_audit (transaction, table, row_id, "edit", column->column, old_text, new_text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_row (MnTransaction *transaction, const char *table, gint64 row_id, const MnColumn *columns, guint n_columns,
            gboolean audited, GError **error)
{
  g_autoptr (GArray) stored = NULL;
  g_autofree guint *different = NULL;
  guint n_different = 0;

  if (n_columns == 0)
    return TRUE;
  stored = read_row (transaction, table, row_id, columns, n_columns, error);
  if (stored == NULL)
    return FALSE;
  different = g_new (guint, n_columns);
  for (guint i = 0; i < n_columns; i++)
    if (!same_value (&g_array_index (stored, MnValue, i), &columns[i].value))
      different[n_different++] = i;
  if (n_different == 0)
    return TRUE;
  if (!write_different (transaction, table, row_id, columns, different, n_different, error))
    return FALSE;
  mn_transaction_touch (transaction, table, row_id);
  return !audited || audit_different (transaction, table, row_id, columns, stored, different, n_different, error);
}

gboolean
mn_transaction_update (MnTransaction *transaction, const char *table, gint64 row_id, const MnColumn *columns,
                       guint n_columns, GError **error)
{
  g_return_val_if_fail (check_names (table, columns, n_columns), FALSE);

  return change_row (transaction, table, row_id, columns, n_columns, TRUE, error);
}

gboolean
mn_transaction_derive (MnTransaction *transaction, const char *table, gint64 row_id, const MnColumn *columns,
                       guint n_columns, GError **error)
{
  g_return_val_if_fail (check_names (table, columns, n_columns), FALSE);

  return change_row (transaction, table, row_id, columns, n_columns, FALSE, error);
}

void
mn_transaction_begin_range (MnTransaction *transaction, const char *table)
{
  g_return_if_fail (transaction->range_table == NULL && _mn_db_is_identifier (table));

  transaction->range_table = g_intern_string (table);
  transaction->range_first = 0;
  transaction->range_last = 0;
}

gboolean
mn_transaction_end_range (MnTransaction *transaction, GError **error)
{
  const char *table = g_steal_pointer (&transaction->range_table);
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT, transaction->range_last);

  g_return_val_if_fail (table != NULL, FALSE);

  return transaction->range_first == 0
         || _mn_transaction_audit (transaction, table, transaction->range_first, "range", NULL, NULL, last, error);
}

static gboolean
run_alone (MnTransaction *transaction, const char *sql, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (transaction->db, sql, error);

  return statement != NULL && mn_statement_run (statement, error);
}

/* What the part touched is not, and its lines were not written. */
static void
forget_attempt (MnTransaction *transaction, guint n_touched, guint n_lines, gint64 change)
{
  for (guint i = n_touched; i < transaction->touched->len; i++)
    g_hash_table_remove (transaction->seen, &g_array_index (transaction->touched, MnTouched, i));
  g_array_set_size (transaction->touched, n_touched);
  transaction->n_lines = n_lines;
  if (change == 0)
    g_clear_pointer (&transaction->written_subject, g_free);
  transaction->change = change;
}

gboolean
mn_transaction_attempt (MnTransaction *transaction, MnWriteFunc func, gpointer data, GError **error)
{
  const gint64 change = transaction->change;
  const guint n_touched = transaction->touched->len, n_lines = transaction->n_lines;

  g_return_val_if_fail (transaction->range_table == NULL, FALSE);

  if (!run_alone (transaction, "SAVEPOINT attempt", error))
    return FALSE;
  if (func (transaction, data, error))
    return run_alone (transaction, "RELEASE attempt", error);
  /* After a full disk there is no transaction any more to go back in: the first error counts. */
  if (_mn_db_in_transaction (transaction->db))
    {
      run_alone (transaction, "ROLLBACK TO attempt", NULL);
      run_alone (transaction, "RELEASE attempt", NULL);
    }
  forget_attempt (transaction, n_touched, n_lines, change);
  return FALSE;
}

static gboolean
run_for_change (MnTransaction *transaction, const char *sql, const char *text, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (transaction->db, sql, error);

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, transaction->change);
  if (text != NULL)
    mn_statement_bind_text (statement, 2, text);
  return mn_statement_run (statement, error);
}

gboolean
_mn_transaction_seal (MnTransaction *transaction, GError **error)
{
  gint64 change = transaction->change;

  g_return_val_if_fail (transaction->range_table == NULL, FALSE);

  if (change == 0)
    return TRUE;
  /* An export is the one change that has no lines: what it did is to have read. */
  if (transaction->n_lines == 0 && strcmp (transaction->action, "export") != 0)
    {
      gboolean gone = run_for_change (transaction, "DELETE FROM change WHERE id = ?1", NULL, error);

      transaction->change = 0;
      return gone;
    }
  if (transaction->subject == NULL || g_strcmp0 (transaction->subject, transaction->written_subject) == 0)
    return TRUE;
  return run_for_change (transaction, "UPDATE change SET subject = ?2 WHERE id = ?1", transaction->subject, error);
}
