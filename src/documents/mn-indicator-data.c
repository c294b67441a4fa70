/* mn-indicator-data.c: indicators with their figures and targets, as pages and charts take them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include <math.h>
#include <string.h>

#include "mn-indicator-data.h"
#include "mn-print-words.h"
#include "mn-query.h"
#include "mn-series.h"

static void
figure_free (gpointer data)
{
  MnIndicatorFigure *figure = data;

  g_free (figure->place);
  g_free (figure->series);
  g_free (figure->bound);
  g_free (figure->state);
  g_free (figure->source);
  g_free (figure->note);
  g_free (figure);
}

static void
goal_free (gpointer data)
{
  MnIndicatorGoal *goal = data;

  g_free (goal->comparison);
  g_free (goal->legal_basis);
  g_free (goal);
}

static void
data_free (gpointer data)
{
  MnIndicatorData *self = data;

  g_free (self->code);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->kind);
  g_free (self->unit_text);
  g_free (self->direction);
  g_free (self->source);
  g_free (self->legal_basis);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->goals);
  g_free (self);
}

/* Reading ---------------------------------------------------------------------------------------- */

typedef struct {
  const MnEntity *entity;
  GPtrArray *all; /* of MnIndicatorData */
} Reading;

static const MnValue *
value_of (const Reading *reading, const MnRowData *row, const char *field)
{
  return &row->values[mn_entity_field (reading->entity, field)];
}

static char *
dup_text (const Reading *reading, const MnRowData *row, const char *field)
{
  return g_strdup (mn_value_get_text (value_of (reading, row, field)));
}

static gint64
get_integer (const Reading *reading, const MnRowData *row, const char *field)
{
  return mn_value_get_integer (value_of (reading, row, field));
}

static MnDate
get_date (const Reading *reading, const MnRowData *row, const char *field)
{
  MnDate date = MN_DATE_NONE;

  mn_date_parse_iso (mn_value_get_text (value_of (reading, row, field)), &date, NULL);
  return date;
}

static MnIndicatorData *
find (const Reading *reading, gint64 indicator)
{
  for (guint i = 0; i < reading->all->len; i++)
    if (((MnIndicatorData *)g_ptr_array_index (reading->all, i))->id == indicator)
      return g_ptr_array_index (reading->all, i);
  return NULL;
}

static gboolean
add_indicator (MnRowData *row, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  MnIndicatorData *self = g_new0 (MnIndicatorData, 1);

  self->id = row->id;
  self->code = dup_text (reading, row, "code");
  self->name = dup_text (reading, row, "name");
  self->short_name = dup_text (reading, row, "short_name");
  self->kind = dup_text (reading, row, "kind");
  self->unit_text = dup_text (reading, row, "unit_text");
  self->direction = dup_text (reading, row, "direction");
  self->source = dup_text (reading, row, "source");
  self->legal_basis = dup_text (reading, row, "legal_basis");
  self->limit = mn_value_is_null (value_of (reading, row, "maximum"))
                    ? (strcmp (self->kind, "percent") == 0 ? 100 : NAN)
                    : (double)get_integer (reading, row, "maximum") / 100;
  self->figures = g_ptr_array_new_with_free_func (figure_free);
  self->goals = g_ptr_array_new_with_free_func (goal_free);
  g_ptr_array_add (reading->all, self);
  return TRUE;
}

static gboolean
add_figure (MnRowData *row, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  MnIndicatorData *of = find (reading, get_integer (reading, row, "indicator"));
  const char *unit = row->labels[mn_entity_field (reading->entity, "unit")];
  MnIndicatorFigure *figure;

  if (of == NULL)
    return TRUE;
  figure = g_new0 (MnIndicatorFigure, 1);
  figure->id = row->id;
  figure->unit = get_integer (reading, row, "unit");
  figure->place = figure->unit != 0 && unit != NULL ? g_strdup (unit) : dup_text (reading, row, "place");
  if (*figure->place == '\0')
    {
      g_free (figure->place);
      figure->place = g_strdup (mn_print_words ("indicator.country"));
    }
  figure->series = dup_text (reading, row, "series");
  figure->bound = dup_text (reading, row, "bound");
  figure->state = dup_text (reading, row, "state");
  figure->source = dup_text (reading, row, "source");
  figure->note = dup_text (reading, row, "note");
  figure->source_date = get_date (reading, row, "source_date");
  figure->start = get_date (reading, row, "period_start");
  figure->end = get_date (reading, row, "period_end");
  figure->value = get_integer (reading, row, "value");
  g_ptr_array_add (of->figures, figure);
  return TRUE;
}

static gboolean
add_goal (MnRowData *row, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  MnIndicatorData *of = find (reading, get_integer (reading, row, "indicator"));
  MnIndicatorGoal *goal;

  if (of == NULL)
    return TRUE;
  goal = g_new0 (MnIndicatorGoal, 1);
  goal->id = row->id;
  goal->unit = get_integer (reading, row, "unit");
  goal->year = (int)get_integer (reading, row, "year");
  goal->comparison = dup_text (reading, row, "comparison");
  goal->legal_basis = dup_text (reading, row, "legal_basis");
  goal->value = get_integer (reading, row, "value");
  goal->has_value_to = !mn_value_is_null (value_of (reading, row, "value_to"));
  goal->value_to = get_integer (reading, row, "value_to");
  goal->valid_from = get_date (reading, row, "valid_from");
  g_ptr_array_add (of->goals, goal);
  return TRUE;
}

static gboolean
read_rows (GPtrArray *all, const char *entity, const char *filter, gint64 indicator, MnDb *db, MnRowFunc func,
           GError **error)
{
  Reading reading = { mn_entity_find (entity), all };
  g_autoptr (MnQuery) query = mn_query_new (reading.entity);
  g_auto (MnValue) value = MN_VALUE_INIT;

  if (indicator != 0 && filter != NULL)
    {
      mn_value_set_integer (&value, indicator);
      mn_query_add_filter (query, (guint)mn_entity_field (reading.entity, filter), &value);
    }
  return mn_query_each (query, db, func, &reading, error);
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const MnIndicatorFigure *one = *(MnIndicatorFigure *const *)a;
  const MnIndicatorFigure *two = *(MnIndicatorFigure *const *)b;
  int order = mn_date_compare (one->start, two->start);

  if (order == 0)
    order = mn_date_compare (one->end, two->end);
  return order != 0 ? order : (one->id > two->id) - (one->id < two->id);
}

static int
compare_goals (gconstpointer a, gconstpointer b)
{
  const MnIndicatorGoal *one = *(MnIndicatorGoal *const *)a;
  const MnIndicatorGoal *two = *(MnIndicatorGoal *const *)b;

  return one->year != two->year ? one->year - two->year : (one->id > two->id) - (one->id < two->id);
}

/* An act names the years by which things are to be reached; each is what is aimed at once the one before is past. */
static void
spread_goals (GPtrArray *goals)
{
  for (guint i = 0; i < goals->len; i++)
    {
      MnIndicatorGoal *goal = g_ptr_array_index (goals, i);

      goal->first_year = goal->valid_from.year > 1 ? MIN (goal->valid_from.year, goal->year) : goal->year;
      for (guint j = 0; j < i; j++)
        {
          const MnIndicatorGoal *before = g_ptr_array_index (goals, j);

          if (before->unit == goal->unit && before->year < goal->year)
            goal->first_year = MAX (goal->first_year, before->year + 1);
        }
    }
}

GPtrArray *
mn_indicator_data_load (MnDb *db, gint64 indicator, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (data_free);
  g_autoptr (GPtrArray) one = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  if (!read_rows (all, "indicator", NULL, 0, db, add_indicator, error))
    return NULL;
  for (guint i = all->len; indicator != 0 && i > 0; i--)
    if (((MnIndicatorData *)g_ptr_array_index (all, i - 1))->id != indicator)
      g_ptr_array_remove_index (all, i - 1);
  if (!read_rows (all, "observation", "indicator", indicator, db, add_figure, error)
      || !read_rows (all, "target", "indicator", indicator, db, add_goal, error))
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      MnIndicatorData *self = g_ptr_array_index (all, i);

      g_ptr_array_sort (self->figures, compare_figures);
      g_ptr_array_sort (self->goals, compare_goals);
      spread_goals (self->goals);
    }
  return g_steal_pointer (&all);
}

/* Lines ------------------------------------------------------------------------------------------ */

void
mn_indicator_line_free (MnIndicatorLine *line)
{
  g_ptr_array_unref (line->figures);
  g_free (line);
}

static MnDate
last_day (const MnIndicatorLine *line)
{
  return ((MnIndicatorFigure *)g_ptr_array_index (line->figures, line->figures->len - 1))->end;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const MnIndicatorLine *one = *(MnIndicatorLine *const *)a;
  const MnIndicatorLine *two = *(MnIndicatorLine *const *)b;
  int order = mn_date_compare (last_day (two), last_day (one));

  if (order == 0)
    order = (int)two->figures->len - (int)one->figures->len;
  if (order == 0)
    order = strcmp (one->place, two->place);
  return order != 0 ? order : strcmp (one->series, two->series);
}

GPtrArray *
mn_indicator_data_lines (const MnIndicatorData *self, const char *place)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_indicator_line_free);

  for (guint i = 0; i < self->figures->len; i++)
    {
      MnIndicatorFigure *figure = g_ptr_array_index (self->figures, i);
      MnIndicatorLine *line = NULL;

      if (place != NULL && strcmp (place, figure->place) != 0)
        continue;
      for (guint j = 0; line == NULL && j < lines->len; j++)
        {
          MnIndicatorLine *known = g_ptr_array_index (lines, j);

          if (strcmp (known->place, figure->place) == 0 && strcmp (known->series, figure->series) == 0)
            line = known;
        }
      if (line == NULL)
        {
          line = g_new0 (MnIndicatorLine, 1);
          line->place = figure->place;
          line->series = figure->series;
          line->unit = figure->unit;
          line->figures = g_ptr_array_new ();
          g_ptr_array_add (lines, line);
        }
      g_ptr_array_add (line->figures, figure);
    }
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

const char *
mn_indicator_data_choose_place (const MnIndicatorData *self, gint64 unit)
{
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < self->figures->len; i++)
    {
      const MnIndicatorFigure *figure = g_ptr_array_index (self->figures, i);
      guint n = 0;

      if (unit != 0 && figure->unit == unit)
        return figure->place;
      for (guint j = 0; j < self->figures->len; j++)
        n += strcmp (figure->place, ((MnIndicatorFigure *)g_ptr_array_index (self->figures, j))->place) == 0;
      if (n > most)
        {
          most = n;
          best = figure->place;
        }
    }
  return best;
}

gint64
mn_indicator_data_get_unit (const MnIndicatorData *self, const char *place)
{
  for (guint i = 0; place != NULL && i < self->figures->len; i++)
    {
      const MnIndicatorFigure *figure = g_ptr_array_index (self->figures, i);

      if (strcmp (figure->place, place) == 0)
        return figure->unit;
    }
  return 0;
}

const MnIndicatorFigure *
mn_indicator_line_get_latest (const MnIndicatorLine *line)
{
  for (guint i = line->figures->len; i > 0; i--)
    if (strcmp (((MnIndicatorFigure *)g_ptr_array_index (line->figures, i - 1))->state, "estimated") != 0)
      return g_ptr_array_index (line->figures, i - 1);
  return line->figures->len > 0 ? g_ptr_array_index (line->figures, line->figures->len - 1) : NULL;
}
