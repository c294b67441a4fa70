/* mn-list-plan.c: the rows of a list, broken into lines, before they have pages
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include <math.h>
#include <string.h>

#include "mn-document.h"
#include "mn-i18n.h"
#include "mn-list-columns.h"
#include "mn-list-plan.h"
#include "mn-money.h"

#define TABLE_SIZE 11.0
#define SIGNED_HEIGHT MN_MM (7)
#define BAND_HEIGHT 17.25 /* groups and subtotals */
#define COMPACT_HEIGHT 16.0
#define SIGNATURE_WIDTH MN_MM (24)

/* Printed wording. */
static const char empty_text[] = "(Không có số liệu)";
static const char carried_out_text[] = "Cộng chuyển trang sau";
static const char carried_in_text[] = "Trang trước chuyển sang";

static const MnTextStyle styles[] = {
  [MN_LIST_ROW_HEADER] = { TABLE_SIZE, TRUE, FALSE },     [MN_LIST_ROW_GROUP] = { TABLE_SIZE, TRUE, FALSE },
  [MN_LIST_ROW_ENTRY] = { TABLE_SIZE, FALSE, FALSE },     [MN_LIST_ROW_SUBTOTAL] = { TABLE_SIZE, TRUE, TRUE },
  [MN_LIST_ROW_TOTAL] = { TABLE_SIZE, TRUE, FALSE },      [MN_LIST_ROW_CARRIED_OUT] = { TABLE_SIZE, FALSE, TRUE },
  [MN_LIST_ROW_CARRIED_IN] = { TABLE_SIZE, FALSE, TRUE }, [MN_LIST_ROW_EMPTY] = { TABLE_SIZE, FALSE, TRUE },
};

static void
clear_cell (MnListPlanCell *cell)
{
  g_clear_pointer (&cell->run, mn_text_run_unref);
}

static const MnListColumn *
get_column (const MnListPlan *self, guint column)
{
  return mn_list_content_get_column (self->content, column);
}

static gboolean
has_ordinal (const MnListPlan *self)
{
  return get_column (self, 0)->kind == MN_LIST_COLUMN_ORDINAL;
}

/* A cell of one column, or a title: shaped now, since its width counts. */
static gboolean
add_cell (MnListPlan *self, MnListPlanRow *row, guint column, guint n_columns, MnTextAlign align, const char *text,
          GError **error)
{
  MnListPlanCell cell = { (guint16)column, (guint16)n_columns, align, text, NULL, 0, 0 };

  if (text != NULL && *text != '\0' && strchr (text, '\n') == NULL)
    {
      cell.run = mn_font_set_shape (self->fonts, &styles[row->kind], text, error);
      if (cell.run == NULL)
        return FALSE;
    }
  g_array_append_val (self->cells, cell);
  row->n_cells++;
  return TRUE;
}

static MnListPlanRow
begin_row (MnListPlan *self, MnListRowKind kind)
{
  return (MnListPlanRow) { kind, 0, self->cells->len, 0, self->amounts->len };
}

/* Roman numerals as groups use them. (transfer full) */
static char *
to_roman (guint number)
{
  static const struct {
    guint value;
    const char *digits;
  } parts[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" },
                { 40, "XL" },  { 10, "X" },   { 9, "IX" },  { 5, "V" },    { 4, "IV" },  { 1, "I" } };
  GString *roman = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append (roman, parts[i].digits);
  return g_string_free (roman, FALSE);
}

/* The ordinal cell's text lives only until it is shaped, which is at once. */
static gboolean
add_ordinal (MnListPlan *self, MnListPlanRow *row, const char *text, GError **error)
{
  if (!has_ordinal (self))
    return TRUE;
  if (!add_cell (self, row, 0, 1, MN_TEXT_ALIGN_CENTER, text, error))
    return FALSE;
  g_array_index (self->cells, MnListPlanCell, self->cells->len - 1).text = NULL;
  return TRUE;
}

static gboolean
add_header (MnListPlan *self, GError **error)
{
  MnListPlanRow row = begin_row (self, MN_LIST_ROW_HEADER);

  for (guint i = 0; i < self->n_columns; i++)
    if (!add_cell (self, &row, i, 1, MN_TEXT_ALIGN_CENTER, get_column (self, i)->title, error))
      return FALSE;
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* Groups, subtotals, totals: a label as wide as the empty cells after it, then the cells. */
static gboolean
add_band (MnListPlan *self, MnListRowKind kind, const char *ordinal, const char *label, const char *const *cells,
          GError **error)
{
  MnListPlanRow row = begin_row (self, kind);
  guint first = has_ordinal (self) ? 1 : 0;
  guint column = first;

  if (!add_ordinal (self, &row, ordinal, error))
    return FALSE;
  while (column < self->n_columns && (column == first || cells == NULL || cells[column] == NULL))
    column++;
  if (first < column
      && !add_cell (self, &row, first, column - first,
                    kind == MN_LIST_ROW_EMPTY ? MN_TEXT_ALIGN_CENTER : MN_TEXT_ALIGN_LEFT, label, error))
    return FALSE;
  for (; column < self->n_columns; column++)
    if (!add_cell (self, &row, column, 1,
                   get_column (self, column)->kind == MN_LIST_COLUMN_MONEY ? MN_TEXT_ALIGN_RIGHT : MN_TEXT_ALIGN_CENTER,
                   cells[column], error))
      return FALSE;
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* A money cell that is no amount would be missing from the sums carried on: refused. */
static gboolean
add_amounts (MnListPlan *self, const char *const *cells, guint number, gint64 *totals, GError **error)
{
  for (guint i = 0; i < self->n_money; i++)
    {
      const char *text = cells[self->money[i]];
      g_autoptr (GError) reason = NULL;
      gint64 amount = 0;

      if (text != NULL && *text != '\0' && !mn_money_parse (text, TRUE, &amount, &reason))
        {
          g_set_error (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT,
                       _ ("Row %u of the list cannot be added up: %s"), number, reason->message);
          return FALSE;
        }
      g_array_append_val (self->amounts, amount);
      if (__builtin_add_overflow (totals[i], amount, &totals[i]))
        {
          g_set_error (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT,
                       _ ("The amounts of the list are too large to be added up (row %u)."), number);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_entry (MnListPlan *self, const char *const *cells, guint number, gint64 *totals, GError **error)
{
  MnListPlanRow row = begin_row (self, MN_LIST_ROW_ENTRY);
  char ordinal[16];

  g_snprintf (ordinal, sizeof ordinal, "%u", number);
  if (!add_amounts (self, cells, number, totals, error) || !add_ordinal (self, &row, ordinal, error))
    return FALSE;
  for (guint i = has_ordinal (self) ? 1 : 0; i < self->n_columns; i++)
    if (!add_cell (self, &row, i, 1, get_column (self, i)->align, cells[i], error))
      return FALSE;
  g_array_append_val (self->rows, row);
  return TRUE;
}

static gboolean
add_rows (MnListPlan *self, gint64 *totals, GError **error)
{
  guint n_rows = mn_list_content_get_n_rows (self->content);
  guint n_groups = 0;
  guint n_entries = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      MnListRow row = mn_list_content_get_row (self->content, i);
      g_autofree char *roman = NULL;

      if (row.kind == MN_LIST_ROW_TOTAL && n_entries == 0
          && !add_band (self, MN_LIST_ROW_EMPTY, NULL, empty_text, NULL, error))
        return FALSE;
      if (row.kind == MN_LIST_ROW_ENTRY)
        {
          if (!add_entry (self, row.cells, ++n_entries, totals, error))
            return FALSE;
          continue;
        }
      if (row.kind == MN_LIST_ROW_GROUP)
        roman = to_roman (++n_groups);
      if (!add_band (self, row.kind, roman, row.label, row.cells, error))
        return FALSE;
    }
  if (n_rows == 0)
    return add_band (self, MN_LIST_ROW_EMPTY, NULL, empty_text, NULL, error);
  return TRUE;
}

/* Titles broken by hand count by their lines. */
static gboolean
measure_cell (MnListPlan *self, const MnListPlanCell *cell, MnListRowKind kind, MnListColumnWidth *width,
              GError **error)
{
  g_auto (GStrv) lines = NULL;

  if (cell->run != NULL)
    {
      width->natural = MAX (width->natural, mn_text_run_get_width (cell->run));
      width->smallest = MAX (width->smallest, mn_text_run_get_longest_word (cell->run));
    }
  if (cell->text == NULL || strchr (cell->text, '\n') == NULL)
    return TRUE;
  lines = g_strsplit (cell->text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (MnTextRun) run = mn_font_set_shape (self->fonts, &styles[kind], lines[i], error);

      if (run == NULL)
        return FALSE;
      width->natural = MAX (width->natural, mn_text_run_get_width (run));
      width->smallest = MAX (width->smallest, mn_text_run_get_longest_word (run));
    }
  return TRUE;
}

static gboolean
measure_sums (MnListPlan *self, const gint64 *totals, MnListColumnWidth *widths, GError **error)
{
  for (guint i = 0; i < self->n_money; i++)
    {
      MnListColumnWidth *width = &widths[self->money[i]];
      g_autofree char *text = mn_money_format (totals[i]);
      double sum;

      if (!mn_text_measure (self->fonts, &styles[MN_LIST_ROW_TOTAL], text, &sum, NULL, NULL, error))
        return FALSE;
      width->natural = MAX (width->natural, sum);
      width->smallest = MAX (width->smallest, sum);
    }
  return TRUE;
}

static gboolean
share_widths (MnListPlan *self, const gint64 *totals, double table_width, GError **error)
{
  g_autofree MnListColumnWidth *widths = g_new0 (MnListColumnWidth, self->n_columns);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const MnListPlanRow *row = mn_list_plan_row (self, i);

      for (guint j = 0; j < row->n_cells; j++)
        {
          const MnListPlanCell *cell = mn_list_plan_cell (self, row, j);

          if (cell->n_columns == 1 && !measure_cell (self, cell, row->kind, &widths[cell->column], error))
            return FALSE;
        }
    }
  if (!measure_sums (self, totals, widths, error))
    return FALSE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      const MnListColumn *column = get_column (self, i);
      double least = MAX (MN_MM (column->min_mm), column->kind == MN_LIST_COLUMN_SIGNATURE ? SIGNATURE_WIDTH : 0);

      widths[i].smallest = MAX (widths[i].smallest + 2 * MN_LIST_PADDING_X, least);
      widths[i].natural = MAX (widths[i].natural + 2 * MN_LIST_PADDING_X, least);
      widths[i].weight = MAX (column->weight, 0);
    }
  mn_list_columns_share (widths, self->n_columns, table_width);
  for (guint i = 0; i < self->n_columns; i++)
    self->edges[i + 1] = self->edges[i] + widths[i].width;
  return TRUE;
}

static gboolean
break_cell (MnListPlan *self, MnListPlanCell *cell, MnListRowKind kind, GError **error)
{
  double inner = self->edges[cell->column + cell->n_columns] - self->edges[cell->column] - 2 * MN_LIST_PADDING_X;
  MnParagraphFormat format = { .align = MN_TEXT_ALIGN_LEFT, .width = MAX (inner, 1) };
  const char *text = cell->run != NULL ? mn_text_run_get_text (cell->run) : cell->text;
  g_autoptr (MnParagraph) paragraph = NULL;

  cell->first_line = self->lines->len;
  if (cell->run != NULL && mn_text_run_get_width (cell->run) <= inner + 0.01)
    {
      g_ptr_array_add (self->lines, g_steal_pointer (&cell->run));
      cell->n_lines = 1;
      cell->text = NULL;
      return TRUE;
    }
  if (text == NULL || *text == '\0')
    return TRUE;
  paragraph = mn_paragraph_new (self->fonts, &styles[kind], &format, text, error);
  if (paragraph == NULL)
    return FALSE;
  cell->n_lines = mn_paragraph_get_n_lines (paragraph);
  for (guint i = 0; i < cell->n_lines; i++)
    g_ptr_array_add (self->lines, mn_text_run_ref (mn_paragraph_get_line (paragraph, i)->run));
  g_clear_pointer (&cell->run, mn_text_run_unref);
  cell->text = NULL;
  return TRUE;
}

static double
least_height (const MnListPlan *self, MnListRowKind kind)
{
  gboolean is_signed = mn_list_content_get_row_height (self->content) == MN_LIST_ROWS_SIGNED;

  switch (kind)
    {
    case MN_LIST_ROW_ENTRY:
    case MN_LIST_ROW_TOTAL:
    case MN_LIST_ROW_EMPTY:
      return is_signed ? SIGNED_HEIGHT : COMPACT_HEIGHT;
    default:
      return is_signed ? BAND_HEIGHT : COMPACT_HEIGHT;
    }
}

static void
set_height (MnListPlan *self, MnListPlanRow *row)
{
  guint n_lines = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n_lines = MAX (n_lines, mn_list_plan_cell (self, row, i)->n_lines);
  row->height = MAX (least_height (self, row->kind), n_lines * self->line_height + 2 * MN_LIST_PADDING_Y);
}

static gboolean
break_row (MnListPlan *self, guint index, GError **error)
{
  MnListPlanRow *row = &g_array_index (self->rows, MnListPlanRow, index);

  for (guint i = 0; i < row->n_cells; i++)
    if (!break_cell (self, &g_array_index (self->cells, MnListPlanCell, row->first_cell + i), row->kind, error))
      return FALSE;
  set_height (self, row);
  return TRUE;
}

static MnListPlan *
allocate (const MnListContent *content, MnFontSet *fonts)
{
  MnListPlan *self = g_new0 (MnListPlan, 1);

  self->content = content;
  self->fonts = mn_font_set_ref (fonts);
  self->n_columns = mn_list_content_get_n_columns (content);
  self->edges = g_new0 (double, self->n_columns + 1);
  self->money = g_new0 (guint16, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    if (get_column (self, i)->kind == MN_LIST_COLUMN_MONEY)
      self->money[self->n_money++] = (guint16)i;
  self->rows = g_array_new (FALSE, FALSE, sizeof (MnListPlanRow));
  self->cells = g_array_new (FALSE, FALSE, sizeof (MnListPlanCell));
  g_array_set_clear_func (self->cells, (GDestroyNotify)clear_cell);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_text_run_unref);
  self->amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->line_height = mn_font_set_line_height (fonts, &styles[MN_LIST_ROW_ENTRY]);
  self->carry_height = MAX (least_height (self, MN_LIST_ROW_CARRIED_OUT), self->line_height + 2 * MN_LIST_PADDING_Y);
  return self;
}

MnListPlan *
mn_list_plan_new (const MnListContent *content, MnFontSet *fonts, double width, GError **error)
{
  g_autoptr (MnListPlan) self = NULL;
  g_autofree gint64 *totals = NULL;

  g_return_val_if_fail (content != NULL && fonts != NULL, NULL);
  g_return_val_if_fail (mn_list_content_get_n_columns (content) > 0, NULL);

  self = allocate (content, fonts);
  totals = g_new0 (gint64, self->n_columns);
  if (!add_header (self, error) || !add_rows (self, totals, error) || !share_widths (self, totals, width, error))
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    if (!break_row (self, i, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
mn_list_plan_free (MnListPlan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->fonts, mn_font_set_unref);
  g_free (self->edges);
  g_free (self->money);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->amounts);
  g_free (self);
}

guint
mn_list_plan_add_carry (MnListPlan *self, MnListRowKind kind, const gint64 *sums, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  const char *label = kind == MN_LIST_ROW_CARRIED_OUT ? carried_out_text : carried_in_text;

  g_ptr_array_set_size (cells, (int)self->n_columns);
  for (guint i = 0; i < self->n_money; i++)
    cells->pdata[self->money[i]] = mn_money_format (sums[i]);
  if (!add_band (self, kind, NULL, label, (const char *const *)cells->pdata, error)
      || !break_row (self, self->rows->len - 1, error))
    return G_MAXUINT;
  return self->rows->len - 1;
}

void
mn_list_plan_cut_rows (MnListPlan *self, double height)
{
  guint most;

  g_return_if_fail (height >= SIGNED_HEIGHT);

  most = (guint)MAX (floor ((height - 2 * MN_LIST_PADDING_Y) / self->line_height), 1);
  for (guint i = 1; i < self->rows->len; i++)
    {
      MnListPlanRow *row = &g_array_index (self->rows, MnListPlanRow, i);
      MnListPlanRow rest = { row->kind, 0, self->cells->len, row->n_cells, G_MAXUINT };

      if (row->height <= height)
        continue;
      for (guint j = 0; j < row->n_cells; j++)
        {
          MnListPlanCell *cell = &g_array_index (self->cells, MnListPlanCell, row->first_cell + j);
          guint kept = MIN (cell->n_lines, most);
          MnListPlanCell more = *cell;

          more.first_line += kept;
          more.n_lines -= kept;
          cell->n_lines = kept;
          g_array_append_val (self->cells, more);
        }
      set_height (self, row);
      set_height (self, &rest);
      /* Looked at again in the next round, should it still be too high. */
      g_array_insert_val (self->rows, i + 1, rest);
    }
}
