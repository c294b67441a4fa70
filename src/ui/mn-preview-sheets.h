/* mn-preview-sheets.h: the pages of a document on a desk
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-document.h"

G_BEGIN_DECLS

/* Pages one below the other at some scale. Only those in sight are drawn: a list may have hundreds. */
#define MN_TYPE_PREVIEW_SHEETS (mn_preview_sheets_get_type ())
G_DECLARE_FINAL_TYPE (MnPreviewSheets, mn_preview_sheets, MN, PREVIEW_SHEETS, GtkWidget)

void mn_preview_sheets_set_document (MnPreviewSheets *self, MnDocument *document);
/* Pixels per point. */
void mn_preview_sheets_set_scale (MnPreviewSheets *self, double scale);
double mn_preview_sheets_get_scale (MnPreviewSheets *self);
/* Of the widest page, in points. */
double mn_preview_sheets_get_width (MnPreviewSheets *self);
/* Top of a page in pixels from the top of the widget. */
double mn_preview_sheets_get_top (MnPreviewSheets *self, guint page);
guint mn_preview_sheets_page_at (MnPreviewSheets *self, double y);
/* What of the widget is in sight. */
void mn_preview_sheets_set_view (MnPreviewSheets *self, double top, double height);

G_END_DECLS
