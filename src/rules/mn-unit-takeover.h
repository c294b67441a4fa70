/* mn-unit-takeover.h: the register's own unit has ended: it goes on as another one's
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"
#include "mn-transaction.h"
#include "mn-units.h"

G_BEGIN_DECLS

/* The first day on which @own was no more, when that is @on or before; else not set. */
MnDate mn_unit_takeover_day (const MnUnits *units, gint64 own, MnDate on);
/* Whose the register may be now: what the unit became, and what is above it then (a province may take a district's work
 * over). (transfer full) (element-type gint64) */
GArray *mn_unit_takeover_candidates (const MnUnits *units, gint64 own, MnDate on);

/* As an MnWriteFunc, one change: the register is of @to; the office's profile in force ends and a new one begins with
 * the names given; officers of units that have ended get the unit that these certainly became (those of the register's
 * own unit: @to), by a row of their own from that day on, for the old rows say what was. Who signs for the new office
 * nobody has said yet. */
typedef struct {
  MnUnits *units; /* owned */
  gint64 own, to;
  MnDate on;                       /* the working date */
  char *office_name, *parent_name; /* owned; the second may be "" */
  /* What came of it */
  guint n_officers; /* that got a unit */
  guint n_left;     /* whose unit is not certain: they keep the old one */
} MnUnitTakeover;

gboolean mn_unit_takeover_run (MnTransaction *transaction, gpointer takeover, GError **error);
/* The same counts without writing. */
gboolean mn_unit_takeover_plan (MnDb *db, MnUnitTakeover *takeover, GError **error);
void mn_unit_takeover_free (gpointer takeover);

G_END_DECLS
