/* mn-cross-export.c: a cross table as a file for a spreadsheet
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-cross-export.h"
#include "mn-cross-words.h"
#include "mn-csv.h"
#include "mn-private-file.h"

/* One column a dimension of the lines, so that the sheet can be filtered; then the figures. */
static void
append_head (GString *text, const MnCrossTable *table, MnCrossShare share)
{
  const MnCrossQuestion *question = mn_cross_table_get_question (table);

  for (guint i = 0; i < question->n_rows; i++)
    mn_csv_append_cell (text, mn_cross_words_head (question->rows[i]));
  for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
    {
      g_autofree char *title = mn_cross_words_column (table, c);
      g_autofree char *of = g_strdup_printf ("%s (%%)", title);

      mn_csv_append_cell (text, title);
      if (share != MN_CROSS_SHARE_NONE)
        mn_csv_append_cell (text, of);
    }
  mn_csv_end_row (text);
}

static void
append_row (GString *text, const MnCrossTable *table, MnCrossShare share, guint row)
{
  for (guint i = 0; i < mn_cross_table_get_question (table)->n_rows; i++)
    {
      g_autofree char *name = mn_cross_words_name (table, row, i);
      g_autofree char *guarded = mn_csv_guard (name);

      mn_csv_append_cell (text, guarded);
    }
  for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
    {
      gint64 part = mn_cross_table_get_share (table, row, c, share);
      g_autofree char *count = g_strdup_printf ("%u", mn_cross_table_get_count (table, row, c));
      g_autofree char *percent = part >= 0 ? mn_decimal_format (part) : g_strdup ("");

      mn_csv_append_cell (text, count);
      if (share != MN_CROSS_SHARE_NONE)
        mn_csv_append_cell (text, percent);
    }
  mn_csv_end_row (text);
}

gboolean
mn_cross_export (const MnCrossTable *table, MnCrossShare share, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (MN_CSV_MARK);
  g_autoptr (MnPrivateFile) file = mn_private_file_new (path, error);

  if (file == NULL)
    return FALSE;

  append_head (text, table, share);
  for (guint row = 1; row < mn_cross_table_get_n_rows (table); row++)
    append_row (text, table, share, row);
  append_row (text, table, share, 0);
  mn_private_file_write (file, text->str, text->len);
  return mn_private_file_commit (file, error);
}
