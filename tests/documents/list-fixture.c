/* list-fixture.c: lists to lay out, all names invented
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "list-fixture.h"

#include "mn-money.h"
#include "mn-number.h"

#define N_GIFT_COLUMNS 10

static void
add_gift_columns (MnListContent *list)
{
  static const MnListColumn columns[N_GIFT_COLUMNS] = {
    { "STT", MN_LIST_COLUMN_ORDINAL },
    { "Họ và tên trẻ em", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 3 },
    { "Năm\nsinh", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER },
    { "Nam/\nNữ", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER },
    { "Thôn, khu phố", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 1 },
    { "Hoàn cảnh", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 1 },
    { "Quà\n(hiện vật)", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT },
    { "Tiền mặt\n(đồng)", MN_LIST_COLUMN_MONEY, MN_TEXT_ALIGN_RIGHT },
    { "Nguồn kinh phí", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT },
    { "Ký nhận", MN_LIST_COLUMN_SIGNATURE, MN_TEXT_ALIGN_LEFT, 2 },
  };

  for (guint i = 0; i < N_GIFT_COLUMNS; i++)
    mn_list_content_add_column (list, &columns[i]);
}

static void
add_gift (MnListContent *list, const char *name, const char *year, const char *sex, const char *village,
          const char *circumstance, const char *money, const char *source)
{
  const char *cells[N_GIFT_COLUMNS]
      = { NULL, name, year, sex, village, circumstance, "Bánh, đèn lồng", money, source, NULL };

  mn_list_content_add_row (list, cells);
}

static void
add_sum (MnListContent *list, gboolean total, const char *label, const char *gifts, const char *money)
{
  const char *cells[N_GIFT_COLUMNS] = { [6] = gifts, [7] = money, [8] = "", [9] = "" };

  if (total)
    mn_list_content_add_total (list, label, cells);
  else
    mn_list_content_add_subtotal (list, label, cells);
}

MnListContent *
fixture_gifts (void)
{
  static const char fund[] = "Quỹ Bảo trợ trẻ em";
  static const char district[] = "Ngân sách huyện";
  MnListContent *list = mn_list_content_new ();

  mn_list_content_set_agency (list, "ỦY BAN NHÂN DÂN HUYỆN CAM LỘ", "PHÒNG LAO ĐỘNG - TB&XH");
  mn_list_content_set_title (list, "DANH SÁCH TRẺ EM NHẬN QUÀ TẾT TRUNG THU NĂM 2016",
                             "(Kèm theo Kế hoạch số 76/KH-UBND ngày 30 tháng 8 năm 2016 của Ủy ban nhân dân huyện Cam "
                             "Lộ)");
  mn_list_content_set_row_height (list, MN_LIST_ROWS_SIGNED);
  mn_list_content_set_sample (list, TRUE);
  add_gift_columns (list);
  mn_list_content_add_group (list, "THỊ TRẤN CAM LỘ");
  add_gift (list, "Trần Gia Thử", "2009", "Nam", "Khu phố 2", "Khuyết tật nặng", "300.000", fund);
  add_gift (list, "Lê Thị Mẫu", "2006", "Nữ", "Khu phố 5", "Mồ côi cha hoặc mẹ", "300.000", fund);
  add_gift (list, "Nguyễn Thị Quỳnh Mẫu", "2008", "Nữ", "Khu phố 9", "Hộ nghèo", "200.000", district);
  add_sum (list, FALSE, "Cộng thị trấn Cam Lộ: 03 trẻ em", "03 suất", "800.000");
  mn_list_content_add_group (list, "XÃ CAM THÀNH");
  add_gift (list, "Võ Thị Thử", "2005", "Nữ", "Thôn Quật Xá", "Mồ côi cha hoặc mẹ", "300.000", fund);
  add_gift (list, "Đỗ Minh Mẫu", "2011", "Nam", "Thôn Tân Mỹ", "Hộ cận nghèo", "200.000", district);
  add_sum (list, FALSE, "Cộng xã Cam Thành: 02 trẻ em", "02 suất", "500.000");
  mn_list_content_add_group (list, "XÃ CAM THỦY");
  add_gift (list, "Nguyễn Thị Hồng Thử", "2008", "Nữ", "Thôn Tân Xuân", "Mồ côi cả cha và mẹ", "300.000", fund);
  add_gift (list, "Nguyễn Văn Mẫu", "2011", "Nam", "Thôn Tân Xuân", "Mồ côi cả cha và mẹ", "300.000", fund);
  add_sum (list, FALSE, "Cộng xã Cam Thủy: 02 trẻ em", "02 suất", "600.000");
  add_sum (list, TRUE, "Tổng cộng: 07 trẻ em", "07 suất", "1.900.000");
  mn_list_content_set_amount (list, 1900000);
  mn_list_content_set_place_date (list, "Cam Lộ", mn_date_new (2016, 9, 12));
  mn_list_content_add_signature (list, "NGƯỜI LẬP DANH SÁCH", NULL, "Lê Thị Lập");
  mn_list_content_add_signature (list, "KẾ TOÁN", NULL, "Phan Thị Toán");
  mn_list_content_add_signature (list, "TRƯỞNG PHÒNG", NULL, "Trần Quốc Ký");
  return list;
}

static MnListContent *
new_plain (gboolean money)
{
  static const MnListColumn columns[] = {
    { "STT", MN_LIST_COLUMN_ORDINAL },
    { "Họ và tên trẻ em", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 1 },
    { "Số tiền\n(đồng)", MN_LIST_COLUMN_MONEY, MN_TEXT_ALIGN_RIGHT },
    { "Ghi chú", MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 1 },
  };
  MnListContent *list = mn_list_content_new ();

  mn_list_content_set_agency (list, "ỦY BAN NHÂN DÂN HUYỆN CAM LỘ", "PHÒNG LAO ĐỘNG - TB&XH");
  mn_list_content_set_title (list, "DANH SÁCH THỬ", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (money || columns[i].kind != MN_LIST_COLUMN_MONEY)
      mn_list_content_add_column (list, &columns[i]);
  mn_list_content_set_place_date (list, "Cam Lộ", mn_date_new (2017, 1, 5));
  mn_list_content_add_signature (list, "NGƯỜI LẬP DANH SÁCH", "(Ký, ghi rõ họ tên)", "Lê Thị Lập");
  mn_list_content_add_signature (list, "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG", NULL, "Trần Quốc Ký");
  return list;
}

MnListContent *
fixture_rows (guint n_rows, gint64 amount)
{
  MnListContent *list = new_plain (TRUE);
  g_autofree char *each = mn_money_format (amount);
  g_autofree char *sum = mn_money_format (amount * n_rows);
  g_autofree char *count = mn_number_format_official (n_rows);
  g_autofree char *label = g_strdup_printf ("Tổng cộng: %s trẻ em", count);
  const char *total[] = { NULL, NULL, sum, NULL };

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nguyễn Thị Thử %u", i + 1);
      const char *cells[] = { NULL, name, each, "" };

      mn_list_content_add_row (list, cells);
    }
  mn_list_content_add_total (list, label, total);
  mn_list_content_set_amount (list, amount * n_rows);
  return list;
}

MnListContent *
fixture_groups (guint n_groups, guint n_rows)
{
  MnListContent *list = new_plain (FALSE);

  for (guint i = 0; i < n_groups; i++)
    {
      g_autofree char *group = g_strdup_printf ("XÃ THỬ %u", i + 1);
      g_autofree char *label = g_strdup_printf ("Cộng xã thử %u", i + 1);

      mn_list_content_add_group (list, group);
      for (guint j = 0; j < n_rows; j++)
        {
          const char *cells[] = { NULL, "Trần Thị Mẫu", NULL };

          mn_list_content_add_row (list, cells);
        }
      mn_list_content_add_subtotal (list, label, NULL);
    }
  mn_list_content_add_total (list, "Tổng cộng", NULL);
  return list;
}

MnListDocument *
fixture_document (const MnListContent *content)
{
  static MnFontSet *fonts = NULL;
  g_autoptr (GError) error = NULL;
  MnListDocument *document;

  if (fonts == NULL)
    fonts = mn_font_set_new_serif (&error);
  g_assert_no_error (error);
  document = mn_list_document_new (content, NULL, fonts, &error);
  g_assert_no_error (error);
  return document;
}

char *
fixture_row_text (const MnListPage *page, guint row)
{
  const MnListLayoutRow *shown = &g_array_index (page->rows, MnListLayoutRow, row);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shown->n_cells; i++)
    {
      const MnListLayoutCell *cell = &g_array_index (page->cells, MnListLayoutCell, shown->first_cell + i);

      if (i > 0)
        g_string_append_c (text, '|');
      for (guint j = 0; j < cell->n_texts; j++)
        {
          const MnSheetText *line = &g_array_index (page->ink->texts, MnSheetText, cell->first_text + j);

          g_string_append_printf (text, "%s%s", j > 0 ? " " : "", mn_text_run_get_text (line->run));
        }
    }
  return g_string_free (text, FALSE);
}
