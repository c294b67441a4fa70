/* mn-csv-cell.c: cells on their way into a table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-csv.h"

#include <string.h>

/* Begins a formula, whatever number of ' stand before. */
static gboolean
is_formula (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

char *
mn_csv_guard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return is_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

const char *
mn_csv_unguard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return *text == '\'' && is_formula (text) ? text + 1 : text;
}

void
mn_csv_append_cell (GString *row, const char *text)
{
  gsize length;
  gboolean first;

  g_return_if_fail (row != NULL && text != NULL);

  first = row->len == 0 || row->str[row->len - 1] == '\n';
  length = strlen (text);
  if (!first)
    g_string_append_c (row, ',');
  if (!first && length == 0)
    return;
  /* An empty first cell is quoted, so that the second is known to follow one. Spaces at the ends would be cut off by
   * some programs. */
  if (length > 0 && strpbrk (text, ",;\t\"\r\n") == NULL && text[0] != ' ' && text[length - 1] != ' ')
    {
      g_string_append_len (row, text, (gssize)length);
      return;
    }
  g_string_append_c (row, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *p);
    }
  g_string_append_c (row, '"');
}

void
mn_csv_end_row (GString *row)
{
  g_string_append (row, "\r\n");
}
