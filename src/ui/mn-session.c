/* mn-session.c: what the window and its pages share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-session.h"

#include "mn-document.h"
#include "mn-history-dialog.h"
#include "mn-history.h"
#include "mn-i18n.h"
#include "mn-record-form.h"

struct _MnSession {
  GObject parent_instance;

  MnRegister *reg; /* owned */
};

enum {
  CHANGED,
  WORKING_DATE_CHANGED,
  TOAST,
  TOAST_FILE,
  NAVIGATE,
  PRINT,
  UNITS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnSession, mn_session, G_TYPE_OBJECT)

/* One write under way: what the finish callback needs, with the session kept alive until then. */
typedef struct {
  MnSession *session;
  MnRecord *record;
  char *subject;
  gboolean was_new;
  MnSavedFunc saved;
  gpointer user_data;
} Write;

static Write *
write_new (MnSession *self)
{
  Write *write = g_new0 (Write, 1);

  write->session = g_object_ref (self);
  return write;
}

static void
write_free (Write *write)
{
  g_clear_object (&write->session);
  g_clear_object (&write->record);
  g_free (write->subject);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, write_free)

static void
on_register_changed (MnSession *self, MnChangeSet *set, MnRegister *reg)
{
  g_assert (MN_IS_SESSION (self));

  g_signal_emit (self, signals[CHANGED], 0, set);
}

static void
on_working_date (MnSession *self)
{
  g_assert (MN_IS_SESSION (self));

  g_signal_emit (self, signals[WORKING_DATE_CHANGED], 0);
}

static void
mn_session_dispose (GObject *object)
{
  MnSession *self = MN_SESSION (object);

  g_clear_object (&self->reg);

  G_OBJECT_CLASS (mn_session_parent_class)->dispose (object);
}

static void
mn_session_class_init (MnSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mn_session_dispose;

  signals[CHANGED] = g_signal_new ("changed", MN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_POINTER);
  signals[WORKING_DATE_CHANGED]
      = g_signal_new ("working-date-changed", MN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOAST] = g_signal_new ("toast", MN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_INT64);
  signals[TOAST_FILE] = g_signal_new ("toast-file", MN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_FILE);
  signals[NAVIGATE] = g_signal_new ("navigate", MN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                    G_TYPE_STRING, G_TYPE_INT64);
  signals[PRINT] = g_signal_new ("print", MN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_OBJECT, G_TYPE_STRING);
  signals[UNITS_CHANGED]
      = g_signal_new ("units-changed", MN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
mn_session_init (MnSession *self)
{
}

MnSession *
mn_session_new (MnRegister *reg)
{
  MnSession *self;

  g_return_val_if_fail (MN_IS_REGISTER (reg), NULL);

  self = g_object_new (MN_TYPE_SESSION, NULL);
  self->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reg, "notify::working-date-text", G_CALLBACK (on_working_date), self, G_CONNECT_SWAPPED);

  return self;
}

MnRegister *
mn_session_get_register (MnSession *self)
{
  g_return_val_if_fail (MN_IS_SESSION (self), NULL);

  return self->reg;
}

MnDb *
mn_session_get_reader (MnSession *self)
{
  g_return_val_if_fail (MN_IS_SESSION (self), NULL);

  return mn_register_get_reader (self->reg);
}

MnDate
mn_session_get_working_date (MnSession *self)
{
  g_return_val_if_fail (MN_IS_SESSION (self), MN_DATE_NONE);

  return mn_register_get_working_date (self->reg);
}

gboolean
mn_session_is_read_only (MnSession *self)
{
  g_return_val_if_fail (MN_IS_SESSION (self), TRUE);

  return mn_register_is_read_only (self->reg);
}

void
mn_session_toast_undo (MnSession *self, const char *message, gint64 change_id)
{
  g_return_if_fail (MN_IS_SESSION (self));
  g_return_if_fail (message != NULL);

  g_signal_emit (self, signals[TOAST], 0, message, change_id);
}

void
mn_session_toast (MnSession *self, const char *message)
{
  mn_session_toast_undo (self, message, 0);
}

void
mn_session_toast_file (MnSession *self, const char *message, GFile *file)
{
  g_return_if_fail (MN_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  g_signal_emit (self, signals[TOAST_FILE], 0, message, file);
}

void
mn_session_toast_error (MnSession *self, const GError *error)
{
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    mn_session_toast (self, error->message);
}

void
mn_session_navigate (MnSession *self, const char *page, gint64 row_id)
{
  g_return_if_fail (MN_IS_SESSION (self));

  g_signal_emit (self, signals[NAVIGATE], 0, page, row_id);
}

void
mn_session_print (MnSession *self, MnDocument *document, const char *file_name)
{
  g_return_if_fail (MN_IS_SESSION (self));
  g_return_if_fail (MN_IS_DOCUMENT (document));

  g_signal_emit (self, signals[PRINT], 0, document, file_name);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  g_autofree char *subject = NULL;
  gint64 change_id = 0;

  if (!mn_register_write_finish (MN_REGISTER (source), result, &change_id, &error))
    {
      mn_session_toast_error (write->session, error);
      return;
    }

  subject = mn_record_title (write->record, mn_session_get_reader (write->session));
  if (change_id == 0)
    message = g_strdup (_ ("Nothing was changed."));
  else if (write->was_new)
    message = g_strdup_printf (_ ("Added: %s"), subject);
  else
    message = g_strdup_printf (_ ("Saved: %s"), subject);
  mn_session_toast (write->session, message);

  if (write->saved != NULL)
    write->saved (mn_record_get_id (write->record), write->user_data);
}

void
mn_session_save (MnSession *self, MnRecord *record, MnSavedFunc saved, gpointer user_data)
{
  Write *write;

  g_return_if_fail (MN_IS_SESSION (self));
  g_return_if_fail (MN_IS_RECORD (record));

  write = write_new (self);
  write->record = g_object_ref (record);
  write->was_new = mn_record_get_id (record) == 0;
  write->saved = saved;
  write->user_data = user_data;
  mn_register_save_async (self->reg, record, NULL, on_saved, write);
}

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gint64 change_id = 0;

  if (!mn_register_write_finish (MN_REGISTER (source), result, &change_id, &error))
    {
      mn_session_toast_error (write->session, error);
      return;
    }

  message = g_strdup_printf (_ ("Moved to the bin: %s"), write->subject);
  mn_session_toast_undo (write->session, message, change_id);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!mn_register_write_finish (MN_REGISTER (source), result, NULL, &error))
    {
      mn_session_toast_error (write->session, error);
      return;
    }

  message = g_strdup_printf (_ ("Restored: %s"), write->subject);
  mn_session_toast (write->session, message);
}

/* A write about a row that is not at hand: its name is read first, since afterwards it may not be readable. */
static Write *
write_new_for_row (MnSession *self, const MnEntity *entity, gint64 row_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) record = mn_record_load (mn_session_get_reader (self), entity, row_id, &error);
  Write *write;

  if (record == NULL)
    {
      mn_session_toast_error (self, error);
      return NULL;
    }

  write = write_new (self);
  write->subject = mn_record_title (record, mn_session_get_reader (self));
  return write;
}

void
mn_session_delete (MnSession *self, const MnEntity *entity, gint64 row_id)
{
  Write *write;

  g_return_if_fail (MN_IS_SESSION (self));
  g_return_if_fail (entity != NULL);

  write = write_new_for_row (self, entity, row_id);
  if (write != NULL)
    mn_register_delete_async (self->reg, entity, row_id, NULL, on_deleted, write);
}

void
mn_session_restore (MnSession *self, const MnEntity *entity, gint64 row_id)
{
  Write *write;

  g_return_if_fail (MN_IS_SESSION (self));
  g_return_if_fail (entity != NULL);

  write = write_new_for_row (self, entity, row_id);
  if (write != NULL)
    mn_register_restore_async (self->reg, entity, row_id, NULL, on_restored, write);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!mn_store_undo_finish (MN_STORE (source), result, NULL, &error))
    {
      mn_session_toast_error (write->session, error);
      return;
    }

  message = g_strdup_printf (write->was_new ? _ ("Redone: %s") : _ ("Undone: %s"), write->subject);
  mn_session_toast (write->session, message);
}

/* A redo is the undo of an undo: what it says differs, what is done does not. */
static void
undo_change (MnSession *self, gint64 change_id, gboolean redo)
{
  Write *write = write_new (self);

  write->subject = redo ? mn_history_describe_redo (mn_session_get_reader (self), change_id)
                        : mn_history_describe (mn_session_get_reader (self), change_id);
  write->was_new = redo;
  mn_store_undo_async (mn_register_get_store (self->reg), change_id, NULL, on_undone, write);
}

void
mn_session_undo (MnSession *self)
{
  gint64 change_id;

  g_return_if_fail (MN_IS_SESSION (self));

  change_id = mn_store_next_undo (mn_session_get_reader (self));
  if (change_id == 0)
    mn_session_toast (self, _ ("There is nothing to undo."));
  else
    undo_change (self, change_id, FALSE);
}

void
mn_session_redo (MnSession *self)
{
  gint64 change_id;

  g_return_if_fail (MN_IS_SESSION (self));

  change_id = mn_store_next_redo (mn_session_get_reader (self));
  if (change_id == 0)
    mn_session_toast (self, _ ("There is nothing to redo."));
  else
    undo_change (self, change_id, TRUE);
}

void
mn_session_undo_change (MnSession *self, gint64 change_id)
{
  g_return_if_fail (MN_IS_SESSION (self));
  g_return_if_fail (change_id != 0);

  undo_change (self, change_id, FALSE);
}

void
mn_session_edit (MnSession *self, GtkWidget *parent, const MnEntity *entity, gint64 row_id, MnRecord *preset)
{
  g_return_if_fail (MN_IS_SESSION (self));
  g_return_if_fail (entity != NULL);

  mn_record_form_present (self, parent, entity, row_id, preset);
}

void
mn_session_show_history (MnSession *self, GtkWidget *parent, const MnEntity *entity, gint64 row_id)
{
  g_return_if_fail (MN_IS_SESSION (self));
  g_return_if_fail (entity != NULL);

  mn_history_dialog_present (self, parent, entity, row_id);
}
