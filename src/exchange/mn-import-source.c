/* mn-import-source.c: rows of a table, the first of them looked at beforehand
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-import-private.h"

typedef struct {
  guint line;
  guint n_cells;
  MnCell *cells;
} Row;

struct _MnImportSource {
  MnTable *table;
  GArray *ahead; /* of Row */
  GStringChunk *texts;
  int at; /* the row ahead that was taken last; -1: none yet; ahead->len: rows come from the table */
};

static void
row_clear (gpointer data)
{
  g_free (((Row *)data)->cells);
}

static void
keep_row (MnImportSource *self)
{
  Row row = { mn_table_get_line (self->table), mn_table_get_n_cells (self->table), NULL };

  row.cells = g_new0 (MnCell, row.n_cells);
  for (guint i = 0; i < row.n_cells; i++)
    {
      row.cells[i] = *mn_table_get_cell (self->table, i);
      row.cells[i].text = g_string_chunk_insert (self->texts, row.cells[i].text);
    }
  g_array_append_val (self->ahead, row);
}

MnImportSource *
_mn_import_source_open (const MnImportRequest *request, GCancellable *cancellable, GError **error)
{
  const MnTableOptions options = { request->encoding, (int)request->sheet };
  MnTable *table = mn_table_open (request->path, &options, cancellable, error);
  MnImportSource *self;
  g_autoptr (GError) local = NULL;

  if (table == NULL)
    return NULL;
  self = g_new0 (MnImportSource, 1);
  self->table = table;
  self->ahead = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->ahead, row_clear);
  self->texts = g_string_chunk_new (4096);
  self->at = -1;
  while (self->ahead->len < MN_IMPORT_AHEAD && mn_table_next (table, cancellable, &local))
    keep_row (self);
  if (local == NULL)
    return self;
  g_propagate_error (error, g_steal_pointer (&local));
  _mn_import_source_free (self);
  return NULL;
}

void
_mn_import_source_free (MnImportSource *self)
{
  mn_table_free (self->table);
  g_array_unref (self->ahead);
  g_string_chunk_free (self->texts);
  g_free (self);
}

MnTable *
_mn_import_source_get_table (MnImportSource *self)
{
  return self->table;
}

guint
_mn_import_source_n_ahead (MnImportSource *self)
{
  return self->ahead->len;
}

guint
_mn_import_source_n_ahead_cells (MnImportSource *self, guint row)
{
  return g_array_index (self->ahead, Row, row).n_cells;
}

const MnCell *
_mn_import_source_ahead (MnImportSource *self, guint row, guint cell)
{
  static const MnCell empty = { MN_CELL_EMPTY, "", 0 };
  const Row *kept = &g_array_index (self->ahead, Row, row);

  return cell < kept->n_cells ? &kept->cells[cell] : &empty;
}

guint
_mn_import_source_ahead_line (MnImportSource *self, guint row)
{
  return g_array_index (self->ahead, Row, row).line;
}

static gboolean
is_ahead (MnImportSource *self)
{
  return self->at >= 0 && (guint)self->at < self->ahead->len;
}

gboolean
_mn_import_source_next (MnImportSource *self, GCancellable *cancellable, GError **error)
{
  if (self->at < (int)self->ahead->len)
    self->at++;
  return is_ahead (self) || mn_table_next (self->table, cancellable, error);
}

guint
_mn_import_source_n_cells (MnImportSource *self)
{
  return is_ahead (self) ? _mn_import_source_n_ahead_cells (self, (guint)self->at) : mn_table_get_n_cells (self->table);
}

const MnCell *
_mn_import_source_cell (MnImportSource *self, guint cell)
{
  return is_ahead (self) ? _mn_import_source_ahead (self, (guint)self->at, cell)
                         : mn_table_get_cell (self->table, cell);
}

guint
_mn_import_source_line (MnImportSource *self)
{
  return is_ahead (self) ? _mn_import_source_ahead_line (self, (guint)self->at) : mn_table_get_line (self->table);
}
