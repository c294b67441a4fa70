/* mn-form-save.h: what a form writes, as one change
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* Saves @record and then @extra (may be NULL), a new row that belongs to it by the link @extra_link: a child and where
 * it lives come and go together. A new residence ends the one before it on the day before.
 *
 * The records are copied on the way: on the writer's thread nothing that a widget listens to is touched, and a save
 * that fails leaves the form as it was. */
void mn_form_save_async (MnSession *session, MnRecord *record, MnRecord *extra, const char *extra_link,
                         GAsyncReadyCallback callback, gpointer user_data);
/* @change_id: 0 when nothing differed. */
gboolean mn_form_save_finish (MnSession *session, GAsyncResult *result, gint64 *row_id, gint64 *change_id,
                              GError **error);

G_END_DECLS
