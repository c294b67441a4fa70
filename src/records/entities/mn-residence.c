/* mn-residence.c: where a child lives for a time (nơi ở)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice status_choices[] = {
  { "permanent", N_ ("Permanent resident") },
  { "temporary", N_ ("Temporary resident") },
  { "absent", N_ ("Absent") },
  { "moved_away", N_ ("Moved away") },
  { "died", N_ ("Died") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Residence"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "unit",
    .label = N_ ("Unit"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 16,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "village",
    .label = N_ ("Village"),
    .kind = MN_KIND_LINK,
    .target = "village",
    .width = 18,
    .flags = MN_FIELD_LISTED },
  { .name = "household", .label = N_ ("Household"), .kind = MN_KIND_LINK, .target = "household", .width = 22 },
  { .name = "status",
    .label = N_ ("Status"),
    .kind = MN_KIND_CHOICE,
    .choices = status_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "reason", .label = N_ ("Reason"), .kind = MN_KIND_TEXT, .max = 200 },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_residence_entity = {
  .name = "residence",
  .title = N_ ("Residence"),
  .titles = N_ ("Residences"),
  .icon = "go-home-symbolic",
  .group = N_ ("Children and households"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
