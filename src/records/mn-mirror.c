/* mn-mirror.c: the register of children in memory, kept true
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include <string.h>

#include "mn-mirror-private.h"
#include "mn-records-private.h"

/* Above this many children all are read again, in the worker. */
#define MAX_PATCHED 64
#define KEY_MIRROR "mn-mirror"

/* An order other than the list's own: learnt from SQL once, forgotten with the next change. */
typedef struct {
  int field;
  gboolean descending;
  GArray *ranks; /* that it is by; NULL: labels */
  GArray *rows;  /* of guint32 */
} Order;

struct _MnMirror {
  GObject parent_instance;

  /* Owned. */
  MnStore *store;
  MnMirrorData *data; /* NULL: not ready */
  GHashTable *late;   /* of gint64: touched while the worker reads */
  Order order;
  MnKeyFinder *finder; /* of orders */
  MnQuery *asked;      /* what the finder is at */

  /* What the last search found, for the list and the counts ask the same one after the other. */
  char *search;
  guint8 *found;

  GThread *worker;
  MnDb *db; /* the worker's; under lock */
  GMutex lock;
  gboolean stop;  /* atomic */
  gboolean awake; /* somebody wants it */
  gboolean again; /* what the worker reads is of the past already */
};

enum {
  PROP_0,
  PROP_READY,
  N_PROPS
};

enum {
  REFRESHED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnMirror, mn_mirror, G_TYPE_OBJECT)

static void
forget_results (MnMirror *self)
{
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->found, g_free);
  g_clear_pointer (&self->order.rows, g_array_unref);
  g_clear_pointer (&self->order.ranks, g_array_unref);
  g_clear_pointer (&self->asked, mn_query_free);
  _mn_key_finder_stop (self->finder);
}

static void
set_data (MnMirror *self, MnMirrorData *data_taken)
{
  gboolean before = self->data != NULL;

  forget_results (self);
  g_clear_pointer (&self->data, _mn_mirror_data_free);
  self->data = data_taken;
  if (before != (self->data != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
  if (self->data != NULL)
    g_signal_emit (self, signals[REFRESHED], 0);
}

/* The worker ----------------------------------------------------------------------------------------------------- */

typedef struct {
  GWeakRef mirror;
  MnMirrorData *data;
} Arrival;

static void start_worker (MnMirror *self);

static gboolean
patch_late (MnMirror *self, MnMirrorData *data)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->late);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!_mn_mirror_data_patch (data, mn_store_get_reader (self->store), *(gint64 *)id, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
arrived_cb (gpointer user_data)
{
  Arrival *arrival = user_data;
  g_autoptr (MnMirror) self = g_weak_ref_get (&arrival->mirror);
  MnMirrorData *data = g_steal_pointer (&arrival->data);

  if (self == NULL || self->worker == NULL)
    {
      _mn_mirror_data_free (data);
      return G_SOURCE_REMOVE;
    }
  g_thread_join (g_steal_pointer (&self->worker));
  if (self->again || (data != NULL && !data->full && !patch_late (self, data)))
    {
      _mn_mirror_data_free (data);
      start_worker (self);
      return G_SOURCE_REMOVE;
    }
  g_hash_table_remove_all (self->late);
  if (data != NULL && data->full)
    {
      g_message ("The register is searched in the file: it has more different words than the mirror has numbers");
      g_clear_pointer (&data, _mn_mirror_data_free);
    }
  set_data (self, data);
  return G_SOURCE_REMOVE;
}

static void
arrival_free (gpointer data)
{
  Arrival *arrival = data;

  _mn_mirror_data_free (arrival->data);
  g_weak_ref_clear (&arrival->mirror);
  g_free (arrival);
}

typedef struct {
  MnMirror *mirror; /* borrowed: it waits for the worker before it goes */
  MnStore *store;   /* borrowed, as it is the mirror's */
  GMainContext *context;
  Arrival *arrival;
} Work;

/* One read transaction, so that rows and cards are of one moment. */
static MnMirrorData *
read_all (Work *work)
{
  MnMirror *self = work->mirror;
  g_autoptr (GError) error = NULL;
  MnDb *db = mn_store_open_reader (work->store, &error);
  MnMirrorData *data = NULL;

  g_mutex_lock (&self->lock);
  self->db = db;
  g_mutex_unlock (&self->lock);
  if (db != NULL && !g_atomic_int_get (&self->stop))
    data = _mn_mirror_data_load (db, &error);
  g_mutex_lock (&self->lock);
  self->db = NULL;
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&db, mn_db_free);
  if (error != NULL && !g_atomic_int_get (&self->stop))
    g_warning ("The children could not be read for searching: %s", error->message);
  return data;
}

static gpointer
worker_func (gpointer data)
{
  Work *work = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  work->arrival->data = read_all (work);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, arrived_cb, work->arrival, arrival_free);
  g_source_attach (source, work->context);
  g_main_context_unref (work->context);
  g_free (work);
  return NULL;
}

static void
start_worker (MnMirror *self)
{
  Work *work = g_new0 (Work, 1);

  self->again = FALSE;
  g_hash_table_remove_all (self->late);
  work->mirror = self;
  work->store = self->store;
  work->context = g_main_context_ref_thread_default ();
  work->arrival = g_new0 (Arrival, 1);
  g_weak_ref_init (&work->arrival->mirror, self);
  self->worker = g_thread_new ("mirror", worker_func, work);
}

static void
stop_worker (MnMirror *self)
{
  if (self->worker == NULL)
    return;
  g_atomic_int_set (&self->stop, TRUE);
  g_mutex_lock (&self->lock);
  if (self->db != NULL)
    mn_db_interrupt (self->db);
  g_mutex_unlock (&self->lock);
  g_thread_join (g_steal_pointer (&self->worker));
}

static void
rebuild (MnMirror *self)
{
  set_data (self, NULL);
  if (self->worker != NULL)
    self->again = TRUE;
  else
    start_worker (self);
}

/* Changes -------------------------------------------------------------------------------------------------------- */

/* NULL: any. (element-type gint64) */
static GHashTable *
find_touched (MnMirror *self, const MnChangeSet *set)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (set->external || set->touched->len == 0)
    return NULL;
  for (guint i = 0; i < set->touched->len; i++)
    if (!_mn_mirror_add_owners (mn_store_get_reader (self->store), &g_array_index (set->touched, MnTouched, i),
                                set->change_id, ids)
        || g_hash_table_size (ids) > MAX_PATCHED)
      return NULL;
  return g_steal_pointer (&ids);
}

static void
patch (MnMirror *self, GHashTable *ids)
{
  GHashTableIter iter;
  gpointer id;
  g_autoptr (GError) error = NULL;

  if (g_hash_table_size (ids) == 0)
    return;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!_mn_mirror_data_patch (self->data, mn_store_get_reader (self->store), *(gint64 *)id, &error)
        || self->data->full)
      {
        rebuild (self);
        return;
      }
  forget_results (self);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
store_changed_cb (MnMirror *self, MnChangeSet *set, MnStore *store)
{
  g_autoptr (GHashTable) ids = self->awake ? find_touched (self, set) : NULL;
  GHashTableIter iter;
  gpointer id;

  if (!self->awake)
    return;
  if (ids == NULL)
    rebuild (self);
  else if (self->data != NULL)
    patch (self, ids);
  else
    {
      g_hash_table_iter_init (&iter, ids);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_hash_table_add (self->late, g_memdup2 (id, sizeof (gint64)));
      if (self->worker == NULL && g_hash_table_size (ids) > 0)
        start_worker (self);
    }
}

/* Orders --------------------------------------------------------------------------------------------------------- */

static gboolean
are_same_ranks (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (MnQueryRank)) == 0);
}

static void
order_found_cb (GArray *keys, const GError *error, gpointer user_data)
{
  MnMirror *self = user_data;
  g_autoptr (GHashTable) rows = NULL;
  gboolean descending;
  GArray *order;

  if (keys == NULL || self->data == NULL || self->asked == NULL || keys->len != self->data->ids->len)
    {
      g_clear_pointer (&self->asked, mn_query_free);
      return;
    }
  rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->data->ids->len; i++)
    g_hash_table_insert (rows, &g_array_index (self->data->ids, gint64, i), GUINT_TO_POINTER (i));
  order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), keys->len);
  for (guint i = 0; i < keys->len; i++)
    {
      guint32 row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, &g_array_index (keys, gint64, i)));
      g_array_append_val (order, row);
    }
  self->order.field = _mn_query_effective_sort (self->asked, &descending);
  self->order.descending = descending;
  g_clear_pointer (&self->order.ranks, g_array_unref);
  if (_mn_query_effective_ranks (self->asked) != NULL)
    self->order.ranks = g_array_ref (_mn_query_effective_ranks (self->asked));
  g_clear_pointer (&self->order.rows, g_array_unref);
  self->order.rows = order;
  g_clear_pointer (&self->asked, mn_query_free);
}

static void
learn_order (MnMirror *self, const MnQuery *query, int field, gboolean descending)
{
  const GArray *ranks = _mn_query_effective_ranks (query);
  gboolean other;

  if (self->asked != NULL && _mn_query_effective_sort (self->asked, &other) == field && other == descending
      && are_same_ranks (_mn_query_effective_ranks (self->asked), ranks))
    return;
  g_clear_pointer (&self->asked, mn_query_free);
  self->asked = mn_query_new (query->entity);
  mn_query_set_sort (self->asked, query->entity->fields[field].name, descending);
  if (ranks != NULL)
    mn_query_set_ranks (self->asked, (guint)field, (const MnQueryRank *)(const void *)ranks->data, ranks->len);
  _mn_key_finder_start (self->finder, self->asked);
}

/* Answers -------------------------------------------------------------------------------------------------------- */

static gboolean
can_answer (MnMirror *self, const MnQuery *query)
{
  return self->data != NULL && g_str_equal (query->entity->name, "child") && !query->bin && !query->entered
         && _mn_mirror_has_fields (query);
}

/* NULL in @found: all rows. */
static gboolean
search (MnMirror *self, const MnQuery *query, const guint8 **found)
{
  *found = NULL;
  if (query->words == NULL || query->words[0] == NULL)
    return TRUE;
  if (self->found == NULL || g_strcmp0 (self->search, query->search) != 0)
    {
      g_clear_pointer (&self->search, g_free);
      if (self->found == NULL)
        self->found = g_new (guint8, self->data->ids->len + 1);
      if (!_mn_mirror_search (self->data, query, self->found))
        return FALSE;
      self->search = g_strdup (query->search);
    }
  *found = self->found;
  return TRUE;
}

GArray *
mn_mirror_keys (MnMirror *self, const MnQuery *query)
{
  const guint8 *found;
  const GArray *order = NULL;
  gboolean descending;
  int field;

  g_return_val_if_fail (MN_IS_MIRROR (self) && query != NULL, NULL);

  if (!can_answer (self, query) || !search (self, query, &found))
    return NULL;
  field = _mn_query_effective_sort (query, &descending);
  if (field != query->entity->label_field)
    {
      if (self->order.rows == NULL || self->order.field != field || self->order.descending != descending
          || !are_same_ranks (self->order.ranks, _mn_query_effective_ranks (query)))
        {
          learn_order (self, query, field, descending);
          return NULL;
        }
      order = self->order.rows;
    }
  return _mn_mirror_collect (self->data, query, found, order, order == NULL && descending);
}

MnMirrorCounts *
mn_mirror_count (MnMirror *self, const MnQuery *query, const MnMirrorGroup *groups, guint n_groups)
{
  const guint8 *found;

  g_return_val_if_fail (MN_IS_MIRROR (self) && query != NULL, NULL);

  if (!can_answer (self, query) || !search (self, query, &found))
    return NULL;
  return _mn_mirror_tally (self->data, query, found, groups, n_groups);
}

gboolean
mn_mirror_is_ready (MnMirror *self)
{
  g_return_val_if_fail (MN_IS_MIRROR (self), FALSE);

  return self->data != NULL;
}

guint
mn_mirror_get_n_rows (MnMirror *self)
{
  g_return_val_if_fail (MN_IS_MIRROR (self), 0);

  return self->data != NULL ? self->data->ids->len : 0;
}

/* The object ----------------------------------------------------------------------------------------------------- */

static void
mn_mirror_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_READY)
    g_value_set_boolean (value, MN_MIRROR (object)->data != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mn_mirror_dispose (GObject *object)
{
  MnMirror *self = MN_MIRROR (object);

  stop_worker (self);
  g_clear_pointer (&self->finder, _mn_key_finder_free);
  if (self->store != NULL && g_object_get_data (G_OBJECT (self->store), KEY_MIRROR) == self)
    g_object_set_data (G_OBJECT (self->store), KEY_MIRROR, NULL);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (mn_mirror_parent_class)->dispose (object);
}

static void
mn_mirror_finalize (GObject *object)
{
  MnMirror *self = MN_MIRROR (object);

  g_clear_pointer (&self->data, _mn_mirror_data_free);
  g_clear_pointer (&self->late, g_hash_table_unref);
  g_clear_pointer (&self->order.rows, g_array_unref);
  g_clear_pointer (&self->asked, mn_query_free);
  g_free (self->search);
  g_free (self->found);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (mn_mirror_parent_class)->finalize (object);
}

static void
mn_mirror_class_init (MnMirrorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_mirror_get_property;
  object_class->dispose = mn_mirror_dispose;
  object_class->finalize = mn_mirror_finalize;

  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[REFRESHED]
      = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_mirror_init (MnMirror *self)
{
  self->late = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_mutex_init (&self->lock);
}

MnMirror *
mn_mirror_get (MnStore *store)
{
  MnMirror *self;

  g_return_val_if_fail (MN_IS_STORE (store), NULL);

  self = g_object_get_data (G_OBJECT (store), KEY_MIRROR);
  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (MN_TYPE_MIRROR, NULL);
  self->store = g_object_ref (store);
  self->finder = _mn_key_finder_new (store, order_found_cb, self);
  g_object_set_data (G_OBJECT (store), KEY_MIRROR, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
mn_mirror_wake (MnMirror *self)
{
  g_return_if_fail (MN_IS_MIRROR (self));

  if (self->awake)
    return;
  self->awake = TRUE;
  start_worker (self);
}
