/* test-import.c: lists into the window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include "mn-import-dialog.h"
#include "mn-import-rows.h"
#include "mn-query.h"
#include "../mn-test.h"
#include "mn-ui-fixture.h"

/* Two new children, one whose birth day is none, and one who is in the sample already, with her year of birth only. */
static char *
commune_list (MnTestDir *dir, MnSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  g_autoptr (GArray) keys = mn_query_keys (query, mn_session_get_reader (session), &error);
  g_autoptr (MnRecord) child = mn_record_load (mn_session_get_reader (session), mn_entity_find ("child"),
                                               g_array_index (keys, gint64, 0), &error);
  g_autofree char *birth = mn_date_format (mn_record_get_date (child, "birth_date"));
  gboolean girl = strcmp (mn_record_get_text (child, "sex"), "female") == 0;
  g_autofree char *text
      = g_strdup_printf ("UBND XÃ CAM THỦY,,,,\nDANH SÁCH TRẺ EM,,,,\n"
                         "STT,Họ và tên,Ngày sinh,Nam,Nữ\n"
                         "1,Đỗ Thị Kiểm Tra Một,02/03/2010,,x\n2,Đỗ Văn Kiểm Tra Hai,04/05/2011,x,\n"
                         "3,Đỗ Văn Kiểm Tra Ba,31/02/2011,x,\n4,%s,%s,%s,%s\nTổng cộng,,,2,2\n",
                         mn_record_get_text (child, "full_name"), birth, girl ? "" : "x", girl ? "x" : "");
  char *path = mn_test_dir_file (dir, "cam-thuy.csv");

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static gint64
count_children (MnSession *session)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));

  return mn_query_count (query, mn_session_get_reader (session), NULL);
}

/* Looked at first, then in; and out again by undo. */
static void
test_import (void)
{
  int width;
  g_autofree char *register_path = mn_ui_copy_sample ();
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  MnWindow *window = mn_ui_open (register_path);
  MnSession *session = mn_window_get_session (window);
  g_autofree char *path = commune_list (&dir, session);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 before = count_children (session);
  MnImportDialog *dialog = mn_import_dialog_present (session, GTK_WIDGET (window), file);
  MnImportReport *report;
  MnImportRows *rows;
  g_autofree char *texts = NULL;

  mn_ui_wait_until (strcmp (mn_import_dialog_get_state (dialog), "report") == 0);
  report = mn_import_dialog_get_report (dialog);
  /* All of it, "Import" too, on the smallest screen. */
  gtk_widget_measure (GTK_WIDGET (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 1024);
  g_assert_cmpint (count_children (session), ==, before);
  g_assert_cmpuint (mn_import_report_count (report, MN_IMPORT_NEW), ==, 2);
  g_assert_cmpuint (mn_import_report_count (report, MN_IMPORT_REFUSED), ==, 1);
  g_assert_cmpuint (mn_import_report_get_n_rows (report), ==, 4);
  /* What needs somebody is shown first, with its reason. */
  rows = MN_IMPORT_ROWS (mn_ui_find (GTK_WIDGET (dialog), MN_TYPE_IMPORT_ROWS));
  g_assert_cmpuint (mn_import_rows_get_n_shown (rows), >=, 1);
  g_assert_cmpuint (mn_import_rows_get_n_shown (rows), <, 4);
  mn_ui_run (300);
  texts = mn_ui_texts (GTK_WIDGET (dialog));
  g_test_message ("%s", texts);
  if (g_getenv ("MANG_NON_SHOTS") != NULL)
    {
      g_autofree char *shot = g_build_filename (g_getenv ("MANG_NON_SHOTS"), "import.png", NULL);

      mn_ui_save_png (GTK_WIDGET (dialog), shot);
    }
  mn_import_dialog_import (dialog);
  mn_ui_wait_until (count_children (session) == before + 2);
  mn_ui_run (300);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  mn_ui_wait_until (count_children (session) == before);
  mn_ui_close (window);
}

/* A file that is no table is refused in a sentence, and nothing can be imported. */
static void
test_refused (void)
{
  g_autofree char *register_path = mn_ui_copy_sample ();
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "renamed.xlsx");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  MnWindow *window = mn_ui_open (register_path);
  MnImportDialog *dialog;

  g_assert_true (g_file_set_contents (path, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, NULL));
  dialog = mn_import_dialog_present (mn_window_get_session (window), GTK_WIDGET (window), file);
  mn_ui_wait_until (strcmp (mn_import_dialog_get_state (dialog), "problem") == 0);
  g_assert_null (mn_import_dialog_get_report (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  mn_ui_close (window);
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
  g_test_add_func ("/ui/import/import", test_import);
  g_test_add_func ("/ui/import/refused", test_refused);
  return g_test_run ();
}
