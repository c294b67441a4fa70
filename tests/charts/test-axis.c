/* test-axis.c: ticks, and where values and dates stand
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "mn-axis.h"
#include "mn-test.h"

/* The labels of all ticks. */
static char *
ticks (const MnValueAxis *axis)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      g_autofree char *label = mn_axis_format (mn_value_axis_get_tick (axis, i), axis->decimals);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", label);
    }
  return g_string_free (text, FALSE);
}

static void
test_ticks (void)
{
  static const struct {
    double low, high;
    MnAxisStart start;
    double limit;
    guint max_ticks;
    const char *ticks;
    gboolean is_cut;
  } cases[] = {
    { 18, 27.5, MN_AXIS_AUTO, 100, 8, "16 18 20 22 24 26 28", TRUE },
    { 18, 27.5, MN_AXIS_FROM_ZERO, 100, 8, "0 5 10 15 20 25 30", FALSE },
    { 9.7, 40.7, MN_AXIS_AUTO, 100, 8, "0 10 20 30 40 50", FALSE },
    { 40, 97, MN_AXIS_AUTO, 100, 6, "0 20 40 60 80 100", FALSE },
    { 96.2, 99.9, MN_AXIS_AUTO, 100, 6, "95 96 97 98 99 100", TRUE },
    { 0.31, 1.44, MN_AXIS_AUTO, NAN, 5, "0,0 0,5 1,0 1,5", FALSE },
    { 0.02, 0.07, MN_AXIS_AUTO, NAN, 5, "0,00 0,02 0,04 0,06 0,08", FALSE },
    { 1, 4, MN_AXIS_FROM_ZERO, NAN, 9, "0 1 2 3 4", FALSE },
    { 331, 353, MN_AXIS_AUTO, NAN, 6, "325 330 335 340 345 350 355", TRUE },
    { 12000, 13712, MN_AXIS_FROM_ZERO, NAN, 4, "0 5.000 10.000 15.000", FALSE },
    { -3, 8, MN_AXIS_AUTO, NAN, 8, "-4 -2 0 2 4 6 8", FALSE },
    { -8, -3, MN_AXIS_AUTO, NAN, 6, "-8 -6 -4 -2 0", FALSE },
    { 0, 0, MN_AXIS_AUTO, NAN, 3, "0,0 0,5 1,0", FALSE },
    { 0, 0, MN_AXIS_CUT, NAN, 3, "0,0 0,5 1,0", FALSE },
    { 3667005000, 3667005000, MN_AXIS_FROM_ZERO, NAN, 3, "0 2.000.000.000 4.000.000.000", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MnValueAxis axis;

      mn_value_axis_fit (&axis, cases[i].low, cases[i].high, cases[i].start, cases[i].limit, cases[i].max_ticks);
      mn_assert_string (ticks (&axis), cases[i].ticks);
      g_assert_cmpint (axis.is_cut, ==, cases[i].is_cut);
      g_assert_cmpfloat (mn_value_axis_normalize (&axis, axis.low), ==, 0);
      g_assert_cmpfloat_with_epsilon (mn_value_axis_normalize (&axis, axis.high), 1, 1e-9);
    }
}

/* Whatever comes, both ends are held, ticks are few and rise. */
static void
test_any_range (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (30);

  for (guint i = 0; i < 5000; i++)
    {
      double size = pow (10, g_rand_double_range (random, -3, 10));
      double a = g_rand_double_range (random, -1, 3) * size;
      double b = i % 7 == 0 ? a : g_rand_double_range (random, -1, 3) * size;
      guint max_ticks = (guint)g_rand_int_range (random, 3, 10);
      MnValueAxis axis;

      mn_value_axis_fit (&axis, MIN (a, b), MAX (a, b), (MnAxisStart)(i % 3), NAN, max_ticks);
      g_assert_cmpfloat (axis.low, <=, MIN (a, b) + 1e-8 * axis.step);
      g_assert_cmpfloat (axis.high, >=, MAX (a, b) - 1e-8 * axis.step);
      g_assert_cmpfloat (axis.low, <, axis.high);
      g_assert_cmpuint (axis.n_ticks, <=, max_ticks + 1);
      g_assert_cmpuint (axis.n_ticks, >=, 2);
      if (!axis.is_cut)
        g_assert_cmpfloat (axis.low, <=, 0);
    }
}

static void
test_format (void)
{
  mn_assert_string (mn_axis_format (13500, 0), "13.500");
  mn_assert_string (mn_axis_format (2.5, 1), "2,5");
  mn_assert_string (mn_axis_format (2.05, 2), "2,05");
  mn_assert_string (mn_axis_format (-0.5, 1), "-0,5");
  mn_assert_string (mn_axis_format (-0.01, 1), "0,0");
  mn_assert_string (mn_axis_format (1999.96, 1), "2.000,0");
}

static void
test_years (void)
{
  MnTimeAxis axis;

  mn_time_axis_fit (&axis, mn_date_new (2010, 1, 1), mn_date_new (2017, 9, 30), 12);
  g_assert_cmpuint (mn_time_axis_get_n_slots (&axis), ==, 8);
  g_assert_cmpfloat (mn_time_axis_normalize (&axis, mn_date_new (2010, 1, 1)), ==, 0);
  g_assert_cmpfloat (mn_time_axis_normalize (&axis, mn_date_new (2018, 1, 1)), ==, 1);
  /* Leap years are as wide as others. */
  g_assert_cmpfloat (mn_time_axis_normalize (&axis, mn_date_new (2012, 1, 1)), ==, 0.25);
  g_assert_cmpfloat (mn_time_axis_normalize (&axis, mn_date_new (2014, 1, 1)), ==, 0.5);
  g_assert_cmpfloat (mn_time_axis_get_centre (&axis, 3), ==, 3.5 / 8);
  g_assert_cmpint (mn_time_axis_find_slot (&axis, mn_date_new (2016, 12, 31)), ==, 6);
  g_assert_true (mn_time_axis_is_labelled (&axis, 5, 5));
  g_assert_false (mn_time_axis_is_labelled (&axis, 4, 5));
  mn_assert_string (mn_time_axis_format (&axis, 5, TRUE), "2015");
}

static void
test_months (void)
{
  MnTimeAxis axis;

  mn_time_axis_fit (&axis, mn_date_new (2016, 6, 1), mn_date_new (2017, 5, 31), 1);
  g_assert_cmpuint (mn_time_axis_get_n_slots (&axis), ==, 12);
  mn_assert_string (mn_time_axis_format (&axis, 0, TRUE), "6/2016");
  mn_assert_string (mn_time_axis_format (&axis, 7, TRUE), "1/2017");
  mn_assert_string (mn_time_axis_format (&axis, 11, FALSE), "5");
  g_assert_true (mn_time_axis_is_labelled (&axis, 7, 3));
  g_assert_false (mn_time_axis_is_labelled (&axis, 8, 3));
  g_assert_true (mn_time_axis_is_labelled (&axis, 7, 12));

  mn_time_axis_fit (&axis, mn_date_new (2016, 5, 1), mn_date_new (2017, 5, 31), 3);
  g_assert_cmpuint (mn_time_axis_get_n_slots (&axis), ==, 5);
  mn_assert_string (mn_time_axis_format (&axis, 0, TRUE), "II/2016");
  mn_assert_string (mn_time_axis_format (&axis, 3, FALSE), "I");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/ticks", test_ticks);
  g_test_add_func ("/axis/any-range", test_any_range);
  g_test_add_func ("/axis/format", test_format);
  g_test_add_func ("/axis/years", test_years);
  g_test_add_func ("/axis/months", test_months);
  return g_test_run ();
}
