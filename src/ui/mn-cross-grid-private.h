/* mn-cross-grid-private.h: a cross table on the screen, for its two files
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross-grid.h"

G_BEGIN_DECLS

#define MN_CROSS_ROW_HEIGHT 29
#define MN_CROSS_PADDING 8
#define MN_CROSS_INDENT 16

struct _MnCrossGrid {
  GtkWidget parent_instance;

  /* Owned */
  MnCrossTable *table;
  GPtrArray *row_labels, *column_labels; /* of char */
  GtkAdjustment *adjustments[2];         /* horizontal, vertical */
  int *edges;                            /* of the columns, n + 1 */

  MnCrossShare share;
  GtkScrollablePolicy policies[2];
  int names_width;
  int head_height;
  guint n_heads; /* lines of the heading */
  guint row, column;
};

/* The total stands below the lines, as on paper, while the table has it first. */
guint _mn_cross_grid_row_at (MnCrossGrid *self, guint place);
char *_mn_cross_grid_cell_text (MnCrossGrid *self, guint row, guint column);
/* Of the axis, 0 or 1. */
int _mn_cross_grid_scrolled (MnCrossGrid *self, guint axis);

/* mn-cross-grid-draw.c */
void _mn_cross_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
