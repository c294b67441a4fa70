/* mn-award-sum.h: what awards come to in a year
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "mn-sponsor-query.h"

G_BEGIN_DECLS

typedef struct {
  GHashTable *children; /* of gint64; NULL: none */
  gint64 amount;        /* đồng in a year, as far as it is known */
  guint n_without;      /* awards without an amount */
  const char *note;     /* borrowed from the awards: why the first of them has none; NULL: not said */
} MnAwardSum;

/* Of @awards (element-type MnAwardLine; NULL: none) of one scheme; 0: of all. Cleared before the awards are freed. */
MnAwardSum mn_award_sum (GPtrArray *awards, gint64 scheme);
void mn_award_sum_clear (MnAwardSum *sum);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnAwardSum, mn_award_sum_clear)
/* Children, each once however many awards it has. */
guint mn_award_sum_children (const MnAwardSum *sum);

G_END_DECLS
