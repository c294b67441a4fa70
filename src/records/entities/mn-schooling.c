/* mn-schooling.c: a child's schooling for a time (học tập)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

const MnChoice mn_schooling_choices[] = {
  { "not_yet", N_ ("Not yet at school") },
  { "studying", N_ ("Studying") },
  { "dropped_out", N_ ("Dropped out") },
  { "finished", N_ ("Finished") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Schooling"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "status",
    .label = N_ ("Status"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_schooling_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
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
    .width = 12,
    .flags = MN_FIELD_LISTED },
  { .name = "class",
    .label = N_ ("School class"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 8,
    .flags = MN_FIELD_LISTED },
  { .name = "school",
    .label = N_ ("School"),
    .kind = MN_KIND_TEXT,
    .max = 150,
    .width = 26,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "result", .label = N_ ("Result"), .kind = MN_KIND_TEXT, .max = 100 },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "reason", .label = N_ ("Reason"), .kind = MN_KIND_TEXT, .max = 200, .hint = N_ ("Why out of school") },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_schooling_entity = {
  .name = "schooling",
  .title = N_ ("Schooling"),
  .titles = N_ ("Schooling"),
  .icon = "accessories-dictionary-symbolic",
  .group = N_ ("Children and households"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
