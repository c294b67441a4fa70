/* mn-indicator-data.h: indicators with their figures and targets, as pages and charts take them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-indicator.h"
#include "mn-register.h"

G_BEGIN_DECLS

/* As the register has it, on one working date. Values are in hundredths; texts never NULL, those of figures too. */
typedef struct {
  gint64 id;
  char *code, *name, *short_name;
  char *kind, *unit_text, *direction;
  char *source, *legal_basis;
  double limit;       /* the largest value there can be; NAN: none */
  MnDate on;          /* the working date: what is newest and what is aimed at stand on it */
  GPtrArray *figures; /* of MnObservation, by first day; "place" of the country is that of paper */
  GPtrArray *goals;   /* of MnTarget, by year */
} MnIndicatorData;

/* One indicator (0: all, by code), each with everything that is known of it. (transfer full) (element-type
 * MnIndicatorData) */
GPtrArray *mn_indicator_data_load (MnDb *db, gint64 indicator, MnDate on, GError **error);

/* Figures that belong on one line: of one place, counted in one way. Everything is borrowed. */
typedef struct {
  const char *place;
  const char *series;
  gint64 unit;
  MnDate on;
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
/* What the line stands at: the newest whose period is over on the working date (mn_observations_latest()), else, before
 * all of them, the first; NULL when empty. */
const MnObservation *mn_indicator_line_get_latest (const MnIndicatorLine *line);

/* Targets of the unit itself, else of the country. (transfer container) */
GPtrArray *mn_indicator_data_goals (const MnIndicatorData *self, gint64 unit);
/* What a figure of a period that ends on @end is to be held against: mn_targets_choose(). */
const MnTarget *mn_indicator_data_find_goal (const MnIndicatorData *self, gint64 unit, MnDate end);
/* From when a target is what is aimed at: its act names the years by which things are to be reached, and each counts
 * once the one before is past. */
int mn_indicator_data_first_year (const MnIndicatorData *self, const MnTarget *goal);

/* "19,6%", "8,4‰", "612": with the sign of its unit where it has one. (transfer full) */
char *mn_indicator_data_format (const MnIndicatorData *self, gint64 value);
/* "1,2 điểm phần trăm", "3 ‰": a difference. (transfer full) */
char *mn_indicator_data_format_difference (const MnIndicatorData *self, gint64 difference);
/* "trên 98", "khoảng 12": as the source prints it, without the unit. (transfer full) */
char *mn_indicator_figure_text (const MnObservation *figure);
/* "2016", "01/01–30/09/2017" (transfer full) */
char *mn_indicator_figure_period (const MnObservation *figure);
/* "dưới 18,5", "2–3". (transfer full) */
char *mn_indicator_goal_text (const MnTarget *goal);

G_END_DECLS
