/* store-fixture.h: a folder of its own for each test, and plain SQLite as an independent witness
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "mn-store-private.h"

typedef struct {
  char *folder;
  char *path; /* of a register that may not exist yet */
} Fixture;

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("mn-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "sổ.mangnon", NULL);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_chmod (fixture->folder, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static inline guint
fixture_count_files (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static inline char *
fixture_build (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static inline GBytes *
read_bytes (const char *path)
{
  char *text;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  return g_bytes_new_take (text, size);
}

static inline void
write_bytes (const char *path, gconstpointer data, gsize size)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  fclose (file);
}

/* Plain SQLite ----------------------------------------------------------------------------------- */

static inline void
plain_exec (const char *path, const char *sql)
{
  sqlite3 *db;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* Every row on a line, columns separated by |, NULL as ~. */
static inline char *
plain_query (const char *path, const char *sql)
{
  g_autoptr (GString) text = g_string_new ("");
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        {
          const char *value = (const char *)sqlite3_column_text (stmt, i);

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", value != NULL ? value : "~");
        }
    }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_plain(path, sql, expected)                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *plain_result = plain_query (path, sql);                                                           \
    g_assert_cmpstr (plain_result, ==, expected);                                                                      \
  }                                                                                                                    \
  G_STMT_END

/* Writing ---------------------------------------------------------------------------------------- */

#define TEXT(value)                                                                                                    \
  {                                                                                                                    \
    .type = MN_VALUE_TEXT, .text = (char *)(value)                                                                     \
  }
#define INTEGER(value)                                                                                                 \
  {                                                                                                                    \
    .type = MN_VALUE_INTEGER, .integer = (value)                                                                       \
  }

typedef struct {
  enum {
    INSERT,
    UPDATE,
    DELETE,
    RESTORE,
    PURGE,
  } kind;
  const char *table;
  gint64 row_id;
  const MnColumn *columns;
  guint n_columns;
  const char *reason;
} Step;

static inline gboolean
run_step (MnTransaction *transaction, gpointer data, GError **error)
{
  Step *step = data;

  switch (step->kind)
    {
    case INSERT:
      step->row_id = mn_transaction_insert (transaction, step->table, step->columns, step->n_columns, error);
      return step->row_id != 0;
    case UPDATE:
      return mn_transaction_update (transaction, step->table, step->row_id, step->columns, step->n_columns, error);
    case DELETE:
      return mn_transaction_delete (transaction, step->table, step->row_id, error);
    case RESTORE:
      return mn_transaction_restore (transaction, step->table, step->row_id, error);
    case PURGE:
      return mn_transaction_purge (transaction, step->table, step->row_id, step->reason, error);
    default:
      g_assert_not_reached ();
    }
}

/* A sponsor is the smallest thing that needs no other. */
static inline gint64
add_sponsor (MnStore *store, const char *code, const char *name, gint64 *row_id)
{
  const MnColumn columns[] = { { "code", TEXT (code) }, { "name", TEXT (name) }, { "kind", TEXT ("office") } };
  Step step = { INSERT, "sponsor", 0, columns, G_N_ELEMENTS (columns) };
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  mn_store_write (store, "create", run_step, &step, &change, &error);
  g_assert_no_error (error);
  if (row_id != NULL)
    *row_id = step.row_id;
  return change;
}

static inline gboolean
set_sponsor (MnStore *store, gint64 row_id, const char *column, const char *text, gint64 *change, GError **error)
{
  const MnColumn columns[] = { { column, TEXT (text) } };
  Step step = { UPDATE, "sponsor", row_id, columns, 1 };

  return mn_store_write (store, "edit", run_step, &step, change, error);
}

static inline void
assert_no_problem (MnDb *db)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  mn_store_check (db, problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static inline void
close_store (MnStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_store_close (store, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (store);
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
