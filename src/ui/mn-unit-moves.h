/* mn-unit-moves.h: where those live now whose unit has ended
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* A line for each village (and for those without one) of a unit that has ended, with the units that it may have become;
 * what is certain is chosen already. A village can be opened into its children, who begin with what was said of it;
 * what was said of other lines stays. */
GtkWindow *mn_unit_moves_present (MnSession *session, GtkWidget *parent);
/* For tests: chooses for line @line the candidate @choice (0: not decided); FALSE where there is none. */
gboolean mn_unit_moves_choose (GtkWindow *window, guint line, guint choice);
guint mn_unit_moves_get_choice (GtkWindow *window, guint line);
void mn_unit_moves_apply (GtkWindow *window);
guint mn_unit_moves_get_n_lines (GtkWindow *window);

G_END_DECLS
