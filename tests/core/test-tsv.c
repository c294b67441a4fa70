/* test-tsv.c: code lists
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

static MnTsv *
read_list (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return mn_tsv_new (bytes, error);
}

static void
test_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTsv) tsv = read_list ("# Nguồn: một danh mục\n#Giấy phép: tự do\n"
                                     "code\tname\tend\n"
                                     "01\tTrẻ em mồ côi\t2017-05-31\n"
                                     "#2\tBị bỏ rơi\n"
                                     "\n"
                                     "03\t\t2018",
                                     &error);

  g_assert_no_error (error);
  g_assert_cmpstr (mn_tsv_head (tsv), ==, "Nguồn: một danh mục\nGiấy phép: tự do");
  g_assert_cmpuint (mn_tsv_n_rows (tsv), ==, 3);
  g_assert_cmpint (mn_tsv_column (tsv, "code"), ==, 0);
  g_assert_cmpint (mn_tsv_column (tsv, "end"), ==, 2);
  g_assert_cmpint (mn_tsv_column (tsv, "nothing"), ==, -1);
  g_assert_cmpstr (mn_tsv_get (tsv, 0, 1), ==, "Trẻ em mồ côi");
  g_assert_cmpstr (mn_tsv_get (tsv, 1, 0), ==, "#2");
  g_assert_cmpstr (mn_tsv_get (tsv, 1, 2), ==, "");
  g_assert_cmpstr (mn_tsv_get (tsv, 2, 1), ==, "");
  g_assert_cmpstr (mn_tsv_get (tsv, 2, 2), ==, "2018");
  g_assert_cmpstr (mn_tsv_get (tsv, 2, -1), ==, "");
  g_assert_cmpstr (mn_tsv_get (tsv, 2, 3), ==, "");
}

static void
test_windows (void)
{
  g_autoptr (MnTsv) tsv = read_list ("\xEF\xBB\xBF# a\r\ncode\tname\r\n1\tx\r\n2\ty\r\n", NULL);

  g_assert_cmpstr (mn_tsv_head (tsv), ==, "a");
  g_assert_cmpint (mn_tsv_column (tsv, "name"), ==, 1);
  g_assert_cmpuint (mn_tsv_n_rows (tsv), ==, 2);
  g_assert_cmpstr (mn_tsv_get (tsv, 1, 1), ==, "y");
}

static void
test_refuse (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_list ("# x\na\tb\n1\t2\n1\t2\t3\n", &error));
  mn_assert_error_says (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, "Line 4");
  g_clear_error (&error);
  g_assert_null (read_list ("# x\n", &error));
  mn_assert_error_says (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, "no heading line");
  g_clear_error (&error);
  g_assert_null (read_list ("", &error));
  mn_assert_error_says (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, "no heading line");
  g_clear_error (&error);
  g_assert_null (read_list ("a\tb\n\xFF\n", &error));
  mn_assert_error_says (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, "UTF-8");
  g_clear_error (&error);
  g_assert_null (mn_tsv_load ("/io/github/mangnon/MangNon/lists/nothing.tsv", &error));
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tsv/read", test_read);
  g_test_add_func ("/tsv/windows", test_windows);
  g_test_add_func ("/tsv/refuse", test_refuse);
  return g_test_run ();
}
