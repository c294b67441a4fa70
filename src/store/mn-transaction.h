/* mn-transaction.h: the one path of every write
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* A running IMMEDIATE transaction on the writer thread. The first write makes the `change` row that groups everything
 * (time in UTC, who, what was done). Creating a row writes one audit line, editing one per column that really changed,
 * the bin one, restoring one.
 *
 * Actions (what was done; stored, never translated): "create", "edit", "delete", "restore", "purge", "import", "merge",
 * "sample", "new", "seed", "settings", "export" (data left the register: nothing is written but the change itself),
 * "undo", "redo", "refresh".
 *
 * Tables written here have the columns id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, deleted_at
 * TEXT. Table and column names come from the entity tables of the floor above, never from data; they are checked to be
 * plain identifiers. */
typedef struct _MnTransaction MnTransaction;

typedef struct {
  const char *column; /* interned or static */
  MnValue value;      /* owned by whoever made the array */
} MnColumn;

MnDb *mn_transaction_get_db (MnTransaction *transaction);
/* The change row's id; makes the row if nothing was written yet. */
gint64 mn_transaction_get_change (MnTransaction *transaction);
/* Time of the change, "2017-05-31T01:00:00Z". (transfer none) */
const char *mn_transaction_get_time (MnTransaction *transaction);
void mn_transaction_set_subject (MnTransaction *transaction,
                                 const char *subject);                     /* a line people read in lists of changes */
GCancellable *mn_transaction_get_cancellable (MnTransaction *transaction); /* may be NULL */

/* The new row's id, 0 on error. @columns include derived ones: creation is one audit line whatever they are. A UUID is
 * made unless @columns has a "uuid". */
gint64 mn_transaction_insert (MnTransaction *transaction, const char *table, const MnColumn *columns, guint n_columns,
                              GError **error);
/* Compares with what is stored and writes and audits only what differs. */
gboolean mn_transaction_update (MnTransaction *transaction, const char *table, gint64 row_id, const MnColumn *columns,
                                guint n_columns, GError **error);
/* Derived columns: written when different, never audited. */
gboolean mn_transaction_derive (MnTransaction *transaction, const char *table, gint64 row_id, const MnColumn *columns,
                                guint n_columns, GError **error);
/* Into the bin and out of it. Deleting what is in the bin already is not an error and writes nothing. */
gboolean mn_transaction_delete (MnTransaction *transaction, const char *table, gint64 row_id, GError **error);
gboolean mn_transaction_restore (MnTransaction *transaction, const char *table, gint64 row_id, GError **error);
/* Removes the row for good and blanks its audit values; needs a reason, which is kept. Refused while other rows link to
 * it. */
gboolean mn_transaction_purge (MnTransaction *transaction, const char *table, gint64 row_id, const char *reason,
                               GError **error);

/* Rows of lists that ship with the program: written without a line per row, but with one audit line (op "range") for
 * the rows between begin and end, which the caller inserts in between with mn_transaction_insert(). Ranges do not nest.
 */
void mn_transaction_begin_range (MnTransaction *transaction, const char *table);
gboolean mn_transaction_end_range (MnTransaction *transaction, GError **error);

/* Tells the change signal about a row that was written by plain SQL. */
void mn_transaction_touch (MnTransaction *transaction, const char *table, gint64 row_id);
/* Of a row that was inserted just now: what is derived from it elsewhere was written already, with the rows that have
 * it. The hook before the commit need not do it again, unless the row is written once more. */
void mn_transaction_settle (MnTransaction *transaction, const char *table, gint64 row_id);

/* Undoes every line of another change inside this transaction: MN_STORE_ERROR_CONFLICT, and nothing done, when
 * something of it was changed since. */
gboolean mn_transaction_undo (MnTransaction *transaction, gint64 change_id, GError **error);

G_END_DECLS
