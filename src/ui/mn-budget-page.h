/* mn-budget-page.h: the budget of a year and its vouchers
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-budget-plan.h"
#include "mn-content-page.h"
#include "mn-record-view.h"

G_BEGIN_DECLS

/* Plan against actual above, the vouchers of what is chosen there below. Actions: "budget.add-line",
 * "budget.add-voucher"; on what is selected: "line.edit", "line.delete", "voucher.edit", "voucher.delete". */
#define MN_TYPE_BUDGET_PAGE (mn_budget_page_get_type ())
G_DECLARE_FINAL_TYPE (MnBudgetPage, mn_budget_page, MN, BUDGET_PAGE, MnContentPage)

MnBudgetPlan *mn_budget_page_get_plan (MnBudgetPage *self);
/* The vouchers. */
MnRecordView *mn_budget_page_get_view (MnBudgetPage *self);
void mn_budget_page_set_year (MnBudgetPage *self, int year);
/* "Bằng chữ: …" of the voucher selected, else of what was spent. */
const char *mn_budget_page_get_words (MnBudgetPage *self);

G_END_DECLS
