/* mn-record-list.c: the list model of any entity
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-record-list.h"

#include "mn-mirror.h"
#include "mn-records-private.h"

struct _MnRecordList {
  GObject parent_instance;

  /* Owned. */
  MnStore *store;
  const MnEntity *entity;
  MnQuery *query;
  GArray *ids; /* of gint64: the rows found, in order */
  MnRowCache *cache;
  MnKeyFinder *finder;
  MnMirror *mirror; /* NULL: of this entity there is none */
  MnRowTurns *turns;

  /* Borrowed: the rows that somebody holds, by position. A row takes itself out when it is finalized. */
  GHashTable *live;

  guint wait;    /* source: until the others are looked for */
  guint n_items; /* what the view was told: the rows found and the padding */
  guint padded : 1;
  guint loading : 1;
};

enum {
  PROP_0,
  PROP_N_FOUND,
  PROP_LOADING,
  N_PROPS,
};

enum {
  LOADED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
mn_record_list_get_item_type (GListModel *model)
{
  return MN_TYPE_ROW;
}

static guint
mn_record_list_get_n_items (GListModel *model)
{
  return MN_RECORD_LIST (model)->n_items;
}

/* GTK asks for hundreds of items at once, for all of them after some changes: no SQL here, ever. */
static gpointer
mn_record_list_get_item (GListModel *model, guint position)
{
  MnRecordList *self = MN_RECORD_LIST (model);
  MnRow *row;

  if (position >= self->n_items)
    return NULL;
  row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (position));
  if (row != NULL)
    return g_object_ref (row);
  row = _mn_row_new (self, position);
  g_hash_table_insert (self->live, GUINT_TO_POINTER (position), row);
  return row;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = mn_record_list_get_item_type;
  iface->get_n_items = mn_record_list_get_n_items;
  iface->get_item = mn_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MnRecordList, mn_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

void
_mn_record_list_forget (MnRecordList *list, MnRow *row, guint position)
{
  if (g_hash_table_lookup (list->live, GUINT_TO_POINTER (position)) == row)
    g_hash_table_remove (list->live, GUINT_TO_POINTER (position));
}

const MnRowData *
_mn_record_list_get_data (MnRecordList *list, guint position)
{
  if (position >= list->ids->len)
    return NULL;
  return _mn_row_cache_get (list->cache, mn_store_get_reader (list->store), list->ids, position);
}

static void
set_loading (MnRecordList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Rows beyond the end no longer stand for anything. They are kept until the view has let them go. */
static void
detach_tail (MnRecordList *self, guint n_items)
{
  g_autoptr (GPtrArray) tail = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer position, row;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &position, &row))
    if (GPOINTER_TO_UINT (position) >= n_items)
      {
        g_ptr_array_add (tail, g_object_ref (row));
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < tail->len; i++)
    _mn_row_detach (g_ptr_array_index (tail, i));
}

/* Every row that the view holds and that was there before the splice asks again. */
static void
refresh_live (MnRecordList *self, guint n_rows)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer position, row;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, &position, &row))
    if (GPOINTER_TO_UINT (position) < n_rows)
      g_ptr_array_add (rows, g_object_ref (row));
  _mn_row_turns_refresh (self->turns, rows);
}

static guint
padded_length (MnRecordList *self)
{
  return self->padded ? MAX (self->ids->len, MN_RECORD_LIST_PAD) : self->ids->len;
}

/* Live rows are re-pointed by their position alone; only the tail is spliced, so that the view stays where it is. */
static void
put_in_place (MnRecordList *self)
{
  guint before = self->n_items;
  guint after = padded_length (self);
  guint kept = MIN (before, after);

  _mn_row_cache_clear (self->cache);
  self->n_items = after;
  if (after < before)
    detach_tail (self, after);
  if (before != after)
    g_list_model_items_changed (G_LIST_MODEL (self), kept, before - kept, after - kept);
  refresh_live (self, kept);
}

static void
take_keys (MnRecordList *self, GArray *keys)
{
  g_autoptr (MnRecordList) alive = g_object_ref (self);
  guint found_before = self->ids->len;

  g_array_unref (self->ids);
  self->ids = g_array_ref (keys);
  put_in_place (self);
  set_loading (self, FALSE);
  if (found_before != keys->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FOUND]);
  g_signal_emit (self, signals[LOADED], 0);
}

static void
keys_found (GArray *keys, const GError *error, gpointer data)
{
  MnRecordList *self = data;

  if (keys != NULL)
    {
      take_keys (self, keys);
      return;
    }
  g_warning ("Rows of %s could not be found: %s", self->entity->name, error->message);
  set_loading (self, FALSE);
}

/* All live rows, in the order that has an index. */
static gboolean
is_plain (const MnQuery *query)
{
  gboolean descending;

  return (query->words == NULL || query->words[0] == NULL) && query->filters->len == 0 && query->ranges->len == 0
         && !mn_date_is_set (query->on) && query->limit == 0 && !query->bin && !query->entered
         && _mn_query_effective_sort (query, &descending) == query->entity->label_field;
}

/* More rows than a screen of today has room for. */
#define FIRST_SCREEN 72
/* Milliseconds until the others are found, where nobody shows the list. */
#define FIRST_WAIT 150

/* The beginning of a long list stands in the order's index: what the first frame shows need not wait for all the others
 * to be found, nor for rows that it doesn't show. */
static gboolean
show_first_screen (MnRecordList *self)
{
  g_autoptr (MnQuery) first = NULL;
  g_autoptr (GArray) keys = NULL;

  if (self->n_items > 0 || !is_plain (self->query))
    return FALSE;
  first = mn_query_copy (self->query);
  mn_query_set_limit (first, FIRST_SCREEN);
  keys = mn_query_keys (first, mn_store_get_reader (self->store), NULL);
  if (keys == NULL)
    return FALSE;
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&keys);
  put_in_place (self);
  return TRUE;
}

static gboolean
find_others_cb (gpointer data)
{
  MnRecordList *self = data;

  self->wait = 0;
  _mn_key_finder_start (self->finder, self->query);
  return G_SOURCE_REMOVE;
}

/* At once where there is a mirror that can answer, else by and by. */
static void
find_again (MnRecordList *self)
{
  g_autoptr (GArray) keys = self->mirror != NULL ? mn_mirror_keys (self->mirror, self->query) : NULL;

  g_clear_handle_id (&self->wait, g_source_remove);
  if (keys != NULL)
    {
      _mn_key_finder_stop (self->finder);
      take_keys (self, keys);
      return;
    }
  if (self->mirror != NULL && self->query->words != NULL && self->query->words[0] != NULL)
    mn_mirror_wake (self->mirror);
  set_loading (self, TRUE);
  if (self->mirror != NULL && show_first_screen (self))
    self->wait = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, FIRST_WAIT, find_others_cb, self, NULL);
  else
    _mn_key_finder_start (self->finder, self->query);
}

/* The mirror was not there when the query came. */
static void
mirror_refreshed (MnRecordList *self, MnMirror *mirror)
{
  if (self->loading && self->query != NULL && self->finder != NULL)
    find_again (self);
}

/* What another row says is shown here too: labels of links and codes. The other way round a dated row moves the current
 * values of what it belongs to, which are written by plain SQL. */
static gboolean
is_related (const MnEntity *entity, const char *table)
{
  const MnEntity *other = mn_entity_find (table);

  /* The working date is there: current values of any row may have moved with it. */
  if (g_strcmp0 (table, "register") == 0)
    return TRUE;
  for (guint i = 0; i < entity->n_fields; i++)
    if (g_strcmp0 (entity->fields[i].target, table) == 0)
      return TRUE;
  for (guint i = 0; other != NULL && other != entity && i < other->n_fields; i++)
    if (other->fields[i].kind == MN_KIND_LINK && g_strcmp0 (other->fields[i].target, entity->name) == 0)
      return TRUE;
  return FALSE;
}

/* Looks at what can move a row: the file's order and choice is by its values, so when none of those the query uses
 * differs, it stands where it stood. */
static gboolean
may_move (MnRecordList *self, const MnRowData *before, const MnRowData *after)
{
  if (before->deleted != after->deleted)
    return TRUE;
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (!mn_value_equal (&before->values[i], &after->values[i]) && _mn_query_uses_field (self->query, i))
      return TRUE;
  return FALSE;
}

/* TRUE when the row was brought up to date where it stands. */
static gboolean
refresh_in_place (MnRecordList *self, gint64 row_id)
{
  guint position = mn_record_list_find (self, row_id);
  MnRowData *before = position != G_MAXUINT ? _mn_row_cache_peek (self->cache, position) : NULL;
  g_autoptr (GPtrArray) rows = NULL;
  MnRow *row;

  if (before == NULL)
    return FALSE;
  rows = mn_query_fetch (self->entity, mn_store_get_reader (self->store), &row_id, 1, NULL);
  if (rows == NULL || rows->pdata[0] == NULL || may_move (self, before, rows->pdata[0]))
    return FALSE;
  _mn_row_cache_replace (self->cache, position, g_steal_pointer (&rows->pdata[0]));
  row = g_hash_table_lookup (self->live, GUINT_TO_POINTER (position));
  if (row != NULL)
    {
      g_autoptr (MnRow) held = g_object_ref (row);
      _mn_row_refresh (held);
    }
  return TRUE;
}

/* More rows than this are found again in one go. */
#define MAX_IN_PLACE 16

static void
store_changed (MnRecordList *self, MnChangeSet *set, MnStore *store)
{
  gboolean again = set->external || set->touched->len == 0;
  guint n_own = 0;

  if (self->query == NULL)
    return;
  for (guint i = 0; !again && i < set->touched->len; i++)
    {
      const MnTouched *touched = &g_array_index (set->touched, MnTouched, i);

      if (g_strcmp0 (touched->table, self->entity->name) == 0)
        again = ++n_own > MAX_IN_PLACE || self->loading || !refresh_in_place (self, touched->row_id);
      again = again || is_related (self->entity, touched->table);
    }
  if (again)
    find_again (self);
}

static void
mn_record_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MnRecordList *self = MN_RECORD_LIST (object);

  switch (id)
    {
    case PROP_N_FOUND:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mn_record_list_dispose (GObject *object)
{
  MnRecordList *self = MN_RECORD_LIST (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_pointer (&self->finder, _mn_key_finder_free);
  if (self->turns != NULL)
    _mn_row_turns_stop (self->turns);
  g_clear_object (&self->mirror);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (mn_record_list_parent_class)->dispose (object);
}

static void
mn_record_list_finalize (GObject *object)
{
  MnRecordList *self = MN_RECORD_LIST (object);

  g_clear_pointer (&self->query, mn_query_free);
  g_clear_pointer (&self->cache, _mn_row_cache_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->live, g_hash_table_unref);
  g_clear_pointer (&self->turns, _mn_row_turns_free);

  G_OBJECT_CLASS (mn_record_list_parent_class)->finalize (object);
}

static void
mn_record_list_class_init (MnRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = mn_record_list_get_property;
  object_class->dispose = mn_record_list_dispose;
  object_class->finalize = mn_record_list_finalize;

  properties[PROP_N_FOUND] = g_param_spec_uint ("n-found", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LOADED]
      = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_record_list_init (MnRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->live = g_hash_table_new (NULL, NULL);
  self->turns = _mn_row_turns_new ();
  self->padded = TRUE;
}

MnRecordList *
_mn_record_list_new_for_store (MnStore *store, const MnEntity *entity)
{
  MnRecordList *self = g_object_new (MN_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  self->entity = entity;
  self->cache = _mn_row_cache_new (entity);
  self->finder = _mn_key_finder_new (store, keys_found, self);
  /* Before the list hears of changes itself: the mirror is to have heard of them by then. */
  if (g_str_equal (entity->name, "child"))
    {
      self->mirror = mn_mirror_get (store);
      g_signal_connect_object (self->mirror, "refreshed", G_CALLBACK (mirror_refreshed), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed), self, G_CONNECT_SWAPPED);
  return self;
}

MnRecordList *
mn_record_list_new (MnRegister *reg, const MnEntity *entity)
{
  g_return_val_if_fail (MN_IS_REGISTER (reg) && entity != NULL, NULL);

  return _mn_record_list_new_for_store (mn_register_get_store (reg), entity);
}

void
mn_record_list_set_padded (MnRecordList *list, gboolean padded)
{
  g_return_if_fail (MN_IS_RECORD_LIST (list));

  padded = padded != FALSE;
  if (list->padded == padded)
    return;
  list->padded = padded;
  if (list->n_items > 0)
    put_in_place (list);
}

void
mn_record_list_set_shown (MnRecordList *list, guint first, guint n)
{
  g_return_if_fail (MN_IS_RECORD_LIST (list));

  _mn_row_turns_set_shown (list->turns, first, n);
  /* From the layout of the first frame: behind it there is time. */
  if (list->wait != 0 && n > 0)
    {
      g_source_remove (list->wait);
      list->wait = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, find_others_cb, list, NULL);
    }
}

void
mn_record_list_set_query (MnRecordList *list, const MnQuery *query)
{
  MnQuery *copy;

  g_return_if_fail (MN_IS_RECORD_LIST (list) && query != NULL);
  g_return_if_fail (mn_query_get_entity (query) == list->entity);

  copy = mn_query_copy (query);
  g_clear_pointer (&list->query, mn_query_free);
  list->query = copy;
  find_again (list);
}

const MnQuery *
mn_record_list_get_query (MnRecordList *list)
{
  g_return_val_if_fail (MN_IS_RECORD_LIST (list), NULL);

  return list->query;
}

const MnEntity *
mn_record_list_get_entity (MnRecordList *list)
{
  g_return_val_if_fail (MN_IS_RECORD_LIST (list), NULL);

  return list->entity;
}

guint
mn_record_list_get_n_found (MnRecordList *list)
{
  g_return_val_if_fail (MN_IS_RECORD_LIST (list), 0);

  return list->ids->len;
}

gboolean
mn_record_list_get_loading (MnRecordList *list)
{
  g_return_val_if_fail (MN_IS_RECORD_LIST (list), FALSE);

  return list->loading;
}

guint
mn_record_list_find (MnRecordList *list, gint64 row_id)
{
  g_return_val_if_fail (MN_IS_RECORD_LIST (list), G_MAXUINT);

  for (guint i = 0; i < list->ids->len; i++)
    if (g_array_index (list->ids, gint64, i) == row_id)
      return i;
  return G_MAXUINT;
}

gint64
mn_record_list_get_id (MnRecordList *list, guint position)
{
  g_return_val_if_fail (MN_IS_RECORD_LIST (list), 0);

  return position < list->ids->len ? g_array_index (list->ids, gint64, position) : 0;
}

GArray *
mn_record_list_dup_keys (MnRecordList *list)
{
  g_return_val_if_fail (MN_IS_RECORD_LIST (list), NULL);

  return g_array_copy (list->ids);
}
