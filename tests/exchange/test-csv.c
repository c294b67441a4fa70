/* test-csv.c: comma-separated text, read strictly and in bounded memory
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-csv.h"
#include "mn-test.h"

/* Rows as "a|b|c" with a newline behind each; the sentence of the error behind "!". */
static char *
read_bytes (const char *bytes, gsize size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize)size, NULL);
  g_autoptr (MnCsvReader) reader = mn_csv_reader_new (stream);
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  while (mn_csv_reader_next (reader, NULL, &error))
    {
      for (guint i = 0; i < mn_csv_reader_get_n_cells (reader); i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", mn_csv_reader_get_cell (reader, i));
      g_string_append_c (text, '\n');
    }
  if (error != NULL)
    g_string_append_printf (text, "!%s", error->message);
  /* It stays at its end. */
  g_assert_false (mn_csv_reader_next (reader, NULL, NULL));
  return g_string_free (text, FALSE);
}

static char *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static void
test_rows (void)
{
  mn_assert_string (read_text (""), "");
  mn_assert_string (read_text ("a,b\n1,2\n"), "a|b\n1|2\n");
  mn_assert_string (read_text ("a,b\r\n1,2"), "a|b\n1|2\n");
  mn_assert_string (read_text ("\xef\xbb\xbf"
                               "a,b\n"),
                    "a|b\n");
  mn_assert_string (read_text ("\xef\xbb\xbf"), "");
  mn_assert_string (read_text ("a;b,c;d\n1;2;3\n"), "a|b,c|d\n1|2|3\n");
  mn_assert_string (read_text ("a\tb\n1,5\t2;5\n"), "a|b\n1,5|2;5\n");
  mn_assert_string (read_text ("\"a;b\",c\n"), "a;b|c\n");
  mn_assert_string (read_text ("\"a \"\"b\"\"\",\"hai\r\ndòng\",\n"), "a \"b\"|hai\r\ndòng|\n");
  mn_assert_string (read_text ("a,b\n\n,\n\"\",\"\"\n1,\n"), "a|b\n1|\n");
  mn_assert_string (read_text ("Hồng,Ánh\n"), "Hồng|Ánh\n");
}

static void
test_refused (void)
{
  g_autoptr (GString) many = g_string_new ("a");

  mn_assert_string (read_text ("a,b\n1,\"2\n3,4\n"), "a|b\n!Line 2: a quotation mark is not closed.");
  mn_assert_string (read_text ("a,b\n\n1,x\"2\n"), "a|b\n!Line 3: a quotation mark stands inside a cell.");
  mn_assert_string (read_text ("a,b\n1,\"2\"x\n"), "a|b\n!Line 2: text follows a closing quotation mark.");
  mn_assert_string (read_text ("\"a\n\n\",b\n1,\"2\"x\n"), "a\n\n|b\n!Line 4: text follows a closing quotation mark.");
  mn_assert_string (read_text ("a\rb\n"), "!Line 1: a line break is only half there.");
  mn_assert_string (read_text ("a\r"), "!Line 1: a line break is only half there.");
  mn_assert_string (read_text ("a\nH\xe5ng\n"),
                    "a\n!Line 2: the text is not UTF-8. Save the file as “CSV UTF-8” first.");
  mn_assert_string (read_bytes ("a\nb\0c\n", 6), "a\n!Line 2: there is a zero byte, so this is not a text file.");
  mn_assert_string (read_bytes ("\xff\xfe"
                                "a\0",
                                4),
                    "!The file is in UTF-16: save it as “CSV UTF-8” first.");
  mn_assert_string (read_bytes ("PK\3\4\0\0", 6), "!The file is a workbook, not CSV: save it as “CSV UTF-8” first.");
  for (guint i = 1; i < 200; i++)
    g_string_append (many, ",a");
  {
    g_autofree char *read = read_text (many->str);

    g_assert_cmpint (strlen (read), ==, 400);
  }
  for (guint i = 0; i < 9800; i++)
    g_string_append (many, ",a");
  mn_assert_string (read_text (many->str), "!Line 1: there are more than 200 columns.");
}

/* A line without end is given up long before it fills the memory. */
static void
test_endless (void)
{
  g_autofree char *line = g_malloc (1100000);

  memset (line, 'x', 1099999);
  line[1099999] = '\0';
  mn_assert_string (read_text (line), "!Line 1 is too long for a table.");
  line[1] = '\n';
  line[2] = '"';
  mn_assert_string (read_text (line), "x\n!Line 2: a quotation mark is not closed.");
}

static void
test_lines (void)
{
  static const char text[] = "a,b\n\"1\n2\",3\n\n4,5\n";
  static const guint lines[] = { 1, 2, 5 };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, sizeof text - 1, NULL);
  g_autoptr (MnCsvReader) reader = mn_csv_reader_new (stream);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_true (mn_csv_reader_next (reader, NULL, NULL));
      g_assert_cmpint (mn_csv_reader_get_line (reader), ==, lines[i]);
    }
  g_assert_cmpint (mn_csv_reader_get_offset (reader), ==, sizeof text - 1);
}

static void
assert_open_refused (const char *path, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (mn_csv_reader_open (path, &error));
  mn_assert_error_says (error, MN_CSV_ERROR, MN_CSV_ERROR_NOT_TEXT, part);
}

static void
test_files (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *empty = mn_test_dir_file (&dir, "empty.csv");
  g_autofree char *absent = mn_test_dir_file (&dir, "absent.csv");

  mn_test_write_file (empty, "", 0);
  assert_open_refused (empty, "is empty.");
  assert_open_refused (absent, "There is no file");
  assert_open_refused (dir.path, "is a folder, not a table.");
  assert_open_refused ("/dev/null", "is not an ordinary file.");
}

/* Whatever a cell holds comes back. */
static void
test_round (void)
{
  static const char *const cells[] = { "",    "a",   " a ",      "a,b", "a;b",  "\"",   "a\"b\"", "một\nhai", "x\r\ny",
                                       "'",   "'=1", "=1",       "+84", "-5",   "@x",   "''=1",   "'a",       "a=1",
                                       "\tb", "'+",  "01234567", "\\n", "a\\b", "''''", "=",      "'''-1",    "Đỗ" };
  g_autoptr (GString) row = g_string_new (NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (MnCsvReader) reader = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *guarded = mn_csv_guard (cells[i]);

      g_assert_null (*guarded != '\0' ? strchr ("=+-@\t\r", *guarded) : NULL);
      mn_csv_append_cell (row, guarded);
    }
  mn_csv_end_row (row);
  stream = g_memory_input_stream_new_from_data (row->str, (gssize)row->len, NULL);
  reader = mn_csv_reader_new (stream);
  g_assert_true (mn_csv_reader_next (reader, NULL, NULL));
  g_assert_cmpint (mn_csv_reader_get_n_cells (reader), ==, G_N_ELEMENTS (cells));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (mn_csv_unguard (mn_csv_reader_get_cell (reader, i)), ==, cells[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/rows", test_rows);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/endless", test_endless);
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/files", test_files);
  g_test_add_func ("/csv/round", test_round);
  return g_test_run ();
}
