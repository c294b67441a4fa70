/* mn-window.h: the one window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-session.h"

G_BEGIN_DECLS

/* Shows the first run, a register with its pages, or the preview of a document. One window per register. */
#define MN_TYPE_WINDOW (mn_window_get_type ())
G_DECLARE_FINAL_TYPE (MnWindow, mn_window, MN, WINDOW, AdwApplicationWindow)

MnWindow *mn_window_new (GtkApplication *application);
/* NULL while the first run is shown. */
MnSession *mn_window_get_session (MnWindow *self);
/* Opens a register behind a progress page; what cannot be opened is explained on the first run's problem page. */
void mn_window_open (MnWindow *self, GFile *file);
/* The welcome page with what went wrong with @file. */
void mn_window_show_error (MnWindow *self, GFile *file, const GError *error);
void mn_window_show_register (MnWindow *self, MnRegister *reg);
/* The first run, with the form for a new register in front when asked. */
void mn_window_show_welcome (MnWindow *self, gboolean new_register);
/* "overview", "children", "programmes", "catalogue". */
void mn_window_show_page (MnWindow *self, const char *name);
const char *mn_window_get_page (MnWindow *self);

G_END_DECLS
