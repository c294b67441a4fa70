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

static const MnObservation *
find_latest (GPtrArray *observations, gint64 unit, MnDate on)
{
  const MnObservation *latest = NULL;

  for (guint i = 0; i < observations->len; i++)
    {
      const MnObservation *figure = g_ptr_array_index (observations, i);
      gboolean mine = unit != 0 ? figure->unit == unit : figure->national;

      if (mine && mn_date_compare (figure->end, on) <= 0 && is_newer (figure, latest))
        latest = figure;
    }
  return latest;
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
  for (guint i = 0; i < targets->len; i++)
    {
      const MnTarget *target = g_ptr_array_index (targets, i);

      if (target->unit == unit && target->year >= year && (!in_force || is_in_force (target, on)))
        return target;
    }
  return NULL;
}

static const MnTarget *
choose_target (GPtrArray *targets, gint64 unit, int year, MnDate on)
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

static MnStandingState
judge (const MnTarget *target, gint64 value)
{
  const char *comparison = target->comparison;
  gboolean reached;

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
  MnStanding standing = { .latest = find_latest (observations, unit, on) };

  standing.target = choose_target (targets, unit, standing.latest != NULL ? standing.latest->end.year : on.year, on);
  if (standing.target != NULL)
    standing.in_force = is_in_force (standing.target, on);
  if (standing.target == NULL || standing.latest == NULL)
    return standing;
  standing.distance = standing.latest->value - standing.target->value;
  standing.state = judge (standing.target, standing.latest->value);
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
