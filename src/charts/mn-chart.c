/* mn-chart.c: what a chart is to show
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>

#include "mn-chart.h"

struct _MnChart {
  MnChartKind kind;
  GPtrArray *series; /* of MnSeries */
  GArray *targets;   /* of MnChartTarget, labels owned */
  MnChartWords words;
  MnAxisStart start;
  double limit;
  gboolean shows_goals;
};

static void
clear_target (MnChartTarget *target)
{
  g_free ((char *)target->label);
}

static void
clear_words (MnChartWords *words)
{
  g_free ((char *)words->title);
  g_free ((char *)words->subtitle);
  g_free ((char *)words->value_title);
  g_free ((char *)words->time_title);
  g_free ((char *)words->gap);
  g_free ((char *)words->cut);
  g_free ((char *)words->footer);
  *words = (MnChartWords) { 0 };
}

MnChart *
mn_chart_new (MnChartKind kind)
{
  MnChart *self = g_atomic_rc_box_new0 (MnChart);

  self->kind = kind;
  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_series_free);
  self->targets = g_array_new (FALSE, FALSE, sizeof (MnChartTarget));
  g_array_set_clear_func (self->targets, (GDestroyNotify)clear_target);
  self->limit = NAN;
  return self;
}

MnChart *
mn_chart_ref (MnChart *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_chart (MnChart *self)
{
  g_ptr_array_unref (self->series);
  g_array_unref (self->targets);
  clear_words (&self->words);
}

void
mn_chart_unref (MnChart *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, (GDestroyNotify)clear_chart);
}

void
mn_chart_take_series (MnChart *self, MnSeries *series)
{
  g_return_if_fail (self != NULL && series != NULL);

  g_ptr_array_add (self->series, series);
}

void
mn_chart_add_target (MnChart *self, const MnChartTarget *target)
{
  MnChartTarget copy;

  g_return_if_fail (self != NULL && target != NULL);
  g_return_if_fail (isfinite (target->value));

  copy = *target;
  copy.label = g_strdup (target->label);
  g_array_append_val (self->targets, copy);
}

void
mn_chart_set_words (MnChart *self, const MnChartWords *words)
{
  MnChartWords copy;

  g_return_if_fail (self != NULL && words != NULL);

  copy = (MnChartWords) {
    .title = g_strdup (words->title),
    .subtitle = g_strdup (words->subtitle),
    .value_title = g_strdup (words->value_title),
    .time_title = g_strdup (words->time_title),
    .gap = g_strdup (words->gap),
    .cut = g_strdup (words->cut),
    .footer = g_strdup (words->footer),
  };
  clear_words (&self->words);
  self->words = copy;
}

void
mn_chart_set_value_axis (MnChart *self, MnAxisStart start, double limit)
{
  g_return_if_fail (self != NULL);

  self->start = start;
  self->limit = limit;
}

void
mn_chart_set_shows_goals (MnChart *self, gboolean shows_goals)
{
  g_return_if_fail (self != NULL);

  self->shows_goals = shows_goals;
}

gboolean
mn_chart_get_shows_goals (const MnChart *self)
{
  return self->shows_goals;
}

MnChartKind
mn_chart_get_kind (const MnChart *self)
{
  return self->kind;
}

guint
mn_chart_get_n_series (const MnChart *self)
{
  return self->series->len;
}

const MnSeries *
mn_chart_get_series (const MnChart *self, guint index)
{
  g_return_val_if_fail (index < self->series->len, NULL);

  return g_ptr_array_index (self->series, index);
}

guint
mn_chart_get_n_targets (const MnChart *self)
{
  return self->targets->len;
}

const MnChartTarget *
mn_chart_get_target (const MnChart *self, guint index)
{
  g_return_val_if_fail (index < self->targets->len, NULL);

  return &g_array_index (self->targets, MnChartTarget, index);
}

const MnChartWords *
mn_chart_get_words (const MnChart *self)
{
  return &self->words;
}

MnAxisStart
mn_chart_get_axis_start (const MnChart *self)
{
  return self->kind == MN_CHART_LINES ? self->start : MN_AXIS_FROM_ZERO;
}

double
mn_chart_get_limit (const MnChart *self)
{
  return self->limit;
}

guint
mn_chart_get_n_main_series (const MnChart *self)
{
  guint n = 0;

  for (guint i = 0; i < self->series->len; i++)
    n += !mn_series_is_context (g_ptr_array_index (self->series, i));
  return n;
}

guint
mn_chart_get_style (const MnChart *self, guint series)
{
  gboolean is_context = mn_series_is_context (mn_chart_get_series (self, series));
  guint style = 0;

  for (guint i = 0; i < series; i++)
    style += mn_series_is_context (g_ptr_array_index (self->series, i)) == is_context;
  return style;
}

gboolean
mn_chart_is_dated (const MnChart *self)
{
  if (self->kind == MN_CHART_BARS)
    return FALSE;
  for (guint i = 0; i < self->series->len; i++)
    {
      const MnSeries *series = g_ptr_array_index (self->series, i);

      if (mn_series_get_n_points (series) > 0)
        return mn_date_is_set (mn_series_get_point (series, 0)->start);
    }
  return self->kind == MN_CHART_LINES;
}

static void
describe_series (const MnSeries *series, GString *description)
{
  if (mn_series_get_name (series) != NULL)
    g_string_append_printf (description, "%s: ", mn_series_get_name (series));
  for (guint i = 0; i < mn_series_get_n_points (series); i++)
    {
      const MnPoint *point = mn_series_get_point (series, i);
      g_autofree char *period = mn_point_describe_period (point);
      g_autofree char *text = mn_series_get_text (series, i);

      g_string_append_printf (description, "%s%s %s", i > 0 ? "; " : "", period, text);
    }
}

char *
mn_chart_describe (const MnChart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->series->len; i++)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      describe_series (g_ptr_array_index (self->series, i), text);
    }
  for (guint i = 0; i < self->targets->len; i++)
    {
      const MnChartTarget *target = mn_chart_get_target (self, i);

      if (target->label == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, target->label);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
