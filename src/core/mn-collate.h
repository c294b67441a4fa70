/* mn-collate.h: Vietnamese order
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Binary keys that compare with memcmp() as people expect. Complete keys of the syllables are put one after
 * the other (each ends in a zero byte): merged keys would sort Hạ Lê before Hà Nguyễn, because tones would be
 * compared after all letters. Keys know letters, tones and the value of numbers ("Thôn 2" before "Thôn 10"), not case:
 * equal keys are for the caller to part, by id. Keys depend on the collator's version: it is stored beside them, and
 * they are rebuilt when it differs. Safe to call from any thread. */

/* "ICU 72.1 153.120.42 1", the last number being our own recipe: changes when stored keys must be rebuilt.
 * (transfer none) */
const char *mn_collate_version (void);

/* Syllable by syllable, in the order of the text. (transfer full) */
GBytes *mn_collate_key (const char *text);
/* By tên, then họ, then đệm. (transfer full) */
GBytes *mn_collate_name_key (const char *family, const char *middle, const char *given);
/* As the keys, then by case; 0 only for equal texts. */
int mn_collate_compare (const char *a, const char *b);

G_END_DECLS
