/* mn-backup.h: copies of a register, packed, and back again
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-store.h"

G_BEGIN_DECLS

#define MN_BACKUP_ERROR (mn_backup_error_quark ())
GQuark mn_backup_error_quark (void);

typedef enum {
  MN_BACKUP_ERROR_FOLDER, /* choose another folder */
  MN_BACKUP_ERROR_COPY,   /* what was to be restored is no backup, or damaged: take another */
  MN_BACKUP_ERROR_EXISTS, /* there is a file already: say that it may go, or choose another name */
  MN_BACKUP_ERROR_BUSY,   /* somebody has the register open: close it */
  MN_BACKUP_ERROR_FAILED, /* the copy was not what was copied: report it */
} MnBackupError;

#define MN_BACKUP_EXTENSION ".mangnon.zst"
#define MN_BACKUP_KEEP 10

/* Makes NAME-2017-05-31T0830.mangnon.zst in @folder, by the clock on the wall, while anybody works in the register. The
 * copy is verified, packed, unpacked again, compared and opened before it gets its name. Then the oldest backups of
 * this register are removed until @keep are left. Nothing is left of a backup that failed. From any thread. (transfer
 * full): the path. */
char *mn_backup_make (MnStore *store, const char *folder, guint keep, GCancellable *cancellable, GError **error);
void mn_backup_make_async (MnStore *store, const char *folder, guint keep, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
char *mn_backup_make_finish (MnStore *store, GAsyncResult *result, GError **error);

/* The backups of the register at @path, newest first. (transfer full) (element-type filename) */
GPtrArray *mn_backup_list (const char *folder, const char *path, GError **error);

/* Puts a backup, or a plain copy of a register, in the place of @path, after it was opened and checked. A file that is
 * there stays and the restoring is refused, unless @force: then it is kept beside as NAME.before-restore, and its path
 * given in @kept (may be NULL). */
gboolean mn_backup_restore (const char *copy, const char *path, gboolean force, char **kept, GError **error);

G_END_DECLS
