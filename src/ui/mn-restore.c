/* mn-restore.c: a backup that is opened becomes a register again
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-restore.h"

#include <string.h>

#include "mn-backup.h"
#include "mn-i18n.h"
#include "mn-store.h"

typedef struct {
  GFile *backup;
  GFile *file; /* the register to be */
  MnRestoreFunc func;
  gpointer user_data;
} Restore;

static void
restore_free (Restore *restore)
{
  g_clear_object (&restore->backup);
  g_clear_object (&restore->file);
  g_free (restore);
}

gboolean
mn_restore_is_backup (GFile *file)
{
  const char *path = g_file_peek_path (file);

  return path != NULL && g_str_has_suffix (path, MN_BACKUP_EXTENSION);
}

static void
restore_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restore *restore = data;
  GError *error = NULL;

  /* The chooser has asked before it let an existing file be named; that one is kept beside all the same. */
  if (mn_backup_restore (g_file_peek_path (restore->backup), g_file_peek_path (restore->file), TRUE, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Restore *restore = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  restore->func (restore->file, error, restore->user_data);
}

static void
place_chosen_cb (GFile *file, gpointer user_data)
{
  Restore *restore = user_data;
  g_autoptr (GTask) task = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL)
    {
      restore->func (NULL, NULL, restore->user_data);
      restore_free (restore);
      return;
    }
  restore->file = g_object_ref (file);
  task = g_task_new (NULL, NULL, restored_cb, NULL);
  g_task_set_task_data (task, restore, (GDestroyNotify)restore_free);
  g_task_run_in_thread (task, restore_in_worker);
}

void
mn_restore_ask (GtkWindow *parent, GFile *backup, MnRestoreFunc func, gpointer user_data)
{
  Restore *restore = g_new0 (Restore, 1);
  g_autofree char *base = g_file_get_basename (backup);
  g_autofree char *name = NULL;

  base[strlen (base) - strlen (MN_BACKUP_EXTENSION)] = '\0';
  name = g_strconcat (base, MN_STORE_EXTENSION, NULL);
  restore->backup = g_object_ref (backup);
  restore->func = func;
  restore->user_data = user_data;
  mn_compat_save_file (parent, _ ("Restore the Backup as"), _ ("Registers"), "*" MN_STORE_EXTENSION, NULL, name,
                       place_chosen_cb, restore);
}
