/* bench-duplicate.c: all suspected pairs of a register, and the twins of what is being typed
 *
 * The reference of the pairs is what plain SQL can do: a GROUP BY of the same folded name and birth date over the same
 * rows, which finds the plainest of them only. For information, how long one question takes while somebody types.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <time.h>

#include "bench-register.h"
#include "bench.h"
#include "mn-duplicate.h"

#define N_RUNS 3
#define N_TYPED 2000

static gint64
group_by (const char *path)
{
  sqlite3 *db = NULL;
  gint64 started = g_get_monotonic_time ();

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_exec (
             db,
             "SELECT fold, birth_date, count(*) FROM child WHERE deleted_at IS NULL GROUP BY fold, birth_date "
             "HAVING count(*) > 1",
             NULL, NULL, NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_close (db);
  return g_get_monotonic_time () - started;
}

/* Of this thread's processor: a machine with other work says nothing of ours. */
static gint64
processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return x < y ? -1 : x > y;
}

static void
type_names (MnRegister *reg)
{
  MnDuplicateIndex *index = mn_duplicate_index_get (reg);
  GRand *random = g_rand_new_with_seed (7);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 started = g_get_monotonic_time ();

  while (!mn_duplicate_index_is_ready (index))
    g_main_context_iteration (NULL, TRUE);
  g_print ("twins: index read in %.0f ms\n", (double)(g_get_monotonic_time () - started) / 1000);
  for (guint i = 0; i < N_TYPED; i++)
    {
      g_autofree char *name = bench_register_name (random, i % 2 == 0);
      MnDuplicateFacts typed = {
        .full_name = name,
        .birth_date = mn_date_new (g_rand_int_range (random, 2002, 2017), g_rand_int_range (random, 1, 13),
                                   g_rand_int_range (random, 1, 29)),
        .personal_id = i % 4 == 0 ? "045209001234" : NULL,
      };
      gint64 asked = processor_time (), time;
      g_autoptr (GArray) twins = mn_duplicate_twins (index, &typed, 0, 5);

      time = processor_time () - asked;
      g_array_append_val (times, time);
    }
  g_array_sort (times, compare_times);
  g_print ("twins: one question %.2f ms median, %.2f ms p99, %.2f ms worst (processor)\n",
           (double)g_array_index (times, gint64, N_TYPED / 2) / 1000,
           (double)g_array_index (times, gint64, N_TYPED * 99 / 100) / 1000,
           (double)g_array_index (times, gint64, N_TYPED - 1) / 1000);
  g_rand_free (random);
  g_object_unref (index);
}

static void
run (const char *folder, guint n_children)
{
  g_autofree char *path = g_strdup_printf ("%s/%u.mangnon", folder, n_children);
  g_autofree char *what = g_strdup_printf ("pairs of %u", n_children);
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (BenchPairs) pairs = { 0 };
  guint n_found = 0;

  bench_register_make (path, n_children);
  reg = mn_register_open (path, MN_STORE_OPEN_READ_ONLY, &error);
  if (reg == NULL)
    g_error ("%s", error->message);
  bench_pairs_init (&pairs, what, "GROUP BY name, birth");
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 theirs = group_by (path), started = g_get_monotonic_time ();
      g_autoptr (GArray) found = mn_duplicate_pairs (mn_register_get_reader (reg), NULL, NULL, NULL, NULL, &error);

      if (found == NULL)
        g_error ("%s", error->message);
      bench_pairs_add (&pairs, g_get_monotonic_time () - started, theirs);
      n_found = found->len;
    }
  bench_pairs_tell (&pairs);
  g_print ("%s: %u found\n", what, n_found);
  type_names (reg);
  mn_register_close (reg, NULL);
}

int
main (int argc, char *argv[])
{
  static const guint sizes[] = { BENCH_DISTRICT, BENCH_HALF, BENCH_PROVINCE };
  g_autofree char *folder = bench_make_folder (argc > 1 ? argv[1] : g_get_tmp_dir ());

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    run (folder, sizes[i]);
  bench_remove_folder (folder);
  return 0;
}
