/* mn-vouchers.c: the list of a budget year's vouchers (bảng kê chứng từ chi)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "mn-vouchers.h"

#include "mn-list-document.h"
#include "mn-office-head.h"
#include "mn-print-words.h"
#include "mn-query.h"

enum {
  ORDINAL,
  NUMBER,
  DATE,
  PAYEE,
  PURPOSE,
  METHOD,
  AMOUNT,
  N_COLUMNS,
};

typedef struct {
  MnListContent *content; /* borrowed */
  MnDb *db;
  gint64 line_amount;
  guint line_count;
  gint64 amount;
  guint count;
} Builder;

static const char *
value_text (const MnRowData *data, const char *field)
{
  return mn_value_get_text (&data->values[mn_entity_field (mn_entity_find ("voucher"), field)]);
}

static gboolean
add_voucher (MnRowData *data, gpointer user_data, GError **error)
{
  Builder *self = user_data;
  const MnEntity *entity = mn_entity_find ("voucher");
  gint64 amount = mn_value_get_integer (&data->values[mn_entity_field (entity, "amount")]);
  const char *cells[N_COLUMNS] = { NULL };
  g_autofree char *date = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, "date"));
  g_autofree char *money = mn_money_format (amount);

  cells[NUMBER] = value_text (data, "number");
  cells[DATE] = date;
  cells[PAYEE] = value_text (data, "payee");
  cells[PURPOSE] = value_text (data, "purpose");
  cells[METHOD] = mn_print_words_choice ("method", value_text (data, "method"));
  cells[AMOUNT] = money;
  mn_list_content_add_row (self->content, cells);
  self->line_amount += amount;
  self->line_count++;
  return TRUE;
}

static void
add_sum (Builder *self, const char *key, guint count, gint64 amount)
{
  const char *cells[N_COLUMNS] = { NULL };
  g_autofree char *number = mn_number_format_official (count);
  g_autofree char *label = mn_print_words_fill (key, "count", number, NULL);
  g_autofree char *money = mn_money_format (amount);

  cells[AMOUNT] = money;
  if (g_str_equal (key, "vouchers.total"))
    mn_list_content_add_total (self->content, label, cells);
  else
    mn_list_content_add_subtotal (self->content, label, cells);
}

/* One budget line: its name and source as the heading, then its vouchers by date. A line without any is left out. */
static gboolean
add_line (MnRowData *data, gpointer user_data, GError **error)
{
  Builder *self = user_data;
  const MnEntity *entity = mn_entity_find ("budget_line"), *voucher = mn_entity_find ("voucher");
  const char *name = mn_value_get_text (&data->values[mn_entity_field (entity, "name")]);
  const char *source = mn_value_get_text (&data->values[mn_entity_field (entity, "source")]);
  g_autofree char *title = g_strdup_printf ("%s (%s)", name, mn_print_words_choice ("source", source));
  g_autoptr (MnQuery) query = mn_query_new (voucher);
  g_auto (MnValue) line = MN_VALUE_INIT;
  gint64 n;

  mn_value_set_integer (&line, data->id);
  mn_query_add_filter (query, (guint)mn_entity_field (voucher, "budget_line"), &line);
  mn_query_set_sort (query, "date", FALSE);
  n = mn_query_count (query, self->db, error);
  if (n <= 0)
    return n == 0;
  self->line_amount = 0;
  self->line_count = 0;
  mn_list_content_add_group (self->content, title);
  if (!mn_query_each (query, self->db, add_voucher, self, error))
    return FALSE;
  add_sum (self, "vouchers.subtotal", self->line_count, self->line_amount);
  self->amount += self->line_amount;
  self->count += self->line_count;
  return TRUE;
}

static void
add_columns (MnListContent *content)
{
  const MnListColumn columns[N_COLUMNS] = {
    [ORDINAL] = { mn_print_words ("list.ordinal"), MN_LIST_COLUMN_ORDINAL, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [NUMBER] = { mn_print_words ("vouchers.number"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [DATE] = { mn_print_words ("vouchers.date"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [PAYEE] = { mn_print_words ("vouchers.payee"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 2, 45 },
    [PURPOSE] = { mn_print_words ("vouchers.purpose"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 4, 60 },
    [METHOD] = { mn_print_words ("vouchers.method"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 0, 0 },
    [AMOUNT] = { mn_print_words ("vouchers.amount"), MN_LIST_COLUMN_MONEY, MN_TEXT_ALIGN_RIGHT, 0, 0 },
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    mn_list_content_add_column (content, &columns[i]);
}

static gboolean
add_lines (Builder *self, int year, GError **error)
{
  const MnEntity *entity = mn_entity_find ("budget_line");
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_set_integer (&value, year);
  mn_query_add_filter (query, (guint)mn_entity_field (entity, "year"), &value);
  mn_query_set_sort (query, "code", FALSE);
  return mn_query_each (query, self->db, add_line, self, error);
}

MnDocument *
mn_vouchers_document_new (MnRegister *reg, int year, GError **error)
{
  g_autoptr (MnListContent) content = mn_list_content_new ();
  Builder builder = { .content = content, .db = mn_register_get_reader (reg) };
  g_autofree char *shown = g_strdup_printf ("%d", year);
  g_autofree char *text = mn_print_words_fill ("vouchers.title", "year", shown, NULL);
  g_autofree char *title = mn_text_upper (text);

  if (!mn_office_head_apply (reg, content, TRUE, error))
    return NULL;
  mn_list_content_set_title (content, title, NULL);
  add_columns (content);
  if (!add_lines (&builder, year, error))
    return NULL;
  add_sum (&builder, "vouchers.total", builder.count, builder.amount);
  if (builder.amount > 0)
    mn_list_content_set_amount (content, builder.amount);
  return (MnDocument *)mn_list_document_new (content, NULL, NULL, error);
}
