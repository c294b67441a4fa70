/* mn-details-parts.h: the pieces that details are put together from
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-core.h"

G_BEGIN_DECLS

/* All: (transfer floating) */
GtkWidget *mn_part_label (const char *text, const char *css_class);
/* Nothing (NULL) is not shown; what is cut off is in the tooltip. */
void mn_part_show_text (GtkWidget *label, char *text_taken);
GtkWidget *mn_part_line (const char *text, const char *css_class); /* never wraps: gives way with "…" */
/* A row for things of different heights, of which some wrap: a GtkBox that MnLineLayout lays out. */
GtkWidget *mn_part_row (int spacing);
void mn_part_row_add (GtkWidget *row, GtkWidget *child);
/* A heading after a line, with a word at the right (may be NULL), appended to @box. */
void mn_part_section (GtkBox *box, const char *title, const char *right);
/* "Người chăm sóc   Trần Thị Lành": the name of the fact in grey. Nothing is appended for "". */
void mn_part_fact (GtkBox *box, const char *name, const char *value);
/* Date, text, amount: the text gives way. */
void mn_part_entry (GtkBox *box, MnDate date, const char *text, const char *amount);
/* A dated point of a time line: filled while it holds. */
void mn_part_point (GtkBox *box, MnDate date, const char *title, const char *detail, gboolean filled, gboolean first,
                    gboolean last);
/* "Khe Trầm" of "Thôn Khe Trầm": the column says the kind already; "Khu phố 2" stays. (transfer full) */
char *mn_part_village (const char *name);
/* Numbers and dates stand right, and so must the words above them. The title is GTK's own: a label and, always taking
 * its room, the arrow of the order; the arrow goes to the left of the words. */
void mn_part_align_header (GtkWidget *table, guint column);
/* Takes away everything that stands in the GtkBox. */
void mn_part_clear (GtkWidget *box);
/* Pills in as many lines as they need. */
GtkWidget *mn_part_pills (const char *const *texts, const char *const *css_classes, guint n);

G_END_DECLS
