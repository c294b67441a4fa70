/* mn-cross-page.h: children counted by several questions at once
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross-bar.h"
#include "mn-cross-chooser.h"
#include "mn-cross-grid.h"
#include "mn-page.h"

G_BEGIN_DECLS

/* What is asked at the left, the answer at the right; counted of the working date or of any other day. Actions:
 * cross.swap (Ctrl+Shift+X), cross.copy (Ctrl+Shift+C), cross.open (Enter in the table). */
#define MN_TYPE_CROSS_PAGE (mn_cross_page_get_type ())
G_DECLARE_FINAL_TYPE (MnCrossPage, mn_cross_page, MN, CROSS_PAGE, GtkWidget)

MnCrossChooser *mn_cross_page_get_chooser (MnCrossPage *self);
MnCrossGrid *mn_cross_page_get_grid (MnCrossPage *self);
/* The answer shown, which stays until the next one is there; NULL before the first, and where the question has none. */
MnCrossTable *mn_cross_page_get_table (MnCrossPage *self);
MnCrossBar *mn_cross_page_get_bar (MnCrossPage *self);

G_END_DECLS
