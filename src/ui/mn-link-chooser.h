/* mn-link-chooser.h: a button that opens a search over the rows a field may link to
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-field-row-private.h"

G_BEGIN_DECLS

/* A letter typed on the button opens the search with that letter. Units are those in force on the working date, first
 * those below the register's own; where the record has a unit and the rows to choose from have one too (villages,
 * households), only those of that unit are offered.
 *
 * Signal "chosen" (gint64 row id; 0: nothing). */
#define MN_TYPE_LINK_CHOOSER (mn_link_chooser_get_type ())
G_DECLARE_FINAL_TYPE (MnLinkChooser, mn_link_chooser, MN, LINK_CHOOSER, GtkWidget)

GtkWidget *mn_link_chooser_new (MnSession *session, MnRecord *record, guint field);
GtkWidget *mn_link_chooser_get_button (MnLinkChooser *self);
/* Shows the row's label; does not emit. */
void mn_link_chooser_set_row (MnLinkChooser *self, gint64 row_id);
/* Opens the search with @text in it. */
void mn_link_chooser_open (MnLinkChooser *self, const char *text);
/* The rows offered now. (transfer none) (element-type gint64) */
GArray *mn_link_chooser_get_offered (MnLinkChooser *self);

GtkWidget *_mn_field_editor_create_link (MnFieldRow *row);
void _mn_field_editor_show_link (MnFieldRow *row);
GtkWidget *_mn_field_editor_create_codes (MnFieldRow *row);
void _mn_field_editor_show_codes (MnFieldRow *row);

G_END_DECLS
