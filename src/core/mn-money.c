/* mn-money.c: whole đồng
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-money.h"

#include "mn-i18n.h"
#include "mn-number-private.h"
#include "mn-text.h"

#include <string.h>

/* "1,5" and "1,5 đ", but not "1,200,000", which is a whole amount with the wrong mark. */
static gboolean
looks_like_fraction (const char *digits)
{
  const char *comma = strchr (digits, ',');

  return comma != NULL && strchr (comma + 1, ',') == NULL && strspn (comma + 1, "0123456789") == strlen (comma + 1)
         && strlen (comma + 1) >= 1 && strlen (comma + 1) <= 2;
}

static void
cut_unit (char *text)
{
  static const char *const units[] = { "đồng", "vnđ", "vnd", "đ", "₫" };
  g_autofree char *lower = mn_text_lower (text);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      /* These letters take the same number of bytes in both cases, so an offset in one text holds in the other. */
      if (!g_str_has_suffix (lower, units[i]) || strlen (lower) != strlen (text))
        continue;
      text[strlen (text) - strlen (units[i])] = '\0';
      g_strchomp (text);
      return;
    }
}

static gboolean
refuse (const char *digits, const char *shown, GError **error)
{
  if (looks_like_fraction (digits))
    g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE,
                 _ ("“%s” is not a whole amount: there is nothing smaller than one đồng."), shown);
  else if (*digits == '\0' || strspn (digits, "0123456789., ") != strlen (digits))
    g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_SYNTAX,
                 _ ("“%s” is not an amount. Write it like 1.200.000 or 1200000."), shown);
  else
    return FALSE;

  return TRUE;
}

gboolean
mn_money_parse (const char *text, gboolean allow_negative, gint64 *dong, GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *amount = NULL;
  const char *digits;
  gboolean negative;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (dong != NULL, FALSE);

  shown = mn_text_clean (text);
  if (shown == NULL)
    shown = g_utf8_make_valid (text, -1);
  amount = g_strdup (shown);
  cut_unit (amount);

  digits = _mn_number_skip_sign (amount, &negative);
  if (refuse (digits, shown, error))
    return FALSE;
  if (negative && !allow_negative)
    {
      g_set_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE, _ ("The amount must not be negative: “%s”."), shown);
      return FALSE;
    }

  return _mn_number_parse_whole (digits, negative, shown, dong, error);
}

char *
mn_money_format (gint64 dong)
{
  return mn_number_format (dong);
}

char *
mn_money_format_unit (gint64 dong)
{
  g_autofree char *number = mn_number_format (dong);

  return g_strconcat (number, " đ", NULL);
}
