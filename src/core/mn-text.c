/* mn-text.c: text as the register keeps it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-text.h"

#include <string.h>

#define NEXT_LINE 0x85

/* Nearly all text is Vietnamese and composed already. Below U+0300 nothing composes with what stands before it,
 * and the Latin letters of U+1E00–U+1EFF are all composed forms. Anything else is left to the normaliser. */
static gboolean
is_plainly_nfc (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x300 && (c < 0x1E00 || c > 0x1EFF))
        return FALSE;
    }

  return TRUE;
}

/* Takes @text, which is valid UTF-8. */
static char *
take_nfc (char *text)
{
  char *composed;

  if (is_plainly_nfc (text))
    return text;

  composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_free (text);
  return composed;
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == NEXT_LINE || c == 0x2028 || c == 0x2029;
}

/* Marks of direction, zero-width spaces and soft hyphens come along when text is pasted from a web page. Nobody
 * can see them, and they would make two equal names differ. */
static gboolean
is_invisible (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT;
}

/* What nearly all cells of a list are: letters of Vietnamese and ASCII with single spaces between them. */
static gboolean
is_plainly_clean (const char *text)
{
  gboolean space = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char (p);

      if ((c == ' ' && space) || c < ' ' || (c > '~' && c < 0xC0) || (c > 0x24F && c < 0x1E00) || c > 0x1EFF)
        return FALSE;
      space = c == ' ';
    }
  return !space || *text == '\0';
}

static char *
clean (const char *text, gboolean keep_lines)
{
  GString *out;
  gboolean space = FALSE;
  guint breaks = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  if (is_plainly_clean (text))
    return g_strdup (text);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (keep_lines && is_line_break (c))
        {
          if (c == '\r' && p[1] == '\n')
            continue;
          breaks++;
        }
      else if (g_unichar_isspace (c) || c == '\v' || c == NEXT_LINE)
        {
          space = TRUE;
        }
      else if (!is_invisible (c))
        {
          /* White space is written only before something, so that none is left at an end of a line or the text. */
          if (out->len > 0 && breaks > 0)
            for (guint i = 0; i < breaks; i++)
              g_string_append_c (out, '\n');
          else if (out->len > 0 && space)
            g_string_append_c (out, ' ');

          space = FALSE;
          breaks = 0;
          g_string_append_unichar (out, c);
        }
    }

  return take_nfc (g_string_free (out, FALSE));
}

char *
mn_text_clean (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, FALSE);
}

char *
mn_text_clean_note (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, TRUE);
}

char *
mn_text_nfc (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  return take_nfc (g_strdup (text));
}

gboolean
mn_text_is_nfc (const char *text)
{
  g_autofree char *composed = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (is_plainly_nfc (text))
    return TRUE;

  composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  return strcmp (text, composed) == 0;
}

/* g_utf8_strup() and g_utf8_strdown() ask the locale (a Turkish one has another i); single characters do not. */
static char *
map_characters (const char *text, gunichar (*map) (gunichar c))
{
  GString *out = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (out, map (g_utf8_get_char (p)));

  return g_string_free (out, FALSE);
}

char *
mn_text_upper (const char *text)
{
  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

  return map_characters (text, g_unichar_toupper);
}

char *
mn_text_lower (const char *text)
{
  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

  return map_characters (text, g_unichar_tolower);
}

char *
mn_text_capitalize (const char *text)
{
  GString *out;
  const char *p;

  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

  /* An opening quote may stand before the first letter; after a number ("5 suất quà") nothing is a beginning. */
  for (p = text; *p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    continue;
  if (*p == '\0')
    return g_strdup (text);

  out = g_string_new_len (text, p - text);
  g_string_append_unichar (out, g_unichar_totitle (g_utf8_get_char (p)));
  g_string_append (out, g_utf8_next_char (p));
  return g_string_free (out, FALSE);
}

char *
mn_text_escape (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\t')
        g_string_append (out, "\\t");
      else if (*p == '\n')
        g_string_append (out, "\\n");
      else if (*p == '\\')
        g_string_append (out, "\\\\");
      else
        g_string_append_c (out, *p);
    }

  return g_string_free (out, FALSE);
}

/* A backslash before anything else was not written by mn_text_escape(): it is kept as it stands. */
char *
mn_text_unescape (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p++)
    {
      if (p[0] == '\\' && (p[1] == 't' || p[1] == 'n' || p[1] == '\\'))
        {
          p++;
          g_string_append_c (out, *p == 't' ? '\t' : *p == 'n' ? '\n' : '\\');
        }
      else
        {
          g_string_append_c (out, *p);
        }
    }

  return g_string_free (out, FALSE);
}
