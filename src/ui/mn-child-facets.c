/* mn-child-facets.c: the conditions on children, and how many each would leave
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-facets.h"
#include "mn-facet-query.h"
#include "mn-session-units.h"

/* Bands of the social-assistance decrees and of school: under 6, primary, lower secondary, no longer a child. */
static const int ages[] = { 0, 6, 11, 16, 0 };

/* Circumstances and risks are of one column; the group's number keeps their conditions apart. */
static const struct {
  const char *name; /* in a saved filter */
  const char *field;
} groups[MN_N_CHILD_FILTERS] = {
  [MN_CHILD_FILTER_UNIT] = { "unit", "unit" },
  [MN_CHILD_FILTER_CIRCUMSTANCE] = { "circumstance", "circumstances" },
  [MN_CHILD_FILTER_RISK] = { "risk", "circumstances" },
  [MN_CHILD_FILTER_POVERTY] = { "poverty", "poverty" },
  [MN_CHILD_FILTER_AGE] = { "age", "birth_date" },
  [MN_CHILD_FILTER_SEX] = { "sex", "sex" },
  [MN_CHILD_FILTER_SCHOOLING] = { "schooling", "schooling" },
  [MN_CHILD_FILTER_SUPPORT] = { "support", "support" },
  [MN_CHILD_FILTER_RESIDENCE] = { "residence", "residence_status" },
};

static guint
group_field (MnChildFilterGroup group)
{
  return (guint)mn_entity_field (mn_entity_find ("child"), groups[group].field);
}

/* Lines ------------------------------------------------------------------------------------------ */

static void
line_free (gpointer data)
{
  MnChildLine *line = data;

  g_free (line->label);
  g_free (line->key);
  mn_query_free (line->query);
  g_clear_pointer (&line->units, g_array_unref);
  g_free (line);
}

static MnChildLine *
add_line (GPtrArray *lines, MnChildFilterGroup group, const char *label, const char *key)
{
  MnChildLine *line = g_new0 (MnChildLine, 1);

  line->group = group;
  line->label = g_strdup (label);
  line->key = g_strdup (key);
  line->query = mn_query_new (mn_entity_find ("child"));
  line->count = G_MAXUINT;
  mn_query_set_condition (line->query, group);
  g_ptr_array_add (lines, line);
  return line;
}

/* NULL: nothing at all is the condition. */
static MnChildLine *
add_code (MnChildLine *line, const char *code)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_set_text (&value, code);
  mn_query_add_filter (line->query, group_field (line->group), &value);
  return line;
}

char *
mn_child_facets_age_label (int from, int to)
{
  if (from == 0)
    return g_strdup_printf (_ ("Under %d"), to);
  if (to == 0)
    return g_strdup_printf (_ ("%d and over"), from);
  return g_strdup_printf (_ ("From %d to under %d"), from, to);
}

/* Under N until the latest day that the birth date allows: the query too compares that day. */
static void
add_ages (GPtrArray *lines, MnDate on)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *label = mn_child_facets_age_label (ages[i], ages[i + 1]);
      g_autofree char *key = g_strdup_printf ("%d-%d", ages[i], ages[i + 1]);
      MnChildLine *line = add_line (lines, MN_CHILD_FILTER_AGE, label, key);
      MnDate first = MN_DATE_NONE, last = MN_DATE_NONE;

      line->from_age = ages[i];
      line->to_age = ages[i + 1];
      if (line->to_age > 0)
        first = mn_date_from_day (mn_date_last_day (mn_date_add_years (on, -line->to_age)) + 1);
      if (line->from_age > 0)
        last = mn_date_from_day (mn_date_last_day (mn_date_add_years (on, -line->from_age)));
      mn_query_add_date_range (line->query, group_field (MN_CHILD_FILTER_AGE), first, last);
    }
}

/* The line of a unit of the day that is shown: several units may have become it. */
static MnChildLine *
find_unit_line (GPtrArray *lines, const char *key)
{
  for (guint i = 0; i < lines->len; i++)
    {
      MnChildLine *line = g_ptr_array_index (lines, i);

      if (line->group == MN_CHILD_FILTER_UNIT && strcmp (line->key, key) == 0)
        return line;
    }
  return NULL;
}

static void
add_units (GPtrArray *lines, MnDb *db, const MnUnitView *view)
{
  g_autoptr (GPtrArray) units = mn_facet_query_units (db, NULL);

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const MnFacet *facet = g_ptr_array_index (units, i);
      g_auto (MnValue) value = MN_VALUE_INIT;
      const MnUnit *shown = view != NULL ? mn_unit_view_find (view, facet->id) : NULL;
      g_autofree char *own = view != NULL ? mn_unit_view_name (view, facet->id) : NULL;
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, shown != NULL ? shown->id : facet->id);
      MnChildLine *line = find_unit_line (lines, key);

      if (line == NULL)
        {
          line = add_line (lines, MN_CHILD_FILTER_UNIT, own != NULL ? own : facet->label, key);
          line->units = g_array_new (FALSE, FALSE, sizeof (gint64));
        }
      g_array_append_val (line->units, facet->id);
      mn_value_set_integer (&value, facet->id);
      mn_query_add_filter (line->query, group_field (MN_CHILD_FILTER_UNIT), &value);
    }
}

/* What the law keeps secret is one line without a name. */
static void
add_groups (GPtrArray *lines, MnDb *db)
{
  g_autoptr (GPtrArray) facets = mn_facet_query_groups (db, NULL);
  MnChildLine *secret = NULL;

  for (guint i = 0; facets != NULL && i < facets->len; i++)
    {
      const MnFacet *facet = g_ptr_array_index (facets, i);

      if (!facet->sensitive && !facet->risk)
        add_code (add_line (lines, MN_CHILD_FILTER_CIRCUMSTANCE, facet->label, facet->code), facet->code);
    }
  for (guint i = 0; facets != NULL && i < facets->len; i++)
    {
      const MnFacet *facet = g_ptr_array_index (facets, i);

      if (!facet->sensitive)
        continue;
      if (secret == NULL)
        secret = add_line (lines, MN_CHILD_FILTER_CIRCUMSTANCE, _ ("Other circumstances"), "secret");
      add_code (secret, facet->code);
    }
  add_code (add_line (lines, MN_CHILD_FILTER_CIRCUMSTANCE, _ ("No circumstance, no risk"), ""), NULL);
  for (guint i = 0; facets != NULL && i < facets->len; i++)
    {
      const MnFacet *facet = g_ptr_array_index (facets, i);

      if (!facet->sensitive && facet->risk)
        add_code (add_line (lines, MN_CHILD_FILTER_RISK, facet->label, facet->code), facet->code);
    }
}

/* @nothing: what no value at all is called, or NULL. */
static void
add_choices (GPtrArray *lines, MnChildFilterGroup group, const char *nothing)
{
  const MnField *field = &mn_entity_find ("child")->fields[group_field (group)];

  for (const MnChoice *choice = field->choices; choice->code != NULL; choice++)
    add_code (add_line (lines, group, mn_field_choice_label (field, choice->code), choice->code), choice->code);
  if (nothing != NULL)
    add_code (add_line (lines, group, nothing, ""), NULL);
}

GPtrArray *
mn_child_facets_lines (MnSession *session)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  MnDb *db = mn_session_get_reader (session);

  add_units (lines, db, mn_session_get_unit_view (session));
  add_groups (lines, db);
  add_choices (lines, MN_CHILD_FILTER_POVERTY, _ ("Neither poor nor near-poor"));
  add_ages (lines, mn_session_get_working_date (session));
  add_choices (lines, MN_CHILD_FILTER_SEX, NULL);
  add_choices (lines, MN_CHILD_FILTER_SCHOOLING, _ ("Schooling not known"));
  add_choices (lines, MN_CHILD_FILTER_SUPPORT, _ ("No support"));
  add_choices (lines, MN_CHILD_FILTER_RESIDENCE, _ ("Residence not known"));
  return lines;
}

/* Asking and counting ---------------------------------------------------------------------------- */

void
mn_child_facets_apply (GPtrArray *lines, MnQuery *query)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const MnChildLine *line = g_ptr_array_index (lines, i);

      if (line->active)
        mn_query_add_conditions (query, line->query);
    }
}

void
mn_child_facets_count (GPtrArray *lines, MnMirror *mirror, const char *search)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  g_autoptr (MnMirrorCounts) counts = NULL;
  MnMirrorGroup counted[MN_N_CHILD_FILTERS];

  for (guint i = 0; i < MN_N_CHILD_FILTERS; i++)
    counted[i] = (MnMirrorGroup) { group_field ((MnChildFilterGroup)i), i };
  mn_query_set_search (query, search);
  mn_child_facets_apply (lines, query);
  counts = mn_mirror_count (mirror, query, counted, MN_N_CHILD_FILTERS);
  for (guint i = 0; i < lines->len; i++)
    {
      MnChildLine *line = g_ptr_array_index (lines, i);

      line->count = counts != NULL ? mn_mirror_counts_get (counts, line->group, line->query) : G_MAXUINT;
    }
}

/* Another day's units ---------------------------------------------------------------------------- */

/* Ids of all units in active lines, and the names of these. */
static GHashTable *
chosen_units (GPtrArray *lines, GString *names)
{
  GHashTable *ids = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      const MnChildLine *line = g_ptr_array_index (lines, i);

      if (line->units == NULL || !line->active)
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", line->label);
      for (guint j = 0; j < line->units->len; j++)
        g_hash_table_add (ids, &g_array_index (line->units, gint64, j));
    }
  return ids;
}

static gboolean
holds_some (const MnChildLine *line, GHashTable *ids)
{
  for (guint i = 0; i < line->units->len; i++)
    if (g_hash_table_contains (ids, &g_array_index (line->units, gint64, i)))
      return TRUE;
  return FALSE;
}

char *
mn_child_facets_carry (GPtrArray *before, GPtrArray *lines)
{
  g_autoptr (GString) old_names = g_string_new (NULL), new_names = g_string_new (NULL);
  g_autoptr (GHashTable) old = chosen_units (before, old_names);
  g_autoptr (GHashTable) now = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      MnChildLine *line = g_ptr_array_index (lines, i);

      if (line->units != NULL)
        line->active = holds_some (line, old);
    }
  now = chosen_units (lines, new_names);
  if (g_hash_table_size (old) == 0 || g_hash_table_size (now) == g_hash_table_size (old))
    return NULL;
  if (g_hash_table_size (now) == 0)
    return g_strdup_printf (_ ("Nobody lives in %s any more: the filter is gone."), old_names->str);
  return g_strdup_printf (_ ("The filter was of %s; by the units of this day it is of %s."), old_names->str,
                          new_names->str);
}

/* Saving ----------------------------------------------------------------------------------------- */

#define SECTION "filter"

/* The units that are written down, which are the same by the units of every day. */
static void
add_keys (GPtrArray *keys, const MnChildLine *line)
{
  for (guint i = 0; line->units != NULL && i < line->units->len; i++)
    g_ptr_array_add (keys, g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (line->units, gint64, i)));
  if (line->units == NULL)
    g_ptr_array_add (keys, g_strdup (*line->key != '\0' ? line->key : "none"));
}

static gboolean
is_named (const MnChildLine *line, char **keys)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_free);

  add_keys (own, line);
  for (guint i = 0; keys != NULL && i < own->len; i++)
    if (g_strv_contains ((const char *const *)keys, g_ptr_array_index (own, i)))
      return TRUE;
  return FALSE;
}

char *
mn_child_facets_write (GPtrArray *lines, const char *search)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (search != NULL && *search != '\0')
    g_key_file_set_string (file, SECTION, "search", search);
  for (guint group = 0; group < MN_N_CHILD_FILTERS; group++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < lines->len; i++)
        {
          const MnChildLine *line = g_ptr_array_index (lines, i);

          if (line->active && line->group == group)
            add_keys (keys, line);
        }
      if (keys->len > 0)
        g_key_file_set_string_list (file, SECTION, groups[group].name, (const char *const *)keys->pdata, keys->len);
    }
  return g_key_file_to_data (file, NULL, NULL);
}

char *
mn_child_facets_read (GPtrArray *lines, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_data (file, text, (gsize)-1, G_KEY_FILE_NONE, NULL))
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      MnChildLine *line = g_ptr_array_index (lines, i);
      g_auto (GStrv) keys = g_key_file_get_string_list (file, SECTION, groups[line->group].name, NULL, NULL);

      line->active = is_named (line, keys);
    }
  return g_key_file_get_string (file, SECTION, "search", NULL);
}
