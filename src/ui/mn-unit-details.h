/* mn-unit-details.h: a unit: its villages, its people, what it was and what it became
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"
#include "mn-units.h"

G_BEGIN_DECLS

#define MN_TYPE_UNIT_DETAILS (mn_unit_details_get_type ())
G_DECLARE_FINAL_TYPE (MnUnitDetails, mn_unit_details, MN, UNIT_DETAILS, GtkWidget)

GtkWidget *mn_unit_details_new (MnSession *session);
/* @unit 0: nothing is shown. @current: of MnUnitCount, children on the working date. */
void mn_unit_details_set (MnUnitDetails *self, MnUnits *units, gint64 unit, MnDate day, GPtrArray *current);
/* The form of a new "village", "officer" or "population" of the unit shown. */
void mn_unit_details_add (MnUnitDetails *self, const char *entity);
/* The row that the focus is on. */
gboolean mn_unit_details_get_focused (MnUnitDetails *self, const MnEntity **entity, gint64 *row_id);

G_END_DECLS
