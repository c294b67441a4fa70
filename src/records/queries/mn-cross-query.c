/* mn-cross-query.c: what all children are counted by, in force on a day
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-cross-query.h"

#define IN_FORCE "deleted_at IS NULL AND valid_from <= ?1 AND (valid_to IS NULL OR valid_to >= ?1)"
#define CANCEL_EVERY 4096 /* rows */

enum {
  CHILDREN,
  RESIDENCES,
  POVERTY,
  SCHOOLING,
  CIRCUMSTANCES,
  SUPPORT,
  UNITS = SUPPORT + MN_N_CROSS_SUPPORTS,
  VILLAGES,
  ETHNIC,
  GROUPS,
  POPULATION,
  N_TEXTS,
};

/* No joins and no order where a scan will do: the rows are brought together in memory. */
const char *const mn_cross_query_texts[] = {
  [CHILDREN] = "SELECT id, birth_date, sex, ethnic_group FROM child WHERE deleted_at IS NULL AND birth_date <= ?1"
               " AND (died_on IS NULL OR died_on > ?1) ORDER BY id",
  [RESIDENCES] = "SELECT child, unit, village, household, status, valid_from, id"
                 " FROM residence WHERE " IN_FORCE,
  [POVERTY] = "SELECT household, class, valid_from, id FROM poverty WHERE " IN_FORCE,
  [SCHOOLING] = "SELECT child, status, level, valid_from, id FROM schooling WHERE " IN_FORCE,
  [CIRCUMSTANCES] = "SELECT DISTINCT child, circumstance_group FROM circumstance WHERE " IN_FORCE " ORDER BY child",
  [SUPPORT + MN_CROSS_SUPPORT_ASSISTANCE] = "SELECT child FROM assistance WHERE " IN_FORCE,
  [SUPPORT + MN_CROSS_SUPPORT_INSURANCE] = "SELECT child FROM insurance_card WHERE " IN_FORCE,
  [SUPPORT + MN_CROSS_SUPPORT_SCHOLARSHIP] = "SELECT child FROM award WHERE " IN_FORCE,
  [SUPPORT + MN_CROSS_SUPPORT_STAY] = "SELECT child FROM stay WHERE " IN_FORCE,
  [UNITS] = "SELECT id, 0, code, short_name, kind, 0 FROM unit"
            " WHERE id IN (SELECT unit FROM residence WHERE deleted_at IS NULL) ORDER BY code, valid_from",
  [VILLAGES] = "SELECT v.id, v.unit, '', v.name, v.kind, 0 FROM village AS v JOIN unit AS u ON u.id = v.unit"
               " WHERE v.id IN (SELECT village FROM residence WHERE deleted_at IS NULL)"
               " ORDER BY u.code, u.valid_from, v.sort_key, v.id",
  [ETHNIC] = "SELECT id, 0, code, name, '', 0 FROM ethnic_group ORDER BY code, id",
  [GROUPS] = "SELECT id, COALESCE(parent, 0), code, short_name, kind, sensitive FROM circumstance_group"
             " ORDER BY CASE kind WHEN 'law' THEN 0 WHEN 'local' THEN 1 ELSE 2 END, code, id",
  [POPULATION] = "SELECT p.unit, p.year, p.total, (SELECT r.unit FROM register AS r WHERE r.deleted_at IS NULL"
                 " ORDER BY r.id LIMIT 1) FROM population AS p WHERE p.deleted_at IS NULL AND p.year <= ?1"
                 " ORDER BY p.year",
  [N_TEXTS] = NULL,
};

/* While the rows are brought together. Of several rows in force the one that began last counts, of those the newest. */
typedef struct {
  gint64 household;
  char from[12];
  gint64 row;
  gboolean gone; /* moved away, or its residence says that it died */
} Residence;

typedef struct {
  char from[12];
  gint64 row;
  guint8 class;
} Newest;

typedef struct {
  MnDb *db;
  MnDate on;
  GCancellable *cancellable;
  MnCrossFacts *facts;
  Residence *residences; /* one per fact */
} Build;

void
mn_cross_name_free (MnCrossName *name)
{
  g_free (name->code);
  g_free (name->name);
  g_free (name->kind);
  g_free (name);
}

static MnStatement *
prepare (const Build *build, guint text, GError **error)
{
  return mn_db_prepare (build->db, mn_cross_query_texts[text], error);
}

/* The next row; FALSE at the end, when it failed, and when somebody has had enough. */
static gboolean
next (const Build *build, MnStatement *row, guint *n, GError **error)
{
  if (++*n % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (build->cancellable, error))
    return FALSE;
  return mn_statement_step (row, error);
}

static gboolean
finish (GError *local, GError **error)
{
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gint32
find_fact (const MnCrossFacts *facts, gint64 child)
{
  guint low = 0, high = facts->facts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 id = g_array_index (facts->facts, MnCrossFact, middle).id;

      if (id == child)
        return (gint32)middle;
      if (id < child)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}

static GHashTable *
index_names (const GPtrArray *names)
{
  GHashTable *indexes = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (indexes, &((MnCrossName *)g_ptr_array_index (names, i))->id, GINT_TO_POINTER (i + 1));
  return indexes;
}

/* -1 for 0 and for what is not among the names. */
static gint32
find_name (GHashTable *indexes, gint64 id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (indexes, &id)) - 1;
}

static gpointer
read_name (MnStatement *row)
{
  MnCrossName *name = g_new0 (MnCrossName, 1);

  name->id = mn_statement_get_int (row, 0);
  name->parent = mn_statement_get_int (row, 1);
  name->code = g_strdup (mn_statement_get_text (row, 2));
  name->name = g_strdup (mn_statement_get_text (row, 3));
  name->kind = g_strdup (mn_statement_get_text (row, 4));
  name->sensitive = mn_statement_get_int (row, 5) != 0;
  return name;
}

static GPtrArray *
read_names (const Build *build, guint text, GError **error)
{
  g_autoptr (MnStatement) row = prepare (build, text, error);

  return mn_statement_read_all (row, read_name, (GDestroyNotify)mn_cross_name_free, error);
}

static guint8
sex_of (const char *code)
{
  if (g_strcmp0 (code, "male") == 0)
    return MN_CROSS_SEX_MALE;
  return g_strcmp0 (code, "female") == 0 ? MN_CROSS_SEX_FEMALE : MN_CROSS_SEX_UNKNOWN;
}

static guint8
school_of (const char *status, const char *level)
{
  static const char *const levels[] = { "preschool", "primary", "lower_secondary", "upper_secondary", "student" };

  if (g_strcmp0 (status, "not_yet") == 0)
    return MN_CROSS_SCHOOL_NOT_YET;
  if (g_strcmp0 (status, "dropped_out") == 0)
    return MN_CROSS_SCHOOL_DROPPED_OUT;
  if (g_strcmp0 (status, "finished") == 0)
    return MN_CROSS_SCHOOL_FINISHED;
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_strcmp0 (level, levels[i]) == 0)
      return (guint8)(MN_CROSS_SCHOOL_PRESCHOOL + i);
  return MN_CROSS_SCHOOL_STUDYING;
}

/* Whether a row beginning at @from counts more than the one kept, and keeps it then. */
static gboolean
keep_newer (char *kept, gint64 *kept_row, const char *from, gint64 row)
{
  int order = strcmp (from, kept);

  if (*kept_row != 0 && (order < 0 || (order == 0 && row < *kept_row)))
    return FALSE;
  g_strlcpy (kept, from, sizeof ((Newest *)0)->from);
  *kept_row = row;
  return TRUE;
}

static gboolean
read_children (Build *build, GError **error)
{
  g_autoptr (MnStatement) row = prepare (build, CHILDREN, error);
  g_autoptr (GHashTable) ethnic = index_names (build->facts->ethnic);
  GError *local = NULL;
  guint n = 0;

  if (row == NULL)
    return FALSE;
  mn_statement_bind_date (row, 1, build->on);
  while (next (build, row, &n, &local))
    {
      MnCrossFact fact = {
        .id = mn_statement_get_int (row, 0),
        .birth = mn_date_last_day (mn_statement_get_date (row, 1)),
        .unit = -1,
        .village = -1,
        .ethnic_group = find_name (ethnic, mn_statement_get_int (row, 3)),
        .sex = sex_of (mn_statement_get_text (row, 2)),
        .poverty = MN_CROSS_POVERTY_NONE,
        .school = MN_CROSS_SCHOOL_UNKNOWN,
      };

      g_array_append_val (build->facts->facts, fact);
    }
  return finish (local, error);
}

static void
add_residence (Build *build, MnStatement *row, GHashTable *units, GHashTable *villages)
{
  gint32 index = find_fact (build->facts, mn_statement_get_int (row, 0));
  const char *from = mn_statement_get_text (row, 5);
  const char *status = mn_statement_get_text (row, 4);
  MnCrossFact *fact;
  Residence *kept;

  if (index < 0)
    return;
  kept = &build->residences[index];
  if (!keep_newer (kept->from, &kept->row, from, mn_statement_get_int (row, 6)))
    return;
  fact = &g_array_index (build->facts->facts, MnCrossFact, index);
  fact->unit = find_name (units, mn_statement_get_int (row, 1));
  fact->village = find_name (villages, mn_statement_get_int (row, 2));
  kept->household = mn_statement_get_int (row, 3);
  kept->gone = g_strcmp0 (status, "moved_away") == 0 || g_strcmp0 (status, "died") == 0;
}

static gboolean
read_residences (Build *build, GError **error)
{
  g_autoptr (MnStatement) row = prepare (build, RESIDENCES, error);
  g_autoptr (GHashTable) units = index_names (build->facts->units);
  g_autoptr (GHashTable) villages = index_names (build->facts->villages);
  GError *local = NULL;
  guint n = 0;

  if (row == NULL)
    return FALSE;
  mn_statement_bind_date (row, 1, build->on);
  while (next (build, row, &n, &local))
    add_residence (build, row, units, villages);
  return finish (local, error);
}

/* A child is as poor as its household. */
static gboolean
read_poverty (Build *build, GError **error)
{
  g_autoptr (MnStatement) row = prepare (build, POVERTY, error);
  g_autoptr (GHashTable) households = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GError *local = NULL;
  guint n = 0;

  if (row == NULL)
    return FALSE;
  mn_statement_bind_date (row, 1, build->on);
  while (next (build, row, &n, &local))
    {
      gint64 household = mn_statement_get_int (row, 0);
      Newest *kept = g_hash_table_lookup (households, &household);

      if (kept == NULL)
        {
          kept = g_new0 (Newest, 1);
          g_hash_table_insert (households, g_memdup2 (&household, sizeof household), kept);
        }
      if (keep_newer (kept->from, &kept->row, mn_statement_get_text (row, 2), mn_statement_get_int (row, 3)))
        kept->class = g_strcmp0 (mn_statement_get_text (row, 1), "poor") == 0 ? MN_CROSS_POVERTY_POOR
                                                                              : MN_CROSS_POVERTY_NEAR;
    }
  for (guint i = 0; local == NULL && i < build->facts->facts->len; i++)
    {
      const Newest *kept = g_hash_table_lookup (households, &build->residences[i].household);

      if (kept != NULL)
        g_array_index (build->facts->facts, MnCrossFact, i).poverty = kept->class;
    }
  return finish (local, error);
}

static gboolean
read_schooling (Build *build, GError **error)
{
  g_autoptr (MnStatement) row = prepare (build, SCHOOLING, error);
  g_autofree Newest *newest = g_new0 (Newest, build->facts->facts->len + 1);
  GError *local = NULL;
  guint n = 0;

  if (row == NULL)
    return FALSE;
  mn_statement_bind_date (row, 1, build->on);
  while (next (build, row, &n, &local))
    {
      gint32 index = find_fact (build->facts, mn_statement_get_int (row, 0));

      if (index >= 0
          && keep_newer (newest[index].from, &newest[index].row, mn_statement_get_text (row, 3),
                         mn_statement_get_int (row, 4)))
        g_array_index (build->facts->facts, MnCrossFact, index).school
            = school_of (mn_statement_get_text (row, 1), mn_statement_get_text (row, 2));
    }
  return finish (local, error);
}

static gboolean
read_circumstances (Build *build, GError **error)
{
  g_autoptr (MnStatement) row = prepare (build, CIRCUMSTANCES, error);
  g_autoptr (GHashTable) groups = index_names (build->facts->group_names);
  GError *local = NULL;
  guint n = 0;

  if (row == NULL)
    return FALSE;
  mn_statement_bind_date (row, 1, build->on);
  while (next (build, row, &n, &local))
    {
      gint32 index = find_fact (build->facts, mn_statement_get_int (row, 0));
      gint32 group = find_name (groups, mn_statement_get_int (row, 1));
      MnCrossFact *fact;

      if (index < 0 || group < 0)
        continue;
      /* The rows come child by child, so that a child's groups stand together. */
      fact = &g_array_index (build->facts->facts, MnCrossFact, index);
      if (fact->n_groups == 0)
        fact->first_group = build->facts->groups->len;
      fact->n_groups++;
      g_array_append_val (build->facts->groups, group);
    }
  return finish (local, error);
}

static gboolean
read_support (Build *build, MnCrossSupport support, GError **error)
{
  g_autoptr (MnStatement) row = prepare (build, SUPPORT + support, error);
  GError *local = NULL;
  guint n = 0;

  if (row == NULL)
    return FALSE;
  mn_statement_bind_date (row, 1, build->on);
  while (next (build, row, &n, &local))
    {
      gint32 index = find_fact (build->facts, mn_statement_get_int (row, 0));

      if (index >= 0)
        g_array_index (build->facts->facts, MnCrossFact, index).support |= (guint8)(1u << support);
    }
  return finish (local, error);
}

/* Years come in order: the last one that began by the day stays. */
gboolean
mn_cross_query_population (MnDb *db, MnCrossFacts *facts, GError **error)
{
  g_autoptr (MnStatement) row = mn_db_prepare (db, mn_cross_query_texts[POPULATION], error);
  g_autoptr (GHashTable) units = index_names (facts->units);
  GError *local = NULL;

  if (row == NULL)
    return FALSE;
  mn_statement_bind_int (row, 1, facts->on.year);
  while (mn_statement_step (row, &local))
    {
      gint64 unit = mn_statement_get_int (row, 0);
      gint32 index = find_name (units, unit);

      if (index >= 0)
        {
          MnCrossName *name = g_ptr_array_index (facts->units, index);

          name->population_year = (int)mn_statement_get_int (row, 1);
          name->population = mn_statement_get_int (row, 2);
        }
      if (unit == mn_statement_get_int (row, 3))
        {
          facts->population_year = (int)mn_statement_get_int (row, 1);
          facts->population = mn_statement_get_int (row, 2);
        }
    }
  return finish (local, error);
}

/* Who moved away. One without a residence on the day stays: the register counts it, and the overview does. */
static void
drop_absent (Build *build)
{
  GArray *facts = build->facts->facts;
  guint kept = 0;

  for (guint i = 0; i < facts->len; i++)
    {
      if (!build->residences[i].gone)
        g_array_index (facts, MnCrossFact, kept++) = g_array_index (facts, MnCrossFact, i);
    }
  g_array_set_size (facts, kept);
}

static gboolean
read_lists (Build *build, GError **error)
{
  MnCrossFacts *facts = build->facts;

  return (facts->units = read_names (build, UNITS, error)) != NULL
         && (facts->villages = read_names (build, VILLAGES, error)) != NULL
         && (facts->ethnic = read_names (build, ETHNIC, error)) != NULL
         && (facts->group_names = read_names (build, GROUPS, error)) != NULL;
}

MnCrossFacts *
mn_cross_query_facts (MnDb *db, MnDate on, GCancellable *cancellable, GError **error)
{
  g_autoptr (MnCrossFacts) facts = g_atomic_rc_box_new0 (MnCrossFacts);
  g_autofree Residence *residences = NULL;
  Build build = { .db = db, .on = on, .cancellable = cancellable, .facts = facts };

  g_return_val_if_fail (mn_date_is_full (on), NULL);

  facts->on = on;
  facts->facts = g_array_new (FALSE, FALSE, sizeof (MnCrossFact));
  facts->groups = g_array_new (FALSE, FALSE, sizeof (gint32));
  if (!read_lists (&build, error) || !read_children (&build, error))
    return NULL;
  residences = build.residences = g_new0 (Residence, facts->facts->len + 1);
  if (!read_residences (&build, error) || !read_poverty (&build, error) || !read_schooling (&build, error)
      || !read_circumstances (&build, error))
    return NULL;
  for (int support = 0; support < MN_N_CROSS_SUPPORTS; support++)
    if (!read_support (&build, (MnCrossSupport)support, error))
      return NULL;
  if (!mn_cross_query_population (db, facts, error))
    return NULL;
  drop_absent (&build);
  return g_steal_pointer (&facts);
}

MnCrossFacts *
mn_cross_facts_ref (MnCrossFacts *facts)
{
  return g_atomic_rc_box_acquire (facts);
}

static void
facts_clear (gpointer data)
{
  MnCrossFacts *facts = data;

  g_clear_pointer (&facts->facts, g_array_unref);
  g_clear_pointer (&facts->groups, g_array_unref);
  g_clear_pointer (&facts->units, g_ptr_array_unref);
  g_clear_pointer (&facts->villages, g_ptr_array_unref);
  g_clear_pointer (&facts->ethnic, g_ptr_array_unref);
  g_clear_pointer (&facts->group_names, g_ptr_array_unref);
}

void
mn_cross_facts_unref (MnCrossFacts *facts)
{
  g_atomic_rc_box_release_full (facts, facts_clear);
}
