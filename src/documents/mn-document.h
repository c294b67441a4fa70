/* mn-document.h: something with pages, for screen, file and printer alike
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

#define MN_DOCUMENT_ERROR (mn_document_error_quark ())
GQuark mn_document_error_quark (void);

typedef enum {
  MN_DOCUMENT_ERROR_DRAW,  /* Cairo could not draw it: out of memory, a font that went away */
  MN_DOCUMENT_ERROR_INPUT, /* what was to be printed cannot be: the message says what to correct */
} MnDocumentError;

#define MN_TYPE_DOCUMENT (mn_document_get_type ())
G_DECLARE_INTERFACE (MnDocument, mn_document, MN, DOCUMENT, GObject)

/* A document is laid out when it is made and does not change afterwards; pages are counted from 0. draw_page is the one
 * function behind preview, PDF, PNG and printer: it draws in points from the top left corner of the paper, on
 * whatever is there (it paints no background), and may be called from any thread. */
struct _MnDocumentInterface {
  GTypeInterface parent_interface;

  const char *(*get_title) (MnDocument *self);
  guint (*get_n_pages) (MnDocument *self);
  void (*get_page_size) (MnDocument *self, guint page, double *width, double *height);
  void (*draw_page) (MnDocument *self, guint page, cairo_t *cr);
};

/* For the metadata of a PDF, window titles and names of print jobs. (transfer none) */
const char *mn_document_get_title (MnDocument *self);
guint mn_document_get_n_pages (MnDocument *self);
void mn_document_get_page_size (MnDocument *self, guint page, double *width, double *height);
void mn_document_draw_page (MnDocument *self, guint page, cairo_t *cr);

G_END_DECLS
