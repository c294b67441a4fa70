/* mn-query-keys.c: a query as SQL: how many rows, and which
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-query.h"

#include "mn-records-private.h"

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

/* The keys that words may be spread over: the row's, and those of linked rows. (element-type utf8): their tables. */
static GPtrArray *
join_keys (const MnQuery *query, Builder *builder)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (keys, g_strdup ("t"));
  for (guint i = 0; i < query->entity->n_fields; i++)
    {
      const MnField *field = &query->entity->fields[i];

      if (field->kind == MN_KIND_LINK && (field->flags & MN_FIELD_SEARCHED) != 0)
        g_ptr_array_add (keys, _mn_sql_join (builder->joins, "t", field));
    }
  return keys;
}

/* The word begins a word of one of the keys. */
static void
add_word (const MnQuery *query, Builder *builder, const GPtrArray *keys, const char *word)
{
  g_autofree char *escaped = escape_like (word);
  guint parameter = bind_text (builder, g_strdup_printf ("%% %s%%", escaped));

  g_string_append (builder->where, " AND (");
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (builder->where, "%s%s.fold LIKE ?%u ESCAPE '\\'", i > 0 ? " OR " : "",
                            (const char *)g_ptr_array_index (keys, i), parameter);
  if (query->entity->numbers_entity != NULL && _mn_query_word_is_number (word))
    g_string_append_printf (
        builder->where,
        " OR t.id IN (SELECT \"%s\" FROM \"%s\" WHERE deleted_at IS NULL AND fold LIKE ?%u ESCAPE '\\')",
        query->entity->name, query->entity->numbers_entity, parameter);
  g_string_append_c (builder->where, ')');
}

/* " OR (…)": all words without digits are of this one name. */
static void
add_person (const MnQuery *query, Builder *builder, const MnField *field)
{
  g_string_append (builder->where, " OR (1");
  for (char **word = query->words; *word != NULL; word++)
    {
      g_autofree char *escaped = escape_like (*word);
      const char *end = _mn_query_word_is_whole (*word) ? " " : "";

      if (!_mn_query_word_is_number (*word))
        g_string_append_printf (builder->where, " AND ' ' || mn_fold (t.\"%s\") || ' ' LIKE ?%u ESCAPE '\\'",
                                field->name, bind_text (builder, g_strdup_printf ("%% %s%s%%", escaped, end)));
    }
  g_string_append_c (builder->where, ')');
}

/* Words with digits each find by the keys; those without do, or all of them are of one other person. */
static void
add_search (const MnQuery *query, Builder *builder)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (query->words == NULL || query->words[0] == NULL)
    return;
  keys = join_keys (query, builder);
  for (char **word = query->words; *word != NULL; word++)
    if (_mn_query_word_is_number (*word))
      add_word (query, builder, keys, *word);
  g_string_append (builder->where, " AND ((1");
  for (char **word = query->words; *word != NULL; word++)
    if (!_mn_query_word_is_number (*word))
      add_word (query, builder, keys, *word);
  g_string_append_c (builder->where, ')');
  for (guint i = 0; i < query->entity->n_fields && _mn_query_asks_people (query); i++)
    if ((query->entity->fields[i].flags & MN_FIELD_PERSON) != 0)
      add_person (query, builder, &query->entity->fields[i]);
  g_string_append_c (builder->where, ')');
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
add_filter (const MnQuery *query, Builder *builder, const MnQueryFilter *filter)
{
  const MnField *field = &query->entity->fields[filter->field];
  g_autofree char *column = _mn_sql_column ("t", query->entity, filter->field);

  /* Compared as text, so that "" counts as not set and a number is no number without digits. */
  if (!_mn_value_is_given (&filter->value))
    g_string_append_printf (builder->where, "COALESCE (CAST (%s AS TEXT), '') = ''", column);
  else if (field->kind == MN_KIND_CODES)
    add_code_filter (builder, column, mn_value_get_text (&filter->value));
  else
    g_string_append_printf (builder->where, "%s = ?%u", column, bind_value (builder, &filter->value));
}

/* Filters on one field in one condition are alternatives; all else must hold. */
static void
add_filters (const MnQuery *query, Builder *builder)
{
  for (guint i = 0; i < query->filters->len; i++)
    {
      const MnQueryFilter *first = &g_array_index (query->filters, MnQueryFilter, i);
      gboolean open = FALSE;

      for (guint j = 0; j < query->filters->len; j++)
        {
          const MnQueryFilter *filter = &g_array_index (query->filters, MnQueryFilter, j);

          if (filter->field != first->field || filter->set != first->set)
            continue;
          if (j < i)
            break; /* said with its first one */
          g_string_append (builder->where, open ? " OR " : " AND (");
          add_filter (query, builder, filter);
          open = TRUE;
        }
      if (open)
        g_string_append_c (builder->where, ')');
    }
}

static void
add_range (const MnQuery *query, Builder *builder, const MnQueryRange *range)
{
  g_autofree char *column = _mn_sql_column ("t", query->entity, range->field);
  g_autofree char *last = _mn_sql_last_day (column);

  g_string_append (builder->where, "(1");
  if (mn_date_is_set (range->from))
    g_string_append_printf (builder->where, " AND %s >= ?%u", last,
                            bind_date (builder, mn_date_from_day (mn_date_first_day (range->from))));
  if (mn_date_is_set (range->to))
    g_string_append_printf (builder->where, " AND %s <= ?%u", last,
                            bind_date (builder, mn_date_from_day (mn_date_last_day (range->to))));
  g_string_append_c (builder->where, ')');
}

static void
add_ranges (const MnQuery *query, Builder *builder)
{
  for (guint i = 0; i < query->ranges->len; i++)
    {
      const MnQueryRange *first = &g_array_index (query->ranges, MnQueryRange, i);
      gboolean open = FALSE;

      for (guint j = 0; j < query->ranges->len; j++)
        {
          const MnQueryRange *range = &g_array_index (query->ranges, MnQueryRange, j);

          if (range->field != first->field || range->set != first->set)
            continue;
          if (j < i)
            break;
          g_string_append (builder->where, open ? " OR " : " AND (");
          add_range (query, builder, range);
          open = TRUE;
        }
      if (open)
        g_string_append_c (builder->where, ')');
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

/* A register has some hundred units that anybody lives in; the numbers are ids and places of our own. */
static void
add_ranks (Builder *builder, const MnQuery *query, const GArray *ranks, gboolean descending)
{
  const char *link = query->entity->fields[query->rank_field].name;
  const char *direction = descending ? " DESC" : "";

  g_string_append_printf (builder->order, " ORDER BY t.\"%s\" IS NULL, ", link);
  if (ranks->len > 0)
    {
      g_string_append_printf (builder->order, "CASE t.\"%s\"", link);
      for (guint i = 0; i < ranks->len; i++)
        {
          const MnQueryRank *rank = &g_array_index (ranks, MnQueryRank, i);

          g_string_append_printf (builder->order, " WHEN %" G_GINT64_FORMAT " THEN %" G_GINT64_FORMAT, rank->id,
                                  rank->rank);
        }
      g_string_append_printf (builder->order, " ELSE %" G_GINT64_FORMAT " END%s, ", G_MAXINT64, direction);
    }
  g_string_append_printf (builder->order, "t.id%s", direction);
}

static void
add_order (const MnQuery *query, Builder *builder)
{
  gboolean descending;
  int sort = _mn_query_effective_sort (query, &descending);

  if (query->entered && query->entity->parent_field >= 0)
    g_string_append_printf (builder->order, " ORDER BY t.\"%s\", t.id",
                            query->entity->fields[query->entity->parent_field].name);
  else if (!query->entered && _mn_query_effective_ranks (query) != NULL)
    add_ranks (builder, query, _mn_query_effective_ranks (query), descending);
  else if (sort >= 0 && !query->entered)
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
