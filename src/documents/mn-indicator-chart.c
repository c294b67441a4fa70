/* mn-indicator-chart.c: the chart of an indicator
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include <math.h>
#include <string.h>

#include "mn-indicator-chart-private.h"
#include "mn-print-words.h"

/* More lines to compare with than this hide the one that is looked at. */
#define MAX_CONTEXT 2

gboolean
mn_indicator_view_holds (const MnIndicatorView *view, MnDate start, MnDate end)
{
  return (view->from == 0 || end.year >= view->from) && (view->to == 0 || start.year <= view->to);
}

static gboolean
is_year (const MnObservation *figure)
{
  MnPoint point = { .start = figure->start, .end = figure->end };

  return figure->start.month == 1 && mn_point_get_months (&point) == 12;
}

/* A line of nothing but estimates says so by its dots and its name; each of its figures need not. */
static gboolean
is_all_estimated (const MnIndicatorLine *line)
{
  for (guint i = 0; i < line->figures->len; i++)
    if (strcmp (((MnObservation *)g_ptr_array_index (line->figures, i))->state, "estimated") != 0)
      return FALSE;
  return line->figures->len > 1;
}

/* "9 tháng", "ước": what a figure has to say of itself beside its value. */
static char *
figure_note (const MnObservation *figure, gboolean with_state)
{
  MnPoint point = { .start = figure->start, .end = figure->end };
  int months = mn_point_get_months (&point);
  const char *state = with_state ? mn_print_words_choice ("figure-note", figure->state) : "";
  g_autofree char *period = NULL;

  if (months > 0 && months < 12)
    {
      g_autofree char *count = g_strdup_printf ("%d", months);

      period = mn_print_words_fill ("indicator.months", "count", count, NULL);
    }
  if (period == NULL)
    return *state != '\0' ? g_strdup (state) : NULL;
  return *state != '\0' ? g_strdup_printf ("%s, %s", period, state) : g_steal_pointer (&period);
}

static MnPointState
point_state (const MnObservation *figure)
{
  if (strcmp (figure->state, "estimated") == 0)
    return MN_POINT_ESTIMATED;
  return strcmp (figure->state, "confirmed") == 0 ? MN_POINT_CONFIRMED : MN_POINT_REPORTED;
}

/* Known to be missing: the years between two figures of whole years. */
static void
add_missing (MnSeries *series, const MnObservation *before, const MnObservation *after)
{
  if (before == NULL || !is_year (before) || !is_year (after))
    return;
  for (int year = before->start.year + 1; year < after->start.year; year++)
    mn_series_add (series, &(MnPoint) { .start = { (gint16)year }, .value = NAN });
}

void
_mn_indicator_add_point (MnSeries *series, const MnObservation *figure, gboolean with_state, const char *label,
                         gboolean is_muted)
{
  g_autofree char *text = mn_indicator_figure_text (figure);
  g_autofree char *note = figure_note (figure, with_state);
  MnPoint point = { .value = (double)figure->value / 100,
                    .state = point_state (figure),
                    .is_muted = is_muted,
                    .text = *figure->bound != '\0' ? text : NULL,
                    .note = note,
                    .label = label };

  if (label == NULL)
    {
      point.start = figure->start;
      point.end = figure->end;
    }
  mn_series_add (series, &point);
}

static MnSeries *
create_series (const MnIndicatorView *view, const MnIndicatorLine *line, const char *name)
{
  MnSeries *series = mn_series_new (name);
  const MnObservation *before = NULL;
  gboolean all_estimated = is_all_estimated (line);

  for (guint i = 0; i < line->figures->len; i++)
    {
      const MnObservation *figure = g_ptr_array_index (line->figures, i);

      if (!mn_indicator_view_holds (view, figure->start, figure->end))
        continue;
      add_missing (series, before, figure);
      _mn_indicator_add_point (series, figure, !all_estimated, NULL, FALSE);
      before = figure;
    }
  return series;
}

/* "Cam Lộ" says enough beside a line. */
const char *
_mn_indicator_short_name (const char *place)
{
  static const char *const kinds[] = { "Huyện ", "Tỉnh ", "Thị trấn ", "Thị xã ", "Xã ", "Phường ", "Thành phố " };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (place, kinds[i]))
      return place + strlen (kinds[i]);
  return place;
}

static void
add_lines (MnChart *chart, const MnIndicatorView *view)
{
  g_autoptr (GPtrArray) lines = mn_indicator_data_lines (view->data, view->place);

  for (guint i = 0; i < lines->len; i++)
    {
      const MnIndicatorLine *line = g_ptr_array_index (lines, i);
      const char *name
          = lines->len > 1 && *line->series != '\0' ? line->series : _mn_indicator_short_name (line->place);
      g_autoptr (MnSeries) series = create_series (view, line, name);

      if (mn_series_get_n_points (series) > 0)
        mn_chart_take_series (chart, g_steal_pointer (&series));
    }
}

static void
add_context (MnChart *chart, const MnIndicatorView *view)
{
  g_autoptr (GPtrArray) lines = mn_indicator_data_lines (view->data, NULL);
  guint n = 0;

  for (guint i = 0; i < lines->len && n < MAX_CONTEXT; i++)
    {
      const MnIndicatorLine *line = g_ptr_array_index (lines, i);
      g_autoptr (MnSeries) series = NULL;

      if (line->unit != 0 || strcmp (line->place, view->place) == 0 || line->figures->len < 2)
        continue;
      series = create_series (view, line, line->place);
      mn_series_set_context (series, TRUE);
      if (mn_series_get_n_points (series) > 1)
        {
          mn_chart_take_series (chart, g_steal_pointer (&series));
          n++;
        }
    }
}

static MnTargetKind
target_kind (const MnTarget *goal)
{
  if (strcmp (goal->comparison, "at_least") == 0 || strcmp (goal->comparison, "above") == 0
      || strcmp (goal->comparison, "yearly_fall") == 0)
    return MN_TARGET_AT_LEAST;
  if (strcmp (goal->comparison, "at_most") == 0 || strcmp (goal->comparison, "below") == 0)
    return MN_TARGET_AT_MOST;
  return MN_TARGET_EXACT;
}

void
_mn_indicator_add_target (MnChart *chart, const MnIndicatorData *data, const MnTarget *goal)
{
  g_autofree char *year = g_strdup_printf ("%d", goal->year);
  g_autofree char *text = mn_indicator_goal_text (goal);
  g_autofree char *label = mn_print_words_fill ("indicator.target", "year", year, "value", text, NULL);

  mn_chart_add_target (chart, &(MnChartTarget) { .start = { (gint16)mn_indicator_data_first_year (data, goal) },
                                                 .end = { (gint16)goal->year },
                                                 .value = (double)goal->value / 100,
                                                 .kind = target_kind (goal),
                                                 .label = label });
}

static void
add_targets (MnChart *chart, const MnIndicatorView *view)
{
  gint64 unit = mn_indicator_data_get_unit (view->data, view->place);
  g_autoptr (GPtrArray) goals = mn_indicator_data_goals (view->data, unit);

  for (guint i = 0; i < goals->len; i++)
    {
      const MnTarget *goal = g_ptr_array_index (goals, i);
      MnDate start = { (gint16)mn_indicator_data_first_year (view->data, goal) };
      MnDate end = { (gint16)goal->year };

      if (mn_target_judge (goal, goal->value, NULL) != MN_STANDING_UNKNOWN
          && mn_indicator_view_holds (view, start, end))
        _mn_indicator_add_target (chart, view->data, goal);
    }
}

char *
mn_indicator_chart_subtitle (const MnIndicatorView *view)
{
  g_autoptr (GPtrArray) lines = NULL;
  const char *source = view->data->source;
  const char *direction = mn_print_words_choice ("direction", view->data->direction);
  g_autofree char *unit = mn_print_words_fill ("indicator.unit", "unit", view->data->unit_text, NULL);
  g_autofree char *from = NULL;

  if (view->place != NULL)
    {
      lines = mn_indicator_data_lines (view->data, view->place);
      source = mn_indicator_line_get_latest (g_ptr_array_index (lines, 0))->source;
    }
  if (*source != '\0')
    from = mn_print_words_fill ("indicator.source", "source", source, NULL);
  return g_strdup_printf ("%s%s%s%s%s", unit, from != NULL ? " " : "", from != NULL ? from : "",
                          *direction != '\0' ? " " : "", direction);
}

static guint
count_points (const MnChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < mn_chart_get_n_series (chart); i++)
    n += mn_series_get_n_points (mn_chart_get_series (chart, i));
  return n;
}

MnChart *
mn_indicator_chart_new (const MnIndicatorView *view)
{
  MnChart *chart = mn_chart_new (MN_CHART_LINES);
  g_autofree char *value_title = g_strdup_printf ("%s (%s)", view->data->short_name, view->data->unit_text);
  g_autofree char *subtitle = mn_indicator_chart_subtitle (view);

  if (view->place != NULL)
    {
      add_lines (chart, view);
      add_context (chart, view);
    }
  add_targets (chart, view);
  mn_chart_set_words (chart, &(MnChartWords) { .title = view->with_title ? view->data->name : NULL,
                                               .subtitle = view->with_title ? subtitle : NULL,
                                               .value_title = value_title,
                                               .time_title = mn_print_words ("indicator.year"),
                                               .gap = mn_print_words ("indicator.gap"),
                                               .cut = mn_print_words ("indicator.cut") });
  mn_chart_set_shows_goals (chart, TRUE);
  /* A figure or two are no trend that a cut axis would make plain. */
  mn_chart_set_value_axis (chart, count_points (chart) < 3 ? MN_AXIS_FROM_ZERO : MN_AXIS_AUTO, view->data->limit);
  return chart;
}
