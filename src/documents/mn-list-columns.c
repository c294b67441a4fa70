/* mn-list-columns.c: how wide the columns of a list are
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-list-columns.h"

/* One talkative cell must not take the width of everybody else's. */
#define MAX_SHARE 0.35

static void
give_rest (MnListColumnWidth *columns, guint n_columns, double rest)
{
  double weights = 0;
  double naturals = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      weights += columns[i].weight;
      naturals += columns[i].natural;
    }
  for (guint i = 0; i < n_columns; i++)
    columns[i].width
        = columns[i].natural + rest * (weights > 0 ? columns[i].weight / weights : columns[i].natural / naturals);
}

void
mn_list_columns_share (MnListColumnWidth *columns, guint n_columns, double width)
{
  double smallest = 0;
  double natural = 0;

  g_return_if_fail (columns != NULL && n_columns > 0);

  for (guint i = 0; i < n_columns; i++)
    {
      columns[i].natural = MAX (MIN (columns[i].natural, width * MAX_SHARE), columns[i].smallest);
      natural += columns[i].natural;
      smallest += columns[i].smallest;
    }
  if (natural <= width)
    {
      give_rest (columns, n_columns, width - natural);
      return;
    }
  for (guint i = 0; i < n_columns; i++)
    {
      /* Not even the longest words fit: all give way alike, and words break between letters. */
      if (smallest >= width)
        columns[i].width = columns[i].smallest * width / smallest;
      else
        columns[i].width = columns[i].smallest
                           + (columns[i].natural - columns[i].smallest) * (width - smallest) / (natural - smallest);
    }
}
