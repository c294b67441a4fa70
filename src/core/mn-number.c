/* mn-number.c: counts, decimals and percentages, written the Vietnamese way
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-number-private.h"

#include "mn-i18n.h"
#include "mn-text.h"

#include <string.h>

#define MINUS_SIGN "\xE2\x88\x92"

/* Without g_abs(): the smallest gint64 has no positive counterpart. */
static guint64
magnitude (gint64 number)
{
  return number < 0 ? 0 - (guint64)number : (guint64)number;
}

static void
append_grouped (GString *out, guint64 number)
{
  char digits[32];
  int length = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, number);

  for (int i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (out, '.');
      g_string_append_c (out, digits[i]);
    }
}

char *
mn_number_format (gint64 number)
{
  GString *out = g_string_new (number < 0 ? "-" : NULL);

  append_grouped (out, magnitude (number));
  return g_string_free (out, FALSE);
}

char *
mn_number_format_official (gint64 number)
{
  if (number > 0 && number < 10)
    return g_strdup_printf ("%02d", (int)number);

  return mn_number_format (number);
}

const char *
_mn_number_skip_sign (const char *text, gboolean *negative)
{
  *negative = TRUE;
  if (*text == '-')
    return text + 1;
  if (g_str_has_prefix (text, MINUS_SIGN))
    return text + strlen (MINUS_SIGN);

  *negative = FALSE;
  return text;
}

static gboolean
fail_syntax (const char *shown, GError **error)
{
  g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
               _ ("“%s” is not a number. Write digits only, with points between thousands if you like: 1.200.000."),
               shown);
  return FALSE;
}

static gboolean
check_groups (char **groups, const char *shown, GError **error)
{
  for (gsize i = 0; groups[i] != NULL; i++)
    {
      gsize length = strlen (groups[i]);
      gboolean first_is_fine = i == 0 && length >= 1 && length <= 3 && groups[i][0] != '0';

      if (first_is_fine || (i > 0 && length == 3))
        continue;

      if (length == 0)
        g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                     _ ("Digits are missing beside a point in “%s”: thousands are written like 1.200.000."), shown);
      else
        g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                     _ ("The group “%s” in “%s” is wrong: thousands are written in groups of three digits, like "
                        "1.200.000."),
                     groups[i], shown);
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_digits (const char *digits, gboolean negative, guint64 *sum)
{
  const guint64 limit = negative ? (guint64)G_MAXINT64 + 1 : (guint64)G_MAXINT64;

  for (; *digits != '\0'; digits++)
    if (!g_uint64_checked_mul (sum, *sum, 10) || !g_uint64_checked_add (sum, *sum, (guint64)(*digits - '0'))
        || *sum > limit)
      return FALSE;

  return TRUE;
}

gboolean
_mn_number_parse_whole (const char *digits, gboolean negative, const char *shown, gint64 *number, GError **error)
{
  g_auto (GStrv) groups = NULL;
  guint64 sum = 0;

  if (strchr (digits, ',') != NULL)
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                   _ ("“%s” has a comma. Only whole numbers can stand here, and thousands are written with points: "
                      "1.200.000."),
                   shown);
      return FALSE;
    }
  if (!g_ascii_isdigit (*digits) || strspn (digits, "0123456789. ") != strlen (digits)
      || (strchr (digits, ' ') != NULL && strchr (digits, '.') != NULL))
    return fail_syntax (shown, error);

  groups = g_strsplit (digits, strchr (digits, ' ') != NULL ? " " : ".", -1);
  if (groups[1] != NULL && !check_groups (groups, shown, error))
    return FALSE;

  for (gsize i = 0; groups[i] != NULL; i++)
    if (!add_digits (groups[i], negative, &sum))
      {
        g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("“%s” is too large a number."), shown);
        return FALSE;
      }

  *number = (gint64)(negative ? 0 - sum : sum);
  return TRUE;
}

/* Cleaned text, or NULL and the error for what is not UTF-8. */
static char *
clean_or_fail (const char *text, GError **error)
{
  char *clean = mn_text_clean (text);

  if (clean == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      fail_syntax (valid, error);
    }

  return clean;
}

gboolean
mn_number_parse (const char *text, gint64 *number, GError **error)
{
  g_autofree char *clean = NULL;
  const char *digits;
  gboolean negative;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  clean = clean_or_fail (text, error);
  if (clean == NULL)
    return FALSE;

  digits = _mn_number_skip_sign (clean, &negative);
  return _mn_number_parse_whole (digits, negative, clean, number, error);
}

char *
mn_decimal_format (gint64 hundredths)
{
  GString *out = g_string_new (hundredths < 0 ? "-" : NULL);
  int fraction = (int)(magnitude (hundredths) % 100);

  append_grouped (out, magnitude (hundredths) / 100);
  if (fraction % 10 != 0)
    g_string_append_printf (out, ",%02d", fraction);
  else if (fraction != 0)
    g_string_append_printf (out, ",%d", fraction / 10);

  return g_string_free (out, FALSE);
}

/* Where the fraction begins: after a comma, or after the only point when one or two digits follow it. */
static char *
find_fraction (char *text)
{
  char *comma = strchr (text, ',');
  char *point = strchr (text, '.');

  if (comma != NULL)
    return comma;
  if (point != NULL && strchr (point + 1, '.') == NULL && strlen (point + 1) >= 1 && strlen (point + 1) <= 2)
    return point;

  return NULL;
}

static gboolean
parse_fraction (const char *digits, const char *shown, gint64 *hundredths, GError **error)
{
  gsize length = strlen (digits);

  if (length == 0 || strspn (digits, "0123456789") != length)
    return fail_syntax (shown, error);
  if (length > 2)
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("“%s” has more than two digits after the comma."),
                   shown);
      return FALSE;
    }

  *hundredths = (digits[0] - '0') * 10 + (length == 2 ? digits[1] - '0' : 0);
  return TRUE;
}

static gboolean
parse_decimal (char *text, const char *shown, gint64 *hundredths, GError **error)
{
  char *fraction = find_fraction (text);
  gint64 whole;
  gint64 part = 0;
  gboolean negative;
  const char *digits;

  if (fraction != NULL)
    {
      *fraction = '\0';
      if (!parse_fraction (fraction + 1, shown, &part, error))
        return FALSE;
    }

  digits = _mn_number_skip_sign (text, &negative);
  if (!_mn_number_parse_whole (digits, FALSE, shown, &whole, error))
    return FALSE;
  if (whole > (G_MAXINT64 - part) / 100)
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("“%s” is too large a number."), shown);
      return FALSE;
    }

  *hundredths = negative ? -(whole * 100 + part) : whole * 100 + part;
  return TRUE;
}

gboolean
mn_decimal_parse (const char *text, gint64 *hundredths, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (hundredths != NULL, FALSE);

  clean = clean_or_fail (text, error);
  if (clean == NULL)
    return FALSE;

  shown = g_strdup (clean);
  return parse_decimal (clean, shown, hundredths, error);
}

char *
mn_percent_format (gint64 hundredths)
{
  g_autofree char *number = mn_decimal_format (hundredths);

  return g_strconcat (number, "%", NULL);
}

/* The sign may be left out: the field is known to be a percentage. */
gboolean
mn_percent_parse (const char *text, gint64 *hundredths, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (hundredths != NULL, FALSE);

  clean = clean_or_fail (text, error);
  if (clean == NULL)
    return FALSE;

  shown = g_strdup (clean);
  if (g_str_has_suffix (clean, "%"))
    {
      clean[strlen (clean) - 1] = '\0';
      g_strchomp (clean);
    }
  return parse_decimal (clean, shown, hundredths, error);
}
