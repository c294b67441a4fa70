/* mn-migrate.c: brings a file to the newest schema
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "mn-i18n.h"
#include "mn-store-private.h"
#include "mn-store.h"

/* Made by data/meson.build. Naming it makes the linker take the resources out of their archive; they register
 * themselves. */
GResource *mn_data_get_resource (void);

#define RESOURCE_FOLDER "/io/github/mangnon/MangNon/migrations/"

static void
migration_free (gpointer data)
{
  MnMigration *migration = data;

  g_free (migration->name);
  g_bytes_unref (migration->sql);
  g_free (migration);
}

static int
compare_migrations (gconstpointer a, gconstpointer b)
{
  const MnMigration *first = *(const MnMigration *const *)a;
  const MnMigration *second = *(const MnMigration *const *)b;

  return first->number - second->number;
}

GPtrArray *
_mn_migrations_new (void)
{
  return g_ptr_array_new_with_free_func (migration_free);
}

void
_mn_migrations_add (GPtrArray *migrations, int number, const char *name, const char *sql)
{
  MnMigration *migration = g_new0 (MnMigration, 1);

  migration->number = number;
  migration->name = g_strdup (name);
  migration->sql = g_bytes_new (sql, strlen (sql) + 1);
  g_ptr_array_add (migrations, migration);
  g_ptr_array_sort (migrations, compare_migrations);
}

GPtrArray *
_mn_migrations_load (void)
{
  GResource *resource = mn_data_get_resource ();
  g_autoptr (GPtrArray) migrations = _mn_migrations_new ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, RESOURCE_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCE_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize size = 0;
      const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
      g_autofree char *sql = g_strndup (text, size);
      int number = (int)g_ascii_strtoll (names[i], NULL, 10);

      if (number < 1 || text == NULL)
        g_error ("Migration %s has no number or no text", names[i]);
      _mn_migrations_add (migrations, number, names[i], sql);
    }
  if (migrations->len == 0)
    g_error ("The program carries no migrations");
  return g_steal_pointer (&migrations);
}

int
_mn_migrations_newest (GPtrArray *migrations)
{
  const MnMigration *last = g_ptr_array_index (migrations, migrations->len - 1);

  return last->number;
}

static gboolean
has_no_loose_link (MnDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MnStatement) statement = mn_db_prepare (db, "PRAGMA foreign_key_check", error);

  if (statement == NULL)
    return FALSE;
  if (mn_statement_step (statement, &local))
    {
      _mn_error_set_about (error, MN_STORE_ERROR_CONSTRAINT, MN_STORE_CONSTRAINT_LINK,
                           mn_statement_get_text (statement, 0), _ ("A record is linked to one that does not exist."));
      return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
run_script (MnDb *db, const MnMigration *migration, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", migration->number);

  if (!mn_db_exec_script (db, g_bytes_get_data (migration->sql, NULL), error))
    return FALSE;
  /* A script that ends the transaction itself would leave half of its work for good. */
  if (!_mn_db_in_transaction (db))
    g_error ("Migration %s ends its transaction", migration->name);
  return has_no_loose_link (db, error) && mn_db_exec (db, version, error);
}

static gboolean
run_one (MnDb *db, const MnMigration *migration, GError **error)
{
  /* Inside a transaction the pragma would be ignored, and a rebuilt table would take its rows' children along. */
  if (!mn_db_exec (db, "PRAGMA foreign_keys = OFF", error) || !mn_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_script (db, migration, error) && mn_db_exec (db, "COMMIT", error))
    return mn_db_exec (db, "PRAGMA foreign_keys = ON", error);
  if (_mn_db_in_transaction (db))
    mn_db_exec (db, "ROLLBACK", NULL);
  mn_db_exec (db, "PRAGMA foreign_keys = ON", NULL);
  return FALSE;
}

gboolean
_mn_migrate (MnDb *db, GPtrArray *migrations, GError **error)
{
  GError *local = NULL;
  gint64 version = mn_db_get_int (db, "PRAGMA user_version", -1, error);

  if (version < 0)
    return FALSE;
  for (guint i = 0; i < migrations->len; i++)
    {
      const MnMigration *migration = g_ptr_array_index (migrations, i);

      if (migration->number <= version || run_one (db, migration, &local))
        continue;
      g_propagate_prefixed_error (error, local, _ ("The register could not be brought up to date (step %d): "),
                                  migration->number);
      return FALSE;
    }
  return TRUE;
}

/* "sổ.mangnon" before step 2 → "sổ.before-2.mangnon", or "sổ.before-2-1.mangnon"… when that is taken. */
static char *
name_copy (const char *path, int number)
{
  gsize length = strlen (path) - (g_str_has_suffix (path, MN_STORE_EXTENSION) ? strlen (MN_STORE_EXTENSION) : 0);
  g_autofree char *stem = g_strndup (path, length);

  for (int i = 0;; i++)
    {
      g_autofree char *suffix = i > 0 ? g_strdup_printf ("-%d", i) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("%s.before-%d%s" MN_STORE_EXTENSION, stem, number, suffix);

      if (!g_file_test (name, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&name);
    }
}

char *
mn_store_name_migration_copy (const char *path)
{
  g_autoptr (GPtrArray) migrations = _mn_migrations_load ();
  /* Links are followed, as when it is made. */
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *copy = name_copy (real != NULL ? real : path, _mn_migrations_newest (migrations));

  return g_filename_display_basename (copy);
}

/* Leaving WAL needs the file alone; the lock that is then kept holds off everybody who comes later. */
static gboolean
be_alone (MnDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (_mn_db_set_journal (db, "delete", &local) && mn_db_exec (db, "PRAGMA locking_mode = EXCLUSIVE", &local)
      && mn_db_exec (db, "BEGIN EXCLUSIVE", &local) && mn_db_exec (db, "COMMIT", &local))
    return TRUE;
  if (g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_BUSY))
    g_set_error_literal (
        error, MN_STORE_ERROR, MN_STORE_ERROR_BUSY,
        _ ("The register must be brought up to date, but another program has it open. Close it there and "
           "try again."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
_mn_migrate_file (MnDb *db, const MnFile *file, GPtrArray *migrations, GError **error)
{
  g_autofree char *copy = NULL;

  if (!be_alone (db, error))
    return FALSE;
  copy = name_copy (file->real_path, _mn_migrations_newest (migrations));
  if (!_mn_file_copy (db, copy, error))
    return FALSE;
  if (_mn_migrate (db, migrations, error))
    return TRUE;
  /* The register is as it was: its copy would only puzzle. */
  _mn_file_remove (copy);
  return FALSE;
}
