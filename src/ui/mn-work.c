/* mn-work.c: something slow, done aside
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-work.h"

struct _MnWork {
  const MnWorkKind *kind;
  MnWork **place; /* main thread only; NULL: stopped */
  MnStore *store; /* owned */
  gpointer input; /* owned */
  gpointer data;
  GCancellable *cancellable; /* owned */

  GMutex lock;
  GCond idle;
  MnDb *db; /* while the worker has one */
  gboolean stopped;
};

static void
work_clear (gpointer data)
{
  MnWork *work = data;

  if (work->kind->free_input != NULL && work->input != NULL)
    work->kind->free_input (work->input);
  g_clear_object (&work->store);
  g_clear_object (&work->cancellable);
  g_mutex_clear (&work->lock);
  g_cond_clear (&work->idle);
}

static void
work_unref (gpointer work)
{
  g_atomic_rc_box_release_full (work, work_clear);
}

static gboolean
open_reader (MnWork *work, GError **error)
{
  gboolean open = FALSE;

  g_mutex_lock (&work->lock);
  if (work->stopped)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  else
    {
      work->db = work->store != NULL ? mn_store_open_reader (work->store, error) : NULL;
      open = work->store == NULL || work->db != NULL;
    }
  g_mutex_unlock (&work->lock);
  return open;
}

static void
close_reader (MnWork *work)
{
  g_mutex_lock (&work->lock);
  g_clear_pointer (&work->db, mn_db_free);
  g_cond_signal (&work->idle);
  g_mutex_unlock (&work->lock);
}

static void
work_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MnWork *work = data;
  GError *error = NULL;
  gpointer output = NULL;

  if (open_reader (work, &error))
    {
      output = work->kind->func (work->db, work->input, work->cancellable, &error);
      close_reader (work);
    }
  if (error == NULL)
    g_task_return_pointer (task, output, work->kind->free_output);
  else
    g_task_return_error (task, error);
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MnWork *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gpointer output;

  /* The task frees what nobody takes. */
  if (work->place == NULL)
    return;
  g_clear_pointer (work->place, work_unref);
  work->place = NULL;
  output = g_task_propagate_pointer (G_TASK (result), &error);
  work->kind->done (output, error, work->data);
}

void
mn_work_start (MnWork **place, const MnWorkKind *kind, MnStore *store, gpointer input, gpointer data)
{
  MnWork *work = g_atomic_rc_box_new0 (MnWork);
  g_autoptr (GTask) task = NULL;

  mn_work_stop (place);
  work->kind = kind;
  work->place = place;
  work->store = store != NULL ? g_object_ref (store) : NULL;
  work->input = input;
  work->data = data;
  work->cancellable = g_cancellable_new ();
  g_mutex_init (&work->lock);
  g_cond_init (&work->idle);
  *place = work;
  task = g_task_new (NULL, NULL, worked_cb, NULL);
  g_task_set_source_tag (task, mn_work_start);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (work), work_unref);
  g_task_run_in_thread (task, work_in_worker);
}

void
mn_work_stop (MnWork **place)
{
  MnWork *work = g_steal_pointer (place);

  if (work == NULL)
    return;
  work->place = NULL;
  g_cancellable_cancel (work->cancellable);
  g_mutex_lock (&work->lock);
  work->stopped = TRUE;
  if (work->db != NULL)
    mn_db_interrupt (work->db);
  while (work->db != NULL)
    g_cond_wait (&work->idle, &work->lock);
  g_mutex_unlock (&work->lock);
  work_unref (work);
}
