/* mn-duplicate-query.c: what children are compared by
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-duplicate-query.h"

#define COLUMNS                                                                                                        \
  "SELECT id, full_name, birth_date, sex, father_name, mother_name, personal_id, unit, village, household FROM child " \
  "WHERE deleted_at IS NULL"

static const char each_sql[] = COLUMNS " ORDER BY id";
static const char one_sql[] = COLUMNS " AND id = ?1";
static const char distinct_sql[] = "SELECT child, other FROM distinct_pair WHERE deleted_at IS NULL";
static const char uuid_sql[] = "SELECT uuid FROM child WHERE id = ?1";
/* As the current values choose it. */
static const char residence_sql[]
    = "SELECT id FROM residence WHERE child = ?1 AND deleted_at IS NULL AND valid_from <= ?2"
      " AND (valid_to IS NULL OR valid_to >= ?2) ORDER BY valid_from DESC, id DESC LIMIT 1";

const char *const mn_duplicate_query_texts[] = { each_sql, one_sql, distinct_sql, uuid_sql, residence_sql, NULL };

/* Rows between two looks at the cancellable. */
#define CANCEL_STEP 1024

static void
read_facts (MnStatement *statement, MnDuplicateFacts *facts)
{
  facts->id = mn_statement_get_int (statement, 0);
  facts->full_name = mn_statement_get_text (statement, 1);
  facts->birth_date = mn_statement_get_date (statement, 2);
  facts->sex = mn_statement_get_text (statement, 3);
  facts->father_name = mn_statement_get_text (statement, 4);
  facts->mother_name = mn_statement_get_text (statement, 5);
  facts->personal_id = mn_statement_get_text (statement, 6);
  facts->unit = mn_statement_get_int (statement, 7);
  facts->village = mn_statement_get_int (statement, 8);
  facts->household = mn_statement_get_int (statement, 9);
}

gboolean
mn_duplicate_query_each (MnDb *db, MnDuplicateFactsFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, each_sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint n = 0; mn_statement_step (statement, &local); n++)
    {
      MnDuplicateFacts facts;

      if (n % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      read_facts (statement, &facts);
      func (&facts, facts.id, data);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

gboolean
mn_duplicate_query_one (MnDb *db, gint64 id, MnDuplicateFactsFunc func, gpointer data, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, one_sql, error);
  MnDuplicateFacts facts;
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, id);
  if (mn_statement_step (statement, &local))
    {
      read_facts (statement, &facts);
      func (&facts, id, data);
    }
  else if (local == NULL)
    func (NULL, id, data);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

GArray *
mn_duplicate_query_distinct (MnDb *db, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, distinct_sql, error);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (MnDistinctPair));
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  while (mn_statement_step (statement, &local))
    {
      MnDistinctPair pair = { mn_statement_get_int (statement, 0), mn_statement_get_int (statement, 1) };

      g_array_append_val (pairs, pair);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&pairs);
}

char *
mn_duplicate_query_uuid (MnDb *db, gint64 id)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, uuid_sql, NULL);

  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 1, id);
  return mn_statement_step (statement, NULL) ? g_strdup (mn_statement_get_text (statement, 0)) : NULL;
}

gint64
mn_duplicate_query_residence (MnDb *db, gint64 child, MnDate on, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, residence_sql, error);
  GError *local = NULL;
  gint64 id = 0;

  if (statement == NULL)
    return -1;
  mn_statement_bind_int (statement, 1, child);
  mn_statement_bind_date (statement, 2, on);
  if (mn_statement_step (statement, &local))
    id = mn_statement_get_int (statement, 0);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return -1;
    }
  return id;
}
