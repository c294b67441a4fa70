/* mn-cross-units.c: children of one day by the units of another
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include <string.h>

#include "mn-cross.h"
#include "mn-unit-people.h"

static MnCrossName *
name_of (const MnUnit *unit)
{
  MnCrossName *name = g_new0 (MnCrossName, 1);

  name->id = unit != NULL ? unit->id : 0;
  name->code = g_strdup (unit != NULL ? unit->code : MN_CROSS_UNCLEAR);
  name->name = unit != NULL ? g_strdup (unit->short_name) : NULL;
  name->kind = g_strdup (unit != NULL ? unit->kind : "");
  return name;
}

/* As the list of units has them: by code, then by time. */
static int
compare_units (gconstpointer a, gconstpointer b)
{
  const MnUnit *left = *(const MnUnit *const *)a;
  const MnUnit *right = *(const MnUnit *const *)b;
  int order = strcmp (left->code, right->code);

  return order != 0 ? order : mn_date_compare (left->from, right->from);
}

/* What stands for each unit of the facts on the day; NULL where that is not certain. */
static GPtrArray *
map_all (const MnCrossFacts *facts, const MnUnits *units, MnDate day)
{
  GPtrArray *mapped = g_ptr_array_sized_new (facts->units->len);

  for (guint i = 0; i < facts->units->len; i++)
    {
      gint64 to;

      mn_units_map (units, ((MnCrossName *)g_ptr_array_index (facts->units, i))->id, day, &to, NULL);
      g_ptr_array_add (mapped, (gpointer)mn_units_get (units, to));
    }
  return mapped;
}

static void
regroup (MnCrossFacts *facts, const MnUnits *units, MnDate day)
{
  g_autoptr (GPtrArray) mapped = map_all (facts, units, day);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree gint32 *index = g_new (gint32, mapped->len + 1);
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_cross_name_free);

  for (guint i = 0; i < mapped->len; i++)
    if (mapped->pdata[i] != NULL && !g_ptr_array_find (kept, mapped->pdata[i], NULL))
      g_ptr_array_add (kept, mapped->pdata[i]);
  g_ptr_array_sort (kept, compare_units);
  for (guint i = 0; i < kept->len; i++)
    g_ptr_array_add (names, name_of (kept->pdata[i]));
  /* The line after all units; it is left out of a table where nobody stands in it. */
  g_ptr_array_add (names, name_of (NULL));
  for (guint i = 0; i < mapped->len; i++)
    {
      guint at = kept->len;

      if (mapped->pdata[i] != NULL)
        g_ptr_array_find (kept, mapped->pdata[i], &at);
      index[i] = (gint32)at;
    }
  for (guint i = 0; i < facts->facts->len; i++)
    {
      MnCrossFact *fact = &g_array_index (facts->facts, MnCrossFact, i);

      if (fact->unit >= 0)
        fact->unit = index[fact->unit];
    }
  g_ptr_array_unref (facts->units);
  facts->units = names;
  facts->units_on = day;
}

/* Of a new unit nobody may have counted the people yet: those of the old ones are added up. A figure of its own that is
 * of the place as it was before a merger is put right the same way. */
static gboolean
find_people (MnDb *db, MnCrossFacts *facts, const MnUnits *units, GError **error)
{
  for (guint i = 0; i < facts->units->len; i++)
    {
      MnCrossName *name = g_ptr_array_index (facts->units, i);
      MnUnitPeopleSum people;

      if (name->id == 0)
        continue;
      if (!mn_unit_people_find (db, units, name->id, facts->on.year, &people, error))
        return FALSE;
      name->population = people.total;
      name->population_year = people.year;
      name->population_summed = people.summed;
    }
  return TRUE;
}

MnCrossFacts *
mn_cross_facts_read (MnDb *db, MnDate on, MnDate units_on, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnCrossFacts) facts = mn_cross_query_facts (db, on, cancellable, error);
  g_autoptr (MnUnits) units = facts != NULL ? mn_units_load (db, error) : NULL;

  if (units == NULL)
    return NULL;
  regroup (facts, units, mn_date_is_set (units_on) ? units_on : on);
  return mn_cross_query_population (db, facts, error) && find_people (db, facts, units, error)
             ? g_steal_pointer (&facts)
             : NULL;
}
