/* mn-number.h: counts, decimals and percentages, written the Vietnamese way
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "13.712": the point groups thousands. */
char *mn_number_format (gint64 number);
/* "07", "12": a count below ten takes a zero in official lists. */
char *mn_number_format_official (gint64 number);
gboolean mn_number_parse (const char *text, gint64 *number, GError **error);

/* Decimals with two places are kept as integers in hundredths: the coefficient 2,5 is 250, the rate 5,7% is
 * 570 (hundredths of a percent). Shown without trailing zeros: "2,5", "5,7%", "100%". Parsing takes the
 * decimal comma ("2,5") and, since old sheets have it, a point followed by one or two digits ("2.5"). */
char *mn_decimal_format (gint64 hundredths);
gboolean mn_decimal_parse (const char *text, gint64 *hundredths, GError **error);
char *mn_percent_format (gint64 hundredths);
gboolean mn_percent_parse (const char *text, gint64 *hundredths, GError **error);

G_END_DECLS
