/* mn-xml-scan-private.h: the scanner of large XML, in two parts
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-xml-private.h"

G_BEGIN_DECLS

#define MAX_ATTRIBUTES 1000 /* of a tag; each is held against each */

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

/* A tag, and the calls that come of it: @at moves behind it, or stays. */
Step _mn_xml_scan_start_tag (MnXmlScan *self);
Step _mn_xml_scan_end_tag (MnXmlScan *self);
void _mn_xml_clear_namespace (Namespace *space);

G_END_DECLS
