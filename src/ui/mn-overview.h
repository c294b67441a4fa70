/* mn-overview.h: the page Tổng quan
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-page.h"

G_BEGIN_DECLS

/* What the register holds, what is due, what ends, what does not agree. The figures are computed in a worker: the first
 * frame never waits for them. Signal "loaded". */
#define MN_TYPE_OVERVIEW (mn_overview_get_type ())
G_DECLARE_FINAL_TYPE (MnOverview, mn_overview, MN, OVERVIEW, GtkWidget)

/* "content", "empty", "problem" */
const char *mn_overview_get_shown (MnOverview *self);
gboolean mn_overview_is_loaded (MnOverview *self);

G_END_DECLS
