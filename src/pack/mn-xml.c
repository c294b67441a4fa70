/* mn-xml.c: XML of office files, in and out
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-xml-private.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#include "mn-i18n.h"

struct _MnXml {
  xmlParserCtxtPtr parser; /* or */
  MnXmlScan *scan;         /* or neither, while it is looked how it begins */
  GByteArray *head;
  gboolean large;
  gboolean is_wide; /* UTF-16 */
  MnXmlWide wide;
  const MnXmlCalls *calls;
  gpointer data;
  guint depth;
  GError *error;
  gboolean stopped;
};

static void
refuse (MnXml *self, MnPackError code, const char *sentence)
{
  mn_xml_fail (self, g_error_new_literal (MN_PACK_ERROR, code, sentence));
}

void
_mn_xml_started (MnXml *self, const char *ns, const char *name, const MnXmlAttributes *attributes)
{
  if (self->stopped)
    return;
  if (++self->depth > MN_XML_MAX_DEPTH)
    refuse (self, MN_PACK_ERROR_DAMAGED,
            _ ("The file is nested deeper than any office program writes: it is not read."));
  else if (self->calls->start != NULL)
    self->calls->start (self, ns, name, attributes, self->data);
}

void
_mn_xml_ended (MnXml *self, const char *ns, const char *name)
{
  if (self->stopped)
    return;
  self->depth--;
  if (self->calls->end != NULL)
    self->calls->end (self, ns, name, self->data);
}

void
_mn_xml_found (MnXml *self, const char *text, gsize length)
{
  if (!self->stopped && self->calls->text != NULL)
    self->calls->text (self, text, length, self->data);
}

/* No office program writes one; they are there to blow up or to fetch. */
void
_mn_xml_found_document_type (MnXml *self)
{
  refuse (self, MN_PACK_ERROR_DAMAGED,
          _ ("The file declares a document type, which no office program does: it is not read."));
}

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  const MnXmlAttributes all = { (const char **)attributes, n_attributes };

  _mn_xml_started (data, (const char *)ns, (const char *)name, &all);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns)
{
  _mn_xml_ended (data, (const char *)ns, (const char *)name);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  _mn_xml_found (data, (const char *)text, (gsize)length);
}

static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  _mn_xml_found_document_type (data);
}

static void
silent_cb (void *data, const xmlError *problem)
{
}

static void
make_parser (MnXml *self)
{
  xmlSAXHandler handler = { 0 };

  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_cb;
  handler.endElementNs = end_cb;
  handler.characters = text_cb;
  handler.ignorableWhitespace = text_cb;
  handler.cdataBlock = text_cb;
  handler.internalSubset = document_type_cb;
  handler.serror = (xmlStructuredErrorFunc)silent_cb;
  self->parser = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);
  g_assert (self->parser != NULL);
  /* NOENT only so that "&amp;" in attributes comes as "&"; there are no entities besides. IGNORE_ENC: it is fed UTF-8,
   * whatever the declaration says. */
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
}

MnXml *
mn_xml_new (const MnXmlCalls *calls, gpointer data)
{
  MnXml *self = g_new0 (MnXml, 1);

  self->calls = calls;
  self->data = data;
  self->head = g_byte_array_new ();
  return self;
}

MnXml *
mn_xml_new_large (const MnXmlCalls *calls, gpointer data)
{
  MnXml *self = mn_xml_new (calls, data);

  self->large = TRUE;
  return self;
}

void
mn_xml_free (MnXml *self)
{
  if (self == NULL)
    return;
  /* The tree, which isn't built, is the caller's to free. */
  if (self->parser != NULL && self->parser->myDoc != NULL)
    xmlFreeDoc (self->parser->myDoc);
  g_clear_pointer (&self->parser, xmlFreeParserCtxt);
  _mn_xml_scan_free (self->scan);
  g_clear_pointer (&self->head, g_byte_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

void
mn_xml_stop (MnXml *self)
{
  g_return_if_fail (self != NULL);

  /* libxml2 may finish the piece it was fed: stopping it would take away what a call just looks at. */
  self->stopped = TRUE;
}

gboolean
mn_xml_is_stopped (const MnXml *self)
{
  return self->stopped;
}

void
mn_xml_fail (MnXml *self, GError *error)
{
  g_return_if_fail (self != NULL && error != NULL);

  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
  mn_xml_stop (self);
}

static gboolean
judge (MnXml *self, gboolean fine, GError **error)
{
  if (!fine && !self->stopped)
    refuse (self, MN_PACK_ERROR_DAMAGED,
            _ ("The file is damaged or not complete: save it again in the program it comes from."));
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

static gboolean
parse (MnXml *self, const char *bytes, gsize size, gboolean end)
{
  int code = xmlParseChunk (self->parser, bytes, (int)size, end);

  /* Disabled it is not by a prefix that isn't declared: a slip of the writer that keeps nobody from reading. */
  return code == XML_ERR_OK || self->parser->wellFormed || !self->parser->disableSAX;
}

static gboolean
feed (MnXml *self, const char *bytes, gsize size)
{
  g_autoptr (GString) narrow = NULL;

  if (self->scan != NULL)
    return _mn_xml_scan_feed (self->scan, bytes, size);
  if (!self->is_wide)
    return parse (self, bytes, size, FALSE);
  narrow = g_string_new (NULL);
  return _mn_xml_wide_convert (&self->wide, bytes, size, narrow) && narrow->len <= G_MAXINT
         && parse (self, narrow->str, narrow->len, FALSE);
}

/* One way of reading or the other, or neither, by the first bytes. */
static gboolean
look (MnXml *self, const char *bytes, gsize size, gboolean end)
{
  g_autoptr (GByteArray) head = g_steal_pointer (&self->head);
  gsize begin;

  g_byte_array_append (head, (const guint8 *)bytes, (guint)size);
  switch (_mn_xml_look ((const char *)head->data, head->len, end, &begin))
    {
    case MN_XML_LOOK_MORE:
      self->head = g_steal_pointer (&head);
      return TRUE;
    case MN_XML_LOOK_FOREIGN:
      return FALSE;
    case MN_XML_LOOK_SCAN:
      if (self->large)
        {
          self->scan = _mn_xml_scan_new (self);
          return feed (self, (const char *)head->data + begin, head->len - begin);
        }
      break;
    case MN_XML_LOOK_OTHER:
    default:
      break;
    }
  self->is_wide = _mn_xml_wide_begin (&self->wide, (const char *)head->data, head->len);
  make_parser (self);
  return feed (self, (const char *)head->data, head->len);
}

gboolean
mn_xml_feed (MnXml *self, const char *bytes, gsize size, GError **error)
{
  g_return_val_if_fail (self != NULL && bytes != NULL && size <= G_MAXINT, FALSE);

  if (self->stopped)
    return judge (self, TRUE, error);
  return judge (self, self->head != NULL ? look (self, bytes, size, FALSE) : feed (self, bytes, size), error);
}

gboolean
mn_xml_end (MnXml *self, GError **error)
{
  gboolean fine = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->head != NULL)
    fine = look (self, "", 0, TRUE);
  if (self->stopped)
    return judge (self, TRUE, error);
  if (fine)
    fine = self->scan != NULL ? _mn_xml_scan_end (self->scan)
                              : _mn_xml_wide_end (&self->wide) && parse (self, NULL, 0, TRUE);
  return judge (self, fine, error);
}

const char *
mn_xml_get (const MnXmlAttributes *attributes, const char *ns, const char *name, gsize *length)
{
  for (int i = 0; i < attributes->n; i++)
    {
      const char **attribute = attributes->raw + 5 * i;

      /* Most names are of one letter, and there are millions. */
      if (attribute[0][0] != name[0] || attribute[0][1] != name[1]
          || (name[1] != '\0' && strcmp (attribute[0], name) != 0) || (ns != NULL && g_strcmp0 (attribute[2], ns) != 0))
        continue;
      *length = (gsize)(attribute[4] - attribute[3]);
      return attribute[3];
    }
  return NULL;
}

char *
mn_xml_dup (const MnXmlAttributes *attributes, const char *ns, const char *name)
{
  gsize length;
  const char *value = mn_xml_get (attributes, ns, name, &length);

  return value != NULL ? g_strndup (value, length) : NULL;
}

guint64
mn_xml_get_number (const MnXmlAttributes *attributes, const char *ns, const char *name, guint64 fallback,
                   guint64 maximum)
{
  gsize length;
  const char *value = mn_xml_get (attributes, ns, name, &length);
  guint64 number = 0;

  if (value == NULL || length == 0)
    return fallback;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (value[i]))
        return fallback;
      number = MIN (number * 10 + (guint64)(value[i] - '0'), maximum + 1);
    }
  return MIN (number, maximum);
}

gboolean
mn_xml_get_boolean (const MnXmlAttributes *attributes, const char *name, gboolean fallback)
{
  g_autofree char *value = mn_xml_dup (attributes, NULL, name);

  if (value == NULL)
    return fallback;
  return strcmp (value, "1") == 0 || strcmp (value, "true") == 0 || strcmp (value, "on") == 0;
}

static gboolean
parse_part (MnXml *xml, MnZip *zip, const char *name, guint64 limit, GError **error)
{
  g_autoptr (MnZipPart) part = mn_zip_open_part (zip, name, limit, error);
  char block[64 * 1024];
  gssize n = 0;

  if (part == NULL)
    return FALSE;
  while (!xml->stopped && (n = mn_zip_part_read (part, block, sizeof block, error)) > 0)
    if (!mn_xml_feed (xml, block, (gsize)n, error))
      return FALSE;
  return n >= 0 && mn_xml_end (xml, error);
}

gboolean
mn_xml_parse_part (MnZip *zip, const char *name, guint64 limit, const MnXmlCalls *calls, gpointer data, GError **error)
{
  g_autoptr (MnXml) xml = mn_xml_new (calls, data);

  return parse_part (xml, zip, name, limit, error);
}

gboolean
mn_xml_parse_large_part (MnZip *zip, const char *name, guint64 limit, const MnXmlCalls *calls, gpointer data,
                         GError **error)
{
  g_autoptr (MnXml) xml = mn_xml_new_large (calls, data);

  return parse_part (xml, zip, name, limit, error);
}

void
mn_xml_escape (GString *into, const char *text)
{
  const char *from = text;

  for (const char *p = text;; p++)
    {
      const guchar c = (guchar)*p;
      const char *written;

      if (c >= ' ' && c != '&' && c != '<' && c != '>' && c != '"' && c != 0xef)
        continue;
      /* U+FFFE and U+FFFF */
      if (c == 0xef && !((guchar)p[1] == 0xbf && (guchar)p[2] >= 0xbe))
        continue;
      g_string_append_len (into, from, p - from);
      if (c == '\0')
        return;
      switch (c)
        {
        case '&':
          written = "&amp;";
          break;
        case '<':
          written = "&lt;";
          break;
        case '>':
          written = "&gt;";
          break;
        case '"':
          written = "&quot;";
          break;
        case '\t':
          written = "&#9;";
          break;
        case '\n':
          written = "&#10;";
          break;
        case '\r':
          written = "&#13;";
          break;
        default:
          written = "";
          break;
        }
      g_string_append (into, written);
      if (c == 0xef)
        p += 2;
      from = p + 1;
    }
}
