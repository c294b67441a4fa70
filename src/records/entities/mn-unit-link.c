/* mn-unit-link.c: how units hang together in time (quan hệ giữa các đơn vị)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice kind_choices[] = {
  { "parent", N_ ("Belongs to") },
  { "successor", N_ ("Became") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "unit",
    .label = N_ ("Unit"),
    .group = N_ ("Link between units"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 28,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "kind",
    .label = N_ ("Kind"),
    .kind = MN_KIND_CHOICE,
    .choices = kind_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "other",
    .label = N_ ("Other unit"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 28,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "legal_act", .label = N_ ("Legal act"), .kind = MN_KIND_TEXT, .max = 150, .width = 24 },
  { .name = "certain",
    .label = N_ ("Certain"),
    .kind = MN_KIND_BOOLEAN,
    .width = 9,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_unit_link_entity = {
  .name = "unit_link",
  .title = N_ ("Link between units"),
  .titles = N_ ("Links between units"),
  .icon = "mark-location-symbolic",
  .group = N_ ("Places"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
