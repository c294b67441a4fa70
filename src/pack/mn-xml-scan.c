/* mn-xml-scan.c: the large parts of workbooks, read several times as fast as by a parser for every XML
 *
 * Half of the time that a sheet took was libxml2's: names looked up in a dictionary, attributes and text copied,
 * columns counted. Here everything stays where it is in one buffer: names and values are ended in place by a zero byte
 * once their tag is complete, and what references stand for, which is never longer than they are, is written over them.
 * What is cut off at the end of a piece waits for the next one; only a tag has to be complete.
 *
 * It is as strict as libxml2 is in what it refuses, and tests/fuzz/fuzz-xml.c holds one against the other.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-xml-scan-private.h"

#include <string.h>

#define MAX_TAG (1024 * 1024) /* bytes */

MnXmlScan *
_mn_xml_scan_new (MnXml *xml)
{
  MnXmlScan *self = g_new0 (MnXmlScan, 1);

  self->xml = xml;
  self->names = g_string_new (NULL);
  self->namespaces = g_array_new (FALSE, FALSE, sizeof (Namespace));
  g_array_set_clear_func (self->namespaces, (GDestroyNotify)_mn_xml_clear_namespace);
  return self;
}

void
_mn_xml_scan_free (MnXmlScan *self)
{
  if (self == NULL)
    return;
  g_free (self->buffer);
  g_string_free (self->names, TRUE);
  g_array_unref (self->namespaces);
  g_free (self);
}

/* Text ---------------------------------------------------------------------------------------------------------- */

static Step
take_reference (MnXmlScan *self)
{
  char into[6];
  gsize n;
  gssize length = _mn_xml_reference (self->at, self->end, into, &n);

  if (length <= 0)
    return length == 0 ? CUT : WRONG;
  self->at += length;
  _mn_xml_found (self->xml, into, n);
  return TAKEN;
}

/* Line ends are line feeds, however they were written. */
static Step
take_return (MnXmlScan *self)
{
  if (self->at + 1 == self->end)
    return CUT;
  self->at += self->at[1] == '\n' ? 2 : 1;
  _mn_xml_found (self->xml, "\n", 1);
  return TAKEN;
}

/* "]]>" must not stand in text. FALSE: it does, or may. */
static gboolean
is_lone_bracket (const MnXmlScan *self, const char *p)
{
  return (p + 1 < self->end && p[1] != ']') || (p + 2 < self->end && p[2] != '>');
}

static Step
take_text (MnXmlScan *self)
{
  char *from = self->at, *p = from;
  int n;

  for (;;)
    if (has_class (*p, MN_XML_PLAIN) || *p == '\n' || *p == '\t')
      p++;
    else if (has_class (*p, MN_XML_HIGH) && (n = _mn_xml_char_length (p, self->end)) > 0)
      p += n;
    else if (*p == ']' && is_lone_bracket (self, p))
      p++;
    else
      break;
  if (p > from)
    {
      self->at = p;
      _mn_xml_found (self->xml, from, (gsize)(p - from));
      return TAKEN;
    }
  switch (*p)
    {
    case '&':
      return take_reference (self);
    case '\r':
      return take_return (self);
    case ']':
      return p + 2 < self->end ? WRONG : CUT;
    default:
      return has_class (*p, MN_XML_HIGH) && _mn_xml_char_length (p, self->end) == 0 ? CUT : WRONG;
    }
}

/* Outside of the first element. */
static Step
take_blanks (MnXmlScan *self)
{
  char *p = skip_blanks (self->at);

  if (p == self->at)
    return WRONG;
  self->at = p;
  return TAKEN;
}

/* Comments, instructions and CDATA come to an end with @stop, and are validated up to there. */
static Step
take_until (MnXmlScan *self, const char *stop, gboolean found)
{
  gsize length = strlen (stop);
  char *from = self->at, *p = from;
  int n = 1;
  gboolean stopped = FALSE;

  while (p < self->end && n > 0 && !stopped)
    {
      if (*p == stop[0] && (gsize)(self->end - p) < length)
        n = 0;
      else if (*p == stop[0] && memcmp (p, stop, length) == 0)
        stopped = TRUE;
      else if (self->within == COMMENT && p[0] == '-' && p[1] == '-')
        n = -1;
      else if ((n = _mn_xml_char_length (p, self->end)) > 0)
        p += n;
    }
  if (n < 0)
    return WRONG;
  self->at = p;
  if (found && p > from)
    _mn_xml_found (self->xml, from, (gsize)(p - from));
  if (!stopped)
    return CUT;
  self->at += length;
  self->within = CONTENT;
  return TAKEN;
}

/* Everything else ----------------------------------------------------------------------------------------------- */

static Step
take_instruction (MnXmlScan *self)
{
  const char *colon;
  gssize n = _mn_xml_name_length (self->at + 2, self->end, &colon);
  char *p = self->at + 2 + n;

  if (n <= 0 || p + 1 >= self->end)
    return n < 0 ? WRONG : CUT;
  /* The declaration stands at the very beginning. */
  if (n == 3 && g_ascii_strncasecmp (self->at + 2, "xml", 3) == 0)
    return WRONG;
  if (!has_class (*p, MN_XML_BLANK) && (p[0] != '?' || p[1] != '>'))
    return WRONG;
  self->at = p;
  self->within = INSTRUCTION;
  return TAKEN;
}

static Step
take_declared (MnXmlScan *self)
{
  static const char *const beginnings[] = { "<!--", "<![CDATA[", "<!DOCTYPE" };
  gsize left = (gsize)(self->end - self->at);

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      gsize length = strlen (beginnings[i]);

      if (memcmp (self->at, beginnings[i], MIN (left, length)) != 0)
        continue;
      if (left < length)
        return CUT;
      if ((i == 1 && self->state != INSIDE) || (i == 2 && self->state != BEFORE))
        return WRONG;
      self->at += length;
      if (i == 2)
        _mn_xml_found_document_type (self->xml);
      else
        self->within = i == 0 ? COMMENT : CDATA;
      return TAKEN;
    }
  return WRONG;
}

static Step
take (MnXmlScan *self)
{
  switch (self->within)
    {
    case COMMENT:
      return take_until (self, "-->", FALSE);
    case INSTRUCTION:
      return take_until (self, "?>", FALSE);
    case CDATA:
      return take_until (self, "]]>", TRUE);
    case CONTENT:
    default:
      break;
    }
  if (*self->at != '<')
    return self->state == INSIDE ? take_text (self) : take_blanks (self);
  if (self->at + 1 == self->end)
    return CUT;
  switch (self->at[1])
    {
    case '/':
      return _mn_xml_scan_end_tag (self);
    case '!':
      return take_declared (self);
    case '?':
      return take_instruction (self);
    default:
      return _mn_xml_scan_start_tag (self);
    }
}

gboolean
_mn_xml_scan_feed (MnXmlScan *self, const char *bytes, gsize size)
{
  gsize left = (gsize)(self->end - self->at);
  Step step = TAKEN;

  if (left + size + 1 > self->capacity)
    {
      char *larger = g_malloc (left + size + 1);

      if (left > 0)
        memcpy (larger, self->at, left);
      g_free (self->buffer);
      self->buffer = larger;
      self->capacity = left + size + 1;
    }
  else if (left > 0)
    memmove (self->buffer, self->at, left);
  memcpy (self->buffer + left, bytes, size);
  self->at = self->buffer;
  self->end = self->buffer + left + size;
  *self->end = '\0';
  while (step == TAKEN && self->at < self->end && !mn_xml_is_stopped (self->xml))
    step = take (self);
  return step != WRONG && self->end - self->at <= MAX_TAG;
}

gboolean
_mn_xml_scan_end (MnXmlScan *self)
{
  return self->at == self->end && self->state == AFTER && self->within == CONTENT;
}
