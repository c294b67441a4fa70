/* mn-child-page.h: one child, whole
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-page.h"

G_BEGIN_DECLS

/* Who, where, with whom; circumstances on a time line; everything received; what was changed and by whom. Every dated
 * row can be opened (Enter), added (+) and binned (Delete) from here. The window shows it over the page that it was
 * opened from.
 *
 * Actions: "child.back" (Alt+Left, Esc), "child.edit", "child.add" (entity name), "child.event" (as
 * mn_child_event_dialog_present), "child.reveal", "child.history", "child.print", "child.print-household",
 * "child.edit-household". Signal "back". */
#define MN_TYPE_CHILD_PAGE (mn_child_page_get_type ())
G_DECLARE_FINAL_TYPE (MnChildPage, mn_child_page, MN, CHILD_PAGE, GtkWidget)

void mn_child_page_set_child (MnChildPage *self, gint64 child);
gint64 mn_child_page_get_child (MnChildPage *self);

G_END_DECLS
