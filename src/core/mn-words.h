/* mn-words.h: amounts in words (bằng chữ)
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The default is "nghìn" and "linh". */
typedef enum {
  MN_WORDS_DEFAULT = 0,
  MN_WORDS_NGAN = 1 << 0, /* "ngàn" for "nghìn" */
  MN_WORDS_LE = 1 << 1,   /* "lẻ" for "linh" */
} MnWordsFlags;

/* 3667005000 is "ba tỷ sáu trăm sáu mươi bảy triệu không trăm linh năm nghìn". Works for every gint64
 * ("âm …" below zero). (transfer full) */
char *mn_words_number (gint64 number, MnWordsFlags flags);
/* "Ba tỷ … không trăm linh năm nghìn đồng chẵn": capital first, "chẵn" for multiples of 1.000 đ (not for 0). */
char *mn_words_money (gint64 dong, MnWordsFlags flags);
/* Reads the words back: the inverse of mn_words_number(), for checks. FALSE when they are not a number. */
gboolean mn_words_parse (const char *words, gint64 *number);

G_END_DECLS
