/* test-number.c: counts, decimals and percentages
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  mn_assert_string (mn_number_format (13712), "13.712");
  mn_assert_string (mn_number_format (-1), "-1");
  mn_assert_string (mn_number_format_official (7), "07");
  mn_assert_string (mn_number_format_official (12), "12");
  mn_assert_string (mn_number_format_official (0), "0");
  mn_assert_string (mn_number_format_official (5905), "5.905");

  g_assert_true (mn_number_parse ("13.712", &number, NULL));
  g_assert_cmpint (number, ==, 13712);
  g_assert_true (mn_number_parse ("07", &number, NULL));
  g_assert_cmpint (number, ==, 7);
  g_assert_true (mn_number_parse ("-3", &number, NULL));
  g_assert_cmpint (number, ==, -3);
  g_assert_false (mn_number_parse ("2,5", &number, &error));
  mn_assert_error_says (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, "has a comma");
  g_clear_error (&error);
  g_assert_false (mn_number_parse ("năm", &number, &error));
  mn_assert_error_says (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX, "“năm” is not a number");
}

static void
test_decimal (void)
{
  static const struct {
    const char *typed;
    gint64 hundredths;
    const char *shown;
  } cases[] = {
    { "2,5", 250, "2,5" },
    { "2.5", 250, "2,5" },
    { "2,50", 250, "2,5" },
    { "2.05", 205, "2,05" },
    { "1", 100, "1" },
    { "100", 10000, "100" },
    { "0,05", 5, "0,05" },
    { "-0,05", -5, "-0,05" },
    { "1.234", 123400, "1.234" },
    { "1.234,5", 123450, "1.234,5" },
    { "1234.56", 123456, "1.234,56" },
  };
  static const char *const wrong[]
      = { "", "2,", ",5", "2,5,5", "2,555", "2.5.5", "a", "2,-5", "1.23.456", "+2", "2,5%" };
  gint64 hundredths = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (mn_decimal_parse (cases[i].typed, &hundredths, NULL));
      g_assert_cmpint (hundredths, ==, cases[i].hundredths);
      mn_assert_string (mn_decimal_format (hundredths), cases[i].shown);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (mn_decimal_parse (wrong[i], &hundredths, &error));
      g_assert_true (error != NULL && error->domain == MN_VALUE_ERROR);
    }
  g_assert_false (mn_decimal_parse ("92.233.720.368.547.758,08", &hundredths, NULL));
  g_assert_true (mn_decimal_parse ("92.233.720.368.547.758,07", &hundredths, NULL));
  g_assert_cmpint (hundredths, ==, G_MAXINT64);
}

static void
test_percent (void)
{
  gint64 hundredths = 0;

  mn_assert_string (mn_percent_format (570), "5,7%");
  mn_assert_string (mn_percent_format (10000), "100%");
  mn_assert_string (mn_percent_format (0), "0%");
  mn_assert_string (mn_percent_format (9875), "98,75%");
  g_assert_true (mn_percent_parse ("5,7%", &hundredths, NULL));
  g_assert_cmpint (hundredths, ==, 570);
  g_assert_true (mn_percent_parse ("100 %", &hundredths, NULL));
  g_assert_cmpint (hundredths, ==, 10000);
  g_assert_true (mn_percent_parse ("98.75", &hundredths, NULL));
  g_assert_cmpint (hundredths, ==, 9875);
  g_assert_false (mn_percent_parse ("%", &hundredths, NULL));
  g_assert_false (mn_percent_parse ("5%%", &hundredths, NULL));
}

static void
test_round_trip (void)
{
  for (gint64 hundredths = -20000; hundredths <= 20000; hundredths++)
    {
      g_autofree char *text = mn_percent_format (hundredths);
      gint64 again = 0;

      g_assert_true (mn_percent_parse (text, &again, NULL));
      g_assert_cmpint (again, ==, hundredths);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/whole", test_whole);
  g_test_add_func ("/number/decimal", test_decimal);
  g_test_add_func ("/number/percent", test_percent);
  g_test_add_func ("/number/round-trip", test_round_trip);
  return g_test_run ();
}
