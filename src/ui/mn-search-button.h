/* mn-search-button.h: a button that opens a search over a list
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what is chosen; opens an entry with the list of what was found below it. A letter typed on the button opens the
 * search with that letter; the focus stays in the entry while the arrows move in the list, Enter takes the row
 * selected, Esc gives up.
 *
 * Signals: "find" (what was typed): append() what is found, the list is empty; "chosen" (guint, place in the list): the
 * search is closed. */
#define MN_TYPE_SEARCH_BUTTON (mn_search_button_get_type ())
G_DECLARE_FINAL_TYPE (MnSearchButton, mn_search_button, MN, SEARCH_BUTTON, GtkWidget)

/* The list is @width pixels wide. (transfer floating) */
GtkWidget *mn_search_button_new (int width);
/* The words on the button. */
void mn_search_button_set_label (MnSearchButton *self, const char *label);
/* What has the focus and the accessible name. */
GtkWidget *mn_search_button_get_button (MnSearchButton *self);
/* @said: the row's accessible name; NULL: @child is a row that has one. */
void mn_search_button_append (MnSearchButton *self, GtkWidget *child, const char *said);
/* Below the list. */
void mn_search_button_set_foot (MnSearchButton *self, GtkWidget *foot);
const char *mn_search_button_get_typed (MnSearchButton *self);
/* Opens the search with @text in it. */
void mn_search_button_open (MnSearchButton *self, const char *text);
/* What was typed is forgotten. */
void mn_search_button_close (MnSearchButton *self);

G_END_DECLS
