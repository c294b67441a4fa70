/* mn-duplicate-table.c: children as words and numbers that compare quickly
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-duplicate-private.h"

#include "mn-fold.h"

#define ID_DIGITS 12

MnDuplicateTable *
_mn_duplicate_table_new (void)
{
  MnDuplicateTable *table = g_new0 (MnDuplicateTable, 1);

  table->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  table->chunk = g_string_chunk_new (64 * 1024);
  table->texts = g_ptr_array_new ();
  table->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  table->rows = g_array_new (FALSE, TRUE, sizeof (MnDuplicateRow));
  return table;
}

void
_mn_duplicate_table_free (MnDuplicateTable *table)
{
  g_hash_table_unref (table->numbers);
  g_ptr_array_unref (table->texts);
  g_string_chunk_free (table->chunk);
  g_array_unref (table->words);
  g_array_unref (table->rows);
  g_free (table);
}

static void
add_word (MnDuplicateTable *table, const char *word)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (table->numbers, word));

  if (number == 0)
    {
      char *kept = g_string_chunk_insert (table->chunk, word);

      g_ptr_array_add (table->texts, kept);
      number = table->texts->len;
      g_hash_table_insert (table->numbers, kept, GUINT_TO_POINTER (number));
    }
  number--;
  g_array_append_val (table->words, number);
}

/* How many words; a name of more than a hundred letters is none. */
static guint8
add_words (MnDuplicateTable *table, const char *text)
{
  g_autofree char *folded = text != NULL ? mn_fold (text) : NULL;
  guint8 n = 0;

  for (char *word = folded; word != NULL && *word != '\0' && n < G_MAXUINT8;)
    {
      char *end = strchr (word, ' ');

      if (end != NULL)
        *end = '\0';
      add_word (table, word);
      n++;
      word = end != NULL ? end + 1 : NULL;
    }
  return n;
}

static guint64
pack_number (const char *text)
{
  guint64 packed = 0;
  guint n = 0;

  for (; text != NULL && *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      {
        packed = packed << 4 | (guint64)(*text - '0');
        n++;
      }
  return n == ID_DIGITS ? packed : 0;
}

/* As people see the name: capitals and blanks do not count. */
static guint32
hash_exact (const char *text)
{
  g_autofree char *normal = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;
  g_autofree char *small = normal != NULL ? g_utf8_strdown (normal, -1) : NULL;
  guint32 hash = 5381;

  for (const char *p = small; p != NULL && *p != '\0'; p++)
    if (*p != ' ')
      hash = hash * 33 + (guint8)*p;
  return hash;
}

guint
_mn_duplicate_table_add (MnDuplicateTable *table, const MnDuplicateFacts *facts)
{
  MnDuplicateRow row = {
    .id = facts->id,
    .number = pack_number (facts->personal_id),
    .birth = facts->birth_date,
    .words = table->words->len,
    .exact = hash_exact (facts->full_name),
    .unit = (guint32)facts->unit,
    .village = (guint32)facts->village,
    .household = (guint32)facts->household,
    .sex = facts->sex != NULL ? (guint8)facts->sex[0] : 0,
  };

  row.n_name = add_words (table, facts->full_name);
  row.n_mother = add_words (table, facts->mother_name);
  row.n_father = add_words (table, facts->father_name);
  g_array_append_val (table->rows, row);
  return table->rows->len - 1;
}

void
_mn_duplicate_table_pop (MnDuplicateTable *table)
{
  const MnDuplicateRow *row = _mn_duplicate_table_row (table, table->rows->len - 1);

  g_array_set_size (table->words, row->words);
  g_array_set_size (table->rows, table->rows->len - 1);
}

guint32
_mn_duplicate_given (const MnDuplicateTable *table, const MnDuplicateRow *row)
{
  return row->n_name == 0 ? G_MAXUINT32 : g_array_index (table->words, guint32, row->words + row->n_name - 1);
}

guint32
_mn_duplicate_birth_number (MnDate birth)
{
  return (guint32)birth.year << 16 | (guint32)birth.month << 8 | birth.day;
}
