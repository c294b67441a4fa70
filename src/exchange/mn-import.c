/* mn-import.c: a table into the register, as one change
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-import.h"

#include <sys/stat.h>

#include "mn-export.h"
#include "mn-import-private.h"
#include "mn-refresh.h"

#define ROWS_PER_REPORT 250

/* A dry run ends as a failure does, so that nothing of it stays; this error is never seen outside. */
/* clang-format off */
static G_DEFINE_QUARK (mn-import-dry, dry)
/* clang-format on */
#define DRY_ERROR (dry_quark ())

    static MnImport *import_new (MnDate on, const MnImportRequest *request, GCancellable *cancellable)
{
  MnImport *self = g_new0 (MnImport, 1);

  self->request = request;
  self->entity = request->entity;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->on = on;
  self->reason = g_string_new (NULL);
  self->changes = g_string_new (NULL);
  self->scratch = g_string_chunk_new (1024);
  self->values = g_new0 (const char *, request->entity->n_fields);
  self->uuid_column = -1;
  self->fresh = mn_record_new (request->entity);
  self->place = mn_record_new (mn_entity_find ("residence"));
  self->seen = g_hash_table_new (NULL, NULL);
  self->starts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

static MnImport *
import_for (MnRegister *reg, const MnImportRequest *request, GCancellable *cancellable)
{
  MnDate on = mn_date_is_set (request->on) ? request->on : mn_register_get_working_date (reg);
  MnImport *self = import_new (on, request, cancellable);

  self->office_unit = mn_register_get_unit (reg);
  return self;
}

static void
import_free (MnImport *self)
{
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->source, _mn_import_source_free);
  g_clear_pointer (&self->list, _mn_import_list_free);
  g_clear_pointer (&self->links, mn_link_finder_free);
  g_clear_pointer (&self->rejected, _mn_import_rejected_free);
  g_clear_pointer (&self->columns, g_array_unref);
  g_free (self->values);
  g_free (self->today);
  g_string_chunk_free (self->scratch);
  g_string_free (self->reason, TRUE);
  g_string_free (self->changes, TRUE);
  g_object_unref (self->fresh);
  g_object_unref (self->place);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->starts);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnImport, import_free)

static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat first, second;

  return stat (a, &first) == 0 && stat (b, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

/* What can be seen to be wrong with the name before any register is opened. */
static gboolean
check_rejected (const MnImportRequest *request, GError **error)
{
  const char *path = request->rejected;
  MnTableKind kind;

  if (path == NULL)
    return TRUE;
  if (is_same_file (path, request->path))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE,
                   _ ("“%s” is the table that is read: choose another name for the rejected rows."), shown);
      return FALSE;
    }
  return mn_export_choose_kind (path, &kind, error) && mn_export_check_place (path, error);
}

static gboolean
open_rejected (MnImport *self, GError **error)
{
  if (self->request->rejected == NULL)
    return TRUE;
  if (!check_rejected (self->request, error))
    return FALSE;
  self->rejected = _mn_import_rejected_new (self->request->rejected, error);
  return self->rejected != NULL;
}

static void
report (MnImport *self)
{
  if (self->request->progress != NULL)
    self->request->progress (mn_table_get_progress (_mn_import_source_get_table (self->source)), &self->counts,
                             self->request->progress_data);
}

static gboolean
read_rows (MnImport *self, GError **error)
{
  GError *local = NULL;

  while (_mn_import_source_next (self->source, self->cancellable, &local))
    {
      if (self->list != NULL && !_mn_import_list_is_row (self))
        {
          self->counts.passed++;
          continue;
        }
      if (!_mn_import_row (self, error))
        return FALSE;
      if (self->counts.read % ROWS_PER_REPORT != 0)
        continue;
      report (self);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  report (self);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* A remembered or a chosen layout is looked up where there is a register. */
static gboolean
begin (MnImport *self, GError **error)
{
  return _mn_import_is_own_table (self) ? _mn_import_read_heading (self, error) : _mn_import_list_begin (self, error);
}

static gboolean
prepare (MnImport *self, GError **error)
{
  self->source = _mn_import_source_open (self->request, self->cancellable, error);
  return self->source != NULL && open_rejected (self, error);
}

/* MnWriteFunc, on the writer's thread. */
static gboolean
run (MnTransaction *tx, gpointer data, GError **error)
{
  MnImport *self = data;
  g_autofree char *shown = g_filename_display_basename (self->request->path);

  self->tx = tx;
  self->db = mn_transaction_get_db (tx);
  self->today = mn_date_to_iso (mn_refresh_working_date (self->db));
  self->links = mn_link_finder_new (self->db, self->on);
  mn_transaction_set_subject (tx, shown);
  if (!prepare (self, error) || !begin (self, error))
    return FALSE;
  _mn_import_rejected_head (self);
  if (!read_rows (self, error) || !_mn_import_list_remember (self, error))
    return FALSE;
  _mn_import_list_note (self);
  /* A full disk is found out before anything is kept. */
  if (self->rejected != NULL && !_mn_import_rejected_finish (self->rejected, error))
    return FALSE;
  if (self->request->dry_run)
    g_set_error_literal (error, DRY_ERROR, 0, "");
  return !self->request->dry_run;
}

/* What is left to do when the transaction has ended. */
static gboolean
finish (MnImport *self, GError *local, MnImportCounts *counts, GError **error)
{
  if (local != NULL && local->domain != DRY_ERROR)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_clear_error (&local);
  if (counts != NULL)
    *counts = self->counts;
  return TRUE;
}

gboolean
mn_import_check_table (const MnImportRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnImport) self = NULL;
  GError *local = NULL;

  g_return_val_if_fail (request != NULL, FALSE);

  if (!check_rejected (request, error))
    return FALSE;
  self = import_new (MN_DATE_NONE, request, cancellable);
  if (!prepare (self, error) || !begin (self, error))
    return FALSE;
  while (_mn_import_source_next (self->source, cancellable, &local))
    ;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

gboolean
mn_import_table (MnRegister *reg, const MnImportRequest *request, MnImportCounts *counts, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (MnImport) self = NULL;
  GError *local = NULL;

  g_return_val_if_fail (MN_IS_REGISTER (reg) && request != NULL, FALSE);

  self = import_for (reg, request, cancellable);
  mn_store_write (mn_register_get_store (reg), "import", run, self, NULL, &local);
  return finish (self, local, counts, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *local = NULL;
  GError *error = NULL;

  mn_store_write_finish (MN_STORE (source), result, NULL, &local);
  if (finish (g_task_get_task_data (task), local, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
mn_import_table_async (MnRegister *reg, const MnImportRequest *request, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  MnImport *self;

  g_return_if_fail (MN_IS_REGISTER (reg) && request != NULL);

  task = g_task_new (reg, cancellable, callback, user_data);
  g_task_set_source_tag (task, mn_import_table_async);
  g_task_set_check_cancellable (task, FALSE); /* what is committed is reported as done */
  self = import_for (reg, request, cancellable);
  g_task_set_task_data (task, self, (GDestroyNotify)import_free);
  mn_store_write_async (mn_register_get_store (reg), "import", run, self, NULL, cancellable, written_cb,
                        g_steal_pointer (&task));
}

gboolean
mn_import_table_finish (MnRegister *reg, GAsyncResult *result, MnImportCounts *counts, GError **error)
{
  const MnImport *self;

  g_return_val_if_fail (g_task_is_valid (result, reg), FALSE);

  self = g_task_get_task_data (G_TASK (result));
  if (counts != NULL)
    *counts = self->counts;
  return g_task_propagate_boolean (G_TASK (result), error);
}
