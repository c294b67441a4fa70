/* mn-stay.c: a stay in an institution (ở cơ sở trợ giúp xã hội)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Stay in an institution"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "institution",
    .label = N_ ("Institution"),
    .kind = MN_KIND_TEXT,
    .max = 200,
    .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "decision", .label = N_ ("Decision"), .kind = MN_KIND_TEXT, .max = 100, .hint = N_ ("Number and date") },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "reason", .label = N_ ("Reason"), .kind = MN_KIND_TEXT, .max = 200 },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_stay_entity = {
  .name = "stay",
  .title = N_ ("Stay in an institution"),
  .titles = N_ ("Stays in institutions"),
  .icon = "x-office-address-book-symbolic",
  .group = N_ ("Children and households"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = -1,
  .parent_field = 0,
  .default_sort = "child",
};
