/* mn-merge.h: two rows of one child made one
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"

G_BEGIN_DECLS

/* What is to become of two rows. The survivor keeps its row, its UUID and every field that is not chosen from the
 * loser, which goes to the bin. The parts of the name follow the full name. */
typedef struct {
  gint64 survivor, loser;
  guint64 from_loser;            /* bit of each field of "child" whose value is the loser's */
  gboolean residence_from_loser; /* where both live somewhere on the working date: the loser's place holds */
} MnMerge;

typedef struct {
  guint n_moved; /* rows that hung on the loser and hang on the survivor now */
  guint n_same;  /* those that the survivor had already: in the bin */
} MnMergeResult;

/* Every live row of every entity that links to a child goes from the loser to the survivor. What the survivor has
 * already goes to the bin instead: a row that may be there once (taking part in an activity), a dated row that says the
 * same over days that meet (the survivor's then covers both). Two places at a time cannot both hold: the one not chosen
 * ends the day before the other, or goes to the bin when it would not have begun. Refused with a sentence
 * (MN_RECORD_ERROR) when one of the two is gone or in the bin, or when the result would not be valid. */
gboolean mn_merge_children (MnTransaction *transaction, const MnMerge *merge, MnDate working_date,
                            MnMergeResult *result, GError **error);

/* The same as one change with the action "merge". */
void mn_merge_async (MnRegister *reg, const MnMerge *merge, GAsyncReadyCallback callback, gpointer user_data);
gboolean mn_merge_finish (MnRegister *reg, GAsyncResult *async, MnMergeResult *result, gint64 *change_id,
                          GError **error);
gboolean mn_merge_now (MnRegister *reg, const MnMerge *merge, MnMergeResult *result, gint64 *change_id, GError **error);

/* Whether a field is chosen when two children are merged: not those that the program writes, nor the parts of the name.
 */
gboolean mn_merge_is_chosen (const MnEntity *child, guint field);
/* Live rows of all entities that hang on a child: what a merge would move. */
guint mn_merge_count_rows (MnDb *db, gint64 child);

G_END_DECLS
