/* mn-pack.h: files packed with zstd
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "mn-private-file.h"

G_BEGIN_DECLS

/* The whole of @from into @to, in memory that doesn't grow with the file. With @sum the SHA-256 of what is not packed.
 * FALSE and @error when @from can't be read or is damaged; what goes wrong with @to is said when that is committed. */
gboolean mn_pack (const char *from, MnPrivateFile *to, char **sum, GCancellable *cancellable, GError **error);
gboolean mn_unpack (const char *from, MnPrivateFile *to, char **sum, GCancellable *cancellable, GError **error);

/* By its first bytes. */
gboolean mn_is_packed (const char *path);

G_END_DECLS
