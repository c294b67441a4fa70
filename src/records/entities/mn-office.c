/* mn-office.c: the office's names and signatories for a time (thông tin cơ quan)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice level_choices[] = {
  { "province", N_ ("Province level") },
  { "district", N_ ("District level") },
  { "commune", N_ ("Commune level") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "name",
    .label = N_ ("Name of the office"),
    .group = N_ ("Office"),
    .kind = MN_KIND_TEXT,
    .max = 200,
    .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "parent_name",
    .label = N_ ("Parent agency"),
    .kind = MN_KIND_TEXT,
    .max = 200,
    .width = 30,
    .flags = MN_FIELD_LISTED },
  { .name = "level",
    .label = N_ ("Level"),
    .kind = MN_KIND_CHOICE,
    .choices = level_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED },
  { .name = "unit", .label = N_ ("Unit"), .kind = MN_KIND_LINK, .target = "unit" },
  { .name = "place",
    .label = N_ ("Place name on documents"),
    .kind = MN_KIND_TEXT,
    .max = 60,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED,
    .hint = N_ ("E.g. Cam Lộ") },
  { .name = "address", .label = N_ ("Address"), .kind = MN_KIND_TEXT, .max = 250 },
  { .name = "phone", .label = N_ ("Telephone"), .kind = MN_KIND_TEXT, .max = 30, .check = mn_check_phone },
  { .name = "head_title",
    .label = N_ ("Title of the head"),
    .group = N_ ("Who signs"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .hint = N_ ("As it stands above the signature") },
  { .name = "head_name",
    .label = N_ ("Name of the head"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 22,
    .flags = MN_FIELD_LISTED },
  { .name = "accountant_title", .label = N_ ("Title of the accountant"), .kind = MN_KIND_TEXT, .max = 100 },
  { .name = "accountant_name", .label = N_ ("Name of the accountant"), .kind = MN_KIND_TEXT, .max = 100 },
  { .name = "preparer_title", .label = N_ ("Title of the preparer"), .kind = MN_KIND_TEXT, .max = 100 },
  { .name = "preparer_name", .label = N_ ("Name of the preparer"), .kind = MN_KIND_TEXT, .max = 100 },
  MN_FIELDS_VALIDITY (N_ ("In force")),
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_office_entity = {
  .name = "office",
  .title = N_ ("Office"),
  .titles = N_ ("Office profile"),
  .icon = "emblem-system-symbolic",
  .group = N_ ("Office"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 0,
  .code_field = -1,
  .parent_field = -1,
  .default_sort = "-valid_from",
  .has_sort_key = TRUE,
};
