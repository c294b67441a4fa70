/* bench-sheets.c: an XLSX of 230,280 rows and 15 columns read, and 50,000 rows written, against LibreOffice
 *
 * Measured, in turn, each as a process of its own from its start to its end:
 *   - this program itself with --read: every cell of the workbook, as an import takes them; against soffice converting
 *     the same workbook to CSV;
 *   - this program itself with --write: the rows of a CSV file as XLSX; against soffice converting the same CSV to
 * XLSX. The workbook is made beforehand by this program. Reading it is measured once in a run, and writing three times:
 * a pair of the first takes half a minute. Left out where LibreOffice is not installed.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-bench"

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "mn-sheet-writer.h"
#include "mn-table.h"

#define N_READ 230280
#define N_WRITTEN 50000
#define N_COLUMNS 15
#define READ_LIMIT 5.0
#define WRITE_LIMIT 4.0
#define IMPORT_FILTER "--infilter=CSV:44,34,76,1,3/5"

static const MnSheetColumn columns[N_COLUMNS] = {
  { "STT", 6, MN_SHEET_NUMBER },     { "Họ và tên", 26, MN_SHEET_TEXT },    { "Ngày sinh", 12, MN_SHEET_DATE },
  { "Giới tính", 9, MN_SHEET_TEXT }, { "Số định danh", 16, MN_SHEET_TEXT }, { "Dân tộc", 12, MN_SHEET_TEXT },
  { "Thôn", 16, MN_SHEET_TEXT },     { "Xã", 16, MN_SHEET_TEXT },           { "Cha", 24, MN_SHEET_TEXT },
  { "Mẹ", 24, MN_SHEET_TEXT },       { "Điện thoại", 14, MN_SHEET_TEXT },   { "Loại hộ", 14, MN_SHEET_TEXT },
  { "Lớp", 8, MN_SHEET_NUMBER },     { "Thẻ BHYT", 18, MN_SHEET_TEXT },     { "Mức đóng", 14, MN_SHEET_MONEY },
};
static const char *const families[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi" };
static const char *const middles[] = { "Thị", "Văn", "Thị Hồng", "Gia", "Minh", "Quỳnh" };
static const char *const givens[] = { "An", "Ánh", "Bảo", "Châu", "Diễm", "Dũng", "Giang", "Hằng", "Hiếu" };

#define PICK(random, from) from[g_rand_int_range (random, 0, G_N_ELEMENTS (from))]

static char *
make_name (GRand *random)
{
  return g_strdup_printf ("%s %s %s", PICK (random, families), PICK (random, middles), PICK (random, givens));
}

/* Names are made of parts at random. */
static void
make_row (GRand *random, guint i, char **cells)
{
  cells[0] = g_strdup_printf ("%u", i + 1);
  cells[1] = make_name (random);
  cells[2] = g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (random, 2001, 2017), g_rand_int_range (random, 1, 13),
                              g_rand_int_range (random, 1, 29));
  cells[3] = g_strdup (g_rand_boolean (random) ? "Nam" : "Nữ");
  cells[4] = g_strdup_printf ("045%09d", g_rand_int_range (random, 0, 999999999));
  cells[5] = g_strdup ("Kinh");
  cells[6] = g_strdup_printf ("Thôn %d", g_rand_int_range (random, 1, 200));
  cells[7] = g_strdup ("Cam Thành");
  cells[8] = make_name (random);
  cells[9] = make_name (random);
  cells[10] = g_strdup_printf ("09%08d", g_rand_int_range (random, 0, 99999999));
  cells[11] = g_strdup (g_rand_boolean (random) ? "Hộ nghèo" : "");
  cells[12] = g_strdup_printf ("%d", g_rand_int_range (random, 1, 13));
  cells[13] = g_strdup_printf ("TE145%010d", g_rand_int_range (random, 0, 999999999));
  cells[14] = g_strdup_printf ("%d", 1000 * g_rand_int_range (random, 300, 800));
}

static void
make_table (const char *path, MnTableKind kind, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnSheetWriter) writer = mn_sheet_writer_new (path, kind, &error);
  GRand *random = g_rand_new_with_seed (2017);

  if (writer == NULL)
    g_error ("%s", error->message);
  mn_sheet_writer_begin (writer, "Trẻ em", columns, N_COLUMNS);
  for (guint i = 0; i < n_rows; i++)
    {
      g_auto (GStrv) cells = g_new0 (char *, N_COLUMNS + 1);

      make_row (random, i, cells);
      mn_sheet_writer_append (writer, (const char *const *)cells);
    }
  if (!mn_sheet_writer_finish (writer, &error))
    g_error ("%s", error->message);
  g_rand_free (random);
}

/* What is measured --------------------------------------------------------------------------------------------- */

static int
read_table (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTable) table = mn_table_open (path, NULL, NULL, &error);
  guint n_rows = 0;
  gsize n_bytes = 0;

  while (table != NULL && mn_table_next (table, NULL, &error))
    {
      n_rows++;
      for (guint i = 0; i < N_COLUMNS; i++)
        n_bytes += strlen (mn_table_get_cell (table, i)->text);
    }
  if (error != NULL || n_rows != N_READ + 1 || n_bytes == 0)
    g_error ("%u rows: %s", n_rows, error != NULL ? error->message : "");
  return EXIT_SUCCESS;
}

static int
write_table (const char *from, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTable) table = mn_table_open (from, NULL, NULL, &error);
  g_autoptr (MnSheetWriter) writer = mn_sheet_writer_new (path, MN_TABLE_XLSX, &error);
  const char *cells[N_COLUMNS];

  if (table == NULL || writer == NULL || !mn_table_next (table, NULL, &error))
    g_error ("%s", error->message);
  mn_sheet_writer_begin (writer, "Trẻ em", columns, N_COLUMNS);
  while (mn_table_next (table, NULL, &error))
    {
      for (guint i = 0; i < N_COLUMNS; i++)
        cells[i] = mn_table_get_cell (table, i)->text;
      mn_sheet_writer_append (writer, cells);
    }
  if (error != NULL || mn_sheet_writer_get_n_rows (writer) != N_WRITTEN || !mn_sheet_writer_finish (writer, &error))
    g_error ("%s", error->message);
  return EXIT_SUCCESS;
}

/* Microseconds from before the start to after the end. */
static gint64
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  int status = 0;

  if (!g_spawn_sync (NULL, (char **)arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", arguments[0], error->message);
  return g_get_monotonic_time () - start;
}

/* soffice says nothing by its exit status. */
static gint64
convert (const char *profile, const char *folder, const char *from, const char *format, const char *made)
{
  const char *arguments[]
      = { "soffice", profile, "--headless", "--convert-to", format, "--outdir", folder, from, IMPORT_FILTER, NULL };
  g_autofree char *path = g_build_filename (folder, made, NULL);
  gint64 time;

  /* Which filter reads a workbook needs no saying. */
  if (!g_str_has_suffix (from, ".csv"))
    arguments[8] = NULL;
  g_unlink (path);
  time = run (arguments);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_error ("LibreOffice made nothing of %s", from);
  return time;
}

static gboolean
measure (const char *program, const char *folder)
{
  g_auto (BenchPairs) reading = { 0 };
  g_auto (BenchPairs) writing = { 0 };
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=%s/profile", uri);
  g_autofree char *book = g_build_filename (folder, "large.xlsx", NULL);
  g_autofree char *large = g_build_filename (folder, "large.csv", NULL);
  g_autofree char *csv = g_build_filename (folder, "rows.csv", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.xlsx", NULL);
  const char *read[] = { program, "--read", book, NULL };
  const char *write[] = { program, "--write", csv, ours, NULL };
  gboolean kept;

  make_table (large, MN_TABLE_CSV, N_READ);
  make_table (csv, MN_TABLE_CSV, N_WRITTEN);
  bench_pairs_init (&reading, "sheets: 230,280 × 15 read", "LibreOffice converting it");
  bench_pairs_init (&writing, "sheets: 50,000 × 15 as XLSX", "LibreOffice from CSV");
  /* Both have run once before: LibreOffice makes its profile. */
  for (int i = 0; i <= 3; i++)
    {
      gint64 our_time = run (write);
      gint64 their_time = convert (profile, folder, csv, "xlsx", "rows.xlsx");

      if (i > 0)
        bench_pairs_add (&writing, our_time, their_time);
    }
  convert (profile, folder, large, "xlsx", "large.xlsx");
  for (int i = 0; i < 3; i++)
    {
      gint64 our_time = run (read);

      bench_pairs_add (&reading, our_time, convert (profile, folder, book, "csv", "large.csv"));
    }
  kept = bench_pairs_faster (&writing, WRITE_LIMIT);
  return bench_pairs_faster (&reading, READ_LIMIT) && kept;
}

/* bench-sheets FOLDER
 * bench-sheets --read XLSX
 * bench-sheets --write CSV XLSX */
int
main (int argc, char *argv[])
{
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *absolute = NULL;
  gboolean kept;

  if (argc == 3 && strcmp (argv[1], "--read") == 0)
    return read_table (argv[2]);
  if (argc == 4 && strcmp (argv[1], "--write") == 0)
    return write_table (argv[2], argv[3]);
  if (argc != 2)
    return EXIT_FAILURE;
  if (soffice == NULL)
    {
      g_print ("sheets: LibreOffice is not here (apt-get install libreoffice-calc): nothing to measure against\n");
      return BENCH_SKIPPED;
    }
  absolute = g_canonicalize_filename (argv[1], NULL);
  folder = bench_make_folder (absolute);
  kept = measure (program, folder);
  if (g_getenv ("MANG_NON_BENCH_KEEP") == NULL)
    bench_remove_folder (folder);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
