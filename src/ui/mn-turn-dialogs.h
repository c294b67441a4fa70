/* mn-turn-dialogs.h: what turns with the year, looked at and written
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"
#include "mn-turns.h"

G_BEGIN_DECLS

/* Each shows what would be written, with counts first, and writes it as one change; the toast offers undo. (transfer
 * none) */
GtkWindow *mn_turn_school_present (MnSession *session, GtkWidget *parent);
GtkWindow *mn_turn_poverty_present (MnSession *session, GtkWidget *parent);
GtkWindow *mn_turn_month_present (MnSession *session, GtkWidget *parent);

/* mn-turn-parts.c: what the three have in common */

/* A window of the house with a cancel and a main button (Ctrl+S, Ctrl+Enter); Escape closes it, and while something is
 * written stops that. */
GtkWindow *mn_turn_window (GtkWidget *parent, const char *title, GtkWidget *content, GtkWidget **write_button,
                           int width, int height);
/* A label before an entry, with its name for Orca. */
GtkWidget *mn_turn_entry (GtkBox *box, const char *label, const char *text, int width);
/* Writes @plan, which belongs to the window and is kept with it; nothing of the window can be touched meanwhile but its
 * cancel, which leaves nothing written. @written (of the plan) counts up to @total. The window closes when it is done;
 * what was refused is said in @problem, and everything works again. */
void mn_turn_write (MnSession *session, GtkWindow *window, GtkLabel *problem, MnWriteFunc func, gpointer plan,
                    const int *written, guint total, const char *done);

G_END_DECLS
