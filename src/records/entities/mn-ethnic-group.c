/* mn-ethnic-group.c: an ethnic group (dân tộc)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Code"),
    .group = N_ ("Ethnic group"),
    .kind = MN_KIND_TEXT,
    .max = 10,
    .width = 8,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_UNIQUE | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "name",
    .label = N_ ("Name"),
    .kind = MN_KIND_TEXT,
    .max = 60,
    .width = 24,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "other_names",
    .label = N_ ("Other spellings"),
    .kind = MN_KIND_TEXT,
    .max = 150,
    .width = 30,
    .flags = MN_FIELD_SEARCHED | MN_FIELD_LISTED },
};

const MnEntity mn_ethnic_group_entity = {
  .name = "ethnic_group",
  .title = N_ ("Ethnic group"),
  .titles = N_ ("Ethnic groups"),
  .icon = "view-list-symbolic",
  .group = N_ ("Code lists"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = 0,
  .parent_field = -1,
  .default_sort = "code",
  .has_sort_key = TRUE,
};
