/* mn-overview-query.c: the figures behind the overview
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-overview-query.h"

#include "mn-age-bound.h"

/* ?1 is the day; ?2 to ?4 say who is younger than an age on it. */
#define IN_FORCE(t)                                                                                                    \
  t ".deleted_at IS NULL AND " t ".valid_from <= ?1 AND (" t ".valid_to IS NULL OR " t ".valid_to >= ?1)"
#define LIVING                                                                                                         \
  "c.deleted_at IS NULL AND c.birth_date <= ?1 AND (c.died_on IS NULL OR c.died_on > ?1)"                              \
  " AND (c.residence_status IS NULL OR c.residence_status NOT IN ('moved_away', 'died'))"
#define CHILDREN LIVING " AND " MN_SQL_YOUNGER ("c", "?2", "?3", "?4")

enum {
  CHILDREN_BY_UNIT,
  CHILDREN_BY_VILLAGE,
  ASSISTED_BY_UNIT,
  ASSISTED_BY_VILLAGE,
  YOUNGER,
  REGISTER_UNIT,
  UNITS_BELOW,
  VILLAGES_BELOW,
  ASSISTED,
  ASSISTANCE,
  CARDS,
  DOUBLE_CARDS,
  AWARDS,
  SCHOOL_YEAR,
  ASSISTED_CHILDREN,
  YOUNG_CARD_CHILDREN,
  ENDING_CARDS,
  ENDING_AWARDS,
  ENDING_ASSISTANCE,
  PLANS,
};

#define BY_PLACE(count, from, where, place)                                                                            \
  "SELECT p.id, '', p.name, " count ", 0, 0, 0, 0, NULL FROM " from " LEFT JOIN " place " AS p ON p.id = c." place     \
  " WHERE " where " GROUP BY p.id ORDER BY 4 DESC, p.sort_key"
#define ENDING(what, table, join)                                                                                      \
  "SELECT c.id, c.full_name, c.birth_date, " what ", x.valid_to FROM " table                                           \
  " AS x JOIN child AS c ON c.id = x.child " join                                                                      \
  " WHERE x.deleted_at IS NULL AND c.deleted_at IS NULL AND x.valid_to >= ?1 AND x.valid_to <= ?2"                     \
  " ORDER BY x.valid_to, c.sort_key"

const char *const mn_overview_query_texts[] = {
  [CHILDREN_BY_UNIT] = BY_PLACE ("count(*)", "child AS c", CHILDREN, "unit"),
  [CHILDREN_BY_VILLAGE] = BY_PLACE ("count(*)", "child AS c", CHILDREN, "village"),
  [ASSISTED_BY_UNIT] = BY_PLACE ("count(DISTINCT c.id)", "assistance AS a JOIN child AS c ON c.id = a.child",
                                 IN_FORCE ("a") " AND c.deleted_at IS NULL", "unit"),
  [ASSISTED_BY_VILLAGE] = BY_PLACE ("count(DISTINCT c.id)", "assistance AS a JOIN child AS c ON c.id = a.child",
                                    IN_FORCE ("a") " AND c.deleted_at IS NULL", "village"),
  [YOUNGER] = "SELECT count(*) FROM child AS c WHERE " LIVING " AND " MN_SQL_YOUNGER ("c", "?2", "?3", "?4"),
  [REGISTER_UNIT]
  = "SELECT r.unit, u.level FROM register AS r JOIN unit AS u ON u.id = r.unit WHERE r.deleted_at IS NULL"
    " ORDER BY r.id LIMIT 1",
  [UNITS_BELOW] = "SELECT 0, u.kind, '', count(*), 0, 0, 0, 0, NULL FROM unit AS u WHERE u.parent = ?2 AND " IN_FORCE (
      "u") " GROUP BY u.kind ORDER BY u.kind",
  [VILLAGES_BELOW]
  = "SELECT 0, v.kind, '', count(*), 0, 0, 0, 0, NULL FROM village AS v WHERE v.unit = ?2 AND " IN_FORCE (
      "v") " GROUP BY v.kind ORDER BY v.kind",
  [ASSISTED] = "SELECT count(DISTINCT a.child) FROM assistance AS a JOIN child AS c ON c.id = a.child WHERE "
               "c.deleted_at IS NULL AND " IN_FORCE ("a"),
  [ASSISTANCE]
  = "SELECT g.id, g.code, g.name, count(DISTINCT a.child), COALESCE(sum(a.amount), 0), COALESCE(min(a.amount), 0),"
    " COALESCE(max(a.amount), 0), count(*) - count(a.amount),"
    " CASE WHEN min(a.why) = max(a.why) AND count(a.why) = count(*) THEN min(a.why) END"
    " FROM (SELECT a.child, a.category, a.amount, (SELECT min(q.short_name) FROM circumstance AS k"
    "  JOIN circumstance_group AS q ON q.id = k.circumstance_group WHERE k.child = a.child AND q.kind <> 'risk'"
    "  AND q.sensitive = 0 AND " IN_FORCE (
        "k") ") AS why"
             "  FROM assistance AS a JOIN child AS c ON c.id = a.child WHERE c.deleted_at IS NULL AND " IN_FORCE (
                 "a") ") AS a"
                      " JOIN assistance_category AS g ON g.id = a.category GROUP BY g.id ORDER BY g.id",
  [CARDS] = "SELECT 0, '', '', count(*), COALESCE(sum(i.amount), 0), COALESCE(i.amount, 0), COALESCE(i.amount, 0),"
            " count(*) - count(i.amount), NULL FROM insurance_card AS i JOIN child AS c ON c.id = i.child"
            " WHERE c.deleted_at IS NULL AND " IN_FORCE ("i") " GROUP BY i.amount ORDER BY count(*) DESC",
  [DOUBLE_CARDS] = "SELECT count(*) FROM (SELECT i.child FROM insurance_card AS i WHERE " IN_FORCE (
      "i") " GROUP BY i.child HAVING count(*) > 1) AS d",
  [AWARDS] = "SELECT s.id, s.code, s.name, count(*), COALESCE(sum(a.amount), 0), COALESCE(min(a.amount), 0),"
             " COALESCE(max(a.amount), 0), count(*) - count(a.amount), min(CASE WHEN a.amount IS NULL THEN a.note END)"
             " FROM award AS a JOIN scheme AS s ON s.id = a.scheme JOIN child AS c ON c.id = a.child"
             " WHERE c.deleted_at IS NULL AND " IN_FORCE ("a") " GROUP BY s.id ORDER BY count(*) DESC, s.id",
  [SCHOOL_YEAR] = "SELECT max(a.school_year) FROM award AS a WHERE " IN_FORCE ("a"),
  [ASSISTED_CHILDREN]
  = "SELECT DISTINCT c.id, c.full_name, c.birth_date, NULL, NULL FROM assistance AS a"
    " JOIN child AS c ON c.id = a.child WHERE c.deleted_at IS NULL AND " IN_FORCE ("a") " ORDER BY c.sort_key",
  [YOUNG_CARD_CHILDREN]
  = "SELECT DISTINCT c.id, c.full_name, c.birth_date, NULL, NULL FROM insurance_card AS i"
    " JOIN child AS c ON c.id = i.child WHERE c.deleted_at IS NULL AND i.card_group = 'under_6' AND " IN_FORCE (
        "i") " ORDER BY c.sort_key",
  [ENDING_CARDS] = ENDING ("x.card_group", "insurance_card", ""),
  [ENDING_AWARDS] = ENDING ("s.name", "award", "JOIN scheme AS s ON s.id = x.scheme"),
  [ENDING_ASSISTANCE] = ENDING ("g.name", "assistance", "JOIN assistance_category AS g ON g.id = x.category"),
  [PLANS]
  = "SELECT 0, p.id, p.id, p.name, p.name, p.kind, p.status, p.starts_on, p.ends_on FROM programme AS p"
    " WHERE p.deleted_at IS NULL AND p.starts_on IS NOT NULL AND p.status <> 'cancelled' AND (p.status <> 'done'"
    " OR (p.starts_on <= ?2 AND COALESCE(p.ends_on, p.starts_on) >= ?1))"
    " UNION ALL SELECT 1, a.id, p.id, p.name, a.name, p.kind, a.status, a.starts_on, a.ends_on FROM activity AS a"
    " JOIN programme AS p ON p.id = a.programme WHERE a.deleted_at IS NULL AND p.deleted_at IS NULL"
    " AND a.starts_on IS NOT NULL AND a.status <> 'cancelled' AND (a.status <> 'done'"
    " OR (a.starts_on <= ?2 AND COALESCE(a.ends_on, a.starts_on) >= ?1)) ORDER BY 8, 1, 2",
  NULL,
};

static void
figure_group_free (MnFigureGroup *group)
{
  g_free (group->code);
  g_free (group->name);
  g_free (group->note);
  g_free (group);
}

static void
figure_child_free (MnFigureChild *child)
{
  g_free (child->name);
  g_free (child->what);
  g_free (child);
}

static void
figure_plan_free (MnFigurePlan *plan)
{
  g_free (plan->programme_name);
  g_free (plan->name);
  g_free (plan->kind);
  g_free (plan->status);
  g_free (plan);
}

void
mn_figures_free (MnFigures *figures)
{
  GPtrArray **lists[] = {
    &figures->unit_kinds,   &figures->units,         &figures->assisted_units,    &figures->assistance,
    &figures->cards,        &figures->awards,        &figures->assisted_children, &figures->young_card_children,
    &figures->ending_cards, &figures->ending_awards, &figures->ending_assistance, &figures->plans,
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_ptr_array_unref);
  g_free (figures->school_year);
  g_free (figures);
}

static gpointer
read_group (MnStatement *statement)
{
  MnFigureGroup *group = g_new0 (MnFigureGroup, 1);

  group->id = mn_statement_get_int (statement, 0);
  group->code = mn_statement_dup_text (statement, 1);
  group->name = mn_statement_dup_text (statement, 2);
  group->count = mn_statement_get_int (statement, 3);
  group->amount = mn_statement_get_int (statement, 4);
  group->smallest = mn_statement_get_int (statement, 5);
  group->largest = mn_statement_get_int (statement, 6);
  group->n_unknown = mn_statement_get_int (statement, 7);
  group->note = g_strdup (mn_statement_get_text (statement, 8));
  return group;
}

static gpointer
read_child (MnStatement *statement)
{
  MnFigureChild *child = g_new0 (MnFigureChild, 1);

  child->child = mn_statement_get_int (statement, 0);
  child->name = mn_statement_dup_text (statement, 1);
  child->birth = mn_statement_get_date (statement, 2);
  child->what = g_strdup (mn_statement_get_text (statement, 3));
  child->ends = mn_statement_get_date (statement, 4);
  return child;
}

static gpointer
read_plan (MnStatement *statement)
{
  MnFigurePlan *plan = g_new0 (MnFigurePlan, 1);

  plan->activity = mn_statement_get_int (statement, 0) != 0;
  plan->id = mn_statement_get_int (statement, 1);
  plan->programme = mn_statement_get_int (statement, 2);
  plan->programme_name = mn_statement_dup_text (statement, 3);
  plan->name = mn_statement_dup_text (statement, 4);
  plan->kind = mn_statement_dup_text (statement, 5);
  plan->status = mn_statement_dup_text (statement, 6);
  plan->starts = mn_statement_get_date (statement, 7);
  plan->ends = mn_statement_get_date (statement, 8);
  return plan;
}

/* What the texts bind, by number. */
typedef struct {
  MnDb *db;
  MnDate day;  /* ?1 */
  MnDate to;   /* ?2 */
  gint64 unit; /* ?2 */
  int years;   /* ?2 to ?4 */
} Parameters;

static MnStatement *
prepare (const Parameters *parameters, guint text, GError **error)
{
  MnStatement *statement = mn_db_prepare (parameters->db, mn_overview_query_texts[text], error);
  const char *sql = mn_overview_query_texts[text];

  if (statement == NULL)
    return NULL;
  if (strstr (sql, "?1") != NULL)
    mn_statement_bind_date (statement, 1, parameters->day);
  if (strstr (sql, "?3") != NULL)
    mn_age_bound_bind (statement, 2, parameters->day, parameters->years);
  else if (text == UNITS_BELOW || text == VILLAGES_BELOW)
    mn_statement_bind_int (statement, 2, parameters->unit);
  else if (strstr (sql, "?2") != NULL)
    mn_statement_bind_date (statement, 2, parameters->to);
  return statement;
}

static GPtrArray *
read_all (const Parameters *parameters, guint text, MnReadFunc read, GDestroyNotify free_row, GError **error)
{
  g_autoptr (MnStatement) statement = prepare (parameters, text, error);

  return mn_statement_read_all (statement, read, free_row, error);
}

static GPtrArray *
read_groups (const Parameters *parameters, guint text, GError **error)
{
  return read_all (parameters, text, read_group, (GDestroyNotify)figure_group_free, error);
}

static GPtrArray *
read_children (const Parameters *parameters, guint text, GError **error)
{
  return read_all (parameters, text, read_child, (GDestroyNotify)figure_child_free, error);
}

static gboolean
read_count (const Parameters *parameters, guint text, gint64 *count, GError **error)
{
  g_autoptr (MnStatement) statement = prepare (parameters, text, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  *count = mn_statement_step (statement, &local) ? mn_statement_get_int (statement, 0) : 0;
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
read_places (Parameters *parameters, MnFigures *figures, GError **error)
{
  g_autoptr (MnStatement) statement = prepare (parameters, REGISTER_UNIT, error);
  gint64 under_6, under_11;
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  if (mn_statement_step (statement, &local))
    {
      parameters->unit = mn_statement_get_int (statement, 0);
      figures->by_village = g_strcmp0 (mn_statement_get_text (statement, 1), "commune") == 0;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }

  figures->unit_kinds = read_groups (parameters, figures->by_village ? VILLAGES_BELOW : UNITS_BELOW, error);
  if (figures->unit_kinds == NULL)
    return FALSE;
  for (guint i = 0; i < figures->unit_kinds->len; i++)
    figures->n_units_below += ((MnFigureGroup *)g_ptr_array_index (figures->unit_kinds, i))->count;

  parameters->years = 6;
  if (!read_count (parameters, YOUNGER, &under_6, error))
    return FALSE;
  parameters->years = 11;
  if (!read_count (parameters, YOUNGER, &under_11, error))
    return FALSE;
  parameters->years = MN_CHILD_AGE;
  if (!read_count (parameters, YOUNGER, &figures->n_children, error))
    return FALSE;
  figures->ages[0] = under_6;
  figures->ages[1] = under_11 - under_6;
  figures->ages[2] = figures->n_children - under_11;

  figures->units = read_groups (parameters, figures->by_village ? CHILDREN_BY_VILLAGE : CHILDREN_BY_UNIT, error);
  figures->assisted_units
      = figures->units == NULL
            ? NULL
            : read_groups (parameters, figures->by_village ? ASSISTED_BY_VILLAGE : ASSISTED_BY_UNIT, error);
  return figures->assisted_units != NULL;
}

/* Those without a place are told apart: they are a line of the checks, not a bar. */
static void
take_out_nowhere (MnFigures *figures)
{
  for (guint i = 0; i < figures->units->len; i++)
    {
      MnFigureGroup *group = g_ptr_array_index (figures->units, i);

      if (group->id == 0)
        {
          figures->n_without_unit = group->count;
          g_ptr_array_remove_index (figures->units, i);
          return;
        }
    }
}

static gboolean
read_support (Parameters *parameters, MnFigures *figures, GError **error)
{
  g_autoptr (MnStatement) statement = NULL;
  GError *local = NULL;

  if (!read_count (parameters, ASSISTED, &figures->n_assisted, error)
      || !read_count (parameters, DOUBLE_CARDS, &figures->n_double_cards, error)
      || (figures->assistance = read_groups (parameters, ASSISTANCE, error)) == NULL
      || (figures->cards = read_groups (parameters, CARDS, error)) == NULL
      || (figures->awards = read_groups (parameters, AWARDS, error)) == NULL)
    return FALSE;

  statement = prepare (parameters, SCHOOL_YEAR, error);
  if (statement == NULL)
    return FALSE;
  if (mn_statement_step (statement, &local))
    figures->school_year = g_strdup (mn_statement_get_text (statement, 0));
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

MnFigures *
mn_overview_query_run (MnDb *db, MnDate on, MnDate from, MnDate to, GError **error)
{
  g_autoptr (MnFigures) figures = g_new0 (MnFigures, 1);
  Parameters parameters = { .db = db, .day = on };
  gboolean read;

  g_return_val_if_fail (db != NULL, NULL);

  figures->on = on;
  figures->from = from;
  figures->to = to;
  read = read_places (&parameters, figures, error) && read_support (&parameters, figures, error)
         && (figures->assisted_children = read_children (&parameters, ASSISTED_CHILDREN, error)) != NULL
         && (figures->young_card_children = read_children (&parameters, YOUNG_CARD_CHILDREN, error)) != NULL;

  read = read && mn_budget_total (db, on.year, NULL, &figures->budget, error);

  parameters.day = from;
  parameters.to = to;
  read
      = read && (figures->ending_cards = read_children (&parameters, ENDING_CARDS, error)) != NULL
        && (figures->ending_awards = read_children (&parameters, ENDING_AWARDS, error)) != NULL
        && (figures->ending_assistance = read_children (&parameters, ENDING_ASSISTANCE, error)) != NULL
        && (figures->plans = read_all (&parameters, PLANS, read_plan, (GDestroyNotify)figure_plan_free, error)) != NULL;
  if (!read)
    return NULL;

  take_out_nowhere (figures);
  return g_steal_pointer (&figures);
}
