/* mn-child-details-sections.h: household and support in the pane beside the list
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-child-query.h"

G_BEGIN_DECLS

/* Each adds its section at the end of @box. */
void mn_child_details_add_household (GtkBox *box, const MnChildHead *head);
/* @support: (element-type MnChildSupport); nothing is added for none. */
void mn_child_details_add_support (GtkBox *box, GPtrArray *support);

G_END_DECLS
