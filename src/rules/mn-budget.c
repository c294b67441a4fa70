/* mn-budget.c: how far a plan is spent
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "mn-budget.h"

#include "mn-core.h"

MnBudgetState
mn_budget_state (const MnBudgetSum *sum)
{
  gint64 left = mn_budget_sum_left (sum);

  if (left < 0)
    return MN_BUDGET_EXCEEDED;
  if (sum->spent == 0)
    return mn_budget_sum_usable (sum) > 0 ? MN_BUDGET_UNSPENT : MN_BUDGET_WITHOUT_MONEY;
  return left == 0 ? MN_BUDGET_SPENT : MN_BUDGET_RUNNING;
}

gint64
mn_budget_share (const MnBudgetSum *sum)
{
  gint64 usable = mn_budget_sum_usable (sum);

  if (usable <= 0)
    return -1;
  /* In parts, so that no sum of money can run over. */
  return sum->spent / usable * 10000 + (gint64)((double)(sum->spent % usable) * 10000.0 / (double)usable + 0.5);
}

char *
mn_budget_describe (const MnBudgetSum *sum)
{
  gint64 left = mn_budget_sum_left (sum);
  g_autofree char *amount = mn_money_format_unit (ABS (left));
  g_autofree char *share = NULL;

  switch (mn_budget_state (sum))
    {
    case MN_BUDGET_WITHOUT_MONEY:
      return g_strdup (_ ("Nothing is allocated yet"));
    case MN_BUDGET_UNSPENT:
      return g_strdup_printf (_ ("Nothing is spent yet; %s left"), amount);
    case MN_BUDGET_SPENT:
      return g_strdup (_ ("All of it is spent"));
    case MN_BUDGET_EXCEEDED:
      return g_strdup_printf (_ ("%s more is spent than there is"), amount);
    case MN_BUDGET_RUNNING:
    default:
      share = mn_percent_format (mn_budget_share (sum));
      /* Translators: a percentage, then an amount of money. */
      return g_strdup_printf (_ ("%s spent, %s left"), share, amount);
    }
}

MnDate
mn_budget_propose_day (int year, MnDate on)
{
  return on.year > year ? mn_date_new (year, 12, 31) : on;
}
