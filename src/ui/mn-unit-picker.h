/* mn-unit-picker.h: one of many names, found by typing a part of it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a GtkDropDown is, whose search wants the first letters with their marks: this one takes words without marks and
 * from the middle, and puts what is spelled as typed first. A letter typed on the button opens the search with it.
 *
 * Property "selected" (guint): place in the list. */
#define MN_TYPE_UNIT_PICKER (mn_unit_picker_get_type ())
G_DECLARE_FINAL_TYPE (MnUnitPicker, mn_unit_picker, MN, UNIT_PICKER, GtkWidget)

/* What is chosen, for screen readers. */
void mn_unit_picker_set_title (MnUnitPicker *self, const char *title);
/* The first name stands for "none". Selects it. */
void mn_unit_picker_set_names (MnUnitPicker *self, const char *const *names);
guint mn_unit_picker_get_selected (MnUnitPicker *self);
void mn_unit_picker_set_selected (MnUnitPicker *self, guint selected);
/* Opens the search with @text in it. */
void mn_unit_picker_open (MnUnitPicker *self, const char *text);
/* What is offered for what was typed: places in the list. (transfer none) (element-type guint) */
GArray *mn_unit_picker_get_offered (MnUnitPicker *self);

G_END_DECLS
