/* mn-cross-jobs.c: the slow parts of the cross table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-cross-export.h"
#include "mn-cross-jobs.h"

/* Facts and tables do not change once they are made, so that a worker may read what the screen shows. */
typedef struct {
  MnWorkKind kind;
  MnDate on, units_on;
  MnCrossFacts *facts;
  MnCrossTable *table;
  MnCrossQuestion question;
  MnCrossShare share;
  MnCrossDraft *draft;
  guint row, column;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->facts, mn_cross_facts_unref);
  g_clear_pointer (&job->table, mn_cross_table_unref);
  g_clear_pointer (&job->draft, mn_cross_draft_free);
  g_free (job->path);
  g_free (job);
}

static Job *
job_new (MnWorkFunc func, GDestroyNotify free_output, MnWorkedFunc done)
{
  Job *job = g_new0 (Job, 1);

  job->kind = (MnWorkKind) { func, job_free, free_output, done };
  return job;
}

static gpointer
read_facts (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  const Job *job = input;

  return mn_cross_facts_read (db, job->on, job->units_on, cancellable, error);
}

void
mn_cross_job_read (MnWork **place, MnStore *store, MnDate on, MnDate units_on, MnWorkedFunc done, gpointer data)
{
  Job *job = job_new (read_facts, (GDestroyNotify)mn_cross_facts_unref, done);

  job->on = on;
  job->units_on = units_on;
  mn_work_start (place, &job->kind, store, job, data);
}

static gpointer
count (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  const Job *job = input;

  return mn_cross_table_new (job->facts, &job->question, error);
}

void
mn_cross_job_count (MnWork **place, MnCrossFacts *facts, const MnCrossQuestion *question, MnWorkedFunc done,
                    gpointer data)
{
  Job *job = job_new (count, (GDestroyNotify)mn_cross_table_unref, done);

  job->facts = mn_cross_facts_ref (facts);
  job->question = *question;
  mn_work_start (place, &job->kind, NULL, job, data);
}

static gpointer
find_children (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  const Job *job = input;

  return mn_cross_table_get_children (job->table, job->row, job->column);
}

void
mn_cross_job_children (MnWork **place, MnCrossTable *table, guint row, guint column, MnWorkedFunc done, gpointer data)
{
  Job *job = job_new (find_children, (GDestroyNotify)g_array_unref, done);

  job->table = mn_cross_table_ref (table);
  job->row = row;
  job->column = column;
  mn_work_start (place, &job->kind, NULL, job, data);
}

static gpointer export(MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  const Job *job = input;

  return mn_cross_export (job->table, job->share, job->path, error) ? g_strdup (job->path) : NULL;
}

void
mn_cross_job_export (MnWork **place, MnCrossTable *table, MnCrossShare share, const char *path, MnWorkedFunc done,
                     gpointer data)
{
  Job *job = job_new (export, g_free, done);

  job->table = mn_cross_table_ref (table);
  job->share = share;
  job->path = g_strdup (path);
  mn_work_start (place, &job->kind, NULL, job, data);
}

static gpointer
lay_out (MnDb *db, gpointer input, GCancellable *cancellable, GError **error)
{
  return mn_cross_draft_lay_out (((const Job *)input)->draft, cancellable, error);
}

void
mn_cross_job_print (MnWork **place, MnCrossDraft *draft, MnWorkedFunc done, gpointer data)
{
  Job *job = job_new (lay_out, g_object_unref, done);

  job->draft = draft;
  mn_work_start (place, &job->kind, NULL, job, data);
}
