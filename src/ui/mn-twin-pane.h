/* mn-twin-pane.h: children like the one being typed
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* Stands beside the child's form and says at every change of what is typed who of the register it may be; Enter or a
 * click opens that child. Those of whom somebody said that they are another child are not named again. */
#define MN_TYPE_TWIN_PANE (mn_twin_pane_get_type ())
G_DECLARE_FINAL_TYPE (MnTwinPane, mn_twin_pane, MN, TWIN_PANE, GtkWidget)

/* @residence (may be NULL): where a new child lives. (transfer floating) */
GtkWidget *mn_twin_pane_new (MnSession *session, MnRecord *child, MnRecord *residence);

/* What it shows now: the answer to what is typed comes after a moment. */
guint mn_twin_pane_get_n_twins (MnTwinPane *self);
gint64 mn_twin_pane_get_twin (MnTwinPane *self, guint position);
gboolean mn_twin_pane_is_waiting (MnTwinPane *self);

G_END_DECLS
