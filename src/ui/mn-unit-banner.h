/* mn-unit-banner.h: over the pages: by the units of which day they are shown
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* The one place where that day is typed. Hidden while units are shown as they are written down, until somebody asks for
 * it (win.units-day); as long as another day is set it stays, so that nobody takes the counts for today's places. */
#define MN_TYPE_UNIT_BANNER (mn_unit_banner_get_type ())
G_DECLARE_FINAL_TYPE (MnUnitBanner, mn_unit_banner, MN, UNIT_BANNER, GtkWidget)

void mn_unit_banner_set_session (MnUnitBanner *self, MnSession *session);
/* Shows it with the entry focused. */
void mn_unit_banner_open (MnUnitBanner *self);

G_END_DECLS
