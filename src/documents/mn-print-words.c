/* mn-print-words.c: the wording of paper, kept as data
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "mn-print-words.h"

#include "mn-core.h"

#define LIST "/io/github/mangnon/MangNon/lists/print-words.tsv"

static GHashTable *
read_list (void)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTsv) list = mn_tsv_load (LIST, &error);
  int key;
  int text;

  if (list == NULL)
    g_error ("The program's own list %s is unreadable: %s", LIST, error->message);
  key = mn_tsv_column (list, "key");
  text = mn_tsv_column (list, "text");
  for (guint row = 0; row < mn_tsv_n_rows (list); row++)
    g_hash_table_insert (words, g_strdup (mn_tsv_get (list, row, key)),
                         mn_text_unescape (mn_tsv_get (list, row, text)));
  return words;
}

const char *
mn_print_words (const char *key)
{
  static GHashTable *words;

  if (g_once_init_enter (&words))
    g_once_init_leave (&words, read_list ());
  return g_hash_table_lookup (words, key);
}

const char *
mn_print_words_choice (const char *group, const char *code)
{
  g_autofree char *key = NULL;
  const char *text;

  if (code == NULL)
    return "";
  key = g_strconcat (group, ".", code, NULL);
  text = mn_print_words (key);
  return text != NULL ? text : "";
}

char *
mn_print_words_fill (const char *key, ...)
{
  const char *pattern = mn_print_words (key);
  g_autoptr (GString) text = g_string_new (pattern != NULL ? pattern : "");
  const char *name;
  va_list values;

  va_start (values, key);
  while ((name = va_arg (values, const char *)) != NULL)
    {
      const char *value = va_arg (values, const char *);
      g_autofree char *mark = g_strconcat ("{", name, "}", NULL);

      g_string_replace (text, mark, value != NULL ? value : "", 0);
    }
  va_end (values);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
