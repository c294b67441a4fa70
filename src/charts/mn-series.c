/* mn-series.c: figures of periods or of categories, as a chart takes them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-charts"

#include "config.h"

#include <math.h>

#include "mn-axis.h"
#include "mn-series.h"

struct _MnSeries {
  char *name;
  int step;
  GArray *points; /* of MnPoint, strings owned */

  guint is_context : 1;
};

static void
clear_point (MnPoint *point)
{
  g_free ((char *)point->text);
  g_free ((char *)point->note);
  g_free ((char *)point->label);
}

MnSeries *
mn_series_new (const char *name)
{
  MnSeries *self = g_new0 (MnSeries, 1);

  self->name = g_strdup (name);
  self->step = 12;
  self->points = g_array_new (FALSE, FALSE, sizeof (MnPoint));
  g_array_set_clear_func (self->points, (GDestroyNotify)clear_point);
  return self;
}

void
mn_series_free (MnSeries *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_array_unref (self->points);
  g_free (self);
}

void
mn_series_set_context (MnSeries *self, gboolean is_context)
{
  g_return_if_fail (self != NULL);

  self->is_context = is_context != FALSE;
}

void
mn_series_set_step (MnSeries *self, int months)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (months > 0);

  self->step = months;
}

void
mn_series_add (MnSeries *self, const MnPoint *point)
{
  MnPoint copy;
  guint place;

  g_return_if_fail (self != NULL && point != NULL);
  g_return_if_fail (mn_date_is_set (point->start) || point->label != NULL);

  copy = *point;
  if (mn_date_is_set (point->start))
    {
      MnDate end = mn_date_is_set (point->end) ? point->end : point->start;

      copy.start = mn_date_from_day (mn_date_first_day (point->start));
      copy.end = mn_date_from_day (MAX (mn_date_last_day (end), mn_date_first_day (point->start)));
    }
  copy.text = g_strdup (point->text);
  copy.note = g_strdup (point->note);
  copy.label = g_strdup (point->label);

  place = self->points->len;
  while (place > 0 && mn_date_is_set (copy.start)
         && mn_date_compare (mn_series_get_point (self, place - 1)->start, copy.start) > 0)
    place--;
  g_array_insert_val (self->points, place, copy);
}

const char *
mn_series_get_name (const MnSeries *self)
{
  return self->name;
}

gboolean
mn_series_is_context (const MnSeries *self)
{
  return self->is_context;
}

int
mn_series_get_step (const MnSeries *self)
{
  return self->step;
}

guint
mn_series_get_n_points (const MnSeries *self)
{
  return self->points->len;
}

const MnPoint *
mn_series_get_point (const MnSeries *self, guint index)
{
  g_return_val_if_fail (index < self->points->len, NULL);

  return &g_array_index (self->points, MnPoint, index);
}

gboolean
mn_point_is_known (const MnPoint *point)
{
  return isfinite (point->value);
}

int
mn_point_get_months (const MnPoint *point)
{
  MnDate after;

  if (!mn_date_is_set (point->start))
    return -1;
  if (mn_date_compare (point->start, point->end) == 0)
    return 0;
  after = mn_date_add_days (point->end, 1);
  if (point->start.day != 1 || after.day != 1)
    return -1;
  return (after.year - point->start.year) * 12 + after.month - point->start.month;
}

int
mn_series_get_usual_months (const MnSeries *self)
{
  int usual = -1;
  guint most = 0;

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->points->len; i++)
    {
      int months = mn_point_get_months (mn_series_get_point (self, i));
      guint count = 0;

      for (guint j = 0; j < self->points->len; j++)
        count += mn_point_get_months (mn_series_get_point (self, j)) == months;
      if (months >= 0 && (count > most || (count == most && usual != 12 && (months == 12 || months > usual))))
        {
          usual = months;
          most = count;
        }
    }
  return usual;
}

static gboolean
follows (const MnPoint *before, const MnPoint *point, int months, int step)
{
  if (mn_point_get_months (before) != months || mn_point_get_months (point) != months || months < 0)
    return FALSE;
  if (months == 0)
    return mn_date_compare (mn_date_add_months (before->start, step), point->start) == 0;
  return mn_date_compare (mn_date_add_days (before->end, 1), point->start) == 0;
}

gboolean
mn_series_is_joined (const MnSeries *self, guint index)
{
  const MnPoint *before;
  const MnPoint *point;

  g_return_val_if_fail (self != NULL && index < self->points->len, FALSE);

  if (index == 0)
    return FALSE;
  before = mn_series_get_point (self, index - 1);
  point = mn_series_get_point (self, index);
  return mn_point_is_known (before) && mn_point_is_known (point)
         && follows (before, point, mn_series_get_usual_months (self), self->step);
}

/* 94,8 and 96 of one series are 94,8 and 96,0. */
static int
count_decimals (const MnSeries *self)
{
  int decimals = 0;

  for (guint i = 0; i < self->points->len; i++)
    {
      const MnPoint *point = mn_series_get_point (self, i);

      while (decimals < 2 && point->text == NULL && mn_point_is_known (point)
             && fabs (point->value * pow (10, decimals) - round (point->value * pow (10, decimals))) > 1e-6)
        decimals++;
    }
  return decimals;
}

char *
mn_series_get_text (const MnSeries *self, guint index)
{
  const MnPoint *point;
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL && index < self->points->len, NULL);

  point = mn_series_get_point (self, index);
  if (!mn_point_is_known (point))
    return g_strdup ("–");
  value = point->text != NULL ? g_strdup (point->text) : mn_axis_format (point->value, count_decimals (self));
  return point->note != NULL ? g_strdup_printf ("%s (%s)", value, point->note) : g_steal_pointer (&value);
}

char *
mn_point_describe_period (const MnPoint *point)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  int months;

  g_return_val_if_fail (point != NULL, NULL);

  if (!mn_date_is_set (point->start))
    return g_strdup (point->label);
  months = mn_point_get_months (point);
  if (months == 0)
    return mn_date_format (point->start);
  if (months == 1)
    return mn_date_format (mn_date_new (point->start.year, point->start.month, 0));
  if (months > 0 && months % 12 == 0 && point->start.month == 1)
    return months == 12 ? g_strdup_printf ("%d", point->start.year)
                        : g_strdup_printf ("%d–%d", point->start.year, point->end.year);

  last = mn_date_format (point->end);
  if (point->start.year == point->end.year)
    return g_strdup_printf ("%02d/%02d–%s", point->start.day, point->start.month, last);
  first = mn_date_format (point->start);
  return g_strdup_printf ("%s–%s", first, last);
}
