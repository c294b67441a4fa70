/* mn-participation.c: a child taking part in an activity (tham gia)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Participation"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "activity",
    .label = N_ ("Activity"),
    .kind = MN_KIND_LINK,
    .target = "activity",
    .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "role", .label = N_ ("Role"), .kind = MN_KIND_TEXT, .max = 100, .width = 18, .flags = MN_FIELD_LISTED },
  { .name = "result", .label = N_ ("Result"), .kind = MN_KIND_TEXT, .max = 150, .width = 18, .flags = MN_FIELD_LISTED },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_participation_entity = {
  .name = "participation",
  .title = N_ ("Participation"),
  .titles = N_ ("Participations"),
  .icon = "system-users-symbolic",
  .group = N_ ("Programmes"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
