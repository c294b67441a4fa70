/* mn-cross-grid.h: a cross table on the screen
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-cross.h"

G_BEGIN_DECLS

/* Headings above and at the left stay while the figures scroll; a cursor goes from cell to cell by the arrow keys, and
 * Orca hears the cell it is on. To stand in a GtkScrolledWindow.
 *
 * Signal "activated" (guint row, guint column): Enter or a double click on a cell. */
#define MN_TYPE_CROSS_GRID (mn_cross_grid_get_type ())
G_DECLARE_FINAL_TYPE (MnCrossGrid, mn_cross_grid, MN, CROSS_GRID, GtkWidget)

GtkWidget *mn_cross_grid_new (void);
/* NULL: nothing to show. */
void mn_cross_grid_set_table (MnCrossGrid *self, MnCrossTable *table, MnCrossShare share);
/* The line and column of the table that the cursor is on. */
void mn_cross_grid_get_cursor (MnCrossGrid *self, guint *row, guint *column);
void mn_cross_grid_set_cursor (MnCrossGrid *self, guint row, guint column);
/* "Xã Cam Thủy, Nữ: 712 trẻ em". (transfer full) */
char *mn_cross_grid_describe (MnCrossGrid *self, guint row, guint column);

G_END_DECLS
