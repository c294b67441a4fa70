/* mn-village.c: a village or quarter (thôn, bản, khu phố, tổ dân phố)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice kind_choices[] = {
  { "thon", N_ ("Village (thôn)") },
  { "ban", N_ ("Village (bản)") },
  { "ap", N_ ("Village (ấp)") },
  { "khu_pho", N_ ("Quarter (khu phố)") },
  { "to_dan_pho", N_ ("Residents' group (tổ dân phố)") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "unit",
    .label = N_ ("Unit"),
    .group = N_ ("Village"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 22,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "name",
    .label = N_ ("Name"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 28,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "kind",
    .label = N_ ("Kind"),
    .kind = MN_KIND_CHOICE,
    .choices = kind_choices,
    .width = 20,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  MN_FIELDS_VALIDITY (NULL),
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_village_entity = {
  .name = "village",
  .title = N_ ("Village"),
  .titles = N_ ("Villages"),
  .icon = "mark-location-symbolic",
  .group = N_ ("Places"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = -1,
  .parent_field = 0,
  .has_sort_key = TRUE,
};
