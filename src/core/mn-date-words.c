/* mn-date-words.c: dates that name their month
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-date.h"

#include "mn-text.h"

#include <stdlib.h>
#include <string.h>

/* "ngày 05 tháng 6 năm 2012", "tháng 6/2012", and Excel's "5-Thg6-2012" */
#define VIETNAMESE                                                                                                     \
  "(?<![\\p{L}\\d])(?:ngày )?(?:(?<day>\\d{1,2}) ?[-/,]? ?)?(?:tháng|thg\\.?) ?(?<month>\\d{1,2})"                   \
  "(?: ?(?:,? ?năm|[-/.,]) ?| )(?<year>\\d{4}|\\d{2})(?![\\p{L}\\d])"
/* Excel's "5-Jun-12", and "5 June 2012" */
#define ENGLISH                                                                                                        \
  "(?<![\\p{L}\\d])(?:(?<day>\\d{1,2})[-/. ]+)?(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?"    \
  "|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[-/., ]+"                               \
  "(?<year>\\d{4}|\\d{2})(?![\\p{L}\\d])"
#define YEAR_ALONE "^năm (?<year>\\d{4})$"

static int
month_number (const char *month)
{
  static const char *const names[]
      = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (month, names[i]))
      return (int)i + 1;
  return atoi (month);
}

/* (transfer full): NULL when @regex doesn't match. */
static char *
replace (const GRegex *regex, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;
  int start, end;

  if (!g_regex_match (regex, text, 0, &match) || !g_match_info_fetch_pos (match, 0, &start, &end))
    return NULL;
  day = g_match_info_fetch_named (match, "day");
  month = g_match_info_fetch_named (match, "month");
  year = g_match_info_fetch_named (match, "year");
  g_string_append_len (numbers, text, start);
  if (day != NULL && *day != '\0')
    g_string_append_printf (numbers, "%s/", day);
  if (month != NULL && *month != '\0')
    g_string_append_printf (numbers, "%d/", month_number (month));
  g_string_append (numbers, year);
  g_string_append (numbers, text + end);
  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      return TRUE;
  return FALSE;
}

char *
mn_date_words_to_numbers (const char *text)
{
  static const char *const patterns[] = { VIETNAMESE, ENGLISH, YEAR_ALONE };
  static GRegex *regexes[G_N_ELEMENTS (patterns)];
  static gsize ready;
  g_autofree char *clean = NULL;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!has_letters (text) || (clean = mn_text_clean (text)) == NULL)
    return g_strdup (text);
  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
        regexes[i] = g_regex_new (patterns[i], G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&ready, 1);
    }
  lower = mn_text_lower (clean);
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      char *numbers = replace (regexes[i], lower);

      if (numbers != NULL)
        return numbers;
    }
  return g_steal_pointer (&clean);
}
