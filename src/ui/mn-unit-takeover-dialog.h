/* mn-unit-takeover-dialog.h: the register's own unit has ended: whose is it now?
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* Offers what the unit became, the names of the office there, and says what will be written before it is: one change,
 * which the toast can undo. NULL where the unit goes on. */
GtkWindow *mn_unit_takeover_dialog_present (MnSession *session, GtkWidget *parent);
/* For tests: the nth candidate; then as the button. */
void mn_unit_takeover_dialog_choose (GtkWindow *window, guint nth);
void mn_unit_takeover_dialog_apply (GtkWindow *window);

G_END_DECLS
