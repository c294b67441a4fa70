/* mn-import-heading.c: which column is which field
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-import-private.h"

#include <string.h>

/* clang-format off */
G_DEFINE_QUARK (mn-import-error-quark, mn_import_error)
/* clang-format on */

#define NO_COLUMN (-3)

/* By name, else by label in the program's language or in English, whatever the marks. */
static int
recognise (const MnEntity *entity, const char *text)
{
  g_autofree char *clean = mn_text_clean (text);
  g_autofree char *folded = mn_fold (text);
  g_autofree char *id = mn_fold (_ ("ID"));
  g_autofree char *reason = mn_fold (_ ("Reason for rejection"));
  int field = mn_entity_field (entity, clean);

  if (field >= 0)
    return field;
  if (strcmp (clean, "uuid") == 0 || strcmp (folded, id) == 0)
    return MN_COLUMN_UUID;
  if (strcmp (folded, reason) == 0)
    return MN_COLUMN_REASON;
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *label = mn_fold (mn_field_label (&entity->fields[i]));
      g_autofree char *english = mn_fold (entity->fields[i].label);

      if (strcmp (folded, label) == 0 || strcmp (folded, english) == 0)
        return (int)i;
    }
  return strcmp (clean, "reason") == 0 ? MN_COLUMN_REASON : NO_COLUMN;
}

static gboolean
refuse (MnImport *import, guint cell, const char *sentence, GError **error)
{
  g_set_error (error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_HEADING, sentence, cell + 1,
               _mn_import_source_cell (import->source, cell)->text);
  return FALSE;
}

static gboolean
has_column (MnImport *import, int field)
{
  for (guint i = 0; i < import->columns->len; i++)
    if (g_array_index (import->columns, int, i) == field)
      return TRUE;
  return FALSE;
}

static gboolean
take_column (MnImport *import, guint cell, GError **error)
{
  int column = recognise (import->entity, _mn_import_source_cell (import->source, cell)->text);

  if (column == NO_COLUMN)
    {
      g_set_error (error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_HEADING,
                   _ ("The heading of column %u, “%s”, is none of the fields of “%s”."), cell + 1,
                   _mn_import_source_cell (import->source, cell)->text, mn_entity_title (import->entity));
      return FALSE;
    }
  if ((column >= 0 && has_column (import, column)) || (column == MN_COLUMN_UUID && import->uuid_column >= 0))
    return refuse (import, cell, _ ("The heading of column %u, “%s”, is there a second time."), error);
  if (column == MN_COLUMN_UUID)
    import->uuid_column = (int)cell;
  g_array_append_val (import->columns, column);
  return TRUE;
}

/* Without a UUID every row may be a new one. */
static gboolean
check_required (MnImport *import, GError **error)
{
  for (guint i = 0; import->uuid_column < 0 && i < import->entity->n_fields; i++)
    {
      const MnField *field = &import->entity->fields[i];

      if ((field->flags & MN_FIELD_REQUIRED) == 0 || (field->flags & MN_FIELD_DERIVED) != 0
          || has_column (import, (int)i))
        continue;
      g_set_error (error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_HEADING, _ ("The heading lacks a column “%s” (%s)."),
                   mn_field_label (field), field->name);
      return FALSE;
    }
  return TRUE;
}

/* Names that only our tables have: of fields, or the UUID. Lists of children by communes have neither; of other
 * entities there are no such lists. */
gboolean
_mn_import_is_own_table (MnImport *import)
{
  if (strcmp (import->entity->name, "child") != 0 || _mn_import_source_n_ahead (import->source) == 0)
    return TRUE;
  for (guint i = 0; i < _mn_import_source_n_ahead_cells (import->source, 0); i++)
    {
      const char *text = _mn_import_source_ahead (import->source, 0, i)->text;

      if (strcmp (text, "uuid") == 0 || (mn_entity_field (import->entity, text) >= 0 && (strchr (text, '_') != NULL)))
        return TRUE;
    }
  return FALSE;
}

gboolean
_mn_import_read_heading (MnImport *import, GError **error)
{
  g_autoptr (GError) local = NULL;
  import->columns = g_array_new (FALSE, FALSE, sizeof (int));
  import->uuid_column = -1;

  if (!_mn_import_source_next (import->source, import->cancellable, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error_literal (error, MN_IMPORT_ERROR, MN_IMPORT_ERROR_HEADING, _ ("There is nothing in the file."));
      return FALSE;
    }
  for (guint i = 0; i < _mn_import_source_n_cells (import->source); i++)
    if (!take_column (import, i, error))
      return FALSE;
  return check_required (import, error);
}
