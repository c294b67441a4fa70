/* test-fold.c: search keys without marks
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* The 67 accented letters with đ, in lower case; their capitals are made from them. */
static const char letters[] = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";

/* The slow and obvious way: decompose with ICU, drop the marks, đ by hand. */
static gunichar
fold_with_icu (gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfd = unorm2_getNFDInstance (&status);
  UChar source[1] = { (UChar)c };
  UChar parts[8];
  int32_t length = unorm2_normalize (nfd, source, 1, parts, G_N_ELEMENTS (parts), &status);
  gunichar letter = 0;

  if (c == 0x110 || c == 0x111)
    return 'd';

  for (int32_t i = 0; i < length; i++)
    if (u_charType (parts[i]) != U_NON_SPACING_MARK)
      {
        g_assert_cmpuint (letter, ==, 0);
        letter = (gunichar)u_tolower (parts[i]);
      }
  return letter;
}

static void
check_letter (gunichar c)
{
  char text[8] = { 0 };
  char wanted[2] = { (char)fold_with_icu (c), '\0' };
  g_autofree char *decomposed = NULL;

  g_assert_true (g_ascii_islower (wanted[0]));
  g_unichar_to_utf8 (c, text);
  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  mn_assert_string (mn_fold (text), wanted);
  mn_assert_string (mn_fold (decomposed), wanted);
}

static void
test_all_letters (void)
{
  guint n = 0;

  for (const char *p = letters; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      check_letter (c);
      check_letter (g_unichar_toupper (c));
      n += 2;
    }
  g_assert_cmpuint (n, ==, 134);
  for (char c = 'a'; c <= 'z'; c++)
    {
      check_letter ((gunichar)c);
      check_letter ((gunichar)g_ascii_toupper (c));
    }
}

/* The tables hold every letter of their ranges that ICU takes apart into an ASCII letter and marks. */
static void
test_tables (void)
{
  for (gunichar c = 0xC0; c < 0x1F00; c = c == 0x23F ? 0x1E00 : c + 1)
    {
      char text[8] = { 0 };
      gunichar letter = u_isalpha ((UChar32)c) ? fold_with_icu (c) : 0;
      char wanted[2] = { (char)letter, '\0' };

      g_unichar_to_utf8 (c, text);
      if (letter >= 'a' && letter <= 'z')
        mn_assert_string (mn_fold (text), wanted);
    }
}

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "Nguyễn Thị Hồng", "nguyen thi hong" },
    { "  Nguyễn--Thị,\tHồng. ", "nguyen thi hong" },
    { "ĐẶNG Ðặng đặng", "dang dang dang" },
    { "GD 4 79 1234567890", "gd 4 79 1234567890" },
    { "12/QĐ-UBND", "12 qd ubnd" },
    { "H'Hen Ê-đê", "h hen e de" },
    { "Krông\xC2\xA0Nô", "krong no" },
    { "ﬁ Ａ５", "fi a5" },
    { "Ельцин ЙЙ", "ельцин ии" },
    { "a\xFF"
      "b",
      "a b" },
    { "\xC3", "" },
    { "\xE1\xBA", "" },
    { "\xCC\x81", "" },
    { "…", "" },
    { "", "" },
  };
  g_autoptr (GString) into = g_string_new ("x");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    mn_assert_string (mn_fold (cases[i][0]), cases[i][1]);
  mn_fold_append (into, " Ấ b");
  g_assert_cmpstr (into->str, ==, "xa b");
}

static void
test_key (void)
{
  static const char *const texts[] = { "Nguyễn Thị Hồng", "", NULL, "0912 345" };
  g_autofree char *key = mn_fold_key (texts, G_N_ELEMENTS (texts));
  static const struct {
    const char *typed;
    gboolean found;
  } cases[] = {
    { "nguyen thi hong", TRUE },
    { "hong nguyen", TRUE },
    { "Hồ", TRUE },
    { "thị h", TRUE },
    { "", TRUE },
    { "  ", TRUE },
    { "ong", FALSE },
    { "hongg", FALSE },
    { "hong x", FALSE },
    { "345 ng", TRUE },
    { "45", FALSE },
  };

  g_assert_cmpstr (key, ==, " nguyen thi hong 0912 345 0912345");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = mn_fold_words (cases[i].typed);

      g_assert_cmpint (mn_fold_matches (key, (const char *const *)words), ==, cases[i].found);
    }
}

/* Puts the spans between brackets. */
static char *
mark_spans (const char *shown, const char *typed)
{
  g_auto (GStrv) words = mn_fold_words (typed);
  g_autoptr (GArray) spans = mn_fold_spans (shown, (const char *const *)words);
  GString *marked = g_string_new (shown);

  g_assert_cmpuint (spans->len % 2, ==, 0);
  for (guint i = spans->len; i > 0; i -= 2)
    {
      g_string_insert_c (marked, (gssize)g_array_index (spans, gsize, i - 1), ']');
      g_string_insert_c (marked, (gssize)g_array_index (spans, gsize, i - 2), '[');
    }
  return g_string_free (marked, FALSE);
}

/* A telephone number is found however it was written and however it is typed; a paper's number and year stay two words.
 */
static void
test_numbers (void)
{
  static const char *const written[]
      = { "0905123456", "0905 123 456", "0905.123.456", "+84 905 123 456", "(0905) 123-456" };
  static const char *const typed[] = { "0905123456", "0905 123 456", "0905 1234", "0905", "090.512.345.6" };
  static const char *const paper[] = { "Quyết định 012/2016" };
  g_autofree char *paper_key = mn_fold_key (paper, 1);
  g_auto (GStrv) paper_words = mn_fold_words ("012 2016");
  g_auto (GStrv) mixed = mn_fold_words ("lan 0905 123 2011 an");

  for (gsize i = 0; i < G_N_ELEMENTS (written); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (typed); j++)
      {
        g_autofree char *key = mn_fold_key (&written[i], 1);
        g_auto (GStrv) words = mn_fold_words (typed[j]);

        if (!mn_fold_matches (key, (const char *const *)words))
          g_error ("“%s” does not find “%s” (%s)", typed[j], written[i], key);
      }
  g_assert_true (mn_fold_matches (paper_key, (const char *const *)paper_words));
  g_assert_cmpuint (g_strv_length (mixed), ==, 3);
  g_assert_cmpstr (mixed[1], ==, "09051232011");
}

static void
test_spans (void)
{
  mn_assert_string (mark_spans ("Nguyễn Thị Hồng", "hon nguyen t"), "[Nguyễn] [T]hị [Hồn]g");
  mn_assert_string (mark_spans ("Nguyễn Thị Hồng", "h ho"), "Nguyễn Thị [Hồ]ng");
  mn_assert_string (mark_spans ("Nguyễn Thị Hồng", "ong"), "Nguyễn Thị Hồng");
  mn_assert_string (mark_spans ("Nguyễn Thị Hồng", ""), "Nguyễn Thị Hồng");
  mn_assert_string (mark_spans ("Ngô (Ngà)", "ng"), "[Ng]ô ([Ng]à)");
  mn_assert_string (mark_spans ("Ngô", "ngoc"), "Ngô");
  mn_assert_string (mark_spans ("ﬁlm", "f"), "[ﬁ]lm");
  /* Decomposed: the marks belong to the letter. */
  mn_assert_string (mark_spans ("Ho\xCC\x82\xCC\x80ng", "ho"), "[Ho\xCC\x82\xCC\x80]ng");
  mn_assert_string (mark_spans ("Ho\xCC\x82\xCC\x80", "HỒ"), "[Ho\xCC\x82\xCC\x80]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/all-letters", test_all_letters);
  g_test_add_func ("/fold/tables", test_tables);
  g_test_add_func ("/fold/fold", test_fold);
  g_test_add_func ("/fold/key", test_key);
  g_test_add_func ("/fold/numbers", test_numbers);
  g_test_add_func ("/fold/spans", test_spans);
  return g_test_run ();
}
