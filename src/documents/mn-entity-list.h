/* mn-entity-list.h: the simple printed list of any entity
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-query.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* The listed columns of the query's entity without the sensitive ones, in the query's order, with a count. Headings are
 * the labels of the window, in Vietnamese like all paper. */
MnDocument *mn_entity_list_document_new (MnRegister *reg, const MnQuery *query, GError **error);

G_END_DECLS
