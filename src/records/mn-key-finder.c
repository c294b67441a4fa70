/* mn-key-finder.c: the keys of a query, found in a worker
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-records-private.h"

/* One query at a time has the connection. A newer one interrupts it and waits until it has ended; of several that wait
 * only the newest is left. All but find_keys() runs in the thread that made the finder. */
struct _MnKeyFinder {
  gatomicrefcount refs;
  MnStore *store; /* owned */
  MnKeyFinderFunc func;
  gpointer data; /* of func; NULL when nobody wants results any more */
  MnQuery *next; /* owned; waiting */
  gboolean running;
  gboolean unwanted; /* what runs */

  GMutex lock; /* over: */
  MnDb *db;    /* owned; opened in the worker, since opening reads the schema */
};

static void
finder_unref (MnKeyFinder *finder)
{
  if (!g_atomic_ref_count_dec (&finder->refs))
    return;
  g_clear_pointer (&finder->db, mn_db_free);
  g_clear_pointer (&finder->next, mn_query_free);
  g_object_unref (finder->store);
  g_mutex_clear (&finder->lock);
  g_free (finder);
}

MnKeyFinder *
_mn_key_finder_new (MnStore *store, MnKeyFinderFunc func, gpointer data)
{
  MnKeyFinder *finder = g_new0 (MnKeyFinder, 1);

  g_atomic_ref_count_init (&finder->refs);
  finder->store = g_object_ref (store);
  finder->func = func;
  finder->data = data;
  g_mutex_init (&finder->lock);
  return finder;
}

static void
interrupt (MnKeyFinder *finder)
{
  g_mutex_lock (&finder->lock);
  if (finder->db != NULL)
    mn_db_interrupt (finder->db);
  g_mutex_unlock (&finder->lock);
}

void
_mn_key_finder_free (MnKeyFinder *finder)
{
  if (finder == NULL)
    return;
  finder->data = NULL;
  g_clear_pointer (&finder->next, mn_query_free);
  if (finder->running)
    interrupt (finder);
  finder_unref (finder);
}

typedef struct {
  MnKeyFinder *finder; /* a reference, dropped in found(): a store must not lose its last one in a worker */
  MnQuery *query;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  mn_query_free (job->query);
  g_free (job);
}

static void
find_keys (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  MnKeyFinder *finder = job->finder;
  g_autoptr (GError) error = NULL;
  GArray *keys;

  if (finder->db == NULL)
    {
      MnDb *db = mn_store_open_reader (finder->store, &error);

      if (db == NULL)
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      g_mutex_lock (&finder->lock);
      finder->db = db;
      g_mutex_unlock (&finder->lock);
    }
  keys = mn_query_keys (job->query, finder->db, &error);
  if (keys != NULL)
    g_task_return_pointer (task, keys, (GDestroyNotify)g_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void run (MnKeyFinder *finder, MnQuery *query_taken);

static void
found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  MnKeyFinder *finder = job->finder;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = g_task_propagate_pointer (G_TASK (result), &error);

  finder->running = FALSE;
  if (finder->next != NULL)
    run (finder, g_steal_pointer (&finder->next));
  else if (finder->data != NULL && !finder->unwanted)
    finder->func (keys, error, finder->data);
  finder_unref (finder);
}

static void
run (MnKeyFinder *finder, MnQuery *query_taken)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, found, NULL);
  Job *job = g_new0 (Job, 1);

  job->finder = finder;
  job->query = query_taken;
  g_atomic_ref_count_inc (&finder->refs);
  finder->running = TRUE;
  finder->unwanted = FALSE;
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, find_keys);
}

void
_mn_key_finder_start (MnKeyFinder *finder, const MnQuery *query)
{
  if (!finder->running)
    {
      run (finder, mn_query_copy (query));
      return;
    }
  g_clear_pointer (&finder->next, mn_query_free);
  finder->next = mn_query_copy (query);
  interrupt (finder);
}

void
_mn_key_finder_stop (MnKeyFinder *finder)
{
  g_clear_pointer (&finder->next, mn_query_free);
  finder->unwanted = TRUE;
  if (finder->running)
    interrupt (finder);
}
