/* mn-store.c: a register file, open
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-i18n.h"
#include "mn-store-private.h"

/* Definitions. The *writer* is the one connection of this process that may change the file; it lives on its own thread
 * (mn-writer.c). A *reader* is any other connection. A *change* is one row of `change` with its audit lines. The *hook*
 * is what the floor above runs before a commit.
 *
 * Invariants.
 *
 *  1. A file that is refused is left as it was, to the byte. Its header is read before SQLite opens it (mn-file.c).
 *  2. Only _mn_db_open() opens a file. Only _mn_file_probe() reads one past SQLite, and it never closes a descriptor of
 *     a file that this process has open: POSIX would drop SQLite's locks on it.
 *  3. Nothing is overwritten: a new file and a copy get their name when they are complete, verified where they are
 * copies, and only if the name is still free.
 *  4. From its start to its end the writer connection is used by its thread alone. Readers refuse to write.
 *  5. Every write of data is inside one IMMEDIATE transaction that ends with its change row and its audit lines, or
 * with nothing: a row that differs from what its audit lines say does not reach the file (mn-check.c looks for one).
 *  6. What the hook derives is in the same transaction. The hook hears of each touched row once, and not of its own
 * work.
 *  7. A change row without audit lines is never committed.
 *  8. Jobs run in the order in which they were queued, each after a look at what other programs have committed.
 *  9. A commit that has happened is reported as such, even when its job was cancelled in the meantime.
 * 10. The writer thread holds no reference to the store: the last one is never dropped there. Signals, callbacks and
 * the freeing of their data happen on the creating main context: first all change sets, then the callbacks.
 * 11. `change.undone_by` of a change that is no undo is NULL exactly while its work counts (mn-undo.c).
 * 12. Closing runs what is queued, reports it, and leaves one file in journal mode DELETE, unless another program still
 *     has it open: then that one does so.
 *
 * States of a file, and what moves it:
 *
 *     (nothing) --create--> CLOSED --open--> OPEN (WAL; TRUNCATE on shared folders) --close--> CLOSED
 *                             |                |
 *                             |                `--crash--> HOT (-wal or -journal holds saves) --open--> OPEN
 *                             `--open, may not be written--> IMMUTABLE, or READ ONLY beside others
 */

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnStore, mn_store, G_TYPE_OBJECT)

static gpointer
take_due (MnStore *self, GQueue *queue)
{
  gpointer item;

  g_mutex_lock (&self->lock);
  item = g_queue_pop_head (queue);
  g_mutex_unlock (&self->lock);
  return item;
}

void
_mn_store_emit_due (MnStore *self)
{
  MnChangeSet *set;

  while ((set = take_due (self, &self->due_sets)) != NULL)
    {
      g_signal_emit (self, signals[CHANGED], 0, set);
      _mn_change_set_free (set);
    }
}

static void
return_jobs (MnStore *self)
{
  MnJob *next;

  while ((next = take_due (self, &self->due_jobs)) != NULL)
    {
      g_autoptr (MnJob) job = next;

      if (job->error != NULL)
        g_task_return_error (job->task, g_steal_pointer (&job->error));
      else
        g_task_return_int (job->task, (gssize)job->change_id);
    }
}

static gboolean
deliver (gpointer data)
{
  g_autoptr (MnStore) self = g_object_ref (data);

  _mn_store_emit_due (self);
  return_jobs (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch (GSource *source, GSourceFunc func, gpointer data)
{
  g_source_set_ready_time (source, -1);
  return func (data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch };

static void
on_writer (MnChangeSet *set, MnJob *job, gpointer data)
{
  MnStore *self = data;

  g_mutex_lock (&self->lock);
  if (set != NULL)
    g_queue_push_tail (&self->due_sets, set);
  if (job != NULL)
    g_queue_push_tail (&self->due_jobs, job);
  g_mutex_unlock (&self->lock);
  g_source_set_ready_time (self->source, 0);
}

static void
mn_store_finalize (GObject *object)
{
  MnStore *self = MN_STORE (object);
  g_autoptr (GError) local = NULL;

  if (!mn_store_close (self, &local))
    g_warning ("%s", local->message);
  _mn_file_clear (&self->file);
  g_clear_pointer (&self->read_only_reason, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->who, g_free);
  g_queue_clear_full (&self->due_sets, (GDestroyNotify)_mn_change_set_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (mn_store_parent_class)->finalize (object);
}

static void
mn_store_class_init (MnStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
mn_store_init (MnStore *self)
{
  g_mutex_init (&self->lock);
  self->thread = g_thread_self ();
  self->context = g_main_context_ref_thread_default ();
  self->who = g_strdup ("");
}

static gboolean
check_version (const MnFile *file, gint64 version, int newest, MnStoreOpenFlags flags, GError **error)
{
  g_autofree char *name = g_filename_display_basename (file->path);

  if (version > newest)
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_TOO_NEW,
                   _ ("“%s” was made by a newer version of Măng Non. Install that version to open it."), name);
      return FALSE;
    }
  if (version < newest && (flags & MN_STORE_OPEN_MIGRATE) == 0)
    {
      g_set_error (error, MN_STORE_ERROR, MN_STORE_ERROR_TOO_OLD,
                   _ ("“%s” was made by an older version of Măng Non and must be brought up to date first."), name);
      return FALSE;
    }
  if (version < newest && file->forced)
    {
      g_set_error (
          error, MN_STORE_ERROR, MN_STORE_ERROR_TOO_OLD,
          _ ("“%s” was made by an older version of Măng Non and cannot be brought up to date where it is, because it "
             "cannot be written there. Copy it to a folder of your own."),
          name);
      return FALSE;
    }
  return TRUE;
}

/* Other programs reading at this moment may keep us from WAL: then the file stays in the mode it has, slower but as
 * safe. */
static gboolean
choose_journal (MnDb *db, const MnFile *file, const MnStoreConfig *config, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean local_disk = file->local && (config == NULL || !config->shared_folder);

  if (_mn_db_set_journal (db, local_disk ? "wal" : "truncate", &local)
      || g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What a refusal leaves behind: saves that were waiting in the WAL stay there, instead of being put into a file that is
 * damaged or not to be touched. */
static void
drop_untouched (const MnFile *file, MnDb *db)
{
  if (file->hot_wal)
    sqlite3_db_config (_mn_db_get_handle (db), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  mn_db_free (db);
}

static MnDb *
open_checked (const MnFile *file, MnDbMode mode, MnStoreOpenFlags flags, const MnStoreConfig *config,
              GPtrArray *migrations, GError **error)
{
  MnDb *db = _mn_db_open (file->real_path, mode, error);
  GError *local = NULL;
  gint64 version;

  if (db == NULL)
    return NULL;
  if (config != NULL && config->busy_ms > 0)
    sqlite3_busy_timeout (_mn_db_get_handle (db), (int)config->busy_ms);
  version = mn_db_get_int (db, "PRAGMA user_version", 0, &local);
  if (local == NULL)
    check_version (file, version, _mn_migrations_newest (migrations), flags, &local);
  if (local == NULL)
    _mn_file_verify (db, file->size, &local);
  if (local == NULL)
    return db;
  drop_untouched (file, db);
  g_propagate_error (error, local);
  return NULL;
}

/* A migration holds the file alone by a lock that only closing gives back. */
static gboolean
migrate_if_older (const MnFile *file, GPtrArray *migrations, GError **error)
{
  g_autoptr (MnDb) db = _mn_db_open (file->real_path, MN_DB_WRITE, error);

  if (db == NULL)
    return FALSE;
  return mn_db_get_int (db, "PRAGMA user_version", 0, error) >= _mn_migrations_newest (migrations)
         || _mn_migrate_file (db, file, migrations, error);
}

static MnDb *
open_writer (MnStore *self, MnStoreOpenFlags flags, const MnStoreConfig *config, GPtrArray *migrations, GError **error)
{
  gboolean read_only = self->read_only_reason != NULL;
  MnDbMode mode = self->file.immutable ? MN_DB_IMMUTABLE
                  : self->file.forced  ? MN_DB_PLAIN
                  : read_only          ? MN_DB_READ
                                       : MN_DB_WRITE;
  g_autoptr (MnDb) db = open_checked (&self->file, mode, flags, config, migrations, error);

  self->reader_mode = mode == MN_DB_WRITE ? MN_DB_READ : mode;
  if (db == NULL)
    return NULL;
  if ((flags & MN_STORE_OPEN_MIGRATE) != 0 && !self->file.forced)
    {
      g_clear_pointer (&db, mn_db_free);
      if (!migrate_if_older (&self->file, migrations, error))
        return NULL;
      db = open_checked (&self->file, mode, MN_STORE_OPEN_DEFAULT, config, migrations, error);
      if (db == NULL)
        return NULL;
    }
  if (mode == MN_DB_WRITE && !choose_journal (db, &self->file, config, error))
    return NULL;
  self->tidies = mode == MN_DB_WRITE || mode == MN_DB_READ;
  return g_steal_pointer (&db);
}

static gboolean
start (MnStore *self, MnStoreOpenFlags flags, const MnStoreConfig *config, GPtrArray *migrations, GError **error)
{
  g_autoptr (MnDb) db = NULL;

  if (self->file.forced)
    self->read_only_reason = g_strdup (self->file.read_only_reason);
  else if (flags & MN_STORE_OPEN_READ_ONLY)
    self->read_only_reason = g_strdup (_ ("The register is open for reading only."));

  _mn_file_hold (&self->file);
  self->held = TRUE;
  db = open_writer (self, flags, config, migrations, error);
  if (db == NULL)
    return FALSE;
  self->reader = _mn_db_open (self->file.real_path, self->reader_mode, error);
  if (self->reader == NULL)
    return FALSE;
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_callback (self->source, deliver, self, NULL);
  g_source_attach (self->source, self->context);
  self->writer = _mn_writer_new (g_steal_pointer (&db), on_writer, self);
  return TRUE;
}

MnStore *
_mn_store_open_full (const char *path, MnStoreOpenFlags flags, const MnStoreConfig *config, GError **error)
{
  g_autoptr (GPtrArray) migrations = NULL;
  g_autoptr (MnStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  migrations
      = config != NULL && config->migrations != NULL ? g_ptr_array_ref (config->migrations) : _mn_migrations_load ();
  self = g_object_new (MN_TYPE_STORE, NULL);
  if (!_mn_file_probe (&self->file, path, _mn_migrations_newest (migrations), error)
      || !start (self, flags, config, migrations, error))
    return NULL;
  return g_steal_pointer (&self);
}

MnStore *
mn_store_open (const char *path, MnStoreOpenFlags flags, GError **error)
{
  return _mn_store_open_full (path, flags, NULL, error);
}

static gboolean
fill_new (const char *temporary, GPtrArray *migrations, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", MN_STORE_APPLICATION_ID);
  g_autoptr (MnDb) db = _mn_db_open (temporary, MN_DB_WRITE, error);

  /* Without a name of its own nobody can open it: no journal is needed, and one flush at the end is enough. */
  return db != NULL && _mn_db_set_journal (db, "memory", error) && mn_db_exec (db, "PRAGMA synchronous = OFF", error)
         && mn_db_exec (db, mark, error) && _mn_migrate (db, migrations, error);
}

MnStore *
_mn_store_create_full (const char *path, const MnStoreConfig *config, GError **error)
{
  g_autoptr (GPtrArray) migrations = NULL;
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!_mn_file_check_free (path, error))
    return NULL;
  temporary = _mn_file_make_temporary (path, error);
  if (temporary == NULL)
    return NULL;
  migrations
      = config != NULL && config->migrations != NULL ? g_ptr_array_ref (config->migrations) : _mn_migrations_load ();
  if (fill_new (temporary, migrations, error) && _mn_file_publish (temporary, path, error))
    return _mn_store_open_full (path, MN_STORE_OPEN_DEFAULT, config, error);
  _mn_file_remove (temporary);
  return NULL;
}

MnStore *
mn_store_create (const char *path, GError **error)
{
  return _mn_store_create_full (path, NULL, error);
}

/* Both pragmas need the file alone: another program that has it open will do this when it closes. */
static gboolean
tidy (MnDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;

  sqlite3_busy_timeout (_mn_db_get_handle (db), 0);
  if (mn_db_exec (db, "PRAGMA query_only = OFF", &local) && mn_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", &local)
      && _mn_db_set_journal (db, "delete", &local))
    return TRUE;
  if (g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
mn_store_close (MnStore *self, GError **error)
{
  g_autoptr (MnDb) db = NULL;
  gboolean tidied = TRUE;

  g_return_val_if_fail (MN_IS_STORE (self), FALSE);

  if (self->writer != NULL)
    {
      db = _mn_writer_stop (self->writer);
      self->writer = NULL;
      /* In finalize nobody can be waiting: those who do hold a reference. */
      if (G_OBJECT (self)->ref_count > 0)
        deliver (self);
      g_source_destroy (self->source);
      g_clear_pointer (&self->source, g_source_unref);
    }
  g_clear_pointer (&self->reader, mn_db_free);
  if (db != NULL && self->tidies)
    tidied = tidy (db, error);
  g_clear_pointer (&db, mn_db_free);
  if (self->held)
    _mn_file_release (&self->file);
  self->held = FALSE;
  return tidied;
}

const char *
mn_store_get_path (MnStore *self)
{
  g_return_val_if_fail (MN_IS_STORE (self), NULL);

  return self->file.path;
}

gboolean
mn_store_is_read_only (MnStore *self)
{
  g_return_val_if_fail (MN_IS_STORE (self), TRUE);

  return self->read_only_reason != NULL;
}

const char *
mn_store_get_read_only_reason (MnStore *self)
{
  g_return_val_if_fail (MN_IS_STORE (self), NULL);

  return self->file.forced ? self->read_only_reason : NULL;
}

MnDb *
mn_store_get_reader (MnStore *self)
{
  g_return_val_if_fail (MN_IS_STORE (self), NULL);

  return self->reader;
}

void
mn_store_take_over (MnStore *self)
{
  g_return_if_fail (MN_IS_STORE (self));

  self->thread = g_thread_self ();
}

MnDb *
mn_store_open_reader (MnStore *self, GError **error)
{
  g_return_val_if_fail (MN_IS_STORE (self), NULL);

  return _mn_db_open (self->file.real_path, self->reader_mode, error);
}

gboolean
mn_store_copy_to (MnStore *self, const char *path, GError **error)
{
  g_autoptr (MnDb) db = mn_store_open_reader (self, error);

  return db != NULL && _mn_file_copy (db, path, error);
}

void
mn_store_set_who (MnStore *self, const char *who)
{
  char *copy = g_strdup (who != NULL ? who : "");

  g_return_if_fail (MN_IS_STORE (self));

  g_free (self->who);
  self->who = copy;
}

const char *
mn_store_get_who (MnStore *self)
{
  g_return_val_if_fail (MN_IS_STORE (self), NULL);

  return self->who;
}
