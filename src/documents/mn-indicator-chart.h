/* mn-indicator-chart.h: the chart of an indicator, and the sentence below it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-chart.h"
#include "mn-indicator-data.h"

G_BEGIN_DECLS

/* What is shown of an indicator. Words are those of paper: a chart on the screen and its file say the same. */
typedef struct {
  const MnIndicatorData *data;
  const char *place; /* NULL: no figures */
  int from;          /* years; 0: open */
  int to;
  gboolean with_title; /* off where title and unit stand around the chart */
} MnIndicatorView;

/* Figures of the place, one line for each way of counting; years between without a figure are gaps, estimates are
 * hollow, unlike periods are not joined. Where the place is a unit of the register, the country is context. */
MnChart *mn_indicator_chart_new (const MnIndicatorView *view);
/* The same bounds for tables. */
gboolean mn_indicator_view_holds (const MnIndicatorView *view, MnDate start, MnDate end);
/* "Đơn vị: %. Nguồn: …. Càng thấp càng tốt." (transfer full) */
char *mn_indicator_chart_subtitle (const MnIndicatorView *view);
/* Value, change, base, distance to the target, gaps and estimates. (transfer full) */
char *mn_indicator_chart_sentence (const MnIndicatorView *view);

G_END_DECLS
