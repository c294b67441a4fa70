/* mn-private-file.h: a finished file, or none
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The codes differ in what the user can do. */
#define MN_FILE_ERROR (mn_file_error_quark ())
GQuark mn_file_error_quark (void);

typedef enum {
  MN_FILE_ERROR_PLACE, /* choose another folder or name */
  MN_FILE_ERROR_SPACE, /* make room on the disk */
} MnFileError;

/* A file written beside its final name, readable by its owner only (lists of children), and moved there when it is
 * whole and on the disk. Freed without having been committed it leaves nothing behind. */
typedef struct _MnPrivateFile MnPrivateFile;

/* Refuses a folder, a device and a folder that cannot be written, in a sentence. A file of that name is replaced on
 * commit; a symbolic link is followed. */
MnPrivateFile *mn_private_file_new (const char *path, GError **error);
void mn_private_file_free (MnPrivateFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnPrivateFile, mn_private_file_free)

/* FALSE when it failed: writing on is pointless, and mn_private_file_sync() and _commit() say why. */
gboolean mn_private_file_write (MnPrivateFile *self, const void *data, gsize length);
/* A write failed: what came to an end because of it need not say so itself. */
gboolean mn_private_file_has_failed (const MnPrivateFile *self);
/* Brings all that was written to the disk, where it can be read under its temporary name. */
gboolean mn_private_file_sync (MnPrivateFile *self, GError **error);
const char *mn_private_file_get_temporary (const MnPrivateFile *self);
gboolean mn_private_file_commit (MnPrivateFile *self, GError **error);

G_END_DECLS
