/* mn-verify.c: is the file whole, and copies that are known to be
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-i18n.h"
#include "mn-store-private.h"

/* What is looked at when a file is opened must stay below the notice of whoever opens it. quick_check compares every
 * value with the type of its column and takes 115 ms for the 33 MB of the sample; walking its pages finds what a disk
 * does to a file in 20 ms. Of larger files only the schema is read: the rest is found when it is used, or by the
 * command `check`. */
#define QUICK_CHECK_LIMIT (4 * 1024 * 1024)
#define PAGE_WALK_LIMIT (64 * 1024 * 1024)

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_DAMAGED,
                       _ ("The register is damaged. Restore it from a backup."));
  return FALSE;
}

/* Whatever the reason was in SQLite's words, a schema that cannot be used is a damaged file; a lock or a permission is
 * not. */
static gboolean
pass_on (GError **error, GError *local)
{
  gboolean other = !g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_FAILED);

  if (!other)
    refuse_damaged (error);
  else
    g_propagate_error (error, g_error_copy (local));
  g_error_free (local);
  return FALSE;
}

static gboolean
pragma_says_ok (MnDb *db, const char *pragma, GError **error)
{
  GError *local = NULL;
  g_autoptr (MnStatement) statement = mn_db_prepare (db, pragma, &local);

  if (statement != NULL && mn_statement_step (statement, &local))
    return g_strcmp0 (mn_statement_get_text (statement, 0), "ok") == 0 || refuse_damaged (error);
  return local != NULL ? pass_on (error, local) : refuse_damaged (error);
}

/* By SQLite's table of pages; a build without it leaves damage to be found later. */
static gboolean
walk_pages (MnDb *db, GError **error)
{
  GError *local = NULL;
  g_autoptr (MnStatement) statement
      = mn_db_prepare (db, "SELECT 1 FROM dbstat WHERE pagetype = 'corrupted' LIMIT 1", NULL);

  if (statement == NULL)
    return TRUE;
  if (mn_statement_step (statement, &local))
    return refuse_damaged (error);
  return local == NULL || pass_on (error, local);
}

gboolean
_mn_file_verify (MnDb *db, goffset size, GError **error)
{
  static const char *const texts[] = {
    "SELECT key, value FROM meta LIMIT 1",
    "SELECT id, uuid, at, who, action, subject, undoes, undone_by FROM change ORDER BY id DESC LIMIT 1",
    "SELECT id, change, entity, row_id, op, field, old, new FROM audit ORDER BY id DESC LIMIT 1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GError *local = NULL;
      g_autoptr (MnStatement) statement = mn_db_prepare (db, texts[i], &local);

      if (statement == NULL || (!mn_statement_step (statement, &local) && local != NULL))
        return pass_on (error, local);
    }
  if (size <= QUICK_CHECK_LIMIT)
    return pragma_says_ok (db, "PRAGMA quick_check (1)", error);
  return size > PAGE_WALK_LIMIT || walk_pages (db, error);
}

/* Page by page and not by SQL, so that the copy is the same file: ids, free pages and all. */
static gboolean
copy_pages (MnDb *from, MnDb *into, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (_mn_db_get_handle (into), "main", _mn_db_get_handle (from), "main");
  int rc;

  if (backup == NULL)
    {
      _mn_error_set_sqlite (error, _mn_db_get_handle (into), sqlite3_errcode (_mn_db_get_handle (into)));
      return FALSE;
    }
  rc = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  if (rc != SQLITE_DONE)
    _mn_error_set_sqlite (error, (rc & 0xff) == SQLITE_IOERR ? _mn_db_get_handle (into) : NULL, rc);
  return rc == SQLITE_DONE;
}

static gboolean
fill_copy (MnDb *from, const char *temporary, GError **error)
{
  g_autoptr (MnDb) into = _mn_db_open (temporary, MN_DB_WRITE, error);

  /* The copy has no name yet: a crash leaves nothing that anybody would open, so it needs no journal. */
  return into != NULL && _mn_db_set_journal (into, "memory", error)
         && mn_db_exec (into, "PRAGMA synchronous = OFF", error) && copy_pages (from, into, error);
}

static gboolean
check_copy (const char *temporary, GError **error)
{
  g_autoptr (MnDb) copy = _mn_db_open (temporary, MN_DB_WRITE, error);

  /* The pages of an open register say "WAL" in the first one. */
  return copy != NULL && _mn_db_set_journal (copy, "delete", error)
         && pragma_says_ok (copy, "PRAGMA integrity_check (1)", error);
}

gboolean
_mn_file_copy (MnDb *from, const char *path, GError **error)
{
  g_autofree char *temporary = NULL;

  if (!_mn_file_check_free (path, error))
    return FALSE;
  temporary = _mn_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (fill_copy (from, temporary, error) && check_copy (temporary, error) && _mn_file_publish (temporary, path, error))
    return TRUE;
  _mn_file_remove (temporary);
  return FALSE;
}
