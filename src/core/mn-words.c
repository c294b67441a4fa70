/* mn-words.c: amounts in words (bằng chữ)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-words.h"

#include "mn-text.h"

#include <string.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#define MILLIARD G_GINT64_CONSTANT (1000000000)
#define N_STYLES 4

/* ICU's own Vietnamese rules say "lẻ" and lose the "không trăm" of an inner group, which vouchers need. Ours are one
 * set for each position: what a digit is called depends on what stands before it.
 *
 *   %main           a number that nothing stands before
 *   %%after-ten     the units after "mười": 15 "lăm"
 *   %%after-tens    the units after "mươi": 21 "mốt", 24 "tư", 25 "lăm"
 *   %%after-hundred the tens after "trăm": 105 "linh năm"
 *   %%inner…        what follows a higher group: it says its hundreds, be it "không trăm", but a group of three
 *                   zeros is skipped */
static const char rules[] = "%main:\n"
                            "0: không; một; hai; ba; bốn; năm; sáu; bảy; tám; chín;\n"
                            "10: mười[ >%%after-ten>];\n"
                            "20: << mươi[ >%%after-tens>];\n"
                            "100: << trăm[ >%%after-hundred>];\n"
                            "1000: << nghìn[ >%%inner>];\n"
                            "1000000: << triệu[ >%%inner-thousands>];\n"
                            "1000000000: << tỷ[ >%%inner-millions>];\n"
                            "%%after-ten:\n"
                            "0: =%main=; 5: lăm; =%main=;\n"
                            "%%after-tens:\n"
                            "0: =%main=; mốt; =%main=; 4: tư; lăm; =%main=;\n"
                            "%%after-hundred:\n"
                            "0: linh =%main=; 10: =%main=;\n"
                            "%%inner:\n"
                            "0: không trăm =%%after-hundred=; 100: =%main=;\n"
                            "%%inner-thousands:\n"
                            "0: =%%inner=; 1000: <%%inner< nghìn[ >%%inner>];\n"
                            "%%inner-millions:\n"
                            "0: =%%inner-thousands=; 1000000: <%%inner< triệu[ >%%inner-thousands>];\n";

/* A formatter is not to be used by two threads at once, and reading the rules costs more than a number does. */
typedef struct {
  UNumberFormat *formats[N_STYLES];
} Speaker;

static void
speaker_free (gpointer data)
{
  Speaker *speaker = data;

  for (gsize i = 0; i < N_STYLES; i++)
    unum_close (speaker->formats[i]);
  g_free (speaker);
}

static char *
rules_for (MnWordsFlags flags)
{
  GString *text = g_string_new (rules);

  if (flags & MN_WORDS_NGAN)
    g_string_replace (text, "nghìn", "ngàn", 0);
  if (flags & MN_WORDS_LE)
    g_string_replace (text, "linh", "lẻ", 0);

  return g_string_free (text, FALSE);
}

static UNumberFormat *
open_format (MnWordsFlags flags)
{
  g_autofree char *text = rules_for (flags);
  g_autofree UChar *utf16 = g_new (UChar, strlen (text) + 1);
  int32_t length;
  UParseError where;
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format;

  u_strFromUTF8 (utf16, (int32_t)strlen (text) + 1, &length, text, -1, &status);
  format = unum_open (UNUM_PATTERN_RULEBASED, utf16, length, "vi", &where, &status);
  if (U_FAILURE (status))
    g_error ("ICU refuses the rules for numbers in words: %s", u_errorName (status));

  return format;
}

static UNumberFormat *
get_format (MnWordsFlags flags)
{
  static GPrivate speakers = G_PRIVATE_INIT (speaker_free);
  Speaker *speaker = g_private_get (&speakers);
  gsize style = flags & (MN_WORDS_NGAN | MN_WORDS_LE);

  if (speaker == NULL)
    {
      speaker = g_new0 (Speaker, 1);
      g_private_set (&speakers, speaker);
    }
  if (speaker->formats[style] == NULL)
    speaker->formats[style] = open_format (flags);

  return speaker->formats[style];
}

/* The longest reading of a gint64 has some 150 letters, of at most three bytes each. */
static void
append_words (GString *out, gint64 number, MnWordsFlags flags)
{
  UChar utf16[400];
  char utf8[3 * G_N_ELEMENTS (utf16)];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length;

  length = unum_formatInt64 (get_format (flags), number, utf16, G_N_ELEMENTS (utf16), NULL, &status);
  u_strToUTF8 (utf8, sizeof utf8, &length, utf16, length, &status);
  if (U_FAILURE (status))
    g_error ("ICU cannot say %" G_GINT64_FORMAT ": %s", number, u_errorName (status));

  g_string_append_len (out, utf8, length);
}

char *
mn_words_number (gint64 number, MnWordsFlags flags)
{
  GString *out = g_string_sized_new (128);

  if (number < 0)
    g_string_append (out, "âm ");

  /* The smallest number has no positive counterpart: it is said in two halves. The lower one begins with hundreds of
   * millions, so that nothing is skipped between them. */
  if (number == G_MININT64)
    {
      append_words (out, -(number / MILLIARD), flags);
      g_string_append (out, " tỷ ");
      number %= MILLIARD;
    }
  append_words (out, ABS (number), flags);

  return g_string_free (out, FALSE);
}

char *
mn_words_money (gint64 dong, MnWordsFlags flags)
{
  g_autofree char *words = mn_words_number (dong, flags);
  g_autofree char *sentence = mn_text_capitalize (words);

  /* "Chẵn" closes a round amount, so that nothing can be written behind it. */
  return g_strconcat (sentence, dong != 0 && dong % 1000 == 0 ? " đồng chẵn" : " đồng", NULL);
}
