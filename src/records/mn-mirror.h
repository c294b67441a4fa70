/* mn-mirror.h: the register of children in memory, as a list is searched and counted
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mn-query.h"
#include "mn-store.h"

G_BEGIN_DECLS

/* The live children in the order of the list: the words of their names, their numbers, the people around them and the
 * columns they are filtered by. Built in a worker, kept true by the store's changes, built again after another
 * program's. Answers mean what MnQuery means in SQL; where the mirror cannot answer (not ready, the bin, a condition on
 * another field, an order it has not learnt yet) it says so and SQL is asked. Main thread only.
 *
 * Property "ready" (gboolean). Signal "refreshed": it is ready, for the first time or after a change; lists and counts
 * made before are of the past. */
#define MN_TYPE_MIRROR (mn_mirror_get_type ())
G_DECLARE_FINAL_TYPE (MnMirror, mn_mirror, MN, MIRROR, GObject)

/* The mirror of an open register, made when nobody holds one yet. Let go before the store is closed. (transfer full) */
MnMirror *mn_mirror_get (MnStore *store);
/* It sleeps until then, and is not ready: reading a province takes a core and the disk, which a window's first frame
 * needs. A list that is asked for words wakes it by itself. */
void mn_mirror_wake (MnMirror *mirror);
gboolean mn_mirror_is_ready (MnMirror *mirror);
guint mn_mirror_get_n_rows (MnMirror *mirror); /* 0 when not ready */

/* Row ids in order, as mn_query_keys(). NULL: ask SQL. (transfer full) (element-type gint64) */
GArray *mn_mirror_keys (MnMirror *mirror, const MnQuery *query);

/* A condition whose lines are counted: filters and ranges on this field with this number. */
typedef struct {
  guint field;
  guint condition;
} MnMirrorGroup;

/* For each group the rows that the search and all conditions but its own leave, by value. */
typedef struct _MnMirrorCounts MnMirrorCounts;
/* NULL: the mirror cannot answer. (transfer full): for use before the next change. */
MnMirrorCounts *mn_mirror_count (MnMirror *mirror, const MnQuery *query, const MnMirrorGroup *groups, guint n_groups);
void mn_mirror_counts_free (MnMirrorCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnMirrorCounts, mn_mirror_counts_free)
/* Of them those that the conditions of @line leave, which are all on the group's field. */
guint mn_mirror_counts_get (const MnMirrorCounts *counts, guint group, const MnQuery *line);
/* Rows that all conditions leave. */
guint mn_mirror_counts_get_n_found (const MnMirrorCounts *counts);

/* The fixed SQL, for a test to prepare. */
extern const char *const mn_mirror_load_texts[];
extern const char *const mn_mirror_row_texts[];
extern const char *const mn_mirror_owner_texts[];

G_END_DECLS
