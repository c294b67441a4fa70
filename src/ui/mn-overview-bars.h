/* mn-overview-bars.h: two simple drawings of figures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One bar divided by shares. */
#define MN_TYPE_SHARE_BAR (mn_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (MnShareBar, mn_share_bar, MN, SHARE_BAR, GtkWidget)

void mn_share_bar_set_shares (MnShareBar *self, const gint64 *shares, guint n_shares);
/* The named colours of the shares in their order; a fifth share begins anew. */
const char *mn_share_bar_color_name (guint share);

/* Labels, bars from zero, and the value behind each: no grid is needed. */
#define MN_TYPE_BARS (mn_bars_get_type ())
G_DECLARE_FINAL_TYPE (MnBars, mn_bars, MN, BARS, GtkWidget)

void mn_bars_clear (MnBars *self);
void mn_bars_add (MnBars *self, const char *label, gint64 value);

G_END_DECLS
