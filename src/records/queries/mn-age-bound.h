/* mn-age-bound.h: who is younger than so many years, as SQL says it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* Of a partial birth date the latest day it allows counts, so a date with a month (a year) alone is under the age while
 * it is later than the last month (year) that was over that many years before the day. The three places are bound by
 * mn_age_bound_bind(). @c: the child's name in the text. */
#define MN_SQL_YOUNGER(c, day, month, year)                                                                            \
  c ".birth_date > CASE length(" c ".birth_date) WHEN 10 THEN " day " WHEN 7 THEN " month " ELSE " year " END"

/* Binds @first and the two after it: the day @years before @on, and the last month and year that had ended by then. */
void mn_age_bound_bind (MnStatement *statement, int first, MnDate on, int years);

/* Until when somebody is a child (Luật Trẻ em, Điều 1). */
#define MN_CHILD_AGE 16

G_END_DECLS
