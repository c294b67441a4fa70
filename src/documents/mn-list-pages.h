/* mn-list-pages.h: which rows of a list stand on which page
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-list-plan.h"

G_BEGIN_DECLS

/* Heights in points: what a page can hold, and what stands on it besides rows. */
typedef struct {
  double area;   /* between the margins */
  double top;    /* letterhead and title, on the first page */
  double header; /* the header row, on every page */
  double carry;  /* a row carrying sums, at the foot of every page but the last and the head of every one but the
                    first; 0 when there is no money */
  double foot;   /* words and signatures after the last row */
} MnListPageRoom;

/* The highest a row can be and still fit on any page. */
double mn_list_pages_get_highest_row (const MnListPageRoom *room);

/* Appends to @ends, for each page, the index of the row after its last one. A group's line is never last on a page, a
 * subtotal or total never first, and the signatures have at least two entries above them on their page. Row 0 of
 * the plan is the header row and not counted among those shared out; the first page begins with row 1. */
void mn_list_pages_share (const MnListPlan *plan, const MnListPageRoom *room, GArray *ends);

G_END_DECLS
