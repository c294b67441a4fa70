/* bench-list.c: a list of 5,905 rows and 9 columns as a PDF, against LibreOffice making it from an XLSX
 *
 * Measured, in turn, each as a process of its own from its start to its end:
 *   - this program itself with --write: makes the content, lays it out and writes the PDF;
 *   - soffice --headless --convert-to pdf of an XLSX with the same rows, A4 landscape, the nine columns on the width of
 *     a page, the header row on every page, ruled, in the same face and size.
 * The XLSX is made beforehand, by LibreOffice itself from an ODS that this program writes (list-ods.c). Both have run
 * once before anything is measured. LibreOffice's start (it prints one row instead of all in that time) is in its
 * figure, as ours is in ours; the last line tells the ratio without it. Left out where LibreOffice is not installed.
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
#include "list-ods.h"
#include "mn-list-document.h"
#include "mn-money.h"
#include "mn-pdf.h"

/* As many as the health-insurance list of the customer's district. Every name is made of parts at random. */
#define N_ROWS 5905
#define N_PAIRS 5
#define LIMIT 3.0

static const char *const families[]
    = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý", "Hồ", "Thái" };
static const char *const middles[] = { "Thị", "Văn", "Thị Hồng", "Gia", "Minh", "Quỳnh", "Đức", "Thị Thùy", "Hữu" };
static const char *const givens[] = { "An",   "Ánh",  "Bảo",  "Châu", "Diễm",   "Dũng",  "Giang", "Hằng", "Hiếu",
                                      "Khôi", "Linh", "Ngọc", "Nhi",  "Phượng", "Quyên", "Sương", "Tuệ",  "Vỹ" };
static const char *const communes[] = { "Thị trấn Cam Lộ", "Cam Thành", "Cam Thủy", "Cam Hiếu", "Cam Nghĩa" };
static const char *const circumstances[] = { "Hộ nghèo", "Hộ cận nghèo", "Khuyết tật nặng", "Mồ côi cha hoặc mẹ", "" };

static const char *
pick (GRand *random, const char *const *from, guint n)
{
  return from[g_rand_int_range (random, 0, (gint32)n)];
}

#define PICK(random, from) pick (random, from, G_N_ELEMENTS (from))

static void
add_columns (MnListContent *list)
{
  static const MnListColumn columns[] = {
    { "STT", MN_LIST_COLUMN_ORDINAL },
    { "Họ và tên trẻ em", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 2 },
    { "Ngày sinh", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER },
    { "Giới tính", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER },
    { "Số định danh", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER },
    { "Số thẻ BHYT", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER },
    { "Địa bàn", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 1 },
    { "Hoàn cảnh", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 1 },
    { "Mức đóng\n(đồng)", MN_LIST_COLUMN_MONEY, MN_TEXT_ALIGN_RIGHT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    mn_list_content_add_column (list, &columns[i]);
}

static void
add_row (MnListContent *list, GRand *random, gint64 *sum)
{
  gint64 amount = 1000 * g_rand_int_range (random, 300, 800);
  g_autofree char *name
      = g_strdup_printf ("%s %s %s", PICK (random, families), PICK (random, middles), PICK (random, givens));
  g_autofree char *birth = g_strdup_printf ("%02d/%02d/%d", g_rand_int_range (random, 1, 29),
                                            g_rand_int_range (random, 1, 13), g_rand_int_range (random, 2001, 2017));
  g_autofree char *id = g_strdup_printf ("045%09d", g_rand_int_range (random, 0, 999999999));
  g_autofree char *card = g_strdup_printf ("TE145%010d", g_rand_int_range (random, 0, 999999999));
  g_autofree char *money = mn_money_format (amount);
  const char *cells[] = { NULL,
                          name,
                          birth,
                          g_rand_boolean (random) ? "Nam" : "Nữ",
                          id,
                          card,
                          PICK (random, communes),
                          PICK (random, circumstances),
                          money };

  *sum += amount;
  mn_list_content_add_row (list, cells);
}

static MnListContent *
make_list (guint n_rows)
{
  MnListContent *list = mn_list_content_new ();
  GRand *random = g_rand_new_with_seed (2017);
  g_autofree char *total = NULL;
  const char *cells[9] = { NULL };
  gint64 sum = 0;

  mn_list_content_set_agency (list, "ỦY BAN NHÂN DÂN HUYỆN CAM LỘ", "PHÒNG LAO ĐỘNG - TB&XH");
  mn_list_content_set_title (list, "DANH SÁCH TRẺ EM DƯỚI 6 TUỔI ĐƯỢC CẤP THẺ BHYT", NULL);
  add_columns (list);
  for (guint i = 0; i < n_rows; i++)
    add_row (list, random, &sum);
  cells[8] = total = mn_money_format (sum);
  mn_list_content_add_total (list, "Tổng cộng: 5.905 trẻ em", cells);
  mn_list_content_set_amount (list, sum);
  mn_list_content_set_place_date (list, "Cam Lộ", mn_date_new (2017, 5, 31));
  mn_list_content_add_signature (list, "NGƯỜI LẬP DANH SÁCH", NULL, NULL);
  mn_list_content_add_signature (list, "TRƯỞNG PHÒNG", NULL, NULL);
  g_rand_free (random);
  return list;
}

/* Microseconds from before the start to after the end. */
static gint64
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  int status = 0;

  if (!g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                     NULL, NULL, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", arguments[0], error->message);
  return g_get_monotonic_time () - start;
}

static int
write_list (const char *path, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnListContent) list = make_list (n_rows);
  g_autoptr (MnListDocument) document = mn_list_document_new (list, NULL, NULL, &error);

  if (document == NULL || !mn_pdf_write (MN_DOCUMENT (document), path, NULL, mn_date_new (2017, 5, 31), &error))
    g_error ("%s", error->message);
  return EXIT_SUCCESS;
}

/* (transfer full): the path of the XLSX */
static char *
make_xlsx (const char *soffice, const char *folder, const char *profile, const char *name, guint n_rows)
{
  g_autoptr (MnListContent) list = make_list (n_rows);
  g_autofree char *ods_name = g_strconcat (name, ".ods", NULL);
  g_autofree char *ods = g_build_filename (folder, ods_name, NULL);
  g_autofree char *xlsx_name = g_strconcat (name, ".xlsx", NULL);
  const char *arguments[] = { soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, ods, NULL };

  list_ods_write (list, ods);
  run (arguments);
  return g_build_filename (folder, xlsx_name, NULL);
}

/* Both, measured -------------------------------------------------------------------------------------- */

static gint64
time_ours (const char *program, const char *pdf, const char *n_rows)
{
  const char *arguments[] = { program, "--write", pdf, n_rows, NULL };

  return run (arguments);
}

/* soffice says nothing by its exit status. */
static gint64
time_theirs (const char *soffice, const char *profile, const char *folder, const char *xlsx)
{
  g_autofree char *stem = g_strndup (xlsx, strlen (xlsx) - strlen (".xlsx"));
  g_autofree char *pdf = g_strconcat (stem, ".pdf", NULL);
  gint64 time;
  const char *arguments[] = { soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, xlsx, NULL };

  g_unlink (pdf);
  time = run (arguments);
  if (!g_file_test (pdf, G_FILE_TEST_EXISTS))
    g_error ("LibreOffice made no PDF of %s", xlsx);
  return time;
}

static gboolean
measure (const char *program, const char *soffice, const char *folder)
{
  g_auto (BenchPairs) whole = { 0 };
  g_auto (BenchPairs) net = { 0 };
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=%s/profile", uri);
  g_autofree char *xlsx = make_xlsx (soffice, folder, profile, "all", N_ROWS);
  g_autofree char *one = make_xlsx (soffice, folder, profile, "one", 1);
  g_autofree char *pdf = g_build_filename (folder, "ours.pdf", NULL);

  bench_pairs_init (&whole, "list: 5,905 × 9 as PDF", "LibreOffice from XLSX");
  bench_pairs_init (&net, "  for information: without the start", "LibreOffice from XLSX, without its start");
  for (int i = 0; i <= N_PAIRS; i++)
    {
      gint64 ours = time_ours (program, pdf, G_STRINGIFY (N_ROWS));
      gint64 theirs = time_theirs (soffice, profile, folder, xlsx);
      gint64 ours_start = time_ours (program, pdf, "1");
      gint64 their_start = time_theirs (soffice, profile, folder, one);

      if (i == 0)
        continue;
      bench_pairs_add (&whole, ours, theirs);
      bench_pairs_add (&net, ours - ours_start, theirs - their_start);
    }
  bench_pairs_tell (&net);
  return bench_pairs_faster (&whole, LIMIT);
}

/* bench-list FOLDER
 * bench-list --write PDF ROWS */
int
main (int argc, char *argv[])
{
  g_autofree char *soffice = g_find_program_in_path ("soffice");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *absolute = NULL;
  gboolean kept;

  if (argc == 4)
    return write_list (argv[2], (guint)g_ascii_strtoull (argv[3], NULL, 10));
  if (argc != 2)
    return EXIT_FAILURE;
  if (soffice == NULL)
    {
      g_print ("list: LibreOffice is not here (apt-get install libreoffice-calc): nothing to measure against\n");
      return BENCH_SKIPPED;
    }
  absolute = g_canonicalize_filename (argv[1], NULL);
  folder = bench_make_folder (absolute);
  kept = measure (program, soffice, folder);
  if (g_getenv ("MANG_NON_BENCH_KEEP") == NULL)
    bench_remove_folder (folder);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
