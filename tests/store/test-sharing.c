/* test-sharing.c: the queue, other programs, and a disk that is full
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

static MnStore *
new_store (Fixture *fixture)
{
  const MnStoreConfig config = { .busy_ms = 200 };
  g_autoptr (GError) error = NULL;
  MnStore *store = _mn_store_create_full (fixture->path, &config, &error);

  g_assert_no_error (error);
  return store;
}

typedef struct {
  GString *log;
  guint n_pending;
} Log;

static void
on_changed (MnStore *store, MnChangeSet *set, gpointer data)
{
  Log *log = data;

  if (set->external)
    g_string_append (log->log, "external ");
  else
    g_string_append_printf (log->log, "changed %" G_GINT64_FORMAT " ", set->change_id);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Log *log = data;
  gint64 change;

  if (mn_store_write_finish (MN_STORE (source), result, &change, NULL))
    g_string_append_printf (log->log, "written %" G_GINT64_FORMAT " ", change);
  else
    g_string_append (log->log, "failed ");
  log->n_pending--;
}

static gboolean
insert_named (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn columns[] = { { "code", TEXT (data) }, { "name", TEXT (data) }, { "kind", TEXT ("office") } };

  g_usleep (2000);
  return mn_transaction_insert (transaction, "sponsor", columns, 3, error) != 0;
}

static void
destroyed (gpointer data)
{
  g_free (data);
}

static void
keeps_order (Fixture *fixture, gconstpointer data)
{
  Log log = { g_string_new (""), 3 };
  MnStore *store = new_store (fixture);

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &log);
  mn_store_write_async (store, "create", insert_named, g_strdup ("A"), destroyed, NULL, on_written, &log);
  mn_store_write_async (store, "create", insert_named, g_strdup ("A"), destroyed, NULL, on_written, &log);
  mn_store_undo_async (store, 1, NULL, on_written, &log);
  while (log.n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
  {
    const char *first = strstr (log.log->str, "changed 1 ");
    const char *second = strstr (log.log->str, "changed 2 ");

    g_assert_true (first != NULL && second > first);
    g_assert_true (strstr (log.log->str, "written 1 ") > first && strstr (log.log->str, "written 2 ") > second);
    g_assert_true (strstr (log.log->str, "failed ") > strstr (log.log->str, "written 1 "));
    g_assert_true (strstr (log.log->str, "failed ") < strstr (log.log->str, "written 2 "));
  }
  close_store (store);
  g_string_free (log.log, TRUE);
}

static void
closing_drains (Fixture *fixture, gconstpointer data)
{
  Log log = { g_string_new (""), 5 };
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);

  for (int i = 0; i < 5; i++)
    mn_store_write_async (store, "create", insert_named, g_strdup_printf ("T%d", i), destroyed, NULL, on_written, &log);
  g_assert_true (mn_store_close (store, &error));
  g_assert_null (mn_store_get_reader (store));
  mn_store_write_async (store, "create", insert_named, g_strdup ("late"), destroyed, NULL, on_written, &log);
  log.n_pending++;
  while (log.n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (log.log->str, ==, "written 1 written 2 written 3 written 4 written 5 failed ");
  g_assert_finalize_object (store);
  assert_plain (fixture->path, "SELECT count (*) FROM sponsor", "5");
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  g_string_free (log.log, TRUE);
}

/* The last reference is dropped in a callback. */
static void
on_written_unref (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;

  g_assert_true (mn_store_write_finish (MN_STORE (source), result, NULL, NULL));
  *done = TRUE;
}

static void
finalizes_in_callback (Fixture *fixture, gconstpointer data)
{
  gboolean done = FALSE;
  MnStore *store = new_store (fixture);
  gpointer weak = store;

  g_object_add_weak_pointer (G_OBJECT (store), &weak);
  mn_store_write_async (store, "create", insert_named, g_strdup ("A"), destroyed, NULL, on_written_unref, &done);
  g_object_unref (store);
  while (!done || weak != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

static gboolean
insert_until_cancelled (MnTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (MnStatement) statement = NULL;

  if (!insert_named (transaction, (gpointer) "A", error))
    return FALSE;
  g_cancellable_cancel (mn_transaction_get_cancellable (transaction));
  statement = mn_db_prepare (mn_transaction_get_db (transaction), "SELECT 1", error);
  return statement != NULL;
}

static void
can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Log log = { g_string_new (""), 2 };
  MnStore *store = new_store (fixture);

  mn_store_write_async (store, "import", insert_until_cancelled, NULL, NULL, cancellable, on_written, &log);
  mn_store_write_async (store, "create", insert_named, g_strdup ("B"), destroyed, NULL, on_written, &log);
  while (log.n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (log.log->str, ==, "failed written 1 ");
  close_store (store);
  assert_plain (fixture->path, "SELECT code FROM sponsor", "B");
  g_string_free (log.log, TRUE);
}

static void
hears_of_others (Fixture *fixture, gconstpointer data)
{
  Log log = { g_string_new (""), 0 };
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  MnStore *store = new_store (fixture);

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &log);
  add_sponsor (store, "A", "A", NULL);
  plain_exec (fixture->path, "UPDATE meta SET value = value; INSERT INTO meta VALUES ('x', 'y')");
  add_sponsor (store, "B", "B", NULL);
  g_assert_cmpstr (log.log->str, ==, "changed 1 external changed 2 ");
  plain_exec (fixture->path, "INSERT INTO meta VALUES ('z', 'y')");
  while (!g_str_has_suffix (log.log->str, "2 external ") && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (log.log->str, ==, "changed 1 external changed 2 external ");
  close_store (store);
  g_string_free (log.log, TRUE);
}

static void
says_when_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);
  gint64 row_id;
  sqlite3 *other;

  add_sponsor (store, "A", "A", &row_id);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (set_sponsor (store, row_id, "name", "B", NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_BUSY);
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  g_assert_true (set_sponsor (store, row_id, "name", "B", NULL, NULL));
  close_store (store);
  /* It is left to the last one to tidy up. */
  g_assert_cmpuint (fixture_count_files (fixture), >, 1);
  sqlite3_close (other);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  assert_plain (fixture->path, "SELECT name FROM sponsor", "B");
}

#define N_EACH 60

static void
write_many (const char *path, const char *prefix)
{
  MnStore *store = mn_store_open (path, 0, NULL);

  for (int i = 0; i < N_EACH; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s%d", prefix, i);

      add_sponsor (store, code, "Tên", NULL);
    }
  close_store (store);
}

static void
shares_between_processes (Fixture *fixture, gconstpointer data)
{
  MnStore *store = new_store (fixture);
  int status;
  pid_t child;

  close_store (store);
  /* Forked while no thread of ours runs. */
  child = fork ();
  if (child == 0)
    {
      write_many (fixture->path, "con");
      _exit (0);
    }
  write_many (fixture->path, "mẹ");
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  store = mn_store_open (fixture->path, MN_STORE_OPEN_READ_ONLY, NULL);
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
  assert_plain (fixture->path, "SELECT count (*) FROM sponsor", "120");
}

/* Another program: reads, and leaves. */
static int
visit (const char *path)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open (path, &db);

  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "SELECT count (*) FROM sponsor", NULL, NULL, NULL);
  sqlite3_close (db);
  return rc;
}

/* What GIO does with every file of a folder that a file chooser shows. */
static void
look_into (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  int fd = open (name, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  close (fd);
}

static void
keeps_locks_when_looked_into (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *const arguments[] = { program, "visit", fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);
  int status;

  add_sponsor (store, "A", "before", NULL);
  look_into (fixture->path, "");
  look_into (fixture->path, "-wal");
  look_into (fixture->path, "-shm");
  g_assert_true (g_spawn_sync (NULL, (char **)arguments, NULL, 0, NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  /* Not the last one: the WAL is still there, and others find in it what is saved now. */
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  add_sponsor (store, "B", "after", NULL);
  assert_plain (fixture->path, "SELECT group_concat (code) FROM sponsor", "A,B");
  close_store (store);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  assert_plain (fixture->path, "SELECT group_concat (code) FROM sponsor", "A,B");
}

static gboolean
fill (MnTransaction *transaction, gpointer data, GError **error)
{
  g_autofree char *text = g_strnfill (200000, 'x');
  const MnColumn columns[] = { { "code", TEXT ("đầy") }, { "name", TEXT (text) }, { "kind", TEXT ("office") } };

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *code = g_strdup_printf ("đầy %d", i);
      const MnColumn row[] = { { "code", TEXT (code) }, columns[1], columns[2] };

      if (mn_transaction_insert (transaction, "sponsor", row, 3, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
assert_full (MnStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mn_store_write (store, "import", fill, NULL, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FULL);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
says_when_file_is_too_big (Fixture *fixture, gconstpointer data)
{
  struct rlimit old, small;
  MnStore *store = new_store (fixture);

  add_sponsor (store, "A", "A", NULL);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 2 * 1024 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_full (store);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  add_sponsor (store, "B", "B", NULL);
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
  assert_plain (fixture->path, "SELECT code FROM sponsor", "A\nB");
}

static void
says_when_disk_is_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *second = fixture_build (fixture, "hai.mangnon");
  MnStore *store;

  if (mount ("tmpfs", fixture->folder, "tmpfs", 0, "size=2m") != 0)
    {
      g_test_skip ("Needs to mount");
      return;
    }
  store = new_store (fixture);
  add_sponsor (store, "A", "A", NULL);
  assert_full (store);
  add_sponsor (store, "B", "B", NULL);
  assert_no_problem (mn_store_get_reader (store));
  {
    g_autofree char *filler = fixture_build (fixture, "đầy");
    g_autofree char *bytes = g_malloc0 (2 * 1024 * 1024);
    FILE *file = g_fopen (filler, "wb");

    fwrite (bytes, 1, 2 * 1024 * 1024, file);
    fclose (file);
    g_assert_null (mn_store_create (second, &error));
    g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FULL);
    g_clear_error (&error);
    g_assert_false (mn_store_copy_to (store, second, &error));
    g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FULL);
    g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
    g_remove (filler);
  }
  close_store (store);
  assert_plain (fixture->path, "SELECT code FROM sponsor", "A\nB");
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  umount2 (fixture->folder, MNT_DETACH);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "visit") == 0)
    return visit (argv[2]);
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/sharing/processes", shares_between_processes); /* first: forks */
  add_test ("/store/sharing/order", keeps_order);
  add_test ("/store/sharing/close", closing_drains);
  add_test ("/store/sharing/finalize", finalizes_in_callback);
  add_test ("/store/sharing/cancel", can_be_cancelled);
  add_test ("/store/sharing/others", hears_of_others);
  add_test ("/store/sharing/looked-into", keeps_locks_when_looked_into);
  add_test ("/store/sharing/busy", says_when_busy);
  add_test ("/store/sharing/too-big", says_when_file_is_too_big);
  add_test ("/store/sharing/full", says_when_disk_is_full);
  return g_test_run ();
}
