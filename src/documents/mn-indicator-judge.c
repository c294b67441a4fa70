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
    if (((MnTarget *)g_ptr_array_index (self->goals, i))->unit == unit)
      g_ptr_array_add (goals, g_ptr_array_index (self->goals, i));
  for (guint i = 0; goals->len == 0 && i < self->goals->len; i++)
    if (((MnTarget *)g_ptr_array_index (self->goals, i))->unit == 0)
      {
        for (; i < self->goals->len; i++)
          if (((MnTarget *)g_ptr_array_index (self->goals, i))->unit == 0)
            g_ptr_array_add (goals, g_ptr_array_index (self->goals, i));
      }
  return goals;
}

const MnTarget *
mn_indicator_data_find_goal (const MnIndicatorData *self, gint64 unit, MnDate end)
{
  return mn_targets_choose (self->goals, unit, end.year, self->on);
}

int
mn_indicator_data_first_year (const MnIndicatorData *self, const MnTarget *goal)
{
  int first = goal->valid_from.year > 1 ? MIN (goal->valid_from.year, goal->year) : goal->year;

  for (guint i = 0; i < self->goals->len; i++)
    {
      const MnTarget *before = g_ptr_array_index (self->goals, i);

      if (before->unit == goal->unit && before->year < goal->year)
        first = MAX (first, before->year + 1);
    }
  return first;
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
mn_indicator_figure_text (const MnObservation *figure)
{
  g_autofree char *number = mn_decimal_format (figure->value);
  const char *bound = mn_print_words_choice ("bound", figure->bound);

  return *bound != '\0' ? g_strdup_printf ("%s %s", bound, number) : g_steal_pointer (&number);
}

char *
mn_indicator_figure_period (const MnObservation *figure)
{
  MnPoint point = { .start = figure->start, .end = figure->end };

  return mn_point_describe_period (&point);
}

char *
mn_indicator_goal_text (const MnTarget *goal)
{
  g_autofree char *number = mn_decimal_format (goal->value);
  const char *comparison = mn_print_words_choice ("comparison", goal->comparison);
  g_autofree char *both = NULL;

  if (goal->has_upper)
    {
      g_autofree char *upper = mn_decimal_format (goal->value_to);

      both = g_strdup_printf ("%s–%s", number, upper);
    }
  return g_strdup_printf ("%s%s%s", comparison, *comparison != '\0' ? " " : "", both != NULL ? both : number);
}
