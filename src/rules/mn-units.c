/* mn-units.c: units through time: what belonged to what, and what became of it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "mn-units.h"

#include <string.h>

struct _MnUnits {
  GPtrArray *all;     /* of MnUnit, by name */
  GPtrArray *links;   /* of MnUnitLink; owns them */
  GHashTable *by_id;  /* gint64 → MnUnit */
  GHashTable *up;     /* gint64 → GPtrArray of MnUnitLink: parents of a unit */
  GHashTable *down;   /* links to a unit as parent */
  GHashTable *after;  /* links by which a unit became others */
  GHashTable *before; /* links by which others became it */
  GHashTable *codes;  /* code → GPtrArray of MnUnit */
  int refs;
};

static void
index_link (GHashTable *table, gint64 *id, MnUnitLink *link)
{
  GPtrArray *links = g_hash_table_lookup (table, id);

  if (links == NULL)
    {
      links = g_ptr_array_new ();
      g_hash_table_insert (table, id, links);
    }
  g_ptr_array_add (links, link);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
}

static void
index_units (MnUnits *units)
{
  units->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  units->codes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < units->all->len; i++)
    {
      MnUnit *unit = g_ptr_array_index (units->all, i);
      GPtrArray *states = g_hash_table_lookup (units->codes, unit->code);

      g_hash_table_insert (units->by_id, &unit->id, unit);
      if (states == NULL)
        {
          states = g_ptr_array_new ();
          g_hash_table_insert (units->codes, unit->code, states);
        }
      g_ptr_array_add (states, unit);
    }
}

static void
index_links (MnUnits *units)
{
  units->up = new_index ();
  units->down = new_index ();
  units->after = new_index ();
  units->before = new_index ();
  for (guint i = 0; i < units->links->len; i++)
    {
      MnUnitLink *link = g_ptr_array_index (units->links, i);

      /* An end may lie in the bin. */
      if (mn_units_get (units, link->unit) == NULL || mn_units_get (units, link->other) == NULL)
        continue;
      index_link (link->parent ? units->up : units->after, &link->unit, link);
      index_link (link->parent ? units->down : units->before, &link->other, link);
    }
}

MnUnits *
mn_units_load (MnDb *db, GError **error)
{
  g_autoptr (GPtrArray) all = mn_unit_query_all (db, error);
  g_autoptr (GPtrArray) links = all != NULL ? mn_unit_query_links (db, error) : NULL;
  MnUnits *units;

  if (links == NULL)
    return NULL;
  units = g_new0 (MnUnits, 1);
  units->refs = 1;
  units->all = g_steal_pointer (&all);
  units->links = g_steal_pointer (&links);
  index_units (units);
  index_links (units);
  return units;
}

MnUnits *
mn_units_ref (MnUnits *units)
{
  g_atomic_int_inc (&units->refs);
  return units;
}

void
mn_units_unref (MnUnits *units)
{
  if (!g_atomic_int_dec_and_test (&units->refs))
    return;
  g_hash_table_unref (units->codes);
  g_hash_table_unref (units->up);
  g_hash_table_unref (units->down);
  g_hash_table_unref (units->after);
  g_hash_table_unref (units->before);
  g_hash_table_unref (units->by_id);
  g_ptr_array_unref (units->links);
  g_ptr_array_unref (units->all);
  g_free (units);
}

const MnUnit *
mn_units_get (const MnUnits *units, gint64 unit)
{
  return g_hash_table_lookup (units->by_id, &unit);
}

static gboolean
covers (MnDate from, MnDate to, MnDate day)
{
  return mn_date_first_day (from) <= mn_date_first_day (day)
         && (!mn_date_is_set (to) || mn_date_first_day (day) <= mn_date_last_day (to));
}

gboolean
mn_unit_in_force (const MnUnit *unit, MnDate day)
{
  return covers (unit->from, unit->to, day);
}

const GPtrArray *
mn_units_get_all (const MnUnits *units)
{
  g_return_val_if_fail (units != NULL, NULL);

  return units->all;
}

const MnUnit *
mn_units_find (const MnUnits *units, const char *code, MnDate day)
{
  GPtrArray *states = g_hash_table_lookup (units->codes, code);

  for (guint i = 0; states != NULL && i < states->len; i++)
    if (mn_unit_in_force (g_ptr_array_index (states, i), day))
      return g_ptr_array_index (states, i);
  return NULL;
}

/* The day, or the nearest to it that the unit knew. */
static MnDate
nearest_day (const MnUnit *unit, MnDate day)
{
  if (mn_date_first_day (day) < mn_date_first_day (unit->from))
    return mn_date_from_day (mn_date_first_day (unit->from));
  if (mn_date_is_set (unit->to) && mn_date_first_day (day) > mn_date_last_day (unit->to))
    return mn_date_from_day (mn_date_last_day (unit->to));
  return day;
}

static const MnUnitLink *
parent_link (const MnUnits *units, const MnUnit *unit, MnDate day)
{
  GPtrArray *links = g_hash_table_lookup (units->up, &unit->id);
  const MnUnitLink *found = NULL;

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const MnUnitLink *link = g_ptr_array_index (links, i);

      if (covers (link->from, link->to, day)
          && (found == NULL || mn_date_first_day (link->from) >= mn_date_first_day (found->from)))
        found = link;
    }
  return found;
}

const MnUnit *
mn_units_parent (const MnUnits *units, gint64 unit, MnDate day)
{
  const MnUnit *state = mn_units_get (units, unit);
  const MnUnitLink *link = state != NULL ? parent_link (units, state, nearest_day (state, day)) : NULL;

  return link != NULL ? mn_units_get (units, link->other) : NULL;
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const MnUnit *left = *(const MnUnit *const *)a;
  const MnUnit *right = *(const MnUnit *const *)b;

  return left->order < right->order ? -1 : left->order > right->order;
}

GPtrArray *
mn_units_below (const MnUnits *units, gint64 unit, MnDate day)
{
  GPtrArray *below = g_ptr_array_new ();
  GPtrArray *links = g_hash_table_lookup (units->down, &unit);

  for (guint i = 0; unit == 0 && i < units->all->len; i++)
    {
      MnUnit *state = g_ptr_array_index (units->all, i);

      if (strcmp (state->level, "province") == 0 && mn_unit_in_force (state, day))
        g_ptr_array_add (below, state);
    }
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const MnUnitLink *link = g_ptr_array_index (links, i);
      gpointer state = (gpointer)mn_units_get (units, link->unit);

      if (covers (link->from, link->to, day) && mn_unit_in_force (state, day) && !g_ptr_array_find (below, state, NULL))
        g_ptr_array_add (below, state);
    }
  g_ptr_array_sort (below, compare_order);
  return below;
}

/* Ways through time ------------------------------------------------------------------------------ */

GPtrArray *
mn_units_successors (const MnUnits *units, gint64 unit)
{
  GPtrArray *links = g_hash_table_lookup (units->after, &unit);

  return links != NULL ? g_ptr_array_copy (links, NULL, NULL) : g_ptr_array_new ();
}

GPtrArray *
mn_units_predecessors (const MnUnits *units, gint64 unit)
{
  GPtrArray *links = g_hash_table_lookup (units->before, &unit);

  return links != NULL ? g_ptr_array_copy (links, NULL, NULL) : g_ptr_array_new ();
}

typedef struct {
  const MnUnits *units;
  MnDate day;
  gboolean forwards;
  gboolean doubtful;
  GArray *found;    /* ids */
  GHashTable *seen; /* ids: data may go in a circle */
} Walk;

static void
add_once (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return;
  g_array_append_val (ids, id);
}

/* Where several links leave a unit the doubt is which of them is meant, and the number of units found tells that; where
 * one does, and is said to be not certain, the doubt is its own. */
static gboolean
is_doubtful (const MnUnits *units, const MnUnitLink *link)
{
  GPtrArray *siblings = g_hash_table_lookup (units->after, &link->unit);

  return !link->certain && siblings->len == 1;
}

/* Forwards what had happened by the day, backwards what had not. */
static gboolean
is_right_way (const Walk *self, const MnUnitLink *link)
{
  gboolean happened = mn_date_first_day (self->day) >= mn_date_first_day (link->from);

  return self->forwards ? happened : !happened;
}

static void
walk (Walk *self, const MnUnit *unit)
{
  GPtrArray *links = g_hash_table_lookup (self->forwards ? self->units->after : self->units->before, &unit->id);
  gboolean led_on = FALSE;

  if (mn_unit_in_force (unit, self->day))
    {
      add_once (self->found, unit->id);
      return;
    }
  if (!g_hash_table_add (self->seen, (gpointer)&unit->id))
    return;
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const MnUnitLink *link = g_ptr_array_index (links, i);
      const MnUnit *next = mn_units_get (self->units, self->forwards ? link->other : link->unit);

      if (!is_right_way (self, link) || next == unit)
        continue;
      led_on = TRUE;
      self->doubtful |= is_doubtful (self->units, link);
      walk (self, next);
    }
  /* A part of it went where nobody knows. */
  if (!led_on)
    self->doubtful = TRUE;
}

MnUnitMatch
mn_units_map (const MnUnits *units, gint64 unit, MnDate day, gint64 *to, GArray *candidates)
{
  const MnUnit *state = mn_units_get (units, unit);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  Walk self = { .units = units, .day = day, .found = found, .seen = seen };

  *to = 0;
  if (state == NULL)
    return MN_UNIT_NONE;
  if (mn_unit_in_force (state, day))
    {
      *to = unit;
      if (candidates != NULL)
        add_once (candidates, unit);
      return MN_UNIT_SAME;
    }
  self.forwards = mn_date_first_day (day) > mn_date_first_day (state->from);
  walk (&self, state);
  for (guint i = 0; candidates != NULL && i < found->len; i++)
    add_once (candidates, g_array_index (found, gint64, i));
  if (found->len == 0)
    return MN_UNIT_NONE;
  if (found->len > 1 || self.doubtful)
    return MN_UNIT_ASK;
  *to = g_array_index (found, gint64, 0);
  return MN_UNIT_CERTAIN;
}

/* Whether @way, gone on with, comes to @to. */
static gboolean
find_way (Walk *self, const MnUnit *unit, gint64 to, GPtrArray *way)
{
  GPtrArray *links = g_hash_table_lookup (self->forwards ? self->units->after : self->units->before, &unit->id);

  if (unit->id == to)
    return TRUE;
  if (!g_hash_table_add (self->seen, (gpointer)&unit->id))
    return FALSE;
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      MnUnitLink *link = g_ptr_array_index (links, i);

      if (!is_right_way (self, link))
        continue;
      g_ptr_array_add (way, link);
      if (find_way (self, mn_units_get (self->units, self->forwards ? link->other : link->unit), to, way))
        return TRUE;
      g_ptr_array_set_size (way, (int)way->len - 1);
    }
  return FALSE;
}

GPtrArray *
mn_units_way (const MnUnits *units, gint64 unit, MnDate day)
{
  GPtrArray *way = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  const MnUnit *state = mn_units_get (units, unit);
  Walk self = { .units = units, .day = day, .seen = seen };
  gint64 to;

  if (mn_units_map (units, unit, day, &to, NULL) != MN_UNIT_CERTAIN)
    return way;
  self.forwards = mn_date_first_day (day) > mn_date_first_day (state->from);
  find_way (&self, state, to, way);
  return way;
}

GPtrArray *
mn_units_territory (const MnUnits *units, gint64 unit, MnDate day)
{
  const MnUnit *own = mn_units_get (units, unit);
  GPtrArray *territory;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (own == NULL)
    return g_ptr_array_new ();
  if (mn_unit_in_force (own, day) && strcmp (own->level, "commune") != 0)
    return mn_units_below (units, unit, day);
  parts = mn_units_below (units, unit, nearest_day (own, day));
  if (strcmp (own->level, "commune") == 0)
    g_ptr_array_add (parts, (gpointer)own);
  for (guint i = 0; i < parts->len; i++)
    {
      gint64 to;

      mn_units_map (units, ((MnUnit *)g_ptr_array_index (parts, i))->id, day, &to, ids);
    }
  territory = g_ptr_array_new ();
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (territory, (gpointer)mn_units_get (units, g_array_index (ids, gint64, i)));
  g_ptr_array_sort (territory, compare_order);
  return territory;
}

GHashTable *
mn_units_regroup (const MnUnits *units, GHashTable *counts, MnDate day)
{
  GHashTable *regrouped = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 to, *sum;

      mn_units_map (units, *(gint64 *)key, day, &to, NULL);
      sum = g_hash_table_lookup (regrouped, &to);
      if (sum != NULL)
        *sum += *(gint64 *)value;
      else
        g_hash_table_insert (regrouped, g_memdup2 (&to, sizeof to), g_memdup2 (value, sizeof (gint64)));
    }
  return regrouped;
}

GHashTable *
mn_units_count (const MnUnits *units, const GPtrArray *groups, MnDate day)
{
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < groups->len; i++)
    {
      MnUnitCount *group = g_ptr_array_index (groups, i);
      gint64 *sum = g_hash_table_lookup (totals, &group->unit);

      if (sum != NULL)
        *sum += group->count;
      else
        g_hash_table_insert (totals, &group->unit, g_memdup2 (&group->count, sizeof group->count));
    }
  return mn_units_regroup (units, totals, day);
}
