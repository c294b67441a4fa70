/* mn-words-parse.c: amounts in words read back
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-words.h"

#include "mn-text.h"

#include <string.h>

/* Written from the grammar, not from the rules of mn-words.c, so that the one checks the other: it takes a number only
 * when it is said as it must be ("hai mươi một" and "một nghìn năm" are refused). */

typedef enum {
  WORD_END,
  WORD_MINUS, /* âm */
  WORD_DIGIT, /* không … chín */
  WORD_MOT,   /* mốt */
  WORD_TU,    /* tư */
  WORD_LAM,   /* lăm */
  WORD_TEN,   /* mười */
  WORD_TENS,  /* mươi */
  WORD_LINH,  /* linh, lẻ */
  WORD_HUNDRED,
  WORD_THOUSAND,
  WORD_MILLION,
  WORD_MILLIARD,
  WORD_UNKNOWN,
} WordKind;

typedef struct {
  const char *text;
  WordKind kind;
  guint digit;
} Word;

static const Word vocabulary[] = {
  { "không", WORD_DIGIT, 0 },    { "một", WORD_DIGIT, 1 },     { "hai", WORD_DIGIT, 2 },
  { "ba", WORD_DIGIT, 3 },       { "bốn", WORD_DIGIT, 4 },     { "năm", WORD_DIGIT, 5 },
  { "sáu", WORD_DIGIT, 6 },      { "bảy", WORD_DIGIT, 7 },     { "tám", WORD_DIGIT, 8 },
  { "chín", WORD_DIGIT, 9 },     { "mốt", WORD_MOT, 1 },       { "tư", WORD_TU, 4 },
  { "lăm", WORD_LAM, 5 },        { "mười", WORD_TEN, 0 },      { "mươi", WORD_TENS, 0 },
  { "linh", WORD_LINH, 0 },      { "lẻ", WORD_LINH, 0 },       { "trăm", WORD_HUNDRED, 0 },
  { "nghìn", WORD_THOUSAND, 0 }, { "ngàn", WORD_THOUSAND, 0 }, { "triệu", WORD_MILLION, 0 },
  { "tỷ", WORD_MILLIARD, 0 },    { "tỉ", WORD_MILLIARD, 0 },   { "âm", WORD_MINUS, 0 },
};

/* One word ahead is all the grammar needs. */
typedef struct {
  const char *rest;
  WordKind kind;
  guint digit;
} Reader;

static void
advance (Reader *reader)
{
  const char *word = reader->rest;
  gsize length = strcspn (word, " ");

  reader->kind = length == 0 ? WORD_END : WORD_UNKNOWN;
  reader->rest = word[length] == ' ' ? word + length + 1 : word + length;

  for (gsize i = 0; length > 0 && i < G_N_ELEMENTS (vocabulary); i++)
    if (strncmp (vocabulary[i].text, word, length) == 0 && vocabulary[i].text[length] == '\0')
      {
        reader->kind = vocabulary[i].kind;
        reader->digit = vocabulary[i].digit;
        return;
      }
}

static gboolean
take (Reader *reader, WordKind kind)
{
  if (reader->kind != kind)
    return FALSE;

  advance (reader);
  return TRUE;
}

static gboolean
take_digit (Reader *reader, guint from, guint *digit)
{
  if (reader->kind != WORD_DIGIT || reader->digit < from)
    return FALSE;

  *digit = reader->digit;
  advance (reader);
  return TRUE;
}

/* What may follow "mười" (@teens) or "mươi"; nothing may, too. FALSE for a unit said the wrong way. */
static gboolean
read_units (Reader *reader, gboolean teens, guint *units)
{
  *units = 0;
  if (reader->kind == WORD_LAM || (!teens && (reader->kind == WORD_MOT || reader->kind == WORD_TU)))
    {
      *units = reader->digit;
      advance (reader);
      return TRUE;
    }
  if (reader->kind != WORD_DIGIT)
    return TRUE;

  return reader->digit != 0 && reader->digit != 5 && (teens || (reader->digit != 1 && reader->digit != 4))
         && take_digit (reader, 1, units);
}

/* The rest of a group behind a first digit, 1 to 9 when it counts tens. */
static gboolean
read_tens (Reader *reader, guint tens, guint *value)
{
  guint units;

  if (tens < 2 || !take (reader, WORD_TENS) || !read_units (reader, FALSE, &units))
    return FALSE;

  *value = tens * 10 + units;
  return TRUE;
}

/* 1 to 99 after "trăm". */
static gboolean
read_after_hundred (Reader *reader, guint *value)
{
  guint digit;

  if (take (reader, WORD_LINH))
    {
      /* Many say "linh tư"; it can mean nothing else. */
      if (reader->kind == WORD_TU)
        {
          *value = 4;
          advance (reader);
          return TRUE;
        }
      return take_digit (reader, 1, value);
    }
  if (take (reader, WORD_TEN))
    {
      if (!read_units (reader, TRUE, &digit))
        return FALSE;
      *value = 10 + digit;
      return TRUE;
    }

  return take_digit (reader, 2, &digit) && read_tens (reader, digit, value);
}

static gboolean
begins_after_hundred (const Reader *reader)
{
  return reader->kind == WORD_LINH || reader->kind == WORD_TEN || reader->kind == WORD_DIGIT;
}

/* One group of three digits. An @inner one says its hundreds; the first of a number does not begin with zero. */
static gboolean
read_group (Reader *reader, gboolean inner, guint *value)
{
  guint first;
  guint below = 0;

  if (!inner && reader->kind == WORD_TEN)
    return read_after_hundred (reader, value);
  if (!take_digit (reader, inner ? 0 : 1, &first))
    return FALSE;

  if (take (reader, WORD_HUNDRED))
    {
      if (begins_after_hundred (reader) && !read_after_hundred (reader, &below))
        return FALSE;
      *value = first * 100 + below;
      return *value != 0;
    }
  if (inner)
    return FALSE;
  if (reader->kind == WORD_TENS)
    return read_tens (reader, first, value);

  *value = first;
  return TRUE;
}

/* Up to 999,999,999: groups of falling rank, until "tỷ" or the end. */
static gboolean
read_below_milliard (Reader *reader, gboolean inner, guint64 *sum)
{
  guint64 limit = 1000000000;

  for (*sum = 0; reader->kind != WORD_END && reader->kind != WORD_MILLIARD; inner = TRUE)
    {
      guint64 rank = 1;
      guint value;

      if (limit == 1 || !read_group (reader, inner, &value))
        return FALSE;
      if (take (reader, WORD_MILLION))
        rank = 1000000;
      else if (take (reader, WORD_THOUSAND))
        rank = 1000;
      if (rank >= limit)
        return FALSE;

      *sum += value * rank;
      limit = rank;
    }

  return TRUE;
}

/* Everything said so far counts milliards when a "tỷ" comes: "một tỷ tỷ" is 10^18. */
static gboolean
read_number (Reader *reader, guint64 *number)
{
  guint64 below;

  if (!read_below_milliard (reader, FALSE, number) || *number == 0)
    return FALSE;

  while (take (reader, WORD_MILLIARD))
    if (!g_uint64_checked_mul (number, *number, 1000000000) || !read_below_milliard (reader, TRUE, &below)
        || !g_uint64_checked_add (number, *number, below))
      return FALSE;

  return reader->kind == WORD_END;
}

static gboolean
parse_clean (const char *words, gint64 *number)
{
  Reader reader = { words, WORD_END, 0 };
  gboolean negative;
  guint64 value = 0;

  advance (&reader);
  negative = take (&reader, WORD_MINUS);
  if (reader.kind == WORD_DIGIT && reader.digit == 0 && *reader.rest == '\0' && !negative)
    {
      *number = 0;
      return TRUE;
    }
  if (!read_number (&reader, &value) || value > (guint64)G_MAXINT64 + (negative ? 1 : 0))
    return FALSE;

  *number = (gint64)(negative ? 0 - value : value);
  return TRUE;
}

gboolean
mn_words_parse (const char *words, gint64 *number)
{
  g_autofree char *clean = NULL;
  g_autofree char *lower = NULL;

  g_return_val_if_fail (words != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  /* Nearly always it is as mn_words_number() wrote it. */
  if (parse_clean (words, number))
    return TRUE;

  clean = mn_text_clean (words);
  if (clean == NULL)
    return FALSE;

  lower = mn_text_lower (clean);
  return parse_clean (lower, number);
}
