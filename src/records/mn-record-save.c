/* mn-record-save.c: records into the register
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-record.h"

#include "mn-query.h"
#include "mn-records-private.h"

#include <string.h>

/* The columns of one write. Values are borrowed from the record but for the two derived ones at the end. */
typedef struct {
  GArray *columns; /* of MnColumn */
  MnValue fold;
  MnValue sort_key;
} Columns;

static void
columns_init (Columns *columns, const MnEntity *entity)
{
  columns->columns = g_array_sized_new (FALSE, FALSE, sizeof (MnColumn), entity->n_fields + 3);
  columns->fold = MN_VALUE_INIT;
  columns->sort_key = MN_VALUE_INIT;
}

static void
columns_clear (Columns *columns)
{
  g_array_unref (columns->columns);
  mn_value_clear (&columns->fold);
  mn_value_clear (&columns->sort_key);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, columns_clear)

static void
columns_add (Columns *columns, const char *name, const MnValue *value)
{
  MnColumn column = { name, *value };

  g_array_append_val (columns->columns, column);
}

static char *
make_fold (const MnRecord *record)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < record->entity->n_fields; i++)
    {
      const MnField *field = &record->entity->fields[i];

      if ((field->flags & MN_FIELD_SEARCHED) != 0 && field->kind != MN_KIND_LINK
          && _mn_value_is_given (&record->values[i]))
        g_ptr_array_add (texts, mn_field_display (field, &record->values[i]));
    }
  return mn_fold_key ((const char *const *)texts->pdata, texts->len);
}

static GBytes *
make_sort_key (const MnRecord *record)
{
  const MnEntity *entity = record->entity;

  if (entity->sort_key != NULL)
    return entity->sort_key (record);
  return mn_collate_key (entity->label_field >= 0 ? mn_value_get_text (&record->values[entity->label_field]) : "");
}

/* Search and sort keys: written with every row, by every path. */
static void
columns_add_keys (Columns *columns, const MnRecord *record)
{
  mn_value_take_text (&columns->fold, make_fold (record));
  columns_add (columns, "fold", &columns->fold);
  if (!record->entity->has_sort_key)
    return;
  mn_value_take_bytes (&columns->sort_key, make_sort_key (record));
  columns_add (columns, "sort_key", &columns->sort_key);
}

/* "unit.code, unit.valid_from", as the store names the columns, as labels with what stands in them. */
static char *
describe_columns (const MnRecord *record, MnDb *db, const char *columns)
{
  g_auto (GStrv) names = g_strsplit (columns, ", ", -1);
  GString *text = g_string_new (NULL);

  for (char **name = names; *name != NULL; name++)
    {
      const char *point = strchr (*name, '.');
      int field = mn_entity_field (record->entity, point != NULL ? point + 1 : *name);
      g_autofree char *shown = NULL;

      if (field < 0)
        continue;
      shown = _mn_value_display (&record->entity->fields[field], &record->values[field], db);
      g_string_append_printf (text, "%s%s “%s”", text->len > 0 ? ", " : "",
                              mn_field_label (&record->entity->fields[field]), shown);
    }
  return g_string_free (text, FALSE);
}

/* What slipped past the checks (two processes, a bulk insert, several columns together) is told in people's words. */
static void
explain_constraint (const MnRecord *record, MnTransaction *transaction, GError **error)
{
  MnDb *db = mn_transaction_get_db (transaction);
  const char *column = mn_store_error_get_column (*error);
  g_autofree char *sentence = NULL;
  g_autofree char *described = NULL;
  guint field;

  if (!g_error_matches (*error, MN_STORE_ERROR, MN_STORE_ERROR_CONSTRAINT) || column == NULL)
    return;
  described = describe_columns (record, db, column);
  switch (mn_store_error_get_constraint (*error))
    {
    case MN_STORE_CONSTRAINT_DUPLICATE:
      sentence = _mn_record_find_duplicate (record, db, &field);
      if (sentence == NULL)
        sentence = g_strdup_printf (_ ("%s: there is one with the same %s already."), mn_entity_title (record->entity),
                                    described);
      break;
    case MN_STORE_CONSTRAINT_REQUIRED:
      sentence = g_strdup_printf (_ ("%s: something required is missing (%s)."), mn_entity_title (record->entity),
                                  described);
      break;
    case MN_STORE_CONSTRAINT_NONE:
    case MN_STORE_CONSTRAINT_LINK:
    case MN_STORE_CONSTRAINT_OTHER:
    default:
      return;
    }
  g_clear_error (error);
  g_set_error_literal (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID, sentence);
}

static void
mark_loaded (MnRecord *record)
{
  for (guint i = 0; i < record->entity->n_fields; i++)
    mn_value_copy (&record->loaded[i], &record->values[i]);
}

static char *
read_uuid (MnDb *db, const MnEntity *entity, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uuid FROM \"%s\" WHERE id = ?1", entity->name);
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, NULL);

  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 1, id);
  return mn_statement_step (statement, NULL) ? g_strdup (mn_statement_get_text (statement, 0)) : NULL;
}

/* Columns without a value are left to the table's defaults. */
gboolean
mn_record_insert (MnRecord *record, MnTransaction *transaction, GError **error)
{
  const MnEntity *entity;
  g_auto (Columns) columns = { 0 };
  g_autoptr (GError) local = NULL;
  gint64 id;

  g_return_val_if_fail (MN_IS_RECORD (record) && transaction != NULL && record->id == 0, FALSE);

  entity = record->entity;
  columns_init (&columns, entity);
  if (entity->derive != NULL)
    entity->derive (record);
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].of == NULL && !mn_value_is_null (&record->values[i]))
      columns_add (&columns, entity->fields[i].name, &record->values[i]);
  columns_add_keys (&columns, record);
  if (record->uuid != NULL)
    {
      MnValue uuid = { .type = MN_VALUE_TEXT, .text = record->uuid };

      columns_add (&columns, "uuid", &uuid);
    }

  id = mn_transaction_insert (transaction, entity->name, (MnColumn *)columns.columns->data, columns.columns->len,
                              &local);
  if (id == 0)
    {
      explain_constraint (record, transaction, &local);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  record->id = id;
  return TRUE;
}

/* Derived fields that differ from what is in the file, and the keys. Nothing is written when all is as it was. */
static gboolean
write_derived (const MnRecord *record, MnTransaction *transaction, GError **error)
{
  g_auto (Columns) columns = { 0 };

  columns_init (&columns, record->entity);
  for (guint i = 0; i < record->entity->n_fields; i++)
    if ((record->entity->fields[i].flags & MN_FIELD_DERIVED) != 0 && record->entity->fields[i].of == NULL
        && !mn_value_equal (&record->values[i], &record->loaded[i]))
      columns_add (&columns, record->entity->fields[i].name, &record->values[i]);
  columns_add_keys (&columns, record);
  return mn_transaction_derive (transaction, record->entity->name, record->id, (MnColumn *)columns.columns->data,
                                columns.columns->len, error);
}

static gboolean
write_edited (const MnRecord *record, MnTransaction *transaction, GError **error)
{
  g_auto (Columns) columns = { 0 };

  columns_init (&columns, record->entity);
  for (guint i = 0; i < record->entity->n_fields; i++)
    if ((record->entity->fields[i].flags & MN_FIELD_DERIVED) == 0 && mn_record_field_is_changed (record, i))
      columns_add (&columns, record->entity->fields[i].name, &record->values[i]);
  if (columns.columns->len == 0)
    return TRUE;
  return mn_transaction_update (transaction, record->entity->name, record->id, (MnColumn *)columns.columns->data,
                                columns.columns->len, error);
}

/* The row as it is now with what was edited laid over it. Refused when somebody else changed the same field, or put the
 * row into the bin, since the record was loaded: the last to save must not win unseen. */
static MnRecord *
rebase (const MnRecord *record, MnDb *db, GError **error)
{
  g_autoptr (MnRecord) now = mn_record_load (db, record->entity, record->id, error);

  if (now == NULL)
    return NULL;
  if (now->deleted && !record->deleted)
    {
      g_set_error_literal (error, MN_RECORD_ERROR, MN_RECORD_ERROR_GONE,
                           _ ("This row was moved to the bin meanwhile: restore it first."));
      return NULL;
    }
  for (guint i = 0; i < record->entity->n_fields; i++)
    {
      if ((record->entity->fields[i].flags & MN_FIELD_DERIVED) != 0 || !mn_record_field_is_changed (record, i))
        continue;
      if (!_mn_value_is_same (&now->values[i], &record->loaded[i]))
        {
          g_set_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_GONE,
                       _ ("%s: somebody else changed this meanwhile; look at the row again before saving."),
                       mn_field_label (&record->entity->fields[i]));
          return NULL;
        }
      mn_value_copy (&now->values[i], &record->values[i]);
    }
  return g_steal_pointer (&now);
}

static gboolean
refuse_invalid (const MnRecord *record, MnTransaction *transaction, MnDate working_date, GError **error)
{
  MnCheckContext context = { working_date, mn_transaction_get_db (transaction), record->id };
  g_autoptr (GPtrArray) problems = mn_record_validate (record, &context);

  for (guint i = 0; i < problems->len; i++)
    {
      const MnProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity != MN_PROBLEM_ERROR)
        continue;
      g_set_error_literal (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID, problem->message);
      return TRUE;
    }
  return FALSE;
}

/* Without signals: this may be the writer's thread, and whoever listens is not in it. */
static void
take_state (MnRecord *record, MnRecord *from, MnDb *db)
{
  record->id = from->id;
  record->deleted = from->deleted;
  if (record->uuid == NULL)
    record->uuid = read_uuid (db, record->entity, record->id);
  for (guint i = 0; i < record->entity->n_fields; i++)
    mn_value_copy (&record->values[i], &from->values[i]);
  mark_loaded (record);
}

gboolean
mn_record_save (MnRecord *record, MnTransaction *transaction, MnDate working_date, GError **error)
{
  MnDb *db;
  g_autoptr (MnRecord) draft = NULL;
  g_autoptr (GError) local = NULL;
  gboolean saved;

  g_return_val_if_fail (MN_IS_RECORD (record) && transaction != NULL, FALSE);

  db = mn_transaction_get_db (transaction);
  draft = record->id == 0 ? mn_record_copy (record) : rebase (record, db, error);
  if (draft == NULL)
    return FALSE;
  if (draft->entity->derive != NULL)
    draft->entity->derive (draft);
  if (refuse_invalid (draft, transaction, working_date, error))
    return FALSE;

  if (draft->id == 0)
    saved = mn_record_insert (draft, transaction, &local);
  else
    saved = write_edited (draft, transaction, &local) && write_derived (draft, transaction, &local);
  if (!saved)
    {
      explain_constraint (draft, transaction, &local);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  take_state (record, draft, db);
  return TRUE;
}

gboolean
mn_record_rederive (MnTransaction *transaction, const MnEntity *entity, gint64 row_id, GError **error)
{
  g_autoptr (MnRecord) record = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (transaction != NULL && entity != NULL, FALSE);

  record = mn_record_load (mn_transaction_get_db (transaction), entity, row_id, &local);
  if (record == NULL)
    {
      if (g_error_matches (local, MN_RECORD_ERROR, MN_RECORD_ERROR_GONE))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (entity->derive != NULL)
    entity->derive (record);
  return write_derived (record, transaction, error);
}

/* Text is compared by its bytes, and so are sort keys. */
static gboolean
keys_agree (const MnRecord *record, MnStatement *statement)
{
  g_autofree char *fold = make_fold (record);
  g_autoptr (GBytes) sort_key = NULL;
  g_auto (MnValue) stored = MN_VALUE_INIT;

  if (g_strcmp0 (fold, mn_statement_get_text (statement, 0)) != 0)
    return FALSE;
  if (!record->entity->has_sort_key)
    return TRUE;
  sort_key = make_sort_key (record);
  mn_statement_get_value (statement, 1, &stored);
  return stored.type == MN_VALUE_BYTES && g_bytes_equal (stored.bytes, sort_key);
}

gboolean
mn_record_check_derived (MnDb *db, const MnEntity *entity, gint64 row_id, gboolean *agrees, GError **error)
{
  g_autoptr (MnRecord) record = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (MnStatement) statement = NULL;

  g_return_val_if_fail (db != NULL && entity != NULL && agrees != NULL, FALSE);

  record = mn_record_load (db, entity, row_id, error);
  if (record == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT fold, %s FROM \"%s\" WHERE id = ?1", entity->has_sort_key ? "sort_key" : "NULL",
                         entity->name);
  statement = mn_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, row_id);
  if (!mn_statement_step (statement, error))
    return FALSE;
  if (entity->derive != NULL)
    entity->derive (record);
  *agrees = !mn_record_is_changed (record) && keys_agree (record, statement);
  return TRUE;
}

gboolean
mn_record_delete (const MnEntity *entity, gint64 row_id, MnTransaction *transaction, GError **error)
{
  g_autoptr (MnRecord) record = NULL;

  g_return_val_if_fail (entity != NULL && transaction != NULL, FALSE);

  record = mn_record_load (mn_transaction_get_db (transaction), entity, row_id, error);
  return record != NULL && _mn_record_check_unused (record, mn_transaction_get_db (transaction), error)
         && mn_transaction_delete (transaction, entity->name, row_id, error);
}

gboolean
mn_record_restore (const MnEntity *entity, gint64 row_id, MnTransaction *transaction, GError **error)
{
  g_autoptr (MnRecord) record = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (entity != NULL && transaction != NULL, FALSE);

  record = mn_record_load (mn_transaction_get_db (transaction), entity, row_id, error);
  if (record == NULL || !_mn_record_check_held (record, mn_transaction_get_db (transaction), error))
    return FALSE;
  if (mn_transaction_restore (transaction, entity->name, row_id, &local))
    return TRUE;
  explain_constraint (record, transaction, &local);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
