/* mn-child-facets.h: the conditions on children, and how many each would leave
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-child-filters.h"
#include "mn-child-query.h"

G_BEGIN_DECLS

/* No widgets here. One line of the filters: a test on one column of the facts. */
typedef struct {
  MnChildFilterGroup group;
  char *label;
  gint64 unit;                    /* MN_CHILD_FILTER_UNIT */
  GPtrArray *codes;               /* circumstance, support, sex: any of these; NULL: none at all is the condition */
  int from_age, to_age;           /* MN_CHILD_FILTER_AGE: [from, to); to 0: no end */
  gint32 first_birth, last_birth; /* the same as days of birth, both inclusive; 0: open */
  gboolean active;
  guint count;
} MnChildLine;

/* The lines of all groups, in order. (transfer full) (element-type MnChildLine) */
GPtrArray *mn_child_facets_lines (MnSession *session);
/* Counts into the lines: @keys are the rows that the search leaves (NULL: all). */
void mn_child_facets_count (GPtrArray *lines, const MnChildFacts *facts, const GArray *keys);
/* Adds the conditions of the active lines to @query. */
void mn_child_facets_apply (GPtrArray *lines, MnQuery *query);
/* Ages are neighbours: what lies between two chosen bands is chosen too, and a hole cuts the older ones off. */
void mn_child_facets_join_ages (GPtrArray *lines, const MnChildLine *toggled);
/* "Từ đủ 6 đến dưới 16 tuổi". (transfer full) */
char *mn_child_facets_age_label (int from, int to);

G_END_DECLS
