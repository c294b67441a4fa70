/* mn-vouchers.h: the list of a budget year's vouchers (bảng kê chứng từ chi)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* What was paid from the budget lines of @year, by line and then by date. */
MnDocument *mn_vouchers_document_new (MnRegister *reg, int year, GError **error);

G_END_DECLS
