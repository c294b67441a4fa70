/* mn-current-query.h: current values on the working date
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-store.h"

G_BEGIN_DECLS

/* The dated rows are the truth; what the rows of child, household and unit carry of them is what holds on one day.
 * These are the only statements that compute it: for one row, for all rows, and for a check. */

typedef enum {
  MN_CURRENT_CHILD,
  MN_CURRENT_HOUSEHOLD,
  MN_CURRENT_UNIT,
  MN_N_CURRENT,
} MnCurrent;

const char *mn_current_table (MnCurrent current);

/* A child's name changes nothing of where it lives: only its dated rows decide. A new row begins without any. */
gboolean mn_current_depends_on_own_row (MnCurrent current);

/* Rows of these tables decide about a row of @current: the column that says which. NULL-terminated by table NULL. */
typedef struct {
  const char *table;
  const char *column;
} MnCurrentSource;

const MnCurrentSource *mn_current_sources (MnCurrent current);

/* Through mn_transaction_derive(): only what differs is written, and the row counts as touched. */
gboolean mn_current_write_row (MnTransaction *transaction, MnCurrent current, gint64 row_id, MnDate on, GError **error);
/* All rows by one statement; touched is row 0 of the table: any of them. */
gboolean mn_current_write_all (MnTransaction *transaction, MnCurrent current, MnDate on, GError **error);
/* Ids of rows whose values may differ between two days, because a dated row begins or ends between them. */
GArray *mn_current_moved (MnDb *db, MnCurrent current, MnDate from, MnDate to, GError **error);
/* How many rows carry something else than what holds on @on; -1 on error. */
gint64 mn_current_count_wrong (MnDb *db, MnCurrent current, MnDate on, GError **error);

G_END_DECLS
