/* mn-tab-stop.h: a list that Tab goes past in one step
 *
 * GtkListBox takes Tab from row to row: past forty sponsors it is forty keys to what stands beside them. Inside this
 * the arrow keys move, and Tab comes to the selected row and leaves by the next one. (The property that GTK has for it
 * came with 4.18.)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MN_TYPE_TAB_STOP (mn_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (MnTabStop, mn_tab_stop, MN, TAB_STOP, GtkWidget)

/* Puts a GtkListBox whose rows hold nothing that takes the focus itself into a GtkScrolledWindow. */
void mn_tab_stop_put (GtkWidget *scrolled, GtkWidget *list);

G_END_DECLS
