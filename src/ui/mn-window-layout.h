/* mn-window-layout.h: the sidebar beside the page, on wide screens and on narrow ones
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For a parent of two: the sidebar, and the content that has the rest. Where the window is narrow the sidebar shows its
 * icons alone, by hiding its labels; their widgets must be able to shrink to those icons. libadwaita 1.2 has no
 * breakpoints, and its AdwFlap would hide the sidebar whole. The property "narrow" tells of it when the layout is done.
 */
#define MN_TYPE_WINDOW_LAYOUT (mn_window_layout_get_type ())
G_DECLARE_FINAL_TYPE (MnWindowLayout, mn_window_layout, MN, WINDOW_LAYOUT, GtkLayoutManager)

G_END_DECLS
