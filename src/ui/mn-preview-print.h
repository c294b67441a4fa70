/* mn-preview-print.h: a document on its way to the printer
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-document.h"

G_BEGIN_DECLS

/* The pages exist already: the operation only hands them over, full size. Run it with the dialog, or export it; never
 * with GTK_PRINT_OPERATION_ACTION_PRINT, which crashes in 4.8.3, and never with GTK's own preview. (transfer full) */
GtkPrintOperation *mn_preview_print_operation (MnDocument *document);

G_END_DECLS
