/* mn-observation.c: one figure of an indicator (số liệu)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice state_choices[] = {
  { "estimated", N_ ("Estimated") },
  { "reported", N_ ("Reported") },
  { "confirmed", N_ ("Confirmed") },
  { NULL, NULL },
};

static const MnChoice bound_choices[] = {
  { "over", N_ ("Over") },
  { "about", N_ ("About") },
  { "under", N_ ("Under") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "indicator",
    .label = N_ ("Indicator"),
    .group = N_ ("Figure"),
    .kind = MN_KIND_LINK,
    .target = "indicator",
    .width = 44,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "unit",
    .label = N_ ("Unit"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 16,
    .flags = MN_FIELD_LISTED,
    .hint = N_ ("Empty: the place below, or the whole country") },
  { .name = "place",
    .label = N_ ("Place"),
    .kind = MN_KIND_TEXT,
    .max = 150,
    .width = 14,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED,
    .hint = N_ ("Where it is no unit of the register") },
  { .name = "series",
    .label = N_ ("Series"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 20,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED,
    .hint = N_ ("Tells apart what was counted in different ways") },
  { .name = "period_start",
    .label = N_ ("First day"),
    .kind = MN_KIND_DATE,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_FULL_DATE },
  { .name = "period_end",
    .label = N_ ("Last day"),
    .kind = MN_KIND_DATE,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_FULL_DATE },
  { .name = "value",
    .label = N_ ("Value"),
    .kind = MN_KIND_DECIMAL,
    .width = 12,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_NEGATIVE },
  { .name = "bound",
    .label = N_ ("Printed as"),
    .kind = MN_KIND_CHOICE,
    .choices = bound_choices,
    .width = 8,
    .flags = MN_FIELD_LISTED,
    .hint = N_ ("Empty: the value itself") },
  { .name = "state",
    .label = N_ ("State of the figure"),
    .kind = MN_KIND_CHOICE,
    .choices = state_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "source",
    .label = N_ ("Source"),
    .group = N_ ("Source"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "source_date", .label = N_ ("Date of the source"), .kind = MN_KIND_DATE },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_observation_entity = {
  .name = "observation",
  .title = N_ ("Figure"),
  .titles = N_ ("Figures"),
  .icon = "view-list-symbolic",
  .group = N_ ("Indicators"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
  .validate = mn_validate_observation,
};
