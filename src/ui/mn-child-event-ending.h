/* mn-child-event-ending.h: a line to tick: what ends with an event
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-child-event.h"

G_BEGIN_DECLS

/* "Trợ cấp xã hội hằng tháng: 405.000, … · hết ngày 31/05/2017", ticked as @ending is; ticking writes @ending->chosen,
 * which must live as long as the widget. (transfer floating) */
GtkWidget *mn_child_event_ending_new (MnLifeEnding *ending);

G_END_DECLS
