/* mn-office-head.h: the office on its paper
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-list-content.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* Agency lines, place and date, signature blocks from the office profile in force on the working date, and the mark of
 * sample data. A profile that is missing leaves blanks to be filled in by hand. */
gboolean mn_office_head_apply (MnRegister *reg, MnListContent *content, gboolean with_accountant, GError **error);

/* A page that shows how one profile looks on paper: head, place and date, who signs. */
MnDocument *mn_office_specimen_new (MnRegister *reg, const MnRecord *office, GError **error);

G_END_DECLS
