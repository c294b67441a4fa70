/* mn-scheme.c: a scholarship scheme (chương trình học bổng)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Code"),
    .group = N_ ("Scholarship scheme"),
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
  { .name = "sponsor",
    .label = N_ ("Sponsor"),
    .kind = MN_KIND_LINK,
    .target = "sponsor",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "period",
    .label = N_ ("Period"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_period_choices,
    .width = 12,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "condition", .label = N_ ("Condition"), .kind = MN_KIND_TEXT, .max = 250 },
  MN_FIELDS_VALIDITY (NULL),
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_scheme_entity = {
  .name = "scheme",
  .title = N_ ("Scholarship scheme"),
  .titles = N_ ("Scholarship schemes"),
  .icon = "accessories-dictionary-symbolic",
  .group = N_ ("Sponsors and scholarships"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = 0,
  .parent_field = -1,
  .has_sort_key = TRUE,
};
