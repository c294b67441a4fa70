/* mn-pack-error.h: what can be wrong with a file of parts
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The message is a whole sentence; the codes differ in what the user can do. */
#define MN_PACK_ERROR (mn_pack_error_quark ())
GQuark mn_pack_error_quark (void);

typedef enum {
  MN_PACK_ERROR_KIND,      /* not a file of parts at all: choose another */
  MN_PACK_ERROR_DAMAGED,   /* save it again in the program it comes from */
  MN_PACK_ERROR_PROTECTED, /* take its password off */
  MN_PACK_ERROR_SIZE,      /* it holds more than such a file can need */
  MN_PACK_ERROR_MISSING,   /* a part that has to be there is not */
} MnPackError;

G_END_DECLS
