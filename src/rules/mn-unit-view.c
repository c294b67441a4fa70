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

char *
mn_unit_view_heading (const MnUnitView *view, const char *label)
{
  g_autofree char *day = mn_date_format (view->day);

  return g_strdup_printf (mn_label_text (N_ ("%s (units of %s)")), label, day);
}
