/* test-lists.c: the lists of the sample, read back from their PDF
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>

#include "mn-lists.h"
#include "mn-pdf.h"
#include "mn-sample.h"
#include "mn-test.h"

/* The sample is made once; what stands in it is asked of plain SQLite, what stands on paper of pdftotext. */
typedef struct {
  char *path;
  sqlite3 *db;
} Sample;

static Sample sample;

static char *
ask (const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *text;

  if (sqlite3_prepare_v2 (sample.db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (sample.db));
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return text;
}

static gint64
ask_number (const char *sql)
{
  g_autofree char *text = ask (sql);

  return g_ascii_strtoll (text, NULL, 10);
}

static char *
read_pdf (MnDocument *document, MnTestDir *dir)
{
  g_autofree char *path = mn_test_dir_file (dir, "list.pdf");
  g_autoptr (GError) error = NULL;
  const char *tool = g_getenv ("MN_TEST_PDFTOTEXT");
  const char *argv[] = { tool, "-layout", path, "-", NULL };
  char *text = NULL;

  mn_pdf_write (document, path, NULL, mn_date_new (2017, 5, 31), &error);
  g_assert_no_error (error);
  g_assert_cmpint (mn_test_run (argv, &text, NULL), ==, 0);
  return text;
}

static gboolean
has_no_reader (void)
{
  const char *tool = g_getenv ("MN_TEST_PDFTOTEXT");

  if (tool != NULL && *tool != '\0')
    return FALSE;
  g_test_skip ("pdftotext is not installed");
  return TRUE;
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not on the paper", part);
}

/* The gifts of Trung thu 2016 as the office hands them out: 382 gifts to fewer children, each of them on one line. */
static void
test_beneficiaries (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (sample.path, MN_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (MnDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *total = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *words = NULL;
  g_autofree char *spoken = NULL;
  gint64 children = ask_number ("SELECT count(DISTINCT child) FROM benefit JOIN programme p ON p.id = programme"
                                " WHERE p.code = 'TT-2016'");
  gint64 money
      = ask_number ("SELECT sum(amount) FROM benefit JOIN programme p ON p.id = programme WHERE p.code = 'TT-2016'");

  g_assert_no_error (error);
  if (has_no_reader ())
    return;
  document = mn_lists_make (reg, "beneficiaries", "TT-2016", &error);
  g_assert_no_error (error);
  text = read_pdf (document, &dir);
  total = g_strdup_printf ("Tổng cộng: %d trẻ em", (int)children);
  amount = mn_money_format (money);
  words = mn_words_money (money, MN_WORDS_DEFAULT);
  spoken = g_strdup_printf ("Bằng chữ: %s", words);

  assert_has (text, "DANH SÁCH TRẺ EM NHẬN QUÀ TẾT TRUNG THU NĂM 2016");
  assert_has (text, "PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI");
  assert_has (text, "Cam Lộ, ngày 31 tháng 5 năm 2017");
  assert_has (text, "Dữ liệu mẫu");
  assert_has (text, total);
  assert_has (text, amount);
  assert_has (text, spoken);
  assert_has (text, "THỊ TRẤN CAM LỘ");
  assert_has (text, "Cộng xã Cam Nghĩa");
  g_assert_true (mn_text_is_nfc (text));
}

/* Every child that plain SQL finds is on paper once, and nobody else. */
static void
test_every_child (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (sample.path, MN_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (MnDocument) document = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 last = 0;

  g_assert_no_error (error);
  if (has_no_reader ())
    return;
  document = mn_lists_make (reg, "beneficiaries", "TT-2016", &error);
  g_assert_no_error (error);
  text = read_pdf (document, &dir);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *rest = NULL;
      gint64 number = g_ascii_strtoll (lines[i], &rest, 10);

      /* a row begins with its ordinal and a name; a page number stands alone */
      if (number == 0 || strlen (g_strstrip (rest)) == 0)
        continue;
      g_assert_cmpint (number, ==, last + 1);
      last = number;
    }
  g_assert_cmpint (last, ==,
                   ask_number ("SELECT count(DISTINCT child) FROM benefit JOIN programme p ON p.id = programme"
                               " WHERE p.code = 'TT-2016'"));
}

/* Sensitive circumstances are never printed, whoever has them. */
static void
test_sensitive (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "sensitive.mangnon");
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (MnDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  gsize size = 0;
  sqlite3 *db = NULL;

  if (has_no_reader ())
    return;
  g_assert_true (g_file_get_contents (sample.path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO circumstance (uuid, child, circumstance_group, valid_from)"
                                 " SELECT 'u' || b.id, b.child, g.id, '2010-01-01' FROM benefit b, circumstance_group g"
                                 " WHERE g.code = '05'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  reg = mn_register_open (path, MN_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  document = mn_lists_make (reg, "beneficiaries", "TT-2016", &error);
  g_assert_no_error (error);
  text = read_pdf (document, &dir);
  assert_has (text, "Tổng cộng");
  g_assert_null (strstr (text, "HIV"));
}

/* The vouchers of a year by budget line, and their sum in figures and in words. */
static void
test_vouchers (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (sample.path, MN_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (MnDocument) document = mn_lists_make (reg, "vouchers", "2016", &error);
  g_autofree char *text = NULL, *sum = NULL, *count = NULL, *number = NULL;

  g_assert_no_error (error);
  if (has_no_reader ())
    return;
  text = read_pdf (document, &dir);
#define OF_2016                                                                                                        \
  " FROM voucher AS v JOIN budget_line AS l ON l.id = v.budget_line WHERE l.year = 2016 AND v.deleted_at IS NULL"
  sum = mn_money_format (ask_number ("SELECT sum (v.amount)" OF_2016));
  count = g_strdup_printf ("Tổng cộng: %02d chứng từ", (int)ask_number ("SELECT count(*)" OF_2016));
  assert_has (text, "BẢNG KÊ CHỨNG TỪ CHI NĂM 2016");
  assert_has (text, sum);
  assert_has (text, count);
  assert_has (text, "Bằng chữ: ");
  number = ask ("SELECT v.number" OF_2016 " ORDER BY v.number DESC LIMIT 1");
  assert_has (text, number);
}

/* Of one sponsor only its children, of an unknown one none. */
static void
test_awards (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (sample.path, MN_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (MnDocument) document = mn_lists_make (reg, "awards", "FPT", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_null (mn_lists_make (reg, "awards", "nobody", &error));
  mn_assert_error_says (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT, "nobody");
  if (has_no_reader ())
    return;
  text = read_pdf (document, &dir);
  assert_has (text, "DANH SÁCH TRẺ EM NHẬN HỌC BỔNG");
  assert_has (text, "FPT");
  assert_has (text, "24.000.000");
  g_assert_null (strstr (text, "ZHISHAN"));
}

/* The nine communes of 2016 are two of 2025: nobody is lost, and the paper says by which day's units it is. */
static void
test_units_of_day (void)
{
  static const char *const lists[] = { "beneficiaries", "TT-2016", "awards", "FPT" };
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (sample.path, MN_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (MnUnitView) view = NULL;
  g_autofree char *total = g_strdup_printf (
      "Tổng cộng: %d trẻ em", (int)ask_number ("SELECT count(DISTINCT child) FROM benefit JOIN programme p ON"
                                               " p.id = programme WHERE p.code = 'TT-2016'"));

  g_assert_no_error (error);
  if (has_no_reader ())
    return;
  view = mn_unit_view_load (mn_register_get_reader (reg), mn_date_new (2025, 7, 1), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i += 2)
    {
      g_autoptr (MnDocument) document = mn_lists_make_by_units (reg, lists[i], lists[i + 1], view, &error);
      g_autofree char *text = NULL;
      guint n = 0;

      g_assert_no_error (error);
      text = read_pdf (document, &dir);
      assert_has (text, "(Địa bàn theo đơn vị hành chính ngày 01/07/2025)");
      g_assert_null (strstr (text, "Cam Nghĩa"));
      if (i > 0)
        continue;
      assert_has (text, total);
      assert_has (text, "XÃ HIẾU GIANG");
      for (const char *at = text; (at = strstr (at, "Cộng xã ")) != NULL; at++)
        n++;
      g_assert_cmpuint (n, ==, 2);
    }
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (sample.path, MN_STORE_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_null (mn_lists_make (reg, "nothing", NULL, &error));
  mn_assert_error_says (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT, "nothing");
  g_clear_error (&error);
  g_assert_null (mn_lists_make (reg, "sponsor", "AIA", &error));
  mn_assert_error_says (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT, "sponsor");
  g_clear_error (&error);
  g_assert_null (mn_lists_make (reg, "beneficiaries", "TT-1900", &error));
  mn_assert_error_says (error, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN, "TT-1900");
}

/* Each entity has its simple list; without an ID the newest programme with rows is taken. */
static void
test_every_list (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = mn_register_open (sample.path, MN_STORE_OPEN_READ_ONLY, &error);
  g_auto (GStrv) names = mn_lists_names ();

  g_assert_no_error (error);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (MnDocument) document = NULL;

      if (g_str_equal (names[i], "unit_link") || g_str_equal (names[i], "unit"))
        continue; /* a thousand pages of the same code */
      document = mn_lists_make (reg, names[i], NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (mn_document_get_n_pages (document), >, 0);
      if (g_str_equal (names[i], "beneficiaries"))
        assert_has (mn_document_get_title (document), "TRUNG THU NĂM 2016");
    }
}

int
main (int argc, char **argv)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  sample.path = mn_test_dir_file (&dir, "cam-lo.mangnon");
  mn_sample_write (sample.path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open_v2 (sample.path, &sample.db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_test_add_func ("/lists/beneficiaries", test_beneficiaries);
  g_test_add_func ("/lists/every-child", test_every_child);
  g_test_add_func ("/lists/sensitive", test_sensitive);
  g_test_add_func ("/lists/vouchers", test_vouchers);
  g_test_add_func ("/lists/awards", test_awards);
  g_test_add_func ("/lists/units-of-day", test_units_of_day);
  g_test_add_func ("/lists/refusals", test_refusals);
  g_test_add_func ("/lists/every-list", test_every_list);
  result = g_test_run ();
  sqlite3_close (sample.db);
  g_free (sample.path);
  return result;
}
