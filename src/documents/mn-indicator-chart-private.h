/* mn-indicator-chart-private.h: what the charts of an indicator share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-indicator-chart.h"

G_BEGIN_DECLS

/* A figure as a point of its period, or, with @label, as one of a category. @with_state: estimates say so. */
void _mn_indicator_add_point (MnSeries *series, const MnObservation *figure, gboolean with_state, const char *label,
                              gboolean is_muted);
void _mn_indicator_add_target (MnChart *chart, const MnIndicatorData *data, const MnTarget *goal);
/* "Cam Lộ" of "Huyện Cam Lộ": enough beside a line. (transfer none) */
const char *_mn_indicator_short_name (const char *place);

G_END_DECLS
