/* mn-cross-words.c: a cross table in the words of paper, and as text for a message
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-cross-words.h"
#include "mn-print-words.h"

#define TEXT_WIDTH 90 /* characters; what is wider breaks in every window for messages */
#define GAP 2

/* "địa bàn, giới tính và nhóm tuổi" */
static char *
join_dimensions (const MnCrossTable *table)
{
  const MnCrossQuestion *question = mn_cross_table_get_question (table);
  g_autoptr (GString) first = g_string_new (NULL);
  guint n = question->n_rows + question->n_columns;

  for (guint i = 0; i < n; i++)
    {
      MnCrossDimension dimension = i < question->n_rows ? question->rows[i] : question->columns[i - question->n_rows];
      const char *name = mn_print_words_choice ("cross.what", mn_cross_dimension_name (dimension));

      if (i > 0 && i + 1 == n)
        return mn_print_words_fill ("cross.and", "first", first->str, "last", name, NULL);
      g_string_append_printf (first, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&first), FALSE);
}

char *
mn_cross_words_title (const MnCrossTable *table)
{
  g_autofree char *what = join_dimensions (table);

  return mn_print_words_fill ("cross.title", "what", what, NULL);
}

char *
mn_cross_words_date (const MnCrossTable *table)
{
  g_autofree char *date = mn_date_format_official (mn_cross_table_get_date (table));

  /* The official reading begins with "ngày", and so does the sentence. */
  return mn_print_words_fill ("cross.date", "date", g_str_has_prefix (date, "ngày ") ? date + strlen ("ngày ") : date,
                              NULL);
}

/* "Xã, thị trấn": after the kinds that there are. */
static char *
unit_heading (const MnCrossTable *table)
{
  static const char *const kinds[] = { "commune", "township", "ward", "special_zone" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < mn_cross_table_get_n_values (table, MN_CROSS_UNIT); i++)
      if (g_strcmp0 (mn_cross_table_get_value (table, MN_CROSS_UNIT, i)->kind, kinds[k]) == 0)
        {
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                                  mn_print_words_choice ("cross.unit", kinds[k]));
          break;
        }
  if (text->len == 0)
    return g_strdup (mn_print_words ("cross.head.unit"));
  return mn_text_capitalize (text->str);
}

char *
mn_cross_words_corner (const MnCrossTable *table)
{
  const MnCrossQuestion *question = mn_cross_table_get_question (table);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < question->n_rows; i++)
    {
      g_autofree char *head
          = question->rows[i] == MN_CROSS_UNIT
                ? unit_heading (table)
                : g_strdup (mn_print_words_choice ("cross.head", mn_cross_dimension_name (question->rows[i])));

      g_string_append_printf (text, "%s%s", i > 0 ? " / " : "", head);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (mn_print_words ("cross.head.none"));
}

static char *
age_label (MnCrossDimension dimension, const char *code)
{
  const char *dash = strchr (code, '-');
  g_autofree char *from = g_strndup (code, dash != NULL ? (gsize)(dash - code) : strlen (code));

  if (dimension == MN_CROSS_YEAR)
    return g_str_equal (code, "0") ? g_strdup (mn_print_words ("cross.year.first"))
                                   : mn_print_words_fill ("cross.year", "year", code, NULL);
  return mn_print_words_fill (g_str_equal (from, "0") ? "cross.age.first" : "cross.age", "from", from, "to", dash + 1,
                              NULL);
}

static char *
value_label (MnCrossDimension dimension, const MnCrossValue *value)
{
  g_autofree char *group = g_strconcat ("cross.", mn_cross_dimension_name (dimension), NULL);
  const char *text = mn_print_words_choice (group, value->code);

  if (value->name != NULL)
    {
      const char *kind = dimension == MN_CROSS_VILLAGE ? mn_print_words_choice ("village", value->kind) : "";
      gboolean says_kind = *kind == '\0' || g_str_has_prefix (value->name, kind);

      return says_kind ? g_strdup (value->name) : g_strdup_printf ("%s %s", kind, value->name);
    }
  if (*text == '\0')
    text = mn_print_words_choice ("cross.word", value->code);
  return *text != '\0' ? g_strdup (text) : age_label (dimension, value->code);
}

static char *
node_label (const MnCrossTable *table, gboolean is_column, const MnCrossNode *node)
{
  if (node->depth == 0)
    return g_strdup (mn_print_words (is_column ? "cross.all" : "cross.total"));
  return value_label (mn_cross_table_node_dimension (table, is_column, node),
                      mn_cross_table_node_value (table, is_column, node));
}

char *
mn_cross_words_node (const MnCrossTable *table, gboolean is_column, guint node)
{
  return node_label (table, is_column,
                     is_column ? mn_cross_table_get_column (table, node) : mn_cross_table_get_row (table, node));
}

char *
mn_cross_words_column (const MnCrossTable *table, guint column)
{
  const MnCrossNode *node = mn_cross_table_get_column (table, column);
  g_autoptr (GString) text = g_string_new (NULL);
  MnCrossNode above = *node;

  if (node->depth == 0)
    return node_label (table, TRUE, node);
  for (above.depth = 1; above.depth <= node->depth; above.depth++)
    {
      g_autofree char *label = node_label (table, TRUE, &above);

      g_string_append_printf (text, "%s%s", above.depth > 1 ? ": " : "", label);
    }
  if (node->depth < mn_cross_table_get_question (table)->n_columns)
    return mn_print_words_fill ("cross.sum", "name", text->str, NULL);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

const char *
mn_cross_words_head (MnCrossDimension dimension)
{
  return mn_print_words_choice ("cross.head", mn_cross_dimension_name (dimension));
}

const char *
mn_cross_words_sheet (void)
{
  return mn_print_words ("cross.title.all");
}

char *
mn_cross_words_name (const MnCrossTable *table, guint row, guint depth)
{
  MnCrossNode node = *mn_cross_table_get_row (table, row);

  if (depth >= node.depth)
    return g_strdup (mn_print_words (node.depth == 0 ? "cross.total" : "cross.all"));
  node.depth = depth + 1;
  return node_label (table, FALSE, &node);
}

char *
mn_cross_words_cell (const MnCrossTable *table, guint row, guint column, MnCrossShare share)
{
  g_autofree char *count = mn_number_format (mn_cross_table_get_count (table, row, column));
  gint64 part = mn_cross_table_get_share (table, row, column, share);
  g_autofree char *percent = part >= 0 ? mn_percent_format (part) : NULL;

  return percent != NULL ? g_strdup_printf ("%s (%s)", count, percent) : g_steal_pointer (&count);
}

/* " năm 2016", where all figures are of one year. */
static char *
population_year (const MnCrossTable *table)
{
  int year = mn_cross_table_get_population_year (table);
  g_autofree char *text = year != 0 ? g_strdup_printf ("%d", year) : NULL;

  return text != NULL ? mn_print_words_fill ("cross.share.year", "year", text, NULL) : g_strdup ("");
}

/* That people were added up, and of how many units nobody knows them, is said: a share that is missing is no zero. */
static void
append_people (GString *text, const MnCrossTable *table)
{
  guint n_unknown;
  gboolean summed = mn_cross_table_has_summed_population (table, &n_unknown);
  g_autofree char *number = g_strdup_printf ("%u", n_unknown);
  g_autofree char *unknown = n_unknown > 0 ? mn_print_words_fill ("cross.people-unknown", "count", number, NULL) : NULL;

  if (summed)
    g_string_append_printf (text, " %s", mn_print_words ("cross.people-summed"));
  if (unknown != NULL)
    g_string_append_printf (text, " %s", unknown);
}

char *
mn_cross_words_note (const MnCrossTable *table, MnCrossShare share)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *year = population_year (table);
  gint64 part = mn_cross_table_get_share (table, 0, 0, MN_CROSS_SHARE_POPULATION);
  MnDate units_on = mn_cross_table_get_units_date (table);

  if (mn_date_is_set (units_on))
    {
      g_autofree char *date = mn_date_format (units_on);
      g_autofree char *words = mn_print_words_fill ("cross.units-on", "date", date, NULL);

      g_string_append (text, words);
    }
  if (share != MN_CROSS_SHARE_NONE)
    {
      g_autofree char *key = g_strconcat ("cross.share.", mn_cross_share_name (share), NULL);
      g_autofree char *words = mn_print_words_fill (key, "year", year, NULL);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
    }
  if (share == MN_CROSS_SHARE_POPULATION)
    append_people (text, table);
  if (part >= 0)
    {
      g_autofree char *percent = mn_percent_format (part);
      g_autofree char *words = mn_print_words_fill ("cross.share-of-people", "share", percent, "year", year, NULL);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
    }
  if (mn_cross_table_overlaps (table))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", mn_print_words ("cross.heads"));
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Text ------------------------------------------------------------------------------------------- */

/* Line @line of the text: 0 is the heading, the total comes last. */
static char *
text_cell (const MnCrossTable *table, guint line, guint column, MnCrossShare share)
{
  guint n_rows = mn_cross_table_get_n_rows (table);
  guint row = line < n_rows ? line : 0;

  if (line == 0)
    return column == 0 ? mn_cross_words_corner (table) : mn_cross_words_column (table, column - 1);
  if (column == 0)
    {
      const MnCrossNode *node = mn_cross_table_get_row (table, row);
      g_autofree char *label = mn_cross_words_node (table, FALSE, row);

      return g_strdup_printf ("%*s%s", node->depth > 1 ? (int)(node->depth - 1) * 2 : 0, "", label);
    }
  return mn_cross_words_cell (table, row, column - 1, share);
}

static void
append_padded (GString *text, const char *cell, glong width, gboolean right, gboolean last)
{
  int room = (int)MAX (width - g_utf8_strlen (cell, -1), 0);

  if (right)
    g_string_append_printf (text, "%*s%s", room, "", cell);
  else
    g_string_append_printf (text, "%s%*s", cell, last ? 0 : room, "");
}

/* Widths of the columns in characters; their sum with the gaps. */
static glong
measure (const MnCrossTable *table, MnCrossShare share, glong *widths)
{
  guint n_columns = mn_cross_table_get_n_columns (table) + 1;
  glong all = 0;

  for (guint c = 0; c < n_columns; c++)
    {
      for (guint line = 0; line <= mn_cross_table_get_n_rows (table); line++)
        {
          g_autofree char *cell = text_cell (table, line, c, share);

          widths[c] = MAX (widths[c], g_utf8_strlen (cell, -1));
        }
      all += widths[c] + (c > 0 ? GAP : 0);
    }
  return all;
}

static void
append_table (GString *text, const MnCrossTable *table, MnCrossShare share, const glong *widths)
{
  guint n_columns = mn_cross_table_get_n_columns (table) + 1;

  for (guint line = 0; line <= mn_cross_table_get_n_rows (table); line++)
    {
      for (guint c = 0; c < n_columns; c++)
        {
          g_autofree char *cell = text_cell (table, line, c, share);

          g_string_append_printf (text, "%*s", c > 0 ? GAP : 0, "");
          append_padded (text, cell, widths[c], c > 0, c + 1 == n_columns);
        }
      g_string_append_c (text, '\n');
    }
}

/* "Cam An: 1.464; Nam: 750; Nữ: 714" */
static void
append_lines (GString *text, const MnCrossTable *table, MnCrossShare share)
{
  for (guint line = 1; line <= mn_cross_table_get_n_rows (table); line++)
    {
      g_autofree char *name = text_cell (table, line, 0, share);

      for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
        {
          guint row = line < mn_cross_table_get_n_rows (table) ? line : 0;
          g_autofree char *cell = text_cell (table, line, c + 1, share);
          g_autofree char *column = c > 0 ? mn_cross_words_column (table, c) : NULL;

          if (c > 0 && mn_cross_table_get_count (table, row, c) == 0)
            continue;
          g_string_append_printf (text, "%s%s: %s", c > 0 ? "; " : "", column != NULL ? column : name, cell);
        }
      g_string_append_c (text, '\n');
    }
}

char *
mn_cross_words_text (const MnCrossTable *table, MnCrossShare share)
{
  g_autofree glong *widths = g_new0 (glong, mn_cross_table_get_n_columns (table) + 1);
  g_autofree char *title = mn_cross_words_title (table);
  g_autofree char *date = mn_cross_words_date (table);
  g_autofree char *note = mn_cross_words_note (table, share);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s\n\n", title, date);
  if (measure (table, share, widths) <= TEXT_WIDTH)
    append_table (text, table, share, widths);
  else
    append_lines (text, table, share);
  if (note != NULL)
    g_string_append_printf (text, "\n%s\n", note);
  return g_string_free (text, FALSE);
}
