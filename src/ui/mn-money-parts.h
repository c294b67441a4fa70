/* mn-money-parts.h: the pieces that the pages about money are put together from
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-entity.h"

G_BEGIN_DECLS

/* All: (transfer floating). @icon NULL: a button with words. */
GtkWidget *mn_money_button (const char *icon, const char *label, const char *action);
/* A title that gives way, then room for buttons: mn_part_row_add(). */
GtkWidget *mn_money_bar (GtkWidget **title);
/* A list below a bar, in a frame, scrolling above @height pixels. */
GtkWidget *mn_money_card (GtkWidget *bar, GtkWidget *list, int height);
/* "96.240.000 đ" over "in a year"; the labels are handed out. */
GtkWidget *mn_money_figure (const char *caption, GtkWidget **figure);
/* A list whose rows are selected, named for who cannot see it. */
GtkWidget *mn_money_list (const char *name, const char *placeholder);
void mn_money_list_clear (GtkWidget *list);
/* Words at the left, an amount at the right; a wider word column in front may be NULL. */
GtkWidget *mn_money_row (const char *left, const char *words, const char *right, const char *css_class);
/* The label of a code of a field with choices; "" for an unknown one. */
const char *mn_money_choice (const char *entity, const char *field, const char *code);
/* "01/09/2013 – 31/08/2017", "from 01/09/2013" (transfer full) */
char *mn_money_span (MnDate from, MnDate to);

G_END_DECLS
