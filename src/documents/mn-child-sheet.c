/* mn-child-sheet.c: what is known of one child, on one page (phiếu thông tin trẻ em)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-child-sheet.h"

#include <string.h>

#include "mn-child-query.h"
#include "mn-child-sheet-pages.h"
#include "mn-print-words.h"

/* So that it stays one page. */
#define MAX_CIRCUMSTANCES 6
#define MAX_SUPPORT 5
#define MAX_SUMS 5

typedef struct {
  MnChildSheetPages *pages; /* borrowed */
  MnDb *db;
  MnRecord *child, *household; /* household may be NULL */
  MnChildHead *head;
  GPtrArray *events, *support, *sums;
  MnDate on;
  gboolean revealed;
} Sheet;

char *
mn_child_sheet_span (MnDate from, MnDate to)
{
  g_autofree char *first = mn_date_compare (from, MN_DATE_ALWAYS) != 0 ? mn_date_format (from) : g_strdup ("");
  g_autofree char *last = mn_date_format (to);

  if (*first != '\0' && *last != '\0')
    return g_strdup_printf ("%s – %s", first, last);
  if (*last != '\0')
    return mn_print_words_fill ("child-sheet.until", "date", last, NULL);
  return *first != '\0' ? mn_print_words_fill ("child-sheet.since", "date", first, NULL) : g_strdup ("");
}

char *
mn_child_sheet_name (const char *full_name)
{
  if (strcmp (full_name, "Trai") == 0 || strcmp (full_name, "Gái") == 0)
    return mn_print_words_fill ("child-sheet.unnamed", "name", full_name, NULL);
  return g_strdup (full_name);
}

static gboolean
fact (Sheet *sheet, const char *key, const char *value, const char *key2, const char *value2, GError **error)
{
  return mn_child_sheet_pages_fact (sheet->pages, mn_print_words (key), value,
                                    key2 != NULL ? mn_print_words (key2) : NULL, value2, error);
}

static gboolean
heading (Sheet *sheet, const char *key, GError **error)
{
  return mn_child_sheet_pages_heading (sheet->pages, mn_print_words (key), error);
}

/* Person ----------------------------------------------------------------------------------------- */

/* "Đã đăng ký ngày 12/03/2016, số 15/2016" */
static char *
birth_registration (const MnRecord *child)
{
  g_autofree char *registered = mn_record_is_set (child, "birth_registered")
                                    ? g_strdup_printf ("%d", (int)mn_record_get_integer (child, "birth_registered"))
                                    : NULL;
  g_autofree char *day = mn_date_format (mn_record_get_date (child, "birth_registered_on"));
  const char *certificate = mn_record_get_text (child, "birth_certificate");
  const char *word = mn_print_words_choice ("child-sheet.birth-registered", registered);
  g_autoptr (GString) text = g_string_new (word);

  if (*day != '\0')
    {
      g_autofree char *on = mn_print_words_fill ("child-sheet.birth-registered-on", "date", day, NULL);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", on);
    }
  if (certificate != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", certificate);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Nguyễn Minh Việt, làm ruộng" */
static char *
head_text (Sheet *sheet)
{
  const char *job = sheet->household != NULL ? mn_record_get_text (sheet->household, "head_job") : NULL;

  return job != NULL && *sheet->head->head != '\0' ? g_strdup_printf ("%s, %s", sheet->head->head, job)
                                                   : g_strdup (sheet->head->head);
}

static gboolean
add_person (Sheet *sheet, GError **error)
{
  g_autofree char *name = mn_child_sheet_name (sheet->head->name);
  g_autofree char *upper = mn_text_upper (name);
  g_autofree char *born = mn_date_format (sheet->head->birth), *died = mn_date_format (sheet->head->died);
  const char *sex = mn_print_words_choice ("sex", sheet->head->sex);
  const char *id = mn_record_get_text (sheet->child, "personal_id");
  g_autofree char *birth = birth_registration (sheet->child);

  return heading (sheet, "child-sheet.person", error)
         && fact (sheet, "child-sheet.name", upper, "child-sheet.code", mn_record_get_text (sheet->child, "code"),
                  error)
         && fact (sheet, "child-sheet.born", born, "child-sheet.sex", sex, error)
         && fact (sheet, "child-sheet.personal-id", id, "child-sheet.ethnic", sheet->head->ethnic_group, error)
         && fact (sheet, "child-sheet.birth-registered", birth, "child-sheet.nationality",
                  mn_record_get_text (sheet->child, "nationality"), error)
         && fact (sheet, "child-sheet.place", sheet->head->place, "child-sheet.status",
                  mn_print_words_choice ("residence", sheet->head->residence_status), error)
         && (*died == '\0' || fact (sheet, "child-sheet.died", died, NULL, NULL, error));
}

/* "Trần Thị Lành (bà nội), 1951, làm ruộng, ĐT 0912 345 678" */
static char *
person_text (Sheet *sheet, const char *who)
{
  g_autofree char *name_field = g_strconcat (who, "_name", NULL), *born_field = g_strconcat (who, "_born", NULL);
  g_autofree char *job_field = g_strconcat (who, "_job", NULL), *phone_field = g_strconcat (who, "_phone", NULL);
  const char *name = mn_record_get_text (sheet->child, name_field);
  const char *job = mn_record_get_text (sheet->child, job_field);
  const char *phone = mn_record_get_text (sheet->child, phone_field);
  const char *relation = strcmp (who, "carer") == 0 ? mn_record_get_text (sheet->child, "carer_relation") : NULL;
  MnDate born = mn_record_get_date (sheet->child, born_field);
  g_autoptr (GString) text = g_string_new (name);

  if (name == NULL)
    return g_strdup ("");
  if (relation != NULL)
    g_string_append_printf (text, " (%s)", relation);
  if (mn_date_is_set (born))
    g_string_append_printf (text, ", %d", born.year);
  if (job != NULL)
    g_string_append_printf (text, ", %s", job);
  if (phone != NULL)
    {
      g_autofree char *number = mn_print_words_fill ("child-sheet.phone", "number", phone, NULL);

      g_string_append_printf (text, ", %s", number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
add_family (Sheet *sheet, GError **error)
{
  g_autofree char *father = person_text (sheet, "father"), *mother = person_text (sheet, "mother");
  g_autofree char *carer = person_text (sheet, "carer"), *head = head_text (sheet);
  const char *code = sheet->household != NULL ? mn_record_get_text (sheet->household, "code") : NULL;
  const char *lives_with = mn_print_words_choice ("lives-with", mn_record_get_text (sheet->child, "lives_with"));

  return heading (sheet, "child-sheet.family", error)
         && fact (sheet, "child-sheet.head", head, "child-sheet.household", code, error)
         && fact (sheet, "child-sheet.relation", mn_record_get_text (sheet->child, "relation_to_head"),
                  "child-sheet.poverty", mn_print_words_choice ("poverty", sheet->head->poverty), error)
         && fact (sheet, "child-sheet.father", father, NULL, NULL, error)
         && fact (sheet, "child-sheet.mother", mother, NULL, NULL, error)
         && (*carer == '\0' || fact (sheet, "child-sheet.carer", carer, NULL, NULL, error))
         && fact (sheet, "child-sheet.lives-with", lives_with, NULL, NULL, error)
         && (*sheet->head->siblings == '\0'
             || fact (sheet, "child-sheet.siblings", sheet->head->siblings, NULL, NULL, error));
}

static gboolean
add_school (Sheet *sheet, GError **error)
{
  const MnChildHead *head = sheet->head;
  g_autofree char *class = *head->school_class != '\0'
                               ? mn_print_words_fill ("child-sheet.class", "class", head->school_class, NULL)
                               : g_strdup ("");
  const char *status = mn_print_words_choice ("schooling", mn_record_get_text (sheet->child, "schooling"));
  const char *parts[] = { status, class, head->school };
  g_autoptr (GString) school = g_string_new (NULL);
  g_autofree char *until = mn_date_format (head->card_until);
  g_autofree char *card = !head->has_card  ? g_strdup (mn_print_words ("child-sheet.card-none"))
                          : *until != '\0' ? mn_print_words_fill ("child-sheet.card-until", "date", until, NULL)
                                           : g_strdup (mn_print_words ("child-sheet.card-open"));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (school, "%s%s", school->len > 0 ? ", " : "", parts[i]);
  return heading (sheet, "child-sheet.school-title", error)
         && fact (sheet, "child-sheet.school", school->str, NULL, NULL, error)
         && fact (sheet, "child-sheet.card", card, NULL, NULL, error);
}

/* Tables ----------------------------------------------------------------------------------------- */

static gboolean
add_nothing (Sheet *sheet, GError **error)
{
  return mn_child_sheet_pages_text (sheet->pages, &MN_TEXT_ITALIC (11), mn_print_words ("child-sheet.none"), error);
}

static gboolean
add_more (Sheet *sheet, guint n, GError **error)
{
  g_autofree char *count = mn_number_format_official (n);
  g_autofree char *text = mn_print_words_fill ("child-sheet.more", "count", count, NULL);

  return n == 0 || mn_child_sheet_pages_text (sheet->pages, &MN_TEXT_ITALIC (10), text, error);
}

/* Those in force first, then the newest: the page holds only so many. */
static gboolean
add_circumstances (Sheet *sheet, GError **error)
{
  const MnChildSheetColumn columns[] = { { mn_print_words ("child-sheet.circumstance"), 0.42, MN_TEXT_ALIGN_LEFT },
                                         { mn_print_words ("child-sheet.span"), 0.28, MN_TEXT_ALIGN_CENTER },
                                         { mn_print_words ("child-sheet.detail"), 0.30, MN_TEXT_ALIGN_LEFT } };
  guint n = 0;

  if (!heading (sheet, "child-sheet.circumstances", error))
    return FALSE;
  if (sheet->events->len == 0)
    return add_nothing (sheet, error);
  if (!mn_child_sheet_pages_table (sheet->pages, columns, G_N_ELEMENTS (columns), error))
    return FALSE;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sheet->events->len && n < MAX_CIRCUMSTANCES; i++)
      {
        const MnChildEvent *event = g_ptr_array_index (sheet->events, i);
        gboolean hidden = event->sensitive && !sheet->revealed;
        g_autofree char *span = mn_child_sheet_span (event->from, event->to);
        const char *title = strcmp (event->entity, "poverty") == 0 ? mn_print_words_choice ("poverty", event->title)
                            : hidden                               ? mn_print_words ("child-sheet.secret")
                                                                   : event->title;
        const char *cells[] = { title, span, hidden ? "" : event->detail };

        if (event->in_force == (pass == 0))
          {
            if (!mn_child_sheet_pages_row (sheet->pages, cells, error))
              return FALSE;
            n++;
          }
      }
  return add_more (sheet, sheet->events->len - n, error);
}

static gboolean
add_support (Sheet *sheet, GError **error)
{
  const MnChildSheetColumn columns[] = { { mn_print_words ("child-sheet.kind"), 0.48, MN_TEXT_ALIGN_LEFT },
                                         { mn_print_words ("child-sheet.amount"), 0.24, MN_TEXT_ALIGN_RIGHT },
                                         { mn_print_words ("child-sheet.span"), 0.28, MN_TEXT_ALIGN_CENTER } };
  guint n = MIN (sheet->support->len, MAX_SUPPORT);

  if (!heading (sheet, "child-sheet.support", error))
    return FALSE;
  if (n == 0)
    return add_nothing (sheet, error);
  if (!mn_child_sheet_pages_table (sheet->pages, columns, G_N_ELEMENTS (columns), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const MnChildSupport *row = g_ptr_array_index (sheet->support, i);
      g_autofree char *money = mn_money_format (row->amount), *span = mn_child_sheet_span (row->from, row->to);
      g_autofree char *key = g_strconcat ("child-sheet.per.", row->period, NULL);
      g_autofree char *amount = row->has_amount ? mn_print_words_fill (key, "amount", money, NULL) : g_strdup ("");
      /* The category of an assistance names what the law keeps secret. */
      const char *cells[]
          = { strcmp (row->entity, "assistance") == 0 ? mn_print_words ("child-sheet.assistance") : row->title, amount,
              span };

      if (!mn_child_sheet_pages_row (sheet->pages, cells, error))
        return FALSE;
    }
  return add_more (sheet, sheet->support->len - n, error);
}

static gboolean
add_received (Sheet *sheet, GError **error)
{
  const MnChildSheetColumn columns[] = { { mn_print_words ("child-sheet.year"), 0.14, MN_TEXT_ALIGN_CENTER },
                                         { mn_print_words ("child-sheet.source"), 0.44, MN_TEXT_ALIGN_LEFT },
                                         { mn_print_words ("child-sheet.times"), 0.16, MN_TEXT_ALIGN_CENTER },
                                         { mn_print_words ("child-sheet.sum"), 0.26, MN_TEXT_ALIGN_RIGHT } };
  guint n = MIN (sheet->sums->len, MAX_SUMS);

  if (!heading (sheet, "child-sheet.received", error))
    return FALSE;
  if (n == 0)
    return add_nothing (sheet, error);
  if (!mn_child_sheet_pages_table (sheet->pages, columns, G_N_ELEMENTS (columns), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const MnChildSum *sum = g_ptr_array_index (sheet->sums, i);
      g_autofree char *year = sum->year != 0 ? g_strdup_printf ("%d", sum->year) : g_strdup ("–");
      g_autofree char *count = mn_number_format_official (sum->count);
      g_autofree char *amount = sum->amount > 0 ? mn_money_format (sum->amount) : g_strdup ("");
      const char *cells[] = { year, mn_print_words_choice ("source", sum->source), count, amount };

      if (!mn_child_sheet_pages_row (sheet->pages, cells, error))
        return FALSE;
    }
  return add_more (sheet, sheet->sums->len - n, error);
}

static gboolean
add_all (Sheet *sheet, GError **error)
{
  const char *note = mn_record_get_text (sheet->child, "note");

  return add_person (sheet, error) && add_family (sheet, error) && add_school (sheet, error)
         && add_circumstances (sheet, error) && add_support (sheet, error) && add_received (sheet, error)
         && (note == NULL || fact (sheet, "child-sheet.note", note, NULL, NULL, error))
         && mn_child_sheet_pages_finish (sheet->pages, error);
}

static gboolean
read_all (Sheet *sheet, gint64 child, GError **error)
{
  sheet->child = mn_record_load (sheet->db, mn_entity_find ("child"), child, error);
  sheet->head = sheet->child != NULL ? mn_child_query_head (sheet->db, child, sheet->on, error) : NULL;
  if (sheet->head == NULL)
    return FALSE;
  if (sheet->head->household != 0)
    {
      sheet->household = mn_record_load (sheet->db, mn_entity_find ("household"), sheet->head->household, error);
      if (sheet->household == NULL)
        return FALSE;
    }
  sheet->events = mn_child_query_events (sheet->db, child, sheet->on, error);
  sheet->support = sheet->events != NULL ? mn_child_query_support (sheet->db, child, sheet->on, error) : NULL;
  sheet->sums = sheet->support != NULL ? mn_child_query_sums (sheet->db, child, error) : NULL;
  return sheet->sums != NULL;
}

MnDocument *
mn_child_sheet_document_new (MnRegister *reg, gint64 child, gboolean revealed, GError **error)
{
  Sheet sheet = { .db = mn_register_get_reader (reg), .on = mn_register_get_working_date (reg), .revealed = revealed };
  g_autofree char *date = mn_date_format (sheet.on);
  g_autofree char *reference = mn_print_words_fill ("child-sheet.reference", "date", date, NULL);
  g_autoptr (MnChildSheetPages) pages = NULL;
  gboolean done = read_all (&sheet, child, error);

  if (done)
    {
      pages = mn_child_sheet_pages_new (reg, mn_print_words ("child-sheet.secrecy"),
                                        mn_print_words ("child-sheet.title"), reference, error);
      sheet.pages = pages;
      done = pages != NULL && add_all (&sheet, error);
    }
  g_clear_object (&sheet.child);
  g_clear_object (&sheet.household);
  g_clear_pointer (&sheet.head, mn_child_head_free);
  g_clear_pointer (&sheet.events, g_ptr_array_unref);
  g_clear_pointer (&sheet.support, g_ptr_array_unref);
  g_clear_pointer (&sheet.sums, g_ptr_array_unref);
  return done ? (MnDocument *)g_steal_pointer (&pages) : NULL;
}
