/* mn-mirror-facets.c: the conditions of a query over columns of numbers, and what each value would leave
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include <string.h>

#include "mn-mirror-private.h"
#include "mn-records-private.h"

/* A query of the list has one for each group of its filters. */
#define MAX_CONDITIONS 32

/* Filters, or ranges, of one field and number: which values they let through. */
typedef struct {
  guint field;
  guint set;
  const guint16 *codes; /* of the column, by row */
  guint8 *passes;       /* by value */
} Condition;

struct _MnMirrorCounts {
  const MnMirrorData *data; /* borrowed */
  const MnEntity *entity;
  MnMirrorGroup *groups;
  guint **tallies; /* by group, then by value */
  guint n_groups;
  guint n_found;
};

/* Values -------------------------------------------------------------------------------------------------------- */

/* "01" also finds "01.03", which is below it, as in SQL. */
static gboolean
has_code (const char *codes, const char *code)
{
  gsize length = strlen (code);

  for (const char *at = codes; *at != '\0'; at += strspn (at, " "))
    {
      gsize word = strcspn (at, " ");

      if (word >= length && strncmp (at, code, length) == 0 && (word == length || at[length] == '.'))
        return TRUE;
      at += word;
    }
  return FALSE;
}

/* As the column has it: text, also of an integer. (transfer full) */
static char *
value_text (const MnValue *value)
{
  if (value->type == MN_VALUE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, mn_value_get_integer (value));
  return g_strdup (mn_value_get_text (value));
}

static void
pass_filter (const MnMirrorColumn *column, const MnField *field, const MnValue *value, guint8 *passes)
{
  g_autofree char *text = _mn_value_is_given (value) ? value_text (value) : g_strdup ("");

  for (guint i = 0; i < column->values->len; i++)
    {
      const char *other = g_ptr_array_index (column->values, i);

      if (field->kind == MN_KIND_CODES && *text != '\0')
        passes[i] |= has_code (other, text);
      else
        passes[i] |= strcmp (other, text) == 0;
    }
}

static void
pass_range (const MnMirrorColumn *column, MnDate from, MnDate to, guint8 *passes)
{
  gint32 first = mn_date_is_set (from) ? mn_date_first_day (from) : 1;
  gint32 last = mn_date_is_set (to) ? mn_date_last_day (to) : G_MAXINT32;
  const gint32 *days = &g_array_index (column->days, gint32, 0);

  for (guint i = 0; i < column->values->len; i++)
    passes[i] |= days[i] >= first && days[i] <= last;
}

static guint8 *
pass_condition (const MnMirrorData *data, const MnQuery *query, guint field, guint set, gboolean ranges)
{
  const MnMirrorColumn *column = &data->columns[_mn_mirror_column_of (query->entity, field)];
  guint8 *passes = g_new0 (guint8, column->values->len + 1);

  for (guint i = 0; !ranges && i < query->filters->len; i++)
    {
      const MnQueryFilter *filter = &g_array_index (query->filters, MnQueryFilter, i);

      if (filter->field == field && filter->set == set)
        pass_filter (column, &query->entity->fields[field], &filter->value, passes);
    }
  for (guint i = 0; ranges && i < query->ranges->len; i++)
    {
      const MnQueryRange *range = &g_array_index (query->ranges, MnQueryRange, i);

      if (range->field == field && range->set == set)
        pass_range (column, range->from, range->to, passes);
    }
  return passes;
}

/* Conditions ---------------------------------------------------------------------------------------------------- */

typedef struct {
  Condition list[MAX_CONDITIONS];
  guint n;
} Conditions;

static void
conditions_clear (Conditions *conditions)
{
  for (guint i = 0; i < conditions->n; i++)
    g_free (conditions->list[i].passes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Conditions, conditions_clear)

static void
add_condition (Conditions *conditions, guint first, const MnMirrorData *data, const MnQuery *query, guint field,
               guint set, gboolean ranges)
{
  Condition *condition = &conditions->list[conditions->n];

  for (guint i = first; i < conditions->n; i++)
    if (conditions->list[i].field == field && conditions->list[i].set == set)
      return;
  if (conditions->n == MAX_CONDITIONS)
    return;
  condition->field = field;
  condition->set = set;
  condition->codes
      = (const guint16 *)(const void *)data->columns[_mn_mirror_column_of (query->entity, field)].codes->data;
  condition->passes = pass_condition (data, query, field, set, ranges);
  conditions->n++;
}

static void
read_conditions (Conditions *conditions, const MnMirrorData *data, const MnQuery *query)
{
  guint first;

  for (guint i = 0; i < query->filters->len; i++)
    {
      const MnQueryFilter *filter = &g_array_index (query->filters, MnQueryFilter, i);
      add_condition (conditions, 0, data, query, filter->field, filter->set, FALSE);
    }
  first = conditions->n;
  for (guint i = 0; i < query->ranges->len; i++)
    {
      const MnQueryRange *range = &g_array_index (query->ranges, MnQueryRange, i);
      add_condition (conditions, first, data, query, range->field, range->set, TRUE);
    }
}

gboolean
_mn_mirror_has_fields (const MnQuery *query)
{
  if (query->filters->len + query->ranges->len > MAX_CONDITIONS)
    {
      g_autoptr (GHashTable) different = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < query->filters->len; i++)
        {
          const MnQueryFilter *filter = &g_array_index (query->filters, MnQueryFilter, i);
          g_hash_table_add (different, GUINT_TO_POINTER (filter->field << 8 | filter->set));
        }
      if (g_hash_table_size (different) + query->ranges->len > MAX_CONDITIONS)
        return FALSE;
    }
  for (guint i = 0; i < query->filters->len; i++)
    if (_mn_mirror_column_of (query->entity, g_array_index (query->filters, MnQueryFilter, i).field) < 0)
      return FALSE;
  for (guint i = 0; i < query->ranges->len; i++)
    if (_mn_mirror_column_of (query->entity, g_array_index (query->ranges, MnQueryRange, i).field) != MN_MIRROR_BIRTH)
      return FALSE;
  return TRUE;
}

/* Rows ---------------------------------------------------------------------------------------------------------- */

static inline gboolean
passes_all (const Conditions *conditions, guint row)
{
  for (guint i = 0; i < conditions->n; i++)
    if (!conditions->list[i].passes[conditions->list[i].codes[row]])
      return FALSE;
  return TRUE;
}

GArray *
_mn_mirror_collect (const MnMirrorData *data, const MnQuery *query, const guint8 *found, const GArray *order,
                    gboolean backwards)
{
  g_auto (Conditions) conditions = { .n = 0 };
  const gint64 *ids = (const gint64 *)(const void *)data->ids->data;
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 256);
  guint n = data->ids->len;

  read_conditions (&conditions, data, query);
  for (guint i = 0; i < n; i++)
    {
      guint row = order != NULL ? g_array_index (order, guint32, i) : backwards ? n - 1 - i : i;

      if ((found != NULL && !found[row]) || !passes_all (&conditions, row))
        continue;
      g_array_append_val (keys, ids[row]);
      if (keys->len == query->limit)
        break;
    }
  return keys;
}

/* Rows that all conditions leave, and for each condition those that it alone keeps out. */
typedef struct {
  guint32 *all;
  guint n_all;
  GArray *but[MAX_CONDITIONS]; /* of guint32; NULL: none yet */
} Left;

static void
left_clear (Left *left)
{
  g_free (left->all);
  for (guint i = 0; i < MAX_CONDITIONS; i++)
    g_clear_pointer (&left->but[i], g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Left, left_clear)

static void
sort_out (Left *left, const Conditions *conditions, const guint8 *found, guint32 n_rows)
{
  left->all = g_new (guint32, n_rows + 1);
  for (guint32 row = 0; row < n_rows; row++)
    {
      guint n_failed = 0, failed = 0;

      if (found != NULL && !found[row])
        continue;
      for (guint i = 0; i < conditions->n && n_failed < 2; i++)
        if (!conditions->list[i].passes[conditions->list[i].codes[row]])
          {
            failed = i;
            n_failed++;
          }
      if (n_failed == 0)
        left->all[left->n_all++] = row;
      if (n_failed != 1)
        continue;
      if (left->but[failed] == NULL)
        left->but[failed] = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_array_append_val (left->but[failed], row);
    }
}

static void
tally_rows (const guint16 *codes, const guint32 *rows, guint n, guint *tally)
{
  for (guint i = 0; i < n; i++)
    tally[codes[rows[i]]]++;
}

/* Most columns have few values: two tables in turn let one count while the other is still being written. */
static void
tally_few (const guint16 *codes, const guint32 *rows, guint n, guint *tally, guint n_values)
{
  guint tables[4][16] = { { 0 } };
  guint i = 0;

  for (; i + 4 <= n; i += 4)
    {
      tables[0][codes[rows[i]]]++;
      tables[1][codes[rows[i + 1]]]++;
      tables[2][codes[rows[i + 2]]]++;
      tables[3][codes[rows[i + 3]]]++;
    }
  tally_rows (codes, rows + i, n - i, tally);
  for (guint value = 0; value < n_values; value++)
    tally[value] += tables[0][value] + tables[1][value] + tables[2][value] + tables[3][value];
}

static guint *
tally_group (const MnMirrorData *data, const MnEntity *entity, const MnMirrorGroup *group, const Conditions *conditions,
             const Left *left)
{
  const MnMirrorColumn *column = &data->columns[_mn_mirror_column_of (entity, group->field)];
  const guint16 *codes = (const guint16 *)(const void *)column->codes->data;
  guint *tally = g_new0 (guint, column->values->len + 1);

  if (column->values->len <= 16)
    tally_few (codes, left->all, left->n_all, tally, column->values->len);
  else
    tally_rows (codes, left->all, left->n_all, tally);
  for (guint i = 0; i < conditions->n; i++)
    if (left->but[i] != NULL && conditions->list[i].field == group->field
        && conditions->list[i].set == group->condition)
      tally_rows (codes, (const guint32 *)(const void *)left->but[i]->data, left->but[i]->len, tally);
  return tally;
}

MnMirrorCounts *
_mn_mirror_tally (const MnMirrorData *data, const MnQuery *query, const guint8 *found, const MnMirrorGroup *groups,
                  guint n_groups)
{
  g_auto (Conditions) conditions = { .n = 0 };
  g_auto (Left) left = { NULL };
  MnMirrorCounts *counts = g_new0 (MnMirrorCounts, 1);

  read_conditions (&conditions, data, query);
  sort_out (&left, &conditions, found, data->ids->len);
  counts->data = data;
  counts->entity = query->entity;
  counts->groups = g_memdup2 (groups, n_groups * sizeof *groups);
  counts->n_groups = n_groups;
  counts->n_found = left.n_all;
  counts->tallies = g_new0 (guint *, n_groups);
  for (guint i = 0; i < n_groups; i++)
    counts->tallies[i] = tally_group (data, query->entity, &groups[i], &conditions, &left);
  return counts;
}

void
mn_mirror_counts_free (MnMirrorCounts *counts)
{
  if (counts == NULL)
    return;
  for (guint i = 0; i < counts->n_groups; i++)
    g_free (counts->tallies[i]);
  g_free (counts->tallies);
  g_free (counts->groups);
  g_free (counts);
}

guint
mn_mirror_counts_get (const MnMirrorCounts *counts, guint group, const MnQuery *line)
{
  g_auto (Conditions) conditions = { .n = 0 };
  const MnMirrorColumn *column;
  guint sum = 0;

  g_return_val_if_fail (counts != NULL && group < counts->n_groups && line != NULL, 0);

  column = &counts->data->columns[_mn_mirror_column_of (counts->entity, counts->groups[group].field)];
  read_conditions (&conditions, counts->data, line);
  for (guint value = 0; value < column->values->len; value++)
    {
      gboolean passes = counts->tallies[group][value] > 0;

      for (guint i = 0; passes && i < conditions.n; i++)
        passes = conditions.list[i].passes[value] != 0;
      if (passes)
        sum += counts->tallies[group][value];
    }
  return sum;
}

guint
mn_mirror_counts_get_n_found (const MnMirrorCounts *counts)
{
  g_return_val_if_fail (counts != NULL, 0);

  return counts->n_found;
}
