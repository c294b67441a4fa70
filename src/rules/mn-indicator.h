/* mn-indicator.h: where an indicator stands against its target
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-indicator-query.h"

G_BEGIN_DECLS

typedef enum {
  MN_STANDING_UNKNOWN, /* no figure, no target, or one that a single figure cannot be held against */
  MN_STANDING_SHORT,
  MN_STANDING_REACHED,
} MnStandingState;

typedef struct {
  const MnObservation *latest; /* borrowed from the figures; NULL: none that ended by the day */
  const MnTarget *target;      /* borrowed from the targets; NULL: none */
  gboolean in_force;           /* the act that sets the target is in force on the day */
  gint64 distance;             /* value less target */
  MnStandingState state;
} MnStanding;

/* Of @unit (0: the whole country) on a day: the newest figure whose period is over, of the same period the confirmed
 * before the reported before the estimated; held against the unit's own targets, without any against the nation's: the
 * first of a year not before the figure's, of those in force when there is one. */
MnStanding mn_indicator_stand (GPtrArray *observations, GPtrArray *targets, gint64 unit, MnDate on);
/* "still 1,2 percentage points above the target of 2025": translated; NULL when the state is not known.
 * (transfer full) */
char *mn_standing_describe (const MnStanding *standing, const MnIndicatorInfo *info);

/* Years between the first and the last of @figures (of one place and series) that none of them touches: gaps, never
 * zeros. (element-type int) (transfer full) */
GArray *mn_indicator_gaps (const MnObservation *const *figures, guint n_figures);

G_END_DECLS
