/* mn-confirm.h: a question with two answers
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Its two buttons are the actions "confirm.accept" and "confirm.cancel"; Esc cancels.
 *
 * In place of AdwMessageDialog, which is deprecated since libadwaita 1.6 and whose heading asks GTK 4.18 for the height
 * of words at widths at which they do not fit, which GTK finds fault with. */
#define MN_TYPE_CONFIRM (mn_confirm_get_type ())
G_DECLARE_FINAL_TYPE (MnConfirm, mn_confirm, MN, CONFIRM, AdwWindow)

/* Called once, when the dialog is gone: it may destroy the parent. FALSE also when the parent went away. */
typedef void (*MnConfirmFunc) (gboolean confirmed, gpointer user_data);

/* Enter confirms, unless that is @destructive. */
void mn_confirm_present (GtkWindow *parent, const char *heading, const char *body, const char *cancel_label,
                         const char *confirm_label, gboolean destructive, MnConfirmFunc func, gpointer user_data);

G_END_DECLS
