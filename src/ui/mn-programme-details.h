/* mn-programme-details.h: a programme: its plan, its activities, the children who received something
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-beneficiary-table.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* Actions: "programme.edit", "programme.history", "programme.add-activity", "programme.add-benefit"; on what is
 * selected: "activity.edit", "activity.delete", "benefit.edit", "benefit.delete". */
#define MN_TYPE_PROGRAMME_DETAILS (mn_programme_details_get_type ())
G_DECLARE_FINAL_TYPE (MnProgrammeDetails, mn_programme_details, MN, PROGRAMME_DETAILS, GtkWidget)

GtkWidget *mn_programme_details_new (MnSession *session);
/* Read anew, also where it was shown before; 0: none. */
void mn_programme_details_set_programme (MnProgrammeDetails *self, gint64 programme);
MnBeneficiaryTable *mn_programme_details_get_table (MnProgrammeDetails *self);
guint mn_programme_details_get_n_activities (MnProgrammeDetails *self);
/* The entity and row that the focus is on: an activity, a benefit, else the programme. FALSE: nothing. */
gboolean mn_programme_details_get_focused (MnProgrammeDetails *self, const MnEntity **entity, gint64 *row_id);

G_END_DECLS
