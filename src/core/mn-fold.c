/* mn-fold.c: search keys without marks
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-fold.h"

#include <string.h>

/* Every name of a province passes through here while it is typed and saved, so Latin letters are looked up in two
 * tables; anything else takes the slow road. A '.' stands for "not in the table". */
static const char latin_letters[] = "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y" /* U+00C0 */
                                    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll." /* U+0100 */
                                    ".llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz." /* U+0140 */
                                    "................................oo.............uu..............." /* U+0180 */
                                    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...." /* U+01C0 */
                                    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............" /* U+0200 */;
static const char additional_letters[]
    = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" /* U+1E00 */
      "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" /* U+1E40 */
      "wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" /* U+1E80 */
      "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......" /* U+1EC0 */;

G_STATIC_ASSERT (sizeof latin_letters - 1 == 0x240 - 0xC0);
G_STATIC_ASSERT (sizeof additional_letters - 1 == 0x1F00 - 0x1E00);

typedef enum {
  PIECE_LETTERS, /* one character, folded */
  PIECE_MARK,    /* a mark that belongs to the letter before it: nothing is left of it */
  PIECE_BREAK,   /* anything between words */
} PieceKind;

/* What one character folds to: usually one letter, several for a ligature. */
typedef struct {
  PieceKind kind;
  guint length;
  char bytes[G_UNICHAR_MAX_DECOMPOSITION_LENGTH * 6];
} Piece;

static gboolean
is_combining_mark (gunichar c)
{
  return c >= 0x300 && c <= 0x36F;
}

static void
fold_slowly (gunichar c, Piece *piece)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  piece->kind = PIECE_BREAK;
  piece->length = 0;
  if (is_combining_mark (c))
    {
      piece->kind = PIECE_MARK;
      return;
    }
  /* Marks of other scripts (vowels, often) are part of the word. */
  if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
    return;

  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    {
      gunichar part = parts[i];

      if (is_combining_mark (part) || (!g_unichar_isalnum (part) && !g_unichar_ismark (part)))
        continue;
      if (g_unichar_isdigit (part))
        part = '0' + (gunichar)g_unichar_digit_value (part);
      piece->length += (guint)g_unichar_to_utf8 (g_unichar_tolower (part), piece->bytes + piece->length);
    }
  if (piece->length > 0)
    piece->kind = PIECE_LETTERS;
}

static void
set_letter (Piece *piece, char letter)
{
  piece->kind = PIECE_LETTERS;
  piece->length = 1;
  piece->bytes[0] = letter;
}

static gboolean
is_continuation (char byte)
{
  return ((guchar)byte & 0xC0) == 0x80;
}

/* The letter of one of the two tables that stands at @p, or '.'. Their ranges are whole rows of UTF-8: lead bytes C3 to
 * C8, and E1 with B8 to BB behind it. */
static inline char
look_up (const char *p, guint *size)
{
  guchar lead = (guchar)p[0];

  if (lead >= 0xC3 && lead <= 0xC8 && is_continuation (p[1]))
    {
      *size = 2;
      return latin_letters[((lead & 0x1F) << 6 | (p[1] & 0x3F)) - 0xC0];
    }
  if (lead == 0xE1 && (guchar)p[1] >= 0xB8 && (guchar)p[1] <= 0xBB && is_continuation (p[2]))
    {
      *size = 3;
      return additional_letters[((p[1] & 0x03) << 6 | (p[2] & 0x3F))];
    }

  return '.';
}

/* Folds the character at @p, which is not the end, and returns what follows it. What is not UTF-8 is a break. */
static inline const char *
next_piece (const char *p, Piece *piece)
{
  guint size = 1;
  gunichar c;
  char letter;

  if ((guchar)*p < 0x80)
    {
      if (g_ascii_isalnum (*p))
        set_letter (piece, g_ascii_tolower (*p));
      else
        piece->kind = PIECE_BREAK;
      return p + 1;
    }

  letter = look_up (p, &size);
  if (letter != '.')
    {
      set_letter (piece, letter);
      return p + size;
    }

  c = g_utf8_get_char_validated (p, -1);
  if (c >= (gunichar)-2)
    {
      piece->kind = PIECE_BREAK;
      return p + 1;
    }
  fold_slowly (c, piece);
  return g_utf8_next_char (p);
}

/* @before_first: whether the first word takes a space before it as the others do. */
static void
append_words (GString *into, const char *text, gboolean before_first)
{
  gboolean space = before_first;
  gboolean any = before_first;
  Piece piece;

  while (*text != '\0')
    {
      text = next_piece (text, &piece);
      if (piece.kind == PIECE_BREAK)
        space = any;
      if (piece.kind != PIECE_LETTERS)
        continue;

      if (space)
        g_string_append_c (into, ' ');
      space = FALSE;
      any = TRUE;
      if (piece.length == 1)
        g_string_append_c (into, piece.bytes[0]);
      else
        g_string_append_len (into, piece.bytes, piece.length);
    }
}

void
mn_fold_append (GString *into, const char *text)
{
  g_return_if_fail (into != NULL);
  g_return_if_fail (text != NULL);

  append_words (into, text, FALSE);
}

char *
mn_fold (const char *text)
{
  GString *folded;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text));
  append_words (folded, text, FALSE);
  return g_string_free (folded, FALSE);
}

/* A telephone number in groups ("0905 123 456", "+84 905.123.456") is also one word, as it is dialled: whoever looks
 * for it may group it otherwise or not at all. */
#define DIGITS_OF_A_NUMBER 8

static void
append_grouped_number (GString *into, const char *text)
{
  gsize before = into->len;
  gboolean grouped = FALSE;

  if (*text != '0' && *text != '+' && *text != '(')
    return;
  g_string_append_c (into, ' ');
  if (g_str_has_prefix (text, "+84"))
    {
      g_string_append_c (into, '0');
      text += 3;
      grouped = TRUE;
    }
  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (into, *text);
    else if (strchr (" .-()+", *text) != NULL)
      grouped = TRUE;
    else
      break;
  if (*text != '\0' || !grouped || into->len - before < DIGITS_OF_A_NUMBER - 1)
    g_string_truncate (into, before);
}

char *
mn_fold_key (const char *const *texts, gsize n_texts)
{
  GString *key = g_string_new (NULL);

  for (gsize i = 0; i < n_texts; i++)
    if (texts[i] != NULL)
      {
        append_words (key, texts[i], TRUE);
        append_grouped_number (key, texts[i]);
      }

  return g_string_free (key, FALSE);
}

static gboolean
is_digits (const char *word)
{
  return *word != '\0' && word[strspn (word, "0123456789")] == '\0';
}

/* Groups of digits behind one that starts a telephone or personal number are that number; two short ones ("012 2016")
 * may be a paper's number and its year. */
static void
join_numbers (char **words)
{
  char **kept = words;

  for (char **word = words; *word != NULL;)
    {
      char **end = word + 1;
      gsize length = strlen (*word);

      while (**word == '0' && is_digits (*word) && *end != NULL && is_digits (*end))
        length += strlen (*end++);
      if (end > word + 1 && (strlen (*word) >= 4 || length >= DIGITS_OF_A_NUMBER))
        {
          char *after = *end;
          g_autofree char *joined = NULL;

          *end = NULL;
          joined = g_strjoinv ("", word);
          *end = after;
          for (char **part = word; part < end; part++)
            g_free (*part);
          *kept++ = g_steal_pointer (&joined);
        }
      else
        for (char **part = word; part < end; part++)
          *kept++ = *part;
      word = end;
    }
  *kept = NULL;
}

char **
mn_fold_words (const char *typed)
{
  g_autofree char *folded = NULL;
  char **words;

  g_return_val_if_fail (typed != NULL, NULL);

  folded = mn_fold (typed);
  words = g_strsplit (folded, " ", -1);
  join_numbers (words);
  return words;
}

static gboolean
begins_a_word (const char *key, const char *word, gsize length)
{
  for (const char *space = strchr (key, ' '); space != NULL; space = strchr (space + 1, ' '))
    if (strncmp (space + 1, word, length) == 0)
      return TRUE;

  return FALSE;
}

gboolean
mn_fold_matches (const char *key, const char *const *words)
{
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  for (gsize i = 0; words[i] != NULL; i++)
    if (!begins_a_word (key, words[i], strlen (words[i])))
      return FALSE;

  return TRUE;
}

/* One word of the shown text: its folded bytes, and for each the offset where its character, marks included, ends. */
typedef struct {
  gsize start;
  GString *folded;
  GArray *ends;
} ShownWord;

static void
take_letters (ShownWord *word, const Piece *piece, gsize start, gsize end)
{
  if (word->folded->len == 0)
    word->start = start;

  g_string_append_len (word->folded, piece->bytes, piece->length);
  for (guint i = 0; i < piece->length; i++)
    g_array_append_val (word->ends, end);
}

/* The last letter's end moves behind its mark; all its folded bytes share that end. */
static void
take_mark (ShownWord *word, gsize end)
{
  gsize old_end;

  if (word->ends->len == 0)
    return;

  old_end = g_array_index (word->ends, gsize, word->ends->len - 1);
  for (guint i = word->ends->len; i > 0 && g_array_index (word->ends, gsize, i - 1) == old_end; i--)
    g_array_index (word->ends, gsize, i - 1) = end;
}

static void
finish_word (ShownWord *word, const char *const *words, GArray *spans)
{
  gsize longest = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length > longest && length <= word->folded->len && memcmp (word->folded->str, words[i], length) == 0)
        longest = length;
    }

  if (longest > 0)
    {
      gsize span[2] = { word->start, g_array_index (word->ends, gsize, longest - 1) };

      g_array_append_vals (spans, span, 2);
    }

  g_string_truncate (word->folded, 0);
  g_array_set_size (word->ends, 0);
}

GArray *
mn_fold_spans (const char *shown, const char *const *words)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (gsize));
  ShownWord word = { 0, folded, ends };
  Piece piece;

  g_return_val_if_fail (shown != NULL, spans);
  g_return_val_if_fail (words != NULL, spans);

  for (const char *p = shown; *p != '\0';)
    {
      const char *next = next_piece (p, &piece);

      if (piece.kind == PIECE_LETTERS)
        take_letters (&word, &piece, (gsize)(p - shown), (gsize)(next - shown));
      else if (piece.kind == PIECE_MARK)
        take_mark (&word, (gsize)(next - shown));
      else
        finish_word (&word, words, spans);
      p = next;
    }
  finish_word (&word, words, spans);

  return spans;
}
