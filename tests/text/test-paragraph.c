/* test-paragraph.c: lines and where they break
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "mn-paragraph.h"

static const char sentence[]
    = "Trẻ em là người dưới 16 tuổi; Nhà nước, gia đình và xã hội bảo đảm để mọi trẻ em được sống, được phát triển.";

static MnFontSet *fonts;

static MnParagraph *
make (const char *text, MnTextAlign align, double width, double indent)
{
  static const MnTextStyle style = { 14, FALSE, FALSE };
  MnParagraphFormat format = { .align = align, .width = width, .indent = indent };
  g_autoptr (GError) error = NULL;
  MnParagraph *paragraph = mn_paragraph_new (fonts, &style, &format, text, &error);

  g_assert_no_error (error);
  return paragraph;
}

/* @between is put where lines were broken. */
static char *
join (const MnParagraph *paragraph, const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mn_paragraph_get_n_lines (paragraph); i++)
    {
      if (i > 0)
        g_string_append (text, between);
      g_string_append (text, mn_text_run_get_text (mn_paragraph_get_line (paragraph, i)->run));
    }
  return g_string_free (text, FALSE);
}

static void
test_breaks (void)
{
  for (double width = 80; width < 900; width += 37)
    {
      g_autoptr (MnParagraph) paragraph = make (sentence, MN_TEXT_ALIGN_LEFT, width, 0);
      g_autofree char *text = join (paragraph, " ");
      double baseline = 0;

      g_assert_cmpstr (text, ==, sentence);
      for (guint i = 0; i < mn_paragraph_get_n_lines (paragraph); i++)
        {
          const MnTextLine *line = mn_paragraph_get_line (paragraph, i);

          g_assert_cmpfloat (mn_text_run_get_width (line->run), <=, width + 0.02);
          g_assert_cmpfloat (line->baseline, >, baseline);
          baseline = line->baseline;
        }
      g_assert_cmpfloat (mn_paragraph_get_height (paragraph), >, baseline);
    }
}

static void
test_hard_breaks (void)
{
  g_autoptr (MnParagraph) paragraph = make ("Nam/\nNữ\n\nhết", MN_TEXT_ALIGN_LEFT, 0, 0);
  g_autofree char *text = join (paragraph, "|");

  g_assert_cmpstr (text, ==, "Nam/|Nữ||hết");
}

static void
test_long_word (void)
{
  g_autoptr (MnParagraph) paragraph = make ("Nghiêngnghiêngnghiêngnghiêngnghiêng", MN_TEXT_ALIGN_LEFT, 40, 0);
  g_autoptr (MnParagraph) hopeless = make ("Ễm", MN_TEXT_ALIGN_LEFT, 1, 0);
  g_autofree char *text = join (paragraph, "");
  g_autofree char *letters = join (hopeless, "|");

  g_assert_cmpstr (text, ==, "Nghiêngnghiêngnghiêngnghiêngnghiêng");
  g_assert_cmpuint (mn_paragraph_get_n_lines (paragraph), >, 3);
  g_assert_cmpstr (letters, ==, "Ễ|m");
}

static void
test_aligned (void)
{
  static const MnTextAlign aligns[] = { MN_TEXT_ALIGN_LEFT, MN_TEXT_ALIGN_CENTER, MN_TEXT_ALIGN_RIGHT };

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    {
      g_autoptr (MnParagraph) paragraph = make ("Cam Lộ", aligns[i], 200, 0);
      const MnTextLine *line = mn_paragraph_get_line (paragraph, 0);

      g_assert_cmpfloat_with_epsilon (line->x, (200 - mn_text_run_get_width (line->run)) * i / 2, 0.001);
    }
}

static void
test_justified (void)
{
  g_autoptr (MnParagraph) paragraph = make (sentence, MN_TEXT_ALIGN_JUSTIFY, 250, 28);
  g_autofree char *text = join (paragraph, " ");
  guint n = mn_paragraph_get_n_lines (paragraph);

  g_assert_cmpuint (n, >, 2);
  g_assert_cmpstr (text, ==, sentence);
  g_assert_cmpfloat (mn_paragraph_get_line (paragraph, 0)->x, ==, 28);
  for (guint i = 0; i < n; i++)
    {
      const MnTextLine *line = mn_paragraph_get_line (paragraph, i);
      double right = line->x + mn_text_run_get_width (line->run);

      if (i + 1 < n)
        g_assert_cmpfloat_with_epsilon (right, 250, 0.02);
      else
        g_assert_cmpfloat (right, <, 250);
    }
}

static void
test_missing (void)
{
  static const MnTextStyle style = { 14, FALSE, FALSE };
  MnParagraphFormat format = { .width = 100 };
  g_autoptr (GError) error = NULL;

  g_assert_null (mn_paragraph_new (fonts, &style, &format, "một hai ba bốn năm sáu bảy\ntám 字", &error));
  g_assert_error (error, MN_TEXT_ERROR, MN_TEXT_ERROR_MISSING_GLYPH);
  g_assert_nonnull (strstr (error->message, "字"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fonts = mn_font_set_new_serif (NULL);
  g_assert_nonnull (fonts);
  g_test_add_func ("/text/paragraph/breaks", test_breaks);
  g_test_add_func ("/text/paragraph/hard-breaks", test_hard_breaks);
  g_test_add_func ("/text/paragraph/long-word", test_long_word);
  g_test_add_func ("/text/paragraph/aligned", test_aligned);
  g_test_add_func ("/text/paragraph/justified", test_justified);
  g_test_add_func ("/text/paragraph/missing", test_missing);
  status = g_test_run ();
  mn_font_set_unref (fonts);
  return status;
}
