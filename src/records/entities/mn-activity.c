/* mn-activity.c: an activity of a programme (hoạt động)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "programme",
    .label = N_ ("Programme"),
    .group = N_ ("Activity"),
    .kind = MN_KIND_LINK,
    .target = "programme",
    .width = 30,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "name",
    .label = N_ ("Activity"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "starts_on", .label = N_ ("First day"), .kind = MN_KIND_DATE, .flags = MN_FIELD_LISTED },
  { .name = "ends_on", .label = N_ ("Last day"), .kind = MN_KIND_DATE },
  { .name = "place",
    .label = N_ ("Place"),
    .kind = MN_KIND_TEXT,
    .max = 200,
    .width = 24,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "unit", .label = N_ ("Unit"), .kind = MN_KIND_LINK, .target = "unit" },
  { .name = "lead", .label = N_ ("In charge"), .kind = MN_KIND_TEXT, .max = 150 },
  { .name = "expected", .label = N_ ("Children expected"), .kind = MN_KIND_INTEGER, .max = 1000000, .width = 9 },
  { .name = "attended",
    .label = N_ ("Children attended"),
    .kind = MN_KIND_INTEGER,
    .max = 1000000,
    .width = 9,
    .flags = MN_FIELD_LISTED },
  { .name = "status",
    .label = N_ ("Status"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_plan_status_choices,
    .width = 12,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "result", .label = N_ ("Result"), .kind = MN_KIND_NOTE },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_activity_entity = {
  .name = "activity",
  .title = N_ ("Activity"),
  .titles = N_ ("Activities"),
  .icon = "x-office-calendar-symbolic",
  .group = N_ ("Programmes"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = -1,
  .parent_field = 0,
  .default_sort = "-starts_on",
  .has_sort_key = TRUE,
  .validate = mn_validate_span,
};
