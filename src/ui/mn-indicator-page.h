/* mn-indicator-page.h: indicators: the list, and the one that is looked at
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-indicator-details.h"
#include "mn-list-page.h"

G_BEGIN_DECLS

#define MN_TYPE_INDICATOR_PAGE (mn_indicator_page_get_type ())
G_DECLARE_FINAL_TYPE (MnIndicatorPage, mn_indicator_page, MN, INDICATOR_PAGE, MnListPage)

MnIndicatorDetails *mn_indicator_page_get_details (MnIndicatorPage *self);

G_END_DECLS
