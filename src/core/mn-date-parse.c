/* mn-date-parse.c: dates as people and files write them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-date.h"

#include "mn-i18n.h"
#include "mn-text.h"

#include <string.h>

/* One number of a written date. */
typedef struct {
  int value;
  int digits;
} Field;

static gboolean
fail_syntax (const char *text, GError **error)
{
  g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
               _ ("“%s” is not a date. Write it like 31/05/2017, or 05/2017 or 2017 when the day is not known."), text);
  return FALSE;
}

static gboolean
is_separator (char c)
{
  return c == '/' || c == '-' || c == '.' || c == ' ';
}

/* One to three numbers with one mark, or spaces, between two of them. 0 when it is anything else. */
static int
read_fields (const char *text, Field fields[3])
{
  int n_fields = 0;

  for (const char *p = text;; n_fields++)
    {
      Field field = { 0, 0 };
      int marks = 0;

      for (; g_ascii_isdigit (*p) && field.digits < 5; p++, field.digits++)
        field.value = field.value * 10 + (*p - '0');
      if (field.digits == 0 || n_fields == 3)
        return 0;
      fields[n_fields] = field;

      if (*p == '\0')
        return n_fields + 1;
      if (!is_separator (*p))
        return 0;
      for (; is_separator (*p); p++)
        marks += *p != ' ';
      if (marks > 1)
        return 0;
    }
}

static gboolean
check_date (int year, int month, int day, gboolean has_month, gboolean has_day, MnDate *date, GError **error)
{
  MnDate result;

  if (year == 0)
    {
      g_set_error_literal (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE,
                           _ ("There is no year 0. Write the year with four digits, as in 31/05/2017."));
      return FALSE;
    }
  if (has_month && (month < 1 || month > 12))
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE,
                   _ ("There is no month %d. Write the day first, then the month, as in 31/05/2017."), month);
      return FALSE;
    }

  result = mn_date_new (year, has_month ? month : 0, has_day ? day : 0);
  if (has_day && (day == 0 || !mn_date_is_set (result)))
    {
      MnDate end = mn_date_month_end (mn_date_new (year, month, 0));

      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE,
                   _ ("There is no %02d/%02d/%04d: month %d of %d has %d days."), day, month, year, month, year,
                   end.day);
      return FALSE;
    }

  *date = result;
  return TRUE;
}

static gboolean
take_date (const char *text, const Field *year, const Field *month, const Field *day, MnDate *date, GError **error)
{
  if ((month != NULL && month->digits > 2) || (day != NULL && day->digits > 2) || year->digits > 4)
    return fail_syntax (text, error);

  if (year->digits != 4)
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                   _ ("Write the year of “%s” with four digits, as in 31/05/2017."), text);
      return FALSE;
    }

  return check_date (year->value, month != NULL ? month->value : 0, day != NULL ? day->value : 0, month != NULL,
                     day != NULL, date, error);
}

gboolean
mn_date_parse (const char *text, MnDate *date, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *numbers = NULL;
  Field f[3] = { 0 };
  int n_fields;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  clean = mn_text_clean (text);
  if (clean == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      return fail_syntax (valid, error);
    }

  numbers = mn_date_words_to_numbers (clean);
  n_fields = read_fields (numbers, f);
  if (n_fields == 1)
    return take_date (clean, &f[0], NULL, NULL, date, error);
  if (n_fields == 2)
    return f[0].digits == 4 ? take_date (clean, &f[0], &f[1], NULL, date, error)
                            : take_date (clean, &f[1], &f[0], NULL, date, error);
  if (n_fields == 3)
    return f[0].digits == 4 ? take_date (clean, &f[0], &f[1], &f[2], date, error)
                            : take_date (clean, &f[2], &f[1], &f[0], date, error);

  return fail_syntax (clean, error);
}

/* A '0' in @shape stands for any digit. */
static gboolean
has_shape (const char *text, const char *shape)
{
  for (; *text != '\0' && *shape != '\0'; text++, shape++)
    if (*shape == '0' ? !g_ascii_isdigit (*text) : *text != *shape)
      return FALSE;

  return *text == *shape;
}

static int
number_at (const char *text, int digits)
{
  int value = 0;

  for (int i = 0; i < digits; i++)
    value = value * 10 + (text[i] - '0');

  return value;
}

gboolean
mn_date_parse_iso (const char *text, MnDate *date, GError **error)
{
  gboolean full;
  gboolean month;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  full = has_shape (text, "0000-00-00");
  month = full || has_shape (text, "0000-00");
  if (!month && !has_shape (text, "0000"))
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                   _ ("“%s” is not a date of the form 2017-05-31, 2017-05 or 2017."), valid);
      return FALSE;
    }

  return check_date (number_at (text, 4), month ? number_at (text + 5, 2) : 0, full ? number_at (text + 8, 2) : 0,
                     month, full, date, error);
}
