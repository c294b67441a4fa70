/* test-migrate.c: older files brought up to date
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

/* Rebuilds a table that others link to, which only goes well with foreign keys off. */
#define REBUILD                                                                                                        \
  "CREATE TABLE sponsor_new (id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, deleted_at TEXT, "       \
  "code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, rank INTEGER NOT NULL DEFAULT 1) STRICT;"               \
  "INSERT INTO sponsor_new (id, uuid, deleted_at, code, name, kind) "                                                  \
  "SELECT id, uuid, deleted_at, code, name, kind FROM sponsor;"                                                        \
  "DROP TABLE sponsor; ALTER TABLE sponsor_new RENAME TO sponsor;"

static MnStoreConfig
config_with (const char *sql)
{
  MnStoreConfig config = { .migrations = _mn_migrations_load () };

  /* What comes after the first step is the test's own, whatever the program has by now. */
  g_ptr_array_set_size (config.migrations, 1);
  _mn_migrations_add (config.migrations, 2, "0002-test.sql", sql);
  return config;
}

static gboolean
add_scheme (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn columns[] = { { "code", TEXT ("S") },
                               { "name", TEXT ("S") },
                               { "sponsor", INTEGER (1) },
                               { "period", TEXT ("month") },
                               { "valid_from", TEXT ("2016") } };

  return mn_transaction_insert (transaction, "scheme", columns, G_N_ELEMENTS (columns), error) != 0;
}

static void
make_old (Fixture *fixture)
{
  g_autoptr (GPtrArray) migrations = _mn_migrations_load ();
  MnStoreConfig config = { .migrations = migrations };
  g_autoptr (GError) error = NULL;
  MnStore *store;

  g_ptr_array_set_size (migrations, 1);
  store = _mn_store_create_full (fixture->path, &config, &error);
  g_assert_no_error (error);
  add_sponsor (store, "A", "A", NULL);
  g_assert_true (mn_store_write (store, "create", add_scheme, NULL, NULL, &error));
  g_assert_no_error (error);
  close_store (store);
}

static void
are_in_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) migrations = _mn_migrations_load ();

  for (guint i = 0; i < migrations->len; i++)
    {
      const MnMigration *migration = g_ptr_array_index (migrations, i);

      g_assert_cmpint (migration->number, ==, (int)i + 1);
    }
  g_assert_cmpint (_mn_migrations_newest (migrations), ==, (int)migrations->len);
}

static void
migrates_when_told (Fixture *fixture, gconstpointer data)
{
  MnStoreConfig config = config_with (REBUILD);
  g_autofree char *copy = fixture_build (fixture, "sổ.before-2.mangnon");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  MnStore *store;

  make_old (fixture);
  before = read_bytes (fixture->path);
  g_assert_null (_mn_store_open_full (fixture->path, 0, &config, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_TOO_OLD);
  g_clear_error (&error);
  after = read_bytes (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);

  store = _mn_store_open_full (fixture->path, MN_STORE_OPEN_MIGRATE, &config, &error);
  g_assert_no_error (error);
  add_sponsor (store, "B", "B", NULL);
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
  assert_plain (fixture->path, "PRAGMA user_version", "2");
  assert_plain (fixture->path, "SELECT id, code, rank FROM sponsor", "1|A|1\n2|B|1");
  assert_plain (fixture->path, "SELECT count (*) FROM scheme", "1");
  assert_plain (copy, "PRAGMA user_version", "1");
  assert_plain (copy, "SELECT code FROM sponsor", "A");
  assert_plain (copy, "PRAGMA integrity_check", "ok");
  g_assert_cmpuint (fixture_count_files (fixture), ==, 2);
  /* Up to date: no further copy. */
  store = _mn_store_open_full (fixture->path, MN_STORE_OPEN_MIGRATE, &config, &error);
  g_assert_no_error (error);
  close_store (store);
  g_assert_cmpuint (fixture_count_files (fixture), ==, 2);
  g_ptr_array_unref (config.migrations);
}

static void
leaves_file_when_failing (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "CREATE TABLE new_one (id INTEGER) STRICT; UPDATE sponsor SET name = 'X'; INSERT INTO nowhere VALUES (1)",
    "UPDATE sponsor SET code = NULL",
    /* Found only by the check before the commit. */
    "DELETE FROM sponsor",
  };
  g_autoptr (GBytes) before = NULL;

  make_old (fixture);
  before = read_bytes (fixture->path);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MnStoreConfig config = config_with (texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) after = NULL;

      g_assert_null (_mn_store_open_full (fixture->path, MN_STORE_OPEN_MIGRATE, &config, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (g_strstr_len (error->message, -1, "(step 2)"));
      after = read_bytes (fixture->path);
      g_assert_true (g_bytes_equal (before, after));
      g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
      g_ptr_array_unref (config.migrations);
    }
}

static void
needs_the_file_alone (Fixture *fixture, gconstpointer data)
{
  MnStoreConfig config = config_with (REBUILD);
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  make_old (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  sqlite3_exec (other, "PRAGMA journal_mode = WAL; SELECT * FROM sponsor", NULL, NULL, NULL);
  g_assert_null (_mn_store_open_full (fixture->path, MN_STORE_OPEN_MIGRATE, &config, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_BUSY);
  sqlite3_close (other);
  assert_plain (fixture->path, "PRAGMA user_version", "1");
  g_assert_cmpuint (fixture_count_files (fixture), ==, 1);
  g_ptr_array_unref (config.migrations);
}

static void
cannot_where_read_only (Fixture *fixture, gconstpointer data)
{
  MnStoreConfig config = config_with (REBUILD);
  g_autoptr (GError) error = NULL;

  make_old (fixture);
  g_chmod (fixture->path, 0400);
  g_assert_null (_mn_store_open_full (fixture->path, MN_STORE_OPEN_MIGRATE, &config, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_TOO_OLD);
  g_ptr_array_unref (config.migrations);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/migrate/order", are_in_order);
  add_test ("/store/migrate/told", migrates_when_told);
  add_test ("/store/migrate/failing", leaves_file_when_failing);
  add_test ("/store/migrate/alone", needs_the_file_alone);
  add_test ("/store/migrate/read-only", cannot_where_read_only);
  return g_test_run ();
}
