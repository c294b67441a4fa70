/* mn-record.c: one row of any entity, as it is worked on
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-record.h"

#include "mn-records-private.h"

#include <string.h>

enum {
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (MnRecord, mn_record, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
mn_record_finalize (GObject *object)
{
  MnRecord *self = MN_RECORD (object);

  for (guint i = 0; self->entity != NULL && i < self->entity->n_fields; i++)
    {
      mn_value_clear (&self->values[i]);
      mn_value_clear (&self->loaded[i]);
    }
  g_free (self->values);
  g_free (self->loaded);
  g_free (self->uuid);

  G_OBJECT_CLASS (mn_record_parent_class)->finalize (object);
}

static void
mn_record_class_init (MnRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_record_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
mn_record_init (MnRecord *self)
{
}

MnRecord *
mn_record_new (const MnEntity *entity)
{
  MnRecord *self;

  g_return_val_if_fail (entity != NULL, NULL);

  self = g_object_new (MN_TYPE_RECORD, NULL);
  self->entity = entity;
  self->values = g_new0 (MnValue, entity->n_fields);
  self->loaded = g_new0 (MnValue, entity->n_fields);
  return self;
}

MnRecord *
mn_record_copy (const MnRecord *record)
{
  MnRecord *copy;

  g_return_val_if_fail (record != NULL, NULL);

  copy = mn_record_new (record->entity);
  copy->id = record->id;
  copy->uuid = g_strdup (record->uuid);
  copy->deleted = record->deleted;
  for (guint i = 0; i < record->entity->n_fields; i++)
    {
      mn_value_copy (&copy->values[i], &record->values[i]);
      mn_value_copy (&copy->loaded[i], &record->loaded[i]);
    }
  return copy;
}

void
mn_record_reset (MnRecord *record)
{
  g_return_if_fail (MN_IS_RECORD (record));

  for (guint i = 0; i < record->entity->n_fields; i++)
    {
      mn_value_clear (&record->values[i]);
      mn_value_clear (&record->loaded[i]);
    }
  g_clear_pointer (&record->uuid, g_free);
  record->id = 0;
  record->deleted = FALSE;
}

static char *
load_sql (const MnEntity *entity)
{
  GString *sql = g_string_new ("SELECT t.uuid, t.deleted_at IS NOT NULL");

  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *column = _mn_sql_column ("t", entity, i);

      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, " FROM \"%s\" AS t WHERE t.id = ?1", entity->name);
  return g_string_free (sql, FALSE);
}

MnRecord *
mn_record_load (MnDb *db, const MnEntity *entity, gint64 row_id, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (MnStatement) statement = NULL;
  g_autoptr (MnRecord) record = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL && entity != NULL, NULL);

  sql = load_sql (entity);
  statement = mn_db_prepare (db, sql, error);
  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 1, row_id);
  if (!mn_statement_step (statement, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error_literal (error, MN_RECORD_ERROR, MN_RECORD_ERROR_GONE,
                             _ ("This row is no longer in the register."));
      return NULL;
    }
  record = mn_record_new (entity);
  record->id = row_id;
  record->uuid = g_strdup (mn_statement_get_text (statement, 0));
  record->deleted = mn_statement_get_int (statement, 1) != 0;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      mn_statement_get_value (statement, (int)i + 2, &record->loaded[i]);
      mn_value_copy (&record->values[i], &record->loaded[i]);
    }
  return g_steal_pointer (&record);
}

const MnEntity *
mn_record_get_entity (const MnRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->entity;
}

gint64
mn_record_get_id (const MnRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->id;
}

const char *
mn_record_get_uuid (const MnRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return record->uuid;
}

void
mn_record_set_uuid (MnRecord *record, const char *uuid)
{
  g_return_if_fail (MN_IS_RECORD (record) && record->id == 0);

  g_free (record->uuid);
  record->uuid = g_strdup (uuid);
}

gboolean
mn_record_is_deleted (const MnRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return record->deleted;
}

gboolean
mn_record_field_is_changed (const MnRecord *record, guint field)
{
  g_return_val_if_fail (record != NULL && field < record->entity->n_fields, FALSE);

  return !_mn_value_is_same (&record->values[field], &record->loaded[field]);
}

gboolean
mn_record_is_changed (const MnRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  for (guint i = 0; i < record->entity->n_fields; i++)
    if (mn_record_field_is_changed (record, i))
      return TRUE;
  return FALSE;
}

const MnValue *
mn_record_get (const MnRecord *record, guint field)
{
  g_return_val_if_fail (record != NULL && field < record->entity->n_fields, NULL);

  return &record->values[field];
}

void
mn_record_set (MnRecord *record, guint field, const MnValue *value)
{
  GQuark detail;

  g_return_if_fail (MN_IS_RECORD (record) && field < record->entity->n_fields && value != NULL);

  if (mn_value_equal (&record->values[field], value))
    return;
  mn_value_copy (&record->values[field], value);
  /* Thousands of records are filled with nobody listening. */
  detail = g_quark_from_static_string (record->entity->fields[field].name);
  if (g_signal_has_handler_pending (record, signals[CHANGED], detail, TRUE))
    g_signal_emit (record, signals[CHANGED], detail, field);
}

static guint
field_by_name (const MnRecord *record, const char *name)
{
  int field = mn_entity_field (record->entity, name);

  if (field < 0)
    g_error ("%s has no field %s", record->entity->name, name);
  return (guint)field;
}

const char *
mn_record_get_text (const MnRecord *record, const char *field)
{
  const MnValue *value = mn_record_get (record, field_by_name (record, field));

  return value->type == MN_VALUE_TEXT ? value->text : NULL;
}

gint64
mn_record_get_integer (const MnRecord *record, const char *field)
{
  return mn_value_get_integer (mn_record_get (record, field_by_name (record, field)));
}

MnDate
mn_record_get_date (const MnRecord *record, const char *field)
{
  const MnValue *value = mn_record_get (record, field_by_name (record, field));
  MnDate date;

  if (!_mn_value_is_given (value) || !mn_date_parse_iso (mn_value_get_text (value), &date, NULL))
    return MN_DATE_NONE;
  return date;
}

gboolean
mn_record_is_set (const MnRecord *record, const char *field)
{
  return _mn_value_is_given (mn_record_get (record, field_by_name (record, field)));
}

void
mn_record_set_text (MnRecord *record, const char *field, const char *text)
{
  MnValue value = MN_VALUE_INIT;

  if (text != NULL)
    {
      value.type = MN_VALUE_TEXT;
      value.text = (char *)text;
    }
  mn_record_set (record, field_by_name (record, field), &value);
}

void
mn_record_set_integer (MnRecord *record, const char *field, gint64 integer)
{
  MnValue value = { .type = MN_VALUE_INTEGER, .integer = integer };

  mn_record_set (record, field_by_name (record, field), &value);
}

void
mn_record_set_date (MnRecord *record, const char *field, MnDate date)
{
  g_autofree char *iso = mn_date_is_set (date) ? mn_date_to_iso (date) : NULL;

  mn_record_set_text (record, field, iso);
}

void
mn_record_set_null (MnRecord *record, const char *field)
{
  mn_record_set_text (record, field, NULL);
}

gboolean
mn_record_type (MnRecord *record, guint field, const char *text, GError **error)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  g_return_val_if_fail (MN_IS_RECORD (record) && field < record->entity->n_fields && text != NULL, FALSE);

  if (!mn_field_parse (&record->entity->fields[field], text, &value, error))
    return FALSE;
  mn_record_set (record, field, &value);
  return TRUE;
}

char *
mn_record_display (const MnRecord *record, guint field, MnDb *db)
{
  g_return_val_if_fail (record != NULL && field < record->entity->n_fields, NULL);

  return _mn_value_display (&record->entity->fields[field], &record->values[field], db);
}

char *
mn_record_summary (const MnRecord *record)
{
  const MnEntity *entity;
  int label;

  g_return_val_if_fail (record != NULL, NULL);

  entity = record->entity;
  label = entity->label_field;
  if (entity->summary != NULL)
    return entity->summary (record);
  /* A label that is a link is an id here, which says nothing to anybody. */
  if (label >= 0 && entity->fields[label].kind != MN_KIND_LINK && _mn_value_is_given (&record->values[label]))
    return mn_field_display (&entity->fields[label], &record->values[label]);
  return g_strdup (mn_entity_title (entity));
}

char *
mn_record_title (const MnRecord *record, MnDb *db)
{
  g_autofree char *summary = mn_record_summary (record);
  const MnEntity *entity;
  g_autofree char *parent = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  entity = record->entity;
  if (*summary == '\0' || strcmp (summary, mn_entity_title (entity)) != 0 || entity->parent_field < 0 || db == NULL)
    return *summary != '\0' ? g_steal_pointer (&summary) : g_strdup (mn_entity_title (entity));
  parent = mn_record_display (record, (guint)entity->parent_field, db);
  /* Translators: a kind of record and whom it belongs to: "Schooling: Nguyễn Thị Hồng Ánh" */
  return *parent != '\0' ? g_strdup_printf (C_ ("record title", "%s: %s"), summary, parent)
                         : g_steal_pointer (&summary);
}
