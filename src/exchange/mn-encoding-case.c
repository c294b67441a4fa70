/* mn-encoding-case.c: capitals that were drawn, not stored
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-encoding-private.h"

#include <string.h>

#include "mn-core.h"

/* TCVN3 has no capitals with marks of tone: they were typed small in a font that draws capitals, so that "NGUYỄN" is
 * stored as NGUYễN. A word of several ASCII capitals says so; "Hà" says nothing by itself, but does between such words.
 */

typedef struct {
  guint capitals; /* of ASCII */
  guint smalls;   /* of ASCII */
  guint others;   /* small, beyond ASCII */
} Letters;

static Letters
count_letters (const char *start, const char *end)
{
  Letters letters = { 0 };

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      letters.capitals += g_ascii_isupper (*p) != 0;
      letters.smalls += g_ascii_islower (*p) != 0;
      letters.others += c >= 0x80 && g_unichar_islower (c);
    }
  return letters;
}

static gboolean
is_shouted (Letters letters)
{
  return letters.capitals >= 2 && letters.smalls == 0;
}

static void
append_upper (GString *out, const char *start, const char *end)
{
  g_autofree char *part = g_strndup (start, (gsize)(end - start));
  g_autofree char *upper = mn_text_upper (part);

  g_string_append (out, upper);
}

static const char *
word_end (const char *p, const char *end)
{
  while (p < end && g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* All of a cell that has no small ASCII letter and one shouted word; else word by word. */
static void
repair_cell (GString *out, const char *start, const char *end)
{
  Letters all = count_letters (start, end);
  gboolean shouted = FALSE;
  const char *word_stop;

  for (const char *p = start; p < end && !shouted; p = word_stop < end ? g_utf8_next_char (word_stop) : end)
    {
      word_stop = word_end (p, end);
      shouted = is_shouted (count_letters (p, word_stop));
    }
  if (!shouted || all.others == 0)
    g_string_append_len (out, start, end - start);
  else if (all.smalls == 0)
    append_upper (out, start, end);
  else
    for (const char *p = start; p < end; p = word_stop)
      {
        word_stop = word_end (p, end);
        if (word_stop == p)
          {
            word_stop = g_utf8_next_char (p);
            g_string_append_len (out, p, word_stop - p);
          }
        else if (is_shouted (count_letters (p, word_stop)))
          append_upper (out, p, word_stop);
        else
          g_string_append_len (out, p, word_stop - p);
      }
}

char *
_mn_encoding_repair_capitals (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));

  while (*text != '\0')
    {
      gsize n = strcspn (text, ",;\t\r\n\"");

      repair_cell (out, text, text + n);
      text += n;
      n = strspn (text, ",;\t\r\n\"");
      g_string_append_len (out, text, (gssize)n);
      text += n;
    }
  return g_string_free (out, FALSE);
}
