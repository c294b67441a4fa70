/* mn-cross-export.h: a cross table as a file for a spreadsheet
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross.h"

G_BEGIN_DECLS

/* CSV: counts as numbers, shares in columns of their own. */
gboolean mn_cross_export (const MnCrossTable *table, MnCrossShare share, const char *path, GError **error);

G_END_DECLS
