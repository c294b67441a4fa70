/* mn-sql.c: pieces of SQL made from an entity's table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "config.h"

#include "mn-records-private.h"

#include <string.h>

/* Table and column names come from the static tables only; everything else is bound. */

char *
_mn_sql_join (GString *joins, const char *alias, const MnField *field)
{
  g_autofree char *joined = g_strdup_printf ("%s_%s", alias, field->name);
  g_autofree char *mark = g_strdup_printf (" AS %s ON", joined);

  if (strstr (joins->str, mark) == NULL)
    g_string_append_printf (joins, " LEFT JOIN \"%s\"%s %s.id = %s.\"%s\"", field->target, mark, joined, alias,
                            field->name);
  return g_steal_pointer (&joined);
}

char *
_mn_sql_column (const char *alias, const MnEntity *entity, guint field)
{
  const MnField *described = &entity->fields[field];

  if (described->of == NULL)
    return g_strdup_printf ("%s.\"%s\"", alias, described->name);
  return g_strdup_printf ("(SELECT o.\"%s\" FROM \"%s\" AS o WHERE o.id = %s.\"%s\")", described->name,
                          entity->fields[mn_entity_field (entity, described->of)].target, alias, described->of);
}

/* The field that names a row, seen from another table: its label, else the parent that it belongs to. */
static const MnField *
naming_field (const MnEntity *entity)
{
  int field = entity->label_field >= 0 ? entity->label_field : entity->parent_field;

  return field >= 0 ? &entity->fields[field] : NULL;
}

char *
_mn_sql_stored (const char *alias, const MnEntity *entity)
{
  if (entity->code_field >= 0)
    return g_strdup_printf ("%s.\"%s\"", alias, entity->fields[entity->code_field].name);
  return g_strdup_printf ("%s.uuid", alias);
}

char *
_mn_sql_label (GString *joins, const char *alias, const MnEntity *entity)
{
  const MnField *field = naming_field (entity);

  if (field == NULL)
    return _mn_sql_stored (alias, entity);
  if (field->kind == MN_KIND_LINK)
    {
      g_autofree char *joined = _mn_sql_join (joins, alias, field);
      return _mn_sql_label (joins, joined, mn_field_target (field));
    }
  return g_strdup_printf ("%s.\"%s\"", alias, field->name);
}

char *
_mn_sql_label_order (GString *joins, const char *alias, const MnEntity *entity)
{
  const MnField *field = naming_field (entity);

  if (entity->has_sort_key)
    return g_strdup_printf ("%s.sort_key", alias);
  if (field != NULL && field->kind == MN_KIND_LINK)
    {
      g_autofree char *joined = _mn_sql_join (joins, alias, field);
      return _mn_sql_label_order (joins, joined, mn_field_target (field));
    }
  if (field != NULL && entity->code_field < 0)
    return g_strdup_printf ("mn_sort_key (%s.\"%s\")", alias, field->name);
  return _mn_sql_stored (alias, entity);
}

/* Choices stand in the order of the table, not of their codes. */
static char *
choice_order (const char *column, const MnField *field)
{
  GString *sql = g_string_new ("CASE ");
  guint n = 0;

  g_string_append (sql, column);
  for (const MnChoice *choice = field->choices; choice->code != NULL; choice++, n++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", choice->code, n);
  g_string_append_printf (sql, " ELSE %u END", n);
  return g_string_free (sql, FALSE);
}

static char *
field_order (GString *joins, const MnEntity *entity, guint index, const char *column)
{
  const MnField *field = &entity->fields[index];

  if ((int)index == entity->label_field && entity->has_sort_key)
    return g_strdup ("t.sort_key");
  switch (field->kind)
    {
      case MN_KIND_LINK: {
        g_autofree char *joined = _mn_sql_join (joins, "t", field);
        return _mn_sql_label_order (joins, joined, mn_field_target (field));
      }
    case MN_KIND_TEXT:
    case MN_KIND_NOTE:
      return g_strdup_printf ("mn_sort_key (%s)", column);
    case MN_KIND_CHOICE:
      return field->choices != NULL ? choice_order (column, field) : g_strdup (column);
    default:
      return g_strdup (column);
    }
}

/* Rows without a value stand last either way; the id makes the order the same each time. */
void
_mn_sql_append_order (GString *order, GString *joins, const MnEntity *entity, guint field, gboolean descending)
{
  g_autofree char *column = _mn_sql_column ("t", entity, field);
  g_autofree char *expression = field_order (joins, entity, field, column);
  const char *direction = descending ? " DESC" : "";

  g_string_append (order, " ORDER BY ");
  if ((entity->fields[field].flags & MN_FIELD_REQUIRED) == 0)
    g_string_append_printf (order, "%s IS NULL, ", column);
  g_string_append_printf (order, "%s%s, t.id%s", expression, direction, direction);
}

/* "2016" is 2016-12-31 and "2016-05" is 2016-05-31: as text that is after every day of the month. */
char *
_mn_sql_last_day (const char *column)
{
  return g_strdup_printf ("(%s || substr ('-12-31', length (%s) - 3))", column, column);
}
