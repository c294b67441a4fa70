/* mn-duplicate-index.c: likely twins of the child that is being typed
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-duplicate-private.h"

#define INDEX_KEY "mn-duplicate-index"

/* Above this many rows changed since it was read, reading again is better than looking through them one by one. */
#define MAX_LATE 2000

/* The base is what was read at the start, its rows in the order of their ids and three times sorted by what a twin
 * would share. A row that changes later dies there and is added at the end, where all are looked at. */
typedef struct {
  MnDuplicateTable *table;
  guint n_base;
  GArray *by_given, *by_birth, *by_household; /* of guint32: positions in the base */
} Base;

struct _MnDuplicateIndex {
  GObject parent_instance;

  MnRegister *reg;   /* owned */
  Base *base;        /* NULL until read */
  struct Load *load; /* of the worker that reads; NULL: none does */
  guint stale : 1;   /* written to while being read */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnDuplicateIndex, mn_duplicate_index, G_TYPE_OBJECT)

static void
base_free (Base *base)
{
  _mn_duplicate_table_free (base->table);
  g_clear_pointer (&base->by_given, g_array_unref);
  g_clear_pointer (&base->by_birth, g_array_unref);
  g_clear_pointer (&base->by_household, g_array_unref);
  g_free (base);
}

/* Reading ---------------------------------------------------------------------------------------- */

typedef guint32 (*RowKey) (const MnDuplicateTable *table, const MnDuplicateRow *row);

static guint32
birth_key (const MnDuplicateTable *table, const MnDuplicateRow *row)
{
  return _mn_duplicate_birth_number (row->birth);
}

static guint32
household_key (const MnDuplicateTable *table, const MnDuplicateRow *row)
{
  return row->household;
}

typedef struct {
  const MnDuplicateTable *table;
  RowKey key;
} Order;

static int
compare_by_key (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  guint32 x = order->key (order->table, _mn_duplicate_table_row (order->table, *(const guint32 *)a));
  guint32 y = order->key (order->table, _mn_duplicate_table_row (order->table, *(const guint32 *)b));

  return x < y ? -1 : x > y;
}

static GArray *
sort_base (const Base *base, RowKey key)
{
  GArray *positions = g_array_sized_new (FALSE, FALSE, sizeof (guint32), base->n_base);
  Order order = { base->table, key };

  for (guint32 i = 0; i < base->n_base; i++)
    g_array_append_val (positions, i);
  g_array_sort_with_data (positions, compare_by_key, &order);
  return positions;
}

static void
add_child (const MnDuplicateFacts *facts, gint64 id, gpointer data)
{
  _mn_duplicate_table_add (data, facts);
}

/* What the worker and the index share. The worker does not keep the index alive: a register closes only after nobody
 * reads any more, so the last who lets go of the index waits for the worker's end. */
typedef struct Load {
  MnDuplicateIndex *index; /* borrowed, of the main thread; NULL: gone */
  MnStore *store;          /* a reference, dropped in the main thread */
  GCancellable *cancellable;
  GMutex lock; /* over: */
  GCond ended_cond;
  gboolean ended;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->cancellable);
  g_mutex_clear (&load->lock);
  g_cond_clear (&load->ended_cond);
  g_free (load);
}

static Base *
read_base (MnStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnDb) db = mn_store_open_reader (store, error);
  Base *base;

  if (db == NULL)
    return NULL;
  base = g_new0 (Base, 1);
  base->table = _mn_duplicate_table_new ();
  if (!mn_duplicate_query_each (db, add_child, base->table, cancellable, error))
    {
      base_free (base);
      return NULL;
    }
  base->n_base = base->table->rows->len;
  base->by_given = sort_base (base, _mn_duplicate_given);
  base->by_birth = sort_base (base, birth_key);
  base->by_household = sort_base (base, household_key);
  return base;
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  GError *error = NULL;
  Base *base = read_base (load->store, cancellable, &error);

  g_mutex_lock (&load->lock);
  load->ended = TRUE;
  g_cond_signal (&load->ended_cond);
  g_mutex_unlock (&load->lock);
  if (base != NULL)
    g_task_return_pointer (task, base, (GDestroyNotify)base_free);
  else
    g_task_return_error (task, error);
}

static void begin_loading (MnDuplicateIndex *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = g_task_get_task_data (G_TASK (result));
  MnDuplicateIndex *self = load->index;
  g_autoptr (GError) error = NULL;
  Base *base = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&load->store);
  if (self == NULL)
    {
      g_clear_pointer (&base, base_free);
      return;
    }
  self->load = NULL;
  if (base == NULL)
    {
      g_warning ("Children could not be read for comparison: %s", error->message);
      return;
    }
  g_clear_pointer (&self->base, base_free);
  self->base = base;
  if (self->stale)
    begin_loading (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
begin_loading (MnDuplicateIndex *self)
{
  Load *load = g_new0 (Load, 1);
  g_autoptr (GTask) task = NULL;

  g_mutex_init (&load->lock);
  g_cond_init (&load->ended_cond);
  load->index = self;
  load->cancellable = g_cancellable_new ();
  load->store = g_object_ref (mn_register_get_store (self->reg));
  task = g_task_new (NULL, load->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, begin_loading);
  g_task_set_task_data (task, load, load_free);
  self->load = load;
  self->stale = FALSE;
  g_task_run_in_thread (task, load_thread);
}

/* Waits a moment: a worker that reads looks up every thousand rows. */
static void
stop_loading (MnDuplicateIndex *self)
{
  Load *load = g_steal_pointer (&self->load);

  if (load == NULL)
    return;
  load->index = NULL;
  g_cancellable_cancel (load->cancellable);
  g_mutex_lock (&load->lock);
  while (!load->ended)
    g_cond_wait (&load->ended_cond, &load->lock);
  g_mutex_unlock (&load->lock);
}

/* Kept true -------------------------------------------------------------------------------------- */

static MnDuplicateRow *
find_row (Base *base, gint64 id)
{
  guint low = 0, high = base->n_base;

  for (guint i = base->n_base; i < base->table->rows->len; i++)
    if (_mn_duplicate_table_row (base->table, i)->id == id)
      return _mn_duplicate_table_row (base->table, i);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      MnDuplicateRow *row = _mn_duplicate_table_row (base->table, middle);

      if (ABS (row->id) == id)
        return row;
      if (ABS (row->id) < id)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* In the base a row that is gone keeps its place, below zero. */
static void
replace_child (const MnDuplicateFacts *facts, gint64 id, gpointer data)
{
  Base *base = data;
  MnDuplicateRow *row = find_row (base, id);

  if (row != NULL)
    row->id = -ABS (row->id);
  if (facts != NULL)
    _mn_duplicate_table_add (base->table, facts);
}

static void
register_changed_cb (MnRegister *reg, MnChangeSet *set, MnDuplicateIndex *self)
{
  GArray *touched = set->touched;
  gboolean changed = FALSE, all = set->external;

  for (guint i = 0; !all && i < touched->len; i++)
    {
      const MnTouched *row = &g_array_index (touched, MnTouched, i);

      if (strcmp (row->table, "child") != 0)
        continue;
      changed = TRUE;
      all = row->row_id == 0 || self->base == NULL || self->load != NULL
            || self->base->table->rows->len - self->base->n_base > MAX_LATE
            || !mn_duplicate_query_one (mn_register_get_reader (reg), row->row_id, replace_child, self->base, NULL);
    }
  if (all && self->load != NULL)
    self->stale = TRUE;
  else if (all)
    begin_loading (self);
  else if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Twins ------------------------------------------------------------------------------------------ */

typedef struct {
  Base *base;
  const MnDuplicateRow *typed;
  gint64 exclude;
  GArray *found; /* of MnTwin */
  guint max;
} Search;

static void
look_at (Search *search, guint position)
{
  const MnDuplicateRow *row = _mn_duplicate_table_row (search->base->table, position);
  MnTwin twin = { row->id, 0, 0 };
  guint at;

  if (row->id <= 0 || row->id == search->exclude)
    return;
  twin.score = _mn_duplicate_score (search->base->table, search->typed, row, &twin.reasons);
  if (twin.score < MN_DUPLICATE_TWIN_SCORE)
    return;
  for (at = search->found->len; at > 0 && g_array_index (search->found, MnTwin, at - 1).score < twin.score;)
    at--;
  for (guint i = 0; i < search->found->len; i++)
    if (g_array_index (search->found, MnTwin, i).id == twin.id)
      return;
  if (at >= search->max)
    return;
  g_array_insert_val (search->found, at, twin);
  if (search->found->len > search->max)
    g_array_set_size (search->found, search->max);
}

static void
look_at_key (Search *search, GArray *sorted, RowKey key, guint32 wanted)
{
  const MnDuplicateTable *table = search->base->table;
  guint low = 0, high = sorted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (key (table, _mn_duplicate_table_row (table, g_array_index (sorted, guint32, middle))) < wanted)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < sorted->len; low++)
    {
      guint32 position = g_array_index (sorted, guint32, low);

      if (key (table, _mn_duplicate_table_row (table, position)) != wanted)
        return;
      look_at (search, position);
    }
}

static void
look_everywhere (Search *search)
{
  Base *base = search->base;
  const MnDuplicateRow *typed = search->typed;
  MnDate swapped = { typed->birth.year, typed->birth.day, typed->birth.month };

  if (typed->n_name > 0)
    look_at_key (search, base->by_given, _mn_duplicate_given, _mn_duplicate_given (base->table, typed));
  if (typed->birth.day != 0)
    {
      look_at_key (search, base->by_birth, birth_key, _mn_duplicate_birth_number (typed->birth));
      look_at_key (search, base->by_birth, birth_key, _mn_duplicate_birth_number (swapped));
    }
  if (typed->household != 0)
    look_at_key (search, base->by_household, household_key, typed->household);
  if (typed->number != 0)
    for (guint i = 0; i < base->n_base; i++)
      {
        const MnDuplicateRow *row = _mn_duplicate_table_row (base->table, i);

        if (row->number == typed->number || _mn_duplicate_number_is_near (row->number, typed->number))
          look_at (search, i);
      }
  for (guint i = base->n_base; i < base->table->rows->len - 1; i++)
    look_at (search, i);
}

GArray *
mn_duplicate_twins (MnDuplicateIndex *self, const MnDuplicateFacts *facts, gint64 exclude, guint max)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MnTwin));
  MnDuplicateRow typed;
  Search search;

  g_return_val_if_fail (MN_IS_DUPLICATE_INDEX (self) && facts != NULL, found);

  if (self->base == NULL)
    return found;
  /* A copy: rows may move in memory, and this one goes again. */
  typed = *_mn_duplicate_table_row (self->base->table, _mn_duplicate_table_add (self->base->table, facts));
  search = (Search) { self->base, &typed, exclude, found, max };
  look_everywhere (&search);
  _mn_duplicate_table_pop (self->base->table);
  return found;
}

/* The object ------------------------------------------------------------------------------------- */

static void
mn_duplicate_index_dispose (GObject *object)
{
  MnDuplicateIndex *self = MN_DUPLICATE_INDEX (object);

  stop_loading (self);
  if (self->reg != NULL)
    g_object_set_data (G_OBJECT (self->reg), INDEX_KEY, NULL);
  g_clear_object (&self->reg);
  G_OBJECT_CLASS (mn_duplicate_index_parent_class)->dispose (object);
}

static void
mn_duplicate_index_finalize (GObject *object)
{
  MnDuplicateIndex *self = MN_DUPLICATE_INDEX (object);

  g_clear_pointer (&self->base, base_free);
  G_OBJECT_CLASS (mn_duplicate_index_parent_class)->finalize (object);
}

static void
mn_duplicate_index_class_init (MnDuplicateIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_duplicate_index_dispose;
  G_OBJECT_CLASS (klass)->finalize = mn_duplicate_index_finalize;
  signals[CHANGED]
      = g_signal_new ("changed", MN_TYPE_DUPLICATE_INDEX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_duplicate_index_init (MnDuplicateIndex *self)
{
}

MnDuplicateIndex *
mn_duplicate_index_get (MnRegister *reg)
{
  MnDuplicateIndex *self;

  g_return_val_if_fail (MN_IS_REGISTER (reg), NULL);

  self = g_object_get_data (G_OBJECT (reg), INDEX_KEY);
  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (MN_TYPE_DUPLICATE_INDEX, NULL);
  self->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (register_changed_cb), self, 0);
  g_object_set_data (G_OBJECT (reg), INDEX_KEY, self);
  begin_loading (self);
  return self;
}

gboolean
mn_duplicate_index_is_ready (MnDuplicateIndex *self)
{
  g_return_val_if_fail (MN_IS_DUPLICATE_INDEX (self), FALSE);
  return self->base != NULL;
}
