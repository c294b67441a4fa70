/* mn-record-find.c: rows by UUID or code
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-record.h"

#include "mn-records-private.h"

#include <string.h>

/* The first column of the first row; 0 when there is none or on error. */
static gint64
find_one (MnDb *db, const char *sql, const char *text, MnDate on, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, error);

  if (statement == NULL)
    return 0;
  mn_statement_bind_text (statement, 1, text);
  if (mn_date_is_set (on))
    mn_statement_bind_date (statement, 2, on);
  return mn_statement_step (statement, error) ? mn_statement_get_int (statement, 0) : 0;
}

/* Of several states with one code (units) the one in force on the day; without a day the newest. */
static char *
code_sql (const MnEntity *entity, MnDate on)
{
  GString *sql = g_string_new (NULL);
  const char *code = entity->fields[entity->code_field].name;
  gboolean dated = mn_entity_is_dated (entity) && (entity->fields[entity->code_field].flags & MN_FIELD_UNIQUE) == 0;

  g_string_append_printf (sql, "SELECT id FROM \"%s\" WHERE \"%s\" = ?1 AND deleted_at IS NULL", entity->name, code);
  if (dated && mn_date_is_set (on))
    {
      g_autofree char *last = _mn_sql_last_day ("valid_to");
      g_string_append_printf (sql, " AND valid_from <= ?2 AND (valid_to IS NULL OR %s >= ?2)", last);
    }
  if (dated)
    g_string_append (sql, " ORDER BY valid_from DESC");
  g_string_append (sql, " LIMIT 1");
  return g_string_free (sql, FALSE);
}

gint64
mn_record_find (MnDb *db, const MnEntity *entity, const char *uuid_or_code, MnDate on, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = 0;

  g_return_val_if_fail (db != NULL && entity != NULL && uuid_or_code != NULL, 0);

  if (entity->code_field >= 0)
    {
      g_autofree char *by_code = code_sql (entity, on);
      gboolean dated = strstr (by_code, "?2") != NULL;

      id = find_one (db, by_code, uuid_or_code, dated ? on : MN_DATE_NONE, &local);
    }
  if (id == 0 && local == NULL)
    id = mn_record_find_by_uuid (db, entity, uuid_or_code, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (id == 0)
    g_set_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN, _ ("%s: “%s” was not found."),
                 mn_entity_title (entity), uuid_or_code);
  return id;
}

gint64
mn_record_find_by_uuid (MnDb *db, const MnEntity *entity, const char *uuid, GError **error)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL && entity != NULL && uuid != NULL, 0);

  sql = g_strconcat ("SELECT id FROM \"", entity->name, "\" WHERE uuid = ?1", NULL);
  return find_one (db, sql, uuid, MN_DATE_NONE, error);
}

gint64
mn_record_find_same (MnDb *db, const MnRecord *record, const char *const *fields, GError **error)
{
  g_autoptr (GString) sql = NULL;
  g_autoptr (MnStatement) statement = NULL;

  g_return_val_if_fail (db != NULL && record != NULL && fields != NULL, 0);

  /* Asked for every row of an import: put together without a format, and without an ORDER BY, for which SQLite would
   * make a table of its own each time. */
  sql = g_string_new ("SELECT min(id) FROM \"");
  g_string_append (sql, record->entity->name);
  g_string_append (sql, "\" WHERE deleted_at IS NULL");
  for (int i = 0; fields[i] != NULL; i++)
    {
      g_string_append (sql, " AND \"");
      g_string_append (sql, fields[i]);
      g_string_append (sql, "\" = ?");
    }
  statement = mn_db_prepare (db, sql->str, error);
  if (statement == NULL)
    return 0;
  for (int i = 0; fields[i] != NULL; i++)
    {
      const MnValue *value = mn_record_get (record, (guint)mn_entity_field (record->entity, fields[i]));

      if (!_mn_value_is_given (value))
        return 0;
      mn_statement_bind_value (statement, i + 1, value);
    }
  return mn_statement_step (statement, error) ? mn_statement_get_int (statement, 0) : 0;
}
