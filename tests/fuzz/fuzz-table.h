/* fuzz-table.h: what must hold of every table, whatever the bytes were
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-table-private.h"

#include <string.h>

#include "fuzz.h"

G_BEGIN_DECLS

/* Takes @table, which may be NULL where @error says why. More rows than this tell nothing new. */
#define FUZZ_MAX_ROWS 20000

static inline void
fuzz_read_table (MnTable *table, GError *error)
{
  GError *local = NULL;
  guint n_rows = 0;

  g_assert_true ((table != NULL) == (error == NULL));
  while (table != NULL && n_rows++ < FUZZ_MAX_ROWS && mn_table_next (table, NULL, &local))
    {
      guint n_cells = mn_table_get_n_cells (table);

      g_assert_cmpint (n_cells, >, 0);
      g_assert_cmpint (n_cells, <=, MN_TABLE_MAX_CELLS);
      g_assert_cmpint (mn_table_get_line (table), <=, MN_TABLE_MAX_LINES);
      for (guint i = 0; i < n_cells; i++)
        {
          const MnCell *cell = mn_table_get_cell (table, i);

          g_assert_true (g_utf8_validate (cell->text, -1, NULL));
          g_assert_true (g_utf8_strlen (cell->text, -1) <= MN_TABLE_MAX_ROW);
          g_assert_true ((cell->kind == MN_CELL_EMPTY) == (*cell->text == '\0'));
        }
    }
  if (local != NULL)
    error = local;
  /* What is refused is refused in a sentence. */
  if (error != NULL)
    {
      g_assert_cmpint (error->domain, ==, MN_TABLE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL) && strlen (error->message) > 10);
    }
  g_clear_error (&local);
  mn_table_free (table);
}

static inline void
fuzz_read_zip (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  MnZip *zip = mn_zip_open_bytes (bytes, NULL);
  MnTable *table;

  if (zip == NULL)
    return;
  table = _mn_table_open_zip (zip, NULL, NULL, &error);
  fuzz_read_table (table, error);
}

G_END_DECLS
