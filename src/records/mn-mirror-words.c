/* mn-mirror-words.c: words and names by number, and rows of letters one after the other
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include <string.h>

#include "mn-mirror-private.h"

/* Longer than any word of a name; what is cut off is not searched by. */
#define MAX_WORD 63

#define FIRST_SLOTS 1024

MnMirrorWords *
_mn_mirror_words_new (void)
{
  MnMirrorWords *words = g_new0 (MnMirrorWords, 1);

  words->words = g_ptr_array_new ();
  words->n_slots = FIRST_SLOTS;
  words->slots = g_new0 (MnMirrorSlot, words->n_slots);
  words->chunk = g_string_chunk_new (4096);
  g_ptr_array_add (words->words, g_string_chunk_insert (words->chunk, ""));
  return words;
}

void
_mn_mirror_words_free (MnMirrorWords *words)
{
  if (words == NULL)
    return;
  g_ptr_array_unref (words->words);
  g_free (words->slots);
  g_string_chunk_free (words->chunk);
  g_free (words);
}

/* Two million words are looked up while a province is read: GHashTable wants them copied and ended first. */
static guint32
hash_word (const char *text, gsize length)
{
  guint64 hash = length;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8)text[i]) * G_GUINT64_CONSTANT (0x100000001B3);
  return (guint32)(hash ^ hash >> 32);
}

static void
grow_words (MnMirrorWords *words)
{
  MnMirrorSlot *old = words->slots;
  guint n_old = words->n_slots;

  words->n_slots *= 2;
  words->slots = g_new0 (MnMirrorSlot, words->n_slots);
  for (guint i = 0; i < n_old; i++)
    if (old[i].number != 0)
      {
        guint at = old[i].hash & (words->n_slots - 1);

        while (words->slots[at].number != 0)
          at = (at + 1) & (words->n_slots - 1);
        words->slots[at] = old[i];
      }
  g_free (old);
}

guint16
_mn_mirror_words_number (MnMirrorWords *words, const char *text, gsize length)
{
  guint32 hash;
  guint at;

  length = MIN (length, MAX_WORD);
  hash = hash_word (text, length);
  if (words->words->len * 2 > words->n_slots)
    grow_words (words);
  at = hash & (words->n_slots - 1);
  for (; words->slots[at].number != 0; at = (at + 1) & (words->n_slots - 1))
    {
      const char *word = g_ptr_array_index (words->words, words->slots[at].number);

      if (words->slots[at].hash == hash && strncmp (word, text, length) == 0 && word[length] == '\0')
        return words->slots[at].number;
    }
  if (words->words->len >= G_MAXUINT16)
    return G_MAXUINT16;
  words->slots[at] = (MnMirrorSlot) { hash, (guint16)words->words->len };
  g_ptr_array_add (words->words, g_string_chunk_insert_len (words->chunk, text, (gssize)length));
  return words->slots[at].number;
}

/* Names ---------------------------------------------------------------------------------------------------------- */

static void
free_words (gpointer words)
{
  g_array_unref (words);
}

void
_mn_mirror_phrases_init (MnMirrorPhrases *phrases)
{
  const MnMirrorPhrase empty = { { 0 } };

  phrases->phrases = g_array_new (FALSE, FALSE, sizeof (MnMirrorPhrase));
  phrases->more = g_hash_table_new_full (NULL, NULL, NULL, free_words);
  phrases->n_slots = FIRST_SLOTS;
  phrases->slots = g_new0 (guint32, phrases->n_slots);
  g_array_append_val (phrases->phrases, empty);
}

void
_mn_mirror_phrases_clear (MnMirrorPhrases *phrases)
{
  g_clear_pointer (&phrases->phrases, g_array_unref);
  g_clear_pointer (&phrases->more, g_hash_table_unref);
  g_clear_pointer (&phrases->slots, g_free);
}

static guint
hash_phrase (const MnMirrorPhrase *phrase)
{
  guint64 hash = 0;

  for (guint i = 0; i < MN_MIRROR_PHRASE_WORDS; i++)
    hash = (hash ^ phrase->words[i]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return (guint)(hash >> 32);
}

static void
grow (MnMirrorPhrases *phrases)
{
  phrases->n_slots *= 2;
  g_free (phrases->slots);
  phrases->slots = g_new0 (guint32, phrases->n_slots);
  for (guint32 number = 1; number < phrases->phrases->len; number++)
    {
      guint at = hash_phrase (&g_array_index (phrases->phrases, MnMirrorPhrase, number)) & (phrases->n_slots - 1);

      while (phrases->slots[at] != 0)
        at = (at + 1) & (phrases->n_slots - 1);
      phrases->slots[at] = number;
    }
}

static gboolean
is_phrase (MnMirrorPhrases *phrases, guint32 number, const MnMirrorPhrase *phrase, const guint16 *words, guint n_words)
{
  const GArray *more;

  if (memcmp (&g_array_index (phrases->phrases, MnMirrorPhrase, number), phrase, sizeof *phrase) != 0)
    return FALSE;
  if (n_words <= MN_MIRROR_PHRASE_WORDS)
    return TRUE;
  more = g_hash_table_lookup (phrases->more, GUINT_TO_POINTER (number));
  return more->len == n_words && memcmp (more->data, words, n_words * sizeof *words) == 0;
}

guint32
_mn_mirror_phrases_number (MnMirrorPhrases *phrases, const guint16 *words, guint n_words)
{
  MnMirrorPhrase phrase = { { 0 } };
  guint32 number;
  guint at;

  if (n_words == 0)
    return 0;
  memcpy (phrase.words, words, MIN (n_words, MN_MIRROR_PHRASE_WORDS) * sizeof *words);
  if (n_words > MN_MIRROR_PHRASE_WORDS)
    phrase.words[MN_MIRROR_PHRASE_WORDS - 1] = MN_MIRROR_MORE;
  if (phrases->phrases->len * 2 > phrases->n_slots)
    grow (phrases);
  at = hash_phrase (&phrase) & (phrases->n_slots - 1);
  for (; (number = phrases->slots[at]) != 0; at = (at + 1) & (phrases->n_slots - 1))
    if (is_phrase (phrases, number, &phrase, words, n_words))
      return number;
  number = phrases->phrases->len;
  phrases->slots[at] = number;
  g_array_append_val (phrases->phrases, phrase);
  if (n_words > MN_MIRROR_PHRASE_WORDS)
    {
      GArray *more = g_array_new (FALSE, FALSE, sizeof *words);

      g_array_append_vals (more, words, n_words);
      g_hash_table_insert (phrases->more, GUINT_TO_POINTER (number), more);
    }
  return number;
}

/* Numbers --------------------------------------------------------------------------------------------------------- */

void
_mn_mirror_runs_init (MnMirrorRuns *runs, guint size)
{
  guint32 start = 0;

  runs->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  runs->items = g_array_new (FALSE, FALSE, size);
  g_array_append_val (runs->starts, start);
}

void
_mn_mirror_runs_clear (MnMirrorRuns *runs)
{
  g_clear_pointer (&runs->starts, g_array_unref);
  g_clear_pointer (&runs->items, g_array_unref);
}

void
_mn_mirror_runs_insert (MnMirrorRuns *runs, guint row, gconstpointer items, guint n_items)
{
  guint32 start = g_array_index (runs->starts, guint32, row);
  guint32 *starts;

  g_array_insert_vals (runs->items, start, items, n_items);
  g_array_insert_val (runs->starts, row, start);
  starts = &g_array_index (runs->starts, guint32, 0);
  for (guint i = row + 1; i < runs->starts->len; i++)
    starts[i] += n_items;
}

void
_mn_mirror_runs_remove (MnMirrorRuns *runs, guint row)
{
  guint32 start = g_array_index (runs->starts, guint32, row);
  guint32 n_items = g_array_index (runs->starts, guint32, row + 1) - start;
  guint32 *starts;

  if (n_items > 0)
    g_array_remove_range (runs->items, start, n_items);
  g_array_remove_index (runs->starts, row);
  starts = &g_array_index (runs->starts, guint32, 0);
  for (guint i = row; i < runs->starts->len; i++)
    starts[i] -= n_items;
}

void
_mn_mirror_runs_append (MnMirrorRuns *runs, gconstpointer items, guint n_items)
{
  if (n_items > 0)
    g_array_append_vals (runs->items, items, n_items);
}

void
_mn_mirror_runs_end_row (MnMirrorRuns *runs)
{
  guint32 start = runs->items->len;

  g_array_append_val (runs->starts, start);
}

void
_mn_mirror_runs_reserve (MnMirrorRuns *runs, guint n_rows, guint n_items)
{
  guint size = g_array_get_element_size (runs->items);

  g_array_set_size (runs->starts, n_rows + 1);
  g_array_set_size (runs->starts, 1);
  g_array_unref (runs->items);
  runs->items = g_array_sized_new (FALSE, FALSE, size, n_items);
}
