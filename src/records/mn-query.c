/* mn-query.c: which rows of one entity, and in what order
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-query.h"

#include "mn-records-private.h"

#include <string.h>

static void
clear_filter (gpointer data)
{
  mn_value_clear (&((MnQueryFilter *)data)->value);
}

MnQuery *
mn_query_new (const MnEntity *entity)
{
  MnQuery *query;

  g_return_val_if_fail (entity != NULL, NULL);

  query = g_new0 (MnQuery, 1);
  query->entity = entity;
  query->filters = g_array_new (FALSE, TRUE, sizeof (MnQueryFilter));
  g_array_set_clear_func (query->filters, clear_filter);
  query->ranges = g_array_new (FALSE, TRUE, sizeof (MnQueryRange));
  query->sort = -1;
  return query;
}

MnQuery *
mn_query_copy (const MnQuery *query)
{
  MnQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = mn_query_new (query->entity);
  copy->search = g_strdup (query->search);
  copy->words = g_strdupv (query->words);
  mn_query_add_conditions (copy, query);
  copy->set = query->set;
  copy->on = query->on;
  copy->sort = query->sort;
  copy->ranks = query->ranks != NULL ? g_array_ref (query->ranks) : NULL;
  copy->rank_field = query->rank_field;
  copy->limit = query->limit;
  copy->descending = query->descending;
  copy->bin = query->bin;
  copy->entered = query->entered;
  return copy;
}

void
mn_query_free (MnQuery *query)
{
  if (query == NULL)
    return;
  g_free (query->search);
  g_strfreev (query->words);
  g_array_unref (query->filters);
  g_array_unref (query->ranges);
  g_clear_pointer (&query->ranks, g_array_unref);
  g_free (query);
}

const MnEntity *
mn_query_get_entity (const MnQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return query->entity;
}

void
mn_query_set_search (MnQuery *query, const char *typed)
{
  g_return_if_fail (query != NULL);

  g_free (query->search);
  g_strfreev (query->words);
  query->search = g_strdup (typed);
  query->words = typed != NULL ? mn_fold_words (typed) : NULL;
}

const char *
mn_query_get_search (const MnQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return query->search;
}

void
mn_query_add_filter (MnQuery *query, guint field, const MnValue *value)
{
  MnQueryFilter filter = { field, query->set, MN_VALUE_INIT };

  g_return_if_fail (query != NULL && field < query->entity->n_fields);

  if (value != NULL)
    mn_value_copy (&filter.value, value);
  g_array_append_val (query->filters, filter);
}

void
mn_query_add_conditions (MnQuery *query, const MnQuery *other)
{
  guint before = query->set;

  g_return_if_fail (query != NULL && other != NULL && query->entity == other->entity);

  for (guint i = 0; i < other->filters->len; i++)
    {
      const MnQueryFilter *filter = &g_array_index (other->filters, MnQueryFilter, i);

      query->set = filter->set;
      mn_query_add_filter (query, filter->field, &filter->value);
    }
  query->set = before;
  g_array_append_vals (query->ranges, other->ranges->data, other->ranges->len);
}

void
mn_query_set_condition (MnQuery *query, guint number)
{
  g_return_if_fail (query != NULL);

  query->set = number;
}

void
mn_query_clear_filters (MnQuery *query)
{
  g_return_if_fail (query != NULL);

  g_array_set_size (query->filters, 0);
  g_array_set_size (query->ranges, 0);
}

void
mn_query_add_date_range (MnQuery *query, guint field, MnDate from, MnDate to)
{
  MnQueryRange range = { field, query->set, from, to };

  g_return_if_fail (query != NULL && field < query->entity->n_fields);
  g_return_if_fail (query->entity->fields[field].kind == MN_KIND_DATE);

  g_array_append_val (query->ranges, range);
}

gboolean
_mn_query_word_is_number (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* "lê", "vũ" are whole names; as beginnings two letters would find a mother of nearly everybody. */
#define LETTERS_OF_A_BEGINNING 3

gboolean
_mn_query_word_is_whole (const char *word)
{
  return g_utf8_strlen (word, -1) < LETTERS_OF_A_BEGINNING;
}

gboolean
_mn_query_asks_people (const MnQuery *query)
{
  for (char **word = query->words; word != NULL && *word != NULL; word++)
    if (!_mn_query_word_is_number (*word) && !_mn_query_word_is_whole (*word))
      return TRUE;
  return FALSE;
}

void
mn_query_set_on (MnQuery *query, MnDate on)
{
  g_return_if_fail (query != NULL);

  query->on = on;
}

void
mn_query_set_sort (MnQuery *query, const char *field, gboolean descending)
{
  g_return_if_fail (query != NULL);

  query->sort = field != NULL ? mn_entity_field (query->entity, field) : -1;
  query->descending = field != NULL && descending;
  query->entered = FALSE;
  if (field != NULL && query->sort < 0)
    g_warning ("%s cannot be sorted by %s", query->entity->name, field);
}

void
mn_query_set_ranks (MnQuery *query, guint field, const MnQueryRank *ranks, guint n_ranks)
{
  g_return_if_fail (query != NULL && field < query->entity->n_fields);
  g_return_if_fail (query->entity->fields[field].kind == MN_KIND_LINK);

  g_clear_pointer (&query->ranks, g_array_unref);
  if (ranks == NULL)
    return;
  query->ranks = g_array_sized_new (FALSE, FALSE, sizeof (MnQueryRank), n_ranks);
  g_array_append_vals (query->ranks, ranks, n_ranks);
  query->rank_field = field;
}

GArray *
_mn_query_effective_ranks (const MnQuery *query)
{
  gboolean descending;

  if (query->ranks == NULL || _mn_query_effective_sort (query, &descending) != (int)query->rank_field)
    return NULL;
  return query->ranks;
}

void
mn_query_sort_as_entered (MnQuery *query)
{
  g_return_if_fail (query != NULL);

  query->entered = TRUE;
}

/* The order that holds: the query's own, else the entity's. -1: by id. */
int
_mn_query_effective_sort (const MnQuery *query, gboolean *descending)
{
  const MnEntity *entity = query->entity;
  const char *name = entity->default_sort;

  *descending = query->descending;
  if (query->sort >= 0)
    return query->sort;
  *descending = name != NULL && *name == '-';
  if (name != NULL)
    return mn_entity_field (entity, *descending ? name + 1 : name);
  return entity->label_field >= 0 ? entity->label_field : entity->parent_field;
}

const char *
mn_query_get_sort (const MnQuery *query, gboolean *descending)
{
  gboolean down;
  int sort;

  g_return_val_if_fail (query != NULL, NULL);

  sort = _mn_query_effective_sort (query, &down);
  if (descending != NULL)
    *descending = down;
  return sort >= 0 ? query->entity->fields[sort].name : NULL;
}

gboolean
_mn_query_uses_field (const MnQuery *query, guint field)
{
  const MnField *described = &query->entity->fields[field];
  gboolean descending;
  int sort = _mn_query_effective_sort (query, &descending);

  /* A name is sorted by its parts, which are fields of their own: what an entity makes its key of is not known here. */
  if ((int)field == sort
      || (sort == query->entity->label_field && query->entity->sort_key != NULL && described->kind == MN_KIND_TEXT))
    return TRUE;
  if (query->words != NULL && query->words[0] != NULL
      && (described->flags & (MN_FIELD_SEARCHED | MN_FIELD_PERSON)) != 0)
    return TRUE;
  if (mn_date_is_set (query->on) && g_str_has_prefix (described->name, "valid_"))
    return TRUE;
  for (guint i = 0; i < query->filters->len; i++)
    if (g_array_index (query->filters, MnQueryFilter, i).field == field)
      return TRUE;
  for (guint i = 0; i < query->ranges->len; i++)
    if (g_array_index (query->ranges, MnQueryRange, i).field == field)
      return TRUE;
  return FALSE;
}

void
mn_query_set_limit (MnQuery *query, guint limit)
{
  g_return_if_fail (query != NULL);

  query->limit = limit;
}

void
mn_query_set_bin (MnQuery *query, gboolean bin)
{
  g_return_if_fail (query != NULL);

  query->bin = bin;
}
