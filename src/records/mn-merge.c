/* mn-merge.c: two rows of one child made one
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-merge.h"

#include "mn-duplicate-query.h"
#include "mn-i18n.h"
#include "mn-records-private.h"

static const char *const name_parts[] = { "family_name", "middle_name", "given_name", NULL };

typedef struct {
  MnTransaction *transaction;
  MnDb *db;
  const MnMerge *merge;
  MnDate working_date;
  MnMergeResult *result;
  gint64 kept_place, dropped_place; /* rows of residence; 0 none */
} Work;

gboolean
mn_merge_is_chosen (const MnEntity *child, guint field)
{
  return (child->fields[field].flags & MN_FIELD_DERIVED) == 0
         && !g_strv_contains (name_parts, child->fields[field].name);
}

/* Rows that hang on a child ---------------------------------------------------------------------- */

static gboolean
links_to_child (const MnField *field)
{
  return field->kind == MN_KIND_LINK && (field->flags & MN_FIELD_DERIVED) == 0
         && g_strcmp0 (field->target, "child") == 0;
}

static GArray *
read_rows (Work *work, const MnEntity *entity, guint field, gint64 child, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 AND deleted_at IS NULL ORDER BY id",
                                          entity->name, entity->fields[field].name);
  g_autoptr (MnStatement) statement = mn_db_prepare (work->db, sql, error);

  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 1, child);
  return mn_statement_read_ids (statement, error);
}

static gboolean
bin_row (Work *work, const MnEntity *entity, gint64 id, GError **error)
{
  work->result->n_same++;
  return mn_transaction_delete (work->transaction, entity->name, id, error);
}

/* Everything but the child and the days. */
static gboolean
says_the_same (const MnRecord *a, const MnRecord *b, guint link)
{
  const MnEntity *entity = a->entity;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *name = entity->fields[i].name;

      if (i == link || (entity->fields[i].flags & MN_FIELD_DERIVED) != 0 || g_str_equal (name, "valid_from")
          || g_str_equal (name, "valid_to"))
        continue;
      if (!_mn_value_is_same (&a->values[i], &b->values[i]))
        return FALSE;
    }
  return TRUE;
}

static gint32
last_day (const MnRecord *record)
{
  MnDate to = mn_record_get_date (record, "valid_to");

  return mn_date_is_set (to) ? mn_date_last_day (to) : G_MAXINT32;
}

static gint32
first_day (const MnRecord *record)
{
  return mn_date_first_day (mn_record_get_date (record, "valid_from"));
}

/* The days of both; what is dated only is written past the checks of a form, which know nothing new. */
static gboolean
cover_both (Work *work, MnRecord *kept, const MnRecord *row, GError **error)
{
  const MnEntity *entity = kept->entity;
  guint from = (guint)mn_entity_field (entity, "valid_from"), to = (guint)mn_entity_field (entity, "valid_to");
  const MnColumn columns[] = {
    { "valid_from", first_day (row) < first_day (kept) ? row->values[from] : kept->values[from] },
    { "valid_to", last_day (row) > last_day (kept) ? row->values[to] : kept->values[to] },
  };

  return mn_transaction_update (work->transaction, entity->name, kept->id, columns, G_N_ELEMENTS (columns), error)
         && mn_record_rederive (work->transaction, entity, kept->id, error);
}

/* Whether the survivor has a dated row that says what @row says, over days that meet; it covers both then. */
static gboolean
find_same (Work *work, const MnRecord *row, guint link, gboolean *found, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  *found = FALSE;
  if (!mn_entity_is_dated (row->entity))
    return TRUE;
  ids = read_rows (work, row->entity, link, work->merge->survivor, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (MnRecord) kept = mn_record_load (work->db, row->entity, g_array_index (ids, gint64, i), error);

      if (kept == NULL)
        return FALSE;
      if (!says_the_same (kept, row, link) || first_day (kept) > last_day (row) || first_day (row) > last_day (kept))
        continue;
      *found = TRUE;
      if (work->dropped_place != 0 && row->id == work->kept_place && g_str_equal (row->entity->name, "residence"))
        work->kept_place = kept->id;
      return cover_both (work, kept, row, error);
    }
  return ids != NULL;
}

/* Of a row that names two children: TRUE when it would name one twice. The lower id stands first. */
static gboolean
set_link (Work *work, MnRecord *row, guint link)
{
  const MnEntity *entity = row->entity;

  mn_record_set_integer (row, entity->fields[link].name, work->merge->survivor);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *first = entity->fields[MIN (i, link)].name, *second = entity->fields[MAX (i, link)].name;
      gint64 a, b;

      if (i == link || !links_to_child (&entity->fields[i]) || !mn_record_is_set (row, entity->fields[i].name))
        continue;
      a = mn_record_get_integer (row, first);
      b = mn_record_get_integer (row, second);
      if (a == b)
        return TRUE;
      mn_record_set_integer (row, first, MIN (a, b));
      mn_record_set_integer (row, second, MAX (a, b));
    }
  return FALSE;
}

static gboolean
write_links (Work *work, const MnRecord *row, GError **error)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (MnColumn));

  for (guint i = 0; i < row->entity->n_fields; i++)
    if (links_to_child (&row->entity->fields[i]))
      {
        MnColumn column = { row->entity->fields[i].name, row->values[i] };

        g_array_append_val (columns, column);
      }
  return mn_transaction_update (work->transaction, row->entity->name, row->id, (MnColumn *)(gpointer)columns->data,
                                columns->len, error)
         && mn_record_rederive (work->transaction, row->entity, row->id, error);
}

static gboolean
move_row (Work *work, const MnEntity *entity, guint link, gint64 id, GError **error)
{
  g_autoptr (MnRecord) row = mn_record_load (work->db, entity, id, error);
  g_autoptr (GError) local = NULL;
  gboolean same;

  if (row == NULL || !find_same (work, row, link, &same, error))
    return FALSE;
  if (same || set_link (work, row, link))
    return bin_row (work, entity, id, error);
  if (write_links (work, row, &local))
    {
      work->result->n_moved++;
      return TRUE;
    }
  /* The survivor has what may be there once: its own row stays. */
  if (mn_store_error_get_constraint (local) == MN_STORE_CONSTRAINT_DUPLICATE)
    return bin_row (work, entity, id, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
move_rows (Work *work, GError **error)
{
  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    for (guint link = 0; link < (*entity)->n_fields; link++)
      {
        g_autoptr (GArray) ids = NULL;

        if (!links_to_child (&(*entity)->fields[link]))
          continue;
        ids = read_rows (work, *entity, link, work->merge->loser, error);
        if (ids == NULL)
          return FALSE;
        for (guint i = 0; i < ids->len; i++)
          if (!move_row (work, *entity, link, g_array_index (ids, gint64, i), error))
            return FALSE;
      }
  return TRUE;
}

/* One place at a time ---------------------------------------------------------------------------- */

static gboolean
find_places (Work *work, GError **error)
{
  const MnMerge *merge = work->merge;
  gint64 own = mn_duplicate_query_residence (work->db, merge->survivor, work->working_date, error);
  gint64 other = own < 0 ? -1 : mn_duplicate_query_residence (work->db, merge->loser, work->working_date, error);

  if (own < 0 || other < 0)
    return FALSE;
  if (own != 0 && other != 0)
    {
      work->kept_place = merge->residence_from_loser ? other : own;
      work->dropped_place = merge->residence_from_loser ? own : other;
    }
  return TRUE;
}

static gboolean
end_dropped_place (Work *work, GError **error)
{
  const MnEntity *residence = mn_entity_find ("residence");
  g_autoptr (MnRecord) kept = NULL;
  g_autoptr (MnRecord) dropped = NULL;
  g_auto (MnValue) to = MN_VALUE_INIT;
  MnColumn column = { "valid_to", MN_VALUE_INIT };

  if (work->dropped_place == 0 || work->dropped_place == work->kept_place)
    return TRUE;
  kept = mn_record_load (work->db, residence, work->kept_place, error);
  dropped = kept != NULL ? mn_record_load (work->db, residence, work->dropped_place, error) : NULL;
  if (dropped == NULL)
    return FALSE;
  if (dropped->deleted || kept->deleted)
    return TRUE;
  if (first_day (dropped) >= first_day (kept))
    return mn_transaction_delete (work->transaction, residence->name, dropped->id, error);
  mn_value_take_text (&to, mn_date_to_iso (mn_date_from_day (first_day (kept) - 1)));
  column.value = to;
  return mn_transaction_update (work->transaction, residence->name, dropped->id, &column, 1, error);
}

/* The two children ------------------------------------------------------------------------------- */

static MnRecord *
load_child (Work *work, gint64 id, GError **error)
{
  g_autoptr (MnRecord) child = mn_record_load (work->db, mn_entity_find ("child"), id, error);

  if (child != NULL && child->deleted)
    {
      g_set_error_literal (error, MN_RECORD_ERROR, MN_RECORD_ERROR_GONE,
                           _ ("One of the two children was moved to the bin meanwhile."));
      return NULL;
    }
  return g_steal_pointer (&child);
}

static void
choose_values (const MnMerge *merge, MnRecord *survivor, const MnRecord *loser)
{
  const MnEntity *entity = survivor->entity;
  guint full_name = (guint)mn_entity_field (entity, "full_name");

  G_STATIC_ASSERT (sizeof merge->from_loser == 8);
  g_assert (entity->n_fields <= 64);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      gboolean part = g_strv_contains (name_parts, entity->fields[i].name);
      guint bit = part ? full_name : i;

      if ((part || mn_merge_is_chosen (entity, i)) && (merge->from_loser >> bit & 1) != 0)
        mn_record_set (survivor, i, &loser->values[i]);
    }
}

/* The loser is in the bin before the survivor takes its numbers, of which there is one each among live rows. */
gboolean
mn_merge_children (MnTransaction *transaction, const MnMerge *merge, MnDate working_date, MnMergeResult *result,
                   GError **error)
{
  MnMergeResult unused;
  Work work = { transaction, mn_transaction_get_db (transaction), merge, working_date, NULL, 0, 0 };
  g_autoptr (MnRecord) survivor = NULL;
  g_autoptr (MnRecord) loser = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (merge != NULL && merge->survivor != merge->loser, FALSE);

  work.result = result != NULL ? result : &unused;
  *work.result = (MnMergeResult) { 0 };
  survivor = load_child (&work, merge->survivor, error);
  loser = survivor != NULL ? load_child (&work, merge->loser, error) : NULL;
  if (loser == NULL || !find_places (&work, error) || !move_rows (&work, error) || !end_dropped_place (&work, error)
      || !mn_transaction_delete (transaction, "child", merge->loser, error))
    return FALSE;
  choose_values (merge, survivor, loser);
  if (!mn_record_save (survivor, transaction, working_date, error))
    return FALSE;
  subject = mn_record_summary (survivor);
  mn_transaction_set_subject (transaction, subject);
  return TRUE;
}

/* As one change ---------------------------------------------------------------------------------- */

typedef struct {
  MnMerge merge;
  MnDate working_date;
  MnMergeResult result;
  gint64 change_id;
} Job;

static gboolean
write_cb (MnTransaction *transaction, gpointer data, GError **error)
{
  Job *job = data;

  return mn_merge_children (transaction, &job->merge, job->working_date, &job->result, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (mn_store_write_finish (MN_STORE (source), result, &job->change_id, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
mn_merge_async (MnRegister *reg, const MnMerge *merge, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (reg, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->merge = *merge;
  job->working_date = mn_register_get_working_date (reg);
  g_task_set_source_tag (task, mn_merge_async);
  g_task_set_task_data (task, job, g_free);
  mn_store_write_async (mn_register_get_store (reg), "merge", write_cb, job, NULL, NULL, written_cb, task);
}

gboolean
mn_merge_finish (MnRegister *reg, GAsyncResult *async, MnMergeResult *result, gint64 *change_id, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (async, reg), FALSE);

  if (!g_task_propagate_boolean (G_TASK (async), error))
    return FALSE;
  job = g_task_get_task_data (G_TASK (async));
  if (result != NULL)
    *result = job->result;
  if (change_id != NULL)
    *change_id = job->change_id;
  return TRUE;
}

gboolean
mn_merge_now (MnRegister *reg, const MnMerge *merge, MnMergeResult *result, gint64 *change_id, GError **error)
{
  Job job = { .merge = *merge, .working_date = mn_register_get_working_date (reg) };

  if (!mn_store_write (mn_register_get_store (reg), "merge", write_cb, &job, change_id, error))
    return FALSE;
  if (result != NULL)
    *result = job.result;
  return TRUE;
}

guint
mn_merge_count_rows (MnDb *db, gint64 child)
{
  gint64 n = 0;

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    for (guint i = 0; i < (*entity)->n_fields; i++)
      {
        g_autofree char *sql = NULL;
        g_autoptr (MnStatement) statement = NULL;

        if (!links_to_child (&(*entity)->fields[i]))
          continue;
        sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s\" = ?1 AND deleted_at IS NULL", (*entity)->name,
                               (*entity)->fields[i].name);
        statement = mn_db_prepare (db, sql, NULL);
        if (statement == NULL)
          continue;
        mn_statement_bind_int (statement, 1, child);
        if (mn_statement_step (statement, NULL))
          n += mn_statement_get_int (statement, 0);
      }
  return (guint)n;
}
