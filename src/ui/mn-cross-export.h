/* mn-cross-export.h: a cross table as a file for a spreadsheet
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross.h"

G_BEGIN_DECLS

/* XLSX, ODS or CSV by the ending of @path: counts as numbers, shares in columns of their own, what stands below the
 * table on paper above it. */
gboolean mn_cross_export (const MnCrossTable *table, MnCrossShare share, const char *path, GError **error);

G_END_DECLS
