/* mn-bin-query.c: what lies in the bin
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-bin-query.h"

void
mn_bin_row_free (MnBinRow *row)
{
  g_free (row->deleted_at);
  g_free (row);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  const MnBinRow *left = *(const MnBinRow *const *)a;
  const MnBinRow *right = *(const MnBinRow *const *)b;
  int order = g_strcmp0 (right->deleted_at, left->deleted_at);

  return order != 0 ? order : (right->id > left->id) - (right->id < left->id);
}

GPtrArray *
mn_bin_query_newest (MnDb *db, guint limit, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_bin_row_free);

  g_return_val_if_fail (db != NULL, NULL);

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    {
      g_autofree char *sql = NULL;
      g_autoptr (MnStatement) statement = NULL;
      GError *local = NULL;

      sql = g_strdup_printf ("SELECT id, deleted_at FROM \"%s\" WHERE deleted_at IS NOT NULL"
                             " ORDER BY deleted_at DESC, id DESC LIMIT ?1",
                             (*entity)->name);
      statement = mn_db_prepare (db, sql, error);
      if (statement == NULL)
        return NULL;

      mn_statement_bind_int (statement, 1, limit);
      while (mn_statement_step (statement, &local))
        {
          MnBinRow *row = g_new0 (MnBinRow, 1);

          row->entity = *entity;
          row->id = mn_statement_get_int (statement, 0);
          row->deleted_at = g_strdup (mn_statement_get_text (statement, 1));
          g_ptr_array_add (rows, row);
        }
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
    }

  g_ptr_array_sort (rows, compare_newest);
  if (rows->len > limit)
    g_ptr_array_set_size (rows, limit);
  return g_steal_pointer (&rows);
}
