/* mn-chart-layout.h: a chart laid out: plain data, then ink
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-chart-palette.h"
#include "mn-chart.h"
#include "mn-font-set.h"
#include "mn-rect.h"

G_BEGIN_DECLS

/* All measures are points from the top left corner of the chart, y downwards. */

/* A colour by what it means. */
typedef enum {
  MN_INK_TEXT,
  MN_INK_SECONDARY,
  MN_INK_TARGET,
  MN_INK_CONTEXT,
  MN_INK_SERIES, /* + style */
} MnChartInk;

/* What a text says, for tests and for the eye that debugs. */
typedef enum {
  MN_CHART_TEXT_TITLE,
  MN_CHART_TEXT_NOTE, /* subtitle, axis titles, cut, footer */
  MN_CHART_TEXT_VALUE_TICK,
  MN_CHART_TEXT_TIME_TICK, /* or category */
  MN_CHART_TEXT_VALUE,     /* at a point */
  MN_CHART_TEXT_NAME,      /* of a series, with its last value */
  MN_CHART_TEXT_TARGET,
  MN_CHART_TEXT_GAP,
  MN_CHART_TEXT_LEGEND,
} MnChartTextRole;

typedef struct {
  MnTextRun *run; /* owned */
  double x;       /* left end of the baseline */
  double baseline;
  MnChartTextRole role;
  MnChartInk ink;
} MnChartText;

/* A point, a column, a target or a band in place. */
typedef struct {
  guint point; /* in its series, among the targets; G_MAXUINT for a band */
  double x;    /* where the value is */
  double y;
  MnRect rect; /* what it covers: the column, the period of a point, the step of a target, the band */
  guint is_known : 1;
  guint is_joined : 1; /* a line leads here from the mark before */
  guint is_hollow : 1; /* estimate, forecast */
  guint is_forecast : 1;
  guint is_odd : 1; /* a period unlike the others of the series: its extent is drawn */
  guint is_muted : 1;
  MnTargetKind kind;
} MnChartMark;

typedef struct _MnChartLayer MnChartLayer;
typedef struct _MnChartLayout MnChartLayout;

typedef struct {
  const char *name;
  void (*draw) (const MnChartLayer *self, const MnChartLayout *layout, const MnChartPalette *palette, cairo_t *cr);
  /* The mark under the pointer. NULL: no point here can be hit. */
  void (*draw_hover) (const MnChartLayer *self, const MnChartLayout *layout, guint mark, const MnChartPalette *palette,
                      cairo_t *cr);
  /* How far @x, @y is from the mark, or a negative number when it is out of reach. */
  double (*measure) (const MnChartLayer *self, const MnChartLayout *layout, guint mark, double x, double y);
} MnChartLayerClass;

extern const MnChartLayerClass mn_chart_line_layer;
extern const MnChartLayerClass mn_chart_column_layer; /* bars too */
extern const MnChartLayerClass mn_chart_target_layer;
extern const MnChartLayerClass mn_chart_gap_layer;

struct _MnChartLayer {
  const MnChartLayerClass *klass;
  guint series; /* G_MAXUINT for targets and bands */
  guint style;
  gboolean is_context;
  GArray *marks; /* of MnChartMark */
};

/* From a label to what it belongs to, where they had to be parted. */
typedef struct {
  double x1, y1, x2, y2;
  MnChartInk ink;
} MnChartLeader;

/* A line of the legend, where there are too many names to stand at the lines. */
typedef struct {
  double x;
  double y;
  guint series;
} MnChartSample;

struct _MnChartLayout {
  MnChart *chart;
  double width;
  double height;
  MnRect plot;
  MnValueAxis values;
  MnTimeAxis times;    /* where the chart is dated */
  guint n_slots;       /* of time or categories */
  gboolean has_grid;   /* and the value axis: bars that carry their values need none */
  GArray *value_ticks; /* of double: places */
  GArray *slot_ticks;  /* of double: places */
  GPtrArray *layers;   /* of MnChartLayer, from the back to the front */
  GArray *texts;       /* of MnChartText */
  GArray *leaders;     /* of MnChartLeader */
  GArray *samples;     /* of MnChartSample */
};

/* Size of the letters in points: 9 of 12 pixels on the screen. */
#define MN_CHART_TEXT_SIZE 9.0

/* Fails when a letter cannot be drawn (MN_TEXT_ERROR). */
MnChartLayout *mn_chart_layout_new (MnChart *chart, MnFontSet *fonts, double width, double height, GError **error);
void mn_chart_layout_free (MnChartLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnChartLayout, mn_chart_layout_free)

/* The one function behind screen, PNG, SVG, PDF and printer. Paints no background. */
void mn_chart_layout_draw (const MnChartLayout *self, const MnChartPalette *palette, cairo_t *cr);

/* A point found under the pointer or by the keys. */
typedef struct {
  guint layer;
  guint mark;
  guint series;
  guint point;
} MnChartHit;

/* The known point of a series nearest to @x, @y; FALSE outside of the plot. */
gboolean mn_chart_layout_hit (const MnChartLayout *self, double x, double y, MnChartHit *hit);
/* With @hit from before (or NULL: begin at the last point of the first series) one known point on: @dx along the
 * series, @dy to the next series. FALSE when there is none. */
gboolean mn_chart_layout_step (const MnChartLayout *self, const MnChartHit *from, int dx, int dy, MnChartHit *hit);
const MnChartMark *mn_chart_layout_get_mark (const MnChartLayout *self, const MnChartHit *hit);
/* "2016: 19,6 (ước)", after the name of the series where there are several. (transfer full) */
char *mn_chart_layout_describe (const MnChartLayout *self, const MnChartHit *hit);
/* Over the drawn chart. */
void mn_chart_layout_draw_hover (const MnChartLayout *self, const MnChartHit *hit, const MnChartPalette *palette,
                                 cairo_t *cr);

G_END_DECLS
