/* mn-facet-query.c: what children can be filtered by
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-facet-query.h"

/* From one value in the index to the next: DISTINCT would read every child, and the page waits for this. */
static const char units_sql[]
    = "WITH RECURSIVE used (id) AS (SELECT MIN (unit) FROM child UNION ALL"
      " SELECT (SELECT MIN (unit) FROM child WHERE unit > used.id) FROM used WHERE used.id IS NOT NULL)"
      " SELECT id, code, short_name, 0, 0 FROM unit WHERE id IN (SELECT used.id FROM used WHERE used.id IS NOT NULL"
      " AND EXISTS (SELECT 1 FROM child AS c WHERE c.unit = used.id AND c.deleted_at IS NULL))"
      " ORDER BY code, valid_from";

static const char groups_sql[]
    = "SELECT id, code, short_name, sensitive, kind = 'risk' FROM circumstance_group AS g WHERE deleted_at IS NULL"
      " AND EXISTS (SELECT 1 FROM circumstance AS c WHERE c.circumstance_group = g.id AND c.deleted_at IS NULL)"
      " ORDER BY CASE kind WHEN 'law' THEN 0 WHEN 'local' THEN 1 ELSE 2 END, code";

const char *const mn_facet_query_texts[] = { units_sql, groups_sql, NULL };

static void
facet_free (gpointer data)
{
  MnFacet *facet = data;

  g_free (facet->code);
  g_free (facet->label);
  g_free (facet);
}

static GPtrArray *
read_facets (MnDb *db, const char *sql, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) facets = g_ptr_array_new_with_free_func (facet_free);
  g_autoptr (GError) local = NULL;

  if (row == NULL)
    return NULL;
  while (mn_statement_step (row, &local))
    {
      MnFacet *facet = g_new0 (MnFacet, 1);

      facet->id = mn_statement_get_int (row, 0);
      facet->code = g_strdup (mn_statement_get_text (row, 1));
      facet->label = g_strdup (mn_statement_get_text (row, 2));
      facet->sensitive = mn_statement_get_int (row, 3) != 0;
      facet->risk = mn_statement_get_int (row, 4) != 0;
      g_ptr_array_add (facets, facet);
    }
  if (local == NULL)
    return g_steal_pointer (&facets);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GPtrArray *
mn_facet_query_units (MnDb *db, GError **error)
{
  return read_facets (db, units_sql, error);
}

GPtrArray *
mn_facet_query_groups (MnDb *db, GError **error)
{
  return read_facets (db, groups_sql, error);
}
