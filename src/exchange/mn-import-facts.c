/* mn-import-facts.c: dated rows that a list of children brings along
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "config.h"

#include "mn-import-private.h"

#include <string.h>

#include "mn-query.h"

void
_mn_import_facts_clear (MnImportFacts *facts)
{
  GPtrArray *groups = facts->groups;

  g_free (facts->new_village);
  g_free (facts->household_code);
  g_free (facts->household_head);
  g_free (facts->address);
  g_free (facts->poverty);
  g_free (facts->schooling);
  g_free (facts->class);
  g_free (facts->school);
  g_free (facts->insurance);
  g_ptr_array_set_size (groups, 0);
  *facts = (MnImportFacts) { .groups = groups };
}

/* The row of @owner that is in force; NULL: none, or @error. */
static MnRecord *
current_row (MnImport *import, const char *entity, const char *owner, gint64 id, GError **error)
{
  const MnEntity *of = mn_entity_find (entity);
  g_autoptr (MnQuery) query = mn_query_new (of);
  g_autoptr (GArray) keys = NULL;
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_set_integer (&value, id);
  mn_query_add_filter (query, (guint)mn_entity_field (of, owner), &value);
  mn_query_set_on (query, import->on);
  mn_query_set_sort (query, "valid_from", TRUE);
  mn_query_set_limit (query, 1);
  keys = mn_query_keys (query, import->db, error);
  return keys != NULL && keys->len > 0 ? mn_record_load (import->db, of, g_array_index (keys, gint64, 0), error) : NULL;
}

/* What was true ends the day before; what began on the very day was never true and is written over. @row: a new record,
 * or that one. */
static gboolean
begin_row (MnImport *import, MnRecord *current, MnRecord **row, GError **error)
{
  if (current != NULL
      && mn_date_first_day (mn_record_get_date (current, "valid_from")) >= mn_date_first_day (import->on))
    {
      *row = g_object_ref (current);
      return TRUE;
    }
  if (current != NULL)
    {
      mn_record_set_date (current, "valid_to", mn_date_from_day (mn_date_first_day (import->on) - 1));
      if (!mn_record_save (current, import->tx, import->on, error))
        return FALSE;
    }
  *row = mn_record_new (mn_record_get_entity (current));
  return TRUE;
}

static gboolean
write_row (MnImport *import, MnRecord *row, GError **error)
{
  if (mn_record_get_id (row) != 0)
    return mn_record_save (row, import->tx, import->on, error);
  mn_record_set_date (row, "valid_from", import->on);
  return mn_record_insert (row, import->tx, error);
}

/* By the words of the window, never by a code. */
static void
say_field (MnImport *import, const char *label, const MnRecord *row, const char *field)
{
  g_autofree char *text = NULL;

  if (import->request->report == NULL)
    return;
  text = mn_record_display (row, (guint)mn_entity_field (mn_record_get_entity (row), field), import->db);
  _mn_import_say_change (import, label, text);
}

/* MnRowFunc: "01.02" of the register is of the group "01" too. */
static gboolean
drop_group (MnRowData *data, gpointer user_data, GError **error)
{
  MnImport *import = user_data;
  GPtrArray *codes = import->list->facts.groups;
  const char *has = data->links[mn_entity_field (mn_entity_find ("circumstance"), "circumstance_group")];

  for (guint i = codes->len; has != NULL && i-- > 0;)
    if (g_str_has_prefix (has, codes->pdata[i]) && strchr (".", has[strlen (codes->pdata[i])]) != NULL)
      g_ptr_array_remove_index (codes, i);
  return TRUE;
}

/* What the child is in already says nothing new. */
static gboolean
drop_known_groups (MnImport *import, const MnRecord *child, GError **error)
{
  const MnEntity *entity = mn_entity_find ("circumstance");
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_set_integer (&value, mn_record_get_id (child));
  mn_query_add_filter (query, (guint)mn_entity_field (entity, "child"), &value);
  mn_query_set_on (query, import->on);
  return mn_query_each (query, import->db, drop_group, import, error);
}

static gboolean
write_groups (MnImport *import, const MnRecord *child, gboolean is_new, gboolean *changed, GError **error)
{
  const MnEntity *groups = mn_entity_find ("circumstance_group");
  GPtrArray *codes = import->list->facts.groups;

  if (codes->len > 0 && !is_new && !drop_known_groups (import, child, error))
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    {
      gint64 group = mn_link_finder_find (import->links, groups, codes->pdata[i], import->on, error);
      g_autoptr (MnRecord) row = mn_record_new (mn_entity_find ("circumstance"));

      if (group == 0)
        return FALSE;
      mn_record_set_integer (row, "child", mn_record_get_id (child));
      mn_record_set_integer (row, "circumstance_group", group);
      if (!write_row (import, row, error))
        return FALSE;
      say_field (import, _ ("Circumstances"), row, "circumstance_group");
      *changed = TRUE;
    }
  return TRUE;
}

static gboolean
write_poverty (MnImport *import, const MnRecord *child, gboolean *changed, GError **error)
{
  MnImportFacts *facts = &import->list->facts;
  gint64 household = facts->household != 0 ? facts->household : mn_record_get_integer (child, "household");
  g_autoptr (MnRecord) current = NULL;
  g_autoptr (MnRecord) row = NULL;
  GError *local = NULL;

  if (facts->poverty == NULL)
    return TRUE;
  if (household == 0)
    {
      import->list->n_unkept_poverty++;
      return TRUE;
    }
  current = current_row (import, "poverty", "household", household, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (current != NULL && strcmp (mn_record_get_text (current, "class"), facts->poverty) == 0)
    return TRUE;
  if (current == NULL)
    row = mn_record_new (mn_entity_find ("poverty"));
  else if (!begin_row (import, current, &row, error))
    return FALSE;
  mn_record_set_integer (row, "household", household);
  mn_record_set_text (row, "class", facts->poverty);
  _mn_import_say_change (import, _ ("Poverty"), strcmp (facts->poverty, "poor") == 0 ? _ ("Poor") : _ ("Near-poor"));
  *changed = TRUE;
  return write_row (import, row, error);
}

static gboolean
is_said (const MnRecord *current, const char *field, const char *text)
{
  return text == NULL || g_strcmp0 (mn_record_get_text (current, field), text) == 0;
}

static gboolean
write_schooling (MnImport *import, const MnRecord *child, gboolean is_new, gboolean *changed, GError **error)
{
  MnImportFacts *facts = &import->list->facts;
  const char *status = facts->schooling != NULL ? facts->schooling : "studying";
  g_autoptr (MnRecord) current = NULL;
  g_autoptr (MnRecord) row = NULL;
  GError *local = NULL;

  if (facts->schooling == NULL && facts->class == NULL && facts->school == NULL)
    return TRUE;
  current = is_new ? NULL : current_row (import, "schooling", "child", mn_record_get_id (child), &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (current != NULL && is_said (current, "status", status) && is_said (current, "class", facts->class)
      && is_said (current, "school", facts->school))
    return TRUE;
  if (current == NULL)
    row = mn_record_new (mn_entity_find ("schooling"));
  else if (!begin_row (import, current, &row, error))
    return FALSE;
  mn_record_set_integer (row, "child", mn_record_get_id (child));
  mn_record_set_text (row, "status", status);
  if (facts->class != NULL)
    mn_record_set_text (row, "class", facts->class);
  if (facts->school != NULL)
    mn_record_set_text (row, "school", facts->school);
  say_field (import, _ ("Schooling"), row,
             facts->class != NULL    ? "class"
             : facts->school != NULL ? "school"
                                     : "status");
  *changed = TRUE;
  return write_row (import, row, error);
}

static const char *
card_group (MnImport *import, const MnRecord *child)
{
  const MnImportFacts *facts = &import->list->facts;

  if (mn_date_is_under (mn_record_get_date (child, "birth_date"), 6, import->on))
    return "under_6";
  if (facts->poverty != NULL)
    return facts->poverty;
  return facts->class != NULL || facts->school != NULL ? "pupil" : "other";
}

/* The number was there at any time: an old list is no reason for a new card. */
static gboolean
has_card (MnImport *import, MnRecord *card, const char *number, gboolean *has, GError **error)
{
  static const char *const fields[] = { "child", "number", NULL };
  g_autoptr (MnRecord) current = NULL;
  GError *local = NULL;

  if (*number != '\0')
    *has = mn_record_find_same (import->db, card, fields, &local) != 0;
  else
    {
      current = current_row (import, "insurance_card", "child", mn_record_get_integer (card, "child"), &local);
      *has = current != NULL;
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

gboolean
_mn_import_check_card (MnImport *import, const MnRecord *child, GError **error)
{
  static const char *const fields[] = { "number", "valid_from", NULL };
  MnImportFacts *facts = &import->list->facts;
  g_autoptr (MnRecord) card = NULL;
  g_autoptr (MnRecord) other = NULL;
  g_autofree char *sentence = NULL;
  GError *local = NULL;
  gint64 id;

  if (facts->insurance == NULL || *facts->insurance == '\0')
    return TRUE;
  card = mn_record_new (mn_entity_find ("insurance_card"));
  mn_record_set_text (card, "number", facts->insurance);
  mn_record_set_date (card, "valid_from", import->on);
  id = mn_record_find_same (import->db, card, fields, &local);
  if (id != 0)
    other = mn_record_load (import->db, mn_record_get_entity (card), id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (other == NULL || mn_record_get_integer (other, "child") == mn_record_get_id (child))
    return TRUE;
  sentence
      = g_strdup_printf (_ ("Health-insurance card: “%s” is the number of another child's. Taken as it is, the row "
                            "comes in without it."),
                         facts->insurance);
  _mn_import_doubt (import, sentence, 0);
  g_clear_pointer (&facts->insurance, g_free);
  return TRUE;
}

static gboolean
write_insurance (MnImport *import, const MnRecord *child, gboolean is_new, gboolean *changed, GError **error)
{
  const char *number = import->list->facts.insurance;
  g_autoptr (MnRecord) card = NULL;
  gboolean has = FALSE;

  if (number == NULL)
    return TRUE;
  card = mn_record_new (mn_entity_find ("insurance_card"));
  mn_record_set_integer (card, "child", mn_record_get_id (child));
  if (*number != '\0')
    mn_record_set_text (card, "number", number);
  if (!is_new && !has_card (import, card, number, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  mn_record_set_text (card, "card_group", card_group (import, child));
  _mn_import_say_change (import, _ ("Health-insurance card"), *number != '\0' ? number : _ ("has one"));
  *changed = TRUE;
  return write_row (import, card, error);
}

gboolean
_mn_import_facts_write (MnImport *import, const MnRecord *child, gboolean is_new, gboolean *changed, GError **error)
{
  if (import->list == NULL)
    return TRUE;
  return (is_new || _mn_import_write_residence (import, child, changed, error))
         && _mn_import_write_address (import, child, changed, error)
         && write_groups (import, child, is_new, changed, error) && write_poverty (import, child, changed, error)
         && write_schooling (import, child, is_new, changed, error)
         && write_insurance (import, child, is_new, changed, error);
}
