/* mn-overview-strip.h: the days of a month with what happens on them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-calendar.h"

G_BEGIN_DECLS

/* Signal "activated" (gint64 programme): an entry was chosen. */
#define MN_TYPE_MONTH_STRIP (mn_month_strip_get_type ())
G_DECLARE_FINAL_TYPE (MnMonthStrip, mn_month_strip, MN, MONTH_STRIP, GtkWidget)

/* @entries: of MnCalendarEntry, copied. */
void mn_month_strip_set (MnMonthStrip *self, MnDate first, MnDate last, MnDate today, GPtrArray *entries);

G_END_DECLS
