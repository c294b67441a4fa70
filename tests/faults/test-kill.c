/* test-kill.c: killed at any moment, a register holds every change whole or not at all
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../store/store-fixture.h"

#define N_KILLS 200
#define N_ROWS 6

/* The same text into every row: two rows that differ would be half a change. */
static gboolean
write_same (MnTransaction *transaction, gpointer data, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%08x", g_random_int ());
  const MnColumn columns[] = { { "name", TEXT (text) }, { "note", TEXT (text) } };
  const MnColumn created[] = { { "code", TEXT (text) }, { "name", TEXT (text) }, { "kind", TEXT ("kill") } };

  for (gint64 row_id = 1; row_id <= N_ROWS; row_id++)
    if (!mn_transaction_update (transaction, "sponsor", row_id, columns, 2, error))
      return FALSE;
  return mn_transaction_insert (transaction, "sponsor", created, 3, error) != 0;
}

static void
report (int pipe_end, gint64 change)
{
  if (write (pipe_end, &change, sizeof change) != sizeof change)
    _exit (1);
}

static void
work_until_killed (const char *path, int pipe_end, gboolean shared_folder)
{
  const MnStoreConfig config = { .shared_folder = shared_folder };

  for (;;)
    {
      MnStore *store = _mn_store_open_full (path, 0, &config, NULL);
      int n = g_random_int_range (1, 12);

      if (store == NULL)
        _exit (2);
      for (int i = 0; i < n; i++)
        {
          gint64 last = mn_store_next_undo (mn_store_get_reader (store));
          gint64 change = 0;

          if (i % 3 == 1 && last > N_ROWS)
            mn_store_undo (store, last, &change, NULL);
          else if (i % 3 == 2 && (last = mn_store_next_redo (mn_store_get_reader (store))) != 0)
            mn_store_undo (store, last, &change, NULL);
          else
            mn_store_write (store, "edit", write_same, NULL, &change, NULL);
          if (change == 0)
            _exit (3);
          report (pipe_end, change);
        }
      mn_store_close (store, NULL);
      g_object_unref (store);
    }
}

/* One child killed at a random moment of its first @longest microseconds, or at once after its first save (0). */
static gint64
kill_one (const char *path, gboolean shared_folder, gint32 longest)
{
  gint64 change, last = 0;
  int ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_random_set_seed ((guint32)getpid ());
      close (ends[0]);
      work_until_killed (path, ends[1], shared_folder);
    }
  close (ends[1]);
  if (longest != 0)
    g_usleep ((gulong)g_test_rand_int_range (500, longest));
  else if (read (ends[0], &change, sizeof change) == sizeof change)
    last = change;
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status)); /* not gone by itself */
  while (read (ends[0], &change, sizeof change) == sizeof change)
    last = change;
  close (ends[0]);
  return last;
}

static void
inspect (Fixture *fixture, gint64 last)
{
  g_autofree char *reported = g_strdup_printf ("SELECT count (*) FROM change WHERE id = %" G_GINT64_FORMAT, last);
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_store_open (fixture->path, 0, &error);

  g_assert_no_error (error);
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  assert_plain (fixture->path, "PRAGMA integrity_check", "ok");
  assert_plain (fixture->path, "SELECT count (DISTINCT name) FROM sponsor WHERE id <= 6", "1");
  assert_plain (fixture->path, "SELECT count (*) FROM change WHERE id NOT IN (SELECT change FROM audit)", "0");
  /* What was reported as saved is there. */
  if (last != 0)
    assert_plain (fixture->path, reported, "1");
}

static void
survives (Fixture *fixture, gconstpointer data)
{
  gboolean shared_folder = GPOINTER_TO_INT (data);
  guint n_kills = shared_folder ? N_KILLS / 4 : N_KILLS;
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_store_create (fixture->path, &error);
  gint64 first_save;
  guint n_saves = 0;

  g_assert_no_error (error);
  for (int i = 0; i < N_ROWS; i++)
    {
      g_autofree char *code = g_strdup_printf ("T%d", i);

      add_sponsor (store, code, "đầu", NULL);
    }
  close_store (store);

  /* The moments reach from before the first save to well after it, however slow the machine or a sanitizer is. */
  first_save = g_get_monotonic_time ();
  g_assert_cmpint (kill_one (fixture->path, shared_folder, 0), !=, 0);
  first_save = g_get_monotonic_time () - first_save;
  for (guint i = 0; i < n_kills; i++)
    {
      gint64 last = kill_one (fixture->path, shared_folder, (gint32)CLAMP (3 * first_save, 40000, 1000000));

      n_saves += last != 0;
      inspect (fixture, last);
    }
  g_test_message ("%u kills, %u of them after a save", n_kills, n_saves);
  g_assert_cmpuint (n_saves, >, n_kills / 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/faults/kill/wal", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, survives, fixture_tear_down);
  g_test_add ("/faults/kill/truncate", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up, survives, fixture_tear_down);
  return g_test_run ();
}
