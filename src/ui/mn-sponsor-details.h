/* mn-sponsor-details.h: a sponsor: its schemes and rates, its goods, the children it supports
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record-view.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* Actions: "sponsor.edit", "sponsor.history", "sponsor.delete", "sponsor.add-scheme", "sponsor.add-rate",
 * "sponsor.add-award"; on what is selected: "scheme.edit", "scheme.delete", "award.edit", "award.delete". */
#define MN_TYPE_SPONSOR_DETAILS (mn_sponsor_details_get_type ())
G_DECLARE_FINAL_TYPE (MnSponsorDetails, mn_sponsor_details, MN, SPONSOR_DETAILS, GtkWidget)

GtkWidget *mn_sponsor_details_new (MnSession *session);
/* 0: all sponsors together. */
void mn_sponsor_details_set_sponsor (MnSponsorDetails *self, gint64 sponsor);
/* Only the awards of that scheme; 0: of all of the sponsor. */
void mn_sponsor_details_set_scheme (MnSponsorDetails *self, gint64 scheme);
gint64 mn_sponsor_details_get_scheme (MnSponsorDetails *self);
void mn_sponsor_details_set_search (MnSponsorDetails *self, const char *text);
void mn_sponsor_details_set_in_force_only (MnSponsorDetails *self, gboolean only);
void mn_sponsor_details_reload (MnSponsorDetails *self);
/* The awards. */
MnRecordView *mn_sponsor_details_get_view (MnSponsorDetails *self);
/* "Children awarded: 69 children, 96.240.000 đ a year" */
const char *mn_sponsor_details_get_sum (MnSponsorDetails *self);
guint mn_sponsor_details_get_n_goods (MnSponsorDetails *self);
/* The entity and row that the focus is on: a scheme, a rate, an award, else the sponsor. FALSE: nothing. */
gboolean mn_sponsor_details_get_focused (MnSponsorDetails *self, const MnEntity **entity, gint64 *row_id);

G_END_DECLS
