/* mn-mirror-load.c: the rows of the mirror, out of the file
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include <string.h>

#include "mn-mirror-private.h"

enum {
  READ_ID,
  READ_FOLD,
  READ_CARDS,
  READ_PEOPLE,
  READ_COLUMNS = READ_PEOPLE + MN_MIRROR_PEOPLE,
};

/* Cards are keyed for search like everything else: " te145…". */
#define ROW                                                                                                            \
  "SELECT c.id, c.fold, (SELECT group_concat(k.fold, '') FROM insurance_card AS k WHERE k.child = c.id AND "           \
  "k.deleted_at IS NULL), c.father_name, c.mother_name, c.carer_name, c.unit, c.circumstances, c.support, c.sex, "     \
  "c.birth_date, c.schooling, c.residence_status, h.poverty FROM child AS c LEFT JOIN household AS h "                 \
  "ON h.id = c.household WHERE c.deleted_at IS NULL"

static const char all_sql[] = ROW " ORDER BY c.sort_key, c.id";
static const char one_sql[] = ROW " AND c.id = ?1";
/* Whether the first stands before the second. */
static const char before_sql[] = "SELECT (a.sort_key, a.id) < (b.sort_key, b.id) FROM child AS a, child AS b"
                                 " WHERE a.id = ?1 AND b.id = ?2";

const char *const mn_mirror_texts[] = { all_sql, one_sql, before_sql, NULL };

static const char *const column_fields[MN_N_MIRROR_COLUMNS] = {
  "unit", "circumstances", "support", "sex", "birth_date", "schooling", "residence_status", NULL,
};

int
_mn_mirror_column_of (const MnEntity *entity, guint field)
{
  for (int i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    if (g_strcmp0 (column_fields[i], entity->fields[field].name) == 0)
      return i;
  return -1;
}

static void
column_init (MnMirrorColumn *column)
{
  column->codes = g_array_new (FALSE, FALSE, sizeof (guint16));
  column->values = g_ptr_array_new_with_free_func (g_free);
  column->days = g_array_new (FALSE, FALSE, sizeof (gint32));
  column->numbers = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
column_clear (MnMirrorColumn *column)
{
  g_array_unref (column->codes);
  g_array_unref (column->days);
  g_hash_table_unref (column->numbers);
  g_ptr_array_unref (column->values);
}

static guint
combination_hash (gconstpointer key)
{
  const MnMirrorCombination *combination = key;
  guint hash = 5381;

  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    hash = hash * 33 + combination->codes[i];
  return hash;
}

static gboolean
combination_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (MnMirrorCombination)) == 0;
}

static void
forget_totals (MnMirrorData *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (data->totals); i++)
    g_clear_pointer (&data->totals[i], g_free);
}

static MnMirrorData *
data_new (void)
{
  MnMirrorData *data = g_new0 (MnMirrorData, 1);

  data->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  data->words = _mn_mirror_words_new ();
  _mn_mirror_phrases_init (&data->own);
  _mn_mirror_phrases_init (&data->others);
  data->names = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < MN_MIRROR_PEOPLE; i++)
    data->people[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  _mn_mirror_runs_init (&data->heads, sizeof (guint64));
  _mn_mirror_runs_init (&data->numbers, sizeof (char));
  data->combined = g_array_new (FALSE, FALSE, sizeof (guint16));
  data->combinations = g_array_new (FALSE, FALSE, sizeof (MnMirrorCombination));
  data->combination_numbers = g_hash_table_new_full (combination_hash, combination_equal, g_free, NULL);
  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    column_init (&data->columns[i]);
  return data;
}

void
_mn_mirror_data_free (MnMirrorData *data)
{
  if (data == NULL)
    return;
  g_array_unref (data->ids);
  _mn_mirror_words_free (data->words);
  _mn_mirror_phrases_clear (&data->own);
  _mn_mirror_phrases_clear (&data->others);
  g_array_unref (data->names);
  for (guint i = 0; i < MN_MIRROR_PEOPLE; i++)
    g_array_unref (data->people[i]);
  _mn_mirror_runs_clear (&data->heads);
  _mn_mirror_runs_clear (&data->numbers);
  g_array_unref (data->combined);
  g_array_unref (data->combinations);
  g_hash_table_unref (data->combination_numbers);
  forget_totals (data);
  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    column_clear (&data->columns[i]);
  g_free (data);
}

/* One row ------------------------------------------------------------------------------------------------------- */

/* Filled again for every row. */
typedef struct {
  MnMirrorData *data;
  GArray *words;
  GArray *heads;
  GString *numbers;
  GString *folded;
} Reader;

static void
reader_init (Reader *reader, MnMirrorData *data)
{
  reader->data = data;
  reader->words = g_array_new (FALSE, FALSE, sizeof (guint16));
  reader->heads = g_array_new (FALSE, FALSE, sizeof (guint64));
  reader->numbers = g_string_new (NULL);
  reader->folded = g_string_new (NULL);
}

static void
reader_clear (Reader *reader)
{
  g_array_unref (reader->words);
  g_array_unref (reader->heads);
  g_string_free (reader->numbers, TRUE);
  g_string_free (reader->folded, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static void
add_word (Reader *reader, const char *text, gsize length)
{
  guint16 number = _mn_mirror_words_number (reader->data->words, text, length);

  if (number == G_MAXUINT16)
    reader->data->full = TRUE;
  g_array_append_val (reader->words, number);
}

/* A word without digits that is typed can only begin what stands before a word's first digit; one with digits finds
 * among the numbers. */
static void
add_key (Reader *reader, const char *key, gboolean names)
{
  while (key != NULL && *key != '\0')
    {
      gsize letters, length;

      key += *key == ' ';
      letters = strcspn (key, " 0123456789");
      length = letters + strcspn (key + letters, " ");
      if (letters > 0 && names)
        add_word (reader, key, letters);
      if (length > letters)
        {
          guint64 head = _mn_mirror_head (key, length);

          g_array_append_val (reader->heads, head);
          g_string_append_c (reader->numbers, ' ');
          g_string_append_len (reader->numbers, key, (gssize)length);
        }
      key += length;
    }
}

static guint32
read_person (Reader *reader, const char *name)
{
  if (name == NULL || *name == '\0')
    return 0;
  g_array_set_size (reader->words, 0);
  g_string_truncate (reader->folded, 0);
  mn_fold_append (reader->folded, name);
  for (const char *word = reader->folded->str; *word != '\0';)
    {
      gsize length = strcspn (word, " ");

      add_word (reader, word, length);
      word += length;
      word += *word == ' ';
    }
  return _mn_mirror_phrases_number (&reader->data->others, (const guint16 *)(const void *)reader->words->data,
                                    reader->words->len);
}

static guint16
column_number (MnMirrorData *data, MnMirrorColumn *column, const char *value)
{
  guint number;
  char *kept;
  MnDate date = MN_DATE_NONE;
  gint32 day;

  value = value != NULL ? value : "";
  number = GPOINTER_TO_UINT (g_hash_table_lookup (column->numbers, value));
  if (number != 0)
    return (guint16)(number - 1);
  if (column->values->len >= G_MAXUINT16)
    {
      data->full = TRUE;
      return 0;
    }
  if (column == &data->columns[MN_MIRROR_BIRTH] && *value != '\0')
    mn_date_parse_iso (value, &date, NULL);
  day = mn_date_last_day (date);
  kept = g_strdup (value);
  g_ptr_array_add (column->values, kept);
  g_array_append_val (column->days, day);
  g_hash_table_insert (column->numbers, kept, GUINT_TO_POINTER (column->values->len));
  return (guint16)(column->values->len - 1);
}

static guint16
combination_number (MnMirrorData *data, const MnMirrorCombination *combination)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (data->combination_numbers, combination));

  if (number != 0)
    return (guint16)(number - 1);
  if (data->combinations->len >= G_MAXUINT16)
    {
      data->full = TRUE;
      return 0;
    }
  g_array_append_val (data->combinations, *combination);
  g_hash_table_insert (data->combination_numbers, g_memdup2 (combination, sizeof *combination),
                       GUINT_TO_POINTER (data->combinations->len));
  return (guint16)(data->combinations->len - 1);
}

static void
insert_columns (MnMirrorData *data, MnStatement *statement, guint row)
{
  MnMirrorCombination combination = { { 0 } };
  guint16 combined;

  for (int i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    {
      MnMirrorColumn *column = &data->columns[i];
      guint16 code = column_number (data, column, mn_statement_get_text (statement, READ_COLUMNS + i));

      g_array_insert_val (column->codes, row, code);
      if (i != MN_MIRROR_UNIT && i != MN_MIRROR_BIRTH)
        combination.codes[i] = code;
    }
  combined = combination_number (data, &combination);
  g_array_insert_val (data->combined, row, combined);
}

static void
insert_row (Reader *reader, MnStatement *statement, guint row)
{
  MnMirrorData *data = reader->data;
  gint64 id = mn_statement_get_int (statement, READ_ID);
  guint32 name;

  g_array_set_size (reader->words, 0);
  g_array_set_size (reader->heads, 0);
  g_string_truncate (reader->numbers, 0);
  add_key (reader, mn_statement_get_text (statement, READ_FOLD), TRUE);
  add_key (reader, mn_statement_get_text (statement, READ_CARDS), FALSE);
  g_string_append_c (reader->numbers, '\n');
  name = _mn_mirror_phrases_number (&data->own, (const guint16 *)(const void *)reader->words->data, reader->words->len);

  g_array_insert_val (data->ids, row, id);
  g_array_insert_val (data->names, row, name);
  for (int i = 0; i < MN_MIRROR_PEOPLE; i++)
    {
      guint32 person = read_person (reader, mn_statement_get_text (statement, READ_PEOPLE + i));
      g_array_insert_val (data->people[i], row, person);
    }
  _mn_mirror_runs_insert (&data->heads, row, reader->heads->data, reader->heads->len);
  _mn_mirror_runs_insert (&data->numbers, row, reader->numbers->str, (guint)reader->numbers->len);
  insert_columns (data, statement, row);
}

static void
remove_row (MnMirrorData *data, guint row)
{
  g_array_remove_index (data->ids, row);
  g_array_remove_index (data->names, row);
  for (guint i = 0; i < MN_MIRROR_PEOPLE; i++)
    g_array_remove_index (data->people[i], row);
  g_array_remove_index (data->combined, row);
  _mn_mirror_runs_remove (&data->heads, row);
  _mn_mirror_runs_remove (&data->numbers, row);
  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    g_array_remove_index (data->columns[i].codes, row);
}

/* All of them, and one again ------------------------------------------------------------------------------------ */

MnMirrorData *
_mn_mirror_data_load (MnDb *db, GError **error)
{
  MnMirrorData *data = data_new ();
  g_auto (Reader) reader = { 0 };
  g_autoptr (MnStatement) statement = mn_db_prepare (db, all_sql, error);
  g_autoptr (GError) local = NULL;

  reader_init (&reader, data);
  if (statement == NULL)
    {
      _mn_mirror_data_free (data);
      return NULL;
    }
  while (mn_statement_step (statement, &local))
    insert_row (&reader, statement, data->ids->len);
  if (local == NULL)
    return data;
  _mn_mirror_data_free (data);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Keys of the order are not kept in memory: some eighteen pairs are compared in the file. */
static guint
find_place (MnMirrorData *data, MnDb *db, gint64 row_id)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, before_sql, NULL);
  guint low = 0, high = data->ids->len;

  while (statement != NULL && low < high)
    {
      guint middle = low + (high - low) / 2;

      mn_statement_bind_int (statement, 1, g_array_index (data->ids, gint64, middle));
      mn_statement_bind_int (statement, 2, row_id);
      if (!mn_statement_step (statement, NULL))
        break;
      if (mn_statement_get_int (statement, 0) != 0)
        low = middle + 1;
      else
        high = middle;
      mn_statement_reset (statement);
    }
  return low;
}

gboolean
_mn_mirror_data_patch (MnMirrorData *data, MnDb *db, gint64 row_id, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, one_sql, error);
  g_autoptr (GError) local = NULL;
  g_auto (Reader) reader = { 0 };

  reader_init (&reader, data);
  if (statement == NULL)
    return FALSE;
  forget_totals (data);
  for (guint i = 0; i < data->ids->len; i++)
    if (g_array_index (data->ids, gint64, i) == row_id)
      {
        remove_row (data, i);
        break;
      }
  mn_statement_bind_int (statement, 1, row_id);
  if (mn_statement_step (statement, &local))
    insert_row (&reader, statement, find_place (data, db, row_id));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
