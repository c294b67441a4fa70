/* mn-pdf.c: documents as files: PDF, and PNG for a look
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include <math.h>

#include <cairo-pdf.h>

#include "mn-i18n.h"
#include "mn-pdf.h"
#include "mn-private-file.h"

static cairo_status_t
write_to_file (void *closure, const unsigned char *data, unsigned int length)
{
  return mn_private_file_write (closure, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* When Cairo failed because the file did, the file can say more about it. */
static gboolean
finish (MnPrivateFile *file, cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS || mn_private_file_has_failed (file))
    return mn_private_file_commit (file, error);
  g_set_error (error, MN_DOCUMENT_ERROR, MN_DOCUMENT_ERROR_DRAW, _ ("The pages could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

static void
set_metadata (cairo_surface_t *surface, MnDocument *document, const char *title, MnDate created)
{
  g_autofree char *day = mn_date_is_full (created) ? mn_date_to_iso (created) : g_strdup ("2000-01-01");
  g_autofree char *time = g_strconcat (day, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  title != NULL ? title : mn_document_get_title (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Măng Non");
  /* Left to itself Cairo writes the clock. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
}

static void
draw_pages (cairo_surface_t *surface, cairo_t *cr, MnDocument *document)
{
  guint n_pages = mn_document_get_n_pages (document);

  for (guint i = 0; i < n_pages; i++)
    {
      double width;
      double height;

      mn_document_get_page_size (document, i, &width, &height);
      cairo_pdf_surface_set_size (surface, width, height);
      mn_document_draw_page (document, i, cr);
      cairo_show_page (cr);
      /* Drawing on is pointless when the disk is full. */
      if (cairo_status (cr) != CAIRO_STATUS_SUCCESS || cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
        return;
    }
}

gboolean
mn_pdf_write (MnDocument *document, const char *path, const char *title, MnDate created, GError **error)
{
  g_autoptr (MnPrivateFile) file = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (MN_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  file = mn_private_file_new (path, error);
  if (file == NULL)
    return FALSE;
  surface = cairo_pdf_surface_create_for_stream (write_to_file, file, 1, 1);
  set_metadata (surface, document, title, created);
  cr = cairo_create (surface);
  draw_pages (surface, cr, document);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return finish (file, status, error);
}

gboolean
mn_document_render_png (MnDocument *document, guint page, double dpi, const char *path, GError **error)
{
  g_autoptr (MnPrivateFile) file = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  double width;
  double height;

  g_return_val_if_fail (MN_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (page < mn_document_get_n_pages (document), FALSE);
  g_return_val_if_fail (dpi > 0 && path != NULL, FALSE);

  file = mn_private_file_new (path, error);
  if (file == NULL)
    return FALSE;
  mn_document_get_page_size (document, page, &width, &height);
  surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)round (width * dpi / 72), (int)round (height * dpi / 72));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, dpi / 72, dpi / 72);
  mn_document_draw_page (document, page, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_to_file, file);
  cairo_surface_destroy (surface);
  return finish (file, status, error);
}
