/* mn-import-number.c: dates and numbers as spreadsheets leave them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <stdio.h>
#include <string.h>

/* 30/12/1899, from which spreadsheets count days. */
#define SERIAL_DAY_0 693594
/* Serial numbers that a living person's birth may have: 1900 to 2099. */
#define FIRST_SERIAL 2
#define LAST_SERIAL 73050
#define OLDEST_CHILD 18 /* years */

static gboolean
all_digits (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/* 31/05/10 of a list of children has one meaning only when the other century makes no child. */
static gboolean
read_short_year (const char *text, MnDate on, MnDate *date)
{
  int day, month, year, n = 0;

  if (sscanf (text, "%2d%*[/.-]%2d%*[/.-]%2d%n", &day, &month, &year, &n) != 3 || text[n] != '\0' || n < 6)
    return FALSE;
  year += on.year - on.year % 100;
  *date = mn_date_new (year, month, day);
  if (mn_date_is_set (*date) && mn_date_first_day (*date) > mn_date_first_day (on))
    *date = mn_date_new (year - 100, month, day);
  return mn_date_is_set (*date) && mn_date_is_under (*date, OLDEST_CHILD, on);
}

/* A number is a year, a serial day, or a date without its signs. */
static gboolean
read_number (const char *text, MnDate *date)
{
  gint64 number = g_ascii_strtoll (text, NULL, 10);
  gsize n = strlen (text);

  if (n == 4 && number >= 1900 && number <= 2099)
    *date = mn_date_new ((int)number, 0, 0);
  else if (n == 8)
    *date = mn_date_new ((int)(number % 10000), (int)(number / 10000 % 100), (int)(number / 1000000));
  else if (n == 5 && number >= FIRST_SERIAL && number <= LAST_SERIAL)
    *date = mn_date_from_day (SERIAL_DAY_0 + (gint32)number);
  else
    *date = MN_DATE_NONE;
  return mn_date_is_set (*date);
}

/* "Sinh ngày 31/05/2010", "31/05/2010 00:00:00", "00/00/2010", "../05/2010", "sinh tháng 5 năm 2010": what is around
 * the date is taken off. */
static char *
bare_date (const char *text)
{
  g_autofree char *numbers = mn_date_words_to_numbers (text);
  const char *start = numbers + strcspn (numbers, "0123456789");
  gsize n = strspn (start, "0123456789/.- ");
  char *bare = g_strstrip (g_strndup (start, n));
  char *time = strchr (start, ':') != NULL ? strrchr (bare, ' ') : NULL;

  if (time != NULL)
    *time = '\0';
  while (g_str_has_prefix (bare, "00/") || g_str_has_prefix (bare, "0/"))
    memmove (bare, strchr (bare, '/') + 1, strlen (strchr (bare, '/') + 1) + 1);
  return g_strstrip (bare);
}

gboolean
_mn_import_read_date (const MnCell *cell, MnDate on, MnDate *date, char **why)
{
  g_autofree char *bare = NULL;
  g_autoptr (GError) error = NULL;

  if (cell->kind == MN_CELL_DATE && mn_date_parse_iso (cell->text, date, NULL))
    return TRUE;
  bare = bare_date (cell->text);
  if (all_digits (bare) ? read_number (bare, date) : mn_date_parse (bare, date, &error))
    return TRUE;
  if (read_short_year (bare, on, date))
    return TRUE;
  *date = MN_DATE_NONE;
  if (error != NULL && *bare != '\0')
    *why = g_strdup (error->message);
  else
    *why = g_strdup_printf (_ ("“%s” is not a date."), cell->text);
  return FALSE;
}

/* The first three digits of a personal number are the province of birth registration (circular 59/2021/TT-BCA, in force
 * with the same codes since 2016), the fourth the century and the sex, the next two the year of birth. */
static gboolean
is_province (int code)
{
  static const guint8 codes[] = { 1,  2,  4,  6,  8,  10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33,
                                  34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66,
                                  67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96 };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (codes[i] == code)
      return TRUE;
  return FALSE;
}

/* Certain: all that the number says agrees with what the row says. */
static gboolean
agrees (const char *id, const char *sex, MnDate birth)
{
  int province = (id[0] - '0') * 100 + (id[1] - '0') * 10 + (id[2] - '0');
  int century = (id[3] - '0') / 2;
  gboolean female = (id[3] - '0') % 2 == 1;
  int year = 1900 + century * 100 + (id[4] - '0') * 10 + (id[5] - '0');

  if (!is_province (province) || century > 1 || !mn_date_is_set (birth) || sex == NULL)
    return FALSE;
  return year == birth.year && female == (strcmp (sex, "female") == 0);
}

char *
_mn_import_repair_id (const char *text, const char *sex, MnDate birth, char **why)
{
  g_autoptr (GString) id = g_string_new (NULL);
  gsize length;

  for (const char *p = text; *p != '\0'; p++)
    if (strchr (" .-'", *p) == NULL)
      g_string_append_c (id, *p);
  length = id->len;
  if ((length == 11 || length == 10) && all_digits (id->str))
    {
      g_autofree char *whole = g_strconcat (length == 11 ? "0" : "00", id->str, NULL);

      if (agrees (whole, sex, birth))
        return g_steal_pointer (&whole);
      *why = g_strdup_printf (_ ("The personal ID number “%s” has %d digits in place of 12: leading zeros may be lost, "
                                 "but “%s” does not agree with the rest of the row."),
                              id->str, (int)length, whole);
    }
  else if (!all_digits (id->str) || (length != 12 && length != 9))
    *why = g_strdup_printf (_ ("The personal ID number “%s” does not have 12 digits."), text);
  return g_string_free (g_steal_pointer (&id), FALSE);
}

char *
_mn_import_repair_phone (const char *text)
{
  /* A mobile or landline number without its zero. */
  if (strlen (text) == 9 && all_digits (text) && strchr ("235789", text[0]) != NULL)
    return g_strconcat ("0", text, NULL);
  return g_strdup (text);
}
