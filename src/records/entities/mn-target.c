/* mn-target.c: what an indicator is to reach by a year (mục tiêu)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnChoice comparison_choices[] = {
  { "at_least", N_ ("At least") },
  { "above", N_ ("Above") },
  { "at_most", N_ ("At most") },
  { "below", N_ ("Below") },
  { "equal", N_ ("Equal") },
  { "yearly_fall", N_ ("Falls each year by") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "indicator",
    .label = N_ ("Indicator"),
    .group = N_ ("Target"),
    .kind = MN_KIND_LINK,
    .target = "indicator",
    .width = 50,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "unit",
    .label = N_ ("Unit"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 18,
    .flags = MN_FIELD_LISTED,
    .hint = N_ ("Empty: the whole country") },
  { .name = "year",
    .label = N_ ("To be reached by"),
    .kind = MN_KIND_YEAR,
    .min = 1990,
    .max = 2100,
    .width = 8,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "comparison",
    .label = N_ ("Comparison"),
    .kind = MN_KIND_CHOICE,
    .choices = comparison_choices,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "value",
    .label = N_ ("Value"),
    .kind = MN_KIND_DECIMAL,
    .width = 10,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_NEGATIVE },
  { .name = "value_to",
    .label = N_ ("Up to"),
    .kind = MN_KIND_DECIMAL,
    .width = 10,
    .flags = MN_FIELD_NEGATIVE,
    .hint = N_ ("Where the decision names two values, e.g. 2–3") },
  { .name = "legal_basis",
    .label = N_ ("Legal basis"),
    .group = N_ ("Legal basis"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 36,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "verified",
    .label = N_ ("Verified"),
    .kind = MN_KIND_BOOLEAN,
    .width = 10,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED,
    .hint = N_ ("Read in the legal text itself") },
  MN_FIELDS_VALIDITY (NULL),
  MN_FIELD_NOTE_ROW,
};

static void
validate (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  if (mn_record_is_set (record, "value_to")
      && mn_record_get_integer (record, "value_to") < mn_record_get_integer (record, "value"))
    g_ptr_array_add (problems, mn_problem_new (mn_entity_field (&mn_target_entity, "value_to"), MN_PROBLEM_ERROR,
                                               g_strdup (_ ("The upper value of the target is below the lower one."))));
  mn_validate_indicator_range (record, context, problems);
}

const MnEntity mn_target_entity = {
  .name = "target",
  .title = N_ ("Target"),
  .titles = N_ ("Targets"),
  .icon = "starred-symbolic",
  .group = N_ ("Indicators"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
  .validate = validate,
};
