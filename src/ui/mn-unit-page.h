/* mn-unit-page.h: places and officers: the units of any day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-page.h"
#include "mn-unit-details.h"

G_BEGIN_DECLS

/* The units of the register on a day that can be chosen, with today's children counted by the units of that day, and
 * all that is known of the one selected. Actions: units.change, units.moves, units.add-village, units.add-officer,
 * units.add-population, units.focus-date. */
#define MN_TYPE_UNIT_PAGE (mn_unit_page_get_type ())
G_DECLARE_FINAL_TYPE (MnUnitPage, mn_unit_page, MN, UNIT_PAGE, GtkWidget)

/* The day whose units are shown; FALSE where @text is no day. */
gboolean mn_unit_page_set_day (MnUnitPage *self, const char *text);
gint64 mn_unit_page_get_selected (MnUnitPage *self);
/* How many units there are on the day, and children counted in them; @unclear: those whose unit is to be asked for. */
guint mn_unit_page_get_counts (MnUnitPage *self, gint64 *children, gint64 *unclear);

G_END_DECLS
