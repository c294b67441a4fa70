/* mn-unit-move.h: children follow their unit into what became of it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-transaction.h"
#include "mn-units.h"

G_BEGIN_DECLS

/* What came along, for the sentence at the end. */
typedef struct {
  guint n_residences; /* moved, or written under the wrong unit and put right */
  guint n_villages;   /* that people went with */
  guint n_households;
} MnUnitMoved;

/* Who goes: the whole unit, a village of it or (0) those without one, one child. */
#define MN_UNIT_MOVE_ALL ((gint64)-1)

typedef struct {
  gint64 from, to;
  MnDate day;      /* the first in @to */
  const char *act; /* becomes the reason of the new residences; "" for none */
  gint64 village;  /* MN_UNIT_MOVE_ALL; a village; 0 */
  gint64 child;    /* 0; else only it, with village MN_UNIT_MOVE_ALL */
} MnUnitMove;

/* Inside a transaction. Nothing is overwritten: a residence gets its end on the day before and a new one begins; only a
 * residence that began on @day or later, and so never was in the old unit, is put right. A village goes on as a new row
 * of the new unit (of the same UUID whichever way its people come), with the old unit's name behind its own where the
 * new unit has one of that name; it ends in the old unit when all of it goes. Households are written under the new
 * place. Adds to @moved. */
gboolean mn_unit_move (MnTransaction *transaction, const MnUnitMove *move, MnUnitMoved *moved, GError **error);

/* Moves everybody who still lives in a unit that ended before @on to the only successor that is certain, step by step.
 * Who has none, or several, stays for mn_unit_query_pending(). */
gboolean mn_units_follow (const MnUnits *units, MnTransaction *transaction, MnDate on, MnUnitMoved *moved,
                          GError **error);
/* Where to the people of a unit that ended can only have gone: the link; NULL when that is to be asked. */
const MnUnitLink *mn_units_only_successor (const MnUnits *units, gint64 unit);

/* The two above as MnWriteFunc, with what they need. */
typedef struct {
  MnUnits *units;    /* owned */
  MnUnitMove *moves; /* owned, with their acts; NULL: mn_units_follow() */
  guint n_moves;
  MnDate on;
  char *subject; /* owned */
  MnUnitMoved moved;
} MnUnitMoveJob;

gboolean mn_unit_move_run (MnTransaction *transaction, gpointer job, GError **error);
void mn_unit_move_job_free (gpointer job);

G_END_DECLS
