/* test-money.c: sponsors, scholarships, the budget and its vouchers as an officer reads them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include "mn-budget-page.h"
#include "mn-child-page.h"
#include "mn-record-form.h"
#include "mn-sponsor-page.h"
#include "mn-tab-stop.h"
#include "mn-ui-fixture.h"

static MnWindow *window;
static MnSession *session;

static gint64
count (const char *sql)
{
  return mn_db_get_int (mn_session_get_reader (session), sql, -1, NULL);
}

static guint
n_found (MnRecordView *view)
{
  return mn_record_list_get_n_found (mn_record_view_get_list (view));
}

static MnSponsorPage *
sponsors (void)
{
  mn_window_show_page (window, "sponsors");
  return MN_SPONSOR_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_SPONSOR_PAGE));
}

static MnBudgetPage *
budget (void)
{
  mn_window_show_page (window, "budget");
  return MN_BUDGET_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_BUDGET_PAGE));
}

/* The figures of the report: Zhishan 69 by level, FPT 20 × 1.200.000, VNEP 5 × 3.250.000, 11 bicycles. */
static void
test_sponsors (void)
{
  static const struct {
    const char *code, *sum;
    guint n_awards, n_goods;
  } expected[] = {
    { "ZHISHAN", "96.240.000", 69, 0 },
    { "FPT", "24.000.000", 20, 0 },
    { "VNEP", "16.250.000", 5, 0 },
    { "AIA", " 0 ", 7, 5 },
    { "HTCS", " 0 ", 0, 6 },
  };
  MnSponsorPage *page = sponsors ();
  MnSponsorDetails *details = mn_sponsor_page_get_details (page);
  MnRecordView *view = mn_sponsor_details_get_view (details);

  g_assert_cmpint (mn_sponsor_page_get_n_sponsors (page), ==,
                   count ("SELECT count(*) FROM sponsor WHERE deleted_at IS NULL"));
  g_assert_cmpint (mn_list_page_get_selected (MN_LIST_PAGE (page)), ==, 0);
  mn_ui_wait_until (n_found (view) == 107);
  g_assert_nonnull (strstr (mn_sponsor_details_get_sum (details), "136.490.000"));
  g_assert_cmpuint (mn_sponsor_details_get_n_goods (details), >=, 11);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id FROM sponsor WHERE code = '%s'", expected[i].code);

      mn_page_show_row (MN_PAGE (page), count (sql));
      g_assert_cmpint (mn_list_page_get_selected (MN_LIST_PAGE (page)), ==, count (sql));
      mn_ui_wait_until (n_found (view) == expected[i].n_awards);
      g_assert_nonnull (strstr (mn_sponsor_details_get_sum (details), expected[i].sum));
      g_assert_cmpuint (mn_sponsor_details_get_n_goods (details), ==, expected[i].n_goods);
    }
  mn_page_show_row (MN_PAGE (page), 0);
}

/* What the report prints as "23.0000.000" is no amount: the page says so in words. */
static void
test_without_amount (void)
{
  MnSponsorPage *page = sponsors ();
  MnSponsorDetails *details = mn_sponsor_page_get_details (page);
  g_autofree char *texts = NULL;

  mn_page_show_row (MN_PAGE (page), count ("SELECT id FROM sponsor WHERE code = 'AIA'"));
  mn_ui_wait_until (n_found (mn_sponsor_details_get_view (details)) == 7);
  mn_ui_run (50);
  texts = mn_ui_texts (GTK_WIDGET (details));
  g_assert_nonnull (strstr (texts, "23.0000.000"));
  mn_page_show_row (MN_PAGE (page), 0);
}

/* An empty table says why it is empty. */
static void
test_no_awards (void)
{
  MnSponsorPage *page = sponsors ();
  MnSponsorDetails *details = mn_sponsor_page_get_details (page);
  MnRecordView *view = mn_sponsor_details_get_view (details);
  g_autofree char *texts = NULL, *searched = NULL;

  mn_page_show_row (MN_PAGE (page), count ("SELECT id FROM sponsor WHERE code = 'HTCS'"));
  mn_ui_wait_until (n_found (view) == 0);
  mn_ui_run (100);
  texts = mn_ui_texts (GTK_WIDGET (details));
  g_assert_nonnull (strstr (texts, "Chưa có chương trình học bổng nào"));
  mn_page_set_search (MN_PAGE (page), "không có ai");
  mn_page_show_row (MN_PAGE (page), 0);
  mn_ui_run (200);
  searched = mn_ui_texts (GTK_WIDGET (details));
  g_assert_nonnull (strstr (searched, "Không có suất học bổng nào khớp với từ tìm kiếm."));
  mn_page_set_search (MN_PAGE (page), "");
  mn_ui_wait_until (n_found (view) == 107);
}

static void
test_scheme_and_search (void)
{
  MnSponsorPage *page = sponsors ();
  MnSponsorDetails *details = mn_sponsor_page_get_details (page);
  MnRecordView *view = mn_sponsor_details_get_view (details);
  gint64 scheme = count ("SELECT id FROM scheme WHERE code = 'HB-VNEP'");

  mn_page_show_row (MN_PAGE (page), 0);
  mn_sponsor_details_set_scheme (details, scheme);
  mn_ui_wait_until (n_found (view) == 5);
  g_assert_nonnull (strstr (mn_sponsor_details_get_sum (details), "16.250.000"));
  mn_sponsor_details_set_scheme (details, 0);
  mn_ui_wait_until (n_found (view) == 107);
  mn_page_set_search (MN_PAGE (page), "hoc bong fpt");
  mn_ui_wait_until (n_found (view) == 20);
  mn_page_set_search (MN_PAGE (page), "");
  mn_ui_wait_until (n_found (view) == 107);
}

/* Enter on an award opens the child. */
static void
test_opens_child (void)
{
  MnSponsorDetails *details = mn_sponsor_page_get_details (sponsors ());
  MnRecordView *view = mn_sponsor_details_get_view (details);

  mn_ui_wait_until (n_found (view) == 107);
  g_signal_emit_by_name (view, "activated", mn_record_list_get_id (mn_record_view_get_list (view), 0));
  g_assert_nonnull (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILD_PAGE));
}

/* An award that is deleted leaves the sum, and comes back with undo. */
static void
test_delete_award (void)
{
  MnSponsorPage *page = sponsors ();
  MnSponsorDetails *details = mn_sponsor_page_get_details (page);
  MnRecordView *view = mn_sponsor_details_get_view (details);

  mn_page_show_row (MN_PAGE (page), count ("SELECT id FROM sponsor WHERE code = 'FPT'"));
  mn_ui_wait_until (n_found (view) == 20);
  mn_record_view_select (view, mn_record_list_get_id (mn_record_view_get_list (view), 0));
  gtk_widget_activate_action (GTK_WIDGET (details), "award.delete", NULL);
  mn_ui_wait_until (n_found (view) == 19 && strstr (mn_sponsor_details_get_sum (details), "22.800.000") != NULL);
  mn_session_undo (session);
  mn_ui_wait_until (n_found (view) == 20 && strstr (mn_sponsor_details_get_sum (details), "24.000.000") != NULL);
  mn_page_show_row (MN_PAGE (page), 0);
}

static void
assert_sums (MnBudgetPage *page, int year)
{
  MnBudgetPlan *plan = mn_budget_page_get_plan (page);
  g_autofree char *spent
      = g_strdup_printf ("SELECT COALESCE (sum (v.amount), 0) FROM voucher AS v JOIN budget_line AS b"
                         " ON b.id = v.budget_line WHERE v.deleted_at IS NULL"
                         " AND b.deleted_at IS NULL AND b.year = %d",
                         year);
  g_autofree char *vouchers = g_strdup_printf ("SELECT count (*) FROM voucher AS v JOIN budget_line AS b"
                                               " ON b.id = v.budget_line WHERE v.deleted_at IS NULL"
                                               " AND b.deleted_at IS NULL AND b.year = %d",
                                               year);
  g_autofree char *lines
      = g_strdup_printf ("SELECT count (*) FROM budget_line WHERE deleted_at IS NULL AND year = %d", year);
  MnBudgetSum sum;

  g_assert_cmpint (mn_budget_plan_get_year (plan), ==, year);
  g_assert_cmpint (mn_budget_plan_get_n_lines (plan), ==, count (lines));
  g_assert_nonnull (mn_budget_plan_get_sum (plan, &sum));
  g_assert_cmpint (sum.spent, ==, count (spent));
  g_assert_cmpint (sum.n_vouchers, ==, count (vouchers));
  mn_ui_wait_until (n_found (mn_budget_page_get_view (page)) == count (vouchers));
}

static void
test_years (void)
{
  MnBudgetPage *page = budget ();

  assert_sums (page, 2017);
  mn_budget_page_set_year (page, 2016);
  assert_sums (page, 2016);
  mn_budget_plan_set_grouping (mn_budget_page_get_plan (page), MN_BUDGET_BY_PROGRAMME);
  assert_sums (page, 2016);
  mn_budget_plan_set_grouping (mn_budget_page_get_plan (page), MN_BUDGET_BY_SOURCE);
  mn_budget_page_set_year (page, 2017);
  assert_sums (page, 2017);
}

/* A line shows its own vouchers, and what is chosen is said in words. */
static void
test_line (void)
{
  MnBudgetPage *page = budget ();
  MnBudgetPlan *plan = mn_budget_page_get_plan (page);
  MnRecordView *view = mn_budget_page_get_view (page);
  gint64 line = count ("SELECT budget_line FROM voucher WHERE amount = 3667005000 AND deleted_at IS NULL");
  MnBudgetSum sum;

  mn_budget_plan_select_line (plan, line);
  g_assert_cmpint (mn_budget_plan_get_line (plan), ==, line);
  mn_ui_wait_until (n_found (view) == 1);
  mn_budget_plan_get_sum (plan, &sum);
  g_assert_cmpint (sum.spent, ==, 3667005000);
  mn_record_view_select (view, mn_record_list_get_id (mn_record_view_get_list (view), 0));
  g_assert_nonnull (strstr (mn_budget_page_get_words (page),
                            "Ba tỷ sáu trăm sáu mươi bảy triệu không trăm linh năm nghìn đồng chẵn"));
  mn_budget_plan_select_line (plan, 0);
  mn_ui_wait_until (n_found (view) > 1);
  mn_page_set_search (MN_PAGE (page), "5905");
  mn_ui_wait_until (n_found (view) <= 1);
  mn_page_set_search (MN_PAGE (page), "");
  mn_ui_wait_until (n_found (view) > 1);
}

/* More than is left of state money cannot be paid out: the form says why, and nothing is saved. */
static void
test_refused (void)
{
  MnBudgetPage *page = budget ();
  const MnEntity *entity = mn_entity_find ("voucher");
  MnRecord *preset = mn_record_new (entity);
  gint64 before = count ("SELECT count(*) FROM voucher");
  GtkWindow *form;

  mn_record_set_text (preset, "number", "PC-999");
  mn_record_set_date (preset, "date", mn_date_new (2017, 5, 30));
  mn_record_set_integer (preset, "budget_line",
                         count ("SELECT budget_line FROM voucher WHERE amount = 3667005000 AND deleted_at IS NULL"));
  mn_record_set_text (preset, "payee", "Bảo hiểm xã hội huyện");
  mn_record_set_text (preset, "purpose", "Thẻ BHYT");
  mn_record_set_integer (preset, "amount", 1000000);
  mn_record_set_text (preset, "method", "cash");
  form = mn_record_form_present (session, GTK_WIDGET (page), entity, 0, preset);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  mn_ui_run (300);
  g_assert_nonnull (mn_record_form_get_notice (MN_RECORD_FORM (form)));
  g_assert_cmpint (count ("SELECT count(*) FROM voucher"), ==, before);
  gtk_window_destroy (form);
}

/* A line that money was paid from stays in the plan, and so does what was paid. */
static void
test_keep_line (void)
{
  MnBudgetPage *page = budget ();
  gint64 line = count ("SELECT budget_line FROM voucher WHERE amount = 3667005000 AND deleted_at IS NULL");
  gint64 changes = count ("SELECT count(*) FROM change");

  mn_budget_plan_select_line (mn_budget_page_get_plan (page), line);
  gtk_widget_activate_action (GTK_WIDGET (page), "line.delete", NULL);
  mn_ui_run (400);
  g_assert_cmpint (count ("SELECT count(*) FROM change"), ==, changes);
  mn_budget_plan_select_line (mn_budget_page_get_plan (page), 0);
  assert_sums (page, 2017);
}

static gboolean
says (MnBudgetPage *page, const char *words)
{
  g_autofree char *texts = mn_ui_texts (GTK_WIDGET (page));

  return strstr (texts, words) != NULL;
}

static void
test_no_vouchers (void)
{
  MnBudgetPage *page = budget ();
  gint64 line = count ("SELECT id FROM budget_line AS b WHERE year = 2017 AND deleted_at IS NULL AND NOT EXISTS"
                       " (SELECT 1 FROM voucher WHERE budget_line = b.id)");

  mn_budget_plan_select_line (mn_budget_page_get_plan (page), line);
  mn_ui_wait_until (n_found (mn_budget_page_get_view (page)) == 0);
  mn_ui_wait_until (says (page, "Chưa chi khoản nào"));
  mn_budget_plan_select_line (mn_budget_page_get_plan (page), 0);
  mn_ui_wait_until (!says (page, "Chưa chi khoản nào"));
  mn_page_set_search (MN_PAGE (page), "khongcogi");
  mn_ui_wait_until (says (page, "khớp với từ cần tìm"));
  mn_page_set_search (MN_PAGE (page), "");
  mn_ui_wait_until (!says (page, "khớp với từ cần tìm"));
}

/* One Tab goes into a list and the next one out of it. */
static void
assert_one_stop (MnTabStop *stop)
{
  GtkWidget *first;

  gtk_widget_grab_focus (GTK_WIDGET (stop));
  first = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_nonnull (first);
  g_assert_true (gtk_widget_is_ancestor (first, GTK_WIDGET (stop)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_WIDGET (stop)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_WIDGET (stop)));
}

static void
test_one_stop (void)
{
  assert_one_stop (MN_TAB_STOP (mn_ui_find (GTK_WIDGET (sponsors ()), MN_TYPE_TAB_STOP)));
  assert_one_stop (MN_TAB_STOP (mn_ui_find (GTK_WIDGET (budget ()), MN_TYPE_TAB_STOP)));
}

static void
test_print (void)
{
  mn_page_print (MN_PAGE (sponsors ()));
  mn_ui_run (300);
  g_assert_nonnull (mn_ui_find (GTK_WIDGET (window), g_type_from_name ("MnPreview")));
  mn_page_print (MN_PAGE (budget ()));
  mn_ui_run (300);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  int status;

  mn_ui_init (&argc, &argv);
  mn_ui_application ();
  path = mn_ui_copy_sample ();
  window = mn_ui_open (path);
  session = mn_window_get_session (window);
  g_test_add_func ("/ui/money/sponsors", test_sponsors);
  g_test_add_func ("/ui/money/without-amount", test_without_amount);
  g_test_add_func ("/ui/money/no-awards", test_no_awards);
  g_test_add_func ("/ui/money/scheme-and-search", test_scheme_and_search);
  g_test_add_func ("/ui/money/opens-child", test_opens_child);
  g_test_add_func ("/ui/money/delete-award", test_delete_award);
  g_test_add_func ("/ui/money/years", test_years);
  g_test_add_func ("/ui/money/line", test_line);
  g_test_add_func ("/ui/money/refused", test_refused);
  g_test_add_func ("/ui/money/keep-line", test_keep_line);
  g_test_add_func ("/ui/money/no-vouchers", test_no_vouchers);
  g_test_add_func ("/ui/money/one-stop", test_one_stop);
  g_test_add_func ("/ui/money/print", test_print);
  status = g_test_run ();
  mn_ui_close (window);
  return status;
}
