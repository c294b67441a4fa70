/* mn-unit-people.c: the inhabitants of a unit, of its own or as the sum of what it was
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "mn-unit-people.h"

#include <string.h>

#define MAX_STEPS 8  /* back through mergers */
#define MAX_YEARS 30 /* back from the year asked for */

typedef struct {
  const MnUnits *units;
  GHashTable *figures; /* gint64 → GPtrArray of MnUnitPeople, the newest first */
  MnDb *db;
  GError *error;
} Finder;

static const GPtrArray *
figures_of (Finder *self, gint64 unit)
{
  GPtrArray *figures = g_hash_table_lookup (self->figures, &unit);

  if (figures != NULL || self->error != NULL)
    return figures;
  figures = mn_unit_query_population (self->db, unit, &self->error);
  if (figures != NULL)
    g_hash_table_insert (self->figures, g_memdup2 (&unit, sizeof unit), figures);
  return figures;
}

static gint64
own_in (Finder *self, gint64 unit, int year)
{
  const GPtrArray *figures = figures_of (self, unit);

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    if (((MnUnitPeople *)g_ptr_array_index (figures, i))->year == year)
      return ((MnUnitPeople *)g_ptr_array_index (figures, i))->total;
  return 0;
}

/* The whole of @unit, and only to @to. */
static gboolean
goes_whole (const MnUnits *units, gint64 unit, gint64 to)
{
  g_autoptr (GPtrArray) links = mn_units_successors (units, unit);
  const MnUnitLink *only = links->len == 1 ? g_ptr_array_index (links, 0) : NULL;

  return only != NULL && only->certain && only->other == to;
}

static gint64 people_in (Finder *self, const MnUnit *unit, int year, guint steps, gboolean *summed);

/* 0: one of them is not known, or went to several; or there is none. */
static gint64
sum_of_parts (Finder *self, const MnUnit *unit, int year, guint steps, gboolean *summed)
{
  g_autoptr (GPtrArray) links = mn_units_predecessors (self->units, unit->id);
  gint64 sum = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const MnUnit *part = mn_units_get (self->units, ((MnUnitLink *)g_ptr_array_index (links, i))->unit);
      gint64 people;

      /* A district that is named as one of a commune's roots is no part of it. */
      if (strcmp (part->level, unit->level) != 0)
        continue;
      people = part->id != unit->id && goes_whole (self->units, part->id, unit->id)
                   ? people_in (self, part, year, steps + 1, summed)
                   : 0;
      if (people == 0)
        return 0;
      sum += people;
    }
  *summed |= sum > 0;
  return sum;
}

/* A unit that took others in and went on: a figure from before is not of the place that it is now. */
static gboolean
grew_after (const MnUnits *units, const MnUnit *unit, int year)
{
  g_autoptr (GPtrArray) links = mn_units_predecessors (units, unit->id);

  for (guint i = 0; i < links->len; i++)
    {
      const MnUnitLink *link = g_ptr_array_index (links, i);

      if (mn_date_first_day (link->from) > mn_date_first_day (unit->from) && link->from.year > year)
        return TRUE;
    }
  return FALSE;
}

static gint64
people_in (Finder *self, const MnUnit *unit, int year, guint steps, gboolean *summed)
{
  gint64 own = own_in (self, unit->id, year);
  gint64 parts;

  if (steps > MAX_STEPS)
    return 0;
  if (own > 0 && !grew_after (self->units, unit, year))
    return own;
  parts = sum_of_parts (self, unit, year, steps, summed);
  if (own > 0)
    return parts > 0 ? own + parts : 0;
  return grew_after (self->units, unit, year) ? 0 : parts;
}

gboolean
mn_unit_people_find (MnDb *db, const MnUnits *units, gint64 unit, int year, MnUnitPeopleSum *people, GError **error)
{
  const MnUnit *state = mn_units_get (units, unit);
  g_autoptr (GHashTable) figures
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  Finder self = { units, figures, db, NULL };

  *people = (MnUnitPeopleSum) { 0 };
  for (int back = 0; state != NULL && back < MAX_YEARS && people->total == 0 && self.error == NULL; back++)
    {
      people->summed = FALSE;
      people->year = year - back;
      people->total = people_in (&self, state, year - back, 0, &people->summed);
    }
  if (people->total == 0)
    *people = (MnUnitPeopleSum) { 0 };
  if (self.error != NULL)
    g_propagate_error (error, self.error);
  return self.error == NULL;
}
