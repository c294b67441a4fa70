/* mn-child-details.h: what is known of the child selected in the list
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* Actions: "details.edit", "details.add" (entity name), "details.history". */
#define MN_TYPE_CHILD_DETAILS (mn_child_details_get_type ())
G_DECLARE_FINAL_TYPE (MnChildDetails, mn_child_details, MN, CHILD_DETAILS, GtkWidget)

GtkWidget *mn_child_details_new (MnSession *session);
/* 0: nobody. Reads and shows at once. */
void mn_child_details_set_child (MnChildDetails *self, gint64 child);
gint64 mn_child_details_get_child (MnChildDetails *self);
/* The same child, read again. */
void mn_child_details_reload (MnChildDetails *self);

G_END_DECLS
