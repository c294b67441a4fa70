/* mn-xml-scan.c: the large parts of workbooks, read several times as fast as by a parser for every XML
 *
 * Half of the time that a sheet took was libxml2's: names looked up in a dictionary, attributes and text copied,
 * columns counted. Here everything stays where it is in one buffer: names and values are ended in place by a zero byte
 * once their tag is complete, and what references stand for, which is never longer than they are, is written over them.
 * What is cut off at the end of a piece waits for the next one; only a tag has to be complete.
 *
 * It is as strict as libxml2 is in what it refuses, and tests/core/test-xml.c and tests/fuzz/fuzz-xml.c hold one
 * against the other.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-xml-private.h"

#include <string.h>

#define MAX_TAG (1024 * 1024) /* bytes */
#define MAX_HEAD 256          /* with the XML declaration */
#define MAX_ATTRIBUTES 1000   /* of a tag; each is held against each */
#define MAX_NAMESPACES 500    /* in force at a time */
#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

typedef enum {
  TAKEN,
  CUT,
  WRONG
} Step;
typedef enum {
  BEFORE,
  INSIDE,
  AFTER
} State; /* the first element */
typedef enum {
  CONTENT,
  COMMENT,
  INSTRUCTION,
  CDATA
} Within;

typedef struct {
  const char *name;
  const char *colon; /* or NULL */
  char *name_end;
  char *value;
  char *value_end;
  gboolean changes;  /* has references, or blanks to be made spaces */
  gboolean declares; /* a namespace */
} Attribute;

typedef struct {
  gsize name; /* in @names */
  gsize local;
  gsize length;
  const char *ns;
  guint n_namespaces; /* in force outside of it */
} Open;

typedef struct {
  char *prefix; /* "": of names without one */
  gsize length; /* of it */
  char *uri;    /* or NULL: of none */
} Namespace;

struct _MnXmlScan {
  MnXml *xml;
  char *buffer; /* ended by a zero byte */
  gsize capacity;
  char *at;
  char *end;
  State state;
  Within within;
  GString *names; /* of the elements that are open, each ended by a zero byte */
  GArray *namespaces;
  guint n_open;
  guint n_attributes;
  Open open[MN_XML_MAX_DEPTH + 1];
  Attribute attributes[MAX_ATTRIBUTES];
  const char *raw[5 * MAX_ATTRIBUTES]; /* for MnXmlAttributes */
};

static void
clear_namespace (Namespace *space)
{
  g_free (space->prefix);
  g_free (space->uri);
}

MnXmlScan *
_mn_xml_scan_new (MnXml *xml)
{
  MnXmlScan *self = g_new0 (MnXmlScan, 1);

  self->xml = xml;
  self->names = g_string_new (NULL);
  self->namespaces = g_array_new (FALSE, FALSE, sizeof (Namespace));
  g_array_set_clear_func (self->namespaces, (GDestroyNotify)clear_namespace);
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

static inline gboolean
has_class (char c, guint8 class)
{
  return (_mn_xml_classes[(guchar)c] & class) != 0;
}

static inline char *
skip_blanks (char *p)
{
  while (has_class (*p, MN_XML_BLANK))
    p++;
  return p;
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

/* Elements ------------------------------------------------------------------------------------------------------ */

/* @colon parts a name only where both halves are one. */
static const char *
local_name (const char *name, const char *colon, const char *end)
{
  return colon != NULL && colon > name && colon + 1 < end && _mn_xml_is_name_start (colon + 1, end) ? colon + 1 : name;
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
    clear_namespace (&space);
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

static Step
take_start (MnXmlScan *self)
{
  char *name = self->at + 1;
  const char *colon;
  gssize n = _mn_xml_name_length (name, self->end, &colon);
  char *p = name + n;
  Step step = WRONG;

  if (n <= 0 || self->state == AFTER)
    return n == 0 ? CUT : WRONG;
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

static Step
take_end (MnXmlScan *self)
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
      return take_end (self);
    case '!':
      return take_declared (self);
    case '?':
      return take_instruction (self);
    default:
      return take_start (self);
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

/* How it begins ------------------------------------------------------------------------------------------------- */

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
    if (g_ascii_strncasecmp (q, *values, strlen (*values)) == 0 && q[strlen (*values)] == quote)
      {
        *p = q + strlen (*values) + 1;
        return TRUE;
      }
  return FALSE;
}

MnXmlLook
_mn_xml_scan_look (const char *bytes, gsize size, gsize *begin)
{
  static const char *const versions[] = { "1.0", NULL };
  static const char *const encodings[] = { "UTF-8", NULL };
  static const char *const alone[] = { "yes", "no", NULL };
  char head[MAX_HEAD + 1] = { 0 };
  const char *p = head;

  /* With zero bytes behind, nothing here runs over. */
  memcpy (head, bytes, MIN (size, MAX_HEAD));
  if (size < MAX_HEAD && memchr (head, '>', size) == NULL)
    return MN_XML_LOOK_MORE;
  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  *begin = (gsize)(p - head);
  if (p[0] == '<' && (p[1] == '!' || _mn_xml_is_name_start (p + 1, head + MAX_HEAD)))
    return MN_XML_LOOK_SCAN;
  if (!g_str_has_prefix (p, "<?xml"))
    return MN_XML_LOOK_OTHER;
  p += strlen ("<?xml");
  if (!look_for (&p, "version=", versions))
    return MN_XML_LOOK_OTHER;
  look_for (&p, "encoding=", encodings);
  look_for (&p, "standalone=", alone);
  while (has_class (*p, MN_XML_BLANK))
    p++;
  *begin = (gsize)(p + 2 - head);
  return p[0] == '?' && p[1] == '>' ? MN_XML_LOOK_SCAN : MN_XML_LOOK_OTHER;
}

gboolean
_mn_xml_scan_end (MnXmlScan *self)
{
  return self->at == self->end && self->state == AFTER && self->within == CONTENT;
}
