/* mn-cross-chooser.h: what the rows and columns of a cross table are
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-cross.h"

G_BEGIN_DECLS

/* The questions in three groups: rows, columns, and those not asked. A question is moved by drag or by key: Alt and an
 * arrow up or down within its group and beyond it, left into the rows, right into the columns; Space or Enter asks it
 * or leaves it out, Delete leaves it out.
 *
 * Signal "changed". */
#define MN_TYPE_CROSS_CHOOSER (mn_cross_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MnCrossChooser, mn_cross_chooser, MN, CROSS_CHOOSER, GtkWidget)

GtkWidget *mn_cross_chooser_new (void);
const MnCrossQuestion *mn_cross_chooser_get_question (MnCrossChooser *self);
/* Does not emit. */
void mn_cross_chooser_set_question (MnCrossChooser *self, const MnCrossQuestion *question);
/* What a drag or a key does; emits when something moved. */
void mn_cross_chooser_move (MnCrossChooser *self, MnCrossDimension dimension, gboolean to_columns, guint place);
void mn_cross_chooser_toggle (MnCrossChooser *self, MnCrossDimension dimension);

G_END_DECLS
