/* mn-db.c: one SQLite connection and its prepared statements
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include <string.h>

#include "mn-i18n.h"
#include "mn-store-private.h"

#define BUSY_MS 5000
#define MAX_KEPT 256

struct _MnDb {
  sqlite3 *handle;
  GHashTable *kept; /* SQL text → MnStatement, whether somebody uses it now or not */
  guint n_lent;
};

struct _MnStatement {
  MnDb *db; /* borrowed */
  sqlite3_stmt *stmt;
  guint kept : 1;
  guint lent : 1; /* if it is kept */
  guint running : 1;
  guint done : 1;
};

static void
statement_destroy (MnStatement *statement)
{
  sqlite3_finalize (statement->stmt);
  g_free (statement);
}

static void
function_fold (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);

  if (text == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, mn_fold (text), -1, g_free);
}

static void
function_sort_key (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *)sqlite3_value_text (values[0]);
  g_autoptr (GBytes) key = NULL;

  if (text == NULL)
    {
      sqlite3_result_null (context);
      return;
    }
  key = mn_collate_key (text);
  sqlite3_result_blob (context, g_bytes_get_data (key, NULL), (int)g_bytes_get_size (key), SQLITE_TRANSIENT);
}

/* A register may have come by mail: its schema is not trusted to run anything. Names in double quotes never become
 * texts. */
static void
harden (sqlite3 *handle)
{
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

static gboolean
set_up (MnDb *db, MnDbMode mode, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  harden (db->handle);
  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_busy_timeout (db->handle, BUSY_MS);
  sqlite3_create_function (db->handle, "mn_fold", 1, flags, NULL, function_fold, NULL, NULL);
  sqlite3_create_function (db->handle, "mn_sort_key", 1, flags, NULL, function_sort_key, NULL, NULL);

  return mn_db_exec (db, "PRAGMA foreign_keys = ON", error) && mn_db_exec (db, "PRAGMA secure_delete = ON", error)
         && mn_db_exec (db, "PRAGMA synchronous = FULL", error) && mn_db_exec (db, "PRAGMA temp_store = MEMORY", error)
         && (mode == MN_DB_WRITE || mode == MN_DB_MEMORY || mn_db_exec (db, "PRAGMA query_only = ON", error));
}

/* Texts of a thousand letters are looked up for each row of an import: their length and both their ends tell them apart
 * well enough. */
static guint
sql_hash (gconstpointer key)
{
  const char *sql = key;
  gsize length = strlen (sql);
  guint hash = (guint)length;

  for (gsize i = 0; i < MIN (length, 32); i++)
    hash = hash * 31 + (guchar)sql[i] + 7 * (guchar)sql[length - 1 - i];
  return hash;
}

/* The only place that opens a file: a key, when there is one, will be given here. */
MnDb *
_mn_db_open (const char *path, MnDbMode mode, GError **error)
{
  g_autoptr (MnDb) db = g_new0 (MnDb, 1);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, error);
  g_autofree char *full = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
  int rc;

  db->kept = g_hash_table_new (sql_hash, g_str_equal);
  if (uri == NULL)
    return NULL;
  full = mode == MN_DB_MEMORY ? g_strdup (":memory:")
                              : g_strconcat (uri, mode == MN_DB_IMMUTABLE ? "?immutable=1" : "", NULL);
  flags |= mode == MN_DB_PLAIN || mode == MN_DB_IMMUTABLE ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  rc = sqlite3_open_v2 (full, &db->handle, flags, NULL);
  if (rc != SQLITE_OK)
    {
      _mn_error_set_sqlite (error, db->handle, rc);
      return NULL;
    }
  return set_up (db, mode, error) ? g_steal_pointer (&db) : NULL;
}

/* What is lent stays. */
static void
forget_idle (MnDb *db)
{
  GHashTableIter iter;
  MnStatement *statement;

  g_hash_table_iter_init (&iter, db->kept);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&statement))
    if (!statement->lent)
      {
        g_hash_table_iter_remove (&iter);
        statement_destroy (statement);
      }
}

void
mn_db_free (MnDb *db)
{
  if (db == NULL)
    return;
  if (db->n_lent > 0)
    g_critical ("A connection is closed while %u statements are in use", db->n_lent);
  if (db->kept != NULL)
    forget_idle (db);
  g_clear_pointer (&db->kept, g_hash_table_unref);
  sqlite3_close_v2 (db->handle);
  g_free (db);
}

sqlite3 *
_mn_db_get_handle (MnDb *db)
{
  return db->handle;
}

gboolean
_mn_db_in_transaction (MnDb *db)
{
  return !sqlite3_get_autocommit (db->handle);
}

/* Its own text lives as long as it does: that can be the key. One that is there already (and lent) stays alone. */
static void
keep (MnDb *db, MnStatement *statement)
{
  const char *sql = sqlite3_sql (statement->stmt);

  if (g_hash_table_contains (db->kept, sql))
    return;
  if (g_hash_table_size (db->kept) >= MAX_KEPT)
    forget_idle (db);
  g_hash_table_insert (db->kept, (gpointer)sql, statement);
  statement->kept = TRUE;
}

MnStatement *
mn_db_prepare (MnDb *db, const char *sql, GError **error)
{
  MnStatement *statement;
  sqlite3_stmt *stmt = NULL;
  int rc;

  g_return_val_if_fail (db != NULL && sql != NULL, NULL);

  statement = g_hash_table_lookup (db->kept, sql);
  if (statement != NULL && !statement->lent)
    {
      statement->lent = TRUE;
      db->n_lent++;
      return statement;
    }
  rc = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (rc != SQLITE_OK)
    {
      _mn_error_set_sqlite (error, db->handle, rc);
      return NULL;
    }
  g_return_val_if_fail (stmt != NULL, NULL);
  statement = g_new0 (MnStatement, 1);
  statement->db = db;
  statement->stmt = stmt;
  statement->lent = TRUE;
  keep (db, statement);
  db->n_lent++;
  return statement;
}

void
mn_statement_free (MnStatement *statement)
{
  if (statement == NULL)
    return;
  statement->db->n_lent--;
  mn_statement_reset (statement);
  sqlite3_clear_bindings (statement->stmt);
  statement->lent = FALSE;
  if (!statement->kept)
    statement_destroy (statement);
}

void
mn_statement_reset (MnStatement *statement)
{
  sqlite3_reset (statement->stmt);
  statement->running = FALSE;
  statement->done = FALSE;
}

/* SQLite refuses to bind to a statement that is under way. */
static sqlite3_stmt *
bindable (MnStatement *statement)
{
  if (statement->running || statement->done)
    mn_statement_reset (statement);
  return statement->stmt;
}

void
mn_statement_bind_null (MnStatement *statement, int parameter)
{
  sqlite3_bind_null (bindable (statement), parameter);
}

void
mn_statement_bind_int (MnStatement *statement, int parameter, gint64 value)
{
  sqlite3_bind_int64 (bindable (statement), parameter, value);
}

void
mn_statement_bind_text (MnStatement *statement, int parameter, const char *value)
{
  sqlite3_bind_text (bindable (statement), parameter, value, -1, SQLITE_TRANSIENT);
}

void
mn_statement_bind_date (MnStatement *statement, int parameter, MnDate value)
{
  if (mn_date_is_set (value))
    sqlite3_bind_text (bindable (statement), parameter, mn_date_to_iso (value), -1, g_free);
  else
    mn_statement_bind_null (statement, parameter);
}

void
_mn_statement_lend_value (MnStatement *statement, int parameter, const MnValue *value)
{
  if (value->type == MN_VALUE_TEXT)
    sqlite3_bind_text (bindable (statement), parameter, value->text, -1, SQLITE_STATIC);
  else
    mn_statement_bind_value (statement, parameter, value);
}

void
_mn_statement_lend_text (MnStatement *statement, int parameter, const char *value)
{
  sqlite3_bind_text (bindable (statement), parameter, value, -1, SQLITE_STATIC);
}

void
mn_statement_bind_value (MnStatement *statement, int parameter, const MnValue *value)
{
  switch (value->type)
    {
    case MN_VALUE_INTEGER:
      mn_statement_bind_int (statement, parameter, value->integer);
      break;
    case MN_VALUE_TEXT:
      mn_statement_bind_text (statement, parameter, value->text);
      break;
      case MN_VALUE_BYTES: {
        gsize size;
        const void *data = g_bytes_get_data (value->bytes, &size);

        /* An empty blob without an address would be NULL. */
        sqlite3_bind_blob (bindable (statement), parameter, data != NULL ? data : "", (int)size, SQLITE_TRANSIENT);
        break;
      }
    case MN_VALUE_NULL:
    default:
      mn_statement_bind_null (statement, parameter);
      break;
    }
}

gboolean
mn_statement_step (MnStatement *statement, GError **error)
{
  int rc;

  g_return_val_if_fail (statement != NULL, FALSE);

  if (statement->done)
    return FALSE;
  statement->running = TRUE;
  rc = sqlite3_step (statement->stmt);
  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc != SQLITE_DONE)
    _mn_error_set_sqlite (error, statement->db->handle, rc);
  /* At the end the statement lets go of the file at once, not when it is freed. */
  sqlite3_reset (statement->stmt);
  statement->running = FALSE;
  statement->done = TRUE;
  return FALSE;
}

gboolean
mn_statement_run (MnStatement *statement, GError **error)
{
  g_autoptr (GError) local = NULL;

  mn_statement_reset (statement);
  while (mn_statement_step (statement, &local))
    ;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

int
mn_statement_n_columns (MnStatement *statement)
{
  return sqlite3_column_count (statement->stmt);
}

const char *
mn_statement_column_name (MnStatement *statement, int column)
{
  return sqlite3_column_name (statement->stmt, column);
}

gboolean
mn_statement_is_null (MnStatement *statement, int column)
{
  return sqlite3_column_type (statement->stmt, column) == SQLITE_NULL;
}

gint64
mn_statement_get_int (MnStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->stmt, column);
}

const char *
mn_statement_get_text (MnStatement *statement, int column)
{
  return (const char *)sqlite3_column_text (statement->stmt, column);
}

MnDate
mn_statement_get_date (MnStatement *statement, int column)
{
  const char *text = mn_statement_get_text (statement, column);
  MnDate date = MN_DATE_NONE;

  if (text == NULL || *text == '\0' || !mn_date_parse_iso (text, &date, NULL))
    return MN_DATE_NONE;
  return date;
}

void
mn_statement_get_value (MnStatement *statement, int column, MnValue *value)
{
  switch (sqlite3_column_type (statement->stmt, column))
    {
    case SQLITE_INTEGER:
      mn_value_set_integer (value, mn_statement_get_int (statement, column));
      break;
    case SQLITE_NULL:
      mn_value_clear (value);
      break;
      case SQLITE_BLOB: {
        const void *data = sqlite3_column_blob (statement->stmt, column);
        int size = sqlite3_column_bytes (statement->stmt, column);

        mn_value_take_bytes (value, g_bytes_new (data, (gsize)size));
        break;
      }
    default:
      mn_value_set_text (value, mn_statement_get_text (statement, column));
      break;
    }
}

gboolean
mn_db_exec (MnDb *db, const char *sql, GError **error)
{
  return mn_db_exec_script (db, sql, error);
}

gboolean
mn_db_exec_script (MnDb *db, const char *sql, GError **error)
{
  int rc = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    _mn_error_set_sqlite (error, db->handle, rc);
  return rc == SQLITE_OK;
}

gint64
mn_db_get_int (MnDb *db, const char *sql, gint64 fallback, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, error);

  if (statement == NULL || !mn_statement_step (statement, error))
    return fallback;
  return mn_statement_get_int (statement, 0);
}

gint64
mn_db_last_insert_id (MnDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

int
mn_db_changes (MnDb *db)
{
  return sqlite3_changes (db->handle);
}

void
mn_db_interrupt (MnDb *db)
{
  sqlite3_interrupt (db->handle);
}

static int
take_text (void *data, int n_columns, char **texts, char **names)
{
  char **text = data;

  g_free (*text);
  *text = g_strdup (texts[0]);
  return 0;
}

gboolean
_mn_db_set_journal (MnDb *db, const char *mode, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s", mode);
  g_autofree char *now = NULL;
  int rc = sqlite3_exec (db->handle, sql, take_text, &now, NULL);

  if (rc != SQLITE_OK)
    {
      _mn_error_set_sqlite (error, db->handle, rc);
      return FALSE;
    }
  if (g_strcmp0 (now, mode) == 0)
    return TRUE;
  /* SQLite answers with the mode that stays when it could not have the file alone. */
  _mn_error_set_sqlite (error, NULL, SQLITE_BUSY);
  return FALSE;
}

gboolean
_mn_db_is_identifier (const char *name)
{
  if (name == NULL || !g_ascii_islower (name[0]))
    return FALSE;
  /* Asked for each column of each row that is written. */
  for (name++; *name != '\0'; name++)
    if (!g_ascii_islower (*name) && !g_ascii_isdigit (*name) && *name != '_')
      return FALSE;
  return TRUE;
}
