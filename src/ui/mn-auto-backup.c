/* mn-auto-backup.c: a backup at the first change of a day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-auto-backup.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "mn-backup.h"
#include "mn-i18n.h"
#include "mn-settings.h"

struct _MnAutoBackup {
  GObject parent_instance;

  MnSession *session; /* weak: it owns the register, and the window owns both */

  char *day; /* on which there is a backup, "2017-05-31"; NULL: not known */
  GMutex lock;
  GCond ended;
  gboolean busy; /* under the lock */
};

G_DEFINE_FINAL_TYPE (MnAutoBackup, mn_auto_backup, G_TYPE_OBJECT)

/* What the worker needs; the settings are of the main thread. */
typedef struct {
  char *folder;
  char *day;
  guint keep;
  gboolean asked; /* not the daily one: whatever stands there */
  MnStore *store;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->day);
  g_object_unref (job->store);
  g_free (job);
}

char *
mn_auto_backup_folder (const char *path)
{
  g_autofree char *base = mn_settings_get_backup_folder ();
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, path, -1);

  if (g_str_has_suffix (name, MN_STORE_EXTENSION))
    name[strlen (name) - strlen (MN_STORE_EXTENSION)] = '\0';
  return g_strdup_printf ("%s/%s-%.8s", base, name, sum);
}

static char *
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/* In the worker ------------------------------------------------------------------------------------ */

static gboolean
has_backup_of (const Job *job)
{
  g_autoptr (GPtrArray) paths = mn_backup_list (job->folder, mn_store_get_path (job->store), NULL);

  return paths != NULL && paths->len > 0 && strstr (g_ptr_array_index (paths, 0), job->day) != NULL;
}

static gboolean
make_backup (const Job *job, GError **error)
{
  g_autofree char *shown = g_filename_display_name (job->folder);
  g_autofree char *path = NULL;
  g_autoptr (GError) local = NULL;

  if (!job->asked && has_backup_of (job))
    return TRUE;
  if (g_mkdir_with_parents (job->folder, 0700) != 0)
    {
      g_set_error (
          error, MN_BACKUP_ERROR, MN_BACKUP_ERROR_FOLDER,
          _ ("No backup was made: the folder “%s” cannot be made (%s). Choose another one in the preferences."), shown,
          g_strerror (errno));
      return FALSE;
    }
  path = mn_backup_make (job->store, job->folder, job->keep, NULL, &local);
  if (path == NULL)
    g_set_error (error, local->domain, local->code, _ ("No backup was made. %s"), local->message);
  return path != NULL;
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MnAutoBackup *self = source;
  GError *error = NULL;
  gboolean made = make_backup (data, &error);

  g_mutex_lock (&self->lock);
  self->busy = FALSE;
  g_cond_broadcast (&self->ended);
  g_mutex_unlock (&self->lock);
  if (made)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* In the window ------------------------------------------------------------------------------------ */

static void
on_worked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MnAutoBackup *self = MN_AUTO_BACKUP (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_free (self->day);
      self->day = g_strdup (job->day);
      if (job->asked && self->session != NULL)
        {
          g_autoptr (GFile) folder = g_file_new_for_path (job->folder);

          mn_session_toast_file (self->session, _ ("A backup was made"), folder);
        }
    }
  else if (self->session != NULL)
    mn_session_toast_error (self->session, error);
  else
    g_warning ("%s", error->message);
}

gboolean
mn_auto_backup_is_busy (MnAutoBackup *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->busy;
}

static void
begin (MnAutoBackup *self, gboolean asked)
{
  MnStore *store = mn_register_get_store (mn_session_get_register (self->session));
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (mn_auto_backup_is_busy (self))
    return;
  self->busy = TRUE;
  job = g_new (Job, 1);
  *job = (Job) { mn_auto_backup_folder (mn_store_get_path (store)), today (), mn_settings_get_backup_keep (), asked,
                 g_object_ref (store) };
  task = g_task_new (self, NULL, on_worked, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}

static void
on_changed (MnAutoBackup *self, const MnChangeSet *set)
{
  g_autofree char *day = NULL;

  /* What another program wrote is for that one to back up. */
  if (set->external || !mn_settings_get_backup_daily ())
    return;
  day = today ();
  if (g_strcmp0 (self->day, day) != 0)
    begin (self, FALSE);
}

void
mn_auto_backup_make (MnAutoBackup *self)
{
  g_return_if_fail (MN_IS_AUTO_BACKUP (self));

  if (self->session != NULL)
    begin (self, TRUE);
}

void
mn_auto_backup_finish (MnAutoBackup *self)
{
  g_return_if_fail (MN_IS_AUTO_BACKUP (self));

  g_mutex_lock (&self->lock);
  while (self->busy)
    g_cond_wait (&self->ended, &self->lock);
  g_mutex_unlock (&self->lock);
}

static void
mn_auto_backup_finalize (GObject *object)
{
  MnAutoBackup *self = MN_AUTO_BACKUP (object);

  g_clear_weak_pointer (&self->session);
  g_free (self->day);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended);
  G_OBJECT_CLASS (mn_auto_backup_parent_class)->finalize (object);
}

static void
mn_auto_backup_class_init (MnAutoBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_auto_backup_finalize;
}

static void
mn_auto_backup_init (MnAutoBackup *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
}

MnAutoBackup *
mn_auto_backup_new (MnSession *session)
{
  MnAutoBackup *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_AUTO_BACKUP, NULL);
  g_set_weak_pointer (&self->session, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return self;
}
