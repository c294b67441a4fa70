/* mn-benefit.c: what a child received (trẻ em được hỗ trợ)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

/* Money or goods, whatever it came from: a gift, a payment of an award and a bicycle are one kind of row. */

static const MnChoice kind_choices[] = {
  { "money", N_ ("Money") },
  { "goods", N_ ("Goods") },
  { "money_goods", N_ ("Money and goods") },
  { "service", N_ ("Service") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Benefit"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "programme",
    .label = N_ ("Programme"),
    .kind = MN_KIND_LINK,
    .target = "programme",
    .width = 28,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "award", .label = N_ ("Award"), .kind = MN_KIND_LINK, .target = "award" },
  { .name = "sponsor",
    .label = N_ ("Sponsor"),
    .kind = MN_KIND_LINK,
    .target = "sponsor",
    .width = 18,
    .flags = MN_FIELD_LISTED },
  { .name = "kind",
    .label = N_ ("Kind"),
    .kind = MN_KIND_CHOICE,
    .choices = kind_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "item",
    .label = N_ ("Goods received"),
    .kind = MN_KIND_TEXT,
    .max = 200,
    .width = 20,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED,
    .hint = N_ ("E.g. cakes, lantern") },
  { .name = "quantity", .label = N_ ("Quantity"), .kind = MN_KIND_INTEGER, .max = 100000, .width = 8 },
  { .name = "amount", .label = N_ ("Amount"), .kind = MN_KIND_MONEY, .width = 11, .flags = MN_FIELD_LISTED },
  { .name = "received_on",
    .label = N_ ("Received on"),
    .kind = MN_KIND_DATE,
    .flags = MN_FIELD_LISTED,
    .check = mn_check_not_future },
  { .name = "source",
    .label = N_ ("Source of money"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_money_source_choices,
    .width = 18,
    .flags = MN_FIELD_LISTED },
  { .name = "decision", .label = N_ ("Decision"), .kind = MN_KIND_TEXT, .max = 100, .hint = N_ ("Number and date") },
  MN_FIELD_NOTE_ROW,
};

const MnEntity mn_benefit_entity = {
  .name = "benefit",
  .title = N_ ("Benefit"),
  .titles = N_ ("Benefits"),
  .icon = "emblem-favorite-symbolic",
  .group = N_ ("Programmes"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
};
