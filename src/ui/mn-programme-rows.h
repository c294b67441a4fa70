/* mn-programme-rows.h: the lines of the short lists under a programme
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-programme-query.h"

/* Both return a floating GtkListBoxRow. */

/* The day, the name and how many took part, or how it stands. */
GtkWidget *mn_activity_row_new (const MnActivityLine *line);
/* What a commune received: @n children, @amount đồng (0: no money). @bold: the sum of all. */
GtkWidget *mn_benefit_sum_row_new (const char *name, guint n, gint64 amount, gboolean bold);
