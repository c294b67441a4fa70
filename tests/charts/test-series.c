/* test-series.c: which figures a line may join
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "mn-series.h"
#include "mn-test.h"

static void
add (MnSeries *series, MnDate start, MnDate end, double value)
{
  mn_series_add (series, &(MnPoint) { .start = start, .end = end, .value = value });
}

#define YEAR(y) ((MnDate) { (y), 0, 0 })

/* One letter per point: '-' joined to the one before, '.' not. */
static char *
joins (const MnSeries *series)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mn_series_get_n_points (series); i++)
    g_string_append_c (text, mn_series_is_joined (series, i) ? '-' : '.');
  return g_string_free (text, FALSE);
}

static void
test_years (void)
{
  g_autoptr (MnSeries) series = mn_series_new ("Cam Lộ");

  /* In any order. */
  add (series, YEAR (2012), MN_DATE_NONE, 24.2);
  add (series, YEAR (2010), MN_DATE_NONE, 26.1);
  add (series, YEAR (2011), MN_DATE_NONE, 25.4);
  add (series, YEAR (2014), MN_DATE_NONE, 21.9);
  add (series, YEAR (2015), MN_DATE_NONE, 20.7);
  add (series, YEAR (2017), MN_DATE_NONE, 18.9);
  mn_assert_string (joins (series), ".--.-.");
  /* Said to be missing: not known, and not a zero. */
  add (series, YEAR (2013), MN_DATE_NONE, NAN);
  add (series, YEAR (2016), MN_DATE_NONE, NAN);
  mn_assert_string (joins (series), ".--..-..");
  g_assert_false (mn_point_is_known (mn_series_get_point (series, 3)));
  mn_assert_string (mn_series_get_text (series, 3), "–");
  mn_assert_string (mn_series_get_text (series, 0), "26,1");
  g_assert_cmpint (mn_series_get_usual_months (series), ==, 12);
  mn_assert_string (mn_point_describe_period (mn_series_get_point (series, 0)), "2010");
}

static void
test_unlike (void)
{
  g_autoptr (MnSeries) series = mn_series_new (NULL);

  add (series, YEAR (2015), MN_DATE_NONE, 1);
  add (series, YEAR (2016), MN_DATE_NONE, 2);
  add (series, mn_date_new (2017, 1, 1), mn_date_new (2017, 9, 30), 3);
  mn_assert_string (joins (series), ".-.");
  g_assert_cmpint (mn_point_get_months (mn_series_get_point (series, 2)), ==, 9);
  mn_assert_string (mn_point_describe_period (mn_series_get_point (series, 2)), "01/01–30/09/2017");
  /* Ten months and a half are no months. */
  add (series, mn_date_new (2018, 1, 1), mn_date_new (2018, 11, 15), 3);
  g_assert_cmpint (mn_point_get_months (mn_series_get_point (series, 3)), ==, -1);
}

/* The real press figures are of this kind: years summed up, a year, half a year. Nothing among them is comparable. */
static void
test_cumulative (void)
{
  g_autoptr (MnSeries) series = mn_series_new (NULL);

  add (series, mn_date_new (2015, 1, 1), mn_date_new (2019, 6, 30), 8709);
  add (series, mn_date_new (2018, 1, 1), mn_date_new (2018, 12, 31), 1779);
  add (series, mn_date_new (2019, 1, 1), mn_date_new (2019, 6, 30), 1400);
  mn_assert_string (joins (series), "...");
  mn_assert_string (mn_point_describe_period (mn_series_get_point (series, 0)), "01/01/2015–30/06/2019");
}

static void
test_days_and_months (void)
{
  g_autoptr (MnSeries) days = mn_series_new (NULL);
  g_autoptr (MnSeries) months = mn_series_new (NULL);

  add (days, mn_date_new (2014, 12, 31), MN_DATE_NONE, 1);
  add (days, mn_date_new (2015, 12, 31), MN_DATE_NONE, 2);
  add (days, mn_date_new (2017, 5, 31), MN_DATE_NONE, 3);
  mn_assert_string (joins (days), ".-.");
  mn_assert_string (mn_point_describe_period (mn_series_get_point (days, 0)), "31/12/2014");

  add (months, mn_date_new (2016, 11, 0), MN_DATE_NONE, 1);
  add (months, mn_date_new (2016, 12, 0), MN_DATE_NONE, 2);
  add (months, mn_date_new (2017, 1, 0), MN_DATE_NONE, 3);
  add (months, mn_date_new (2017, 3, 0), MN_DATE_NONE, 4);
  mn_assert_string (joins (months), ".--.");
  mn_assert_string (mn_point_describe_period (mn_series_get_point (months, 2)), "01/2017");
}

static void
test_text (void)
{
  g_autoptr (MnSeries) series = mn_series_new (NULL);

  mn_series_add (series, &(MnPoint) { .start = YEAR (2015), .value = 96 });
  mn_series_add (series, &(MnPoint) { .start = YEAR (2016), .value = 94.8, .note = "ước" });
  mn_series_add (series, &(MnPoint) { .start = YEAR (2017), .value = 94.25, .text = "khoảng 94" });
  mn_assert_string (mn_series_get_text (series, 0), "96,0");
  mn_assert_string (mn_series_get_text (series, 1), "94,8 (ước)");
  mn_assert_string (mn_series_get_text (series, 2), "khoảng 94");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series/years", test_years);
  g_test_add_func ("/series/unlike", test_unlike);
  g_test_add_func ("/series/cumulative", test_cumulative);
  g_test_add_func ("/series/days-and-months", test_days_and_months);
  g_test_add_func ("/series/text", test_text);
  return g_test_run ();
}
