/* mn-number-private.h: what numbers and money read alike
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-number.h"

G_BEGIN_DECLS

/* Takes a sign off the front of @text: '-' or U+2212. */
const char *_mn_number_skip_sign (const char *text, gboolean *negative);

/* Whole numbers without a sign: plain digits, or digits in groups of three with points or spaces between. @shown is
 * what was typed, for the sentence. Refuses a wrong group by name, a comma, what does not fit and what is no number. */
gboolean _mn_number_parse_whole (const char *digits, gboolean negative, const char *shown, gint64 *number,
                                 GError **error);

G_END_DECLS
