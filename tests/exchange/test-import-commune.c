/* test-import-commune.c: lists of children as communes send them
 *
 * Every name is invented. The unit is Cam Lộ district as it was in 2017.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>

#include "mn-import.h"
#include "mn-sheet-writer.h"
#include "mn-test.h"

#define CAM_THUY "19606"
#define HEAD "STT,Họ và tên,Ngày sinh,Giới tính,Họ tên mẹ,Số định danh,Thôn\n"

static MnTestDir dir;
static char *empty;

static MnRegister *
open_empty (const char *name)
{
  g_autofree char *path = mn_test_dir_file (&dir, name);
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *bytes = mn_test_read_file (empty, &size);
  MnRegister *reg;

  mn_test_write_file (path, bytes, (gssize)size);
  reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  return reg;
}

static void
close_register (MnRegister *reg)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_register_check (reg, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);
  mn_register_close (reg, &error);
  g_assert_no_error (error);
  g_object_unref (reg);
}

/* Looked at with plain SQL. */
static char *
text (MnRegister *reg, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  GString *rows = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open (mn_store_get_path (mn_register_get_store (reg)), &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        const char *cell = (const char *)sqlite3_column_text (statement, i);

        g_string_append_printf (rows, "%s%s", i > 0 ? "|" : rows->len > 0 ? "\n" : "", cell != NULL ? cell : "");
      }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return g_string_free (rows, FALSE);
}

static void
assert_rows (MnRegister *reg, const char *sql, const char *expected)
{
  g_autofree char *rows = text (reg, sql);

  g_assert_cmpstr (rows, ==, expected);
}

static gboolean
import (MnRegister *reg, MnImportRequest *request, MnImportCounts *counts, GError **error)
{
  request->entity = mn_entity_find ("child");
  return mn_import_table (reg, request, counts, NULL, error);
}

static MnImportCounts
import_file (MnRegister *reg, const char *path, MnImportReport *report, const MnImportReport *decisions,
             const char *rejected)
{
  MnImportRequest request = { .path = path, .report = report, .decisions = decisions, .rejected = rejected };
  MnImportCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  import (reg, &request, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.read, ==, counts.added + counts.updated + counts.unchanged + counts.rejected);
  return counts;
}

/* A list of Cam Thủy. */
static MnImportCounts
import_text (MnRegister *reg, const char *table, MnImportReport *report, const MnImportReport *decisions)
{
  g_autofree char *path = mn_test_dir_file (&dir, "list.csv");
  g_autofree char *whole = g_strconcat ("UBND xã Cam Thủy\n", table, NULL);

  mn_test_write_file (path, whole, -1);
  return import_file (reg, path, report, decisions, NULL);
}

#define assert_counts(counts, a, u, s, r)                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    const MnImportCounts given_ = (counts);                                                                            \
    g_assert_cmpuint (given_.added, ==, (a));                                                                          \
    g_assert_cmpuint (given_.updated, ==, (u));                                                                        \
    g_assert_cmpuint (given_.unchanged, ==, (s));                                                                      \
    g_assert_cmpuint (given_.rejected, ==, (r));                                                                       \
  }                                                                                                                    \
  G_STMT_END

static void
assert_row (const MnImportReport *report, guint row, MnImportVerdict verdict, const char *said)
{
  const MnImportRow *given = mn_import_report_get_row (report, row);

  g_assert_cmpint (given->verdict, ==, verdict);
  if (strstr (given->text, said) == NULL)
    g_error ("“%s” does not say “%s”", given->text, said);
}

/* Titles, two lines of headings, numbers of columns, boys and girls under their columns, a total, signatures. */
static void
test_two_lines (void)
{
  MnRegister *reg = open_empty ("two-lines.mangnon");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", "two-line-heading.csv", NULL);
  g_autofree char *rejected = mn_test_dir_file (&dir, "two-lines-rejected.csv");
  g_autofree char *again = NULL;
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  MnImportCounts counts = import_file (reg, path, report, NULL, rejected);

  assert_counts (counts, 3, 0, 0, 3);
  g_assert_cmpuint (counts.doubtful, ==, 1);
  g_assert_cmpuint (counts.passed, ==, 7);
  assert_rows (reg,
               "SELECT full_name, birth_date, sex, father_name, mother_name, personal_id, e.name FROM child AS c"
               " JOIN ethnic_group AS e ON e.id = c.ethnic_group ORDER BY c.id",
               "Nguyễn Văn An|2010-05-31|male|Nguyễn Văn Bình|Trần Thị Cúc|045210000001|Kinh\n"
               "Trần Thị Hồng Phượng|2012-03-12|female|Trần Văn Dũng|Lê Thị Em||Kinh\n"
               "Lê Văn Khôi|2015-01-11|male||||Kinh");
  /* The third says Cam Vũ 1, which is the first's. */
  assert_rows (reg,
               "SELECT u.code, v.name, v.kind, count(*) FROM residence AS r JOIN unit AS u ON u.id = r.unit"
               " JOIN village AS v ON v.id = r.village GROUP BY v.id",
               CAM_THUY "|Thôn Cam Vũ 1|thon|2\n" CAM_THUY "|Thôn Mới|thon|1");
  assert_row (report, 0, MN_IMPORT_DOUBTFUL, "leading zeros may be lost");
  assert_row (report, 1, MN_IMPORT_REFUSED, "Both boy and girl are marked.");
  assert_row (report, 2, MN_IMPORT_REFUSED, "Full name: must be filled in.");
  g_assert_cmpuint (mn_import_report_get_heading_line (report), ==, 3);
  g_assert_cmpstr (mn_import_report_get_column (report, 3)->heading, ==, "Ngày sinh > Nữ");
  g_assert_cmpstr (mn_import_report_get_column (report, 3)->target, ==, "female");
  g_assert_nonnull (strstr (mn_import_report_get_notes (report)[0], "Thôn Mới (Xã Cam Thủy)"));
  g_assert_nonnull (strstr (mn_import_report_get_notes (report)[1], "The poverty class of 1 child is not kept"));

  /* Once more: nothing. What was rejected and made right comes in, without its titles. */
  assert_counts (import_file (reg, path, NULL, NULL, NULL), 0, 0, 3, 3);
  assert_rows (reg, "SELECT count(*) FROM change WHERE action = 'import'", "1");
  again = mn_test_read_file (rejected, NULL);
  {
    g_auto (GStrv) parts = g_strsplit (again, "46210000001", -1);
    g_autofree char *right = g_strjoinv ("46215000001", parts);

    mn_test_write_file (rejected, right, -1);
  }
  assert_counts (import_file (reg, rejected, NULL, NULL, NULL), 1, 0, 0, 2);
  assert_rows (
      reg, "SELECT personal_id, u.code FROM child AS c JOIN unit AS u ON u.id = c.unit WHERE full_name = 'Hồ Văn Đạt'",
      "046215000001|" CAM_THUY);
  close_register (reg);
}

/* Villages as lines of their own, TCVN3, households by their heads, circumstances, poverty and classes. */
static void
test_sections (void)
{
  MnRegister *reg = open_empty ("sections.mangnon");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", "sections-tcvn3.csv", NULL);
  g_autofree char *rejected = mn_test_dir_file (&dir, "sections-rejected.xlsx");
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  g_autoptr (MnTable) table = NULL;

  assert_counts (import_file (reg, path, report, NULL, rejected), 2, 0, 0, 2);
  g_assert_cmpstr (mn_import_report_get_encoding (report), ==, "tcvn3");
  assert_rows (
      reg,
      "SELECT c.full_name, u.code, v.name, h.head_name, h.poverty, c.circumstances, c.school_class FROM child AS c"
      " JOIN unit AS u ON u.id = c.unit JOIN village AS v ON v.id = c.village"
      " JOIN household AS h ON h.id = c.household ORDER BY c.id",
      "Nguyễn Thị Ánh|19612|Thôn Phan Xá|Nguyễn Văn Hải|poor|L04.02.2|3A\n"
      "Nguyễn Văn Ấm|19612|Thôn Phan Xá|Nguyễn Văn Hải|poor||1B");
  assert_rows (reg, "SELECT valid_from FROM circumstance", "2017-05-31");
  assert_counts (import_file (reg, path, NULL, NULL, NULL), 0, 0, 2, 2);

  /* The rejected rows know their commune and village. */
  table = mn_table_open (rejected, NULL, NULL, NULL);
  g_assert_true (mn_table_next (table, NULL, NULL) && mn_table_next (table, NULL, NULL));
  g_assert_cmpstr (mn_table_get_cell (table, 1)->text, ==, "Lê Đức Ổn");
  g_assert_cmpstr (mn_table_get_cell (table, 4)->text, ==, "Thôn Ngô Đồng");
  g_assert_cmpstr (mn_table_get_cell (table, 10)->text, ==, "Xã Cam Thành");
  assert_counts (import_file (reg, rejected, NULL, NULL, NULL), 0, 0, 0, 2);
  close_register (reg);
}

static void
test_matching (void)
{
  MnRegister *reg = open_empty ("matching.mangnon");
  g_autoptr (MnImportReport) report = mn_import_report_new ();

  assert_counts (import_text (reg,
                              HEAD "1,Hồ Thị Lan,31/05/2010,Nữ,Hồ Thị Mẹ,045310000001,Thôn 1\n"
                                   "2,Hồ Thị Mai,2012,Nữ,,,Thôn 1\n3,Võ Tý,01/02/2011,Nam,Lê Thị A,,Thôn 1\n",
                              NULL, NULL),
                 3, 0, 0, 0);
  assert_counts (import_text (reg,
                              HEAD "1,HO THI LAN,2010,Nữ,Hồ Thị Mẹ,45310000001,1\n" /* the same, with less in it */
                                   "2,Hồ Thị Mai,15/03/2012,Nữ,,,Thôn 1\n"          /* perhaps */
                                   "3,Võ Tý,05/02/2011,Nam,Lê Thị B,,Thôn 1\n"      /* another mother: another child */
                                   "4,Võ Tý,1/2/2011,Nam,Lê Thị A,,\n"
                                   "5,Võ Tỵ,1/2/2011,Nam,,,\n"           /* other marks */
                                   "6,Lê Khác,2013,Nam,,045310000001,\n" /* a number of somebody else */
                                   "7,Hồ Thị Lan,31/05/2010,Nữ,Hồ Thị Mẹ,,\n" /* twice in the list */,
                              report, NULL),
                 1, 0, 2, 4);
  assert_row (report, 0, MN_IMPORT_DOUBTFUL, "agree as far as they are known");
  assert_row (report, 1, MN_IMPORT_DOUBTFUL, "other marks");
  assert_row (report, 2, MN_IMPORT_DOUBTFUL, "both name and date of birth differ");
  assert_row (report, 3, MN_IMPORT_REFUSED, "stands in the table before this");
  assert_rows (reg, "SELECT full_name, birth_date FROM child WHERE personal_id = '045310000001'",
               "Hồ Thị Lan|2010-05-31");
  close_register (reg);
}

static void
test_decisions (void)
{
  static const char list[] = HEAD "1,Hồ Thị Mai,15/03/2012,Nữ,Hồ Thị X,,\n2,Hồ Thị Mai,16/03/2012,Nữ,,,\n"
                                  "3,Lê Khác,2013,Nam,,045312000001,\n4,Lê Khác,2014,Nam,,123,\n5,Võ Tý,2011,Nam,,,\n";
  MnRegister *reg = open_empty ("decisions.mangnon");
  g_autoptr (MnImportReport) dry = mn_import_report_new ();
  static const MnImportChoice choices[] = { MN_IMPORT_IS, MN_IMPORT_ADD, MN_IMPORT_ADD, MN_IMPORT_ADD, MN_IMPORT_SKIP };

  import_text (reg, HEAD "1,Hồ Thị Mai,2012,Nữ,,045312000001,\n", NULL, NULL);
  {
    g_autofree char *path = mn_test_dir_file (&dir, "list.csv");
    g_autofree char *whole = g_strconcat ("UBND xã Cam Thủy\n", list, NULL);
    MnImportRequest request = { .path = path, .dry_run = TRUE, .report = dry };
    MnImportCounts counts;

    mn_test_write_file (path, whole, -1);
    g_assert_true (import (reg, &request, &counts, NULL));
    assert_counts (counts, 1, 0, 0, 4);
    g_assert_cmpuint (mn_import_report_get_n_rows (dry), ==, 5);
    g_assert_cmpuint (mn_import_report_count (dry, MN_IMPORT_DOUBTFUL), ==, 4);
    assert_rows (reg, "SELECT count(*) FROM child", "1");
  }
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    mn_import_report_decide (dry, i, choices[i]);
  assert_counts (import_text (reg, list, NULL, dry), 3, 1, 0, 1);
  assert_rows (reg,
               "SELECT full_name, birth_date, mother_name, personal_id FROM child WHERE deleted_at IS NULL ORDER BY id",
               "Hồ Thị Mai|2012-03-15|Hồ Thị X|045312000001\nHồ Thị Mai|2012-03-16||\nLê Khác|2013||\nLê Khác|2014||");
  close_register (reg);
}

/* What changes in a life becomes a row from the day on; nothing that was true is written over. */
static void
test_dated (void)
{
  MnRegister *reg = open_empty ("dated.mangnon");
  g_autofree char *path = mn_test_dir_file (&dir, "dated.csv");
  MnImportRequest request = { .path = path, .unit = CAM_THUY, .on = mn_date_new (2017, 9, 5) };
  MnImportCounts counts;
  g_autoptr (MnImportReport) report = mn_import_report_new ();

#define COLUMNS "Họ và tên,Ngày sinh,Giới tính,Xã,Thôn,Mã hộ,Loại hộ,Lớp,Trường,BHYT,Khuyết tật\n"
  mn_test_write_file (path, COLUMNS "Hồ Lan,2010,Nữ,,Thôn 1,H1,Hộ nghèo,1A,TH số 1,TE145,\n", -1);
  request.on = mn_date_new (2017, 5, 31);
  g_assert_true (import (reg, &request, &counts, NULL));
  assert_counts (counts, 1, 0, 0, 0);
  /* No father, no mother: a household needs a head. */
  assert_rows (reg, "SELECT count(*) FROM household", "0");
  mn_test_write_file (path,
                      "Họ và tên,Ngày sinh,Giới tính,Xã,Thôn,Mã hộ,Chủ hộ,Loại hộ,Lớp,Trường,BHYT,Khuyết tật\n"
                      "Hồ Lan,2010,Nữ,xã Cam Thuỷ,Thôn 1,H1,Hồ Chủ,cận nghèo,2A,TH số 1,TE145,x\n",
                      -1);
  request.on = mn_date_new (2017, 9, 5);
  request.report = report;
  g_assert_true (import (reg, &request, &counts, NULL));
  assert_counts (counts, 0, 1, 0, 0);
  assert_row (report, 0, MN_IMPORT_CHANGED, "School");
  assert_rows (reg, "SELECT class, school, valid_from, valid_to FROM schooling ORDER BY valid_from",
               "1A|TH số 1|2017-05-31|2017-09-04\n2A|TH số 1|2017-09-05|");
  assert_rows (reg, "SELECT number, card_group, valid_from FROM insurance_card", "TE145|poor|2017-05-31");
  assert_rows (reg, "SELECT class, valid_from FROM poverty", "near_poor|2017-09-05");
  assert_rows (
      reg,
      "SELECT g.code, c.valid_from FROM circumstance AS c JOIN circumstance_group AS g ON g.id = c.circumstance_group",
      "04|2017-09-05");
  request.report = NULL;
  g_assert_true (import (reg, &request, &counts, NULL));
  assert_counts (counts, 0, 0, 1, 0);

  /* To another commune: doubtful without a number that is the child's alone. */
  mn_test_write_file (path, "Họ và tên,Ngày sinh,Giới tính,Xã\nHồ Lan,2010,Nữ,Cam Chính\n", -1);
  g_assert_true (import (reg, &request, &counts, NULL));
  assert_counts (counts, 0, 0, 0, 1);
  g_assert_cmpuint (counts.doubtful, ==, 1);
  mn_test_write_file (path, "Họ và tên,Ngày sinh,Giới tính,Xã\nHồ Lan,2010,Nữ,Cam Ranh\n", -1);
  g_assert_true (import (reg, &request, &counts, NULL));
  assert_counts (counts, 0, 0, 0, 1);
  g_assert_cmpuint (counts.doubtful, ==, 0);
  close_register (reg);
}

static void
assert_refused (MnRegister *reg, const char *table, GQuark domain, int code)
{
  g_autofree char *path = mn_test_dir_file (&dir, "refused.csv");
  MnImportRequest request = { .path = path };
  g_autoptr (GError) error = NULL;

  mn_test_write_file (path, table, -1);
  g_assert_false (import (reg, &request, NULL, &error));
  g_assert_error (error, domain, code);
  assert_rows (reg, "SELECT count(*) FROM child", "0");
}

/* Cam Thanh and Cam Thành are two. */
static void
test_communes (void)
{
  MnRegister *reg = open_empty ("communes.mangnon");
  g_autofree char *path = mn_test_dir_file (&dir, "communes.csv");
  MnImportRequest request = { .path = path };
  MnImportCounts counts;

  assert_refused (reg, "Họ tên,Năm sinh,Giới tính\nHồ Lan,2010,Nữ\n", MN_IMPORT_ERROR, MN_IMPORT_ERROR_UNIT);
  assert_refused (reg, "Họ tên,Giới tính,Xã\nHồ Lan,Nữ,Cam Chính\n", MN_IMPORT_ERROR, MN_IMPORT_ERROR_HEADING);
  assert_refused (reg, "một,hai,ba\n1,2,3\n", MN_IMPORT_ERROR, MN_IMPORT_ERROR_HEADING);
  mn_test_write_file (
      path,
      "Họ tên,Năm sinh,Giới tính,Xã/phường\nHồ A,2010,Nam,Cam Thanh\nHồ B,2010,Nam,xã Cam Thành\n"
      "Hồ C,2010,Nam,CAM THANH\nHồ D,2010,Nam,cam nghia\nHồ E,2010,Nam,19615\nHồ G,2010,Nam,TT Cam Lộ\n",
      -1);
  g_assert_true (import (reg, &request, &counts, NULL));
  assert_rows (reg, "SELECT c.full_name, u.name FROM child AS c JOIN unit AS u ON u.id = c.unit ORDER BY c.id",
               "Hồ A|Xã Cam Thanh\nHồ B|Xã Cam Thành\nHồ C|Xã Cam Thanh\nHồ D|Xã Cam Nghĩa\nHồ E|Xã Cam Hiếu\nHồ G|Thị "
               "trấn Cam Lộ");
  close_register (reg);
}

/* A workbook of another office, with real dates and a heading nobody knows. What it means is told once. */
static void
test_workbook (void)
{
  MnRegister *reg = open_empty ("workbook.mangnon");
  g_autofree char *path = mn_test_dir_file (&dir, "workbook.xlsx");
  static const MnSheetColumn columns[] = { { "Tên gọi trong sổ", 20, MN_SHEET_TEXT },
                                           { "Họ và tên", 20, MN_SHEET_TEXT },
                                           { "Ngày sinh", 0, MN_SHEET_DATE },
                                           { "Nam", 0, MN_SHEET_TEXT },
                                           { "Nữ", 0, MN_SHEET_TEXT },
                                           { "Số định danh", 0, MN_SHEET_NUMBER } };
  static const char *const rows[][6] = { { "Tí", "Hồ Tý", "2014-06-21", "x", "", "45214000001" },
                                         { "", "Hồ Sửu", "2015", "", "X", "" },
                                         { "", "Tổng cộng", "", "1", "1", "" } };
  static const char *const chosen[] = { "other_name", NULL, NULL, NULL, NULL, NULL };
  MnImportRequest request = { .path = path, .columns = chosen, .n_columns = 6 };
  g_autoptr (MnImportReport) report = mn_import_report_new ();
  g_autoptr (GError) error = NULL;
  MnImportCounts counts;

  {
    g_autoptr (MnSheetWriter) writer = mn_sheet_writer_new (path, MN_TABLE_XLSX, &error);

    mn_sheet_writer_add_note (writer, "DANH SÁCH TRẺ EM XÃ CAM CHÍNH");
    mn_sheet_writer_begin (writer, "Trẻ em", columns, G_N_ELEMENTS (columns));
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      mn_sheet_writer_append (writer, rows[i]);
    g_assert_true (mn_sheet_writer_finish (writer, &error));
  }
  g_assert_true (import (reg, &request, &counts, &error));
  assert_counts (counts, 2, 0, 0, 0);
  assert_rows (reg, "SELECT full_name, other_name, birth_date, sex, personal_id FROM child ORDER BY id",
               "Hồ Tý|Tí|2014-06-21|male|045214000001\nHồ Sửu||2015|female|");
  assert_rows (reg, "SELECT columns FROM import_layout", "other_name full_name birth_date male female personal_id");
  request = (MnImportRequest) { .path = path, .report = report };
  g_assert_true (import (reg, &request, &counts, &error));
  assert_counts (counts, 0, 0, 2, 0);
  g_assert_true (mn_import_report_is_remembered (report));
  g_assert_cmpstr (mn_import_report_get_column (report, 0)->target, ==, "other_name");
  close_register (reg);
}

static void
test_undo_and_dry_run (void)
{
  MnRegister *reg = open_empty ("undo.mangnon");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "data", "two-line-heading.csv", NULL);
  MnImportRequest request = { .path = path, .dry_run = TRUE };
  MnImportCounts counts;
  g_autoptr (GError) error = NULL;

  g_assert_true (import (reg, &request, &counts, &error));
  assert_counts (counts, 3, 0, 0, 3);
  assert_rows (reg, "SELECT (SELECT count(*) FROM child) + (SELECT count(*) FROM village)", "0");
  assert_counts (import_file (reg, path, NULL, NULL, NULL), 3, 0, 0, 3);
  g_assert_true (
      mn_store_undo (mn_register_get_store (reg), mn_store_next_undo (mn_register_get_reader (reg)), NULL, &error));
  g_assert_no_error (error);
  assert_rows (reg, "SELECT count(*) FROM child WHERE deleted_at IS NULL", "0");
  assert_rows (reg, "SELECT count(*) FROM village WHERE deleted_at IS NULL", "0");
  close_register (reg);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_setenv ("MANG_NON_LANGUAGE", "en", TRUE);
  mn_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);
  dir = MN_TEST_DIR;
  empty = mn_test_dir_file (&dir, "empty.mangnon");
  mn_register_create (empty, "468", mn_date_new (2017, 5, 31), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/import-commune/two-lines", test_two_lines);
  g_test_add_func ("/import-commune/sections", test_sections);
  g_test_add_func ("/import-commune/matching", test_matching);
  g_test_add_func ("/import-commune/decisions", test_decisions);
  g_test_add_func ("/import-commune/dated", test_dated);
  g_test_add_func ("/import-commune/communes", test_communes);
  g_test_add_func ("/import-commune/workbook", test_workbook);
  g_test_add_func ("/import-commune/undo-and-dry-run", test_undo_and_dry_run);
  result = g_test_run ();
  g_free (empty);
  mn_test_dir_clear (&dir);
  return result;
}
