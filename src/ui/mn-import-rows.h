/* mn-import-rows.h: what an import would do, row by row
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-import-report.h"

G_BEGIN_DECLS

/* A table of the rows of a report: line, verdict, child, reason; a doubtful row has a choice in it. */
#define MN_TYPE_IMPORT_ROWS (mn_import_rows_get_type ())
G_DECLARE_FINAL_TYPE (MnImportRows, mn_import_rows, MN, IMPORT_ROWS, GtkWidget)

GtkWidget *mn_import_rows_new (void);
/* Borrowed: NULL before the report goes. @verdict -1: all rows. */
void mn_import_rows_set_report (MnImportRows *self, MnImportReport *report, int verdict);
guint mn_import_rows_get_n_shown (MnImportRows *self);

G_END_DECLS
