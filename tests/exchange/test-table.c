/* test-table.c: workbooks and text tables of other programs
 *
 * Most files are made by make-tables.py, by hand and without any of our code; office.* are LibreOffice's.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-table.h"
#include "mn-test.h"

static MnTestDir dir;

static char *
data_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "exchange", name, NULL);
}

/* "3: [text] n[1]…" a line; the sentence of the error behind "!". */
static char *
dump (const char *path, const MnTableOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTable) table = mn_table_open (path, options, NULL, &error);
  GString *text = g_string_new (NULL);

  while (table != NULL && mn_table_next (table, NULL, &error))
    {
      g_string_append_printf (text, "%u:", mn_table_get_line (table));
      for (guint i = 0; i < mn_table_get_n_cells (table); i++)
        {
          const MnCell *cell = mn_table_get_cell (table, i);

          if (cell->kind == MN_CELL_EMPTY)
            g_assert_cmpstr (cell->text, ==, "");
          g_string_append_c (text, "_tndb"[cell->kind]);
          g_string_append (text, cell->text);
          g_string_append_c (text, '|');
        }
      g_string_append_c (text, '\n');
      g_assert_cmpint (mn_table_get_cell (table, 5000)->kind, ==, MN_CELL_EMPTY);
      g_assert_cmpfloat (mn_table_get_progress (table), <=, 1);
    }
  if (error != NULL)
    {
      g_assert_cmpint (error->domain, ==, MN_TABLE_ERROR);
      g_string_append_printf (text, "!%d %s", error->code, error->message);
    }
  return g_string_free (text, FALSE);
}

static char *
dump_made (const char *name)
{
  g_autofree char *path = mn_test_dir_file (&dir, name);

  return dump (path, NULL);
}

static void
test_office (void)
{
  static const char *const names[] = { "data/office.xlsx", "data/office.ods", "data/office.xls" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = data_file (names[i]);

      mn_assert_string (dump (path, NULL), "1:tSTT|tHọ và tên|tNgày sinh|tSố định danh|tTiền|\n"
                                           "2:n1|tNguyễn Thị Ánh|d2014-06-21|t012345678901|n1500000|\n"
                                           "3:n2|tĐặng Gia Bảo|d2009-12-31|t098765432109|n2.5|\n");
    }
}

static void
test_xlsx (void)
{
  mn_assert_string (dump_made ("kinds.xlsx"),
                    "3:_|t A |tghép|ttrong|\n"
                    "6:n201000000000|b1|t#N/A|tNguyễn Văn|n0.3|n-0.5|n123456789012|tHồng|\n"
                    "9:d2014-06-21|n41811|d2014-06-21|d2014-06|n41811|d2014-06-21|d1900-02-28|n0.5|\n"
                    "10:ta\rb|\n");
  mn_assert_string (dump_made ("1904.xlsx"), "1:d2014-06-21|\n");
  mn_assert_string (dump_made ("strict.xlsx"), "1:tnghiêm|\n");
  mn_assert_string (dump_made ("zip64.xlsx"), "1:n64|\n");
  mn_assert_string (dump_made ("utf16.xlsx"), "1:tHồng 😀|\n");
}

static void
test_ods (void)
{
  mn_assert_string (dump_made ("kinds.ods"), "1:tA  b\tc\nd e|tA  b\tc\nd e|_|tNguyễn Thị Hồng|\n"
                                             "2:tA  b\tc\nd e|tA  b\tc\nd e|_|tNguyễn Thị Hồng|\n"
                                             "6:d2014-06-21|d2014-06|n1500.5|b1|tchữ|\n");
  mn_assert_string (dump_made ("hidden.ods"), "1:thiện|\n");
}

/* The first sheet that is shown and has rows, or the one that is asked for. */
static void
test_sheets (void)
{
  g_autofree char *path = mn_test_dir_file (&dir, "kinds.xlsx");
  g_autoptr (GError) error = NULL;
  MnTableOptions options = { NULL, 0 };
  g_autoptr (MnTable) table = mn_table_open (path, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (mn_table_get_kind (table), ==, MN_TABLE_XLSX);
  g_assert_cmpint (mn_table_get_n_sheets (table), ==, 3);
  g_assert_cmpint (mn_table_get_sheet (table), ==, 3);
  g_assert_cmpstr (mn_table_get_sheet_name (table, 2), ==, "Trẻ & em");
  options.sheet = 1;
  mn_assert_string (dump (path, &options), "1:n9|\n");
  options.sheet = 2;
  mn_assert_string (dump (path, &options), "");
  options.sheet = 4;
  mn_assert_string (dump (path, &options), "!0 The workbook has no sheet number 4.");
}

static void
test_fonts (void)
{
  g_autofree char *path = mn_test_dir_file (&dir, "fonts.xlsx");
  g_autofree char *text = mn_test_dir_file (&dir, "tcvn3.csv");
  g_autoptr (MnTable) table = mn_table_open (path, NULL, NULL, NULL);
  MnTableOptions options = { "cp1252", 0 };
  g_autofree char *other = NULL;

  mn_assert_string (dump_made ("fonts.xlsx"), "1:tNguyễn Thị Hồng|tVõ Hà|tNGUYỄN THỊ HỒNG|tHà Nguyễn Thị Hồng|\n");
  g_assert_cmpstr (mn_table_get_encoding (table), ==, "tcvn3");
  mn_assert_string (dump_made ("tcvn3.csv"), "1:tA|tB|\n2:tNguyễn Thị Hồng|t1|\n");
  mn_assert_string (dump_made ("utf16.txt"), "1:tHọ và tên|tNgày sinh|\n2:tNguyễn Thị Hồng|t21/06/2014|\n");
  other = dump (text, &options);
  g_assert_cmpstr (other, ==, "1:tA|tB|\n2:tNguyÔn ThÞ Hång|t1|\n");
  /* Importing takes it off. */
  mn_assert_string (dump_made ("guard.csv"), "1:ta|tb|\n2:t'=1+1|tx|\n");
}

static void
test_refused (void)
{
  static const struct {
    const char *name;
    MnTableError code;
    const char *part;
  } files[] = {
    { "no-sheet.xlsx", MN_TABLE_ERROR_DAMAGED, "has no sheet" },
    { "no-sheet.ods", MN_TABLE_ERROR_DAMAGED, "has no sheet" },
    { "entities.xlsx", MN_TABLE_ERROR_DAMAGED, "document type" },
    { "deep.xlsx", MN_TABLE_ERROR_DAMAGED, "nested" },
    { "wide.xlsx", MN_TABLE_ERROR_SIZE, "more than 200 columns" },
    { "bad-string.xlsx", MN_TABLE_ERROR_DAMAGED, "damaged" },
    { "cut.xlsx", MN_TABLE_ERROR_DAMAGED, "damaged" },
    { "half.xlsx", MN_TABLE_ERROR_DAMAGED, "damaged" },
    { "utf7.xlsx", MN_TABLE_ERROR_DAMAGED, "damaged" },
    { "half.xls", MN_TABLE_ERROR_DAMAGED, "damaged" },
    { "bomb.xlsx", MN_TABLE_ERROR_SIZE, "unpacks to far more" },
    { "rows.ods", MN_TABLE_ERROR_SIZE, "more rows" },
    { "columns.ods", MN_TABLE_ERROR_SIZE, "more than 200 columns" },
    { "renamed.xlsx", MN_TABLE_ERROR_KIND, "no table in it" },
    { "document.xlsx", MN_TABLE_ERROR_KIND, "document, not a table" },
    { "document.xls", MN_TABLE_ERROR_KIND, "document, not a table" },
    { "text.ods", MN_TABLE_ERROR_KIND, "document, not a table" },
    { "paper.csv", MN_TABLE_ERROR_KIND, "document, not a table" },
    { "web.xls", MN_TABLE_ERROR_KIND, "web page" },
    { "xml.xls", MN_TABLE_ERROR_KIND, "not a workbook" },
    { "zero.csv", MN_TABLE_ERROR_KIND, "zero byte" },
    { "noise.csv", MN_TABLE_ERROR_ENCODING, "in which encoding" },
    { "locked.xlsx", MN_TABLE_ERROR_PROTECTED, "password" },
    { "locked.ods", MN_TABLE_ERROR_PROTECTED, "password" },
    { "locked.xls", MN_TABLE_ERROR_PROTECTED, "password" },
    { "scrambled.xls", MN_TABLE_ERROR_PROTECTED, "password" },
    { "short.xls", MN_TABLE_ERROR_DAMAGED, "damaged" },
    { "text.xlsx", MN_TABLE_ERROR_KIND, "name of a workbook" },
    { "nothing.xlsx", MN_TABLE_ERROR_KIND, "There is no file" },
    { ".", MN_TABLE_ERROR_KIND, "is a folder" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = dump_made (files[i].name);
      const char *sentence = strchr (text, '!');

      g_test_message ("%s: %s", files[i].name, text);
      g_assert_nonnull (sentence);
      g_assert_cmpint (sentence[1] - '0', ==, files[i].code);
      g_assert_nonnull (strstr (sentence, files[i].part));
    }
}

static void
test_cancel (void)
{
  g_autofree char *path = mn_test_dir_file (&dir, "whole.xlsx");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (MnTable) table = mn_table_open (path, NULL, cancellable, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_table_next (table, cancellable, &error));
  g_cancellable_cancel (cancellable);
  while (mn_table_next (table, cancellable, &error))
    ;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
make_files (void)
{
  g_autofree char *script = data_file ("make-tables.py");
  g_autofree char *data = data_file ("data");
  const char *arguments[] = { "python3", script, data, dir.path, NULL };
  g_autofree char *problem = NULL;
  int status = mn_test_run (arguments, NULL, &problem);

  g_assert_cmpstr (problem, ==, "");
  g_assert_cmpint (status, ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dir = MN_TEST_DIR;
  make_files ();
  g_test_add_func ("/table/office", test_office);
  g_test_add_func ("/table/xlsx", test_xlsx);
  g_test_add_func ("/table/ods", test_ods);
  g_test_add_func ("/table/sheets", test_sheets);
  g_test_add_func ("/table/fonts", test_fonts);
  g_test_add_func ("/table/refused", test_refused);
  g_test_add_func ("/table/cancel", test_cancel);
  status = g_test_run ();
  mn_test_dir_clear (&dir);
  return status;
}
