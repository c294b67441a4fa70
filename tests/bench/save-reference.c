/* save-reference.c: the bare SQLite transaction that writes the same rows as a save
 *
 * With the pragmas of the product: WAL, synchronous FULL, foreign keys, secure_delete, temp_store. Statements are
 * prepared once and kept, values are at hand: nothing is measured here but SQLite and the disk.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "save-reference.h"

#include <sqlite3.h>
#include <string.h>

typedef struct {
  sqlite3_stmt *statement; /* borrowed from the cache */
  GPtrArray *values;       /* of sqlite3_value, one for each parameter */
} Write;

struct _SaveReference {
  sqlite3 *ours; /* only read */
  sqlite3 *bare;
  sqlite3_stmt *begin;
  sqlite3_stmt *commit;
  GHashTable *statements; /* text → sqlite3_stmt on bare */
  GPtrArray *writes;      /* of the change learnt last */
};

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

static void
execute (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static void
run (sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (statement)));
  sqlite3_reset (statement);
}

static void
write_free (gpointer data)
{
  Write *write = data;

  g_ptr_array_unref (write->values);
  g_free (write);
}

static void
statement_free (gpointer data)
{
  sqlite3_finalize (data);
}

SaveReference *
save_reference_open (const char *ours, const char *bare)
{
  SaveReference *self = g_new0 (SaveReference, 1);

  if (sqlite3_open_v2 (ours, &self->ours, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
      || sqlite3_open_v2 (bare, &self->bare, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    g_error ("The files of the reference did not open");
  execute (self->ours, "PRAGMA query_only = ON");
  execute (self->bare, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                       "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY");
  self->begin = prepare (self->bare, "BEGIN IMMEDIATE");
  self->commit = prepare (self->bare, "COMMIT");
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statement_free);
  self->writes = g_ptr_array_new_with_free_func (write_free);
  return self;
}

void
save_reference_close (SaveReference *self)
{
  g_ptr_array_unref (self->writes);
  g_hash_table_unref (self->statements);
  sqlite3_finalize (self->begin);
  sqlite3_finalize (self->commit);
  sqlite3_close (self->bare);
  sqlite3_close (self->ours);
  g_free (self);
}

static void
add_write (SaveReference *self, char *sql, GPtrArray *values)
{
  Write *write = g_new0 (Write, 1);

  write->statement = g_hash_table_lookup (self->statements, sql);
  if (write->statement == NULL)
    {
      write->statement = prepare (self->bare, sql);
      g_hash_table_insert (self->statements, g_steal_pointer (&sql), write->statement);
    }
  g_free (sql);
  write->values = values;
  g_ptr_array_add (self->writes, write);
}

static gboolean
same_value (sqlite3_stmt *first, sqlite3_stmt *second, int column)
{
  int size = sqlite3_column_bytes (first, column);

  return sqlite3_column_type (first, column) == sqlite3_column_type (second, column)
         && size == sqlite3_column_bytes (second, column)
         && (size == 0
             || memcmp (sqlite3_column_blob (first, column), sqlite3_column_blob (second, column), (size_t)size) == 0);
}

static void
add_insert (SaveReference *self, const char *table, sqlite3_stmt *row)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify)sqlite3_value_free);

  g_string_append_printf (sql, "INSERT INTO %s VALUES (", table);
  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      g_string_append (sql, i > 0 ? ", ?" : "?");
      g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (row, i)));
    }
  g_string_append_c (sql, ')');
  add_write (self, g_string_free (g_steal_pointer (&sql), FALSE), values);
}

static void
add_update (SaveReference *self, const char *table, sqlite3_stmt *row, sqlite3_stmt *stored)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify)sqlite3_value_free);

  g_string_append_printf (sql, "UPDATE %s SET ", table);
  for (int i = 1; i < sqlite3_column_count (row); i++)
    if (!same_value (row, stored, i))
      {
        g_string_append_printf (sql, "%s%s = ?", values->len > 0 ? ", " : "", sqlite3_column_name (row, i));
        g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (row, i)));
      }
  g_string_append (sql, " WHERE id = ?");
  if (values->len == 0)
    {
      g_ptr_array_unref (values);
      return;
    }
  g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (row, 0)));
  add_write (self, g_string_free (g_steal_pointer (&sql), FALSE), values);
}

/* The id is the first column of every table. */
static void
learn_row (SaveReference *self, const char *table, gint64 row_id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = %" G_GINT64_FORMAT, table, row_id);
  sqlite3_stmt *row = prepare (self->ours, sql);
  sqlite3_stmt *stored = prepare (self->bare, sql);

  if (sqlite3_step (row) != SQLITE_ROW)
    g_error ("%s: no row", sql);
  if (sqlite3_step (stored) == SQLITE_ROW)
    add_update (self, table, row, stored);
  else
    add_insert (self, table, row);
  sqlite3_finalize (row);
  sqlite3_finalize (stored);
}

void
save_reference_learn (SaveReference *self, gint64 change, gint64 child)
{
  static const char *const questions[] = {
    "SELECT DISTINCT entity, row_id FROM audit WHERE change = ?1 AND NOT (entity = 'child' AND row_id = ?2)",
    "SELECT 'child', ?2 WHERE ?1 > 0",
    "SELECT 'change', ?1 WHERE ?2 > 0",
    "SELECT 'audit', id FROM audit WHERE change = ?1 AND ?2 > 0 ORDER BY id",
  };

  g_ptr_array_set_size (self->writes, 0);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      sqlite3_stmt *rows = prepare (self->ours, questions[i]);

      sqlite3_bind_int64 (rows, 1, change);
      sqlite3_bind_int64 (rows, 2, child);
      while (sqlite3_step (rows) == SQLITE_ROW)
        learn_row (self, (const char *)sqlite3_column_text (rows, 0), sqlite3_column_int64 (rows, 1));
      sqlite3_finalize (rows);
    }
}

void
save_reference_write (SaveReference *self)
{
  run (self->begin);
  for (guint i = 0; i < self->writes->len; i++)
    {
      const Write *write = g_ptr_array_index (self->writes, i);

      for (guint value = 0; value < write->values->len; value++)
        sqlite3_bind_value (write->statement, (int)value + 1, g_ptr_array_index (write->values, value));
      run (write->statement);
    }
  run (self->commit);
}

gboolean
save_reference_agrees (SaveReference *self)
{
  static const char *const tables[] = { "child", "circumstance", "change", "audit" };
  sqlite3_stmt *statement = prepare (self->bare, "ATTACH ?1 AS ours");
  gboolean agrees = TRUE;

  sqlite3_bind_text (statement, 1, sqlite3_db_filename (self->ours, "main"), -1, SQLITE_TRANSIENT);
  run (statement);
  sqlite3_finalize (statement);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT (SELECT count(*) FROM (SELECT * FROM ours.%1$s EXCEPT SELECT * FROM main.%1$s)) "
                             "+ (SELECT count(*) FROM (SELECT * FROM main.%1$s EXCEPT SELECT * FROM ours.%1$s))",
                             tables[i]);
      sqlite3_stmt *count = prepare (self->bare, sql);

      agrees &= sqlite3_step (count) == SQLITE_ROW && sqlite3_column_int64 (count, 0) == 0;
      sqlite3_finalize (count);
    }
  execute (self->bare, "DETACH ours");
  return agrees;
}
