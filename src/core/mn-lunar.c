/* mn-lunar.c: the Vietnamese lunar calendar
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "config.h"

#include <math.h>

#include "mn-lunar.h"

/* New moons and the sun after Jean Meeus, Astronomical Algorithms (2nd edition), chapters 49 and 25. Moments are Julian
 * ephemeris days (terrestrial time); a day is a Julian day number as it is counted in Ha Noi. */

#define MEAN_MONTH 29.530588861
#define TIME_ZONE (7.0 / 24.0)
/* Julian day number of day 0 of MnDate. */
#define DAY_ZERO 1721425
/* Of 1900-01-01 and 2100-12-31, as MnDate counts. */
#define FIRST_DAY 693596
#define LAST_DAY 767009

/* Months from the eleventh of 1898 to the one of 2101, which is all that names the days of 1900 to 2100. */
#define FIRST_SOLSTICE 1898
#define LAST_SOLSTICE 2101
#define MAX_MONTHS (13 * (LAST_SOLSTICE - FIRST_SOLSTICE))

typedef struct {
  gint32 first_day; /* as MnDate counts */
  gint16 year;
  guint8 month;
  gboolean is_leap;
} Month;

typedef struct {
  double amount; /* days */
  int eccentricity;
  int sun, moon, latitude; /* multiples of the arguments M, M' and F */
} MoonTerm;

/* Chapter 49, new moon. The term of the node is apart. */
static const MoonTerm moon_terms[] = {
  { -0.40720, 0, 0, 1, 0 }, { 0.17241, 1, 1, 0, 0 },    { 0.01608, 0, 0, 2, 0 },  { 0.01039, 0, 0, 0, 2 },
  { 0.00739, 1, -1, 1, 0 }, { -0.00514, 1, 1, 1, 0 },   { 0.00208, 2, 2, 0, 0 },  { -0.00111, 0, 0, 1, -2 },
  { -0.00057, 0, 0, 1, 2 }, { 0.00056, 1, 1, 2, 0 },    { -0.00042, 0, 0, 3, 0 }, { 0.00042, 1, 1, 0, 2 },
  { 0.00038, 1, 1, 0, -2 }, { -0.00024, 1, -1, 2, 0 },  { -0.00007, 0, 2, 1, 0 }, { 0.00004, 0, 0, 2, -2 },
  { 0.00004, 0, 3, 0, 0 },  { 0.00003, 0, 1, 1, -2 },   { 0.00003, 0, 0, 2, 2 },  { -0.00003, 0, 1, 1, 2 },
  { 0.00003, 0, -1, 1, 2 }, { -0.00002, 0, -1, 1, -2 }, { -0.00002, 0, 1, 3, 0 }, { 0.00002, 0, 0, 4, 0 },
};

/* Chapter 49, what the planets do: amount, angle at k = 0, per k. */
static const double planet_terms[][3] = {
  { 0.000325, 299.77, 0.107408 },  { 0.000165, 251.88, 0.016321 }, { 0.000164, 251.83, 26.651886 },
  { 0.000126, 349.42, 36.412478 }, { 0.000110, 84.66, 18.206239 }, { 0.000062, 141.74, 53.303771 },
  { 0.000060, 207.14, 2.453732 },  { 0.000056, 154.84, 7.306860 }, { 0.000047, 34.52, 27.261239 },
  { 0.000042, 207.19, 0.121824 },  { 0.000040, 291.34, 1.844379 }, { 0.000037, 161.72, 24.198154 },
  { 0.000035, 239.56, 25.513099 }, { 0.000023, 331.55, 3.592518 },
};

/* How far the turning earth is behind, in seconds: polynomials of Espenak and Meeus, each up to a year. From 2006 on
 * they are a forecast; it may be wrong by a minute in 2100. */
static const struct {
  double until;
  double origin;
  double coefficients[6];
} delta_terms[] = {
  { 1920, 1900, { -2.79, 1.494119, -0.0598939, 0.0061966, -0.000197, 0 } },
  { 1941, 1920, { 21.20, 0.84493, -0.076100, 0.0020936, 0, 0 } },
  { 1961, 1950, { 29.07, 0.407, -1.0 / 233, 1.0 / 2547, 0, 0 } },
  { 1986, 1975, { 45.45, 1.067, -1.0 / 260, -1.0 / 718, 0, 0 } },
  { 2005, 2000, { 63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599 } },
  { 2050, 2000, { 62.92, 0.32217, 0.005589, 0, 0, 0 } },
  { 9999, 1820, { -205.724, 0.5628, 0.0032, 0, 0, 0 } },
};

static double
sine (double degrees)
{
  return sin (fmod (degrees, 360) * G_PI / 180);
}

/* In days. */
static double
delta (double jde)
{
  double year = 2000 + (jde - 2451545.0) / 365.25;
  double seconds = 0;
  double t;
  guint i = 0;

  while (year >= delta_terms[i].until)
    i++;
  t = year - delta_terms[i].origin;
  for (int power = 5; power >= 0; power--)
    seconds = seconds * t + delta_terms[i].coefficients[power];
  return seconds / 86400;
}

/* The @k-th new moon since the first of the year 2000. */
static double
new_moon (int k)
{
  double t = k / 1236.85;
  double t2 = t * t;
  double t3 = t2 * t;
  double t4 = t3 * t;
  double eccentricity[] = { 1, 1 - 0.002516 * t - 0.0000074 * t2, 0 };
  double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t2 - 0.00000011 * t3;
  double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3 - 0.000000058 * t4;
  double latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t3 + 0.000000011 * t4;
  double node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3;
  double jde = 2451550.09766 + MEAN_MONTH * k + 0.00015437 * t2 - 0.000000150 * t3 + 0.00000000073 * t4;

  eccentricity[2] = eccentricity[1] * eccentricity[1];
  for (guint i = 0; i < G_N_ELEMENTS (moon_terms); i++)
    {
      const MoonTerm *term = &moon_terms[i];

      jde += term->amount * eccentricity[term->eccentricity]
             * sine (term->sun * sun + term->moon * moon + term->latitude * latitude);
    }
  jde -= 0.00017 * sine (node);
  for (guint i = 0; i < G_N_ELEMENTS (planet_terms); i++)
    jde += planet_terms[i][0] * sine (planet_terms[i][1] + planet_terms[i][2] * k - (i == 0 ? 0.009173 * t2 : 0));
  return jde;
}

static gint32
new_moon_day (int k)
{
  double jde = new_moon (k);

  return (gint32)floor (jde - delta (jde) + TIME_ZONE + 0.5) - DAY_ZERO;
}

/* Which twelfth of its way, counted from the spring equinox, the sun is in when the day begins in Ha Noi. */
static int
sun_sector (gint32 day)
{
  double start = day + DAY_ZERO - 0.5 - TIME_ZONE;
  double t = (start + delta (start) - 2451545.0) / 36525;
  double mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  double centre = (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine (anomaly)
                  + (0.019993 - 0.000101 * t) * sine (2 * anomaly) + 0.000289 * sine (3 * anomaly);
  double longitude = mean + centre - 0.00569 - 0.00478 * sine (125.04 - 1934.136 * t);

  longitude = fmod (longitude, 360);
  if (longitude < 0)
    longitude += 360;
  return (int)floor (longitude / 30) % 12;
}

/* The new moon that begins the month of the winter solstice of @year, and the day it begins. */
static int
eleventh_month (int year, gint32 *first_day)
{
  gint32 new_years_eve = mn_date_first_day (mn_date_new (year, 12, 31));
  int k = (int)floor ((new_years_eve + DAY_ZERO - 2451550.1) / MEAN_MONTH) + 1;

  *first_day = new_moon_day (k);
  while (*first_day > new_years_eve)
    *first_day = new_moon_day (--k);
  /* The solstice, when the sun enters the tenth twelfth, is about ten days before the year's end. */
  if (sun_sector (*first_day) >= 9)
    *first_day = new_moon_day (--k);
  return k;
}

/* Appends the months from the eleventh of @year to the one before the next eleventh. */
static guint
fill_year (Month *months, guint n_months, int year)
{
  gint32 first_day;
  gint32 unused;
  int k = eleventh_month (year, &first_day);
  int n = eleventh_month (year + 1, &unused) - k;
  gboolean has_leap = n == 13;
  int month = 11;

  for (int i = 0; i < n; i++)
    {
      gint32 next_day = new_moon_day (k + i + 1);
      /* A term at any hour of a month's days lies between the two midnights. */
      gboolean is_leap = has_leap && i > 0 && sun_sector (first_day) == sun_sector (next_day);

      if (is_leap)
        has_leap = FALSE;
      else if (i > 0)
        month = month % 12 + 1;
      months[n_months++] = (Month) { first_day, (gint16)(month >= 11 ? year : year + 1), (guint8)month, is_leap };
      first_day = next_day;
    }
  return n_months;
}

/* All months, in order, computed once: about 2,500 new moons in a few milliseconds. */
static const Month *
get_months (guint *n_months)
{
  static Month months[MAX_MONTHS];
  static gsize n = 0;

  if (g_once_init_enter (&n))
    {
      guint count = 0;

      for (int year = FIRST_SOLSTICE; year < LAST_SOLSTICE; year++)
        count = fill_year (months, count, year);
      g_once_init_leave (&n, count);
    }
  *n_months = (guint)n;
  return months;
}

/* The last month that begins on @day or before. */
static guint
find_day (const Month *months, guint n_months, gint32 day)
{
  guint low = 0;
  guint high = n_months;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (months[middle].first_day <= day)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* NULL when there is no such month, or none after it that says how long it is. */
static const Month *
find_month (int year, int month, gboolean is_leap)
{
  guint n_months;
  const Month *months = get_months (&n_months);
  guint i;

  if (year < MN_LUNAR_FIRST_YEAR - 1 || year > MN_LUNAR_LAST_YEAR)
    return NULL;
  i = find_day (months, n_months, mn_date_first_day (mn_date_new (year, 1, 1)));
  while (i + 1 < n_months && months[i].year < year)
    i++;
  for (; i + 1 < n_months && months[i].year == year; i++)
    if (months[i].month == month && months[i].is_leap == (is_leap != FALSE))
      return &months[i];
  return NULL;
}

gboolean
mn_lunar_from_date (MnDate date, MnLunarDate *lunar)
{
  const Month *months;
  guint n_months;
  gint32 day;
  guint i;

  g_return_val_if_fail (lunar != NULL, FALSE);

  *lunar = (MnLunarDate) { 0 };
  day = mn_date_is_full (date) ? mn_date_first_day (date) : 0;
  if (day < FIRST_DAY || day > LAST_DAY)
    return FALSE;

  months = get_months (&n_months);
  i = find_day (months, n_months, day);
  *lunar = (MnLunarDate) {
    .year = months[i].year,
    .month = months[i].month,
    .day = (guint8)(day - months[i].first_day + 1),
    .is_leap = months[i].is_leap,
  };
  return TRUE;
}

MnDate
mn_lunar_to_date (MnLunarDate lunar)
{
  const Month *month = find_month (lunar.year, lunar.month, lunar.is_leap);
  gint32 day;

  if (month == NULL || lunar.day < 1 || lunar.day > month[1].first_day - month[0].first_day)
    return MN_DATE_NONE;
  day = month->first_day + lunar.day - 1;
  return day < FIRST_DAY || day > LAST_DAY ? MN_DATE_NONE : mn_date_from_day (day);
}

static MnDate
day_of_year (int year, int month, int day)
{
  if (year < MN_LUNAR_FIRST_YEAR || year > MN_LUNAR_LAST_YEAR)
    return MN_DATE_NONE;
  return mn_lunar_to_date ((MnLunarDate) { (gint16)year, (guint8)month, (guint8)day, FALSE });
}

MnDate
mn_lunar_new_year (int year)
{
  return day_of_year (year, 1, 1);
}

MnDate
mn_lunar_mid_autumn (int year)
{
  return day_of_year (year, 8, 15);
}

int
mn_lunar_leap_month (int year)
{
  for (int month = 1; month <= 12; month++)
    if (find_month (year, month, TRUE) != NULL)
      return month;
  return 0;
}

int
mn_lunar_month_length (int year, int month, gboolean is_leap)
{
  const Month *found = find_month (year, month, is_leap);

  return found == NULL ? 0 : found[1].first_day - found[0].first_day;
}

char *
mn_lunar_year_name (int year)
{
  static const char *const stems[] = { "Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ" };
  static const char *const branches[]
      = { "Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi" };

  g_return_val_if_fail (year >= 0, NULL);

  return g_strdup_printf ("%s %s", stems[year % 10], branches[year % 12]);
}
