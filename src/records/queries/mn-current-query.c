/* mn-current-query.c: current values on the working date
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-current-query.h"

/* valid_from may be partial: "2012" <= "2012-06-01" as text, so a partial start counts from its first day. valid_to is
 * always a full date. ?1 is the day. */
#define IN_FORCE(t)                                                                                                    \
  t ".deleted_at IS NULL AND " t ".valid_from <= ?1 AND (" t ".valid_to IS NULL OR " t ".valid_to >= ?1)"

#define RESIDENCE(column)                                                                                              \
  "(SELECT r." column " FROM residence AS r WHERE r.child = child.id AND " IN_FORCE (                                  \
      "r") " ORDER BY r.valid_from DESC, r.id DESC LIMIT 1)"

#define SCHOOLING(column)                                                                                              \
  "(SELECT s." column " FROM schooling AS s WHERE s.child = child.id AND " IN_FORCE (                                  \
      "s") " ORDER BY s.valid_from DESC, s.id DESC LIMIT 1)"

#define HAS(word, table)                                                                                               \
  "CASE WHEN EXISTS (SELECT 1 FROM " table " AS x WHERE x.child = child.id AND " IN_FORCE ("x") ") THEN ' " word       \
                                                                                                "' ELSE '' END"

#define CIRCUMSTANCES                                                                                                  \
  "(SELECT group_concat(code, ' ') FROM (SELECT DISTINCT g.code AS code FROM circumstance AS c"                        \
  " JOIN circumstance_group AS g ON g.id = c.circumstance_group WHERE c.child = child.id AND " IN_FORCE (              \
      "c") " ORDER BY g.code))"

#define SUPPORT                                                                                                        \
  "NULLIF(ltrim(" HAS ("assistance", "assistance") " || " HAS ("insurance", "insurance_card") " || " HAS (             \
      "scholarship", "award") " || " HAS ("stay", "stay") "), '')"

#define POVERTY                                                                                                        \
  "(SELECT p.class FROM poverty AS p WHERE p.household = household.id AND " IN_FORCE (                                 \
      "p") " ORDER BY p.valid_from DESC, p.id DESC LIMIT 1)"

/* A unit that has ended, or has not begun, keeps the parent nearest to the day: 870 national rows outlive a state of
 * their parent. */
#define UNIT_DAY                                                                                                       \
  "CASE WHEN ?1 < unit.valid_from THEN unit.valid_from"                                                                \
  " WHEN unit.valid_to IS NOT NULL AND ?1 > unit.valid_to THEN unit.valid_to ELSE ?1 END"
#define PARENT                                                                                                         \
  "(SELECT l.other FROM unit_link AS l WHERE l.unit = unit.id AND l.kind = 'parent' AND l.deleted_at IS NULL"          \
  " AND l.valid_from <= (" UNIT_DAY ") AND (l.valid_to IS NULL OR l.valid_to >= (" UNIT_DAY "))"                       \
  " ORDER BY l.valid_from DESC, l.id DESC LIMIT 1)"

#define CHILD_VALUES                                                                                                   \
  RESIDENCE ("unit")                                                                                                   \
  ", " RESIDENCE ("village") ", " RESIDENCE ("household") ", " RESIDENCE (                                             \
      "status") ", " CIRCUMSTANCES ", " SUPPORT ", " SCHOOLING ("status") ", " SCHOOLING ("class")

typedef struct {
  const char *table;
  const char *columns[9];
  const char *select;
  const char *update;
  const char *wrong;
  MnCurrentSource sources[8];
  gboolean own; /* its own fields decide too */
} CurrentInfo;

static const CurrentInfo infos[MN_N_CURRENT] = {
  [MN_CURRENT_CHILD] = {
    .table = "child",
    .columns = { "unit", "village", "household", "residence_status", "circumstances", "support",
                 "schooling", "school_class" },
    .select = "SELECT " CHILD_VALUES " FROM child WHERE id = ?2",
    .update = "UPDATE child SET (unit, village, household, residence_status, circumstances, support, schooling, school_class) = (" CHILD_VALUES ")",
    .wrong = "SELECT count(*) FROM child WHERE unit IS NOT " RESIDENCE ("unit") " OR village IS NOT " RESIDENCE ("village")
      " OR household IS NOT " RESIDENCE ("household") " OR residence_status IS NOT " RESIDENCE ("status")
      " OR circumstances IS NOT " CIRCUMSTANCES " OR support IS NOT " SUPPORT
      " OR schooling IS NOT " SCHOOLING ("status") " OR school_class IS NOT " SCHOOLING ("class"),
    .sources = { { "residence", "child" }, { "circumstance", "child" }, { "assistance", "child" },
                 { "insurance_card", "child" }, { "award", "child" }, { "stay", "child" }, { "schooling", "child" } },
  },
  [MN_CURRENT_HOUSEHOLD] = {
    .table = "household",
    .columns = { "poverty" },
    .select = "SELECT " POVERTY " FROM household WHERE id = ?2",
    .update = "UPDATE household SET poverty = " POVERTY,
    .wrong = "SELECT count(*) FROM household WHERE poverty IS NOT " POVERTY,
    .sources = { { "poverty", "household" } },
  },
  [MN_CURRENT_UNIT] = {
    .table = "unit",
    .columns = { "parent" },
    .select = "SELECT " PARENT " FROM unit WHERE id = ?2",
    .update = "UPDATE unit SET parent = " PARENT,
    .wrong = "SELECT count(*) FROM unit WHERE parent IS NOT " PARENT,
    .sources = { { "unit_link", "unit" } },
    .own = TRUE, /* the days between which a parent is looked for */
  },
};

const char *
mn_current_table (MnCurrent current)
{
  return infos[current].table;
}

gboolean
mn_current_depends_on_own_row (MnCurrent current)
{
  return infos[current].own;
}

const MnCurrentSource *
mn_current_sources (MnCurrent current)
{
  return infos[current].sources;
}

gboolean
mn_current_write_row (MnTransaction *transaction, MnCurrent current, gint64 row_id, MnDate on, GError **error)
{
  const CurrentInfo *info = &infos[current];
  MnColumn columns[G_N_ELEMENTS (info->columns)] = { 0 };
  guint n_columns = 0;
  gboolean found = FALSE;
  GError *local = NULL;
  gboolean written = TRUE;

  {
    g_autoptr (MnStatement) statement = mn_db_prepare (mn_transaction_get_db (transaction), info->select, error);

    if (statement == NULL)
      return FALSE;
    mn_statement_bind_date (statement, 1, on);
    mn_statement_bind_int (statement, 2, row_id);
    found = mn_statement_step (statement, &local);
    for (; found && info->columns[n_columns] != NULL; n_columns++)
      {
        columns[n_columns].column = info->columns[n_columns];
        mn_statement_get_value (statement, (int)n_columns, &columns[n_columns].value);
      }
  }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (found)
    written = mn_transaction_derive (transaction, info->table, row_id, columns, n_columns, error);
  for (guint i = 0; i < n_columns; i++)
    mn_value_clear (&columns[i].value);
  return written;
}

gboolean
mn_current_write_all (MnTransaction *transaction, MnCurrent current, MnDate on, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (mn_transaction_get_db (transaction), infos[current].update, error);

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_date (statement, 1, on);
  if (!mn_statement_run (statement, error))
    return FALSE;
  mn_transaction_touch (transaction, infos[current].table, 0);
  return TRUE;
}

/* A row begins to hold on its first day and has ceased to the day after its last. */
static gboolean
add_moved (MnDb *db, const MnCurrentSource *source, MnDate from, MnDate to, GHashTable *ids, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %1$s FROM %2$s WHERE valid_from > ?1 AND valid_from <= ?2"
                                          " UNION SELECT %1$s FROM %2$s WHERE valid_to >= ?1 AND valid_to < ?2",
                                          source->column, source->table);
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, error);
  GError *local = NULL;

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_date (statement, 1, from);
  mn_statement_bind_date (statement, 2, to);
  while (mn_statement_step (statement, &local))
    {
      gint64 id = mn_statement_get_int (statement, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

GArray *
mn_current_moved (MnDb *db, MnCurrent current, MnDate from, MnDate to, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean forward = mn_date_compare (from, to) <= 0;
  GHashTableIter iter;
  gpointer id;

  for (const MnCurrentSource *source = infos[current].sources; source->table != NULL; source++)
    if (!add_moved (db, source, forward ? from : to, forward ? to : from, ids, error))
      return NULL;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (moved, id, 1);
  return g_steal_pointer (&moved);
}

gint64
mn_current_count_wrong (MnDb *db, MnCurrent current, MnDate on, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, infos[current].wrong, error);

  if (statement == NULL)
    return -1;
  mn_statement_bind_date (statement, 1, on);
  if (!mn_statement_step (statement, error))
    return -1;
  return mn_statement_get_int (statement, 0);
}
