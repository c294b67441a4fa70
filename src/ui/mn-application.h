/* mn-application.h: the program
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MN_TYPE_APPLICATION (mn_application_get_type ())
G_DECLARE_FINAL_TYPE (MnApplication, mn_application, MN, APPLICATION, AdwApplication)

MnApplication *mn_application_new (void);
/* Opens a register in the window that shows it already, in an empty one, or in a new one. */
void mn_application_open_file (MnApplication *self, GFile *file);

G_END_DECLS
