/* test-overview.c: the overview shows the figures of the sample
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include "mn-child-page.h"
#include "mn-overview-private.h"
#include "mn-ui-fixture.h"

static MnOverview *
loaded_overview (MnWindow *window)
{
  MnOverview *overview = MN_OVERVIEW (mn_ui_find (GTK_WIDGET (window), MN_TYPE_OVERVIEW));

  g_assert_nonnull (overview);
  mn_ui_wait_until (mn_overview_is_loaded (overview));
  return overview;
}

/* The figures are those of the report that the sample follows. */
static void
test_figures (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnOverview *overview = loaded_overview (window);
  g_autofree char *texts = mn_ui_texts (GTK_WIDGET (overview));

  g_assert_cmpstr (mn_overview_get_shown (overview), ==, "content");
  g_assert_cmpstr (gtk_label_get_text (overview->assistance), ==, "353");
  g_assert_nonnull (strstr (gtk_label_get_text (overview->assistance_detail), "18 "));
  g_assert_nonnull (strstr (gtk_label_get_text (overview->assistance_detail), "137 "));
  g_assert_nonnull (strstr (gtk_label_get_text (overview->assistance_detail), "198 "));
  g_assert_cmpstr (gtk_label_get_text (overview->cards), ==, "5.905");
  g_assert_cmpstr (gtk_label_get_text (overview->cards_detail), ==, "3.667.005.000 đ");
  g_assert_nonnull (strstr (gtk_label_get_text (overview->children_detail), "9 "));
  g_assert_cmpstr (gtk_label_get_text (overview->month_title), ==, "Tháng 6 năm 2017");
  /* What does not agree is shown as it was written. */
  g_assert_nonnull (strstr (texts, "23.0000.000"));
  g_assert_nonnull (strstr (texts, "18 + 137 + 198 = 353"));
  g_assert_nonnull (strstr (texts, "5.905 × 621.000 = 3.667.005.000"));
  mn_ui_close (window);
}

/* Each line opens its page. */
static void
test_lines (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnOverview *overview = loaded_overview (window);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (overview->due, 0);
  GtkWidget *list;

  g_signal_emit_by_name (overview->due, "row-activated", row);
  g_assert_cmpstr (mn_window_get_page (window), ==, "programmes");
  mn_window_show_page (window, "overview");

  /* An ending names its children; a name opens the child. */
  row = gtk_list_box_get_row_at_index (overview->endings, 0);
  g_signal_emit_by_name (overview->endings, "row-activated", row);
  mn_ui_run (50);
  list = mn_ui_find (gtk_list_box_row_get_child (row), GTK_TYPE_LIST_BOX);
  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_nonnull (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILD_PAGE));
  mn_ui_run (100);
  mn_ui_close (window);
}

/* A day moved is figures read again. */
static void
test_working_date (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnOverview *overview = loaded_overview (window);
  MnRegister *reg = mn_session_get_register (mn_window_get_session (window));
  const MnEntity *entity = mn_entity_find ("register");
  g_autoptr (MnRecord) record = mn_record_load (mn_register_get_reader (reg), entity, 1, NULL);

  g_assert_nonnull (record);
  mn_record_set_date (record, "working_date", mn_date_new (2016, 9, 10));
  mn_session_save (mn_window_get_session (window), record, NULL, NULL);
  mn_ui_wait_until (g_strcmp0 (gtk_label_get_text (overview->month_title), "Tháng 9 năm 2016") == 0);
  mn_ui_wait_until (mn_overview_is_loaded (overview));
  mn_ui_close (window);
}

static void
test_empty (void)
{
  g_autofree char *path = mn_ui_make_empty ();
  MnWindow *window = mn_ui_open (path);
  MnOverview *overview = loaded_overview (window);

  g_assert_cmpstr (mn_overview_get_shown (overview), ==, "empty");
  mn_ui_close (window);
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
  mn_ui_application ();

  g_test_add_func ("/overview/figures", test_figures);
  g_test_add_func ("/overview/lines", test_lines);
  g_test_add_func ("/overview/working-date", test_working_date);
  g_test_add_func ("/overview/empty", test_empty);
  return g_test_run ();
}
