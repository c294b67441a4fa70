/* mn-refresh.h: derived columns and current values, kept true
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-store.h"

G_BEGIN_DECLS

/* The working date a file has: the one its register row fixes, else today. */
MnDate mn_refresh_working_date (MnDb *db);

/* The store's hook before each commit: whatever way a row was written (form, import, undo), its search key, its sort
 * key and the current values that hang on it are true when the transaction ends. */
gboolean mn_refresh_before_commit (MnTransaction *transaction, GArray *touched, gpointer data, GError **error);

/* Current values are those of the day written in meta "current_on"; sort keys those of the collator in meta "collator".
 */
gboolean mn_refresh_is_needed (MnDb *db);
/* An MnWriteFunc without data: brings both up to date and says so in meta. */
gboolean mn_refresh_run (MnTransaction *transaction, gpointer data, GError **error);
/* For a new file, whose lists came with true values. */
gboolean mn_refresh_mark (MnTransaction *transaction, GError **error);

G_END_DECLS
