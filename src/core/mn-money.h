/* mn-money.h: whole đồng
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Money is a whole number of đồng in a gint64. Nothing else is ever used for money. */

/* Takes "3.667.005.000", "3667005000", "3 667 005 000 đ", "1.200.000 đồng", "-5.000" only if @allow_negative.
 * Refuses "23.0000.000" (the groups are wrong: it says which), "1,5", "12 abc", and what does not fit, each
 * with its own sentence (MN_VALUE_ERROR). */
gboolean mn_money_parse (const char *text, gboolean allow_negative, gint64 *dong, GError **error);

char *mn_money_format (gint64 dong);      /* "3.667.005.000" */
char *mn_money_format_unit (gint64 dong); /* "3.667.005.000 đ" */

G_END_DECLS
