/* mn-indicator-chart.h: the chart of an indicator, and the sentence below it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-chart.h"
#include "mn-indicator-data.h"
#include "mn-unit-view.h"

G_BEGIN_DECLS

/* What is shown of an indicator. Words are those of paper: a chart on the screen and its file say the same. */
typedef struct {
  const MnIndicatorData *data;
  const char *place; /* NULL: no figures */
  int from;          /* years; 0: open */
  int to;
  const MnUnitView *units; /* bars of units are of these; NULL: as they are written down */
  gboolean with_title;     /* off where title and unit stand around the chart */
} MnIndicatorView;

/* Figures of the place, one line for each way of counting; years between without a figure are gaps, estimates are
 * hollow, unlike periods are not joined. Where the place is a unit of the register, the country is context. */
MnChart *mn_indicator_chart_new (const MnIndicatorView *view);
/* The units of one level beside each other, in the period of @year (0: any) that is the newest by the working date in
 * which two of them have a figure, the largest first; those that reached the target are pale. Only figures that are
 * there: a unit without one has no bar. By the units of another day one has a bar where it is what one unit of the
 * period was, or (of counts only: rates do not add up) where all that it was made of have a figure. @n (may be NULL):
 * how many. NULL: nothing to compare. */
MnChart *mn_indicator_units_chart_new (const MnIndicatorView *view, int year, guint *n);
/* How high a file with so many bars is, in points: no room below the last. 0: a chart over years. */
double mn_indicator_units_height (guint n);
/* What it says where there is nothing to compare. (transfer full) */
char *mn_indicator_units_nothing (const MnIndicatorView *view);
/* The same bounds for tables. */
gboolean mn_indicator_view_holds (const MnIndicatorView *view, MnDate start, MnDate end);
/* "Đơn vị: %. Nguồn: …. Càng thấp càng tốt." (transfer full) */
char *mn_indicator_chart_subtitle (const MnIndicatorView *view);
/* Value, change, base, distance to the target, gaps and estimates. (transfer full) */
char *mn_indicator_chart_sentence (const MnIndicatorView *view);

G_END_DECLS
