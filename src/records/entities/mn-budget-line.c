/* mn-budget-line.c: a line of a year's budget (kinh phí)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-budget-query.h"
#include "mn-entities.h"

static const MnField fields[] = {
  { .name = "code",
    .label = N_ ("Code"),
    .group = N_ ("Budget line"),
    .kind = MN_KIND_TEXT,
    .max = 30,
    .width = 14,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_UNIQUE | MN_FIELD_SEARCHED | MN_FIELD_LISTED,
    .hint = N_ ("E.g. KP-2016-01") },
  { .name = "name",
    .label = N_ ("Name"),
    .kind = MN_KIND_TEXT,
    .max = 250,
    .width = 40,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_SEARCHED | MN_FIELD_LISTED },
  { .name = "year",
    .label = N_ ("Year"),
    .kind = MN_KIND_YEAR,
    .min = 1990,
    .max = 2100,
    .width = 6,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "programme",
    .label = N_ ("Programme"),
    .kind = MN_KIND_LINK,
    .target = "programme",
    .width = 28,
    .flags = MN_FIELD_LISTED | MN_FIELD_SEARCHED },
  { .name = "source",
    .label = N_ ("Source of money"),
    .kind = MN_KIND_CHOICE,
    .choices = mn_money_source_choices,
    .width = 18,
    .flags = MN_FIELD_REQUIRED | MN_FIELD_LISTED },
  { .name = "sponsor",
    .label = N_ ("Sponsor"),
    .kind = MN_KIND_LINK,
    .target = "sponsor",
    .width = 18,
    .flags = MN_FIELD_SEARCHED },
  { .name = "estimate",
    .label = N_ ("Estimate"),
    .group = N_ ("Amounts"),
    .kind = MN_KIND_MONEY,
    .width = 13,
    .flags = MN_FIELD_LISTED },
  { .name = "allocated", .label = N_ ("Allocated"), .kind = MN_KIND_MONEY, .width = 13, .flags = MN_FIELD_LISTED },
  { .name = "adjusted",
    .label = N_ ("Adjusted by"),
    .kind = MN_KIND_MONEY,
    .width = 13,
    .flags = MN_FIELD_LISTED | MN_FIELD_NEGATIVE,
    .hint = N_ ("What was added later; below zero when it was taken off") },
  { .name = "decision", .label = N_ ("Decision"), .kind = MN_KIND_TEXT, .max = 100, .hint = N_ ("Number and date") },
  MN_FIELD_NOTE_ROW,
};

static gboolean
is_changed (const MnRecord *record, const char *field)
{
  return mn_record_field_is_changed (record, (guint)mn_entity_field (&mn_budget_line_entity, field));
}

/* As a voucher may not take more than there is, so what is paid already cannot be taken away below it. */
static void
check_spent (const MnRecord *record, const MnCheckContext *context, gint64 usable, GPtrArray *problems)
{
  g_autoptr (MnBudgetLine) line = mn_budget_line_read (context->db, mn_record_get_id (record), 0, NULL);
  gboolean fresh = is_changed (record, "allocated") || is_changed (record, "adjusted") || is_changed (record, "source");
  gboolean sponsored = g_strcmp0 (mn_record_get_text (record, "source"), "sponsor") == 0;
  g_autofree char *spent_text = NULL;
  g_autofree char *usable_text = NULL;

  if (line == NULL || line->sum.spent <= usable)
    return;
  spent_text = mn_money_format_unit (line->sum.spent);
  usable_text = mn_money_format_unit (usable);
  g_ptr_array_add (problems, mn_problem_new (mn_entity_field (&mn_budget_line_entity, "allocated"),
                                             fresh && !sponsored ? MN_PROBLEM_ERROR : MN_PROBLEM_WARNING,
                                             /* Translators: amounts of money: spent, allocated. */
                                             g_strdup_printf (_ ("%s is spent of it already, more than %s."),
                                                              spent_text, usable_text)));
}

static void
validate (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  gint64 usable = mn_record_get_integer (record, "allocated") + mn_record_get_integer (record, "adjusted");

  if (mn_record_is_set (record, "adjusted") && usable < 0)
    g_ptr_array_add (problems, mn_problem_new (mn_entity_field (&mn_budget_line_entity, "adjusted"), MN_PROBLEM_ERROR,
                                               g_strdup (_ ("More is taken off than was allocated."))));
  else if (context->db != NULL && mn_record_get_id (record) != 0)
    check_spent (record, context, usable, problems);
}

const MnEntity mn_budget_line_entity = {
  .name = "budget_line",
  .title = N_ ("Budget line"),
  .titles = N_ ("Budget lines"),
  .icon = "accessories-calculator-symbolic",
  .group = N_ ("Budget"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .label_field = 1,
  .code_field = 0,
  .parent_field = -1,
  .default_sort = "-year",
  .has_sort_key = TRUE,
  .validate = validate,
};
