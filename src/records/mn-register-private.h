/* mn-register-private.h: what the files about registers share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"

G_BEGIN_DECLS

/* Installs the hook that keeps derived values true. */
MnRegister *_mn_register_new_for_store (MnStore *store);

G_END_DECLS
