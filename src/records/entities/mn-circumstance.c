/* mn-circumstance.c: a child's circumstance or risk for a time (hoàn cảnh, nguy cơ)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

/* The six types of Luật Người khuyết tật 51/2010/QH12, article 3. The degree is in the group. */
static const MnChoice disability_choices[] = {
  { "movement", N_ ("Movement") },
  { "hearing_speech", N_ ("Hearing, speech") },
  { "sight", N_ ("Sight") },
  { "mental", N_ ("Nervous or mental") },
  { "intellectual", N_ ("Intellectual") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Circumstance"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "circumstance_group",
    .label = N_ ("Group"),
    .kind = MN_KIND_LINK,
    .target = "circumstance_group",
    .width = 34,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SENSITIVE },
  { .name = "disability_type",
    .label = N_ ("Type of disability"),
    .kind = MN_KIND_CHOICE,
    .choices = disability_choices,
    .width = 16,
    .flags = MN_FIELD_SENSITIVE },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "evidence",
    .label = N_ ("Evidence"),
    .kind = MN_KIND_TEXT,
    .max = 200,
    .width = 24,
    .flags = MN_FIELD_LISTED,
    .hint = N_ ("Certificate, conclusion or decision: its number") },
  { .name = "evidence_date", .label = N_ ("Date of evidence"), .kind = MN_KIND_DATE, .check = mn_check_not_future },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_circumstance_entity = {
  .name = "circumstance",
  .title = N_ ("Circumstance"),
  .titles = N_ ("Circumstances"),
  .icon = "emblem-important-symbolic",
  .group = N_ ("Children and households"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
