/* mn-cross-bar.h: of which days, and in which shares, a cross table is wanted
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-cross.h"

G_BEGIN_DECLS

/* Above the cross table: the day it counts on, the day whose units it counts by, the shares; and the buttons of the
 * page's actions. Signals "days-changed", "share-changed". */
#define MN_TYPE_CROSS_BAR (mn_cross_bar_get_type ())
G_DECLARE_FINAL_TYPE (MnCrossBar, mn_cross_bar, MN, CROSS_BAR, GtkWidget)

GtkWidget *mn_cross_bar_new (MnDate working_date);
/* TRUE when that is another day to count on. */
gboolean mn_cross_bar_set_working_date (MnCrossBar *self, MnDate working_date);
/* By the units of which day the window shows everything; TRUE where that rules this table too, because no other day is
 * typed here. */
gboolean mn_cross_bar_set_unit_day (MnCrossBar *self, MnDate day);
void mn_cross_bar_set_busy (MnCrossBar *self, gboolean busy);
/* As typed; "" for the usual one. FALSE where @text is no day. */
gboolean mn_cross_bar_set_on (MnCrossBar *self, const char *text);
gboolean mn_cross_bar_set_units_on (MnCrossBar *self, const char *text);
void mn_cross_bar_set_share (MnCrossBar *self, MnCrossShare share);

/* Both are always set: the working date, and the day that is counted on, where nothing was typed. */
MnDate mn_cross_bar_get_on (MnCrossBar *self);
MnDate mn_cross_bar_get_units_on (MnCrossBar *self);
MnCrossShare mn_cross_bar_get_share (MnCrossBar *self);

G_END_DECLS
