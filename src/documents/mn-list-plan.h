/* mn-list-plan.h: the rows of a list, broken into lines, before they have pages
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-list-content.h"

G_BEGIN_DECLS

/* A cell from column @column over @n_columns, with its lines. */
typedef struct {
  guint16 column;
  guint16 n_columns;
  MnTextAlign align;
  const char *text; /* borrowed from the content or a static string; NULL once broken into lines */
  MnTextRun *run;   /* the whole text on one line, while widths are not known */
  guint first_line; /* in MnListPlan.lines */
  guint n_lines;
} MnListPlanCell;

/* All in points. */
typedef struct {
  MnListRowKind kind;
  double height;
  guint first_cell; /* in MnListPlan.cells */
  guint n_cells;
  guint first_amount; /* in MnListPlan.amounts, one per money column; entries only */
} MnListPlanRow;

typedef struct {
  const MnListContent *content;
  MnFontSet *fonts;
  guint n_columns;
  double *edges;      /* n_columns + 1, from 0 to the table's width */
  guint n_money;      /* money columns, */
  guint16 *money;     /* and which they are */
  GArray *rows;       /* MnListPlanRow; the first is the header row */
  GArray *cells;      /* MnListPlanCell */
  GPtrArray *lines;   /* owned MnTextRun */
  GArray *amounts;    /* gint64 */
  double line_height; /* of the table's text */
  double carry_height;
} MnListPlan;

/* Between a cell's edge and its text. */
#define MN_LIST_PADDING_X 4.5
#define MN_LIST_PADDING_Y 2.0

MnListPlan *mn_list_plan_new (const MnListContent *content, MnFontSet *fonts, double width, GError **error);
void mn_list_plan_free (MnListPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnListPlan, mn_list_plan_free)

static inline const MnListPlanRow *
mn_list_plan_row (const MnListPlan *self, guint row)
{
  return &g_array_index (self->rows, MnListPlanRow, row);
}

static inline const MnListPlanCell *
mn_list_plan_cell (const MnListPlan *self, const MnListPlanRow *row, guint cell)
{
  return &g_array_index (self->cells, MnListPlanCell, row->first_cell + cell);
}

/* Appends a row that carries @sums (one per money column) to or from another page; returns its index. The amounts were
 * counted when the widths were shared out, so it is one line and carry_height high. G_MAXUINT on failure. */
guint mn_list_plan_add_carry (MnListPlan *self, MnListRowKind kind, const gint64 *sums, GError **error);

/* Cuts rows that are higher than @height into several, so that each fits on a page. */
void mn_list_plan_cut_rows (MnListPlan *self, double height);

G_END_DECLS
