/* mn-xml-private.h: what the two ways of reading XML share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-xml.h"

G_BEGIN_DECLS

/* As libxml2 hands them out: name, prefix, namespace, value, end of the value. */
struct _MnXmlAttributes {
  const char **raw;
  int n;
};

/* What was found; nothing happens once the reading is stopped. */
void _mn_xml_started (MnXml *self, const char *ns, const char *name, const MnXmlAttributes *attributes);
void _mn_xml_ended (MnXml *self, const char *ns, const char *name);
void _mn_xml_found (MnXml *self, const char *text, gsize length);
void _mn_xml_found_document_type (MnXml *self);

/* The scanner: UTF-8 only, without document types, for the large parts of workbooks. It takes what libxml2 takes. */
typedef struct _MnXmlScan MnXmlScan;

typedef enum {
  MN_XML_LOOK_MORE, /* than these bytes are needed to say */
  MN_XML_LOOK_SCAN,
  MN_XML_LOOK_OTHER,   /* UTF-16, or a beginning that no office program writes: for libxml2 */
  MN_XML_LOOK_FOREIGN, /* neither UTF-8 nor UTF-16: for nobody */
} MnXmlLook;

/* What begins like this, and at @end is no longer; @begin: what the scanner doesn't need of it. */
MnXmlLook _mn_xml_look (const char *bytes, gsize size, gboolean end, gsize *begin);
MnXmlScan *_mn_xml_scan_new (MnXml *xml);
void _mn_xml_scan_free (MnXmlScan *self);
/* FALSE: this is not XML. */
gboolean _mn_xml_scan_feed (MnXmlScan *self, const char *bytes, gsize size);
gboolean _mn_xml_scan_end (MnXmlScan *self);

/* UTF-16, in pieces, into UTF-8. */
typedef struct {
  gboolean big;     /* the high byte comes first */
  gboolean is_half; /* of a unit is in @half */
  guint half;
  guint high; /* the first unit of a pair, or 0 */
} MnXmlWide;

/* FALSE: what begins like this is not UTF-16. */
gboolean _mn_xml_wide_begin (MnXmlWide *self, const char *bytes, gsize size);
/* FALSE: half a pair. @into is appended to. */
gboolean _mn_xml_wide_convert (MnXmlWide *self, const char *bytes, gsize size, GString *into);
gboolean _mn_xml_wide_end (const MnXmlWide *self);

/* Characters ---------------------------------------------------------------------------------------------------- */

/* What a byte may be the beginning of. Everything else is MN_XML_SPECIAL. */
enum {
  MN_XML_PLAIN = 1,      /* stands for itself in text and in values */
  MN_XML_BLANK = 2,      /* space, tab, line feed, carriage return */
  MN_XML_NAME_START = 4, /* of ASCII, with ":" */
  MN_XML_NAME = 8,
  MN_XML_HIGH = 16, /* begins, or is in, a character of several bytes */
};
extern const guint8 _mn_xml_classes[256];

/* Bytes of the character at @p, which is not @end; 0: cut off there; -1: not UTF-8, or none that XML may have. */
int _mn_xml_char_length (const char *p, const char *end);
/* Bytes of the name at @p. 0: it may go on behind @end; -1: there is none. @colon: where its first ":" is, or NULL. */
gssize _mn_xml_name_length (const char *p, const char *end, const char **colon);
/* Whether a name may begin with what is at @p; ":" not counted. */
gboolean _mn_xml_is_name_start (const char *p, const char *end);
/* Bytes of the reference at @p, a "&"; 0: cut off; -1: it stands for nothing. The @n bytes it stands for. */
gssize _mn_xml_reference (const char *p, const char *end, char into[6], gsize *n);

G_END_DECLS
