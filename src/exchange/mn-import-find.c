/* mn-import-find.c: which row of the register a row of the table is, filled with what the table says
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

/* What makes a row the same one where no single field does: the unique indexes of the schema over several columns, and
 * lists that have one row for each of these. Of an entity without fields here there is one row in a register. */
static const struct {
  const char *entity;
  const char *fields[5];
} keys[] = {
  { "unit", { "code", "valid_from" } },
  { "unit_link", { "unit", "other", "kind", "valid_from" } },
  { "village", { "unit", "name", "valid_from" } },
  { "assistance_rate", { "category", "valid_from" } },
  { "insurance_card", { "number", "valid_from" } },
  { "participation", { "activity", "child" } },
  { "office", { "unit", "valid_from" } },
  { "register", { NULL } },
};

static MnDate
row_day (MnImport *import)
{
  MnDate day = MN_DATE_NONE;

  if (mn_entity_is_dated (import->entity))
    mn_date_parse_iso (_mn_import_cell (import, "valid_from"), &day, NULL);
  return day;
}

/* Stored forms; and as people write them where nothing else can be meant. */
static gboolean
parse_cell (MnImport *import, const MnField *field, const char *text, MnValue *value, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (field->kind == MN_KIND_LINK && *text != '\0')
    {
      gint64 id = mn_link_finder_find (import->links, mn_field_target (field), text, row_day (import), error);

      if (id != 0)
        mn_value_set_integer (value, id);
      return id != 0;
    }
  if (mn_field_parse_stored (field, text, import->db, import->on, value, &local))
    return TRUE;
  if ((field->kind == MN_KIND_DATE || field->kind == MN_KIND_CHOICE || field->kind == MN_KIND_BOOLEAN)
      && mn_field_parse (field, text, value, NULL))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
fill_field (MnImport *import, MnRecord *record, guint field, const char *text, GError **error)
{
  const MnField *described = &import->entity->fields[field];
  g_auto (MnValue) value = MN_VALUE_INIT;
  GError *local = NULL;

  if (parse_cell (import, described, text, &value, &local))
    {
      mn_record_set (record, field, &value);
      return TRUE;
    }
  if (local->domain == MN_VALUE_ERROR || local->domain == MN_RECORD_ERROR)
    {
      g_autofree char *sentence = g_strdup_printf ("%s: %s", mn_field_label (described), local->message);

      _mn_import_reject (import, sentence);
      g_error_free (local);
      return TRUE;
    }
  g_propagate_error (error, local);
  return FALSE;
}

/* FALSE when the import cannot go on. */
static gboolean
fill (MnImport *import, MnRecord *record, gboolean empties, GError **error)
{
  for (guint i = 0; i < import->entity->n_fields; i++)
    {
      const char *text = import->values[i];

      if (text == NULL || (import->entity->fields[i].flags & MN_FIELD_DERIVED) != 0 || (*text == '\0' && !empties))
        continue;
      if (!fill_field (import, record, i, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_uuid (MnImport *import, MnImportFound *row)
{
  const char *text;

  if (import->uuid_column < 0)
    return TRUE;
  text = _mn_import_source_cell (import->source, (guint)import->uuid_column)->text;
  if (*text == '\0')
    return TRUE;
  if (!g_uuid_string_is_valid (text))
    {
      g_autofree char *sentence = g_strdup_printf (_ ("“%s” is not an ID."), text);

      _mn_import_reject (import, sentence);
      return FALSE;
    }
  row->uuid = g_ascii_strdown (text, -1);
  return TRUE;
}

/* 0: by nothing; or @error. */
static gint64
find_by_key (MnImport *import, const MnRecord *record, GError **error)
{
  GError *local = NULL;
  gint64 id = 0;

  for (guint i = 0; id == 0 && local == NULL && i < import->entity->n_fields; i++)
    {
      const char *fields[] = { import->entity->fields[i].name, NULL };

      if ((import->entity->fields[i].flags & MN_FIELD_UNIQUE) != 0 && mn_record_is_set (record, fields[0]))
        id = mn_record_find_same (import->db, record, fields, &local);
    }
  for (guint i = 0; id == 0 && local == NULL && i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].entity, import->entity->name) == 0)
      id = mn_record_find_same (import->db, record, keys[i].fields, &local);
  if (local != NULL)
    g_propagate_error (error, local);
  return id;
}

/* A residence that an import of children assumed stands for the first that the register is told of. */
static gint64
find_assumed (MnImport *import, const MnImportFound *row)
{
  gint64 id;

  if (row->uuid == NULL || strcmp (import->entity->name, "residence") != 0)
    return 0;
  id = _mn_import_find_assumed (import, _mn_import_cell (import, "child"));
  return id != 0 && !g_hash_table_contains (import->seen, GSIZE_TO_POINTER (id)) ? id : 0;
}

/* Two offices may each have a number 1. A child that is known by such a number only, and differs in name and birth, is
 * another one: somebody has to look. */
static void
check_same_child (MnImport *import, const MnImportFound *row)
{
  const MnEntity *entity = import->entity;
  g_autoptr (MnRecord) before = NULL; /* as it stands there */
  g_autofree char *summary = NULL;
  g_autofree char *sentence = NULL;

  if (row->by_uuid || import->list != NULL || _mn_import_is_rejected (import) || strcmp (entity->name, "child") != 0
      || !mn_record_field_is_changed (row->known, (guint)mn_entity_field (entity, "full_name"))
      || !mn_record_field_is_changed (row->known, (guint)mn_entity_field (entity, "birth_date")))
    return;
  before = mn_record_load (import->db, entity, mn_record_get_id (row->known), NULL);
  summary = before != NULL ? mn_record_summary (before) : g_strdup ("");
  sentence = g_strdup_printf (_ ("A number of this row is in the register already, and both name and date of birth "
                                 "differ there: is “%s” really the same child?"),
                              summary);
  _mn_import_doubt (import, sentence, mn_record_get_id (row->known));
}

static gboolean
load_known (MnImport *import, MnImportFound *row, gint64 id, gboolean empties, GError **error)
{
  row->known = mn_record_load (import->db, import->entity, id, error);
  if (row->known == NULL)
    return FALSE;
  row->record = row->known;
  if (mn_record_is_deleted (row->known))
    _mn_import_reject (import, _ ("The row is in the bin: restore it first."));
  else if (g_hash_table_contains (import->seen, GSIZE_TO_POINTER (id)))
    _mn_import_reject (import, _ ("The same row stands in the table before this."));
  if (_mn_import_is_rejected (import))
    return TRUE;
  if (import->list != NULL)
    _mn_import_keep_better (import, row->known);
  if (!fill (import, row->known, empties, error))
    return FALSE;
  check_same_child (import, row);
  return TRUE;
}

gboolean
_mn_import_find (MnImport *import, MnImportFound *row, GError **error)
{
  GError *local = NULL;
  gboolean assumed = FALSE;
  gint64 id = 0;

  if (!take_uuid (import, row))
    return TRUE;
  if (row->uuid != NULL)
    id = mn_record_find_by_uuid (import->db, import->entity, row->uuid, &local);
  row->by_uuid = id != 0;
  if (id == 0 && local == NULL)
    {
      mn_record_reset (import->fresh);
      row->record = import->fresh;
      if (!fill (import, import->fresh, FALSE, error))
        return FALSE;
      if (_mn_import_is_rejected (import))
        return TRUE;
      id = find_by_key (import, import->fresh, &local);
      if (id == 0 && local == NULL)
        {
          id = find_assumed (import, row);
          assumed = id != 0;
        }
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return id == 0 || load_known (import, row, id, row->by_uuid || assumed, error);
}

static void
drop_taken (MnImport *import, const char *field)
{
  const char *const fields[] = { field, NULL };

  if (mn_record_is_set (import->fresh, field) && mn_record_find_same (import->db, import->fresh, fields, NULL) != 0)
    mn_record_set_null (import->fresh, field);
}

/* A list's row: by whom it looks like. */
gboolean
_mn_import_find_listed (MnImport *import, MnImportFound *row, GError **error)
{
  const MnImportRow *decision = import->decision;
  g_autofree char *why = NULL;
  gint64 id = 0;
  MnMatch match;

  mn_record_reset (import->fresh);
  row->record = import->fresh;
  if (!fill (import, import->fresh, FALSE, error))
    return FALSE;
  if (_mn_import_is_rejected (import))
    return TRUE;
  if (decision != NULL && decision->choice == MN_IMPORT_IS && decision->row != 0)
    return load_known (import, row, decision->row, FALSE, error);
  match = _mn_import_match_find (import->list->match, import->db, import->fresh, import->list->facts.unit, &id, &why);
  if (match == MN_MATCH_SAME)
    return load_known (import, row, id, FALSE, error);
  if (match == MN_MATCH_NONE)
    return TRUE;
  if (g_hash_table_contains (import->seen, GSIZE_TO_POINTER (id)))
    {
      g_autofree char *said = g_strdup_printf (_ ("%s That child stands in the table before this."), why);

      _mn_import_doubt (import, said, id);
    }
  else
    _mn_import_doubt (import, why, id);
  /* Added all the same: a number that another child has cannot be this one's. */
  drop_taken (import, "personal_id");
  drop_taken (import, "code");
  return TRUE;
}
