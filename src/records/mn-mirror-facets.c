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

/* Eight rows at once where none is found: a name typed further leaves few. */
static inline gboolean
none_of_eight (const guint8 *found, guint row)
{
  guint64 eight;

  memcpy (&eight, found + row, sizeof eight);
  return eight == 0;
}

/* All that is found, in the order of the mirror: what nearly every key press asks for. @found is 0 or 1. */
static guint
collect_found (const gint64 *ids, const guint8 *found, guint n, gint64 *keys)
{
  guint n_keys = 0, row = 0;

  for (; row + 8 <= n; row += 8)
    for (guint i = row; i < row + 8 && (i > row || !none_of_eight (found, row)); i++)
      {
        keys[n_keys] = ids[i];
        n_keys += found[i];
      }
  for (; row < n; row++)
    {
      keys[n_keys] = ids[row];
      n_keys += found[row];
    }
  return n_keys;
}

GArray *
_mn_mirror_collect (const MnMirrorData *data, const MnQuery *query, const guint8 *found, const GArray *order,
                    gboolean backwards)
{
  g_auto (Conditions) conditions = { .n = 0 };
  const gint64 *ids = (const gint64 *)(const void *)data->ids->data;
  guint n = data->ids->len, limit = query->limit > 0 ? query->limit : n;
  g_autofree gint64 *keys = g_new (gint64, n + 1);
  GArray *result;
  guint n_keys = 0;

  read_conditions (&conditions, data, query);
  if (found != NULL && conditions.n == 0 && order == NULL && !backwards && limit == n)
    n_keys = collect_found (ids, found, n, keys);
  else
    for (guint i = 0; i < n && n_keys < limit; i++)
      {
        guint row = order != NULL ? g_array_index (order, guint32, i) : backwards ? n - 1 - i : i;

        keys[n_keys] = ids[row];
        n_keys += (found == NULL || found[row]) && passes_all (&conditions, row);
      }
  result = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_keys);
  g_array_append_vals (result, keys, n_keys);
  return result;
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
  for (guint32 row = 0; conditions->n == 0 && row < n_rows; row++)
    {
      if (found != NULL && row % 8 == 0 && row + 8 <= n_rows && none_of_eight (found, row))
        {
          row += 7;
          continue;
        }
      left->all[left->n_all] = row;
      left->n_all += found == NULL || found[row];
    }
  for (guint32 row = 0; conditions->n > 0 && row < n_rows; row++)
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

enum {
  TALLY_UNIT,
  TALLY_BIRTH,
  TALLY_COMBINED,
  N_TALLIES
};

static const GArray *
tally_codes (const MnMirrorData *data, guint tally, guint *n_values)
{
  const MnMirrorColumn *column = &data->columns[tally == TALLY_UNIT ? MN_MIRROR_UNIT : MN_MIRROR_BIRTH];

  *n_values = tally == TALLY_COMBINED ? data->combinations->len : column->values->len;
  return tally == TALLY_COMBINED ? data->combined : column->codes;
}

static const guint *
totals (MnMirrorData *data, guint tally)
{
  guint n_values;
  const GArray *codes = tally_codes (data, tally, &n_values);

  if (data->totals[tally] == NULL)
    {
      data->totals[tally] = g_new0 (guint, n_values + 1);
      for (guint i = 0; i < codes->len; i++)
        data->totals[tally][g_array_index (codes, guint16, i)]++;
    }
  return data->totals[tally];
}

/* The rows that are not among @rows. */
static guint32 *
others_of (const guint32 *rows, guint n, guint n_rows)
{
  guint32 *others = g_new (guint32, n_rows - n + 1);
  guint32 row = 0, n_others = 0;

  for (guint i = 0; i <= n; i++, row++)
    for (guint32 end = i < n ? rows[i] : n_rows; row < end; row++)
      others[n_others++] = row;
  return others;
}

/* Together: each waits for memory of its own. */
static void
tally_rows (const MnMirrorData *data, const guint32 *rows, guint n, guint *tallies[N_TALLIES])
{
  const guint16 *codes[N_TALLIES];

  for (guint i = 0; i < N_TALLIES; i++)
    {
      guint n_values;

      codes[i] = (const guint16 *)(const void *)tally_codes (data, i, &n_values)->data;
      tallies[i] = g_new0 (guint, n_values + 1);
    }
  for (guint i = 0; i < n; i++)
    {
      tallies[TALLY_UNIT][codes[TALLY_UNIT][rows[i]]]++;
      tallies[TALLY_BIRTH][codes[TALLY_BIRTH][rows[i]]]++;
      tallies[TALLY_COMBINED][codes[TALLY_COMBINED][rows[i]]]++;
    }
}

/* Of most of the rows it is quicker to count who is missing. */
static void
tally_all (MnMirrorData *data, const Left *left, guint *tallies[N_TALLIES])
{
  guint n_rows = data->ids->len;
  gboolean most = left->n_all > n_rows / 2;
  g_autofree guint32 *others = most ? others_of (left->all, left->n_all, n_rows) : NULL;

  tally_rows (data, most ? others : left->all, most ? n_rows - left->n_all : left->n_all, tallies);
  for (guint i = 0; i < N_TALLIES; i++)
    {
      guint n_values;

      tally_codes (data, i, &n_values);
      for (guint value = 0; most && value < n_values; value++)
        tallies[i][value] = totals (data, i)[value] - tallies[i][value];
    }
}

static guint *
tally_group (const MnMirrorData *data, const MnEntity *entity, const MnMirrorGroup *group, const Conditions *conditions,
             const Left *left, guint *const tallies[N_TALLIES])
{
  int number = _mn_mirror_column_of (entity, group->field);
  const MnMirrorColumn *column = &data->columns[number];
  guint *tally = g_new0 (guint, column->values->len + 1);
  const guint16 *codes = (const guint16 *)(const void *)column->codes->data;

  if (number == MN_MIRROR_UNIT || number == MN_MIRROR_BIRTH)
    memcpy (tally, tallies[number == MN_MIRROR_UNIT ? TALLY_UNIT : TALLY_BIRTH], column->values->len * sizeof *tally);
  else
    for (guint i = 0; i < data->combinations->len; i++)
      tally[g_array_index (data->combinations, MnMirrorCombination, i).codes[number]] += tallies[TALLY_COMBINED][i];
  for (guint i = 0; i < conditions->n; i++)
    {
      const GArray *but = left->but[i];

      if (but == NULL || conditions->list[i].field != group->field || conditions->list[i].set != group->condition)
        continue;
      for (guint j = 0; j < but->len; j++)
        tally[codes[g_array_index (but, guint32, j)]]++;
    }
  return tally;
}

MnMirrorCounts *
_mn_mirror_tally (MnMirrorData *data, const MnQuery *query, const guint8 *found, const MnMirrorGroup *groups,
                  guint n_groups)
{
  g_auto (Conditions) conditions = { .n = 0 };
  g_auto (Left) left = { NULL };
  MnMirrorCounts *counts = g_new0 (MnMirrorCounts, 1);
  guint *tallies[N_TALLIES];

  read_conditions (&conditions, data, query);
  sort_out (&left, &conditions, found, data->ids->len);
  counts->data = data;
  counts->entity = query->entity;
  counts->groups = g_memdup2 (groups, n_groups * sizeof *groups);
  counts->n_groups = n_groups;
  counts->n_found = left.n_all;
  counts->tallies = g_new0 (guint *, n_groups);
  tally_all (data, &left, tallies);
  for (guint i = 0; i < n_groups; i++)
    counts->tallies[i] = tally_group (data, query->entity, &groups[i], &conditions, &left, tallies);
  for (guint i = 0; i < N_TALLIES; i++)
    g_free (tallies[i]);
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
