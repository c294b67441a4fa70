/* test-font-set.c: fonts, coverage and glyph runs
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cairo.h>
#include <string.h>

#include "mn-font-choice.h"
#include "mn-font-set.h"

static MnFontSet *
serif (void)
{
  g_autoptr (GError) error = NULL;
  MnFontSet *fonts = mn_font_set_new_serif (&error);

  g_assert_no_error (error);
  return fonts;
}

static MnTextRun *
shape (MnFontSet *fonts, MnTextStyle style, const char *text)
{
  g_autoptr (GError) error = NULL;
  MnTextRun *run = mn_font_set_shape (fonts, &style, text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (run);
  return run;
}

static void
test_family (void)
{
  static const char *const with_fallback[] = { "No Such Family", "Liberation Serif", NULL };
  static const char *const without[] = { "No Such Family", "DejaVu Sans Mono Nowhere", NULL };
  g_autoptr (MnFontSet) fonts = serif ();
  g_autoptr (MnFontSet) second = mn_font_set_new (with_fallback, NULL);
  g_autoptr (MnFontSet) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_equal (mn_font_set_get_family (fonts), "Times New Roman")
                 || g_str_equal (mn_font_set_get_family (fonts), "Liberation Serif")
                 || g_str_equal (mn_font_set_get_family (fonts), "Tinos"));
  if (second != NULL)
    g_assert_cmpstr (mn_font_set_get_family (second), ==, "Liberation Serif");
  /* fontconfig would answer with something; a stand-in is not taken. */
  none = mn_font_set_new (without, &error);
  g_assert_null (none);
  g_assert_error (error, MN_TEXT_ERROR, MN_TEXT_ERROR_NO_FONT);
  g_assert_nonnull (strstr (error->message, "No Such Family"));
}

static void
test_all_letters (void)
{
  static const char others[] = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư";
  g_autoptr (MnFontSet) fonts = serif ();
  g_autoptr (GString) letters = g_string_new (others);

  for (gunichar c = 0x1ea0; c <= 0x1ef9; c++)
    g_string_append_unichar (letters, c);
  g_assert_cmpint (g_utf8_strlen (letters->str, -1), ==, 134);
  for (guint style = 0; style < 4; style++)
    {
      g_autoptr (MnTextRun) run = shape (fonts, (MnTextStyle) { 11, style & 1, style & 2 }, letters->str);

      g_assert_cmpstr (mn_text_run_get_text (run), ==, letters->str);
      g_assert_cmpfloat (mn_text_run_get_width (run), >, 134 * 3);
    }
}

static void
test_normalised (void)
{
  g_autoptr (MnFontSet) fonts = serif ();
  g_autofree char *decomposed = g_utf8_normalize ("Nguyễn Thị Hồng Phượng", -1, G_NORMALIZE_NFD);
  g_autoptr (MnTextRun) one = shape (fonts, MN_TEXT_REGULAR (12), "Nguyễn Thị Hồng Phượng");
  g_autoptr (MnTextRun) other = shape (fonts, MN_TEXT_REGULAR (12), decomposed);
  g_autoptr (MnTextRun) lines = shape (fonts, MN_TEXT_REGULAR (12), "một\nhai\tba");

  g_assert_cmpstr (decomposed, !=, "Nguyễn Thị Hồng Phượng");
  g_assert_cmpstr (mn_text_run_get_text (other), ==, "Nguyễn Thị Hồng Phượng");
  g_assert_true (one == other); /* one string, one run */
  g_assert_cmpstr (mn_text_run_get_text (lines), ==, "một hai ba");
}

static void
test_missing (void)
{
  static const MnTextStyle style = { 12, FALSE, FALSE };
  g_autoptr (MnFontSet) fonts = serif ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) encoding = NULL;

  g_assert_null (mn_font_set_shape (fonts, &style, "Trần Văn 漢", &error));
  g_assert_error (error, MN_TEXT_ERROR, MN_TEXT_ERROR_MISSING_GLYPH);
  g_assert_nonnull (strstr (error->message, "“漢” (U+6F22)"));
  g_assert_null (mn_font_set_shape (fonts, &style, "a\xff", &encoding));
  g_assert_error (encoding, MN_TEXT_ERROR, MN_TEXT_ERROR_ENCODING);
}

/* Cairo measures with FreeType and knows nothing of our code. */
static void
test_widths (void)
{
  static const char *const words[] = { "Hồng", "minh", "3.667.005.000", "đồng" };
  g_autoptr (MnFontSet) fonts = serif ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options (cr, options);
  cairo_select_font_face (cr, mn_font_set_get_family (fonts), CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 100);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (MnTextRun) run = shape (fonts, MN_TEXT_REGULAR (100), words[i]);
      cairo_text_extents_t extents;

      cairo_text_extents (cr, words[i], &extents);
      g_assert_cmpfloat_with_epsilon (mn_text_run_get_width (run), extents.x_advance, 0.5);
    }
  cairo_font_options_destroy (options);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_figures (void)
{
  g_autoptr (MnFontSet) fonts = serif ();
  g_autoptr (MnTextRun) ones = shape (fonts, MN_TEXT_BOLD (11), "1.111.111");
  g_autoptr (MnTextRun) eights = shape (fonts, MN_TEXT_BOLD (11), "8.888.888");
  g_autoptr (MnTextRun) words = shape (fonts, MN_TEXT_REGULAR (11), "An Nghiêng Ba");
  g_autoptr (MnTextRun) longest = shape (fonts, MN_TEXT_REGULAR (11), "Nghiêng");

  g_assert_cmpfloat_with_epsilon (mn_text_run_get_width (ones), mn_text_run_get_width (eights), 0.001);
  g_assert_cmpfloat_with_epsilon (mn_text_run_get_longest_word (words), mn_text_run_get_width (longest), 0.01);
  g_assert_cmpfloat (mn_text_run_get_ascent (ones), >, 8);
  g_assert_cmpfloat (mn_text_run_get_descent (ones), >, 1);
}

static void
test_empty (void)
{
  g_autoptr (MnFontSet) fonts = serif ();
  g_autoptr (MnTextRun) run = shape (fonts, MN_TEXT_REGULAR (12), "");

  g_assert_cmpfloat (mn_text_run_get_width (run), ==, 0);
}

static guint
count_black (const MnTextRun *run)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 200, 40);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  mn_text_run_draw (run, cr, 5, 30);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  for (int y = 0; y < 40; y++)
    for (int x = 0; x < 200; x++)
      n += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x] > 127;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

static void
test_drawn (void)
{
  g_autoptr (MnFontSet) fonts = serif ();
  g_autoptr (MnTextRun) regular = shape (fonts, MN_TEXT_REGULAR (24), "Trẻ em");
  g_autoptr (MnTextRun) bold = shape (fonts, MN_TEXT_BOLD (24), "Trẻ em");

  g_assert_cmpuint (count_black (regular), >, 100);
  g_assert_cmpuint (count_black (bold), >, count_black (regular));
}

/* What is offered opens. */
static void
test_choices (void)
{
  g_autoptr (GPtrArray) choices = mn_font_choices ();
  gboolean found = FALSE;

  for (guint i = 0; i < choices->len; i++)
    {
      const MnFontChoice *choice = g_ptr_array_index (choices, i);
      const char *const families[] = { choice->family, NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (MnFontSet) fonts = mn_font_set_new (families, &error);

      if (choice->problem == NULL)
        g_assert_no_error (error);
      g_test_message ("%s: %s", choice->family, choice->problem != NULL ? choice->problem : "will do");
      found |= g_str_equal (choice->family, "Liberation Serif") && choice->problem == NULL;
    }
  g_assert_true (found);
}

static void
test_chosen (void)
{
  g_autoptr (MnFontSet) chosen = NULL;
  g_autoptr (MnFontSet) absent = NULL;

  mn_font_set_choose_paper ("Liberation Sans");
  chosen = mn_font_set_new_serif (NULL);
  g_assert_cmpstr (mn_font_set_get_family (chosen), ==, "Liberation Sans");
  mn_font_set_choose_paper ("Nowhere Sans");
  absent = mn_font_set_new_serif (NULL);
  g_assert_nonnull (absent);
  g_assert_cmpstr (mn_font_set_get_family (absent), !=, "Nowhere Sans");
  mn_font_set_choose_paper (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/font-set/family", test_family);
  g_test_add_func ("/text/font-set/all-letters", test_all_letters);
  g_test_add_func ("/text/font-set/normalised", test_normalised);
  g_test_add_func ("/text/font-set/missing", test_missing);
  g_test_add_func ("/text/font-set/widths", test_widths);
  g_test_add_func ("/text/font-set/figures", test_figures);
  g_test_add_func ("/text/font-set/empty", test_empty);
  g_test_add_func ("/text/font-set/drawn", test_drawn);
  g_test_add_func ("/text/font-set/choices", test_choices);
  g_test_add_func ("/text/font-set/chosen", test_chosen);
  return g_test_run ();
}
