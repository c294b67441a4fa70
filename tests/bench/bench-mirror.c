/* bench-mirror.c: how long the mirror takes to be there, against reading what it holds and doing nothing with it
 *
 *   - ours: from asking for the mirror until it is ready, in its worker;
 *   - the reference: the ids in the list's order, then children, households and cards from the beginning of each table
 * to its end, every value taken out, by SQLite alone.
 * Each on connections of its own, in turn; the first round warms the caches and is thrown away. For information at
 * 14,000 and 50,000; held at 230,280.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <stdlib.h>

#include "bench-register.h"
#include "bench.h"
#include "mn-mirror.h"
#include "mn-register.h"

#define N_PAIRS 7
#define LIMIT 1.5

static const char *const reads[] = {
  "SELECT id FROM child WHERE deleted_at IS NULL ORDER BY sort_key, id",
  "SELECT id, poverty FROM household",
  "SELECT id, household, fold, father_name, mother_name, carer_name, unit, circumstances, support, sex, birth_date,"
  " schooling, residence_status FROM child WHERE deleted_at IS NULL",
  "SELECT child, fold FROM insurance_card WHERE deleted_at IS NULL",
};

static gint64
time_reading (const char *path)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3 *db = NULL;
  gsize letters = 0;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      sqlite3_stmt *statement = NULL;

      if (sqlite3_prepare_v2 (db, reads[i], -1, &statement, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count (statement); column++)
          letters
              += sqlite3_column_text (statement, column) != NULL ? (gsize)sqlite3_column_bytes (statement, column) : 0;
      sqlite3_finalize (statement);
    }
  sqlite3_close (db);
  g_assert (letters > 0);
  return g_get_monotonic_time () - start;
}

static gint64
time_mirror (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_autoptr (MnMirror) mirror = NULL;
  gint64 start;

  if (reg == NULL)
    g_error ("%s", error->message);
  start = g_get_monotonic_time ();
  mirror = mn_mirror_get (mn_register_get_store (reg));
  mn_mirror_wake (mirror);
  while (!mn_mirror_is_ready (mirror))
    g_main_context_iteration (NULL, TRUE);
  start = g_get_monotonic_time () - start;
  g_clear_object (&mirror);
  if (!mn_register_close (reg, &error))
    g_error ("%s", error->message);
  return start;
}

static gboolean
measure (const char *path, guint n_children)
{
  g_auto (BenchPairs) pairs = { 0 };
  g_autofree char *what = g_strdup_printf ("mirror: built, %u children", n_children);

  bench_pairs_init (&pairs, what, "reading the same tables from beginning to end");
  for (guint i = 0; i <= N_PAIRS; i++)
    {
      gint64 ours = time_mirror (path), theirs = time_reading (path);

      if (i > 0)
        bench_pairs_add (&pairs, ours, theirs);
    }
  if (n_children == BENCH_PROVINCE)
    return bench_pairs_at_most (&pairs, LIMIT);
  bench_pairs_tell (&pairs);
  return TRUE;
}

/* bench-mirror FOLDER [REGISTER]: a register of 230,280 children made before */
int
main (int argc, char *argv[])
{
  static const guint sizes[] = { BENCH_DISTRICT, BENCH_HALF, BENCH_PROVINCE };
  gboolean kept = TRUE;

  if (argc < 2)
    return EXIT_FAILURE;
  if (argc > 2)
    return measure (argv[2], BENCH_PROVINCE) ? EXIT_SUCCESS : EXIT_FAILURE;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *folder = bench_make_folder (argv[1]);
      g_autofree char *path = g_build_filename (folder, "big.mangnon", NULL);

      bench_register_make (path, sizes[i]);
      kept = measure (path, sizes[i]) && kept;
      bench_remove_folder (folder);
    }
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
