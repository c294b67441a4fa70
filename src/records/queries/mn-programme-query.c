/* mn-programme-query.c: programmes with what they came to, and their activities
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-programme-query.h"

static const char all_sql[]
    = "SELECT p.id, p.year, p.name, p.kind, p.status, p.fold, p.starts_on, p.ends_on, COALESCE(b.n, 0), "
      "COALESCE(b.amount, 0)"
      " FROM programme AS p LEFT JOIN (SELECT x.programme, count(DISTINCT x.child) AS n, sum(x.amount) AS amount"
      "   FROM benefit AS x JOIN child AS c ON c.id = x.child"
      "   WHERE x.deleted_at IS NULL AND c.deleted_at IS NULL AND x.programme IS NOT NULL GROUP BY x.programme) AS b"
      "  ON b.programme = p.id"
      " WHERE p.deleted_at IS NULL ORDER BY p.year DESC, p.starts_on IS NULL, p.starts_on DESC, p.sort_key, p.id";

static const char head_sql[] = "SELECT id, year, name, kind, status, theme, plan_number, plan_issuer, lead, result, "
                               "note, starts_on, ends_on, plan_date"
                               " FROM programme WHERE id = ?1";

static const char activities_sql[]
    = "SELECT a.id, a.name, a.place, u.short_name, a.status, a.starts_on, a.ends_on, COALESCE(a.expected, -1),"
      " COALESCE(a.attended, -1), (SELECT count(*) FROM participation AS p WHERE p.activity = a.id AND p.deleted_at IS "
      "NULL)"
      " FROM activity AS a LEFT JOIN unit AS u ON u.id = a.unit WHERE a.programme = ?1 AND a.deleted_at IS NULL"
      " ORDER BY a.starts_on IS NULL, a.starts_on, u.code, a.sort_key, a.id";

const char *const mn_programme_query_texts[] = { all_sql, head_sql, activities_sql, NULL };

static void
line_free (gpointer data)
{
  MnProgrammeLine *line = data;

  g_free (line->name);
  g_free (line->kind);
  g_free (line->status);
  g_free (line->fold);
  g_free (line);
}

static gpointer
read_line (MnStatement *row)
{
  MnProgrammeLine *line = g_new0 (MnProgrammeLine, 1);

  line->id = mn_statement_get_int (row, 0);
  line->year = (int)mn_statement_get_int (row, 1);
  line->name = mn_statement_dup_text (row, 2);
  line->kind = mn_statement_dup_text (row, 3);
  line->status = mn_statement_dup_text (row, 4);
  line->fold = mn_statement_dup_text (row, 5);
  line->starts_on = mn_statement_get_date (row, 6);
  line->ends_on = mn_statement_get_date (row, 7);
  line->n_children = mn_statement_get_int (row, 8);
  line->amount = mn_statement_get_int (row, 9);
  return line;
}

GPtrArray *
mn_programme_query_all (MnDb *db, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, all_sql, error);

  return mn_statement_read_all (row, read_line, line_free, error);
}

MnProgrammeHead *
mn_programme_query_head (MnDb *db, gint64 programme, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, head_sql, error);
  g_autoptr (GError) local = NULL;
  MnProgrammeHead *head;

  if (row == NULL)
    return NULL;
  mn_statement_bind_int (row, 1, programme);
  if (!mn_statement_step (row, &local))
    {
      if (local == NULL)
        local = g_error_new_literal (MN_STORE_ERROR, MN_STORE_ERROR_NOT_FOUND,
                                     _ ("This programme is not in the register."));
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  head = g_new0 (MnProgrammeHead, 1);
  head->id = mn_statement_get_int (row, 0);
  head->year = (int)mn_statement_get_int (row, 1);
  head->name = mn_statement_dup_text (row, 2);
  head->kind = mn_statement_dup_text (row, 3);
  head->status = mn_statement_dup_text (row, 4);
  head->theme = mn_statement_dup_text (row, 5);
  head->plan_number = mn_statement_dup_text (row, 6);
  head->plan_issuer = mn_statement_dup_text (row, 7);
  head->lead = mn_statement_dup_text (row, 8);
  head->result = mn_statement_dup_text (row, 9);
  head->note = mn_statement_dup_text (row, 10);
  head->starts_on = mn_statement_get_date (row, 11);
  head->ends_on = mn_statement_get_date (row, 12);
  head->plan_date = mn_statement_get_date (row, 13);
  return head;
}

void
mn_programme_head_free (MnProgrammeHead *head)
{
  g_free (head->name);
  g_free (head->kind);
  g_free (head->status);
  g_free (head->theme);
  g_free (head->plan_number);
  g_free (head->plan_issuer);
  g_free (head->lead);
  g_free (head->result);
  g_free (head->note);
  g_free (head);
}

static void
activity_free (gpointer data)
{
  MnActivityLine *line = data;

  g_free (line->name);
  g_free (line->place);
  g_free (line->unit);
  g_free (line->status);
  g_free (line);
}

static gpointer
read_activity (MnStatement *row)
{
  MnActivityLine *line = g_new0 (MnActivityLine, 1);

  line->id = mn_statement_get_int (row, 0);
  line->name = mn_statement_dup_text (row, 1);
  line->place = mn_statement_dup_text (row, 2);
  line->unit = mn_statement_dup_text (row, 3);
  line->status = mn_statement_dup_text (row, 4);
  line->starts_on = mn_statement_get_date (row, 5);
  line->ends_on = mn_statement_get_date (row, 6);
  line->expected = mn_statement_get_int (row, 7);
  line->attended = mn_statement_get_int (row, 8);
  line->n_participants = mn_statement_get_int (row, 9);
  return line;
}

GPtrArray *
mn_programme_query_activities (MnDb *db, gint64 programme, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, activities_sql, error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_int (row, 1, programme);
  return mn_statement_read_all (row, read_activity, activity_free, error);
}
