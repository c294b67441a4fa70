/* test-date.c: calendar dates that may be partial
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

static MnDate
iso (const char *text)
{
  g_autoptr (GError) error = NULL;
  MnDate date = MN_DATE_NONE;

  mn_date_parse_iso (text, &date, &error);
  g_assert_no_error (error);
  return date;
}

#define assert_date(date, expected) mn_assert_string (mn_date_to_iso (date), expected)

static void
test_parse (void)
{
  static const struct {
    const char *typed;
    const char *iso;
    const char *shown;
  } cases[] = {
    { "31/05/2017", "2017-05-31", "31/05/2017" },
    { "31-5-2017", "2017-05-31", "31/05/2017" },
    { "31.5.2017", "2017-05-31", "31/05/2017" },
    { "31 5 2017", "2017-05-31", "31/05/2017" },
    { "1/6/2017", "2017-06-01", "01/06/2017" },
    { " 1 / 6 / 2017 ", "2017-06-01", "01/06/2017" },
    { "2017-05-31", "2017-05-31", "31/05/2017" },
    { "2017/05/31", "2017-05-31", "31/05/2017" },
    { "5/2016", "2016-05", "05/2016" },
    { "2016-05", "2016-05", "05/2016" },
    { "2016", "2016", "2016" },
    { "29/02/2016", "2016-02-29", "29/02/2016" },
    { "29/02/2000", "2000-02-29", "29/02/2000" },
    { "0001-01-01", "0001-01-01", "01/01/0001" },
    { "31/12/9999", "9999-12-31", "31/12/9999" },
    { "ngày 05 tháng 01 năm 2017", "2017-01-05", "05/01/2017" },
    { "Tháng 6 năm 2012", "2012-06", "06/2012" },
    { "tháng 6/2012", "2012-06", "06/2012" },
    { "Năm 2012", "2012", "2012" },
    { "15-Mar-2012", "2012-03-15", "15/03/2012" },
    { "1 September 2012", "2012-09-01", "01/09/2012" },
    { "15-Thg3-2012", "2012-03-15", "15/03/2012" },
    { "31\xC2\xA0"
      "5\t2017",
      "2017-05-31", "31/05/2017" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL;
      MnDate date = MN_DATE_NONE;
      MnDate again = MN_DATE_NONE;

      g_assert_true (mn_date_parse (cases[i].typed, &date, &error));
      g_assert_no_error (error);
      assert_date (date, cases[i].iso);
      shown = mn_date_format (date);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_true (mn_date_parse (shown, &again, NULL));
      g_assert_cmpint (mn_date_compare (date, again), ==, 0);
      assert_date (iso (cases[i].iso), cases[i].iso);
    }
}

static void
test_refuse (void)
{
  static const struct {
    const char *typed;
    MnValueError code;
    const char *says;
  } cases[] = {
    { "31/02/2017", MN_VALUE_ERROR_RANGE, "There is no 31/02/2017: month 2 of 2017 has 28 days." },
    { "30/02/2016", MN_VALUE_ERROR_RANGE, "has 29 days" },
    { "29/02/1900", MN_VALUE_ERROR_RANGE, "has 28 days" },
    { "31/04/2017", MN_VALUE_ERROR_RANGE, "month 4 of 2017 has 30 days" },
    { "00/05/2017", MN_VALUE_ERROR_RANGE, "There is no 00/05/2017" },
    { "05/31/2017", MN_VALUE_ERROR_RANGE, "There is no month 31. Write the day first" },
    { "01/13/2017", MN_VALUE_ERROR_RANGE, "There is no month 13" },
    { "13/2017", MN_VALUE_ERROR_RANGE, "There is no month 13" },
    { "0/2017", MN_VALUE_ERROR_RANGE, "There is no month 0" },
    { "2017-02-31", MN_VALUE_ERROR_RANGE, "month 2 of 2017 has 28 days" },
    { "31/05/17", MN_VALUE_ERROR_SYNTAX, "four digits" },
    { "5/17", MN_VALUE_ERROR_SYNTAX, "four digits" },
    { "17", MN_VALUE_ERROR_SYNTAX, "four digits" },
    { "31/05/017", MN_VALUE_ERROR_SYNTAX, "four digits" },
    { "01/01/0000", MN_VALUE_ERROR_RANGE, "year 0" },
    { "", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "hôm qua", MN_VALUE_ERROR_SYNTAX, "“hôm qua” is not a date" },
    { "31/05/2017/1", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "31//05/2017", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "31/05/", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "/05/2017", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "-5/05/2017", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "15-Mar-12", MN_VALUE_ERROR_SYNTAX, "four digits" },
    { "31-Feb-2012", MN_VALUE_ERROR_RANGE, "There is no 31/02/2012" },
    { "tháng 13 năm 2012", MN_VALUE_ERROR_RANGE, "There is no month 13" },
    { "15 Mai 2012", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "sinh tháng 6 năm 2012", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "tháng 612", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "15 tháng 6", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "31/05/20170", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "031/05/2017", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "31052017", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "31/05/2017x", MN_VALUE_ERROR_SYNTAX, "is not a date" },
    { "\xFF", MN_VALUE_ERROR_SYNTAX, "is not a date" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      MnDate date = iso ("1999-09-09");

      g_assert_false (mn_date_parse (cases[i].typed, &date, &error));
      mn_assert_error_says (error, MN_VALUE_ERROR, cases[i].code, cases[i].says);
      assert_date (date, "1999-09-09");
    }
}

static void
test_refuse_iso (void)
{
  static const char *const wrong[]
      = { "",     "31/05/2017", "2017-5-31", "2017-05-31 ", "2017-05-", "2017-13",  "2017-02-29",      "2017-00",
          "0000", "2017-05-00", "20170531",  "2017/05/31",  " 2017",    "２０１７", "2017-05-31T00:00" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      MnDate date;

      g_assert_false (mn_date_parse_iso (wrong[i], &date, &error));
      g_assert_true (error != NULL && error->domain == MN_VALUE_ERROR);
    }
}

static void
test_official (void)
{
  mn_assert_string (mn_date_format_official (iso ("2017-01-05")), "ngày 05 tháng 01 năm 2017");
  mn_assert_string (mn_date_format_official (iso ("2017-02-10")), "ngày 10 tháng 02 năm 2017");
  mn_assert_string (mn_date_format_official (iso ("2017-05-31")), "ngày 31 tháng 5 năm 2017");
  mn_assert_string (mn_date_format_official (iso ("2016-09-09")), "ngày 09 tháng 9 năm 2016");
  mn_assert_string (mn_date_format_official (iso ("2017-12-01")), "ngày 01 tháng 12 năm 2017");
}

/* Every day of ten millennia against GLib's calendar. */
static void
test_days (void)
{
  GDate *other = g_date_new_dmy (1, G_DATE_JANUARY, 1);

  for (gint32 day = 1; day <= 3652059; day++, g_date_add_days (other, 1))
    {
      MnDate date = mn_date_from_day (day);

      if (date.year != g_date_get_year (other) || date.month != (guint8)g_date_get_month (other)
          || date.day != g_date_get_day (other) || mn_date_first_day (date) != day || mn_date_last_day (date) != day)
        g_error ("day %d differs", day);
    }
  assert_date (mn_date_from_day (3652059), "9999-12-31");
  assert_date (mn_date_from_day (3652060), "9999-12-31");
  assert_date (mn_date_from_day (0), "0001-01-01");
  g_assert_cmpint (mn_date_weekday (iso ("2017-05-31")), ==, 3);
  g_assert_cmpint (mn_date_weekday (iso ("2026-02-01")), ==, 7);
  g_assert_cmpint (mn_date_weekday (MN_DATE_ALWAYS), ==, 1);
  g_date_free (other);
}

static void
test_partial (void)
{
  g_assert_cmpint (mn_date_first_day (iso ("2016-02")), ==, mn_date_first_day (iso ("2016-02-01")));
  g_assert_cmpint (mn_date_last_day (iso ("2016-02")), ==, mn_date_first_day (iso ("2016-02-29")));
  g_assert_cmpint (mn_date_first_day (iso ("2016")), ==, mn_date_first_day (iso ("2016-01-01")));
  g_assert_cmpint (mn_date_last_day (iso ("2016")), ==, mn_date_first_day (iso ("2016-12-31")));
  g_assert_cmpint (mn_date_first_day (MN_DATE_NONE), ==, 0);
  g_assert_cmpint (mn_date_last_day (MN_DATE_NONE), ==, 0);
  mn_assert_string (mn_date_to_iso (MN_DATE_NONE), "");
  mn_assert_string (mn_date_format (MN_DATE_NONE), "");
  g_assert_false (mn_date_is_set (mn_date_new (2017, 2, 31)));
  g_assert_false (mn_date_is_set (mn_date_new (2017, 0, 3)));

  g_assert_cmpint (mn_date_compare (MN_DATE_NONE, MN_DATE_ALWAYS), <, 0);
  g_assert_cmpint (mn_date_compare (iso ("2016-01-01"), iso ("2016-01")), <, 0);
  g_assert_cmpint (mn_date_compare (iso ("2016-01"), iso ("2016")), <, 0);
  g_assert_cmpint (mn_date_compare (iso ("2016"), iso ("2016-01-02")), <, 0);
  g_assert_cmpint (mn_date_compare (iso ("2016"), iso ("2016")), ==, 0);
}

static void
test_add (void)
{
  assert_date (mn_date_add_months (iso ("2017-01-31"), 1), "2017-02-28");
  assert_date (mn_date_add_months (iso ("2016-01-31"), 1), "2016-02-29");
  assert_date (mn_date_add_months (iso ("2017-11-30"), 3), "2018-02-28");
  assert_date (mn_date_add_months (iso ("2017-01-15"), -1), "2016-12-15");
  assert_date (mn_date_add_months (iso ("2017-01-15"), -13), "2015-12-15");
  assert_date (mn_date_add_years (iso ("2016-02-29"), 1), "2017-02-28");
  assert_date (mn_date_add_years (iso ("2016-02-29"), 4), "2020-02-29");
  assert_date (mn_date_add_years (iso ("2016-02"), 1), "2017-02");
  assert_date (mn_date_add_years (iso ("2016"), 16), "2032");
  assert_date (mn_date_add_days (iso ("2017-12-31"), 1), "2018-01-01");
  assert_date (mn_date_add_days (iso ("2017-03-01"), -1), "2017-02-28");
  assert_date (mn_date_add_days (iso ("9999-12-31"), G_MAXINT), "9999-12-31");
  assert_date (mn_date_add_years (iso ("2000-01-01"), G_MAXINT), "9999-01-01");
  assert_date (mn_date_add_months (iso ("2000-01-01"), G_MININT), "0001-01-01");
  assert_date (mn_date_month_start (iso ("2016-02-17")), "2016-02-01");
  assert_date (mn_date_month_end (iso ("2016-02-17")), "2016-02-29");
  assert_date (mn_date_month_end (iso ("2016-02")), "2016-02-29");
  assert_date (mn_date_month_start (MN_DATE_NONE), "");
}

static void
test_age (void)
{
  MnDate on = iso ("2017-05-31");

  /* Law on Children 102/2016/QH13, article 1: under 16. */
  g_assert_true (mn_date_is_under (iso ("2001-06-01"), 16, on));
  g_assert_false (mn_date_is_under (iso ("2001-05-31"), 16, on));
  g_assert_true (mn_date_is_under (iso ("2001-05"), 16, iso ("2017-05-30")));
  g_assert_false (mn_date_is_under (iso ("2001-05"), 16, on));
  g_assert_true (mn_date_is_under (iso ("2001"), 16, iso ("2017-12-30")));
  g_assert_false (mn_date_is_under (iso ("2001"), 16, iso ("2017-12-31")));
  g_assert_true (mn_date_is_under (MN_DATE_NONE, 16, on));
  assert_date (mn_date_birthday (iso ("2001-05-31"), 16), "2017-05-31");
  assert_date (mn_date_birthday (iso ("2001"), 16), "2017-12-31");
  assert_date (mn_date_birthday (iso ("2004-02-29"), 6), "2010-02-28");

  g_assert_cmpint (mn_date_age_years (iso ("2001-05-31"), on), ==, 16);
  g_assert_cmpint (mn_date_age_years (iso ("2001-06-01"), on), ==, 15);
  g_assert_cmpint (mn_date_age_years (iso ("2016"), on), ==, 0);
  g_assert_cmpint (mn_date_age_years (iso ("2017"), on), ==, 0);
  g_assert_cmpint (mn_date_age_years (on, on), ==, 0);
  g_assert_cmpint (mn_date_age_years (iso ("2017-06-01"), on), ==, -1);
  g_assert_cmpint (mn_date_age_years (MN_DATE_NONE, on), ==, -1);
  g_assert_cmpint (mn_date_age_months (iso ("2016-05-31"), on), ==, 12);
  g_assert_cmpint (mn_date_age_months (iso ("2016-06-01"), on), ==, 11);
  g_assert_cmpint (mn_date_age_months (iso ("2017-01-31"), iso ("2017-02-28")), ==, 1);
  g_assert_cmpint (mn_date_age_months (iso ("2017-06-01"), on), ==, -1);
}

static void
test_today (void)
{
  g_assert_true (mn_date_is_full (mn_date_today ()));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/refuse", test_refuse);
  g_test_add_func ("/date/refuse-iso", test_refuse_iso);
  g_test_add_func ("/date/official", test_official);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/partial", test_partial);
  g_test_add_func ("/date/add", test_add);
  g_test_add_func ("/date/age", test_age);
  g_test_add_func ("/date/today", test_today);
  return g_test_run ();
}
