/* mn-sponsor-page.h: sponsors and scholarships
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-list-page.h"
#include "mn-sponsor-details.h"

G_BEGIN_DECLS

/* The sponsors at the left, all of them together first; what the chosen one gives at the right. */
#define MN_TYPE_SPONSOR_PAGE (mn_sponsor_page_get_type ())
G_DECLARE_FINAL_TYPE (MnSponsorPage, mn_sponsor_page, MN, SPONSOR_PAGE, MnListPage)

MnSponsorDetails *mn_sponsor_page_get_details (MnSponsorPage *self);
guint mn_sponsor_page_get_n_sponsors (MnSponsorPage *self);

G_END_DECLS
