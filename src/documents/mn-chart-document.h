/* mn-chart-document.h: an indicator on paper: its chart, its figures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-document.h"
#include "mn-font-set.h"
#include "mn-indicator-chart.h"
#include "mn-page-setup.h"

G_BEGIN_DECLS

#define MN_TYPE_CHART_DOCUMENT (mn_chart_document_get_type ())
G_DECLARE_FINAL_TYPE (MnChartDocument, mn_chart_document, MN, CHART_DOCUMENT, GObject)

/* An MnDocument on A4, laid out at once: the chart, what it says, the figures, and the units beside each other where
 * there are several; @view is not needed afterwards. @is_sample marks invented data. */
MnChartDocument *mn_chart_document_new (const MnIndicatorView *view, gboolean is_sample, GError **error);

G_END_DECLS
