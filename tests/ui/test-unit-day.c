/* test-unit-day.c: one day rules by which units everything is shown
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <string.h>

#include <sqlite3.h>

#include "mn-children-page.h"
#include "mn-export-list.h"
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
  gtk_popover_popdown (GTK_POPOVER (mn_ui_find (GTK_WIDGET (filters), GTK_TYPE_POPOVER)));
  mn_ui_run (200);
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_UNIT, 1, TRUE);
  mn_ui_wait_until (mn_record_list_get_n_found (mn_record_view_get_list (mn_children_page_get_view (page))) == n[1]);
  mn_ui_run (200);
  picture (window, "day-children");
  mn_session_set_unit_day (mn_window_get_session (window), MN_DATE_NONE);
  g_assert_cmpuint (mn_child_filters_get_n_lines (filters, MN_CHILD_FILTER_UNIT), ==, 9);
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
  g_test_add_func ("/ui/unit-day/export", test_export);
  return g_test_run ();
}
