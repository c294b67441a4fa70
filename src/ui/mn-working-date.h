/* mn-working-date.h: the day of the register, in the header bar
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* A pill: amber while the register fixes the day, plain while it follows today. Its popover changes or releases it,
 * which is an edit of the register's row like any other. The property "short" leaves the date alone in it. */
#define MN_TYPE_WORKING_DATE (mn_working_date_get_type ())
G_DECLARE_FINAL_TYPE (MnWorkingDate, mn_working_date, MN, WORKING_DATE, GtkWidget)

void mn_working_date_set_session (MnWorkingDate *self, MnSession *session);
/* Opens its popover, as if it had been pressed. */
void mn_working_date_popup (MnWorkingDate *self);

G_END_DECLS
