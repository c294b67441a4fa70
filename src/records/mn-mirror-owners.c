/* mn-mirror-owners.c: whose row was touched
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-mirror-private.h"

static const char former_sql[] = "SELECT CAST(old AS INTEGER) FROM audit WHERE change = ?1 AND entity = ?2"
                                 " AND row_id = ?3 AND field = 'child' AND old IS NOT NULL";
static const char members_sql[] = "SELECT id FROM child WHERE household = ?1";
static const char poverty_sql[]
    = "SELECT c.id FROM poverty AS p JOIN child AS c ON c.household = p.household WHERE p.id = ?1";

const char *const mn_mirror_owner_texts[] = { former_sql, members_sql, poverty_sql, NULL };

static void
add_id (GHashTable *ids, gint64 id)
{
  if (id != 0)
    g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
}

static gboolean
add_found (MnDb *db, const char *sql, gint64 row_id, GHashTable *ids)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, NULL);
  GError *error = NULL;

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, row_id);
  while (mn_statement_step (statement, &error))
    add_id (ids, mn_statement_get_int (statement, 0));
  if (error == NULL)
    return TRUE;
  g_error_free (error);
  return FALSE;
}

/* Now, and before this change if it moved the row from one child to another. */
static gboolean
add_linked (MnDb *db, const MnTouched *touched, gint64 change, GHashTable *ids)
{
  g_autofree char *sql = g_strdup_printf ("SELECT child FROM \"%s\" WHERE id = ?1", touched->table);
  g_autoptr (MnStatement) former = mn_db_prepare (db, former_sql, NULL);

  if (former == NULL || !add_found (db, sql, touched->row_id, ids))
    return FALSE;
  mn_statement_bind_int (former, 1, change);
  mn_statement_bind_text (former, 2, touched->table);
  mn_statement_bind_int (former, 3, touched->row_id);
  while (mn_statement_step (former, NULL))
    add_id (ids, mn_statement_get_int (former, 0));
  return TRUE;
}

/* What the mirror holds of other tables: whatever links to a child may be behind its current values or its numbers; a
 * household its poverty. */
gboolean
_mn_mirror_add_owners (MnDb *db, const MnTouched *touched, gint64 change, GHashTable *ids)
{
  static const char *const alone[] = { "benefit", "participation", "voucher", NULL };
  const MnEntity *entity = mn_entity_find (touched->table);
  int link = entity != NULL ? mn_entity_field (entity, "child") : -1;

  if (g_strv_contains (alone, touched->table))
    return TRUE;
  if (g_str_equal (touched->table, "register") || g_str_equal (touched->table, "circumstance_group"))
    return FALSE;
  if (g_str_equal (touched->table, "child") || g_str_equal (touched->table, "household")
      || g_str_equal (touched->table, "poverty") || link >= 0)
    {
      if (touched->row_id == 0)
        return FALSE;
    }
  if (g_str_equal (touched->table, "child"))
    {
      add_id (ids, touched->row_id);
      return TRUE;
    }
  if (g_str_equal (touched->table, "household"))
    return add_found (db, members_sql, touched->row_id, ids);
  if (g_str_equal (touched->table, "poverty"))
    return add_found (db, poverty_sql, touched->row_id, ids);
  return link < 0 || add_linked (db, touched, change, ids);
}
