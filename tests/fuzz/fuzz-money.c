/* fuzz-money.c: any bytes as an amount
 *
 * How it is run: at the head of fuzz-csv.c.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>

#include "fuzz.h"
#include "mn-money.h"

/* What was understood means the same when it is written and read again. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *)data, (gssize)size);
  g_autoptr (GError) error = NULL;
  gint64 dong = 0, again = 0;

  if (mn_money_parse (text, TRUE, &dong, &error))
    {
      g_autofree char *shown = mn_money_format (dong);

      g_assert_no_error (error);
      g_assert_true (mn_money_parse (shown, TRUE, &again, NULL));
      g_assert_cmpint (dong, ==, again);
    }
  else
    g_assert_nonnull (error);
  return 0;
}
