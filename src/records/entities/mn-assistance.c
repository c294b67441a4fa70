/* mn-assistance.c: monthly assistance to a child (trợ cấp xã hội hằng tháng)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

/* Amount = standard × coefficient (NĐ 136/2013/NĐ-CP article 6, NĐ 20/2021/NĐ-CP articles 4 and 6). The province may
 * set more: a difference is doubtful, not wrong. */

static const MnChoice end_choices[] = {
  { "age", N_ ("Reached the age limit") }, { "died", N_ ("Died") },
  { "moved", N_ ("Moved away") },          { "not_eligible", N_ ("No longer eligible") },
  { "rate", N_ ("Another rate") },         { "refused", N_ ("Refused") },
  { "suspended", N_ ("Suspended") },       { NULL, NULL },
};

static const MnField fields[] = {
  { .name = "child",
    .label = N_ ("Child"),
    .group = N_ ("Assistance"),
    .kind = MN_KIND_LINK,
    .target = "child",
    .width = 26,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "category",
    .label = N_ ("Category"),
    .kind = MN_KIND_LINK,
    .target = "assistance_category",
    .width = 34,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "ground", .label = N_ ("Ground in the decision"), .kind = MN_KIND_TEXT, .max = 250 },
  { .name = "coefficient",
    .label = N_ ("Coefficient"),
    .kind = MN_KIND_DECIMAL,
    .min = 0,
    .max = 10000,
    .width = 7,
    .flags = MN_FIELD_LISTED },
  { .name = "standard", .label = N_ ("Standard amount"), .kind = MN_KIND_MONEY, .width = 10 },
  { .name = "amount", .label = N_ ("Amount a month"), .kind = MN_KIND_MONEY, .width = 11, .flags = MN_FIELD_LISTED },
  { .name = "decision_number",
    .label = N_ ("Decision number"),
    .kind = MN_KIND_TEXT,
    .max = 60,
    .width = 16,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "decision_date", .label = N_ ("Decision date"), .kind = MN_KIND_DATE, .flags = MN_FIELD_FULL_DATE },
  { .name = "recipient", .label = N_ ("Who receives it"), .kind = MN_KIND_TEXT, .max = 100 },
  MN_FIELDS_VALIDITY (NULL),
  { .name = "end_reason", .label = N_ ("Reason of the end"), .kind = MN_KIND_CHOICE, .choices = end_choices },
  MN_FIELD_NOTE_ROW,
};

static void
validate (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  gint64 standard = mn_record_get_integer (record, "standard");
  gint64 coefficient = mn_record_get_integer (record, "coefficient");
  gint64 amount = mn_record_get_integer (record, "amount");

  if (!mn_record_is_set (record, "standard") || !mn_record_is_set (record, "coefficient")
      || !mn_record_is_set (record, "amount") || standard > G_MAXINT64 / 10000)
    return;
  if (standard * coefficient != amount * 100)
    {
      g_autofree char *expected = mn_money_format_unit (standard * coefficient / 100);

      g_ptr_array_add (problems,
                       mn_problem_new (mn_entity_field (&mn_assistance_entity, "amount"), MN_PROBLEM_WARNING,
                                       g_strdup_printf (_ ("Standard amount times coefficient is %s."), expected)));
    }
}

const MnEntity mn_assistance_entity = {
  .name = "assistance",
  .title = N_ ("Monthly assistance"),
  .titles = N_ ("Monthly assistance"),
  .icon = "emblem-favorite-symbolic",
  .group = N_ ("Children and households"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = -1,
  .code_field = -1,
  .parent_field = 0,
  .validate = validate,
};
