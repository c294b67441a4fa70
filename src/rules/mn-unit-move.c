/* mn-unit-move.c: children follow their unit into what became of it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "mn-unit-move.h"

#include <string.h>

#include "mn-record.h"

typedef struct {
  MnTransaction *tx;
  MnDb *db;
  const MnUnitMove *move;
  MnUnitMoved *moved;
  GHashTable *villages; /* gint64 old → gint64 new */
} Mover;

static MnDate
day_before (MnDate day)
{
  return mn_date_from_day (mn_date_first_day (day) - 1);
}

static gboolean
set_end (Mover *mover, const char *table, gint64 row_id, GError **error)
{
  g_autofree char *end = mn_date_to_iso (day_before (mover->move->day));
  const MnColumn column = { "valid_to", { .type = MN_VALUE_TEXT, .text = end } };

  return mn_transaction_update (mover->tx, table, row_id, &column, 1, error);
}

/* Villages --------------------------------------------------------------------------------------- */

/* One village is one row of the new unit, whether its people come together or child by child. */
static char *
lasting_uuid (const MnRecord *village, const MnRecord *unit)
{
  g_autofree char *name = g_strconcat (mn_record_get_uuid (village), "\t", mn_record_get_uuid (unit), NULL);
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA1, name, -1);

  return g_strdup_printf ("%.8s-%.4s-5%.3s-a%.3s-%.12s", hex, hex + 8, hex + 13, hex + 17, hex + 20);
}

/* Both communes may have a Thôn 1. */
static char *
free_name (Mover *mover, const MnRecord *village, GError **error)
{
  const char *name = mn_record_get_text (village, "name");
  gint64 same = mn_unit_query_find_village (mover->db, mover->move->to, name, mover->move->day, error);
  g_autoptr (MnRecord) unit = NULL;

  if (same < 0)
    return NULL;
  if (same == 0)
    return g_strdup (name);
  unit = mn_record_load (mover->db, mn_entity_find ("unit"), mover->move->from, error);
  return unit != NULL ? g_strdup_printf ("%s (%s)", name, mn_record_get_text (unit, "short_name")) : NULL;
}

static gint64
create_village (Mover *mover, const MnRecord *old, const char *uuid, GError **error)
{
  g_autoptr (MnRecord) fresh = mn_record_new (mn_entity_find ("village"));
  g_autofree char *name = free_name (mover, old, error);

  if (name == NULL)
    return 0;
  mn_record_set_uuid (fresh, uuid);
  mn_record_set_integer (fresh, "unit", mover->move->to);
  mn_record_set_text (fresh, "name", name);
  mn_record_set_text (fresh, "kind", mn_record_get_text (old, "kind"));
  mn_record_set_date (fresh, "valid_from", mover->move->day);
  if (!mn_record_insert (fresh, mover->tx, error))
    return 0;
  return mn_record_get_id (fresh);
}

/* Of an undone move the row lies in the bin, perhaps with another day. */
static gboolean
revive_village (Mover *mover, gint64 village, GError **error)
{
  const MnEntity *entity = mn_entity_find ("village");
  g_autoptr (MnRecord) record = mn_record_load (mover->db, entity, village, error);

  if (record == NULL || !mn_record_is_deleted (record))
    return record != NULL;
  if (!mn_record_restore (entity, village, mover->tx, error))
    return FALSE;
  g_object_unref (record);
  record = mn_record_load (mover->db, entity, village, error);
  if (record == NULL)
    return FALSE;
  mn_record_set_date (record, "valid_from", mover->move->day);
  mn_record_set_null (record, "valid_to");
  return mn_record_save (record, mover->tx, mover->move->day, error);
}

static gint64
find_or_create_village (Mover *mover, gint64 village, GError **error)
{
  const MnEntity *entity = mn_entity_find ("village");
  g_autoptr (MnRecord) old = mn_record_load (mover->db, entity, village, error);
  g_autoptr (MnRecord) unit
      = old != NULL ? mn_record_load (mover->db, mn_entity_find ("unit"), mover->move->to, error) : NULL;
  g_autofree char *uuid = unit != NULL ? lasting_uuid (old, unit) : NULL;
  g_autoptr (GError) local = NULL;
  gint64 id;

  if (uuid == NULL)
    return 0;
  id = mn_record_find (mover->db, entity, uuid, MN_DATE_NONE, &local);
  if (id != 0)
    return revive_village (mover, id, error) ? id : 0;
  if (!g_error_matches (local, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  return create_village (mover, old, uuid, error);
}

/* 0 on error. */
static gint64
map_village (Mover *mover, gint64 village, GError **error)
{
  gint64 *known = g_hash_table_lookup (mover->villages, &village);
  gint64 id;

  if (known != NULL)
    return *known;
  id = find_or_create_village (mover, village, error);
  if (id == 0)
    return 0;
  mover->moved->n_villages++;
  g_hash_table_insert (mover->villages, g_memdup2 (&village, sizeof village), g_memdup2 (&id, sizeof id));
  return id;
}

/* Villages go with their unit, with or without children. */
static gboolean
move_villages (Mover *mover, GError **error)
{
  g_autoptr (GPtrArray) villages = NULL;

  if (mover->move->child != 0 || mover->move->village == 0)
    return TRUE;
  if (mover->move->village > 0)
    return map_village (mover, mover->move->village, error) != 0
           && set_end (mover, "village", mover->move->village, error);
  villages = mn_unit_query_villages (mover->db, mover->move->from, day_before (mover->move->day), error);
  for (guint i = 0; villages != NULL && i < villages->len; i++)
    {
      const MnUnitItem *village = g_ptr_array_index (villages, i);

      if (map_village (mover, village->id, error) == 0 || !set_end (mover, "village", village->id, error))
        return FALSE;
    }
  return villages != NULL;
}

/* Residences and households ------------------------------------------------------------------------ */

static gboolean
set_place (Mover *mover, const char *table, gint64 row_id, gint64 village, GError **error)
{
  MnColumn columns[] = {
    { "unit", { .type = MN_VALUE_INTEGER, .integer = mover->move->to } },
    { "village", { .type = village != 0 ? MN_VALUE_INTEGER : MN_VALUE_NULL, .integer = village } },
  };

  return mn_transaction_update (mover->tx, table, row_id, columns, G_N_ELEMENTS (columns), error);
}

static gboolean
begin_residence (Mover *mover, const MnRecord *old, gint64 village, GError **error)
{
  static const char *const kept[] = { "child", "household", "status", "valid_to", "note" };
  const MnEntity *entity = mn_record_get_entity (old);
  g_autoptr (MnRecord) fresh = mn_record_new (entity);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      guint field = (guint)mn_entity_field (entity, kept[i]);

      mn_record_set (fresh, field, mn_record_get (old, field));
    }
  mn_record_set_integer (fresh, "unit", mover->move->to);
  if (village != 0)
    mn_record_set_integer (fresh, "village", village);
  mn_record_set_date (fresh, "valid_from", mover->move->day);
  if (*mover->move->act != '\0')
    mn_record_set_text (fresh, "reason", mover->move->act);
  return mn_record_insert (fresh, mover->tx, error);
}

static gboolean
move_household (Mover *mover, gint64 household, GError **error)
{
  g_autoptr (MnRecord) record = mn_record_load (mover->db, mn_entity_find ("household"), household, error);
  gint64 village;

  if (record == NULL)
    return FALSE;
  if (mn_record_is_deleted (record) || mn_record_get_integer (record, "unit") != mover->move->from)
    return TRUE;
  village = mn_record_get_integer (record, "village");
  if (village != 0 && (village = map_village (mover, village, error)) == 0)
    return FALSE;
  mover->moved->n_households++;
  return set_place (mover, "household", household, village, error);
}

static gboolean
move_residence (Mover *mover, gint64 row_id, GError **error)
{
  g_autoptr (MnRecord) old = mn_record_load (mover->db, mn_entity_find ("residence"), row_id, error);
  gint64 village;

  if (old == NULL)
    return FALSE;
  village = mn_record_get_integer (old, "village");
  if (village != 0 && (village = map_village (mover, village, error)) == 0)
    return FALSE;
  mover->moved->n_residences++;
  if (mn_date_first_day (mn_record_get_date (old, "valid_from")) >= mn_date_first_day (mover->move->day))
    {
      if (!set_place (mover, "residence", row_id, village, error))
        return FALSE;
    }
  else if (!begin_residence (mover, old, village, error) || !set_end (mover, "residence", row_id, error))
    return FALSE;
  return mover->move->child == 0 || !mn_record_is_set (old, "household")
         || move_household (mover, mn_record_get_integer (old, "household"), error);
}

static gboolean
move_people (Mover *mover, GError **error)
{
  const MnUnitMove *move = mover->move;
  GCancellable *cancellable = mn_transaction_get_cancellable (mover->tx);
  g_autoptr (GArray) residences
      = mn_unit_query_residences (mover->db, move->from, move->village, move->child, move->day, error);
  g_autoptr (GArray) households = NULL;

  if (residences == NULL)
    return FALSE;
  for (guint i = 0; i < residences->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !move_residence (mover, g_array_index (residences, gint64, i), error))
      return FALSE;
  if (move->child != 0)
    return TRUE;
  households = mn_unit_query_households (mover->db, move->from, move->village, error);
  for (guint i = 0; households != NULL && i < households->len; i++)
    if (!move_household (mover, g_array_index (households, gint64, i), error))
      return FALSE;
  return households != NULL;
}

gboolean
mn_unit_move (MnTransaction *transaction, const MnUnitMove *move, MnUnitMoved *moved, GError **error)
{
  g_autoptr (GHashTable) villages = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Mover mover = { transaction, mn_transaction_get_db (transaction), move, moved, villages };

  return move_people (&mover, error) && move_villages (&mover, error);
}

/* Those who can only have gone one way --------------------------------------------------------------- */

const MnUnitLink *
mn_units_only_successor (const MnUnits *units, gint64 unit)
{
  g_autoptr (GPtrArray) links = mn_units_successors (units, unit);
  const MnUnitLink *link = links->len == 1 ? g_ptr_array_index (links, 0) : NULL;

  return link != NULL && link->certain && link->other != unit ? link : NULL;
}

gboolean
mn_units_follow (const MnUnits *units, MnTransaction *transaction, MnDate on, MnUnitMoved *moved, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean again = TRUE;

  /* Those who came to a unit that has ended too go on from there. */
  while (again)
    {
      g_autoptr (GPtrArray) pending = mn_unit_query_pending (mn_transaction_get_db (transaction), on, error);

      if (pending == NULL)
        return FALSE;
      again = FALSE;
      for (guint i = 0; i < pending->len; i++)
        {
          const MnUnitCount *count = g_ptr_array_index (pending, i);
          const MnUnitLink *link = mn_units_only_successor (units, count->unit);
          MnUnitMove move = { .from = count->unit, .village = MN_UNIT_MOVE_ALL };

          if (link == NULL || mn_date_first_day (link->from) > mn_date_first_day (on)
              || !g_hash_table_add (done, g_memdup2 (&count->unit, sizeof count->unit)))
            continue;
          move.to = link->other;
          move.day = link->from;
          move.act = link->act;
          if (!mn_unit_move (transaction, &move, moved, error))
            return FALSE;
          again = TRUE;
        }
    }
  return TRUE;
}

gboolean
mn_unit_move_run (MnTransaction *transaction, gpointer data, GError **error)
{
  MnUnitMoveJob *job = data;

  if (job->subject != NULL)
    mn_transaction_set_subject (transaction, job->subject);
  if (job->moves == NULL)
    return mn_units_follow (job->units, transaction, job->on, &job->moved, error);
  for (guint i = 0; i < job->n_moves; i++)
    if (!mn_unit_move (transaction, &job->moves[i], &job->moved, error))
      return FALSE;
  return TRUE;
}

void
mn_unit_move_job_free (gpointer data)
{
  MnUnitMoveJob *job = data;

  for (guint i = 0; i < job->n_moves; i++)
    g_free ((char *)job->moves[i].act);
  g_free (job->moves);
  g_free (job->subject);
  g_clear_pointer (&job->units, mn_units_unref);
  g_free (job);
}
