/* mn-budget-choices.h: which budget is looked at, and in which groups
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-budget-plan.h"
#include "mn-session.h"

G_BEGIN_DECLS

/* A drop-down of the years that have a budget line, and the working one, newest first. (transfer floating) */
GtkWidget *mn_budget_year_choice_new (void);
/* Reads the years and chooses @year; 0: keeps the one chosen, at first the best one. FALSE: no year has a line. The
 * drop-down's "selected" is notified while its choices change. */
gboolean mn_budget_year_choice_fill (GtkWidget *choice, MnSession *session, int year);
int mn_budget_year_choice_get (GtkWidget *choice, MnSession *session);
/* Of the years with lines the working one, else the last before it. */
int mn_budget_year_choice_best (MnSession *session);

/* By source or by programme, as @plan shall group its lines. (transfer floating) */
GtkWidget *mn_budget_grouping_new (MnBudgetPlan *plan);

G_END_DECLS
