/* mn-import-commune.c: where the heading of a commune's list is, and what it says
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-import-private.h"

#include <string.h>

/* Of a list, besides the name: less is a title line with a word of ours in it. */
#define LEAST_COLUMNS 2

static const char *
text_at (MnImportSource *source, guint row, guint cell)
{
  return _mn_import_source_ahead (source, row, cell)->text;
}

/* A group above several columns is a merged cell: the text stands in its first, the others are empty. It ends where the
 * next text of that line is. */
static const char *
above (MnImportSource *source, guint row, guint cell)
{
  for (guint i = cell + 1; i-- > 0;)
    if (*text_at (source, row, i) != '\0')
      return text_at (source, row, i);
  return "";
}

static guint
count_cells (MnImportSource *source, guint row)
{
  guint n = 0;

  for (guint i = 0; i < _mn_import_source_n_ahead_cells (source, row); i++)
    n += *text_at (source, row, i) != '\0';
  return n;
}

/* "(1)", "2", "A": columns are numbered below the heading. */
static gboolean
only_numbers_columns (MnImportSource *source, guint row)
{
  guint n = 0;

  for (guint i = 0; i < _mn_import_source_n_ahead_cells (source, row); i++)
    {
      const char *text = text_at (source, row, i);
      gsize length = strlen (text);

      if (length == 0)
        continue;
      if (length > 5 || strspn (text, "()[]0123456789ABCDEabcde=+-") != length)
        return FALSE;
      n++;
    }
  return n >= 3;
}

/* "Họ đệm" below "Họ và tên". */
static gboolean
is_part_of_name (const char *text)
{
  const char *code = _mn_import_words_heading ("", text);

  return code != NULL
         && (strcmp (code, "family_name") == 0 || strcmp (code, "middle_name") == 0
             || strcmp (code, "given_name") == 0);
}

/* Whether the row below goes on with the heading: it says something under a group, and nothing under the name but its
 * parts. */
static gboolean
is_second_line (MnImportSource *source, guint row, guint name_column)
{
  guint n = 0;

  if (row + 1 >= _mn_import_source_n_ahead (source)
      || (*text_at (source, row + 1, name_column) != '\0' && !is_part_of_name (text_at (source, row + 1, name_column))))
    return FALSE;
  for (guint i = 0; i < _mn_import_source_n_ahead_cells (source, row + 1); i++)
    {
      const MnCell *cell = _mn_import_source_ahead (source, row + 1, i);

      if (cell->kind == MN_CELL_EMPTY || *cell->text == '\0')
        continue;
      if (cell->kind != MN_CELL_TEXT || strlen (cell->text) > 120)
        return FALSE;
      n += _mn_import_words_heading (above (source, row, i), cell->text) != NULL;
    }
  return n > 0;
}

static const char *
recognise (MnImportSource *source, guint row, guint n_lines, guint cell)
{
  const char *top = text_at (source, row, cell);
  const char *bottom = n_lines == 2 ? text_at (source, row + 1, cell) : "";

  if (*bottom != '\0')
    return _mn_import_words_heading (above (source, row, cell), bottom);
  return *top != '\0' ? _mn_import_words_heading ("", top) : NULL;
}

/* How many of its cells are headings that we know; 0 without a name. */
static guint
judge_row (MnImportSource *source, guint row, guint *name_column)
{
  guint n = 0;
  gboolean named = FALSE;

  for (guint i = 0; i < _mn_import_source_n_ahead_cells (source, row); i++)
    {
      const char *code = recognise (source, row, 1, i);

      if (code == NULL)
        continue;
      n++;
      if (!named && (strcmp (code, "full_name") == 0 || strcmp (code, "given_name") == 0))
        {
          named = TRUE;
          *name_column = i;
        }
    }
  return named ? n : 0;
}

static char *
shown_heading (MnImportSource *source, guint row, guint n_lines, guint cell)
{
  const char *top = above (source, row, cell);
  const char *bottom = n_lines == 2 ? text_at (source, row + 1, cell) : "";

  if (*bottom != '\0' && *top != '\0')
    return g_strdup_printf ("%s > %s", top, bottom);
  return g_strdup (*bottom != '\0' ? bottom : text_at (source, row, cell));
}

/* "Họ và tên" is merged over two columns in lists of schools, the second for the tên alone: there is no heading above
 * it, and single words in it. */
static gboolean
has_given_names (const MnImportShape *shape, MnImportSource *source, guint cell)
{
  guint n = 0;

  if (cell == 0 || *text_at (source, shape->first, cell) != '\0'
      || (shape->n_lines == 2 && *text_at (source, shape->first + 1, cell) != '\0')
      || strcmp (g_array_index (shape->columns, MnImportColumn, cell - 1).code, "full_name") != 0)
    return FALSE;
  for (guint row = shape->first + shape->n_lines; row < _mn_import_source_n_ahead (source); row++)
    {
      const char *text = text_at (source, row, cell);

      if (*text == '\0')
        continue;
      if (!g_unichar_isalpha (g_utf8_get_char (text)) || *text_at (source, row, cell - 1) == '\0'
          || strpbrk (text, " 0123456789") != NULL)
        return FALSE;
      n++;
    }
  return n > 0;
}

/* Each thing once: the first column that says it. Names of carers and marks may come more often. */
static gboolean
is_taken (const MnImportShape *shape, const MnImportColumn *column)
{
  if (column->target == MN_TARGET_PASS || column->target == MN_TARGET_MARK || column->target == MN_TARGET_CIRCUMSTANCE)
    return FALSE;
  return _mn_import_shape_column (shape, column->code) >= 0;
}

static void
read_columns (MnImportShape *shape, MnImportSource *source)
{
  guint n = _mn_import_source_n_ahead_cells (source, shape->first);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);

  if (shape->n_lines == 2)
    n = MAX (n, _mn_import_source_n_ahead_cells (source, shape->first + 1));
  for (guint i = 0; i < n; i++)
    {
      char *heading = shown_heading (source, shape->first, shape->n_lines, i);
      const char *code = recognise (source, shape->first, shape->n_lines, i);
      g_autofree char *folded = mn_fold (heading);
      MnImportColumn column;

      if (code == NULL && has_given_names (shape, source, i))
        code = "given_name";
      if (!_mn_import_column_parse (code != NULL ? code : "pass", &column) || is_taken (shape, &column))
        _mn_import_column_parse ("pass", &column);
      g_array_append_val (shape->columns, column);
      g_ptr_array_add (shape->headings, heading);
      g_checksum_update (sum, (const guchar *)folded, -1);
      g_checksum_update (sum, (const guchar *)"|", 1);
    }
  shape->fingerprint = g_strdup (g_checksum_get_string (sum));
}

MnImportShape *
_mn_import_shape_find (MnImportSource *source)
{
  MnImportShape *shape;
  guint best = 0, best_row = 0, best_name = 0;

  for (guint row = 0; row < _mn_import_source_n_ahead (source); row++)
    {
      guint name_column = 0;
      guint n = judge_row (source, row, &name_column);

      if (n <= best)
        continue;
      best = n;
      best_row = row;
      best_name = name_column;
    }
  if (best < LEAST_COLUMNS)
    return NULL;
  shape = g_new0 (MnImportShape, 1);
  shape->columns = g_array_new (FALSE, FALSE, sizeof (MnImportColumn));
  shape->headings = g_ptr_array_new_with_free_func (g_free);
  shape->first = best_row;
  shape->n_lines = is_second_line (source, best_row, best_name) ? 2 : 1;
  for (guint row = best_row + shape->n_lines;
       row < _mn_import_source_n_ahead (source) && only_numbers_columns (source, row)
       && count_cells (source, row) * 2 > best;
       row++)
    shape->n_passed++;
  read_columns (shape, source);
  return shape;
}

void
_mn_import_shape_free (MnImportShape *shape)
{
  if (shape == NULL)
    return;
  g_array_unref (shape->columns);
  g_ptr_array_unref (shape->headings);
  g_free (shape->fingerprint);
  g_free (shape);
}

int
_mn_import_shape_column (const MnImportShape *shape, const char *code)
{
  for (guint i = 0; i < shape->columns->len; i++)
    if (strcmp (g_array_index (shape->columns, MnImportColumn, i).code, code) == 0)
      return (int)i;
  return -1;
}
