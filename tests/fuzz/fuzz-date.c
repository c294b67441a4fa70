/* fuzz-date.c: any bytes as a date
 *
 * How it is run: at the head of fuzz-csv.c.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

#include "fuzz.h"
#include "mn-date.h"

/* What was understood means the same when it is written and read again. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *)data, (gssize)size);
  g_autoptr (GError) error = NULL;
  MnDate date, again;

  if (mn_date_parse (text, &date, &error))
    {
      g_autofree char *iso = mn_date_to_iso (date);
      g_autofree char *shown = mn_date_format (date);

      g_assert_no_error (error);
      if (mn_date_is_set (date))
        {
          g_assert_true (mn_date_parse_iso (iso, &again, NULL));
          g_assert_cmpint (mn_date_compare (date, again), ==, 0);
          g_assert_true (mn_date_parse (shown, &again, NULL));
          g_assert_cmpint (mn_date_compare (date, again), ==, 0);
          g_assert_cmpint (mn_date_first_day (date), <=, mn_date_last_day (date));
        }
    }
  else
    g_assert_nonnull (error);
  g_clear_error (&error);
  if (!mn_date_parse_iso (text, &date, &error))
    g_assert_nonnull (error);
  return 0;
}
