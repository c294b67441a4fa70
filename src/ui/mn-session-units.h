/* mn-session-units.h: by the units of which day a register is shown
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"
#include "mn-unit-view.h"

G_BEGIN_DECLS

/* One day for every list, count and chart of the window, kept per register on this machine. Not set: units are shown as
 * they are written down. The session's signal "units-changed" tells that it, or what it leads to, is another now. */
MnDate mn_session_get_unit_day (MnSession *session);
void mn_session_set_unit_day (MnSession *session, MnDate day);
/* (transfer none), valid until "units-changed"; NULL without a day. */
MnUnitView *mn_session_get_unit_view (MnSession *session);
/* "Children by the units of 30/06/2025"; NULL without a day. (transfer full) */
char *mn_session_unit_day_text (MnSession *session);

G_END_DECLS
