/* mn-overview-query.h: the figures behind the overview
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-budget-query.h"

G_BEGIN_DECLS

/* Everything that the overview shows, read on one connection on one day: by a worker, on a reader of its own. What the
 * figures mean together (due lists, checks) is said in src/rules. */

/* Rows that belong together: of a commune, a category, a scheme. */
typedef struct {
  gint64 id;
  char *code;
  char *name;
  gint64 count;
  gint64 amount;            /* of the rows whose amount is known */
  gint64 smallest, largest; /* amounts */
  gint64 n_unknown;         /* rows without an amount */
  char *note;               /* of one row without an amount; of assistance: the circumstance all its children share;
                               NULL */
} MnFigureGroup;

/* A child to whom something happens. */
typedef struct {
  gint64 child;
  char *name;
  MnDate birth;
  char *what;  /* scheme or group code; NULL */
  MnDate ends; /* not set: does not end */
} MnFigureChild;

/* A programme or activity that is not over, or that touches the days asked for. */
typedef struct {
  gboolean activity;
  gint64 id;
  gint64 programme;
  char *programme_name;
  char *name;
  char *kind;   /* of the programme */
  char *status; /* planned, running, done */
  MnDate starts, ends;
} MnFigurePlan;

typedef struct {
  MnDate on;
  MnDate from, to; /* the days for endings and plans */
  MnDate units_on; /* by whose units the places are; not set: as they are written down */

  gint64 n_children; /* under 16, living, not moved away */
  gint64 n_without_unit;
  gint64 n_units_below;  /* communes of the district, or villages of the commune */
  gboolean by_village;   /* the register is a commune's */
  GPtrArray *unit_kinds; /* of MnFigureGroup: kinds of the units below, by code */
  GPtrArray *units;      /* of MnFigureGroup: children by place */
  GPtrArray *assisted_units;
  gint64 ages[3]; /* under 6, 6 to 10, 11 to 15 */

  gint64 n_assisted;     /* children, each once */
  GPtrArray *assistance; /* of MnFigureGroup, by category */
  GPtrArray *cards;      /* of MnFigureGroup, by amount of the card */
  gint64 n_double_cards; /* children with more than one card in force */
  GPtrArray *awards;     /* of MnFigureGroup, by scheme */
  char *school_year;     /* of the newest award in force; NULL */

  GPtrArray *assisted_children;   /* of MnFigureChild */
  GPtrArray *young_card_children; /* with a card for being under 6 */
  GPtrArray *ending_cards;
  GPtrArray *ending_awards;
  GPtrArray *ending_assistance;
  GPtrArray *plans;   /* of MnFigurePlan, by first day */
  MnBudgetSum budget; /* of the year of the day */
} MnFigures;

MnFigures *mn_overview_query_run (MnDb *db, MnDate on, MnDate from, MnDate to, GError **error);
void mn_figures_free (MnFigures *figures);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnFigures, mn_figures_free)

extern const char *const mn_overview_query_texts[];

G_END_DECLS
