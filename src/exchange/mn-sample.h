/* mn-sample.h: the sample register of huyện Cam Lộ
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes the sample at @path: the register of huyện Cam Lộ as its five-year review shows it on 31/05/2017, with invented
 * children. The same bytes each time. Takes seconds: call it in a worker; it may be cancelled and then leaves nothing.
 */
gboolean mn_sample_write (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
