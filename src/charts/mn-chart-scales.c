/* mn-chart-scales.c: what the axes of a chart hold
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>

#include "mn-chart-private.h"

#define TICK_ROOM 26.0 /* height a value tick wants */

static const MnTextStyle regular = MN_TEXT_REGULAR (MN_CHART_TEXT_SIZE);

/* The slot all regular periods fill, and the first and last day of anything. */
/* A goal that lies ahead is to be seen ahead: the axis goes on to its last year. */
static MnDate
last_with_targets (const MnChart *chart, MnDate last)
{
  if (!mn_chart_get_shows_goals (chart) || !mn_date_is_set (last))
    return last;
  for (guint i = 0; i < mn_chart_get_n_targets (chart); i++)
    {
      const MnChartTarget *target = mn_chart_get_target (chart, i);

      if (mn_date_is_set (target->end) && target->end.year > last.year)
        last = mn_date_new (target->end.year, 12, 31);
    }
  return last;
}

static void
fit_times (MnChartLayout *layout)
{
  MnDate first = MN_DATE_NONE;
  MnDate last = MN_DATE_NONE;
  int slot = 12;

  for (guint i = 0; i < mn_chart_get_n_series (layout->chart); i++)
    {
      const MnSeries *series = mn_chart_get_series (layout->chart, i);
      guint n = mn_series_get_n_points (series);
      int usual = mn_series_get_usual_months (series);
      int step = usual == 0 ? mn_series_get_step (series) : usual;

      if (step > 0 && step % 12 != 0)
        slot = MIN (slot, step % 3 == 0 ? 3 : 1);
      for (guint j = 0; j < n; j++)
        {
          const MnPoint *point = mn_series_get_point (series, j);

          if (!mn_date_is_set (first) || mn_date_compare (point->start, first) < 0)
            first = point->start;
          if (!mn_date_is_set (last) || mn_date_compare (point->end, last) > 0)
            last = point->end;
        }
    }
  last = last_with_targets (layout->chart, last);
  /* Nothing to show yet is still a chart: of one empty year. */
  if (!mn_date_is_set (first))
    first = last = mn_date_new (2000, 1, 1);
  mn_time_axis_fit (&layout->times, first, last, slot);
  layout->n_slots = mn_time_axis_get_n_slots (&layout->times);
  if (mn_chart_get_kind (layout->chart) == MN_CHART_LINES)
    layout->times.trim = 0.2 * slot;
}

void
_mn_chart_count_slots (MnChartLayout *layout)
{
  if (mn_chart_is_dated (layout->chart))
    {
      fit_times (layout);
      return;
    }
  for (guint i = 0; i < mn_chart_get_n_series (layout->chart); i++)
    layout->n_slots = MAX (layout->n_slots, mn_series_get_n_points (mn_chart_get_series (layout->chart, i)));
}

/* Targets that ended before the axis begins, or begin after its end, are not shown and do not count. */
static gboolean
is_on_axis (const MnChartLayout *layout, const MnChartTarget *target)
{
  if (!mn_chart_is_dated (layout->chart))
    return TRUE;
  return (!mn_date_is_set (target->end) || mn_time_axis_find_slot (&layout->times, target->end) >= 0)
         && (!mn_date_is_set (target->start)
             || mn_time_axis_find_slot (&layout->times, target->start) < (int)layout->n_slots);
}

static void
find_range (const MnChartLayout *layout, double *low, double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (guint i = 0; i < mn_chart_get_n_series (layout->chart); i++)
    {
      const MnSeries *series = mn_chart_get_series (layout->chart, i);

      for (guint j = 0; j < mn_series_get_n_points (series); j++)
        {
          const MnPoint *point = mn_series_get_point (series, j);

          *low = mn_point_is_known (point) ? MIN (*low, point->value) : *low;
          *high = mn_point_is_known (point) ? MAX (*high, point->value) : *high;
        }
    }
  for (guint i = 0; i < mn_chart_get_n_targets (layout->chart); i++)
    {
      const MnChartTarget *target = mn_chart_get_target (layout->chart, i);

      if (is_on_axis (layout, target))
        {
          *low = MIN (*low, target->value);
          *high = MAX (*high, target->value);
        }
    }
  if (*low > *high)
    *low = *high = 0;
}

void
_mn_chart_fit_values (MnChartLayout *layout, double height)
{
  double low;
  double high;

  find_range (layout, &low, &high);
  mn_value_axis_fit (&layout->values, low, high, mn_chart_get_axis_start (layout->chart),
                     mn_chart_get_limit (layout->chart), (guint)CLAMP (height / TICK_ROOM + 1, 3, 9));
  if (layout->has_grid)
    return;
  /* No ticks to be nice for: all the room is for the bars, and a little for the values on top of columns. */
  layout->values.low = MIN (low, 0);
  layout->values.high = MAX (MAX (high, 0), layout->values.low + 1e-9);
  if (mn_chart_get_kind (layout->chart) == MN_CHART_COLUMNS)
    {
      double room = MIN (0.2, 14 / MAX (height, 1)) * (layout->values.high - layout->values.low);

      layout->values.high += room;
      layout->values.low -= low < 0 ? room : 0;
    }
}

/* Columns wide enough for their values need neither grid nor axis. */
gboolean
_mn_chart_decide_grid (MnChartBuild *build, GError **error)
{
  MnChartLayout *layout = build->layout;
  guint n_series = MAX (mn_chart_get_n_series (layout->chart), 1);
  double share = layout->width / MAX (layout->n_slots, 1) * (n_series > 1 ? MN_GROUP_SHARE / n_series : 0.95) - 2;
  double widest = 0;

  layout->has_grid = mn_chart_get_kind (layout->chart) == MN_CHART_LINES;
  if (mn_chart_get_kind (layout->chart) != MN_CHART_COLUMNS)
    return TRUE;
  for (guint i = 0; i < mn_chart_get_n_series (layout->chart); i++)
    {
      const MnSeries *series = mn_chart_get_series (layout->chart, i);

      for (guint j = 0; j < mn_series_get_n_points (series); j++)
        {
          g_autofree char *text = mn_series_get_text (series, j);
          double width;

          if (!mn_text_measure (build->fonts, &regular, text, &width, NULL, NULL, error))
            return FALSE;
          widest = MAX (widest, width);
        }
    }
  layout->has_grid = widest > share;
  return TRUE;
}
