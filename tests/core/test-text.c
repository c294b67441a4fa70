/* test-text.c: text as the register keeps it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static void
test_clean (void)
{
  static const char *const cases[][2] = {
    { "  Nguyễn \t Thị\xC2\xA0\xC2\xA0Hồng \n", "Nguyễn Thị Hồng" },
    { "Hô\xCC\x80ng", "Hồng" },
    { "Ho\xCC\x82\xCC\x80ng", "Hồng" },
    { "a\x01"
      "b\x7F"
      "c",
      "abc" },
    { "\xEF\xBB\xBF"
      "An\xE2\x80\x8B\xE2\x80\x8E",
      "An" },
    { "e\xE2\x80\x8B\xCC\x81", "é" },
    { "\xE3\x80\x80x\xE2\x80\x89y", "x y" },
    { "", "" },
    { " \n", "" },
    { "đ Đ ₫ “x” – 5", "đ Đ ₫ “x” – 5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      mn_assert_string (mn_text_clean (cases[i][0]), cases[i][1]);
      mn_assert_string (mn_text_clean (cases[i][1]), cases[i][1]);
    }
  g_assert_null (mn_text_clean ("a\xFF"));
  g_assert_null (mn_text_clean_note ("a\xFF"));
  g_assert_null (mn_text_nfc ("a\xC3"));
  g_assert_false (mn_text_is_nfc ("a\xC3"));
}

static void
test_clean_note (void)
{
  mn_assert_string (mn_text_clean_note ("một \r\n\r\n  hai\rba\n\n"), "một\n\nhai\nba");
  mn_assert_string (mn_text_clean_note ("\n\n a  b \xE2\x80\xA8 c"), "a b\nc");
  mn_assert_string (mn_text_clean_note ("a\tb"), "a b");
  mn_assert_string (mn_text_clean_note (" "), "");
}

/* Against ICU, every character of the first plane alone and behind a letter that takes marks. */
static void
test_nfc (void)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);

  for (gunichar c = 1; c < 0x10000; c++)
    {
      UChar source[2] = { 'e', (UChar)c };
      UChar composed[32];
      char utf8[8] = { 'e' };
      char wanted[64];
      g_autofree char *got = NULL;
      int32_t length;

      if (c >= 0xD800 && c < 0xE000)
        continue;

      utf8[1 + g_unichar_to_utf8 (c, utf8 + 1)] = '\0';
      length = unorm2_normalize (nfc, source, 2, composed, G_N_ELEMENTS (composed), &status);
      u_strToUTF8 (wanted, sizeof wanted, NULL, composed, length, &status);
      g_assert_true (U_SUCCESS (status));
      got = mn_text_nfc (utf8);
      if (strcmp (got, wanted) != 0)
        g_error ("U+%04X differs", c);
      g_assert_cmpint (mn_text_is_nfc (utf8), ==, strcmp (utf8, wanted) == 0);
    }
}

static void
test_case (void)
{
  mn_assert_string (mn_text_upper ("ủy ban nhân dân huyện i"), "ỦY BAN NHÂN DÂN HUYỆN I");
  mn_assert_string (mn_text_lower ("ĐẶNG THỊ ƯỚC I"), "đặng thị ước i");
  mn_assert_string (mn_text_capitalize ("ủy ban"), "Ủy ban");
  mn_assert_string (mn_text_capitalize ("“ông bà”"), "“Ông bà”");
  mn_assert_string (mn_text_capitalize ("5 suất quà"), "5 suất quà");
  mn_assert_string (mn_text_capitalize ("…"), "…");
  mn_assert_string (mn_text_capitalize (""), "");
}

static void
test_escape (void)
{
  mn_assert_string (mn_text_escape ("a\tb\nc\\d"), "a\\tb\\nc\\\\d");
  mn_assert_string (mn_text_unescape ("a\\tb\\nc\\\\d\\x\\"), "a\tb\nc\\d\\x\\");

  for (int i = 0; i < 2000; i++)
    {
      static const char alphabet[] = "tn\\\t\na";
      char text[9] = { 0 };
      g_autofree char *escaped = NULL;

      for (int j = 0; j < 8; j++)
        text[j] = alphabet[g_test_rand_int_range (0, 6)];
      escaped = mn_text_escape (text);
      g_assert_null (strpbrk (escaped, "\t\n"));
      mn_assert_string (mn_text_unescape (escaped), text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-note", test_clean_note);
  g_test_add_func ("/text/nfc", test_nfc);
  g_test_add_func ("/text/case", test_case);
  g_test_add_func ("/text/escape", test_escape);
  return g_test_run ();
}
