/* test-words.c: amounts in words
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

static const struct {
  gint64 number;
  const char *words;
} readings[] = {
  { 0, "không" },
  { 4, "bốn" },
  { 5, "năm" },
  { 10, "mười" },
  { 11, "mười một" },
  { 14, "mười bốn" },
  { 15, "mười lăm" },
  { 20, "hai mươi" },
  { 21, "hai mươi mốt" },
  { 24, "hai mươi tư" },
  { 25, "hai mươi lăm" },
  { 91, "chín mươi mốt" },
  { 100, "một trăm" },
  { 101, "một trăm linh một" },
  { 105, "một trăm linh năm" },
  { 110, "một trăm mười" },
  { 115, "một trăm mười lăm" },
  { 121, "một trăm hai mươi mốt" },
  { 1000, "một nghìn" },
  { 1005, "một nghìn không trăm linh năm" },
  { 1010, "một nghìn không trăm mười" },
  { 1500, "một nghìn năm trăm" },
  { 10000, "mười nghìn" },
  { 21000, "hai mươi mốt nghìn" },
  { 270000, "hai trăm bảy mươi nghìn" },
  { 1000005, "một triệu không trăm linh năm" },
  { 1005000, "một triệu không trăm linh năm nghìn" },
  { 3250000, "ba triệu hai trăm năm mươi nghìn" },
  { 3667005000, "ba tỷ sáu trăm sáu mươi bảy triệu không trăm linh năm nghìn" },
  { 1000000001, "một tỷ không trăm linh một" },
  { 1000001000, "một tỷ không trăm linh một nghìn" },
  { G_GINT64_CONSTANT (24000000000), "hai mươi tư tỷ" },
  { G_GINT64_CONSTANT (1000000000000), "một nghìn tỷ" },
  { G_GINT64_CONSTANT (1000000000000000000), "một tỷ tỷ" },
  { G_GINT64_CONSTANT (1000000000000000005), "một tỷ tỷ không trăm linh năm" },
  { G_GINT64_CONSTANT (1000000001000000000), "một tỷ không trăm linh một tỷ" },
  { G_MAXINT64, "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm "
                "mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh bảy" },
  { G_MININT64, "âm chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm "
                "năm mươi tư triệu bảy trăm bảy mươi lăm nghìn tám trăm linh tám" },
  { -21, "âm hai mươi mốt" },
};

static void
test_readings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      gint64 number = 77;

      mn_assert_string (mn_words_number (readings[i].number, MN_WORDS_DEFAULT), readings[i].words);
      g_assert_true (mn_words_parse (readings[i].words, &number));
      g_assert_cmpint (number, ==, readings[i].number);
    }
}

static void
test_money (void)
{
  mn_assert_string (mn_words_money (3667005000, MN_WORDS_DEFAULT),
                    "Ba tỷ sáu trăm sáu mươi bảy triệu không trăm linh năm nghìn đồng chẵn");
  mn_assert_string (mn_words_money (1005, MN_WORDS_DEFAULT), "Một nghìn không trăm linh năm đồng");
  mn_assert_string (mn_words_money (0, MN_WORDS_DEFAULT), "Không đồng");
  mn_assert_string (mn_words_money (500, MN_WORDS_DEFAULT), "Năm trăm đồng");
  mn_assert_string (mn_words_money (-3000, MN_WORDS_DEFAULT), "Âm ba nghìn đồng chẵn");
  mn_assert_string (mn_words_number (1105, MN_WORDS_NGAN), "một ngàn một trăm linh năm");
  mn_assert_string (mn_words_number (1105, MN_WORDS_LE), "một nghìn một trăm lẻ năm");
  mn_assert_string (mn_words_number (1005, MN_WORDS_NGAN | MN_WORDS_LE), "một ngàn không trăm lẻ năm");
}

static void
test_refuse (void)
{
  static const char *const wrong[] = {
    "",
    "âm",
    "âm không",
    "hai mươi một",
    "hai mươi bốn",
    "hai mươi năm",
    "mười năm",
    "mười mốt",
    "một mươi",
    "mươi hai",
    "một trăm năm",
    "một trăm linh",
    "một trăm không",
    "không trăm linh năm",
    "một nghìn năm",
    "một nghìn năm mươi",
    "một nghìn linh năm",
    "một nghìn hai triệu",
    "một nghìn hai trăm nghìn",
    "một triệu không trăm nghìn",
    "một tỷ không trăm",
    "tỷ",
    "nghìn",
    "một một",
    "trăm",
    "không không",
    "không nghìn",
    "một đồng",
    "twenty",
    "\xFF",
    "mười tỷ tỷ",
    "chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư "
    "triệu "
    "bảy trăm bảy mươi lăm nghìn tám trăm linh tám",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      gint64 number = 0;

      if (mn_words_parse (wrong[i], &number))
        g_error ("“%s” was taken for %" G_GINT64_FORMAT, wrong[i], number);
    }
}

static void
test_lenient (void)
{
  gint64 number = 0;

  g_assert_true (mn_words_parse ("  Hai  MƯƠI mốt\n", &number));
  g_assert_cmpint (number, ==, 21);
  g_assert_true (mn_words_parse ("hai mu\xCC\x9Bo\xCC\x9Bi tu\xCC\x9B", &number));
  g_assert_cmpint (number, ==, 24);
  g_assert_true (mn_words_parse ("một ngàn không trăm lẻ tư", &number));
  g_assert_cmpint (number, ==, 1004);
}

/* The flags take turns, so that all four styles are seen. */
static void
check_number (gint64 number, guint turn)
{
  g_autofree char *words = mn_words_number (number, turn % 4);
  gint64 again = 0;

  if (!mn_words_parse (words, &again) || again != number)
    g_error ("%" G_GINT64_FORMAT " is said “%s”, which reads %" G_GINT64_FORMAT, number, words, again);
}

/* A million numbers: the first hundred thousand, then numbers of every length, half of them with groups of zeros,
 * which is where readings go wrong. */
static void
test_million (void)
{
  GRand *random = g_rand_new_with_seed (20170531);

  for (guint i = 0; i < 100000; i++)
    check_number (i, i);
  for (guint i = 0; i < 900000; i++)
    {
      gint64 number = (gint64)((guint64)g_rand_int (random) << 32 | g_rand_int (random)) >> (i % 63);

      if (i % 2 == 0)
        {
          guint zeros = g_rand_int (random);

          for (gint64 unit = 1, group = 0; group < 6; unit *= 1000, group++)
            if (zeros >> group & 1)
              number -= number / unit % 1000 * unit;
            else if (zeros >> (group + 8) & 1)
              number -= number / unit % 1000 / 10 * 10 * unit;
        }
      check_number (number, i);
    }
  g_rand_free (random);
}

static gpointer
say_numbers (gpointer data)
{
  for (guint i = 0; i < 5000; i++)
    check_number ((gint64)i * 7919 * GPOINTER_TO_INT (data), i);
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("words", say_numbers, GINT_TO_POINTER (i + 1));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/readings", test_readings);
  g_test_add_func ("/words/money", test_money);
  g_test_add_func ("/words/refuse", test_refuse);
  g_test_add_func ("/words/lenient", test_lenient);
  g_test_add_func ("/words/million", test_million);
  g_test_add_func ("/words/threads", test_threads);
  return g_test_run ();
}
