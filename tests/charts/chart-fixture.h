/* chart-fixture.h: charts for tests and for the eye
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-chart-layout.h"

G_BEGIN_DECLS

/* Invented: eight years of one district, 2013 missing, 2017 estimated, the country beside it, two targets. */
MnChart *fixture_stunting (void);
/* Of the file beside this one: real figures of survey years, with holes. */
MnChart *fixture_survey (void);
/* Invented: years, and nine months among them. */
MnChart *fixture_unlike (void);
/* Invented: three lines with a forecast, close to each other. */
MnChart *fixture_three (void);
/* Invented: @n_series lines of @n_years years. */
MnChart *fixture_many (guint n_series, guint n_years);
/* Invented: twelve months of counts; five months of payments against the plan; nine communes. */
MnChart *fixture_months (void);
MnChart *fixture_columns (void);
MnChart *fixture_bars (void);
/* Invented: columns of years against a target; sums by source, planned and spent. */
MnChart *fixture_accidents (void);
MnChart *fixture_money (void);

MnFontSet *fixture_fonts (void); /* (transfer none) */
MnChartLayout *fixture_layout (MnChart *chart, double width, double height);

G_END_DECLS
