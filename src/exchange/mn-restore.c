/* mn-restore.c: a copy in the place of a register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-backup-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mn-pack.h"

#define KEPT_SUFFIX ".before-restore"

/* Whatever lies beside a register that is open, or was not closed. */
static const char *const sidecars[] = { "-wal", "-journal", "-shm" };

G_GNUC_PRINTF (4, 0)
static gboolean
refuse (GError **error, MnBackupError code, const char *path, const char *sentence)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, MN_BACKUP_ERROR, code, sentence, shown);
  return FALSE;
}

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat first, second;

  return stat (a, &first) == 0 && stat (b, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

static gboolean
check_target (const char *copy, const char *path, gboolean force, GError **error)
{
  struct stat info;

  if (lstat (path, &info) != 0)
    return TRUE;
  if (is_same_file (copy, path))
    return refuse (error, MN_BACKUP_ERROR_EXISTS, path, _ ("“%s” would be restored from itself."));
  if (S_ISDIR (info.st_mode))
    return refuse (error, MN_BACKUP_ERROR_EXISTS, path, _ ("“%s” is a folder."));
  if (!S_ISREG (info.st_mode))
    return refuse (error, MN_BACKUP_ERROR_EXISTS, path, _ ("“%s” is not an ordinary file."));
  return force
         || refuse (error, MN_BACKUP_ERROR_EXISTS, path,
                    _ ("There is already a file “%s”: it is not overwritten unless you say so."));
}

static gboolean
has_sidecar (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sidecars); i++)
    {
      g_autofree char *name = g_strconcat (path, sidecars[i], NULL);

      if (g_file_test (name, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/* A register that is closed is one file. What a crash left is tidied by opening and closing it; what is there after
 * that belongs to somebody who has it open. A file that doesn't open is what restoring is for. */
static gboolean
check_closed (const char *path, GError **error)
{
  g_autoptr (MnStore) store = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || !has_sidecar (path))
    return TRUE;
  store = mn_store_open (path, MN_STORE_OPEN_DEFAULT, NULL);
  if (store == NULL)
    return TRUE;
  mn_store_close (store, NULL);
  return !has_sidecar (path)
         || refuse (error, MN_BACKUP_ERROR_BUSY, path, _ ("“%s” is open in another program: close it there first."));
}

/* What the reasons of the store come to when a copy is restored. */
static gboolean
refuse_copy (const char *copy, GError *local, GError **error)
{
  if (g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_NOT_REGISTER))
    refuse (error, MN_BACKUP_ERROR_COPY, copy, _ ("“%s” is not a backup of a register."));
  else if (g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_TOO_NEW))
    refuse (error, MN_BACKUP_ERROR_COPY, copy,
            _ ("“%s” was made by a newer version of Măng Non. Install that version to restore it."));
  else if (g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_DAMAGED))
    refuse (error, MN_BACKUP_ERROR_COPY, copy, _ ("The backup “%s” is damaged: take another."));
  else
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_error_free (local);
  return FALSE;
}

/* By way of the store: somebody may be working in what is copied, and the copy is checked as a whole. What the audit of
 * it lacks is no reason to leave an office without its data. */
static gboolean
copy_by_store (const char *from, const char *copy, const char *temporary, GError **error)
{
  GError *local = NULL;
  g_autoptr (MnStore) store = mn_store_open (from, MN_STORE_OPEN_READ_ONLY, &local);

  if (store == NULL || !mn_store_copy_to (store, temporary, &local))
    return refuse_copy (copy, local, error);
  return TRUE;
}

/* An older schema is migrated when somebody opens the register and agrees; until then the store doesn't open it, and
 * that it is whole is known by the sum in the pack. */
static gboolean
unpack_beside (const char *copy, const char *path, const char *temporary, GError **error)
{
  g_autoptr (MnPrivateFile) file = mn_private_file_new (path, error);
  GError *local = NULL;
  gboolean done;

  if (file == NULL || !mn_unpack (copy, file, NULL, NULL, error) || !mn_private_file_sync (file, error))
    return FALSE;
  done = copy_by_store (mn_private_file_get_temporary (file), copy, temporary, &local);
  if (g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_TOO_OLD))
    {
      g_clear_error (&local);
      done = g_rename (mn_private_file_get_temporary (file), temporary) == 0;
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return done;
}

static char *
name_to_keep (const char *path)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name
          = i == 1 ? g_strconcat (path, KEPT_SUFFIX, NULL) : g_strdup_printf ("%s" KEPT_SUFFIX "-%u", path, i);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

/* What a damaged register left beside it would be taken for the restored one's. */
static void
keep_sidecars (const char *path, const char *kept)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sidecars); i++)
    {
      g_autofree char *from = g_strconcat (path, sidecars[i], NULL);
      g_autofree char *to = g_strconcat (kept, sidecars[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
        g_unlink (from);
    }
}

/* With a second name first, so that at no moment there is nothing at @path; where the file system knows no second
 * names, by moving. */
static gboolean
set_aside (const char *path, const char *kept, GError **error)
{
  if (link (path, kept) != 0 && g_rename (path, kept) != 0)
    return refuse (error, MN_BACKUP_ERROR_FOLDER, path, _ ("“%s” could not be set aside: nothing was restored."));
  keep_sidecars (path, kept);
  return TRUE;
}

/* Without a word about it nothing is replaced, also not what came there just now: link() refuses where rename() would
 * not. */
static gboolean
give_name (const char *temporary, const char *path, gboolean replaces)
{
  if (!replaces && link (temporary, path) == 0)
    return TRUE;
  return (replaces || errno != EEXIST) && g_rename (temporary, path) == 0;
}

static gboolean
put_in_place (const char *temporary, const char *path, gboolean force, char **kept, GError **error)
{
  g_autofree char *aside = NULL;

  if (force && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      aside = name_to_keep (path);
      if (!set_aside (path, aside, error))
        return FALSE;
    }
  else if (has_sidecar (path))
    return refuse (error, MN_BACKUP_ERROR_BUSY, path, _ ("Beside “%s” lie parts of another register: move them away."));
  if (!give_name (temporary, path, aside != NULL))
    return refuse (error, MN_BACKUP_ERROR_FOLDER, path, _ ("“%s” could not be written."));
  if (kept != NULL)
    *kept = g_steal_pointer (&aside);
  return TRUE;
}

gboolean
mn_backup_restore (const char *copy, const char *path, gboolean force, char **kept, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;
  gboolean restored;

  g_return_val_if_fail (copy != NULL && path != NULL, FALSE);

  if (kept != NULL)
    *kept = NULL;
  if (!check_target (copy, path, force, error) || !check_closed (path, error))
    return FALSE;
  folder = g_path_get_dirname (path);
  temporary = _mn_backup_free_name (folder);
  restored = mn_is_packed (copy) ? unpack_beside (copy, path, temporary, error)
                                 : copy_by_store (copy, copy, temporary, error);
  restored = restored && put_in_place (temporary, path, force, kept, error);
  g_unlink (temporary);
  return restored;
}
