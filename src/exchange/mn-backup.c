/* mn-backup.c: packed copies of a register, the newest kept
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-backup-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "mn-pack.h"

/* clang-format off */
G_DEFINE_QUARK (mn-backup-error-quark, mn_backup_error)
/* clang-format on */

char *
_mn_backup_free_name (const char *folder)
{
  g_autofree char *random = g_uuid_string_random ();

  return g_strdup_printf ("%s/.mang-non-%.8s" MN_STORE_EXTENSION, folder, random);
}

/* The register's name without ".mangnon". */
static char *
stem (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_str_has_suffix (name, MN_STORE_EXTENSION))
    name[strlen (name) - strlen (MN_STORE_EXTENSION)] = '\0';
  return g_steal_pointer (&name);
}

/* "2017-05-31T0830", with "-2" behind it for a second one in that minute: its order as a text that sorts, or NULL when
 * the name is not that of a backup of this register. */
static char *
order_of (const char *name, const char *register_stem)
{
  static GRegex *pattern;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *time = NULL;
  g_autofree char *number = NULL;
  gsize length = strlen (register_stem);

  if (g_once_init_enter (&pattern))
    g_once_init_leave (&pattern,
                       g_regex_new ("^-(\\d{4}-\\d\\d-\\d\\dT\\d{4})(?:-(\\d{1,6}))?\\.mangnon\\.zst$", 0, 0, NULL));
  if (strncmp (name, register_stem, length) != 0 || !g_regex_match (pattern, name + length, 0, &match))
    return NULL;
  time = g_match_info_fetch (match, 1);
  number = g_match_info_fetch (match, 2);
  return g_strdup_printf ("%s-%06u", time, (guint)g_ascii_strtoull (number != NULL ? number : "", NULL, 10));
}

typedef struct {
  char *order;
  char *path;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Found *)b)->order, ((const Found *)a)->order);
}

static gboolean
refuse_folder (const char *folder, GError **error)
{
  g_autofree char *shown = g_filename_display_name (folder);

  g_set_error (error, MN_BACKUP_ERROR, MN_BACKUP_ERROR_FOLDER,
               g_file_test (folder, G_FILE_TEST_EXISTS) ? _ ("“%s” is not a folder, or you may not look into it.")
                                                        : _ ("There is no folder “%s”."),
               shown);
  return FALSE;
}

GPtrArray *
mn_backup_list (const char *folder, const char *path, GError **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autofree char *register_stem = NULL;
  GPtrArray *paths;
  const char *name;

  g_return_val_if_fail (folder != NULL && path != NULL, NULL);

  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    {
      refuse_folder (folder, error);
      return NULL;
    }
  register_stem = stem (path);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      Found backup = { .order = order_of (name, register_stem) };

      if (backup.order == NULL)
        continue;
      backup.path = g_build_filename (folder, name, NULL);
      g_array_append_val (found, backup);
    }
  g_array_sort (found, compare_found);
  paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < found->len; i++)
    {
      g_free (g_array_index (found, Found, i).order);
      g_ptr_array_add (paths, g_array_index (found, Found, i).path);
    }
  return paths;
}

/* A minute may see more than one. */
static char *
dated_path (const char *folder, const char *register_path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H%M");
  g_autofree char *name = stem (register_path);

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *path = g_strdup_printf ("%s/%s-%s%s" MN_BACKUP_EXTENSION, folder, name, time, number);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

/* What was packed comes out the same, and opens. */
static gboolean
verify (const char *packed, const char *sum, const char *unpacked_path, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnPrivateFile) file = mn_private_file_new (unpacked_path, error);
  g_autoptr (MnStore) store = NULL;
  g_autofree char *unpacked_sum = NULL;

  if (file == NULL || !mn_unpack (packed, file, &unpacked_sum, cancellable, error)
      || !mn_private_file_commit (file, error))
    return FALSE;
  if (g_strcmp0 (sum, unpacked_sum) != 0)
    {
      g_set_error_literal (error, MN_BACKUP_ERROR, MN_BACKUP_ERROR_FAILED,
                           _ ("The backup was not what had been written. Is the disk sound?"));
      return FALSE;
    }
  store = mn_store_open (unpacked_path, MN_STORE_OPEN_READ_ONLY, error);
  return store != NULL && mn_store_close (store, error);
}

static gboolean
pack_copy (const char *copy, MnPrivateFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *sum = NULL;

  if (!mn_pack (copy, file, &sum, cancellable, error) || !mn_private_file_sync (file, error))
    return FALSE;
  /* The place of the copy is taken by what comes out of the pack. */
  g_unlink (copy);
  return verify (mn_private_file_get_temporary (file), sum, copy, cancellable, error)
         && mn_private_file_commit (file, error);
}

/* A backup that cannot be removed is one too many, not a failure. */
static void
remove_oldest (const char *folder, const char *register_path, guint keep)
{
  g_autoptr (GPtrArray) paths = mn_backup_list (folder, register_path, NULL);

  for (guint i = keep; paths != NULL && i < paths->len; i++)
    if (g_unlink (paths->pdata[i]) != 0)
      g_message ("An old backup could not be removed: %s", g_strerror (errno));
}

char *
mn_backup_make (MnStore *store, const char *folder, guint keep, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnPrivateFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  gboolean made;

  g_return_val_if_fail (MN_IS_STORE (store) && folder != NULL && keep > 0, NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      refuse_folder (folder, error);
      return NULL;
    }
  path = dated_path (folder, mn_store_get_path (store));
  file = mn_private_file_new (path, error);
  if (file == NULL)
    return NULL;
  copy = _mn_backup_free_name (folder);
  made = mn_store_copy_to (store, copy, error) && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && pack_copy (copy, file, cancellable, error);
  g_unlink (copy);
  if (!made)
    return NULL;
  remove_oldest (folder, mn_store_get_path (store), keep);
  return g_steal_pointer (&path);
}

typedef struct {
  char *folder;
  guint keep;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->folder);
  g_free (wish);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wish *wish = data;
  GError *error = NULL;
  char *path = mn_backup_make (source, wish->folder, wish->keep, cancellable, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

void
mn_backup_make_async (MnStore *store, const char *folder, guint keep, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish;

  g_return_if_fail (MN_IS_STORE (store) && folder != NULL && keep > 0);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, mn_backup_make_async);
  g_task_set_check_cancellable (task, FALSE);
  wish = g_new (Wish, 1);
  *wish = (Wish) { g_strdup (folder), keep };
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, make_in_thread);
}

char *
mn_backup_make_finish (MnStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
