/* mn-lists.h: the lists that can be printed, by name
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-register.h"
#include "mn-unit-view.h"

G_BEGIN_DECLS

/* "beneficiaries", "awards", "vouchers", "child-sheet", "household-sheet", then the simple list of each entity by its
 * name. (transfer full): NULL-terminated */
char **mn_lists_names (void);
/* What people call it, translated; "" for a name that is none. (transfer none) */
const char *mn_lists_title (const char *list);
/* @of: UUID or code of what the list is about. A list that needs one takes the newest that has rows when @of is NULL; a
 * list that needs none refuses it (MN_DOCUMENT_ERROR_INPUT). "awards" is of a sponsor or a scheme, or of all;
 * "vouchers" of a budget year, or of the newest that has lines. */
MnDocument *mn_lists_make (MnRegister *reg, const char *list, const char *of, GError **error);
/* With its places by the units of another day where it has any that can be shown so; @view NULL: as they are written
 * down. The sheets of a child and of a household tell what is written down. */
MnDocument *mn_lists_make_by_units (MnRegister *reg, const char *list, const char *of, const MnUnitView *view,
                                    GError **error);

G_END_DECLS
