/* mn-children-page.h: the register of children: list and details
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-child-details.h"
#include "mn-child-filters.h"
#include "mn-column-chooser.h"
#include "mn-content-page.h"
#include "mn-record-view.h"

G_BEGIN_DECLS

#define MN_TYPE_CHILDREN_PAGE (mn_children_page_get_type ())
G_DECLARE_FINAL_TYPE (MnChildrenPage, mn_children_page, MN, CHILDREN_PAGE, MnContentPage)

MnRecordView *mn_children_page_get_view (MnChildrenPage *self);
MnChildFilters *mn_children_page_get_filters (MnChildrenPage *self);
MnColumnChooser *mn_children_page_get_chooser (MnChildrenPage *self);
MnChildDetails *mn_children_page_get_details (MnChildrenPage *self);
/* "1.204 / 13.712 trẻ em" */
const char *mn_children_page_get_count (MnChildrenPage *self);

G_END_DECLS
