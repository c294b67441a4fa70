/* mn-due.h: what is due, what is late, what ends
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-overview-query.h"

G_BEGIN_DECLS

/* A plan with a day on which something is to happen. */
typedef struct {
  char *name;
  gint64 programme;
  MnDate due;
  int days; /* from the working date; below 0: late */
} MnDueItem;

void mn_due_item_free (MnDueItem *item);

/* Late ones first, the latest on top, then by day, up to @days_ahead from the working date. Planned is due on its first
 * day and late once that has passed; running is due on its last. (transfer full) (element-type MnDueItem) */
GPtrArray *mn_due_list (GPtrArray *plans, MnDate on, int days_ahead);
/* "Chậm 11 ngày", "Hôm nay", "Ngày mai", "Còn 5 ngày": translated. (transfer full) */
char *mn_due_label (int days);

/* Children to whom the same happens in a month. */
typedef struct {
  char *text;          /* "children turn 16 while on assistance" */
  GPtrArray *children; /* of MnFigureChild; borrowed from the figures */
} MnEnding;

void mn_ending_free (MnEnding *ending);

/* Only what happens: an ending of nobody is left out. (transfer full) (element-type MnEnding) */
GPtrArray *mn_due_endings (const MnFigures *figures, MnDate first, MnDate last);

G_END_DECLS
