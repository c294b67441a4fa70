/* mn-refresh.c: derived columns and current values, kept true
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-refresh.h"

#include "mn-current-query.h"
#include "mn-record.h"

#define META_DAY "current_on"
#define META_COLLATOR "collator"

/* Above this many rows one statement over the whole table is cheaper than row by row. */
#define ROW_BY_ROW 1000

MnDate
mn_refresh_working_date (MnDb *db)
{
  g_autoptr (MnStatement) statement
      = mn_db_prepare (db, "SELECT working_date FROM register WHERE deleted_at IS NULL ORDER BY id LIMIT 1", NULL);

  if (statement != NULL && mn_statement_step (statement, NULL) && !mn_statement_is_null (statement, 0))
    {
      MnDate date = mn_statement_get_date (statement, 0);

      if (mn_date_is_full (date))
        return date;
    }
  return mn_date_today ();
}

static void
add_id (GHashTable *ids, gint64 id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

/* The rows that the touched row belongs to: now, and before this change if its link was changed by it. */
static gboolean
add_owners (MnDb *db, const MnCurrentSource *source, gint64 row_id, gint64 change, GHashTable *ids, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", source->column, source->table);
  g_autoptr (MnStatement) owner = mn_db_prepare (db, sql, error);
  g_autoptr (MnStatement) former
      = owner == NULL
            ? NULL
            : mn_db_prepare (db,
                             "SELECT CAST(old AS INTEGER) FROM audit WHERE change = ?1 AND entity = ?2 AND row_id = ?3"
                             " AND field = ?4 AND old IS NOT NULL",
                             error);
  GError *local = NULL;

  if (former == NULL)
    return FALSE;
  mn_statement_bind_int (owner, 1, row_id);
  if (mn_statement_step (owner, &local))
    add_id (ids, mn_statement_get_int (owner, 0));
  mn_statement_bind_int (former, 1, change);
  mn_statement_bind_text (former, 2, source->table);
  mn_statement_bind_int (former, 3, row_id);
  mn_statement_bind_text (former, 4, source->column);
  while (local == NULL && mn_statement_step (former, &local))
    add_id (ids, mn_statement_get_int (former, 0));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static const MnCurrentSource *
find_source (MnCurrent current, const char *table)
{
  for (const MnCurrentSource *source = mn_current_sources (current); source->table != NULL; source++)
    if (g_str_equal (source->table, table))
      return source;
  return NULL;
}

/* FALSE in @all: the rows are in @ids. */
static gboolean
collect (MnTransaction *transaction, MnCurrent current, GArray *touched, GHashTable *ids, gboolean *all, GError **error)
{
  MnDb *db = mn_transaction_get_db (transaction);
  gint64 change = mn_transaction_get_change (transaction);

  *all = FALSE;
  for (guint i = 0; i < touched->len; i++)
    {
      const MnTouched *row = &g_array_index (touched, MnTouched, i);
      const MnCurrentSource *source = find_source (current, row->table);

      if (row->settled)
        continue;
      if (g_str_equal (row->table, mn_current_table (current)))
        {
          if (mn_current_depends_on_own_row (current))
            add_id (ids, row->row_id);
        }
      else if (source != NULL && !add_owners (db, source, row->row_id, change, ids, error))
        return FALSE;
      else if (current == MN_CURRENT_CHILD && g_str_equal (row->table, "circumstance_group"))
        *all = TRUE;
      if (*all || g_hash_table_size (ids) > ROW_BY_ROW)
        {
          *all = TRUE;
          return TRUE;
        }
    }
  return TRUE;
}

static gboolean
write_ids (MnTransaction *transaction, MnCurrent current, GHashTable *ids, MnDate on, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!mn_current_write_row (transaction, current, *(gint64 *)id, on, error))
      return FALSE;
  return TRUE;
}

/* A row written by undo got back its own columns; its keys follow here. Forms and imports wrote them already. */
static gboolean
rederive_undone (MnTransaction *transaction, GArray *touched, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (mn_transaction_get_db (transaction),
                                                     "SELECT undoes IS NOT NULL FROM change WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, mn_transaction_get_change (transaction));
  if (!mn_statement_step (statement, NULL) || mn_statement_get_int (statement, 0) == 0)
    return TRUE;
  for (guint i = 0; i < touched->len; i++)
    {
      const MnTouched *row = &g_array_index (touched, MnTouched, i);
      const MnEntity *entity = mn_entity_find (row->table);

      if (entity != NULL && !mn_record_rederive (transaction, entity, row->row_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
touches (GArray *touched, const char *table)
{
  for (guint i = 0; i < touched->len; i++)
    if (g_str_equal (g_array_index (touched, MnTouched, i).table, table))
      return TRUE;
  return FALSE;
}

gboolean
mn_refresh_before_commit (MnTransaction *transaction, GArray *touched, gpointer data, GError **error)
{
  MnDate on;

  if (touched->len == 0)
    return TRUE;
  on = mn_refresh_working_date (mn_transaction_get_db (transaction));
  if (!rederive_undone (transaction, touched, error))
    return FALSE;
  if (touches (touched, "register") && !mn_refresh_run (transaction, NULL, error))
    return FALSE;
  for (int current = 0; current < MN_N_CURRENT; current++)
    {
      g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      gboolean all = FALSE;

      if (!collect (transaction, (MnCurrent)current, touched, ids, &all, error))
        return FALSE;
      if (all ? !mn_current_write_all (transaction, (MnCurrent)current, on, error)
              : !write_ids (transaction, (MnCurrent)current, ids, on, error))
        return FALSE;
    }
  return TRUE;
}

/* Of the two rows in meta. */
static gboolean
day_is_current (MnDb *db, char **stored)
{
  g_autofree char *day = mn_store_get_meta (db, META_DAY);
  g_autofree char *today = mn_date_to_iso (mn_refresh_working_date (db));
  gboolean current = g_strcmp0 (day, today) == 0;

  if (stored != NULL)
    *stored = g_steal_pointer (&day);
  return current;
}

static gboolean
collator_is_current (MnDb *db)
{
  g_autofree char *version = mn_store_get_meta (db, META_COLLATOR);

  return g_strcmp0 (version, mn_collate_version ()) == 0;
}

gboolean
mn_refresh_is_needed (MnDb *db)
{
  return !day_is_current (db, NULL) || !collator_is_current (db);
}

static gboolean
rebuild_keys (MnTransaction *transaction, const MnEntity *entity, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s", entity->name);
  GError *local = NULL;

  {
    g_autoptr (MnStatement) statement = mn_db_prepare (mn_transaction_get_db (transaction), sql, error);

    if (statement == NULL)
      return FALSE;
    while (mn_statement_step (statement, &local))
      {
        gint64 id = mn_statement_get_int (statement, 0);

        g_array_append_val (ids, id);
      }
  }
  for (guint i = 0; local == NULL && i < ids->len; i++)
    mn_record_rederive (transaction, entity, g_array_index (ids, gint64, i), &local);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
refresh_day (MnTransaction *transaction, const char *stored, MnDate on, GError **error)
{
  MnDb *db = mn_transaction_get_db (transaction);
  MnDate from = MN_DATE_NONE;

  if (stored != NULL)
    mn_date_parse_iso (stored, &from, NULL);
  for (int current = 0; current < MN_N_CURRENT; current++)
    {
      g_autoptr (GArray) moved = NULL;

      if (mn_date_is_full (from))
        {
          moved = mn_current_moved (db, (MnCurrent)current, from, on, error);
          if (moved == NULL)
            return FALSE;
        }
      if (moved == NULL || moved->len > ROW_BY_ROW)
        {
          if (!mn_current_write_all (transaction, (MnCurrent)current, on, error))
            return FALSE;
          continue;
        }
      for (guint i = 0; i < moved->len; i++)
        if (!mn_current_write_row (transaction, (MnCurrent)current, g_array_index (moved, gint64, i), on, error))
          return FALSE;
    }
  return TRUE;
}

gboolean
mn_refresh_mark (MnTransaction *transaction, GError **error)
{
  g_autofree char *on = mn_date_to_iso (mn_refresh_working_date (mn_transaction_get_db (transaction)));

  return mn_transaction_set_meta (transaction, META_DAY, on, error)
         && mn_transaction_set_meta (transaction, META_COLLATOR, mn_collate_version (), error);
}

gboolean
mn_refresh_run (MnTransaction *transaction, gpointer data, GError **error)
{
  MnDb *db = mn_transaction_get_db (transaction);
  g_autofree char *stored = NULL;

  if (!collator_is_current (db))
    for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
      if ((*entity)->has_sort_key && !rebuild_keys (transaction, *entity, error))
        return FALSE;
  if (!day_is_current (db, &stored) && !refresh_day (transaction, stored, mn_refresh_working_date (db), error))
    return FALSE;
  return mn_refresh_mark (transaction, error);
}
