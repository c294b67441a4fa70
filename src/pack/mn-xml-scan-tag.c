/* mn-xml-scan-tag.c: tags in the scanner of large XML
 *
 * A tag is looked over as it stands, and only once it is complete is anything written over it.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-xml-scan-private.h"

#include <string.h>

#define MAX_NAMESPACES 500 /* in force at a time */
#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

void
_mn_xml_clear_namespace (Namespace *space)
{
  g_free (space->prefix);
  g_free (space->uri);
}

/* @colon parts a name only where both halves are one. */
static const char *
local_name (const char *name, const char *colon, const char *end)
{
  return colon != NULL && colon > name && colon + 1 < end && _mn_xml_is_name_start (colon + 1, end) ? colon + 1 : name;
}

/* A second ":" of a name that has a prefix is followed by a name or by nothing; @end is that of the name. */
static gboolean
is_well_parted (const char *name, const char *colon, const char *end)
{
  const char *local = local_name (name, colon, end);
  const char *second = local > name ? memchr (local, ':', (gsize)(end - local)) : NULL;

  return second == NULL || second + 1 == end || second[1] == ':' || _mn_xml_is_name_start (second + 1, end);
}

static const char *
find_namespace (const MnXmlScan *self, const char *prefix, gsize length)
{
  if (length == 3 && memcmp (prefix, "xml", 3) == 0)
    return XML_NAMESPACE;
  for (guint i = self->namespaces->len; i > 0; i--)
    {
      const Namespace *space = &g_array_index (self->namespaces, Namespace, i - 1);

      if (space->length == length && memcmp (space->prefix, prefix, length) == 0)
        return space->uri;
    }
  return NULL;
}

/* From the quote on; NULL: @step says why. */
static char *
scan_value (MnXmlScan *self, char *p, Attribute *attribute, Step *step)
{
  const char quote = *p;
  int n;

  *step = WRONG;
  if (quote != '"' && quote != '\'')
    {
      *step = p == self->end ? CUT : WRONG;
      return NULL;
    }
  attribute->value = ++p;
  attribute->changes = FALSE;
  for (; *p != quote; p += n)
    {
      n = 1;
      if (has_class (*p, MN_XML_PLAIN) || *p == ']')
        continue;
      if (*p == '&' || has_class (*p, MN_XML_BLANK))
        attribute->changes = TRUE;
      else if (p == self->end)
        n = 0;
      else
        n = *p == '<' ? -1 : _mn_xml_char_length (p, self->end);
      if (n > 0)
        continue;
      *step = n == 0 ? CUT : WRONG;
      return NULL;
    }
  attribute->value_end = p;
  return p + 1;
}

/* "xmlns", "xmlns:x" */
static gboolean
is_declaration (const Attribute *attribute)
{
  gsize length = (gsize)(attribute->name_end - attribute->name);

  return length >= 5 && memcmp (attribute->name, "xmlns", 5) == 0
         && (length == 5 || attribute->name + 5 == attribute->colon)
         && (length == 5 || local_name (attribute->name, attribute->colon, attribute->name_end) != attribute->name);
}

static char *
scan_attribute (MnXmlScan *self, char *p, Step *step)
{
  Attribute attribute = { .name = p };
  gssize n = _mn_xml_name_length (p, self->end, &attribute.colon);

  *step = n == 0 ? CUT : WRONG;
  if (n <= 0)
    return NULL;
  attribute.name_end = p + n;
  if (!is_well_parted (attribute.name, attribute.colon, attribute.name_end))
    {
      *step = WRONG;
      return NULL;
    }
  p = skip_blanks (p + n);
  if (*p != '=')
    {
      *step = p == self->end ? CUT : WRONG;
      return NULL;
    }
  p = scan_value (self, skip_blanks (p + 1), &attribute, step);
  if (p == NULL)
    return NULL;
  *step = WRONG;
  for (guint i = 0; i < self->n_attributes; i++)
    {
      const Attribute *other = &self->attributes[i];

      if (other->name[0] == attribute.name[0] && other->name_end - other->name == n
          && memcmp (other->name, attribute.name, (gsize)n) == 0)
        return NULL;
    }
  if (self->n_attributes == MAX_ATTRIBUTES)
    return NULL;
  attribute.declares = attribute.name[0] == 'x' && is_declaration (&attribute);
  self->attributes[self->n_attributes++] = attribute;
  return p;
}

/* In place. */
static gboolean
decode_value (Attribute *attribute)
{
  char *into = attribute->value;

  for (char *p = attribute->value; p < attribute->value_end;)
    {
      char bytes[6];
      gsize n;
      gssize length = 1;

      if (*p == '&')
        {
          length = _mn_xml_reference (p, attribute->value_end, bytes, &n);
          if (length <= 0)
            return FALSE;
          memcpy (into, bytes, n);
          into += n;
        }
      else if (p[0] == '\r' && p[1] == '\n')
        ;
      else
        *into++ = has_class (*p, MN_XML_BLANK) ? ' ' : *p;
      p += length;
    }
  attribute->value_end = into;
  return TRUE;
}

/* Declarations that say what must not be said are passed over, as libxml2 does. */
static gboolean
declare (MnXmlScan *self, const Attribute *attribute)
{
  gboolean prefixed = attribute->colon != NULL;
  gsize length = (gsize)(attribute->value_end - attribute->value);
  Namespace space;

  if (prefixed && length == 0)
    return TRUE;
  if (self->namespaces->len == MAX_NAMESPACES)
    return FALSE;
  space.prefix = prefixed ? g_strndup (attribute->colon + 1, (gsize)(attribute->name_end - attribute->colon - 1))
                          : g_strdup ("");
  space.uri = length > 0 ? g_strndup (attribute->value, length) : NULL;
  space.length = strlen (space.prefix);
  if (g_strcmp0 (space.uri, XML_NAMESPACE) == 0 || g_strcmp0 (space.uri, "http://www.w3.org/2000/xmlns/") == 0
      || strcmp (space.prefix, "xml") == 0 || strcmp (space.prefix, "xmlns") == 0)
    _mn_xml_clear_namespace (&space);
  else
    g_array_append_val (self->namespaces, space);
  return TRUE;
}

/* How many there are, or -1. */
static int
finish_attributes (MnXmlScan *self)
{
  const char **raw = self->raw;

  for (guint i = 0; i < self->n_attributes; i++)
    {
      Attribute *attribute = &self->attributes[i];

      if (attribute->changes && !decode_value (attribute))
        return -1;
      if (attribute->declares && !declare (self, attribute))
        return -1;
    }
  for (guint i = 0; i < self->n_attributes; i++)
    {
      const Attribute *attribute = &self->attributes[i];
      const char *local = local_name (attribute->name, attribute->colon, attribute->name_end);

      if (attribute->declares)
        continue;
      *raw++ = local;
      *raw++ = NULL;
      *raw++ = local > attribute->name
                   ? find_namespace (self, attribute->name, (gsize)(attribute->colon - attribute->name))
                   : NULL;
      *raw++ = attribute->value;
      *raw++ = attribute->value_end;
      *attribute->name_end = '\0';
    }
  return (int)(raw - self->raw) / 5;
}

static void
end_element (MnXmlScan *self)
{
  const Open *open = &self->open[self->n_open - 1];

  _mn_xml_ended (self->xml, open->ns, self->names->str + open->local);
  if (self->namespaces->len > open->n_namespaces)
    g_array_set_size (self->namespaces, open->n_namespaces);
  self->names->len = open->name;
  if (--self->n_open == 0)
    self->state = AFTER;
}

/* With its zero byte. There are millions: where there is room, it is just copied. */
static void
push_name (GString *names, const char *name, gsize length)
{
  if (names->len + length + 1 < names->allocated_len)
    {
      memcpy (names->str + names->len, name, length);
      names->len += length;
      names->str[names->len++] = '\0';
      return;
    }
  g_string_append_len (names, name, (gssize)length);
  g_string_append_c (names, '\0');
}

static gboolean
start_element (MnXmlScan *self, const char *name, gsize length, const char *colon, gboolean empty)
{
  const char *local = local_name (name, colon, name + length);
  Open open = { self->names->len, self->names->len + (gsize)(local - name), length, NULL, self->namespaces->len };
  MnXmlAttributes all = { self->raw, finish_attributes (self) };

  /* One deeper than is allowed, and it is stopped. */
  if (all.n < 0 || self->n_open == G_N_ELEMENTS (self->open))
    return FALSE;
  open.ns = find_namespace (self, name, local > name ? (gsize)(colon - name) : 0);
  push_name (self->names, name, length);
  self->open[self->n_open++] = open;
  self->state = INSIDE;
  _mn_xml_started (self->xml, open.ns, self->names->str + open.local, &all);
  if (empty && !mn_xml_is_stopped (self->xml))
    end_element (self);
  return TRUE;
}

Step
_mn_xml_scan_start_tag (MnXmlScan *self)
{
  char *name = self->at + 1;
  const char *colon;
  gssize n = _mn_xml_name_length (name, self->end, &colon);
  char *p = name + n;
  Step step = WRONG;

  if (n <= 0 || self->state == AFTER)
    return n == 0 ? CUT : WRONG;
  if (!is_well_parted (name, colon, p))
    return WRONG;
  self->n_attributes = 0;
  for (;;)
    {
      char *behind = skip_blanks (p);

      if (*behind == '>' || (*behind == '/' && behind[1] == '>'))
        {
          self->at = behind + (*behind == '>' ? 1 : 2);
          return start_element (self, name, (gsize)n, colon, *behind == '/') ? TAKEN : WRONG;
        }
      if (behind == self->end || (*behind == '/' && behind + 1 == self->end))
        return CUT;
      if (behind == p)
        return WRONG;
      p = scan_attribute (self, behind, &step);
      if (p == NULL)
        return step;
    }
}

Step
_mn_xml_scan_end_tag (MnXmlScan *self)
{
  const char *name = self->at + 2;
  const Open *open;
  char *p;

  if (self->n_open == 0)
    return WRONG;
  open = &self->open[self->n_open - 1];
  if ((gsize)(self->end - name) <= open->length)
    return CUT;
  if (memcmp (name, self->names->str + open->name, open->length) != 0)
    return WRONG;
  p = skip_blanks (self->at + 2 + open->length);
  if (p == self->end)
    return CUT;
  if (*p != '>')
    return WRONG;
  self->at = p + 1;
  end_element (self);
  return TAKEN;
}
