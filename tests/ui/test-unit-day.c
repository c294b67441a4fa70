/* test-unit-day.c: one day rules by which units everything is shown
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <string.h>

#include <sqlite3.h>

#include "mn-beneficiary-table.h"
#include "mn-child-facets.h"
#include "mn-children-page.h"
#include "mn-export-list.h"
#include "mn-i18n.h"
#include "mn-overview-private.h"
#include "mn-session-units.h"
#include "mn-ui-fixture.h"
#include "mn-unit-banner.h"

#define NEW_DAY mn_date_new (2025, 7, 1)

static gint64
number (const char *path, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  /* Wherever in this process a connection closes, the file is locked for a moment. */
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

/* To be looked at; not part of the test. */
static void
picture (MnWindow *window, const char *name)
{
  const char *folder = g_getenv ("MANG_NON_PICTURES");
  g_autofree char *file = NULL;

  if (folder == NULL)
    return;
  file = g_strdup_printf ("%s/%s.png", folder, name);
  mn_ui_run (600);
  mn_ui_save_png (GTK_WIDGET (window), file);
}

static MnUnitBanner *
banner_of (MnWindow *window)
{
  return MN_UNIT_BANNER (mn_ui_find (GTK_WIDGET (window), MN_TYPE_UNIT_BANNER));
}

static gint64
sum_of (GPtrArray *groups)
{
  gint64 sum = 0;

  for (guint i = 0; i < groups->len; i++)
    sum += ((MnFigureGroup *)g_ptr_array_index (groups, i))->count;
  return sum;
}

/* Nine communes of 2017 are two of 2025; nobody is lost, and the register remembers the day. */
static void
test_overview (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnOverview *overview = MN_OVERVIEW (mn_ui_find (GTK_WIDGET (window), MN_TYPE_OVERVIEW));
  gint64 children, assisted;

  mn_ui_wait_until (mn_overview_is_loaded (overview));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (banner_of (window))));
  g_assert_cmpuint (overview->figures->units->len, ==, 9);
  children = sum_of (overview->figures->units);
  assisted = sum_of (overview->figures->assisted_units);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.units-day", NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (banner_of (window))));
  mn_session_set_unit_day (mn_window_get_session (window), NEW_DAY);
  mn_ui_run (50);
  mn_ui_wait_until (mn_overview_is_loaded (overview));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (banner_of (window))));
  g_assert_cmpuint (overview->figures->units->len, ==, 2);
  g_assert_cmpint (sum_of (overview->figures->units), ==, children);
  g_assert_cmpint (sum_of (overview->figures->assisted_units), ==, assisted);
  g_assert_nonnull (strstr (gtk_label_get_text (overview->places_title), "01/07/2025"));
  g_assert_nonnull (strstr (gtk_label_get_text (overview->assisted_title), "01/07/2025"));
  g_assert_nonnull (strstr (gtk_label_get_text (overview->children_detail), "2 xã"));
  picture (window, "day-overview");
  mn_ui_close (window);

  window = mn_ui_open (path);
  overview = MN_OVERVIEW (mn_ui_find (GTK_WIDGET (window), MN_TYPE_OVERVIEW));
  mn_ui_wait_until (mn_overview_is_loaded (overview));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (banner_of (window))));
  g_assert_cmpuint (overview->figures->units->len, ==, 2);
  mn_session_set_unit_day (mn_window_get_session (window), MN_DATE_NONE);
  mn_ui_run (50);
  mn_ui_wait_until (mn_overview_is_loaded (overview));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (banner_of (window))));
  g_assert_cmpuint (overview->figures->units->len, ==, 9);
  mn_ui_close (window);
}

/* The facet has the units of the day, each finding the children of all that became it; the column says the same. */
static void
test_list (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnChildrenPage *page;
  MnChildFilters *filters;
  guint n[2] = { 0, 0 };

  mn_window_show_page (window, "children");
  page = MN_CHILDREN_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILDREN_PAGE));
  filters = mn_children_page_get_filters (page);
  mn_ui_wait_until (mn_child_filters_get_n_lines (filters, MN_CHILD_FILTER_UNIT) == 9);
  mn_ui_run (300);
  g_assert_null (mn_ui_find_text (GTK_WIDGET (mn_children_page_get_view (page)), "Hiếu Giang"));

  mn_session_set_unit_day (mn_window_get_session (window), NEW_DAY);
  g_assert_cmpuint (mn_child_filters_get_n_lines (filters, MN_CHILD_FILTER_UNIT), ==, 2);
  mn_child_filters_open (filters);
  mn_ui_wait_until (mn_child_filters_is_counted (filters)
                    && (n[0] = mn_child_filters_get_count (filters, MN_CHILD_FILTER_UNIT, 0)) != 0);
  n[1] = mn_child_filters_get_count (filters, MN_CHILD_FILTER_UNIT, 1);
  g_assert_cmpint (n[0] + n[1], ==,
                   number (path, "SELECT count(*) FROM child WHERE deleted_at IS NULL AND unit IS NOT NULL"));
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_UNIT, 1, TRUE);
  mn_ui_wait_until (mn_record_list_get_n_found (mn_record_view_get_list (mn_children_page_get_view (page))) == n[1]);
  mn_ui_run (200);
  picture (window, "day-children");
  mn_session_set_unit_day (mn_window_get_session (window), MN_DATE_NONE);
  g_assert_cmpuint (mn_child_filters_get_n_lines (filters, MN_CHILD_FILTER_UNIT), ==, 9);
  mn_ui_close (window);
}

/* Chips, which are buttons with a word for Orca. */
static guint
n_active (MnChildFilters *filters)
{
  guint n = 0;

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (filters)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    if (GTK_IS_BOX (part))
      for (GtkWidget *chip = gtk_widget_get_first_child (part); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
        n++;
  return n;
}

static guint
line_of (MnChildFilters *filters, const char *label)
{
  for (guint i = 0; i < mn_child_filters_get_n_lines (filters, MN_CHILD_FILTER_UNIT); i++)
    if (strcmp (mn_child_filters_get_label (filters, MN_CHILD_FILTER_UNIT, i), label) == 0)
      return i;
  g_error ("no line “%s”", label);
}

/* A unit that was chosen is followed into what it became, and that it is more now is said; back again nobody is lost.
 */
static void
test_filter_goes_along (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnSession *session = mn_window_get_session (window);
  MnChildrenPage *page;
  MnChildFilters *filters;
  MnRecordList *list;
  guint n;

  mn_window_show_page (window, "children");
  page = MN_CHILDREN_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILDREN_PAGE));
  filters = mn_children_page_get_filters (page);
  list = mn_record_view_get_list (mn_children_page_get_view (page));
  mn_ui_wait_until (mn_child_filters_get_n_lines (filters, MN_CHILD_FILTER_UNIT) == 9);
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_UNIT, line_of (filters, "Cam Tuyền"), TRUE);
  mn_ui_wait_until (!mn_record_list_get_loading (list)
                    && mn_record_list_get_n_found (list)
                           == number (path, "SELECT count(*) FROM child AS c JOIN unit AS u ON u.id = c.unit WHERE"
                                            " c.deleted_at IS NULL AND u.code = '19600'"));
  n = mn_record_list_get_n_found (list);

  mn_session_set_unit_day (session, NEW_DAY);
  mn_ui_run (300);
  g_assert_cmpuint (n_active (filters), ==, 1);
  mn_ui_wait_until (mn_record_list_get_n_found (list) > n);
  n = mn_record_list_get_n_found (list);
  {
    g_autofree char *texts = mn_ui_texts (GTK_WIDGET (window));

    g_assert_nonnull (strstr (texts, "Cam Tuyền"));
    g_assert_nonnull (strstr (texts, "Hiếu Giang."));
  }
  picture (window, "day-filter");
  /* the same children, by the five communes they are written down in */
  mn_session_set_unit_day (session, MN_DATE_NONE);
  mn_ui_run (300);
  g_assert_cmpuint (n_active (filters), >, 2);
  g_assert_cmpuint (mn_record_list_get_n_found (list), ==, n);

  /* A filter that was kept by the units of one day means the same by those of another. */
  {
    g_autoptr (GPtrArray) written = mn_child_facets_lines (session);
    g_autoptr (GPtrArray) of_day = NULL;
    g_autofree char *kept = NULL;
    guint n_lines = 0;

    for (guint i = 0; i < written->len; i++)
      {
        MnChildLine *line = g_ptr_array_index (written, i);

        line->active = line->group == MN_CHILD_FILTER_UNIT && strcmp (line->label, "Cam Tuyền") == 0;
      }
    kept = mn_child_facets_write (written, NULL);
    mn_session_set_unit_day (session, NEW_DAY);
    of_day = mn_child_facets_lines (session);
    g_free (mn_child_facets_read (of_day, kept));
    for (guint i = 0; i < of_day->len; i++)
      {
        const MnChildLine *line = g_ptr_array_index (of_day, i);

        if (line->active)
          g_assert_cmpstr (line->label, ==, "Hiếu Giang");
        n_lines += line->active;
      }
    g_assert_cmpuint (n_lines, ==, 1);
  }
  mn_session_set_unit_day (session, MN_DATE_NONE);
  mn_ui_close (window);
}

/* The place of each row as it is shown, in the order of the list: how often another one begins. */
static guint
count_turns (MnRecordList *list, MnSession *session)
{
  g_autoptr (GArray) keys = mn_record_list_dup_keys (list);
  const MnEntity *entity = mn_entity_find ("child");
  g_autoptr (GPtrArray) rows
      = mn_query_fetch (entity, mn_session_get_reader (session), (const gint64 *)(gpointer)keys->data, keys->len, NULL);
  guint field = (guint)mn_entity_field (entity, "unit"), turns = 0;
  g_autofree char *last = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const MnRowData *data = g_ptr_array_index (rows, i);
      char *place = mn_unit_view_cell (mn_session_get_unit_view (session), entity, data, field);

      if (place == NULL)
        place = mn_row_data_display (data, entity, field);
      turns += g_strcmp0 (place, last) != 0;
      g_free (last);
      last = place;
    }
  return turns;
}

/* Sorted by the column of the unit, the rows stand by what it says; of one child both units are told. */
static void
test_sort_and_child (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnSession *session = mn_window_get_session (window);
  MnChildrenPage *page;
  MnRecordList *list;
  gint64 child = number (path, "SELECT c.id FROM child AS c JOIN unit AS u ON u.id = c.unit WHERE u.code = '19600'"
                               " AND c.deleted_at IS NULL LIMIT 1");

  mn_window_show_page (window, "children");
  page = MN_CHILDREN_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILDREN_PAGE));
  list = mn_record_view_get_list (mn_children_page_get_view (page));
  mn_ui_wait_until (!mn_record_list_get_loading (list) && mn_record_list_get_n_found (list) > 10000);
  gtk_widget_activate_action (GTK_WIDGET (mn_children_page_get_view (page)), "view.sort", "u", 3);
  mn_ui_wait_until (!mn_record_list_get_loading (list) && count_turns (list, session) < 12);
  g_assert_cmpuint (count_turns (list, session), >=, 9);
  mn_session_set_unit_day (session, NEW_DAY);
  mn_ui_wait_until (!mn_record_list_get_loading (list) && count_turns (list, session) <= 3);
  /* learnt by the mirror too: the other way round, and back */
  gtk_widget_activate_action (GTK_WIDGET (mn_children_page_get_view (page)), "view.sort", "u", 3);
  mn_ui_run (200);
  mn_ui_wait_until (!mn_record_list_get_loading (list) && count_turns (list, session) <= 3);

  mn_page_show_row (MN_PAGE (page), child);
  mn_ui_wait_until (mn_child_details_get_child (mn_children_page_get_details (page)) == child);
  {
    g_autofree char *texts = mn_ui_texts (GTK_WIDGET (mn_children_page_get_details (page)));

    g_assert_nonnull (strstr (texts, "Cam Tuyền"));
    g_assert_nonnull (strstr (texts, "Hiếu Giang"));
    g_assert_nonnull (strstr (texts, "01/07/2025"));
  }
  picture (window, "day-sorted");
  mn_session_navigate (session, "child", child);
  mn_ui_run (500);
  {
    GtkWidget *whole = mn_ui_find (GTK_WIDGET (window), g_type_from_name ("MnChildPage"));
    g_autofree char *texts = mn_ui_texts (whole);

    g_assert_nonnull (strstr (texts, "Cam Tuyền"));
    g_assert_nonnull (strstr (texts, "Hiếu Giang"));
  }
  picture (window, "day-child");
  mn_session_set_unit_day (session, MN_DATE_NONE);
  mn_ui_run (200);
  {
    g_autofree char *texts = mn_ui_texts (mn_ui_find (GTK_WIDGET (window), g_type_from_name ("MnChildPage")));

    g_assert_null (strstr (texts, "Hiếu Giang"));
  }
  mn_ui_close (window);
}

/* Who received what, and the sums beside it, are of the same units as on paper. */
static void
test_programme (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnSession *session = mn_window_get_session (window);
  MnBeneficiaryTable *table;
  guint before;

  mn_window_show_page (window, "programmes");
  mn_session_navigate (session, "programmes", number (path, "SELECT id FROM programme WHERE code = 'TT-2016'"));
  mn_ui_run (800);
  table = MN_BENEFICIARY_TABLE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_BENEFICIARY_TABLE));
  g_assert_nonnull (table);
  before = mn_beneficiary_table_get_sums (table)->len;
  g_assert_cmpuint (before, >, 2);
  mn_session_set_unit_day (session, NEW_DAY);
  mn_ui_run (300);
  g_assert_cmpuint (mn_beneficiary_table_get_sums (table)->len, <=, 3);
  {
    g_autofree char *texts = mn_ui_texts (GTK_WIDGET (window));

    g_assert_nonnull (strstr (texts, "Hiếu Giang"));
    g_assert_null (strstr (texts, "Xã Cam Tuyền"));
  }
  picture (window, "day-programme");
  mn_session_set_unit_day (session, MN_DATE_NONE);
  mn_ui_run (300);
  g_assert_cmpuint (mn_beneficiary_table_get_sums (table)->len, ==, before);
  mn_ui_close (window);
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Shown as a button with these words in it. */
static gboolean
has_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = mn_ui_find_text (widget, label);

  while (found != NULL && !GTK_IS_BUTTON (found))
    found = gtk_widget_get_parent (found);
  return found != NULL && gtk_widget_get_visible (found);
}

/* Cam Tuyền was split between two communes, or so it is written: how many children that is about is said, each is shown
 * as not certain, and once the day has come there is where to say it. */
static void
test_split (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  g_autofree char *note = NULL;
  MnWindow *window;
  MnSession *session;
  MnChildFilters *filters;
  guint unclear = G_MAXUINT;

  run_sql (path, "INSERT INTO unit_link (uuid, unit, other, kind, certain, valid_from, legal_act)"
                 " SELECT '00000000-0000-4000-8000-000000000001', u.id, o.id, 'successor', 0, '2025-07-01', 'NQ 1'"
                 " FROM unit AS u, unit AS o WHERE u.code = '19600' AND o.name = 'Xã Cam Lộ' AND o.valid_from ="
                 " '2025-07-01';"
                 "UPDATE unit_link SET certain = 0 WHERE kind = 'successor' AND unit IN (SELECT id FROM unit WHERE"
                 " code = '19600')");
  window = mn_ui_open (path);
  session = mn_window_get_session (window);
  mn_window_show_page (window, "children");
  filters = mn_children_page_get_filters (MN_CHILDREN_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILDREN_PAGE)));
  mn_session_set_unit_day (session, NEW_DAY);
  mn_ui_wait_until (mn_child_filters_get_n_lines (filters, MN_CHILD_FILTER_UNIT) == 3);
  mn_ui_run (300);
  for (guint i = 0; i < 3; i++)
    if (g_str_has_prefix (mn_child_filters_get_label (filters, MN_CHILD_FILTER_UNIT, i), "Cam Tuyền ("))
      unclear = i;
  g_assert_cmpuint (unclear, !=, G_MAXUINT);
  note = mn_ui_texts (GTK_WIDGET (banner_of (window)));
  {
    g_autofree char *count = mn_number_format (
        number (path, "SELECT count(*) FROM child AS c JOIN unit AS u ON u.id = c.unit WHERE u.code = '19600' AND"
                      " c.deleted_at IS NULL AND c.birth_date > '2001-05-31' AND c.died_on IS NULL AND"
                      " c.residence_status NOT IN ('moved_away', 'died')"));

    g_assert_nonnull (strstr (note, count));
  }
  /* In 2017 there is nothing to decide yet. */
  g_assert_false (has_button (GTK_WIDGET (banner_of (window)), _ ("Say Where…")));
  picture (window, "day-split");
  mn_ui_close (window);

  run_sql (path, "UPDATE register SET working_date = '2025-08-01'");
  window = mn_ui_open (path);
  mn_ui_run (300);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (banner_of (window))));
  g_assert_true (has_button (GTK_WIDGET (banner_of (window)), _ ("Say Where…")));
  picture (window, "day-split-decide");
  mn_ui_close (window);
}

/* What is exported says of which day its units are. */
static void
test_export (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  g_autofree char *file = g_strconcat (path, ".csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  MnWindow *window = mn_ui_open (path);
  MnSession *session = mn_window_get_session (window);
  const MnEntity *entity = mn_entity_find ("child");
  const guint field = (guint)mn_entity_field (entity, "unit");
  const gint64 id = number (path, "SELECT c.id FROM child AS c JOIN unit AS u ON u.id = c.unit WHERE u.code = '19600'"
                                  " AND c.deleted_at IS NULL LIMIT 1");

  mn_session_set_unit_day (session, NEW_DAY);
  mn_export_list (mn_session_get_register (session),
                  &(MnExportListRequest) { .entity = entity,
                                           .ids = &id,
                                           .n_ids = 1,
                                           .fields = &field,
                                           .n_fields = 1,
                                           .format = MN_EXPORT_CSV,
                                           .path = file,
                                           .units = mn_session_get_unit_view (session) },
                  NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "01/07/2025"));
  /* Cam Tuyền went into Hiếu Giang. */
  g_assert_nonnull (strstr (text, "\nHiếu Giang"));
  g_assert_null (strstr (text, "Cam Tuyền"));
  mn_session_set_unit_day (session, MN_DATE_NONE);
  mn_ui_close (window);
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
  mn_ui_application ();
  g_test_add_func ("/ui/unit-day/overview", test_overview);
  g_test_add_func ("/ui/unit-day/list", test_list);
  g_test_add_func ("/ui/unit-day/filter-goes-along", test_filter_goes_along);
  g_test_add_func ("/ui/unit-day/sort-and-child", test_sort_and_child);
  g_test_add_func ("/ui/unit-day/programme", test_programme);
  g_test_add_func ("/ui/unit-day/split", test_split);
  g_test_add_func ("/ui/unit-day/export", test_export);
  return g_test_run ();
}
