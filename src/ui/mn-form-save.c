/* mn-form-save.c: what a form writes, as one change
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-form-save.h"
#include "mn-residence-query.h"

/* Of copies, with what the form loaded: whoever changed or binned the row since is noticed by the writer. */
typedef struct {
  MnRecord *record;
  MnRecord *extra; /* may be NULL */
  char *extra_link;
  char *subject;
  MnDate working_date;
  gint64 row_id; /* written by the writer, read after the write */
} Save;

static void
save_free (Save *save)
{
  g_clear_object (&save->record);
  g_clear_object (&save->extra);
  g_free (save->extra_link);
  g_free (save->subject);
  g_free (save);
}

/* One lives in one place at a time: a move ends what came before it. Nothing is overwritten, the old row gets its end.
 */
static gboolean
end_residence_before (MnRecord *record, MnTransaction *transaction, MnDate working_date, GError **error)
{
  MnDate from = mn_record_get_date (record, "valid_from");
  MnDb *db = mn_transaction_get_db (transaction);
  gint64 id = mn_residence_query_open_before (db, mn_record_get_integer (record, "child"), from, error);
  g_autoptr (MnRecord) before = NULL;

  if (id <= 0)
    return id == 0;
  before = mn_record_load (db, mn_record_get_entity (record), id, error);
  if (before == NULL)
    return FALSE;
  mn_record_set_date (before, "valid_to", mn_date_from_day (mn_date_first_day (from) - 1));
  return mn_record_save (before, transaction, working_date, error);
}

static gboolean
save_one (MnRecord *record, MnTransaction *transaction, MnDate working_date, GError **error)
{
  if (mn_record_get_id (record) == 0 && strcmp (mn_record_get_entity (record)->name, "residence") == 0
      && !end_residence_before (record, transaction, working_date, error))
    return FALSE;
  return mn_record_save (record, transaction, working_date, error);
}

static gboolean
write_cb (MnTransaction *transaction, gpointer data, GError **error)
{
  Save *save = data;
  g_autoptr (MnRecord) record = mn_record_copy (save->record);
  g_autoptr (MnRecord) extra = NULL;

  if (!save_one (record, transaction, save->working_date, error))
    return FALSE;
  save->row_id = mn_record_get_id (record);
  if (save->extra != NULL)
    {
      extra = mn_record_copy (save->extra);
      mn_record_set_integer (extra, save->extra_link, save->row_id);
      if (!save_one (extra, transaction, save->working_date, error))
        return FALSE;
    }
  mn_transaction_set_subject (transaction, save->subject);
  return TRUE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gint64 change_id = 0;

  if (!mn_store_write_finish (MN_STORE (source), result, &change_id, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_int (task, (gssize)change_id);
}

void
mn_form_save_async (MnSession *session, MnRecord *record, MnRecord *extra, const char *extra_link,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  Save *save;
  GTask *task;
  MnStore *store;

  g_return_if_fail (MN_IS_SESSION (session) && MN_IS_RECORD (record));

  store = mn_register_get_store (mn_session_get_register (session));
  save = g_new0 (Save, 1);
  save->record = mn_record_copy (record);
  save->extra = extra != NULL ? mn_record_copy (extra) : NULL;
  save->extra_link = g_strdup (extra_link);
  save->subject = mn_record_title (record, mn_session_get_reader (session));
  save->working_date = mn_session_get_working_date (session);
  task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, mn_form_save_async);
  g_task_set_task_data (task, save, (GDestroyNotify)save_free);
  mn_store_write_async (store, mn_record_get_id (record) != 0 ? "edit" : "create", write_cb, save, NULL, NULL,
                        written_cb, task);
}

gboolean
mn_form_save_finish (MnSession *session, GAsyncResult *result, gint64 *row_id, gint64 *change_id, GError **error)
{
  GTask *task = G_TASK (result);
  Save *save = g_task_get_task_data (task);
  g_autoptr (GError) local = NULL;
  gint64 change;

  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  change = g_task_propagate_int (task, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *row_id = save->row_id;
  *change_id = change;
  return TRUE;
}
