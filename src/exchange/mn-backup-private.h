/* mn-backup-private.h: what making and restoring backups share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-backup.h"

G_BEGIN_DECLS

/* A hidden name in @folder that nobody has. (transfer full) */
char *_mn_backup_free_name (const char *folder);

G_END_DECLS
