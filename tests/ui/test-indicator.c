/* test-indicator.c: the page of indicators: list, chart, sentence, files
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "mn-chart-document.h"
#include "mn-indicator-page.h"
#include "mn-record-form.h"
#include "mn-overview.h"
#include "mn-pdf.h"
#include "mn-preview.h"
#include "mn-session.h"
#include "mn-ui-fixture.h"

typedef struct {
  char *path;
  MnWindow *window;
  MnIndicatorPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = mn_ui_copy_sample ();
  fixture->window = mn_ui_open (fixture->path);
  mn_window_show_page (fixture->window, "indicators");
  fixture->page = MN_INDICATOR_PAGE (mn_ui_find (GTK_WIDGET (fixture->window), MN_TYPE_INDICATOR_PAGE));
  mn_ui_run (200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mn_ui_close (fixture->window);
  g_free (fixture->path);
}

static gint64
find_indicator (Fixture *fixture, const char *code)
{
  g_autoptr (MnRegister) reg = mn_register_open (fixture->path, MN_STORE_OPEN_DEFAULT, NULL);
  gint64 id = mn_record_find (mn_register_get_reader (reg), mn_entity_find ("indicator"), code, MN_DATE_NONE, NULL);

  g_assert_cmpint (id, !=, 0);
  mn_register_close (reg, NULL);
  return id;
}

static void
choose (Fixture *fixture, const char *code)
{
  gint64 id = find_indicator (fixture, code);

  mn_page_show_row (MN_PAGE (fixture->page), id);
  g_assert_cmpint (mn_list_page_get_selected (MN_LIST_PAGE (fixture->page)), ==, id);
  mn_ui_run (200);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  guint all = mn_list_page_get_n_shown (MN_LIST_PAGE (fixture->page));

  g_assert_cmpuint (all, >, 35);
  mn_page_set_search (MN_PAGE (fixture->page), "thap coi");
  g_assert_cmpuint (mn_list_page_get_n_shown (MN_LIST_PAGE (fixture->page)), ==, 1);
  g_assert_cmpint (mn_list_page_get_selected (MN_LIST_PAGE (fixture->page)), ==, find_indicator (fixture, "CT04b"));
  mn_page_set_search (MN_PAGE (fixture->page), "khong co gi");
  g_assert_cmpuint (mn_list_page_get_n_shown (MN_LIST_PAGE (fixture->page)), ==, 0);
  mn_page_set_search (MN_PAGE (fixture->page), "");
  g_assert_cmpuint (mn_list_page_get_n_shown (MN_LIST_PAGE (fixture->page)), ==, all);
}

/* Quảng Ngãi's yearbook has 2010 and 2013 to 2016: 1,45 and 0,01 at the ends. */
static void
test_chart (Fixture *fixture, gconstpointer data)
{
  MnIndicatorDetails *details = mn_indicator_page_get_details (fixture->page);
  MnChartView *chart = mn_indicator_details_get_chart (details);
  guint n_gaps;

  choose (fixture, "CT18b");
  g_assert_cmpuint (mn_indicator_table_get_n_figures (mn_indicator_details_get_table (details), &n_gaps), ==, 7);
  g_assert_cmpuint (n_gaps, ==, 2);
  g_assert_nonnull (strstr (mn_indicator_details_get_sentence (details), "Năm 2016 là 0,01%"));
  g_assert_nonnull (strstr (mn_indicator_details_get_sentence (details), "2011–2012"));

  g_assert_null (mn_chart_view_get_value (chart));
  g_assert_true (mn_chart_view_step (chart, -1, 0));
  g_assert_nonnull (strstr (mn_chart_view_get_value (chart), "2016"));
  g_assert_true (mn_chart_view_step (chart, -1, 0));
  g_assert_nonnull (strstr (mn_chart_view_get_value (chart), "2015"));
  while (mn_chart_view_step (chart, -1, 0))
    ;
  g_assert_nonnull (strstr (mn_chart_view_get_value (chart), "1,45"));
}

static void
export_twice (MnIndicatorDetails *details, const char *ending, const char *begins)
{
  g_autofree char *folder = g_dir_make_tmp ("mang-non-chart-XXXXXX", NULL);
  g_autofree char *contents[2] = { NULL, NULL };
  gsize lengths[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/bieu-do-%u.%s", folder, i, ending);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      mn_indicator_details_export (details, file, FALSE);
      g_assert_true (g_file_get_contents (path, &contents[i], &lengths[i], NULL));
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpmem (contents[0], lengths[0], contents[1], lengths[1]);
  g_assert_true (lengths[0] > 1000 && memcmp (contents[0], begins, strlen (begins)) == 0);
  g_free (contents[1]);
  contents[1] = NULL;
  g_rmdir (folder);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  MnIndicatorDetails *details = mn_indicator_page_get_details (fixture->page);

  choose (fixture, "CT04b");
  export_twice (details, "png", "\x89PNG");
  export_twice (details, "svg", "<?xml");
  export_twice (details, "pdf", "%PDF");
}

static void
add_unit_figure (MnRegister *reg, const char *unit, gint64 value)
{
  const MnDate on = mn_register_get_working_date (reg);
  MnDb *db = mn_register_get_reader (reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) figure = mn_record_new (mn_entity_find ("observation"));

  mn_record_set_integer (figure, "indicator",
                         mn_record_find (db, mn_entity_find ("indicator"), "CT04b", MN_DATE_NONE, &error));
  g_assert_no_error (error);
  mn_record_set_integer (figure, "unit", mn_record_find (db, mn_entity_find ("unit"), unit, on, &error));
  g_assert_no_error (error);
  mn_record_set_text (figure, "period_start", "2016-01-01");
  mn_record_set_text (figure, "period_end", "2016-12-31");
  mn_record_set_integer (figure, "value", value);
  mn_record_set_text (figure, "state", "reported");
  mn_record_set_text (figure, "source", "Trạm y tế");
  mn_register_save (reg, figure, NULL, &error);
  g_assert_no_error (error);
}

/* Nothing to compare is said in words; two communes stand beside each other as soon as both have a figure. */
static void
test_units (Fixture *fixture, gconstpointer data)
{
  MnIndicatorDetails *details = mn_indicator_page_get_details (fixture->page);
  MnRegister *reg = mn_session_get_register (mn_window_get_session (fixture->window));
  MnChartView *chart = mn_indicator_bars_get_chart (mn_indicator_details_get_bars (details));
  g_autofree char *before = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "mang-non-dia-ban.svg", NULL);
  g_autofree char *svg = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  choose (fixture, "CT04b");
  before = mn_ui_texts (GTK_WIDGET (details));
  g_assert_nonnull (strstr (before, "Theo địa bàn: chưa có"));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (chart)));
  add_unit_figure (reg, "19600", 2740);
  add_unit_figure (reg, "19615", 1690);
  mn_ui_wait_until (gtk_widget_get_mapped (GTK_WIDGET (chart)) && gtk_widget_get_width (GTK_WIDGET (chart)) > 0);
  mn_ui_run (100);
  g_assert_true (mn_chart_view_step (chart, -1, 0) || mn_chart_view_step (chart, 0, 1));
  g_assert_nonnull (strstr (mn_chart_view_get_value (chart), "Cam "));
  mn_indicator_details_export (details, file, TRUE);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "Cam Tuyền 27,4; Cam Hiếu 16,9"));
  g_remove (path);
}

static void
test_paper (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "CT04b");
  g_assert_true (mn_page_get_can_print (MN_PAGE (fixture->page)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.print", NULL);
  mn_ui_run (500);
  g_assert_nonnull (mn_ui_find (GTK_WIDGET (fixture->window), MN_TYPE_PREVIEW));
}

/* The whole document's words, as a PDF has them. */
static char *
read_paper (const MnIndicatorView *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChartDocument) document = mn_chart_document_new (view, TRUE, &error);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "mang-non-chi-tieu.pdf", NULL);
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  char *text = NULL;

  g_assert_no_error (error);
  mn_pdf_write (MN_DOCUMENT (document), path, NULL, mn_date_new (2017, 5, 31), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  return text;
}

/* The bars of units are on the sheet where there are some, and nothing of them where there are none. */
static void
test_units_on_paper (Fixture *fixture, gconstpointer data)
{
  MnRegister *reg = mn_session_get_register (mn_window_get_session (fixture->window));
  MnDb *db = mn_session_get_reader (mn_window_get_session (fixture->window));
  gint64 indicator = mn_record_find (db, mn_entity_find ("indicator"), "CT04b", mn_date_new (2017, 5, 31), NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) all = mn_indicator_data_load (db, indicator, mn_date_new (2017, 5, 31), NULL);
      const MnIndicatorData *known = g_ptr_array_index (all, 0);
      MnIndicatorView view = { .data = known, .place = mn_indicator_data_choose_place (known, 0) };
      g_autofree char *text = read_paper (&view);

      g_assert_cmpint (strstr (text, "Theo địa bàn") != NULL, ==, i > 0);
      g_assert_cmpint (strstr (text, "Cam Tuyền") != NULL, ==, i > 0);
      if (i > 0)
        break;
      add_unit_figure (reg, "19600", 2740);
      add_unit_figure (reg, "19615", 1690);
    }
}

static MnRecordForm *
find_form (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (MN_IS_RECORD_FORM (toplevel))
        return MN_RECORD_FORM (toplevel);
    }
  return NULL;
}

/* A percentage of 120 gets its sentence and is not saved; 60 is, and the chart has it. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  MnIndicatorDetails *details = mn_indicator_page_get_details (fixture->page);
  MnIndicatorTable *table = mn_indicator_details_get_table (details);
  guint n_gaps, before;
  MnRecordForm *form;
  MnRecord *record;

  choose (fixture, "CT18b");
  before = mn_indicator_table_get_n_figures (table, &n_gaps);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new", NULL);
  mn_ui_run (300);
  form = find_form ();
  g_assert_nonnull (form);
  record = mn_record_form_get_record (form);
  g_assert_cmpint (mn_record_get_date (record, "period_start").year, ==, 2017);
  /* Over on the working date: a year that still runs is not what the indicator stands at. */
  mn_record_set_date (record, "period_start", mn_date_new (2017, 1, 1));
  mn_record_set_date (record, "period_end", mn_date_new (2017, 3, 31));
  mn_record_set_integer (record, "value", 12000);
  mn_record_set_text (record, "source", "Báo cáo thử");
  mn_record_set_text (record, "place", "Quảng Ngãi");
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  mn_ui_run (400);
  g_assert_cmpuint (mn_indicator_table_get_n_figures (table, &n_gaps), ==, before);
  mn_record_set_integer (record, "value", 60);
  gtk_widget_activate_action (GTK_WIDGET (form), "form.save", NULL);
  mn_ui_wait_until (mn_indicator_table_get_n_figures (table, &n_gaps) == before + 1);
  g_assert_nonnull (strstr (mn_indicator_details_get_sentence (details), "0,6%"));
}

/* The overview names what is short of its target and leads to it. */
static void
test_overview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overview;
  GtkWidget *button;

  mn_window_show_page (fixture->window, "overview");
  overview = mn_ui_find (GTK_WIDGET (fixture->window), MN_TYPE_OVERVIEW);
  mn_ui_wait_until (mn_overview_is_loaded (MN_OVERVIEW (overview)));
  button = mn_ui_find_text (overview, "Tử vong trẻ sơ sinh");
  g_assert_nonnull (button);
  if (!GTK_IS_BUTTON (button))
    button = gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON);
  gtk_widget_activate (button);
  mn_ui_wait_until (g_strcmp0 (mn_window_get_page (fixture->window), "indicators") == 0);
  g_assert_cmpint (mn_list_page_get_selected (MN_LIST_PAGE (fixture->page)), ==, find_indicator (fixture, "CT03a"));
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/indicator/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("search", test_search);
  ADD ("chart", test_chart);
  ADD ("export", test_export);
  ADD ("units", test_units);
  ADD ("units-on-paper", test_units_on_paper);
  ADD ("paper", test_paper);
  ADD ("add", test_add);
  ADD ("overview", test_overview);
  return g_test_run ();
}
