/* mn-import-verdicts.h: what came out of looking at a file, counted, to show some rows only
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-import-report.h"

G_BEGIN_DECLS

/* Of a verdict, or -1 for all. */
typedef void (*MnImportVerdictFunc) (int verdict, gpointer data);

/* Fills @box with one button a verdict, each with its count; @shown is called when somebody presses another. Returns
 * the verdict that is shown first: what needs somebody. */
int mn_import_verdicts_fill (GtkBox *box, const MnImportReport *report, MnImportVerdictFunc shown, gpointer data);

G_END_DECLS
