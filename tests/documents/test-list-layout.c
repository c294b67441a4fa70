/* test-list-layout.c: rows, cells and rules of a list
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "list-fixture.h"

static const MnSheetText *
find_text (const MnListPage *page, const char *wanted)
{
  for (guint i = 0; i < page->ink->texts->len; i++)
    {
      const MnSheetText *text = &g_array_index (page->ink->texts, MnSheetText, i);

      if (g_str_equal (mn_text_run_get_text (text->run), wanted))
        return text;
    }
  return NULL;
}

static void
test_gifts (void)
{
  static const char *const rows[] = {
    "STT|Họ và tên trẻ em|Năm sinh|Nam/ Nữ|Thôn, khu phố|Hoàn cảnh|Quà (hiện vật)|Tiền mặt (đồng)|Nguồn kinh phí|Ký "
    "nhận",
    "I|THỊ TRẤN CAM LỘ",
    "1|Trần Gia Thử|2009|Nam|Khu phố 2|Khuyết tật nặng|Bánh, đèn lồng|300.000|Quỹ Bảo trợ trẻ em|",
    "2|Lê Thị Mẫu|2006|Nữ|Khu phố 5|Mồ côi cha hoặc mẹ|Bánh, đèn lồng|300.000|Quỹ Bảo trợ trẻ em|",
    "3|Nguyễn Thị Quỳnh Mẫu|2008|Nữ|Khu phố 9|Hộ nghèo|Bánh, đèn lồng|200.000|Ngân sách huyện|",
    "|Cộng thị trấn Cam Lộ: 03 trẻ em|03 suất|800.000||",
    "II|XÃ CAM THÀNH",
    "4|Võ Thị Thử|2005|Nữ|Thôn Quật Xá|Mồ côi cha hoặc mẹ|Bánh, đèn lồng|300.000|Quỹ Bảo trợ trẻ em|",
  };
  g_autoptr (MnListContent) content = fixture_gifts ();
  g_autoptr (MnListDocument) document = fixture_document (content);
  const MnListLayout *layout = mn_list_document_get_layout (document);
  const MnListPage *page = mn_list_layout_get_page (layout, 0);

  g_assert_cmpuint (mn_list_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpuint (page->rows->len, ==, 1 + 3 + 7 + 3 + 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = fixture_row_text (page, i);

      g_assert_cmpstr (text, ==, rows[i]);
    }
  g_assert_nonnull (find_text (page, "Bằng chữ: Một triệu chín trăm nghìn đồng chẵn./."));
  g_assert_nonnull (find_text (page, "Cam Lộ, ngày 12 tháng 9 năm 2016"));
  g_assert_nonnull (find_text (page, "Dữ liệu mẫu"));
  g_assert_null (find_text (page, "1 "));
}

/* Rows follow each other without a gap, cells fill their row, texts stay within their cell, entries are 7 mm high. */
static void
test_geometry (void)
{
  g_autoptr (MnListContent) content = fixture_gifts ();
  g_autoptr (MnListDocument) document = fixture_document (content);
  const MnListPage *page = mn_list_layout_get_page (mn_list_document_get_layout (document), 0);
  double y = g_array_index (page->rows, MnListLayoutRow, 0).rect.y;

  for (guint i = 0; i < page->rows->len; i++)
    {
      const MnListLayoutRow *row = &g_array_index (page->rows, MnListLayoutRow, i);
      double x = MN_MM (30);

      g_assert_cmpfloat_with_epsilon (row->rect.y, y, 0.001);
      y += row->rect.height;
      if (row->kind == MN_LIST_ROW_ENTRY)
        g_assert_cmpfloat_with_epsilon (row->rect.height, MN_MM (7), 0.01);
      for (guint j = 0; j < row->n_cells; j++)
        {
          const MnListLayoutCell *cell = &g_array_index (page->cells, MnListLayoutCell, row->first_cell + j);

          g_assert_cmpfloat_with_epsilon (cell->rect.x, x, 0.01);
          x += cell->rect.width;
          for (guint k = 0; k < cell->n_texts; k++)
            {
              const MnSheetText *text = &g_array_index (page->ink->texts, MnSheetText, cell->first_text + k);

              g_assert_cmpfloat (text->x, >=, cell->rect.x);
              g_assert_cmpfloat (text->x + mn_text_run_get_width (text->run), <=, x);
              g_assert_cmpfloat (text->y - mn_text_run_get_ascent (text->run), >=, cell->rect.y);
              g_assert_cmpfloat (text->y + mn_text_run_get_descent (text->run), <=, y);
            }
        }
      g_assert_cmpfloat_with_epsilon (x, MN_MM (297 - 18), 0.01);
    }
}

static void
test_long_cells (void)
{
  g_autoptr (MnListContent) content = fixture_rows (1, 5000);
  const char *cells[]
      = { NULL, "Nguyễn Thị Thử", "5.000",
          "Trẻ em sống với ông bà nội vì cha mẹ đi làm ăn xa; đã được Quỹ Bảo trợ trẻ em tỉnh hỗ trợ "
          "xe đạp, học bổng; cần được theo dõi, thăm hỏi thường xuyên trong năm học tới, nhất là dịp Tết "
          "và đầu năm học mới khi gia đình phải lo sách vở và tiền đóng góp." };
  g_autoptr (MnListDocument) document = NULL;
  const MnListPage *page;
  const MnListLayoutRow *row;
  g_autofree char *text = NULL;

  mn_list_content_add_row (content, cells);
  document = fixture_document (content);
  page = mn_list_layout_get_page (mn_list_document_get_layout (document), 0);
  row = &g_array_index (page->rows, MnListLayoutRow, 3);
  text = fixture_row_text (page, 3);
  g_assert_cmpint (row->kind, ==, MN_LIST_ROW_ENTRY);
  g_assert_cmpfloat (row->rect.height, >, 25);
  g_assert_true (g_str_has_suffix (text, cells[3]));
}

/* A cell longer than a page goes on on the next one; no word of it is lost. */
static void
test_endless_cell (void)
{
  g_autoptr (MnListContent) content = fixture_rows (2, 5000);
  g_autoptr (GString) story = g_string_new ("đầu");
  const char *cells[] = { NULL, "Nguyễn Thị Thử", "5.000", NULL };
  g_autoptr (MnListDocument) document = NULL;
  const MnListLayout *layout;
  guint n_words = 0;

  for (guint i = 0; i < 3000; i++)
    g_string_append (story, " hoàn cảnh");
  cells[3] = story->str;
  mn_list_content_add_row (content, cells);
  document = fixture_document (content);
  layout = mn_list_document_get_layout (document);
  g_assert_cmpuint (mn_list_layout_get_n_pages (layout), >, 3);
  for (guint i = 0; i < mn_list_layout_get_n_pages (layout); i++)
    {
      const MnListPage *page = mn_list_layout_get_page (layout, i);

      for (guint j = 0; j < page->ink->texts->len; j++)
        {
          const MnSheetText *text = &g_array_index (page->ink->texts, MnSheetText, j);

          g_assert_cmpfloat (text->y, <, MN_MM (210));
          for (const char *p = mn_text_run_get_text (text->run); (p = strstr (p, "hoàn")) != NULL; p++)
            n_words++;
        }
    }
  g_assert_cmpuint (n_words, ==, 3000);
}

static void
test_refused (void)
{
  g_autoptr (MnListContent) bad_amount = fixture_rows (1, 5000);
  g_autoptr (MnListContent) bad_letter = fixture_rows (1, 5000);
  const char *amount[] = { NULL, "Nguyễn Thị Thử", "23.0000.000", NULL };
  const char *letter[] = { NULL, "Nguyễn Thị 試", "5.000", NULL };
  g_autoptr (GError) amount_error = NULL;
  g_autoptr (GError) letter_error = NULL;

  mn_list_content_add_row (bad_amount, amount);
  g_assert_null (mn_list_document_new (bad_amount, NULL, NULL, &amount_error));
  g_assert_error (amount_error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_INPUT);
  g_assert_nonnull (strstr (amount_error->message, "Row 2"));
  mn_list_content_add_row (bad_letter, letter);
  g_assert_null (mn_list_document_new (bad_letter, NULL, NULL, &letter_error));
  g_assert_error (letter_error, MN_TEXT_ERROR, MN_TEXT_ERROR_MISSING_GLYPH);
  g_assert_nonnull (strstr (letter_error->message, "試"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/list-layout/gifts", test_gifts);
  g_test_add_func ("/documents/list-layout/geometry", test_geometry);
  g_test_add_func ("/documents/list-layout/long-cells", test_long_cells);
  g_test_add_func ("/documents/list-layout/endless-cell", test_endless_cell);
  g_test_add_func ("/documents/list-layout/refused", test_refused);
  return g_test_run ();
}
