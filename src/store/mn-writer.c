/* mn-writer.c: the thread that writes
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-i18n.h"
#include "mn-store-private.h"

struct _MnWriter {
  /* Used by the thread only, from its start to its end. */
  MnDb *db;
  MnClock clock;
  MnBeforeCommitFunc hook;
  gpointer hook_data;
  GDestroyNotify hook_destroy;
  gint64 data_version;

  /* Fixed. */
  GThread *thread;
  GAsyncQueue *queue;
  MnWriterNotify notify;
  gpointer notify_data;

  /* For those who wait: guards job->done. */
  GMutex lock;
  GCond done;
};

static MnJob quit_job;

void
_mn_job_free (MnJob *job)
{
  if (job == NULL)
    return;
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_free (job->action);
  g_free (job->who);
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job);
}

void
_mn_change_set_free (MnChangeSet *set)
{
  if (set == NULL)
    return;
  g_array_unref (set->touched);
  g_free (set);
}

gboolean
mn_change_set_touches (const MnChangeSet *set, const char *const *tables)
{
  g_return_val_if_fail (set != NULL && tables != NULL, FALSE);

  for (guint i = 0; !set->external && i < set->touched->len; i++)
    if (g_strv_contains (tables, g_array_index (set->touched, MnTouched, i).table))
      return TRUE;
  return set->external;
}

static MnChangeSet *
change_set_new (MnTransaction *transaction)
{
  MnChangeSet *set = g_new0 (MnChangeSet, 1);

  set->external = transaction == NULL;
  set->change_id = transaction != NULL ? transaction->change : 0;
  set->action = transaction != NULL ? g_intern_string (transaction->action) : NULL;
  set->touched
      = transaction != NULL ? g_array_ref (transaction->touched) : g_array_new (FALSE, FALSE, sizeof (MnTouched));
  return set;
}

/* Moves with commits of other connections only; a lock in the way now is looked at again in a second. */
static void
look_for_others (MnWriter *writer)
{
  gint64 version = mn_db_get_int (writer->db, "PRAGMA data_version", 0, NULL);

  if (version == 0 || version == writer->data_version)
    return;
  if (writer->data_version != 0)
    writer->notify (change_set_new (NULL), NULL, writer->notify_data);
  writer->data_version = version;
}

/* What the hook derives is touched too, but it doesn't hear of that. */
static gboolean
call_hook (MnWriter *writer, MnTransaction *transaction, GError **error)
{
  g_autoptr (GArray) touched = NULL;

  if (writer->hook == NULL || transaction->touched->len == 0)
    return TRUE;
  touched = g_array_copy (transaction->touched);
  return writer->hook (transaction, touched, writer->hook_data, error);
}

static void
interrupt (GCancellable *cancellable, gpointer data)
{
  mn_db_interrupt (data);
}

/* Everything up to the commit; from here on the change can no longer be cancelled. */
static gboolean
fill_transaction (MnWriter *writer, MnTransaction *transaction, MnJob *job, GError **error)
{
  gulong handler = 0;
  gboolean filled;

  if (job->cancellable != NULL)
    handler = g_cancellable_connect (job->cancellable, G_CALLBACK (interrupt), writer->db, NULL);
  filled = job->func (transaction, job->data, error) && call_hook (writer, transaction, error);
  if (job->cancellable != NULL)
    g_cancellable_disconnect (job->cancellable, handler);
  return filled && !g_cancellable_set_error_if_cancelled (job->cancellable, error)
         && _mn_transaction_seal (transaction, error) && mn_db_exec (writer->db, "COMMIT", error);
}

static void
run_write (MnWriter *writer, MnJob *job)
{
  MnTransaction transaction;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error)
      || !mn_db_exec (writer->db, "BEGIN IMMEDIATE", &job->error))
    return;
  _mn_transaction_init (&transaction, writer->db, &writer->clock, job->action, job->who);
  transaction.cancellable = job->cancellable;
  if (fill_transaction (writer, &transaction, job, &job->error))
    {
      job->change_id = transaction.change;
      if (transaction.touched->len > 0)
        writer->notify (change_set_new (&transaction), NULL, writer->notify_data);
    }
  else
    {
      if (job->error == NULL)
        g_set_error_literal (&job->error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, _ ("The change could not be made."));
      if (_mn_db_in_transaction (writer->db))
        mn_db_exec (writer->db, "ROLLBACK", NULL);
    }
  _mn_transaction_clear (&transaction);
}

static void
finish (MnWriter *writer, MnJob *job)
{
  if (job->task != NULL)
    {
      writer->notify (NULL, job, writer->notify_data);
      return;
    }
  g_mutex_lock (&writer->lock);
  job->done = TRUE; /* whoever waits owns it and may free it at once */
  g_cond_broadcast (&writer->done);
  g_mutex_unlock (&writer->lock);
}

static gpointer
run (gpointer data)
{
  MnWriter *writer = data;

  look_for_others (writer);
  for (;;)
    {
      MnJob *job = g_async_queue_timeout_pop (writer->queue, G_USEC_PER_SEC);

      if (job == &quit_job)
        return NULL;
      look_for_others (writer);
      if (job == NULL)
        continue;
      if (job->action != NULL)
        run_write (writer, job);
      else
        job->call (writer, job->data);
      finish (writer, job);
    }
}

MnWriter *
_mn_writer_new (MnDb *db, MnWriterNotify notify, gpointer data)
{
  MnWriter *writer = g_new0 (MnWriter, 1);

  writer->db = db;
  writer->notify = notify;
  writer->notify_data = data;
  writer->queue = g_async_queue_new ();
  g_mutex_init (&writer->lock);
  g_cond_init (&writer->done);
  writer->thread = g_thread_new ("mn-writer", run, writer);
  return writer;
}

MnDb *
_mn_writer_stop (MnWriter *writer)
{
  MnDb *db;

  g_async_queue_push (writer->queue, &quit_job);
  g_thread_join (writer->thread);
  db = g_steal_pointer (&writer->db);
  if (writer->hook_destroy != NULL)
    writer->hook_destroy (writer->hook_data);
  g_async_queue_unref (writer->queue);
  g_mutex_clear (&writer->lock);
  g_cond_clear (&writer->done);
  g_free (writer);
  return db;
}

gboolean
_mn_writer_is_current (MnWriter *writer)
{
  return g_thread_self () == writer->thread;
}

void
_mn_writer_push (MnWriter *writer, MnJob *job)
{
  g_async_queue_push (writer->queue, job);
}

void
_mn_writer_wait (MnWriter *writer, MnJob *job)
{
  g_async_queue_push (writer->queue, job);
  g_mutex_lock (&writer->lock);
  while (!job->done)
    g_cond_wait (&writer->done, &writer->lock);
  g_mutex_unlock (&writer->lock);
}

void
_mn_writer_set_clock (MnWriter *writer, const char *start, guint64 seed)
{
  if (!_mn_clock_set (&writer->clock, start, seed))
    g_critical ("“%s” is not a time", start);
}

void
_mn_writer_set_hook (MnWriter *writer, MnBeforeCommitFunc func, gpointer data, GDestroyNotify destroy)
{
  if (writer->hook_destroy != NULL)
    writer->hook_destroy (writer->hook_data);
  writer->hook = func;
  writer->hook_data = data;
  writer->hook_destroy = destroy;
}
