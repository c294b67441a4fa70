/* mn-page-setup.h: paper and its margins
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-rect.h"

G_BEGIN_DECLS

/* Millimetres of the law to points (1/72 inch), in which everything here is measured, from the top left corner. */
#define MN_MM(mm) ((mm)*72.0 / 25.4)

/* A plain value; all in points. */
typedef struct {
  double width;
  double height;
  double margin_top;
  double margin_bottom;
  double margin_left;
  double margin_right;
} MnPageSetup;

/* A4 portrait with the margins of decree 30/2020, annex I: top and bottom 20, left 30, right 20 mm. */
MnPageSetup mn_page_setup_a4 (void);
/* A4 landscape for tables that stand alone: the same, but right 18 mm. */
MnPageSetup mn_page_setup_a4_list (void);

/* What the margins leave. */
MnRect mn_page_setup_get_area (const MnPageSetup *self);

G_END_DECLS
