/* mn-shortcuts.h: every key of the window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void mn_shortcuts_present (GtkWindow *parent);

G_END_DECLS
