/* mn-store-private.h: what the files of the store share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>
#include <sys/stat.h>

#include "mn-store.h"

G_BEGIN_DECLS

/* mn-error.c */
void _mn_error_set_sqlite (GError **error, sqlite3 *handle, int rc);
void _mn_error_set_about (GError **error, MnStoreError code, MnStoreConstraint constraint, const char *column,
                          const char *sentence);

/* mn-db.c */
typedef enum {
  MN_DB_WRITE,     /* an existing file, for reading and writing */
  MN_DB_READ,      /* the same, but refuses to write; as the last one out it still tidies the file */
  MN_DB_PLAIN,     /* nothing of the file may be written */
  MN_DB_IMMUTABLE, /* nothing of the file may be written, and nobody else can */
  MN_DB_MEMORY,    /* no file: what the migrations make, to compare with */
} MnDbMode;

MnDb *_mn_db_open (const char *path, MnDbMode mode, GError **error);
sqlite3 *_mn_db_get_handle (MnDb *db);
gboolean _mn_db_in_transaction (MnDb *db);
/* "wal", "truncate", "delete", "memory": TRUE only when the file is in that mode afterwards. */
gboolean _mn_db_set_journal (MnDb *db, const char *mode, GError **error);
/* Not copied: text that lives until the statement is freed or bound anew. */
void _mn_statement_lend_value (MnStatement *statement, int parameter, const MnValue *value);
void _mn_statement_lend_text (MnStatement *statement, int parameter, const char *value);
/* Tables and columns are put into SQL texts: lower-case letters, digits and _. */
gboolean _mn_db_is_identifier (const char *name);

/* mn-file.c */
typedef struct {
  char *path;             /* as given */
  char *real_path;        /* links followed: sidecars stand beside this one */
  char *read_only_reason; /* a sentence, or NULL */
  int user_version;       /* as in the header: a WAL beside it may know better */
  goffset size;
  dev_t device;
  ino_t inode;
  guint immutable : 1; /* nothing of it can be written by anybody, and no sidecar holds anything */
  guint forced : 1;    /* read-only against the caller's wish */
  guint local : 1;     /* WAL works here */
  guint hot_wal : 1;   /* holds saves that are not in the file yet */
} MnFile;

gboolean _mn_file_probe (MnFile *file, const char *path, int newest, GError **error);
void _mn_file_clear (MnFile *file);
/* While SQLite has the file open in this process no other descriptor of it may be closed: that would drop SQLite's
 * locks. Between these two calls _mn_file_probe() keeps its descriptor instead. */
void _mn_file_hold (const MnFile *file);
void _mn_file_release (const MnFile *file);
gboolean _mn_file_system_is_local (guint64 type);

/* A new, empty, private file beside @path; then, complete, it gets its name unless that is taken. */
char *_mn_file_make_temporary (const char *path, GError **error);
gboolean _mn_file_publish (const char *temporary, const char *path, GError **error);
void _mn_file_remove (const char *path); /* with its sidecars */
gboolean _mn_file_check_free (const char *path, GError **error);
gboolean _mn_file_verify (MnDb *db, goffset size, GError **error);
gboolean _mn_file_copy (MnDb *from, const char *path, GError **error);

/* mn-migrate.c */
typedef struct {
  int number;
  char *name;
  GBytes *sql;
} MnMigration;

/* In order, from the program's resources. (element-type MnMigration) */
GPtrArray *_mn_migrations_load (void);
GPtrArray *_mn_migrations_new (void);
void _mn_migrations_add (GPtrArray *migrations, int number, const char *name, const char *sql);
int _mn_migrations_newest (GPtrArray *migrations);
gboolean _mn_migrate (MnDb *db, GPtrArray *migrations, GError **error);
/* Alone with the file, and after a verified copy of it. */
gboolean _mn_migrate_file (MnDb *db, const MnFile *file, GPtrArray *migrations, GError **error);

/* mn-clock.c: times and UUIDs, by the clock and chance or counted up */
typedef struct {
  gboolean deterministic;
  gint64 next;   /* seconds since 1970 */
  guint64 state; /* of the generator */
} MnClock;

gboolean _mn_clock_set (MnClock *clock, const char *start, guint64 seed);
char *_mn_clock_time (MnClock *clock);
char *_mn_clock_uuid (MnClock *clock);

/* mn-transaction.c */
struct _MnTransaction {
  /* Borrowed from the writer. */
  MnDb *db;
  MnClock *clock;
  GCancellable *cancellable;
  const char *action;
  const char *who;

  /* Owned. */
  char *time;
  char *subject;
  char *written_subject; /* as it stands in the change row */
  GArray *touched;       /* of MnTouched */
  GHashTable *seen;      /* of MnTouched → its place in @touched, counted from 1 */

  /* State. */
  gint64 change;
  guint n_lines;
  gint64 undoes;
  const char *range_table;
  gint64 range_first;
  gint64 range_last;
};

void _mn_transaction_init (MnTransaction *transaction, MnDb *db, MnClock *clock, const char *action, const char *who);
void _mn_transaction_clear (MnTransaction *transaction);
/* Brings the change row to its final state, or takes it away when it groups nothing. */
gboolean _mn_transaction_seal (MnTransaction *transaction, GError **error);
gboolean _mn_transaction_audit (MnTransaction *transaction, const char *table, gint64 row_id, const char *op,
                                const char *field, const char *old_text, const char *new_text, GError **error);

/* mn-writer.c */
typedef struct _MnWriter MnWriter;
typedef struct _MnJob MnJob;

struct _MnJob {
  char *action; /* NULL: a call, not a write */
  char *who;
  MnWriteFunc func;
  void (*call) (MnWriter *writer, gpointer data);
  gpointer data;
  GDestroyNotify destroy;
  GCancellable *cancellable;
  GTask *task; /* NULL: somebody waits */

  gboolean done;
  GError *error;
  gint64 change_id;
};

/* On the writer thread: @set, @job (asynchronous and done), or both. Takes both over. */
typedef void (*MnWriterNotify) (MnChangeSet *set, MnJob *job, gpointer data);

MnWriter *_mn_writer_new (MnDb *db, MnWriterNotify notify, gpointer data);
/* Finishes the queue and gives the connection back. */
MnDb *_mn_writer_stop (MnWriter *writer);
void _mn_writer_push (MnWriter *writer, MnJob *job);
void _mn_writer_wait (MnWriter *writer, MnJob *job); /* pushes, and waits until it is done */
gboolean _mn_writer_is_current (MnWriter *writer);
/* For calls, on the writer thread. */
void _mn_writer_set_clock (MnWriter *writer, const char *start, guint64 seed);
void _mn_writer_set_hook (MnWriter *writer, MnBeforeCommitFunc func, gpointer data, GDestroyNotify destroy);
void _mn_job_free (MnJob *job);
void _mn_change_set_free (MnChangeSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnChangeSet, _mn_change_set_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnJob, _mn_job_free)

/* mn-store.c */
struct _MnStore {
  GObject parent_instance;

  /* Fixed while open. */
  MnFile file;
  char *read_only_reason;
  MnDbMode reader_mode;
  GThread *thread;
  GMainContext *context;

  /* Owned. */
  MnDb *reader;
  MnWriter *writer;
  GSource *source; /* made ready by the writer thread when something is due */
  char *who;

  /* Shared with the writer thread. */
  GMutex lock;
  GQueue due_sets; /* of MnChangeSet */
  GQueue due_jobs; /* of MnJob */

  guint tidies : 1; /* may write to the file at all: leaves it as one */
  guint held : 1;
};

/* Emits "changed" for every commit that has been heard of. */
void _mn_store_emit_due (MnStore *self);

/* What tests vary. NULL and 0 mean: as usual. */
typedef struct {
  GPtrArray *migrations;
  guint busy_ms;
  gboolean shared_folder;
} MnStoreConfig;

MnStore *_mn_store_open_full (const char *path, MnStoreOpenFlags flags, const MnStoreConfig *config, GError **error);
MnStore *_mn_store_create_full (const char *path, const MnStoreConfig *config, GError **error);

G_END_DECLS
