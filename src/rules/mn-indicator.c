/* mn-indicator.c: where an indicator stands against its target
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "mn-indicator.h"

static int
trust_of (const MnObservation *figure)
{
  if (g_str_equal (figure->state, "confirmed"))
    return 2;
  return g_str_equal (figure->state, "reported") ? 1 : 0;
}

static gboolean
is_newer (const MnObservation *figure, const MnObservation *than)
{
  int order;

  if (than == NULL)
    return TRUE;
  order = mn_date_compare (figure->end, than->end);
  return order > 0 || (order == 0 && trust_of (figure) > trust_of (than));
}

const MnObservation *
mn_observations_latest (GPtrArray *figures, MnDate on)
{
  const MnObservation *latest = NULL;
  const MnObservation *estimate = NULL;

  for (guint i = 0; i < figures->len; i++)
    {
      const MnObservation *figure = g_ptr_array_index (figures, i);
      const MnObservation **known = trust_of (figure) > 0 ? &latest : &estimate;

      if (mn_date_compare (figure->end, on) <= 0 && is_newer (figure, *known))
        *known = figure;
    }
  return latest != NULL ? latest : estimate;
}

static gboolean
is_in_force (const MnTarget *target, MnDate on)
{
  return mn_date_first_day (target->valid_from) <= mn_date_first_day (on)
         && (!mn_date_is_set (target->valid_to) || mn_date_first_day (on) <= mn_date_last_day (target->valid_to));
}

/* Those of one unit; they come by year. */
static const MnTarget *
find_target (GPtrArray *targets, gint64 unit, int year, MnDate on, gboolean in_force)
{
  const MnTarget *last = NULL;

  for (guint i = 0; i < targets->len; i++)
    {
      const MnTarget *target = g_ptr_array_index (targets, i);

      if (target->unit != unit || (in_force && !is_in_force (target, on)))
        continue;
      if (target->year >= year)
        return target;
      last = target;
    }
  /* What was named last still is not to be lost again. */
  return last;
}

const MnTarget *
mn_targets_choose (GPtrArray *targets, gint64 unit, int year, MnDate on)
{
  const MnTarget *target = find_target (targets, unit, year, on, TRUE);

  if (target == NULL && unit != 0)
    target = find_target (targets, 0, year, on, TRUE);
  /* Before the act: the page says against what is to come, and that it is to come. */
  if (target == NULL)
    target = find_target (targets, unit, year, on, FALSE);
  if (target == NULL && unit != 0)
    target = find_target (targets, 0, year, on, FALSE);
  return target;
}

MnStandingState
mn_target_judge (const MnTarget *target, gint64 value, gint64 *distance)
{
  const char *comparison = target != NULL ? target->comparison : "";
  gboolean reached;

  if (distance != NULL)
    *distance = target != NULL ? value - target->value : 0;
  if (target == NULL)
    return MN_STANDING_UNKNOWN;
  if (g_str_equal (comparison, "at_least"))
    reached = value >= target->value;
  else if (g_str_equal (comparison, "above"))
    reached = value > target->value;
  else if (g_str_equal (comparison, "at_most"))
    reached = value <= target->value;
  else if (g_str_equal (comparison, "below"))
    reached = value < target->value;
  else if (g_str_equal (comparison, "equal"))
    reached = value >= target->value && value <= (target->has_upper ? target->value_to : target->value);
  else
    /* A yearly fall: the figure of such an indicator is the fall itself, and more of it is better. */
    reached = value >= target->value;
  return reached ? MN_STANDING_REACHED : MN_STANDING_SHORT;
}

MnStanding
mn_indicator_stand (GPtrArray *observations, GPtrArray *targets, gint64 unit, MnDate on)
{
  MnStanding standing = { 0 };
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < observations->len; i++)
    {
      MnObservation *figure = g_ptr_array_index (observations, i);

      if (unit != 0 ? figure->unit == unit : figure->national)
        g_ptr_array_add (own, figure);
    }
  standing.latest = mn_observations_latest (own, on);
  standing.target
      = mn_targets_choose (targets, unit, standing.latest != NULL ? standing.latest->end.year : on.year, on);
  standing.in_force = standing.target != NULL && is_in_force (standing.target, on);
  if (standing.latest != NULL)
    standing.state = mn_target_judge (standing.target, standing.latest->value, &standing.distance);
  return standing;
}

char *
mn_standing_describe (const MnStanding *standing, const MnIndicatorInfo *info)
{
  g_autofree char *number = NULL;
  g_autofree char *difference = NULL;
  int year;

  if (standing->state == MN_STANDING_UNKNOWN)
    return NULL;
  year = standing->target->year;
  if (standing->state == MN_STANDING_REACHED)
    return g_strdup_printf (_ ("the target of %d is reached"), year);
  if (standing->distance == 0)
    return g_strdup_printf (_ ("as much as the target of %d, which is to be passed"), year);
  number = mn_decimal_format (ABS (standing->distance));
  if (g_str_equal (info->kind, "percent"))
    difference = g_strdup_printf (_ ("%s percentage points"), number);
  else
    difference = mn_indicator_value_text (info, ABS (standing->distance));
  /* Translators: a difference with its unit, then a year. */
  return standing->distance > 0 ? g_strdup_printf (_ ("still %s above the target of %d"), difference, year)
                                : g_strdup_printf (_ ("still %s below the target of %d"), difference, year);
}

static gboolean
touches (const MnObservation *const *figures, guint n, int year)
{
  for (guint i = 0; i < n; i++)
    if (figures[i]->start.year <= year && year <= figures[i]->end.year)
      return TRUE;
  return FALSE;
}

GArray *
mn_indicator_gaps (const MnObservation *const *figures, guint n_figures)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  int first = G_MAXINT, last = 0;

  for (guint i = 0; i < n_figures; i++)
    {
      first = MIN (first, figures[i]->start.year);
      last = MAX (last, figures[i]->end.year);
    }
  for (int year = first; year < last; year++)
    if (!touches (figures, n_figures, year))
      g_array_append_val (years, year);
  return years;
}
