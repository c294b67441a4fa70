/* mn-encoding.h: text as old office programs wrote it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Before Unicode, Vietnamese was typed in fonts whose letters stood in the places of others. Such files lie on office
 * disks still, and neither say what they are nor are told apart by the usual detectors; valid syllables tell them
 * apart. */

/* "utf-8", "utf-16le", "utf-16be", "tcvn3", "vni", "viscii", "cp1258", "cp1252"; NULL ends them. */
const char *const *mn_encoding_names (void);
/* What a list of choices shows: "TCVN3 (ABC)". (transfer none); NULL for a code that is none of ours. */
const char *mn_encoding_label (const char *code);

/* The code of the encoding in which most words with other than ASCII letters are syllables that Vietnamese can have;
 * "utf-8" for pure ASCII. A byte order mark decides. @n may end within a letter. @score: from 0 to 1, or NULL.
 * (transfer none): never NULL. */
const char *mn_encoding_guess (const guint8 *sample, gsize n, double *score);

/* To UTF-8 in NFC, without a byte order mark. Letters may be cut anywhere between two calls. Bytes that stand for
 * nothing fail with G_IO_ERROR_INVALID_DATA in cp1258, cp1252, UTF-8 and UTF-16; in the fonts' encodings each byte is
 * something. NULL and G_IO_ERROR_NOT_SUPPORTED for a code that is none of ours. (transfer full) */
GConverter *mn_encoding_converter_new (const char *code, GError **error);

/* All of @bytes at once; NULL and @error as above. (transfer full) */
char *mn_encoding_decode (const char *code, const guint8 *bytes, gsize n, GError **error);

/* The code of the encoding that a workbook's font stands for: ".VnTime" "tcvn3", "VNI-Times" "vni", else NULL. */
const char *mn_encoding_of_font (const char *font);
/* What a cell of a workbook says whose letters were typed for such a font: its bytes stand there as the characters of
 * Latin-1 or Windows-1252. Fonts of capitals (".VnTimeH") make capitals of small letters. Text of other fonts, and text
 * with letters that no such font has, comes back as it is, in NFC. (transfer full) */
char *mn_encoding_decode_font (const char *text, const char *font);

G_END_DECLS
