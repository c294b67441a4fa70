/* mn-indicator-bars.h: an indicator's units beside each other
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-chart-view.h"
#include "mn-indicator-chart.h"

G_BEGIN_DECLS

/* Bars of the newest period that has figures of several units, or a sentence that there is none. */
#define MN_TYPE_INDICATOR_BARS (mn_indicator_bars_get_type ())
G_DECLARE_FINAL_TYPE (MnIndicatorBars, mn_indicator_bars, MN, INDICATOR_BARS, GtkWidget)

GtkWidget *mn_indicator_bars_new (void);
/* FALSE: there is nothing to compare. */
gboolean mn_indicator_bars_set_view (MnIndicatorBars *self, const MnIndicatorView *view);
MnChartView *mn_indicator_bars_get_chart (MnIndicatorBars *self);

G_END_DECLS
