/* mn-db-read.c: the rows of a statement, all of them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-store"

#include "config.h"

#include "mn-db.h"

char *
mn_statement_dup_text (MnStatement *statement, int column)
{
  const char *text = mn_statement_get_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

GPtrArray *
mn_statement_read_all (MnStatement *statement, MnReadFunc read, GDestroyNotify destroy, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func (destroy);
  while (mn_statement_step (statement, &local))
    g_ptr_array_add (rows, read (statement));
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, local);
  return NULL;
}

GArray *
mn_statement_read_ids (MnStatement *statement, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  GError *local = NULL;

  if (statement == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (mn_statement_step (statement, &local))
    {
      gint64 id = mn_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, local);
  return NULL;
}
