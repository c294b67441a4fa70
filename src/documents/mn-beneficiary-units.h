/* mn-beneficiary-units.h: a programme's beneficiaries by the units of another day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-beneficiary-query.h"
#include "mn-unit-view.h"

G_BEGIN_DECLS

/* As mn_beneficiaries_each(), in groups of the units of @view's day (in the order of codes, then by name). Where it is
 * not certain which unit that is, the old one keeps a group of its own after them, and its name says so. All rows are
 * held at once. */
gboolean mn_beneficiaries_each_by_units (MnDb *db, gint64 programme_id, const MnUnitView *view, MnBeneficiaryFunc func,
                                         gpointer data, GError **error);

/* "Xã Hiếu Giang"; "Xã Cam Hiếu (chưa rõ nay thuộc đơn vị nào)". Printed wording. (transfer full): "" for nothing */
char *mn_print_unit_of_day (const MnUnitView *view, gint64 unit);
/* "(Địa bàn theo đơn vị hành chính ngày 01/07/2025)" below @reference; without @view @reference. (transfer full) */
char *mn_print_units_reference (const MnUnitView *view, const char *reference);

G_END_DECLS
