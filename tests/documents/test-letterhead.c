/* test-letterhead.c: the head of official paper
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-letterhead.h"

static const MnSheetText *
find (const MnSheet *page, const char *wanted)
{
  for (guint i = 0; i < page->texts->len; i++)
    if (g_str_equal (mn_text_run_get_text (g_array_index (page->texts, MnSheetText, i).run), wanted))
      return &g_array_index (page->texts, MnSheetText, i);
  g_error ("“%s” is not on the page", wanted);
}

static double
center (const MnSheetText *text)
{
  return text->x + mn_text_run_get_width (text->run) / 2;
}

static void
check (MnPageSetup setup)
{
  MnLetterhead head = { "ỦY BAN NHÂN DÂN HUYỆN CAM LỘ", "PHÒNG LAO ĐỘNG - TB&XH", "Số: 05/KH-UBND",
                        "Cam Lộ, ngày 05 tháng 01 năm 2017" };
  MnRect area = mn_page_setup_get_area (&setup);
  g_autoptr (MnFontSet) fonts = mn_font_set_new_serif (NULL);
  g_autoptr (MnSheet) page = mn_sheet_new ();
  g_autoptr (GError) error = NULL;
  const MnSheetText *motto;
  const MnSheetText *agency;
  const MnSheetRule *rules;
  double bottom;

  g_assert_true (mn_letterhead_place (&head, page, fonts, &area, &bottom, &error));
  g_assert_no_error (error);
  motto = find (page, "Độc lập - Tự do - Hạnh phúc");
  agency = find (page, "PHÒNG LAO ĐỘNG - TB&XH");
  g_assert_cmpuint (page->rules->len, ==, 2);
  rules = (const MnSheetRule *)page->rules->data;
  /* The agency's rule is a third to a half of its line, the motto's as long as the motto; both centred below. */
  g_assert_cmpfloat (rules[0].x2 - rules[0].x1, >=, mn_text_run_get_width (agency->run) / 3);
  g_assert_cmpfloat (rules[0].x2 - rules[0].x1, <=, mn_text_run_get_width (agency->run) / 2);
  g_assert_cmpfloat_with_epsilon ((rules[0].x1 + rules[0].x2) / 2, center (agency), 0.01);
  g_assert_cmpfloat_with_epsilon (rules[1].x1, motto->x, 0.01);
  g_assert_cmpfloat_with_epsilon (rules[1].x2, motto->x + mn_text_run_get_width (motto->run), 0.01);
  g_assert_cmpfloat (rules[1].y1, >, motto->y);
  g_assert_cmpfloat_with_epsilon (center (find (page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), center (motto), 0.01);
  g_assert_cmpfloat_with_epsilon (find (page, head.number)->y, find (page, head.place_date)->y, 0.01);
  for (guint i = 0; i < page->texts->len; i++)
    {
      const MnSheetText *text = &g_array_index (page->texts, MnSheetText, i);

      g_assert_cmpfloat (text->x, >=, area.x);
      g_assert_cmpfloat (text->x + mn_text_run_get_width (text->run), <=, area.x + area.width + 0.01);
      g_assert_cmpfloat (text->y, <, bottom);
    }
}

/* A name that does not fit on a line is broken near its middle, not before its last word. */
static void
test_balanced (void)
{
  MnLetterhead head = { .agency = "BAN BẢO VỆ, CHĂM SÓC TRẺ EM HUYỆN CAM LỘ" };
  MnPageSetup setup = mn_page_setup_a4 ();
  MnRect area = mn_page_setup_get_area (&setup);
  g_autoptr (MnFontSet) fonts = mn_font_set_new_serif (NULL);
  g_autoptr (MnSheet) page = mn_sheet_new ();
  const MnSheetText *lines;
  double bottom;

  g_assert_true (mn_letterhead_place (&head, page, fonts, &area, &bottom, NULL));
  g_assert_cmpuint (page->texts->len, ==, 4);
  lines = (const MnSheetText *)page->texts->data;
  g_assert_cmpfloat (mn_text_run_get_width (lines[1].run), >, mn_text_run_get_width (lines[0].run) * 0.6);
  g_assert_cmpfloat_with_epsilon (center (&lines[0]), center (&lines[1]), 0.01);
  g_assert_cmpfloat_with_epsilon (center (&lines[0]), area.x + area.width * 0.225, 0.01);
}

static void
test_portrait (void)
{
  check (mn_page_setup_a4 ());
}

static void
test_landscape (void)
{
  check (mn_page_setup_a4_list ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/letterhead/portrait", test_portrait);
  g_test_add_func ("/documents/letterhead/landscape", test_landscape);
  g_test_add_func ("/documents/letterhead/balanced", test_balanced);
  return g_test_run ();
}
