/* mn-assistance-category.c: a category of assistance (đối tượng hưởng trợ cấp)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice kind_choices[] = {
  { "standard", N_ ("Standard amount") },      { "monthly", N_ ("Monthly") }, { "care", N_ ("To the carer") },
  { "institution", N_ ("In an institution") }, { "one_off", N_ ("One-off") }, { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Code"),
    .group = N_ ("Category of assistance"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_UNIQUE | MN_FIELD_SEARCHED },
  { .name = "name",
    .label = N_ ("Name"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 50,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "condition",
    .label = N_ ("Condition"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 34,
    .flags = MN_FIELD_LISTED },
  { .name = "kind",
    .label = N_ ("Kind"),
    .kind = MN_KIND_CHOICE,
    .choices = kind_choices,
    .width = 16,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_assistance_category_entity = {
  .name = "assistance_category",
  .title = N_ ("Category of assistance"),
  .titles = N_ ("Categories of assistance"),
  .icon = "view-list-symbolic",
  .group = N_ ("Code lists"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = 0,
  .parent_field = -1,
  .default_sort = "code",
  .has_sort_key = TRUE,
};
