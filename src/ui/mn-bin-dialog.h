/* mn-bin-dialog.h: deleted rows of every kind
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-session.h"

G_BEGIN_DECLS

#define MN_TYPE_BIN_DIALOG (mn_bin_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MnBinDialog, mn_bin_dialog, MN, BIN_DIALOG, AdwWindow)

void mn_bin_dialog_present (MnSession *session, GtkWidget *parent);

G_END_DECLS
