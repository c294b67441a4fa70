/* mn-list-document.c: a list as a document
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-list-document.h"

struct _MnListDocument {
  GObject parent_instance;

  MnListLayout *layout;
  char *title;
};

static const char *
mn_list_document_get_title (MnDocument *document)
{
  return MN_LIST_DOCUMENT (document)->title;
}

static guint
mn_list_document_get_n_pages (MnDocument *document)
{
  return mn_list_layout_get_n_pages (MN_LIST_DOCUMENT (document)->layout);
}

static void
mn_list_document_get_page_size (MnDocument *document, guint page, double *width, double *height)
{
  const MnPageSetup *setup = mn_list_layout_get_setup (MN_LIST_DOCUMENT (document)->layout);

  *width = setup->width;
  *height = setup->height;
}

static void
mn_list_document_draw_page (MnDocument *document, guint page, cairo_t *cr)
{
  mn_sheet_draw (mn_list_layout_get_page (MN_LIST_DOCUMENT (document)->layout, page)->ink, cr);
}

static void
document_iface_init (MnDocumentInterface *iface)
{
  iface->get_title = mn_list_document_get_title;
  iface->get_n_pages = mn_list_document_get_n_pages;
  iface->get_page_size = mn_list_document_get_page_size;
  iface->draw_page = mn_list_document_draw_page;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MnListDocument, mn_list_document, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MN_TYPE_DOCUMENT, document_iface_init))

static void
mn_list_document_finalize (GObject *object)
{
  MnListDocument *self = MN_LIST_DOCUMENT (object);

  g_clear_pointer (&self->layout, mn_list_layout_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (mn_list_document_parent_class)->finalize (object);
}

static void
mn_list_document_class_init (MnListDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_list_document_finalize;
}

static void
mn_list_document_init (MnListDocument *self)
{
}

MnListDocument *
mn_list_document_new (const MnListContent *content, const MnPageSetup *setup, MnFontSet *fonts, GError **error)
{
  MnPageSetup landscape = mn_page_setup_a4_list ();
  g_autoptr (MnFontSet) own_fonts = NULL;
  g_autoptr (MnListLayout) layout = NULL;
  MnListDocument *self;
  const char *title;

  g_return_val_if_fail (content != NULL, NULL);

  own_fonts = fonts != NULL ? mn_font_set_ref (fonts) : mn_font_set_new_serif (error);
  if (own_fonts == NULL)
    return NULL;
  layout = mn_list_layout_new (content, setup != NULL ? setup : &landscape, own_fonts, error);
  if (layout == NULL)
    return NULL;
  self = g_object_new (MN_TYPE_LIST_DOCUMENT, NULL);
  self->layout = g_steal_pointer (&layout);
  title = mn_list_content_get_title (content);
  self->title = g_strdelimit (g_strdup (title != NULL ? title : ""), "\n", ' ');
  return self;
}

const MnListLayout *
mn_list_document_get_layout (MnListDocument *self)
{
  g_return_val_if_fail (MN_IS_LIST_DOCUMENT (self), NULL);

  return self->layout;
}
