/* mn-link-finder.c: rows by what is written in their place
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-link-finder.h"

/* More than all the units and households of a province; then it begins anew. */
#define MAX_REMEMBERED 100000

struct _MnLinkFinder {
  MnDb *db; /* borrowed */
  MnDate on;
  GHashTable *found; /* "unit 19597 2017-05-31" → gint64 */
};

MnLinkFinder *
mn_link_finder_new (MnDb *db, MnDate on)
{
  MnLinkFinder *self = g_new0 (MnLinkFinder, 1);

  self->db = db;
  self->on = on;
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
mn_link_finder_free (MnLinkFinder *self)
{
  g_hash_table_unref (self->found);
  g_free (self);
}

static gboolean
has_states (const MnEntity *target)
{
  return target->code_field >= 0 && (target->fields[target->code_field].flags & MN_FIELD_UNIQUE) == 0
         && mn_entity_is_dated (target);
}

/* Not found is an answer as long as there is another day to ask for. */
static gint64
find_on (MnLinkFinder *self, const MnEntity *target, const char *text, MnDate day, GError **error)
{
  return mn_record_find (self->db, target, text, day, error);
}

static gint64
find_state (MnLinkFinder *self, const MnEntity *target, const char *text, MnDate day, GError **error)
{
  const MnDate days[] = { day, self->on };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) local = NULL;
      gint64 id = find_on (self, target, text, days[i], &local);

      if (id != 0)
        return id;
      if (!g_error_matches (local, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return 0;
        }
    }
  return find_on (self, target, text, MN_DATE_NONE, error);
}

/* A code leads to live rows only, a UUID into the bin too. */
static gboolean
is_live (MnLinkFinder *self, const MnEntity *target, gint64 id, GError **error)
{
  g_autoptr (MnRecord) record = mn_record_load (self->db, target, id, error);

  if (record == NULL)
    return FALSE;
  if (mn_record_is_deleted (record))
    g_set_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN, _ ("“%s” is in the bin."), mn_entity_title (target));
  return !mn_record_is_deleted (record);
}

gint64
mn_link_finder_find (MnLinkFinder *self, const MnEntity *target, const char *text, MnDate day, GError **error)
{
  gboolean states = has_states (target);
  g_autofree char *iso = NULL;
  g_autofree char *key = NULL;
  gint64 *known;
  gint64 id;

  if (states)
    {
      day = mn_date_is_set (day) ? mn_date_from_day (mn_date_first_day (day)) : self->on;
      iso = mn_date_to_iso (day);
    }
  key = g_strjoin (" ", target->name, text, iso, NULL);
  known = g_hash_table_lookup (self->found, key);
  if (known != NULL)
    return *known;
  id = states ? find_state (self, target, text, day, error) : find_on (self, target, text, MN_DATE_NONE, error);
  if (id == 0 || (g_uuid_string_is_valid (text) && !is_live (self, target, id, error)))
    return 0;
  if (g_hash_table_size (self->found) >= MAX_REMEMBERED)
    g_hash_table_remove_all (self->found);
  g_hash_table_insert (self->found, g_steal_pointer (&key), g_memdup2 (&id, sizeof id));
  return id;
}
