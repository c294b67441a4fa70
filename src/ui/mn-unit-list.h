/* mn-unit-list.h: the units of a day with the children counted in each
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-units.h"

G_BEGIN_DECLS

/* The list at the left of the page of units; as long as it is not empty one of the units that match the search is
 * selected. Signal "selected": the user chose another one. */
#define MN_TYPE_UNIT_LIST (mn_unit_list_get_type ())
G_DECLARE_FINAL_TYPE (MnUnitList, mn_unit_list, MN, UNIT_LIST, GtkWidget)

GtkWidget *mn_unit_list_new (void);
/* @shown: of MnUnit, which must outlive the list or the next call; @counts: gint64 unit → gint64 children. */
void mn_unit_list_set (MnUnitList *self, GPtrArray *shown, GHashTable *counts);
/* Only units of whose code and name @text has all words. */
void mn_unit_list_set_search (MnUnitList *self, const char *text);
/* 0: none. Where @unit is not to be seen the first that is gets selected. */
void mn_unit_list_select (MnUnitList *self, gint64 unit);
gint64 mn_unit_list_get_selected (MnUnitList *self);

G_END_DECLS
