/* mn-record-view.h: the list of any entity, as a table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-record-list.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* What a cell shows instead of the field's own text. (transfer full): NULL for the field's own. */
typedef char *(*MnCellText) (MnRow *row, guint field, gpointer user_data);

typedef struct {
  const char *field;
  const char *title; /* N_(), NULL: the field's label */
  int width;         /* pixels */
  gboolean expand;
  MnCellText text;
} MnViewColumn;

/* A table over an MnRecordList. The headers set the order of the query (no sort model stands over the register); the
 * selection is a row, not a place, and stays with it; letters that the search found are bold.
 *
 * Signals: "selected" (gint64 row id; 0: none), at once; "activated" (gint64 row id): Enter or a double click;
 * "loaded": a new result is in place; "columns-changed": somebody chose, dragged or resized columns. */
#define MN_TYPE_RECORD_VIEW (mn_record_view_get_type ())
G_DECLARE_FINAL_TYPE (MnRecordView, mn_record_view, MN, RECORD_VIEW, GtkWidget)

/* @columns (static, may be NULL: the listed fields) */
GtkWidget *mn_record_view_new (MnSession *session, const MnEntity *entity, const MnViewColumn *columns, guint n_columns,
                               gpointer cell_data);

/* The columns as they stand: field names and widths in pixels, a(si). (transfer full) */
GVariant *mn_record_view_get_columns (MnRecordView *self);
/* Others, in this order; fields that there are not (any more) are left out. A width of 0 is the column's own. NULL:
 * those the view was made with. */
void mn_record_view_set_columns (MnRecordView *self, GVariant *columns);
const MnEntity *mn_record_view_get_entity (MnRecordView *self);
MnRecordList *mn_record_view_get_list (MnRecordView *self);
/* Search and filters; the order is the view's own. */
void mn_record_view_set_query (MnRecordView *self, const MnQuery *query);
gint64 mn_record_view_get_selected (MnRecordView *self);
/* Selects and reveals, as soon as it is among the rows; 0 selects nothing. */
void mn_record_view_select (MnRecordView *self, gint64 row_id);
/* Puts the focus on the selected row, else on the first. */
void mn_record_view_focus (MnRecordView *self);

G_END_DECLS
