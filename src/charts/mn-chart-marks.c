/* mn-chart-marks.c: layers and where their marks stand
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>

#include "mn-chart-private.h"

/* Of a slot: what a single column, and a bar, takes up. */
#define COLUMN_SHARE 0.62
#define BAR_SHARE 0.7

static void
free_layer (MnChartLayer *layer)
{
  g_array_unref (layer->marks);
  g_free (layer);
}

static MnChartLayer *
add_layer (MnChartLayout *layout, const MnChartLayerClass *klass, guint series)
{
  MnChartLayer *layer = g_new0 (MnChartLayer, 1);

  layer->klass = klass;
  layer->series = series;
  layer->marks = g_array_new (FALSE, TRUE, sizeof (MnChartMark));
  g_ptr_array_add (layout->layers, layer);
  return layer;
}

static void
add_series (MnChartLayout *layout, guint index, const MnChartLayerClass *klass)
{
  const MnSeries *series = mn_chart_get_series (layout->chart, index);
  MnChartLayer *layer = add_layer (layout, klass, index);
  int usual = mn_series_get_usual_months (series);

  layer->style = mn_chart_get_style (layout->chart, index);
  layer->is_context = mn_series_is_context (series);
  for (guint i = 0; i < mn_series_get_n_points (series); i++)
    {
      const MnPoint *point = mn_series_get_point (series, i);
      MnChartMark mark = {
        .point = i,
        .is_known = mn_point_is_known (point),
        .is_joined = klass == &mn_chart_line_layer && mn_series_is_joined (series, i),
        .is_hollow = point->state == MN_POINT_ESTIMATED || point->state == MN_POINT_FORECAST,
        .is_forecast = point->state == MN_POINT_FORECAST,
        .is_odd = mn_date_is_set (point->start) && mn_point_get_months (point) != usual,
        .is_muted = point->is_muted != FALSE,
      };

      /* A series of nothing but irregular periods, or a period longer than the step of the axis: each shows how far
       * it goes. */
      if (mn_date_is_set (point->start) && (usual < 0 || mn_point_get_months (point) > 12))
        mark.is_odd = TRUE;
      g_array_append_val (layer->marks, mark);
    }
}

static void
add_targets (MnChartLayout *layout)
{
  MnChartLayer *layer;

  if (mn_chart_get_n_targets (layout->chart) == 0)
    return;
  layer = add_layer (layout, &mn_chart_target_layer, G_MAXUINT);
  for (guint i = 0; i < mn_chart_get_n_targets (layout->chart); i++)
    {
      MnChartMark mark = { .point = i, .is_known = TRUE, .kind = mn_chart_get_target (layout->chart, i)->kind };

      g_array_append_val (layer->marks, mark);
    }
}

/* From the back to the front. */
void
_mn_chart_build_layers (MnChartLayout *layout)
{
  gboolean lines = mn_chart_get_kind (layout->chart) == MN_CHART_LINES;
  guint n = mn_chart_get_n_series (layout->chart);

  layout->layers = g_ptr_array_new_with_free_func ((GDestroyNotify)free_layer);
  if (lines)
    add_layer (layout, &mn_chart_gap_layer, G_MAXUINT);
  for (guint i = 0; i < n; i++)
    if (lines && mn_series_is_context (mn_chart_get_series (layout->chart, i)))
      add_series (layout, i, &mn_chart_line_layer);
  if (lines)
    add_targets (layout);
  for (guint i = 0; i < n; i++)
    if (!lines || !mn_series_is_context (mn_chart_get_series (layout->chart, i)))
      add_series (layout, i, lines ? &mn_chart_line_layer : &mn_chart_column_layer);
  if (!lines)
    add_targets (layout);
}

double
_mn_chart_place_x (const MnChartLayout *layout, double normalized)
{
  return layout->plot.x + CLAMP (normalized, 0, 1) * layout->plot.width;
}

double
_mn_chart_place_y (const MnChartLayout *layout, double value)
{
  double normalized = mn_value_axis_normalize (&layout->values, value);

  return layout->plot.y + (1 - CLAMP (normalized, 0, 1)) * layout->plot.height;
}

static void
place_point (const MnChartLayout *layout, const MnPoint *point, MnChartMark *mark)
{
  double x1 = mn_time_axis_normalize (&layout->times, point->start);
  double x2 = mn_time_axis_normalize (&layout->times, mn_date_add_days (point->end, 1));
  double x = (x1 + x2) / 2;

  /* A count on one day stands for its year or month, not for a hair's breadth at the end of it. */
  if (mn_date_compare (point->start, point->end) == 0 && !mark->is_odd)
    x = mn_time_axis_get_centre (&layout->times, mn_time_axis_find_slot (&layout->times, point->start));
  mark->x = _mn_chart_place_x (layout, x);
  mark->y = mark->is_known ? _mn_chart_place_y (layout, point->value) : layout->plot.y + layout->plot.height;
  mark->rect.x = _mn_chart_place_x (layout, x1);
  mark->rect.width = _mn_chart_place_x (layout, x2) - mark->rect.x;
  mark->rect.y = mark->y;
}

static void
place_line (const MnChartLayout *layout, MnChartLayer *layer)
{
  const MnSeries *series = mn_chart_get_series (layout->chart, layer->series);

  for (guint i = 0; i < layer->marks->len; i++)
    {
      MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, i);

      place_point (layout, mn_series_get_point (series, mark->point), mark);
    }
}

/* From zero to the value, within the slot's share of the series. */
static void
place_columns (const MnChartLayout *layout, MnChartLayer *layer)
{
  const MnSeries *series = mn_chart_get_series (layout->chart, layer->series);
  guint n_series = mn_chart_get_n_series (layout->chart);
  gboolean dated = mn_chart_is_dated (layout->chart);
  double slot = layout->plot.width / MAX (layout->n_slots, 1);
  double width = n_series > 1 ? slot * MN_GROUP_SHARE / n_series : slot * COLUMN_SHARE;
  double zero = _mn_chart_place_y (layout, 0);

  for (guint i = 0; i < layer->marks->len; i++)
    {
      MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, i);
      const MnPoint *point = mn_series_get_point (series, mark->point);
      double centre = layout->plot.x + (i + 0.5) * slot;

      if (dated)
        {
          place_point (layout, point, mark);
          centre = mark->x;
        }
      mark->x = centre + (layer->series - (n_series - 1) / 2.0) * width;
      mark->y = mark->is_known ? _mn_chart_place_y (layout, point->value) : zero;
      mark->rect = (MnRect) { mark->x - width / 2, MIN (mark->y, zero), width, fabs (zero - mark->y) };
      if (n_series > 1)
        mark->rect.width -= 1;
    }
}

static void
place_bars (const MnChartLayout *layout, MnChartLayer *layer)
{
  const MnSeries *series = mn_chart_get_series (layout->chart, layer->series);
  guint n_series = mn_chart_get_n_series (layout->chart);
  double slot = layout->plot.height / MAX (layout->n_slots, 1);
  double height = n_series > 1 ? slot * MN_GROUP_SHARE / n_series : slot * BAR_SHARE;
  double zero = _mn_chart_place_x (layout, mn_value_axis_normalize (&layout->values, 0));

  for (guint i = 0; i < layer->marks->len; i++)
    {
      MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, i);
      const MnPoint *point = mn_series_get_point (series, mark->point);

      mark->y = layout->plot.y + (i + 0.5) * slot + (layer->series - (n_series - 1) / 2.0) * height;
      mark->x
          = mark->is_known ? _mn_chart_place_x (layout, mn_value_axis_normalize (&layout->values, point->value)) : zero;
      mark->rect = (MnRect) { MIN (zero, mark->x), mark->y - height / 2, fabs (mark->x - zero), height };
      if (n_series > 1)
        mark->rect.height -= 1;
    }
}

static void
place_targets (const MnChartLayout *layout, MnChartLayer *layer)
{
  gboolean bars = mn_chart_get_kind (layout->chart) == MN_CHART_BARS;
  gboolean dated = mn_chart_is_dated (layout->chart);

  for (guint i = 0; i < layer->marks->len; i++)
    {
      MnChartMark *mark = &g_array_index (layer->marks, MnChartMark, i);
      const MnChartTarget *target = mn_chart_get_target (layout->chart, mark->point);

      mark->rect = layout->plot;
      if (bars)
        {
          mark->x = mark->rect.x = _mn_chart_place_x (layout, mn_value_axis_normalize (&layout->values, target->value));
          mark->rect.width = 0;
          mark->y = layout->plot.y;
          continue;
        }
      mark->y = mark->rect.y = _mn_chart_place_y (layout, target->value);
      mark->rect.height = 0;
      if (dated && mn_date_is_set (target->start))
        mark->rect.x = _mn_chart_place_x (
            layout, mn_time_axis_normalize (&layout->times, mn_date_from_day (mn_date_first_day (target->start))));
      if (dated && mn_date_is_set (target->end))
        {
          MnDate after = mn_date_add_days (mn_date_from_day (mn_date_last_day (target->end)), 1);

          mark->rect.width = _mn_chart_place_x (layout, mn_time_axis_normalize (&layout->times, after)) - mark->rect.x;
        }
      else
        {
          mark->rect.width = layout->plot.x + layout->plot.width - mark->rect.x;
        }
      mark->x = mark->rect.x;
    }
}

/* A slot is missing when a point says so, or when it lies between figures and has none. */
static gboolean *
find_missing (const MnChartLayout *layout)
{
  g_autofree gboolean *known = g_new0 (gboolean, MAX (layout->n_slots, 1));
  gboolean *missing = g_new0 (gboolean, MAX (layout->n_slots, 1));
  int first = G_MAXINT;
  int last = -1;

  for (guint i = 0; i < mn_chart_get_n_series (layout->chart); i++)
    {
      const MnSeries *series = mn_chart_get_series (layout->chart, i);

      for (guint j = 0; !mn_series_is_context (series) && j < mn_series_get_n_points (series); j++)
        {
          const MnPoint *point = mn_series_get_point (series, j);
          int from = MAX (mn_time_axis_find_slot (&layout->times, point->start), 0);
          int to = MIN (mn_time_axis_find_slot (&layout->times, point->end), (int)layout->n_slots - 1);

          for (int slot = from; slot <= to; slot++)
            *(mn_point_is_known (point) ? &known[slot] : &missing[slot]) = TRUE;
          if (mn_point_is_known (point))
            {
              first = MIN (first, from);
              last = MAX (last, to);
            }
        }
    }
  for (int slot = 0; slot < (int)layout->n_slots; slot++)
    missing[slot] = !known[slot] && (missing[slot] || (slot > first && slot < last));
  return missing;
}

/* Neighbours become one band. */
static void
place_gaps (const MnChartLayout *layout, MnChartLayer *layer)
{
  g_autofree gboolean *missing = find_missing (layout);
  double half = 0.5 * layout->times.slot / (layout->times.last - layout->times.first - 2 * layout->times.trim);

  for (guint slot = 0; slot < layout->n_slots; slot++)
    {
      MnChartMark band = { .point = G_MAXUINT, .rect = layout->plot };
      guint end = slot;

      if (!missing[slot])
        continue;
      while (end + 1 < layout->n_slots && missing[end + 1])
        end++;
      band.rect.x = _mn_chart_place_x (layout, mn_time_axis_get_centre (&layout->times, (int)slot) - half);
      band.rect.width
          = _mn_chart_place_x (layout, mn_time_axis_get_centre (&layout->times, (int)end) + half) - band.rect.x;
      band.x = band.rect.x + band.rect.width / 2;
      band.y = band.rect.y;
      g_array_append_val (layer->marks, band);
      slot = end;
    }
}

void
_mn_chart_place_marks (MnChartLayout *layout)
{
  for (guint i = 0; i < layout->layers->len; i++)
    {
      MnChartLayer *layer = g_ptr_array_index (layout->layers, i);

      if (layer->klass == &mn_chart_line_layer)
        place_line (layout, layer);
      else if (layer->klass == &mn_chart_target_layer)
        place_targets (layout, layer);
      else if (layer->klass == &mn_chart_gap_layer)
        place_gaps (layout, layer);
      else if (mn_chart_get_kind (layout->chart) == MN_CHART_BARS)
        place_bars (layout, layer);
      else
        place_columns (layout, layer);
    }
}
