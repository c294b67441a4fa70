/* mn-fold.h: search keys without marks
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folds to lower-case ASCII where there is a letter for it: all 134 accented Vietnamese letters and đ, Đ, Ð
 * (U+0110 and U+00D0), composed or decomposed, so that "nguyen thi hong" finds "Nguyễn Thị Hồng". Anything but
 * letters and digits becomes one space; no space at either end. Letters of other scripts are kept, lower case. */
char *mn_fold (const char *text);
void mn_fold_append (GString *into, const char *text);

/* A stored search key: a space before every word, " nguyen thi hong", so that " thi" finds a word's beginning. A
 * telephone number in groups is there in groups and as one word. */
char *mn_fold_key (const char *const *texts, gsize n_texts);

/* The words of something typed into a search entry, folded; a number typed in groups ("0905 123 456") is one word.
 * (transfer full): NULL-terminated, may be empty. */
char **mn_fold_words (const char *typed);

/* TRUE when every word of @words begins a word of @key (a stored search key). */
gboolean mn_fold_matches (const char *key, const char *const *words);

/* The bytes of @shown that @words matched, as pairs {start, end} of byte offsets, for bold letters in a list.
 * (transfer full) (element-type gsize) */
GArray *mn_fold_spans (const char *shown, const char *const *words);

G_END_DECLS
