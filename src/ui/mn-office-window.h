/* mn-office-window.h: the office's names and signatories through the years
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-session.h"

G_BEGIN_DECLS

/* Each profile of the office with the time it is in force, and how it looks on paper. A reform gets a profile of its
 * own: paper of an earlier day keeps the names of that day. */
#define MN_TYPE_OFFICE_WINDOW (mn_office_window_get_type ())
G_DECLARE_FINAL_TYPE (MnOfficeWindow, mn_office_window, MN, OFFICE_WINDOW, AdwWindow)

void mn_office_window_present (MnSession *session, GtkWindow *parent);

G_END_DECLS
