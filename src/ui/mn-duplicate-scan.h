/* mn-duplicate-scan.h: the search for duplicates in a worker
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-duplicate.h"

G_BEGIN_DECLS

typedef struct _MnDuplicateScan MnDuplicateScan;

/* @pairs (element-type MnDuplicatePair, borrowed) or @error; in the main thread. Cancelled is an error too. */
typedef void (*MnDuplicateScanFunc) (GArray *pairs, guint n_children, const GError *error, gpointer data);

MnDuplicateScan *mn_duplicate_scan_new (MnRegister *reg, MnDuplicateScanFunc func, gpointer data);
/* Nothing is called back any more. What still runs is stopped before this returns, so that the register can be closed:
 * a moment. */
void mn_duplicate_scan_free (MnDuplicateScan *scan);
/* Ends it soon, with its function called. */
void mn_duplicate_scan_cancel (MnDuplicateScan *scan);
/* From 0 to 1. */
double mn_duplicate_scan_get_done (MnDuplicateScan *scan);

G_END_DECLS
