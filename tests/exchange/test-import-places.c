/* test-import-places.c: of which commune a list is, and where in it its children live
 *
 * Every name is invented. The unit is Cam Lộ district as it was in 2017, which has a township of the same name.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>

#include "mn-import.h"
#include "mn-sheet-writer.h"
#include "mn-test.h"

#define HEAD "STT,Họ và tên,Ngày sinh,Giới tính"

static MnTestDir dir;

static MnRegister *
open_new_of (const char *name, const char *unit, MnDate on)
{
  g_autofree char *path = mn_test_dir_file (&dir, name);
  g_autoptr (GError) error = NULL;
  MnRegister *reg;

  mn_register_create (path, unit, on, NULL, &error);
  g_assert_no_error (error);
  reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  return reg;
}

static MnRegister *
open_new (const char *name)
{
  return open_new_of (name, "468", mn_date_new (2017, 5, 31));
}

static void
close_register (MnRegister *reg)
{
  g_autoptr (GError) error = NULL;

  mn_register_close (reg, &error);
  g_assert_no_error (error);
  g_object_unref (reg);
}

/* The first cell of each row, in lines, by plain SQL. */
static void
assert_lines (MnRegister *reg, const char *sql, const char *expected)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open (mn_store_get_path (mn_register_get_store (reg)), &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (lines, "%s\n", (const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_assert_cmpstr (lines->str, ==, expected);
}

/* What is noted, and "a u s r" of the counts. (transfer full) */
static char *
import (MnRegister *reg, const char *table, const char *unit, MnImportReport *report, GError **error)
{
  g_autofree char *path = mn_test_dir_file (&dir, "list.csv");
  MnImportRequest request = { .path = path, .entity = mn_entity_find ("child"), .unit = unit, .report = report };
  MnImportCounts counts = { 0 };

  mn_test_write_file (path, table, -1);
  if (!mn_import_table (reg, &request, &counts, NULL, error))
    return NULL;
  return g_strdup_printf ("%u %u %u %u", counts.added, counts.updated, counts.unchanged, counts.rejected);
}

static void
assert_import (MnRegister *reg, const char *table, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *counts = import (reg, table, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (counts, ==, expected);
}

#define UNITS "SELECT u.name FROM child AS c JOIN unit AS u ON u.id = c.unit ORDER BY c.id"

/* "Huyện Cam Lộ" stands above most lists of the district, and is no township. */
static void
test_titles (void)
{
  MnRegister *reg = open_new ("titles.mangnon");
  g_autoptr (GError) error = NULL;

  assert_import (reg, "UBND HUYỆN CAM LỘ\nUBND XÃ CAM THỦY\n" HEAD "\n1,Lê Thử Một,01/02/2010,Nam\n", "1 0 0 0");
  assert_import (reg, "Huyện Cam Lộ\nThị trấn Cam Lộ\n" HEAD "\n1,Lê Thử Hai,01/02/2010,Nam\n", "1 0 0 0");
  assert_import (reg, "Trẻ em Cam Chính - Cam Lộ\n" HEAD "\n1,Lê Thử Ba,01/02/2010,Nam\n", "1 0 0 0");
  assert_lines (reg, UNITS, "Xã Cam Thủy\nThị trấn Cam Lộ\nXã Cam Chính\n");
  g_assert_null (import (reg, "Phòng LĐ-TBXH Cam Lộ\n" HEAD "\n1,Lê Thử Tư,01/02/2010,Nam\n", NULL, NULL, &error));
  g_assert_error (error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_UNIT);
  close_register (reg);
}

/* A commune's register has one commune, and yet not every list is of that one. */
static void
test_foreign (void)
{
  MnRegister *reg = open_new_of ("foreign.mangnon", "19597", mn_date_new (2026, 1, 1));
  g_autoptr (GError) error = NULL;
  g_autofree char *counts = NULL;

  assert_import (reg, "DANH SÁCH TRẺ EM\n" HEAD "\n1,Lê Thử Một,01/02/2010,Nam\n", "1 0 0 0");
  assert_import (reg, "XÃ CAM THÀNH\n" HEAD "\n1,Lê Thử Hai,01/02/2011,Nam\n", "1 0 0 0");
  g_assert_null (import (reg, "UBND XÃ CAM THỦY\n" HEAD "\n1,Lê Thử Ba,01/02/2012,Nam\n", NULL, NULL, &error));
  g_assert_error (error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_UNIT);
  g_assert_nonnull (strstr (error->message, "Xã Cam Thủy"));
  g_clear_error (&error);
  counts = import (reg, "UBND XÃ CAM THỦY\n" HEAD "\n1,Lê Thử Ba,01/02/2012,Nam\n", "19597", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (counts, ==, "1 0 0 0");
  close_register (reg);
}

/* Who chooses another commune than the titles name is told so. */
static void
test_chosen (void)
{
  MnRegister *reg = open_new ("chosen.mangnon");
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *counts
      = import (reg, "Xã Cam Thủy\n" HEAD "\n1,Lê Thử Một,01/02/2010,Nam\n", "19618", report, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (counts, ==, "1 0 0 0");
  assert_lines (reg, UNITS, "Xã Cam Chính\n");
  g_assert_cmpstr (mn_import_report_get_notes (report)[0], ==,
                   "The titles of the list name Xã Cam Thủy; rows without a commune were taken for Xã Cam Chính, as "
                   "chosen.");
  close_register (reg);
}

/* A column Nữ alone, as schools make it. */
static void
test_girls (void)
{
  MnRegister *reg = open_new ("girls.mangnon");
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *counts = import (reg,
                                    "Xã Cam Thủy\nSTT,Họ và tên,Ngày sinh,Nữ\n1,Lê Thử Một,01/02/2010,x\n"
                                    "2,Lê Thử Hai,01/02/2010,\n",
                                    NULL, report, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (counts, ==, "2 0 0 0");
  assert_lines (reg, "SELECT sex FROM child ORDER BY id", "female\nmale\n");
  g_assert_nonnull (strstr (mn_import_report_get_notes (report)[0], "for girls only"));
  close_register (reg);
}

/* Village and commune are found in an address, and the rest is the household's; the same file again changes nothing,
 * though the register then knows a village that it did not know before. */
static void
test_addresses (void)
{
  static const char table[] = "Xã Cam Thủy\n" HEAD ",Chủ hộ,Địa chỉ\n"
                              "1,Lê Thử Một,01/02/2010,Nam,Lê Văn Chủ,Tân Xuân\n"
                              "2,Lê Thử Hai,01/02/2011,Nam,Lê Văn Hai,\"Số 5 Trần Phú, thôn Tân Xuân, xã Cam Thủy\"\n"
                              "3,Lê Thử Ba,01/02/2012,Nam,Lê Văn Ba,"
                              "\"xóm Giếng, thôn Tân Xuân, Cam Chính, huyện Cam Lộ, Quảng Trị\"\n";
  MnRegister *reg = open_new ("addresses.mangnon");

  assert_import (reg, table, "3 0 0 0");
  assert_import (reg, table, "0 0 3 0");
  assert_lines (reg, UNITS, "Xã Cam Thủy\nXã Cam Thủy\nXã Cam Chính\n");
  assert_lines (reg, "SELECT head_name || ': ' || address FROM household ORDER BY id",
                "Lê Văn Chủ: Tân Xuân\nLê Văn Hai: Số 5 Trần Phú\nLê Văn Ba: xóm Giếng\n");
  assert_lines (reg, "SELECT name FROM village ORDER BY id", "thôn Tân Xuân\nthôn Tân Xuân\n");
  close_register (reg);
}

/* Without a household the residence notes where in the commune it is. */
static void
test_addresses_alone (void)
{
  static const char table[] = "Xã Cam Thủy\n" HEAD ",Địa chỉ\n1,Lê Thử Một,01/02/2010,Nam,\"Số 5 Trần Phú, Cam Thủy\"\n"
                              "2,Lê Thử Hai,01/02/2011,Nam,\n";
  static const char later[] = "Xã Cam Thủy\n" HEAD ",Địa chỉ\n1,Lê Thử Một,01/02/2010,Nam,\"Số 6 Trần Phú, Cam Thủy\"\n"
                              "2,Lê Thử Hai,01/02/2011,Nam,\"Số 7 Trần Phú, Cam Thủy\"\n";
  MnRegister *reg = open_new ("addresses-alone.mangnon");
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  g_autofree char *counts = import (reg, table, NULL, report, NULL);
  g_autofree char *then = NULL;
  g_autoptr (MnImportReport) second = mn_import_report_new ();

  g_assert_cmpstr (counts, ==, "2 0 0 0");
  g_assert_nonnull (strstr (mn_import_report_get_notes (report)[0], "of 1 child is kept as a note"));
  assert_import (reg, table, "0 0 2 0");
  then = import (reg, later, NULL, second, NULL);
  g_assert_cmpstr (then, ==, "0 1 1 0");
  g_assert_nonnull (strstr (mn_import_report_get_notes (second)[0], "of 1 child is kept as a note"));
  g_assert_nonnull (strstr (mn_import_report_get_notes (second)[1], "of 1 child is not kept"));
  assert_lines (reg, "SELECT note FROM residence ORDER BY id", "Số 5 Trần Phú\nSố 7 Trần Phú\n");
  close_register (reg);
}

/* What the window exports names the commune its own way, and says under "Nơi ở" how somebody lives there. */
static void
test_own_list (void)
{
  MnRegister *reg = open_new ("own.mangnon");

  assert_import (
      reg,
      "Trẻ em – Huyện Cam Lộ\n1 dòng\nHọ và tên,Ngày sinh,Giới tính,Địa bàn,\"Thôn, khu phố\",Hộ gia đình,Nơi ở\n"
      "Lê Thử Một,2010-02-01,Nam,TT Cam Lộ,Khu phố 1,Lê Văn Chủ,Thường trú\n",
      "1 0 0 0");
  assert_lines (reg, UNITS, "Thị trấn Cam Lộ\n");
  assert_lines (reg, "SELECT head_name || coalesce (address, '') FROM household", "Lê Văn Chủ\n");
  close_register (reg);
}

/* "Mồ côi" alone is asked back: an orphan of one of the parents is in no group of the law. */
static void
test_orphans (void)
{
  static const char table[] = "Xã Cam Thủy\n" HEAD ",Hoàn cảnh\n1,Lê Thử Một,01/02/2010,Nam,Mồ côi\n"
                              "2,Lê Thử Hai,01/02/2010,Nam,Trẻ mồ côi cả cha mẹ\n"
                              "3,Lê Thử Ba,01/02/2010,Nam,Mồ côi mẹ\n4,Lê Thử Tư,01/02/2010,Nữ,\"Mồ côi, bỏ học\"\n";
  MnRegister *reg = open_new ("orphans.mangnon");
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  g_autofree char *counts = import (reg, table, NULL, report, NULL);
  const MnImportRow *row = mn_import_report_get_row (report, 0);

  g_assert_cmpstr (counts, ==, "2 0 0 2");
  g_assert_cmpint (row->verdict, ==, MN_IMPORT_DOUBTFUL);
  g_assert_cmpstr (row->text, ==,
                   "“Mồ côi” may mean “mồ côi cả cha và mẹ” or “mồ côi cha hoặc mẹ”: write which of them. Taken as it "
                   "is, the row comes in without this circumstance.");
  g_assert_cmpint (mn_import_report_get_row (report, 1)->verdict, ==, MN_IMPORT_DOUBTFUL);
  assert_lines (reg,
                "SELECT c.full_name || ' ' || g.name FROM circumstance AS x JOIN child AS c ON c.id = x.child"
                " JOIN circumstance_group AS g ON g.id = x.circumstance_group ORDER BY c.id",
                "Lê Thử Hai Trẻ em mồ côi cả cha và mẹ không nơi nương tựa\nLê Thử Ba Trẻ em mồ côi cha hoặc mẹ\n");
  close_register (reg);
}

/* Months in words, and Excel's English dates: never in the future, and a child's. */
static void
test_dates (void)
{
  static const char table[] = "Xã Cam Thủy\n" HEAD "\n1,Lê Thử Một,tháng 6 năm 2012,Nam\n"
                              "2,Lê Thử Hai,15-Mar-12,Nam\n3,Lê Thử Ba,Sinh năm 2012,Nam\n4,Lê Thử Tư,6/2012,Nam\n"
                              "5,Lê Thử Năm,01-Jun-17,Nam\n6,Lê Thử Sáu,31-May-17,Nam\n7,Lê Thử Bảy,15-Mar-98,Nam\n";
  MnRegister *reg = open_new ("dates.mangnon");
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  g_autofree char *counts = import (reg, table, NULL, report, NULL);

  g_assert_cmpstr (counts, ==, "5 0 0 2");
  assert_lines (reg, "SELECT birth_date FROM child ORDER BY id", "2012-06\n2012-03-15\n2012\n2012-06\n2017-05-31\n");
  g_assert_nonnull (strstr (mn_import_report_get_row (report, 0)->text, "with four digits"));
  g_assert_nonnull (strstr (mn_import_report_get_row (report, 1)->text, "with four digits"));
  close_register (reg);
}

/* One row that cannot be kept is no reason to refuse the others. */
static void
test_lone_rows (void)
{
  g_autofree char *road = g_strnfill (300, 'o');
  g_autofree char *table
      = g_strconcat ("Xã Cam Thủy\n" HEAD ",Số thẻ BHYT,Chủ hộ,Địa chỉ\n1,Lê Thử Một,01/02/2010,Nam,TE1,Lê Chủ,\n"
                     "2,Lê Thử Hai,01/02/2011,Nam,TE1,,\n3,Lê Thử Ba,01/02/2012,Nam,,Lê Chủ,Đường ",
                     road, "\n4,Lê Thử Tư,01/02/2013,Nam,TE4,,\n", NULL);
  MnRegister *reg = open_new ("lone-rows.mangnon");
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  g_autofree char *counts = import (reg, table, NULL, report, NULL);

  g_assert_cmpstr (counts, ==, "2 0 0 2");
  g_assert_cmpint (mn_import_report_get_row (report, 0)->verdict, ==, MN_IMPORT_DOUBTFUL);
  g_assert_nonnull (strstr (mn_import_report_get_row (report, 0)->text, "“TE1” is the number of another child's."));
  g_assert_nonnull (strstr (mn_import_report_get_row (report, 1)->text, "House number, street: “Đường "));
  assert_import (reg, table, "0 0 2 2");
  close_register (reg);
}

/* Grown-ups and words in place of a number. */
static void
test_people (void)
{
  MnRegister *reg = open_new ("people.mangnon");
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *counts = import (reg,
                                    "Xã Cam Thủy\n" HEAD ",Số định danh\n1,Lê Thử Một,01/02/1990,Nam,\n"
                                    "2,Lê Thử Hai,01/02/2010,Nam,chưa có\n",
                                    NULL, report, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (counts, ==, "1 0 0 1");
  g_assert_cmpint (mn_import_report_get_row (report, 0)->verdict, ==, MN_IMPORT_DOUBTFUL);
  g_assert_nonnull (strstr (mn_import_report_get_row (report, 0)->text, "a child no longer"));
  close_register (reg);
}

/* Schools write the tên in a column of its own, under a heading that spans both, and the heading again on each page. */
static void
test_names_in_two_columns (void)
{
  MnRegister *reg = open_new ("names.mangnon");

  assert_import (reg,
                 "TRƯỜNG THCS XÃ CAM THỦY\nSTT,Họ và tên,,Ngày sinh,Nữ,Hoàn cảnh\n"
                 "1,Hồ Thị,Tý,1/2/2010,x,Nhiễm HIV\n2,Lê Văn,Sửu,3/2/2010,,\n",
                 "2 0 0 0");
  assert_import (reg,
                 "XÃ CAM THỦY\nSTT,Họ và tên,,Ngày sinh,Giới tính\n,Họ đệm,Tên,,\n1,Lê Thị,Dần,4/2/2010,Nữ\n"
                 "STT,Họ và tên,,Ngày sinh,Giới tính\n,Họ đệm,Tên,,\n1,2,3,4,5\n2,Lê Văn,ấn,5/2/2010,Nam\n",
                 "2 0 0 0");
  assert_import (reg, "XÃ CAM THỦY\nSTT,Họ và tên đệm,Tên,Ngày sinh,Giới tính\n1,Lê Thị Thu,Mão,6/2/2010,Nữ\n",
                 "1 0 0 0");
  assert_lines (reg, "SELECT family_name || '|' || middle_name || '|' || given_name FROM child ORDER BY birth_date",
                "Hồ|Thị|Tý\nLê|Văn|Sửu\nLê|Thị|Dần\nLê|Văn|Ấn\nLê|Thị Thu|Mão\n");
  assert_lines (reg, "SELECT count (*) FROM circumstance", "1\n");
  close_register (reg);
}

/* Two heads of one name in a village, with no number: which household is meant? Nothing is written to and fro. */
static void
test_one_household_two_classes (void)
{
  MnRegister *reg = open_new ("classes.mangnon");

  for (int again = 0; again < 2; again++)
    assert_import (
        reg,
        "XÃ CAM THỦY\nHọ và tên,Ngày sinh,Giới tính,Thôn,Chủ hộ,Loại hộ\n"
        "Hồ Thị Tý,1/2/2010,Nữ,Tam An,Hồ Văn Giáp,Hộ nghèo\nHồ Văn Sửu,1/2/2012,Nam,Tam An,Hồ Văn Giáp,Cận nghèo\n",
        again ? "0 0 1 1" : "1 0 0 1");
  assert_lines (reg, "SELECT class FROM poverty", "poor\n");
  close_register (reg);
}

static char *
write_two_sheets (void)
{
  static const MnSheetColumn columns[] = { { "Họ và tên", 20, MN_SHEET_TEXT },
                                           { "Ngày sinh", 0, MN_SHEET_TEXT },
                                           { "Giới tính", 0, MN_SHEET_TEXT },
                                           { "Xã", 0, MN_SHEET_TEXT },
                                           { "Hoàn cảnh", 0, MN_SHEET_TEXT } };
  static const char *const row[] = { "Hồ Thị Tý", "1/2/2010", "Nữ", "Cam Thủy", "Tàn tật" };
  char *path = mn_test_dir_file (&dir, "sheets.xlsx");
  g_autoptr (GError) error = NULL;
  g_autoptr (MnSheetWriter) writer = mn_sheet_writer_new (path, MN_TABLE_XLSX, &error);

  for (int i = 0; i < 2; i++)
    {
      mn_sheet_writer_begin (writer, i == 0 ? "Thôn Tam An" : "Thôn Lâm Hạ", columns, G_N_ELEMENTS (columns));
      mn_sheet_writer_append (writer, row);
    }
  mn_sheet_writer_finish (writer, &error);
  g_assert_no_error (error);
  return path;
}

/* The other sheets are named, and what happens is said in words: never a code. */
static void
test_sheets (void)
{
  MnRegister *reg = open_new ("sheets.mangnon");
  g_autofree char *path = write_two_sheets ();
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  MnImportRequest request = { .path = path, .entity = mn_entity_find ("child"), .report = report, .dry_run = TRUE };
  g_autoptr (GError) error = NULL;
  MnImportCounts counts = { 0 };

  g_assert_true (mn_import_table (reg, &request, &counts, NULL, &error));
  g_assert_cmpuint (counts.added, ==, 1);
  g_assert_cmpstr (mn_import_report_get_sheets (report)[1], ==, "Thôn Lâm Hạ");
  g_assert_cmpuint (mn_import_report_get_sheet (report), ==, 1);
  g_assert_nonnull (strstr (*mn_import_report_get_notes (report), "2. Thôn Lâm Hạ"));
  g_assert_nonnull (strstr (mn_import_report_get_row (report, 0)->text, "Khuyết tật"));
  close_register (reg);
}

int
main (int argc, char **argv)
{
  int result;

  g_setenv ("MANG_NON_LANGUAGE", "en", TRUE);
  mn_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);
  dir = MN_TEST_DIR;
  g_test_add_func ("/import-places/titles", test_titles);
  g_test_add_func ("/import-places/foreign", test_foreign);
  g_test_add_func ("/import-places/chosen", test_chosen);
  g_test_add_func ("/import-places/girls", test_girls);
  g_test_add_func ("/import-places/addresses", test_addresses);
  g_test_add_func ("/import-places/addresses-alone", test_addresses_alone);
  g_test_add_func ("/import-places/own-list", test_own_list);
  g_test_add_func ("/import-places/orphans", test_orphans);
  g_test_add_func ("/import-places/dates", test_dates);
  g_test_add_func ("/import-places/lone-rows", test_lone_rows);
  g_test_add_func ("/import-places/people", test_people);
  g_test_add_func ("/import-places/names-in-two-columns", test_names_in_two_columns);
  g_test_add_func ("/import-places/one-household-two-classes", test_one_household_two_classes);
  g_test_add_func ("/import-places/sheets", test_sheets);
  result = g_test_run ();
  mn_test_dir_clear (&dir);
  return result;
}
