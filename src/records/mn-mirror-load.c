/* mn-mirror-load.c: all rows of the mirror, out of the file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include <string.h>

#include "mn-mirror-private.h"

/* By way of the order's index the child table would be read in leaps, and each child's cards and household looked up:
 * four times as slow as each table read from its beginning to its end. So the rows are filled in the order of their ids
 * and put into the list's order at the end, where the cards join them. */
static const char order_sql[] = "SELECT id FROM child WHERE deleted_at IS NULL ORDER BY sort_key, id";
static const char households_sql[] = "SELECT id, poverty FROM household ORDER BY id";
/* The columns in the order of their numbers. */
static const char children_sql[]
    = "SELECT id, household, fold, father_name, mother_name, carer_name, unit, circumstances, support, sex, birth_date,"
      " schooling, residence_status FROM child WHERE deleted_at IS NULL ORDER BY id";
static const char cards_sql[] = "SELECT child, fold FROM insurance_card WHERE deleted_at IS NULL ORDER BY id";

const char *const mn_mirror_load_texts[] = { order_sql, households_sql, children_sql, cards_sql, NULL };

enum {
  READ_ID,
  READ_HOUSEHOLD,
  READ_FOLD,
  READ_PEOPLE,
  READ_COLUMNS = READ_PEOPLE + MN_MIRROR_PEOPLE,
};

#define NO_PLACE G_MAXUINT32

typedef struct {
  MnDb *db;
  MnMirrorData *data;
  MnMirrorReader reader;
  GArray *order;      /* of gint64: ids as the list has them */
  GArray *households; /* of gint64: ids, ascending */
  GArray *poverty;    /* of guint16: codes, as the households */

  /* Cards in the order of their reading, those of one child chained. */
  MnMirrorRuns card_heads;
  MnMirrorRuns card_numbers;
  GArray *next;  /* of guint32, by card */
  GArray *first; /* of guint32, by place of the child; NO_PLACE: none */
} Load;

static void
load_init (Load *load, MnDb *db)
{
  load->db = db;
  load->data = _mn_mirror_data_new ();
  _mn_mirror_reader_init (&load->reader, load->data);
  load->order = g_array_new (FALSE, FALSE, sizeof (gint64));
  load->households = g_array_new (FALSE, FALSE, sizeof (gint64));
  load->poverty = g_array_new (FALSE, FALSE, sizeof (guint16));
  _mn_mirror_runs_init (&load->card_heads, sizeof (guint64));
  _mn_mirror_runs_init (&load->card_numbers, sizeof (char));
  load->next = g_array_new (FALSE, FALSE, sizeof (guint32));
  load->first = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
load_clear (Load *load)
{
  _mn_mirror_data_free (load->data);
  _mn_mirror_reader_clear (&load->reader);
  g_array_unref (load->order);
  g_array_unref (load->households);
  g_array_unref (load->poverty);
  _mn_mirror_runs_clear (&load->card_heads);
  _mn_mirror_runs_clear (&load->card_numbers);
  g_array_unref (load->next);
  g_array_unref (load->first);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Load, load_clear)

/* Where @id stands among ascending ids. Where few are missing it is at its distance from the first or a little before,
 * so it is looked for from there. */
static guint32
find_place (const GArray *ids, gint64 id)
{
  const gint64 *list = (const gint64 *)(const void *)ids->data;
  guint32 low, high, step = 1;

  if (ids->len == 0 || id < list[0] || id > list[ids->len - 1])
    return NO_PLACE;
  high = (guint32)MIN (id - list[0], (gint64)ids->len - 1);
  if (list[high] == id)
    return high;
  low = high;
  while (list[low] > id)
    {
      high = low;
      low = low > step ? low - step : 0;
      step *= 2;
    }
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (list[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return list[low] == id ? low : NO_PLACE;
}

/* Reading -------------------------------------------------------------------------------------------------------- */

typedef void (*RowFunc) (Load *load, MnStatement *statement);

static gboolean
each_row (Load *load, const char *sql, RowFunc func, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (load->db, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (mn_statement_step (statement, &local))
    func (load, statement);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
read_order (Load *load, MnStatement *statement)
{
  gint64 id = mn_statement_get_int (statement, 0);

  g_array_append_val (load->order, id);
}

static void
read_household (Load *load, MnStatement *statement)
{
  gint64 id = mn_statement_get_int (statement, 0);
  guint16 code = _mn_mirror_value_number (load->data, MN_MIRROR_POVERTY, mn_statement_get_text (statement, 1));

  g_array_append_val (load->households, id);
  g_array_append_val (load->poverty, code);
}

static guint16
poverty_of (Load *load, gint64 household)
{
  guint32 place = find_place (load->households, household);

  return place != NO_PLACE ? g_array_index (load->poverty, guint16, place)
                           : _mn_mirror_value_number (load->data, MN_MIRROR_POVERTY, NULL);
}

static void
read_columns (Load *load, MnStatement *statement)
{
  MnMirrorData *data = load->data;
  MnMirrorCombination combination = { { 0 } };
  guint16 combined;

  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    {
      guint16 code = i == MN_MIRROR_POVERTY
                         ? poverty_of (load, mn_statement_get_int (statement, READ_HOUSEHOLD))
                         : _mn_mirror_value_number (data, (MnMirrorColumnId)i,
                                                    mn_statement_get_text (statement, READ_COLUMNS + (int)i));

      g_array_append_val (data->columns[i].codes, code);
      if (i != MN_MIRROR_UNIT && i != MN_MIRROR_BIRTH)
        combination.codes[i] = code;
    }
  combined = _mn_mirror_combination_number (data, &combination);
  g_array_append_val (data->combined, combined);
}

static void
read_child (Load *load, MnStatement *statement)
{
  MnMirrorData *data = load->data;
  MnMirrorReader *reader = &load->reader;
  gint64 id = mn_statement_get_int (statement, READ_ID);
  guint32 name;

  _mn_mirror_reader_begin (reader);
  _mn_mirror_reader_add_key (reader, mn_statement_get_text (statement, READ_FOLD), TRUE);
  name = _mn_mirror_reader_name (reader);
  g_array_append_val (data->ids, id);
  g_array_append_val (data->names, name);
  _mn_mirror_runs_append (&data->heads, reader->heads->data, reader->heads->len);
  _mn_mirror_runs_end_row (&data->heads);
  _mn_mirror_runs_append (&data->numbers, reader->numbers->str, (guint)reader->numbers->len);
  _mn_mirror_runs_end_row (&data->numbers);
  for (int i = 0; i < MN_MIRROR_PEOPLE; i++)
    {
      guint32 person = _mn_mirror_reader_person (reader, mn_statement_get_text (statement, READ_PEOPLE + i));
      g_array_append_val (data->people[i], person);
    }
  read_columns (load, statement);
}

static void
read_card (Load *load, MnStatement *statement)
{
  guint32 place = find_place (load->data->ids, mn_statement_get_int (statement, 0));
  guint32 card = load->next->len;
  guint32 *first;

  if (place == NO_PLACE)
    return;
  first = &g_array_index (load->first, guint32, place);
  _mn_mirror_reader_begin (&load->reader);
  _mn_mirror_reader_add_key (&load->reader, mn_statement_get_text (statement, 1), FALSE);
  _mn_mirror_runs_append (&load->card_heads, load->reader.heads->data, load->reader.heads->len);
  _mn_mirror_runs_end_row (&load->card_heads);
  _mn_mirror_runs_append (&load->card_numbers, load->reader.numbers->str, (guint)load->reader.numbers->len);
  _mn_mirror_runs_end_row (&load->card_numbers);
  g_array_append_val (load->next, *first);
  *first = card;
}

/* The list's order ----------------------------------------------------------------------------------------------- */

static GArray *
arrange_16 (GArray *taken, const guint32 *places)
{
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (guint16), taken->len);
  const guint16 *from = (const guint16 *)(const void *)taken->data;

  g_array_set_size (result, taken->len);
  for (guint row = 0; row < taken->len; row++)
    g_array_index (result, guint16, row) = from[places[row]];
  g_array_unref (taken);
  return result;
}

static GArray *
arrange_32 (GArray *taken, const guint32 *places)
{
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (guint32), taken->len);
  const guint32 *from = (const guint32 *)(const void *)taken->data;

  g_array_set_size (result, taken->len);
  for (guint row = 0; row < taken->len; row++)
    g_array_index (result, guint32, row) = from[places[row]];
  g_array_unref (taken);
  return result;
}

static void
append_row (MnMirrorRuns *runs, const MnMirrorRuns *other, guint32 row)
{
  guint32 start = g_array_index (other->starts, guint32, row);
  guint32 end = g_array_index (other->starts, guint32, row + 1);

  _mn_mirror_runs_append (runs, other->items->data + (gsize)start * g_array_get_element_size (other->items),
                          end - start);
}

/* With those of the cards; @end (NULL: none) is what a row ends with. */
static void
arrange_runs (MnMirrorRuns *runs, const MnMirrorRuns *cards, const Load *load, const guint32 *places, const char *end)
{
  MnMirrorRuns result;
  guint n = load->order->len;

  _mn_mirror_runs_init (&result, g_array_get_element_size (runs->items));
  _mn_mirror_runs_reserve (&result, n, runs->items->len + cards->items->len + (end != NULL ? n : 0));
  for (guint row = 0; row < n; row++)
    {
      append_row (&result, runs, places[row]);
      for (guint32 card = g_array_index (load->first, guint32, places[row]); card != NO_PLACE;
           card = g_array_index (load->next, guint32, card))
        append_row (&result, cards, card);
      if (end != NULL)
        _mn_mirror_runs_append (&result, end, 1);
      _mn_mirror_runs_end_row (&result);
    }
  _mn_mirror_runs_clear (runs);
  *runs = result;
}

static void
arrange (Load *load)
{
  MnMirrorData *data = load->data;
  g_autofree guint32 *places = g_new (guint32, load->order->len + 1);

  for (guint row = 0; row < load->order->len; row++)
    places[row] = find_place (data->ids, g_array_index (load->order, gint64, row));
  arrange_runs (&data->heads, &load->card_heads, load, places, NULL);
  arrange_runs (&data->numbers, &load->card_numbers, load, places, "\n");
  data->names = arrange_32 (data->names, places);
  for (guint i = 0; i < MN_MIRROR_PEOPLE; i++)
    data->people[i] = arrange_32 (data->people[i], places);
  data->combined = arrange_16 (data->combined, places);
  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    data->columns[i].codes = arrange_16 (data->columns[i].codes, places);
  g_array_unref (data->ids);
  data->ids = g_array_ref (load->order);
}

/* One read transaction, so that order, rows and cards are of one moment. */
MnMirrorData *
_mn_mirror_data_load (MnDb *db, GError **error)
{
  g_auto (Load) load = { NULL };
  const guint32 none = NO_PLACE;

  load_init (&load, db);
  if (!mn_db_exec (db, "BEGIN", error) || !each_row (&load, order_sql, read_order, error)
      || !each_row (&load, households_sql, read_household, error) || !each_row (&load, children_sql, read_child, error))
    return NULL;
  for (guint i = 0; i < load.order->len; i++)
    g_array_append_val (load.first, none);
  if (!each_row (&load, cards_sql, read_card, error) || !mn_db_exec (db, "COMMIT", error))
    return NULL;
  arrange (&load);
  return g_steal_pointer (&load.data);
}
