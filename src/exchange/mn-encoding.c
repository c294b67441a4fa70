/* mn-encoding.c: which encodings there are, and which a text has
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-encoding.h"

#include <string.h>

#include "mn-core.h"
#include "mn-encoding-private.h"
#include "mn-i18n.h"

/* As much as settles it: several hundred words. */
#define SAMPLE_SIZE (32 * 1024)

static const char *const codes[MN_N_ENCODINGS + 1]
    = { "utf-8", "utf-16le", "utf-16be", "tcvn3", "vni", "viscii", "cp1258", "cp1252", NULL };

static const char *const labels[MN_N_ENCODINGS] = {
  N_ ("Unicode (UTF-8)"),  N_ ("Unicode (UTF-16)"), N_ ("Unicode (UTF-16, big-endian)"), N_ ("TCVN3 (ABC), fonts .Vn…"),
  N_ ("VNI, fonts VNI-…"), N_ ("VISCII"),           N_ ("Vietnamese (Windows-1258)"),    N_ ("Western (Windows-1252)"),
};

const char *const *
mn_encoding_names (void)
{
  return codes;
}

MnEncoding
_mn_encoding_find (const char *code)
{
  for (MnEncoding i = 0; code != NULL && i < MN_N_ENCODINGS; i++)
    if (g_ascii_strcasecmp (codes[i], code) == 0)
      return i;
  return MN_N_ENCODINGS;
}

const char *
mn_encoding_label (const char *code)
{
  MnEncoding encoding = _mn_encoding_find (code);

  return encoding < MN_N_ENCODINGS ? _ (labels[encoding]) : NULL;
}

/* Letters of ASCII have a zero byte on one side; nothing else we read has any. */
static int
find_utf16 (const guint8 *sample, gsize n)
{
  gsize zeros[2] = { 0, 0 };

  if (n >= 2 && sample[0] == 0xFF && sample[1] == 0xFE)
    return MN_ENCODING_UTF16LE;
  if (n >= 2 && sample[0] == 0xFE && sample[1] == 0xFF)
    return MN_ENCODING_UTF16BE;
  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += sample[i] == 0;
  if (zeros[1] > n / 8 && zeros[0] < n / 64 + 1)
    return MN_ENCODING_UTF16LE;
  if (zeros[0] > n / 8 && zeros[1] < n / 64 + 1)
    return MN_ENCODING_UTF16BE;
  return -1;
}

/* Whole, but for a letter that is cut at the end. */
static gboolean
is_utf8 (const guint8 *sample, gsize n)
{
  const char *end;

  if (g_utf8_validate ((const char *)sample, (gssize)n, &end))
    return TRUE;
  return (gsize)((const guint8 *)end - sample) + 4 > n
         && g_utf8_get_char_validated (end, (const char *)sample + n - end) == (gunichar)-2;
}

/* Letters as only UTF-8 writes them, from ạ to ỹ: as old letters the three bytes are no syllable's. What has them and
 * is not UTF-8 throughout is a mixture, of which the reader says the line. */
static gboolean
has_utf8 (const guint8 *sample, gsize n)
{
  for (gsize i = 0; i + 2 < n; i++)
    if (sample[i] == 0xE1 && (sample[i + 1] == 0xBA || sample[i + 1] == 0xBB) && sample[i + 2] >= 0x80
        && sample[i + 2] < 0xC0)
      return TRUE;
  return FALSE;
}

/* Below 0 when the bytes can't be in this encoding. */
static double
score_as (MnEncoding encoding, const guint8 *sample, gsize n)
{
  g_autofree char *text = mn_encoding_decode (codes[encoding], sample, n, NULL);

  return text != NULL ? _mn_syllable_score (text, NULL) : -1.0;
}

const char *
mn_encoding_guess (const guint8 *sample, gsize n, double *score)
{
  int wide;
  MnEncoding best = MN_ENCODING_CP1252;
  double best_score = 0.0;

  g_return_val_if_fail (sample != NULL || n == 0, codes[0]);

  n = MIN (n, SAMPLE_SIZE);
  wide = find_utf16 (sample, n);
  if (wide >= 0 || n == 0 || is_utf8 (sample, n) || has_utf8 (sample, n))
    {
      if (score != NULL)
        *score = 1.0;
      return codes[wide >= 0 ? wide : MN_ENCODING_UTF8];
    }
  for (MnEncoding i = MN_ENCODING_TCVN3; i < MN_N_ENCODINGS; i++)
    {
      double this_score = score_as (i, sample, n);

      if (this_score > best_score)
        {
          best = i;
          best_score = this_score;
        }
    }
  if (score != NULL)
    *score = best_score;
  return codes[best];
}

static gboolean
begins (const char *font, const char *prefix)
{
  return g_ascii_strncasecmp (font, prefix, strlen (prefix)) == 0;
}

const char *
mn_encoding_of_font (const char *font)
{
  if (font == NULL)
    return NULL;
  font += strspn (font, " ");
  if (begins (font, ".Vn"))
    return codes[MN_ENCODING_TCVN3];
  return begins (font, "VNI-") || begins (font, "VNI ") ? codes[MN_ENCODING_VNI] : NULL;
}

/* The letters as the bytes they were typed as; NULL when one of them never was such a byte. */
static GByteArray *
bytes_of (const char *text)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int byte = _mn_encoding_cp1252_byte (g_utf8_get_char (p));
      guint8 b = (guint8)byte;

      if (byte < 0)
        return NULL;
      g_byte_array_append (bytes, &b, 1);
    }
  return g_steal_pointer (&bytes);
}

char *
mn_encoding_decode_font (const char *text, const char *font)
{
  const char *code = mn_encoding_of_font (font);
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *decoded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return g_utf8_make_valid (text, -1);
  bytes = code != NULL ? bytes_of (text) : NULL;
  if (bytes != NULL)
    decoded = mn_encoding_decode (code, bytes->data, bytes->len, NULL);
  if (decoded == NULL)
    return mn_text_nfc (text);
  if (strcmp (code, codes[MN_ENCODING_TCVN3]) == 0 && g_str_has_suffix (font, "H"))
    return mn_text_upper (decoded);
  return g_steal_pointer (&decoded);
}
