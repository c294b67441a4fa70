/* mn-catalogue-page.h: every list of the register, generated from its table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-page.h"
#include "mn-record-view.h"

G_BEGIN_DECLS

#define MN_TYPE_CATALOGUE_PAGE (mn_catalogue_page_get_type ())
G_DECLARE_FINAL_TYPE (MnCataloguePage, mn_catalogue_page, MN, CATALOGUE_PAGE, GtkWidget)

/* Shows the list of that entity; it must have a group. */
void mn_catalogue_page_show_entity (MnCataloguePage *self, const MnEntity *entity);
const MnEntity *mn_catalogue_page_get_entity (MnCataloguePage *self);
MnRecordView *mn_catalogue_page_get_view (MnCataloguePage *self);
void mn_catalogue_page_set_in_force_only (MnCataloguePage *self, gboolean only);

G_END_DECLS
