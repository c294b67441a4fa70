/* test-budget.c: plan against actual, and what a voucher may take
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "money-fixture.h"

#include "mn-budget.h"

static gint64
plain_sum (const char *column, int year, const char *more)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT ifnull(sum(%s), 0) FROM budget_line WHERE deleted_at IS NULL AND year = %d %s", column, year, more);

  return plain_int (sql);
}

static gint64
plain_spent (int year, const char *more)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT ifnull(sum(amount), 0) FROM voucher WHERE deleted_at IS NULL AND budget_line IN "
                         "(SELECT id FROM budget_line WHERE deleted_at IS NULL AND year = %d %s)",
                         year, more);

  return plain_int (sql);
}

static void
assert_sum (const MnBudgetSum *sum, int year, const char *more)
{
  g_assert_cmpint (sum->estimate, ==, plain_sum ("estimate", year, more));
  g_assert_cmpint (sum->allocated, ==, plain_sum ("allocated", year, more));
  g_assert_cmpint (sum->adjusted, ==, plain_sum ("adjusted", year, more));
  g_assert_cmpint (sum->spent, ==, plain_spent (year, more));
  g_assert_cmpint (mn_budget_sum_left (sum), ==, sum->allocated + sum->adjusted - sum->spent);
}

/* Every grouping of every year: the same as plain sums, and all groups together the total. */
static void
test_sums (void)
{
  MnDb *db = mn_register_get_reader (reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) years = mn_budget_years (db, &error);

  g_assert_no_error (error);
  g_assert_cmpint (years->len, ==, 5);
  for (guint y = 0; y < years->len; y++)
    {
      int year = g_array_index (years, int, y);
      g_autoptr (GPtrArray) sources = mn_budget_sums (db, MN_BUDGET_BY_SOURCE, year, NULL, &error);
      g_autoptr (GPtrArray) programmes = mn_budget_sums (db, MN_BUDGET_BY_PROGRAMME, year, NULL, &error);
      MnBudgetSum total;
      gint64 spent = 0, allocated = 0;

      g_assert_true (mn_budget_total (db, year, NULL, &total, &error));
      assert_sum (&total, year, "");
      for (guint i = 0; i < sources->len; i++)
        {
          const MnBudgetRow *row = g_ptr_array_index (sources, i);
          g_autofree char *more = g_strdup_printf ("AND source = '%s'", row->key);

          assert_sum (&row->sum, year, more);
          spent += row->sum.spent;
          allocated += row->sum.allocated;
        }
      g_assert_cmpint (spent, ==, total.spent);
      g_assert_cmpint (allocated, ==, total.allocated);
      for (guint i = 0; i < programmes->len; i++)
        {
          const MnBudgetRow *row = g_ptr_array_index (programmes, i);
          g_autofree char *more = g_strdup_printf ("AND ifnull(programme, 0) = %" G_GINT64_FORMAT, row->id);

          assert_sum (&row->sum, year, more);
          spent -= row->sum.spent;
        }
      g_assert_cmpint (spent, ==, 0);
    }
}

static void
assert_line (const char *code, gint64 allocated, gint64 spent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnBudgetLine) line
      = mn_budget_line_read (mn_register_get_reader (reg), find ("budget_line", code), 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (line->sum.allocated, ==, allocated);
  g_assert_cmpint (line->sum.spent, ==, spent);
}

static void
test_source_figures (void)
{
  assert_line ("KP-2016-FPT", 24000000, 20 * 1200000);
  assert_line ("KP-2016-VNEP", 16250000, 5 * 3250000);
  g_assert_cmpint (G_GINT64_CONSTANT (5905) * 621000, ==, G_GINT64_CONSTANT (3667005000));
  assert_line ("KP-2017-BHYT", G_GINT64_CONSTANT (3667005000), G_GINT64_CONSTANT (3667005000));
  /* 69 scholarships of Zhishan: 45 × 100.000, 16 × 120.000, 8 × 200.000 a month. */
  g_assert_cmpint (plain_int ("SELECT sum(amount) FROM voucher WHERE payee LIKE '45 %' AND date LIKE '2016%'"), ==,
                   45 * 100000 * 4);
  assert_line ("KP-2016-ZHISHAN", (4500000 + 1920000 + 1600000) * 4, (4500000 + 1920000 + 1600000) * 4);
  /* What the source does not say is marked. */
  g_assert_cmpint (plain_int ("SELECT count(*) FROM budget_line WHERE note NOT LIKE '%inh họa%'"), ==, 0);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM voucher WHERE note NOT LIKE '%inh họa%'"), ==, 0);
}

static MnRecord *
new_voucher (const char *number, const char *line, gint64 amount)
{
  MnRecord *record = mn_record_new (mn_entity_find ("voucher"));

  mn_record_set_text (record, "number", number);
  mn_record_set_text (record, "date", "2017-05-30");
  mn_record_set_integer (record, "budget_line", find ("budget_line", line));
  mn_record_set_text (record, "payee", "Phòng Lao động - Thương binh và Xã hội");
  mn_record_set_text (record, "purpose", "Chi thử");
  mn_record_set_integer (record, "amount", amount);
  mn_record_set_text (record, "method", "cash");
  return record;
}

static void
test_state_money (void)
{
  gint64 left = plain_int ("SELECT allocated + ifnull(adjusted, 0) - (SELECT ifnull(sum(amount), 0) FROM voucher v "
                           "WHERE v.budget_line = b.id) FROM budget_line b WHERE code = 'KP-2017-THD'");
  g_autofree char *left_text = mn_money_format_unit (left);
  g_autofree char *asked_text = mn_money_format_unit (left + 1);
  g_autoptr (MnRecord) voucher = new_voucher ("T-1", "KP-2017-THD", left + 1);

  g_assert_cmpint (left, >, 0);
  assert_refused (voucher, left_text);
  assert_refused (voucher, asked_text);
  /* No reason helps. */
  mn_record_set_text (voucher, "reason", "Cần gấp");
  assert_refused (voucher, asked_text);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM voucher WHERE number = 'T-1'"), ==, 0);
  mn_record_set_integer (voucher, "amount", left);
  assert_saved (voucher);
  /* Itself is not in its own way. */
  mn_record_set_integer (voucher, "amount", left - 1);
  assert_saved (voucher);
  mn_record_set_integer (voucher, "amount", left + 1);
  assert_refused (voucher, asked_text);
}

static void
test_sponsors_money (void)
{
  MnCheckContext context = mn_register_check_context (reg, 0);
  g_autoptr (MnRecord) voucher = new_voucher ("T-2", "KP-2016-FPT", 500000);
  g_autoptr (GPtrArray) problems = NULL;
  guint warnings = 0;

  assert_refused (voucher, "500.000 đ");
  mn_record_set_text (voucher, "reason", "FPT đồng ý chi thêm");
  problems = mn_record_validate (voucher, &context);
  for (guint i = 0; i < problems->len; i++)
    {
      const MnProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpint (problem->severity, ==, MN_PROBLEM_WARNING);
      warnings += problem->field == mn_entity_field (mn_entity_find ("voucher"), "amount");
    }
  g_assert_cmpint (warnings, ==, 1);
  assert_saved (voucher);
}

static void
test_numbers (void)
{
  g_autoptr (MnRecord) first = new_voucher ("T-3", "KP-2017-TT", 1000);
  g_autoptr (MnRecord) second = new_voucher ("T-3", "KP-2017-TT", 2000);

  assert_saved (first);
  g_assert_cmpint (plain_int ("SELECT year FROM voucher WHERE number = 'T-3'"), ==, 2017);
  assert_refused (second, "T-3");
  /* Another year counts anew. */
  mn_record_set_text (second, "date", "2016-12-30");
  assert_saved (second);
  mn_record_set_text (second, "date", "2017-01-02");
  assert_refused (second, "T-3");
}

/* What stands on paper in small letters is the same number; another letter is another one, though its fold is not. */
static void
test_number_case (void)
{
  g_autoptr (MnRecord) first = new_voucher ("Pđ-007", "KP-2017-TT", 1000);
  g_autoptr (MnRecord) second = new_voucher ("PĐ-007", "KP-2017-TT", 2000);
  g_autoptr (MnRecord) third = new_voucher ("PD-007", "KP-2017-TT", 3000);

  assert_saved (first);
  assert_refused (second, "PĐ-007");
  assert_saved (third);
  /* Itself, written in capitals now, is not in its own way. */
  mn_record_set_text (first, "number", "PĐ-007");
  assert_saved (first);
  /* Among many letters too. */
  mn_record_set_text (first, "number", "Quyển sổ chi-1");
  assert_saved (first);
  mn_record_set_text (second, "number", "QUYỂN SỔ CHI-1");
  assert_refused (second, "QUYỂN SỔ CHI-1");
  mn_record_set_text (second, "number", "QUYEN SO CHI-1");
  assert_saved (second);
}

static void
test_sponsor_of_state_money (void)
{
  gint64 sponsor = plain_int ("SELECT id FROM sponsor WHERE code = 'FPT'");
  g_autoptr (MnRecord) voucher = new_voucher ("T-9", "KP-2017-TT", 1000);

  mn_record_set_integer (voucher, "sponsor", sponsor);
  assert_refused (voucher, "sponsor");
  mn_record_set_integer (voucher, "budget_line", plain_int ("SELECT id FROM budget_line WHERE code = 'KP-2016-FPT'"));
  mn_record_set_text (voucher, "reason", "FPT đồng ý chi thêm");
  assert_saved (voucher);
  mn_record_set_integer (voucher, "budget_line", plain_int ("SELECT id FROM budget_line WHERE code = 'KP-2017-TT'"));
  assert_refused (voucher, "sponsor");
  /* Nothing of the sample is refused when it is saved again. */
  g_assert_cmpint (plain_int ("SELECT count(*) FROM voucher v JOIN budget_line b ON b.id = v.budget_line WHERE "
                              "v.deleted_at IS NULL AND v.sponsor IS NOT NULL AND b.source IN "
                              "('central', 'province', 'district', 'commune')"),
                   ==, 0);
}

static void
test_proposed_day (void)
{
  MnDate on = mn_date_new (2017, 5, 31);

  g_assert_cmpint (mn_date_compare (mn_budget_propose_day (2017, on), on), ==, 0);
  g_assert_cmpint (mn_date_compare (mn_budget_propose_day (2016, on), mn_date_new (2016, 12, 31)), ==, 0);
  g_assert_cmpint (mn_date_compare (mn_budget_propose_day (2018, on), on), ==, 0);
}

static void
test_words (void)
{
  MnBudgetSum sum = { .allocated = 8000000, .adjusted = -1000000, .spent = 7000000 };

  g_assert_cmpint (mn_budget_state (&sum), ==, MN_BUDGET_SPENT);
  g_assert_cmpint (mn_budget_share (&sum), ==, 10000);
  sum.spent = 1;
  g_assert_cmpint (mn_budget_state (&sum), ==, MN_BUDGET_RUNNING);
  g_assert_cmpint (mn_budget_share (&sum), ==, 0);
  sum.spent = 7000001;
  g_assert_cmpint (mn_budget_state (&sum), ==, MN_BUDGET_EXCEEDED);
  sum = (MnBudgetSum) { .allocated = 300, .spent = 100 };
  g_assert_cmpint (mn_budget_share (&sum), ==, 3333);
  sum = (MnBudgetSum) { .spent = 100 };
  g_assert_cmpint (mn_budget_share (&sum), ==, -1);
  g_assert_cmpint (mn_budget_sum_left (&sum), ==, -100);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/budget/sums", test_sums);
  g_test_add_func ("/budget/source-figures", test_source_figures);
  g_test_add_func ("/budget/state-money", test_state_money);
  g_test_add_func ("/budget/sponsors-money", test_sponsors_money);
  g_test_add_func ("/budget/numbers", test_numbers);
  g_test_add_func ("/budget/number-case", test_number_case);
  g_test_add_func ("/budget/sponsor-of-state-money", test_sponsor_of_state_money);
  g_test_add_func ("/budget/proposed-day", test_proposed_day);
  g_test_add_func ("/budget/words", test_words);
  result = g_test_run ();
  close_sample ();
  return result;
}
