/* mn-budget-plan.h: a year's plan against what was spent
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-budget-query.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* The budget lines of a year below their source or programme, each with its sums and a bar. Signals: "selected": other
 * lines are chosen; "activated" (gint64 budget line id). */
#define MN_TYPE_BUDGET_PLAN (mn_budget_plan_get_type ())
G_DECLARE_FINAL_TYPE (MnBudgetPlan, mn_budget_plan, MN, BUDGET_PLAN, GtkWidget)

GtkWidget *mn_budget_plan_new (MnSession *session);
void mn_budget_plan_set_year (MnBudgetPlan *self, int year);
int mn_budget_plan_get_year (MnBudgetPlan *self);
/* MN_BUDGET_BY_SOURCE or MN_BUDGET_BY_PROGRAMME */
void mn_budget_plan_set_grouping (MnBudgetPlan *self, MnBudgetGrouping grouping);
void mn_budget_plan_reload (MnBudgetPlan *self);

/* Selects a budget line of the year; 0: none. */
void mn_budget_plan_select_line (MnBudgetPlan *self, gint64 line);
/* The one line chosen; 0: several. */
gint64 mn_budget_plan_get_line (MnBudgetPlan *self);
/* The lines chosen: one, those of a group, or, when nothing is, all of the year. (transfer full) (element-type gint64)
 */
GArray *mn_budget_plan_get_lines (MnBudgetPlan *self);
/* The sums of the same, and its name; NULL when nothing is chosen. (transfer none) */
const char *mn_budget_plan_get_sum (MnBudgetPlan *self, MnBudgetSum *sum);
guint mn_budget_plan_get_n_lines (MnBudgetPlan *self);

G_END_DECLS
