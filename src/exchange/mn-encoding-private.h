/* mn-encoding-private.h: what the files about encodings share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-encoding.h"

G_BEGIN_DECLS

typedef enum {
  MN_ENCODING_UTF8,
  MN_ENCODING_UTF16LE,
  MN_ENCODING_UTF16BE,
  MN_ENCODING_TCVN3,
  MN_ENCODING_VNI,
  MN_ENCODING_VISCII,
  MN_ENCODING_CP1258,
  MN_ENCODING_CP1252,
  MN_N_ENCODINGS,
} MnEncoding;

/* MN_N_ENCODINGS for a code that is none of ours. */
MnEncoding _mn_encoding_find (const char *code);

/* mn-encoding-tables.c: one byte in the encodings of one byte; 0: stands for nothing. VNI: the byte as the character of
 * Windows-1252, before marks are put on letters. */
gunichar _mn_encoding_byte (MnEncoding encoding, guint8 byte);
/* The byte that is this character in Windows-1252 or Latin-1; -1 when none is. */
int _mn_encoding_cp1252_byte (gunichar c);
/* What a byte of a VNI font means after the letter @before: appends it, or the marks that it puts on that letter. */
void _mn_encoding_append_vni (GString *text, guint8 byte, gunichar before);

/* mn-encoding-case.c: capitals that a TCVN3 font draws where small letters are stored. @text: one cell or more, between
 * commas, semicolons, tabs, quotation marks and line breaks. (transfer full) */
char *_mn_encoding_repair_capitals (const char *text);

/* mn-syllable.c: how much of @text is Vietnamese: the share of words with other than ASCII letters that are syllables;
 * 1 when there is no such word. @n_words: their number, or NULL. */
double _mn_syllable_score (const char *text, guint *n_words);

G_END_DECLS
