/* mn-population.c: inhabitants of a unit in a year (dân số)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "unit",
    .label = N_ ("Unit"),
    .group = N_ ("Population"),
    .kind = MN_KIND_LINK,
    .target = "unit",
    .width = 18,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "year",
    .label = N_ ("Year"),
    .kind = MN_KIND_YEAR,
    .min = 1990,
    .max = 2100,
    .width = 8,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "total",
    .label = N_ ("Inhabitants"),
    .kind = MN_KIND_INTEGER,
    .min = 1,
    .max = 200000000,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "children",
    .label = N_ ("Of these children"),
    .kind = MN_KIND_INTEGER,
    .min = 0,
    .max = 200000000,
    .width = 14,
    .flags = MN_FIELD_LISTED,
    .hint = N_ ("As the source counts them; may stay empty") },
  { .name = "source",
    .label = N_ ("Source"),
    .kind = MN_KIND_TEXT,
    .max = 200,
    .width = 30,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  MN_FIELD_NOTE_ROW,
};

static void
validate (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  if (mn_record_is_set (record, "children") && mn_record_is_set (record, "total")
      && mn_record_get_integer (record, "children") > mn_record_get_integer (record, "total"))
    g_ptr_array_add (problems, mn_problem_new (mn_entity_field (&mn_population_entity, "children"), MN_PROBLEM_ERROR,
                                               g_strdup (_ ("There are more children than inhabitants."))));
}

const MnEntity mn_population_entity = {
  .name = "population",
  .title = N_ ("Population"),
  .titles = N_ ("Population"),
  .icon = "system-users-symbolic",
  .group = N_ ("Places"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
  .validate = validate,
};
