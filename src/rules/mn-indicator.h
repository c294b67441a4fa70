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

/* The rule in three parts, for pages, charts and lists that hold more than one figure against a target. */

/* Of figures of one place: the newest whose period is over on the day, of the same period the confirmed before the
 * reported before the estimated; an estimate only where nothing else is known. NULL: none. (element-type MnObservation)
 */
const MnObservation *mn_observations_latest (GPtrArray *figures, MnDate on);
/* What a figure of @year is to be held against: of the unit's own targets, without any of the nation's, those in force
 * on the day when there are some, the first of a year not before; past the last year that was named, the last still
 * holds. NULL: none. (element-type MnTarget): by year */
const MnTarget *mn_targets_choose (GPtrArray *targets, gint64 unit, int year, MnDate on);
/* @distance (may be NULL): value less target. @target may be NULL. */
MnStandingState mn_target_judge (const MnTarget *target, gint64 value, gint64 *distance);

/* All of it for @unit (0: the whole country) on a day. */
MnStanding mn_indicator_stand (GPtrArray *observations, GPtrArray *targets, gint64 unit, MnDate on);
/* "still 1,2 percentage points above the target of 2025": translated; NULL when the state is not known.
 * (transfer full) */
char *mn_standing_describe (const MnStanding *standing, const MnIndicatorInfo *info);

/* Years between the first and the last of @figures (of one place and series) that none of them touches: gaps, never
 * zeros. (element-type int) (transfer full) */
GArray *mn_indicator_gaps (const MnObservation *const *figures, guint n_figures);

G_END_DECLS
