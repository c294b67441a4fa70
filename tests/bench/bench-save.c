/* bench-save.c: one save against the bare SQLite transaction of the same rows
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "mn-store.h"

#define N_SAVES 400

/* The bare transaction ------------------------------------------------------------------------------ */

typedef struct {
  sqlite3 *db;
  sqlite3_stmt *begin, *update, *change, *audit, *commit;
} Bare;

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return stmt;
}

static void
bare_open (Bare *bare, const char *path)
{
  sqlite3_open (path, &bare->db);
  sqlite3_exec (bare->db,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                "PRAGMA secure_delete = ON",
                NULL, NULL, NULL);
  bare->begin = prepare (bare->db, "BEGIN IMMEDIATE");
  bare->update = prepare (bare->db, "UPDATE child SET note = ?1 WHERE id = ?2");
  bare->change = prepare (bare->db, "INSERT INTO change (uuid, at, who, action, subject) "
                                    "VALUES (?1, '2017-05-31T01:00:00Z', '', 'edit', '')");
  bare->audit = prepare (bare->db, "INSERT INTO audit (change, entity, row_id, op, field, old, new) "
                                   "VALUES (?1, 'child', ?2, 'edit', 'note', 'old', ?3)");
  bare->commit = prepare (bare->db, "COMMIT");
}

static void
run (sqlite3_stmt *stmt)
{
  if (sqlite3_step (stmt) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (stmt)));
  sqlite3_reset (stmt);
}

static void
bare_save (Bare *bare, gint64 row_id, const char *text, const char *uuid)
{
  run (bare->begin);
  sqlite3_bind_text (bare->update, 1, text, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->update, 2, row_id);
  run (bare->update);
  sqlite3_bind_text (bare->change, 1, uuid, -1, SQLITE_STATIC);
  run (bare->change);
  sqlite3_bind_int64 (bare->audit, 1, sqlite3_last_insert_rowid (bare->db));
  sqlite3_bind_int64 (bare->audit, 2, row_id);
  sqlite3_bind_text (bare->audit, 3, text, -1, SQLITE_STATIC);
  run (bare->audit);
  run (bare->commit);
}

static void
bare_close (Bare *bare)
{
  sqlite3_finalize (bare->begin);
  sqlite3_finalize (bare->update);
  sqlite3_finalize (bare->change);
  sqlite3_finalize (bare->audit);
  sqlite3_finalize (bare->commit);
  sqlite3_close (bare->db);
}

/* Ours ---------------------------------------------------------------------------------------------- */

typedef struct {
  gint64 row_id;
  const char *text;
} Save;

static gboolean
write_save (MnTransaction *transaction, gpointer data, GError **error)
{
  const Save *save = data;
  const MnColumn columns[] = { { "note", { .type = MN_VALUE_TEXT, .text = (char *)save->text } } };

  return mn_transaction_update (transaction, "child", save->row_id, columns, 1, error);
}

static gboolean
write_children (MnTransaction *transaction, gpointer data, GError **error)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *code = g_strdup_printf ("TE%05d", i);
      const MnColumn columns[] = {
        { "code", { .type = MN_VALUE_TEXT, .text = code } },
        { "full_name", { .type = MN_VALUE_TEXT, .text = (char *)"Trẻ em thử nghiệm" } },
        { "birth_date", { .type = MN_VALUE_TEXT, .text = (char *)"2010-01-01" } },
        { "sex", { .type = MN_VALUE_TEXT, .text = (char *)"f" } },
      };

      if (mn_transaction_insert (transaction, "child", columns, G_N_ELEMENTS (columns), error) == 0)
        return FALSE;
    }
  return TRUE;
}

static MnStore *
make_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_store_create (path, &error);

  if (store == NULL || !mn_store_write (store, "sample", write_children, NULL, NULL, &error))
    g_error ("%s", error->message);
  return store;
}

static int
compare (const void *a, const void *b)
{
  gint64 first = *(const gint64 *)a, second = *(const gint64 *)b;

  return first < second ? -1 : first > second;
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("mn-bench-XXXXXX", NULL);
  g_autofree char *ours_path = g_build_filename (folder, "ours.mangnon", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.mangnon", NULL);
  MnStore *ours = make_store (ours_path);
  MnStore *other = make_store (bare_path);
  gint64 ours_times[N_SAVES], bare_times[N_SAVES];
  Bare bare;

  mn_store_close (other, NULL);
  g_object_unref (other);
  bare_open (&bare, bare_path);
  for (int i = 0; i < N_SAVES; i++)
    {
      g_autofree char *text = g_strdup_printf ("ghi chú %d", i);
      g_autofree char *uuid = g_uuid_string_random ();
      Save save = { 1 + i * 37 % 2000, text };
      gint64 start = g_get_monotonic_time ();
      gint64 middle;

      mn_store_write (ours, "edit", write_save, &save, NULL, NULL);
      middle = g_get_monotonic_time ();
      bare_save (&bare, save.row_id, text, uuid);
      ours_times[i] = middle - start;
      bare_times[i] = g_get_monotonic_time () - middle;
    }
  qsort (ours_times, N_SAVES, sizeof (gint64), compare);
  qsort (bare_times, N_SAVES, sizeof (gint64), compare);
  g_print ("save: median %.3f ms, bare SQLite transaction %.3f ms, ratio %.2f (p90 %.3f and %.3f ms)\n",
           (double)ours_times[N_SAVES / 2] / 1000, (double)bare_times[N_SAVES / 2] / 1000,
           (double)ours_times[N_SAVES / 2] / (double)bare_times[N_SAVES / 2],
           (double)ours_times[N_SAVES * 9 / 10] / 1000, (double)bare_times[N_SAVES * 9 / 10] / 1000);
  bare_close (&bare);
  mn_store_close (ours, NULL);
  g_object_unref (ours);
  g_remove (ours_path);
  g_remove (bare_path);
  g_rmdir (folder);
  return ours_times[N_SAVES / 2] <= 2 * bare_times[N_SAVES / 2] ? 0 : 1;
}
