/* mn-query-fetch.c: the values of rows, read by key
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-query.h"

#include "mn-records-private.h"

/* Rows read by one statement: of many, of a page of a list. A handful goes one by one: binding that many parameters
 * costs more than that. */
#define FETCH_MANY 128
#define FETCH_PAGE 32
#define FETCH_FEW 4

enum {
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_DELETED,
  COLUMN_FIRST_FIELD,
};

/* id, uuid, deleted, the fields in their order; then label and stored text of each link. */
static char *
fetch_sql (const MnEntity *entity, guint n_ids)
{
  g_autoptr (GString) joins = g_string_new (NULL);
  GString *sql = g_string_new ("SELECT t.id, t.uuid, t.deleted_at IS NOT NULL");

  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *column = _mn_sql_column ("t", entity, i);

      g_string_append_printf (sql, ", %s", column);
    }
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MnEntity *target = mn_field_target (&entity->fields[i]);
      g_autofree char *joined = NULL;
      g_autofree char *label = NULL;
      g_autofree char *stored = NULL;

      if (entity->fields[i].kind != MN_KIND_LINK)
        continue;
      joined = _mn_sql_join (joins, "t", &entity->fields[i]);
      label = _mn_sql_label (joins, joined, target);
      stored = _mn_sql_stored (joined, target);
      g_string_append_printf (sql, ", %s, %s", label, stored);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS t%s WHERE t.id IN (?1", entity->name, joins->str);
  for (guint i = 1; i < n_ids; i++)
    g_string_append_printf (sql, ", ?%u", i + 1);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static MnRowData *
read_row (const MnEntity *entity, MnStatement *statement)
{
  MnRowData *data = _mn_row_data_new (entity);
  int column = COLUMN_FIRST_FIELD;

  data->id = mn_statement_get_int (statement, COLUMN_ID);
  data->uuid = g_strdup (mn_statement_get_text (statement, COLUMN_UUID));
  data->deleted = mn_statement_get_int (statement, COLUMN_DELETED) != 0;
  for (guint i = 0; i < entity->n_fields; i++)
    mn_statement_get_value (statement, column++, &data->values[i]);
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == MN_KIND_LINK)
      {
        data->labels[i] = g_strdup (mn_statement_get_text (statement, column++));
        data->links[i] = g_strdup (mn_statement_get_text (statement, column++));
        /* No link, or one to a row that is not there: nothing to show, rather than a number. */
        if (data->labels[i] == NULL)
          data->labels[i] = g_strdup ("");
      }
  return data;
}

/* The caller may ask for a row twice; the first place is filled here, the others refer to it. */
static void
place_row (GPtrArray *rows, const gint64 *ids, guint n_ids, guint offset, MnRowData *data_taken)
{
  g_autoptr (MnRowData) data = data_taken;

  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == data->id && rows->pdata[offset + i] == NULL)
      rows->pdata[offset + i] = mn_row_data_ref (data);
}

static gboolean
fetch_chunk (const MnEntity *entity, MnDb *db, const char *sql, const gint64 *ids, guint n_ids, GPtrArray *rows,
             guint offset, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  /* Parameters that are not bound are NULL and find nothing. */
  for (guint i = 0; i < n_ids; i++)
    mn_statement_bind_int (statement, (int)i + 1, ids[i]);
  while (mn_statement_step (statement, &local))
    place_row (rows, ids, n_ids, offset, read_row (entity, statement));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* A catalogue has some seventy rows: read once per fetch it can never be stale. */
static gboolean
label_codes (MnDb *db, const MnEntity *entity, guint field, GPtrArray *rows, GError **error)
{
  g_autoptr (GHashTable) labels = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      MnRowData *data = g_ptr_array_index (rows, i);

      if (data == NULL || !_mn_value_is_given (&data->values[field]) || data->labels[field] != NULL)
        continue;
      if (labels == NULL)
        labels = _mn_codes_read (db, &entity->fields[field], error);
      if (labels == NULL)
        return FALSE;
      data->labels[field] = _mn_codes_label (labels, mn_value_get_text (&data->values[field]));
    }
  return TRUE;
}

GPtrArray *
mn_query_fetch (const MnEntity *entity, MnDb *db, const gint64 *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *sql = NULL;
  guint at_once = n_ids <= FETCH_FEW ? 1 : n_ids <= FETCH_PAGE ? FETCH_PAGE : FETCH_MANY;

  g_return_val_if_fail (entity != NULL && db != NULL && (ids != NULL || n_ids == 0), NULL);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_row_data_unref);
  g_ptr_array_set_size (rows, (int)n_ids);
  sql = fetch_sql (entity, at_once);
  for (guint i = 0; i < n_ids; i += at_once)
    if (!fetch_chunk (entity, db, sql, ids + i, MIN (at_once, n_ids - i), rows, i, error))
      return NULL;
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == MN_KIND_CODES && entity->fields[i].target != NULL
        && !label_codes (db, entity, i, rows, error))
      return NULL;
  return g_steal_pointer (&rows);
}

gboolean
mn_query_each (const MnQuery *query, MnDb *db, MnRowFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GArray) keys = NULL;

  g_return_val_if_fail (query != NULL && db != NULL && func != NULL, FALSE);

  keys = mn_query_keys (query, db, error);
  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i += FETCH_MANY)
    {
      g_autoptr (GPtrArray) rows = mn_query_fetch (mn_query_get_entity (query), db, &g_array_index (keys, gint64, i),
                                                   MIN (FETCH_MANY, keys->len - i), error);

      if (rows == NULL)
        return FALSE;
      /* A row that somebody removed between the two readings is left out. */
      for (guint j = 0; j < rows->len; j++)
        if (g_ptr_array_index (rows, j) != NULL && !func (g_ptr_array_index (rows, j), user_data, error))
          return FALSE;
    }
  return TRUE;
}
