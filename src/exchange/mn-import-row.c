/* mn-import-row.c: one row of a table: known or new, taken or rejected
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

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

/* A row of the table, and the row of the register it is. */
typedef struct {
  MnRecord *record; /* as it is to be: @known, or a new one */
  MnRecord *known;  /* owned; NULL when the register doesn't have the row */
  char *uuid;       /* owned; as the table has it, or NULL */
  gboolean by_uuid;
} Row;

const char *
_mn_import_cell (MnImport *import, const char *field)
{
  int column = g_array_index (import->by_field, int, mn_entity_field (import->entity, field));

  return column >= 0 ? mn_csv_unguard (mn_csv_reader_get_cell (import->reader, (guint)column)) : "";
}

void
_mn_import_reject (MnImport *import, const char *sentence)
{
  g_string_append_printf (import->reason, "%s%s", import->reason->len > 0 ? " " : "", sentence);
}

static gboolean
is_rejected (MnImport *import)
{
  return import->reason->len > 0;
}

/* TRUE: it says why the row cannot be taken. FALSE: the import cannot go on. */
static gboolean
pass_or_reject (MnImport *import, GError *local, GError **error)
{
  if (local->domain == MN_VALUE_ERROR || local->domain == MN_RECORD_ERROR)
    {
      _mn_import_reject (import, local->message);
      g_error_free (local);
      return TRUE;
    }
  g_propagate_error (error, local);
  return FALSE;
}

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
  for (guint i = 0; i < import->columns->len; i++)
    {
      int field = g_array_index (import->columns, int, i);
      const char *text = mn_csv_unguard (mn_csv_reader_get_cell (import->reader, i));

      if (field < 0 || (import->entity->fields[field].flags & MN_FIELD_DERIVED) != 0 || (*text == '\0' && !empties))
        continue;
      if (!fill_field (import, record, (guint)field, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_uuid (MnImport *import, Row *row)
{
  const char *text;

  if (import->uuid_column < 0)
    return TRUE;
  text = mn_csv_reader_get_cell (import->reader, (guint)import->uuid_column);
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
find_by_uuid (MnImport *import, const char *uuid, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = mn_record_find (import->db, import->entity, uuid, MN_DATE_NONE, &local);

  if (id == 0 && !g_error_matches (local, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN))
    g_propagate_error (error, g_steal_pointer (&local));
  return id;
}

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
find_assumed (MnImport *import, const Row *row)
{
  gint64 id;

  if (row->uuid == NULL || strcmp (import->entity->name, "residence") != 0)
    return 0;
  id = _mn_import_find_assumed (import, _mn_import_cell (import, "child"));
  return id != 0 && !g_hash_table_contains (import->seen, &id) ? id : 0;
}

/* Two offices may each have a number 1. A child that is known by such a number only, and differs in name and birth, is
 * another one: somebody has to look. */
static void
check_same_child (MnImport *import, const Row *row)
{
  const MnEntity *entity = import->entity;
  g_autoptr (MnRecord) before = NULL; /* as it stands there */
  g_autofree char *summary = NULL;
  g_autofree char *sentence = NULL;

  if (row->by_uuid || is_rejected (import) || strcmp (entity->name, "child") != 0
      || !mn_record_field_is_changed (row->known, (guint)mn_entity_field (entity, "full_name"))
      || !mn_record_field_is_changed (row->known, (guint)mn_entity_field (entity, "birth_date")))
    return;
  before = mn_record_load (import->db, entity, mn_record_get_id (row->known), NULL);
  summary = before != NULL ? mn_record_summary (before) : g_strdup ("");
  sentence = g_strdup_printf (_ ("A number of this row is in the register already, and both name and date of birth "
                                 "differ there: is “%s” really the same child?"),
                              summary);
  _mn_import_reject (import, sentence);
}

static gboolean
load_known (MnImport *import, Row *row, gint64 id, gboolean empties, GError **error)
{
  row->known = mn_record_load (import->db, import->entity, id, error);
  if (row->known == NULL)
    return FALSE;
  row->record = row->known;
  if (mn_record_is_deleted (row->known))
    _mn_import_reject (import, _ ("The row is in the bin: restore it first."));
  else if (g_hash_table_contains (import->seen, &id))
    _mn_import_reject (import, _ ("The same row stands in the table before this."));
  if (is_rejected (import))
    return TRUE;
  if (!fill (import, row->known, empties, error))
    return FALSE;
  check_same_child (import, row);
  return TRUE;
}

/* FALSE when the import cannot go on. */
static gboolean
find_row (MnImport *import, Row *row, GError **error)
{
  GError *local = NULL;
  gboolean assumed = FALSE;
  gint64 id = 0;

  if (!take_uuid (import, row))
    return TRUE;
  if (row->uuid != NULL)
    id = find_by_uuid (import, row->uuid, &local);
  row->by_uuid = id != 0;
  if (id == 0 && local == NULL)
    {
      mn_record_reset (import->fresh);
      row->record = import->fresh;
      if (!fill (import, import->fresh, FALSE, error))
        return FALSE;
      if (is_rejected (import))
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
mark_seen (MnImport *import, gint64 id)
{
  g_hash_table_add (import->seen, g_memdup2 (&id, sizeof id));
}

/* What the table knows the row by is what links in the sender's other tables say. */
static gboolean
adopt_uuid (MnImport *import, const Row *row, GError **error)
{
  const MnColumn column = { "uuid", { .type = MN_VALUE_TEXT, .text = row->uuid } };

  return mn_transaction_update (import->tx, import->entity->name, mn_record_get_id (row->record), &column, 1, error);
}

static gboolean
update (MnImport *import, Row *row, GError **error)
{
  gboolean adopts = row->uuid != NULL && !row->by_uuid;
  gboolean changed = mn_record_is_changed (row->record);
  GError *local = NULL;

  if (changed && !mn_record_save (row->record, import->tx, import->on, &local))
    return pass_or_reject (import, local, error);
  if (adopts && !adopt_uuid (import, row, error))
    return FALSE;
  if (changed || adopts)
    import->counts.updated++;
  else
    import->counts.unchanged++;
  mark_seen (import, mn_record_get_id (row->record));
  return TRUE;
}

/* Without the register: no row has what is unique in this one, else it would be known by it, and the links were looked
 * up. */
static void
validate (MnImport *import, const MnRecord *record)
{
  const MnCheckContext context = { import->on, NULL, 0 };
  g_autoptr (GPtrArray) problems = mn_record_validate (record, &context);

  for (guint i = 0; i < problems->len; i++)
    {
      const MnProblem *problem = problems->pdata[i];

      if (problem->severity == MN_PROBLEM_ERROR)
        _mn_import_reject (import, problem->message);
    }
}

static gboolean
add (MnImport *import, Row *row, GError **error)
{
  gboolean is_child = strcmp (import->entity->name, "child") == 0;
  GError *local = NULL;

  validate (import, row->record);
  if (is_child && !_mn_import_find_place (import, row->record, error))
    return FALSE;
  if (is_rejected (import))
    return TRUE;
  mn_record_set_uuid (row->record, row->uuid);
  if (!mn_record_insert (row->record, import->tx, &local))
    return pass_or_reject (import, local, error);
  if (is_child && !_mn_import_add_place (import, row->record, error))
    return FALSE;
  import->counts.added++;
  mark_seen (import, mn_record_get_id (row->record));
  return TRUE;
}

static void
write_rejected (MnImport *import)
{
  import->counts.rejected++;
  if (import->rejected == NULL)
    return;
  g_string_truncate (import->line, 0);
  for (guint i = 0; i < mn_csv_reader_get_n_cells (import->reader); i++)
    if (i >= import->columns->len || g_array_index (import->columns, int, i) != MN_COLUMN_REASON)
      mn_csv_append_cell (import->line, mn_csv_reader_get_cell (import->reader, i));
  /* A row that is too short keeps its reason under the heading of reasons. */
  for (guint i = mn_csv_reader_get_n_cells (import->reader); i < import->columns->len; i++)
    if (g_array_index (import->columns, int, i) != MN_COLUMN_REASON)
      mn_csv_append_cell (import->line, "");
  mn_csv_append_cell (import->line, import->reason->str);
  mn_csv_end_row (import->line);
  mn_private_file_write (import->rejected, import->line->str, import->line->len);
}

static void
check_length (MnImport *import)
{
  g_autofree char *sentence = NULL;
  guint n_cells = mn_csv_reader_get_n_cells (import->reader);

  if (n_cells == import->columns->len)
    return;
  sentence = g_strdup_printf (_ ("There are %u cells under %u headings."), n_cells, import->columns->len);
  _mn_import_reject (import, sentence);
}

gboolean
_mn_import_row (MnImport *import, GError **error)
{
  Row row = { 0 };
  gboolean goes_on;

  g_string_truncate (import->reason, 0);
  import->counts.read++;
  check_length (import);
  goes_on = is_rejected (import) || find_row (import, &row, error);
  if (goes_on && !is_rejected (import))
    goes_on = row.known != NULL ? update (import, &row, error) : add (import, &row, error);
  if (goes_on && is_rejected (import))
    write_rejected (import);
  g_clear_object (&row.known);
  g_free (row.uuid);
  return goes_on;
}
