/* mn-turn-query.c: whom a yearly turn concerns
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-turn-query.h"

#define IN_FORCE(t)                                                                                                    \
  t ".deleted_at IS NULL AND " t ".valid_from <= ?1 AND (" t ".valid_to IS NULL OR " t ".valid_to >= ?1)"

/* The newest comes last of a child's rows, and stays. */
static const char pupils_sql[]
    = "SELECT c.id, s.id, c.full_name, COALESCE(u.short_name, ''), COALESCE(s.level, ''), COALESCE(s.class, ''),"
      " COALESCE(s.school, ''), COALESCE(s.school_year, ''), c.birth_date, s.valid_from"
      " FROM schooling AS s JOIN child AS c ON c.id = s.child LEFT JOIN unit AS u ON u.id = c.unit"
      " WHERE " IN_FORCE ("s") " AND s.status = 'studying' AND c.deleted_at IS NULL"
                               " AND (c.died_on IS NULL OR c.died_on > ?1)"
                               " AND NOT EXISTS (SELECT 1 FROM schooling AS x WHERE x.child = s.child AND " IN_FORCE (
                                   "x") " AND (x.valid_from > s.valid_from OR (x.valid_from = s.valid_from AND x.id >"
                                        " s.id)))"
                                        " ORDER BY u.code, CASE s.level WHEN 'preschool' THEN 0 WHEN 'primary' THEN 1"
                                        " WHEN 'lower_secondary' THEN 2 WHEN 'upper_secondary' THEN 3 ELSE 4 END,"
                                        " length(s.class), s.class, c.sort_key, c.id";

static const char households_sql[]
    = "SELECT h.id, COALESCE(p.id, 0), h.code, h.head_name, u.short_name, COALESCE(v.name, ''), COALESCE(p.class, ''),"
      " p.valid_from, (SELECT count(*) FROM child AS c WHERE c.household = h.id AND c.deleted_at IS NULL"
      " AND c.died_on IS NULL AND c.birth_date > ?2)"
      " FROM household AS h JOIN unit AS u ON u.id = h.unit LEFT JOIN village AS v ON v.id = h.village"
      " LEFT JOIN poverty AS p ON p.id = (SELECT x.id FROM poverty AS x WHERE x.household = h.id AND " IN_FORCE (
          "x") " ORDER BY x.valid_from DESC, x.id DESC LIMIT 1)"
               " WHERE h.deleted_at IS NULL ORDER BY h.code, h.id";

const char *const mn_turn_query_texts[] = { pupils_sql, households_sql, NULL };

static void
pupil_free (gpointer data)
{
  MnTurnPupil *pupil = data;

  g_free (pupil->name);
  g_free (pupil->unit);
  g_free (pupil->level);
  g_free (pupil->school_class);
  g_free (pupil->school);
  g_free (pupil->school_year);
  g_free (pupil);
}

static gpointer
read_pupil (MnStatement *row)
{
  MnTurnPupil *pupil = g_new0 (MnTurnPupil, 1);

  pupil->child = mn_statement_get_int (row, 0);
  pupil->schooling = mn_statement_get_int (row, 1);
  pupil->name = g_strdup (mn_statement_get_text (row, 2));
  pupil->unit = g_strdup (mn_statement_get_text (row, 3));
  pupil->level = g_strdup (mn_statement_get_text (row, 4));
  pupil->school_class = g_strdup (mn_statement_get_text (row, 5));
  pupil->school = g_strdup (mn_statement_get_text (row, 6));
  pupil->school_year = g_strdup (mn_statement_get_text (row, 7));
  pupil->birth = mn_statement_get_date (row, 8);
  pupil->from = mn_statement_get_date (row, 9);
  return pupil;
}

static void
household_free (gpointer data)
{
  MnTurnHousehold *household = data;

  g_free (household->code);
  g_free (household->head);
  g_free (household->unit);
  g_free (household->village);
  g_free (household->class);
  g_free (household);
}

static gpointer
read_household (MnStatement *row)
{
  MnTurnHousehold *household = g_new0 (MnTurnHousehold, 1);

  household->household = mn_statement_get_int (row, 0);
  household->poverty = mn_statement_get_int (row, 1);
  household->code = g_strdup (mn_statement_get_text (row, 2));
  household->head = g_strdup (mn_statement_get_text (row, 3));
  household->unit = g_strdup (mn_statement_get_text (row, 4));
  household->village = g_strdup (mn_statement_get_text (row, 5));
  household->class = g_strdup (mn_statement_get_text (row, 6));
  household->from = mn_statement_get_date (row, 7);
  household->n_children = (int)mn_statement_get_int (row, 8);
  return household;
}

GPtrArray *
mn_turn_query_pupils (MnDb *db, MnDate on, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, pupils_sql, error);

  if (statement == NULL)
    return NULL;
  mn_statement_bind_date (statement, 1, on);
  return mn_statement_read_all (statement, read_pupil, pupil_free, error);
}

GPtrArray *
mn_turn_query_households (MnDb *db, MnDate on, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, households_sql, error);

  if (statement == NULL)
    return NULL;
  mn_statement_bind_date (statement, 1, on);
  mn_statement_bind_date (statement, 2, mn_date_add_years (on, -16));
  return mn_statement_read_all (statement, read_household, household_free, error);
}
