/* mn-sheet-writer.c: rows into a CSV, XLSX or ODS file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-sheet-writer-private.h"

#include <string.h>

#include "mn-csv.h"
#include "mn-i18n.h"

#define FLUSH_SIZE (64 * 1024)
#define MAX_NAME 31
#define MAX_DIGITS 15

static void
clear_column (MnSheetColumn *column)
{
  g_free ((char *)column->title);
}

gboolean
mn_sheet_writer_kind_of (const char *path, MnTableKind *kind)
{
  static const char *const ends[] = { ".csv", ".xlsx", ".ods" };
  static const MnTableKind kinds[] = { MN_TABLE_CSV, MN_TABLE_XLSX, MN_TABLE_ODS };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && kind != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (lower, ends[i]))
      {
        *kind = kinds[i];
        return TRUE;
      }
  return FALSE;
}

MnSheetWriter *
mn_sheet_writer_new (const char *path, MnTableKind kind, GError **error)
{
  MnPrivateFile *file;
  MnSheetWriter *self;

  g_return_val_if_fail (path != NULL && kind != MN_TABLE_XLS, NULL);

  file = mn_private_file_new (path, error);
  if (file == NULL)
    return NULL;
  self = g_new0 (MnSheetWriter, 1);
  self->kind = kind;
  self->file = file;
  self->class = kind == MN_TABLE_CSV    ? &_mn_sheet_csv_class
                : kind == MN_TABLE_XLSX ? &_mn_sheet_xlsx_class
                                        : &_mn_sheet_ods_class;
  self->zip = kind == MN_TABLE_CSV ? NULL : mn_zip_writer_new (file);
  self->buffer = g_string_sized_new (2 * FLUSH_SIZE);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->frozen = g_array_new (FALSE, FALSE, sizeof (guint));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (MnSheetColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify)clear_column);
  return self;
}

void
mn_sheet_writer_free (MnSheetWriter *self)
{
  if (self == NULL)
    return;
  mn_zip_writer_free (self->zip);
  mn_private_file_free (self->file);
  g_string_free (self->buffer, TRUE);
  g_ptr_array_unref (self->names);
  g_array_unref (self->frozen);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->columns);
  g_free (self);
}

static void
flush (MnSheetWriter *self)
{
  if (self->zip != NULL)
    mn_zip_writer_write (self->zip, self->buffer->str, self->buffer->len);
  else
    mn_private_file_write (self->file, self->buffer->str, self->buffer->len);
  g_string_truncate (self->buffer, 0);
}

void
mn_sheet_writer_add_note (MnSheetWriter *self, const char *note)
{
  g_return_if_fail (self != NULL && note != NULL);

  g_ptr_array_add (self->notes, g_strdup (note));
}

static gboolean
is_taken (MnSheetWriter *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_ascii_strcasecmp (self->names->pdata[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* As Excel wants it: 31 characters, without those of references, and only once. */
static char *
make_name (MnSheetWriter *self, const char *wanted)
{
  g_autofree char *clean = g_strdelimit (g_strdup (wanted), "[]:*?/\\'\t\r\n", ' ');
  g_autofree char *cut = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), MAX_NAME));
  char *name;

  g_strstrip (cut);
  name = g_strdup (*cut != '\0' ? cut : "1");
  for (guint n = 2; is_taken (self, name); n++)
    {
      g_autofree char *number = g_strdup_printf (" (%u)", n);
      g_autofree char *stem
          = g_utf8_substring (cut, 0, MIN (g_utf8_strlen (cut, -1), MAX_NAME - (glong)strlen (number)));

      g_free (name);
      name = g_strconcat (stem, number, NULL);
    }
  return name;
}

void
mn_sheet_writer_begin (MnSheetWriter *self, const char *name, const MnSheetColumn *columns, guint n_columns)
{
  guint frozen;

  g_return_if_fail (self != NULL && name != NULL && n_columns > 0);
  g_return_if_fail (self->kind != MN_TABLE_CSV || self->names->len == 0);

  if (self->names->len > 0)
    {
      self->class->end (self);
      flush (self);
    }
  g_ptr_array_add (self->names, make_name (self, name));
  frozen = self->notes->len + 1;
  g_array_append_val (self->frozen, frozen);
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < n_columns; i++)
    {
      const MnSheetColumn column = { g_strdup (columns[i].title), columns[i].width, columns[i].kind };

      g_array_append_val (self->columns, column);
    }
  self->line = 0;
  self->class->begin (self);
  for (guint i = 0; i < self->notes->len; i++)
    {
      self->line++;
      self->class->note (self, self->notes->pdata[i], i == 0);
    }
  g_ptr_array_set_size (self->notes, 0);
  self->line++;
  self->class->heading (self);
}

gboolean
mn_sheet_writer_append (MnSheetWriter *self, const char *const *cells)
{
  g_return_val_if_fail (self != NULL && self->names->len > 0, FALSE);

  self->too_long = self->too_long || (self->zip != NULL && self->line == MN_TABLE_MAX_LINES);
  if (self->too_long)
    return FALSE;
  self->line++;
  self->n_rows++;
  self->class->row (self, cells);
  if (self->buffer->len >= FLUSH_SIZE)
    flush (self);
  return self->zip != NULL ? mn_zip_writer_is_well (self->zip) : !mn_private_file_has_failed (self->file);
}

guint
mn_sheet_writer_get_n_rows (const MnSheetWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

gboolean
mn_sheet_writer_finish (MnSheetWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->names->len > 0, FALSE);

  if (self->too_long)
    {
      g_set_error_literal (error, MN_TABLE_ERROR, MN_TABLE_ERROR_SIZE,
                           _ ("There are more rows than a spreadsheet can have: choose CSV."));
      return FALSE;
    }
  self->class->end (self);
  flush (self);
  self->class->finish (self);
  if (self->zip != NULL && !mn_zip_writer_finish (self->zip, error))
    return FALSE;
  return mn_private_file_commit (self->file, error);
}

/* Cells -------------------------------------------------------------------------------------------------------- */

/* One that spreadsheets keep as it is: not "007", nor of more digits than they know. */
static gboolean
is_number (const char *text)
{
  const char *p = *text == '-' ? text + 1 : text;
  gsize whole = strspn (p, "0123456789");
  gsize part = p[whole] == '.' ? strspn (p + whole + 1, "0123456789") : 0;

  if (whole == 0 || (whole > 1 && *p == '0') || whole + part > MAX_DIGITS)
    return FALSE;
  return part > 0 ? p[whole + 1 + part] == '\0' : p[whole] == '\0';
}

MnCellForm
_mn_sheet_judge (MnSheetKind kind, const char *text, MnDate *date, char **shown)
{
  static const MnDate first = { 1900, 3, 1 }; /* before, Excel counts another day */

  *shown = NULL;
  if (text == NULL || *text == '\0')
    return MN_CELL_IS_EMPTY;
  switch (kind)
    {
    case MN_SHEET_NUMBER:
    case MN_SHEET_MONEY:
      return is_number (text) ? MN_CELL_IS_NUMBER : MN_CELL_IS_TEXT;
    case MN_SHEET_DATE:
      if (!mn_date_parse_iso (text, date, NULL))
        return MN_CELL_IS_TEXT;
      if (mn_date_is_full (*date) && mn_date_compare (*date, first) >= 0)
        return MN_CELL_IS_DATE;
      *shown = mn_date_format (*date);
      return MN_CELL_IS_TEXT;
    case MN_SHEET_TEXT:
    default:
      return MN_CELL_IS_TEXT;
    }
}

double
_mn_sheet_width (const MnSheetColumn *column)
{
  static const double widths[] = { 20, 8, 14, 12 };

  return column->width > 0 ? CLAMP (column->width, 2, 100) : widths[column->kind];
}

/* CSV ---------------------------------------------------------------------------------------------------------- */

static void
csv_begin (MnSheetWriter *self)
{
  g_string_append (self->buffer, MN_CSV_MARK);
}

static void
csv_cell (MnSheetWriter *self, GString *row, const char *text)
{
  g_autofree char *guarded = mn_csv_guard (text);

  mn_csv_append_cell (row, guarded);
}

static void
csv_note (MnSheetWriter *self, const char *text, gboolean title)
{
  g_autoptr (GString) row = g_string_new (NULL);

  csv_cell (self, row, text);
  mn_csv_end_row (row);
  g_string_append_len (self->buffer, row->str, (gssize)row->len);
}

static void
csv_heading (MnSheetWriter *self)
{
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    csv_cell (self, row, g_array_index (self->columns, MnSheetColumn, i).title);
  mn_csv_end_row (row);
  g_string_append_len (self->buffer, row->str, (gssize)row->len);
}

static void
csv_row (MnSheetWriter *self, const char *const *cells)
{
  g_autoptr (GString) row = g_string_sized_new (256);

  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *shown = NULL;
      MnDate date;
      MnCellForm form = _mn_sheet_judge (g_array_index (self->columns, MnSheetColumn, i).kind, cells[i], &date, &shown);

      /* "-5" is a number where numbers stand, and needs no guard. Dates are written in the one form that no country
       * reads otherwise. */
      if (form == MN_CELL_IS_TEXT)
        csv_cell (self, row, shown != NULL ? shown : cells[i]);
      else
        mn_csv_append_cell (row, form == MN_CELL_IS_EMPTY ? "" : cells[i]);
    }
  mn_csv_end_row (row);
  g_string_append_len (self->buffer, row->str, (gssize)row->len);
}

static void
csv_nothing (MnSheetWriter *self)
{
}

const MnSheetClass _mn_sheet_csv_class = { csv_begin, csv_note, csv_heading, csv_row, csv_nothing, csv_nothing };
