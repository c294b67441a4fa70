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
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_clear_pointer (&self->goals, g_ptr_array_unref);
  g_free (self);
}

/* Reading ---------------------------------------------------------------------------------------- */

typedef struct {
  const MnEntity *entity;
  GPtrArray *all; /* of MnIndicatorData */
  MnDate on;
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
  self->on = reading->on;
  g_ptr_array_add (reading->all, self);
  return TRUE;
}

static void
never_null (char **text)
{
  if (*text == NULL)
    *text = g_strdup ("");
}

/* The words of a chart are those of paper, that of the country too. */
static void
prepare_figure (gpointer data, gpointer user_data)
{
  MnObservation *figure = data;

  if (figure->national)
    {
      g_free (figure->place);
      figure->place = g_strdup (mn_print_words ("indicator.country"));
    }
  never_null (&figure->series);
  never_null (&figure->bound);
  never_null (&figure->source);
  never_null (&figure->note);
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const MnObservation *one = *(MnObservation *const *)a;
  const MnObservation *two = *(MnObservation *const *)b;
  int order = mn_date_compare (one->start, two->start);

  if (order == 0)
    order = mn_date_compare (one->end, two->end);
  return order != 0 ? order : (one->id > two->id) - (one->id < two->id);
}

static int
compare_goals (gconstpointer a, gconstpointer b)
{
  const MnTarget *one = *(MnTarget *const *)a;
  const MnTarget *two = *(MnTarget *const *)b;

  return one->year != two->year ? one->year - two->year : (one->id > two->id) - (one->id < two->id);
}

static gboolean
load_one (MnIndicatorData *self, MnDb *db, GError **error)
{
  self->figures = mn_indicator_observations (db, self->id, error);
  self->goals = self->figures != NULL ? mn_indicator_targets (db, self->id, error) : NULL;
  if (self->goals == NULL)
    return FALSE;
  g_ptr_array_foreach (self->figures, prepare_figure, NULL);
  g_ptr_array_sort (self->figures, compare_figures);
  g_ptr_array_sort (self->goals, compare_goals);
  return TRUE;
}

GPtrArray *
mn_indicator_data_load (MnDb *db, gint64 indicator, MnDate on, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (data_free);
  Reading reading = { mn_entity_find ("indicator"), all, on };
  g_autoptr (MnQuery) query = mn_query_new (reading.entity);

  g_return_val_if_fail (db != NULL, NULL);

  if (!mn_query_each (query, db, add_indicator, &reading, error))
    return NULL;
  for (guint i = all->len; indicator != 0 && i > 0; i--)
    if (((MnIndicatorData *)g_ptr_array_index (all, i - 1))->id != indicator)
      g_ptr_array_remove_index (all, i - 1);
  for (guint i = 0; i < all->len; i++)
    if (!load_one (g_ptr_array_index (all, i), db, error))
      return NULL;
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
  return ((MnObservation *)g_ptr_array_index (line->figures, line->figures->len - 1))->end;
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
      MnObservation *figure = g_ptr_array_index (self->figures, i);
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
          line->on = self->on;
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
      const MnObservation *figure = g_ptr_array_index (self->figures, i);
      guint n = 0;

      if (unit != 0 && figure->unit == unit)
        return figure->place;
      for (guint j = 0; j < self->figures->len; j++)
        n += strcmp (figure->place, ((MnObservation *)g_ptr_array_index (self->figures, j))->place) == 0;
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
      const MnObservation *figure = g_ptr_array_index (self->figures, i);

      if (strcmp (figure->place, place) == 0)
        return figure->unit;
    }
  return 0;
}

const MnObservation *
mn_indicator_line_get_latest (const MnIndicatorLine *line)
{
  const MnObservation *latest = mn_observations_latest (line->figures, line->on);

  if (latest == NULL && line->figures->len > 0)
    latest = g_ptr_array_index (line->figures, 0);
  return latest;
}
