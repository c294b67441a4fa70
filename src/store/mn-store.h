/* mn-store.h: a register file, open
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mn-db.h"
#include "mn-transaction.h"

G_BEGIN_DECLS

#define MN_STORE_APPLICATION_ID 0x4D4E474E /* "MNGN" in the header of every register */
#define MN_STORE_EXTENSION ".mangnon"

typedef enum {
  MN_STORE_OPEN_DEFAULT = 0,
  MN_STORE_OPEN_READ_ONLY = 1 << 0,
  MN_STORE_OPEN_MIGRATE = 1 << 1, /* bring an older schema up to date (after a verified copy of the file) */
} MnStoreOpenFlags;

/* Belongs to the thread that opened it: everything is called there, except where it says otherwise.
 *
 * One open file. One writer connection on its own thread takes all writes as a queue; readers have their own
 * connections. The numbered invariants are at the head of mn-store.c.
 *
 * Signal "changed" (MnStore *store, MnChangeSet *set): on the main context that created the store, after a commit of
 * ours, or with set->external after a commit by another program. */
#define MN_TYPE_STORE (mn_store_get_type ())
G_DECLARE_FINAL_TYPE (MnStore, mn_store, MN, STORE, GObject)

/* What one commit touched. */
typedef struct {
  const char *table; /* interned */
  gint64 row_id;     /* 0: any row of the table */
  gboolean settled;  /* of interest before the commit only: see mn_transaction_settle() */
} MnTouched;

typedef struct {
  gint64 change_id;   /* 0 when external */
  const char *action; /* interned; NULL when external */
  gboolean external;  /* somebody else wrote: everything may have changed */
  GArray *touched;    /* of MnTouched, each row once */
} MnChangeSet;

/* Whether a row of one of @tables (NULL-ended) may have changed. */
gboolean mn_change_set_touches (const MnChangeSet *set, const char *const *tables);

/* Opening reads the 100-byte header before SQLite touches the file: what is not ours, too new, damaged, a folder or
 * unreadable is refused in a sentence and left untouched. A file nobody may write (permission bits, also for root; a
 * read-only medium) opens for reading only. */
MnStore *mn_store_open (const char *path, MnStoreOpenFlags flags, GError **error);
/* The name (without its folder) that the copy made before bringing @path up to date would get now. (transfer full) */
char *mn_store_name_migration_copy (const char *path);
/* A new file with the newest schema and nothing in it; refuses an existing path. Created 0600, and made complete under
 * a temporary name beside it, so that a crash leaves nothing at @path. */
MnStore *mn_store_create (const char *path, GError **error);
/* Finishes the queue, checkpoints and goes back to one file. Also done by the last unref. */
gboolean mn_store_close (MnStore *store, GError **error);

const char *mn_store_get_path (MnStore *store);
gboolean mn_store_is_read_only (MnStore *store);
/* Why it may not be written, a sentence; NULL when it may, or when reading only was the caller's own wish. */
const char *mn_store_get_read_only_reason (MnStore *store);

/* The connection of the thread that opened the store (the main thread). */
MnDb *mn_store_get_reader (MnStore *store);
/* The calling thread is from now on the one that opened the store: it reads with get_reader and hears of its own writes
 * at once. For a store that was opened in a thread which has ended. */
void mn_store_take_over (MnStore *store);
/* A further connection, for a worker; from any thread. To be freed before the store is closed. (transfer full) */
MnDb *mn_store_open_reader (MnStore *store, GError **error);

/* Who is working: written with each change. "" until somebody is chosen. */
void mn_store_set_who (MnStore *store, const char *who);
const char *mn_store_get_who (MnStore *store);

/* For files that must be the same bytes each time (the sample): times and UUIDs come from @seed and count up from
 * @start ("2017-05-31T01:00:00Z") instead of the clock and chance. */
void mn_store_set_deterministic (MnStore *store, const char *start, guint64 seed);

/* Writing. @func runs on the writer thread inside one IMMEDIATE transaction; FALSE rolls everything back. @action is
 * what was done, one of the words at the head of mn-transaction.h. A transaction that wrote nothing leaves no change
 * row and reports change id 0. The synchronous form is for the command line and tests; "changed" has been emitted when
 * it returns. With the asynchronous form "changed" comes before @callback, @destroy after it. @func must not use the
 * store, only the transaction. */
typedef gboolean (*MnWriteFunc) (MnTransaction *transaction, gpointer data, GError **error);

/* A part of a transaction, of which all is written or, when @func fails, nothing: the transaction may go on without it.
 * Parts do not nest, and make no ranges. */
gboolean mn_transaction_attempt (MnTransaction *transaction, MnWriteFunc func, gpointer data, GError **error);

gboolean mn_store_write (MnStore *store, const char *action, MnWriteFunc func, gpointer data, gint64 *change_id,
                         GError **error);
void mn_store_write_async (MnStore *store, const char *action, MnWriteFunc func, gpointer data, GDestroyNotify destroy,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean mn_store_write_finish (MnStore *store, GAsyncResult *result, gint64 *change_id, GError **error);

/* Undo and redo of a whole change, whatever it was, as a new change. A redo is the undo of an undo. */
gboolean mn_store_undo (MnStore *store, gint64 change_id, gint64 *undo_id, GError **error);
void mn_store_undo_async (MnStore *store, gint64 change_id, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean mn_store_undo_finish (MnStore *store, GAsyncResult *result, gint64 *undo_id, GError **error);
/* The newest change that can be undone (redone) now; 0 when there is none. Changes by action "new", "seed", "sample"
 * and "export" are not offered. Both are given to mn_store_undo(): what redo finds is the undo that is to be undone. A
 * new change forgets what could be redone. */
gint64 mn_store_next_undo (MnDb *db);
gint64 mn_store_next_redo (MnDb *db);

/* The floor above hears of each transaction before its commit, on the writer thread, to bring derived columns and
 * current values up to date (through mn_transaction_derive() and plain SQL on the transaction's connection). */
typedef gboolean (*MnBeforeCommitFunc) (MnTransaction *transaction, GArray *touched, gpointer data, GError **error);
void mn_store_set_before_commit (MnStore *store, MnBeforeCommitFunc func, gpointer data, GDestroyNotify destroy);

/* From any thread. A verified copy of the open register in one file (VACUUM INTO is not used: ids and bytes stay). */
gboolean mn_store_copy_to (MnStore *store, const char *path, GError **error);

/* Notes about the file that are not data: "collator", "current_on"… Not audited. NULL when absent. */
char *mn_store_get_meta (MnDb *db, const char *key);
gboolean mn_transaction_set_meta (MnTransaction *transaction, const char *key, const char *value, GError **error);

/* Every problem found: SQLite's integrity check, foreign keys, audit (each row has its create line, each audit line its
 * row, undo links agree). Appends sentences to @problems. FALSE when the check itself could not run. */
gboolean mn_store_check (MnDb *db, GPtrArray *problems, GError **error);

G_END_DECLS
