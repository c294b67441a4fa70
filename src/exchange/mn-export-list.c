/* mn-export-list.c: what is seen in a list, as a table for people
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-export-list.h"

#include <string.h>

#include "mn-export.h"
#include "mn-facet-query.h"
#include "mn-i18n.h"
#include "mn-sheet-writer.h"

#define ROWS_AT_A_TIME 512

/* A request of its own, for the worker. */
typedef struct {
  MnExportListRequest request;
  GArray *ids;
  GArray *fields;
  char *path;
  char *office; /* whose list this is, above the table */
  MnExportProgress progress;
  gpointer progress_data;
  guint n_rows;

  /* While it runs */
  MnDb *db;
  GHashTable *secret; /* codes of groups that are left out */
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  g_clear_pointer (&self->secret, g_hash_table_unref);
  g_clear_pointer (&self->request.units, mn_unit_view_unref);
  g_free (self->path);
  g_free (self->office);
  g_free (self);
}

static Export *
export_new (MnRegister *reg, const MnExportListRequest *request)
{
  Export *self = g_new0 (Export, 1);

  self->request = *request;
  if (request->units != NULL)
    mn_unit_view_ref (request->units);
  self->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), request->ids, request->n_ids);
  self->fields = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (guint)), request->fields, request->n_fields);
  self->path = g_strdup (request->path);
  self->office = g_strdup (mn_register_get_unit_name (reg));
  return self;
}

/* Circumstances are one field of which some groups are secret: it stays, without those. */
static gboolean
is_of_groups (const MnField *field)
{
  return field->kind == MN_KIND_CODES && g_strcmp0 (field->target, "circumstance_group") == 0;
}

GArray *
mn_export_list_fields (const MnEntity *entity, const guint *fields, guint n_fields, gboolean sensitive)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (entity != NULL, chosen);

  for (guint i = 0; i < n_fields; i++)
    {
      const MnField *field = &entity->fields[fields[i]];

      if (sensitive || (field->flags & MN_FIELD_SENSITIVE) == 0 || is_of_groups (field))
        g_array_append_val (chosen, fields[i]);
    }
  return chosen;
}

/* Cells ------------------------------------------------------------------------------------------ */

static MnSheetKind
column_kind (MnKind kind)
{
  switch (kind)
    {
    case MN_KIND_INTEGER:
    case MN_KIND_YEAR:
    case MN_KIND_DECIMAL:
    case MN_KIND_PERCENT:
      return MN_SHEET_NUMBER;
    case MN_KIND_MONEY:
      return MN_SHEET_MONEY;
    case MN_KIND_DATE:
      return MN_SHEET_DATE;
    default:
      return MN_SHEET_TEXT;
    }
}

static void
begin (Export *self, MnSheetWriter *writer)
{
  g_autofree MnSheetColumn *columns = g_new0 (MnSheetColumn, self->fields->len);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->fields->len; i++)
    {
      guint index = g_array_index (self->fields, guint, i);
      const MnField *field = &self->request.entity->fields[index];
      const char *heading = mn_field_label (field);

      if (mn_unit_view_shows (self->request.units, self->request.entity, index))
        {
          g_ptr_array_add (headings, mn_unit_view_heading (self->request.units, heading));
          heading = g_ptr_array_index (headings, headings->len - 1);
        }
      columns[i] = (MnSheetColumn) { heading, MAX (field->width, 0), column_kind (field->kind) };
    }
  mn_sheet_writer_begin (writer, mn_entity_titles (self->request.entity), columns, self->fields->len);
}

/* The labels of the groups stand in the order of their codes. */
static char *
open_groups (Export *self, const MnRowData *data, guint field)
{
  g_auto (GStrv) codes = g_strsplit (mn_value_get_text (&data->values[field]), " ", -1);
  g_auto (GStrv) labels = g_strsplit (data->labels[field] != NULL ? data->labels[field] : "", ", ", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean matched = g_strv_length (codes) == g_strv_length (labels);

  for (guint i = 0; codes[i] != NULL && *codes[i] != '\0'; i++)
    if (!g_hash_table_contains (self->secret, codes[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", matched ? labels[i] : codes[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Decimals are stored in hundredths. (transfer full) */
static char *
cell_text (Export *self, const MnRowData *data, guint field)
{
  const MnField *info = &self->request.entity->fields[field];
  gint64 number = mn_value_get_integer (&data->values[field]);

  if (mn_value_is_null (&data->values[field]))
    return NULL;
  if (is_of_groups (info) && !self->request.sensitive)
    return open_groups (self, data, field);
  if (mn_unit_view_shows (self->request.units, self->request.entity, field))
    return mn_unit_view_cell (self->request.units, self->request.entity, data, field);
  if (info->kind == MN_KIND_DECIMAL || info->kind == MN_KIND_PERCENT)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%02d", number < 0 ? "-" : "", ABS (number) / 100,
                            (int)(ABS (number) % 100));
  if (column_kind (info->kind) != MN_SHEET_TEXT)
    return mn_row_data_stored (data, self->request.entity, field);
  return mn_row_data_display (data, self->request.entity, field);
}

static gboolean
write_row (Export *self, MnSheetWriter *writer, const MnRowData *data)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (cells, cell_text (self, data, g_array_index (self->fields, guint, i)));
  return mn_sheet_writer_append (writer, (const char *const *)cells->pdata);
}

static gboolean
write_rows (Export *self, MnSheetWriter *writer, GCancellable *cancellable, GError **error)
{
  for (guint first = 0; first < self->ids->len; first += ROWS_AT_A_TIME)
    {
      guint n = MIN (ROWS_AT_A_TIME, self->ids->len - first);
      g_autoptr (GPtrArray) rows = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      rows = mn_query_fetch (self->request.entity, self->db, &g_array_index (self->ids, gint64, first), n, error);
      if (rows == NULL)
        return FALSE;
      for (guint i = 0; i < rows->len; i++)
        if (rows->pdata[i] != NULL && !write_row (self, writer, rows->pdata[i]))
          return TRUE; /* finishing says why */
      if (self->progress != NULL)
        self->progress (first + n, self->ids->len, self->progress_data);
    }
  return TRUE;
}

/* The whole ------------------------------------------------------------------------------------- */

static gboolean
read_secret_groups (Export *self, GError **error)
{
  g_autoptr (GPtrArray) groups = mn_facet_query_groups (self->db, error);

  if (groups == NULL)
    return FALSE;
  self->secret = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < groups->len; i++)
    {
      const MnFacet *group = g_ptr_array_index (groups, i);

      if (group->sensitive)
        g_hash_table_add (self->secret, g_strdup (group->code));
    }
  return TRUE;
}

static void
add_notes (Export *self, MnSheetWriter *writer)
{
  g_autofree char *count = mn_number_format (self->ids->len);
  g_autofree char *title = g_strdup_printf ("%s – %s", mn_entity_titles (self->request.entity), self->office);
  g_autofree char *rows = g_strdup_printf (_ ("%s rows"), count);

  mn_sheet_writer_add_note (writer, title);
  mn_sheet_writer_add_note (writer, rows);
}

static gboolean
write_file (Export *self, GCancellable *cancellable, GError **error)
{
  static const MnTableKind kinds[] = { MN_TABLE_XLSX, MN_TABLE_ODS, MN_TABLE_CSV };
  g_autoptr (MnSheetWriter) writer = NULL;

  if (!read_secret_groups (self, error))
    return FALSE;
  writer = mn_sheet_writer_new (self->path, kinds[self->request.format], error);
  if (writer == NULL)
    return FALSE;
  add_notes (self, writer);
  begin (self, writer);
  if (!write_rows (self, writer, cancellable, error) || !mn_sheet_writer_finish (writer, error))
    return FALSE;
  self->n_rows = mn_sheet_writer_get_n_rows (writer);
  return TRUE;
}

/* No name of a child and none of the file: what left, and how much of it. */
static gboolean
note_export (MnTransaction *transaction, gpointer data, GError **error)
{
  Export *self = data;
  g_autofree char *subject
      = mn_export_subject (self->request.entity, self->n_rows, self->fields->len, self->request.sensitive);

  mn_transaction_set_subject (transaction, subject);
  return mn_transaction_get_change (transaction) != 0;
}

gboolean
mn_export_list (MnRegister *reg, const MnExportListRequest *request, guint *n_rows, GCancellable *cancellable,
                GError **error)
{
  Export *self;
  gboolean done;

  g_return_val_if_fail (MN_IS_REGISTER (reg) && request != NULL, FALSE);

  self = export_new (reg, request);
  self->db = mn_register_get_reader (reg);
  done = write_file (self, cancellable, error)
         && (mn_register_is_read_only (reg)
             || mn_store_write (mn_register_get_store (reg), "export", note_export, self, NULL, error));
  if (done && n_rows != NULL)
    *n_rows = self->n_rows;
  export_free (self);
  return done;
}

static void
export_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *self = data;
  GError *error = NULL;
  g_autoptr (MnDb) db = mn_store_open_reader (mn_register_get_store (source), &error);

  self->db = db;
  if (db != NULL && write_file (self, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (mn_store_write_finish (MN_STORE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The file stands: now the register says so. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Export *self = g_task_get_task_data (G_TASK (result));
  MnRegister *reg = MN_REGISTER (source);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    {
      g_task_set_task_data (task, GUINT_TO_POINTER (self->n_rows), NULL);
      if (!mn_register_is_read_only (reg))
        {
          Export *kept = export_new (reg, &self->request);

          kept->n_rows = self->n_rows;
          mn_store_write_async (mn_register_get_store (reg), "export", note_export, kept, export_free, NULL, noted_cb,
                                task);
          return;
        }
      g_task_return_boolean (task, TRUE);
    }
  g_object_unref (task);
}

void
mn_export_list_async (MnRegister *reg, const MnExportListRequest *request, MnExportProgress progress,
                      gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) work = NULL;
  GTask *task;
  Export *self;

  g_return_if_fail (MN_IS_REGISTER (reg) && request != NULL);

  task = g_task_new (reg, cancellable, callback, user_data);
  g_task_set_source_tag (task, mn_export_list_async);
  /* Once the file stands a cancel comes too late. */
  g_task_set_check_cancellable (task, FALSE);
  self = export_new (reg, request);
  self->request.ids = (const gint64 *)(gpointer)self->ids->data;
  self->request.fields = (const guint *)(gpointer)self->fields->data;
  self->request.path = self->path;
  self->progress = progress;
  self->progress_data = progress_data;
  work = g_task_new (reg, cancellable, written_cb, task);
  g_task_set_task_data (work, self, export_free);
  g_task_run_in_thread (work, export_in_worker);
}

gboolean
mn_export_list_finish (MnRegister *reg, GAsyncResult *result, guint *n_rows, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, reg), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (n_rows != NULL)
    *n_rows = GPOINTER_TO_UINT (g_task_get_task_data (G_TASK (result)));
  return TRUE;
}
