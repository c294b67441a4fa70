/* test-table-write.c: sheets and the communes' template, looked at by other programs
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-record.h"
#include "mn-sample.h"
#include "mn-sheet-writer.h"
#include "mn-table.h"
#include "mn-template.h"
#include "mn-test.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <time.h>

static const char *const names[] = { "a.csv", "a.xlsx", "a.ods" };

static const MnSheetColumn columns[] = {
  { "STT", 6, MN_SHEET_NUMBER },        { "Họ và tên", 0, MN_SHEET_TEXT }, { "Ngày sinh", 0, MN_SHEET_DATE },
  { "Số định danh", 0, MN_SHEET_TEXT }, { "Tiền", 0, MN_SHEET_MONEY },
};
static const char *const rows[][5] = {
  { "1", "Nguyễn  <Ánh> & \"b\"\nhai", "2014-06-21", "012345678901", "1500000" },
  { "-2", "=1+1", "2014-06", "001", "00012" },
  { "3", "_x0041_ ' \t", "1899-01-02", NULL, "1234567890123456" },
};

static void
write_sheet (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnSheetWriter) writer = NULL;
  MnTableKind kind = MN_TABLE_XLS;

  g_assert_true (mn_sheet_writer_kind_of (path, &kind));
  writer = mn_sheet_writer_new (path, kind, &error);
  g_assert_no_error (error);
  mn_sheet_writer_add_note (writer, "DANH SÁCH");
  mn_sheet_writer_begin (writer, "Trẻ em: [0-6]", columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (mn_sheet_writer_append (writer, rows[i]));
  if (kind != MN_TABLE_CSV)
    {
      mn_sheet_writer_begin (writer, "Trẻ em: [0-6]", columns, 1);
      g_assert_true (mn_sheet_writer_append (writer, rows[0]));
    }
  g_assert_true (mn_sheet_writer_finish (writer, &error));
  g_assert_no_error (error);
  g_assert_cmpint (mn_sheet_writer_get_n_rows (writer), ==, kind == MN_TABLE_CSV ? 3 : 4);
}

static char *
read_sheet (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTable) table = mn_table_open (path, NULL, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  while (mn_table_next (table, NULL, &error))
    {
      for (guint i = 0; i < mn_table_get_n_cells (table); i++)
        g_string_append_printf (text, "%c%s|", "_tndb"[mn_table_get_cell (table, i)->kind],
                                mn_table_get_cell (table, i) -> text);
      g_string_append (text, "\n");
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_read_back (void)
{
  static const char workbook[] = "tDANH SÁCH|\ntSTT|tHọ và tên|tNgày sinh|tSố định danh|tTiền|\n"
                                 "n1|tNguyễn  <Ánh> & \"b\"\nhai|d2014-06-21|t012345678901|n1500000|\n"
                                 "n-2|t=1+1|t06/2014|t001|t00012|\n"
                                 "n3|t_x0041_ ' \t|t02/01/1899|_|t1234567890123456|\n";
  static const char csv[] = "tDANH SÁCH|\ntSTT|tHọ và tên|tNgày sinh|tSố định danh|tTiền|\n"
                            "t1|tNguyễn  <Ánh> & \"b\"\nhai|t2014-06-21|t012345678901|t1500000|\n"
                            "t-2|t'=1+1|t06/2014|t001|t00012|\n"
                            "t3|t_x0041_ ' \t|t02/01/1899|_|t1234567890123456|\n";

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (MnTestDir) dir = MN_TEST_DIR;
      g_autofree char *path = mn_test_dir_file (&dir, names[i]);
      struct stat info;

      write_sheet (path);
      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
      mn_assert_string (read_sheet (path), i == 0 ? csv : workbook);
    }
}

/* On another day, in another time zone. */
static void
test_same_bytes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (MnTestDir) dir = MN_TEST_DIR;
      g_autofree char *path = mn_test_dir_file (&dir, names[i]);
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      gsize n_first, n_second;

      g_setenv ("TZ", "UTC", TRUE);
      tzset ();
      write_sheet (path);
      first = mn_test_read_file (path, &n_first);
      g_setenv ("TZ", "Asia/Ho_Chi_Minh", TRUE);
      tzset ();
      write_sheet (path);
      second = mn_test_read_file (path, &n_second);
      g_assert_cmpmem (first, n_first, second, n_second);
    }
}

/* Well-formed, in the right order, and the cells typed: not by our own reader. */
static void
test_python (void)
{
  static const char script[]
      = "import sys, zipfile, xml.dom.minidom as m\n"
        "x, o = map(zipfile.ZipFile, sys.argv[1:])\n"
        "assert x.testzip() is None and o.testzip() is None\n"
        "[m.parseString(z.read(n)) for z in (x, o) for n in z.namelist() if n != 'mimetype']\n"
        "first = o.infolist()[0]\n"
        "assert (first.filename, first.compress_type, first.extra) == ('mimetype', zipfile.ZIP_STORED, b''), first\n"
        "assert {i.date_time for z in (x, o) for i in z.infolist()} == {(1980, 1, 1, 0, 0, 0)}\n"
        "s = m.parseString(x.read('xl/worksheets/sheet1.xml'))\n"
        "c = {e.getAttribute('r'): (e.getAttribute('t'), ''.join(t.data for k in ('v', 't') for v in "
        "e.getElementsByTagName(k) for t in v.childNodes)) for e in s.getElementsByTagName('c')}\n"
        "assert c['C3'] == ('', '41811') and c['D3'] == ('inlineStr', '012345678901'), c\n"
        "assert c['E3'] == ('', '1500000') and c['B4'] == ('inlineStr', '=1+1'), c\n"
        "assert c['B5'][1] == '_x005F_x0041_ \\' \\t', c\n"
        "p = s.getElementsByTagName('pane')[0]\n"
        "assert (p.getAttribute('ySplit'), p.getAttribute('state')) == ('2', 'frozen')\n"
        "b = m.parseString(x.read('xl/workbook.xml'))\n"
        "print('|'.join(e.getAttribute('name') for e in b.getElementsByTagName('sheet')))\n"
        "assert b'office:date-value=\"2014-06-21\"' in o.read('content.xml')\n";
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *xlsx = mn_test_dir_file (&dir, "a.xlsx");
  g_autofree char *ods = mn_test_dir_file (&dir, "a.ods");
  const char *arguments[] = { "python3", "-c", script, xlsx, ods, NULL };
  g_autofree char *out = NULL;
  g_autofree char *problem = NULL;

  write_sheet (xlsx);
  write_sheet (ods);
  g_assert_cmpint (mn_test_run (arguments, &out, &problem), ==, 0);
  g_assert_cmpstr (problem, ==, "");
  g_assert_cmpstr (out, ==, "Trẻ em   0-6|Trẻ em   0-6 (2)\n");
}

static void
test_unfinished (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (MnTestDir) dir = MN_TEST_DIR;
      g_autofree char *path = mn_test_dir_file (&dir, names[i]);
      g_autoptr (GDir) folder = NULL;
      MnSheetWriter *writer;
      MnTableKind kind;

      g_assert_true (mn_sheet_writer_kind_of (path, &kind));
      writer = mn_sheet_writer_new (path, kind, NULL);
      mn_sheet_writer_begin (writer, "", columns, G_N_ELEMENTS (columns));
      mn_sheet_writer_append (writer, rows[0]);
      mn_sheet_writer_free (writer);
      folder = g_dir_open (dir.path, 0, NULL);
      g_assert_null (g_dir_read_name (folder));
    }
}

/* The one with most villages. */
static gint64
find_commune (const char *path, char **name)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 unit;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT u.id, u.name FROM village v JOIN unit u ON u.id = v.unit"
                                       " GROUP BY u.id ORDER BY count(*) DESC LIMIT 1",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  unit = sqlite3_column_int64 (statement, 0);
  *name = g_strdup ((const char *)sqlite3_column_text (statement, 1));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return unit;
}

static void
test_template (void)
{
  static const char script[]
      = "import sys, zipfile, xml.dom.minidom as m\n"
        "x = zipfile.ZipFile(sys.argv[1])\n"
        "s = m.parseString(x.read('xl/worksheets/sheet1.xml'))\n"
        "d = {e.getAttribute('sqref'): e for e in s.getElementsByTagName('dataValidation')}\n"
        "assert d['D4:D5001'].getAttribute('type') == 'list'\n"
        "assert d['D4:D5001'].getElementsByTagName('formula1')[0].firstChild.data.startswith(\"'Danh mục'!$A$2:\")\n"
        "b = m.parseString(x.read('xl/workbook.xml')).getElementsByTagName('sheet')\n"
        "assert [e.getAttribute('state') for e in b] == ['', 'hidden']\n";
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *sample = mn_test_dir_file (&dir, "sample.mangnon");
  g_autofree char *path = mn_test_dir_file (&dir, "t.xlsx");
  const char *arguments[] = { "python3", "-c", script, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (MnTable) lists = NULL;
  const MnTableOptions second_sheet = { NULL, 2 };
  g_autofree char *name = NULL;
  gsize n_first, n_second;
  gint64 unit;

  mn_sample_write (sample, NULL, &error);
  g_assert_no_error (error);
  reg = mn_register_open (sample, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  unit = find_commune (sample, &name);
  g_assert_true (mn_template_write (reg, unit, path, NULL, &error));
  g_assert_no_error (error);
  text = read_sheet (path);
  g_assert_true (g_str_has_prefix (text, "tDANH SÁCH TRẺ EM|\nt"));
  g_assert_nonnull (strstr (text, name));
  g_assert_nonnull (strstr (text, "tSTT|tHọ và tên|tNgày sinh|tGiới tính|tDân tộc|"));
  lists = mn_table_open (path, &second_sheet, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (mn_table_next (lists, NULL, NULL) && mn_table_next (lists, NULL, NULL));
  g_assert_cmpstr (mn_table_get_cell (lists, 0)->text, ==, "Nam");
  g_assert_cmpstr (mn_table_get_cell (lists, 1)->text, ==, "Kinh");
  g_assert_cmpstr (mn_table_get_cell (lists, 2)->text, !=, "");
  g_assert_cmpint (mn_test_run (arguments, NULL, &problem), ==, 0);
  g_assert_cmpstr (problem, ==, "");
  first = mn_test_read_file (path, &n_first);
  g_assert_true (mn_template_write (reg, unit, path, NULL, &error));
  second = mn_test_read_file (path, &n_second);
  g_assert_cmpmem (first, n_first, second, n_second);
  g_assert_false (mn_template_write (reg, 999999, path, NULL, &error));
  mn_assert_error_says (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such commune");
  mn_register_close (reg, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-write/read-back", test_read_back);
  g_test_add_func ("/table-write/same-bytes", test_same_bytes);
  g_test_add_func ("/table-write/python", test_python);
  g_test_add_func ("/table-write/unfinished", test_unfinished);
  g_test_add_func ("/table-write/template", test_template);
  return g_test_run ();
}
