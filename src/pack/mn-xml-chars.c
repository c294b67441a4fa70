/* mn-xml-chars.c: characters, names and references of XML in UTF-8
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-xml-private.h"

#include <string.h>

#define MAX_REFERENCE 1000 /* bytes; zeros may stand in front of a number */

#define P MN_XML_PLAIN
#define B MN_XML_BLANK
#define N (MN_XML_PLAIN | MN_XML_NAME)
#define S (MN_XML_PLAIN | MN_XML_NAME | MN_XML_NAME_START)
#define H MN_XML_HIGH
#define ROW(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x

/* Without PLAIN: & < ] and what values change: tab, line feed, carriage return. */
const guint8 _mn_xml_classes[256] = {
  0,       0,       0,       0,       0,       0,       0,       0,       0, B, B, 0, 0, B, 0, 0, /* */
  0,       0,       0,       0,       0,       0,       0,       0,       0, 0, 0, 0, 0, 0, 0, 0, /* */
  P | B,   P,       P,       P,       P,       P,       0,       P,       P, P, P, P, P, N, N, P, /* space - . */
  N,       N,       N,       N,       N,       N,       N,       N,       N, N, S, P, 0, P, P, P, /* 0-9 : */
  P,       S,       S,       S,       S,       S,       S,       S,       S, S, S, S, S, S, S, S, /* A-O */
  S,       S,       S,       S,       S,       S,       S,       S,       S, S, S, P, P, 0, P, S, /* P-Z [ \ ] ^ _ */
  P,       S,       S,       S,       S,       S,       S,       S,       S, S, S, S, S, S, S, S, /* a-o */
  S,       S,       S,       S,       S,       S,       S,       S,       S, S, S, P, P, P, P, P, /* p-z */
  ROW (H), ROW (H), ROW (H), ROW (H), ROW (H), ROW (H), ROW (H), ROW (H),
};

int
_mn_xml_char_length (const char *p, const char *end)
{
  const guchar *u = (const guchar *)p;
  int n;

  if (u[0] < 0x80)
    return u[0] >= ' ' || (_mn_xml_classes[u[0]] & MN_XML_BLANK) != 0 ? 1 : -1;
  if (u[0] < 0xc2 || u[0] > 0xf4)
    return -1;
  n = u[0] < 0xe0 ? 2 : u[0] < 0xf0 ? 3 : 4;
  for (int i = 1; i < n; i++)
    {
      if (p + i >= end)
        return 0;
      if ((u[i] & 0xc0) != 0x80)
        return -1;
    }
  switch (u[0])
    {
    case 0xe0:
      return u[1] >= 0xa0 ? n : -1;
    case 0xed: /* halves of pairs */
      return u[1] < 0xa0 ? n : -1;
    case 0xef: /* U+FFFE and U+FFFF */
      return u[1] == 0xbf && u[2] >= 0xbe ? -1 : n;
    case 0xf0:
      return u[1] >= 0x90 ? n : -1;
    case 0xf4:
      return u[1] < 0x90 ? n : -1;
    default:
      return n;
    }
}

/* Beyond ASCII, as the fifth edition of XML 1.0 has it. */
static gboolean
is_name_start (gunichar c)
{
  static const gunichar ranges[][2] = {
    { 0xc0, 0xd6 },     { 0xd8, 0xf6 },     { 0xf8, 0x2ff },    { 0x370, 0x37d },
    { 0x37f, 0x1fff },  { 0x200c, 0x200d }, { 0x2070, 0x218f }, { 0x2c00, 0x2fef },
    { 0x3001, 0xd7ff }, { 0xf900, 0xfdcf }, { 0xfdf0, 0xfffd }, { 0x10000, 0xeffff },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (c >= ranges[i][0] && c <= ranges[i][1])
      return TRUE;
  return FALSE;
}

static gboolean
is_name (gunichar c)
{
  return c == 0xb7 || (c >= 0x300 && c <= 0x36f) || (c >= 0x203f && c <= 0x2040) || is_name_start (c);
}

gboolean
_mn_xml_is_name_start (const char *p, const char *end)
{
  const guint8 class = _mn_xml_classes[(guchar)*p];

  if ((class & MN_XML_HIGH) == 0)
    return (class & MN_XML_NAME_START) != 0 && *p != ':';
  return _mn_xml_char_length (p, end) > 0 && is_name_start (g_utf8_get_char (p));
}

gssize
_mn_xml_name_length (const char *p, const char *end, const char **colon)
{
  const char *from = p;

  *colon = NULL;
  for (; p < end; p++)
    {
      const guint8 class = _mn_xml_classes[(guchar)*p];

      if ((class & MN_XML_HIGH) != 0)
        {
          int n = _mn_xml_char_length (p, end);
          gunichar c;

          if (n <= 0)
            return n;
          c = g_utf8_get_char (p);
          if (p == from ? !is_name_start (c) : !is_name (c))
            return p == from ? -1 : p - from;
          p += n - 1;
        }
      else if ((class & (p == from ? MN_XML_NAME_START : MN_XML_NAME)) == 0)
        return p == from ? -1 : p - from;
      else if (*p == ':' && *colon == NULL)
        *colon = p;
    }
  return 0;
}

static gssize
numeric_reference (const char *p, const char *end, char *into, gsize *n)
{
  const char *digit = p + 2;
  gboolean hexadecimal = digit < end && *digit == 'x';
  gunichar c = 0;

  if (hexadecimal)
    digit++;
  for (const char *q = digit; q < end; q++)
    {
      int value = hexadecimal ? g_ascii_xdigit_value (*q) : g_ascii_digit_value (*q);

      if (*q == ';' && q > digit)
        {
          *n = (gsize)g_unichar_to_utf8 (c, into);
          return c <= 0x10ffff && _mn_xml_char_length (into, into + *n) > 0 ? q + 1 - p : -1;
        }
      if (value < 0 || q - p > MAX_REFERENCE)
        return -1;
      c = MIN (c * (hexadecimal ? 16 : 10) + (gunichar)value, 0x110000);
    }
  return 0;
}

gssize
_mn_xml_reference (const char *p, const char *end, char into[6], gsize *n)
{
  static const char *const names[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" };
  static const char characters[] = "&<>\"'";
  gsize left = (gsize)(end - p);

  if (left >= 2 && p[1] == '#')
    return numeric_reference (p, end, into, n);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (memcmp (p, names[i], MIN (left, length)) != 0)
        continue;
      into[0] = characters[i];
      *n = 1;
      return left >= length ? (gssize)length : 0;
    }
  return -1;
}
