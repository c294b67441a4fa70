/* mn-assistance-rate.c: the legal rate of a category for a time (mức trợ cấp)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "category",
    .label = N_ ("Category"),
    .group = N_ ("Rate of assistance"),
    .kind = MN_KIND_LINK,
    .target = "assistance_category",
    .width = 44,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "standard", .label = N_ ("Standard amount"), .kind = MN_KIND_MONEY, .width = 12, .flags = MN_FIELD_LISTED },
  { .name = "coefficient",
    .label = N_ ("Coefficient"),
    .kind = MN_KIND_DECIMAL,
    .max = 10000,
    .width = 8,
    .flags = MN_FIELD_LISTED },
  { .name = "amount", .label = N_ ("Amount"), .kind = MN_KIND_MONEY, .width = 12, .flags = MN_FIELD_LISTED },
  { .name = "legal_basis",
    .label = N_ ("Legal basis"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "verified",
    .label = N_ ("Verified"),
    .kind = MN_KIND_BOOLEAN,
    .width = 10,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED,
    .hint = N_ ("Read in the legal text itself") },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_assistance_rate_entity = {
  .name = "assistance_rate",
  .title = N_ ("Rate of assistance"),
  .titles = N_ ("Rates of assistance"),
  .icon = "view-list-symbolic",
  .group = N_ ("Code lists"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
