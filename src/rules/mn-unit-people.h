/* mn-unit-people.h: the inhabitants of a unit, of its own or as the sum of what it was
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-units.h"

G_BEGIN_DECLS

typedef struct {
  gint64 total; /* 0: not known */
  int year;
  gboolean summed; /* of the units that it certainly was made of, all of the same year */
} MnUnitPeopleSum;

/* Inhabitants of @unit in the last year up to @year that is known. Where nobody wrote down its own, those of all units
 * of its level that became it are added up; when one of them was split, or one figure is missing, it is not known:
 * nothing is shared out by guess. FALSE on error. */
gboolean mn_unit_people_find (MnDb *db, const MnUnits *units, gint64 unit, int year, MnUnitPeopleSum *people,
                              GError **error);

G_END_DECLS
