/* mn-awards.h: the list of children who receive a scholarship (danh sách trẻ em nhận học bổng)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-register.h"
#include "mn-unit-view.h"

G_BEGIN_DECLS

/* The awards in force on the working date, by scheme: of one sponsor, one scheme (0: of all). */
MnDocument *mn_awards_document_new (MnRegister *reg, gint64 sponsor, gint64 scheme, GError **error);
/* With its places by the units of another day, which is said below the title; @view NULL: as they were. */
MnDocument *mn_awards_document_new_by_units (MnRegister *reg, gint64 sponsor, gint64 scheme, const MnUnitView *view,
                                             GError **error);

G_END_DECLS
