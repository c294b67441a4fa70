/* mn-import-dialog.h: a list of children from a file, looked at before anything is written
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-import.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* Every look is a dry run: what is new, changed, unchanged, doubtful, refused, row by row; what the program understood
 * can be corrected and doubtful rows decided. Then it runs for good, as one change that can be undone. */
#define MN_TYPE_IMPORT_DIALOG (mn_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MnImportDialog, mn_import_dialog, MN, IMPORT_DIALOG, AdwWindow)

/* Without a @file it offers to choose one, or to make a template for a commune. */
MnImportDialog *mn_import_dialog_present (MnSession *session, GtkWidget *parent, GFile *file);

/* For tests. */
const char *mn_import_dialog_get_state (MnImportDialog *self); /* "empty", "working", "problem", "report" */
MnImportReport *mn_import_dialog_get_report (MnImportDialog *self);
void mn_import_dialog_import (MnImportDialog *self);

G_END_DECLS
