/* mn-import-residence.c: village, household and residence that a list of children brings along
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

#include "mn-child-event.h"

/* Village and household ------------------------------------------------------------------------------------------ */

static gboolean
make_village (MnImport *import, GError **error)
{
  MnImportList *list = import->list;
  MnImportFacts *facts = &list->facts;
  g_autoptr (MnRecord) village = NULL;
  GError *local = NULL;

  if (facts->new_village == NULL)
    return TRUE;
  village = _mn_import_places_new_village (list->places, facts->unit, facts->new_village);
  if (!mn_record_save (village, import->tx, import->on, &local))
    return _mn_import_pass_or_reject (import, local, error);
  _mn_import_places_added (list->places, village);
  facts->village = mn_record_get_id (village);
  g_ptr_array_add (list->villages, g_strdup_printf ("%s (%s)", mn_record_get_text (village, "name"),
                                                    _mn_import_places_unit_name (list->places, facts->unit)));
  return TRUE;
}

static const char *
head_of (MnImport *import, const MnRecord *child)
{
  static const char *const names[] = { "father_name", "mother_name", "carer_name" };

  if (import->list->facts.household_head != NULL)
    return import->list->facts.household_head;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (mn_record_is_set (child, names[i]))
      return mn_record_get_text (child, names[i]);
  return NULL;
}

/* Where the list has heads only: one head's children in one village are one household. */
static gint64
find_by_head (MnImport *import, const MnRecord *household, GError **error)
{
  static const char *const with_village[] = { "head_name", "unit", "village", NULL };
  static const char *const without[] = { "head_name", "unit", NULL };

  return mn_record_find_same (import->db, household, mn_record_is_set (household, "village") ? with_village : without,
                              error);
}

/* The next number that the commune has not given out. */
static gboolean
set_number (MnImport *import, MnRecord *household, GError **error)
{
  static const char *const fields[] = { "code", NULL };
  gint64 unit = import->list->facts.unit;
  gint64 *last = g_hash_table_lookup (import->list->household_numbers, &unit);
  g_autoptr (MnRecord) of = mn_record_load (import->db, mn_entity_find ("unit"), unit, error);
  GError *local = NULL;

  if (of == NULL)
    return FALSE;
  if (last == NULL)
    {
      last = g_new0 (gint64, 1);
      g_hash_table_insert (import->list->household_numbers, g_memdup2 (&unit, sizeof unit), last);
    }
  do
    {
      g_autofree char *code = g_strdup_printf ("%s-%04" G_GINT64_FORMAT, mn_record_get_text (of, "code"), ++*last);

      mn_record_set_text (household, "code", code);
  } while (mn_record_find_same (import->db, household, fields, &local) != 0);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* The household that the register has the child in stays its household as long as the head is the same. */
static gboolean
keep_household (MnImport *import, const MnRecord *child, const char *head, GError **error)
{
  MnImportFacts *facts = &import->list->facts;
  gint64 id = mn_record_get_id (child) != 0 ? mn_record_get_integer (child, "household") : 0;
  g_autoptr (MnRecord) household = NULL;

  if (id == 0 || head == NULL || facts->household_code != NULL || facts->moves)
    return TRUE;
  household = mn_record_load (import->db, mn_entity_find ("household"), id, error);
  if (household == NULL)
    return FALSE;
  if (g_strcmp0 (mn_record_get_text (household, "head_name"), head) == 0)
    facts->household = id;
  return TRUE;
}

static gboolean
make_household (MnImport *import, const MnRecord *child, GError **error)
{
  static const char *const by_code[] = { "code", NULL };
  MnImportFacts *facts = &import->list->facts;
  g_autoptr (MnRecord) household = NULL;
  const char *head = head_of (import, child);
  GError *local = NULL;

  if (facts->household_code == NULL && facts->household_head == NULL)
    return TRUE;
  if (!keep_household (import, child, head, error) || facts->household != 0)
    return facts->household != 0;
  household = mn_record_new (mn_entity_find ("household"));
  mn_record_set_integer (household, "unit", facts->unit);
  if (facts->village != 0)
    mn_record_set_integer (household, "village", facts->village);
  if (head != NULL)
    mn_record_set_text (household, "head_name", head);
  if (facts->household_code != NULL)
    mn_record_set_text (household, "code", facts->household_code);
  if (facts->address != NULL)
    mn_record_set_text (household, "address", facts->address);
  facts->household = facts->household_code != NULL ? mn_record_find_same (import->db, household, by_code, &local)
                                                   : find_by_head (import, household, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (facts->household != 0 || head == NULL)
    return TRUE;
  if (facts->household_code == NULL && !set_number (import, household, error))
    return FALSE;
  if (!mn_record_save (household, import->tx, import->on, &local))
    return _mn_import_pass_or_reject (import, local, error);
  facts->household = mn_record_get_id (household);
  return TRUE;
}

static MnLifeEvent
move_of (MnImport *import, const MnRecord *child)
{
  const MnImportFacts *facts = &import->list->facts;

  return (MnLifeEvent) { .kind = MN_LIFE_MOVE,
                         .child = mn_record_get_id (child),
                         .on = import->on,
                         .unit = facts->unit,
                         .village = facts->village,
                         .household = facts->household };
}

/* Where the child lives on the day: current values are those of the working date. NULL: nowhere, or @error. */
static MnRecord *
residence_of (MnImport *import, const MnRecord *child, GError **error)
{
  gint64 id = mn_duplicate_query_residence (import->db, mn_record_get_id (child), import->on, error);

  return id > 0 ? mn_record_load (import->db, mn_entity_find ("residence"), id, error) : NULL;
}

/* To another commune, or another village of it. What the list doesn't say is no move. */
static gboolean
find_move (MnImport *import, const MnRecord *child, GError **error)
{
  MnImportFacts *facts = &import->list->facts;
  g_autoptr (MnRecord) residence = NULL;
  GError *local = NULL;
  gint64 village;

  facts->moves = FALSE;
  if (mn_record_get_id (child) == 0)
    return TRUE;
  residence = residence_of (import, child, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  village = residence != NULL ? mn_record_get_integer (residence, "village") : 0;
  facts->moves
      = residence == NULL || mn_record_get_integer (residence, "unit") != facts->unit
        || (village != 0 && (facts->new_village != NULL || (facts->village != 0 && facts->village != village)));
  return TRUE;
}

/* Before anything is written. */
static gboolean
check_move (MnImport *import, const MnRecord *child, GError **error)
{
  const MnLifeEvent move = move_of (import, child);
  GError *local = NULL;

  if (!find_move (import, child, error))
    return FALSE;
  if (!import->list->facts.moves || mn_child_event_check (import->db, &move, import->on, &local))
    return TRUE;
  return _mn_import_pass_or_reject (import, local, error);
}

/* Two classes for one household: two households, of heads who have a name in common, or a slip. Somebody has to look.
 */
static void
check_poverty (MnImport *import, const MnRecord *child)
{
  MnImportFacts *facts = &import->list->facts;
  gint64 household = facts->household != 0 ? facts->household : mn_record_get_integer (child, "household");
  const char *said;

  if (facts->poverty == NULL || household == 0)
    return;
  said = g_hash_table_lookup (import->list->poverty, &household);
  if (said == NULL)
    g_hash_table_insert (import->list->poverty, g_memdup2 (&household, sizeof household),
                         (gpointer)g_intern_string (facts->poverty));
  else if (strcmp (said, facts->poverty) != 0)
    {
      _mn_import_doubt (import,
                        _ ("A row above gives another poverty class to this household: are there two households whose "
                           "heads have the same name? Taken as it is, the row comes in without the class."),
                        0);
      g_clear_pointer (&facts->poverty, g_free);
    }
}

gboolean
_mn_import_facts_prepare (MnImport *import, const MnRecord *child, GError **error)
{
  if (import->list == NULL)
    return TRUE;
  if (!check_move (import, child, error) || !_mn_import_check_card (import, child, error))
    return FALSE;
  if (_mn_import_is_rejected (import))
    return TRUE;
  if (!make_village (import, error) || (!_mn_import_is_rejected (import) && !make_household (import, child, error)))
    return FALSE;
  if (!_mn_import_is_rejected (import))
    check_poverty (import, child);
  return TRUE;
}

/* Residence of a child that the register has ---------------------------------------------------------------------- */

/* What the register did not know yet of where the child lives. */
static gboolean
complete_residence (MnImport *import, const MnRecord *child, gboolean *changed, GError **error)
{
  MnImportFacts *facts = &import->list->facts;
  g_autoptr (MnRecord) residence = residence_of (import, child, error);

  if (residence == NULL)
    return FALSE;
  if (facts->village != 0 && !facts->guessed && !mn_record_is_set (residence, "village"))
    mn_record_set_integer (residence, "village", facts->village);
  if (facts->household != 0 && !mn_record_is_set (residence, "household"))
    mn_record_set_integer (residence, "household", facts->household);
  if (!mn_record_is_changed (residence))
    return TRUE;
  _mn_import_say_change (import, _ ("Residence"), _ ("village or household added"));
  *changed = TRUE;
  return mn_record_save (residence, import->tx, import->on, error);
}

gboolean
_mn_import_write_residence (MnImport *import, const MnRecord *child, gboolean *changed, GError **error)
{
  const MnImportFacts *facts = &import->list->facts;
  const MnLifeEvent move = move_of (import, child);

  if (!facts->moves)
    return complete_residence (import, child, changed, error);
  if (!mn_child_event_write (import->tx, &move, NULL, import->on, error))
    return FALSE;
  _mn_import_say_change (import, _ ("Residence"), _mn_import_places_unit_name (import->list->places, facts->unit));
  *changed = TRUE;
  return TRUE;
}

/* Nobody's household yet: the residence notes it, unless something else is noted there. */
static gboolean
note_address (MnImport *import, const MnRecord *child, gboolean *changed, GError **error)
{
  const char *address = import->list->facts.address;
  GError *local = NULL;
  g_autoptr (MnRecord) residence = residence_of (import, child, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (residence == NULL || mn_record_is_set (residence, "note"))
    {
      if (residence == NULL || g_strcmp0 (mn_record_get_text (residence, "note"), address) != 0)
        import->list->n_unkept_address++;
      return TRUE;
    }
  mn_record_set_text (residence, "note", address);
  import->list->n_noted_address++;
  _mn_import_say_change (import, _ ("House number, street"), address);
  *changed = TRUE;
  return mn_record_save (residence, import->tx, import->on, error);
}

/* What the register has of the address is better than what a list says in its own way. */
gboolean
_mn_import_write_address (MnImport *import, const MnRecord *child, gboolean *changed, GError **error)
{
  const MnImportFacts *facts = &import->list->facts;
  gint64 id = facts->household != 0 ? facts->household : mn_record_get_integer (child, "household");
  g_autoptr (MnRecord) household = NULL;

  if (facts->address == NULL)
    return TRUE;
  if (id == 0)
    return note_address (import, child, changed, error);
  household = mn_record_load (import->db, mn_entity_find ("household"), id, error);
  if (household == NULL)
    return FALSE;
  if (mn_record_is_set (household, "address"))
    return TRUE;
  mn_record_set_text (household, "address", facts->address);
  _mn_import_say_change (import, _ ("House number, street"), facts->address);
  *changed = TRUE;
  return mn_record_save (household, import->tx, import->on, error);
}
