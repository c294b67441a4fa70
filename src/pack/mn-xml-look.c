/* mn-xml-look.c: which way XML is read, by how it begins
 *
 * The packages of Microsoft Office hold UTF-8 or UTF-16 (ECMA-376 part 2, 8.1.4), and Excel, LibreOffice and WPS write
 * nothing but UTF-8. What declares another encoding comes from none of them, and libxml2 takes some that are broken for
 * an empty document when they come in pieces (UTF-7, for one): it is refused.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-xml-scan-private.h"

#include <string.h>

#define MAX_HEAD 256 /* with the XML declaration */

/* A declaration without its zero bytes: UTF-8 or UTF-16, it is of ASCII. */
static gboolean
declares_other_encoding (char *declaration)
{
  static const char *const known[] = { "UTF-8", "UTF-16" };
  const char *end = strchr (declaration, '>');
  char *p = g_strstr_len (declaration, end - declaration, "encoding");

  if (p == NULL)
    return FALSE;
  p = skip_blanks (p + strlen ("encoding"));
  if (*p != '=')
    return TRUE;
  p = skip_blanks (p + 1);
  for (guint i = 0; i < G_N_ELEMENTS (known) && (*p == '"' || *p == '\''); i++)
    if (g_ascii_strncasecmp (p + 1, known[i], strlen (known[i])) == 0 && p[1 + strlen (known[i])] == *p)
      return FALSE;
  return TRUE;
}

/* Neither UTF-8 nor UTF-16. Other encodings begin with other bytes, or say so. */
static gboolean
is_foreign (const char *head, gsize size)
{
  static const char wide[] = { 0, 0, 0, 0 };
  char ascii[MAX_HEAD + 1] = { 0 };
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    if (head[i] != '\0' && (guchar)head[i] < 0x80)
      ascii[n++] = head[i];
  /* Four bytes to a character */
  if (size >= 4 && (memcmp (head, wide, 2) == 0 || memcmp (head + 2, wide, 2) == 0))
    return TRUE;
  if (ascii[0] != '<' && !has_class (ascii[0], MN_XML_BLANK))
    return TRUE;
  if (!g_str_has_prefix (ascii, "<?xml"))
    return FALSE;
  return strchr (ascii, '>') == NULL || declares_other_encoding (ascii);
}

/* ' name="value"' at *@p, which moves behind it. */
static gboolean
look_for (const char **p, const char *name, const char *const *values)
{
  const char *q = *p;
  char quote;

  while (has_class (*q, MN_XML_BLANK))
    q++;
  if (q == *p || !g_str_has_prefix (q, name))
    return FALSE;
  q += strlen (name);
  quote = *q++;
  for (; (quote == '"' || quote == '\'') && *values != NULL; values++)
    if (g_str_has_prefix (q, *values) && q[strlen (*values)] == quote)
      {
        *p = q + strlen (*values) + 1;
        return TRUE;
      }
  return FALSE;
}

/* Without a declaration, or with one as office programs write it. @begin: behind it. */
static gboolean
is_for_scanner (const char *head, gsize *begin)
{
  static const char *const versions[] = { "1.0", NULL };
  static const char *const encodings[] = { "UTF-8", "utf-8", NULL };
  static const char *const alone[] = { "yes", "no", NULL };
  const char *p = head;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  *begin = (gsize)(p - head);
  if (p[0] == '<' && (p[1] == '!' || _mn_xml_is_name_start (p + 1, head + MAX_HEAD)))
    return TRUE;
  if (!g_str_has_prefix (p, "<?xml"))
    return FALSE;
  p += strlen ("<?xml");
  if (!look_for (&p, "version=", versions))
    return FALSE;
  look_for (&p, "encoding=", encodings);
  look_for (&p, "standalone=", alone);
  while (has_class (*p, MN_XML_BLANK))
    p++;
  *begin = (gsize)(p + 2 - head);
  return p[0] == '?' && p[1] == '>';
}

MnXmlLook
_mn_xml_look (const char *bytes, gsize size, gboolean end, gsize *begin)
{
  char head[MAX_HEAD + 1] = { 0 };

  *begin = 0;
  if (size == 0)
    return end ? MN_XML_LOOK_FOREIGN : MN_XML_LOOK_MORE;
  /* With zero bytes behind, nothing here runs over. */
  memcpy (head, bytes, MIN (size, MAX_HEAD));
  if (!end && size < MAX_HEAD && memchr (head, '>', size) == NULL)
    return MN_XML_LOOK_MORE;
  if (is_foreign (head, MIN (size, MAX_HEAD)))
    return MN_XML_LOOK_FOREIGN;
  if (is_for_scanner (head, begin))
    return MN_XML_LOOK_SCAN;
  *begin = 0;
  return MN_XML_LOOK_OTHER;
}
