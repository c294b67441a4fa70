/* mn-list-content.c: what a printed list says, as plain data
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-list-content.h"
#include "mn-words.h"

/* Cells lie one after the other in one array, since a list has tens of thousands. */
typedef struct {
  MnListRowKind kind;
  const char *label;
  guint first_cell; /* G_MAXUINT: none */
} Row;

struct _MnListContent {
  GStringChunk *strings; /* owns all text */
  const char *parent_agency;
  const char *agency;
  const char *title;
  const char *reference;
  const char *amount_words;
  const char *place_date;
  MnListRowHeight row_height;
  GArray *columns;
  GArray *rows;
  GPtrArray *cells;
  GArray *signatures;
  guint sample : 1;
};

MnListContent *
mn_list_content_new (void)
{
  MnListContent *self = g_new0 (MnListContent, 1);

  self->strings = g_string_chunk_new (4096);
  self->columns = g_array_new (FALSE, FALSE, sizeof (MnListColumn));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->cells = g_ptr_array_new ();
  self->signatures = g_array_new (FALSE, FALSE, sizeof (MnSignature));
  return self;
}

void
mn_list_content_free (MnListContent *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->strings);
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->signatures);
  g_free (self);
}

static const char *
copy (MnListContent *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

void
mn_list_content_set_agency (MnListContent *self, const char *parent_agency, const char *agency)
{
  g_return_if_fail (self != NULL);

  self->parent_agency = copy (self, parent_agency);
  self->agency = copy (self, agency);
}

void
mn_list_content_set_title (MnListContent *self, const char *title, const char *reference)
{
  g_return_if_fail (self != NULL);

  self->title = copy (self, title);
  self->reference = copy (self, reference);
}

void
mn_list_content_set_row_height (MnListContent *self, MnListRowHeight row_height)
{
  g_return_if_fail (self != NULL);

  self->row_height = row_height;
}

void
mn_list_content_set_sample (MnListContent *self, gboolean sample)
{
  g_return_if_fail (self != NULL);

  self->sample = !!sample;
}

void
mn_list_content_add_column (MnListContent *self, const MnListColumn *column)
{
  MnListColumn own;

  g_return_if_fail (self != NULL && column != NULL);
  g_return_if_fail (self->rows->len == 0);
  g_return_if_fail (column->kind != MN_LIST_COLUMN_ORDINAL || self->columns->len == 0);

  own = *column;
  own.title = copy (self, column->title != NULL ? column->title : "");
  if (own.kind == MN_LIST_COLUMN_ORDINAL)
    own.align = MN_TEXT_ALIGN_CENTER;
  if (own.kind == MN_LIST_COLUMN_MONEY)
    own.align = MN_TEXT_ALIGN_RIGHT;
  g_array_append_val (self->columns, own);
}

static void
add (MnListContent *self, MnListRowKind kind, const char *label, const char *const *cells)
{
  Row row = { kind, copy (self, label), G_MAXUINT };

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->columns->len > 0);

  if (cells != NULL)
    {
      row.first_cell = self->cells->len;
      /* Most values of a list come again and again: kept once each. */
      for (guint i = 0; i < self->columns->len; i++)
        g_ptr_array_add (self->cells,
                         cells[i] != NULL ? (gpointer)g_string_chunk_insert_const (self->strings, cells[i]) : NULL);
    }
  g_array_append_val (self->rows, row);
}

void
mn_list_content_add_group (MnListContent *self, const char *title)
{
  add (self, MN_LIST_ROW_GROUP, title, NULL);
}

void
mn_list_content_add_row (MnListContent *self, const char *const *cells)
{
  g_return_if_fail (cells != NULL);

  add (self, MN_LIST_ROW_ENTRY, NULL, cells);
}

void
mn_list_content_add_subtotal (MnListContent *self, const char *label, const char *const *cells)
{
  add (self, MN_LIST_ROW_SUBTOTAL, label, cells);
}

void
mn_list_content_add_total (MnListContent *self, const char *label, const char *const *cells)
{
  add (self, MN_LIST_ROW_TOTAL, label, cells);
}

void
mn_list_content_set_amount (MnListContent *self, gint64 dong)
{
  g_autofree char *words = mn_words_money (dong, MN_WORDS_DEFAULT);
  g_autofree char *line = g_strdup_printf ("Bằng chữ: %s./.", words);

  g_return_if_fail (self != NULL);

  self->amount_words = copy (self, line);
}

void
mn_list_content_set_place_date (MnListContent *self, const char *place, MnDate date)
{
  g_autofree char *day = NULL;
  g_autofree char *line = NULL;

  g_return_if_fail (self != NULL);

  day = mn_date_is_full (date) ? mn_date_format_official (date) : g_strdup ("ngày …… tháng …… năm ………");
  line = place != NULL && *place != '\0' ? g_strdup_printf ("%s, %s", place, day) : g_strdup (day);
  self->place_date = copy (self, line);
}

void
mn_list_content_add_signature (MnListContent *self, const char *title, const char *note, const char *name)
{
  MnSignature signature;

  g_return_if_fail (self != NULL);

  signature = (MnSignature) { copy (self, title), copy (self, note), copy (self, name) };
  g_array_append_val (self->signatures, signature);
}

const char *
mn_list_content_get_parent_agency (const MnListContent *self)
{
  return self->parent_agency;
}

const char *
mn_list_content_get_agency (const MnListContent *self)
{
  return self->agency;
}

const char *
mn_list_content_get_title (const MnListContent *self)
{
  return self->title;
}

const char *
mn_list_content_get_reference (const MnListContent *self)
{
  return self->reference;
}

const char *
mn_list_content_get_amount_words (const MnListContent *self)
{
  return self->amount_words;
}

const char *
mn_list_content_get_place_date (const MnListContent *self)
{
  return self->place_date;
}

MnListRowHeight
mn_list_content_get_row_height (const MnListContent *self)
{
  return self->row_height;
}

gboolean
mn_list_content_get_sample (const MnListContent *self)
{
  return self->sample;
}

guint
mn_list_content_get_n_columns (const MnListContent *self)
{
  return self->columns->len;
}

const MnListColumn *
mn_list_content_get_column (const MnListContent *self, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->columns, MnListColumn, column);
}

guint
mn_list_content_get_n_rows (const MnListContent *self)
{
  return self->rows->len;
}

MnListRow
mn_list_content_get_row (const MnListContent *self, guint row)
{
  const Row *own = &g_array_index (self->rows, Row, row);
  MnListRow shown = { own->kind, own->label, NULL };

  if (own->first_cell != G_MAXUINT)
    shown.cells = (const char *const *)self->cells->pdata + own->first_cell;
  return shown;
}

const MnSignature *
mn_list_content_get_signatures (const MnListContent *self, guint *n_signatures)
{
  *n_signatures = self->signatures->len;
  return (const MnSignature *)self->signatures->data;
}
