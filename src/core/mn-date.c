/* mn-date.c: calendar dates that may be partial
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-date.h"

#define MAX_YEAR 9999

/* Days before the first of a month in a common year. */
static const gint16 days_before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days (int year, int month)
{
  return days_before[month] - days_before[month - 1] + (month == 2 && is_leap (year) ? 1 : 0);
}

/* The number of 0001-01-01 is 1. */
static gint32
day_number (int year, int month, int day)
{
  int before = year - 1;

  return before * 365 + before / 4 - before / 100 + before / 400 + days_before[month - 1]
         + (month > 2 && is_leap (year) ? 1 : 0) + day;
}

/* mn_date_parse() is what explains to people why a date cannot be. */
MnDate
mn_date_new (int year, int month, int day)
{
  if (year < 1 || year > MAX_YEAR || month < 0 || month > 12 || day < 0)
    return MN_DATE_NONE;
  if (day > 0 && (month == 0 || day > month_days (year, month)))
    return MN_DATE_NONE;

  return (MnDate) { (gint16)year, (guint8)month, (guint8)day };
}

MnDate
mn_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return mn_date_new (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
}

char *
mn_date_to_iso (MnDate date)
{
  if (!mn_date_is_set (date))
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04d-%02d", date.year, date.month);

  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

char *
mn_date_format (MnDate date)
{
  if (!mn_date_is_set (date))
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%02d/%04d", date.month, date.year);

  return g_strdup_printf ("%02d/%02d/%04d", date.day, date.month, date.year);
}

char *
mn_date_format_official (MnDate date)
{
  g_return_val_if_fail (mn_date_is_full (date), NULL);

  return g_strdup_printf (date.month <= 2 ? "ngày %02d tháng %02d năm %d" : "ngày %02d tháng %d năm %d", date.day,
                          date.month, date.year);
}

gint32
mn_date_first_day (MnDate date)
{
  if (!mn_date_is_set (date))
    return 0;

  return day_number (date.year, MAX (date.month, 1), MAX (date.day, 1));
}

gint32
mn_date_last_day (MnDate date)
{
  int month = date.month != 0 ? date.month : 12;

  if (!mn_date_is_set (date))
    return 0;

  return day_number (date.year, month, date.day != 0 ? date.day : month_days (date.year, month));
}

MnDate
mn_date_from_day (gint32 day)
{
  gint32 day_of_year;
  int year;
  int month;

  day = CLAMP (day, 1, day_number (MAX_YEAR, 12, 31));

  /* 146,097 days make 400 years: the estimate is at most one year off, upwards or downwards. */
  year = (int)((gint64)(day - 1) * 400 / 146097) + 1;
  if (day < day_number (year, 1, 1))
    year--;
  else if (year < MAX_YEAR && day >= day_number (year + 1, 1, 1))
    year++;

  day_of_year = day - day_number (year, 1, 1) + 1;
  for (month = 1; day_of_year > month_days (year, month); month++)
    day_of_year -= month_days (year, month);

  return mn_date_new (year, month, day_of_year);
}

int
mn_date_compare (MnDate a, MnDate b)
{
  gint32 difference = mn_date_first_day (a) - mn_date_first_day (b);

  if (difference == 0)
    difference = mn_date_last_day (a) - mn_date_last_day (b);

  return (difference > 0) - (difference < 0);
}

MnDate
mn_date_add_days (MnDate date, int days)
{
  g_return_val_if_fail (mn_date_is_full (date), MN_DATE_NONE);

  return mn_date_from_day ((gint32)CLAMP ((gint64)mn_date_first_day (date) + days, G_MININT32, G_MAXINT32));
}

MnDate
mn_date_add_months (MnDate date, int months)
{
  gint64 month;
  int year;

  g_return_val_if_fail (mn_date_is_full (date), MN_DATE_NONE);

  month = (gint64)date.year * 12 + date.month - 1 + months;
  if (month < 12)
    return MN_DATE_ALWAYS;
  if (month >= (MAX_YEAR + 1) * 12)
    return mn_date_new (MAX_YEAR, 12, 31);

  year = (int)(month / 12);
  month = month % 12 + 1;
  return mn_date_new (year, (int)month, MIN (date.day, month_days (year, (int)month)));
}

MnDate
mn_date_add_years (MnDate date, int years)
{
  int year;

  g_return_val_if_fail (mn_date_is_set (date), MN_DATE_NONE);

  year = CLAMP (date.year + CLAMP (years, -MAX_YEAR, MAX_YEAR), 1, MAX_YEAR);
  return mn_date_new (year, date.month, date.day == 0 ? 0 : MIN (date.day, month_days (year, date.month)));
}

MnDate
mn_date_month_start (MnDate date)
{
  return mn_date_is_set (date) ? mn_date_new (date.year, MAX (date.month, 1), 1) : MN_DATE_NONE;
}

MnDate
mn_date_month_end (MnDate date)
{
  int month = date.month != 0 ? date.month : 12;

  return mn_date_is_set (date) ? mn_date_new (date.year, month, month_days (date.year, month)) : MN_DATE_NONE;
}

int
mn_date_weekday (MnDate date)
{
  g_return_val_if_fail (mn_date_is_full (date), 1);

  /* 0001-01-01 would have been a Monday. */
  return (mn_date_first_day (date) - 1) % 7 + 1;
}

MnDate
mn_date_birthday (MnDate birth, int years)
{
  g_return_val_if_fail (mn_date_is_set (birth), MN_DATE_NONE);

  return mn_date_add_years (mn_date_from_day (mn_date_last_day (birth)), years);
}

gboolean
mn_date_is_under (MnDate birth, int years, MnDate on)
{
  g_return_val_if_fail (mn_date_is_full (on), FALSE);

  return !mn_date_is_set (birth) || mn_date_compare (on, mn_date_birthday (birth, years)) < 0;
}

/* FALSE when not known or not yet born. A child of "2017" is born on 2017-05-31 and zero, though its latest possible
 * birth day is still to come. */
static gboolean
latest_birth (MnDate birth, MnDate on, MnDate *latest)
{
  if (!mn_date_is_set (birth) || mn_date_first_day (birth) > mn_date_first_day (on))
    return FALSE;

  *latest = mn_date_from_day (MIN (mn_date_last_day (birth), mn_date_first_day (on)));
  return TRUE;
}

int
mn_date_age_years (MnDate birth, MnDate on)
{
  MnDate latest;
  int years;

  g_return_val_if_fail (mn_date_is_full (on), -1);

  if (!latest_birth (birth, on, &latest))
    return -1;

  years = on.year - latest.year;
  return mn_date_compare (on, mn_date_add_years (latest, years)) < 0 ? years - 1 : years;
}

int
mn_date_age_months (MnDate birth, MnDate on)
{
  MnDate latest;
  int months;

  g_return_val_if_fail (mn_date_is_full (on), -1);

  if (!latest_birth (birth, on, &latest))
    return -1;

  months = (on.year - latest.year) * 12 + on.month - latest.month;
  return mn_date_compare (on, mn_date_add_months (latest, months)) < 0 ? months - 1 : months;
}
