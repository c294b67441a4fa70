/* mn-household-sheet.h: a household's page of the booklet that follows its children (sổ theo dõi trẻ em trong gia đình)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* The household, its children, and what changed and when, with lines to go on by hand. No text of the booklet's form
 * was found: the layout is a proposal, its words are data. Nothing that the law keeps secret is in it. */
MnDocument *mn_household_sheet_document_new (MnRegister *reg, gint64 household, GError **error);

G_END_DECLS
