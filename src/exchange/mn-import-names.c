/* mn-import-names.c: what people call circumstances and ethnic groups
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

#include "mn-query.h"

typedef struct {
  GHashTable *names;
  const char *const *fields; /* the first is the code */
} Names;

/* Names without "trẻ em"; the first row that has a name keeps it. */
static void
add_name (GHashTable *names, const char *name, const char *code)
{
  g_autofree char *folded = mn_fold (name);
  const char *bare = folded;

  if (g_str_has_prefix (bare, "tre em "))
    bare += strlen ("tre em ");
  if (*bare != '\0' && !g_hash_table_contains (names, bare))
    g_hash_table_insert (names, g_strdup (bare), (gpointer)g_intern_string (code));
}

static gboolean
take_names (MnRowData *data, gpointer user_data, GError **error)
{
  Names *names = user_data;
  const MnEntity *entity = NULL;
  const char *code;

  entity = mn_entity_find (names->fields[3]);
  code = mn_value_get_text (&data->values[mn_entity_field (entity, names->fields[0])]);
  add_name (names->names, code, code);
  for (guint i = 1; i < 3; i++)
    {
      const char *text = mn_value_get_text (&data->values[mn_entity_field (entity, names->fields[i])]);
      g_auto (GStrv) parts = NULL;

      if (text == NULL)
        continue;
      add_name (names->names, text, code);
      parts = g_strsplit_set (text, ",;", -1);
      for (guint j = 0; strcmp (names->fields[i], "other_names") == 0 && parts[j] != NULL; j++)
        add_name (names->names, parts[j], code);
    }
  return TRUE;
}

static gboolean
read_names (MnImport *import, Names *names, gboolean in_force, GError **error)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find (names->fields[3]));

  mn_query_set_sort (query, "code", FALSE);
  if (in_force)
    mn_query_set_on (query, import->on);
  return mn_query_each (query, import->db, take_names, names, error);
}

gboolean
_mn_import_facts_read_names (MnImport *import, GError **error)
{
  static const char *const group_fields[] = { "code", "name", "short_name", "circumstance_group" };
  static const char *const ethnic_fields[] = { "code", "name", "other_names", "ethnic_group" };
  Names groups = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), group_fields };
  Names ethnic = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), ethnic_fields };

  import->list->groups = groups.names;
  import->list->ethnic = ethnic.names;
  /* Those of the day first, then those of other times whose names nobody else has. */
  return read_names (import, &groups, TRUE, error) && read_names (import, &groups, FALSE, error)
         && read_names (import, &ethnic, FALSE, error);
}
