/* mn-import-report.c: what an import does, row by row
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

#define MAX_TEXT (16 * 1024 * 1024)

struct _MnImportReport {
  GArray *rows; /* of MnImportRow, by line */
  GStringChunk *texts;
  gsize n_text;
  guint counts[MN_N_IMPORT_VERDICTS];
  GArray *columns; /* of MnImportReportColumn */
  GPtrArray *notes;
  GPtrArray *sheets;
  guint sheet;
  char *encoding;
  guint heading_line;
  gboolean remembered;
  gint64 unit;
};

MnImportReport *
mn_import_report_new (void)
{
  MnImportReport *self = g_new0 (MnImportReport, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (MnImportRow));
  self->texts = g_string_chunk_new (16 * 1024);
  self->columns = g_array_new (FALSE, FALSE, sizeof (MnImportReportColumn));
  self->notes = g_ptr_array_new ();
  g_ptr_array_add (self->notes, NULL);
  self->sheets = g_ptr_array_new ();
  g_ptr_array_add (self->sheets, NULL);
  return self;
}

void
mn_import_report_free (MnImportReport *self)
{
  g_array_unref (self->rows);
  g_string_chunk_free (self->texts);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->sheets);
  g_free (self->encoding);
  g_free (self);
}

static const char *
keep (MnImportReport *self, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if (length == 0 || self->n_text + length > MAX_TEXT)
    return "";
  self->n_text += length + 1;
  return g_string_chunk_insert_len (self->texts, text, (gssize)length);
}

void
_mn_import_report_add (MnImportReport *self, guint line, MnImportVerdict verdict, const char *title, const char *text,
                       gint64 row)
{
  const MnImportRow added = { line, verdict, MN_IMPORT_ASK, keep (self, title), keep (self, text), row };

  self->counts[verdict]++;
  g_array_append_val (self->rows, added);
}

void
_mn_import_report_set_shape (MnImportReport *self, const char *encoding, const MnImportShape *shape, guint line)
{
  g_free (self->encoding);
  self->encoding = g_strdup (encoding);
  self->heading_line = line;
  self->remembered = shape != NULL && shape->remembered;
  for (guint i = 0; shape != NULL && i < shape->columns->len; i++)
    {
      const MnImportReportColumn column
          = { i, keep (self, shape->headings->pdata[i]), g_array_index (shape->columns, MnImportColumn, i).code };

      g_array_append_val (self->columns, column);
    }
}

static void
add_text (MnImportReport *self, GPtrArray *texts, const char *text)
{
  texts->pdata[texts->len - 1] = (gpointer)keep (self, text);
  g_ptr_array_add (texts, NULL);
}

/* One sheet is read at a time: whoever has the others in mind must hear of it. Those before the first with rows are
 * empty. */
static void
note_sheets (MnImportReport *self, MnTable *table, gboolean asked)
{
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = asked ? 0 : self->sheet; i < mn_table_get_n_sheets (table); i++)
    if (i + 1 != self->sheet && !mn_table_is_sheet_hidden (table, i))
      g_string_append_printf (others, "%s%u. %s", others->len > 0 ? "; " : "", i + 1,
                              mn_table_get_sheet_name (table, i));
  if (others->len == 0)
    return;
  sentence = g_strdup_printf (_ ("Only the sheet “%s” is read. The workbook has others, which are read one at a time: "
                                 "%s."),
                              mn_table_get_sheet_name (table, self->sheet - 1), others->str);
  _mn_import_report_note (self, sentence);
}

void
_mn_import_report_set_table (MnImportReport *self, MnTable *table, gboolean asked)
{
  if (mn_table_get_kind (table) == MN_TABLE_CSV)
    return;
  self->sheet = mn_table_get_sheet (table);
  for (guint i = 0; i < mn_table_get_n_sheets (table); i++)
    add_text (self, self->sheets, mn_table_get_sheet_name (table, i));
  note_sheets (self, table, asked);
}

void
_mn_import_report_set_unit (MnImportReport *self, gint64 unit)
{
  self->unit = unit;
}

void
_mn_import_report_note (MnImportReport *self, const char *sentence)
{
  add_text (self, self->notes, sentence);
}

const MnImportRow *
_mn_import_report_find (const MnImportReport *self, guint line)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->rows, MnImportRow, middle).line < line)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->rows->len || g_array_index (self->rows, MnImportRow, low).line != line)
    return NULL;
  return &g_array_index (self->rows, MnImportRow, low);
}

guint
mn_import_report_get_n_rows (const MnImportReport *self)
{
  return self->rows->len;
}

const MnImportRow *
mn_import_report_get_row (const MnImportReport *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return &g_array_index (self->rows, MnImportRow, row);
}

guint
mn_import_report_count (const MnImportReport *self, MnImportVerdict verdict)
{
  return self->counts[verdict];
}

void
mn_import_report_decide (MnImportReport *self, guint row, MnImportChoice choice)
{
  g_return_if_fail (row < self->rows->len);

  g_array_index (self->rows, MnImportRow, row).choice = choice;
}

const char *
mn_import_report_get_encoding (const MnImportReport *self)
{
  return self->encoding != NULL ? self->encoding : "utf-8";
}

guint
mn_import_report_get_heading_line (const MnImportReport *self)
{
  return self->heading_line;
}

guint
mn_import_report_get_n_columns (const MnImportReport *self)
{
  return self->columns->len;
}

const MnImportReportColumn *
mn_import_report_get_column (const MnImportReport *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, MnImportReportColumn, column);
}

gboolean
mn_import_report_is_remembered (const MnImportReport *self)
{
  return self->remembered;
}

gint64
mn_import_report_get_unit (const MnImportReport *self)
{
  return self->unit;
}

const char *const *
mn_import_report_get_sheets (const MnImportReport *self)
{
  return (const char *const *)self->sheets->pdata;
}

guint
mn_import_report_get_sheet (const MnImportReport *self)
{
  return self->sheet;
}

const char *const *
mn_import_report_get_notes (const MnImportReport *self)
{
  return (const char *const *)self->notes->pdata;
}

const char *
mn_import_verdict_label (MnImportVerdict verdict)
{
  static const char *const labels[MN_N_IMPORT_VERDICTS]
      = { N_ ("New"), N_ ("Changed"), N_ ("Unchanged"), N_ ("Doubtful"), N_ ("Refused") };

  return _ (labels[verdict]);
}
