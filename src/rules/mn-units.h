/* mn-units.h: units through time: what belonged to what, and what became of it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-unit-query.h"

G_BEGIN_DECLS

/* All units of a register with their links, read once (17,000 states and 35,000 links: some 50 ms) and never changed
 * after: read them anew when unit or unit_link was touched. Any thread may read them. Days are full dates. */
typedef struct _MnUnits MnUnits;

MnUnits *mn_units_load (MnDb *db, GError **error);
MnUnits *mn_units_ref (MnUnits *units);
void mn_units_unref (MnUnits *units);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnUnits, mn_units_unref)

/* (transfer none): NULL when there is none. */
const MnUnit *mn_units_get (const MnUnits *units, gint64 unit);
/* Every state there is, of any day. (element-type MnUnit) */
const GPtrArray *mn_units_get_all (const MnUnits *units);
/* The state of a code in force on @day. */
const MnUnit *mn_units_find (const MnUnits *units, const char *code, MnDate day);
gboolean mn_unit_in_force (const MnUnit *unit, MnDate day);

/* What @unit belongs to on @day, or on the day nearest to it that the unit itself knew; NULL for a province. */
const MnUnit *mn_units_parent (const MnUnits *units, gint64 unit, MnDate day);
/* Directly below @unit and in force on @day, by name; provinces for 0. (transfer container) (element-type MnUnit) */
GPtrArray *mn_units_below (const MnUnits *units, gint64 unit, MnDate day);
/* What a register of @unit is concerned with on @day: the units below it; where the unit itself is not in force, the
 * units that those below it became, or had come from. Of a commune the commune, or what it became.
 * (transfer container) (element-type MnUnit) */
GPtrArray *mn_units_territory (const MnUnits *units, gint64 unit, MnDate day);

/* Links by which @unit became others, or by which others became it: by day, in the order of entry.
 * (transfer container) (element-type MnUnitLink) */
GPtrArray *mn_units_successors (const MnUnits *units, gint64 unit);
GPtrArray *mn_units_predecessors (const MnUnits *units, gint64 unit);

typedef enum {
  MN_UNIT_SAME,    /* in force on the day */
  MN_UNIT_CERTAIN, /* it is, or is wholly within, one unit of the day */
  MN_UNIT_ASK,     /* one or several may be meant: somebody has to say */
  MN_UNIT_NONE,    /* nothing is known */
} MnUnitMatch;

/* The unit of @day that stands for @unit, in @to (0 unless it is the same or certain). Links are followed over as many
 * steps as it takes, forwards or backwards; ways that part and meet again are certain. @candidates (may be NULL) gets
 * the ids of all that may be meant. */
MnUnitMatch mn_units_map (const MnUnits *units, gint64 unit, MnDate day, gint64 *to, GArray *candidates);

/* The links over which @unit became the one of @day that certainly stands for it (forwards), or came from it
 * (backwards), in the order of walking: one such way. Empty where it is the same or not certain. (transfer container)
 * (element-type MnUnitLink) */
GPtrArray *mn_units_way (const MnUnits *units, gint64 unit, MnDate day);

/* Facts counted by units of any day, shown by the units of another: @counts (gint64 id → count, keys and values
 * pointers to gint64) becomes the same by the units of @day. What is not certain, or known of nothing, is counted under
 * the id 0. (transfer full) */
GHashTable *mn_units_regroup (const MnUnits *units, GHashTable *counts, MnDate day);
/* The same of what mn_unit_query_children() or mn_unit_query_current() counted, the villages of a unit together.
 * (element-type MnUnitCount) (transfer full) */
GHashTable *mn_units_count (const MnUnits *units, const GPtrArray *groups, MnDate day);

G_END_DECLS
