/* mn-chart-draw.c: the chart as ink, and the point under the pointer
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>

#include "mn-chart-private.h"

#define GRID_WIDTH 0.75
#define AXIS_WIDTH 1.0
#define TICK_LENGTH 3.0

static void
draw_grid (const MnChartLayout *self, const MnChartPalette *palette, cairo_t *cr)
{
  double right = self->plot.x + self->plot.width;

  for (guint i = 0; i < self->value_ticks->len; i++)
    {
      double y = g_array_index (self->value_ticks, double, i);

      cairo_move_to (cr, self->plot.x, y);
      cairo_line_to (cr, right, y);
    }
  mn_chart_set_color (cr, &palette->grid);
  cairo_set_line_width (cr, GRID_WIDTH);
  cairo_stroke (cr);
}

/* Two strokes through the lower end of the value axis: it does not begin at zero. */
static void
draw_cut (const MnChartLayout *self, cairo_t *cr)
{
  double bottom = self->plot.y + self->plot.height;

  for (guint i = 0; i < 2; i++)
    {
      double y = bottom - 4 - 3.0 * i;

      cairo_move_to (cr, self->plot.x - 3.5, y + 1.8);
      cairo_line_to (cr, self->plot.x + 3.5, y - 1.8);
    }
  cairo_move_to (cr, self->plot.x, bottom);
  cairo_line_to (cr, self->plot.x, bottom - 12);
}

static void
draw_axes (const MnChartLayout *self, const MnChartPalette *palette, cairo_t *cr)
{
  double bottom = self->plot.y + self->plot.height;

  mn_chart_set_color (cr, &palette->axis);
  cairo_set_line_width (cr, AXIS_WIDTH);
  if (mn_chart_get_kind (self->chart) != MN_CHART_BARS)
    {
      double zero = self->values.is_cut ? bottom : _mn_chart_place_y (self, 0);

      cairo_move_to (cr, self->plot.x, zero);
      cairo_line_to (cr, self->plot.x + self->plot.width, zero);
    }
  for (guint i = 0; i < self->slot_ticks->len; i++)
    {
      double x = g_array_index (self->slot_ticks, double, i);

      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x, bottom + TICK_LENGTH);
    }
  if (self->values.is_cut)
    draw_cut (self, cr);
  cairo_stroke (cr);
}

static const MnChartColor *
get_ink (const MnChartPalette *palette, MnChartInk ink)
{
  switch (ink)
    {
    case MN_INK_TEXT:
      return &palette->text;
    case MN_INK_SECONDARY:
      return &palette->secondary;
    case MN_INK_TARGET:
      return &palette->target;
    case MN_INK_CONTEXT:
      return &palette->context;
    case MN_INK_SERIES:
    default:
      return mn_chart_palette_get_series (palette, ink - MN_INK_SERIES);
    }
}

static void
draw_texts (const MnChartLayout *self, const MnChartPalette *palette, cairo_t *cr)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const MnChartText *text = &g_array_index (self->texts, MnChartText, i);

      mn_chart_set_color (cr, get_ink (palette, text->ink));
      mn_text_run_draw (text->run, cr, text->x, text->baseline);
    }
}

static void
draw_leaders (const MnChartLayout *self, const MnChartPalette *palette, cairo_t *cr)
{
  cairo_set_line_width (cr, 0.6);
  for (guint i = 0; i < self->leaders->len; i++)
    {
      const MnChartLeader *leader = &g_array_index (self->leaders, MnChartLeader, i);

      mn_chart_set_color (cr, get_ink (palette, leader->ink));
      cairo_move_to (cr, leader->x1, leader->y1);
      cairo_line_to (cr, leader->x2, leader->y2);
      cairo_stroke (cr);
    }
}

/* A sample is the layer itself with two marks, or one column. */
static void
draw_samples (const MnChartLayout *self, const MnChartPalette *palette, cairo_t *cr)
{
  for (guint i = 0; i < self->samples->len; i++)
    {
      const MnChartSample *sample = &g_array_index (self->samples, MnChartSample, i);
      gboolean lines = mn_chart_get_kind (self->chart) == MN_CHART_LINES;
      MnChartMark marks[] = {
        { .x = sample->x, .y = sample->y, .rect = { sample->x + 4, sample->y - 4.5, 12, 9 }, .is_known = !lines },
        { .x = sample->x + 10, .y = sample->y, .is_known = TRUE },
        { .x = sample->x + 20, .y = sample->y, .is_joined = lines },
      };
      g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (MnChartMark));
      MnChartLayer layer = { .klass = lines ? &mn_chart_line_layer : &mn_chart_column_layer,
                             .series = sample->series,
                             .style = mn_chart_get_style (self->chart, sample->series),
                             .is_context = mn_series_is_context (mn_chart_get_series (self->chart, sample->series)),
                             .marks = array };

      marks[1].is_joined = lines;
      g_array_append_vals (array, marks, lines ? 3 : 1);
      layer.klass->draw (&layer, self, palette, cr);
    }
}

void
mn_chart_layout_draw (const MnChartLayout *self, const MnChartPalette *palette, cairo_t *cr)
{
  guint first = 0;

  g_return_if_fail (self != NULL && palette != NULL && cr != NULL);

  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  /* The bands lie under the grid, everything else on it. */
  if (self->layers->len > 0)
    {
      const MnChartLayer *layer = g_ptr_array_index (self->layers, 0);

      if (layer->klass == &mn_chart_gap_layer)
        {
          layer->klass->draw (layer, self, palette, cr);
          first = 1;
        }
    }
  draw_grid (self, palette, cr);
  draw_axes (self, palette, cr);
  for (guint i = first; i < self->layers->len; i++)
    {
      const MnChartLayer *layer = g_ptr_array_index (self->layers, i);

      layer->klass->draw (layer, self, palette, cr);
    }
  draw_leaders (self, palette, cr);
  draw_samples (self, palette, cr);
  draw_texts (self, palette, cr);
  cairo_restore (cr);
}

static void
fill_hit (const MnChartLayout *self, guint layer, guint mark, MnChartHit *hit)
{
  const MnChartLayer *found = g_ptr_array_index (self->layers, layer);

  *hit = (MnChartHit) { layer, mark, found->series, g_array_index (found->marks, MnChartMark, mark).point };
}

gboolean
mn_chart_layout_hit (const MnChartLayout *self, double x, double y, MnChartHit *hit)
{
  gboolean bars;
  double best = INFINITY;

  g_return_val_if_fail (self != NULL && hit != NULL, FALSE);

  bars = mn_chart_get_kind (self->chart) == MN_CHART_BARS;
  if (y < self->plot.y || y > self->plot.y + self->plot.height || x > self->plot.x + self->plot.width + 10
      || (!bars && x < self->plot.x - 10))
    return FALSE;
  for (guint i = 0; i < self->layers->len; i++)
    {
      const MnChartLayer *layer = g_ptr_array_index (self->layers, i);

      for (guint j = 0; layer->klass->measure != NULL && j < layer->marks->len; j++)
        {
          double distance = layer->klass->measure (layer, self, j, x, y);

          /* Of two as near the one in front. */
          if (distance >= 0 && distance <= best)
            {
              best = distance;
              fill_hit (self, i, j, hit);
            }
        }
    }
  return isfinite (best);
}

/* The known mark of a layer next to @x in the given direction; 0: the nearest. */
static gboolean
find_mark (const MnChartLayout *self, guint index, int after, int dx, double x, MnChartHit *hit)
{
  const MnChartLayer *layer = g_ptr_array_index (self->layers, index);
  double best = INFINITY;

  for (int i = 0; i < (int)layer->marks->len; i++)
    {
      const MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, i);
      double distance = dx == 0 ? fabs (mark->x - x) : (double)(i - after) * dx;

      if (!mark->is_known || (dx != 0 && distance <= 0) || distance >= best)
        continue;
      best = distance;
      fill_hit (self, index, (guint)i, hit);
    }
  return isfinite (best);
}

gboolean
mn_chart_layout_step (const MnChartLayout *self, const MnChartHit *from, int dx, int dy, MnChartHit *hit)
{
  int layer;

  g_return_val_if_fail (self != NULL && hit != NULL, FALSE);

  if (from != NULL && dx != 0)
    return find_mark (self, from->layer, (int)from->mark, dx > 0 ? 1 : -1, 0, hit);
  layer = from != NULL ? (int)from->layer : (int)self->layers->len;
  /* Without a beginning: the newest figure of the series in front. */
  if (from == NULL)
    dy = -1;
  for (layer += dy > 0 ? 1 : -1; dy != 0 && layer >= 0 && layer<(int)self->layers->len; layer += dy> 0 ? 1 : -1)
    {
      const MnChartLayer *found = g_ptr_array_index (self->layers, layer);

      if (found->klass->measure != NULL
          && find_mark (self, (guint)layer, 0, 0, from != NULL ? mn_chart_layout_get_mark (self, from)->x : self->width,
                        hit))
        return TRUE;
    }
  return FALSE;
}

const MnChartMark *
mn_chart_layout_get_mark (const MnChartLayout *self, const MnChartHit *hit)
{
  const MnChartLayer *layer;

  g_return_val_if_fail (self != NULL && hit != NULL && hit->layer < self->layers->len, NULL);

  layer = g_ptr_array_index (self->layers, hit->layer);
  g_return_val_if_fail (hit->mark < layer->marks->len, NULL);
  return &g_array_index (layer->marks, MnChartMark, hit->mark);
}

char *
mn_chart_layout_describe (const MnChartLayout *self, const MnChartHit *hit)
{
  const MnSeries *series;
  const MnPoint *point;
  g_autofree char *period = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL && hit != NULL, NULL);

  series = mn_chart_get_series (self->chart, hit->series);
  point = mn_series_get_point (series, hit->point);
  period = mn_point_describe_period (point);
  value = mn_series_get_text (series, hit->point);
  if (mn_chart_get_n_series (self->chart) > 1 && mn_series_get_name (series) != NULL)
    return g_strdup_printf ("%s, %s: %s", mn_series_get_name (series), period, value);
  return g_strdup_printf ("%s: %s", period, value);
}

void
mn_chart_layout_draw_hover (const MnChartLayout *self, const MnChartHit *hit, const MnChartPalette *palette,
                            cairo_t *cr)
{
  const MnChartLayer *layer;

  g_return_if_fail (self != NULL && hit != NULL && hit->layer < self->layers->len);
  g_return_if_fail (palette != NULL && cr != NULL);

  layer = g_ptr_array_index (self->layers, hit->layer);
  cairo_save (cr);
  if (layer->klass->draw_hover != NULL)
    layer->klass->draw_hover (layer, self, hit->mark, palette, cr);
  cairo_restore (cr);
}
