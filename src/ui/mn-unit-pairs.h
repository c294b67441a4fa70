/* mn-unit-pairs.h: which of the ending units becomes which
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-unit-change.h"

G_BEGIN_DECLS

/* A line of check buttons for each unit that ends, while there is more than one that it may become: of one result
 * nobody needs to be asked. Signal "changed": something was ticked. */
#define MN_TYPE_UNIT_PAIRS (mn_unit_pairs_get_type ())
G_DECLARE_FINAL_TYPE (MnUnitPairs, mn_unit_pairs, MN, UNIT_PAIRS, GtkWidget)

GtkWidget *mn_unit_pairs_new (void);
/* The lines for the endings and results of @change; ticks of pairs that are still there stay. */
void mn_unit_pairs_fill (MnUnitPairs *self, const MnUnitChange *change, const MnUnits *units);
/* Takes back every tick: new results are known by their place, which has moved. */
void mn_unit_pairs_forget (MnUnitPairs *self);
/* Adds to @change, which has its endings and results, what becomes of what: everything the only result, else what is
 * ticked. A unit ticked once is certain. */
void mn_unit_pairs_apply (MnUnitPairs *self, MnUnitChange *change);

G_END_DECLS
