/* test-lunar.c: the Vietnamese lunar calendar
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-core.h"
#include "mn-test.h"

#define assert_date(date, expected) mn_assert_string (mn_date_to_iso (date), expected)

/* Computed by another program with the full series of Meeus, and by two shorter methods: all say the same. */
static void
test_mid_autumn (void)
{
  static const char *const days[]
      = { "2010-09-22", "2011-09-12", "2012-09-30", "2013-09-19", "2014-09-08", "2015-09-27", "2016-09-15",
          "2017-10-04", "2018-09-24", "2019-09-13", "2020-10-01", "2021-09-21", "2022-09-10", "2023-09-29",
          "2024-09-17", "2025-10-06", "2026-09-25", "2027-09-15", "2028-10-03", "2029-09-22", "2030-09-12",
          "2031-10-01", "2032-09-19", "2033-09-08", "2034-09-26", "2035-09-16", "2036-10-04", "2037-09-24",
          "2038-09-13", "2039-10-02", "2040-09-20" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    assert_date (mn_lunar_mid_autumn (2010 + (int)i), days[i]);
}

/* 1968, 1985 and 2007 are the years in which Việt Nam and China kept Tết on different days; in 1985 a whole month
 * apart. 2030 would be 3 February at UTC+8. */
static void
test_new_year (void)
{
  static const char *const days[] = { "1968-01-29", "1985-01-21", "2007-02-17", "2024-02-10", "2025-01-29",
                                      "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02",
                                      "2031-01-23", "2032-02-11", "2033-01-31", "2034-02-19", "2035-02-08" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (GStrv) parts = g_strsplit (days[i], "-", 3);

      assert_date (mn_lunar_new_year (atoi (parts[0])), days[i]);
    }
  assert_date (mn_lunar_new_year (1899), "");
  assert_date (mn_lunar_new_year (2101), "");
  g_assert_true (mn_date_is_full (mn_lunar_new_year (1900)));
  g_assert_true (mn_date_is_full (mn_lunar_mid_autumn (2100)));
}

static void
test_leap_months (void)
{
  /* As almanacs have them. */
  static const struct {
    int year;
    int month;
  } years[] = { { 1984, 0 }, { 1985, 2 }, { 1987, 7 }, { 2001, 4 }, { 2004, 2 }, { 2006, 7 },
                { 2009, 5 }, { 2012, 4 }, { 2014, 9 }, { 2017, 6 }, { 2020, 4 }, { 2023, 2 },
                { 2024, 0 }, { 2025, 6 }, { 2028, 5 }, { 2031, 3 }, { 2033, 11 } };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    g_assert_cmpint (mn_lunar_leap_month (years[i].year), ==, years[i].month);
}

static void
test_days (void)
{
  MnLunarDate lunar;

  g_assert_true (mn_lunar_from_date (mn_date_new (2017, 5, 31), &lunar));
  g_assert_cmpint (lunar.day, ==, 6);
  g_assert_cmpint (lunar.month, ==, 5);
  g_assert_cmpint (lunar.year, ==, 2017);
  g_assert_false (lunar.is_leap);
  /* The sixth month came twice. */
  g_assert_true (mn_lunar_from_date (mn_date_new (2017, 7, 23), &lunar));
  g_assert_cmpint (lunar.day, ==, 1);
  g_assert_cmpint (lunar.month, ==, 6);
  g_assert_true (lunar.is_leap);
  assert_date (mn_lunar_to_date (lunar), "2017-07-23");
  lunar.is_leap = FALSE;
  assert_date (mn_lunar_to_date (lunar), "2017-06-24");
}

static void
test_refused (void)
{
  MnLunarDate lunar;

  g_assert_false (mn_lunar_from_date (mn_date_new (1899, 12, 31), &lunar));
  g_assert_false (mn_lunar_from_date (mn_date_new (2101, 1, 1), &lunar));
  g_assert_false (mn_lunar_from_date (mn_date_new (2017, 5, 0), &lunar));
  g_assert_false (mn_lunar_from_date (MN_DATE_NONE, &lunar));
  g_assert_cmpint (lunar.year, ==, 0);

  assert_date (mn_lunar_to_date ((MnLunarDate) { 2017, 6, 31, FALSE }), "");
  assert_date (mn_lunar_to_date ((MnLunarDate) { 2017, 6, 0, FALSE }), "");
  assert_date (mn_lunar_to_date ((MnLunarDate) { 2017, 13, 1, FALSE }), "");
  assert_date (mn_lunar_to_date ((MnLunarDate) { 2017, 5, 1, TRUE }), "");
  assert_date (mn_lunar_to_date ((MnLunarDate) { 1899, 1, 1, FALSE }), "");
  assert_date (mn_lunar_to_date ((MnLunarDate) { 0 }), "");
  g_assert_cmpint (mn_lunar_month_length (2017, 5, TRUE), ==, 0);
}

/* Every day there is, and back; days follow days, months follow months. */
static void
test_round_trip (void)
{
  gint32 last = mn_date_first_day (mn_date_new (2100, 12, 31));
  MnLunarDate before = { 0 };
  int months = 0;

  for (gint32 day = mn_date_first_day (mn_date_new (1900, 1, 1)); day <= last; day++)
    {
      MnDate date = mn_date_from_day (day);
      MnLunarDate lunar;

      g_assert_true (mn_lunar_from_date (date, &lunar));
      g_assert_cmpint (mn_date_compare (mn_lunar_to_date (lunar), date), ==, 0);
      if (before.year != 0 && lunar.day != 1)
        {
          g_assert_cmpint (lunar.day, ==, before.day + 1);
          g_assert_cmpint (lunar.month, ==, before.month);
          g_assert_cmpint (lunar.year, ==, before.year);
        }
      else if (before.year != 0)
        {
          g_assert_cmpint (before.day, ==, mn_lunar_month_length (before.year, before.month, before.is_leap));
          g_assert_true (before.day == 29 || before.day == 30);
          if (lunar.is_leap)
            g_assert_cmpint (lunar.month, ==, before.month);
          else
            g_assert_cmpint (lunar.month, ==, before.month % 12 + 1);
          g_assert_cmpint (lunar.year, ==, before.year + (lunar.month == 1 && !lunar.is_leap));
          months++;
        }
      before = lunar;
    }
  /* 201 years of 365.2425 days in months of 29.5306. */
  g_assert_cmpint (months, ==, 2486);
}

static void
test_years (void)
{
  int leap_years = 0;

  for (int year = 1900; year < 2100; year++)
    {
      int leap = mn_lunar_leap_month (year);
      int length = mn_date_first_day (mn_lunar_new_year (year + 1)) - mn_date_first_day (mn_lunar_new_year (year));
      MnDate new_year = mn_lunar_new_year (year);

      leap_years += leap != 0;
      if (leap != 0)
        g_assert_true (length >= 383 && length <= 385);
      else
        g_assert_true (length >= 353 && length <= 355);
      /* Between 20 January and 21 February. */
      g_assert_true ((new_year.month == 1 && new_year.day >= 20) || (new_year.month == 2 && new_year.day <= 21));
    }
  /* Seven in nineteen years. */
  g_assert_true (leap_years == 73 || leap_years == 74);
}

static void
test_names (void)
{
  mn_assert_string (mn_lunar_year_name (1984), "Giáp Tý");
  mn_assert_string (mn_lunar_year_name (2017), "Đinh Dậu");
  mn_assert_string (mn_lunar_year_name (2024), "Giáp Thìn");
  mn_assert_string (mn_lunar_year_name (2043), "Quý Hợi");
  mn_assert_string (mn_lunar_year_name (2044), "Giáp Tý");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lunar/mid-autumn", test_mid_autumn);
  g_test_add_func ("/lunar/new-year", test_new_year);
  g_test_add_func ("/lunar/leap-months", test_leap_months);
  g_test_add_func ("/lunar/days", test_days);
  g_test_add_func ("/lunar/refused", test_refused);
  g_test_add_func ("/lunar/round-trip", test_round_trip);
  g_test_add_func ("/lunar/years", test_years);
  g_test_add_func ("/lunar/names", test_names);
  return g_test_run ();
}
