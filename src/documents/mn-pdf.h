/* mn-pdf.h: documents as files: PDF, and PNG for a look
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-date.h"
#include "mn-document.h"

G_BEGIN_DECLS

/* Writes all pages of @document to @path. The file appears whole or not at all, readable by its owner only. @title
 * (NULL: the document's own) and @created, the day stated as its creation, are all its metadata says of its origin:
 * the same document written twice is the same bytes. @created is usually the working date; when it is not a full
 * date, 2000-01-01 stands there. */
gboolean mn_pdf_write (MnDocument *document, const char *path, const char *title, MnDate created, GError **error);

/* One page on white at @dpi dots per inch. */
gboolean mn_document_render_png (MnDocument *document, guint page, double dpi, const char *path, GError **error);

G_END_DECLS
