/* mn-indicator-row.h: an indicator as a line of a list
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-indicator-data.h"

G_BEGIN_DECLS

/* Short name, newest figure of @unit (else of the place with the most), reached or not by icon and by word.
 * (transfer floating) */
GtkWidget *mn_indicator_row_new (const MnIndicatorData *data, gint64 unit);
/* The figure it shows; NULL: none. */
const MnObservation *mn_indicator_row_find (const MnIndicatorData *data, gint64 unit);
/* "còn cao hơn mục tiêu…"-like judgement of that figure. */
MnStandingState mn_indicator_row_judge (const MnIndicatorData *data, const MnObservation *figure);

G_END_DECLS
