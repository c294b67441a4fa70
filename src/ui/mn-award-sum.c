/* mn-award-sum.c: what awards come to in a year
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-award-sum.h"

static void
add_up (MnAwardSum *sum, const MnAwardLine *award)
{
  if (sum->children == NULL)
    sum->children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (sum->children, g_memdup2 (&award->child, sizeof award->child));
  sum->amount = mn_award_add (sum->amount, mn_award_year_sum (award));
  if (award->has_amount)
    return;
  sum->n_without++;
  if (sum->note == NULL && *award->note != '\0')
    sum->note = award->note;
}

MnAwardSum
mn_award_sum (GPtrArray *awards, gint64 scheme)
{
  MnAwardSum sum = { 0 };

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    {
      const MnAwardLine *award = g_ptr_array_index (awards, i);

      if (scheme == 0 || award->scheme == scheme)
        add_up (&sum, award);
    }
  return sum;
}

void
mn_award_sum_clear (MnAwardSum *sum)
{
  g_clear_pointer (&sum->children, g_hash_table_unref);
}

guint
mn_award_sum_children (const MnAwardSum *sum)
{
  return sum->children != NULL ? g_hash_table_size (sum->children) : 0;
}
