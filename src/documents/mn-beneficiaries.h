/* mn-beneficiaries.h: the list of a programme's beneficiaries (danh sách trẻ em nhận quà)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-register.h"
#include "mn-unit-view.h"

G_BEGIN_DECLS

/* A4 landscape, a group per commune, signed by who receives. Laid out when made: for a long list call it in a worker
 * with a register of its own, or accept a few milliseconds per hundred rows. */
MnDocument *mn_beneficiaries_document_new (MnRegister *reg, gint64 programme_id, GError **error);

/* In groups of the units of another day, which is said below the title; @view NULL: as they were on the day of the
 * gift. */
MnDocument *mn_beneficiaries_document_new_by_units (MnRegister *reg, gint64 programme_id, const MnUnitView *view,
                                                    GError **error);

G_END_DECLS
