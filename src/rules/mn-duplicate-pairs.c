/* mn-duplicate-pairs.c: every suspected pair of a register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-duplicate-private.h"

/* Two rows are compared when they share something that a slip of the pen leaves alone: given name and year, given name
 * with day and month, the day of birth, or the household. Each pass leaves to the others what is theirs, so no pair is
 * looked at twice. */
typedef enum {
  PASS_GIVEN_YEAR,
  PASS_GIVEN_DAY,
  PASS_BIRTH,
  PASS_HOUSEHOLD,
  N_PASSES,
} Pass;

/* Part of the way that reading the rows is. */
#define READ_SHARE 0.3
#define CANCEL_STEP 512

typedef struct {
  guint64 key;
  guint32 position;
} Keyed;

typedef struct {
  MnDuplicateTable *table;
  GHashTable *distinct; /* set of two ids as text */
  GArray *pairs;
  MnDuplicateProgress progress;
  gpointer data;
  GCancellable *cancellable;
  guint n_children;
} Scan;

static char *
pair_key (gint64 a, gint64 b)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (a, b), MAX (a, b));
}

static GHashTable *
read_distinct (MnDb *db, GError **error)
{
  g_autoptr (GArray) pairs = mn_duplicate_query_distinct (db, error);
  GHashTable *set;

  if (pairs == NULL)
    return NULL;
  set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < pairs->len; i++)
    {
      const MnDistinctPair *pair = &g_array_index (pairs, MnDistinctPair, i);

      g_hash_table_add (set, pair_key (pair->child, pair->other));
    }
  return set;
}

static void
tell (Scan *scan, double done)
{
  if (scan->progress != NULL)
    scan->progress (done, scan->data);
}

static void
add_child (const MnDuplicateFacts *facts, gint64 id, gpointer data)
{
  Scan *scan = data;

  _mn_duplicate_table_add (scan->table, facts);
  /* How many there are is known at the end only: the way gets shorter as it is walked. */
  if (++scan->n_children % 4096 == 0)
    tell (scan, READ_SHARE * scan->n_children / (scan->n_children + 60000.0));
}

/* 0: the row has no part in this pass. */
static guint64
make_key (Scan *scan, Pass pass, const MnDuplicateRow *row)
{
  guint64 given = (guint64)_mn_duplicate_given (scan->table, row) + 1;

  switch (pass)
    {
    case PASS_GIVEN_YEAR:
      return row->n_name > 0 && row->birth.year != 0 ? given << 24 | (guint64)row->birth.year : 0;
    case PASS_GIVEN_DAY:
      return row->n_name > 0 && row->birth.day != 0
                 ? given << 24 | (guint64)row->birth.month << 8 | (guint64)row->birth.day
                 : 0;
    case PASS_BIRTH:
      return row->birth.day != 0 ? _mn_duplicate_birth_number (row->birth) : 0;
    case PASS_HOUSEHOLD:
      return row->household;
    case N_PASSES:
    default:
      return 0;
    }
}

/* FALSE: another pass meets these two. */
static gboolean
is_ours (Scan *scan, Pass pass, const MnDuplicateRow *a, const MnDuplicateRow *b)
{
  gboolean same_given = _mn_duplicate_given (scan->table, a) == _mn_duplicate_given (scan->table, b);
  gboolean same_day = a->birth.day != 0 && a->birth.day == b->birth.day && a->birth.month == b->birth.month;

  switch (pass)
    {
    case PASS_GIVEN_YEAR:
      return TRUE;
    case PASS_GIVEN_DAY:
      return a->birth.year != b->birth.year;
    case PASS_BIRTH:
      return !same_given;
    case PASS_HOUSEHOLD:
      return a->birth.year != b->birth.year ? !same_given || !same_day : !same_given && !same_day;
    case N_PASSES:
    default:
      return FALSE;
    }
}

static void
compare (Scan *scan, Pass pass, const MnDuplicateRow *a, const MnDuplicateRow *b)
{
  MnDuplicatePair pair = { MIN (a->id, b->id), MAX (a->id, b->id), 0, 0 };

  if (!is_ours (scan, pass, a, b))
    return;
  pair.score = _mn_duplicate_score (scan->table, a, b, &pair.reasons);
  if (pair.score < MN_DUPLICATE_PAIR_SCORE)
    return;
  if (g_hash_table_size (scan->distinct) > 0)
    {
      g_autofree char *key = pair_key (pair.child, pair.other);

      if (g_hash_table_contains (scan->distinct, key))
        return;
    }
  g_array_append_val (scan->pairs, pair);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Keyed *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->position < y->position ? -1 : x->position > y->position;
}

static GArray *
sort_by_key (Scan *scan, Pass pass)
{
  GArray *keyed = g_array_sized_new (FALSE, FALSE, sizeof (Keyed), scan->table->rows->len);

  for (guint i = 0; i < scan->table->rows->len; i++)
    {
      Keyed row = { make_key (scan, pass, _mn_duplicate_table_row (scan->table, i)), i };

      if (row.key != 0)
        g_array_append_val (keyed, row);
    }
  g_array_sort (keyed, compare_keys);
  return keyed;
}

static gboolean
run_pass (Scan *scan, Pass pass, GError **error)
{
  g_autoptr (GArray) keyed = sort_by_key (scan, pass);
  const Keyed *rows = (const Keyed *)(gpointer)keyed->data;

  for (guint i = 0; i < keyed->len; i++)
    {
      if (i % CANCEL_STEP == 0)
        {
          if (g_cancellable_set_error_if_cancelled (scan->cancellable, error))
            return FALSE;
          tell (scan, READ_SHARE + (1 - READ_SHARE) * (pass + (double)i / keyed->len) / N_PASSES);
        }
      for (guint j = i + 1; j < keyed->len && rows[j].key == rows[i].key; j++)
        compare (scan, pass, _mn_duplicate_table_row (scan->table, rows[i].position),
                 _mn_duplicate_table_row (scan->table, rows[j].position));
    }
  return TRUE;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const MnDuplicatePair *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->child != y->child)
    return x->child < y->child ? -1 : 1;
  return x->other < y->other ? -1 : x->other > y->other;
}

GArray *
mn_duplicate_pairs (MnDb *db, MnDuplicateProgress progress, gpointer data, GCancellable *cancellable, guint *n_children,
                    GError **error)
{
  g_autoptr (MnDuplicateTable) table = _mn_duplicate_table_new ();
  g_autoptr (GHashTable) distinct = read_distinct (db, error);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (MnDuplicatePair));
  Scan scan = { table, distinct, pairs, progress, data, cancellable, 0 };

  if (distinct == NULL || !mn_duplicate_query_each (db, add_child, &scan, cancellable, error))
    return NULL;
  for (Pass pass = 0; pass < N_PASSES; pass++)
    if (!run_pass (&scan, pass, error))
      return NULL;
  g_array_sort (pairs, compare_pairs);
  tell (&scan, 1);
  if (n_children != NULL)
    *n_children = scan.n_children;
  return g_steal_pointer (&pairs);
}
