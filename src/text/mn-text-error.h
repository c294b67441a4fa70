/* mn-text-error.h: why a text could not be made into ink
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MN_TEXT_ERROR (mn_text_error_quark ())
GQuark mn_text_error_quark (void);

typedef enum {
  MN_TEXT_ERROR_NO_FONT,       /* install a font */
  MN_TEXT_ERROR_MISSING_GLYPH, /* correct the text: the message names the letter */
  MN_TEXT_ERROR_ENCODING,      /* the text is not UTF-8 */
} MnTextError;

G_END_DECLS
