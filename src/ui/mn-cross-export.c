/* mn-cross-export.c: a cross table as a file for a spreadsheet
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-cross-export.h"
#include "mn-cross-words.h"
#include "mn-i18n.h"
#include "mn-sheet-writer.h"

/* One column a dimension of the lines, so that the sheet can be filtered; then the figures. */
static void
begin (MnSheetWriter *writer, const MnCrossTable *table, MnCrossShare share)
{
  const MnCrossQuestion *question = mn_cross_table_get_question (table);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (MnSheetColumn));
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MAX (question->n_rows, 1); i++)
    {
      const MnSheetColumn column
          = { question->n_rows > 0 ? mn_cross_words_head (question->rows[i]) : "", 28, MN_SHEET_TEXT };

      g_array_append_val (columns, column);
    }
  for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
    {
      char *title = mn_cross_words_column (table, c);
      MnSheetColumn column = { title, 14, MN_SHEET_NUMBER };

      g_ptr_array_add (titles, title);
      g_array_append_val (columns, column);
      if (share != MN_CROSS_SHARE_NONE)
        {
          column.title = g_strdup_printf ("%s (%%)", title);
          g_ptr_array_add (titles, (char *)column.title);
          g_array_append_val (columns, column);
        }
    }
  mn_sheet_writer_begin (writer, mn_cross_words_sheet (), (const MnSheetColumn *)(gpointer)columns->data, columns->len);
}

static gboolean
add_row (MnSheetWriter *writer, const MnCrossTable *table, MnCrossShare share, guint row)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MAX (mn_cross_table_get_question (table)->n_rows, 1); i++)
    g_ptr_array_add (cells, mn_cross_words_name (table, row, i));
  for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
    {
      gint64 part = mn_cross_table_get_share (table, row, c, share);

      g_ptr_array_add (cells, g_strdup_printf ("%u", mn_cross_table_get_count (table, row, c)));
      if (share != MN_CROSS_SHARE_NONE)
        g_ptr_array_add (cells, part >= 0 ? g_strdup_printf ("%d.%02d", (int)(part / 100), (int)(part % 100)) : NULL);
    }
  return mn_sheet_writer_append (writer, (const char *const *)cells->pdata);
}

gboolean
mn_cross_export (const MnCrossTable *table, MnCrossShare share, const char *path, GError **error)
{
  MnTableKind kind;
  g_autoptr (MnSheetWriter) writer = NULL;
  g_autofree char *title = mn_cross_words_title (table);
  g_autofree char *date = mn_cross_words_date (table);
  g_autofree char *note = mn_cross_words_note (table, share);
  gboolean going = TRUE;

  if (!mn_sheet_writer_kind_of (path, &kind))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                           _ ("The name of the file must end with .xlsx, .ods or .csv."));
      return FALSE;
    }
  writer = mn_sheet_writer_new (path, kind, error);
  if (writer == NULL)
    return FALSE;
  mn_sheet_writer_add_note (writer, title);
  mn_sheet_writer_add_note (writer, date);
  if (note != NULL)
    mn_sheet_writer_add_note (writer, note);
  begin (writer, table, share);
  for (guint row = 1; going && row < mn_cross_table_get_n_rows (table); row++)
    going = add_row (writer, table, share, row);
  if (going)
    add_row (writer, table, share, 0);
  return mn_sheet_writer_finish (writer, error);
}
