/* mn-programme-page.h: programmes and activities
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-list-page.h"
#include "mn-programme-details.h"

G_BEGIN_DECLS

#define MN_TYPE_PROGRAMME_PAGE (mn_programme_page_get_type ())
G_DECLARE_FINAL_TYPE (MnProgrammePage, mn_programme_page, MN, PROGRAMME_PAGE, MnListPage)

MnProgrammeDetails *mn_programme_page_get_details (MnProgrammePage *self);

G_END_DECLS
