/* fuzz-csv.c: any bytes as a table
 *
 * With clang this is a libFuzzer target:
 *   CC=clang CFLAGS=-fsanitize=fuzzer-no-link meson setup build-fuzz -Db_sanitize=address,undefined -Db_lundef=false &&
 *   ninja -C build-fuzz tests/fuzz/fuzz-csv &&
 *   build-fuzz/tests/fuzz/fuzz-csv -max_total_time=300 -max_len=65536 NEW-CORPUS tests/fuzz/corpus-csv
 * With any other compiler fuzz-main.c reads the files of the corpus, so that what was found once stays found.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <string.h>

#include "fuzz.h"
#include "mn-csv.h"

/* Rows, each as our own writer writes it. */
static GString *
read_and_write (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize)size, NULL);
  g_autoptr (MnCsvReader) reader = mn_csv_reader_new (stream);
  GString *text = g_string_new (NULL);

  while (mn_csv_reader_next (reader, NULL, error))
    {
      guint n_cells = mn_csv_reader_get_n_cells (reader);

      g_assert_cmpint (n_cells, >, 0);
      g_assert_cmpint (n_cells, <=, MN_CSV_MAX_CELLS);
      for (guint i = 0; i < n_cells; i++)
        {
          const char *cell = mn_csv_reader_get_cell (reader, i);
          g_autofree char *guarded = mn_csv_guard (cell);

          g_assert_true (g_utf8_validate (cell, -1, NULL));
          g_assert_cmpstr (mn_csv_unguard (guarded), ==, cell);
          mn_csv_append_cell (text, cell);
        }
      mn_csv_end_row (text);
    }
  g_assert_cmpint (mn_csv_reader_get_offset (reader), <=, size);
  return text;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  GString *first = read_and_write (data, size, &error);

  /* What was taken reads the same again, as long as writing it with marks did not make a row too long, or the heading
   * so short that the first separator comes later. */
  if (error == NULL && size < MN_CSV_MAX_ROW / 4 && memchr (first->str, ',', first->len) != NULL)
    {
      g_autoptr (GError) again = NULL;
      g_autofree char *marked = g_strconcat ("uuid,x\r\n", first->str, NULL);
      GString *second = read_and_write ((const guint8 *)marked, strlen (marked), &again);

      g_assert_no_error (again);
      g_assert_cmpstr (second->str, ==, marked);
      g_string_free (second, TRUE);
    }
  g_string_free (first, TRUE);
  return 0;
}
