/* mn-household.c: a household (hộ gia đình)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Household number"),
    .group = N_ ("Household"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 12,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_UNIQUE | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "head_name",
    .label = N_ ("Head of household"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 24,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "head_born", .label = N_ ("Head's birth"), .kind = MN_KIND_DATE, .check = mn_check_not_future },
  { .name = "head_personal_id",
    .label = N_ ("Head's ID number"),
    .kind = MN_KIND_TEXT,
    .max = 20,
    .flags = MN_FIELD_SEARCHED | MN_FIELD_COMPACT,
    .check = mn_check_personal_id },
  { .name = "head_job", .label = N_ ("Head's job"), .kind = MN_KIND_TEXT, .max = 100 },
  { .name = "phone",
    .label = N_ ("Telephone"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 13,
    .flags = MN_FIELD_SEARCHED | MN_FIELD_LISTED,
    .check = mn_check_phone },
  { .name = "unit",
    .label = N_ ("Unit"),
    .group = N_ ("Address"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 16,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "village",
    .label = N_ ("Village"),
    .kind = MN_KIND_LINK,
    .target = "village",
    .width = 18,
    .flags = MN_FIELD_LISTED },
  { .name = "address", .label = N_ ("House number, street"), .kind = MN_KIND_TEXT, .max = 200 },
  { .name = "ethnic_group",
    .label = N_ ("Ethnic group"),
    .group = N_ ("Other"),
    .kind = MN_KIND_LINK,
    .target = "ethnic_group",
    .width = 14,
    .flags = MN_FIELD_SENSITIVE },
  MN_FIELD_NOTE_ROW,
  { .name = "poverty",
    .label = N_ ("Poverty"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_poverty_choices,
    .width = 12,
    .flags = MN_FIELD_DERIVED | MN_FIELD_LISTED },
};

static char *
summary (const MnRecord *record)
{
  const char *code = mn_record_get_text (record, "code");
  const char *head = mn_record_get_text (record, "head_name");

  if (code == NULL || head == NULL)
    return g_strdup (head != NULL ? head : "");
  return g_strdup_printf ("%s (%s)", head, code);
}

const MnEntity mn_household_entity = {
  .name = "household",
  .title = N_ ("Household"),
  .titles = N_ ("Households"),
  .icon = "user-home-symbolic",
  .group = N_ ("Children and households"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = 0,
  .parent_field = -1,
  .has_sort_key = TRUE,
  .summary = summary,
};
