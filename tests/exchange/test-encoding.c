/* test-encoding.c: text as old office programs wrote it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "mn-core.h"
#include "mn-encoding.h"

/* Every letter of the alphabet with every mark. */
#define LETTERS                                                                                                                                                                               \
  "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ" \
  "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ"

/* One letter a line, so that no case is judged by its neighbours. */
static char *
letters_in_lines (void)
{
  GString *text = g_string_new (NULL);

  for (const char *p = LETTERS; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_printf (text, "%.*s\n", (int)(g_utf8_next_char (p) - p), p);
  return g_string_free (text, FALSE);
}

/* As VNI keyboards wrote it: the independent eye here is the table of fonts, glibc knows nothing of it. */
static GByteArray *
to_vni (const char *text)
{
  static const char *const pairs[] = {
    "áaù", "àaø", "ảaû", "ãaõ", "ạaï", "âaâ", "ấaá", "ầaà", "ẩaå", "ẫaã", "ậaä", "ăaê", "ắaé", "ằaè",
    "ẳaú", "ẵaü", "ặaë", "éeù", "èeø", "ẻeû", "ẽeõ", "ẹeï", "êeâ", "ếeá", "ềeà", "ểeå", "ễeã", "ệeä",
    "óoù", "òoø", "ỏoû", "õoõ", "ọoï", "ôoâ", "ốoá", "ồoà", "ổoå", "ỗoã", "ộoä", "ơô",  "ớôù", "ờôø",
    "ởôû", "ỡôõ", "ợôï", "úuù", "ùuø", "ủuû", "ũuõ", "ụuï", "ưö",  "ứöù", "ừöø", "ửöû", "ữöõ", "ựöï",
    "íí",  "ìì",  "ỉæ",  "ĩó",  "ịò",  "ýyù", "ỳyø", "ỷyû", "ỹyõ", "ỵî",  "đñ",
  };
  GByteArray *bytes = g_byte_array_new ();

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *found = NULL;
      guint8 b = (guint8)c;

      for (gsize i = 0; i < G_N_ELEMENTS (pairs) && found == NULL; i++)
        if (g_utf8_get_char (pairs[i]) == g_unichar_tolower (c))
          found = g_utf8_next_char (pairs[i]);
      if (found == NULL)
        g_byte_array_append (bytes, &b, 1);
      for (; found != NULL && *found != '\0'; found = g_utf8_next_char (found))
        {
          gunichar f = g_utf8_get_char (found);

          b = (guint8)(g_unichar_isupper (c) ? g_unichar_toupper (f) : f);
          g_byte_array_append (bytes, &b, 1);
        }
    }
  return bytes;
}

/* cp1258 has letters and marks apart: half decomposed. */
static char *
to_1258 (const char *text, gsize *n)
{
  GString *apart = g_string_new (NULL);
  char *bytes;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar a, b;

      if (g_utf8_get_char (p) >= 0x80 && g_unichar_decompose (g_utf8_get_char (p), &a, &b)
          && strchr ("\xcc", p[0]) == NULL && (b == 0x300 || b == 0x301 || b == 0x303 || b == 0x309 || b == 0x323))
        {
          g_string_append_unichar (apart, a);
          g_string_append_unichar (apart, b);
        }
      else if (g_utf8_get_char (p) == 0x1EB7 || g_utf8_get_char (p) == 0x1EAD || g_utf8_get_char (p) == 0x1EC7
               || g_utf8_get_char (p) == 0x1ED9)
        {
          static const gunichar bases[][2]
              = { { 0x1EB7, 0x103 }, { 0x1EAD, 0xE2 }, { 0x1EC7, 0xEA }, { 0x1ED9, 0xF4 } };

          for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
            if (bases[i][0] == g_utf8_get_char (p))
              g_string_append_unichar (apart, bases[i][1]);
          g_string_append_unichar (apart, 0x323);
        }
      else
        g_string_append_unichar (apart, g_utf8_get_char (p));
    }
  bytes = g_convert (apart->str, (gssize)apart->len, "CP1258", "UTF-8", NULL, n, NULL);
  g_string_free (apart, TRUE);
  return bytes;
}

static guint8 *
encode (const char *text, const char *code, gsize *n)
{
  static const char *const theirs[][2]
      = { { "utf-8", "UTF-8" },      { "utf-16le", "UTF-16LE" }, { "utf-16be", "UTF-16BE" },
          { "tcvn3", "TCVN5712-1" }, { "viscii", "VISCII" },     { "cp1252", "CP1252" } };
  g_autoptr (GError) error = NULL;

  if (strcmp (code, "vni") == 0)
    {
      GByteArray *bytes = to_vni (text);

      *n = bytes->len;
      return g_byte_array_free (bytes, FALSE);
    }
  if (strcmp (code, "cp1258") == 0)
    return (guint8 *)to_1258 (text, n);
  for (gsize i = 0; i < G_N_ELEMENTS (theirs); i++)
    if (strcmp (theirs[i][0], code) == 0)
      {
        char *bytes = g_convert (text, -1, theirs[i][1], "UTF-8", NULL, n, &error);

        g_assert_no_error (error);
        return (guint8 *)bytes;
      }
  g_assert_not_reached ();
}

static void
test_letters (void)
{
  g_autofree char *letters = letters_in_lines ();

  for (const char *const *code = mn_encoding_names (); *code != NULL; code++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree guint8 *bytes = NULL;
      g_autofree char *back = NULL;
      gsize n;

      g_assert_nonnull (mn_encoding_label (*code));
      if (strcmp (*code, "cp1252") == 0)
        continue;
      bytes = encode (letters, *code, &n);
      g_assert_nonnull (bytes);
      back = mn_encoding_decode (*code, bytes, n, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (back, ==, letters);
    }
  g_assert_null (mn_encoding_label ("latin-5"));
}

/* Whatever the sizes of the pieces that go in and come out. */
static void
test_pieces (void)
{
  static const char text[] = "Nguyễn Thị Hồng Phượng,Thôn Cẩm Vũ,31/05/2010\r\nHồ Văn Đẳng,Bản Khe Hiên,2011\r\n";

  for (const char *const *code = mn_encoding_names (); *code != NULL; code++)
    for (gsize step = 1; step < 8; step++)
      {
        g_autoptr (GConverter) converter = mn_encoding_converter_new (*code, NULL);
        g_autoptr (GString) out = g_string_new (NULL);
        g_autofree guint8 *bytes = NULL;
        gsize n, at = 0;
        GConverterResult result = G_CONVERTER_CONVERTED;

        if (strcmp (*code, "cp1252") == 0)
          continue;
        bytes = encode (text, *code, &n);
        while (result != G_CONVERTER_FINISHED)
          {
            gsize n_in = MIN (step, n - at), n_read, n_written;
            char piece[8];
            g_autoptr (GError) error = NULL;

            result = g_converter_convert (converter, bytes + at, n_in, piece, step,
                                          at + n_in == n ? G_CONVERTER_INPUT_AT_END : 0, &n_read, &n_written, &error);
            g_assert_no_error (error);
            g_string_append_len (out, piece, (gssize)n_written);
            at += n_read;
          }
        g_assert_cmpstr (out->str, ==, text);
      }
}

/* Three invented names are enough to tell. */
static void
test_guess (void)
{
  static const char *const family[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Hồ", "Võ", "Đặng", "Bùi", "Dương" };
  static const char *const middle[] = { "Thị", "Văn", "Hữu", "Đình", "Ngọc", "Thị Mỹ", "Quốc" };
  static const char *const given[]
      = { "Hằng", "Phượng", "Dũng", "Tuấn", "Ánh", "Huyền", "Đức", "Thảo", "Khuê", "Lượng", "Vỹ" };
  guint n_right = 0, n_all = 0;

  for (const char *const *code = mn_encoding_names (); *code != NULL; code++)
    for (guint i = 0; i < 100; i++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autofree guint8 *bytes = NULL;
        const char *guessed;
        double score;
        gsize n;

        if (strcmp (*code, "cp1252") == 0)
          continue;
        for (guint j = 0; j < 3; j++)
          g_string_append_printf (text, "%s %s %s\n", family[(i * 7 + j * 3) % G_N_ELEMENTS (family)],
                                  middle[(i * 5 + j) % G_N_ELEMENTS (middle)],
                                  given[(i * 3 + j * 4) % G_N_ELEMENTS (given)]);
        bytes = encode (text->str, *code, &n);
        guessed = mn_encoding_guess (bytes, n, &score);
        n_all++;
        n_right += strcmp (guessed, *code) == 0;
        if (strcmp (guessed, *code) != 0)
          g_test_message ("%s taken for %s (%.2f): %s", *code, guessed, score, text->str);
      }
  g_test_message ("%u of %u", n_right, n_all);
  g_assert_cmpuint (n_right * 100, >=, n_all * 98);

  g_assert_cmpstr (mn_encoding_guess ((const guint8 *)"plain", 5, NULL), ==, "utf-8");
  g_assert_cmpstr (mn_encoding_guess ((const guint8 *)"Nguy\xe1\xbb", 6, NULL), ==, "utf-8"); /* cut */
  g_assert_cmpstr (mn_encoding_guess ((const guint8 *)"caf\xe9 \xfc\xdfig", 9, NULL), ==, "cp1252");
  g_assert_cmpstr (mn_encoding_guess ((const guint8 *)"Nguy\xe1\xbb\x85n H\xe5", 10, NULL), ==,
                   "utf-8"); /* a mixture */
  g_assert_cmpstr (mn_encoding_guess (NULL, 0, NULL), ==, "utf-8");
}

static void
assert_font (const char *stored, const char *font, const char *expected)
{
  g_autofree char *text = mn_encoding_decode_font (stored, font);

  g_assert_cmpstr (text, ==, expected);
}

/* What Excel shows of such cells when the font is taken away. */
static void
test_fonts (void)
{
  assert_font ("NguyÔn ThÞ Hång", ".VnTime", "Nguyễn Thị Hồng");
  assert_font ("NguyÔn ThÞ Hång", ".VnTimeH", "NGUYỄN THỊ HỒNG");
  assert_font ("NGUYÔN THÞ Hµ", ".VnTime", "NGUYỄN THỊ HÀ");
  assert_font ("Hµ Vò", ".VnArial", "Hà Vũ");
  assert_font ("hä vµ tªn", ".VnArialH", "HỌ VÀ TÊN");
  assert_font ("Nguyeãn Thò Hoàng", "VNI-Times", "Nguyễn Thị Hồng");
  assert_font ("ÑAËNG VAÊN DUÕNG", "VNI-Helve", "ĐẶNG VĂN DŨNG");
  assert_font ("NguyÔn", "Times New Roman", "NguyÔn");
  assert_font ("Nguyễn", ".VnTime", "Nguyễn"); /* the font is wrong, the text is right */
  assert_font ("045206512335", ".VnTime", "045206512335");
  assert_font ("Hồ", NULL, "Hồ");
}

static void
test_capitals (void)
{
  static const struct {
    const char *stored, *expected;
  } cells[] = {
    { "NGUYễN VăN Hà,Hà Mỹ;CộNG HòA\n", "NGUYỄN VĂN HÀ,Hà Mỹ;CỘNG HÒA\n" },
    { "Hà Mỹ", "Hà Mỹ" },
    { "Họ và tên TRẻ", "Họ và tên TRẺ" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gsize n;
      g_autofree guint8 *bytes = encode (cells[i].stored, "tcvn3", &n);
      g_autofree char *text = mn_encoding_decode ("tcvn3", bytes, n, NULL);

      g_assert_cmpstr (text, ==, cells[i].expected);
    }
}

static void
assert_refused (const char *code, const char *bytes, gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = mn_encoding_decode (code, (const guint8 *)bytes, n, &error);

  g_assert_null (text);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  assert_refused ("utf-8", "a\xff", 2);
  assert_refused ("utf-8", "\xe1\xbb", 2);
  assert_refused ("utf-8", "\xed\xa0\x80", 3);
  assert_refused ("utf-16le", "a", 1);
  assert_refused ("utf-16le", "\x00\xd8", 2);
  assert_refused ("utf-16be", "\xdc\x00", 2);
  assert_refused ("cp1258", "\x8a", 1);
  assert_refused ("cp1252", "\x81", 1);
  g_assert_null (mn_encoding_converter_new ("latin-5", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int argc, char **argv)
{
  g_setenv ("MANG_NON_LANGUAGE", "en", TRUE);
  mn_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/letters", test_letters);
  g_test_add_func ("/encoding/pieces", test_pieces);
  g_test_add_func ("/encoding/guess", test_guess);
  g_test_add_func ("/encoding/fonts", test_fonts);
  g_test_add_func ("/encoding/capitals", test_capitals);
  g_test_add_func ("/encoding/refused", test_refused);
  return g_test_run ();
}
