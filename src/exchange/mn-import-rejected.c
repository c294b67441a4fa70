/* mn-import-rejected.c: rows that were not taken in, as a table that comes back
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include "mn-export.h"

/* The table's own headings and cells, one line of headings whatever the table had, and what stood above the rows or was
 * chosen for them in columns of its own: corrected, it is read without a question. */
struct _MnImportRejected {
  MnSheetWriter *writer;
  GPtrArray *cells; /* of const char*: one row */
  GPtrArray *made;  /* of char*: texts of the row that were made for it */
  guint n_columns;  /* of the table */
  gboolean with_unit, with_village;
};

MnImportRejected *
_mn_import_rejected_new (const char *path, GError **error)
{
  MnTableKind kind;
  MnSheetWriter *writer;
  MnImportRejected *self;

  if (!mn_export_choose_kind (path, &kind, error))
    return NULL;
  writer = mn_sheet_writer_new (path, kind, error);
  if (writer == NULL)
    return NULL;
  self = g_new0 (MnImportRejected, 1);
  self->writer = writer;
  self->cells = g_ptr_array_new ();
  self->made = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
_mn_import_rejected_free (MnImportRejected *self)
{
  mn_sheet_writer_free (self->writer);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->made);
  g_free (self);
}

static guint
n_columns (MnImport *import)
{
  return import->list != NULL ? import->list->shape->columns->len : import->columns->len;
}

static gboolean
is_reason (MnImport *import, guint column)
{
  if (import->list != NULL)
    return g_array_index (import->list->shape->columns, MnImportColumn, column).target == MN_TARGET_REASON;
  return g_array_index (import->columns, int, column) == MN_COLUMN_REASON;
}

static const char *
heading (MnImport *import, guint column)
{
  return import->list != NULL ? import->list->shape->headings->pdata[column]
                              : _mn_import_source_cell (import->source, column)->text;
}

static void
add_column (GArray *columns, const char *title)
{
  const MnSheetColumn column = { title, 0, MN_SHEET_TEXT };

  g_array_append_val (columns, column);
}

void
_mn_import_rejected_head (MnImport *import)
{
  MnImportRejected *self = import->rejected;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (MnSheetColumn));
  const MnImportShape *shape = import->list != NULL ? import->list->shape : NULL;

  if (self == NULL)
    return;
  for (guint i = 0; i < n_columns (import); i++)
    if (!is_reason (import, i))
      add_column (columns, heading (import, i));
  self->with_unit = shape != NULL && _mn_import_shape_column (shape, "unit") < 0;
  self->with_village = shape != NULL && _mn_import_shape_column (shape, "village") < 0;
  /* Headings of the list, which are Vietnamese as all of it is. */
  if (self->with_unit)
    add_column (columns, "Xã, phường");
  if (self->with_village)
    add_column (columns, "Thôn, tổ dân phố");
  add_column (columns, shape != NULL ? "Lý do từ chối" : "reason");
  mn_sheet_writer_begin (self->writer, "Chưa nhập", (const MnSheetColumn *)columns->data, columns->len);
}

/* What a line above the row said, where the row leaves it out. */
static const char *
section_text (MnImport *import, MnTarget target)
{
  const MnImportList *list = import->list;

  if (target == MN_TARGET_VILLAGE)
    return list->section_village;
  if (target == MN_TARGET_UNIT && list->facts.unit != 0)
    return _mn_import_places_unit_name (list->places, list->facts.unit);
  return NULL;
}

static const char *
cell_text (MnImport *import, guint column)
{
  const MnCell *cell = _mn_import_source_cell (import->source, column);
  const char *text = _mn_import_list_text (import, column);
  MnDate date;

  if (*text == '\0' && import->list != NULL)
    return section_text (import, g_array_index (import->list->shape->columns, MnImportColumn, column).target);
  if (cell->kind != MN_CELL_DATE || !mn_date_parse_iso (cell->text, &date, NULL))
    return text;
  /* As people write it. */
  g_ptr_array_add (import->rejected->made, mn_date_format (date));
  return import->rejected->made->pdata[import->rejected->made->len - 1];
}

void
_mn_import_rejected_row (MnImport *import)
{
  MnImportRejected *self = import->rejected;

  if (self == NULL)
    return;
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < n_columns (import); i++)
    if (!is_reason (import, i))
      g_ptr_array_add (self->cells, (gpointer)cell_text (import, i));
  if (self->with_unit)
    g_ptr_array_add (self->cells, (gpointer)section_text (import, MN_TARGET_UNIT));
  if (self->with_village)
    g_ptr_array_add (self->cells, (gpointer)section_text (import, MN_TARGET_VILLAGE));
  g_ptr_array_add (self->cells, (gpointer)import->reason->str);
  mn_sheet_writer_append (self->writer, (const char *const *)self->cells->pdata);
  g_ptr_array_set_size (self->made, 0);
}

gboolean
_mn_import_rejected_finish (MnImportRejected *self, GError **error)
{
  return mn_sheet_writer_finish (self->writer, error);
}
