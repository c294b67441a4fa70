/* mn-beneficiary-query.c: who received something in a programme
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-beneficiary-query.h"

/* The day that counts: received, else the programme's first day, else its plan's; without any, the child's newest
 * residence. */
static const char beneficiaries_sql[]
    = "WITH b AS (SELECT g.*, CASE length(g.given) WHEN 4 THEN g.given || '-12-31' WHEN 7 THEN g.given || '-31'"
      "   ELSE g.given END AS day" /* of a partial date its last day */
      "  FROM (SELECT x.*, COALESCE(x.received_on, p.starts_on, p.plan_date, '9999-12-31') AS given"
      "   FROM benefit AS x JOIN programme AS p ON p.id = x.programme"
      "   WHERE x.programme = ?1 AND x.deleted_at IS NULL) AS g)"
      " SELECT b.id, c.id, c.full_name, c.birth_date, c.sex, u.id, u.name, v.name, v.kind,"
      "  (SELECT group_concat(short_name, ', ') FROM (SELECT DISTINCT g.short_name AS short_name FROM circumstance AS k"
      "    JOIN circumstance_group AS g ON g.id = k.circumstance_group WHERE k.child = c.id AND k.deleted_at IS NULL"
      "    AND k.valid_from <= b.day AND (k.valid_to IS NULL OR k.valid_to >= b.day) AND g.sensitive = 0"
      "    ORDER BY g.kind <> 'law', g.code)),"
      "  b.item, b.quantity, b.amount, b.source, s.name, c.sort_key"
      " FROM b JOIN child AS c ON c.id = b.child"
      " LEFT JOIN residence AS r ON r.id = (SELECT y.id FROM residence AS y WHERE y.child = c.id AND y.deleted_at IS "
      "NULL"
      "   AND y.valid_from <= b.day AND (y.valid_to IS NULL OR y.valid_to >= b.day) ORDER BY y.valid_from DESC, y.id "
      "DESC LIMIT 1)"
      " LEFT JOIN unit AS u ON u.id = COALESCE(r.unit, c.unit)"
      " LEFT JOIN village AS v ON v.id = CASE WHEN r.id IS NULL THEN c.village ELSE r.village END"
      " LEFT JOIN sponsor AS s ON s.id = b.sponsor"
      " WHERE c.deleted_at IS NULL ORDER BY u.code IS NULL, u.code, c.sort_key, c.id, b.id";

static const char newest_sql[]
    = "SELECT p.id FROM programme AS p WHERE p.deleted_at IS NULL"
      " AND EXISTS (SELECT 1 FROM benefit AS b JOIN child AS c ON c.id = b.child WHERE b.programme = p.id"
      " AND b.deleted_at IS NULL AND c.deleted_at IS NULL)"
      " ORDER BY COALESCE(p.starts_on, p.plan_date, '') DESC, p.year DESC, p.id DESC LIMIT 1";

static void
read_row (MnStatement *statement, MnBeneficiary *row)
{
  *row = (MnBeneficiary) {
    .benefit_id = mn_statement_get_int (statement, 0),
    .child_id = mn_statement_get_int (statement, 1),
    .full_name = mn_statement_get_text (statement, 2),
    .birth_date = mn_statement_get_date (statement, 3),
    .sex = mn_statement_get_text (statement, 4),
    .unit_id = mn_statement_get_int (statement, 5),
    .unit_name = mn_statement_get_text (statement, 6),
    .village_name = mn_statement_get_text (statement, 7),
    .village_kind = mn_statement_get_text (statement, 8),
    .circumstances = mn_statement_get_text (statement, 9),
    .item = mn_statement_get_text (statement, 10),
    .quantity = mn_statement_get_int (statement, 11),
    .has_amount = !mn_statement_is_null (statement, 12),
    .amount = mn_statement_get_int (statement, 12),
    .source = mn_statement_get_text (statement, 13),
    .sponsor = mn_statement_get_text (statement, 14),
    .sort_key = mn_statement_get_text (statement, 15),
  };
}

gboolean
mn_beneficiaries_each (MnDb *db, gint64 programme_id, MnBeneficiaryFunc func, gpointer data, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, beneficiaries_sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, programme_id);
  while (mn_statement_step (statement, &local))
    {
      MnBeneficiary row;

      read_row (statement, &row);
      if (!func (&row, data, error))
        return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

gint64
mn_beneficiaries_newest_programme (MnDb *db, GError **error)
{
  return mn_db_get_int (db, newest_sql, 0, error);
}
