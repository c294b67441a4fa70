/* mn-child-filters.h: the filters of the list of children, with a count behind every line
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-query.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* A button "Lọc" with a popover, a removable chip for every condition, and "Bỏ lọc". Lines of one group are
 * alternatives, groups must all hold; the number behind a line counts the children of that line under the conditions of
 * the other groups and the search, and stands there as soon as the mirror is ready. Groups of circumstances that the
 * law keeps secret are one line without a name.
 *
 * Filters are kept under a name at the foot of the popover (MnSavedFilters).
 *
 * Signals: "changed"; "search" (text): a saved filter wants this search, "" for none. */
#define MN_TYPE_CHILD_FILTERS (mn_child_filters_get_type ())
G_DECLARE_FINAL_TYPE (MnChildFilters, mn_child_filters, MN, CHILD_FILTERS, GtkWidget)

typedef enum {
  MN_CHILD_FILTER_UNIT,
  MN_CHILD_FILTER_CIRCUMSTANCE,
  MN_CHILD_FILTER_RISK,
  MN_CHILD_FILTER_POVERTY, /* of the household */
  MN_CHILD_FILTER_AGE,
  MN_CHILD_FILTER_SEX,
  MN_CHILD_FILTER_SCHOOLING,
  MN_CHILD_FILTER_SUPPORT,
  MN_CHILD_FILTER_RESIDENCE,
  MN_N_CHILD_FILTERS,
} MnChildFilterGroup;

GtkWidget *mn_child_filters_new (MnSession *session);
void mn_child_filters_set_search (MnChildFilters *self, const char *text);
/* Adds the conditions to @query. */
void mn_child_filters_apply (MnChildFilters *self, MnQuery *query);
gboolean mn_child_filters_is_active (MnChildFilters *self);
void mn_child_filters_clear (MnChildFilters *self);
/* Units and groups may be other ones after a change of the register. */
void mn_child_filters_reload (MnChildFilters *self);

/* For tests: the lines of a group, and what stands in them. */
guint mn_child_filters_get_n_lines (MnChildFilters *self, MnChildFilterGroup group);
const char *mn_child_filters_get_label (MnChildFilters *self, MnChildFilterGroup group, guint line);
guint mn_child_filters_get_count (MnChildFilters *self, MnChildFilterGroup group, guint line);
void mn_child_filters_set_active (MnChildFilters *self, MnChildFilterGroup group, guint line, gboolean active);
gboolean mn_child_filters_is_counted (MnChildFilters *self);
GtkWidget *mn_child_filters_get_saved (MnChildFilters *self); /* MnSavedFilters */
/* Opens the list and counts. */
void mn_child_filters_open (MnChildFilters *self);

G_END_DECLS
