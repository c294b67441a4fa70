/* mn-unit-view.c: what is written down by one unit, shown by the units of another day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "mn-unit-view.h"

#include "mn-i18n.h"
#include "mn-label-text.h"

struct _MnUnitView {
  MnUnits *units;
  MnDate day;
  int refs;
};

MnUnitView *
mn_unit_view_new (MnUnits *units, MnDate day)
{
  MnUnitView *view;

  g_return_val_if_fail (units != NULL && mn_date_is_full (day), NULL);

  view = g_new0 (MnUnitView, 1);
  view->units = mn_units_ref (units);
  view->day = day;
  view->refs = 1;
  return view;
}

MnUnitView *
mn_unit_view_load (MnDb *db, MnDate day, GError **error)
{
  g_autoptr (MnUnits) units = mn_units_load (db, error);

  return units != NULL ? mn_unit_view_new (units, day) : NULL;
}

MnUnitView *
mn_unit_view_ref (MnUnitView *view)
{
  g_atomic_int_inc (&view->refs);
  return view;
}

void
mn_unit_view_unref (MnUnitView *view)
{
  if (!g_atomic_int_dec_and_test (&view->refs))
    return;
  mn_units_unref (view->units);
  g_free (view);
}

MnDate
mn_unit_view_get_day (const MnUnitView *view)
{
  return view->day;
}

const MnUnits *
mn_unit_view_get_units (const MnUnitView *view)
{
  return view->units;
}

const MnUnit *
mn_unit_view_find (const MnUnitView *view, gint64 unit)
{
  gint64 to;

  mn_units_map (view->units, unit, view->day, &to, NULL);
  return to != 0 ? mn_units_get (view->units, to) : NULL;
}

char *
mn_unit_view_name (const MnUnitView *view, gint64 unit)
{
  const MnUnit *shown = mn_unit_view_find (view, unit);
  const MnUnit *own = shown == NULL ? mn_units_get (view->units, unit) : NULL;
  const char *unclear = mn_label_text (N_ ("not certain"));

  if (shown != NULL)
    return g_strdup (shown->short_name);
  return own != NULL ? g_strdup_printf ("%s (%s)", own->short_name, unclear) : g_strdup (unclear);
}

/* "01/01/2020 Xã Thanh An, NQ 832; 01/07/2025 …": when each step was, to what, and by which act; of one step what it
 * led to is said already. */
static char *
tell_way (const MnUnitView *view, gint64 unit)
{
  g_autoptr (GPtrArray) way = mn_units_way (view->units, unit, view->day);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < way->len; i++)
    {
      const MnUnitLink *link = g_ptr_array_index (way, i);
      gboolean forwards = mn_date_compare (link->from, view->day) <= 0;
      const MnUnit *step = mn_units_get (view->units, forwards ? link->other : link->unit);
      g_autofree char *day = mn_date_format (link->from);

      if (way->len == 1)
        g_string_append_printf (text, _ ("changed on %s"), day);
      else
        g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", day, step->name);
      g_string_append_printf (text, "%s%s", *link->act != '\0' ? ", " : "", link->act);
    }
  return g_string_free (text, FALSE);
}

static char *
tell_candidates (const MnUnitView *view, const GArray *candidates)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < candidates->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            mn_units_get (view->units, g_array_index (candidates, gint64, i))->name);
  return g_string_free (text, FALSE);
}

char *
mn_unit_view_story (const MnUnitView *view, gint64 unit)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *day = view != NULL ? mn_date_format (view->day) : NULL;
  g_autofree char *told = NULL;
  gint64 to;

  if (view == NULL || unit == 0)
    return NULL;
  switch (mn_units_map (view->units, unit, view->day, &to, candidates))
    {
    case MN_UNIT_CERTAIN:
      told = tell_way (view, unit);
      return g_strdup_printf (_ ("By the units of %s: %s (%s)"), day, mn_units_get (view->units, to)->name, told);
    case MN_UNIT_ASK:
      told = tell_candidates (view, candidates);
      return candidates->len > 1
                 ? g_strdup_printf (_ ("By the units of %s it is not certain where this is: %s"), day, told)
                 : g_strdup_printf (_ ("By the units of %s it is not certain whether this is %s"), day, told);
    case MN_UNIT_NONE:
      return g_strdup_printf (_ ("Nothing is known of what this unit was on %s"), day);
    case MN_UNIT_SAME:
    default:
      return NULL;
    }
}

gint64
mn_unit_view_count_unclear (const MnUnitView *view, MnDb *db, MnDate on, GError **error)
{
  g_autoptr (GPtrArray) groups = mn_unit_query_current (db, on, error);
  gint64 count = 0;

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const MnUnitCount *group = g_ptr_array_index (groups, i);

      if (mn_unit_view_find (view, group->unit) == NULL)
        count += group->count;
    }
  return groups != NULL ? count : -1;
}

gboolean
mn_unit_view_shows (const MnUnitView *view, const MnEntity *entity, guint field)
{
  static const char *const placed[] = { "child", "household", NULL };

  return view != NULL && g_strcmp0 (entity->fields[field].target, "unit") == 0
         && g_strv_contains (placed, entity->name);
}

char *
mn_unit_view_cell (const MnUnitView *view, const MnEntity *entity, const MnRowData *data, guint field)
{
  if (data == NULL || !mn_unit_view_shows (view, entity, field) || mn_value_is_null (&data->values[field]))
    return NULL;
  return mn_unit_view_name (view, mn_value_get_integer (&data->values[field]));
}

static GArray *
rank_units (const MnUnitView *view, const GArray *units)
{
  GArray *ranks = g_array_sized_new (FALSE, FALSE, sizeof (MnQueryRank), units->len);

  for (guint i = 0; i < units->len; i++)
    {
      gint64 id = g_array_index (units, gint64, i);
      const MnUnit *shown = mn_unit_view_find (view, id), *own = mn_units_get (view->units, id);
      MnQueryRank rank = { id, shown != NULL ? shown->order : own != NULL ? G_MAXUINT + (gint64)own->order : 0 };

      if (shown != NULL || own != NULL)
        g_array_append_val (ranks, rank);
    }
  return ranks;
}

gboolean
mn_unit_view_order (const MnUnitView *view, MnQuery *query, MnDb *db, GError **error)
{
  const MnEntity *entity = mn_query_get_entity (query);
  const char *sort = mn_query_get_sort (query, NULL);
  int field = sort != NULL ? mn_entity_field (entity, sort) : -1;
  g_autoptr (GArray) units = NULL, ranks = NULL;

  if (field < 0 || entity->fields[field].kind != MN_KIND_LINK)
    return TRUE;
  if (!mn_unit_view_shows (view, entity, (guint)field))
    {
      mn_query_set_ranks (query, (guint)field, NULL, 0);
      return TRUE;
    }
  units = mn_unit_query_lived_in (db, error);
  if (units == NULL)
    return FALSE;
  ranks = rank_units (view, units);
  mn_query_set_ranks (query, (guint)field, (const MnQueryRank *)(gconstpointer)ranks->data, ranks->len);
  return TRUE;
}

char *
mn_unit_view_heading (const MnUnitView *view, const char *label)
{
  g_autofree char *day = mn_date_format (view->day);

  return g_strdup_printf (mn_label_text (N_ ("%s (units of %s)")), label, day);
}
