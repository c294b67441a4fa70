/* mn-saved-filters.h: filters of a page that have a name
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-session.h"

G_BEGIN_DECLS

/* One button for each saved filter of the page, with one beside it that deletes it, and an entry that saves the present
 * conditions under a name; under a name that is there already they take the old ones' place. Filters are rows of the
 * register (entity saved_filter): everybody in the office has them, and they can be undone.
 *
 * Signals: "apply" (definition): conditions were chosen; "define" returns the present ones (transfer full), NULL when
 * there are none. */
#define MN_TYPE_SAVED_FILTERS (mn_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (MnSavedFilters, mn_saved_filters, MN, SAVED_FILTERS, GtkWidget)

/* @page: a code of the entity's field. */
GtkWidget *mn_saved_filters_new (MnSession *session, const char *page);
/* The conditions have changed: there may be something to save, or nothing. */
void mn_saved_filters_update (MnSavedFilters *self);

/* For tests. */
guint mn_saved_filters_get_n (MnSavedFilters *self);
void mn_saved_filters_save_as (MnSavedFilters *self, const char *name);
void mn_saved_filters_apply (MnSavedFilters *self, const char *name);

G_END_DECLS
