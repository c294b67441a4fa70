/* mn-awards.c: the list of children who receive a scholarship (danh sách trẻ em nhận học bổng)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "mn-awards.h"

#include "mn-beneficiary-units.h"
#include "mn-list-document.h"
#include "mn-office-head.h"
#include "mn-print-words.h"
#include "mn-sponsor-query.h"

/* The sponsor stands in the line of its scheme: a column of its own would take the room of the places. */
enum {
  ORDINAL,
  NAME,
  BORN,
  CLASS,
  SCHOOL,
  PLACE,
  CIRCUMSTANCES,
  RESULT,
  LEVEL,
  RATE,
  MONTHS,
  AMOUNT,
  SIGNATURE,
  N_COLUMNS,
};

/* A child with two scholarships is one child. */
typedef struct {
  GHashTable *children; /* of gint64 */
  gint64 amount;
  gboolean has_amount;
} Sum;

static void
sum_clear (Sum *sum)
{
  g_clear_pointer (&sum->children, g_hash_table_unref);
  *sum = (Sum) { 0 };
}

static void
sum_add (Sum *sum, const MnAwardLine *award)
{
  if (sum->children == NULL)
    sum->children = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (sum->children, g_memdup2 (&award->child, sizeof award->child));
  sum->amount = mn_award_add (sum->amount, mn_award_year_sum (award));
  sum->has_amount |= award->has_amount;
}

/* The label of a sum that names its count. (transfer full) */
static char *
sum_label (const Sum *sum, const char *key, const char *name)
{
  g_autofree char *count = mn_number_format_official (sum->children != NULL ? g_hash_table_size (sum->children) : 0);

  return mn_print_words_fill (key, "name", name, "count", count, NULL);
}

static void
end_group (MnListContent *content, Sum *sum, const char *name)
{
  const char *cells[N_COLUMNS] = { NULL };
  g_autofree char *label = sum_label (sum, "awards.subtotal", name);
  g_autofree char *amount = sum->has_amount ? mn_money_format (sum->amount) : NULL;

  cells[AMOUNT] = amount;
  mn_list_content_add_subtotal (content, label, cells);
  sum_clear (sum);
}

/* "Thôn Tân Lập, xã Cam Thủy" */
static char *
place_text (const MnAwardLine *award, const MnUnitView *view)
{
  const char *kind = mn_print_words_choice ("village", award->village_kind);
  gboolean says_kind = *kind == '\0' || g_str_has_prefix (award->village, kind);
  g_autofree char *of_day = view != NULL ? mn_print_unit_of_day (view, award->unit_id) : NULL;
  const char *unit = of_day != NULL ? of_day : award->unit;
  g_autofree char *village = NULL;
  g_autofree char *first = NULL;
  g_autofree char *small = NULL;

  village = says_kind ? g_strdup (award->village) : g_strdup_printf ("%s %s", kind, award->village);
  if (*village == '\0' || *unit == '\0')
    return g_strdup (*village != '\0' ? village : unit);
  first = g_utf8_substring (unit, 0, 1);
  small = mn_text_lower (first);
  return g_strdup_printf ("%s, %s%s", village, small, g_utf8_next_char (unit));
}

/* The column is by the month; what is not says so: "1.200.000/năm". */
static char *
rate_text (const MnAwardLine *award)
{
  g_autofree char *amount = mn_money_format (award->amount);
  const char *unit = mn_print_words_choice ("awards.rate", award->period);

  return award->has_amount ? g_strconcat (amount, unit, NULL) : g_strdup (mn_print_words ("awards.no-amount"));
}

static void
add_row (MnListContent *content, const MnAwardLine *award, const MnUnitView *view)
{
  const char *cells[N_COLUMNS] = { NULL };
  gboolean is_monthly = g_strcmp0 (award->period, "month") == 0;
  g_autofree char *born = mn_date_format (award->birth_date);
  g_autofree char *place = place_text (award, view);
  g_autofree char *rate = rate_text (award);
  g_autofree char *months = is_monthly ? mn_number_format_official (mn_award_months (award)) : NULL;
  g_autofree char *amount = award->has_amount ? mn_money_format (mn_award_year_sum (award)) : NULL;

  cells[NAME] = award->full_name;
  cells[BORN] = born;
  cells[CLASS] = award->school_class;
  cells[SCHOOL] = g_str_has_prefix (award->school, "Trường ") ? award->school + strlen ("Trường ") : award->school;
  cells[PLACE] = place;
  cells[CIRCUMSTANCES] = award->circumstances;
  cells[RESULT] = award->result;
  cells[LEVEL] = mn_print_words_choice ("level", award->level);
  cells[RATE] = rate;
  cells[MONTHS] = months;
  cells[AMOUNT] = amount;
  mn_list_content_add_row (content, cells);
}

static void
add_rows (MnListContent *content, GPtrArray *awards, const MnUnitView *view)
{
  Sum group = { 0 }, total = { 0 };
  const MnAwardLine *before = NULL;
  const char *cells[N_COLUMNS] = { NULL };
  g_autofree char *label = NULL;
  g_autofree char *amount = NULL;

  for (guint i = 0; i < awards->len; i++)
    {
      const MnAwardLine *award = g_ptr_array_index (awards, i);

      if (before == NULL || before->scheme != award->scheme)
        {
          g_autofree char *name = mn_text_upper (award->scheme_name);
          g_autofree char *title = g_strdup_printf ("%s (%s)", name, award->sponsor_name);

          if (before != NULL)
            end_group (content, &group, before->scheme_name);
          mn_list_content_add_group (content, title);
        }
      add_row (content, award, view);
      sum_add (&group, award);
      sum_add (&total, award);
      before = award;
    }
  if (before != NULL)
    end_group (content, &group, before->scheme_name);
  label = sum_label (&total, "awards.total", NULL);
  amount = total.has_amount ? mn_money_format (total.amount) : NULL;
  cells[AMOUNT] = amount;
  mn_list_content_add_total (content, label, cells);
  if (total.has_amount)
    mn_list_content_set_amount (content, total.amount);
  sum_clear (&total);
}

static void
add_columns (MnListContent *content)
{
  const MnListColumn columns[N_COLUMNS] = {
    [ORDINAL] = { mn_print_words ("list.ordinal"), MN_LIST_COLUMN_ORDINAL, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [NAME] = { mn_print_words ("awards.name"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 2, 27 },
    [BORN] = { mn_print_words ("awards.born"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [CLASS] = { mn_print_words ("awards.class"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [SCHOOL] = { mn_print_words ("awards.school"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 2, 17 },
    [PLACE] = { mn_print_words ("awards.place"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 2, 24 },
    [CIRCUMSTANCES] = { mn_print_words ("awards.circumstances"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 2, 0 },
    [RESULT] = { mn_print_words ("awards.result"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 0, 0 },
    [LEVEL] = { mn_print_words ("awards.level"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_LEFT, 0, 0 },
    [RATE] = { mn_print_words ("awards.rate"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_RIGHT, 0, 0 },
    [MONTHS] = { mn_print_words ("awards.months"), MN_LIST_COLUMN_TEXT, MN_TEXT_ALIGN_CENTER, 0, 0 },
    [AMOUNT] = { mn_print_words ("awards.amount"), MN_LIST_COLUMN_MONEY, MN_TEXT_ALIGN_RIGHT, 0, 0 },
    [SIGNATURE] = { mn_print_words ("awards.signature"), MN_LIST_COLUMN_SIGNATURE, MN_TEXT_ALIGN_LEFT, 0, 0 },
  };

  for (guint i = 0; i < N_COLUMNS; i++)
    mn_list_content_add_column (content, &columns[i]);
}

/* The school year where all awards have the same; what the list is of: the scheme, the sponsor. */
static gboolean
set_title (MnListContent *content, MnDb *db, GPtrArray *awards, gint64 sponsor, gint64 scheme, const MnUnitView *view,
           GError **error)
{
  g_autoptr (MnRecord) of = NULL;
  const char *year = awards->len > 0 ? ((MnAwardLine *)g_ptr_array_index (awards, 0))->school_year : "";
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *below = NULL;

  if (scheme != 0 || sponsor != 0)
    {
      of = mn_record_load (db, mn_entity_find (scheme != 0 ? "scheme" : "sponsor"), scheme != 0 ? scheme : sponsor,
                           error);
      if (of == NULL)
        return FALSE;
      reference = g_strdup_printf ("(%s)", mn_record_get_text (of, "name"));
    }
  for (guint i = 1; i < awards->len; i++)
    if (strcmp (year, ((MnAwardLine *)g_ptr_array_index (awards, i))->school_year) != 0)
      year = "";
  text = mn_print_words_fill (*year != '\0' ? "awards.title.year" : "awards.title", "year", year, NULL);
  title = mn_text_upper (text);
  below = mn_print_units_reference (view, reference);
  mn_list_content_set_title (content, title, below);
  return TRUE;
}

MnDocument *
mn_awards_document_new (MnRegister *reg, gint64 sponsor, gint64 scheme, GError **error)
{
  return mn_awards_document_new_by_units (reg, sponsor, scheme, NULL, error);
}

MnDocument *
mn_awards_document_new_by_units (MnRegister *reg, gint64 sponsor, gint64 scheme, const MnUnitView *view, GError **error)
{
  MnDb *db = mn_register_get_reader (reg);
  g_autoptr (MnListContent) content = mn_list_content_new ();
  g_autoptr (GPtrArray) awards
      = mn_sponsor_query_awards (db, sponsor, scheme, mn_register_get_working_date (reg), error);

  if (awards == NULL || !mn_office_head_apply (reg, content, TRUE, error)
      || !set_title (content, db, awards, sponsor, scheme, view, error))
    return NULL;
  mn_list_content_set_row_height (content, MN_LIST_ROWS_SIGNED);
  add_columns (content);
  add_rows (content, awards, view);
  return (MnDocument *)mn_list_document_new (content, NULL, NULL, error);
}
