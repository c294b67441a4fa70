/* mn-distinct-pair.c: two children that look like one and are not
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Not the same child"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "other",
    .label = N_ ("Other child"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "reason",
    .label = N_ ("Reason"),
    .kind = MN_KIND_TEXT,
    .max = 200,
    .width = 30,
    .flags = MN_FIELD_LISTED,
    .hint = N_ ("How this was found out") },
  MN_FIELD_NOTE_ROW,
};

static void
validate (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  if (mn_record_is_set (record, "child")
      && mn_record_get_integer (record, "child") == mn_record_get_integer (record, "other"))
    g_ptr_array_add (problems, mn_problem_new (mn_entity_field (&mn_distinct_pair_entity, "other"), MN_PROBLEM_ERROR,
                                               g_strdup (_ ("This is one and the same child."))));
}

const MnEntity mn_distinct_pair_entity = {
  .name = "distinct_pair",
  .title = N_ ("Pair of different children"),
  .titles = N_ ("Pairs of different children"),
  .icon = "system-users-symbolic",
  .group = N_ ("Children and households"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
  .validate = validate,
};
