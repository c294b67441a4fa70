/* mn-preview-print.c: a document on its way to the printer
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-preview-print.h"

static gboolean
is_landscape (MnDocument *document, guint page)
{
  double width, height;

  mn_document_get_page_size (document, page, &width, &height);
  return width > height;
}

/* The paper is measured upright; the orientation turns it. */
static GtkPageSetup *
page_setup_for (MnDocument *document, guint page)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = NULL;
  double width, height;

  mn_document_get_page_size (document, page, &width, &height);
  if (ABS (MIN (width, height) - 595.276) < 2 && ABS (MAX (width, height) - 841.890) < 2)
    paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  else
    paper
        = gtk_paper_size_new_custom ("mang-non", "mang-non", MIN (width, height), MAX (width, height), GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, is_landscape (document, page) ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                       : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_page_setup_set_top_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_left_margin (setup, 0, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, 0, GTK_UNIT_POINTS);
  return setup;
}

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, MnDocument *document)
{
  gtk_print_operation_set_n_pages (operation, (int)mn_document_get_n_pages (document));
}

/* Nothing is left to compute, but GTK emits "paginate" only where somebody listens. */
static gboolean
on_paginate (GtkPrintOperation *operation, GtkPrintContext *context, MnDocument *document)
{
  return TRUE;
}

/* The pages are in the window already: GTK's own preview would leave a file in the temporary folder. */
static gboolean
on_preview (GtkPrintOperation *operation, GtkPrintOperationPreview *preview, GtkPrintContext *context,
            GtkWindow *parent, MnDocument *document)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  /* GTK insists on something to draw on, although nothing is drawn. */
  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_signal_connect (preview, "ready", G_CALLBACK (gtk_print_operation_preview_end_preview), NULL);
  return TRUE;
}

static void
on_request_page_setup (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup,
                       MnDocument *document)
{
  gtk_page_setup_set_orientation (setup, is_landscape (document, (guint)page) ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                                              : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, MnDocument *document)
{
  mn_document_draw_page (document, (guint)page, gtk_print_context_get_cairo_context (context));
}

GtkPrintOperation *
mn_preview_print_operation (MnDocument *document)
{
  GtkPrintOperation *operation;
  g_autoptr (GtkPageSetup) setup = NULL;

  g_return_val_if_fail (MN_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (mn_document_get_n_pages (document) > 0, NULL);

  operation = gtk_print_operation_new ();
  setup = page_setup_for (document, 0);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, mn_document_get_title (document));
  gtk_print_operation_set_embed_page_setup (operation, FALSE);

  g_signal_connect_object (operation, "begin-print", G_CALLBACK (on_begin_print), document, 0);
  g_signal_connect_object (operation, "paginate", G_CALLBACK (on_paginate), document, 0);
  g_signal_connect_object (operation, "preview", G_CALLBACK (on_preview), document, 0);
  g_signal_connect_object (operation, "request-page-setup", G_CALLBACK (on_request_page_setup), document, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page), document, 0);
  g_object_set_data_full (G_OBJECT (operation), "document", g_object_ref (document), g_object_unref);
  return operation;
}
