/* mn-child-sheet.h: what is known of one child, on one page (phiếu thông tin trẻ em)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* No form of this name was found: the layout is a proposal, its words are data. Circumstances that the law keeps secret
 * are named only when @revealed. */
MnDocument *mn_child_sheet_document_new (MnRegister *reg, gint64 child, gboolean revealed, GError **error);

/* "Khe Trầm, xã Cam Tuyền", "01/2012 – nay": what both sheets say alike. (transfer full) */
char *mn_child_sheet_span (MnDate from, MnDate to);
/* A name that stands for one not given yet says so: "Chưa đặt tên (Trai)". (transfer full) */
char *mn_child_sheet_name (const char *full_name);

G_END_DECLS
