/* mn-unit-change-dialog.h: a merger or a split of units is written down
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"
#include "mn-unit-change.h"

G_BEGIN_DECLS

/* The day and the act, what each unit does on it, the units that are new, and what becomes of what. Says at once what
 * is still wrong; records all of it as one change. */
GtkWindow *mn_unit_change_dialog_present (MnSession *session, GtkWidget *parent, MnUnits *units);

G_END_DECLS
