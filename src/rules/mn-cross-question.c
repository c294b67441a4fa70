/* mn-cross-question.c: what a cross table is asked
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-cross.h"
#include "mn-i18n.h"

G_DEFINE_QUARK (mn - cross - error - quark, mn_cross_error)

static const char *const share_names[MN_N_CROSS_SHARES] = { "none", "row", "column", "all", "population" };

const char *
mn_cross_share_name (MnCrossShare share)
{
  g_return_val_if_fail (share < MN_N_CROSS_SHARES, NULL);
  return share_names[share];
}

static MnCrossDimension
dimension_at (const MnCrossQuestion *question, guint i)
{
  return i < question->n_rows ? question->rows[i] : question->columns[i - question->n_rows];
}

gboolean
mn_cross_question_check (const MnCrossQuestion *question, GError **error)
{
  guint n = question->n_rows + question->n_columns;

  if (n == 0 || n > MN_CROSS_MAX)
    {
      g_set_error (error, MN_CROSS_ERROR, MN_CROSS_ERROR_QUESTION,
                   _ ("Choose from one to %d questions for the rows and columns together."), MN_CROSS_MAX);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (dimension_at (question, i) == dimension_at (question, j))
        {
          g_set_error (error, MN_CROSS_ERROR, MN_CROSS_ERROR_QUESTION, _ ("“%s” can stand in the table once only."),
                       mn_cross_dimension_title (dimension_at (question, i)));
          return FALSE;
        }
  return TRUE;
}

void
mn_cross_question_swap (MnCrossQuestion *question)
{
  MnCrossQuestion before = *question;

  memcpy (question->rows, before.columns, sizeof before.columns);
  memcpy (question->columns, before.rows, sizeof before.rows);
  question->n_rows = before.n_columns;
  question->n_columns = before.n_rows;
}

static guint
take_out (MnCrossDimension *side, guint n, MnCrossDimension dimension)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (side[i] != dimension)
      side[kept++] = side[i];
  return kept;
}

void
mn_cross_question_remove (MnCrossQuestion *question, MnCrossDimension dimension)
{
  question->n_rows = take_out (question->rows, question->n_rows, dimension);
  question->n_columns = take_out (question->columns, question->n_columns, dimension);
}

void
mn_cross_question_move (MnCrossQuestion *question, MnCrossDimension dimension, gboolean to_columns, guint place)
{
  MnCrossDimension *side = to_columns ? question->columns : question->rows;
  guint *n = to_columns ? &question->n_columns : &question->n_rows;

  mn_cross_question_remove (question, dimension);
  if (question->n_rows + question->n_columns >= MN_CROSS_MAX)
    return;
  place = MIN (place, *n);
  memmove (side + place + 1, side + place, (*n - place) * sizeof *side);
  side[place] = dimension;
  ++*n;
}
