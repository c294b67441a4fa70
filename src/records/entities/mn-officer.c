/* mn-officer.c: somebody who works with the register (cán bộ)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "name",
    .label = N_ ("Full name"),
    .group = N_ ("Officer"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 28,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "position",
    .label = N_ ("Position"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 28,
    .flags = MN_FIELD_LISTED },
  { .name = "unit",
    .label = N_ ("Unit"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 20,
    .flags = MN_FIELD_LISTED },
  { .name = "phone",
    .label = N_ ("Telephone"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 14,
    .flags = MN_FIELD_LISTED,
    .check = mn_check_phone },
  { .name = "valid_from", .label = N_ ("From"), .kind = MN_KIND_DATE },
  { .name = "valid_to", .label = N_ ("Until"), .kind = MN_KIND_DATE, .flags = MN_FIELD_FULL_DATE },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_officer_entity = {
  .name = "officer",
  .title = N_ ("Officer"),
  .titles = N_ ("Officers"),
  .icon = "system-users-symbolic",
  .group = N_ ("Office"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 0,
  .code_field = -1,
  .parent_field = -1,
  .has_sort_key = TRUE,
};
