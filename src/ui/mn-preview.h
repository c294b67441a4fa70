/* mn-preview.h: the preview of a document
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-document.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* The pages as they leave the printer; from here they go to a PDF file or to a printer. Signal "closed".
 * Actions: preview.close, .print, .save, .zoom-in, .zoom-out, .zoom-fit, .next, .previous. */
#define MN_TYPE_PREVIEW (mn_preview_get_type ())
G_DECLARE_FINAL_TYPE (MnPreview, mn_preview, MN, PREVIEW, GtkWidget)

/* @file_name: suggested for the PDF. */
MnPreview *mn_preview_new (MnSession *session, MnDocument *document, const char *file_name);
/* Writes the PDF in a worker and says so in a toast. */
void mn_preview_save (MnPreview *self, GFile *file);
guint mn_preview_get_page (MnPreview *self); /* from 0 */
double mn_preview_get_zoom (MnPreview *self);

G_END_DECLS
