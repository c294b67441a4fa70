/* mn-cross-children.h: the children behind a cell of a cross table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* A window with the children @ids (of gint64, taken); Enter on one goes to it on the page of children. @title says what
 * they are: "Xã Cam Thủy, Nữ: 712 trẻ em". (transfer none) */
GtkWindow *mn_cross_children_present (MnSession *session, GtkWidget *parent, const char *title, GArray *ids);

G_END_DECLS
