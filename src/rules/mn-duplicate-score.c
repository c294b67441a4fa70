/* mn-duplicate-score.c: how alike two children are, and why
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-duplicate-private.h"

#include "mn-i18n.h"

#include <string.h>

/* Points are weighed so that a name and a day of birth alone are enough to look, that common names need more than a day
 * that is nearly right, and that two mothers speak louder than one village. */
static const struct {
  guint reason;
  int points;
  const char *text; /* N_() */
} weights[] = {
  { MN_DUPLICATE_ID_SAME, 60, N_ ("Same personal ID number") },
  { MN_DUPLICATE_NAME_SAME, 40, N_ ("Same name") },
  { MN_DUPLICATE_NAME_MARKS, 36, N_ ("Names differ in their marks only") },
  { MN_DUPLICATE_NAME_ORDER, 30, N_ ("Same words of the name in another order") },
  { MN_DUPLICATE_NAME_SHORTER, 22, N_ ("One name lacks a middle name") },
  { MN_DUPLICATE_NAME_TYPO, 22, N_ ("Names differ by one letter") },
  { MN_DUPLICATE_NAME_WORD, 14, N_ ("Names differ in one word") },
  { MN_DUPLICATE_BIRTH_SAME, 35, N_ ("Born on the same day") },
  { MN_DUPLICATE_BIRTH_SWAPPED, 26, N_ ("Day and month of birth are swapped") },
  { MN_DUPLICATE_BIRTH_DIGIT, 18, N_ ("Dates of birth differ by one digit") },
  { MN_DUPLICATE_BIRTH_PARTIAL, 14, N_ ("One date of birth is not complete") },
  { MN_DUPLICATE_MOTHER_SAME, 18, N_ ("Same mother") },
  { MN_DUPLICATE_MOTHER_NEAR, 12, N_ ("Nearly the same mother's name") },
  { MN_DUPLICATE_FATHER_SAME, 12, N_ ("Same father") },
  { MN_DUPLICATE_FATHER_NEAR, 8, N_ ("Nearly the same father's name") },
  { MN_DUPLICATE_HOUSEHOLD, 8, N_ ("Same household") },
  { MN_DUPLICATE_ID_NEAR, 20, N_ ("Personal ID numbers differ by one digit") },
  { MN_DUPLICATE_VILLAGE, 6, N_ ("Same village") },
  { MN_DUPLICATE_UNIT, 4, N_ ("Same commune") },
  { MN_DUPLICATE_BIRTH_YEAR, -10, N_ ("but another day of the same year") },
  { MN_DUPLICATE_MOTHER_OTHER, -16, N_ ("but another mother") },
  { MN_DUPLICATE_FATHER_OTHER, -10, N_ ("but another father") },
  { MN_DUPLICATE_ID_OTHER, -12, N_ ("but other personal ID numbers") },
};

char *
mn_duplicate_reasons (guint reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if ((reasons & weights[i].reason) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", _ (weights[i].text));
  return g_string_free (text, FALSE);
}

const char *
mn_duplicate_level (guint score)
{
  if (score >= 85)
    return _ ("Almost certain");
  return score >= 70 ? _ ("Likely") : _ ("Doubtful");
}

/* Words ------------------------------------------------------------------------------------------ */

/* One letter more, less or other. */
static gboolean
differ_by_letter (const char *a, const char *b)
{
  size_t na = strlen (a), nb = strlen (b);
  size_t i = 0;

  if (na > nb)
    return differ_by_letter (b, a);
  if (nb - na > 1)
    return FALSE;
  while (i < na && a[i] == b[i])
    i++;
  return strcmp (a + i + (na == nb ? 1 : 0), b + i + 1) == 0;
}

static const char *
word_text (const MnDuplicateTable *table, guint32 word)
{
  return g_ptr_array_index (table->texts, word);
}

/* Short given names are other names soon: An and Ân, but also Minh and Linh of one birth. */
static gboolean
is_typo (const MnDuplicateTable *table, guint32 a, guint32 b, gboolean given)
{
  const char *x = word_text (table, a), *y = word_text (table, b);

  return (!given || (strlen (x) > 3 && strlen (y) > 3)) && differ_by_letter (x, y);
}

static gboolean
same_words (const guint32 *a, const guint32 *b, guint n)
{
  guint32 used = 0;

  if (n > 31)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint j = 0;

      while (j < n && ((used & 1u << j) != 0 || a[i] != b[j]))
        j++;
      if (j == n)
        return FALSE;
      used |= 1u << j;
    }
  return TRUE;
}

static guint
compare_as_long (const MnDuplicateTable *table, const guint32 *a, const guint32 *b, guint n)
{
  guint n_other = 0, at = 0;

  for (guint i = 0; i < n; i++)
    if (a[i] != b[i])
      {
        n_other++;
        at = i;
      }
  if (n_other == 0)
    return MN_DUPLICATE_NAME_SAME;
  if (n_other > 1)
    return n > 1 && same_words (a, b, n) ? MN_DUPLICATE_NAME_ORDER : 0;
  if (is_typo (table, a[at], b[at], at == n - 1))
    return MN_DUPLICATE_NAME_TYPO;
  return at < n - 1 && n > 2 ? MN_DUPLICATE_NAME_WORD : 0;
}

/* Family and given name are there in both, and the words of the shorter stand in the longer in their order. */
static guint
compare_shorter (const guint32 *shorter, guint n, const guint32 *longer, guint m)
{
  guint j = 0;

  if (n < 2 || m - n > 2 || shorter[0] != longer[0] || shorter[n - 1] != longer[m - 1])
    return 0;
  for (guint i = 0; i < m && j < n; i++)
    if (longer[i] == shorter[j])
      j++;
  return j == n ? MN_DUPLICATE_NAME_SHORTER : 0;
}

/* One of the reasons about names, but for marks; 0: not alike. */
static guint
compare_words (const MnDuplicateTable *table, guint32 a, guint n, guint32 b, guint m)
{
  const guint32 *words = (const guint32 *)(gpointer)table->words->data;

  if (n == 0 || m == 0)
    return 0;
  if (n == m)
    return compare_as_long (table, words + a, words + b, n);
  return n < m ? compare_shorter (words + a, n, words + b, m) : compare_shorter (words + b, m, words + a, n);
}

/* Dates and numbers ------------------------------------------------------------------------------ */

static gboolean
digits_are_near (const char *a, const char *b, guint n)
{
  guint first = n, n_other = 0, last = 0;

  for (guint i = 0; i < n; i++)
    if (a[i] != b[i])
      {
        first = MIN (first, i);
        last = i;
        n_other++;
      }
  return n_other == 1 || (n_other == 2 && last == first + 1 && a[first] == b[last] && a[last] == b[first]);
}

static void
date_digits (MnDate date, char digits[8])
{
  const int parts[] = { date.day / 10, date.day % 10, date.month / 10, date.month % 10 };
  int year = date.year;

  for (guint i = 0; i < 4; i++)
    digits[i] = (char)parts[i];
  for (guint i = 8; i-- > 4; year /= 10)
    digits[i] = (char)(year % 10);
}

/* 0: nothing known; G_MAXUINT: they cannot be one. */
static guint
compare_births (MnDate a, MnDate b)
{
  char x[8], y[8];

  if (!mn_date_is_set (a) || !mn_date_is_set (b))
    return 0;
  if (!mn_date_is_full (a) || !mn_date_is_full (b))
    {
      gboolean agree = a.year == b.year && (a.month == 0 || b.month == 0 || a.month == b.month);

      return agree ? MN_DUPLICATE_BIRTH_PARTIAL : G_MAXUINT;
    }
  if (_mn_duplicate_birth_number (a) == _mn_duplicate_birth_number (b))
    return MN_DUPLICATE_BIRTH_SAME;
  if (a.year == b.year && a.day == b.month && a.month == b.day)
    return MN_DUPLICATE_BIRTH_SWAPPED;
  date_digits (a, x);
  date_digits (b, y);
  if (digits_are_near (x, y, 8))
    return MN_DUPLICATE_BIRTH_DIGIT;
  return a.year == b.year ? MN_DUPLICATE_BIRTH_YEAR : G_MAXUINT;
}

gboolean
_mn_duplicate_number_is_near (guint64 a, guint64 b)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x1111111111111111);
  guint64 other = a ^ b;
  guint64 mask = (other | other >> 1 | other >> 2 | other >> 3) & ones;
  guint64 low = mask & (~mask + 1);
  guint shift;

  if (a == 0 || b == 0 || mask == 0)
    return FALSE;
  if (mask == low)
    return TRUE;
  if (mask != (low | low << 4))
    return FALSE;
  shift = (guint)__builtin_ctzll (low);
  return (a >> shift & 15) == (b >> (shift + 4) & 15) && (a >> (shift + 4) & 15) == (b >> shift & 15);
}

/* Together --------------------------------------------------------------------------------------- */

/* Two mothers are other people when their given names differ, not when one is known by one word. */
static guint
compare_parents (const MnDuplicateTable *table, guint32 a, guint n, guint32 b, guint m, guint same, guint near,
                 guint other)
{
  guint alike = compare_words (table, a, n, b, m);

  if (n == 0 || m == 0)
    return 0;
  if (alike == MN_DUPLICATE_NAME_SAME)
    return same;
  if (alike == MN_DUPLICATE_NAME_TYPO || alike == MN_DUPLICATE_NAME_SHORTER || alike == MN_DUPLICATE_NAME_ORDER)
    return near;
  if (n == 1 || m == 1)
    return 0;
  return other;
}

static guint
compare_people (const MnDuplicateTable *table, const MnDuplicateRow *a, const MnDuplicateRow *b)
{
  guint32 am = a->words + a->n_name, bm = b->words + b->n_name;
  guint reasons = compare_parents (table, am, a->n_mother, bm, b->n_mother, MN_DUPLICATE_MOTHER_SAME,
                                   MN_DUPLICATE_MOTHER_NEAR, MN_DUPLICATE_MOTHER_OTHER);

  reasons |= compare_parents (table, am + a->n_mother, a->n_father, bm + b->n_mother, b->n_father,
                              MN_DUPLICATE_FATHER_SAME, MN_DUPLICATE_FATHER_NEAR, MN_DUPLICATE_FATHER_OTHER);
  if (a->household != 0 && a->household == b->household)
    reasons |= MN_DUPLICATE_HOUSEHOLD;
  else if (a->village != 0 && a->village == b->village)
    reasons |= MN_DUPLICATE_VILLAGE;
  else if (a->unit != 0 && a->unit == b->unit)
    reasons |= MN_DUPLICATE_UNIT;
  return reasons;
}

static guint
compare_numbers (const MnDuplicateRow *a, const MnDuplicateRow *b)
{
  if (a->number == 0 || b->number == 0)
    return 0;
  if (a->number == b->number)
    return MN_DUPLICATE_ID_SAME;
  return _mn_duplicate_number_is_near (a->number, b->number) ? MN_DUPLICATE_ID_NEAR : MN_DUPLICATE_ID_OTHER;
}

static guint
add_up (guint reasons)
{
  int points = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    if ((reasons & weights[i].reason) != 0)
      points += weights[i].points;
  return (guint)CLAMP (points, 0, 100);
}

guint
_mn_duplicate_score (const MnDuplicateTable *table, const MnDuplicateRow *a, const MnDuplicateRow *b, guint *reasons)
{
  guint numbers = compare_numbers (a, b);
  gboolean near_number = numbers == MN_DUPLICATE_ID_SAME || numbers == MN_DUPLICATE_ID_NEAR;
  guint births = compare_births (a->birth, b->birth);
  guint name, all;

  if (a->sex != 0 && b->sex != 0 && a->sex != b->sex)
    return 0;
  if (births == G_MAXUINT && !near_number)
    return 0;
  name = compare_words (table, a->words, a->n_name, b->words, b->n_name);
  if (name == 0 && !near_number)
    return 0;
  if (name == MN_DUPLICATE_NAME_SAME && a->exact != b->exact)
    name = MN_DUPLICATE_NAME_MARKS;
  all = name | numbers | (births != G_MAXUINT ? births : 0) | compare_people (table, a, b);
  if (births == MN_DUPLICATE_BIRTH_SAME && !near_number
      && (all & (MN_DUPLICATE_MOTHER_SAME | MN_DUPLICATE_HOUSEHOLD)) != 0
      && _mn_duplicate_given (table, a) != _mn_duplicate_given (table, b))
    return 0; /* twins */
  *reasons = all;
  return add_up (all);
}

guint
mn_duplicate_likeness (const MnDuplicateFacts *a, const MnDuplicateFacts *b, guint *reasons)
{
  g_autoptr (MnDuplicateTable) table = _mn_duplicate_table_new ();

  g_return_val_if_fail (a != NULL && b != NULL && reasons != NULL, 0);

  *reasons = 0;
  _mn_duplicate_table_add (table, a);
  _mn_duplicate_table_add (table, b);
  return _mn_duplicate_score (table, _mn_duplicate_table_row (table, 0), _mn_duplicate_table_row (table, 1), reasons);
}
