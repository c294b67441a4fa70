/* mn-register-entity.c: what the file is: one row (thông tin sổ dữ liệu)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "name",
    .label = N_ ("Name of the register"),
    .group = N_ ("Register"),
    .kind = MN_KIND_TEXT,
    .max = 150,
    .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "unit",
    .label = N_ ("Unit"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 22,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "working_date",
    .label = N_ ("Fixed working date"),
    .kind = MN_KIND_DATE,
    .width = 12,
    .flags = MN_FIELD_LISTED | MN_FIELD_FULL_DATE,
    .hint = N_ ("Empty: today") },
  { .name = "sample", .label = N_ ("Sample data"), .kind = MN_KIND_BOOLEAN, .flags = MN_FIELD_REQUIRED },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_register_entity = {
  .name = "register",
  .title = N_ ("Register"),
  .titles = N_ ("Registers"),
  .icon = "emblem-documents-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 0,
  .code_field = -1,
  .parent_field = -1,
  .has_sort_key = TRUE,
};
