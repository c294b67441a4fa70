/* test-money.c: whole đồng
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

static void
test_parse (void)
{
  static const struct {
    const char *typed;
    gint64 dong;
  } cases[] = {
    { "3.667.005.000", 3667005000 },
    { "3667005000", 3667005000 },
    { "3 667 005 000 đ", 3667005000 },
    { "3\xC2\xA0"
      "667\xC2\xA0"
      "005\xC2\xA0"
      "000 ₫",
      3667005000 },
    { "1.200.000 đồng", 1200000 },
    { "1.200.000 ĐỒNG", 1200000 },
    { "1.200.000 \xC4\x91\xC3\xB4\xCC\x80ng", 1200000 }, /* not composed */
    { "1.200.000VNĐ", 1200000 },
    { "1.200.000 vnd", 1200000 },
    { "100.000đ", 100000 },
    { " 500 ", 500 },
    { "0", 0 },
    { "000500", 500 },
    { "999", 999 },
    { "1.000", 1000 },
    { "9.223.372.036.854.775.807", G_MAXINT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 dong = -7;
      gboolean taken = mn_money_parse (cases[i].typed, FALSE, &dong, &error);

      g_assert_no_error (error);
      g_assert_true (taken);
      g_assert_cmpint (dong, ==, cases[i].dong);
    }
}

static void
test_negative (void)
{
  g_autoptr (GError) error = NULL;
  gint64 dong = 0;

  g_assert_false (mn_money_parse ("-5.000", FALSE, &dong, &error));
  mn_assert_error_says (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, "must not be negative: “-5.000”");
  g_assert_true (mn_money_parse ("-5.000", TRUE, &dong, NULL));
  g_assert_cmpint (dong, ==, -5000);
  g_assert_true (mn_money_parse ("−5.000 đ", TRUE, &dong, NULL));
  g_assert_cmpint (dong, ==, -5000);
  g_assert_true (mn_money_parse ("-9.223.372.036.854.775.808", TRUE, &dong, NULL));
  g_assert_cmpint (dong, ==, G_MININT64);
  g_assert_false (mn_money_parse ("-9.223.372.036.854.775.809", TRUE, &dong, NULL));
  g_assert_false (mn_money_parse ("--5", TRUE, &dong, NULL));
}

static void
test_refuse (void)
{
  static const struct {
    const char *typed;
    MnValueError code;
    const char *says;
  } cases[] = {
    { "23.0000.000", MN_VALUE_ERROR_SYNTAX, "The group “0000” in “23.0000.000” is wrong" },
    { "23.00.000", MN_VALUE_ERROR_SYNTAX, "The group “00”" },
    { "2300.000", MN_VALUE_ERROR_SYNTAX, "The group “2300”" },
    { "23 0000 000 đ", MN_VALUE_ERROR_SYNTAX, "The group “0000” in “23 0000 000 đ”" },
    { "1.5", MN_VALUE_ERROR_SYNTAX, "The group “5”" },
    { "0.500", MN_VALUE_ERROR_SYNTAX, "The group “0”" },
    { "1..000", MN_VALUE_ERROR_SYNTAX, "Digits are missing" },
    { "1.000.", MN_VALUE_ERROR_SYNTAX, "Digits are missing" },
    { "1,5", MN_VALUE_ERROR_RANGE, "“1,5” is not a whole amount" },
    { "1.200,50 đ", MN_VALUE_ERROR_RANGE, "is not a whole amount" },
    { "1,200,000", MN_VALUE_ERROR_SYNTAX, "written with points: 1.200.000" },
    { "12 abc", MN_VALUE_ERROR_SYNTAX, "“12 abc” is not an amount" },
    { "abc", MN_VALUE_ERROR_SYNTAX, "is not an amount" },
    { "", MN_VALUE_ERROR_SYNTAX, "is not an amount" },
    { "đ", MN_VALUE_ERROR_SYNTAX, "is not an amount" },
    { ".000", MN_VALUE_ERROR_SYNTAX, "is not a number" },
    { "1e5", MN_VALUE_ERROR_SYNTAX, "is not an amount" },
    { "0x10", MN_VALUE_ERROR_SYNTAX, "is not an amount" },
    { "1 000.000", MN_VALUE_ERROR_SYNTAX, "is not a number" },
    { "9.223.372.036.854.775.808", MN_VALUE_ERROR_RANGE, "too large" },
    { "99999999999999999999999", MN_VALUE_ERROR_RANGE, "too large" },
    { "\xFF", MN_VALUE_ERROR_SYNTAX, "is not an amount" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 dong = -7;

      g_assert_false (mn_money_parse (cases[i].typed, TRUE, &dong, &error));
      mn_assert_error_says (error, MN_VALUE_ERROR, cases[i].code, cases[i].says);
      g_assert_cmpint (dong, ==, -7);
    }
}

static void
test_format (void)
{
  mn_assert_string (mn_money_format (3667005000), "3.667.005.000");
  mn_assert_string (mn_money_format_unit (3667005000), "3.667.005.000 đ");
  mn_assert_string (mn_money_format (0), "0");
  mn_assert_string (mn_money_format (999), "999");
  mn_assert_string (mn_money_format (1000), "1.000");
  mn_assert_string (mn_money_format (-270000), "-270.000");
  mn_assert_string (mn_money_format (G_MININT64), "-9.223.372.036.854.775.808");
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++)
    {
      gint64 dong = (gint64)((guint64)g_test_rand_int () << 32 | (guint32)g_test_rand_int ()) >> (i % 64);
      g_autofree char *text = i % 2 ? mn_money_format (dong) : mn_money_format_unit (dong);
      gint64 again = 0;

      g_assert_true (mn_money_parse (text, TRUE, &again, NULL));
      g_assert_cmpint (again, ==, dong);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/negative", test_negative);
  g_test_add_func ("/money/refuse", test_refuse);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/round-trip", test_round_trip);
  return g_test_run ();
}
