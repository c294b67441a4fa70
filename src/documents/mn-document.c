/* mn-document.c: something with pages, for screen, file and printer alike
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-document.h"

G_DEFINE_QUARK (mn - document - error - quark, mn_document_error)
G_DEFINE_INTERFACE (MnDocument, mn_document, G_TYPE_OBJECT)

static void
mn_document_default_init (MnDocumentInterface *iface)
{
}

const char *
mn_document_get_title (MnDocument *self)
{
  g_return_val_if_fail (MN_IS_DOCUMENT (self), NULL);

  return MN_DOCUMENT_GET_IFACE (self)->get_title (self);
}

guint
mn_document_get_n_pages (MnDocument *self)
{
  g_return_val_if_fail (MN_IS_DOCUMENT (self), 0);

  return MN_DOCUMENT_GET_IFACE (self)->get_n_pages (self);
}

void
mn_document_get_page_size (MnDocument *self, guint page, double *width, double *height)
{
  g_return_if_fail (MN_IS_DOCUMENT (self));
  g_return_if_fail (page < mn_document_get_n_pages (self));

  MN_DOCUMENT_GET_IFACE (self)->get_page_size (self, page, width, height);
}

void
mn_document_draw_page (MnDocument *self, guint page, cairo_t *cr)
{
  g_return_if_fail (MN_IS_DOCUMENT (self));
  g_return_if_fail (page < mn_document_get_n_pages (self));
  g_return_if_fail (cr != NULL);

  MN_DOCUMENT_GET_IFACE (self)->draw_page (self, page, cr);
}
