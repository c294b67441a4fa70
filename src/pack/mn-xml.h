/* mn-xml.h: XML of office files, in and out
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-pack-error.h"
#include "mn-zip.h"

G_BEGIN_DECLS

/* Reading: what is fed in, UTF-8 or UTF-16, comes out as calls. Nothing is fetched, a document type (and with it every
 * entity of one's own) is refused, and so is what is nested more than MN_XML_MAX_DEPTH deep. */
#define MN_XML_MAX_DEPTH 128

typedef struct _MnXml MnXml;
typedef struct _MnXmlAttributes MnXmlAttributes;

/* @name without prefix, @ns the namespace or NULL; until the call returns. Each may be NULL. */
typedef struct {
  void (*start) (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data);
  void (*end) (MnXml *xml, const char *ns, const char *name, gpointer data);
  void (*text) (MnXml *xml, const char *text, gsize length, gpointer data); /* in pieces */
} MnXmlCalls;

MnXml *mn_xml_new (const MnXmlCalls *calls, gpointer data);
/* The same for what may be large: UTF-8 goes through a scanner of our own, several times as fast, everything else
 * through libxml2. Both take the same, and refuse the same; what a call is handed is gone when it returns. */
MnXml *mn_xml_new_large (const MnXmlCalls *calls, gpointer data);
void mn_xml_free (MnXml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnXml, mn_xml_free)

gboolean mn_xml_feed (MnXml *self, const char *bytes, gsize size, GError **error);
gboolean mn_xml_end (MnXml *self, GError **error);
/* From within a call: no more calls, and the feeding fails with @error (taken). */
void mn_xml_fail (MnXml *self, GError *error);
/* From within a call: no more calls, and nothing wrong. */
void mn_xml_stop (MnXml *self);
gboolean mn_xml_is_stopped (const MnXml *self);

/* The value, which no zero byte ends, or NULL. @ns NULL: of any namespace or none. */
const char *mn_xml_get (const MnXmlAttributes *attributes, const char *ns, const char *name, gsize *length);
/* (transfer full) or NULL */
char *mn_xml_dup (const MnXmlAttributes *attributes, const char *ns, const char *name);
/* A whole number without sign; @fallback where there is none, @maximum where it is more. */
guint64 mn_xml_get_number (const MnXmlAttributes *attributes, const char *ns, const char *name, guint64 fallback,
                           guint64 maximum);
/* "1", "true" and "on" are TRUE. */
gboolean mn_xml_get_boolean (const MnXmlAttributes *attributes, const char *name, gboolean fallback);

/* A whole part of @zip through @calls. */
gboolean mn_xml_parse_part (MnZip *zip, const char *name, guint64 limit, const MnXmlCalls *calls, gpointer data,
                            GError **error);
gboolean mn_xml_parse_large_part (MnZip *zip, const char *name, guint64 limit, const MnXmlCalls *calls, gpointer data,
                                  GError **error);

/* Writing: text and attribute values alike. Characters that XML cannot hold are left out. */
void mn_xml_escape (GString *into, const char *text);

G_END_DECLS
