/* mn-history.c: the audit as people read it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-history.h"

#include "mn-records-private.h"

#include <string.h>

/* An import is one change with thousands of lines: the first ones show what it was. */
#define MAX_LINES 200

static void
history_line_free (gpointer data)
{
  MnHistoryLine *line = data;

  g_free (line->op);
  g_free (line->old_text);
  g_free (line->new_text);
  g_free (line);
}

void
mn_history_change_free (MnHistoryChange *change)
{
  if (change == NULL)
    return;
  g_free (change->at);
  g_free (change->who);
  g_free (change->action);
  g_free (change->subject);
  g_ptr_array_unref (change->lines);
  g_free (change);
}

/* The audit keeps texts; the field knows what they stand for. (transfer full) */
static char *
show_value (MnDb *db, const MnField *field, const char *stored)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  if (stored == NULL)
    return g_strdup ("");
  if (strcmp (mn_kind_info (field->kind)->sql_type, "INTEGER") == 0)
    mn_value_set_integer (&value, g_ascii_strtoll (stored, NULL, 10));
  else
    mn_value_set_text (&value, stored);
  return _mn_value_display (field, &value, db);
}

enum {
  LINE_ENTITY,
  LINE_ROW,
  LINE_OP,
  LINE_FIELD,
  LINE_OLD,
  LINE_NEW,
  LINE_CHANGE,
};

#define LINES "SELECT entity, row_id, op, field, old, new, change FROM audit"

static MnHistoryLine *
read_line (MnDb *db, MnStatement *statement)
{
  MnHistoryLine *line = g_new0 (MnHistoryLine, 1);
  const char *op = mn_statement_get_text (statement, LINE_OP);
  const char *name = mn_statement_get_text (statement, LINE_FIELD);
  int field;

  line->entity = mn_entity_find (mn_statement_get_text (statement, LINE_ENTITY));
  line->row_id = mn_statement_get_int (statement, LINE_ROW);
  line->op = g_strdup (op);
  field = line->entity != NULL && name != NULL ? mn_entity_field (line->entity, name) : -1;
  if (field >= 0)
    {
      line->field = &line->entity->fields[field];
      line->old_text = show_value (db, line->field, mn_statement_get_text (statement, LINE_OLD));
      line->new_text = show_value (db, line->field, mn_statement_get_text (statement, LINE_NEW));
      return line;
    }
  /* A column this program does not know any more: as it was written. A range's last row is no value. */
  if (g_strcmp0 (op, "range") != 0)
    {
      line->old_text = g_strdup (mn_statement_get_text (statement, LINE_OLD));
      line->new_text = g_strdup (mn_statement_get_text (statement, LINE_NEW));
    }
  if (line->old_text == NULL)
    line->old_text = g_strdup ("");
  if (line->new_text == NULL)
    line->new_text = g_strdup ("");
  return line;
}

/* Which audit lines belong to the subject: a text of conditions on the audit, with its row id as parameter 1. */
static char *
row_condition (const MnEntity *entity)
{
  return g_strdup_printf ("(entity = '%s' AND row_id = ?1 OR entity = '%s' AND op = 'range' AND row_id <= ?1 AND "
                          "CAST (new AS INTEGER) >= ?1)",
                          entity->name, entity->name);
}

static char *
owner_condition (const MnEntity *owner)
{
  g_autofree char *own = row_condition (owner);
  GString *condition = g_string_new (own);

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    {
      const MnField *parent = (*entity)->parent_field >= 0 ? &(*entity)->fields[(*entity)->parent_field] : NULL;

      if (parent != NULL && g_strcmp0 (parent->target, owner->name) == 0)
        g_string_append_printf (condition,
                                " OR (entity = '%s' AND row_id IN (SELECT id FROM \"%s\" WHERE \"%s\" = ?1))",
                                (*entity)->name, (*entity)->name, parent->name);
    }
  return g_string_free (condition, FALSE);
}

static gboolean
finish_lines (GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* All lines of one change. */
static gboolean
read_lines (MnDb *db, MnHistoryChange *change, GError **error)
{
  g_autofree char *sql = g_strdup_printf (LINES " WHERE change = ?1 ORDER BY id LIMIT %d", MAX_LINES);
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, change->change_id);
  while (mn_statement_step (statement, &local))
    g_ptr_array_add (change->lines, read_line (db, statement));
  return finish_lines (local, error);
}

/* The lines that belong to the subject, of all changes in one go: a sample or an import is one change of a hundred
 * thousand lines, which are not to be read for the two that matter. The plus keeps SQLite from looking by change. */
static gboolean
read_lines_of (MnDb *db, GPtrArray *changes, const char *condition, gint64 row_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf (LINES " WHERE (%s) AND +change >= ?2 ORDER BY id", condition);
  g_autoptr (MnStatement) statement = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GError *local = NULL;

  if (changes->len == 0)
    return TRUE;
  statement = mn_db_prepare (db, sql, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      MnHistoryChange *change = g_ptr_array_index (changes, i);
      g_hash_table_insert (by_id, &change->change_id, change);
    }
  mn_statement_bind_int (statement, 1, row_id);
  mn_statement_bind_int (statement, 2, ((MnHistoryChange *)changes->pdata[changes->len - 1])->change_id);
  while (mn_statement_step (statement, &local))
    {
      gint64 id = mn_statement_get_int (statement, LINE_CHANGE);
      MnHistoryChange *change = g_hash_table_lookup (by_id, &id);

      if (change != NULL && change->lines->len < MAX_LINES)
        g_ptr_array_add (change->lines, read_line (db, statement));
    }
  return finish_lines (local, error);
}

static MnHistoryChange *
read_change (MnStatement *statement)
{
  MnHistoryChange *change = g_new0 (MnHistoryChange, 1);

  change->change_id = mn_statement_get_int (statement, 0);
  change->at = g_strdup (mn_statement_get_text (statement, 1));
  change->who = g_strdup (mn_statement_get_text (statement, 2));
  change->action = g_strdup (mn_statement_get_text (statement, 3));
  change->subject = g_strdup (mn_statement_get_text (statement, 4));
  change->undone = !mn_statement_is_null (statement, 5);
  change->lines = g_ptr_array_new_with_free_func (history_line_free);
  return change;
}

/* @condition NULL: all there is. */
static GPtrArray *
read_history (MnDb *db, const char *condition, gint64 row_id, guint limit, GError **error)
{
  g_autofree char *chosen = condition != NULL
                                ? g_strdup_printf (" WHERE id IN (SELECT change FROM audit WHERE %s)", condition)
                                : g_strdup ("");
  g_autofree char *sql
      = g_strdup_printf ("SELECT id, at, who, action, subject, undone_by FROM change%s ORDER BY id DESC", chosen);
  g_autofree char *limited = limit > 0 ? g_strdup_printf ("%s LIMIT %u", sql, limit) : g_strdup (sql);
  g_autoptr (MnStatement) statement = mn_db_prepare (db, limited, error);
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_history_change_free);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  if (condition != NULL)
    mn_statement_bind_int (statement, 1, row_id);
  while (mn_statement_step (statement, &local))
    g_ptr_array_add (changes, read_change (statement));
  if (local == NULL && condition != NULL)
    read_lines_of (db, changes, condition, row_id, &local);
  for (guint i = 0; local == NULL && condition == NULL && i < changes->len; i++)
    read_lines (db, g_ptr_array_index (changes, i), &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&changes);
}

/* A row that came with a shipped list was created by it, as far as that row is concerned. */
static void
name_ranges (GPtrArray *changes, gint64 row_id)
{
  for (guint i = 0; i < changes->len; i++)
    {
      MnHistoryChange *change = g_ptr_array_index (changes, i);

      for (guint j = 0; j < change->lines->len; j++)
        {
          MnHistoryLine *line = g_ptr_array_index (change->lines, j);

          if (g_strcmp0 (line->op, "range") != 0)
            continue;
          g_free (line->op);
          line->op = g_strdup ("create");
          line->row_id = row_id;
        }
    }
}

GPtrArray *
mn_history_of_row (MnDb *db, const MnEntity *entity, gint64 row_id, guint limit, GError **error)
{
  g_autofree char *condition = NULL;
  GPtrArray *changes;

  g_return_val_if_fail (db != NULL && entity != NULL, NULL);

  condition = row_condition (entity);
  changes = read_history (db, condition, row_id, limit, error);
  if (changes != NULL)
    name_ranges (changes, row_id);
  return changes;
}

GPtrArray *
mn_history_of_owner (MnDb *db, const MnEntity *entity, gint64 row_id, guint limit, GError **error)
{
  g_autofree char *condition = NULL;
  GPtrArray *changes;

  g_return_val_if_fail (db != NULL && entity != NULL, NULL);

  condition = owner_condition (entity);
  changes = read_history (db, condition, row_id, limit, error);
  if (changes != NULL)
    name_ranges (changes, row_id);
  return changes;
}

GPtrArray *
mn_history_recent (MnDb *db, guint limit, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  return read_history (db, NULL, 0, limit, error);
}

const char *
mn_history_action_label (const char *action)
{
  static const MnChoice labels[] = {
    { "create", N_ ("Added") },
    { "edit", N_ ("Edited") },
    { "delete", N_ ("Moved to the bin") },
    { "restore", N_ ("Restored") },
    { "purge", N_ ("Removed for good") },
    { "import", N_ ("Imported") },
    { "merge", N_ ("Merged") },
    { "sample", N_ ("Sample made") },
    { "new", N_ ("Register made") },
    { "seed", N_ ("Code lists added") },
    { "export", N_ ("Exported") },
    { "settings", N_ ("Settings changed") },
    { "undo", N_ ("Undone") },
    { "redo", N_ ("Done again") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].code, action) == 0)
      return _ (labels[i].label);
  return action != NULL ? action : "";
}

char *
mn_history_describe (MnDb *db, gint64 change_id)
{
  g_autoptr (MnStatement) statement = NULL;
  const char *label, *subject;

  g_return_val_if_fail (db != NULL, NULL);

  statement = mn_db_prepare (db, "SELECT action, subject FROM change WHERE id = ?1", NULL);
  if (statement == NULL)
    return g_strdup ("");
  mn_statement_bind_int (statement, 1, change_id);
  if (!mn_statement_step (statement, NULL))
    return g_strdup ("");
  label = mn_history_action_label (mn_statement_get_text (statement, 0));
  subject = mn_statement_get_text (statement, 1);
  if (subject == NULL || *subject == '\0')
    return g_strdup (label);
  /* Translators: what was done, and to what: "Edited: Nguyễn Thị Hồng Ánh" */
  return g_strdup_printf (_ ("%s: %s"), label, subject);
}

char *
mn_history_describe_redo (MnDb *db, gint64 undo_id)
{
  g_autoptr (MnStatement) statement = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  statement = mn_db_prepare (db, "SELECT id FROM change WHERE undone_by = ?1 AND undoes IS NULL", NULL);
  if (statement == NULL)
    return g_strdup ("");
  mn_statement_bind_int (statement, 1, undo_id);
  if (!mn_statement_step (statement, NULL))
    return mn_history_describe (db, undo_id);
  return mn_history_describe (db, mn_statement_get_int (statement, 0));
}
