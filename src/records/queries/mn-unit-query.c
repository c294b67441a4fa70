/* mn-unit-query.c: units and their links, who lives in them, who works for them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-unit-query.h"

#include "mn-age-bound.h"

#define IN_FORCE(t, on)                                                                                                \
  t ".deleted_at IS NULL AND " t ".valid_from <= " on " AND (" t ".valid_to IS NULL OR " t ".valid_to >= " on ")"

/* Whom the overview counts too: who was born by the day, lives and is under 16 on it. */
#define CHILDREN_LIVE                                                                                                  \
  "c.deleted_at IS NULL AND c.birth_date <= ?1 AND (c.died_on IS NULL OR c.died_on > ?1) AND " MN_SQL_YOUNGER (        \
      "c", "?2", "?3", "?4")

enum {
  ALL,
  LINKS,
  CHILDREN,
  VILLAGES,
  OFFICERS,
  POPULATION,
  RESIDENCES,
  HOUSEHOLDS,
  FIND_VILLAGE,
  PENDING,
  CURRENT,
  PENDING_CHILDREN,
  LIVED_IN,
  N_TEXTS
};

/* valid_from may be partial and sorts before each of its days. A residence of the day is the one that began last. */
const char *const mn_unit_query_texts[N_TEXTS + 1] = {
  [ALL] = "SELECT id, code, name, short_name, kind, level, valid_from, valid_to FROM unit WHERE deleted_at IS NULL"
          " ORDER BY sort_key, code, valid_from, id",
  [LINKS] = "SELECT id, unit, other, kind = 'parent', certain, valid_from, valid_to, legal_act, note FROM unit_link"
            " WHERE deleted_at IS NULL ORDER BY id",
  [CHILDREN] = "SELECT r.unit, r.village, v.name, count(*) FROM child AS c"
               " JOIN residence AS r ON r.id = (SELECT x.id FROM residence AS x WHERE x.child = c.id AND " IN_FORCE (
                   "x", "?1") " ORDER BY x.valid_from DESC, x.id DESC LIMIT 1)"
                              " LEFT JOIN village AS v ON v.id = r.village"
                              " WHERE " CHILDREN_LIVE " AND r.status NOT IN ('moved_away', 'died')"
                              " GROUP BY r.unit, r.village ORDER BY r.unit, v.sort_key, r.village",
  [VILLAGES] = "SELECT v.id, v.name, v.kind, '', v.valid_from, v.valid_to FROM village AS v WHERE v.unit = ?2"
               " AND " IN_FORCE ("v", "?1") " ORDER BY v.sort_key, v.id",
  [OFFICERS] = "SELECT o.id, o.name, o.position, o.phone, o.valid_from, o.valid_to FROM officer AS o WHERE o.unit = ?2"
               " AND o.deleted_at IS NULL AND (o.valid_from IS NULL OR o.valid_from <= ?1)"
               " AND (o.valid_to IS NULL OR o.valid_to >= ?1) ORDER BY o.sort_key, o.id",
  [POPULATION] = "SELECT id, year, total, children, source FROM population WHERE unit = ?1 AND deleted_at IS NULL"
                 " ORDER BY year DESC, id",
  [RESIDENCES]
  = "SELECT id FROM residence WHERE unit = ?1 AND deleted_at IS NULL AND status NOT IN ('moved_away', 'died')"
    " AND (valid_to IS NULL OR valid_to >= ?2) AND (?3 < 0 OR COALESCE(village, 0) = ?3)"
    " AND (?4 = 0 OR child = ?4) ORDER BY id",
  [HOUSEHOLDS] = "SELECT id FROM household WHERE unit = ?1 AND deleted_at IS NULL"
                 " AND (?2 < 0 OR COALESCE(village, 0) = ?2) ORDER BY id",
  [PENDING_CHILDREN]
  = "SELECT c.id, c.full_name, '', '', c.birth_date, NULL FROM residence AS r JOIN unit AS u ON u.id = r.unit"
    " JOIN child AS c ON c.id = r.child AND c.deleted_at IS NULL"
    " WHERE r.unit = ?2 AND COALESCE(r.village, 0) = ?3 AND r.deleted_at IS NULL"
    " AND r.status NOT IN ('moved_away', 'died') AND r.valid_from <= ?1 AND u.valid_to < ?1"
    " AND (r.valid_to IS NULL OR r.valid_to > u.valid_to) ORDER BY c.sort_key, c.id",
  [LIVED_IN] = "SELECT unit FROM child WHERE unit IS NOT NULL UNION SELECT unit FROM household WHERE unit IS NOT NULL"
               " ORDER BY 1",
  /* The same on the day of the current values, from these: no residence is looked at. */
  [CURRENT] = "SELECT c.unit, c.village, v.name, count(*) FROM child AS c LEFT JOIN village AS v ON v.id = c.village"
              " WHERE " CHILDREN_LIVE " AND c.unit IS NOT NULL"
              " AND c.residence_status NOT IN ('moved_away', 'died')"
              " GROUP BY c.unit, c.village ORDER BY c.unit, v.sort_key, c.village",
  [PENDING] = "SELECT r.unit, r.village, v.name, count(*) FROM residence AS r JOIN unit AS u ON u.id = r.unit"
              " JOIN child AS c ON c.id = r.child AND c.deleted_at IS NULL LEFT JOIN village AS v ON v.id = r.village"
              " WHERE r.deleted_at IS NULL AND r.status NOT IN ('moved_away', 'died') AND r.valid_from <= ?1"
              " AND u.valid_to < ?1 AND (r.valid_to IS NULL OR r.valid_to > u.valid_to)"
              " GROUP BY r.unit, r.village ORDER BY u.valid_to, u.sort_key, u.id, v.sort_key, r.village",
  [FIND_VILLAGE] = "SELECT v.id FROM village AS v WHERE v.unit = ?1 AND v.name = ?3 AND " IN_FORCE (
      "v", "?2") " ORDER BY v.id LIMIT 1",
};

void
mn_unit_free (MnUnit *unit)
{
  g_free (unit->code);
  g_free (unit->name);
  g_free (unit->short_name);
  g_free (unit->kind);
  g_free (unit->level);
  g_free (unit);
}

static gpointer
read_unit (MnStatement *row)
{
  MnUnit *unit = g_new0 (MnUnit, 1);

  unit->id = mn_statement_get_int (row, 0);
  unit->code = mn_statement_dup_text (row, 1);
  unit->name = mn_statement_dup_text (row, 2);
  unit->short_name = mn_statement_dup_text (row, 3);
  unit->kind = mn_statement_dup_text (row, 4);
  unit->level = mn_statement_dup_text (row, 5);
  unit->from = mn_statement_get_date (row, 6);
  unit->to = mn_statement_get_date (row, 7);
  return unit;
}

GPtrArray *
mn_unit_query_all (MnDb *db, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[ALL], error);
  GPtrArray *units = mn_statement_read_all (row, read_unit, (GDestroyNotify)mn_unit_free, error);

  for (guint i = 0; units != NULL && i < units->len; i++)
    ((MnUnit *)g_ptr_array_index (units, i))->order = i;
  return units;
}

static void
link_free (gpointer data)
{
  MnUnitLink *link = data;

  g_free (link->act);
  g_free (link->note);
  g_free (link);
}

static gpointer
read_link (MnStatement *row)
{
  MnUnitLink *link = g_new0 (MnUnitLink, 1);

  link->id = mn_statement_get_int (row, 0);
  link->unit = mn_statement_get_int (row, 1);
  link->other = mn_statement_get_int (row, 2);
  link->parent = mn_statement_get_int (row, 3) != 0;
  link->certain = mn_statement_get_int (row, 4) != 0;
  link->from = mn_statement_get_date (row, 5);
  link->to = mn_statement_get_date (row, 6);
  link->act = mn_statement_dup_text (row, 7);
  link->note = mn_statement_dup_text (row, 8);
  return link;
}

GPtrArray *
mn_unit_query_links (MnDb *db, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[LINKS], error);

  return mn_statement_read_all (row, read_link, link_free, error);
}

static void
count_free (gpointer data)
{
  g_free (((MnUnitCount *)data)->village_name);
  g_free (data);
}

static gpointer
read_count (MnStatement *row)
{
  MnUnitCount *count = g_new0 (MnUnitCount, 1);

  count->unit = mn_statement_get_int (row, 0);
  count->village = mn_statement_get_int (row, 1);
  count->village_name = mn_statement_dup_text (row, 2);
  count->count = mn_statement_get_int (row, 3);
  return count;
}

GPtrArray *
mn_unit_query_children (MnDb *db, MnDate on, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[CHILDREN], error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_date (row, 1, on);
  mn_age_bound_bind (row, 2, on, MN_CHILD_AGE);
  return mn_statement_read_all (row, read_count, count_free, error);
}

GPtrArray *
mn_unit_query_current (MnDb *db, MnDate on, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[CURRENT], error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_date (row, 1, on);
  mn_age_bound_bind (row, 2, on, MN_CHILD_AGE);
  return mn_statement_read_all (row, read_count, count_free, error);
}

GPtrArray *
mn_unit_query_pending (MnDb *db, MnDate on, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[PENDING], error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_date (row, 1, on);
  return mn_statement_read_all (row, read_count, count_free, error);
}

static void
item_free (gpointer data)
{
  MnUnitItem *item = data;

  g_free (item->name);
  g_free (item->detail);
  g_free (item->phone);
  g_free (item);
}

static gpointer
read_item (MnStatement *row)
{
  MnUnitItem *item = g_new0 (MnUnitItem, 1);

  item->id = mn_statement_get_int (row, 0);
  item->name = mn_statement_dup_text (row, 1);
  item->detail = mn_statement_dup_text (row, 2);
  item->phone = mn_statement_dup_text (row, 3);
  item->from = mn_statement_get_date (row, 4);
  item->to = mn_statement_get_date (row, 5);
  return item;
}

static GPtrArray *
read_items (MnDb *db, guint text, gint64 unit, MnDate on, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[text], error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_date (row, 1, on);
  mn_statement_bind_int (row, 2, unit);
  return mn_statement_read_all (row, read_item, item_free, error);
}

GPtrArray *
mn_unit_query_pending_children (MnDb *db, gint64 unit, gint64 village, MnDate on, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[PENDING_CHILDREN], error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_date (row, 1, on);
  mn_statement_bind_int (row, 2, unit);
  mn_statement_bind_int (row, 3, village);
  return mn_statement_read_all (row, read_item, item_free, error);
}

GPtrArray *
mn_unit_query_villages (MnDb *db, gint64 unit, MnDate on, GError **error)
{
  return read_items (db, VILLAGES, unit, on, error);
}

GPtrArray *
mn_unit_query_officers (MnDb *db, gint64 unit, MnDate on, GError **error)
{
  return read_items (db, OFFICERS, unit, on, error);
}

static void
people_free (gpointer data)
{
  g_free (((MnUnitPeople *)data)->source);
  g_free (data);
}

static gpointer
read_people (MnStatement *row)
{
  MnUnitPeople *people = g_new0 (MnUnitPeople, 1);

  people->id = mn_statement_get_int (row, 0);
  people->year = mn_statement_get_int (row, 1);
  people->total = mn_statement_get_int (row, 2);
  people->children = mn_statement_is_null (row, 3) ? -1 : mn_statement_get_int (row, 3);
  people->source = mn_statement_dup_text (row, 4);
  return people;
}

GPtrArray *
mn_unit_query_population (MnDb *db, gint64 unit, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[POPULATION], error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_int (row, 1, unit);
  return mn_statement_read_all (row, read_people, people_free, error);
}

GArray *
mn_unit_query_residences (MnDb *db, gint64 unit, gint64 village, gint64 child, MnDate day, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[RESIDENCES], error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_int (row, 1, unit);
  mn_statement_bind_date (row, 2, day);
  mn_statement_bind_int (row, 3, village);
  mn_statement_bind_int (row, 4, child);
  return mn_statement_read_ids (row, error);
}

GArray *
mn_unit_query_lived_in (MnDb *db, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[LIVED_IN], error);

  return row != NULL ? mn_statement_read_ids (row, error) : NULL;
}

GArray *
mn_unit_query_households (MnDb *db, gint64 unit, gint64 village, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[HOUSEHOLDS], error);

  if (row == NULL)
    return NULL;
  mn_statement_bind_int (row, 1, unit);
  mn_statement_bind_int (row, 2, village);
  return mn_statement_read_ids (row, error);
}

gint64
mn_unit_query_find_village (MnDb *db, gint64 unit, const char *name, MnDate on, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_unit_query_texts[FIND_VILLAGE], error);
  g_autoptr (GError) local = NULL;
  gint64 id = 0;

  if (row == NULL)
    return -1;
  mn_statement_bind_int (row, 1, unit);
  mn_statement_bind_date (row, 2, on);
  mn_statement_bind_text (row, 3, name);
  if (mn_statement_step (row, &local))
    id = mn_statement_get_int (row, 0);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -1;
    }
  return id;
}
