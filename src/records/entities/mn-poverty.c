/* mn-poverty.c: a household's poverty class for a time (hộ nghèo, hộ cận nghèo)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

const MnChoice mn_poverty_choices[] = {
  { "poor", N_ ("Poor") },
  { "near_poor", N_ ("Near-poor") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "household",
    .label = N_ ("Household"),
    .group = N_ ("Poverty"),
    .kind = MN_KIND_LINK,
    .target = "household",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "class",
    .label = N_ ("Class"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_poverty_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "decision",
    .label = N_ ("Decision"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 20,
    .flags = MN_FIELD_LISTED,
    .hint = N_ ("Number and date") },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_poverty_entity = {
  .name = "poverty",
  .title = N_ ("Poverty class"),
  .titles = N_ ("Poverty classes"),
  .icon = "view-list-symbolic",
  .group = N_ ("Children and households"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
