/* mn-mirror-row.c: one row of the mirror: its words and numbers, and read again when it was touched
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include <string.h>

#include "mn-mirror-private.h"
#include "mn-records-private.h"

enum {
  READ_ID,
  READ_FOLD,
  READ_CARDS,
  READ_PEOPLE,
  READ_COLUMNS = READ_PEOPLE + MN_MIRROR_PEOPLE,
};

/* Cards are keyed for search like everything else: " te145…". The columns in the order of their numbers. */
static const char one_sql[]
    = "SELECT c.id, c.fold, (SELECT group_concat(k.fold, '') FROM insurance_card AS k WHERE k.child = c.id AND "
      "k.deleted_at IS NULL), c.father_name, c.mother_name, c.carer_name, c.unit, c.circumstances, c.support, c.sex, "
      "c.birth_date, c.schooling, c.residence_status, h.poverty FROM child AS c LEFT JOIN household AS h "
      "ON h.id = c.household WHERE c.deleted_at IS NULL AND c.id = ?1";
/* Whether the first stands before the second. */
static const char before_sql[] = "SELECT (a.sort_key, a.id) < (b.sort_key, b.id) FROM child AS a, child AS b"
                                 " WHERE a.id = ?1 AND b.id = ?2";

const char *const mn_mirror_row_texts[] = { one_sql, before_sql, NULL };

/* Words and numbers --------------------------------------------------------------------------------------------- */

void
_mn_mirror_reader_init (MnMirrorReader *reader, MnMirrorData *data)
{
  reader->data = data;
  reader->words = g_array_new (FALSE, FALSE, sizeof (guint16));
  reader->heads = g_array_new (FALSE, FALSE, sizeof (guint64));
  reader->numbers = g_string_new (NULL);
  reader->folded = g_string_new (NULL);
}

void
_mn_mirror_reader_clear (MnMirrorReader *reader)
{
  g_array_unref (reader->words);
  g_array_unref (reader->heads);
  g_string_free (reader->numbers, TRUE);
  g_string_free (reader->folded, TRUE);
}

void
_mn_mirror_reader_begin (MnMirrorReader *reader)
{
  g_array_set_size (reader->words, 0);
  g_array_set_size (reader->heads, 0);
  g_string_truncate (reader->numbers, 0);
}

static void
add_word (MnMirrorReader *reader, const char *text, gsize length)
{
  guint16 number = _mn_mirror_words_number (reader->data->words, text, length);

  if (number == G_MAXUINT16)
    reader->data->full = TRUE;
  g_array_append_val (reader->words, number);
}

/* A word without digits that is typed can only begin what stands before a word's first digit; one with digits finds
 * among the numbers. */
void
_mn_mirror_reader_add_key (MnMirrorReader *reader, const char *key, gboolean names)
{
  while (key != NULL && *key != '\0')
    {
      gsize letters = 0, length;

      key += *key == ' ';
      while (key[letters] != '\0' && key[letters] != ' ' && !g_ascii_isdigit (key[letters]))
        letters++;
      length = letters;
      while (key[length] != '\0' && key[length] != ' ')
        length++;
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
number_words (MnMirrorReader *reader, MnMirrorPhrases *phrases)
{
  return _mn_mirror_phrases_number (phrases, (const guint16 *)(const void *)reader->words->data, reader->words->len);
}

guint32
_mn_mirror_reader_name (MnMirrorReader *reader)
{
  return number_words (reader, &reader->data->own);
}

guint32
_mn_mirror_reader_person (MnMirrorReader *reader, const char *name)
{
  if (name == NULL || *name == '\0')
    return 0;
  g_array_set_size (reader->words, 0);
  g_string_truncate (reader->folded, 0);
  mn_fold_append (reader->folded, name);
  for (const char *word = reader->folded->str; *word != '\0';)
    {
      gsize length = 0;

      while (word[length] != '\0' && word[length] != ' ')
        length++;
      add_word (reader, word, length);
      word += length;
      word += *word == ' ';
    }
  return number_words (reader, &reader->data->others);
}

/* In and out ----------------------------------------------------------------------------------------------------- */

static void
insert_columns (MnMirrorData *data, MnStatement *statement, guint row)
{
  MnMirrorCombination combination = { { 0 } };
  guint16 combined;

  for (guint i = 0; i < MN_N_MIRROR_COLUMNS; i++)
    {
      const char *value = mn_statement_get_text (statement, READ_COLUMNS + (int)i);
      guint16 code = _mn_mirror_value_number (data, (MnMirrorColumnId)i, value);

      g_array_insert_val (data->columns[i].codes, row, code);
      if (i != MN_MIRROR_UNIT && i != MN_MIRROR_BIRTH)
        combination.codes[i] = code;
    }
  combined = _mn_mirror_combination_number (data, &combination);
  g_array_insert_val (data->combined, row, combined);
}

static void
insert_row (MnMirrorReader *reader, MnStatement *statement, guint row)
{
  MnMirrorData *data = reader->data;
  gint64 id = mn_statement_get_int (statement, READ_ID);
  guint32 name;

  _mn_mirror_reader_begin (reader);
  _mn_mirror_reader_add_key (reader, mn_statement_get_text (statement, READ_FOLD), TRUE);
  _mn_mirror_reader_add_key (reader, mn_statement_get_text (statement, READ_CARDS), FALSE);
  g_string_append_c (reader->numbers, '\n');
  name = _mn_mirror_reader_name (reader);

  g_array_insert_val (data->ids, row, id);
  g_array_insert_val (data->names, row, name);
  for (int i = 0; i < MN_MIRROR_PEOPLE; i++)
    {
      guint32 person = _mn_mirror_reader_person (reader, mn_statement_get_text (statement, READ_PEOPLE + i));
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
  g_auto (MnMirrorReader) reader = { 0 };

  _mn_mirror_reader_init (&reader, data);
  if (statement == NULL)
    return FALSE;
  _mn_mirror_data_forget_totals (data);
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
