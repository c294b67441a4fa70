/* mn-beneficiaries.c: the list of a programme's beneficiaries (danh sách trẻ em nhận quà)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "mn-beneficiaries.h"

#include "mn-beneficiary-units.h"
#include "mn-list-document.h"
#include "mn-office-head.h"
#include "mn-print-words.h"

enum {
  ORDINAL,
  NAME,
  BORN,
  SEX,
  VILLAGE,
  CIRCUMSTANCES,
  ITEM,
  AMOUNT,
  SOURCE,
  SIGNATURE,
  N_COLUMNS,
};

/* What a group of rows, or all of them, add up to. A child with two gifts is one child. */
typedef struct {
  GHashTable *children; /* of gint64 */
  gint64 portions;
  gint64 amount;
  gboolean has_amount;
} Sum;

/* A child is one row and signs once, however many gifts it had: rows that follow each other are put together. */
typedef struct {
  gint64 child_id; /* 0: no row is waiting */
  char *cells[N_COLUMNS];
  gint64 amount;
  gboolean has_amount;
} Pending;

typedef struct {
  MnListContent *content; /* borrowed */
  gint64 unit;
  char *unit_name; /* owned; NULL before the first row */
  Pending pending;
  Sum group;
  Sum total;
} Builder;

static void
sum_init (Sum *sum)
{
  *sum = (Sum) { .children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
}

static void
sum_clear (Sum *sum)
{
  g_clear_pointer (&sum->children, g_hash_table_unref);
}

static void
sum_add (Sum *sum, const MnBeneficiary *row)
{
  g_hash_table_add (sum->children, g_memdup2 (&row->child_id, sizeof row->child_id));
  if (row->item != NULL && *row->item != '\0')
    sum->portions += row->quantity > 0 ? row->quantity : 1;
  sum->amount += row->amount;
  sum->has_amount |= row->has_amount;
}

/* (transfer full), in @cells as borrowed: free both strings after use. */
static char **
sum_cells (const Sum *sum)
{
  char **cells = g_new0 (char *, N_COLUMNS);

  if (sum->portions > 0)
    {
      g_autofree char *count = mn_number_format_official (sum->portions);

      cells[ITEM] = mn_print_words_fill ("beneficiaries.portions", "count", count, NULL);
    }
  if (sum->has_amount)
    cells[AMOUNT] = mn_money_format (sum->amount);
  return cells;
}

static void
cells_free (char **cells)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
  g_free (cells);
}

/* "Xã Cam Thành" inside a sentence is "xã Cam Thành". */
static char *
lower_first (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *lower = mn_text_lower (first);

  return g_strconcat (lower, g_utf8_next_char (text), NULL);
}

static void
flush_row (Builder *self)
{
  Pending *row = &self->pending;

  if (row->child_id == 0)
    return;
  if (row->has_amount)
    row->cells[AMOUNT] = mn_money_format (row->amount);
  mn_list_content_add_row (self->content, (const char *const *)row->cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (row->cells[i]);
  *row = (Pending) { 0 };
}

static void
end_group (Builder *self)
{
  g_autofree char *unit = NULL;
  g_autofree char *count = NULL;
  g_autofree char *label = NULL;
  char **cells;

  flush_row (self);
  if (self->unit_name == NULL)
    return;
  unit = lower_first (self->unit_name);
  count = mn_number_format_official (g_hash_table_size (self->group.children));
  label = mn_print_words_fill ("beneficiaries.subtotal", "unit", unit, "count", count, NULL);
  cells = sum_cells (&self->group);
  mn_list_content_add_subtotal (self->content, label, (const char *const *)cells);
  cells_free (cells);
}

static void
begin_group (Builder *self, const MnBeneficiary *row)
{
  const char *name = row->unit_name != NULL ? row->unit_name : mn_print_words ("beneficiaries.unknown-unit");
  g_autofree char *title = mn_text_upper (name);

  end_group (self);
  sum_clear (&self->group);
  sum_init (&self->group);
  g_free (self->unit_name);
  self->unit = row->unit_id;
  self->unit_name = g_strdup (name);
  mn_list_content_add_group (self->content, title);
}

/* "Thôn Tân Xuân"; a name that says its kind itself ("Khu phố 2") stays. */
static char *
village_text (const MnBeneficiary *row)
{
  const char *kind = mn_print_words_choice ("village", row->village_kind);

  if (row->village_name == NULL)
    return g_strdup ("");
  if (*kind == '\0' || g_str_has_prefix (row->village_name, kind))
    return g_strdup (row->village_name);
  return g_strdup_printf ("%s %s", kind, row->village_name);
}

/* "Bánh, đèn lồng", "Xe đạp (2)" */
static char *
item_text (const MnBeneficiary *row)
{
  if (row->item == NULL)
    return g_strdup ("");
  if (row->quantity > 1)
    return g_strdup_printf ("%s (%" G_GINT64_FORMAT ")", row->item, row->quantity);
  return g_strdup (row->item);
}

static void
join_cell (char **cell, const char *text)
{
  g_autofree char *before = *cell;

  if (text == NULL || *text == '\0')
    {
      g_steal_pointer (&before);
      return;
    }
  *cell = before == NULL ? g_strdup (text) : g_strdup_printf ("%s; %s", before, text);
}

/* A source is named once; a gift as often as it was given. */
static gboolean
names_source (const char *cell, const char *source)
{
  g_auto (GStrv) sources = cell != NULL ? g_strsplit (cell, "; ", -1) : NULL;

  return sources != NULL && source != NULL && g_strv_contains ((const char *const *)sources, source);
}

static void
begin_row (Builder *self, const MnBeneficiary *row)
{
  Pending *pending = &self->pending;

  flush_row (self);
  pending->child_id = row->child_id;
  pending->cells[NAME] = g_strdup (row->full_name);
  pending->cells[BORN] = mn_date_is_set (row->birth_date) ? g_strdup_printf ("%d", row->birth_date.year) : NULL;
  pending->cells[SEX] = g_strdup (mn_print_words_choice ("sex", row->sex));
  pending->cells[VILLAGE] = village_text (row);
  pending->cells[CIRCUMSTANCES] = g_strdup (row->circumstances);
}

static gboolean
add_row (const MnBeneficiary *row, gpointer data, GError **error)
{
  Builder *self = data;
  g_autofree char *item = item_text (row);
  gboolean from_sponsor = row->sponsor != NULL && g_strcmp0 (row->source, "sponsor") == 0;
  const char *source = from_sponsor ? row->sponsor : mn_print_words_choice ("source", row->source);

  if (self->unit_name == NULL || self->unit != row->unit_id)
    begin_group (self, row);
  if (self->pending.child_id != row->child_id)
    begin_row (self, row);
  join_cell (&self->pending.cells[ITEM], item);
  if (!names_source (self->pending.cells[SOURCE], source))
    join_cell (&self->pending.cells[SOURCE], source);
  self->pending.amount += row->amount;
  self->pending.has_amount |= row->has_amount;
  sum_add (&self->group, row);
  sum_add (&self->total, row);
  return TRUE;
}

static void
add_columns (MnListContent *content)
{
  const MnListColumn columns[N_COLUMNS] = {
    [ORDINAL] = { mn_print_words ("list.ordinal"), MN_LIST_COLUMN_ORDINAL, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [NAME] = { mn_print_words ("beneficiaries.name"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 0, 42 },
    [BORN] = { mn_print_words ("beneficiaries.born"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [SEX] = { mn_print_words ("beneficiaries.sex"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [VILLAGE] = { mn_print_words ("beneficiaries.village"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 0, 30 },
    [CIRCUMSTANCES] = { mn_print_words ("beneficiaries.circumstances"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 3, 0 },
    [ITEM] = { mn_print_words ("beneficiaries.item"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 0, 27 },
    [AMOUNT] = { mn_print_words ("beneficiaries.amount"), MN_LIST_COLUMN_MONEY, MN_TEXT_ALIGN_RIGHT, 0, 0 },
    [SOURCE] = { mn_print_words ("beneficiaries.source"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 2, 34 },
    [SIGNATURE] = { mn_print_words ("beneficiaries.signature"), MN_LIST_COLUMN_SIGNATURE, MN_TEXT_ALIGN_LEFT, 0, 0 },
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    mn_list_content_add_column (content, &columns[i]);
}

static void
set_title (MnListContent *content, const MnRecord *programme, const MnUnitView *view)
{
  const char *kind = mn_record_get_text (programme, "kind");
  g_autofree char *below = NULL;
  g_autofree char *key = g_strconcat ("beneficiaries.title.", kind != NULL ? kind : "", NULL);
  g_autofree char *year = g_strdup_printf ("%" G_GINT64_FORMAT, mn_record_get_integer (programme, "year"));
  g_autofree char *text = mn_print_words_fill (mn_print_words (key) != NULL ? key : "beneficiaries.title", "year", year,
                                               "name", mn_record_get_text (programme, "name"), NULL);
  g_autofree char *title = mn_text_upper (text);
  const char *number = mn_record_get_text (programme, "plan_number");
  const char *issuer = mn_record_get_text (programme, "plan_issuer");
  MnDate day = mn_record_get_date (programme, "plan_date");
  g_autofree char *reference = NULL;

  if (number != NULL && mn_date_is_full (day))
    {
      g_autofree char *official = mn_date_format_official (day);
      /* "ngày 30 tháng 8 năm 2016" already says "ngày". */
      const char *date = g_str_has_prefix (official, "ngày ") ? official + strlen ("ngày ") : official;

      reference = mn_print_words_fill (issuer != NULL ? "beneficiaries.reference" : "beneficiaries.reference.no-issuer",
                                       "number", number, "date", date, "issuer", issuer, NULL);
    }
  below = mn_print_units_reference (view, reference);
  mn_list_content_set_title (content, title, below);
}

static void
add_total (Builder *self)
{
  g_autofree char *count = mn_number_format_official (g_hash_table_size (self->total.children));
  g_autofree char *label = mn_print_words_fill ("beneficiaries.total", "count", count, NULL);
  char **cells = sum_cells (&self->total);

  mn_list_content_add_total (self->content, label, (const char *const *)cells);
  cells_free (cells);
  if (self->total.has_amount)
    mn_list_content_set_amount (self->content, self->total.amount);
}

static gboolean
fill (Builder *self, MnRegister *reg, gint64 programme_id, const MnUnitView *view, GError **error)
{
  MnDb *db = mn_register_get_reader (reg);
  gboolean read = view != NULL ? mn_beneficiaries_each_by_units (db, programme_id, view, add_row, self, error)
                               : mn_beneficiaries_each (db, programme_id, add_row, self, error);

  if (read)
    {
      end_group (self);
      add_total (self);
    }
  return read;
}

MnDocument *
mn_beneficiaries_document_new (MnRegister *reg, gint64 programme_id, GError **error)
{
  return mn_beneficiaries_document_new_by_units (reg, programme_id, NULL, error);
}

MnDocument *
mn_beneficiaries_document_new_by_units (MnRegister *reg, gint64 programme_id, const MnUnitView *view, GError **error)
{
  g_autoptr (MnRecord) programme
      = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("programme"), programme_id, error);
  g_autoptr (MnListContent) content = mn_list_content_new ();
  Builder builder = { .content = content };
  gboolean filled;

  if (programme == NULL || !mn_office_head_apply (reg, content, TRUE, error))
    return NULL;
  set_title (content, programme, view);
  mn_list_content_set_row_height (content, MN_LIST_ROWS_SIGNED);
  add_columns (content);
  sum_init (&builder.group);
  sum_init (&builder.total);
  filled = fill (&builder, reg, programme_id, view, error);
  sum_clear (&builder.group);
  sum_clear (&builder.total);
  g_free (builder.unit_name);
  return filled ? (MnDocument *)mn_list_document_new (content, NULL, NULL, error) : NULL;
}
