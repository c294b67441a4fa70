/* mn-child-facets.c: the conditions on children, and how many each would leave
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-facets.h"

/* Bands of the social-assistance decrees and of school: under 6, primary, lower secondary, no longer a child. */
static const int ages[] = { 0, 6, 11, 16, 0 };

static void
line_free (gpointer data)
{
  MnChildLine *line = data;

  g_free (line->label);
  g_clear_pointer (&line->codes, g_ptr_array_unref);
  g_free (line);
}

static MnChildLine *
add_line (GPtrArray *lines, MnChildFilterGroup group, const char *label)
{
  MnChildLine *line = g_new0 (MnChildLine, 1);

  line->group = group;
  line->label = g_strdup (label);
  g_ptr_array_add (lines, line);
  return line;
}

static void
add_code (MnChildLine *line, const char *code)
{
  if (line->codes == NULL)
    line->codes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (line->codes, g_strdup (code));
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

static void
add_ages (GPtrArray *lines, MnDate on)
{
  for (guint i = 0; i + 1 < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *label = mn_child_facets_age_label (ages[i], ages[i + 1]);
      MnChildLine *line = add_line (lines, MN_CHILD_FILTER_AGE, label);

      line->from_age = ages[i];
      line->to_age = ages[i + 1];
      /* Under N until the latest day that the birth date allows: the query too compares that day. */
      if (line->to_age > 0)
        line->first_birth = mn_date_last_day (mn_date_add_years (on, -line->to_age)) + 1;
      if (line->from_age > 0)
        line->last_birth = mn_date_last_day (mn_date_add_years (on, -line->from_age));
    }
}

static void
add_circumstances (GPtrArray *lines, MnDb *db)
{
  g_autoptr (GPtrArray) groups = mn_child_query_groups (db, NULL);
  MnChildLine *secret = NULL;

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const MnChildFacet *facet = g_ptr_array_index (groups, i);

      if (!facet->sensitive)
        add_code (add_line (lines, MN_CHILD_FILTER_CIRCUMSTANCE, facet->label), facet->code);
    }
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const MnChildFacet *facet = g_ptr_array_index (groups, i);

      if (!facet->sensitive)
        continue;
      if (secret == NULL)
        secret = add_line (lines, MN_CHILD_FILTER_CIRCUMSTANCE, _ ("Other circumstances"));
      add_code (secret, facet->code);
    }
  add_line (lines, MN_CHILD_FILTER_CIRCUMSTANCE, _ ("None of these"));
}

static void
add_choices (GPtrArray *lines, MnChildFilterGroup group, const char *name)
{
  const MnEntity *entity = mn_entity_find ("child");
  const MnField *field = &entity->fields[mn_entity_field (entity, name)];

  for (const MnChoice *choice = field->choices; choice->code != NULL; choice++)
    add_code (add_line (lines, group, mn_field_choice_label (field, choice->code)), choice->code);
}

GPtrArray *
mn_child_facets_lines (MnSession *session)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  MnDb *db = mn_session_get_reader (session);
  g_autoptr (GPtrArray) units = mn_child_query_units (db, NULL);

  for (guint i = 0; units != NULL && i < units->len; i++)
    {
      const MnChildFacet *facet = g_ptr_array_index (units, i);

      add_line (lines, MN_CHILD_FILTER_UNIT, facet->label)->unit = facet->id;
    }
  add_circumstances (lines, db);
  add_ages (lines, mn_session_get_working_date (session));
  add_choices (lines, MN_CHILD_FILTER_SEX, "sex");
  add_choices (lines, MN_CHILD_FILTER_SUPPORT, "support");
  add_line (lines, MN_CHILD_FILTER_SUPPORT, _ ("No support"));
  return lines;
}

/* Counting --------------------------------------------------------------------------------------- */

/* "01" also stands for "01.03" below it, as in the query. */
static gboolean
has_code (const char *codes, const char *code)
{
  gsize length = strlen (code);

  for (const char *at = codes; *at != '\0';)
    {
      gsize word = strcspn (at, " ");

      if (word >= length && strncmp (at, code, length) == 0 && (word == length || at[length] == '.'))
        return TRUE;
      at += word;
      at += strspn (at, " ");
    }
  return FALSE;
}

static gboolean
has_any (const char *codes, const GPtrArray *wanted)
{
  if (wanted == NULL)
    return *codes == '\0';
  for (guint i = 0; i < wanted->len; i++)
    if (has_code (codes, g_ptr_array_index (wanted, i)))
      return TRUE;
  return FALSE;
}

static gboolean
holds (const MnChildLine *line, const MnChildFact *fact)
{
  gint32 birth;

  switch (line->group)
    {
    case MN_CHILD_FILTER_UNIT:
      return fact->unit == line->unit;
    case MN_CHILD_FILTER_CIRCUMSTANCE:
      return has_any (fact->circumstances, line->codes);
    case MN_CHILD_FILTER_SUPPORT:
      return has_any (fact->support, line->codes);
    case MN_CHILD_FILTER_SEX:
      return fact->sex == *(const char *)g_ptr_array_index (line->codes, 0);
    case MN_CHILD_FILTER_AGE:
      birth = mn_date_last_day (fact->birth);
      return (line->first_birth == 0 || birth >= line->first_birth)
             && (line->last_birth == 0 || birth <= line->last_birth);
    default:
      return FALSE;
    }
}

/* Which groups let the child through (a group without an active line lets everybody), and which lines are its own. */
static void
count_fact (GPtrArray *lines, const MnChildFact *fact, const gboolean *any_active, gboolean *own)
{
  gboolean passes[MN_N_CHILD_FILTERS];
  guint n_failed = 0;
  MnChildFilterGroup failed = MN_N_CHILD_FILTERS;

  for (guint g = 0; g < MN_N_CHILD_FILTERS; g++)
    passes[g] = !any_active[g];
  for (guint i = 0; i < lines->len; i++)
    {
      const MnChildLine *line = g_ptr_array_index (lines, i);

      own[i] = holds (line, fact);
      passes[line->group] = passes[line->group] || (line->active && own[i]);
    }
  for (guint g = 0; g < MN_N_CHILD_FILTERS; g++)
    if (!passes[g])
      {
        failed = g;
        n_failed++;
      }
  if (n_failed > 1)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      MnChildLine *line = g_ptr_array_index (lines, i);

      if (own[i] && (n_failed == 0 || line->group == failed))
        line->count++;
    }
}

void
mn_child_facets_count (GPtrArray *lines, const MnChildFacts *facts, const GArray *keys)
{
  gboolean any_active[MN_N_CHILD_FILTERS] = { FALSE };
  g_autofree gboolean *own = g_new (gboolean, lines->len);
  g_autoptr (GHashTable) left = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      MnChildLine *line = g_ptr_array_index (lines, i);

      line->count = 0;
      any_active[line->group] = any_active[line->group] || line->active;
    }
  if (keys != NULL)
    {
      left = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < keys->len; i++)
        g_hash_table_add (left, &g_array_index (keys, gint64, i));
    }
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const MnChildFact *fact = &g_array_index (facts->facts, MnChildFact, i);

      if (left == NULL || g_hash_table_contains (left, &fact->id))
        count_fact (lines, fact, any_active, own);
    }
}

/* Asking ----------------------------------------------------------------------------------------- */

static void
apply_line (const MnChildLine *line, MnQuery *query)
{
  static const char *const fields[] = { "unit", "circumstances", "birth_date", "sex", "support" };
  guint field = (guint)mn_entity_field (mn_query_get_entity (query), fields[line->group]);
  g_auto (MnValue) value = MN_VALUE_INIT;

  if (line->group == MN_CHILD_FILTER_UNIT)
    mn_value_set_integer (&value, line->unit);
  if (line->group == MN_CHILD_FILTER_UNIT || line->codes == NULL)
    mn_query_add_filter (query, field, &value);
  for (guint i = 0; line->codes != NULL && i < line->codes->len; i++)
    {
      mn_value_set_text (&value, g_ptr_array_index (line->codes, i));
      mn_query_add_filter (query, field, &value);
    }
}

void
mn_child_facets_apply (GPtrArray *lines, MnQuery *query)
{
  const MnChildLine *youngest = NULL, *oldest = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const MnChildLine *line = g_ptr_array_index (lines, i);

      if (!line->active)
        continue;
      if (line->group != MN_CHILD_FILTER_AGE)
        {
          apply_line (line, query);
          continue;
        }
      youngest = youngest != NULL ? youngest : line;
      oldest = line;
    }
  if (youngest != NULL && (youngest->last_birth != 0 || oldest->first_birth != 0))
    mn_query_add_date_range (query, (guint)mn_entity_field (mn_query_get_entity (query), "birth_date"),
                             oldest->first_birth != 0 ? mn_date_from_day (oldest->first_birth) : MN_DATE_NONE,
                             youngest->last_birth != 0 ? mn_date_from_day (youngest->last_birth) : MN_DATE_NONE);
}

void
mn_child_facets_join_ages (GPtrArray *lines, const MnChildLine *toggled)
{
  int first = -1, last = -1, at = -1;

  if (toggled->group != MN_CHILD_FILTER_AGE)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      const MnChildLine *line = g_ptr_array_index (lines, i);

      if (line == toggled)
        at = (int)i;
      if (line->group == MN_CHILD_FILTER_AGE && line->active)
        {
          first = first < 0 ? (int)i : first;
          last = (int)i;
        }
    }
  for (int i = first; i >= 0 && i <= last; i++)
    ((MnChildLine *)g_ptr_array_index (lines, (guint)i))->active = toggled->active || i < at || first > at;
}
