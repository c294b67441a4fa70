/* mn-duplicate-scan.c: the search for duplicates in a worker
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-duplicate-scan.h"

struct _MnDuplicateScan {
  gatomicrefcount refs;
  MnStore *store; /* a reference, dropped in the main thread */
  GCancellable *cancellable;
  MnDuplicateScanFunc func; /* NULL: nobody wants it any more */
  gpointer data;
  GThread *thread; /* NULL: joined */

  int done; /* thousandths; atomic */

  /* Written by the worker, read after it has ended */
  GArray *pairs;
  guint n_children;
  GError *error;
};

static void
scan_unref (MnDuplicateScan *scan)
{
  if (!g_atomic_ref_count_dec (&scan->refs))
    return;
  g_object_unref (scan->store);
  g_object_unref (scan->cancellable);
  g_clear_pointer (&scan->pairs, g_array_unref);
  g_clear_error (&scan->error);
  g_free (scan);
}

static void
progress_cb (double done, gpointer data)
{
  MnDuplicateScan *scan = data;

  g_atomic_int_set (&scan->done, (int)(done * 1000));
}

static gboolean
ended_cb (gpointer data)
{
  MnDuplicateScan *scan = data;
  MnDuplicateScanFunc func = scan->func;

  g_clear_pointer (&scan->thread, g_thread_join);
  scan->func = NULL;
  if (func != NULL)
    func (scan->pairs, scan->n_children, scan->error, scan->data);
  scan_unref (scan);
  return G_SOURCE_REMOVE;
}

static gpointer
scan_thread (gpointer data)
{
  MnDuplicateScan *scan = data;
  MnDb *db = mn_store_open_reader (scan->store, &scan->error);

  if (db != NULL)
    scan->pairs = mn_duplicate_pairs (db, progress_cb, scan, scan->cancellable, &scan->n_children, &scan->error);
  g_clear_pointer (&db, mn_db_free);
  g_idle_add_full (G_PRIORITY_DEFAULT, ended_cb, scan, NULL);
  return NULL;
}

MnDuplicateScan *
mn_duplicate_scan_new (MnRegister *reg, MnDuplicateScanFunc func, gpointer data)
{
  MnDuplicateScan *scan;

  g_return_val_if_fail (MN_IS_REGISTER (reg) && func != NULL, NULL);

  scan = g_new0 (MnDuplicateScan, 1);
  g_atomic_ref_count_init (&scan->refs);
  g_atomic_ref_count_inc (&scan->refs); /* the worker's, dropped in ended_cb() */
  scan->store = g_object_ref (mn_register_get_store (reg));
  scan->cancellable = g_cancellable_new ();
  scan->func = func;
  scan->data = data;
  scan->thread = g_thread_new ("mn-duplicate-scan", scan_thread, scan);
  return scan;
}

void
mn_duplicate_scan_free (MnDuplicateScan *scan)
{
  if (scan == NULL)
    return;
  scan->func = NULL;
  g_cancellable_cancel (scan->cancellable);
  g_clear_pointer (&scan->thread, g_thread_join);
  scan_unref (scan);
}

void
mn_duplicate_scan_cancel (MnDuplicateScan *scan)
{
  g_return_if_fail (scan != NULL);
  g_cancellable_cancel (scan->cancellable);
}

double
mn_duplicate_scan_get_done (MnDuplicateScan *scan)
{
  g_return_val_if_fail (scan != NULL, 0);
  return g_atomic_int_get (&scan->done) / 1000.0;
}
