/* mn-record-cell.h: one cell of the table of an entity
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record-view.h"

G_BEGIN_DECLS

/* What the cells of one column need to know. */
typedef struct {
  const MnEntity *entity;
  guint field;
  MnCellText text;
  gpointer cell_data;
  MnRecordList *list; /* borrowed: the words of its query are bold */
  MnSession *session; /* borrowed: by the units of which day places are shown */
  gboolean first;     /* the first column hides the whole row when it is inert */
} MnRecordCell;

/* A factory whose cells follow the live rows of the list. @cell is taken. */
GtkListItemFactory *mn_record_cell_factory_new (MnRecordCell *cell);

G_END_DECLS
