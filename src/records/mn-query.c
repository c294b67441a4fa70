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

typedef struct {
  guint field;
  MnValue value;
} Filter;

typedef struct {
  guint field;
  MnDate from;
  MnDate to;
} DateRange;

struct _MnQuery {
  const MnEntity *entity;
  char *search;
  char **words;    /* of search, folded */
  GArray *filters; /* of Filter */
  GArray *ranges;  /* of DateRange */
  MnDate on;
  int sort; /* -1: the entity's default */
  guint limit;
  guint descending : 1;
  guint bin : 1;
};

static void
clear_filter (gpointer data)
{
  mn_value_clear (&((Filter *)data)->value);
}

MnQuery *
mn_query_new (const MnEntity *entity)
{
  MnQuery *query;

  g_return_val_if_fail (entity != NULL, NULL);

  query = g_new0 (MnQuery, 1);
  query->entity = entity;
  query->filters = g_array_new (FALSE, TRUE, sizeof (Filter));
  g_array_set_clear_func (query->filters, clear_filter);
  query->ranges = g_array_new (FALSE, TRUE, sizeof (DateRange));
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
  for (guint i = 0; i < query->filters->len; i++)
    {
      const Filter *filter = &g_array_index (query->filters, Filter, i);
      mn_query_add_filter (copy, filter->field, &filter->value);
    }
  g_array_append_vals (copy->ranges, query->ranges->data, query->ranges->len);
  copy->on = query->on;
  copy->sort = query->sort;
  copy->limit = query->limit;
  copy->descending = query->descending;
  copy->bin = query->bin;
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
  Filter filter = { field, MN_VALUE_INIT };

  g_return_if_fail (query != NULL && field < query->entity->n_fields);

  if (value != NULL)
    mn_value_copy (&filter.value, value);
  g_array_append_val (query->filters, filter);
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
  DateRange range = { field, from, to };

  g_return_if_fail (query != NULL && field < query->entity->n_fields);
  g_return_if_fail (query->entity->fields[field].kind == MN_KIND_DATE);

  g_array_append_val (query->ranges, range);
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
  if (field != NULL && query->sort < 0)
    g_warning ("%s cannot be sorted by %s", query->entity->name, field);
}

/* The order that holds: the query's own, else the entity's. -1: by id. */
static int
effective_sort (const MnQuery *query, gboolean *descending)
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

  sort = effective_sort (query, &down);
  if (descending != NULL)
    *descending = down;
  return sort >= 0 ? query->entity->fields[sort].name : NULL;
}

gboolean
_mn_query_uses_field (const MnQuery *query, guint field)
{
  const MnField *described = &query->entity->fields[field];
  gboolean descending;
  int sort = effective_sort (query, &descending);

  /* A name is sorted by its parts, which are fields of their own: what an entity makes its key of is not known here. */
  if ((int)field == sort
      || (sort == query->entity->label_field && query->entity->sort_key != NULL && described->kind == MN_KIND_TEXT))
    return TRUE;
  if (query->words != NULL && query->words[0] != NULL && (described->flags & MN_FIELD_SEARCHED) != 0)
    return TRUE;
  if (mn_date_is_set (query->on) && g_str_has_prefix (described->name, "valid_"))
    return TRUE;
  for (guint i = 0; i < query->filters->len; i++)
    if (g_array_index (query->filters, Filter, i).field == field)
      return TRUE;
  for (guint i = 0; i < query->ranges->len; i++)
    if (g_array_index (query->ranges, DateRange, i).field == field)
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

/* The SQL text under construction, and what is bound to its parameters. */
typedef struct {
  GString *joins;
  GString *where;
  GString *order;
  GPtrArray *bound; /* of MnValue */
} Builder;

static void
free_value (gpointer data)
{
  mn_value_clear (data);
  g_free (data);
}

static void
builder_init (Builder *builder)
{
  builder->joins = g_string_new (NULL);
  builder->where = g_string_new (NULL);
  builder->order = g_string_new (NULL);
  builder->bound = g_ptr_array_new_with_free_func (free_value);
}

static void
builder_clear (Builder *builder)
{
  g_string_free (builder->joins, TRUE);
  g_string_free (builder->where, TRUE);
  g_string_free (builder->order, TRUE);
  g_ptr_array_unref (builder->bound);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

/* The number of the parameter. */
static guint
bind_value (Builder *builder, const MnValue *value)
{
  MnValue *copy = g_new0 (MnValue, 1);

  mn_value_copy (copy, value);
  g_ptr_array_add (builder->bound, copy);
  return builder->bound->len;
}

static guint
bind_text (Builder *builder, char *text_taken)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_take_text (&value, text_taken);
  return bind_value (builder, &value);
}

static guint
bind_date (Builder *builder, MnDate date)
{
  return bind_text (builder, mn_date_to_iso (date));
}

/* A folded word holds letters and digits only, but a letter of another script might one day fold to a sign. */
static char *
escape_like (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '%' || *text == '_' || *text == '\\')
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *text);
    }
  return g_string_free (escaped, FALSE);
}

/* Each word begins a word of the row's key or of a linked row's: the words may be spread over them. */
static void
add_search (const MnQuery *query, Builder *builder)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  if (query->words == NULL || query->words[0] == NULL)
    return;
  g_ptr_array_add (keys, g_strdup ("t"));
  for (guint i = 0; i < query->entity->n_fields; i++)
    {
      const MnField *field = &query->entity->fields[i];

      if (field->kind == MN_KIND_LINK && (field->flags & MN_FIELD_SEARCHED) != 0)
        g_ptr_array_add (keys, _mn_sql_join (builder->joins, "t", field));
    }
  for (char **word = query->words; *word != NULL; word++)
    {
      g_autofree char *escaped = escape_like (*word);
      guint parameter = bind_text (builder, g_strdup_printf ("%% %s%%", escaped));

      g_string_append (builder->where, " AND (");
      for (guint i = 0; i < keys->len; i++)
        g_string_append_printf (builder->where, "%s%s.fold LIKE ?%u ESCAPE '\\'", i > 0 ? " OR " : "",
                                (const char *)g_ptr_array_index (keys, i), parameter);
      g_string_append_c (builder->where, ')');
    }
}

/* "01" also finds "01.03", which is below it. */
static void
add_code_filter (Builder *builder, const char *column, const char *code)
{
  g_autofree char *escaped = escape_like (code);
  guint itself = bind_text (builder, g_strdup_printf ("%% %s %%", escaped));
  guint below = bind_text (builder, g_strdup_printf ("%% %s.%%", escaped));

  g_string_append_printf (builder->where,
                          "(' ' || %s || ' ' LIKE ?%u ESCAPE '\\' OR ' ' || %s || ' ' LIKE ?%u ESCAPE '\\')", column,
                          itself, column, below);
}

static void
add_filter (const MnQuery *query, Builder *builder, const Filter *filter)
{
  const MnField *field = &query->entity->fields[filter->field];
  g_autofree char *column = g_strdup_printf ("t.\"%s\"", field->name);

  /* Compared as text, so that "" counts as not set and a number is no number without digits. */
  if (!_mn_value_is_given (&filter->value))
    g_string_append_printf (builder->where, "COALESCE (CAST (%s AS TEXT), '') = ''", column);
  else if (field->kind == MN_KIND_CODES)
    add_code_filter (builder, column, mn_value_get_text (&filter->value));
  else
    g_string_append_printf (builder->where, "%s = ?%u", column, bind_value (builder, &filter->value));
}

/* Filters on one field are alternatives; between fields all must hold. */
static void
add_filters (const MnQuery *query, Builder *builder)
{
  for (guint field = 0; field < query->entity->n_fields; field++)
    {
      gboolean open = FALSE;

      for (guint i = 0; i < query->filters->len; i++)
        {
          const Filter *filter = &g_array_index (query->filters, Filter, i);

          if (filter->field != field)
            continue;
          g_string_append (builder->where, open ? " OR " : " AND (");
          add_filter (query, builder, filter);
          open = TRUE;
        }
      if (open)
        g_string_append_c (builder->where, ')');
    }
}

static void
add_ranges (const MnQuery *query, Builder *builder)
{
  for (guint i = 0; i < query->ranges->len; i++)
    {
      const DateRange *range = &g_array_index (query->ranges, DateRange, i);
      g_autofree char *column = g_strdup_printf ("t.\"%s\"", query->entity->fields[range->field].name);
      g_autofree char *last = _mn_sql_last_day (column);

      if (mn_date_is_set (range->from))
        g_string_append_printf (builder->where, " AND %s >= ?%u", last,
                                bind_date (builder, mn_date_from_day (mn_date_first_day (range->from))));
      if (mn_date_is_set (range->to))
        g_string_append_printf (builder->where, " AND %s <= ?%u", last,
                                bind_date (builder, mn_date_from_day (mn_date_last_day (range->to))));
    }
}

static void
add_on (const MnQuery *query, Builder *builder)
{
  g_autofree char *last = _mn_sql_last_day ("t.valid_to");
  guint parameter;

  if (!mn_date_is_set (query->on) || !mn_entity_is_dated (query->entity))
    return;
  parameter = bind_date (builder, query->on);
  g_string_append_printf (builder->where,
                          " AND (t.valid_from IS NULL OR t.valid_from <= ?%u) AND (t.valid_to IS NULL OR %s >= ?%u)",
                          parameter, last, parameter);
}

static void
add_order (const MnQuery *query, Builder *builder)
{
  gboolean descending;
  int sort = effective_sort (query, &descending);

  if (sort >= 0)
    _mn_sql_append_order (builder->order, builder->joins, query->entity, (guint)sort, descending);
  else
    g_string_append (builder->order, " ORDER BY t.id");
  if (query->limit > 0)
    g_string_append_printf (builder->order, " LIMIT %u", query->limit);
}

static MnStatement *
prepare (const MnQuery *query, MnDb *db, const char *what, gboolean ordered, GError **error)
{
  g_auto (Builder) builder = { 0 };
  g_autofree char *sql = NULL;
  MnStatement *statement;

  builder_init (&builder);
  g_string_append_printf (builder.where, " WHERE t.deleted_at IS %s", query->bin ? "NOT NULL" : "NULL");
  add_filters (query, &builder);
  add_ranges (query, &builder);
  add_on (query, &builder);
  add_search (query, &builder);
  if (ordered)
    add_order (query, &builder);

  sql = g_strdup_printf ("SELECT %s FROM \"%s\" AS t%s%s%s", what, query->entity->name, builder.joins->str,
                         builder.where->str, builder.order->str);
  statement = mn_db_prepare (db, sql, error);
  for (guint i = 0; statement != NULL && i < builder.bound->len; i++)
    mn_statement_bind_value (statement, (int)i + 1, g_ptr_array_index (builder.bound, i));
  return statement;
}

gint64
mn_query_count (const MnQuery *query, MnDb *db, GError **error)
{
  g_autoptr (MnStatement) statement = NULL;
  gint64 count;

  g_return_val_if_fail (query != NULL && db != NULL, -1);

  statement = prepare (query, db, "COUNT (*)", FALSE, error);
  if (statement == NULL || !mn_statement_step (statement, error))
    return -1;
  count = mn_statement_get_int (statement, 0);
  return query->limit > 0 ? MIN (count, query->limit) : count;
}

GArray *
mn_query_keys (const MnQuery *query, MnDb *db, GError **error)
{
  g_autoptr (MnStatement) statement = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (query != NULL && db != NULL, NULL);

  statement = prepare (query, db, "t.id", TRUE, error);
  if (statement == NULL)
    return NULL;
  keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (mn_statement_step (statement, &local))
    {
      gint64 id = mn_statement_get_int (statement, 0);
      g_array_append_val (keys, id);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&keys);
}
