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
  guint32 *answers = g_new0 (guint32, words->words->len);

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

/* The row's own words, in any order and place. */
static void
search_names (const MnMirrorData *data, const GPtrArray *typed, guint8 *found)
{
  g_autofree guint32 *answers = make_answers (data, typed, FALSE);
  const guint32 *starts = &g_array_index (data->names.starts, guint32, 0);
  const guint16 *words = (const guint16 *)(const void *)data->names.items->data;
  guint32 wanted = all_of (typed);

  if (!can_be_answered (answers, data->words->words->len, wanted))
    return;
  for (guint row = 0; row < data->ids->len; row++)
    {
      guint32 got = 0;

      for (guint32 i = starts[row]; i < starts[row + 1]; i++)
        got |= answers[words[i]];
      found[row] = got == wanted;
    }
}

/* The words of one name: one person's, not two people's together. */
static void
search_people (const MnMirrorData *data, const GPtrArray *typed, guint8 *found)
{
  g_autofree guint32 *answers = make_answers (data, typed, TRUE);
  const guint32 *starts = &g_array_index (data->people.starts, guint32, 0);
  const guint16 *words = (const guint16 *)(const void *)data->people.items->data;
  guint32 wanted = all_of (typed);

  if (!can_be_answered (answers, data->words->words->len, wanted))
    return;
  for (guint row = 0; row < data->ids->len; row++)
    {
      guint32 got = 0;

      if (found[row])
        continue;
      for (guint32 i = starts[row]; i < starts[row + 1]; i++)
        {
          got |= answers[words[i]];
          found[row] |= got == wanted;
          got = words[i] != 0 ? got : 0;
        }
    }
}

typedef guint8 Block __attribute__ ((vector_size (16)));
typedef guint64 Halves __attribute__ ((vector_size (16)));

/* memmem() for one or two letters stops at nearly every number; here sixteen places are looked at together, by their
 * first and their last letter. */
static const char *
find (const char *from, const char *end, const char *wanted, gsize length)
{
  const Block first = (Block) {} + (guint8)wanted[0];
  const Block last = (Block) {} + (guint8)wanted[length - 1];

  for (; from + length + sizeof (Block) <= end; from += sizeof (Block))
    {
      Block a, b;
      Halves both;

      memcpy (&a, from, sizeof a);
      memcpy (&b, from + length - 1, sizeof b);
      both = (Halves)((a == first) & (b == last));
      if ((both[0] | both[1]) == 0)
        continue;
      for (guint i = 0; i < sizeof (Block); i++)
        if (memcmp (from + i, wanted, length) == 0)
          return from + i;
    }
  return from < end ? memmem (from, (gsize)(end - from), wanted, length) : NULL;
}

/* Keeps of what is found the rows where a number begins so. */
static void
search_numbers (const MnMirrorData *data, const char *typed, guint8 *found)
{
  g_autofree char *wanted = g_strconcat (" ", typed, NULL);
  gsize length = strlen (wanted);
  const guint32 *starts = &g_array_index (data->numbers.starts, guint32, 0);
  const char *text = data->numbers.items->data;
  const char *end = text + data->numbers.items->len;
  const char *at = text;
  guint n_rows = data->ids->len, row = 0, from = 0;

  while (row < n_rows && (at = find (at, end, wanted, length)) != NULL)
    {
      guint32 place = (guint32)(at - text);
      guint high = row + 1, step = 1;

      /* Hits are dense or far apart: strides that double, then halves. */
      while (high < n_rows && starts[high] <= place)
        {
          row = high;
          high = MIN (high + step, n_rows);
          step *= 2;
        }
      while (row + 1 < high)
        {
          guint middle = row + (high - row) / 2;

          if (starts[middle] <= place)
            row = middle;
          else
            high = middle;
        }
      memset (found + from, 0, row - from);
      from = ++row;
      at = text + starts[row];
    }
  memset (found + from, 0, n_rows - from);
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
