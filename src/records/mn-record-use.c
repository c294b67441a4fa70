/* mn-record-use.c: rows that others cannot do without
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-records-private.h"

/* What a row cannot do without, but for the row that it is a part of: that one takes its parts along into the bin. */
static gboolean
needs (const MnEntity *entity, guint field, const MnEntity *target)
{
  const MnField *parent = entity->parent_field >= 0 ? &entity->fields[entity->parent_field] : NULL;

  return entity->fields[field].kind == MN_KIND_LINK && (entity->fields[field].flags & MN_FIELD_REQUIRED) != 0
         && g_str_equal (entity->fields[field].target, target->name)
         && (parent == NULL || !g_str_equal (parent->target, target->name));
}

/* How many rows of @entity need the row, and the first of them; -1 on error. What is part of a row in the bin is out
 * of sight itself. */
static gint64
count_users (const MnEntity *entity, guint field, gint64 row_id, MnDb *db, gint64 *first, GError **error)
{
  g_autoptr (GString) joins = g_string_new (NULL);
  g_autoptr (MnStatement) statement = NULL;
  g_autofree char *sql = NULL;
  GError *local = NULL;

  if (entity->parent_field >= 0)
    g_string_append_printf (joins, " JOIN \"%s\" p ON p.id = t.\"%s\" AND p.deleted_at IS NULL",
                            entity->fields[entity->parent_field].target, entity->fields[entity->parent_field].name);
  sql = g_strdup_printf ("SELECT COUNT (*), MIN (t.id) FROM \"%s\" t%s WHERE t.\"%s\" = ?1 AND t.deleted_at IS NULL",
                         entity->name, joins->str, entity->fields[field].name);
  statement = mn_db_prepare (db, sql, error);
  if (statement == NULL)
    return -1;
  mn_statement_bind_int (statement, 1, row_id);
  if (!mn_statement_step (statement, &local))
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return local != NULL ? -1 : 0;
    }
  *first = mn_statement_get_int (statement, 1);
  return mn_statement_get_int (statement, 0);
}

static gboolean
refuse (const MnRecord *record, const MnEntity *user, gint64 n, gint64 first, MnDb *db, GError **error)
{
  g_autoptr (MnRecord) other = mn_record_load (db, user, first, error);
  g_autofree char *what = NULL;
  g_autofree char *which = NULL;
  g_autofree char *count = mn_number_format (n);

  if (other == NULL)
    return FALSE;
  what = mn_record_title (record, db);
  which = mn_record_title (other, db);
  g_set_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_USED,
               /* Translators: the row to delete; how many rows of which kind use it, and the first of them. */
               ngettext ("“%s” cannot be deleted while it is used by %s row of “%s” (%s). Change or delete that first.",
                         "“%s” cannot be deleted while it is used by %s rows of “%s” (“%s” and others). Change or"
                         " delete these first.",
                         (gulong)n),
               what, count, mn_entity_titles (user), which);
  return FALSE;
}

gboolean
_mn_record_check_unused (const MnRecord *record, MnDb *db, GError **error)
{
  for (const MnEntity *const *user = mn_entities (); *user != NULL; user++)
    for (guint i = 0; i < (*user)->n_fields; i++)
      {
        gint64 first = 0;
        gint64 n = 0;

        if (!needs (*user, i, record->entity))
          continue;
        n = count_users (*user, i, record->id, db, &first, error);
        if (n != 0)
          return n > 0 && refuse (record, *user, n, first, db, error);
      }
  return TRUE;
}

gboolean
_mn_record_check_held (const MnRecord *record, MnDb *db, GError **error)
{
  for (guint i = 0; i < record->entity->n_fields; i++)
    {
      const MnField *field = &record->entity->fields[i];
      g_autoptr (MnRecord) holder = NULL;
      g_autofree char *what = NULL;
      g_autofree char *whose = NULL;

      if (field->kind != MN_KIND_LINK || (field->flags & MN_FIELD_REQUIRED) == 0
          || !_mn_value_is_given (&record->values[i]))
        continue;
      holder = mn_record_load (db, mn_field_target (field), mn_value_get_integer (&record->values[i]), error);
      if (holder == NULL)
        return FALSE;
      if (!mn_record_is_deleted (holder))
        continue;
      what = mn_record_title (record, db);
      whose = mn_record_title (holder, db);
      g_set_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_USED,
                   /* Translators: the row to bring back; the kind and the name of the row that it hangs on. */
                   _ ("“%s” cannot be brought back while what it belongs to is in the bin (%s: %s). Bring that back"
                      " first."),
                   what, mn_field_label (field), whose);
      return FALSE;
    }
  return TRUE;
}
