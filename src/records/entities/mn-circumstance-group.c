/* mn-circumstance-group.c: a group of circumstances or a risk (nhóm hoàn cảnh, nguy cơ)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

/* Groups by law: Luật Trẻ em 102/2016/QH13 article 10 and NĐ 56/2017/NĐ-CP articles 3-16. No law lists the risks: they
 * are the office's own, as are older and local groups. */

static const MnChoice kind_choices[] = {
  { "law", N_ ("By law") },
  { "risk", N_ ("At risk") },
  { "local", N_ ("Older or local") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Code"),
    .group = N_ ("Group of circumstances"),
    .kind = MN_KIND_TEXT,
    .max = 20,
    .width = 8,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_UNIQUE | MN_FIELD_SEARCHED },
  { .name = "name",
    .label = N_ ("Name"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 44,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "short_name",
    .label = N_ ("Short name"),
    .kind = MN_KIND_TEXT,
    .max = 80,
    .width = 24,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "parent", .label = N_ ("Part of"), .kind = MN_KIND_LINK, .target = "circumstance_group" },
  { .name = "kind",
    .label = N_ ("Kind"),
    .kind = MN_KIND_CHOICE,
    .choices = kind_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "sensitive", .label = N_ ("Sensitive"), .kind = MN_KIND_BOOLEAN, .flags = MN_FIELD_REQUIRED },
  { .name = "legal_basis", .label = N_ ("Legal basis"), .kind = MN_KIND_TEXT, .max = 250, .width = 30 },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "verified",
    .label = N_ ("Verified"),
    .kind = MN_KIND_BOOLEAN,
    .width = 10,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED,
    .hint = N_ ("Read in the legal text itself") },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_circumstance_group_entity = {
  .name = "circumstance_group",
  .title = N_ ("Group of circumstances"),
  .titles = N_ ("Groups of circumstances"),
  .icon = "view-list-symbolic",
  .group = N_ ("Code lists"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 2,
  .code_field = 0,
  .parent_field = -1,
  .default_sort = "code",
  .has_sort_key = TRUE,
};
