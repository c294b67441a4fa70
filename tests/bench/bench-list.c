/* bench-list.c: a list of 5,905 rows and 9 columns as a PDF
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-bench"

#include "config.h"

#include <stdlib.h>

#include "mn-list-document.h"
#include "mn-money.h"
#include "mn-pdf.h"

/* As many as the health-insurance list of the customer's district. Every name is made of parts at random. */
#define N_ROWS 5905

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
make_list (void)
{
  MnListContent *list = mn_list_content_new ();
  GRand *random = g_rand_new_with_seed (2017);
  g_autofree char *total = NULL;
  const char *cells[9] = { NULL };
  gint64 sum = 0;

  mn_list_content_set_agency (list, "ỦY BAN NHÂN DÂN HUYỆN CAM LỘ", "PHÒNG LAO ĐỘNG - TB&XH");
  mn_list_content_set_title (list, "DANH SÁCH TRẺ EM DƯỚI 6 TUỔI ĐƯỢC CẤP THẺ BHYT", NULL);
  add_columns (list);
  for (guint i = 0; i < N_ROWS; i++)
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

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnListContent) list = make_list ();
  g_autoptr (MnListDocument) document = NULL;
  g_autofree char *path = argc > 1 ? g_strdup (argv[1]) : g_build_filename (g_get_tmp_dir (), "bench-list.pdf", NULL);
  gint64 start = g_get_monotonic_time ();
  gint64 laid_out;

  document = mn_list_document_new (list, NULL, NULL, &error);
  laid_out = g_get_monotonic_time ();
  if (document == NULL || !mn_pdf_write (MN_DOCUMENT (document), path, NULL, mn_date_new (2017, 5, 31), &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_print ("%u rows, %u pages: layout %.0f ms, whole %.0f ms\n", N_ROWS,
           mn_document_get_n_pages (MN_DOCUMENT (document)), (laid_out - start) / 1000.0,
           (g_get_monotonic_time () - start) / 1000.0);
  return EXIT_SUCCESS;
}
