/* mn-child-facets.h: the conditions on children, and how many each would leave
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-child-filters.h"
#include "mn-mirror.h"

G_BEGIN_DECLS

/* No widgets here. One line of the filters. */
typedef struct {
  MnChildFilterGroup group;
  char *label;
  char *key;            /* which it is in its group, as a saved filter writes it: a code, "0-6", "" for none */
  MnQuery *query;       /* its condition alone */
  int from_age, to_age; /* MN_CHILD_FILTER_AGE: [from, to); to 0: no end */
  GArray *units;        /* MN_CHILD_FILTER_UNIT: of gint64, those that are written down; else NULL */
  gboolean active;
  guint count; /* G_MAXUINT: not known (yet) */
} MnChildLine;

/* The lines of all groups, in order. (transfer full) (element-type MnChildLine) */
GPtrArray *mn_child_facets_lines (MnSession *session);
/* Of lines by the units of another day: what was chosen there is chosen here, as all the units that hold some of it.
 * A sentence where that is more than it was; else NULL. (transfer full) */
char *mn_child_facets_carry (GPtrArray *before, GPtrArray *lines);
/* Counts into the lines under the conditions of the other groups and @search. */
void mn_child_facets_count (GPtrArray *lines, MnMirror *mirror, const char *search);
/* Adds the conditions of the active lines to @query. */
void mn_child_facets_apply (GPtrArray *lines, MnQuery *query);
/* The conditions as text and back: what is not known any more is left out. (transfer full) */
char *mn_child_facets_write (GPtrArray *lines, const char *search);
char *mn_child_facets_read (GPtrArray *lines, const char *text); /* the search. (transfer full) */
/* "Từ đủ 6 đến dưới 16 tuổi". (transfer full) */
char *mn_child_facets_age_label (int from, int to);

G_END_DECLS
