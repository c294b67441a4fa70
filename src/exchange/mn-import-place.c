/* mn-import-place.c: where a new child lives
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-import-private.h"

#include <string.h>

/* A table of children says where each lives now, not since when. A new child without a residence would be in no list
 * and no count of its commune, so one is assumed, from birth or from the day the unit began. When the table of
 * residences follows, the true row takes the place of the assumed one, which is found by its UUID: that is made from
 * the child's. */

/* The name space of these UUIDs (RFC 4122, version 5). */
static const guint8 name_space[16]
    = { 0x8f, 0x1d, 0x52, 0x0a, 0x6e, 0x0b, 0x4c, 0x7e, 0x9a, 0x35, 0x41, 0xd2, 0x6c, 0x90, 0x77, 0xe3 };

static char *
assumed_uuid (const char *child_uuid)
{
  static const char hex[] = "0123456789abcdef";
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 d[20];
  gsize length = sizeof d;
  char *uuid = g_malloc (37);
  char *at = uuid;

  g_checksum_update (sum, name_space, sizeof name_space);
  g_checksum_update (sum, (const guchar *)child_uuid, -1);
  g_checksum_get_digest (sum, d, &length);
  d[6] = (guint8)((d[6] & 0x0f) | 0x50);
  d[8] = (guint8)((d[8] & 0x3f) | 0x80);
  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *at++ = '-';
      *at++ = hex[d[i] >> 4];
      *at++ = hex[d[i] & 15];
    }
  *at = '\0';
  return uuid;
}

gint64
_mn_import_find_assumed (MnImport *import, const char *child_uuid)
{
  g_autofree char *lower = g_ascii_strdown (child_uuid, -1);
  g_autofree char *uuid = NULL;
  g_autoptr (MnRecord) record = NULL;
  gint64 id;

  if (!g_uuid_string_is_valid (child_uuid))
    return 0;
  uuid = assumed_uuid (lower);
  id = mn_record_find (import->db, import->entity, uuid, MN_DATE_NONE, NULL);
  record = id != 0 ? mn_record_load (import->db, import->entity, id, NULL) : NULL;
  return record != NULL && !mn_record_is_deleted (record) ? id : 0;
}

/* 0 also when the register doesn't have it. FALSE when the import cannot go on. */
static gboolean
look_up (MnImport *import, const char *entity, const char *text, gint64 *id, GError **error)
{
  g_autoptr (GError) local = NULL;

  *id = 0;
  if (*text == '\0')
    return TRUE;
  *id = mn_link_finder_find (import->links, mn_entity_find (entity), text, import->on, &local);
  if (*id != 0 || g_error_matches (local, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Of a row that says more: a village's unit, a household's village. */
static gboolean
read_link (MnImport *import, const char *entity, gint64 id, const char *field, gint64 *link, GError **error)
{
  g_autoptr (MnRecord) record = mn_record_load (import->db, mn_entity_find (entity), id, error);

  if (record == NULL)
    return FALSE;
  *link = mn_record_get_integer (record, field);
  return TRUE;
}

/* A village of the unit by its name, which people write where we write its UUID. */
static gboolean
look_up_village (MnImport *import, const char *text, gint64 unit, gint64 *id, GError **error)
{
  static const char *const fields[] = { "unit", "name", NULL };
  g_autoptr (MnRecord) village = NULL;
  GError *local = NULL;

  if (!look_up (import, "village", text, id, error))
    return FALSE;
  if (*id != 0 || *text == '\0' || unit == 0)
    return TRUE;
  village = mn_record_new (mn_entity_find ("village"));
  mn_record_set_integer (village, "unit", unit);
  mn_record_set_text (village, "name", text);
  *id = mn_record_find_same (import->db, village, fields, &local);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
complete (MnImport *import, gint64 *unit, gint64 *village, gint64 household, GError **error)
{
  if (*village == 0 && household != 0 && !read_link (import, "household", household, "village", village, error))
    return FALSE;
  if (*unit == 0 && *village != 0 && !read_link (import, "village", *village, "unit", unit, error))
    return FALSE;
  return *unit != 0 || household == 0 || read_link (import, "household", household, "unit", unit, error);
}

/* (transfer none): NULL with @error set. */
static const char *
unit_start (MnImport *import, gint64 unit, GError **error)
{
  const char *known = g_hash_table_lookup (import->starts, &unit);
  g_autoptr (MnRecord) record = NULL;

  if (known != NULL)
    return known;
  record = mn_record_load (import->db, mn_entity_find ("unit"), unit, error);
  if (record == NULL)
    return NULL;
  g_hash_table_insert (import->starts, g_memdup2 (&unit, sizeof unit),
                       g_strdup (mn_record_get_text (record, "valid_from")));
  return g_hash_table_lookup (import->starts, &unit);
}

static gboolean
set_start (MnImport *import, const MnRecord *child, gint64 unit, GError **error)
{
  MnDate birth = mn_record_get_date (child, "birth_date");
  const char *start = unit_start (import, unit, error);

  if (start == NULL)
    return FALSE;
  if (!mn_date_is_set (birth) || mn_date_first_day (birth) > mn_date_first_day (import->on))
    mn_record_set_date (import->place, "valid_from", import->on);
  else if (strcmp (mn_record_get_text (child, "birth_date"), start) < 0)
    mn_record_set_text (import->place, "valid_from", start);
  else
    mn_record_set_text (import->place, "valid_from", mn_record_get_text (child, "birth_date"));
  return TRUE;
}

static void
set_status (MnImport *import)
{
  const MnEntity *entity = mn_record_get_entity (import->place);
  guint field = (guint)mn_entity_field (entity, "status");
  const char *text = _mn_import_cell (import, "residence_status");
  g_auto (MnValue) value = MN_VALUE_INIT;

  if (*text != '\0' && mn_field_parse (&entity->fields[field], text, &value, NULL))
    mn_record_set (import->place, field, &value);
  else
    mn_record_set_text (import->place, "status", "permanent");
}

/* A list says it in people's words: found, or made, before. */
static gboolean
take_facts (MnImport *import, const MnRecord *child, GError **error)
{
  const MnImportFacts *facts = &import->list->facts;

  mn_record_reset (import->place);
  import->unplaced = FALSE;
  if (_mn_import_is_rejected (import) || !_mn_import_facts_prepare (import, child, error))
    return _mn_import_is_rejected (import);
  mn_record_set_integer (import->place, "unit", facts->unit);
  if (facts->village != 0)
    mn_record_set_integer (import->place, "village", facts->village);
  if (facts->household != 0)
    mn_record_set_integer (import->place, "household", facts->household);
  else if (facts->address != NULL)
    mn_record_set_text (import->place, "note", facts->address);
  set_status (import);
  return set_start (import, child, facts->unit, error);
}

gboolean
_mn_import_find_place (MnImport *import, const MnRecord *child, GError **error)
{
  const char *unit_text = _mn_import_cell (import, "unit");
  const char *village_text = _mn_import_cell (import, "village");
  const char *household_text = _mn_import_cell (import, "household");
  gint64 unit, village, household;

  if (import->list != NULL)
    return take_facts (import, child, error);
  mn_record_reset (import->place);
  if (!look_up (import, "unit", unit_text, &unit, error)
      || !look_up_village (import, village_text, unit, &village, error)
      || !look_up (import, "household", household_text, &household, error))
    return FALSE;
  if (*unit_text != '\0' && unit == 0)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("There is no unit “%s”."), unit_text);

      _mn_import_reject (import, sentence);
      return TRUE;
    }
  if (!complete (import, &unit, &village, household, error))
    return FALSE;
  import->unplaced = (*village_text != '\0' && village == 0) || (*household_text != '\0' && household == 0);
  if (unit == 0)
    return TRUE;
  mn_record_set_integer (import->place, "unit", unit);
  if (village != 0)
    mn_record_set_integer (import->place, "village", village);
  if (household != 0)
    mn_record_set_integer (import->place, "household", household);
  set_status (import);
  return set_start (import, child, unit, error);
}

/* The current values of a child that lives there only: as they would be derived from it before the commit. */
void
_mn_import_show_place (MnImport *import, MnRecord *child)
{
  static const struct {
    const char *place;
    const char *child;
  } values[] = {
    { "unit", "unit" }, { "village", "village" }, { "household", "household" }, { "status", "residence_status" }
  };
  const char *start = mn_record_get_text (import->place, "valid_from");

  import->settles = mn_record_is_set (import->place, "unit") && start != NULL && strcmp (start, import->today) <= 0;
  for (guint i = 0; import->settles && i < G_N_ELEMENTS (values); i++)
    mn_record_set (
        child, (guint)mn_entity_field (mn_record_get_entity (child), values[i].child),
        mn_record_get (import->place, (guint)mn_entity_field (mn_record_get_entity (import->place), values[i].place)));
}

gboolean
_mn_import_add_place (MnImport *import, const MnRecord *child, GError **error)
{
  const char *uuid = mn_record_get_uuid (child);

  import->counts.unplaced += import->unplaced;
  if (!mn_record_is_set (import->place, "unit"))
    return TRUE;
  mn_record_set_integer (import->place, "child", mn_record_get_id (child));
  if (import->list != NULL && mn_record_is_set (import->place, "note"))
    import->list->n_noted_address++;
  if (uuid != NULL)
    {
      g_autofree char *assumed = assumed_uuid (uuid);
      GError *local = NULL;

      /* Somebody may have given it to another child's. */
      if (mn_record_find_by_uuid (import->db, mn_record_get_entity (import->place), assumed, &local) == 0)
        mn_record_set_uuid (import->place, assumed);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
    }
  if (!mn_record_insert (import->place, import->tx, error))
    return FALSE;
  if (import->settles)
    mn_transaction_settle (import->tx, "residence", mn_record_get_id (import->place));
  return TRUE;
}
