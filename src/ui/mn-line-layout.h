/* mn-line-layout.h: widgets side by side, of which some wrap
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line from the start, as high as its highest child; room left over goes to the children that expand.
 *
 * In place of GtkBoxLayout and GtkGrid wherever something wraps: a grid answers as its least height that at its least
 * width, and a box of GTK 4.18 takes that for the floor of every height, natural ones too, and warns about it. Here the
 * height for a width is that of the children at the widths they will get, and nothing else. */
#define MN_TYPE_LINE_LAYOUT (mn_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (MnLineLayout, mn_line_layout, MN, LINE_LAYOUT, GtkLayoutManager)

/* @spacing: pixels between children. */
GtkLayoutManager *mn_line_layout_new (int spacing);
void mn_line_layout_set_spacing (MnLineLayout *self, int spacing);

G_END_DECLS
