/* mn-indicator-units.c: an indicator's figures of one period, unit by unit
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include <string.h>

#include "mn-chart-export.h"
#include "mn-indicator-chart-private.h"
#include "mn-print-words.h"

/* Of a bar with the room around it, and of all that stands above and below them, in points. */
#define BAR_HEIGHT 19.5
#define HEAD_HEIGHT 90.0

/* Figures that can be held against each other: of one period, counted in one way, of units of one level (a commune
 * beside its own district would be counted twice by the eye). */
static gboolean
is_beside (const MnObservation *figure, const MnObservation *like)
{
  return figure->unit != 0 && mn_date_compare (figure->start, like->start) == 0
         && mn_date_compare (figure->end, like->end) == 0 && strcmp (figure->series, like->series) == 0
         && g_strcmp0 (figure->level, like->level) == 0;
}

/* One figure for each unit: of an estimate, a report and a confirmed one, that which the rules take. */
static void
put (GPtrArray *bars, MnObservation *figure)
{
  for (guint i = 0; i < bars->len; i++)
    {
      MnObservation *known = g_ptr_array_index (bars, i);
      g_autoptr (GPtrArray) both = g_ptr_array_new ();

      if (known->unit != figure->unit)
        continue;
      g_ptr_array_add (both, known);
      g_ptr_array_add (both, figure);
      g_ptr_array_index (bars, i) = (gpointer)mn_observations_latest (both, figure->end);
      return;
    }
  g_ptr_array_add (bars, figure);
}

static GPtrArray *
collect (const MnIndicatorView *view, const MnObservation *like)
{
  GPtrArray *bars = g_ptr_array_new ();

  for (guint i = 0; i < view->data->figures->len; i++)
    if (is_beside (g_ptr_array_index (view->data->figures, i), like))
      put (bars, g_ptr_array_index (view->data->figures, i));
  return bars;
}

static gboolean
is_asked (const MnIndicatorView *view, const MnObservation *figure, int year)
{
  return figure->unit != 0 && (year == 0 || figure->end.year == year)
         && mn_indicator_view_holds (view, figure->start, figure->end)
         && mn_date_compare (figure->end, view->data->on) <= 0;
}

/* The newest period of two units or more; of two that end on one day, the one with more of them. NULL: there is none.
 */
static GPtrArray *
find_bars (const MnIndicatorView *view, int year)
{
  GPtrArray *best = NULL;

  for (guint i = view->data->figures->len; i > 0; i--)
    {
      const MnObservation *figure = g_ptr_array_index (view->data->figures, i - 1);
      const MnObservation *of = best != NULL ? g_ptr_array_index (best, 0) : NULL;
      int order = of != NULL ? mn_date_compare (figure->end, of->end) : 1;
      g_autoptr (GPtrArray) bars = NULL;

      if (!is_asked (view, figure, year) || order < 0 || (of != NULL && is_beside (figure, of)))
        continue;
      bars = collect (view, figure);
      if (bars->len < 2 || (order == 0 && bars->len <= best->len))
        continue;
      g_clear_pointer (&best, g_ptr_array_unref);
      best = g_steal_pointer (&bars);
    }
  return best;
}

/* Another day's units ---------------------------------------------------------------------------- */

/* What @unit was made of on @day: itself, what it came from, and what it took in since; of its own level, for a
 * district may be named as one of a commune's roots. (element-type gint64) */
static GArray *
parts_on (const MnUnits *units, const MnUnit *unit, MnDate day)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) links = mn_units_predecessors (units, unit->id);
  gint64 to;
  gboolean is_same = mn_units_map (units, unit->id, day, &to, all) == MN_UNIT_SAME;

  for (guint i = 0; is_same && i < links->len; i++)
    {
      const MnUnitLink *link = g_ptr_array_index (links, i);

      if (mn_date_compare (link->from, day) > 0 && link->unit != unit->id)
        g_array_append_val (all, link->unit);
    }
  for (guint i = 0; i < all->len; i++)
    if (strcmp (mn_units_get (units, g_array_index (all, gint64, i))->level, unit->level) == 0)
      g_array_append_val (parts, g_array_index (all, gint64, i));
  return parts;
}

static const MnObservation *
find_bar (const GPtrArray *bars, gint64 unit)
{
  for (guint i = 0; i < bars->len; i++)
    if (((const MnObservation *)g_ptr_array_index (bars, i))->unit == unit)
      return g_ptr_array_index (bars, i);
  return NULL;
}

/* The figure of a unit of the day, from those of all its parts; NULL: one is missing, or they do not add up. */
static MnObservation *
add_up (const MnIndicatorView *view, const GPtrArray *bars, const MnUnit *unit, MnDate day)
{
  g_autoptr (GArray) parts = parts_on (mn_unit_view_get_units (view->units), unit, day);
  MnObservation *sum = NULL;

  if (parts->len == 0 || (parts->len > 1 && strcmp (view->data->kind, "count") != 0))
    return NULL;
  for (guint i = 0; i < parts->len; i++)
    {
      const MnObservation *bar = find_bar (bars, g_array_index (parts, gint64, i));

      /* What was split is a part of several: nothing is shared out by guess. */
      if (bar == NULL || mn_unit_view_find (view->units, bar->unit) != unit)
        {
          g_free (sum);
          return NULL;
        }
      if (sum == NULL)
        {
          sum = g_memdup2 (bar, sizeof *bar);
          sum->unit = unit->id;
          sum->place = unit->name;
        }
      else
        sum->value += bar->value;
    }
  return sum;
}

/* Copies, whose texts are the figures' and the units'. */
static GPtrArray *
regroup (const MnIndicatorView *view, const GPtrArray *bars)
{
  GPtrArray *anew = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < bars->len; i++)
    {
      const MnObservation *bar = g_ptr_array_index (bars, i);
      const MnUnit *unit = mn_unit_view_find (view->units, bar->unit);
      MnObservation *sum
          = unit != NULL && find_bar (anew, unit->id) == NULL ? add_up (view, bars, unit, bar->end) : NULL;

      if (sum != NULL)
        g_ptr_array_add (anew, sum);
    }
  return anew;
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const MnObservation *one = *(MnObservation *const *)a;
  const MnObservation *two = *(MnObservation *const *)b;

  if (one->value != two->value)
    return one->value > two->value ? -1 : 1;
  return strcmp (one->place, two->place);
}

static void
add_bars (MnChart *chart, const GPtrArray *bars, const MnTarget *goal)
{
  g_autoptr (MnSeries) series = mn_series_new (NULL);

  for (guint i = 0; i < bars->len; i++)
    {
      const MnObservation *bar = g_ptr_array_index (bars, i);
      gboolean is_reached = mn_target_judge (goal, bar->value, NULL) == MN_STANDING_REACHED;

      _mn_indicator_add_point (series, bar, TRUE, _mn_indicator_short_name (bar->place), is_reached);
    }
  mn_chart_take_series (chart, g_steal_pointer (&series));
}

/* "Theo địa bàn, năm 2016 (%)" */
static char *
create_caption (const MnIndicatorView *view, const MnObservation *like)
{
  g_autofree char *period = mn_indicator_figure_period (like);
  const char *key = strlen (period) == 4 ? "indicator.units.year" : "indicator.units.period";

  g_autofree char *caption = mn_print_words_fill (key, "period", period, "unit", view->data->unit_text, NULL);
  g_autofree char *day = view->units != NULL ? mn_date_format (mn_unit_view_get_day (view->units)) : NULL;

  return day != NULL ? mn_print_words_fill ("indicator.units.on", "caption", caption, "date", day, NULL)
                     : g_steal_pointer (&caption);
}

static GPtrArray *
find_shown_bars (const MnIndicatorView *view, int year)
{
  g_autoptr (GPtrArray) bars = find_bars (view, year);
  g_autoptr (GPtrArray) shown = NULL;

  if (bars == NULL || view->units == NULL)
    return g_steal_pointer (&bars);
  shown = regroup (view, bars);
  return shown->len >= 2 ? g_steal_pointer (&shown) : NULL;
}

MnChart *
mn_indicator_units_chart_new (const MnIndicatorView *view, int year, guint *n)
{
  g_autoptr (GPtrArray) bars = find_shown_bars (view, year);
  const MnObservation *like;
  const MnTarget *goal;
  MnChart *chart;
  g_autofree char *caption = NULL;

  if (n != NULL)
    *n = bars != NULL ? bars->len : 0;
  if (bars == NULL)
    return NULL;
  like = g_ptr_array_index (bars, 0);
  goal = mn_indicator_data_find_goal (view->data, mn_indicator_data_get_unit (view->data, view->place), like->end);
  if (goal != NULL
      && (like->end.year < mn_indicator_data_first_year (view->data, goal)
          || mn_target_judge (goal, goal->value, NULL) == MN_STANDING_UNKNOWN))
    goal = NULL;
  chart = mn_chart_new (MN_CHART_BARS);
  caption = create_caption (view, like);
  g_ptr_array_sort (bars, compare_bars);
  add_bars (chart, bars, goal);
  if (goal != NULL)
    _mn_indicator_add_target (chart, view->data, goal);
  mn_chart_set_words (chart, &(MnChartWords) { .title = view->with_title ? view->data->name : NULL,
                                               .subtitle = view->with_title ? caption : NULL,
                                               .value_title = view->with_title ? NULL : caption });
  mn_chart_set_value_axis (chart, MN_AXIS_FROM_ZERO, view->data->limit);
  return chart;
}

double
mn_indicator_units_height (guint n)
{
  return n == 0 ? MN_CHART_FILE_HEIGHT : n * BAR_HEIGHT + HEAD_HEIGHT;
}

char *
mn_indicator_units_nothing (const MnIndicatorView *view)
{
  g_autoptr (GPtrArray) bars = view->units != NULL ? find_bars (view, 0) : NULL;
  g_autofree char *day = bars != NULL ? mn_date_format (mn_unit_view_get_day (view->units)) : NULL;

  return day != NULL ? mn_print_words_fill ("indicator.units.none-on", "date", day, NULL)
                     : g_strdup (mn_print_words ("indicator.units.none"));
}
