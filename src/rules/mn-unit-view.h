/* mn-unit-view.h: what is written down by one unit, shown by the units of another day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-query.h"
#include "mn-units.h"

G_BEGIN_DECLS

/* Units and a day: which unit of the day stands for each unit that a row names. Never changed after it was made; any
 * thread may ask. NULL everywhere means: by the units that are written down. */
typedef struct _MnUnitView MnUnitView;

MnUnitView *mn_unit_view_new (MnUnits *units, MnDate day);
MnUnitView *mn_unit_view_load (MnDb *db, MnDate day, GError **error);
MnUnitView *mn_unit_view_ref (MnUnitView *view);
void mn_unit_view_unref (MnUnitView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnUnitView, mn_unit_view_unref)

MnDate mn_unit_view_get_day (const MnUnitView *view);
const MnUnits *mn_unit_view_get_units (const MnUnitView *view);
/* The unit of the day; NULL where that is not certain, or nothing is known. */
const MnUnit *mn_unit_view_find (const MnUnitView *view, gint64 unit);
/* What a list calls it: its short name; the name it had and "not certain" in brackets where that is so. */
char *mn_unit_view_name (const MnUnitView *view, gint64 unit);
/* A sentence on what the unit that is written down is on the day, and by which acts: "By the units of 01/07/2025: Xã
 * Cam Lộ (01/01/2020 Xã Thanh An, NQ 832; 01/07/2025 Xã Cam Lộ, NQ 1680)."; where it is not certain, which ones may be
 * meant. NULL: it is the same one, or none is written down. @view may be NULL. (transfer full) */
char *mn_unit_view_story (const MnUnitView *view, gint64 unit);
/* Children of the overview on the working date @on of whom it is not certain in which unit of the day they live; -1
 * with
 * @error. */
gint64 mn_unit_view_count_unclear (const MnUnitView *view, MnDb *db, MnDate on, GError **error);
/* Whether a field of @entity is shown so: a place where somebody is now. What was where (a residence, a village, an
 * officer) stays as it is written down. */
gboolean mn_unit_view_shows (const MnUnitView *view, const MnEntity *entity, guint field);
/* For a cell of a list; NULL: it shows its own text. */
char *mn_unit_view_cell (const MnUnitView *view, const MnEntity *entity, const MnRowData *data, guint field);
/* Where @query is sorted by such a field: by what is shown of it, what is not certain behind all that is. Otherwise
 * nothing of it changes but that an order like this is taken away. @view may be NULL. */
gboolean mn_unit_view_order (const MnUnitView *view, MnQuery *query, MnDb *db, GError **error);
/* The heading of such a column: "Xã (địa bàn ngày 01/07/2025)". */
char *mn_unit_view_heading (const MnUnitView *view, const char *label);

G_END_DECLS
