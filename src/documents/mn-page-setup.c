/* mn-page-setup.c: paper and its margins
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-page-setup.h"

MnPageSetup
mn_page_setup_a4 (void)
{
  return (MnPageSetup) {
    .width = MN_MM (210),
    .height = MN_MM (297),
    .margin_top = MN_MM (20),
    .margin_bottom = MN_MM (20),
    .margin_left = MN_MM (30),
    .margin_right = MN_MM (20),
  };
}

MnPageSetup
mn_page_setup_a4_list (void)
{
  return (MnPageSetup) {
    .width = MN_MM (297),
    .height = MN_MM (210),
    .margin_top = MN_MM (20),
    .margin_bottom = MN_MM (20),
    .margin_left = MN_MM (30),
    .margin_right = MN_MM (18),
  };
}

MnRect
mn_page_setup_get_area (const MnPageSetup *self)
{
  return (MnRect) {
    .x = self->margin_left,
    .y = self->margin_top,
    .width = self->width - self->margin_left - self->margin_right,
    .height = self->height - self->margin_top - self->margin_bottom,
  };
}
