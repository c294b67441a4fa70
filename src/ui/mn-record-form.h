/* mn-record-form.h: a window that edits one record
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-session.h"

G_BEGIN_DECLS

/* The form of any entity: laid out by ui/mn-<entity>-form.ui where there is one, else from the entity's table, group by
 * group. It checks as one types; saving is one change, whatever rows it touches. Ctrl+S and Ctrl+Enter save, Esc
 * leaves and asks only when something was changed. */
#define MN_TYPE_RECORD_FORM (mn_record_form_get_type ())
G_DECLARE_FINAL_TYPE (MnRecordForm, mn_record_form, MN, RECORD_FORM, AdwWindow)

/* @preset (taken, may be NULL) gives values of a new row. NULL, with a toast, when the row cannot be read. */
GtkWindow *mn_record_form_present (MnSession *session, GtkWidget *parent, const MnEntity *entity, gint64 row_id,
                                   MnRecord *preset);
/* @saved hears of the row after a save. */
GtkWindow *mn_record_form_present_full (MnSession *session, GtkWidget *parent, const MnEntity *entity, gint64 row_id,
                                        MnRecord *preset, MnSavedFunc saved, gpointer user_data,
                                        GDestroyNotify destroy);

MnRecord *mn_record_form_get_record (MnRecordForm *self);
/* So that the window has room on a screen of this size; done for its own when it is presented. */
void mn_record_form_fit (MnRecordForm *self, int width, int height);
/* All rows, in the order of the form. (transfer none) (element-type MnFieldRow) */
GPtrArray *mn_record_form_get_rows (MnRecordForm *self);
/* The sentence at the head of the form; NULL: none. */
const char *mn_record_form_get_notice (MnRecordForm *self);

G_END_DECLS
