/* mn-indicator-entity.c: something that is counted year by year (chỉ tiêu)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

/* Two decimals are enough: the finest the law writes is 0,05 %, the finest a series prints after rounding 24,18 ‰. */

static const MnChoice kind_choices[] = {
  { "percent", N_ ("Percentage") },
  { "per_mille", N_ ("Rate per 1,000") },
  { "per_100000", N_ ("Rate per 100,000") },
  { "ratio", N_ ("Ratio") },
  { "change", N_ ("Yearly change") },
  { "count", N_ ("Count") },
  { NULL, NULL },
};

static const MnChoice direction_choices[] = {
  { "higher", N_ ("Higher is better") },
  { "lower", N_ ("Lower is better") },
  { "neutral", N_ ("Neither") },
  { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Code"),
    .group = N_ ("Indicator"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 12,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_UNIQUE | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "name",
    .label = N_ ("Name"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 50,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "short_name",
    .label = N_ ("Short name"),
    .kind = MN_KIND_TEXT,
    .max = 100,
    .width = 30,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED },
  { .name = "kind",
    .label = N_ ("Kind"),
    .kind = MN_KIND_CHOICE,
    .choices = kind_choices,
    .width = 16,
    .flags = MN_FIELD_REQUIRED },
  { .name = "unit_text",
    .label = N_ ("Unit of the value"),
    .kind = MN_KIND_TEXT,
    .max = 40,
    .width = 16,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED,
    .hint = N_ ("E.g. %, ‰, children") },
  { .name = "direction",
    .label = N_ ("Direction"),
    .kind = MN_KIND_CHOICE,
    .choices = direction_choices,
    .width = 16,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "minimum",
    .label = N_ ("Least possible value"),
    .group = N_ ("Range"),
    .kind = MN_KIND_DECIMAL,
    .flags = MN_FIELD_NEGATIVE },
  { .name = "maximum", .label = N_ ("Greatest possible value"), .kind = MN_KIND_DECIMAL, .flags = MN_FIELD_NEGATIVE },
  { .name = "numerator",
    .label = N_ ("Numerator"),
    .group = N_ ("How it is counted"),
    .kind = MN_KIND_TEXT,
    .max = 250 },
  { .name = "denominator", .label = N_ ("Denominator"), .kind = MN_KIND_TEXT, .max = 250 },
  { .name = "breakdowns", .label = N_ ("Breakdowns"), .kind = MN_KIND_TEXT, .max = 250 },
  { .name = "source", .label = N_ ("Source"), .kind = MN_KIND_TEXT, .max = 250 },
  { .name = "method", .label = N_ ("Method"), .kind = MN_KIND_NOTE },
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
  MN_FIELD_NOTE_ROW,
};

static void
validate (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  if (mn_record_is_set (record, "minimum") && mn_record_is_set (record, "maximum")
      && mn_record_get_integer (record, "maximum") < mn_record_get_integer (record, "minimum"))
    g_ptr_array_add (problems,
                     mn_problem_new (mn_entity_field (&mn_indicator_entity, "maximum"), MN_PROBLEM_ERROR,
                                     g_strdup (_ ("The greatest possible value is below the least possible one."))));
}

const MnEntity mn_indicator_entity = {
  .name = "indicator",
  .title = N_ ("Indicator"),
  .titles = N_ ("Indicators"),
  .icon = "utilities-system-monitor-symbolic",
  .group = N_ ("Indicators"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = 0,
  .parent_field = -1,
  .default_sort = "code",
  .has_sort_key = TRUE,
  .validate = validate,
};
