/* mn-indicator-judge.c: figures held against targets, and both put into words
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include <string.h>

#include "mn-indicator-data.h"
#include "mn-number.h"
#include "mn-print-words.h"
#include "mn-series.h"

GPtrArray *
mn_indicator_data_goals (const MnIndicatorData *self, gint64 unit)
{
  GPtrArray *goals = g_ptr_array_new ();

  for (guint i = 0; unit != 0 && i < self->goals->len; i++)
    if (((MnIndicatorGoal *)g_ptr_array_index (self->goals, i))->unit == unit)
      g_ptr_array_add (goals, g_ptr_array_index (self->goals, i));
  for (guint i = 0; goals->len == 0 && i < self->goals->len; i++)
    if (((MnIndicatorGoal *)g_ptr_array_index (self->goals, i))->unit == 0)
      {
        for (; i < self->goals->len; i++)
          if (((MnIndicatorGoal *)g_ptr_array_index (self->goals, i))->unit == 0)
            g_ptr_array_add (goals, g_ptr_array_index (self->goals, i));
      }
  return goals;
}

const MnIndicatorGoal *
mn_indicator_data_find_goal (const MnIndicatorData *self, gint64 unit, MnDate end)
{
  g_autoptr (GPtrArray) goals = mn_indicator_data_goals (self, unit);
  const MnIndicatorGoal *last = NULL;

  for (guint i = 0; i < goals->len; i++)
    {
      const MnIndicatorGoal *goal = g_ptr_array_index (goals, i);

      if (goal->year >= end.year)
        return goal;
      last = goal;
    }
  /* Past the last year that was named, what was named last still is not to be lost again. */
  return last;
}

MnIndicatorJudgement
mn_indicator_goal_judge (const MnIndicatorGoal *goal, gint64 value, gint64 *distance)
{
  gboolean reached;

  if (distance != NULL)
    *distance = goal != NULL ? value - goal->value : 0;
  if (goal == NULL)
    return MN_INDICATOR_UNJUDGED;
  if (strcmp (goal->comparison, "at_least") == 0)
    reached = value >= goal->value;
  else if (strcmp (goal->comparison, "above") == 0)
    reached = value > goal->value;
  else if (strcmp (goal->comparison, "at_most") == 0)
    reached = value <= goal->value;
  else if (strcmp (goal->comparison, "below") == 0)
    reached = value < goal->value;
  else if (strcmp (goal->comparison, "equal") == 0)
    reached = value == goal->value || (goal->has_value_to && value > goal->value && value <= goal->value_to);
  else
    return MN_INDICATOR_UNJUDGED;
  return reached ? MN_INDICATOR_REACHED : MN_INDICATOR_SHORT;
}

/* Words ------------------------------------------------------------------------------------------ */

static const char *
sign_of (const MnIndicatorData *self)
{
  if (strcmp (self->kind, "percent") == 0)
    return "%";
  return strcmp (self->kind, "per_mille") == 0 ? "‰" : "";
}

char *
mn_indicator_data_format (const MnIndicatorData *self, gint64 value)
{
  g_autofree char *number = mn_decimal_format (value);

  return g_strconcat (number, sign_of (self), NULL);
}

char *
mn_indicator_data_format_difference (const MnIndicatorData *self, gint64 difference)
{
  g_autofree char *number = mn_decimal_format (ABS (difference));

  if (strcmp (self->kind, "percent") == 0)
    return mn_print_words_fill ("indicator.points", "number", number, NULL);
  return g_strdup_printf ("%s %s", number, self->unit_text);
}

char *
mn_indicator_figure_text (const MnIndicatorFigure *figure)
{
  g_autofree char *number = mn_decimal_format (figure->value);
  const char *bound = mn_print_words_choice ("bound", figure->bound);

  return *bound != '\0' ? g_strdup_printf ("%s %s", bound, number) : g_steal_pointer (&number);
}

char *
mn_indicator_figure_period (const MnIndicatorFigure *figure)
{
  MnPoint point = { .start = figure->start, .end = figure->end };

  return mn_point_describe_period (&point);
}

char *
mn_indicator_goal_text (const MnIndicatorGoal *goal)
{
  g_autofree char *number = mn_decimal_format (goal->value);
  const char *comparison = mn_print_words_choice ("comparison", goal->comparison);
  g_autofree char *both = NULL;

  if (goal->has_value_to)
    {
      g_autofree char *upper = mn_decimal_format (goal->value_to);

      both = g_strdup_printf ("%s–%s", number, upper);
    }
  return g_strdup_printf ("%s%s%s", comparison, *comparison != '\0' ? " " : "", both != NULL ? both : number);
}
