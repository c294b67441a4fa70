/* mn-store-write.c: what is asked of the writer
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-i18n.h"
#include "mn-store-private.h"

static MnJob *
job_new (MnStore *self, const char *action, MnWriteFunc func, gpointer data)
{
  MnJob *job = g_new0 (MnJob, 1);

  job->action = g_strdup (action);
  job->who = g_strdup (self->who);
  job->func = func;
  job->data = data;
  return job;
}

static gboolean
check_writable (MnStore *self, GError **error)
{
  if (self->read_only_reason != NULL)
    g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_READ_ONLY, self->read_only_reason);
  else if (self->writer == NULL)
    g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _ ("The register is closed."));
  else
    return TRUE;
  return FALSE;
}

gboolean
mn_store_write (MnStore *self, const char *action, MnWriteFunc func, gpointer data, gint64 *change_id, GError **error)
{
  g_autoptr (MnJob) job = NULL;

  g_return_val_if_fail (MN_IS_STORE (self) && action != NULL && func != NULL, FALSE);

  if (change_id != NULL)
    *change_id = 0;
  if (!check_writable (self, error))
    return FALSE;
  g_return_val_if_fail (!_mn_writer_is_current (self->writer), FALSE); /* would wait for itself */

  job = job_new (self, action, func, data);
  _mn_writer_wait (self->writer, job);
  if (g_thread_self () == self->thread)
    _mn_store_emit_due (self);
  if (job->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      return FALSE;
    }
  if (change_id != NULL)
    *change_id = job->change_id;
  return TRUE;
}

void
mn_store_write_async (MnStore *self, const char *action, MnWriteFunc func, gpointer data, GDestroyNotify destroy,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *local = NULL;
  MnJob *job;

  g_return_if_fail (MN_IS_STORE (self) && action != NULL && func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mn_store_write_async);
  g_task_set_check_cancellable (task, FALSE); /* what is committed is reported as done */
  if (!check_writable (self, &local))
    {
      g_task_return_error (task, local);
      if (destroy != NULL)
        destroy (data);
      return;
    }
  job = job_new (self, action, func, data);
  job->destroy = destroy;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  job->task = g_steal_pointer (&task);
  _mn_writer_push (self->writer, job);
}

gboolean
mn_store_write_finish (MnStore *self, GAsyncResult *result, gint64 *change_id, GError **error)
{
  g_autoptr (GError) local = NULL;
  gssize id;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  id = g_task_propagate_int (G_TASK (result), &local);
  if (change_id != NULL)
    *change_id = local == NULL ? id : 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
write_undo (MnTransaction *transaction, gpointer data, GError **error)
{
  return mn_transaction_undo (transaction, *(const gint64 *)data, error);
}

gboolean
mn_store_undo (MnStore *self, gint64 change_id, gint64 *undo_id, GError **error)
{
  return mn_store_write (self, "undo", write_undo, &change_id, undo_id, error);
}

void
mn_store_undo_async (MnStore *self, gint64 change_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  mn_store_write_async (self, "undo", write_undo, g_memdup2 (&change_id, sizeof change_id), g_free, cancellable,
                        callback, user_data);
}

gboolean
mn_store_undo_finish (MnStore *self, GAsyncResult *result, gint64 *undo_id, GError **error)
{
  return mn_store_write_finish (self, result, undo_id, error);
}

typedef struct {
  const char *start;
  guint64 seed;
  MnBeforeCommitFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Setting;

static void
call_set_clock (MnWriter *writer, gpointer data)
{
  const Setting *setting = data;

  _mn_writer_set_clock (writer, setting->start, setting->seed);
}

static void
call_set_hook (MnWriter *writer, gpointer data)
{
  const Setting *setting = data;

  _mn_writer_set_hook (writer, setting->func, setting->data, setting->destroy);
}

static void
call (MnStore *self, void (*func) (MnWriter *, gpointer), Setting *setting)
{
  g_autoptr (MnJob) job = g_new0 (MnJob, 1);

  job->call = func;
  job->data = setting;
  _mn_writer_wait (self->writer, job);
}

void
mn_store_set_deterministic (MnStore *self, const char *start, guint64 seed)
{
  Setting setting = { .start = start, .seed = seed };

  g_return_if_fail (MN_IS_STORE (self) && self->writer != NULL && start != NULL);

  call (self, call_set_clock, &setting);
}

void
mn_store_set_before_commit (MnStore *self, MnBeforeCommitFunc func, gpointer data, GDestroyNotify destroy)
{
  Setting setting = { .func = func, .data = data, .destroy = destroy };

  g_return_if_fail (MN_IS_STORE (self) && self->writer != NULL);

  call (self, call_set_hook, &setting);
}
