/* mn-error.c: what SQLite says, as sentences for people
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

#include "mn-error.h"
#include "mn-i18n.h"
#include "mn-store-private.h"

typedef struct {
  MnStoreConstraint constraint;
  char *column;
} MnStoreErrorPrivate;

static void
mn_store_error_private_init (MnStoreErrorPrivate *priv)
{
  priv->constraint = MN_STORE_CONSTRAINT_NONE;
  priv->column = NULL;
}

static void
mn_store_error_private_copy (const MnStoreErrorPrivate *from, MnStoreErrorPrivate *into)
{
  into->constraint = from->constraint;
  into->column = g_strdup (from->column);
}

static void
mn_store_error_private_clear (MnStoreErrorPrivate *priv)
{
  g_clear_pointer (&priv->column, g_free);
}

G_DEFINE_EXTENDED_ERROR (MnStoreError, mn_store_error)

MnStoreConstraint
mn_store_error_get_constraint (const GError *error)
{
  if (error == NULL || error->domain != MN_STORE_ERROR)
    return MN_STORE_CONSTRAINT_NONE;
  return mn_store_error_get_private (error)->constraint;
}

const char *
mn_store_error_get_column (const GError *error)
{
  if (error == NULL || error->domain != MN_STORE_ERROR)
    return NULL;
  return mn_store_error_get_private (error)->column;
}

void
_mn_error_set_about (GError **error, MnStoreError code, MnStoreConstraint constraint, const char *column,
                     const char *sentence)
{
  g_autoptr (GError) local = g_error_new_literal (MN_STORE_ERROR, code, sentence);
  MnStoreErrorPrivate *priv = mn_store_error_get_private (local);

  priv->constraint = constraint;
  priv->column = g_strdup (column);
  g_propagate_error (error, g_steal_pointer (&local));
}

/* SQLite says "UNIQUE constraint failed: child.code", "cannot store TEXT value in INTEGER column child.sex":
 * the names stand at the end. */
static void
set_constraint (GError **error, int extended, const char *message)
{
  const char *column = NULL;
  const char *colon = strstr (message, "failed: ");
  const char *word = strrchr (message, ' ');

  if (colon != NULL && !g_str_has_prefix (colon, "failed: index"))
    column = colon + strlen ("failed: ");
  else if (extended == SQLITE_CONSTRAINT_DATATYPE && word != NULL)
    column = word + 1;

  switch (extended)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      case SQLITE_CONSTRAINT_ROWID: {
        g_autofree char *sentence
            = g_strdup_printf (_ ("Another record already has this value (%s)."), column != NULL ? column : message);
        _mn_error_set_about (error, MN_STORE_ERROR_CONSTRAINT, MN_STORE_CONSTRAINT_DUPLICATE, column, sentence);
        break;
      }
      case SQLITE_CONSTRAINT_NOTNULL: {
        g_autofree char *sentence
            = g_strdup_printf (_ ("A required value is missing (%s)."), column != NULL ? column : message);
        _mn_error_set_about (error, MN_STORE_ERROR_CONSTRAINT, MN_STORE_CONSTRAINT_REQUIRED, column, sentence);
        break;
      }
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      _mn_error_set_about (error, MN_STORE_ERROR_CONSTRAINT, MN_STORE_CONSTRAINT_LINK, NULL,
                           _ ("The record is linked to one that does not exist, or others are still linked to it."));
      break;
      default: {
        g_autofree char *sentence = g_strdup_printf (_ ("The register does not accept this value (%s)."), message);
        _mn_error_set_about (error, MN_STORE_ERROR_CONSTRAINT, MN_STORE_CONSTRAINT_OTHER, column, sentence);
        break;
      }
    }
}

static gboolean
is_full (int extended, int system_errno, gboolean writing)
{
  int primary = extended & 0xff;

  if (primary == SQLITE_FULL)
    return writing; /* reading, SQLite says so of a page number beyond any file: damage */
  if (extended == SQLITE_IOERR_SHMSIZE)
    return TRUE;
  /* A quota or a limit on file sizes does not arrive as SQLITE_FULL. */
  return primary == SQLITE_IOERR && (system_errno == ENOSPC || system_errno == EDQUOT || system_errno == EFBIG);
}

static gboolean
is_damage (int extended)
{
  int primary = extended & 0xff;

  return primary == SQLITE_CORRUPT || primary == SQLITE_FULL || primary == SQLITE_NOTADB
         || extended == SQLITE_IOERR_SHORT_READ || extended == SQLITE_IOERR_CORRUPTFS;
}

static void
set_read_only (GError **error, int extended)
{
  if (extended == SQLITE_READONLY_ROLLBACK || extended == SQLITE_READONLY_RECOVERY
      || extended == SQLITE_READONLY_CANTLOCK || extended == SQLITE_READONLY_CANTINIT)
    g_set_error_literal (
        error, MN_STORE_ERROR, MN_STORE_ERROR_ACCESS,
        _ ("The register was not closed properly and cannot be put in order where it is, because it cannot be "
           "written there. Copy it, with the files beside it, to a folder of your own."));
  else
    g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY,
                         _ ("The register cannot be written: it is open for reading only."));
}

static int
take_number (void *data, int n_columns, char **texts, char **names)
{
  *(gboolean *)data = n_columns > 0 && g_strcmp0 (texts[0], "1") == 0;
  return 0;
}

static gboolean
only_reads (sqlite3 *handle)
{
  gboolean query_only = FALSE;

  if (handle == NULL)
    return FALSE;
  if (sqlite3_db_readonly (handle, "main") == 1)
    return TRUE;
  sqlite3_exec (handle, "PRAGMA query_only", take_number, &query_only, NULL);
  return query_only;
}

void
_mn_error_set_sqlite (GError **error, sqlite3 *handle, int rc)
{
  int extended = handle != NULL ? sqlite3_extended_errcode (handle) : rc;
  int system_errno = handle != NULL ? sqlite3_system_errno (handle) : 0;
  g_autofree char *message = g_strdup (handle != NULL ? sqlite3_errmsg (handle) : sqlite3_errstr (rc));
  gboolean writing = (rc & 0xff) != SQLITE_FULL || !only_reads (handle);

  /* A failed prepare or a misuse may leave an older code on the connection. */
  if ((extended & 0xff) != (rc & 0xff))
    extended = rc;

  if (is_full (extended, system_errno, writing))
    g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_FULL,
                         _ ("The disk is full: nothing was saved. Make room on it and try again."));
  else if (is_damage (extended))
    g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_DAMAGED,
                         _ ("The register is damaged. Restore it from a backup."));
  else
    switch (extended & 0xff)
      {
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        g_set_error_literal (
            error, MN_STORE_ERROR, MN_STORE_ERROR_BUSY,
            _ ("Another program is using the register just now: nothing was saved. Please try again."));
        break;
      case SQLITE_CONSTRAINT:
        set_constraint (error, extended, message);
        break;
      case SQLITE_READONLY:
        set_read_only (error, extended);
        break;
      case SQLITE_CANTOPEN:
      case SQLITE_PERM:
      case SQLITE_AUTH:
        g_set_error_literal (
            error, MN_STORE_ERROR, MN_STORE_ERROR_ACCESS,
            _ ("The register cannot be opened: you have no permission to use the file or its folder."));
        break;
      case SQLITE_INTERRUPT:
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The work was cancelled."));
        break;
      case SQLITE_NOMEM:
        g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _ ("There is not enough memory."));
        break;
      default:
        g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED,
                     _ ("The register could not be read or written (%s)."), message);
        break;
      }
}
