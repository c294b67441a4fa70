/* mn-check.c: everything that can be wrong with a register file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include <string.h>

#include "mn-i18n.h"
#include "mn-store-private.h"

/* Of one kind only so many are told: a broken index would name every row. */
#define MAX_PROBLEMS 100

G_GNUC_PRINTF (2, 3)
static void
add_problem (GPtrArray *problems, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
check_integrity (MnDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, "PRAGMA integrity_check", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (mn_statement_step (statement, &local))
    {
      const char *text = mn_statement_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        add_problem (problems, _ ("The file is damaged: %s."), text);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_links (MnDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, "PRAGMA foreign_key_check", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (mn_statement_step (statement, &local))
    add_problem (problems, _ ("Row %s of %s is linked to a row of %s that does not exist."),
                 mn_statement_get_text (statement, 1), mn_statement_get_text (statement, 0),
                 mn_statement_get_text (statement, 2));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @sql gives one number per problem; @format takes the number and @name. ?1 is @name, ?2 @field. */
static gboolean
check_rows (MnDb *db, GPtrArray *problems, const char *sql, const char *name, const char *field, const char *format,
            GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  if (strstr (sql, "?1") != NULL)
    mn_statement_bind_text (statement, 1, name);
  if (field != NULL)
    mn_statement_bind_text (statement, 2, field);
  for (guint n = 0; n < MAX_PROBLEMS && mn_statement_step (statement, &local); n++)
    add_problem (problems, format, mn_statement_get_text (statement, 0), name);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GPtrArray *
read_names (MnDb *db, const char *sql, const char *table, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  if (table != NULL)
    mn_statement_bind_text (statement, 1, table);
  while (mn_statement_step (statement, &local))
    if (_mn_db_is_identifier (mn_statement_get_text (statement, 0)))
      g_ptr_array_add (names, g_strdup (mn_statement_get_text (statement, 0)));
  if (local == NULL)
    return g_steal_pointer (&names);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* What was last written about a field is what stands in the row: a change is whole or absent. */
static gboolean
check_fields (MnDb *db, GPtrArray *problems, const char *table, GError **error)
{
  g_autoptr (GPtrArray) fields = read_names (db,
                                             "SELECT DISTINCT a.field FROM audit AS a JOIN pragma_table_info (?1) AS t "
                                             "ON t.name = a.field WHERE a.entity = ?1 AND a.op = 'edit'",
                                             table, error);

  if (fields == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      g_autofree char *sql = g_strdup_printf (
          "SELECT t.id FROM \"%s\" AS t JOIN (SELECT row_id, max (id) AS line FROM audit "
          "WHERE entity = ?1 AND op = 'edit' AND field = ?2 GROUP BY row_id) AS l ON l.row_id = t.id "
          "JOIN audit AS a ON a.id = l.line WHERE CAST (t.\"%s\" AS TEXT) IS NOT a.new",
          table, field);

      if (!check_rows (db, problems, sql, table, field, _ ("Row %s of %s differs from what its history says."), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_table (MnDb *db, GPtrArray *problems, const char *table, GError **error)
{
  g_autofree char *unborn
      = g_strdup_printf ("WITH span AS MATERIALIZED (SELECT row_id AS first, CAST (new AS INTEGER) AS last FROM audit "
                         "WHERE entity = ?1 AND op = 'range') SELECT t.id FROM \"%s\" AS t "
                         "WHERE NOT EXISTS (SELECT 1 FROM audit WHERE entity = ?1 AND row_id = t.id AND op = 'create') "
                         "AND NOT EXISTS (SELECT 1 FROM span WHERE t.id BETWEEN first AND last)",
                         table);
  g_autofree char *missing = g_strdup_printf (
      "SELECT DISTINCT a.row_id FROM audit AS a WHERE a.entity = ?1 AND a.op <> 'range' "
      "AND NOT EXISTS (SELECT 1 FROM \"%s\" AS t WHERE t.id = a.row_id) "
      "AND NOT EXISTS (SELECT 1 FROM audit AS p WHERE p.entity = ?1 AND p.row_id = a.row_id AND p.op = 'purge')",
      table);
  g_autofree char *lost
      = g_strdup_printf ("SELECT a.row_id FROM audit AS a WHERE a.entity = ?1 AND a.op = 'range' "
                         "AND CAST (a.new AS INTEGER) - a.row_id + 1 <> "
                         "(SELECT count (*) FROM \"%s\" AS t WHERE t.id BETWEEN a.row_id AND CAST (a.new AS INTEGER)) "
                         "+ (SELECT count (*) FROM audit AS p WHERE p.entity = ?1 AND p.op = 'purge' "
                         "AND p.row_id BETWEEN a.row_id AND CAST (a.new AS INTEGER))",
                         table);
  g_autofree char *bin = g_strdup_printf (
      "SELECT t.id FROM \"%s\" AS t LEFT JOIN (SELECT row_id, max (id) AS line FROM audit "
      "WHERE entity = ?1 AND op IN ('create', 'delete', 'restore') GROUP BY row_id) AS l ON l.row_id = t.id "
      "LEFT JOIN audit AS a ON a.id = l.line "
      "WHERE (t.deleted_at IS NOT NULL) <> (coalesce (a.op, 'create') = 'delete')",
      table);

  return check_rows (db, problems, unborn, table, NULL, _ ("No change says where row %s of %s came from."), error)
         && check_rows (db, problems, missing, table, NULL, _ ("The history speaks of row %s of %s, which is gone."),
                        error)
         && check_rows (db, problems, lost, table, NULL,
                        _ ("Rows are missing from the list that began with row %s of %s."), error)
         && check_rows (db, problems, bin, table, NULL,
                        _ ("Row %s of %s is in the bin, or out of it, without a change."), error)
         && check_fields (db, problems, table, error);
}

static gboolean
check_changes (MnDb *db, GPtrArray *problems, GError **error)
{
  static const char *const empty = "SELECT id FROM change AS c WHERE action <> 'export' "
                                   "AND NOT EXISTS (SELECT 1 FROM audit WHERE change = c.id)";
  /* A root points to the last of its chain, any other change to the one that follows it. */
  static const char *const links
      = "SELECT c.id FROM change AS c LEFT JOIN change AS n ON n.id = c.undone_by "
        "WHERE (c.undoes IS NOT NULL) <> (c.action IN ('undo', 'redo')) OR c.undoes >= c.id "
        "OR (c.undone_by IS NOT NULL AND (n.undoes IS NULL OR n.id <= c.id OR (c.undoes IS NOT NULL AND n.undoes <> "
        "c.id))) "
        "OR (c.undoes IS NULL AND (c.undone_by IS NULL) <> (coalesce ((SELECT u.action FROM change AS u "
        "WHERE u.id = (WITH RECURSIVE chain (id) AS (SELECT c.id UNION SELECT x.id FROM change AS x "
        "JOIN chain ON x.undoes = chain.id) SELECT max (id) FROM chain WHERE id <> c.id)), 'redo') = 'redo'))";

  return check_rows (db, problems, empty, "change", NULL, _ ("Change %s (%s) holds nothing."), error)
         && check_rows (db, problems, links, "change", NULL, _ ("The undo links of change %s (%s) do not agree."),
                        error);
}

/* What a file of this schema is made of, from the migrations: an index or a constraint that somebody took away, or a
 * table that came from elsewhere, is a finding. */
static gboolean
check_schema (MnDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) migrations = _mn_migrations_load ();
  g_autoptr (MnDb) fresh = _mn_db_open ("", MN_DB_MEMORY, error);
  g_autoptr (MnStatement) parts = NULL;
  g_autoptr (GError) local = NULL;

  if (fresh == NULL || !_mn_migrate (fresh, migrations, error))
    return FALSE;
  parts = mn_db_prepare (fresh, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name", error);
  if (parts == NULL)
    return FALSE;
  while (mn_statement_step (parts, &local))
    {
      g_autoptr (MnStatement) same
          = mn_db_prepare (db, "SELECT count (*) FROM sqlite_schema WHERE name = ?1 AND sql = ?2", error);

      if (same == NULL)
        return FALSE;
      mn_statement_bind_text (same, 1, mn_statement_get_text (parts, 0));
      mn_statement_bind_text (same, 2, mn_statement_get_text (parts, 1));
      if (!mn_statement_step (same, error))
        return FALSE;
      if (mn_statement_get_int (same, 0) == 0)
        add_problem (problems, _ ("“%s” of the file is missing or not what it should be."),
                     mn_statement_get_text (parts, 0));
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

static gboolean
is_newest (MnDb *db)
{
  g_autoptr (GPtrArray) migrations = _mn_migrations_load ();
  g_autoptr (MnStatement) version = mn_db_prepare (db, "PRAGMA user_version", NULL);

  return version != NULL && mn_statement_step (version, NULL)
         && mn_statement_get_int (version, 0) == _mn_migrations_newest (migrations);
}

/* One part too damaged to be looked at does not keep the others from being told; @done says whether the part ran. */
static gboolean
go_on (gboolean done, GError **failure, GPtrArray *problems, GError **error)
{
  if (done)
    return TRUE;
  if (g_error_matches (*failure, MN_STORE_ERROR, MN_STORE_ERROR_DAMAGED))
    {
      add_problem (problems, "%s", (*failure)->message);
      g_clear_error (failure);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (failure));
  return FALSE;
}

static gboolean
check_all (MnDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  GError *failure = NULL;

  if (!go_on (check_integrity (db, problems, &failure), &failure, problems, error)
      || !go_on (!is_newest (db) || check_schema (db, problems, &failure), &failure, problems, error)
      || !go_on (check_links (db, problems, &failure), &failure, problems, error)
      || !go_on (check_changes (db, problems, &failure), &failure, problems, error))
    return FALSE;
  tables
      = read_names (db,
                    "SELECT s.name FROM sqlite_schema AS s WHERE s.type = 'table' AND "
                    "(SELECT count (*) FROM pragma_table_info (s.name) WHERE name IN ('id', 'uuid', 'deleted_at')) = 3 "
                    "ORDER BY s.name",
                    NULL, error);
  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (!go_on (check_table (db, problems, g_ptr_array_index (tables, i), &failure), &failure, problems, error))
      return FALSE;
  return check_rows (db, problems,
                     "SELECT DISTINCT entity FROM audit WHERE entity NOT IN (SELECT name FROM sqlite_schema "
                     "WHERE type = 'table')",
                     "audit", NULL, _ ("The history speaks of “%s”, which the register does not have (%s)."), error);
}

gboolean
mn_store_check (MnDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean own = !_mn_db_in_transaction (db);
  gboolean checked;

  g_return_val_if_fail (db != NULL && problems != NULL, FALSE);

  /* One moment of the file, whatever others save meanwhile. */
  if (own && !mn_db_exec (db, "BEGIN", error))
    return FALSE;
  checked = check_all (db, problems, &local);
  if (own)
    mn_db_exec (db, "COMMIT", NULL);
  if (checked)
    return TRUE;
  /* A file too damaged to be checked to the end is a finding, not a failure. */
  if (g_error_matches (local, MN_STORE_ERROR, MN_STORE_ERROR_DAMAGED))
    {
      add_problem (problems, "%s", local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
