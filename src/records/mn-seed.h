/* mn-seed.h: the national lists that every register begins with
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-transaction.h"

G_BEGIN_DECLS

/* Units with their parents and successors, ethnic groups, circumstance groups, categories and rates of assistance, and
 * what mn_seed_indicators() adds, each list as one audited range. A unit's current parent is that of @on. For an empty
 * register. */
gboolean mn_seed_lists (MnTransaction *tx, MnDate on, GCancellable *cancellable, GError **error);
/* Indicators, the nation's targets and series: lists that a register of an older schema has not. */
gboolean mn_seed_indicators (MnTransaction *tx, MnDate on, GCancellable *cancellable, GError **error);
/* What a unit of this kind ("commune") is called without the word for it: "Cam Thủy" for "Xã Cam Thủy", "TT Cam Lộ" for
 * "Thị trấn Cam Lộ"; "Phường 1" stays whole. (transfer full) */
char *mn_seed_short_name (const char *name, const char *kind);

G_END_DECLS
