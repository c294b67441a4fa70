/* mn-indicator-details.h: an indicator: its chart, what it says, its figures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-chart-export.h"
#include "mn-chart-view.h"
#include "mn-indicator-table.h"
#include "mn-indicator-bars.h"

G_BEGIN_DECLS

/* Actions: "indicator.edit", "indicator.history", "indicator.print", "indicator.export" and "indicator.export-units"
 * ("png", "svg", "pdf"). */
#define MN_TYPE_INDICATOR_DETAILS (mn_indicator_details_get_type ())
G_DECLARE_FINAL_TYPE (MnIndicatorDetails, mn_indicator_details, MN, INDICATOR_DETAILS, GtkWidget)

GtkWidget *mn_indicator_details_new (MnSession *session);
/* @all (element-type MnIndicatorData) is kept; @data, one of them or NULL, is shown. */
void mn_indicator_details_set (MnIndicatorDetails *self, GPtrArray *all, const MnIndicatorData *data);
void mn_indicator_details_print (MnIndicatorDetails *self);
/* Writes the chart over years, or that of the units, as it is shown, and says so in a toast with the folder at hand. */
void mn_indicator_details_export (MnIndicatorDetails *self, GFile *file, gboolean by_unit);
MnChartView *mn_indicator_details_get_chart (MnIndicatorDetails *self);
MnIndicatorTable *mn_indicator_details_get_table (MnIndicatorDetails *self);
MnIndicatorBars *mn_indicator_details_get_bars (MnIndicatorDetails *self);
const char *mn_indicator_details_get_sentence (MnIndicatorDetails *self);

G_END_DECLS
