/* mn-award.c: a scholarship awarded to a child (suất học bổng)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Award"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "scheme",
    .label = N_ ("Scheme"),
    .kind = MN_KIND_LINK,
    .target = "scheme",
    .width = 30,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "school_year",
    .label = N_ ("School year"),
    .kind = MN_KIND_TEXT,
    .max = 9,
    .width = 11,
    .flags = MN_FIELD_LISTED,
    .check = mn_check_school_year },
  { .name = "level",
    .label = N_ ("Level"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_school_level_choices,
    .width = 14,
    .flags = MN_FIELD_LISTED },
  { .name = "period",
    .label = N_ ("Period"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_period_choices,
    .width = 11,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "amount", .label = N_ ("Amount"), .kind = MN_KIND_MONEY, .width = 11, .flags = MN_FIELD_LISTED },
  { .name = "decision", .label = N_ ("Decision"), .kind = MN_KIND_TEXT, .max = 100, .hint = N_ ("Number and date") },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "end_reason", .label = N_ ("Reason of the end"), .kind = MN_KIND_TEXT, .max = 200 },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_award_entity = {
  .name = "award",
  .title = N_ ("Award"),
  .titles = N_ ("Awards"),
  .icon = "emblem-favorite-symbolic",
  .group = N_ ("Sponsors and scholarships"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
