/* mn-voucher-check.c: what a voucher may take from its budget line
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-budget-query.h"
#include "mn-entities.h"

static void
add (GPtrArray *problems, const char *field, MnProblemSeverity severity, char *message)
{
  g_ptr_array_add (problems, mn_problem_new (mn_entity_field (&mn_voucher_entity, field), severity, message));
}

static gboolean
is_fresh (const MnRecord *record, const char *field)
{
  return mn_record_get_id (record) == 0
         || mn_record_field_is_changed (record, (guint)mn_entity_field (&mn_voucher_entity, field));
}

static void
check_number (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  const char *number = mn_record_get_text (record, "number");
  MnDate date = mn_record_get_date (record, "date");
  g_autofree char *payee = NULL;

  if (number == NULL || !mn_date_is_set (date)
      || !mn_budget_find_voucher (context->db, date.year, number, mn_record_get_id (record), &payee, NULL))
    return;
  add (problems, "number", MN_PROBLEM_ERROR,
       /* Translators: a voucher's number, a year, who was paid. */
       g_strdup_printf (_ ("The voucher number “%s” is used already in %d (%s)."), number, date.year, payee));
}

static void
check_sum (const MnRecord *record, const MnBudgetLine *line, GPtrArray *problems)
{
  gint64 amount = mn_record_get_integer (record, "amount");
  gint64 left = mn_budget_sum_left (&line->sum);
  gboolean fresh = is_fresh (record, "amount") || is_fresh (record, "budget_line");
  g_autofree char *amount_text = mn_money_format_unit (amount);
  g_autofree char *left_text = mn_money_format_unit (left);
  g_autofree char *usable_text = mn_money_format_unit (mn_budget_sum_usable (&line->sum));
  g_autofree char *spent_text = mn_money_format_unit (line->sum.spent);

  if (amount <= left)
    return;
  if (!line->sponsored)
    {
      add (problems, "amount", fresh ? MN_PROBLEM_ERROR : MN_PROBLEM_WARNING,
           /* Translators: amounts of money (asked, left, allocated, spent); the second is a budget line's name. */
           g_strdup_printf (_ ("%s cannot be paid from “%s”: only %s is left of it (%s allocated, %s spent)."),
                            amount_text, line->name, left_text, usable_text, spent_text));
      return;
    }
  if (!mn_record_is_set (record, "reason"))
    add (problems, "reason", fresh ? MN_PROBLEM_ERROR : MN_PROBLEM_WARNING,
         g_strdup_printf (_ ("%s is more than is left of the sponsors' money in “%s” (%s of %s): write the reason."),
                          amount_text, line->name, left_text, usable_text));
  else
    add (problems, "amount", MN_PROBLEM_WARNING,
         g_strdup_printf (_ ("%s is more than is left of the sponsors' money in “%s” (%s of %s)."), amount_text,
                          line->name, left_text, usable_text));
}

/* State money is nobody's gift. The children's fund is no state money: sponsors pay into it. */
static void
check_sponsor (const MnRecord *record, const MnBudgetLine *line, GPtrArray *problems)
{
  gboolean fresh = is_fresh (record, "sponsor") || is_fresh (record, "budget_line");

  if (line->sponsored || g_str_equal (line->source, "children_fund") || !mn_record_is_set (record, "sponsor"))
    return;
  add (problems, "sponsor", fresh ? MN_PROBLEM_ERROR : MN_PROBLEM_WARNING,
       g_strdup_printf (_ ("“%s” is not the sponsors' money: leave the sponsor empty or choose another budget line."),
                        line->name));
}

/* A year's money is paid until the end of January after it (the closing of the accounts). */
static void
check_year (const MnRecord *record, const MnBudgetLine *line, GPtrArray *problems)
{
  MnDate date = mn_record_get_date (record, "date");

  if (!mn_date_is_set (date) || date.year == line->year || (date.year == line->year + 1 && date.month == 1))
    return;
  add (problems, "date", MN_PROBLEM_WARNING,
       g_strdup_printf (_ ("“%s” is money of %d; the voucher's date is in another year."), line->name, line->year));
}

void
mn_validate_voucher (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  g_autoptr (MnBudgetLine) line = NULL;
  g_autoptr (GError) error = NULL;

  if (context->db == NULL)
    return;
  check_number (record, context, problems);
  if (!mn_record_is_set (record, "budget_line"))
    return;
  line = mn_budget_line_read (context->db, mn_record_get_integer (record, "budget_line"), mn_record_get_id (record),
                              &error);
  /* Money is not paid on a guess: what cannot be looked up is refused. */
  if (error != NULL)
    add (problems, "budget_line", MN_PROBLEM_ERROR, g_strdup (error->message));
  if (line == NULL)
    return;
  check_sponsor (record, line, problems);
  if (mn_record_is_set (record, "amount"))
    check_sum (record, line, problems);
  check_year (record, line, problems);
}
