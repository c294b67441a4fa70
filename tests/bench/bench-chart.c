/* bench-chart.c: a chart of 20 series and 30 years, drawn again
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-bench"

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "bench.h"
#include "mn-chart-layout.h"

#define N_SERIES 20
#define N_YEARS 30
#define N_PAIRS 60
/* Pixels, and points of them. */
#define WIDTH 1600
#define HEIGHT 900
#define SCALE (4.0 / 3.0)
/* What the chart draws lines and dots with when there are so many. */
#define LINE_WIDTH 1.4
#define DOT_RADIUS 2.4

static double values[N_SERIES][N_YEARS];

static MnChart *
make_chart (void)
{
  MnChart *chart = mn_chart_new (MN_CHART_LINES);
  GRand *random = g_rand_new_with_seed (2017);

  for (guint i = 0; i < N_SERIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Xã số %u", i + 1);
      MnSeries *series = mn_series_new (name);
      double value = g_rand_double_range (random, 20, 80);

      for (guint j = 0; j < N_YEARS; j++)
        {
          values[i][j] = round (value * 10) / 10;
          mn_series_add (series, &(MnPoint) { .start = { (gint16)(1990 + j) }, .value = values[i][j] });
          value = CLAMP (value + g_rand_double_range (random, -4, 4), 1, 99);
        }
      mn_chart_take_series (chart, series);
    }
  g_rand_free (random);
  mn_chart_set_words (chart, &(MnChartWords) { .title = "Tỷ lệ trẻ em theo xã",
                                               .value_title = "Tỷ lệ (%)",
                                               .time_title = "Năm",
                                               .footer = "Số liệu giả định." });
  mn_chart_set_value_axis (chart, MN_AXIS_AUTO, 100);
  return chart;
}

/* The least that such a chart can be: the same lines with the same dashes and the same marks at the same places, and
 * not a word, tick or grid line. */
static void
draw_strokes (const MnChartLayout *layout, cairo_t *cr)
{
  const MnRect *plot = &layout->plot;

  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < N_SERIES; i++)
    {
      double x[N_YEARS];
      double y[N_YEARS];

      mn_chart_set_color (cr, mn_chart_palette_get_series (&mn_chart_palette_light, i));
      for (guint j = 0; j < N_YEARS; j++)
        {
          x[j] = plot->x + (j + 0.3) / (N_YEARS - 0.4) * plot->width;
          y[j] = plot->y + (1 - mn_value_axis_normalize (&layout->values, values[i][j])) * plot->height;
          cairo_line_to (cr, x[j], y[j]);
        }
      mn_chart_set_dash (cr, i);
      cairo_stroke (cr);
      for (guint j = 0; j < N_YEARS; j++)
        mn_chart_add_mark (cr, i, x[j], y[j], DOT_RADIUS);
      cairo_fill (cr);
    }
}

static gint64
time_one (const MnChartLayout *layout, cairo_surface_t *surface, gboolean strokes)
{
  cairo_t *cr = cairo_create (surface);
  gint64 start;

  mn_chart_set_color (cr, &mn_chart_palette_light.paper);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  cairo_surface_flush (surface);
  start = g_get_monotonic_time ();
  if (strokes)
    draw_strokes (layout, cr);
  else
    mn_chart_layout_draw (layout, &mn_chart_palette_light, cr);
  cairo_surface_flush (surface);
  start = g_get_monotonic_time () - start;
  cairo_destroy (cr);
  return start;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnFontSet) fonts = mn_font_set_new_sans (&error);
  g_autoptr (MnChart) chart = make_chart ();
  g_autoptr (MnChartLayout) layout = NULL;
  g_auto (BenchPairs) pairs = { 0 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  gint64 start = g_get_monotonic_time ();
  gboolean kept;

  if (fonts != NULL)
    layout = mn_chart_layout_new (chart, fonts, WIDTH / SCALE, HEIGHT / SCALE, &error);
  if (layout == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_print ("%u series, %u years: first layout %.1f ms\n", N_SERIES, N_YEARS,
           (double)(g_get_monotonic_time () - start) / 1000);

  bench_pairs_init (&pairs, "chart redrawn", "bare strokes");
  /* The first of each fills Cairo's caches of glyphs. */
  time_one (layout, surface, FALSE);
  time_one (layout, surface, TRUE);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      gint64 ours = time_one (layout, surface, FALSE);

      bench_pairs_add (&pairs, ours, time_one (layout, surface, TRUE));
    }
  kept = bench_pairs_at_most (&pairs, 1.3);
  cairo_surface_destroy (surface);
  return kept ? EXIT_SUCCESS : EXIT_FAILURE;
}
