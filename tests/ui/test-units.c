/* test-units.c: the page of places and officers, mergers and splits
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <string.h>

#include <sqlite3.h>

#include "mn-link-chooser.h"
#include "mn-record-form.h"
#include "mn-ui-fixture.h"
#include "mn-unit-change-dialog.h"
#include "mn-unit-moves.h"
#include "mn-unit-page.h"
#include "mn-unit-takeover-dialog.h"

typedef struct {
  char *path;
  MnWindow *window;
  MnUnitPage *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = mn_ui_copy_sample ();
  fixture->window = mn_ui_open (fixture->path);
  mn_window_show_page (fixture->window, "units");
  fixture->page = MN_UNIT_PAGE (mn_ui_find (GTK_WIDGET (fixture->window), MN_TYPE_UNIT_PAGE));
  mn_ui_run (200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mn_ui_close (fixture->window);
  g_free (fixture->path);
}

static gint64
number (Fixture *fixture, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  /* Wherever in this process a connection closes, the file is locked for a moment. */
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != (gpointer)fixture->window && gtk_widget_get_visible (l->data)
        && gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window))
      return l->data;
  return NULL;
}

/* To be looked at; not part of the test. */
static void
picture (GtkWidget *native, const char *name)
{
  const char *folder = g_getenv ("MANG_NON_PICTURES");
  g_autofree char *file = NULL;

  if (folder == NULL)
    return;
  file = g_strdup_printf ("%s/%s.png", folder, name);
  mn_ui_run (600);
  mn_ui_save_png (native, file);
}

static void
set_working_date (MnSession *session, MnDate day)
{
  g_autoptr (MnRecord) record = mn_record_load (mn_session_get_reader (session), mn_entity_find ("register"), 1, NULL);
  g_autoptr (GError) error = NULL;

  mn_record_set_date (record, "working_date", day);
  mn_register_save (mn_session_get_register (session), record, NULL, &error);
  g_assert_no_error (error);
}

/* The same children by nine communes, and by the two of 2025. */
static void
test_day (Fixture *fixture, gconstpointer data)
{
  gint64 children, unclear, all;

  g_assert_cmpuint (mn_unit_page_get_counts (fixture->page, &all, &unclear), ==, 9);
  g_assert_cmpint (unclear, ==, 0);
  g_assert_cmpint (all, ==,
                   number (fixture, "SELECT count(*) FROM child WHERE deleted_at IS NULL AND unit IS NOT NULL AND "
                                    "residence_status NOT IN ('moved_away', 'died') AND birth_date > '2001-05-31'"));
  g_assert_true (mn_unit_page_set_day (fixture->page, "1/7/2025"));
  g_assert_cmpuint (mn_unit_page_get_counts (fixture->page, &children, &unclear), ==, 2);
  g_assert_cmpint (children, ==, all);
  g_assert_nonnull (mn_ui_find_text (GTK_WIDGET (fixture->page), "Xã Cam Lộ"));
  /* What it came from stands below. */
  g_assert_nonnull (mn_ui_find_text (GTK_WIDGET (fixture->page), "Xã Cam Nghĩa (19621)"));
  g_assert_false (mn_unit_page_set_day (fixture->page, "31/02/2025"));
  g_assert_cmpuint (mn_unit_page_get_counts (fixture->page, &children, &unclear), ==, 2);
}

static void
test_search_and_add (Fixture *fixture, gconstpointer data)
{
  GtkWindow *form;
  MnRecord *record;

  mn_page_set_search (MN_PAGE (fixture->page), "nghia");
  g_assert_cmpint (mn_unit_page_get_selected (fixture->page), ==,
                   number (fixture, "SELECT id FROM unit WHERE code = '19621' AND valid_to = '2025-06-30'"));
  mn_page_create_new (MN_PAGE (fixture->page));
  mn_ui_run (200);
  form = find_dialog (fixture);
  g_assert_true (MN_IS_RECORD_FORM (form));
  record = mn_record_form_get_record (MN_RECORD_FORM (form));
  g_assert_cmpstr (mn_record_get_entity (record)->name, ==, "village");
  g_assert_cmpint (mn_record_get_integer (record, "unit"), ==, mn_unit_page_get_selected (fixture->page));
  gtk_window_destroy (form);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "units.add-population", NULL);
  mn_ui_run (200);
  form = find_dialog (fixture);
  record = mn_record_form_get_record (MN_RECORD_FORM (form));
  g_assert_cmpstr (mn_record_get_entity (record)->name, ==, "population");
  g_assert_cmpint (mn_record_get_integer (record, "year"), ==, 2017);
  gtk_window_destroy (form);
  /* The bar of decisions is for those whose unit has ended. */
  g_assert_false (gtk_widget_get_mapped (mn_ui_find_text (GTK_WIDGET (fixture->page), "đã kết thúc")));
}

static const char *
first_offered (Fixture *fixture, MnLinkChooser *chooser, const char *typed)
{
  static char name[64];
  g_autofree char *sql = NULL;
  sqlite3 *db;
  sqlite3_stmt *statement;

  mn_link_chooser_open (chooser, typed);
  mn_ui_run (150);
  g_assert_cmpuint (mn_link_chooser_get_offered (chooser)->len, >=, 2);
  sql = g_strdup_printf ("SELECT short_name FROM unit WHERE id = %" G_GINT64_FORMAT,
                         g_array_index (mn_link_chooser_get_offered (chooser), gint64, 0));
  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_strlcpy (name, (const char *)sqlite3_column_text (statement, 0), sizeof name);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return name;
}

/* Two communes of the district differ by a mark only. */
static void
test_marks_first (Fixture *fixture, gconstpointer data)
{
  GtkWindow *form;
  MnLinkChooser *chooser;

  mn_page_create_new (MN_PAGE (fixture->page));
  mn_ui_run (200);
  form = find_dialog (fixture);
  chooser = MN_LINK_CHOOSER (mn_ui_find (GTK_WIDGET (form), MN_TYPE_LINK_CHOOSER));
  g_assert_cmpstr (first_offered (fixture, chooser, "Cam Thành"), ==, "Cam Thành");
  g_assert_cmpstr (first_offered (fixture, chooser, "cam thanh"), ==, "Cam Thanh");
  g_assert_cmpstr (first_offered (fixture, chooser, "cam thành"), ==, "Cam Thành");
  /* From the middle. */
  g_assert_cmpstr (first_offered (fixture, chooser, "thành"), ==, "Cam Thành");
  gtk_window_destroy (form);
}

/* The whole way by the form: two communes of 2025 become one ward in 2026. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;
  GPtrArray *found = g_ptr_array_new ();
  GtkWidget *record, *list;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "units.change", NULL);
  mn_ui_run (200);
  dialog = find_dialog (fixture);
  record = gtk_widget_get_ancestor (mn_ui_find_text (GTK_WIDGET (dialog), "Ghi nhận"), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_sensitive (record));
  gtk_editable_set_text (GTK_EDITABLE (mn_ui_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW)), "01/01/2026");
  list = mn_ui_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (list);
  for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_ancestor (list, GTK_TYPE_LIST_BOX)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (mn_ui_find (row, GTK_TYPE_DROP_DOWN) != NULL)
      g_ptr_array_add (found, mn_ui_find (row, GTK_TYPE_DROP_DOWN));
  g_assert_cmpuint (found->len, ==, 2);
  gtk_drop_down_set_selected (found->pdata[0], 1);
  gtk_drop_down_set_selected (found->pdata[1], 1);
  /* Not said yet: by which act, and into what. */
  g_assert_false (gtk_widget_get_sensitive (record));
  gtk_window_destroy (dialog);
  g_ptr_array_unref (found);
}

/* The sample on a day of 2025: who can only have gone one way is chosen already. */
static void
test_moves (Fixture *fixture, gconstpointer data)
{
  MnSession *session = NULL;
  GtkWindow *window;
  gint64 n = number (fixture, "SELECT count(*) FROM child WHERE deleted_at IS NULL");

  g_object_get (fixture->page, "session", &session, NULL);
  g_assert_nonnull (session);
  set_working_date (session, mn_date_new (2018, 1, 1));
  window = mn_unit_moves_present (session, GTK_WIDGET (fixture->window));
  g_assert_cmpuint (mn_unit_moves_get_n_lines (window), ==, 0);
  picture (GTK_WIDGET (window), "moves-none");
  gtk_window_destroy (window);
  set_working_date (session, mn_date_new (2020, 6, 1));
  mn_ui_run (300);
  /* Cam An and Cam Thanh became Thanh An in 2020. */
  g_assert_true (gtk_widget_get_mapped (mn_ui_find_text (GTK_WIDGET (fixture->page), "đã kết thúc")));
  window = mn_unit_moves_present (session, GTK_WIDGET (fixture->window));
  g_assert_cmpuint (mn_unit_moves_get_n_lines (window), >, 5);
  picture (GTK_WIDGET (window), "moves");
  g_assert_false (mn_unit_moves_choose (window, 0, 9));
  mn_unit_moves_apply (window);
  mn_ui_wait_until (mn_unit_moves_get_n_lines (window) == 0);
  g_assert_cmpint (number (fixture,
                           "SELECT count(*) FROM child AS c JOIN unit AS u ON u.id = c.unit WHERE u.valid_to < "
                           "'2020-06-01' AND c.residence_status NOT IN ('moved_away', 'died')"),
                   ==, 0);
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM child WHERE deleted_at IS NULL"), ==, n);
  gtk_window_destroy (window);
  mn_ui_run (200);
  g_assert_false (gtk_widget_get_mapped (mn_ui_find_text (GTK_WIDGET (fixture->page), "đã kết thúc")));
  g_object_unref (session);
}

/* Cam Tuyền as if it had been split: by village, and of one village by child. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  MnSession *session = NULL;
  g_autoptr (MnRecord) link = mn_record_new (mn_entity_find ("unit_link"));
  g_autoptr (GError) error = NULL;
  GtkWindow *window;
  GtkWidget *list, *button;
  gint64 new_unit = number (fixture, "SELECT id FROM unit WHERE code = '19597' AND valid_from = '2025-07-01'");
  guint before, n_here;

  g_object_get (fixture->page, "session", &session, NULL);
  mn_record_set_integer (link, "unit", number (fixture, "SELECT id FROM unit WHERE code = '19600'"));
  mn_record_set_integer (link, "other", new_unit);
  mn_record_set_text (link, "kind", "successor");
  mn_record_set_date (link, "valid_from", mn_date_new (2025, 7, 1));
  mn_record_set_integer (link, "certain", 0);
  mn_register_save (mn_session_get_register (session), link, NULL, &error);
  g_assert_no_error (error);
  set_working_date (session, mn_date_new (2025, 7, 2));
  mn_ui_run (300);
  window = mn_unit_moves_present (session, GTK_WIDGET (fixture->window));
  before = mn_unit_moves_get_n_lines (window);
  /* What has to be said comes first. */
  g_assert_cmpuint (before, >, 20);
  list = mn_ui_find (GTK_WIDGET (window), GTK_TYPE_LIST_BOX);
  g_assert_nonnull (mn_ui_find_text (gtk_widget_get_first_child (list), "Cam Tuyền"));
  g_assert_nonnull (mn_ui_find_text (gtk_widget_get_first_child (list), "Chưa xác định"));
  button = gtk_widget_get_ancestor (mn_ui_find_text (list, "Từng trẻ em"), GTK_TYPE_BUTTON);
  picture (GTK_WIDGET (window), "moves-split");
  /* Said of the first village and of a later line, before the first is opened. */
  n_here = (guint)g_ascii_strtoull (adw_action_row_get_subtitle (ADW_ACTION_ROW (gtk_widget_get_first_child (list))),
                                    NULL, 10);
  g_assert_true (mn_unit_moves_choose (window, 0, 2));
  g_assert_true (mn_unit_moves_choose (window, 1, 1));
  g_assert_true (mn_unit_moves_choose (window, before - 1, 0));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (mn_unit_moves_get_n_lines (window), ==, before - 1 + n_here);
  g_assert_cmpuint (mn_unit_moves_get_choice (window, 0), ==, 2);
  g_assert_cmpuint (mn_unit_moves_get_choice (window, n_here - 1), ==, 2);
  g_assert_cmpuint (mn_unit_moves_get_choice (window, n_here), ==, 1);
  g_assert_cmpuint (mn_unit_moves_get_choice (window, n_here + 1), ==, 0);
  g_assert_cmpuint (mn_unit_moves_get_choice (window, before + n_here - 2), ==, 0);
  g_assert_cmpuint (mn_unit_moves_get_choice (window, before + n_here - 3), ==, 1);
  picture (GTK_WIDGET (window), "moves-children");
  gtk_window_destroy (window);
  g_object_unref (session);
}

/* The register's own district ends: said, offered, confirmed, undone. */
static void
test_takeover (Fixture *fixture, gconstpointer data)
{
  MnSession *session = mn_window_get_session (fixture->window);
  GtkWindow *window;

  g_assert_null (mn_unit_takeover_dialog_present (session, GTK_WIDGET (fixture->window)));
  set_working_date (session, mn_date_new (2025, 7, 2));
  mn_ui_run (300);
  g_assert_true (gtk_widget_get_mapped (mn_ui_find_text (GTK_WIDGET (fixture->page), "30/06/2025")));
  picture (GTK_WIDGET (fixture->window), "takeover-page");
  window = mn_unit_takeover_dialog_present (session, GTK_WIDGET (fixture->window));
  g_assert_nonnull (window);
  /* Nothing is decided for the officer. */
  mn_unit_takeover_dialog_choose (window, 1);
  mn_ui_run (100);
  picture (GTK_WIDGET (window), "takeover");
  mn_unit_takeover_dialog_apply (window);
  mn_ui_wait_until (g_strcmp0 (mn_register_get_unit_name (mn_session_get_register (session)), "Huyện Cam Lộ") != 0);
  mn_ui_run (200);
  picture (GTK_WIDGET (fixture->window), "takeover-done");
  g_assert_cmpint (number (fixture, "SELECT count(*) FROM office WHERE deleted_at IS NULL AND valid_to IS NULL"), ==,
                   1);
  mn_session_undo (session);
  mn_ui_wait_until (g_strcmp0 (mn_register_get_unit_name (mn_session_get_register (session)), "Huyện Cam Lộ") == 0);
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/units/day", test_day);
  ADD ("/ui/units/search-and-add", test_search_and_add);
  ADD ("/ui/units/marks-first", test_marks_first);
  ADD ("/ui/units/change", test_change);
  ADD ("/ui/units/takeover", test_takeover);
  ADD ("/ui/units/moves", test_moves);
  ADD ("/ui/units/split", test_split);
  return g_test_run ();
}
