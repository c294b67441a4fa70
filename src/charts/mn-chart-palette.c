/* mn-chart-palette.c: the colours, dashes and marks of charts
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include "mn-chart-palette.h"

#define RGB(hex)                                                                                                       \
  {                                                                                                                    \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex)&0xff) / 255.0                                    \
  }

#define DEEP_SERIES                                                                                                    \
  {                                                                                                                    \
    RGB (0x2f7d4f), RGB (0x2b63a6), RGB (0x7d4698), RGB (0x8a4b2a), RGB (0x14747c), RGB (0x3f4850)                     \
  }

const MnChartPalette mn_chart_palette_light = {
  .paper = RGB (0xfafafa),
  .text = RGB (0x1f1f1f),
  .secondary = RGB (0x5a5a5a),
  .grid = RGB (0xe2e2e0),
  .axis = RGB (0x8a8a88),
  .band = RGB (0xeeeeec),
  .target = RGB (0x7d5300),
  .context = RGB (0x808080),
  .second = RGB (0x639f7d),
  .series = DEEP_SERIES,
};

const MnChartPalette mn_chart_palette_dark = {
  .paper = RGB (0x242424),
  .text = RGB (0xf3f3f1),
  .secondary = RGB (0xb9b9b6),
  .grid = RGB (0x3a3a3a),
  .axis = RGB (0x8f8f8c),
  .band = RGB (0x313131),
  .target = RGB (0xf0c050),
  .context = RGB (0x9a9a97),
  .second = RGB (0x3d7d58),
  .series = { RGB (0x5fae81), RGB (0x7fb2ea), RGB (0xc79be0), RGB (0xd9a27e), RGB (0x62c1c9), RGB (0xc9d1d8) },
};

const MnChartPalette mn_chart_palette_print = {
  .paper = RGB (0xffffff),
  .text = RGB (0x000000),
  .secondary = RGB (0x4a4a4a),
  .grid = RGB (0xdcdcda),
  .axis = RGB (0x666666),
  .band = RGB (0xececea),
  .target = RGB (0x7d5300),
  .context = RGB (0x757575),
  .second = RGB (0x7fb397),
  .series = DEEP_SERIES,
};

void
mn_chart_set_color (cairo_t *cr, const MnChartColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

const MnChartColor *
mn_chart_palette_get_series (const MnChartPalette *palette, guint style)
{
  return &palette->series[style % MN_CHART_N_COLORS];
}

void
mn_chart_set_dash (cairo_t *cr, guint style)
{
  /* Dots are kept for estimates, short dashes for targets. */
  static const double dashes[][4] = { { 0 }, { 9, 3 }, { 9, 2.5, 2, 2.5 }, { 14, 4 }, { 5, 1.5 } };
  static const int lengths[] = { 0, 2, 4, 2, 2 };
  guint dash = style % G_N_ELEMENTS (dashes);

  cairo_set_dash (cr, dashes[dash], lengths[dash], 0);
}

void
mn_chart_set_dots (cairo_t *cr)
{
  static const double dots[] = { 0.1, 4.2 };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, 2, 0);
}

static void
add_polygon (cairo_t *cr, const double (*corners)[2], guint n, double x, double y, double radius)
{
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, x + corners[i][0] * radius, y + corners[i][1] * radius);
  cairo_close_path (cr);
}

void
mn_chart_add_mark (cairo_t *cr, guint style, double x, double y, double radius)
{
  /* About as large to the eye as the disc. */
  static const double square[][2] = { { -0.9, -0.9 }, { 0.9, -0.9 }, { 0.9, 0.9 }, { -0.9, 0.9 } };
  static const double up[][2] = { { 0, -1.25 }, { 1.15, 0.85 }, { -1.15, 0.85 } };
  static const double diamond[][2] = { { 0, -1.3 }, { 1.3, 0 }, { 0, 1.3 }, { -1.3, 0 } };
  static const double down[][2] = { { 0, 1.25 }, { 1.15, -0.85 }, { -1.15, -0.85 } };

  cairo_new_sub_path (cr);
  switch (style % 5)
    {
    case 0:
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    case 1:
      add_polygon (cr, square, G_N_ELEMENTS (square), x, y, radius);
      break;
    case 2:
      add_polygon (cr, up, G_N_ELEMENTS (up), x, y, radius);
      break;
    case 3:
      add_polygon (cr, diamond, G_N_ELEMENTS (diamond), x, y, radius);
      break;
    default:
      add_polygon (cr, down, G_N_ELEMENTS (down), x, y, radius);
      break;
    }
}
