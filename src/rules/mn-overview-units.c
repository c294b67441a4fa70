/* mn-overview-units.c: the counts by place of the overview, by the units of another day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "mn-overview-units.h"

#include <string.h>

static void
group_free (gpointer data)
{
  MnFigureGroup *group = data;

  g_free (group->code);
  g_free (group->name);
  g_free (group->note);
  g_free (group);
}

static MnFigureGroup *
find_or_add (GPtrArray *groups, gint64 id, const char *code, const char *name)
{
  MnFigureGroup *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = g_ptr_array_index (groups, i);
      if (group->id == id && strcmp (group->code, code) == 0)
        return group;
    }
  group = g_new0 (MnFigureGroup, 1);
  group->id = id;
  group->code = g_strdup (code);
  group->name = g_strdup (name);
  g_ptr_array_add (groups, group);
  return group;
}

/* The largest first, as they were read; what is not certain, and what has no place, last. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const MnFigureGroup *left = *(const MnFigureGroup *const *)a;
  const MnFigureGroup *right = *(const MnFigureGroup *const *)b;

  if ((left->id == 0) != (right->id == 0))
    return left->id == 0 ? 1 : -1;
  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return left->id < right->id ? -1 : left->id > right->id;
}

static GPtrArray *
regroup (const GPtrArray *groups, const MnUnitView *view)
{
  GPtrArray *anew = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; i < groups->len; i++)
    {
      const MnFigureGroup *group = g_ptr_array_index (groups, i);
      const MnUnit *unit = group->id != 0 ? mn_unit_view_find (view, group->id) : NULL;

      if (unit != NULL)
        find_or_add (anew, unit->id, "", unit->name)->count += group->count;
      else
        find_or_add (anew, 0, group->id != 0 ? MN_FIGURES_UNCLEAR : "", "")->count += group->count;
    }
  g_ptr_array_sort (anew, compare_groups);
  return anew;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const MnFigureGroup *const *)a)->code, (*(const MnFigureGroup *const *)b)->code);
}

static GPtrArray *
count_kinds (const MnUnitView *view, gint64 own, gint64 *n_units)
{
  g_autoptr (GPtrArray) territory
      = mn_units_territory (mn_unit_view_get_units (view), own, mn_unit_view_get_day (view));
  GPtrArray *kinds = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; i < territory->len; i++)
    find_or_add (kinds, 0, ((const MnUnit *)g_ptr_array_index (territory, i))->kind, "")->count++;
  g_ptr_array_sort (kinds, compare_codes);
  *n_units = territory->len;
  return kinds;
}

static void
replace (GPtrArray **groups, GPtrArray *anew)
{
  g_ptr_array_unref (*groups);
  *groups = anew;
}

gboolean
mn_overview_units_regroup (MnFigures *figures, const MnUnitView *view, gint64 own)
{
  g_return_val_if_fail (figures != NULL && view != NULL, FALSE);

  if (figures->by_village)
    return FALSE;
  replace (&figures->units, regroup (figures->units, view));
  replace (&figures->assisted_units, regroup (figures->assisted_units, view));
  replace (&figures->unit_kinds, count_kinds (view, own, &figures->n_units_below));
  figures->units_on = mn_unit_view_get_day (view);
  return TRUE;
}
