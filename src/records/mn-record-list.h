/* mn-record-list.h: the list model of any entity
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mn-query.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* A light row object handed to the view. It is re-pointed at another row when the result changes: cells listen to
 * "refresh" and ask again. An inert row pads a short result (see MnRecordList): it shows nothing and cannot be
 * selected. */
#define MN_TYPE_ROW (mn_row_get_type ())
G_DECLARE_FINAL_TYPE (MnRow, mn_row, MN, ROW, GObject)

gint64 mn_row_get_id (MnRow *row); /* 0: inert */
gboolean mn_row_is_inert (MnRow *row);
guint mn_row_get_position (MnRow *row);
/* The data of the row, from the list's bounded cache (read 32 rows at a time by key); NULL when inert or
 * gone. (transfer none): until the next call. */
const MnRowData *mn_row_get_data (MnRow *row);
/* (transfer full): "" when inert */
char *mn_row_display (MnRow *row, guint field);

/* What the view shows is an array of row ids in order; get_item never touches SQL. The ids are found in a worker; a
 * newer query interrupts an older one. Those of children come from the mirror, before set_query() returns, as soon as
 * it is ready; until then the first screen of the whole list is there at once and all of it when it is "loaded". A new
 * result re-points the live row objects and splices only the tail; a result shorter than MN_RECORD_LIST_PAD rows is
 * padded with inert ones (measured: anything else costs 200 ms to the next frame).
 *
 * Listens to the register's changes by itself: an edited row refreshes in place when its order cannot have changed,
 * else the query runs again. Properties: "n-found" (guint: the real rows), "loading" (gboolean). Signal "loaded": a
 * result is in place. */
#define MN_RECORD_LIST_PAD 206
#define MN_TYPE_RECORD_LIST (mn_record_list_get_type ())
G_DECLARE_FINAL_TYPE (MnRecordList, mn_record_list, MN, RECORD_LIST, GObject)

/* Empty until a query is set. */
MnRecordList *mn_record_list_new (MnRegister *reg, const MnEntity *entity);
/* Off for lists that are never long and shown in full height (a box of rows in a card). Default on. */
void mn_record_list_set_padded (MnRecordList *list, gboolean padded);
/* What the view has on the screen, each time that changes: a new result is filled in there at once, and behind the
 * frame elsewhere. Without it all rows that the view holds are filled at once. */
void mn_record_list_set_shown (MnRecordList *list, guint first, guint n);
void mn_record_list_set_query (MnRecordList *list, const MnQuery *query);
const MnQuery *mn_record_list_get_query (MnRecordList *list);
const MnEntity *mn_record_list_get_entity (MnRecordList *list);
guint mn_record_list_get_n_found (MnRecordList *list);
gboolean mn_record_list_get_loading (MnRecordList *list);
/* G_MAXUINT when it is not there. */
guint mn_record_list_find (MnRecordList *list, gint64 row_id);
gint64 mn_record_list_get_id (MnRecordList *list, guint position); /* 0 for padding */
/* All ids of the result: "select all" is this. (transfer full) (element-type gint64) */
GArray *mn_record_list_dup_keys (MnRecordList *list);

G_END_DECLS
