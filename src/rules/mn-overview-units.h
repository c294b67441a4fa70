/* mn-overview-units.h: the counts by place of the overview, by the units of another day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-overview-query.h"
#include "mn-unit-view.h"

G_BEGIN_DECLS

/* The code of the group of those of whom it is not certain in which unit of the day they live; it has no name. */
#define MN_FIGURES_UNCLEAR "?"

/* Children and children on assistance by place, and the kinds of the units below @own, become those of the day. A
 * register of a commune counts by village, and a village keeps its name: of it nothing changes, and FALSE is returned.
 */
gboolean mn_overview_units_regroup (MnFigures *figures, const MnUnitView *view, gint64 own);

G_END_DECLS
