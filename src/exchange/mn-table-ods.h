/* mn-table-ods.h: what the files that read ODS share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-table-private.h"
#include "mn-xml.h"

G_BEGIN_DECLS

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define ODS_OFFICE OASIS "office:1.0"
#define ODS_TABLE OASIS "table:1.0"
#define ODS_TEXT OASIS "text:1.0"
#define ODS_STYLE OASIS "style:1.0"
#define ODS_NUMBER OASIS "datastyle:1.0"
#define ODS_FO OASIS "xsl-fo-compatible:1.0"

typedef struct _MnOdsStyles MnOdsStyles;

MnOdsStyles *_mn_ods_styles_new (void);
void _mn_ods_styles_free (MnOdsStyles *self);
void _mn_ods_styles_start (MnOdsStyles *self, const char *ns, const char *name, const MnXmlAttributes *attributes);
void _mn_ods_styles_end (MnOdsStyles *self, const char *ns, const char *name);
/* NULL: no legacy font. @style may be NULL. */
const char *_mn_ods_styles_get_font (const MnOdsStyles *self, const char *style);
MnShows _mn_ods_styles_get_shows (const MnOdsStyles *self, const char *style);
gboolean _mn_ods_styles_is_hidden (const MnOdsStyles *self, const char *style); /* of a sheet */

/* The text of one cell, gathered from its paragraphs. */
typedef struct {
  GString *text;
  guint depth;   /* of elements in the cell */
  guint skipped; /* depth from which on it is a note or a drawing; 0: none */
  guint paragraphs;
  guint in_paragraph; /* its depth, or 0 */
} MnOdsText;

void _mn_ods_text_start (MnOdsText *self, const char *ns, const char *name, const MnXmlAttributes *attributes);
void _mn_ods_text_end (MnOdsText *self);
/* FALSE when it grows too long. */
gboolean _mn_ods_text_add (MnOdsText *self, const char *text, gsize length);

G_END_DECLS
