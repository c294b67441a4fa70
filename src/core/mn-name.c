/* mn-name.c: họ, đệm, tên
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "mn-name.h"

#include "mn-text.h"

#include <string.h>

void
mn_name_split (const char *full_name, MnName *name)
{
  g_autofree char *clean = NULL;
  char *first_space;
  char *last_space;

  g_return_if_fail (full_name != NULL);
  g_return_if_fail (name != NULL);

  /* Cleaned text has single spaces only and none at an end. */
  clean = mn_text_clean (full_name);
  if (clean == NULL)
    clean = g_utf8_make_valid (full_name, -1);
  first_space = strchr (clean, ' ');
  last_space = strrchr (clean, ' ');

  if (first_space == NULL)
    {
      name->family = g_strdup ("");
      name->middle = g_strdup ("");
      name->given = g_steal_pointer (&clean);
      return;
    }

  name->family = g_strndup (clean, first_space - clean);
  name->middle = last_space > first_space ? g_strndup (first_space + 1, last_space - first_space - 1) : g_strdup ("");
  name->given = g_strdup (last_space + 1);
}

char *
mn_name_join (const MnName *name)
{
  const char *parts[] = { name->family, name->middle, name->given };
  GString *full = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL || parts[i][0] == '\0')
        continue;
      if (full->len > 0)
        g_string_append_c (full, ' ');
      g_string_append (full, parts[i]);
    }

  return g_string_free (full, FALSE);
}

gboolean
mn_name_agrees (const MnName *name, const char *full_name)
{
  g_autofree char *joined = NULL;
  g_autofree char *joined_clean = NULL;
  g_autofree char *full_clean = NULL;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (full_name != NULL, FALSE);

  joined = mn_name_join (name);
  joined_clean = mn_text_clean (joined);
  full_clean = mn_text_clean (full_name);
  return joined_clean != NULL && full_clean != NULL && strcmp (joined_clean, full_clean) == 0;
}

void
mn_name_clear (MnName *name)
{
  g_return_if_fail (name != NULL);

  g_clear_pointer (&name->family, g_free);
  g_clear_pointer (&name->middle, g_free);
  g_clear_pointer (&name->given, g_free);
}
