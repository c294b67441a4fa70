/* mn-import-row.c: one row of a table: known or new, taken or rejected
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

#define OLDEST 18 /* years: who turned 16 may still be on lists */

const char *
_mn_import_cell (MnImport *import, const char *field)
{
  const char *text = import->values[mn_entity_field (import->entity, field)];

  return text != NULL ? text : "";
}

void
_mn_import_reject (MnImport *import, const char *sentence)
{
  g_string_append_printf (import->reason, "%s%s", import->reason->len > 0 ? " " : "", sentence);
  import->refused = TRUE;
}

void
_mn_import_doubt (MnImport *import, const char *sentence, gint64 row)
{
  if (import->decision != NULL
      && (import->decision->choice == MN_IMPORT_ADD || import->decision->choice == MN_IMPORT_IS))
    return;
  g_string_append_printf (import->reason, "%s%s", import->reason->len > 0 ? " " : "", sentence);
  if (row != 0)
    import->candidate = row;
}

gboolean
_mn_import_is_rejected (MnImport *import)
{
  return import->reason->len > 0;
}

gboolean
_mn_import_pass_or_reject (MnImport *import, GError *taken, GError **error)
{
  if (taken->domain == MN_VALUE_ERROR || taken->domain == MN_RECORD_ERROR)
    {
      _mn_import_reject (import, taken->message);
      g_error_free (taken);
      return TRUE;
    }
  g_propagate_error (error, taken);
  return FALSE;
}

static void
mark_seen (MnImport *import, gint64 id)
{
  g_hash_table_add (import->seen, GSIZE_TO_POINTER (id));
}

/* What the table knows the row by is what links in the sender's other tables say. */
static gboolean
adopt_uuid (MnImport *import, const MnImportFound *row, GError **error)
{
  const MnColumn column = { "uuid", { .type = MN_VALUE_TEXT, .text = row->uuid } };

  return mn_transaction_update (import->tx, import->entity->name, mn_record_get_id (row->record), &column, 1, error);
}

/* What is written of one row, in parts that stand or fall together. */
typedef struct {
  MnImport *import;
  MnImportFound *row;
  gboolean adopts;
  gboolean changed;
} Writing;

/* MnWriteFunc. */
static gboolean
write_known (MnTransaction *tx, gpointer data, GError **error)
{
  Writing *writing = data;
  MnRecord *record = writing->row->record;

  if (writing->changed && !mn_record_save (record, tx, writing->import->on, error))
    return FALSE;
  if (writing->adopts && !adopt_uuid (writing->import, writing->row, error))
    return FALSE;
  return _mn_import_facts_write (writing->import, record, FALSE, &writing->changed, error);
}

/* A list's row writes into many tables: what one of them refuses leaves nothing half done, and doesn't stop the rows
 * that follow. A row of our own tables is one row, or two of which the second (a residence) is never refused: those are
 * many, and to be able to go back would cost them a sixth more time. */
static gboolean
attempt (Writing *writing, MnWriteFunc func, GError **error)
{
  MnImport *import = writing->import;

  return import->list != NULL ? mn_transaction_attempt (import->tx, func, writing, error)
                              : func (import->tx, writing, error);
}

static gboolean
update (MnImport *import, MnImportFound *row, GError **error)
{
  Writing writing = { import, row, row->uuid != NULL && !row->by_uuid, mn_record_is_changed (row->record) };
  GError *local = NULL;

  if (!_mn_import_facts_prepare (import, row->record, error))
    return FALSE;
  if (_mn_import_is_rejected (import))
    return TRUE;
  _mn_import_say_changes (import, row->record);
  if (!attempt (&writing, write_known, &local))
    return _mn_import_pass_or_reject (import, local, error);
  if (writing.changed || writing.adopts)
    import->counts.updated++;
  else
    import->counts.unchanged++;
  row->verdict = writing.changed || writing.adopts ? MN_IMPORT_CHANGED : MN_IMPORT_UNCHANGED;
  mark_seen (import, mn_record_get_id (row->record));
  return TRUE;
}

/* Single fields without the register: no row has what is unique in this one, else it would be known by it, and the
 * links were looked up. What an entity says of several rows (a voucher and what is left of its line, a figure and the
 * range of its indicator) needs it; children have no such rule, and are many. */
static void
validate (MnImport *import, const MnRecord *record)
{
  gboolean has_rules = import->entity->validate != NULL && strcmp (import->entity->name, "child") != 0;
  const MnCheckContext context = { import->on, has_rules ? import->db : NULL, 0 };
  g_autoptr (GPtrArray) problems = mn_record_validate (record, &context);

  for (guint i = 0; i < problems->len; i++)
    {
      const MnProblem *problem = problems->pdata[i];

      if (problem->severity == MN_PROBLEM_ERROR)
        _mn_import_reject (import, problem->message);
    }
}

/* A list of children with somebody of 27 has a wrong year of birth, or another person in it. */
static void
check_age (MnImport *import, const MnRecord *child)
{
  MnDate birth = mn_record_get_date (child, "birth_date");

  if (mn_date_is_set (birth) && !mn_date_is_under (birth, OLDEST, import->on))
    _mn_import_doubt (import, _ ("Date of birth: whoever was born then is a child no longer."), 0);
}

/* MnWriteFunc. */
static gboolean
write_new (MnTransaction *tx, gpointer data, GError **error)
{
  Writing *writing = data;
  MnImport *import = writing->import;
  MnRecord *record = writing->row->record;

  if (!mn_record_insert (record, tx, error))
    return FALSE;
  if (strcmp (import->entity->name, "child") == 0 && !_mn_import_add_place (import, record, error))
    return FALSE;
  return _mn_import_facts_write (import, record, TRUE, &writing->changed, error);
}

static gboolean
add (MnImport *import, MnImportFound *row, GError **error)
{
  gboolean is_child = strcmp (import->entity->name, "child") == 0;
  Writing writing = { import, row, FALSE, FALSE };
  GError *local = NULL;

  validate (import, row->record);
  if (import->list != NULL)
    check_age (import, row->record);
  if (is_child && !_mn_import_find_place (import, row->record, error))
    return FALSE;
  if (_mn_import_is_rejected (import))
    return TRUE;
  mn_record_set_uuid (row->record, row->uuid);
  if (is_child)
    _mn_import_show_place (import, row->record);
  if (!attempt (&writing, write_new, &local))
    return _mn_import_pass_or_reject (import, local, error);
  if (import->list != NULL)
    _mn_import_match_add (import->list->match, row->record, import->list->facts.unit);
  import->counts.added++;
  row->verdict = MN_IMPORT_NEW;
  mark_seen (import, mn_record_get_id (row->record));
  return TRUE;
}

/* Empty cells at the end of a row are not kept by every program that writes tables. */
static void
check_length (MnImport *import)
{
  g_autofree char *sentence = NULL;
  guint n_cells = _mn_import_source_n_cells (import->source);

  if (n_cells <= import->columns->len)
    return;
  sentence = g_strdup_printf (_ ("There are %u cells under %u headings."), n_cells, import->columns->len);
  _mn_import_reject (import, sentence);
}

/* Cells of our own tables are what the fields are. */
static void
take_values (MnImport *import)
{
  gboolean is_text = mn_table_get_kind (_mn_import_source_get_table (import->source)) == MN_TABLE_CSV;

  for (guint i = 0; i < import->columns->len; i++)
    {
      int field = g_array_index (import->columns, int, i);
      const char *text = _mn_import_source_cell (import->source, i)->text;

      if (field >= 0)
        import->values[field] = is_text ? mn_csv_unguard (text) : text;
    }
}

static void
begin_row (MnImport *import)
{
  const MnImportReport *decisions = import->request->decisions;

  g_string_truncate (import->reason, 0);
  g_string_truncate (import->changes, 0);
  g_string_chunk_clear (import->scratch);
  import->refused = FALSE;
  import->candidate = 0;
  import->decision
      = decisions != NULL ? _mn_import_report_find (decisions, _mn_import_source_line (import->source)) : NULL;
  import->counts.read++;
}

static gboolean
read_row (MnImport *import, MnImportFound *row, GError **error)
{
  if (import->decision != NULL && import->decision->choice == MN_IMPORT_SKIP)
    _mn_import_reject (import, _ ("The row is left out, as was decided."));
  if (import->list != NULL)
    return _mn_import_translate (import, error)
           && (_mn_import_is_rejected (import) || _mn_import_find_listed (import, row, error));
  check_length (import);
  take_values (import);
  return _mn_import_is_rejected (import) || _mn_import_find (import, row, error);
}

gboolean
_mn_import_row (MnImport *import, GError **error)
{
  MnImportFound row = { 0 };
  gboolean goes_on;

  begin_row (import);
  goes_on = read_row (import, &row, error);
  if (goes_on && !_mn_import_is_rejected (import))
    goes_on = row.known != NULL ? update (import, &row, error) : add (import, &row, error);
  if (goes_on && _mn_import_is_rejected (import))
    {
      import->counts.rejected++;
      import->counts.doubtful += !import->refused;
      _mn_import_rejected_row (import);
    }
  if (goes_on)
    _mn_import_tell (import, row.record, row.verdict);
  g_clear_object (&row.known);
  g_free (row.uuid);
  return goes_on;
}
