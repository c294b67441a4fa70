/* mn-table-format.c: whether a number format of a workbook shows a date
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-table-private.h"

#include <string.h>

/* What follows a format's letter and is no letter of it: "text", \x, _x, *x, [Red]. Returns where to go on. */
static const char *
skip (const char *p)
{
  const char *end;

  switch (*p)
    {
    case '"':
      end = strchr (p + 1, '"');
      return end != NULL ? end + 1 : p + strlen (p);
    case '[':
      end = strchr (p, ']');
      return end != NULL ? end + 1 : p + strlen (p);
    case '\\':
    case '_':
    case '*':
      return p[1] != '\0' ? p + 2 : p + 1;
    default:
      return p;
    }
}

/* By what it is made of, not by its number: LibreOffice gives plain numbers formats of their own too. */
MnShows
_mn_table_format_shows (const char *code)
{
  gboolean day = FALSE, month = FALSE, year = FALSE, time = FALSE;

  g_return_val_if_fail (code != NULL, MN_SHOWS_NO_DATE);

  if (g_ascii_strncasecmp (code, "General", 7) == 0 || g_ascii_strcasecmp (code, "Standard") == 0)
    return MN_SHOWS_NO_DATE;
  /* The first section is for positive numbers. */
  for (const char *p = code; *p != '\0' && *p != ';';)
    {
      const char *behind = skip (p);

      if (behind != p)
        {
          p = behind;
          continue;
        }
      switch (g_ascii_tolower (*p++))
        {
        case 'd':
          day = TRUE;
          break;
        case 'm':
          month = TRUE;
          break;
        case 'y':
          year = TRUE;
          break;
        case 'h':
        case 's':
          time = TRUE;
          break;
        case '0':
        case '#':
        case '?':
          /* ".00" behind seconds; otherwise a number. */
          if (!time && !day && !year)
            return MN_SHOWS_NO_DATE;
          break;
        default:
          break;
        }
    }
  if (day)
    return MN_SHOWS_DAY;
  if (year)
    return month ? MN_SHOWS_MONTH : MN_SHOWS_YEAR;
  return month && !time ? MN_SHOWS_MONTH : MN_SHOWS_NO_DATE;
}
