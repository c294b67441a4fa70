/* mn-chart-palette.h: the colours, dashes and marks of charts
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double red;
  double green;
  double blue;
} MnChartColor;

#define MN_CHART_N_COLORS 6

/* A colour never speaks alone: lines also differ in dash and mark, so that a black-and-white printer tells them
 * apart. */
typedef struct {
  MnChartColor paper; /* what hollow marks are filled with */
  MnChartColor text;
  MnChartColor secondary;
  MnChartColor grid;
  MnChartColor axis;
  MnChartColor band; /* no figures */
  MnChartColor target;
  MnChartColor context;
  MnChartColor second; /* the second shade of bars */
  MnChartColor series[MN_CHART_N_COLORS];
} MnChartPalette;

/* For a light window, a dark one, and paper or files (white, black text). */
extern const MnChartPalette mn_chart_palette_light;
extern const MnChartPalette mn_chart_palette_dark;
extern const MnChartPalette mn_chart_palette_print;

void mn_chart_set_color (cairo_t *cr, const MnChartColor *color);
const MnChartColor *mn_chart_palette_get_series (const MnChartPalette *palette, guint style);
/* Of the line of style @style: the first is solid. */
void mn_chart_set_dash (cairo_t *cr, guint style);
/* Estimates and forecasts: round dots. */
void mn_chart_set_dots (cairo_t *cr);
/* Adds the mark of style @style around @x, @y to the path: disc, square, triangle, diamond, triangle on its head. */
void mn_chart_add_mark (cairo_t *cr, guint style, double x, double y, double radius);

G_END_DECLS
