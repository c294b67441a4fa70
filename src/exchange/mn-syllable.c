/* mn-syllable.c: syllables that Vietnamese can have
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-encoding-private.h"

#include <string.h>

/* A syllable is a beginning and a rime, with one of six tones; of closed rimes (c, ch, p, t) with one of two. Text read
 * in a wrong encoding hardly ever makes syllables. */

/* Longest first. */
static const char *const onsets[] = { "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d",
                                      "đ",   "g",  "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v", "x" };

static const char rimes[]
    = " a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
      " e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
      " o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc"
      " oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc"
      " uôi uôm uôn uông uôt up ut uơ uy uya uych uynh uyên uyêt uynh uyn uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương"
      " ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ych ynh yt oă oi ";

static const gunichar tones[] = { 0x0300, 0x0301, 0x0303, 0x0309, 0x0323 };

/* The word in small letters without its tone. FALSE when it has two of them. */
static gboolean
split_tone (const char *word, char **bare, gunichar *tone)
{
  g_autofree char *small = g_utf8_strdown (word, -1);
  g_autofree char *parts = g_utf8_normalize (small, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) without = g_string_new (NULL);

  *tone = 0;
  for (const char *p = parts; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_tone = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (tones) && !is_tone; i++)
        is_tone = tones[i] == c;
      if (is_tone && *tone != 0)
        return FALSE;
      if (is_tone)
        *tone = c;
      else
        g_string_append_unichar (without, c);
    }
  *bare = g_utf8_normalize (without->str, -1, G_NORMALIZE_NFC);
  return TRUE;
}

static gboolean
is_rime (const char *text, gunichar tone)
{
  g_autofree char *sought = g_strconcat (" ", text, " ", NULL);
  gboolean closed = g_str_has_suffix (text, "c") || g_str_has_suffix (text, "ch") || g_str_has_suffix (text, "p")
                    || g_str_has_suffix (text, "t");

  /* Foreign and hasty words have none: "mét", "kế hoach" */
  if (closed && tone != 0 && tone != 0x0301 && tone != 0x0323)
    return FALSE;
  return *text != '\0' && strstr (rimes, sought) != NULL;
}

/* Nguyễn, NGUYỄN, nguyễn; not nGuyễN. */
static gboolean
has_usual_case (const char *word)
{
  guint n = 0, capitals = 0;
  gboolean first = g_unichar_isupper (g_utf8_get_char (word));

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p), n++)
    capitals += g_unichar_isupper (g_utf8_get_char (p)) != 0;
  return capitals == 0 || capitals == n || (capitals == 1 && first);
}

static gboolean
is_syllable (const char *word)
{
  g_autofree char *bare = NULL;
  gunichar tone;

  if (!has_usual_case (word) || !split_tone (word, &bare, &tone))
    return FALSE;
  if (is_rime (bare, tone))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (onsets); i++)
    if (g_str_has_prefix (bare, onsets[i]) && is_rime (bare + strlen (onsets[i]), tone))
      return TRUE;
  /* gì, gìn, giếng: the i is both. */
  return bare[0] == 'g' && bare[1] == 'i' && is_rime (bare + 1, tone);
}

/* Signs that stand between words in any office text. */
static gboolean
is_usual_sign (gunichar c)
{
  static const gunichar signs[] = { 0x00A0, 0x00A7, 0x00B0, 0x00B2, 0x00B3, 0x00BD, 0x2013, 0x2014, 0x2018,
                                    0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AB, 0xFEFF, 0x00AB, 0x00BB };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i] == c)
      return TRUE;
  return FALSE;
}

static gboolean
is_of_word (gunichar c)
{
  return c < 0x80 ? g_ascii_isalpha ((char)c) : !is_usual_sign (c);
}

double
_mn_syllable_score (const char *text, guint *n_words)
{
  guint n = 0, n_good = 0;

  while (*text != '\0')
    {
      const char *end = text;
      gboolean plain = TRUE;

      for (; *end != '\0' && is_of_word (g_utf8_get_char (end)); end = g_utf8_next_char (end))
        plain = plain && (guchar)*end < 0x80;
      if (end != text && !plain)
        {
          g_autofree char *word = g_strndup (text, (gsize)(end - text));

          n++;
          n_good += is_syllable (word);
        }
      text = *end != '\0' ? g_utf8_next_char (end) : end;
    }
  if (n_words != NULL)
    *n_words = n;
  return n > 0 ? (double)n_good / n : 1.0;
}
