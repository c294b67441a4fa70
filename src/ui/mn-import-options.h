/* mn-import-options.h: how a file that is to be imported is to be understood
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-import.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* Encoding, sheet, commune, day, and what each column is: found by the program, corrected here.
 *
 * Signal "changed": something is to be understood otherwise; the file is to be looked at again. */
#define MN_TYPE_IMPORT_OPTIONS (mn_import_options_get_type ())
G_DECLARE_FINAL_TYPE (MnImportOptions, mn_import_options, MN, IMPORT_OPTIONS, GtkWidget)

GtkWidget *mn_import_options_new (MnSession *session);
/* Another file: nothing is overridden; with @unit the commune too, which was that of the file before. */
void mn_import_options_reset (MnImportOptions *self, gboolean unit);
/* What the last look found. */
void mn_import_options_show (MnImportOptions *self, const MnImportReport *report);
/* Of a look that found no list: another sheet may have it. */
void mn_import_options_show_sheets (MnImportOptions *self, const MnImportReport *report);
/* The row id of the commune chosen; 0: none. */
gint64 mn_import_options_get_unit (MnImportOptions *self);
/* Fills encoding, sheet, unit, on and columns; valid until the next change. */
void mn_import_options_apply (MnImportOptions *self, MnImportRequest *request);

G_END_DECLS
