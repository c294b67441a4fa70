/* mn-unit-takeover.c: the register's own unit has ended: it goes on as another one's
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "mn-unit-takeover.h"

#include <string.h>

#include "mn-i18n.h"
#include "mn-query.h"
#include "mn-record.h"

static MnDate
next_day (MnDate day)
{
  return mn_date_from_day (mn_date_last_day (day) + 1);
}

MnDate
mn_unit_takeover_day (const MnUnits *units, gint64 own, MnDate on)
{
  const MnUnit *unit = mn_units_get (units, own);

  if (unit == NULL || !mn_date_is_set (unit->to) || mn_date_last_day (unit->to) >= mn_date_first_day (on))
    return MN_DATE_NONE;
  return next_day (unit->to);
}

GArray *
mn_unit_takeover_candidates (const MnUnits *units, gint64 own, MnDate on)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MnUnit *parent = mn_units_parent (units, own, on);
  gint64 to;

  mn_units_map (units, own, on, &to, ids);
  if (parent == NULL)
    return ids;
  mn_units_map (units, parent->id, on, &to, NULL);
  for (guint i = 0; to != 0 && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == to)
      return ids;
  if (to != 0)
    g_array_append_val (ids, to);
  return ids;
}

/* Writing ---------------------------------------------------------------------------------------- */

/* All rows of an entity, loaded: these tables are short. */
static GPtrArray *
load_all (MnDb *db, const char *name, GError **error)
{
  const MnEntity *entity = mn_entity_find (name);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) ids = mn_query_keys (query, db, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      MnRecord *record = mn_record_load (db, entity, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

static gboolean
is_open (const MnRecord *record)
{
  return !mn_record_is_set (record, "valid_to");
}

static gboolean
end_before (MnRecord *record, MnTransaction *tx, MnDate day, GError **error)
{
  mn_record_set_date (record, "valid_to", mn_date_from_day (mn_date_first_day (day) - 1));
  return mn_record_save (record, tx, day, error);
}

static gboolean
begins_before (const MnRecord *record, MnDate day)
{
  return !mn_record_is_set (record, "valid_from")
         || mn_date_first_day (mn_record_get_date (record, "valid_from")) < mn_date_first_day (day);
}

static gboolean
write_register (const MnUnitTakeover *self, MnTransaction *tx, const MnRecord *unit, GError **error)
{
  g_autoptr (GPtrArray) registers = load_all (mn_transaction_get_db (tx), "register", error);
  const MnUnit *own = mn_units_get (self->units, self->own);
  MnRecord *record;

  if (registers == NULL || registers->len == 0)
    return registers != NULL;
  record = g_ptr_array_index (registers, 0);
  if (strcmp (mn_record_get_text (record, "name"), own->name) == 0)
    mn_record_set_text (record, "name", mn_record_get_text (unit, "name"));
  mn_record_set_integer (record, "unit", self->to);
  return mn_record_save (record, tx, self->on, error);
}

static gboolean
write_office (const MnUnitTakeover *self, MnTransaction *tx, const MnRecord *unit, MnDate day, GError **error)
{
  static const char *const kept[] = { "address", "phone" };
  g_autoptr (GPtrArray) offices = load_all (mn_transaction_get_db (tx), "office", error);
  g_autoptr (MnRecord) fresh = offices != NULL ? mn_register_propose_office (unit, day, error) : NULL;

  if (fresh == NULL)
    return FALSE;
  mn_record_set_text (fresh, "name", self->office_name);
  mn_record_set_text (fresh, "parent_name", self->parent_name);
  mn_record_set_date (fresh, "valid_from", day);
  for (guint i = 0; i < offices->len; i++)
    {
      MnRecord *old = g_ptr_array_index (offices, i);

      if (!is_open (old) || !begins_before (old, day))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (kept); k++)
        if (mn_record_is_set (old, kept[k]))
          mn_record_set_text (fresh, kept[k], mn_record_get_text (old, kept[k]));
      if (!end_before (old, tx, day, error))
        return FALSE;
    }
  return mn_record_save (fresh, tx, self->on, error);
}

/* Which unit an officer has now: 0 where that is not certain, the own one where nothing changes. */
static gint64
unit_of (const MnUnitTakeover *self, const MnRecord *officer)
{
  gint64 unit = mn_record_get_integer (officer, "unit");
  gint64 to;

  if (unit == self->own)
    return self->to;
  mn_units_map (self->units, unit, self->on, &to, NULL);
  return to;
}

static gboolean
move_officer (MnRecord *officer, MnTransaction *tx, MnDate day, gint64 to, GError **error)
{
  static const char *const kept[] = { "name", "position", "phone", "note" };
  g_autoptr (MnRecord) fresh = mn_record_new (mn_record_get_entity (officer));

  if (!begins_before (officer, day))
    {
      mn_record_set_integer (officer, "unit", to);
      return mn_record_save (officer, tx, day, error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (mn_record_is_set (officer, kept[i]))
      mn_record_set_text (fresh, kept[i], mn_record_get_text (officer, kept[i]));
  mn_record_set_integer (fresh, "unit", to);
  mn_record_set_date (fresh, "valid_from", day);
  return end_before (officer, tx, day, error) && mn_record_save (fresh, tx, day, error);
}

/* @tx NULL: only counts. */
static gboolean
each_officer (MnUnitTakeover *self, MnDb *db, MnTransaction *tx, GError **error)
{
  g_autoptr (GPtrArray) officers = load_all (db, "officer", error);

  self->n_officers = self->n_left = 0;
  for (guint i = 0; officers != NULL && i < officers->len; i++)
    {
      MnRecord *officer = g_ptr_array_index (officers, i);
      const MnUnit *unit = mn_units_get (self->units, mn_record_get_integer (officer, "unit"));
      gint64 to;

      if (unit == NULL || !is_open (officer)
          || !mn_date_is_set (mn_unit_takeover_day (self->units, unit->id, self->on)))
        continue;
      to = unit_of (self, officer);
      self->n_left += to == 0;
      self->n_officers += to != 0;
      if (tx != NULL && to != 0 && !move_officer (officer, tx, next_day (unit->to), to, error))
        return FALSE;
    }
  return officers != NULL;
}

gboolean
mn_unit_takeover_plan (MnDb *db, MnUnitTakeover *self, GError **error)
{
  return each_officer (self, db, NULL, error);
}

gboolean
mn_unit_takeover_run (MnTransaction *transaction, gpointer data, GError **error)
{
  MnUnitTakeover *self = data;
  MnDb *db = mn_transaction_get_db (transaction);
  MnDate day = mn_unit_takeover_day (self->units, self->own, self->on);
  const MnUnit *to = mn_units_get (self->units, self->to);
  g_autoptr (MnRecord) unit = NULL;

  if (!mn_date_is_set (day) || to == NULL || !mn_unit_in_force (to, self->on))
    {
      g_set_error_literal (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID,
                           _ ("The register goes on only where its unit has ended, and only as that of a unit in "
                              "force."));
      return FALSE;
    }
  mn_transaction_set_subject (transaction, to->name);
  unit = mn_record_load (db, mn_entity_find ("unit"), self->to, error);
  return unit != NULL && write_register (self, transaction, unit, error)
         && write_office (self, transaction, unit, day, error) && each_officer (self, db, transaction, error);
}

void
mn_unit_takeover_free (gpointer data)
{
  MnUnitTakeover *self = data;

  g_clear_pointer (&self->units, mn_units_unref);
  g_free (self->office_name);
  g_free (self->parent_name);
  g_free (self);
}
