/* mn-programme.c: a programme or plan (chương trình, kế hoạch)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice kind_choices[] = {
  { "action_month", N_ ("Action Month for Children") },
  { "childrens_day", N_ ("1 June") },
  { "mid_autumn", N_ ("Mid-Autumn") },
  { "tet", N_ ("Lunar New Year") },
  { "family_day", N_ ("Family Day") },
  { "forum", N_ ("Children's Forum") },
  { "summer", N_ ("Summer camp, summer activities") },
  { "action_programme", N_ ("Action programme for children") },
  { "protection", N_ ("Child protection") },
  { "injury", N_ ("Injury prevention") },
  { "child_friendly", N_ ("Child-friendly communes") },
  { "survey", N_ ("Survey") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "code", .label = N_ ("Code"), .group = N_ ("Programme"), .kind = MN_KIND_TEXT, .max = 30, .width = 12,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_UNIQUE | MN_FIELD_SEARCHED | MN_FIELD_LISTED, .hint = N_ ("E.g. TT-2016") },
  { .name = "name", .label = N_ ("Name"), .kind = MN_KIND_TEXT, .max = 250, .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "kind", .label = N_ ("Kind"), .kind = MN_KIND_CHOICE, .choices = kind_choices, .width = 22,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "year", .label = N_ ("Year"), .kind = MN_KIND_YEAR, .min = 1990, .max = 2100, .width = 6,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "theme", .label = N_ ("Theme"), .kind = MN_KIND_TEXT, .max = 250 },
  { .name = "starts_on", .label = N_ ("First day"), .kind = MN_KIND_DATE, .flags = MN_FIELD_LISTED },
  { .name = "ends_on", .label = N_ ("Last day"), .kind = MN_KIND_DATE, .flags = MN_FIELD_LISTED },
  { .name = "status", .label = N_ ("Status"), .kind = MN_KIND_CHOICE, .choices = mn_plan_status_choices, .width = 12,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "unit", .label = N_ ("Unit"), .kind = MN_KIND_LINK, .target = "unit" },
  { .name = "plan_number", .label = N_ ("Number of the plan"), .group = N_ ("Plan"), .kind = MN_KIND_TEXT, .max = 60,
    .width = 16, .flags = MN_FIELD_SEARCHED, .hint = N_ ("E.g. 76/KH-UBND") },
  { .name = "plan_date", .label = N_ ("Date of the plan"), .kind = MN_KIND_DATE, .flags = MN_FIELD_FULL_DATE },
  { .name = "plan_issuer", .label = N_ ("Issued by"), .kind = MN_KIND_TEXT, .max = 150 },
  { .name = "lead", .label = N_ ("In charge"), .kind = MN_KIND_TEXT, .max = 150 },
  { .name = "result", .label = N_ ("Result"), .kind = MN_KIND_NOTE },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_programme_entity = {
  .name = "programme",
  .title = N_ ("Programme"),
  .titles = N_ ("Programmes"),
  .icon = "x-office-calendar-symbolic",
  .group = N_ ("Programmes"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = 0,
  .parent_field = -1,
  .default_sort = "-year",
  .has_sort_key = TRUE,
  .validate = mn_validate_span,
};
