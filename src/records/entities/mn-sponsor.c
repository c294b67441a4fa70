/* mn-sponsor.c: a sponsor (nhà tài trợ)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice kind_choices[] = {
  { "organisation", N_ ("Organisation") },
  { "company", N_ ("Company") },
  { "fund", N_ ("Fund") },
  { "person", N_ ("Person") },
  { "agency", N_ ("State agency") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Code"),
    .group = N_ ("Sponsor"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 12,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_UNIQUE | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "name",
    .label = N_ ("Name"),
    .kind = MN_KIND_TEXT,
    .max = 200,
    .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "kind",
    .label = N_ ("Kind"),
    .kind = MN_KIND_CHOICE,
    .choices = kind_choices,
    .width = 18,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "contact",
    .label = N_ ("Contact person"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 22,
    .flags = MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "phone",
    .label = N_ ("Telephone"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 13,
    .flags = MN_FIELD_LISTED,
    .check = mn_check_phone },
  { .name = "address", .label = N_ ("Address"), .kind = MN_KIND_TEXT, .max = 250 },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_sponsor_entity = {
  .name = "sponsor",
  .title = N_ ("Sponsor"),
  .titles = N_ ("Sponsors"),
  .icon = "emblem-favorite-symbolic",
  .group = N_ ("Sponsors and scholarships"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = 0,
  .parent_field = -1,
  .has_sort_key = TRUE,
};
