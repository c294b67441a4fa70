/* mn-household-sheet.c: a household's page of the booklet that follows its children (sổ theo dõi trẻ em trong gia đình)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-household-sheet.h"

#include <string.h>

#include "mn-child-event.h"
#include "mn-child-query.h"
#include "mn-child-sheet-pages.h"
#include "mn-child-sheet.h"
#include "mn-print-words.h"
#include "mn-query.h"

#define MAX_LOG 24
/* Lines to go on by hand. */
#define N_BLANK 4

/* What happened on a day, to whom. */
typedef struct {
  MnDate on;
  guint number; /* in the order of entry, for those of one day */
  char *what;
  char *who;
} Line;

typedef struct {
  MnChildSheetPages *pages; /* borrowed */
  MnDb *db;
  MnDate on;
  MnRecord *household; /* borrowed */
  GPtrArray *log;      /* of Line */
} Sheet;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->what);
  g_free (line->who);
  g_free (line);
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const Line *const *one = a, *const *other = b;

  int order = mn_date_compare ((*other)->on, (*one)->on);

  return order != 0 ? order : ((*other)->number > (*one)->number) - ((*other)->number < (*one)->number);
}

/* What is not known since when, and what is still to come, is no line of the log. */
static void
log_line (Sheet *sheet, MnDate on, char *what_taken, const char *who)
{
  Line *line;

  if (!mn_date_is_set (on) || mn_date_compare (on, MN_DATE_ALWAYS) == 0
      || mn_date_first_day (on) > mn_date_last_day (sheet->on))
    {
      g_free (what_taken);
      return;
    }
  line = g_new0 (Line, 1);
  line->on = on;
  line->number = sheet->log->len;
  line->what = what_taken;
  line->who = g_strdup (who);
  g_ptr_array_add (sheet->log, line);
}

static GPtrArray *
rows_of (Sheet *sheet, const char *name, const char *field, gint64 id, GError **error)
{
  const MnEntity *entity = mn_entity_find (name);
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_auto (MnValue) value = MN_VALUE_INIT;
  g_autoptr (GArray) keys = NULL;

  mn_value_set_integer (&value, id);
  mn_query_add_filter (query, (guint)mn_entity_field (entity, field), &value);
  mn_query_set_sort (query, strcmp (name, "child") == 0 ? "birth_date" : "valid_from", FALSE);
  keys = mn_query_keys (query, sheet->db, error);
  return keys != NULL ? mn_query_fetch (entity, sheet->db, (gint64 *)(gpointer)keys->data, keys->len, error) : NULL;
}

static const char *
text_of (const MnRowData *data, const char *entity, const char *field)
{
  return mn_value_get_text (&data->values[mn_entity_field (mn_entity_find (entity), field)]);
}

static MnDate
date_of (const MnRowData *data, const char *entity, const char *field)
{
  MnDate date = MN_DATE_NONE;

  mn_date_parse_iso (text_of (data, entity, field), &date, NULL);
  return date;
}

/* Log -------------------------------------------------------------------------------------------- */

static gboolean
log_moves (Sheet *sheet, gint64 child, const char *who, MnDate birth, GError **error)
{
  const MnEntity *entity = mn_entity_find ("residence");
  g_autoptr (GPtrArray) rows = rows_of (sheet, "residence", "child", child, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const MnRowData *data = g_ptr_array_index (rows, i);
      g_autofree char *unit = NULL, *village = NULL, *place = NULL, *key = NULL;
      const char *status;
      MnDate from;

      if (data == NULL)
        continue;
      from = date_of (data, "residence", "valid_from");
      if (mn_date_compare (from, birth) == 0)
        continue; /* the birth says it */
      unit = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, "unit"));
      village = mn_row_data_display (data, entity, (guint)mn_entity_field (entity, "village"));
      status = text_of (data, "residence", "status");
      if (strcmp (status, "moved_away") == 0)
        place = mn_child_event_destination (text_of (data, "residence", "note"));
      if (place != NULL)
        status = "moved_to";
      else
        place = *village != '\0' ? g_strdup_printf ("%s, %s", village, unit) : g_strdup (unit);
      key = g_strconcat ("household-sheet.change.", status, NULL);
      log_line (sheet, from, mn_print_words_fill (key, "place", place, NULL), who);
    }
  return rows != NULL;
}

static gboolean
log_circumstances (Sheet *sheet, gint64 child, const char *who, GError **error)
{
  g_autoptr (GPtrArray) events = mn_child_query_events (sheet->db, child, sheet->on, error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const MnChildEvent *event = g_ptr_array_index (events, i);
      const char *what = event->sensitive ? mn_print_words ("child-sheet.secret") : event->title;

      if (strcmp (event->entity, "poverty") == 0)
        continue; /* of the household, told once */
      log_line (sheet, event->from, mn_print_words_fill ("household-sheet.change.begins", "what", what, NULL), who);
      log_line (sheet, event->to, mn_print_words_fill ("household-sheet.change.ends", "what", what, NULL), who);
    }
  return events != NULL;
}

static gboolean
log_poverty (Sheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) rows = rows_of (sheet, "poverty", "household", mn_record_get_id (sheet->household), error);
  const char *whole = mn_print_words ("household-sheet.whole");

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const MnRowData *data = g_ptr_array_index (rows, i);
      const char *what;

      if (data == NULL)
        continue;
      what = mn_print_words_choice ("poverty", text_of (data, "poverty", "class"));
      log_line (sheet, date_of (data, "poverty", "valid_from"),
                mn_print_words_fill ("household-sheet.change.begins", "what", what, NULL), whole);
      log_line (sheet, date_of (data, "poverty", "valid_to"),
                mn_print_words_fill ("household-sheet.change.ends", "what", what, NULL), whole);
    }
  return rows != NULL;
}

static gboolean
add_log (Sheet *sheet, GError **error)
{
  const MnChildSheetColumn columns[] = { { mn_print_words ("household-sheet.date"), 0.16, MN_TEXT_ALIGN_CENTER },
                                         { mn_print_words ("household-sheet.change"), 0.50, MN_TEXT_ALIGN_LEFT },
                                         { mn_print_words ("household-sheet.who"), 0.34, MN_TEXT_ALIGN_LEFT } };
  static const char *const blank[] = { NULL, NULL, NULL };

  if (!mn_child_sheet_pages_heading (sheet->pages, mn_print_words ("household-sheet.log"), error)
      || !mn_child_sheet_pages_table (sheet->pages, columns, G_N_ELEMENTS (columns), error))
    return FALSE;
  g_ptr_array_sort (sheet->log, newest_first);
  /* The newest, in the order in which they happened: one goes on below them. */
  for (guint i = MIN (sheet->log->len, MAX_LOG); i-- > 0;)
    {
      const Line *line = g_ptr_array_index (sheet->log, i);
      g_autofree char *day = mn_date_format (line->on);
      const char *cells[] = { day, line->what, line->who };

      if (!mn_child_sheet_pages_row (sheet->pages, cells, error))
        return FALSE;
    }
  for (guint i = 0; i < N_BLANK; i++)
    if (!mn_child_sheet_pages_row (sheet->pages, blank, error))
      return FALSE;
  return TRUE;
}

/* Children --------------------------------------------------------------------------------------- */

static gboolean
add_child (Sheet *sheet, const MnRowData *data, guint number, GError **error)
{
  g_autoptr (MnChildHead) head = mn_child_query_head (sheet->db, data->id, sheet->on, error);
  g_autofree char *ordinal = g_strdup_printf ("%u", number);
  g_autofree char *born = NULL, *until = NULL, *card = NULL, *school = NULL, *name = NULL, *class = NULL;
  const char *registered
      = mn_value_is_null (&data->values[mn_entity_field (mn_entity_find ("child"), "birth_registered")])
            ? ""
            : "household-sheet.yes";

  if (head == NULL)
    return FALSE;
  if (*registered != '\0'
      && mn_value_get_integer (&data->values[mn_entity_field (mn_entity_find ("child"), "birth_registered")]) == 0)
    registered = "";
  name = mn_child_sheet_name (head->name);
  born = mn_date_format (head->birth);
  until = mn_date_format (head->card_until);
  card = !head->has_card  ? g_strdup ("")
         : *until != '\0' ? mn_print_words_fill ("household-sheet.until", "date", until, NULL)
                          : g_strdup (mn_print_words ("household-sheet.yes"));
  class = *head->school_class != '\0' ? mn_print_words_fill ("child-sheet.class", "class", head->school_class, NULL)
                                      : g_strdup ("");
  school = g_strdup_printf ("%s%s%s", class, *class != '\0' && *head->school != '\0' ? ", " : "", head->school);
  {
    const char *cells[] = { ordinal,
                            name,
                            born,
                            mn_print_words_choice ("sex", head->sex),
                            text_of (data, "child", "relation_to_head"),
                            *registered != '\0' ? mn_print_words (registered) : "",
                            school,
                            card };

    if (!mn_child_sheet_pages_row (sheet->pages, cells, error))
      return FALSE;
  }
  log_line (sheet, head->birth, g_strdup (mn_print_words ("household-sheet.change.born")), name);
  return log_moves (sheet, data->id, name, head->birth, error) && log_circumstances (sheet, data->id, name, error);
}

static gboolean
add_children (Sheet *sheet, GError **error)
{
  const MnChildSheetColumn columns[] = { { mn_print_words ("list.ordinal"), 0.06, MN_TEXT_ALIGN_CENTER },
                                         { mn_print_words ("child-sheet.name"), 0.23, MN_TEXT_ALIGN_LEFT },
                                         { mn_print_words ("child-sheet.born"), 0.13, MN_TEXT_ALIGN_CENTER },
                                         { mn_print_words ("beneficiaries.sex"), 0.07, MN_TEXT_ALIGN_CENTER },
                                         { mn_print_words ("child-sheet.relation"), 0.12, MN_TEXT_ALIGN_LEFT },
                                         { mn_print_words ("household-sheet.birth"), 0.07, MN_TEXT_ALIGN_CENTER },
                                         { mn_print_words ("child-sheet.school"), 0.18, MN_TEXT_ALIGN_LEFT },
                                         { mn_print_words ("household-sheet.card"), 0.14, MN_TEXT_ALIGN_LEFT } };
  g_autoptr (GPtrArray) rows = rows_of (sheet, "child", "household", mn_record_get_id (sheet->household), error);
  guint n = 0;

  if (rows == NULL || !mn_child_sheet_pages_heading (sheet->pages, mn_print_words ("household-sheet.children"), error)
      || !mn_child_sheet_pages_table (sheet->pages, columns, G_N_ELEMENTS (columns), error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (g_ptr_array_index (rows, i) != NULL && !add_child (sheet, g_ptr_array_index (rows, i), ++n, error))
      return FALSE;
  return n > 0
         || mn_child_sheet_pages_text (sheet->pages, &MN_TEXT_ITALIC (11), mn_print_words ("child-sheet.none"), error);
}

static gboolean
add_household (Sheet *sheet, GError **error)
{
  const MnRecord *record = sheet->household;
  MnDate born = mn_record_get_date (record, "head_born");
  g_autofree char *year = mn_date_is_set (born) ? g_strdup_printf ("%d", born.year) : g_strdup ("");
  const MnEntity *entity = mn_record_get_entity (record);
  g_autofree char *unit = mn_record_display (record, (guint)mn_entity_field (entity, "unit"), sheet->db);
  g_autofree char *village = mn_record_display (record, (guint)mn_entity_field (entity, "village"), sheet->db);
  const char *address = mn_record_get_text (record, "address");
  g_autofree char *place = g_strconcat (address != NULL ? address : "", address != NULL ? ", " : "", village,
                                        *village != '\0' ? ", " : "", unit, NULL);

  return mn_child_sheet_pages_heading (sheet->pages, mn_print_words ("household-sheet.household"), error)
         && mn_child_sheet_pages_fact (sheet->pages, mn_print_words ("child-sheet.head"),
                                       mn_record_get_text (record, "head_name"),
                                       mn_print_words ("household-sheet.born"), year, error)
         && (mn_record_get_text (record, "head_job") == NULL
             || mn_child_sheet_pages_fact (sheet->pages, mn_print_words ("household-sheet.job"),
                                           mn_record_get_text (record, "head_job"), NULL, NULL, error))
         && mn_child_sheet_pages_fact (sheet->pages, mn_print_words ("household-sheet.address"), place, NULL, NULL,
                                       error)
         && mn_child_sheet_pages_fact (sheet->pages, mn_print_words ("child-sheet.poverty"),
                                       mn_print_words_choice ("poverty", mn_record_get_text (record, "poverty")),
                                       mn_print_words ("household-sheet.phone"), mn_record_get_text (record, "phone"),
                                       error);
}

MnDocument *
mn_household_sheet_document_new (MnRegister *reg, gint64 household, GError **error)
{
  MnDb *db = mn_register_get_reader (reg);
  g_autoptr (MnRecord) record = mn_record_load (db, mn_entity_find ("household"), household, error);
  g_autoptr (GPtrArray) log = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (MnChildSheetPages) pages = NULL;
  g_autofree char *date = NULL, *reference = NULL;
  Sheet sheet = { .db = db, .on = mn_register_get_working_date (reg), .household = record, .log = log };

  if (record == NULL)
    return NULL;
  date = mn_date_format (sheet.on);
  reference = mn_print_words_fill ("household-sheet.reference", "code", mn_record_get_text (record, "code"), "date",
                                   date, NULL);
  pages = mn_child_sheet_pages_new (reg, mn_print_words ("household-sheet.secrecy"),
                                    mn_print_words ("household-sheet.title"), reference, error);
  sheet.pages = pages;
  if (pages == NULL || !add_household (&sheet, error) || !add_children (&sheet, error) || !log_poverty (&sheet, error)
      || !add_log (&sheet, error) || !mn_child_sheet_pages_finish (pages, error))
    return NULL;
  return (MnDocument *)g_steal_pointer (&pages);
}
