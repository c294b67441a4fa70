/* mn-budget-query.h: plan against actual
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-db.h"

G_BEGIN_DECLS

/* Every SQL text of this file, for the test that prepares them; the last is NULL. */
extern const char *const mn_budget_query_texts[];

/* Sums over live budget lines and their live vouchers, in đồng. What a line has not (no estimate yet) counts as 0. */
typedef struct {
  gint64 estimate;
  gint64 allocated;
  gint64 adjusted;
  gint64 spent;
  guint n_lines;
  guint n_vouchers;
} MnBudgetSum;

static inline gint64
mn_budget_sum_usable (const MnBudgetSum *sum)
{
  return sum->allocated + sum->adjusted;
}

/* Below zero when more was spent than was there. */
static inline gint64
mn_budget_sum_left (const MnBudgetSum *sum)
{
  return sum->allocated + sum->adjusted - sum->spent;
}

/* One line; sponsored: its money is the sponsors' and may be exceeded with a reason. */
typedef struct {
  gint64 id;
  char *code;
  char *name;
  int year;
  char *source;
  gboolean sponsored;
  MnBudgetSum sum;
} MnBudgetLine;

void mn_budget_line_free (MnBudgetLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnBudgetLine, mn_budget_line_free)

/* NULL when there is no such live line, and with @error set when it could not be read. The voucher @but (0: none) is
 * left out of what was spent: it is the one being written. */
MnBudgetLine *mn_budget_line_read (MnDb *db, gint64 line_id, gint64 but, GError **error);
/* A live voucher other than @but that has @number in @year, in capitals or not: "pc-001" and "PC-001" are one number on
 * paper. Who was paid by it in @payee. */
gboolean mn_budget_find_voucher (MnDb *db, int year, const char *number, gint64 but, char **payee, GError **error);

typedef enum {
  MN_BUDGET_BY_SOURCE,    /* key: the source's code; in the order of mn_money_source_choices */
  MN_BUDGET_BY_PROGRAMME, /* id, label; 0 and NULL for lines of none, which come last */
  MN_BUDGET_BY_SPONSOR,   /* the same; only lines that have a sponsor */
  MN_BUDGET_BY_YEAR,      /* id: the year; newest first */
  MN_BUDGET_BY_LINE,      /* id, label, key: the line's code */
} MnBudgetGrouping;

typedef struct {
  gint64 id;
  char *key;   /* or NULL */
  char *label; /* name of the programme, sponsor or line; NULL for sources and years */
  MnBudgetSum sum;
} MnBudgetRow;

/* Rows of one @year (0: all years), only of @source (NULL: all sources). Groups without a line are not there.
 * (element-type MnBudgetRow) (transfer full); NULL on error */
GPtrArray *mn_budget_sums (MnDb *db, MnBudgetGrouping grouping, int year, const char *source, GError **error);
/* The total of the same. */
gboolean mn_budget_total (MnDb *db, int year, const char *source, MnBudgetSum *sum, GError **error);
/* Years that have a budget line, newest first. (element-type int) */
GArray *mn_budget_years (MnDb *db, GError **error);

G_END_DECLS
