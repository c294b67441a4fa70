/* mn-chart.h: what a chart is to show
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-axis.h"
#include "mn-series.h"

G_BEGIN_DECLS

typedef enum {
  MN_CHART_LINES,   /* figures over time */
  MN_CHART_COLUMNS, /* of periods or categories side by side, always from zero */
  MN_CHART_BARS,    /* of categories below each other, always from zero */
} MnChartKind;

typedef enum {
  MN_TARGET_EXACT,
  MN_TARGET_AT_MOST, /* "dưới 4,5 %": marked on the side where the goal lies */
  MN_TARGET_AT_LEAST,
} MnTargetKind;

/* A goal and how long it holds; in a chart of categories it holds for all, and dates are left out. @label is written on
 * the line: "Mục tiêu 2016-2020: 18,0". */
typedef struct {
  MnDate start;
  MnDate end;
  double value;
  MnTargetKind kind;
  const char *label;
} MnChartTarget;

/* Everything a chart says in words comes from the caller; any of it may be NULL. */
typedef struct {
  const char *title;
  const char *subtitle;    /* "Đơn vị: %. Nguồn: Trung tâm Y tế huyện." */
  const char *value_title; /* above the value axis: "Tỷ lệ trẻ em thấp còi (%)" */
  const char *time_title;  /* below the other one: "Năm" */
  const char *gap;         /* in the band of years without figures: "không có số liệu" */
  const char *cut;    /* where the axis does not begin at zero; "%s" is where: "Trục tung bắt đầu từ %s%" */
  const char *footer; /* below everything: the source */
} MnChartWords;

/* Filled, then laid out, and not changed afterwards. */
typedef struct _MnChart MnChart;

MnChart *mn_chart_new (MnChartKind kind);
MnChart *mn_chart_ref (MnChart *self);
void mn_chart_unref (MnChart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnChart, mn_chart_unref)

/* (transfer full) */
void mn_chart_take_series (MnChart *self, MnSeries *series);
void mn_chart_add_target (MnChart *self, const MnChartTarget *target);
void mn_chart_set_words (MnChart *self, const MnChartWords *words);
/* @limit is the largest value there can be (100 for percentages), or NAN. Columns and bars are never cut. */
void mn_chart_set_value_axis (MnChart *self, MnAxisStart start, double limit);
/* The years go on to the last one of a target; without it (the default) they end with the last value. */
void mn_chart_set_shows_goals (MnChart *self, gboolean shows_goals);

MnChartKind mn_chart_get_kind (const MnChart *self);
guint mn_chart_get_n_series (const MnChart *self);
const MnSeries *mn_chart_get_series (const MnChart *self, guint index);
guint mn_chart_get_n_targets (const MnChart *self);
const MnChartTarget *mn_chart_get_target (const MnChart *self, guint index);
const MnChartWords *mn_chart_get_words (const MnChart *self);
MnAxisStart mn_chart_get_axis_start (const MnChart *self);
double mn_chart_get_limit (const MnChart *self);
gboolean mn_chart_get_shows_goals (const MnChart *self);
/* Series that are not context, and their number in drawing order: it decides colour, dash and mark. */
guint mn_chart_get_n_main_series (const MnChart *self);
guint mn_chart_get_style (const MnChart *self, guint series);
/* Whether the horizontal axis is time: the first point of a series has a date. */
gboolean mn_chart_is_dated (const MnChart *self);

/* The whole chart in words, for those who cannot see it and as a description in files: "Cam Lộ: 2010 26,1; 2011
 * 25,4". (transfer full) */
char *mn_chart_describe (const MnChart *self);

G_END_DECLS
