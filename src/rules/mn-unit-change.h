/* mn-unit-change.h: a merger or a split, recorded
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-unit-move.h"

G_BEGIN_DECLS

/* On a day, by a legal act, units end and others take their place, many to many. A unit that takes in another and goes
 * on as it was is a result and does not end. */
typedef struct {
  gint64 unit;              /* one that goes on; 0: a new unit or state */
  char *code, *name, *kind; /* of a new one; owned */
} MnUnitResult;

typedef struct {
  guint ending, result; /* places in the arrays */
  gboolean certain;
} MnUnitPair;

typedef struct {
  MnDate day; /* the first of the results */
  char *act;
  GArray *endings;    /* of gint64 */
  GPtrArray *results; /* of MnUnitResult */
  GArray *pairs;      /* of MnUnitPair: what became of what */
} MnUnitChange;

MnUnitChange *mn_unit_change_new (void);
void mn_unit_change_free (MnUnitChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnUnitChange, mn_unit_change_free)
guint mn_unit_change_add_ending (MnUnitChange *change, gint64 unit);
guint mn_unit_change_add_result (MnUnitChange *change, gint64 unit, const char *code, const char *name,
                                 const char *kind);
void mn_unit_change_add_pair (MnUnitChange *change, guint ending, guint result, gboolean certain);

/* Sentences saying what is wrong with it; none when it may be recorded. (element-type utf8) (transfer full) */
GPtrArray *mn_unit_change_check (const MnUnitChange *change, const MnUnits *units);

/* As an MnWriteFunc: new units with their parent, ends, links, and everybody who can only have gone one way, as one
 * change. Refuses what mn_unit_change_check() finds wrong, with MN_RECORD_ERROR_INVALID. */
typedef struct {
  MnUnitChange *change; /* owned */
  MnUnits *units;       /* owned */
  MnUnitMoved moved;
} MnUnitChangeJob;

gboolean mn_unit_change_run (MnTransaction *transaction, gpointer job, GError **error);
void mn_unit_change_job_free (gpointer job);

G_END_DECLS
