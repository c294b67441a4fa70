/* mn-auto-backup.h: a backup at the first change of a day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* Listens to one session. The first change of a day, by the clock on the wall, makes a backup behind the window: it
 * says nothing unless it fails, and a later change of that day tries again after a failure. A backup that stands there
 * already, from an earlier run of the program, is the backup of that day. Settings say whether, where and how many. */
#define MN_TYPE_AUTO_BACKUP (mn_auto_backup_get_type ())
G_DECLARE_FINAL_TYPE (MnAutoBackup, mn_auto_backup, MN, AUTO_BACKUP, GObject)

MnAutoBackup *mn_auto_backup_new (MnSession *session);

/* Makes one now, in the same folder; ends with a toast either way. */
void mn_auto_backup_make (MnAutoBackup *self);
/* Before the register is closed, and when nobody looks any more: waits until a backup that was begun is whole. */
void mn_auto_backup_finish (MnAutoBackup *self);
gboolean mn_auto_backup_is_busy (MnAutoBackup *self);

/* Where the backups of the register at @path go: a folder of its own in the one of the settings, so that registers of
 * the same name don't push each other's out. (transfer full) */
char *mn_auto_backup_folder (const char *path);

G_END_DECLS
