/* mn-indicator-data.h: indicators with their figures and targets, as pages and charts take them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-register.h"

G_BEGIN_DECLS

/* Values are in hundredths, texts never NULL. */
typedef struct {
  gint64 id;
  gint64 unit; /* 0: no unit of the register */
  char *place; /* the unit's name, else the place as written */
  char *series;
  char *bound;
  char *state;
  char *source;
  char *note;
  MnDate source_date;
  MnDate start;
  MnDate end;
  gint64 value;
} MnIndicatorFigure;

typedef struct {
  gint64 id;
  gint64 unit; /* 0: the whole country */
  int year;
  int first_year; /* from when it is what is aimed at: the year after the target before it, of the same act */
  char *comparison;
  char *legal_basis;
  gint64 value;
  gint64 value_to;
  gboolean has_value_to;
  MnDate valid_from;
} MnIndicatorGoal;

typedef struct {
  gint64 id;
  char *code, *name, *short_name;
  char *kind, *unit_text, *direction;
  char *source, *legal_basis;
  double limit;       /* the largest value there can be; NAN: none */
  GPtrArray *figures; /* of MnIndicatorFigure, by first day */
  GPtrArray *goals;   /* of MnIndicatorGoal, by year */
} MnIndicatorData;

/* One indicator (0: all, by code), each with everything that is known of it. (transfer full) (element-type
 * MnIndicatorData) */
GPtrArray *mn_indicator_data_load (MnDb *db, gint64 indicator, GError **error);

/* Figures that belong on one line: of one place, counted in one way. Everything is borrowed. */
typedef struct {
  const char *place;
  const char *series;
  gint64 unit;
  GPtrArray *figures;
} MnIndicatorLine;

void mn_indicator_line_free (MnIndicatorLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnIndicatorLine, mn_indicator_line_free)

/* Longest known first: by the last day, then by the number of figures. @place NULL: of all places. (transfer full)
 * (element-type MnIndicatorLine) */
GPtrArray *mn_indicator_data_lines (const MnIndicatorData *self, const char *place);
/* What the indicator is looked at for: @unit where it has figures, else the place with the most. NULL: no figures. */
const char *mn_indicator_data_choose_place (const MnIndicatorData *self, gint64 unit);
gint64 mn_indicator_data_get_unit (const MnIndicatorData *self, const char *place);
/* The newest that is not an estimate, else the newest; NULL when empty. */
const MnIndicatorFigure *mn_indicator_line_get_latest (const MnIndicatorLine *line);

/* Targets of the unit itself, else of the country. (transfer container) */
GPtrArray *mn_indicator_data_goals (const MnIndicatorData *self, gint64 unit);
/* What a figure of a period that ends on @end is to be held against: the target of those years, else the next one. */
const MnIndicatorGoal *mn_indicator_data_find_goal (const MnIndicatorData *self, gint64 unit, MnDate end);

typedef enum {
  MN_INDICATOR_UNJUDGED, /* no target, or one that a single figure cannot be held against */
  MN_INDICATOR_REACHED,
  MN_INDICATOR_SHORT,
} MnIndicatorJudgement;

/* @distance (may be NULL): value less target. */
MnIndicatorJudgement mn_indicator_goal_judge (const MnIndicatorGoal *goal, gint64 value, gint64 *distance);

/* "19,6%", "8,4‰", "612": with the sign of its unit where it has one. (transfer full) */
char *mn_indicator_data_format (const MnIndicatorData *self, gint64 value);
/* "1,2 điểm phần trăm", "3 ‰": a difference. (transfer full) */
char *mn_indicator_data_format_difference (const MnIndicatorData *self, gint64 difference);
/* "trên 98", "khoảng 12": as the source prints it, without the unit. (transfer full) */
char *mn_indicator_figure_text (const MnIndicatorFigure *figure);
/* "2016", "01/01–30/09/2017" (transfer full) */
char *mn_indicator_figure_period (const MnIndicatorFigure *figure);
/* "dưới 18,5", "2–3". (transfer full) */
char *mn_indicator_goal_text (const MnIndicatorGoal *goal);

G_END_DECLS
