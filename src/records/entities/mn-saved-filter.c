/* mn-saved-filter.c: a search and its conditions under a name (bộ lọc đã lưu)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice page_choices[] = {
  { "children", N_ ("Children") },
  { "cross", N_ ("Cross table") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "name",
    .label = N_ ("Name"),
    .group = N_ ("Saved filter"),
    .kind = MN_KIND_TEXT,
    .max = 80,
    .width = 30,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "page",
    .label = N_ ("Page"),
    .kind = MN_KIND_CHOICE,
    .choices = page_choices,
    .width = 16,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "definition",
    .label = N_ ("Conditions"),
    .kind = MN_KIND_NOTE,
    .flags = MN_FIELD_REQUIRED,
    .hint = N_ ("Written by the program") },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_saved_filter_entity = {
  .name = "saved_filter",
  .title = N_ ("Saved filter"),
  .titles = N_ ("Saved filters"),
  .icon = "edit-find-symbolic",
  .group = N_ ("Office"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 0,
  .code_field = -1,
  .parent_field = -1,
  .has_sort_key = TRUE,
};
