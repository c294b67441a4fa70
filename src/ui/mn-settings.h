/* mn-settings.h: what the program remembers about this desk
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One private key file in the user's configuration folder (0600): it names files and officers. Nothing in it is data
 * of a register; losing it loses convenience only, so failures to read or write it are logged and no more. */

/* Paths of registers opened lately, newest first. (transfer full) */
char **mn_settings_get_recent (void);
void mn_settings_add_recent (const char *path);
void mn_settings_remove_recent (const char *path);

/* Who worked last on this register; NULL when nobody was chosen. (transfer full) */
char *mn_settings_get_officer (const char *register_path);
void mn_settings_set_officer (const char *register_path, const char *name);

void mn_settings_get_window_size (int *width, int *height, gboolean *maximized);
void mn_settings_set_window_size (int width, int height, gboolean maximized);

G_END_DECLS
