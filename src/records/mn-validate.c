/* mn-validate.c: everything wrong or doubtful about a record
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-record.h"

#include "mn-records-private.h"

#include <string.h>

/* "Full name: the text is …": the sentence of a field is made without its label, since beside a form's row the label is
 * there. */
static void
add_problem (GPtrArray *problems, const MnRecord *record, guint field, MnProblemSeverity severity, const char *sentence)
{
  char *message = g_strdup_printf ("%s: %s", mn_field_label (&record->entity->fields[field]), sentence);

  g_ptr_array_add (problems, mn_problem_new ((int)field, severity, message));
}

static gint64
find_same (const MnRecord *record, MnDb *db, guint field)
{
  const MnEntity *entity = record->entity;
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 AND deleted_at IS NULL AND id <> ?2 LIMIT 1",
                         entity->name, entity->fields[field].name);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, &error);
  gint64 id = 0;

  if (statement != NULL)
    {
      mn_statement_bind_value (statement, 1, &record->values[field]);
      mn_statement_bind_int (statement, 2, record->id);
      if (mn_statement_step (statement, &error))
        id = mn_statement_get_int (statement, 0);
    }
  /* Not fatal: the unique index still stands behind this. */
  if (error != NULL)
    g_warning ("Looking for a duplicate of %s failed: %s", entity->name, error->message);
  return id;
}

/* NULL when nobody else has it. */
static char *
duplicate_sentence (const MnRecord *record, MnDb *db, guint field)
{
  const MnField *described = &record->entity->fields[field];
  g_autofree char *shown = NULL;
  g_autofree char *other = NULL;
  gint64 id;

  if ((described->flags & MN_FIELD_UNIQUE) == 0 || !_mn_value_is_given (&record->values[field]))
    return NULL;
  id = find_same (record, db, field);
  if (id == 0)
    return NULL;
  shown = _mn_value_display (described, &record->values[field], db);
  other = _mn_row_label (db, record->entity, id);
  return g_strdup_printf (_ ("“%s” is in the register already (%s)."), shown, other);
}

char *
_mn_record_find_duplicate (const MnRecord *record, MnDb *db, guint *field)
{
  for (guint i = 0; i < record->entity->n_fields; i++)
    {
      g_autofree char *sentence = duplicate_sentence (record, db, i);

      if (sentence == NULL)
        continue;
      *field = i;
      return g_strdup_printf ("%s: %s", mn_field_label (&record->entity->fields[i]), sentence);
    }
  return NULL;
}

/* Older links to rows that went into the bin since are history; a new one is a mistake. */
static void
check_link (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  const MnEntity *target = mn_field_target (&record->entity->fields[field]);
  g_autofree char *sql = g_strdup_printf ("SELECT deleted_at IS NOT NULL FROM \"%s\" WHERE id = ?1", target->name);
  g_autoptr (MnStatement) statement = mn_db_prepare (context->db, sql, NULL);
  gboolean fresh = record->id == 0 || mn_record_field_is_changed (record, field);

  if (statement == NULL)
    return;
  mn_statement_bind_int (statement, 1, mn_value_get_integer (&record->values[field]));
  if (!mn_statement_step (statement, NULL))
    add_problem (problems, record, field, MN_PROBLEM_ERROR, _ ("what it links to is not in the register."));
  else if (mn_statement_get_int (statement, 0) != 0)
    add_problem (problems, record, field, fresh ? MN_PROBLEM_ERROR : MN_PROBLEM_WARNING,
                 _ ("what it links to is in the bin."));
}

static void
check_target_codes (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  g_autoptr (GHashTable) known = _mn_codes_read (context->db, &record->entity->fields[field], NULL);
  g_auto (GStrv) codes = g_strsplit (mn_value_get_text (&record->values[field]), " ", -1);

  for (char **code = codes; known != NULL && *code != NULL; code++)
    if (!g_hash_table_contains (known, *code))
      {
        g_autofree char *sentence = g_strdup_printf (_ ("There is no code “%s”."), *code);
        add_problem (problems, record, field, MN_PROBLEM_ERROR, sentence);
      }
}

static void
check_with_register (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  const MnField *described = &record->entity->fields[field];
  g_autofree char *duplicate = duplicate_sentence (record, context->db, field);

  if (duplicate != NULL)
    add_problem (problems, record, field, MN_PROBLEM_ERROR, duplicate);
  if (described->kind == MN_KIND_LINK)
    check_link (record, field, context, problems);
  else if (described->kind == MN_KIND_CODES && described->target != NULL)
    check_target_codes (record, field, context, problems);
}

static void
check_field (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  const MnField *described = &record->entity->fields[field];
  g_autoptr (GError) error = NULL;

  if ((described->flags & MN_FIELD_DERIVED) != 0)
    return;
  if (!_mn_value_is_given (&record->values[field]))
    {
      if ((described->flags & MN_FIELD_REQUIRED) != 0)
        add_problem (problems, record, field, MN_PROBLEM_ERROR, _ ("must be filled in."));
      return;
    }
  if (!_mn_field_check_value (described, &record->values[field], &error))
    {
      add_problem (problems, record, field, MN_PROBLEM_ERROR, error->message);
      return;
    }
  if (described->check != NULL)
    described->check (record, field, context, problems);
  if (context->db != NULL)
    check_with_register (record, field, context, problems);
}

static void
check_validity (const MnRecord *record, GPtrArray *problems)
{
  MnDate from = mn_record_get_date (record, "valid_from");
  MnDate to = mn_record_get_date (record, "valid_to");

  if (mn_date_is_set (from) && mn_date_is_set (to) && mn_date_last_day (to) < mn_date_first_day (from))
    {
      g_autofree char *first = mn_date_format (from);
      g_autofree char *last = mn_date_format (to);
      g_autofree char *sentence = g_strdup_printf (_ ("the end (%s) is before the start (%s)."), last, first);

      add_problem (problems, record, (guint)mn_entity_field (record->entity, "valid_to"), MN_PROBLEM_ERROR, sentence);
    }
}

GPtrArray *
mn_record_validate (const MnRecord *record, const MnCheckContext *context)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_problem_free);

  g_return_val_if_fail (record != NULL && context != NULL, NULL);

  for (guint i = 0; i < record->entity->n_fields; i++)
    check_field (record, i, context, problems);
  if (mn_entity_is_dated (record->entity))
    check_validity (record, problems);
  if (record->entity->validate != NULL)
    record->entity->validate (record, context, problems);
  return g_steal_pointer (&problems);
}
