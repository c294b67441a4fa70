/* mn-duplicate-page.h: children that may have been entered twice
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-duplicate-compare.h"
#include "mn-page.h"

G_BEGIN_DECLS

/* Looks through the whole register when first shown; the pairs at the left, the two of the chosen pair side by side.
 * Actions: duplicates.scan (F5), .cancel (Esc), .merge (Ctrl+M), .distinct (Ctrl+D), .skip (Ctrl+K). */
#define MN_TYPE_DUPLICATE_PAGE (mn_duplicate_page_get_type ())
G_DECLARE_FINAL_TYPE (MnDuplicatePage, mn_duplicate_page, MN, DUPLICATE_PAGE, GtkWidget)

gboolean mn_duplicate_page_is_scanning (MnDuplicatePage *self);
guint mn_duplicate_page_get_n_pairs (MnDuplicatePage *self);
/* "scanning", "list", "empty" */
const char *mn_duplicate_page_get_state (MnDuplicatePage *self);
MnDuplicateCompare *mn_duplicate_page_get_compare (MnDuplicatePage *self);

G_END_DECLS
