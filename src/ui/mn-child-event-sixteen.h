/* mn-child-event-sixteen.h: the children who turn 16 in a month, and what ends with it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-child-event.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* Month by month; what is ticked ends, all of it in one change. */
#define MN_TYPE_CHILD_EVENT_SIXTEEN (mn_child_event_sixteen_get_type ())
G_DECLARE_FINAL_TYPE (MnChildEventSixteen, mn_child_event_sixteen, MN, CHILD_EVENT_SIXTEEN, AdwWindow)

GtkWindow *mn_child_event_sixteen_present (MnSession *session, GtkWidget *parent);
/* Of the month shown. (transfer none) (element-type MnSixteen) */
GPtrArray *mn_child_event_sixteen_get_children (MnChildEventSixteen *self);

G_END_DECLS
