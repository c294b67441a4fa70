/* list-ods.h: a list as a spreadsheet, for LibreOffice
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-list-content.h"

G_BEGIN_DECLS

/* Nine columns on the width of an A4 page in landscape, the header row on every page, ruled, 11 points. */
void list_ods_write (const MnListContent *list, const char *path);

G_END_DECLS
