/* mn-import-tell.c: a row in the report of its import
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

/* "Mother: Trần Thị B → Trần Thị C", for whoever looks before it is done. */
void
_mn_import_say_change (MnImport *import, const char *label, const char *text)
{
  if (import->changes->len > 0)
    g_string_append (import->changes, "; ");
  g_string_append_printf (import->changes, "%s: %s", label, text);
}

void
_mn_import_say_changes (MnImport *import, const MnRecord *record)
{
  g_autoptr (MnRecord) before = NULL;

  if (import->request->report == NULL || !mn_record_is_changed (record))
    return;
  before = mn_record_load (import->db, import->entity, mn_record_get_id (record), NULL);
  for (guint i = 0; before != NULL && i < import->entity->n_fields; i++)
    {
      g_autofree char *was = NULL;
      g_autofree char *is = NULL;

      if (!mn_record_field_is_changed (record, i))
        continue;
      was = mn_record_display (before, i, import->db);
      is = mn_record_display (record, i, import->db);
      g_string_append_printf (import->changes, "%s%s: %s → %s", import->changes->len > 0 ? "; " : "",
                              mn_field_label (&import->entity->fields[i]), *was != '\0' ? was : "–", is);
    }
}

void
_mn_import_tell (MnImport *import, const MnRecord *record, MnImportVerdict verdict)
{
  g_autofree char *title = NULL;
  gboolean rejected = _mn_import_is_rejected (import);

  /* When it is done, what is new or as before is there to be seen; 230,280 lines of it are not kept. */
  if (import->request->report == NULL || (!import->request->dry_run && !rejected && verdict != MN_IMPORT_CHANGED))
    return;
  if (record != NULL)
    title = mn_record_summary (record);
  else if (import->list != NULL)
    title = g_strdup (_mn_import_cell (import, "full_name"));
  _mn_import_report_add (import->request->report, _mn_import_source_line (import->source),
                         !rejected         ? verdict
                         : import->refused ? MN_IMPORT_REFUSED
                                           : MN_IMPORT_DOUBTFUL,
                         title, rejected ? import->reason->str : import->changes->str,
                         rejected         ? import->candidate
                         : record != NULL ? mn_record_get_id (record)
                                          : 0);
}
