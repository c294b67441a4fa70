/* mn-clock.c: times and UUIDs of changes
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include <sys/random.h>

#include "mn-store-private.h"

/* splitmix64: as good as needed for numbers that must only differ, and the same on every machine for ever. */
static guint64
next_random (MnClock *clock)
{
  guint64 z = (clock->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

gboolean
_mn_clock_set (MnClock *clock, const char *start, guint64 seed)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (start, utc);

  if (time == NULL)
    return FALSE;
  clock->deterministic = TRUE;
  clock->next = g_date_time_to_unix (time);
  clock->state = seed;
  return TRUE;
}

char *
_mn_clock_time (MnClock *clock)
{
  g_autoptr (GDateTime) time
      = clock->deterministic ? g_date_time_new_from_unix_utc (clock->next++) : g_date_time_new_now_utc ();

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (time), g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time), g_date_time_get_hour (time),
                          g_date_time_get_minute (time), g_date_time_get_second (time));
}

char *
_mn_clock_uuid (MnClock *clock)
{
  guint64 half[2];

  if (clock->deterministic)
    {
      half[0] = next_random (clock);
      half[1] = next_random (clock);
    }
  /* The kernel's chance, not GLib's: two processes forked from one would draw the same numbers. */
  else if (getrandom (half, sizeof half, 0) != sizeof half)
    return g_uuid_string_random ();
  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%012" G_GINT64_MODIFIER "x", (guint)(half[0] >> 32),
                          (guint)(half[0] >> 16) & 0xffff, (guint)half[0] & 0xfff,
                          (guint)(half[1] >> 48 & 0x3fff) | 0x8000, half[1] & G_GUINT64_CONSTANT (0xffffffffffff));
}
