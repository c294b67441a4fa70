/* mn-restore.h: a backup that is opened becomes a register again
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-compat.h"

G_BEGIN_DECLS

/* By its name. */
gboolean mn_restore_is_backup (GFile *file);

/* @error is NULL when @file, the register restored, is there; both are NULL when the person thought better of it. */
typedef void (*MnRestoreFunc) (GFile *file, const GError *error, gpointer user_data);

/* Asks where the register is to be, checks and unpacks the backup there in the background, and tells @func. A file
 * that is replaced is kept beside it (mn_backup_restore). */
void mn_restore_ask (GtkWindow *parent, GFile *backup, MnRestoreFunc func, gpointer user_data);

G_END_DECLS
