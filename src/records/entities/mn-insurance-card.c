/* mn-insurance-card.c: a health-insurance card paid by the state (thẻ BHYT)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice group_choices[] = {
  { "under_6", N_ ("Child under 6") },
  { "assistance", N_ ("On monthly assistance") },
  { "poor", N_ ("Poor household") },
  { "near_poor", N_ ("Near-poor household") },
  { "ethnic", N_ ("Ethnic minority, difficult area") },
  { "pupil", N_ ("Pupil, student") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Health-insurance card"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "number",
    .label = N_ ("Card number"),
    .kind = MN_KIND_TEXT,
    .max = 20,
    .width = 18,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED | MN_FIELD_COMPACT },
  { .name = "card_group",
    .label = N_ ("Group"),
    .kind = MN_KIND_CHOICE,
    .choices = group_choices,
    .width = 24,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "amount", .label = N_ ("Paid by the state"), .kind = MN_KIND_MONEY, .width = 12, .flags = MN_FIELD_LISTED },
  { .name = "clinic", .label = N_ ("Registered clinic"), .kind = MN_KIND_TEXT, .max = 150, .width = 24 },
  MN_FIELDS_VALIDITY (NULL),
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_insurance_card_entity = {
  .name = "insurance_card",
  .title = N_ ("Health-insurance card"),
  .titles = N_ ("Health-insurance cards"),
  .icon = "security-high-symbolic",
  .group = N_ ("Children and households"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = -1,
  .parent_field = 0,
  .default_sort = "child",
};
