/* mn-scheme-rate.c: a scheme's rate for a school level and a time (mức học bổng)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "scheme",
    .label = N_ ("Scheme"),
    .group = N_ ("Scholarship rate"),
    .kind = MN_KIND_LINK,
    .target = "scheme",
    .width = 36,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "level",
    .label = N_ ("Level"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_school_level_choices,
    .width = 16,
    .flags = MN_FIELD_LISTED,
    .hint = N_ ("Empty: every level") },
  { .name = "amount",
    .label = N_ ("Amount"),
    .kind = MN_KIND_MONEY,
    .width = 12,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  MN_FIELDS_VALIDITY (NULL),
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_scheme_rate_entity = {
  .name = "scheme_rate",
  .title = N_ ("Scholarship rate"),
  .titles = N_ ("Scholarship rates"),
  .icon = "view-list-symbolic",
  .group = N_ ("Sponsors and scholarships"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
