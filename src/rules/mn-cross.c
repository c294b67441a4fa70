/* mn-cross.c: children counted by two to four questions at once
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-cross-private.h"
#include "mn-i18n.h"

/* A line is known by a key: its values as the digits of a number, 0 for "all", the outermost first, so that keys in
 * order are lines in order and a subtotal stands before what it sums. Up to DENSE keys are looked up in an array. */
#define DENSE (4 * 1024 * 1024)
#define MAX_CELLS (2 * 1024 * 1024)
#define MAX_LINES 1024 /* of one child on one side: values of several circumstances times several kinds of support */

typedef struct {
  guint n;
  MnCrossAxis *axes[MN_CROSS_MAX];
  guint64 radix[MN_CROSS_MAX]; /* what a step of the digit adds */
  guint64 size;
  gint32 *dense; /* key to node + 1; or */
  GHashTable *sparse;
  GArray *nodes; /* of MnCrossNode */
} Side;

struct _MnCrossTable {
  MnCrossFacts *facts;
  MnCrossQuestion question;
  Side rows, columns;
  guint32 *counts;
  gint32 first_birth; /* of who is a child on the day */
  gboolean overlaps;
};

/* Sides ------------------------------------------------------------------------------------------ */

static void
side_open (Side *self, const MnCrossFacts *facts, const MnCrossDimension *dimensions, guint n, gboolean name_sensitive)
{
  self->n = n;
  self->size = 1;
  self->nodes = g_array_new (FALSE, TRUE, sizeof (MnCrossNode));
  for (guint i = 0; i < n; i++)
    self->axes[i] = mn_cross_axis_new (facts, dimensions[i], name_sensitive);
  for (guint i = n; i-- > 0;)
    {
      self->radix[i] = self->size;
      self->size *= self->axes[i]->values->len + 1;
    }
  if (self->size <= DENSE)
    self->dense = g_new0 (gint32, self->size);
  else
    self->sparse = g_hash_table_new (NULL, NULL);
}

static void
side_close (Side *self)
{
  for (guint i = 0; i < self->n; i++)
    mn_cross_axis_free (self->axes[i]);
  g_clear_pointer (&self->dense, g_free);
  g_clear_pointer (&self->sparse, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_array_unref);
}

static inline gint32
side_find (const Side *self, guint64 key)
{
  if (self->dense != NULL)
    return self->dense[key] - 1;
  return GPOINTER_TO_INT (g_hash_table_lookup (self->sparse, GSIZE_TO_POINTER (key))) - 1;
}

static inline void
side_put (Side *self, guint64 key, gint32 node)
{
  if (self->dense != NULL)
    self->dense[key] = node + 1;
  else
    g_hash_table_insert (self->sparse, GSIZE_TO_POINTER (key), GINT_TO_POINTER (node + 1));
}

/* The keys of all lines that a child stands in, each once: every choice of its values, cut off at every depth. */
static guint
side_keys (const Side *self, const MnCrossFact *fact, guint64 *keys)
{
  guint n = 1, first = 0;

  keys[0] = 0;
  for (guint i = 0; i < self->n; i++)
    {
      guint values[MN_CROSS_MANY];
      guint n_values = mn_cross_axis_values (self->axes[i], fact, values);
      guint end = n;

      for (guint k = first; k < end; k++)
        for (guint v = 0; v < n_values && n < MAX_LINES; v++)
          keys[n++] = keys[k] + (values[v] + 1) * self->radix[i];
      first = end;
    }
  return n;
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  guint64 left = ((const MnCrossNode *)a)->key, right = ((const MnCrossNode *)b)->key;

  return left < right ? -1 : left > right;
}

static void
side_note (Side *self, guint64 key)
{
  MnCrossNode node = { .key = key };

  if (side_find (self, key) >= 0)
    return;
  side_put (self, key, 0);
  for (guint i = 0; i < self->n; i++)
    {
      guint64 digit = key / self->radix[i] % (self->axes[i]->values->len + 1);

      if (digit == 0)
        break;
      node.values[node.depth++] = (guint)digit - 1;
    }
  g_array_append_val (self->nodes, node);
}

/* Of the unit that the line is of, if it is of one. */
static void
side_populate (Side *self, const MnCrossFacts *facts)
{
  for (guint n = 0; n < self->nodes->len; n++)
    {
      MnCrossNode *node = &g_array_index (self->nodes, MnCrossNode, n);

      for (guint i = 0; i < node->depth; i++)
        if (self->axes[i]->dimension == MN_CROSS_UNIT && node->values[i] < facts->units->len)
          {
            const MnCrossName *unit = g_ptr_array_index (facts->units, node->values[i]);

            node->population = unit->population;
            node->population_year = unit->population_year;
            node->population_summed = unit->population_summed;
          }
    }
}

static void
side_order (Side *self, const MnCrossFacts *facts)
{
  g_array_sort (self->nodes, compare_nodes);
  for (guint i = 0; i < self->nodes->len; i++)
    side_put (self, g_array_index (self->nodes, MnCrossNode, i).key, (gint32)i);
  side_populate (self, facts);
}

/* Counting --------------------------------------------------------------------------------------- */

static gboolean
is_child (const MnCrossTable *self, const MnCrossFact *fact)
{
  return fact->birth >= self->first_birth;
}

static void
find_lines (MnCrossTable *self)
{
  guint64 keys[MAX_LINES];

  side_note (&self->rows, 0);
  side_note (&self->columns, 0);
  for (guint i = 0; i < self->facts->facts->len; i++)
    {
      const MnCrossFact *fact = &g_array_index (self->facts->facts, MnCrossFact, i);
      guint n;

      if (!is_child (self, fact))
        continue;
      n = side_keys (&self->rows, fact, keys);
      for (guint k = 0; k < n; k++)
        side_note (&self->rows, keys[k]);
      self->overlaps = self->overlaps || n > self->rows.n + 1;
      n = side_keys (&self->columns, fact, keys);
      for (guint k = 0; k < n; k++)
        side_note (&self->columns, keys[k]);
      self->overlaps = self->overlaps || n > self->columns.n + 1;
    }
  side_order (&self->rows, self->facts);
  side_order (&self->columns, self->facts);
}

/* The lines of a child are all different ones, so every cell gets it once: totals are heads without further ado. */
static void
count (MnCrossTable *self)
{
  guint64 keys[MAX_LINES];
  gint32 columns[MAX_LINES];

  for (guint i = 0; i < self->facts->facts->len; i++)
    {
      const MnCrossFact *fact = &g_array_index (self->facts->facts, MnCrossFact, i);
      guint n_columns, n_rows;

      if (!is_child (self, fact))
        continue;
      n_columns = side_keys (&self->columns, fact, keys);
      for (guint c = 0; c < n_columns; c++)
        columns[c] = side_find (&self->columns, keys[c]);
      n_rows = side_keys (&self->rows, fact, keys);
      for (guint r = 0; r < n_rows; r++)
        {
          guint32 *line = self->counts + (gsize)side_find (&self->rows, keys[r]) * self->columns.nodes->len;

          for (guint c = 0; c < n_columns; c++)
            line[columns[c]]++;
        }
    }
}

MnCrossTable *
mn_cross_table_new (MnCrossFacts *facts, const MnCrossQuestion *question, GError **error)
{
  g_autoptr (MnCrossTable) self = NULL;
  gsize cells;

  g_return_val_if_fail (facts != NULL && question != NULL, NULL);

  if (!mn_cross_question_check (question, error))
    return NULL;
  self = g_atomic_rc_box_new0 (MnCrossTable);
  self->facts = mn_cross_facts_ref (facts);
  self->question = *question;
  self->first_birth = mn_date_last_day (mn_date_add_years (facts->on, -MN_CROSS_UNDER)) + 1;
  side_open (&self->rows, facts, question->rows, question->n_rows, question->name_sensitive);
  side_open (&self->columns, facts, question->columns, question->n_columns, question->name_sensitive);
  find_lines (self);
  cells = (gsize)self->rows.nodes->len * self->columns.nodes->len;
  if (cells > MAX_CELLS)
    {
      g_autofree char *rows = mn_number_format (self->rows.nodes->len);
      g_autofree char *columns = mn_number_format (self->columns.nodes->len);

      g_set_error (error, MN_CROSS_ERROR, MN_CROSS_ERROR_SIZE,
                   _ ("This table would have %s rows and %s columns: choose fewer questions."), rows, columns);
      return NULL;
    }
  self->counts = g_new0 (guint32, cells);
  count (self);
  return g_steal_pointer (&self);
}

MnCrossTable *
mn_cross_table_ref (MnCrossTable *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
table_clear (gpointer data)
{
  MnCrossTable *self = data;

  side_close (&self->rows);
  side_close (&self->columns);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->facts, mn_cross_facts_unref);
}

void
mn_cross_table_unref (MnCrossTable *self)
{
  g_atomic_rc_box_release_full (self, table_clear);
}

/* Reading ---------------------------------------------------------------------------------------- */

static const MnCrossAxis *
find_axis (const MnCrossTable *self, MnCrossDimension dimension)
{
  for (guint i = 0; i < self->rows.n; i++)
    if (self->rows.axes[i]->dimension == dimension)
      return self->rows.axes[i];
  for (guint i = 0; i < self->columns.n; i++)
    if (self->columns.axes[i]->dimension == dimension)
      return self->columns.axes[i];
  return NULL;
}

const MnCrossQuestion *
mn_cross_table_get_question (const MnCrossTable *self)
{
  return &self->question;
}

MnDate
mn_cross_table_get_date (const MnCrossTable *self)
{
  return self->facts->on;
}

MnDate
mn_cross_table_get_units_date (const MnCrossTable *self)
{
  return find_axis (self, MN_CROSS_UNIT) != NULL && mn_date_compare (self->facts->units_on, self->facts->on) != 0
             ? self->facts->units_on
             : MN_DATE_NONE;
}

guint
mn_cross_table_get_n_rows (const MnCrossTable *self)
{
  return self->rows.nodes->len;
}

guint
mn_cross_table_get_n_columns (const MnCrossTable *self)
{
  return self->columns.nodes->len;
}

const MnCrossNode *
mn_cross_table_get_row (const MnCrossTable *self, guint row)
{
  g_return_val_if_fail (row < self->rows.nodes->len, NULL);
  return &g_array_index (self->rows.nodes, MnCrossNode, row);
}

const MnCrossNode *
mn_cross_table_get_column (const MnCrossTable *self, guint column)
{
  g_return_val_if_fail (column < self->columns.nodes->len, NULL);
  return &g_array_index (self->columns.nodes, MnCrossNode, column);
}

guint
mn_cross_table_get_count (const MnCrossTable *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->rows.nodes->len && column < self->columns.nodes->len, 0);
  return self->counts[(gsize)row * self->columns.nodes->len + column];
}

gboolean
mn_cross_table_overlaps (const MnCrossTable *self)
{
  return self->overlaps;
}

static gboolean
stands_in (const Side *side, const MnCrossFact *fact, guint64 key)
{
  guint64 keys[MAX_LINES];
  guint n = side_keys (side, fact, keys);

  for (guint i = 0; i < n; i++)
    if (keys[i] == key)
      return TRUE;
  return FALSE;
}

GArray *
mn_cross_table_get_children (const MnCrossTable *self, guint row, guint column)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint64 row_key = mn_cross_table_get_row (self, row)->key;
  guint64 column_key = mn_cross_table_get_column (self, column)->key;

  for (guint i = 0; i < self->facts->facts->len; i++)
    {
      const MnCrossFact *fact = &g_array_index (self->facts->facts, MnCrossFact, i);

      if (is_child (self, fact) && stands_in (&self->rows, fact, row_key)
          && stands_in (&self->columns, fact, column_key))
        g_array_append_val (ids, fact->id);
    }
  return ids;
}

static gint64
population_of (const MnCrossTable *self, guint row, guint column)
{
  static const MnCrossDimension unit = MN_CROSS_UNIT;
  const MnCrossNode *nodes[] = { mn_cross_table_get_row (self, row), mn_cross_table_get_column (self, column) };
  const Side *sides[] = { &self->rows, &self->columns };

  for (guint s = 0; s < G_N_ELEMENTS (nodes); s++)
    for (guint i = 0; i < nodes[s]->depth; i++)
      if (sides[s]->axes[i]->dimension == unit)
        return nodes[s]->population;
  return self->facts->population;
}

gint64
mn_cross_table_get_share (const MnCrossTable *self, guint row, guint column, MnCrossShare share)
{
  gint64 count = mn_cross_table_get_count (self, row, column);
  gint64 whole = share == MN_CROSS_SHARE_ROW          ? mn_cross_table_get_count (self, row, 0)
                 : share == MN_CROSS_SHARE_COLUMN     ? mn_cross_table_get_count (self, 0, column)
                 : share == MN_CROSS_SHARE_ALL        ? mn_cross_table_get_count (self, 0, 0)
                 : share == MN_CROSS_SHARE_POPULATION ? population_of (self, row, column)
                                                      : 0;

  return whole > 0 ? (count * 10000 + whole / 2) / whole : -1;
}

gboolean
mn_cross_table_has_summed_population (const MnCrossTable *self, guint *n_unknown)
{
  const Side *sides[] = { &self->rows, &self->columns };
  g_autoptr (GHashTable) unknown = g_hash_table_new (NULL, NULL);
  gboolean summed = FALSE;

  for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
    for (guint n = 0; n < sides[s]->nodes->len; n++)
      {
        const MnCrossNode *node = &g_array_index (sides[s]->nodes, MnCrossNode, n);

        for (guint i = 0; i < node->depth; i++)
          if (sides[s]->axes[i]->dimension == MN_CROSS_UNIT)
            {
              summed |= node->population > 0 && node->population_summed;
              if (node->population == 0)
                g_hash_table_add (unknown, GUINT_TO_POINTER (node->values[i] + 1));
            }
      }
  *n_unknown = g_hash_table_size (unknown);
  return summed;
}

int
mn_cross_table_get_population_year (const MnCrossTable *self)
{
  int year = self->facts->population_year;

  for (guint s = 0; s < 2; s++)
    {
      const GArray *nodes = s == 0 ? self->rows.nodes : self->columns.nodes;

      for (guint i = 0; i < nodes->len; i++)
        {
          int other = g_array_index (nodes, MnCrossNode, i).population_year;

          if (other != 0 && year != 0 && other != year)
            return 0;
          year = other != 0 ? other : year;
        }
    }
  return year;
}

guint
mn_cross_table_get_n_values (const MnCrossTable *self, MnCrossDimension dimension)
{
  const MnCrossAxis *axis = find_axis (self, dimension);

  return axis != NULL ? axis->values->len : 0;
}

const MnCrossValue *
mn_cross_table_get_value (const MnCrossTable *self, MnCrossDimension dimension, guint value)
{
  const MnCrossAxis *axis = find_axis (self, dimension);

  g_return_val_if_fail (axis != NULL && value < axis->values->len, NULL);
  return g_ptr_array_index (axis->values, value);
}

MnCrossDimension
mn_cross_table_node_dimension (const MnCrossTable *self, gboolean is_column, const MnCrossNode *node)
{
  g_return_val_if_fail (node->depth > 0, MN_N_CROSS_DIMENSIONS);
  return (is_column ? self->columns : self->rows).axes[node->depth - 1]->dimension;
}

const MnCrossValue *
mn_cross_table_node_value (const MnCrossTable *self, gboolean is_column, const MnCrossNode *node)
{
  g_return_val_if_fail (node->depth > 0, NULL);
  return mn_cross_table_get_value (self, mn_cross_table_node_dimension (self, is_column, node),
                                   node->values[node->depth - 1]);
}
