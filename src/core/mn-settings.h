/* mn-settings.h: what the program remembers about this desk
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One private key file in the user's configuration folder (mang-non/settings.ini, 0600): it names files and officers.
 * GSettings reads and writes it by the program's schema, which is the installed one, or the one that the program
 * carries in itself. Nothing in it is data of a register; losing it loses convenience only, so failures to read or
 * write it are logged and no more. Window and command line share it. Of the main thread. */

/* For binding widgets to keys; NULL when there is no schema, and then nothing is kept. (transfer none) */
GSettings *mn_settings_get_object (void);

/* Before any thread runs and before gettext is set up: the language that was chosen, "" while none was. (transfer full)
 */
char *mn_settings_read_language (void);

/* The family chosen for paper; NULL: as it comes. (transfer full) */
char *mn_settings_get_paper_font (void);

/* Whether the first change of a day makes a backup, where (never NULL; (transfer full)) and how many are kept. */
gboolean mn_settings_get_backup_daily (void);
char *mn_settings_get_backup_folder (void);
guint mn_settings_get_backup_keep (void);

/* Paths of registers opened lately, newest first. (transfer full) */
char **mn_settings_get_recent (void);
void mn_settings_add_recent (const char *path);
void mn_settings_remove_recent (const char *path);

/* Who worked last on this register; NULL when nobody was chosen. (transfer full) */
char *mn_settings_get_officer (const char *register_path);
void mn_settings_set_officer (const char *register_path, const char *name);

/* The day by whose units the lists of this register are shown, as ISO text; NULL or "": by the units as they are
 * written down. (transfer full) */
char *mn_settings_get_unit_day (const char *register_path);
void mn_settings_set_unit_day (const char *register_path, const char *day);

/* Which columns a list has, a(si): fields and widths. NULL: its own. (transfer full) */
GVariant *mn_settings_get_columns (const char *list);
void mn_settings_set_columns (const char *list, GVariant *columns);

void mn_settings_get_window_size (int *width, int *height, gboolean *maximized);
void mn_settings_set_window_size (int width, int height, gboolean maximized);

G_END_DECLS
