/* mn-child-query.c: what the window shows of one child
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-child-query.h"

#define ON_DAY(t)                                                                                                      \
  t ".deleted_at IS NULL AND " t ".valid_from <= ?2 AND (" t ".valid_to IS NULL OR " t ".valid_to >= ?2)"

static const char head_sql[]
    = "SELECT c.id, c.household, c.full_name, c.birth_date, c.died_on, c.sex, e.name, u.name, v.name, "
      "c.residence_status,"
      " c.father_name, c.father_born, c.mother_name, c.mother_born, c.carer_name, c.carer_relation, c.carer_born,"
      " h.head_name, h.poverty, s.class, s.school, k.id, k.valid_to,"
      " (SELECT group_concat(line, '; ') FROM (SELECT b.full_name || ', ' || substr(b.birth_date, 1, 4) AS line"
      "   FROM child AS b WHERE b.household = c.household AND b.id <> c.id AND b.deleted_at IS NULL ORDER BY "
      "b.birth_date, b.id)), c.unit"
      " FROM child AS c"
      " LEFT JOIN ethnic_group AS e ON e.id = c.ethnic_group"
      " LEFT JOIN unit AS u ON u.id = c.unit"
      " LEFT JOIN village AS v ON v.id = c.village"
      " LEFT JOIN household AS h ON h.id = c.household"
      " LEFT JOIN schooling AS s ON s.id = (SELECT x.id FROM schooling AS x WHERE x.child = c.id AND " ON_DAY (
          "x") "   ORDER BY x.valid_from DESC, x.id DESC LIMIT 1)"
               " LEFT JOIN insurance_card AS k ON k.id = (SELECT x.id FROM insurance_card AS x WHERE x.child = c.id "
               "AND " ON_DAY ("x") "   ORDER BY x.valid_to IS NULL DESC, x.valid_to DESC, x.id DESC LIMIT 1)"
                                   " WHERE c.id = ?1";

/* The classes of the household that the child belongs to now; a household's poverty is the child's circumstance too. */
static const char events_sql[]
    = "SELECT 'circumstance', k.id, g.short_name, COALESCE(k.evidence, '')"
      " || CASE WHEN k.evidence <> '' AND k.note <> '' THEN '; ' ELSE '' END || COALESCE(k.note, ''),"
      " g.kind, g.sensitive, k.valid_from, k.valid_to,"
      " (k.valid_from <= ?2 AND (k.valid_to IS NULL OR k.valid_to >= ?2))"
      " FROM circumstance AS k JOIN circumstance_group AS g ON g.id = k.circumstance_group"
      " WHERE k.child = ?1 AND k.deleted_at IS NULL"
      " UNION ALL SELECT 'poverty', p.id, p.class, COALESCE(p.note, ''), '', 0, p.valid_from, p.valid_to,"
      " (p.valid_from <= ?2 AND (p.valid_to IS NULL OR p.valid_to >= ?2))"
      " FROM child AS c JOIN poverty AS p ON p.household = c.household"
      " WHERE c.id = ?1 AND p.deleted_at IS NULL"
      " ORDER BY 7 DESC, 2 DESC";

static const char support_sql[]
    = "SELECT 'assistance', a.id, g.name, 'month', a.amount, a.valid_from, a.valid_to"
      " FROM assistance AS a JOIN assistance_category AS g ON g.id = a.category WHERE a.child = ?1 AND " ON_DAY (
          "a") " UNION ALL SELECT 'award', a.id, s.name, a.period, a.amount, a.valid_from, a.valid_to"
               " FROM award AS a JOIN scheme AS s ON s.id = a.scheme WHERE a.child = ?1 AND " ON_DAY (
                   "a") " UNION ALL SELECT 'stay', a.id, a.institution, '', NULL, a.valid_from, a.valid_to"
                        " FROM stay AS a WHERE a.child = ?1 AND " ON_DAY ("a") " ORDER BY 1, 6 DESC, 2";

static const char receipts_sql[]
    = "SELECT b.id, b.received_on, b.amount, b.quantity, b.item, p.name, s.name, o.code, b.source, b.decision"
      " FROM benefit AS b LEFT JOIN programme AS p ON p.id = b.programme"
      " LEFT JOIN award AS a ON a.id = b.award LEFT JOIN scheme AS s ON s.id = a.scheme"
      " LEFT JOIN sponsor AS o ON o.id = b.sponsor"
      " WHERE b.child = ?1 AND b.deleted_at IS NULL ORDER BY b.received_on DESC, b.id DESC LIMIT ?2";

static const char sums_sql[]
    = "SELECT CAST(COALESCE(substr(received_on, 1, 4), '0') AS INTEGER), COALESCE(source, ''), count(*),"
      " COALESCE(sum(amount), 0) FROM benefit WHERE child = ?1 AND deleted_at IS NULL"
      " GROUP BY 1, 2 ORDER BY 1 DESC, 4 DESC, 2";

static const char count_receipts_sql[] = "SELECT count(*) FROM benefit WHERE child = ?1 AND deleted_at IS NULL";

const char *const mn_child_query_texts[]
    = { head_sql, events_sql, support_sql, receipts_sql, sums_sql, count_receipts_sql, NULL };

/* "Trần Thị Lành (bà nội), 1951" */
static char *
person (const char *name, const char *relation, MnDate born)
{
  g_autoptr (GString) text = g_string_new (name);

  if (name == NULL)
    return g_strdup ("");
  if (relation != NULL && *relation != '\0')
    g_string_append_printf (text, " (%s)", relation);
  if (mn_date_is_set (born))
    g_string_append_printf (text, ", %d", born.year);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Thôn Tân Xuân, xã Cam Thủy": inside a sentence the unit's kind takes a small letter. */
static char *
place (const char *unit, const char *village)
{
  g_autofree char *first = NULL, *rest = NULL;
  const char *end;

  if (unit == NULL || village == NULL)
    return g_strdup (unit != NULL ? unit : (village != NULL ? village : ""));
  end = g_utf8_next_char (unit);
  rest = g_strndup (unit, (gsize)(end - unit));
  first = mn_text_lower (rest);
  return g_strconcat (village, ", ", first, end, NULL);
}

static void
read_head (MnStatement *row, MnChildHead *head)
{
  head->id = mn_statement_get_int (row, 0);
  head->household = mn_statement_get_int (row, 1);
  head->name = mn_statement_dup_text (row, 2);
  head->birth = mn_statement_get_date (row, 3);
  head->died = mn_statement_get_date (row, 4);
  head->sex = mn_statement_dup_text (row, 5);
  head->ethnic_group = mn_statement_dup_text (row, 6);
  head->place = place (mn_statement_get_text (row, 7), mn_statement_get_text (row, 8));
  head->residence_status = mn_statement_dup_text (row, 9);
  head->parents[0] = person (mn_statement_get_text (row, 10), NULL, mn_statement_get_date (row, 11));
  head->parents[1] = person (mn_statement_get_text (row, 12), NULL, mn_statement_get_date (row, 13));
  head->carer
      = person (mn_statement_get_text (row, 14), mn_statement_get_text (row, 15), mn_statement_get_date (row, 16));
  head->head = mn_statement_dup_text (row, 17);
  head->poverty = mn_statement_dup_text (row, 18);
  head->school_class = mn_statement_dup_text (row, 19);
  head->school = mn_statement_dup_text (row, 20);
  head->has_card = !mn_statement_is_null (row, 21);
  head->card_until = mn_statement_get_date (row, 22);
  head->siblings = mn_statement_dup_text (row, 23);
  head->unit = mn_statement_get_int (row, 24);
}

/* NULL with @error; an empty result is an error of its own: the row is gone. */
static MnStatement *
start (MnDb *db, const char *sql, gint64 child, MnDate on, GError **error)
{
  MnStatement *statement = mn_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 1, child);
  if (mn_date_is_set (on))
    mn_statement_bind_date (statement, 2, on);
  return statement;
}

MnChildHead *
mn_child_query_head (MnDb *db, gint64 child, MnDate on, GError **error)
{
  g_autoptr (MnStatement) statement = start (db, head_sql, child, on, error);
  g_autoptr (MnChildHead) head = NULL;
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  if (!mn_statement_step (statement, &local))
    {
      if (local == NULL)
        local
            = g_error_new_literal (MN_STORE_ERROR, MN_STORE_ERROR_NOT_FOUND, _ ("This child is not in the register."));
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  head = g_new0 (MnChildHead, 1);
  read_head (statement, head);
  return g_steal_pointer (&head);
}

void
mn_child_head_free (MnChildHead *head)
{
  g_free (head->name);
  g_free (head->sex);
  g_free (head->ethnic_group);
  g_free (head->place);
  g_free (head->residence_status);
  g_free (head->parents[0]);
  g_free (head->parents[1]);
  g_free (head->carer);
  g_free (head->head);
  g_free (head->siblings);
  g_free (head->poverty);
  g_free (head->school_class);
  g_free (head->school);
  g_free (head);
}

static void
event_free (gpointer data)
{
  MnChildEvent *event = data;

  g_free (event->title);
  g_free (event->detail);
  g_free (event->group_kind);
  g_free (event);
}

static gpointer
read_event (MnStatement *row)
{
  MnChildEvent *event = g_new0 (MnChildEvent, 1);

  event->entity = g_intern_string (mn_statement_get_text (row, 0));
  event->id = mn_statement_get_int (row, 1);
  event->title = mn_statement_dup_text (row, 2);
  event->detail = mn_statement_dup_text (row, 3);
  event->group_kind = mn_statement_dup_text (row, 4);
  event->sensitive = mn_statement_get_int (row, 5) != 0;
  event->from = mn_statement_get_date (row, 6);
  event->to = mn_statement_get_date (row, 7);
  event->in_force = mn_statement_get_int (row, 8) != 0;
  return event;
}

static void
support_free (gpointer data)
{
  MnChildSupport *support = data;

  g_free (support->title);
  g_free (support->period);
  g_free (support);
}

static gpointer
read_support (MnStatement *row)
{
  MnChildSupport *support = g_new0 (MnChildSupport, 1);

  support->entity = g_intern_string (mn_statement_get_text (row, 0));
  support->id = mn_statement_get_int (row, 1);
  support->title = mn_statement_dup_text (row, 2);
  support->period = mn_statement_dup_text (row, 3);
  support->has_amount = !mn_statement_is_null (row, 4);
  support->amount = mn_statement_get_int (row, 4);
  support->from = mn_statement_get_date (row, 5);
  support->to = mn_statement_get_date (row, 6);
  return support;
}

static void
receipt_free (gpointer data)
{
  MnChildReceipt *receipt = data;

  g_free (receipt->title);
  g_free (receipt->source);
  g_free (receipt->sponsor);
  g_free (receipt->decision);
  g_free (receipt);
}

/* The scheme of an award says it best, then the goods and what they were given for. */
static gpointer
read_receipt (MnStatement *row)
{
  MnChildReceipt *receipt = g_new0 (MnChildReceipt, 1);
  const char *item = mn_statement_get_text (row, 4), *programme = mn_statement_get_text (row, 5);
  const char *scheme = mn_statement_get_text (row, 6), *sponsor = mn_statement_get_text (row, 7);

  receipt->id = mn_statement_get_int (row, 0);
  receipt->on = mn_statement_get_date (row, 1);
  receipt->has_amount = !mn_statement_is_null (row, 2);
  receipt->amount = mn_statement_get_int (row, 2);
  receipt->quantity = mn_statement_get_int (row, 3);
  receipt->sponsor = mn_statement_dup_text (row, 7);
  receipt->source = mn_statement_dup_text (row, 8);
  receipt->decision = mn_statement_dup_text (row, 9);
  if (scheme != NULL)
    receipt->title = g_strdup (scheme);
  else if (programme != NULL && item != NULL)
    receipt->title = g_strdup_printf ("%s (%s)", item, programme);
  else if (programme != NULL || item == NULL)
    receipt->title = g_strdup (programme != NULL ? programme : "");
  else
    receipt->title = sponsor != NULL ? g_strdup_printf ("%s (%s)", item, sponsor) : g_strdup (item);
  return receipt;
}

static void
sum_free (gpointer data)
{
  MnChildSum *sum = data;

  g_free (sum->source);
  g_free (sum);
}

static gpointer
read_sum (MnStatement *row)
{
  MnChildSum *sum = g_new0 (MnChildSum, 1);

  sum->year = (int)mn_statement_get_int (row, 0);
  sum->source = mn_statement_dup_text (row, 1);
  sum->count = mn_statement_get_int (row, 2);
  sum->amount = mn_statement_get_int (row, 3);
  return sum;
}

GPtrArray *
mn_child_query_events (MnDb *db, gint64 child, MnDate on, GError **error)
{
  g_autoptr (MnStatement) statement = start (db, events_sql, child, on, error);

  return mn_statement_read_all (statement, read_event, event_free, error);
}

GPtrArray *
mn_child_query_support (MnDb *db, gint64 child, MnDate on, GError **error)
{
  g_autoptr (MnStatement) statement = start (db, support_sql, child, on, error);

  return mn_statement_read_all (statement, read_support, support_free, error);
}

GPtrArray *
mn_child_query_receipts (MnDb *db, gint64 child, guint limit, gint64 *n_all, GError **error)
{
  g_autoptr (MnStatement) count = start (db, count_receipts_sql, child, MN_DATE_NONE, error);
  g_autoptr (MnStatement) statement = NULL;

  if (count == NULL)
    return NULL;
  *n_all = mn_statement_step (count, NULL) ? mn_statement_get_int (count, 0) : 0;
  statement = start (db, receipts_sql, child, MN_DATE_NONE, error);
  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 2, limit);
  return mn_statement_read_all (statement, read_receipt, receipt_free, error);
}

GPtrArray *
mn_child_query_sums (MnDb *db, gint64 child, GError **error)
{
  g_autoptr (MnStatement) statement = start (db, sums_sql, child, MN_DATE_NONE, error);

  return mn_statement_read_all (statement, read_sum, sum_free, error);
}
