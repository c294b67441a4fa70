/* mn-date.h: calendar dates that may be partial
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date of the Gregorian calendar, of which the day, or the day and the month, may be unknown (0).
 * A year of 0 means "no date". Years run from 1 to 9999; 0001-01-01 stands for "since always" in
 * dated rows. A plain value: copy it with =, nothing to free. */
typedef struct {
  gint16 year;
  guint8 month;
  guint8 day;
} MnDate;

#define MN_DATE_NONE ((MnDate) { 0, 0, 0 })
#define MN_DATE_ALWAYS ((MnDate) { 1, 1, 1 })

static inline gboolean
mn_date_is_set (MnDate date)
{
  return date.year != 0;
}
static inline gboolean
mn_date_is_full (MnDate date)
{
  return date.year != 0 && date.day != 0;
}

/* MN_DATE_NONE when there is no such date. */
MnDate mn_date_new (int year, int month, int day);

/* The only place in the program that reads the clock for a day (local time of the machine). Rules
 * never call it: they take the register's working date. */
MnDate mn_date_today (void);

/* ISO 8601 as stored: "2017-05-31", "2016-05", "2016". "" is not a date: callers that allow none ask first. */
gboolean mn_date_parse_iso (const char *text, MnDate *date, GError **error);
char *mn_date_to_iso (MnDate date); /* (transfer full): "" when not set */

/* As people write it: "31/05/2017", "31-5-2017", "31.5.2017", "31 5 2017", "5/2016", "2016", "tháng 5 năm 2016",
 * "31-May-2017", and ISO.
 * Refuses 31/02/2017, a month 13, a two-digit year, each with its own sentence (MN_VALUE_ERROR). */
gboolean mn_date_parse (const char *text, MnDate *date, GError **error);
/* The first date of @text that names its month, in numbers: "15/3/12" for "15-Mar-12", "6/2012" for "tháng 6 năm 2012".
 * What is around it stays, in small letters; a text without such a date stays as it is. (transfer full) */
char *mn_date_words_to_numbers (const char *text);
/* "31/05/2017", "05/2016", "2016", "" */
char *mn_date_format (MnDate date);
/* The official reading (decree 30/2020, annex I): "ngày 05 tháng 01 năm 2017": a day below 10 and the
 * months 1 and 2 take a zero, other months none. Needs a full date. Always Vietnamese. */
char *mn_date_format_official (MnDate date);

/* Day numbers: days since 0001-01-01 = 1 (GLib's Julian day). The first and the last day that a partial
 * date allows; 0 when not set. */
gint32 mn_date_first_day (MnDate date);
gint32 mn_date_last_day (MnDate date);
MnDate mn_date_from_day (gint32 day);

/* By first possible day, then last possible day; "not set" sorts first. */
int mn_date_compare (MnDate a, MnDate b);

/* A result outside of the years 1 to 9999 becomes the nearest date within them. */
MnDate mn_date_add_days (MnDate date, int days);     /* needs a full date */
MnDate mn_date_add_months (MnDate date, int months); /* full date; 31/01 + 1 month = 28/02 */
MnDate mn_date_add_years (MnDate date, int years);   /* full or partial; 29/02 becomes 28/02 where needed */
/* Of a year alone, its first and last day. */
MnDate mn_date_month_start (MnDate date);
MnDate mn_date_month_end (MnDate date);
int mn_date_weekday (MnDate date); /* 1 Monday … 7 Sunday */

/* TRUE while somebody born on @birth counts as under @years on the day @on: until the latest day the
 * partial date allows (Luật Trẻ em 102/2016/QH13, article 1: a child is a person under 16).
 * A birth date that is not set counts as under. */
gboolean mn_date_is_under (MnDate birth, int years, MnDate on);
/* Whole years (and months) of age on @on, by the latest birth day allowed; -1 when not known or not yet born. */
int mn_date_age_years (MnDate birth, MnDate on);
int mn_date_age_months (MnDate birth, MnDate on);
/* The first day somebody born on @birth is no longer under @years. */
MnDate mn_date_birthday (MnDate birth, int years);

G_END_DECLS
