/* mn-template.h: the table that a commune fills in
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"

G_BEGIN_DECLS

/* A workbook (XLSX) for the unit with this row id: its name above, the columns that import knows, lists to choose from
 * out of the register (ethnic groups, the unit's villages, circumstances), numbers and dates as text, so that nothing
 * is lost or turned round. The same register gives the same bytes. The file is private. */
gboolean mn_template_write (MnRegister *reg, gint64 unit, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
