/* mn-row-data.c: the values of one row as read, and the labels that go with them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-records-private.h"

#include <string.h>

/* What the public struct does not say: whose row it is, so that it can be freed. */
typedef struct {
  MnRowData data;
  const MnEntity *entity;
} Row;

MnRowData *
_mn_row_data_new (const MnEntity *entity)
{
  Row *row = g_atomic_rc_box_new0 (Row);

  row->entity = entity;
  row->data.values = g_new0 (MnValue, entity->n_fields);
  row->data.labels = g_new0 (char *, entity->n_fields);
  row->data.links = g_new0 (char *, entity->n_fields);
  return &row->data;
}

MnRowData *
mn_row_data_ref (MnRowData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return g_atomic_rc_box_acquire (data);
}

static void
clear_row (gpointer box)
{
  Row *row = box;

  for (guint i = 0; i < row->entity->n_fields; i++)
    {
      mn_value_clear (&row->data.values[i]);
      g_free (row->data.labels[i]);
      g_free (row->data.links[i]);
    }
  g_free (row->data.values);
  g_free (row->data.labels);
  g_free (row->data.links);
  g_free (row->data.uuid);
}

/* Takes NULL: arrays of rows have holes where a row is gone. */
void
mn_row_data_unref (MnRowData *data)
{
  if (data != NULL)
    g_atomic_rc_box_release_full (data, clear_row);
}

char *
mn_row_data_display (const MnRowData *data, const MnEntity *entity, guint field)
{
  g_return_val_if_fail (data != NULL && field < entity->n_fields, NULL);

  if (data->labels[field] != NULL)
    return g_strdup (data->labels[field]);
  /* Since always: in a list an empty cell says it better than the year 1. */
  if (entity->fields[field].kind == MN_KIND_DATE
      && strcmp (mn_value_get_text (&data->values[field]), "0001-01-01") == 0)
    return g_strdup ("");
  return mn_field_display (&entity->fields[field], &data->values[field]);
}

char *
mn_row_data_stored (const MnRowData *data, const MnEntity *entity, guint field)
{
  g_return_val_if_fail (data != NULL && field < entity->n_fields, NULL);

  return mn_field_format_stored (&entity->fields[field], &data->values[field], data->links[field]);
}

char *
_mn_row_label (MnDb *db, const MnEntity *entity, gint64 row_id)
{
  g_autoptr (GString) joins = g_string_new (NULL);
  g_autofree char *label = _mn_sql_label (joins, "t", entity);
  g_autofree char *sql
      = g_strdup_printf ("SELECT %s FROM \"%s\" AS t%s WHERE t.id = ?1", label, entity->name, joins->str);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, &error);
  char *text = NULL;

  if (statement != NULL)
    {
      mn_statement_bind_int (statement, 1, row_id);
      if (mn_statement_step (statement, &error))
        text = g_strdup (mn_statement_get_text (statement, 0));
    }
  if (error != NULL)
    g_warning ("The label of %s %" G_GINT64_FORMAT " could not be read: %s", entity->name, row_id, error->message);
  return text != NULL ? text : g_strdup ("");
}

/* A code list that has short names is shown by them: several codes stand in one cell. */
GHashTable *
_mn_codes_read (MnDb *db, const MnField *field, GError **error)
{
  const MnEntity *target = mn_field_target (field);
  int label = mn_entity_field (target, "short_name");
  g_autofree char *sql = NULL;
  g_autoptr (MnStatement) statement = NULL;
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (target->code_field >= 0, NULL);

  if (label < 0)
    label = target->label_field >= 0 ? target->label_field : target->code_field;
  sql = g_strdup_printf ("SELECT \"%s\", \"%s\" FROM \"%s\" ORDER BY deleted_at IS NULL",
                         target->fields[target->code_field].name, target->fields[label].name, target->name);
  statement = mn_db_prepare (db, sql, error);
  if (statement == NULL)
    return NULL;
  /* Live rows come last and win over rows of the bin with the same code. */
  while (mn_statement_step (statement, &local))
    g_hash_table_insert (labels, g_strdup (mn_statement_get_text (statement, 0)),
                         g_strdup (mn_statement_get_text (statement, 1)));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&labels);
}

char *
_mn_codes_label (GHashTable *labels, const char *codes)
{
  g_auto (GStrv) parts = g_strsplit (codes, " ", -1);
  GString *text = g_string_new (NULL);

  for (char **code = parts; *code != NULL; code++)
    {
      const char *label = g_hash_table_lookup (labels, *code);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label != NULL ? label : *code);
    }
  return g_string_free (text, FALSE);
}

char *
_mn_value_display (const MnField *field, const MnValue *value, MnDb *db)
{
  if (db == NULL || field->target == NULL || !_mn_value_is_given (value))
    return mn_field_display (field, value);
  if (field->kind == MN_KIND_LINK)
    return _mn_row_label (db, mn_field_target (field), mn_value_get_integer (value));
  if (field->kind == MN_KIND_CODES)
    {
      g_autoptr (GHashTable) labels = _mn_codes_read (db, field, NULL);

      if (labels != NULL)
        return _mn_codes_label (labels, mn_value_get_text (value));
    }
  return mn_field_display (field, value);
}
