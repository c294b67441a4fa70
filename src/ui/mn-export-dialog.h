/* mn-export-dialog.h: what is seen in a list, as a file for a spreadsheet
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-record-view.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* Asks for the kind of file, the columns and whether sensitive ones may go out, then for the place; the work runs in a
 * worker with progress and can be cancelled, and ends with a sentence that counts. */
#define MN_TYPE_EXPORT_DIALOG (mn_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MnExportDialog, mn_export_dialog, MN, EXPORT_DIALOG, AdwWindow)

/* @ids (of gint64): the rows in the order of the list, @fields (of guint): its columns in theirs. Both are taken. */
MnExportDialog *mn_export_dialog_present (MnSession *session, GtkWidget *parent, const MnEntity *entity, GArray *ids,
                                          GArray *fields);
/* All rows that the view's query found, in its order and columns. NULL while it has none. */
MnExportDialog *mn_export_dialog_present_view (MnSession *session, GtkWidget *parent, MnRecordView *view);
/* What the chooser does with the file chosen; for tests. */
void mn_export_dialog_run (MnExportDialog *self, GFile *file);

G_END_DECLS
