/* mn-sponsor-query.c: sponsors, what they promise and who receives it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-sponsor-query.h"

static const char all_sql[] = "SELECT id, name, kind, contact, phone, address, note FROM sponsor"
                              " WHERE deleted_at IS NULL ORDER BY sort_key, id";

static const char schemes_sql[] = "SELECT id, sponsor, name, period, condition, valid_from, valid_to FROM scheme"
                                  " WHERE deleted_at IS NULL AND (?1 = 0 OR sponsor = ?1) ORDER BY sort_key, id";

static const char rates_sql[]
    = "SELECT r.id, r.scheme, r.level, r.amount, r.valid_from, r.valid_to FROM scheme_rate AS r"
      " JOIN scheme AS s ON s.id = r.scheme WHERE r.deleted_at IS NULL AND s.deleted_at IS NULL"
      "  AND (?1 = 0 OR s.sponsor = ?1)"
      " ORDER BY r.scheme, CASE r.level WHEN 'preschool' THEN 1 WHEN 'primary' THEN 2 WHEN 'lower_secondary' THEN 3"
      "  WHEN 'upper_secondary' THEN 4 WHEN 'student' THEN 5 ELSE 0 END, r.valid_from DESC, r.id";

/* The day that counts for class, place and circumstances: the one asked for, else the award's first. */
static const char awards_sql[]
    = "WITH a AS (SELECT x.*, s.name AS scheme_name, s.sort_key AS scheme_key, s.sponsor AS sponsor,"
      "   p.name AS sponsor_name, p.sort_key AS sponsor_key, COALESCE(?3, x.valid_from) AS day"
      "  FROM award AS x JOIN scheme AS s ON s.id = x.scheme JOIN sponsor AS p ON p.id = s.sponsor"
      "  WHERE x.deleted_at IS NULL AND (?1 = 0 OR s.sponsor = ?1) AND (?2 = 0 OR x.scheme = ?2)"
      "   AND (?3 IS NULL OR (x.valid_from <= ?3 AND (x.valid_to IS NULL OR x.valid_to >= ?3))))"
      " SELECT a.id, c.id, a.scheme, a.sponsor, a.scheme_name, a.sponsor_name, c.full_name, c.sort_key, c.birth_date,"
      "  a.level, a.school_year, a.period, a.amount, a.valid_from, a.valid_to, a.note, e.class, e.school, e.result,"
      "  u.name, v.name, v.kind,"
      "  (SELECT group_concat(short_name, ', ') FROM (SELECT DISTINCT g.short_name AS short_name FROM circumstance AS k"
      "    JOIN circumstance_group AS g ON g.id = k.circumstance_group WHERE k.child = c.id AND k.deleted_at IS NULL"
      "    AND k.valid_from <= a.day AND (k.valid_to IS NULL OR k.valid_to >= a.day) AND g.sensitive = 0"
      "    ORDER BY g.kind <> 'law', g.code)), u.id"
      " FROM a JOIN child AS c ON c.id = a.child"
      " LEFT JOIN schooling AS e ON e.id = (SELECT y.id FROM schooling AS y WHERE y.child = c.id"
      "   AND y.deleted_at IS NULL AND y.valid_from <= a.day AND (y.valid_to IS NULL OR y.valid_to >= a.day)"
      "   ORDER BY y.valid_from DESC, y.id DESC LIMIT 1)"
      " LEFT JOIN residence AS r ON r.id = (SELECT y.id FROM residence AS y WHERE y.child = c.id"
      "   AND y.deleted_at IS NULL AND y.valid_from <= a.day AND (y.valid_to IS NULL OR y.valid_to >= a.day)"
      "   ORDER BY y.valid_from DESC, y.id DESC LIMIT 1)"
      " LEFT JOIN unit AS u ON u.id = COALESCE(r.unit, c.unit)"
      " LEFT JOIN village AS v ON v.id = CASE WHEN r.id IS NULL THEN c.village ELSE r.village END"
      " WHERE c.deleted_at IS NULL"
      " ORDER BY a.sponsor_key, a.sponsor, a.scheme_key, a.scheme, CASE a.level WHEN 'preschool' THEN 1"
      "  WHEN 'primary' THEN 2 WHEN 'lower_secondary' THEN 3 WHEN 'upper_secondary' THEN 4 WHEN 'student' THEN 5"
      "  ELSE 6 END, c.sort_key, c.id, a.id";

/* What a programme handed out is one line however many had it. */
static const char goods_sql[]
    = "SELECT CASE WHEN p.id IS NULL THEN min(b.id) ELSE 0 END, CASE WHEN p.id IS NULL THEN min(c.id) ELSE 0 END,"
      "  COALESCE(p.id, 0), b.sponsor, COALESCE(b.item, ''), COALESCE(p.name, min(c.full_name)),"
      "  sum(COALESCE(b.quantity, 1)), count(DISTINCT c.id), max(COALESCE(b.received_on, p.starts_on)) AS day"
      " FROM benefit AS b JOIN child AS c ON c.id = b.child"
      " LEFT JOIN programme AS p ON p.id = b.programme AND p.deleted_at IS NULL"
      " WHERE b.deleted_at IS NULL AND c.deleted_at IS NULL AND b.kind IN ('goods', 'money_goods')"
      "  AND b.sponsor IS NOT NULL AND (?1 = 0 OR b.sponsor = ?1)"
      " GROUP BY CASE WHEN p.id IS NULL THEN b.id ELSE -p.id END, COALESCE(b.item, ''), b.sponsor"
      " ORDER BY day DESC, 5, min(c.sort_key), 1";

const char *const mn_sponsor_query_texts[] = { all_sql, schemes_sql, rates_sql, awards_sql, goods_sql, NULL };

static void
sponsor_free (gpointer data)
{
  MnSponsorLine *line = data;

  g_free (line->name);
  g_free (line->kind);
  g_free (line->contact);
  g_free (line->phone);
  g_free (line->address);
  g_free (line->note);
  g_free (line);
}

static gpointer
read_sponsor (MnStatement *row)
{
  MnSponsorLine *line = g_new0 (MnSponsorLine, 1);

  line->id = mn_statement_get_int (row, 0);
  line->name = mn_statement_dup_text (row, 1);
  line->kind = mn_statement_dup_text (row, 2);
  line->contact = mn_statement_dup_text (row, 3);
  line->phone = mn_statement_dup_text (row, 4);
  line->address = mn_statement_dup_text (row, 5);
  line->note = mn_statement_dup_text (row, 6);
  return line;
}

GPtrArray *
mn_sponsor_query_all (MnDb *db, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, all_sql, error);

  return mn_statement_read_all (row, read_sponsor, sponsor_free, error);
}

static void
scheme_free (gpointer data)
{
  MnSchemeLine *line = data;

  g_free (line->name);
  g_free (line->period);
  g_free (line->condition);
  g_free (line);
}

static gpointer
read_scheme (MnStatement *row)
{
  MnSchemeLine *line = g_new0 (MnSchemeLine, 1);

  line->id = mn_statement_get_int (row, 0);
  line->sponsor = mn_statement_get_int (row, 1);
  line->name = mn_statement_dup_text (row, 2);
  line->period = mn_statement_dup_text (row, 3);
  line->condition = mn_statement_dup_text (row, 4);
  line->valid_from = mn_statement_get_date (row, 5);
  line->valid_to = mn_statement_get_date (row, 6);
  return line;
}

GPtrArray *
mn_sponsor_query_schemes (MnDb *db, gint64 sponsor, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, schemes_sql, error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_int (row, 1, sponsor);
  return mn_statement_read_all (row, read_scheme, scheme_free, error);
}

static void
rate_free (gpointer data)
{
  g_free (((MnSchemeRateLine *)data)->level);
  g_free (data);
}

static gpointer
read_rate (MnStatement *row)
{
  MnSchemeRateLine *line = g_new0 (MnSchemeRateLine, 1);

  line->id = mn_statement_get_int (row, 0);
  line->scheme = mn_statement_get_int (row, 1);
  line->level = mn_statement_dup_text (row, 2);
  line->amount = mn_statement_get_int (row, 3);
  line->valid_from = mn_statement_get_date (row, 4);
  line->valid_to = mn_statement_get_date (row, 5);
  return line;
}

GPtrArray *
mn_sponsor_query_rates (MnDb *db, gint64 sponsor, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, rates_sql, error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_int (row, 1, sponsor);
  return mn_statement_read_all (row, read_rate, rate_free, error);
}

static void
goods_free (gpointer data)
{
  g_free (((MnGoodsLine *)data)->item);
  g_free (((MnGoodsLine *)data)->who);
  g_free (data);
}

static gpointer
read_goods (MnStatement *row)
{
  MnGoodsLine *line = g_new0 (MnGoodsLine, 1);

  line->id = mn_statement_get_int (row, 0);
  line->child = mn_statement_get_int (row, 1);
  line->programme = mn_statement_get_int (row, 2);
  line->sponsor = mn_statement_get_int (row, 3);
  line->item = mn_statement_dup_text (row, 4);
  line->who = mn_statement_dup_text (row, 5);
  line->quantity = mn_statement_get_int (row, 6);
  line->n_children = mn_statement_get_int (row, 7);
  line->received_on = mn_statement_get_date (row, 8);
  return line;
}

GPtrArray *
mn_sponsor_query_goods (MnDb *db, gint64 sponsor, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, goods_sql, error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_int (row, 1, sponsor);
  return mn_statement_read_all (row, read_goods, goods_free, error);
}

static void
award_free (gpointer data)
{
  MnAwardLine *line = data;
  char *texts[] = { line->scheme_name, line->sponsor_name, line->full_name,    line->sort_key, line->level,
                    line->school_year, line->period,       line->note,         line->school,   line->school_class,
                    line->result,      line->unit,         line->village_kind, line->village,  line->circumstances };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (line);
}

static gpointer
read_award (MnStatement *row)
{
  MnAwardLine *line = g_new0 (MnAwardLine, 1);

  line->id = mn_statement_get_int (row, 0);
  line->child = mn_statement_get_int (row, 1);
  line->scheme = mn_statement_get_int (row, 2);
  line->sponsor = mn_statement_get_int (row, 3);
  line->scheme_name = mn_statement_dup_text (row, 4);
  line->sponsor_name = mn_statement_dup_text (row, 5);
  line->full_name = mn_statement_dup_text (row, 6);
  line->sort_key = mn_statement_dup_text (row, 7);
  line->birth_date = mn_statement_get_date (row, 8);
  line->level = mn_statement_dup_text (row, 9);
  line->school_year = mn_statement_dup_text (row, 10);
  line->period = mn_statement_dup_text (row, 11);
  line->has_amount = !mn_statement_is_null (row, 12);
  line->amount = mn_statement_get_int (row, 12);
  line->valid_from = mn_statement_get_date (row, 13);
  line->valid_to = mn_statement_get_date (row, 14);
  line->note = mn_statement_dup_text (row, 15);
  line->school_class = mn_statement_dup_text (row, 16);
  line->school = mn_statement_dup_text (row, 17);
  line->result = mn_statement_dup_text (row, 18);
  line->unit = mn_statement_dup_text (row, 19);
  line->village = mn_statement_dup_text (row, 20);
  line->village_kind = mn_statement_dup_text (row, 21);
  line->circumstances = mn_statement_dup_text (row, 22);
  line->unit_id = mn_statement_get_int (row, 23);
  return line;
}

GPtrArray *
mn_sponsor_query_awards (MnDb *db, gint64 sponsor, gint64 scheme, MnDate on, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, awards_sql, error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_int (row, 1, sponsor);
  mn_statement_bind_int (row, 2, scheme);
  mn_statement_bind_date (row, 3, on);
  return mn_statement_read_all (row, read_award, award_free, error);
}

guint
mn_award_months (const MnAwardLine *award)
{
  int first = award->valid_from.year * 12 + MAX (award->valid_from.month, 1);
  int last = award->valid_to.year * 12 + (award->valid_to.month != 0 ? award->valid_to.month : 12);

  if (!mn_date_is_set (award->valid_to))
    return 12;
  return (guint)CLAMP (last - first + 1, 0, 12);
}

gint64
mn_award_add (gint64 sum, gint64 amount)
{
  gint64 both;

  return __builtin_add_overflow (sum, amount, &both) ? G_MAXINT64 : both;
}

gint64
mn_award_year_sum (const MnAwardLine *award)
{
  gint64 sum;

  if (!award->has_amount)
    return 0;
  if (g_strcmp0 (award->period, "month") != 0)
    return award->amount;
  return __builtin_mul_overflow (award->amount, (gint64)mn_award_months (award), &sum) ? G_MAXINT64 : sum;
}
