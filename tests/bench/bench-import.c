/* bench-import.c: a table of 50,000 children against the plain insert of the same rows
 *
 * Ours: mn_import_table() of a table whose children are all new, with parsing, look-ups of units, villages and
 * households, validation, search and sort keys, a residence and a line of audit for each child and each residence, and
 * current values; from the call to the return, which is after the commit. The reference: the rows of child and
 * residence that this made, all their columns, from memory by two prepared statements in one transaction into a copy of
 * the same register: the same indexes, the same pragmas, no audit.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "mn-csv.h"
#include "mn-export.h"
#include "mn-import.h"
#include "mn-sample.h"

#define N_CHILDREN 50000
#define N_PAIRS 5
#define LIMIT 3.0

static void
fail_on (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  fail_on (error);
}

static gint64
import_into (const char *path, const char *entity, const char *table, guint n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  const MnImportRequest request = { .path = table, .entity = mn_entity_find (entity) };
  MnImportCounts counts;
  gint64 start;

  fail_on (error);
  start = g_get_monotonic_time ();
  mn_import_table (reg, &request, &counts, NULL, &error);
  start = g_get_monotonic_time () - start;
  fail_on (error);
  if (n_expected > 0 && counts.added != n_expected)
    g_error ("%u rows were added, %u rejected", counts.added, counts.rejected);
  mn_register_close (reg, &error);
  fail_on (error);
  return start;
}

static void
export_from (const char *path, const char *entity, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find (entity));

  fail_on (error);
  mn_query_sort_as_entered (query);
  mn_export_csv (reg, query, table, NULL, NULL, &error);
  fail_on (error);
}

/* The sample's children again and again, each with an ID and numbers of its own. */
static void
write_table (const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  while (n < N_CHILDREN)
    {
      g_autoptr (MnCsvReader) reader = mn_csv_reader_open (from, &error);
      gboolean heading = TRUE;

      fail_on (error);
      while (n < N_CHILDREN && mn_csv_reader_next (reader, NULL, &error))
        {
          gboolean first = heading;

          heading = FALSE;
          if (first && n > 0)
            continue;
          for (guint i = 0; i < mn_csv_reader_get_n_cells (reader); i++)
            {
              const char *cell = mn_csv_reader_get_cell (reader, i);
              g_autofree char *changed = NULL;

              if (!first && i == 0)
                changed = g_uuid_string_random ();
              else if (!first && i == 1)
                changed = g_strdup_printf ("B-%06u", n);
              else if (!first && i == 11 && strlen (cell) == 12)
                changed = g_strdup_printf ("%.6s%06u", cell, n);
              mn_csv_append_cell (text, changed != NULL ? changed : cell);
            }
          mn_csv_end_row (text);
          n += !first;
        }
      fail_on (error);
    }
  g_file_set_contents (to, text->str, (gssize)text->len, &error);
  fail_on (error);
}

/* The reference ------------------------------------------------------------------------------------- */

typedef struct {
  const char *table;
  GPtrArray *values; /* of sqlite3_value, row after row */
  guint n_columns;
} Rows;

static sqlite3 *
open_plain (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open (path, &db) != SQLITE_OK
      || sqlite3_exec (db,
                       "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                       " PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY",
                       NULL, NULL, NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return db;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return statement;
}

static void
rows_read (Rows *rows, const char *path, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
  sqlite3 *db = open_plain (path);
  sqlite3_stmt *statement = prepare (db, sql);

  rows->table = table;
  rows->values = g_ptr_array_new_with_free_func ((GDestroyNotify)sqlite3_value_free);
  rows->n_columns = (guint)sqlite3_column_count (statement);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (guint i = 0; i < rows->n_columns; i++)
      g_ptr_array_add (rows->values, sqlite3_value_dup (sqlite3_column_value (statement, (int)i)));
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
rows_insert (const Rows *rows, sqlite3 *db)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_string_append_printf (sql, "INSERT INTO %s VALUES (?", rows->table);
  for (guint i = 1; i < rows->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  statement = prepare (db, sql->str);
  for (guint first = 0; first < rows->values->len; first += rows->n_columns)
    {
      for (guint i = 0; i < rows->n_columns; i++)
        sqlite3_bind_value (statement, (int)i + 1, rows->values->pdata[first + i]);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (db));
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
}

/* @audit: of this the lines of audit took so long. */
static gint64
insert_plainly (const char *path, const char *imported, gint64 *audit)
{
  Rows children, residences, change, lines;
  sqlite3 *db;
  gint64 start;

  rows_read (&children, imported, "child");
  rows_read (&residences, imported, "residence");
  rows_read (&change, imported, "change WHERE id = (SELECT max(id) FROM change)");
  change.table = "change";
  rows_read (&lines, imported, "audit WHERE change = (SELECT max(id) FROM change)");
  lines.table = "audit";
  db = open_plain (path);
  start = g_get_monotonic_time ();
  sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  rows_insert (&change, db);
  rows_insert (&children, db);
  rows_insert (&residences, db);
  *audit = g_get_monotonic_time ();
  rows_insert (&lines, db);
  *audit = g_get_monotonic_time () - *audit;
  if (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  start = g_get_monotonic_time () - start;
  sqlite3_close (db);
  g_ptr_array_unref (children.values);
  g_ptr_array_unref (residences.values);
  g_ptr_array_unref (change.values);
  g_ptr_array_unref (lines.values);
  return start;
}

/* A register with the sample's villages and households, and the table of children. */
static void
make (const char *folder, const char *base, const char *table)
{
  static const char *const entities[] = { "village", "household", "child" };
  g_autofree char *sample = g_build_filename (folder, "sample.mangnon", NULL);
  g_autoptr (GError) error = NULL;

  mn_sample_write (sample, NULL, &error);
  fail_on (error);
  mn_register_create (base, "468", mn_date_new (2017, 5, 31), NULL, &error);
  fail_on (error);
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autofree char *name = g_strconcat (entities[i], ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      export_from (sample, entities[i], path);
      if (i < 2)
        import_into (base, entities[i], path, 0);
      else
        write_table (path, table);
    }
}

/* bench-import FOLDER */
int
main (int argc, char *argv[])
{
  g_auto (BenchPairs) pairs = { 0 };
  g_auto (BenchPairs) unaudited = { 0 };
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *ours = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *table = NULL;
  gboolean kept;

  if (argc != 2)
    return EXIT_FAILURE;
  folder = bench_make_folder (argv[1]);
  base = g_build_filename (folder, "base.mangnon", NULL);
  ours = g_build_filename (folder, "ours.mangnon", NULL);
  bare = g_build_filename (folder, "bare.mangnon", NULL);
  table = g_build_filename (folder, "children.csv", NULL);
  make (folder, base, table);
  bench_pairs_init (&pairs, "import: 50,000 children from CSV", "the plain insert of the same rows");
  bench_pairs_init (&unaudited, "import: 50,000 children from CSV", "the plain insert without the lines of audit");
  for (guint i = 0; i < N_PAIRS; i++)
    {
      gint64 time, plain, audit;

      copy_file (base, ours);
      copy_file (base, bare);
      time = import_into (ours, "child", table, N_CHILDREN);
      plain = insert_plainly (bare, ours, &audit);
      bench_pairs_add (&pairs, time, plain);
      bench_pairs_add (&unaudited, time, plain - audit);
    }
  kept = bench_pairs_at_most (&pairs, LIMIT);
  bench_pairs_tell (&unaudited);
  bench_remove_folder (folder);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
