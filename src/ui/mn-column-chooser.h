/* mn-column-chooser.h: which columns a list shows, and in what order
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record-view.h"

G_BEGIN_DECLS

/* A menu button over a list of all fields of the view's entity: ticked ones are columns, in the order they stand; two
 * buttons move one up or down. What is chosen here, dragged or resized in the table is kept for this desk under the
 * list's name, and given to the view when this is made. */
#define MN_TYPE_COLUMN_CHOOSER (mn_column_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MnColumnChooser, mn_column_chooser, MN, COLUMN_CHOOSER, GtkWidget)

/* @list: a name for the settings. */
GtkWidget *mn_column_chooser_new (MnRecordView *view, const char *list);
void mn_column_chooser_open (MnColumnChooser *self);
/* For tests and keys. */
void mn_column_chooser_set_shown (MnColumnChooser *self, const char *field, gboolean shown);
void mn_column_chooser_move (MnColumnChooser *self, const char *field, int by);

G_END_DECLS
