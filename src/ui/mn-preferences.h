/* mn-preferences.h: what the officer can choose about the program
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-auto-backup.h"

G_BEGIN_DECLS

/* Language, the font of paper, backups; and, with a register open (@session and @backup, else NULL), the ways to its
 * working date and its office. Every choice holds at once, and is kept, but the language, which waits for the next
 * start. */
void mn_preferences_present (GtkWindow *parent, MnSession *session, MnAutoBackup *backup);

/* Paper in this program from now on, and whenever the setting changes. */
void mn_preferences_obey_paper_font (void);

G_END_DECLS
