/* mn-locks-private.h: locks that last as long as SQLite believes
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Before SQLite opens the first file of this process; any number of times, from any thread. */
void _mn_locks_set_up (void);

G_END_DECLS
