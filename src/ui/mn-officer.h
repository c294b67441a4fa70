/* mn-officer.h: who is working
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* At the foot of the sidebar: the officer under whose name changes are written, chosen from the register's officers and
 * remembered for each register. */
#define MN_TYPE_OFFICER (mn_officer_get_type ())
G_DECLARE_FINAL_TYPE (MnOfficer, mn_officer, MN, OFFICER, GtkWidget)

void mn_officer_set_session (MnOfficer *self, MnSession *session);
void mn_officer_choose (MnOfficer *self, const char *name);

G_END_DECLS
