/* fuzz-encoding.c: any bytes in any encoding (build and run it as fuzz-csv.c says)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "fuzz.h"
#include "mn-core.h"
#include "mn-encoding.h"

/* In pieces of @step bytes. NULL: refused. */
static GString *
convert (const char *code, const guint8 *data, gsize size, gsize step)
{
  g_autoptr (GConverter) converter = mn_encoding_converter_new (code, NULL);
  GString *out = g_string_new (NULL);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize at = 0;

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize n_in = MIN (step, size - at), n_read, n_written;
      char piece[64];

      result = g_converter_convert (converter, data + at, n_in, piece, sizeof piece,
                                    at + n_in == size ? G_CONVERTER_INPUT_AT_END : 0, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        {
          g_string_free (out, TRUE);
          return NULL;
        }
      g_assert_true (n_read > 0 || n_written > 0 || result == G_CONVERTER_FINISHED);
      g_assert_cmpuint (n_read, <=, n_in);
      g_string_append_len (out, piece, (gssize)n_written);
      at += n_read;
    }
  g_assert_cmpuint (at, ==, size);
  return out;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  double score;
  const char *guessed = mn_encoding_guess (data, size, &score);
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *tcvn3 = mn_encoding_decode_font (valid, ".VnTimeH");
  g_autofree char *vni = mn_encoding_decode_font (valid, "VNI-Times");

  g_assert_nonnull (mn_encoding_label (guessed));
  g_assert_true (score >= 0.0 && score <= 1.0);
  g_assert_true (g_utf8_validate (tcvn3, -1, NULL) && g_utf8_validate (vni, -1, NULL));
  for (const char *const *code = mn_encoding_names (); *code != NULL; code++)
    {
      GString *whole = convert (*code, data, size, size + 1);
      GString *pieces = convert (*code, data, size, 7);

      g_assert_true ((whole == NULL) == (pieces == NULL));
      if (whole != NULL && !g_string_equal (whole, pieces) && size <= 1000) /* long tails may be cut elsewhere */
        g_error ("%s gives another text in pieces: %s | %s", *code, whole->str, pieces->str);
      if (whole != NULL && memchr (whole->str, 0, whole->len) == NULL)
        g_assert_true (g_utf8_validate (whole->str, (gssize)whole->len, NULL));
      if (whole != NULL)
        g_string_free (whole, TRUE);
      if (pieces != NULL)
        g_string_free (pieces, TRUE);
    }
  return 0;
}
