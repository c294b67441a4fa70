/* mn-print-words.h: the wording of paper, kept as data
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of a key of the shipped list print-words.tsv; NULL when there is no such key. "\n" in the list is a line
 * break. (transfer none): lives as long as the program. Safe from any thread. */
const char *mn_print_words (const char *key);
/* The text of "@group.@code"; "" for a NULL or unknown code. */
const char *mn_print_words_choice (const char *group, const char *code);
/* The text of @key with {name} replaced by the value that follows each name; the list ends with NULL. (transfer full)
 */
char *mn_print_words_fill (const char *key, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
