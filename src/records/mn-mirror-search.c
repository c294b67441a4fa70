/* mn-mirror-search.c: words typed, and the rows they find
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#define _GNU_SOURCE

#include "config.h"

#include <string.h>

#include "mn-mirror-private.h"
#include "mn-records-private.h"

/* A bit for each word typed. */
#define MAX_WORDS 32

/* By number of the word: which of the words typed it answers. */
static guint32 *
make_answers (const MnMirrorData *data, const GPtrArray *typed, gboolean people)
{
  const MnMirrorWords *words = data->words;
  guint32 *answers = g_new0 (guint32, words->words->len); /* of 0, no word: nothing */

  for (guint j = 0; j < typed->len; j++)
    {
      const char *word = g_ptr_array_index (typed, j);
      gsize length = strlen (word) + (people && _mn_query_word_is_whole (word) ? 1 : 0);

      /* A whole word is its letters and their end. */
      for (guint i = 1; i < words->words->len; i++)
        if (strncmp (g_ptr_array_index (words->words, i), word, length) == 0)
          answers[i] |= 1u << j;
    }
  return answers;
}

static guint32
all_of (const GPtrArray *typed)
{
  return typed->len == MAX_WORDS ? G_MAXUINT32 : (1u << typed->len) - 1;
}

static gboolean
can_be_answered (const guint32 *answers, guint n, guint32 wanted)
{
  guint32 any = 0;

  for (guint i = 1; i < n; i++)
    any |= answers[i];
  return any == wanted;
}

static gboolean
is_long_answer (const MnMirrorPhrases *phrases, guint32 number, const guint32 *answers, guint32 wanted)
{
  const GArray *more = g_hash_table_lookup (phrases->more, GUINT_TO_POINTER (number));
  guint32 got = 0;

  for (guint i = 0; i < more->len; i++)
    got |= answers[g_array_index (more, guint16, i)];
  return got == wanted;
}

/* By number of the name whether its words answer all that were typed. NULL: none does. */
static guint8 *
judge (const MnMirrorData *data, const MnMirrorPhrases *phrases, const GPtrArray *typed, gboolean people)
{
  g_autofree guint32 *answers = make_answers (data, typed, people);
  guint32 wanted = all_of (typed);
  const MnMirrorPhrase *all = (const MnMirrorPhrase *)(const void *)phrases->phrases->data;
  guint8 *judged;

  if (!can_be_answered (answers, data->words->words->len, wanted))
    return NULL;
  judged = g_new (guint8, phrases->phrases->len);
  for (guint32 i = 0; i < phrases->phrases->len; i++)
    {
      const guint16 *words = all[i].words;

      if (G_LIKELY (words[MN_MIRROR_PHRASE_WORDS - 1] != MN_MIRROR_MORE))
        judged[i] = (answers[words[0]] | answers[words[1]] | answers[words[2]] | answers[words[3]] | answers[words[4]]
                     | answers[words[5]])
                    == wanted;
      else
        judged[i] = is_long_answer (phrases, i, answers, wanted);
    }
  return judged;
}

/* The row's own words, in any order and place. */
static void
search_names (const MnMirrorData *data, const GPtrArray *typed, guint8 *found)
{
  g_autofree guint8 *judged = judge (data, &data->own, typed, FALSE);
  const guint32 *names = (const guint32 *)(const void *)data->names->data;

  for (guint row = 0; judged != NULL && row < data->ids->len; row++)
    found[row] = judged[names[row]];
}

/* The words of one name: one person's, not two people's together. */
static void
search_people (const MnMirrorData *data, const GPtrArray *typed, guint8 *found)
{
  g_autofree guint8 *judged = judge (data, &data->others, typed, TRUE);

  for (guint i = 0; judged != NULL && i < MN_MIRROR_PEOPLE; i++)
    {
      const guint32 *names = (const guint32 *)(const void *)data->people[i]->data;

      for (guint row = 0; row < data->ids->len; row++)
        found[row] |= judged[names[row]];
    }
}

guint64
_mn_mirror_head (const char *number, gsize length)
{
  guint64 head = 0;

  for (gsize i = 0; i < MN_MIRROR_HEAD; i++)
    head = head << 8 | (i < length ? (guint8)number[i] : 0);
  return head;
}

/* Keeps of what is found the rows where a number begins so. Text is looked at only for what is longer than a head. */
static void
search_numbers (const MnMirrorData *data, const char *typed, guint8 *found)
{
  g_autofree char *wanted = g_strconcat (" ", typed, NULL);
  gsize length = strlen (typed);
  guint64 head = _mn_mirror_head (typed, length);
  guint64 mask = length < MN_MIRROR_HEAD ? ~(G_MAXUINT64 >> (8 * length)) : G_MAXUINT64;
  const guint64 *heads = (const guint64 *)(const void *)data->heads.items->data;
  const guint32 *starts = &g_array_index (data->heads.starts, guint32, 0);
  const guint32 *texts = &g_array_index (data->numbers.starts, guint32, 0);

  for (guint row = 0; row < data->ids->len; row++)
    {
      gboolean is_found = FALSE;

      for (guint32 i = starts[row]; i < starts[row + 1]; i++)
        is_found |= (heads[i] & mask) == head;
      if (is_found && length > MN_MIRROR_HEAD)
        is_found
            = memmem (data->numbers.items->data + texts[row], texts[row + 1] - texts[row], wanted, length + 1) != NULL;
      found[row] &= (guint8)is_found;
    }
}

gboolean
_mn_mirror_search (const MnMirrorData *data, const MnQuery *query, guint8 *found)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new ();

  for (char **word = query->words; *word != NULL; word++)
    if (!_mn_query_word_is_number (*word))
      g_ptr_array_add (letters, *word);
  if (letters->len > MAX_WORDS)
    return FALSE;
  memset (found, letters->len == 0 ? 1 : 0, data->ids->len);
  if (letters->len > 0)
    search_names (data, letters, found);
  if (_mn_query_asks_people (query))
    search_people (data, letters, found);
  for (char **word = query->words; *word != NULL; word++)
    if (_mn_query_word_is_number (*word))
      search_numbers (data, *word, found);
  return TRUE;
}
