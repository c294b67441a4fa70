/* mn-history-dialog.h: the history of a record, or of the whole register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-session.h"

G_BEGIN_DECLS

#define MN_TYPE_HISTORY_DIALOG (mn_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MnHistoryDialog, mn_history_dialog, MN, HISTORY_DIALOG, AdwWindow)

/* @entity NULL: the recent changes of the register. */
void mn_history_dialog_present (MnSession *session, GtkWidget *parent, const MnEntity *entity, gint64 row_id);

G_END_DECLS
