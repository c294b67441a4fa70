/* mn-local-time.c: when something was done, in local time
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-local-time.h"

char *
mn_local_time_format (const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (utc != NULL, NULL);

  time = g_date_time_new_from_iso8601 (utc, zone);
  if (time == NULL)
    return g_strdup (utc);

  local = g_date_time_to_local (time);
  return g_strdup_printf ("%02d/%02d/%04d %02d:%02d", g_date_time_get_day_of_month (local),
                          g_date_time_get_month (local), g_date_time_get_year (local), g_date_time_get_hour (local),
                          g_date_time_get_minute (local));
}
