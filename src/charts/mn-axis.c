/* mn-axis.c: from values and dates to 0…1, and the ticks between
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>

#include "mn-axis.h"
#include "mn-number.h"

/* Additions of decimal fractions are off by this much of a step. */
#define SLACK 1e-9

static double
nice_step (double rough)
{
  static const double steps[] = { 1, 2, 2.5, 5 };
  double power = pow (10, floor (log10 (rough)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= rough * (1 - SLACK))
      return steps[i] * power;
  return 10 * power;
}

static int
count_decimals (double step)
{
  int decimals = 0;

  while (decimals < 4 && fabs (step - round (step)) > 1e-6)
    {
      step *= 10;
      decimals++;
    }
  return decimals;
}

/* Counts have no halves. */
static gboolean
is_whole (double low, double high)
{
  return low == round (low) && high == round (high) && high - low >= 3;
}

void
mn_value_axis_fit (MnValueAxis *axis, double low, double high, MnAxisStart start, double limit, guint max_ticks)
{
  gboolean whole;

  g_return_if_fail (axis != NULL);
  g_return_if_fail (isfinite (low) && isfinite (high) && low <= high);

  /* On both sides of zero, or of any round number, it takes three. */
  max_ticks = MAX (max_ticks, 3);
  whole = is_whole (low, high);
  axis->is_cut = start == MN_AXIS_CUT ? low > 0 : start == MN_AXIS_AUTO && low > 0 && low >= high / 2;
  if (!axis->is_cut)
    {
      low = MIN (low, 0);
      high = MAX (high, 0);
    }
  if (high - low < 1e-9 * MAX (fabs (high), 1))
    {
      high += fabs (high) > 0 ? fabs (high) / 10 : 1;
      low -= axis->is_cut ? fabs (low) / 10 : 0;
    }

  axis->step = nice_step ((high - low) / (max_ticks - 1));
  /* Rounding both ends outward may take a tick more than there is room for. */
  for (;;)
    {
      if (whole && axis->step < 5 && axis->step != round (axis->step))
        axis->step = ceil (axis->step);
      axis->low = floor (low / axis->step + SLACK) * axis->step;
      axis->high = ceil (high / axis->step - SLACK) * axis->step;
      if (isfinite (limit) && high <= limit * (1 + SLACK) && axis->high > limit)
        axis->high = limit;
      axis->n_ticks = (guint)floor ((axis->high - axis->low) / axis->step + SLACK) + 1;
      if (axis->n_ticks <= max_ticks)
        break;
      axis->step = nice_step (axis->step * 1.01);
    }
  /* The lowest mark of a cut axis stands clear of its end: nothing there is "almost zero". */
  if (axis->is_cut && low - axis->low < 0.25 * axis->step && axis->low >= axis->step * (1 - SLACK))
    {
      axis->low -= axis->step;
      axis->n_ticks++;
    }
  /* A cut that cuts nothing off. */
  axis->is_cut = axis->is_cut && axis->low > 0;
  axis->decimals = count_decimals (axis->step);
}

double
mn_value_axis_normalize (const MnValueAxis *axis, double value)
{
  return (value - axis->low) / (axis->high - axis->low);
}

double
mn_value_axis_get_tick (const MnValueAxis *axis, guint tick)
{
  double value = axis->low + tick * axis->step;

  return fabs (value) < axis->step * SLACK ? 0 : value;
}

char *
mn_axis_format (double value, int decimals)
{
  double scale = pow (10, decimals);
  gint64 scaled = (gint64)llround (fabs (value) * scale);
  g_autofree char *whole = mn_number_format (scaled / (gint64)scale);
  const char *sign = value < 0 && scaled != 0 ? "-" : "";

  if (decimals == 0)
    return g_strconcat (sign, whole, NULL);
  return g_strdup_printf ("%s%s,%0*" G_GINT64_FORMAT, sign, whole, decimals, scaled % (gint64)scale);
}

static int
floor_to (int value, int step)
{
  return value - ((value % step) + step) % step;
}

static int
month_of (MnDate date)
{
  return date.year * 12 + MAX (date.month, 1) - 1;
}

void
mn_time_axis_fit (MnTimeAxis *axis, MnDate first, MnDate last, int slot)
{
  g_return_if_fail (axis != NULL);
  g_return_if_fail (slot == 1 || slot == 3 || slot == 12);

  axis->slot = slot;
  axis->trim = 0;
  axis->first = floor_to (month_of (first), slot);
  axis->last = floor_to (MAX (month_of (last), month_of (first)), slot) + slot;
}

guint
mn_time_axis_get_n_slots (const MnTimeAxis *axis)
{
  return (guint)((axis->last - axis->first) / axis->slot);
}

static double
normalize_months (const MnTimeAxis *axis, double months)
{
  return (months - axis->first - axis->trim) / (axis->last - axis->first - 2 * axis->trim);
}

double
mn_time_axis_normalize (const MnTimeAxis *axis, MnDate date)
{
  double day = 0;

  if (mn_date_is_full (date))
    day = (date.day - 1.0) / mn_date_month_end (date).day;
  return normalize_months (axis, month_of (date) + day);
}

int
mn_time_axis_find_slot (const MnTimeAxis *axis, MnDate date)
{
  return (floor_to (month_of (date), axis->slot) - axis->first) / axis->slot;
}

double
mn_time_axis_get_centre (const MnTimeAxis *axis, int slot)
{
  return normalize_months (axis, axis->first + (slot + 0.5) * axis->slot);
}

/* Which slot of its kind it is: the year, or the quarter or month within its year. */
static int
get_number (const MnTimeAxis *axis, int slot)
{
  int month = axis->first + slot * axis->slot;

  return axis->slot == 12 ? month / 12 : month % 12 / axis->slot;
}

gboolean
mn_time_axis_is_labelled (const MnTimeAxis *axis, int slot, int every)
{
  if (axis->slot < 12 && every * axis->slot > 12)
    return get_number (axis, slot) == 0 && (axis->first + slot * axis->slot) / 12 % (every * axis->slot / 12) == 0;
  return get_number (axis, slot) % every == 0;
}

int
mn_time_axis_thin (const MnTimeAxis *axis, int every)
{
  static const int years[] = { 1, 2, 5, 10, 20, 50, 100 };
  static const int months[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200 };
  static const int quarters[] = { 1, 2, 4, 8, 20, 40, 80, 200, 400 };
  const int *steps = axis->slot == 12 ? years : axis->slot == 3 ? quarters : months;
  guint n = axis->slot == 12 ? G_N_ELEMENTS (years) : axis->slot == 3 ? G_N_ELEMENTS (quarters) : G_N_ELEMENTS (months);

  for (guint i = 0; i < n; i++)
    if (steps[i] > every)
      return steps[i];
  return every * 2;
}

char *
mn_time_axis_format (const MnTimeAxis *axis, int slot, gboolean with_year)
{
  static const char *const quarters[] = { "I", "II", "III", "IV" };
  int year = (axis->first + slot * axis->slot) / 12;
  int number = get_number (axis, slot);
  g_autofree char *name = NULL;

  if (axis->slot == 12)
    return g_strdup_printf ("%d", year);
  name = axis->slot == 3 ? g_strdup (quarters[number]) : g_strdup_printf ("%d", number + 1);
  return with_year ? g_strdup_printf ("%s/%d", name, year) : g_steal_pointer (&name);
}
