/* mn-import-layout.c: how the columns of one sender's file are understood
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "name",
    .label = N_ ("Name"),
    .group = N_ ("Import layout"),
    .kind = MN_KIND_TEXT,
    .max = 120,
    .width = 30,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED,
    .hint = N_ ("Who sends such files") },
  { .name = "fingerprint",
    .label = N_ ("Headings"),
    .kind = MN_KIND_TEXT,
    .max = 255,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_UNIQUE,
    .hint = N_ ("Written by the program") },
  { .name = "unit",
    .label = N_ ("Unit"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 18,
    .flags = MN_FIELD_LISTED },
  { .name = "columns",
    .label = N_ ("Columns"),
    .kind = MN_KIND_NOTE,
    .flags = MN_FIELD_REQUIRED,
    .hint = N_ ("Written by the program") },
  { .name = "encoding", .label = N_ ("Encoding"), .kind = MN_KIND_TEXT, .max = 20, .flags = MN_FIELD_LISTED },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_import_layout_entity = {
  .name = "import_layout",
  .title = N_ ("Import layout"),
  .titles = N_ ("Import layouts"),
  .icon = "document-open-symbolic",
  .group = N_ ("Office"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 0,
  .code_field = -1,
  .parent_field = -1,
  .has_sort_key = TRUE,
};
