/* mn-budget.h: how far a plan is spent
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-budget-query.h"

G_BEGIN_DECLS

/* The sums themselves are mn_budget_sums(); what a voucher may take is checked where it is saved
 * (records/entities/mn-voucher-check.c), below this floor. */
typedef enum {
  MN_BUDGET_WITHOUT_MONEY, /* nothing allocated, nothing spent */
  MN_BUDGET_UNSPENT,
  MN_BUDGET_RUNNING,
  MN_BUDGET_SPENT,    /* to the last đồng */
  MN_BUDGET_EXCEEDED, /* only sponsors' money can be */
} MnBudgetState;

MnBudgetState mn_budget_state (const MnBudgetSum *sum);
/* Spent of what may be spent, in hundredths of a percent, half going up; -1 where nothing may be. */
gint64 mn_budget_share (const MnBudgetSum *sum);
/* "62,5% spent, 12.000.000 đ left": translated. (transfer full) */
char *mn_budget_describe (const MnBudgetSum *sum);
/* The day that a new voucher of a line of @year begins with: @on when it is in that year, the year's last day when the
 * year is over by then. Money of a year that has not begun is paid no earlier than @on says. */
MnDate mn_budget_propose_day (int year, MnDate on);

G_END_DECLS
