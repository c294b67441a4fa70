/* mn-register-write.c: the usual writes, each one change
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-refresh.h"
#include "mn-register.h"

/* One write of one record on its way to the writer thread. The record belongs to the writer until the callback. */
typedef struct {
  MnRecord *record; /* save */
  const MnEntity *entity;
  gint64 row_id; /* delete, restore */
  MnDate working_date;
} Job;

static Job *
job_new (MnRegister *reg, MnRecord *record, const MnEntity *entity, gint64 row_id)
{
  Job *job = g_new0 (Job, 1);

  job->record = record != NULL ? g_object_ref (record) : NULL;
  job->entity = entity;
  job->row_id = row_id;
  job->working_date = mn_register_get_working_date (reg);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->record);
  g_free (job);
}

static void
set_subject (MnTransaction *transaction, const MnRecord *record)
{
  g_autofree char *subject = mn_record_title (record, mn_transaction_get_db (transaction));

  mn_transaction_set_subject (transaction, subject);
}

static gboolean
save (MnTransaction *transaction, gpointer data, GError **error)
{
  Job *job = data;

  if (!mn_record_save (job->record, transaction, job->working_date, error))
    return FALSE;
  set_subject (transaction, job->record);
  return TRUE;
}

static gboolean
name_row (MnTransaction *transaction, Job *job, GError **error)
{
  g_autoptr (MnRecord) record = mn_record_load (mn_transaction_get_db (transaction), job->entity, job->row_id, error);

  if (record == NULL)
    return FALSE;
  set_subject (transaction, record);
  return TRUE;
}

static gboolean delete (MnTransaction *transaction, gpointer data, GError **error)
{
  Job *job = data;

  return mn_record_delete (job->entity, job->row_id, transaction, error) && name_row (transaction, job, error);
}

static gboolean
restore (MnTransaction *transaction, gpointer data, GError **error)
{
  Job *job = data;

  return mn_record_restore (job->entity, job->row_id, transaction, error) && name_row (transaction, job, error);
}

/* The task is the caller's; it carries the change's id. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 change = 0;

  if (!mn_store_write_finish (MN_STORE (source), result, &change, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, g_memdup2 (&change, sizeof change), g_free);
  g_task_return_boolean (task, TRUE);
}

static void
write_async (MnRegister *reg, const char *action, MnWriteFunc func, Job *job, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE); /* what was written was written */
  mn_store_write_async (mn_register_get_store (reg), action, func, job, job_free, cancellable, written_cb,
                        g_steal_pointer (&task));
}

void
mn_register_save_async (MnRegister *reg, MnRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  write_async (reg, mn_record_get_id (record) == 0 ? "create" : "edit", save,
               job_new (reg, record, mn_record_get_entity (record), 0), cancellable, callback, user_data);
}

void
mn_register_delete_async (MnRegister *reg, const MnEntity *entity, gint64 row_id, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  write_async (reg, "delete", delete, job_new (reg, NULL, entity, row_id), cancellable, callback, user_data);
}

void
mn_register_restore_async (MnRegister *reg, const MnEntity *entity, gint64 row_id, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  write_async (reg, "restore", restore, job_new (reg, NULL, entity, row_id), cancellable, callback, user_data);
}

gboolean
mn_register_write_finish (MnRegister *reg, GAsyncResult *result, gint64 *change_id, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, reg), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (change_id != NULL)
    *change_id = *(gint64 *)g_task_get_task_data (G_TASK (result));
  return TRUE;
}

static gboolean
write_now (MnRegister *reg, const char *action, MnWriteFunc func, Job *job, gint64 *change_id, GError **error)
{
  gboolean written = mn_store_write (mn_register_get_store (reg), action, func, job, change_id, error);

  job_free (job);
  return written;
}

gboolean
mn_register_save (MnRegister *reg, MnRecord *record, gint64 *change_id, GError **error)
{
  return write_now (reg, mn_record_get_id (record) == 0 ? "create" : "edit", save,
                    job_new (reg, record, mn_record_get_entity (record), 0), change_id, error);
}

gboolean
mn_register_delete (MnRegister *reg, const MnEntity *entity, gint64 row_id, gint64 *change_id, GError **error)
{
  return write_now (reg, "delete", delete, job_new (reg, NULL, entity, row_id), change_id, error);
}

gboolean
mn_register_needs_refresh (MnRegister *reg)
{
  return mn_refresh_is_needed (mn_register_get_reader (reg));
}

gboolean
mn_register_refresh (MnRegister *reg, GError **error)
{
  return mn_store_write (mn_register_get_store (reg), "refresh", mn_refresh_run, NULL, NULL, error);
}

void
mn_register_refresh_async (MnRegister *reg, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, NULL, callback, user_data);

  mn_store_write_async (mn_register_get_store (reg), "refresh", mn_refresh_run, NULL, NULL, NULL, written_cb,
                        g_steal_pointer (&task));
}

gboolean
mn_register_refresh_finish (MnRegister *reg, GAsyncResult *result, GError **error)
{
  return mn_register_write_finish (reg, result, NULL, error);
}
