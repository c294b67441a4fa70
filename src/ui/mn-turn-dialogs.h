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

/* A window of the house with a cancel and a main button; Escape closes it. */
GtkWindow *mn_turn_window (GtkWidget *parent, const char *title, GtkWidget *content, GtkWidget **write_button,
                           int width, int height);
/* A label before an entry, with its name for Orca. */
GtkWidget *mn_turn_entry (GtkBox *box, const char *label, const char *text, int width);
/* Writes @plan (taken, freed with @destroy) behind the window, which closes when it is done; what was refused is said
 * in @problem, and the button works again. */
void mn_turn_write (MnSession *session, GtkWindow *window, GtkWidget *button, GtkLabel *problem, MnWriteFunc func,
                    gpointer plan, GDestroyNotify destroy, const char *done);

G_END_DECLS
