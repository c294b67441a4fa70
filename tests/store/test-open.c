/* test-open.c: what is opened, what is refused, and what closing leaves
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <fcntl.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "store-fixture.h"

static void
make_register (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_store_create (fixture->path, &error);

  g_assert_no_error (error);
  for (int i = 0; i < 40; i++)
    {
      g_autofree char *code = g_strdup_printf ("T%d", i);

      add_sponsor (store, code, "Nhà tài trợ", NULL);
    }
  close_store (store);
}

/* Refused with this code in a sentence, nothing changed and nothing left beside it. */
static void
assert_refused (Fixture *fixture, const char *path, MnStoreError code)
{
  g_autoptr (GBytes) before = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? read_bytes (path) : NULL;
  guint n_files = fixture_count_files (fixture);

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      MnStore *store = mn_store_open (path, i == 0 ? MN_STORE_OPEN_DEFAULT : MN_STORE_OPEN_READ_ONLY, &error);

      g_assert_null (store);
      g_assert_error (error, MN_STORE_ERROR, (int)code);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_assert_cmpuint (fixture_count_files (fixture), ==, n_files);
  if (before != NULL)
    {
      g_autoptr (GBytes) after = read_bytes (path);

      g_assert_true (g_bytes_equal (before, after));
    }
}

static void
refuses_strangers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = fixture_build (fixture, "fifo");
  g_autofree char *loose = fixture_build (fixture, "loose");
  g_autofree char *below = g_build_filename (fixture->path, "x.mangnon", NULL);

  assert_refused (fixture, fixture->path, MN_STORE_ERROR_NOT_FOUND);
  assert_refused (fixture, fixture->folder, MN_STORE_ERROR_NOT_REGISTER);
  assert_refused (fixture, "/dev/zero", MN_STORE_ERROR_NOT_REGISTER);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (fixture, fifo, MN_STORE_ERROR_NOT_REGISTER);
  g_assert_cmpint (symlink ("nowhere", loose), ==, 0);
  assert_refused (fixture, loose, MN_STORE_ERROR_NOT_FOUND);
  write_bytes (fixture->path, "", 0);
  assert_refused (fixture, fixture->path, MN_STORE_ERROR_NOT_REGISTER);
  assert_refused (fixture, below, MN_STORE_ERROR_NOT_FOUND);
  write_bytes (fixture->path, "Kính gửi", 9);
  assert_refused (fixture, fixture->path, MN_STORE_ERROR_NOT_REGISTER);
  write_bytes (fixture->path, "SQLite format 3", 16);
  assert_refused (fixture, fixture->path, MN_STORE_ERROR_DAMAGED);
  g_remove (fixture->path);
  plain_exec (fixture->path, "CREATE TABLE child (id)");
  assert_refused (fixture, fixture->path, MN_STORE_ERROR_NOT_REGISTER);
}

static void
refuses_versions (Fixture *fixture, gconstpointer data)
{
  make_register (fixture);
  plain_exec (fixture->path, "PRAGMA user_version = 999");
  assert_refused (fixture, fixture->path, MN_STORE_ERROR_TOO_NEW);
  plain_exec (fixture->path, "PRAGMA user_version = 0");
  assert_refused (fixture, fixture->path, MN_STORE_ERROR_DAMAGED);
}

/* The version of a file may be newer in its WAL than in its header. */
static void
refuses_version_in_wal (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  make_register (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA user_version = 999", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  assert_refused (fixture, fixture->path, MN_STORE_ERROR_TOO_NEW);
  sqlite3_close (db);
}

static void
refuses_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_register (fixture);
  g_chmod (fixture->path, 0);
  g_assert_null (mn_store_open (fixture->path, 0, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_ACCESS);
}

static void
refuses_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *start;
  gsize size;

  make_register (fixture);
  bytes = read_bytes (fixture->path);
  start = g_bytes_get_data (bytes, &size);
  for (gsize length = size - 1; length > 16; length /= 3)
    {
      write_bytes (fixture->path, start, length);
      assert_refused (fixture, fixture->path, MN_STORE_ERROR_DAMAGED);
    }
}

/* Each page in turn is written over: refused as damaged or, where that cannot be seen, opened; never a crash. */
static void
survives_damage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  guint n_refused = 0;

  make_register (fixture);
  bytes = read_bytes (fixture->path);
  size = g_bytes_get_size (bytes);
  for (gsize page = 0; page < size / 4096; page += 1)
    {
      g_autofree guint8 *broken = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GError) error = NULL;
      g_autoptr (MnStore) store = NULL;

      memset (broken + page * 4096 + (page == 0 ? 100 : 0), 0xa5, page == 0 ? 3996 : 4096);
      write_bytes (fixture->path, broken, size);
      store = mn_store_open (fixture->path, MN_STORE_OPEN_READ_ONLY, &error);
      if (store != NULL)
        continue;
      g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_DAMAGED);
      n_refused++;
    }
  g_assert_cmpuint (n_refused, >, size / 4096 * 9 / 10);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

/* Too large for a full check when opened: its pages are walked. */
static void
sees_damage_in_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *broken = NULL;
  gsize size;

  make_register (fixture);
  plain_exec (fixture->path, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
                             "INSERT INTO meta SELECT 'key ' || i, hex (randomblob (60)) FROM n");
  bytes = read_bytes (fixture->path);
  size = g_bytes_get_size (bytes);
  g_assert_cmpuint (size, >, 5 * 1024 * 1024);
  g_object_unref (mn_store_open (fixture->path, MN_STORE_OPEN_READ_ONLY, NULL));
  broken = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
  memset (broken + size / 4096 / 2 * 4096, 0x5a, 4096);
  write_bytes (fixture->path, broken, size);
  assert_refused (fixture, fixture->path, MN_STORE_ERROR_DAMAGED);
}

static void
refuses_missing_tables (Fixture *fixture, gconstpointer data)
{
  make_register (fixture);
  plain_exec (fixture->path, "DROP TABLE audit");
  assert_refused (fixture, fixture->path, MN_STORE_ERROR_DAMAGED);
}

static void
creates_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_store_create (fixture->path, &error);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GPtrArray) migrations = _mn_migrations_load ();
  g_autofree char *version = g_strdup_printf ("%d", _mn_migrations_newest (migrations));
  struct stat info;

  g_assert_no_error (error);
  add_sponsor (store, "A", "A", NULL);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpstr (mn_store_get_path (store), ==, fixture->path);
  g_assert_false (mn_store_is_read_only (store));
  close_store (store);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  assert_plain (fixture->path, "PRAGMA journal_mode", "delete");
  assert_plain (fixture->path, "PRAGMA application_id", "1296975694");
  assert_plain (fixture->path, "PRAGMA user_version", version);
  assert_plain (fixture->path, "SELECT count (*) FROM sponsor", "1");

  g_assert_null (mn_store_create (fixture->path, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_EXISTS);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

static void
creates_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "không có", "x.mangnon", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (mn_store_create (path, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (mn_store_create ("/proc/x.mangnon", &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOT_FOUND);
}

static void
assert_reads_only (Fixture *fixture, MnStoreOpenFlags flags)
{
  g_autoptr (GBytes) before = read_bytes (fixture->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_store_open (fixture->path, flags, &error);

  g_assert_no_error (error);
  g_assert_true (mn_store_is_read_only (store));
  /* a reason is news; one's own wish is none */
  g_assert_cmpint (mn_store_get_read_only_reason (store) != NULL, ==, (flags & MN_STORE_OPEN_READ_ONLY) == 0);
  g_assert_cmpint (mn_db_get_int (mn_store_get_reader (store), "SELECT count (*) FROM sponsor", 0, NULL), ==, 40);
  g_assert_false (set_sponsor (store, 1, "name", "X", NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY);
  g_assert_false (mn_db_exec (mn_store_get_reader (store), "DELETE FROM sponsor", NULL));
  close_store (store);
  after = read_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
}

static void
reads_only (Fixture *fixture, gconstpointer data)
{
  make_register (fixture);
  assert_reads_only (fixture, MN_STORE_OPEN_READ_ONLY);
  g_chmod (fixture->path, 0400);
  assert_reads_only (fixture, MN_STORE_OPEN_DEFAULT);
  /* Copied while it was open: the header says WAL. */
  g_chmod (fixture->path, 0600);
  plain_exec (fixture->path, "PRAGMA journal_mode = WAL");
  g_chmod (fixture->path, 0400);
  assert_reads_only (fixture, MN_STORE_OPEN_DEFAULT);
  g_chmod (fixture->path, 0600);
  g_chmod (fixture->folder, 0500);
  assert_reads_only (fixture, MN_STORE_OPEN_DEFAULT);
  assert_reads_only (fixture, MN_STORE_OPEN_MIGRATE);
  g_chmod (fixture->folder, 0700);
}

static void
reads_only_medium (Fixture *fixture, gconstpointer data)
{
  make_register (fixture);
  if (mount (fixture->folder, fixture->folder, NULL, MS_BIND, NULL) != 0
      || mount (NULL, fixture->folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0)
    {
      umount2 (fixture->folder, MNT_DETACH);
      g_test_skip ("Needs to mount");
      return;
    }
  assert_reads_only (fixture, MN_STORE_OPEN_DEFAULT);
  umount2 (fixture->folder, MNT_DETACH);
}

static void
follows_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = fixture_build (fixture, "link.mangnon");
  g_autoptr (GError) error = NULL;
  MnStore *store;

  make_register (fixture);
  g_assert_cmpint (symlink (fixture->path, name), ==, 0);
  store = mn_store_open (name, 0, &error);
  g_assert_no_error (error);
  add_sponsor (store, "link", "Link", NULL);
  close_store (store);
  g_assert_true (g_file_test (name, G_FILE_TEST_IS_SYMLINK));
  assert_plain (fixture->path, "SELECT count (*) FROM sponsor", "41");
}

static void
truncates_on_shared_folders (Fixture *fixture, gconstpointer data)
{
  const MnStoreConfig config = { .shared_folder = TRUE };
  g_autoptr (GError) error = NULL;
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  MnStore *store = _mn_store_create_full (fixture->path, &config, &error);

  g_assert_no_error (error);
  add_sponsor (store, "A", "A", NULL);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (fixture_count_files (fixture), ==, 2);
  close_store (store);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  g_assert_true (_mn_file_system_is_local (0xef53));
  g_assert_false (_mn_file_system_is_local (0x6969));
  g_assert_false (_mn_file_system_is_local (0xffffffffff534d42));
}

/* A probe in this process must not drop the locks of a store that is open in it. */
static void
keeps_locks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store, *second;

  make_register (fixture);
  store = mn_store_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  second = mn_store_open (fixture->path, 0, &error);
  g_assert_no_error (error);
  add_sponsor (second, "second", "Second", NULL);
  close_store (second);
  if (g_test_subprocess ())
    return;
  /* Another process would clear the WAL away if it believed to be alone. */
  {
    g_autofree char *command = g_strdup_printf ("sqlite3 '%s' 'SELECT count(*) FROM sponsor'", fixture->path);
    g_autofree char *out = NULL;
    g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);

    if (g_spawn_command_line_sync (command, &out, NULL, NULL, NULL))
      {
        g_assert_cmpstr (out, ==, "41\n");
        g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
      }
  }
  add_sponsor (store, "third", "Third", NULL);
  close_store (store);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  assert_plain (fixture->path, "SELECT count (*) FROM sponsor", "42");
}

static void
copies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = fixture_build (fixture, "bản sao.mangnon");
  g_autoptr (GError) error = NULL;
  struct stat info;
  MnStore *store;

  make_register (fixture);
  store = mn_store_open (fixture->path, 0, &error);
  add_sponsor (store, "last", "Last", NULL);
  g_assert_true (mn_store_copy_to (store, copy, &error));
  g_assert_no_error (error);
  g_assert_false (mn_store_copy_to (store, copy, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_EXISTS);
  close_store (store);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 2);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  assert_plain (copy, "PRAGMA journal_mode", "delete");
  assert_plain (copy, "SELECT count (*), max (id) FROM sponsor", "41|41");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/open/strangers", refuses_strangers);
  add_test ("/store/open/versions", refuses_versions);
  add_test ("/store/open/version-in-wal", refuses_version_in_wal);
  add_test ("/store/open/unreadable", refuses_unreadable);
  add_test ("/store/open/truncated", refuses_truncated);
  add_test ("/store/open/damage", survives_damage);
  add_test ("/store/open/damage-in-large", sees_damage_in_large);
  add_test ("/store/open/missing-tables", refuses_missing_tables);
  add_test ("/store/open/create", creates_whole);
  add_test ("/store/open/create-nowhere", creates_nowhere);
  add_test ("/store/open/read-only", reads_only);
  add_test ("/store/open/read-only-medium", reads_only_medium);
  add_test ("/store/open/links", follows_links);
  add_test ("/store/open/shared-folder", truncates_on_shared_folders);
  add_test ("/store/open/keeps-locks", keeps_locks);
  add_test ("/store/open/copies", copies);
  return g_test_run ();
}
