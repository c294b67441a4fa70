/* mn-chart-view.h: a chart in the window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-chart-layout.h"

G_BEGIN_DECLS

/* Draws a chart at the size it is given, in the colours of the window. The point under the pointer, or the one that the
 * arrow keys chose (left and right along a line, up and down to the next, Home and End), shows its value; Esc leaves
 * it. Those who cannot see it hear the whole of it as its description, and the chosen point as its value. */
#define MN_TYPE_CHART_VIEW (mn_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (MnChartView, mn_chart_view, MN, CHART_VIEW, GtkWidget)

GtkWidget *mn_chart_view_new (void);
/* @name is what the chart is called. @chart NULL: nothing. */
void mn_chart_view_set_chart (MnChartView *self, MnChart *chart, const char *name);
/* The words of the point that is shown; NULL: none. */
const char *mn_chart_view_get_value (MnChartView *self);
/* One point on, as the arrow keys do. FALSE: there is none. */
gboolean mn_chart_view_step (MnChartView *self, int dx, int dy);

G_END_DECLS
