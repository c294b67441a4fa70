/* mn-xml.c: XML of office files, in and out
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-xml.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#include "mn-i18n.h"

struct _MnXml {
  xmlParserCtxtPtr parser;
  const MnXmlCalls *calls;
  gpointer data;
  guint depth;
  GError *error;
  gboolean stopped;
};

/* As libxml2 hands them out: name, prefix, namespace, value, end of the value. */
struct _MnXmlAttributes {
  const char **raw;
  int n;
};

static void
refuse (MnXml *self, MnPackError code, const char *sentence)
{
  mn_xml_fail (self, g_error_new_literal (MN_PACK_ERROR, code, sentence));
}

static void
start_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  MnXml *self = data;
  const MnXmlAttributes all = { (const char **)attributes, n_attributes };

  if (self->stopped)
    return;
  if (++self->depth > MN_XML_MAX_DEPTH)
    refuse (self, MN_PACK_ERROR_DAMAGED,
            _ ("The file is nested deeper than any office program writes: it is not read."));
  else if (self->calls->start != NULL)
    self->calls->start (self, (const char *)ns, (const char *)name, &all, self->data);
}

static void
end_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns)
{
  MnXml *self = data;

  if (self->stopped)
    return;
  self->depth--;
  if (self->calls->end != NULL)
    self->calls->end (self, (const char *)ns, (const char *)name, self->data);
}

static void
text_cb (void *data, const xmlChar *text, int length)
{
  MnXml *self = data;

  if (!self->stopped && self->calls->text != NULL)
    self->calls->text (self, (const char *)text, (gsize)length, self->data);
}

/* No office program writes one; they are there to blow up or to fetch. */
static void
document_type_cb (void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  refuse (data, MN_PACK_ERROR_DAMAGED,
          _ ("The file declares a document type, which no office program does: it is not read."));
}

static void
silent_cb (void *data, const xmlError *problem)
{
}

MnXml *
mn_xml_new (const MnXmlCalls *calls, gpointer data)
{
  MnXml *self = g_new0 (MnXml, 1);
  xmlSAXHandler handler = { 0 };

  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_cb;
  handler.endElementNs = end_cb;
  handler.characters = text_cb;
  handler.ignorableWhitespace = text_cb;
  handler.cdataBlock = text_cb;
  handler.internalSubset = document_type_cb;
  handler.serror = (xmlStructuredErrorFunc)silent_cb;
  self->calls = calls;
  self->data = data;
  self->parser = xmlCreatePushParserCtxt (&handler, self, NULL, 0, NULL);
  g_assert (self->parser != NULL);
  /* NOENT only so that "&amp;" in attributes comes as "&"; there are no entities besides. */
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  return self;
}

void
mn_xml_free (MnXml *self)
{
  if (self == NULL)
    return;
  /* The tree, which isn't built, is the caller's to free. */
  if (self->parser->myDoc != NULL)
    xmlFreeDoc (self->parser->myDoc);
  xmlFreeParserCtxt (self->parser);
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
judge (MnXml *self, int code, GError **error)
{
  if (self->error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return FALSE;
    }
  if (self->stopped || code == XML_ERR_OK || self->parser->wellFormed)
    return TRUE;
  /* Such as a prefix that isn't declared: a slip of the writer that keeps nobody from reading. */
  if (!self->parser->disableSAX)
    return TRUE;
  refuse (self, MN_PACK_ERROR_DAMAGED,
          _ ("The file is damaged or not complete: save it again in the program it comes from."));
  return judge (self, code, error);
}

gboolean
mn_xml_feed (MnXml *self, const char *bytes, gsize size, GError **error)
{
  g_return_val_if_fail (self != NULL && bytes != NULL && size <= G_MAXINT, FALSE);

  if (self->stopped)
    return judge (self, XML_ERR_OK, error);
  return judge (self, xmlParseChunk (self->parser, bytes, (int)size, FALSE), error);
}

gboolean
mn_xml_end (MnXml *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->stopped)
    return judge (self, XML_ERR_OK, error);
  return judge (self, xmlParseChunk (self->parser, NULL, 0, TRUE), error);
}

const char *
mn_xml_get (const MnXmlAttributes *attributes, const char *ns, const char *name, gsize *length)
{
  for (int i = 0; i < attributes->n; i++)
    {
      const char **attribute = attributes->raw + 5 * i;

      if (attribute[0][0] != name[0] || strcmp (attribute[0], name) != 0
          || (ns != NULL && g_strcmp0 (attribute[2], ns) != 0))
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

gboolean
mn_xml_parse_part (MnZip *zip, const char *name, guint64 limit, const MnXmlCalls *calls, gpointer data, GError **error)
{
  g_autoptr (MnZipPart) part = mn_zip_open_part (zip, name, limit, error);
  g_autoptr (MnXml) xml = NULL;
  char block[16 * 1024];
  gssize n = 0;

  if (part == NULL)
    return FALSE;
  xml = mn_xml_new (calls, data);
  while (!xml->stopped && (n = mn_zip_part_read (part, block, sizeof block, error)) > 0)
    if (!mn_xml_feed (xml, block, (gsize)n, error))
      return FALSE;
  return n >= 0 && mn_xml_end (xml, error);
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
