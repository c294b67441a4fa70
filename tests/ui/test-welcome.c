/* test-welcome.c: the first run, and files that do not open
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <glib/gstdio.h>

#include "mn-ui-fixture.h"
#include "mn-unit-choices.h"
#include "mn-unit-picker.h"
#include "mn-welcome.h"

static MnWindow *
welcome_window (MnWelcome **welcome)
{
  MnWindow *window = mn_window_new (GTK_APPLICATION (mn_ui_application ()));

  mn_window_show_welcome (window, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  mn_ui_run (50);
  *welcome = MN_WELCOME (mn_ui_find (GTK_WIDGET (window), MN_TYPE_WELCOME));
  g_assert_nonnull (*welcome);
  g_assert_cmpstr (mn_welcome_get_shown (*welcome), ==, "start");
  return window;
}

/* Each kind of file that is no register: a page with a sentence, and the file as it was. */
static void
test_problems (void)
{
  MnWelcome *welcome;
  MnWindow *window = welcome_window (&welcome);
  g_autofree char *folder = g_dir_make_tmp ("mang-non-XXXXXX", NULL);
  g_autofree char *text = g_build_filename (folder, "thu.txt", NULL);
  g_autofree char *missing = g_build_filename (folder, "khong-co.mangnon", NULL);
  g_autofree char *sample = mn_ui_copy_sample ();
  g_autofree char *cut = g_build_filename (folder, "cut.mangnon", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  const char *paths[] = { folder, text, missing, cut };
  gsize length;

  g_assert_true (g_file_set_contents (text, "Kính gửi", -1, NULL));
  g_assert_true (g_file_get_contents (sample, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (cut, bytes, (gssize)(length / 2), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);

      mn_window_open (window, file);
      g_assert_cmpstr (mn_welcome_get_shown (welcome), ==, "problem");
      g_assert_cmpstr (mn_welcome_get_problem (welcome), !=, "");
      g_assert_null (mn_window_get_session (window));
    }
  g_assert_true (g_file_get_contents (text, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "Kính gửi");
  mn_ui_close (window);
}

static void
unpack_old_register (const char *path)
{
  g_autofree char *packed_path = g_test_build_filename (G_TEST_DIST, "store", "data", "register-1.mangnon.gz", NULL);
  g_autoptr (GFile) packed = g_file_new_for_path (packed_path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GConverter) gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) in = G_INPUT_STREAM (g_file_read (packed, NULL, &error));
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GFileOutputStream) out = NULL;

  g_assert_no_error (error);
  plain = g_converter_input_stream_new (in, gunzip);
  out = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

/* A file of the first schema: the page names the copy before anything is done; then it opens, with the lists that its
 * time did not have. */
static void
test_older (void)
{
  MnWelcome *welcome;
  MnWindow *window = welcome_window (&welcome);
  g_autofree char *folder = g_dir_make_tmp ("mang-non-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cu.mangnon", NULL);
  g_autofree char *copy = g_build_filename (folder, "cu.before-3.mangnon", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GtkWidget *button;
  MnRegister *reg;

  unpack_old_register (path);
  mn_window_open (window, file);
  g_assert_cmpstr (mn_welcome_get_shown (welcome), ==, "problem");
  g_assert_nonnull (mn_ui_find_text (GTK_WIDGET (welcome), "cu.before-3.mangnon"));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  button = mn_ui_find_text (GTK_WIDGET (welcome), "Nâng cấp");
  g_assert_nonnull (button);
  g_signal_emit_by_name (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON), "clicked");
  mn_ui_wait_until (mn_window_get_session (window) != NULL);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  reg = mn_session_get_register (mn_window_get_session (window));
  g_assert_cmpint (mn_db_get_int (mn_register_get_reader (reg), "SELECT COUNT (*) FROM indicator", 0, &error), >, 35);
  g_assert_no_error (error);
  mn_ui_close (window);
}

static const char *
picked (MnUnitPicker *picker, GArray *units)
{
  guint place = g_array_index (mn_unit_picker_get_offered (picker), guint, 0);

  return g_array_index (units, MnUnitChoice, place - 1).name;
}

/* Without marks, from the middle; with marks, those that have them first. */
static void
test_picker (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) communes = mn_unit_choices ("468", mn_date_new (2017, 5, 31), &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkWidget *window = gtk_window_new ();
  MnUnitPicker *picker = g_object_new (MN_TYPE_UNIT_PICKER, NULL);

  g_ptr_array_add (names, (gpointer) "–");
  for (guint i = 0; i < communes->len; i++)
    g_ptr_array_add (names, (gpointer)g_array_index (communes, MnUnitChoice, i).name);
  g_ptr_array_add (names, NULL);
  mn_unit_picker_set_names (picker, (const char *const *)names->pdata);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (picker));
  gtk_window_present (GTK_WINDOW (window));
  mn_unit_picker_open (picker, "nghia");
  mn_ui_run (300);
  g_assert_cmpuint (mn_unit_picker_get_offered (picker)->len, ==, 1);
  g_assert_cmpstr (picked (picker, communes), ==, "Xã Cam Nghĩa");
  mn_unit_picker_open (picker, "cam thành");
  mn_ui_run (300);
  g_assert_cmpuint (mn_unit_picker_get_offered (picker)->len, ==, 2);
  g_assert_cmpstr (picked (picker, communes), ==, "Xã Cam Thành");
  mn_unit_picker_open (picker, "cam thanh");
  mn_ui_run (300);
  g_assert_cmpstr (picked (picker, communes), ==, "Xã Cam Thanh");
  mn_unit_picker_set_selected (picker, 3);
  g_assert_cmpuint (mn_unit_picker_get_selected (picker), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* District 468 on 31/05/2017 has its nine communes; after 1 July 2025 provinces have communes at once. */
static void
test_units (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) communes = mn_unit_choices ("468", mn_date_new (2017, 5, 31), &error);
  g_autoptr (GArray) provinces = mn_unit_choices ("", mn_date_new (2025, 7, 1), &error);
  g_autoptr (GArray) below = mn_unit_choices ("44", mn_date_new (2025, 7, 1), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (communes->len, ==, 9);
  g_assert_cmpuint (provinces->len, ==, 34);
  g_assert_cmpuint (below->len, >, 0);
  for (guint i = 0; i < below->len; i++)
    g_assert_cmpuint (strlen (g_array_index (below, MnUnitChoice, i).code), ==, 5);
}

static void
test_new_register (void)
{
  MnWelcome *welcome;
  MnWindow *window = welcome_window (&welcome);
  MnNewRegister *form = mn_welcome_get_new_register (welcome);
  g_autofree char *folder = g_dir_make_tmp ("mang-non-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "moi", NULL);
  MnRegister *reg;

  mn_window_show_welcome (window, TRUE);
  g_assert_cmpstr (mn_welcome_get_shown (welcome), ==, "new");
  mn_new_register_set_date (form, mn_date_new (2017, 5, 31));
  g_assert_null (mn_new_register_get_unit_code (form));
  g_assert_true (mn_new_register_choose (form, "45", "468", NULL));
  g_assert_cmpstr (mn_new_register_get_unit_code (form), ==, "468");
  /* Named after the unit until somebody names it. */
  g_assert_true (g_str_has_suffix (mn_new_register_get_path (form), "/huyen-cam-lo.mangnon"));
  mn_new_register_set_path (form, path);
  g_assert_true (g_str_has_suffix (mn_new_register_get_path (form), "/moi.mangnon"));

  g_signal_emit_by_name (form, "create");
  g_assert_cmpstr (mn_welcome_get_shown (welcome), ==, "progress");
  mn_ui_wait_until (mn_window_get_session (window) != NULL);
  reg = mn_session_get_register (mn_window_get_session (window));
  g_assert_cmpstr (mn_register_get_unit_name (reg), ==, "Huyện Cam Lộ");
  g_assert_cmpint (mn_register_get_working_date (reg).year, ==, 2017);
  mn_ui_close (window);
}

/* Cancelled, nothing is left behind. */
static void
test_cancel_sample (void)
{
  MnWelcome *welcome;
  MnWindow *window = welcome_window (&welcome);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "mang-non", "cam-lo.mangnon", NULL);
  GtkWidget *label;

  mn_welcome_make_sample (welcome);
  g_assert_cmpstr (mn_welcome_get_shown (welcome), ==, "progress");
  /* Not mn_ui_run(), which waits for a program at work: the sample would be made, and the page gone. */
  mn_ui_wait_until ((label = mn_ui_find_text (GTK_WIDGET (welcome), "Hủy")) != NULL);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  mn_ui_wait_until (strcmp (mn_welcome_get_shown (welcome), "start") == 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  mn_ui_close (window);
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
  mn_ui_application ();

  g_test_add_func ("/welcome/problems", test_problems);
  g_test_add_func ("/welcome/older", test_older);
  g_test_add_func ("/welcome/units", test_units);
  g_test_add_func ("/welcome/picker", test_picker);
  g_test_add_func ("/welcome/new-register", test_new_register);
  g_test_add_func ("/welcome/cancel-sample", test_cancel_sample);
  return g_test_run ();
}
