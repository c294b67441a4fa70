/* mn-cross-private.h: the dimensions, for the counting
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross.h"

G_BEGIN_DECLS

/* The values of a dimension among these facts, and which of them each child has. */
typedef struct {
  MnCrossDimension dimension;
  const MnCrossFacts *facts;
  GPtrArray *values; /* of MnCrossValue, in the order of lists, the unknown one last */
  gint32 *of_name;   /* index of a name (of a group) to a value; NULL: the facts have it themselves */
  gint32 years[64];  /* day on which one is k years old: born by years[k] */
} MnCrossAxis;

MnCrossAxis *mn_cross_axis_new (const MnCrossFacts *facts, MnCrossDimension dimension, gboolean name_sensitive);
void mn_cross_axis_free (MnCrossAxis *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnCrossAxis, mn_cross_axis_free)

/* More than a child can have of any dimension: circumstances are the most. */
#define MN_CROSS_MANY 64

/* The values of a child, each once; at least one. */
guint mn_cross_axis_values (const MnCrossAxis *self, const MnCrossFact *fact, guint *values);

G_END_DECLS
