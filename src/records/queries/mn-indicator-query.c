/* mn-indicator-query.c: indicators with their targets and figures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-indicator-query.h"

#define INFO                                                                                                           \
  "SELECT id, code, name, short_name, kind, unit_text, direction, minimum, maximum, legal_basis, verified"             \
  " FROM indicator"

#define INFO_SQL INFO " WHERE id = ?1"
#define LIST_SQL INFO " WHERE deleted_at IS NULL ORDER BY code, id"

#define OBSERVATIONS_SQL                                                                                               \
  "SELECT o.id, o.unit, COALESCE (u.name, o.place), o.series, o.period_start, o.period_end, o.value, o.bound,"         \
  " o.state, o.source, o.source_date, o.note, u.level FROM observation AS o LEFT JOIN unit AS u ON u.id = o.unit"      \
  " WHERE o.indicator = ?1 AND o.deleted_at IS NULL ORDER BY o.unit IS NULL, u.code, o.unit, o.place IS NULL, "        \
  "o.place,"                                                                                                           \
  " o.series IS NOT NULL, o.series, o.period_end, o.period_start, o.state, o.id"

#define TARGETS_SQL                                                                                                    \
  "SELECT id, unit, year, comparison, value, value_to, valid_from, valid_to, legal_basis, verified FROM target"        \
  " WHERE indicator = ?1 AND deleted_at IS NULL ORDER BY unit IS NOT NULL, unit, year, valid_from, id"

#define SAME_SQL                                                                                                       \
  "SELECT 1 FROM observation WHERE indicator = ?1 AND COALESCE (unit, 0) = ?2 AND COALESCE (place, '') = ?3"           \
  " AND COALESCE (series, '') = ?4 AND period_start = ?5 AND period_end = ?6 AND state = ?7"                           \
  " AND deleted_at IS NULL AND id <> ?8"

const char *const mn_indicator_query_texts[] = { INFO_SQL, LIST_SQL, OBSERVATIONS_SQL, TARGETS_SQL, SAME_SQL, NULL };

void
mn_indicator_info_free (MnIndicatorInfo *info)
{
  g_free (info->code);
  g_free (info->name);
  g_free (info->short_name);
  g_free (info->kind);
  g_free (info->unit_text);
  g_free (info->legal_basis);
  g_free (info);
}

static MnDirection
read_direction (const char *code)
{
  if (g_str_equal (code, "higher"))
    return MN_DIRECTION_HIGHER;
  return g_str_equal (code, "lower") ? MN_DIRECTION_LOWER : MN_DIRECTION_NEUTRAL;
}

/* What any value of the kind can be, for indicators that say nothing of their own. */
static gint64
greatest_of_kind (const char *kind)
{
  if (g_str_equal (kind, "percent"))
    return 100 * 100;
  if (g_str_equal (kind, "per_mille"))
    return 1000 * 100;
  if (g_str_equal (kind, "per_100000"))
    return 100000 * 100;
  return G_MAXINT64;
}

static MnIndicatorInfo *
read_info (MnStatement *statement)
{
  MnIndicatorInfo *info = g_new0 (MnIndicatorInfo, 1);

  info->id = mn_statement_get_int (statement, 0);
  info->code = g_strdup (mn_statement_get_text (statement, 1));
  info->name = g_strdup (mn_statement_get_text (statement, 2));
  info->short_name = g_strdup (mn_statement_get_text (statement, 3));
  info->kind = g_strdup (mn_statement_get_text (statement, 4));
  info->unit_text = g_strdup (mn_statement_get_text (statement, 5));
  info->direction = read_direction (mn_statement_get_text (statement, 6));
  /* A yearly change may be a rise as well as a fall. */
  info->minimum = g_str_equal (info->kind, "change") ? G_MININT64 : 0;
  if (!mn_statement_is_null (statement, 7))
    info->minimum = mn_statement_get_int (statement, 7);
  info->maximum = greatest_of_kind (info->kind);
  if (!mn_statement_is_null (statement, 8))
    info->maximum = mn_statement_get_int (statement, 8);
  info->legal_basis = g_strdup (mn_statement_get_text (statement, 9));
  info->verified = mn_statement_get_int (statement, 10) != 0;
  return info;
}

MnIndicatorInfo *
mn_indicator_read (MnDb *db, gint64 id, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, INFO_SQL, error);

  if (statement == NULL)
    return NULL;
  mn_statement_bind_int (statement, 1, id);
  return mn_statement_step (statement, error) ? read_info (statement) : NULL;
}

/* All rows of a statement that has at most one parameter, each made by @read. */
static GPtrArray *
read_all (MnDb *db, const char *sql, gint64 id, MnReadFunc read, GDestroyNotify row_free, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, sql, error);

  if (statement != NULL && id != 0)
    mn_statement_bind_int (statement, 1, id);
  return mn_statement_read_all (statement, read, row_free, error);
}

static gpointer
read_info_row (MnStatement *statement)
{
  return read_info (statement);
}

GPtrArray *
mn_indicator_list (MnDb *db, GError **error)
{
  return read_all (db, LIST_SQL, 0, read_info_row, (GDestroyNotify)mn_indicator_info_free, error);
}

char *
mn_indicator_value_text (const MnIndicatorInfo *info, gint64 value)
{
  g_autofree char *number = mn_decimal_format (value);
  /* Signs stand at the number, words after it. */
  gboolean sign = g_str_has_prefix (info->unit_text, "%") || g_str_has_prefix (info->unit_text, "‰")
                  || g_str_has_prefix (info->unit_text, "/");

  return g_strconcat (number, sign ? "" : " ", info->unit_text, NULL);
}

static void
observation_free (gpointer data)
{
  MnObservation *observation = data;

  g_free (observation->place);
  g_free (observation->series);
  g_free (observation->bound);
  g_free (observation->state);
  g_free (observation->source);
  g_free (observation->note);
  g_free (observation->level);
  g_free (observation);
}

static gpointer
read_observation (MnStatement *statement)
{
  MnObservation *observation = g_new0 (MnObservation, 1);

  observation->id = mn_statement_get_int (statement, 0);
  observation->unit = mn_statement_get_int (statement, 1);
  observation->national = mn_statement_is_null (statement, 2);
  observation->place
      = g_strdup (mn_statement_is_null (statement, 2) ? _ ("Whole country") : mn_statement_get_text (statement, 2));
  observation->series = g_strdup (mn_statement_get_text (statement, 3));
  observation->start = mn_statement_get_date (statement, 4);
  observation->end = mn_statement_get_date (statement, 5);
  observation->value = mn_statement_get_int (statement, 6);
  observation->bound = g_strdup (mn_statement_get_text (statement, 7));
  observation->state = g_strdup (mn_statement_get_text (statement, 8));
  observation->source = g_strdup (mn_statement_get_text (statement, 9));
  observation->source_date = mn_statement_get_date (statement, 10);
  observation->note = g_strdup (mn_statement_get_text (statement, 11));
  observation->level = g_strdup (mn_statement_get_text (statement, 12));
  return observation;
}

GPtrArray *
mn_indicator_observations (MnDb *db, gint64 indicator, GError **error)
{
  return read_all (db, OBSERVATIONS_SQL, indicator, read_observation, observation_free, error);
}

static void
target_free (gpointer data)
{
  MnTarget *target = data;

  g_free (target->comparison);
  g_free (target->legal_basis);
  g_free (target);
}

static gpointer
read_target (MnStatement *statement)
{
  MnTarget *target = g_new0 (MnTarget, 1);

  target->id = mn_statement_get_int (statement, 0);
  target->unit = mn_statement_get_int (statement, 1);
  target->year = (int)mn_statement_get_int (statement, 2);
  target->comparison = g_strdup (mn_statement_get_text (statement, 3));
  target->value = mn_statement_get_int (statement, 4);
  target->has_upper = !mn_statement_is_null (statement, 5);
  target->value_to = mn_statement_get_int (statement, 5);
  target->valid_from = mn_statement_get_date (statement, 6);
  target->valid_to = mn_statement_get_date (statement, 7);
  target->legal_basis = g_strdup (mn_statement_get_text (statement, 8));
  target->verified = mn_statement_get_int (statement, 9) != 0;
  return target;
}

GPtrArray *
mn_indicator_targets (MnDb *db, gint64 indicator, GError **error)
{
  return read_all (db, TARGETS_SQL, indicator, read_target, target_free, error);
}

static void
bind_text (MnStatement *statement, int index, const MnRecord *record, const char *field)
{
  const char *text = mn_record_get_text (record, field);

  mn_statement_bind_text (statement, index, text != NULL ? text : "");
}

gboolean
mn_indicator_has_same (MnDb *db, const MnRecord *observation, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (db, SAME_SQL, error);

  if (statement == NULL)
    return FALSE;
  mn_statement_bind_int (statement, 1, mn_record_get_integer (observation, "indicator"));
  mn_statement_bind_int (statement, 2, mn_record_get_integer (observation, "unit"));
  bind_text (statement, 3, observation, "place");
  bind_text (statement, 4, observation, "series");
  bind_text (statement, 5, observation, "period_start");
  bind_text (statement, 6, observation, "period_end");
  bind_text (statement, 7, observation, "state");
  mn_statement_bind_int (statement, 8, mn_record_get_id (observation));
  return mn_statement_step (statement, error);
}
