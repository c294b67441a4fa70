/* mn-series.h: figures of periods or of categories, as a chart takes them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-date.h"

G_BEGIN_DECLS

typedef enum {
  MN_POINT_REPORTED,
  MN_POINT_CONFIRMED,
  MN_POINT_ESTIMATED, /* somebody's estimate of a period: hollow, dotted */
  MN_POINT_FORECAST,  /* computed from the figures before it: hollow, dotted, thinner */
} MnPointState;

/* One figure. Dated series give the period: partial dates mean their first and last day, so { .start = { 2016 } } is
 * the year 2016; where @end is not set it is that of @start. A period of one day is a figure of that day (a count on
 * 31/12). Charts of categories give @label instead. A value of NAN says that there is no figure: known to be missing,
 * never a zero. Strings may be NULL; @text is then made by the axis. */
typedef struct {
  MnDate start;
  MnDate end;
  double value;
  MnPointState state;
  gboolean is_muted; /* drawn in the second shade: a bar that needs no attention */
  const char *text;  /* the value as people read it: "19,6" */
  const char *note;  /* shown behind it in brackets: "ước", "9 tháng" */
  const char *label; /* of the category */
} MnPoint;

typedef struct _MnSeries MnSeries;

/* @name stands at the end of the line: a short one. NULL where the title says it all. */
MnSeries *mn_series_new (const char *name);
void mn_series_free (MnSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnSeries, mn_series_free)

/* Something to compare with (the whole country): a thin grey line without dots and values. */
void mn_series_set_context (MnSeries *self, gboolean is_context);
/* How many months lie between figures of single days: 12 unless told. */
void mn_series_set_step (MnSeries *self, int months);
/* Copies @point. Dated points are kept in order of their start. */
void mn_series_add (MnSeries *self, const MnPoint *point);

const char *mn_series_get_name (const MnSeries *self);
gboolean mn_series_is_context (const MnSeries *self);
int mn_series_get_step (const MnSeries *self);
guint mn_series_get_n_points (const MnSeries *self);
/* (transfer none) Dated points have full dates. */
const MnPoint *mn_series_get_point (const MnSeries *self, guint index);
gboolean mn_point_is_known (const MnPoint *point);

/* Whole months of a period; 0 for a single day; -1 for what is no whole number of calendar months. */
int mn_point_get_months (const MnPoint *point);
/* The commonest length of a period of the series; of two as common the year, else the longer. */
int mn_series_get_usual_months (const MnSeries *self);
/* Whether a line may lead from the point before to this one: both are known, of the usual length, and the one period
 * follows on the other without a gap. */
gboolean mn_series_is_joined (const MnSeries *self, guint index);
/* Its text, else its value with as many decimals as the series needs (two at most), then the note: "18,9 (ước)"; "–"
 * when it is not known. (transfer full) */
char *mn_series_get_text (const MnSeries *self, guint index);
/* "2016", "06/2016", "31/12/2016", "01/01–30/09/2017"; the label of a category. (transfer full) */
char *mn_point_describe_period (const MnPoint *point);

G_END_DECLS
