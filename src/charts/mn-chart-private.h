/* mn-chart-private.h: the steps of the layout of a chart
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-chart-layout.h"
#include "mn-paragraph.h"

G_BEGIN_DECLS

#define LINE_WIDTH 1.9
#define CONTEXT_WIDTH 1.1
#define DOT_RADIUS 3.3
/* From a mark to its label. */
#define LABEL_GAP 3.0
/* Of a slot: what a group of columns takes up. */
#define MN_GROUP_SHARE 0.8
/* More lines than this have no room for values at every point. */
#define MAX_LABELLED 3

/* What labels must not cover. */
typedef struct {
  GArray *rects;    /* of MnRect */
  GArray *segments; /* of MnRect: from x, y by width, height, either may be negative */
  MnRect bounds;
} MnLabelPlacer;

void _mn_label_placer_init (MnLabelPlacer *self, const MnRect *bounds);
void _mn_label_placer_clear (MnLabelPlacer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnLabelPlacer, _mn_label_placer_clear)
void _mn_label_placer_add_rect (MnLabelPlacer *self, MnRect rect);
void _mn_label_placer_add_segment (MnLabelPlacer *self, double x1, double y1, double x2, double y2);
gboolean _mn_label_placer_is_free (const MnLabelPlacer *self, MnRect rect);
/* How much a label at @rect would hide: 0 where it is free; other labels and dots weigh more than lines. */
guint _mn_label_placer_weigh (const MnLabelPlacer *self, MnRect rect);

/* While a chart is laid out. */
typedef struct {
  MnChartLayout *layout;
  MnFontSet *fonts;
  MnLabelPlacer placer;
  GArray *sides;       /* of SideLabel: names and targets in the margin */
  double margin_width; /* of that margin */
} MnChartBuild;

/* A label beside the end of what it names. */
typedef struct {
  MnParagraph *name;  /* NULL: the value only */
  MnParagraph *value; /* NULL: the name only */
  MnChartInk ink;
  MnChartTextRole role;
  guint layer;
  guint mark;
  gboolean is_inside; /* its line ends before the axis does */
  double width;
  double height;
  double x;
  double wanted; /* where its middle would stand best */
  double y;      /* where its top stands */
} SideLabel;

void _mn_side_label_clear (SideLabel *self);
void _mn_chart_add_run (MnChartLayout *layout, MnTextRun *run, double x, double baseline, MnChartTextRole role,
                        MnChartInk ink);
gboolean _mn_chart_add_text (MnChartBuild *build, const MnTextStyle *style, const char *text, double x, double baseline,
                             double align, MnChartTextRole role, MnChartInk ink, GError **error);
MnChartInk _mn_chart_get_ink (const MnChartLayer *layer);
double _mn_chart_place_x (const MnChartLayout *layout, double normalized);
double _mn_chart_place_y (const MnChartLayout *layout, double value);

/* mn-chart-scales.c: what the axes hold. Whether there is a grid comes before the values, which need it. */
void _mn_chart_count_slots (MnChartLayout *layout);
gboolean _mn_chart_decide_grid (MnChartBuild *build, GError **error);
void _mn_chart_fit_values (MnChartLayout *layout, double height);
/* mn-chart-header.c: above the plot, from *@y downwards, which then is below it. */
gboolean _mn_chart_add_lines (MnChartBuild *build, const MnTextStyle *style, const char *text, double *y,
                              MnChartTextRole role, MnChartInk ink, GError **error);
gboolean _mn_chart_add_header (MnChartBuild *build, double *y, GError **error);
gboolean _mn_chart_needs_legend (MnChartBuild *build, double height);
gboolean _mn_chart_add_legend (MnChartBuild *build, double *y, GError **error);
/* mn-chart-marks.c: layers and their marks, once the plot has its place. */
void _mn_chart_build_layers (MnChartLayout *layout);
void _mn_chart_place_marks (MnChartLayout *layout);
/* mn-chart-sides.c: what stands in the right margin, before the plot has its place and after. */
gboolean _mn_chart_measure_sides (MnChartBuild *build, double max_width, GError **error);
gboolean _mn_chart_place_sides (MnChartBuild *build, GError **error);
/* mn-chart-labels.c: values at the points, words in bands and on targets. */
gboolean _mn_chart_place_labels (MnChartBuild *build, GError **error);

G_END_DECLS
