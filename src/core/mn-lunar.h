/* mn-lunar.h: the Vietnamese lunar calendar
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-date.h"

G_BEGIN_DECLS

/* Âm lịch as computed by the rules in force since 1968: a month begins on the day of the new moon at UTC+7, the month
 * that holds the winter solstice is the eleventh, and where thirteen months lie between two elevenths the first one
 * without a major solar term is a leap month, named like the month before it.
 *
 * Not modelled: what was printed before 1968 (the North used UTC+8 and the French protectorate's own tables before
 * that), nor in the South until 1975 (UTC+8). A lunar date on an old paper from then may differ by a day, rarely by a
 * month: Tết 1968 was 29 January in the North, as here, and 30 January in the South.
 *
 * The series are good to some ten seconds. One new moon of these two centuries is nearer to midnight than that: month
 * 6 of 1967 begins on 7 July here, on 8 July by a fuller theory of the moon. */

#define MN_LUNAR_FIRST_YEAR 1900
#define MN_LUNAR_LAST_YEAR 2100

/* A plain value. @year is the Gregorian year in which the lunar year begins; a year of 0 means "no date". */
typedef struct {
  gint16 year;
  guint8 month;
  guint8 day;
  gboolean is_leap; /* tháng nhuận */
} MnLunarDate;

/* FALSE for a date that is partial or outside of 01/01/1900 to 31/12/2100. The days before Tết 1900 are of the lunar
 * year 1899. */
gboolean mn_lunar_from_date (MnDate date, MnLunarDate *lunar);
/* MN_DATE_NONE when there is no such day: a thirtieth in a short month, a leap month that is not one, a day outside of
 * the same limits. */
MnDate mn_lunar_to_date (MnLunarDate lunar);

/* Tết Nguyên đán (1/1) and Tết Trung thu (15/8) of the lunar year that begins in @year; MN_DATE_NONE outside of
 * 1900 to 2100. */
MnDate mn_lunar_new_year (int year);
MnDate mn_lunar_mid_autumn (int year);

/* The month that comes twice in that lunar year, or 0. */
int mn_lunar_leap_month (int year);
/* 29 or 30; 0 when there is no such month. */
int mn_lunar_month_length (int year, int month, gboolean is_leap);

/* "Giáp Thìn" for 2024. Always Vietnamese. (transfer full) */
char *mn_lunar_year_name (int year);

G_END_DECLS
