/* mn-entity-list.h: the simple printed list of any entity
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-query.h"
#include "mn-register.h"
#include "mn-unit-view.h"

G_BEGIN_DECLS

/* The listed columns of the query's entity without the sensitive ones, in the query's order, with a count. Headings are
 * the labels of the window, in Vietnamese like all paper. */
MnDocument *mn_entity_list_document_new (MnRegister *reg, const MnQuery *query, GError **error);
/* With its places by the units of another day, which is said below the title; @view NULL: as they are written down. */
MnDocument *mn_entity_list_document_new_by_units (MnRegister *reg, const MnQuery *query, const MnUnitView *view,
                                                  GError **error);

G_END_DECLS
