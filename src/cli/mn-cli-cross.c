/* mn-cli-cross.c: children counted by several questions at once
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-cli"

#include "config.h"

#include "mn-cli-verbs.h"
#include "mn-cross-words.h"

static struct {
  char *rows;
  char *columns;
  char *on;
  char *units_on;
  char *share;
  gboolean text;
  gboolean display;
  gboolean secret;
} options;

const GOptionEntry mn_cli_cross_options[] = {
  { "rows", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.rows,
    N_ ("What the lines are: unit, village, kind, circumstance, detail, sex, age, year, ethnic, schooling, poverty, "
        "support"),
    N_ ("A,B") },
  { "columns", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.columns,
    N_ ("What the columns are, the same names"), N_ ("A,B") },
  { "on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.on, N_ ("The day to count on; else the working date"),
    N_ ("DATE") },
  { "units-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.units_on,
    N_ ("The day whose units the children are counted by; else the day they are counted on"), N_ ("DATE") },
  { "share", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.share,
    N_ ("Hundredths of a percent in place of counts: of the row, the column, all, or the population"),
    N_ ("row|column|all|population") },
  { "display", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.display, N_ ("Names in place of codes"), NULL },
  { "text", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.text, N_ ("As text to paste into a message"), NULL },
  { "secret", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.secret,
    N_ ("Name the groups of circumstances that the law keeps secret"), NULL },
  { 0 },
};

static gboolean
add_side (const char *option, const char *text, gboolean to_columns, MnCrossQuestion *question, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text != NULL ? text : "", ",", -1);
  MnCrossDimension *side = to_columns ? question->columns : question->rows;
  guint *n = to_columns ? &question->n_columns : &question->n_rows;

  for (char **name = names; *name != NULL; name++)
    {
      if (*n == MN_CROSS_MAX)
        break;
      if (!mn_cross_dimension_parse (g_strstrip (*name), &side[*n]))
        {
          g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("%s: there is nothing called “%s” to count by."),
                       option, *name);
          return FALSE;
        }
      ++*n;
    }
  return TRUE;
}

static gboolean
parse_share (MnCrossShare *share, GError **error)
{
  *share = MN_CROSS_SHARE_NONE;
  if (options.share == NULL)
    return TRUE;
  for (int i = MN_CROSS_SHARE_ROW; i < MN_N_CROSS_SHARES; i++)
    if (g_str_equal (options.share, mn_cross_share_name ((MnCrossShare)i)))
      {
        *share = (MnCrossShare)i;
        return TRUE;
      }
  g_set_error (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, _ ("--share: write row, column, all or population, not “%s”."),
               options.share);
  return FALSE;
}

static gboolean
parse (MnCrossQuestion *question, MnCrossShare *share, MnDate *on, MnDate *units_on, GError **error)
{
  g_autoptr (GError) local = NULL;

  question->name_sensitive = options.secret;
  if (!add_side ("--rows", options.rows, FALSE, question, error)
      || !add_side ("--columns", options.columns, TRUE, question, error) || !parse_share (share, error)
      || (options.on != NULL && !mn_cli_parse_day ("--on", options.on, on, error))
      || (options.units_on != NULL && !mn_cli_parse_day ("--units-on", options.units_on, units_on, error)))
    return FALSE;
  if (mn_cross_question_check (question, &local))
    return TRUE;
  g_set_error_literal (error, MN_CLI_ERROR, MN_CLI_ERROR_USAGE, local->message);
  return FALSE;
}

/* The codes of a line, one for each dimension; "total" from where it sums. */
static char *
node_part (const MnCrossTable *table, gboolean is_column, guint index, guint depth)
{
  const MnCrossNode *node
      = is_column ? mn_cross_table_get_column (table, index) : mn_cross_table_get_row (table, index);
  const MnCrossQuestion *question = mn_cross_table_get_question (table);
  const MnCrossValue *value;

  if (depth >= node->depth)
    return g_strdup ("total");
  value = mn_cross_table_get_value (table, is_column ? question->columns[depth] : question->rows[depth],
                                    node->values[depth]);
  return g_strdup (value->code != NULL && *value->code != '\0' ? value->code : value->name);
}

static void
put_heads (const MnCrossTable *table)
{
  const MnCrossQuestion *question = mn_cross_table_get_question (table);

  for (guint i = 0; i < question->n_rows; i++)
    mn_cli_cell (options.display ? mn_cross_dimension_title (question->rows[i])
                                 : mn_cross_dimension_name (question->rows[i]));
  for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
    {
      g_autoptr (GString) name = g_string_new (NULL);

      if (options.display)
        {
          mn_cli_cell_taken (mn_cross_words_column (table, c));
          continue;
        }
      for (guint depth = 0; depth < MAX (question->n_columns, 1); depth++)
        {
          g_autofree char *part = node_part (table, TRUE, c, depth);

          g_string_append_printf (name, "%s%s", depth > 0 ? "/" : "", part);
        }
      mn_cli_cell (name->str);
    }
}

static gboolean
put_table (const MnCrossTable *table, MnCrossShare share, GError **error)
{
  const MnCrossQuestion *question = mn_cross_table_get_question (table);

  put_heads (table);
  if (!mn_cli_end_row (error))
    return FALSE;
  for (guint r = 0; r < mn_cross_table_get_n_rows (table); r++)
    {
      for (guint depth = 0; depth < question->n_rows; depth++)
        {
          MnCrossNode node = *mn_cross_table_get_row (table, r);

          if (options.display && depth + 1 == node.depth)
            mn_cli_cell_taken (mn_cross_words_node (table, FALSE, r));
          else
            mn_cli_cell_taken (node_part (table, FALSE, r, depth));
        }
      for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
        {
          gint64 figure = share == MN_CROSS_SHARE_NONE ? (gint64)mn_cross_table_get_count (table, r, c)
                                                       : mn_cross_table_get_share (table, r, c, share);

          mn_cli_cell_taken (figure >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, figure) : g_strdup (""));
        }
      if (!mn_cli_end_row (error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mn_cli_run_cross (char **arguments, GError **error)
{
  MnCrossQuestion question = { 0 };
  MnCrossShare share;
  MnDate on = MN_DATE_NONE;
  MnDate units_on = MN_DATE_NONE;
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (MnCrossFacts) facts = NULL;
  g_autoptr (MnCrossTable) table = NULL;

  if (!parse (&question, &share, &on, &units_on, error))
    return FALSE;
  reg = mn_cli_open (arguments[0], error);
  if (reg == NULL)
    return FALSE;
  if (!mn_date_is_set (on))
    on = mn_register_get_working_date (reg);
  facts = mn_cross_facts_read (mn_register_get_reader (reg), on, units_on, NULL, error);
  table = facts != NULL ? mn_cross_table_new (facts, &question, error) : NULL;
  if (table == NULL)
    return FALSE;
  if (options.text)
    {
      g_autofree char *text = mn_cross_words_text (table, share);

      mn_cli_print (text);
      return TRUE;
    }
  return put_table (table, share, error);
}
