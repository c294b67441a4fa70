/* fuzz.h: what every fuzz target offers
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* libFuzzer's name for it. Aborts on what must not be. */
int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

G_END_DECLS
