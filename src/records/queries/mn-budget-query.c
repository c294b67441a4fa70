/* mn-budget-query.c: plan against actual
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include <string.h>

#include "mn-budget-query.h"
#include "mn-fold.h"

/* Vouchers are summed per line first: joined to the lines they would repeat each line's own amounts. */
#define SPENT_PER_LINE                                                                                                 \
  " LEFT JOIN (SELECT budget_line, SUM (amount) AS spent, COUNT (*) AS n FROM voucher"                                 \
  " WHERE deleted_at IS NULL AND id <> ?3 GROUP BY budget_line) AS v ON v.budget_line = b.id"
#define SUMS                                                                                                           \
  "COALESCE (SUM (b.estimate), 0), COALESCE (SUM (b.allocated), 0), COALESCE (SUM (b.adjusted), 0),"                   \
  " COALESCE (SUM (v.spent), 0), COUNT (*), COALESCE (SUM (v.n), 0)"
#define WHERE " WHERE b.deleted_at IS NULL AND (?1 = 0 OR b.year = ?1) AND (?2 IS NULL OR b.source = ?2)"

#define BY_SOURCE                                                                                                      \
  "SELECT 0, b.source, NULL, " SUMS " FROM budget_line AS b" SPENT_PER_LINE WHERE                                      \
  " GROUP BY b.source ORDER BY CASE b.source WHEN 'central' THEN 0 WHEN 'province' THEN 1"                             \
  " WHEN 'district' THEN 2 WHEN 'commune' THEN 3 WHEN 'children_fund' THEN 4 ELSE 5 END"
#define BY_PROGRAMME                                                                                                   \
  "SELECT COALESCE (b.programme, 0), p.code, p.name, " SUMS                                                            \
  " FROM budget_line AS b LEFT JOIN programme AS p ON p.id = b.programme" SPENT_PER_LINE WHERE                         \
  " GROUP BY b.programme ORDER BY b.programme IS NULL, p.year DESC, p.sort_key, p.id"
#define BY_SPONSOR                                                                                                     \
  "SELECT b.sponsor, s.code, s.name, " SUMS                                                                            \
  " FROM budget_line AS b JOIN sponsor AS s ON s.id = b.sponsor" SPENT_PER_LINE WHERE                                  \
  " GROUP BY b.sponsor ORDER BY s.sort_key, s.id"
#define BY_YEAR                                                                                                        \
  "SELECT b.year, NULL, NULL, " SUMS " FROM budget_line AS b" SPENT_PER_LINE WHERE                                     \
  " GROUP BY b.year ORDER BY b.year DESC"
#define BY_LINE                                                                                                        \
  "SELECT b.id, b.code, b.name, " SUMS " FROM budget_line AS b" SPENT_PER_LINE WHERE                                   \
  " GROUP BY b.id ORDER BY b.year DESC, b.code"

static const char *const sums_sql[] = {
  [MN_BUDGET_BY_SOURCE] = BY_SOURCE, [MN_BUDGET_BY_PROGRAMME] = BY_PROGRAMME, [MN_BUDGET_BY_SPONSOR] = BY_SPONSOR,
  [MN_BUDGET_BY_YEAR] = BY_YEAR,     [MN_BUDGET_BY_LINE] = BY_LINE,
};

#define TOTAL_SQL "SELECT " SUMS " FROM budget_line AS b" SPENT_PER_LINE WHERE

#define LINE_SQL                                                                                                       \
  "SELECT b.id, b.code, b.name, b.year, b.source, COALESCE (b.estimate, 0), COALESCE (b.allocated, 0),"                \
  " COALESCE (b.adjusted, 0), COALESCE (SUM (v.amount), 0), 1, COUNT (v.id) FROM budget_line AS b"                     \
  " LEFT JOIN voucher AS v ON v.budget_line = b.id AND v.deleted_at IS NULL AND v.id <> ?2"                            \
  " WHERE b.id = ?1 AND b.deleted_at IS NULL GROUP BY b.id"

/* By the index. */
#define EXACT_SQL "SELECT payee FROM voucher WHERE year = ?1 AND number = ?2 AND deleted_at IS NULL AND id <> ?3"

/* The fold forgets marks too, so it only finds candidates; the length spares most rows the folding. */
#define VOUCHER_SQL                                                                                                    \
  "SELECT payee, number FROM voucher WHERE year = ?1 AND length (number) = length (?2)"                                \
  " AND mn_fold (number) = ?4 AND deleted_at IS NULL AND id <> ?3"

#define YEARS_SQL "SELECT DISTINCT year FROM budget_line WHERE deleted_at IS NULL ORDER BY year DESC"

const char *const mn_budget_query_texts[] = { BY_SOURCE, BY_PROGRAMME, BY_SPONSOR,  BY_YEAR,   BY_LINE, TOTAL_SQL,
                                              LINE_SQL,  EXACT_SQL,    VOUCHER_SQL, YEARS_SQL, NULL };

static void
read_sum (MnStatement *statement, int column, MnBudgetSum *sum)
{
  sum->estimate = mn_statement_get_int (statement, column);
  sum->allocated = mn_statement_get_int (statement, column + 1);
  sum->adjusted = mn_statement_get_int (statement, column + 2);
  sum->spent = mn_statement_get_int (statement, column + 3);
  sum->n_lines = (guint)mn_statement_get_int (statement, column + 4);
  sum->n_vouchers = (guint)mn_statement_get_int (statement, column + 5);
}

void
mn_budget_line_free (MnBudgetLine *line)
{
  g_free (line->code);
  g_free (line->name);
  g_free (line->source);
  g_free (line);
}

MnBudgetLine *
mn_budget_line_read (MnDb *db, gint64 line_id, gint64 but, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, LINE_SQL, error);
  MnBudgetLine *line;

  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 1, line_id);
  mn_statement_bind_int (statement, 2, but);
  if (!mn_statement_step (statement, error))
    return NULL;
  line = g_new0 (MnBudgetLine, 1);
  line->id = mn_statement_get_int (statement, 0);
  line->code = g_strdup (mn_statement_get_text (statement, 1));
  line->name = g_strdup (mn_statement_get_text (statement, 2));
  line->year = (int)mn_statement_get_int (statement, 3);
  line->source = g_strdup (mn_statement_get_text (statement, 4));
  line->sponsored = g_str_equal (line->source, "sponsor");
  read_sum (statement, 5, &line->sum);
  return line;
}

/* FALSE also with @error. */
static gboolean
find_exactly (MnDb *db, int year, const char *number, gint64 but, char **payee, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, EXACT_SQL, error);

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, year);
  mn_statement_bind_text (statement, 2, number);
  mn_statement_bind_int (statement, 3, but);
  if (!mn_statement_step (statement, error))
    return FALSE;
  *payee = g_strdup (mn_statement_get_text (statement, 0));
  return TRUE;
}

/* Each letter of a number small or capital. More letters than this make more numbers than a look at each voucher of the
 * year would take. */
#define MAX_LETTERS 6

typedef struct {
  gunichar *text;
  guint letters[MAX_LETTERS]; /* where they stand */
  guint n_letters;
} Variants;

/* FALSE: too many. */
static gboolean
variants_init (Variants *variants, const char *number)
{
  variants->n_letters = 0;
  variants->text = g_utf8_to_ucs4_fast (number, -1, NULL);
  for (guint i = 0; variants->text[i] != 0; i++)
    {
      if (g_unichar_tolower (variants->text[i]) == g_unichar_toupper (variants->text[i]))
        continue;
      if (variants->n_letters == MAX_LETTERS)
        return FALSE;
      variants->letters[variants->n_letters++] = i;
    }
  return TRUE;
}

/* An import asks for each of its rows: by the index, so that the vouchers it has put in make no difference. */
static gboolean
find_variant (MnDb *db, int year, Variants *variants, gint64 but, char **payee, GError **error)
{
  GError *local = NULL;
  gboolean found = FALSE;

  for (guint choice = 0; !found && local == NULL && choice < 1u << variants->n_letters; choice++)
    {
      g_autofree char *number = NULL;

      for (guint i = 0; i < variants->n_letters; i++)
        {
          gunichar *letter = &variants->text[variants->letters[i]];

          *letter = (choice & 1u << i) != 0 ? g_unichar_tolower (*letter) : g_unichar_toupper (*letter);
        }
      number = g_ucs4_to_utf8 (variants->text, -1, NULL, NULL, NULL);
      found = find_exactly (db, year, number, but, payee, &local);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return found;
}

static gboolean
find_by_fold (MnDb *db, int year, const char *number, gint64 but, char **payee, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, VOUCHER_SQL, error);
  g_autofree char *wanted = g_utf8_casefold (number, -1);
  g_autofree char *folded = mn_fold (number);

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, year);
  mn_statement_bind_text (statement, 2, number);
  mn_statement_bind_int (statement, 3, but);
  mn_statement_bind_text (statement, 4, folded);
  while (mn_statement_step (statement, error))
    {
      g_autofree char *found = g_utf8_casefold (mn_statement_get_text (statement, 1), -1);

      if (strcmp (found, wanted) != 0)
        continue;
      *payee = g_strdup (mn_statement_get_text (statement, 0));
      return TRUE;
    }
  return FALSE;
}

gboolean
mn_budget_find_voucher (MnDb *db, int year, const char *number, gint64 but, char **payee, GError **error)
{
  Variants variants;
  g_autofree gunichar *text = NULL;
  gboolean few = variants_init (&variants, number);

  text = variants.text;
  return few ? find_variant (db, year, &variants, but, payee, error)
             : find_by_fold (db, year, number, but, payee, error);
}

static void
bind_choice (MnStatement *statement, int year, const char *source)
{
  mn_statement_bind_int (statement, 1, year);
  if (source != NULL)
    mn_statement_bind_text (statement, 2, source);
  else
    mn_statement_bind_null (statement, 2);
  mn_statement_bind_int (statement, 3, 0);
}

static void
row_free (gpointer data)
{
  MnBudgetRow *row = data;

  g_free (row->key);
  g_free (row->label);
  g_free (row);
}

static gpointer
read_row (MnStatement *statement)
{
  MnBudgetRow *row = g_new0 (MnBudgetRow, 1);

  row->id = mn_statement_get_int (statement, 0);
  row->key = g_strdup (mn_statement_get_text (statement, 1));
  row->label = g_strdup (mn_statement_get_text (statement, 2));
  read_sum (statement, 3, &row->sum);
  return row;
}

GPtrArray *
mn_budget_sums (MnDb *db, MnBudgetGrouping grouping, int year, const char *source, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sums_sql[grouping], error);

  if (statement == NULL)
    return NULL;
  bind_choice (statement, year, source);
  return mn_statement_read_all (statement, read_row, row_free, error);
}

gboolean
mn_budget_total (MnDb *db, int year, const char *source, MnBudgetSum *sum, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, TOTAL_SQL, error);

  *sum = (MnBudgetSum) { 0 };
  if (statement == NULL)
    return FALSE;
  bind_choice (statement, year, source);
  if (!mn_statement_step (statement, error))
    return FALSE;
  read_sum (statement, 0, sum);
  return TRUE;
}

GArray *
mn_budget_years (MnDb *db, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, YEARS_SQL, error);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (mn_statement_step (statement, &local))
    {
      int year = (int)mn_statement_get_int (statement, 0);

      g_array_append_val (years, year);
    }
  if (local == NULL)
    return g_steal_pointer (&years);
  g_propagate_error (error, local);
  return NULL;
}
