/* mn-duplicate-compare.h: two children side by side, field by field
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-merge.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* Where the two differ a mark and two choices stand, where they agree the value once. At first the row with more behind
 * it stays, with its own values and what only the other one knows. */
#define MN_TYPE_DUPLICATE_COMPARE (mn_duplicate_compare_get_type ())
G_DECLARE_FINAL_TYPE (MnDuplicateCompare, mn_duplicate_compare, MN, DUPLICATE_COMPARE, GtkWidget)

GtkWidget *mn_duplicate_compare_new (MnSession *session);
/* FALSE: one of them is not there any more, and nothing is shown. Ids of 0 clear it. */
gboolean mn_duplicate_compare_set_pair (MnDuplicateCompare *self, gint64 child, gint64 other);

/* What was chosen. */
void mn_duplicate_compare_get_merge (MnDuplicateCompare *self, MnMerge *merge);
/* 0 the left one, 1 the right one. */
void mn_duplicate_compare_set_survivor (MnDuplicateCompare *self, guint side);
/* The value of a field; "residence" is where the child lives. FALSE: the two do not differ in it. */
gboolean mn_duplicate_compare_choose (MnDuplicateCompare *self, const char *field, guint side);
guint mn_duplicate_compare_get_n_differences (MnDuplicateCompare *self);

G_END_DECLS
