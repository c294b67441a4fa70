/* mn-unit-change.c: a merger or a split, recorded
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "mn-unit-change.h"

#include <string.h>

#include "mn-i18n.h"
#include "mn-record.h"
#include "mn-seed.h"

static void
result_free (gpointer data)
{
  MnUnitResult *result = data;

  g_free (result->code);
  g_free (result->name);
  g_free (result->kind);
  g_free (result);
}

MnUnitChange *
mn_unit_change_new (void)
{
  MnUnitChange *change = g_new0 (MnUnitChange, 1);

  change->act = g_strdup ("");
  change->endings = g_array_new (FALSE, FALSE, sizeof (gint64));
  change->results = g_ptr_array_new_with_free_func (result_free);
  change->pairs = g_array_new (FALSE, FALSE, sizeof (MnUnitPair));
  return change;
}

void
mn_unit_change_free (MnUnitChange *change)
{
  g_free (change->act);
  g_array_unref (change->endings);
  g_ptr_array_unref (change->results);
  g_array_unref (change->pairs);
  g_free (change);
}

guint
mn_unit_change_add_ending (MnUnitChange *change, gint64 unit)
{
  g_array_append_val (change->endings, unit);
  return change->endings->len - 1;
}

guint
mn_unit_change_add_result (MnUnitChange *change, gint64 unit, const char *code, const char *name, const char *kind)
{
  MnUnitResult *result = g_new0 (MnUnitResult, 1);

  result->unit = unit;
  result->code = g_strdup (code);
  result->name = g_strdup (name);
  result->kind = g_strdup (kind);
  g_ptr_array_add (change->results, result);
  return change->results->len - 1;
}

void
mn_unit_change_add_pair (MnUnitChange *change, guint ending, guint result, gboolean certain)
{
  const MnUnitPair pair = { ending, result, certain };

  g_array_append_val (change->pairs, pair);
}

/* Checking --------------------------------------------------------------------------------------- */

static gint64
ending_of (const MnUnitChange *change, guint index)
{
  return g_array_index (change->endings, gint64, index);
}

static MnDate
day_before (MnDate day)
{
  return mn_date_from_day (mn_date_first_day (day) - 1);
}

/* TRUE when @from became, over whatever steps, @to. */
static gboolean
leads_to (const MnUnits *units, gint64 from, gint64 to, guint depth)
{
  g_autoptr (GPtrArray) links = mn_units_successors (units, from);

  for (guint i = 0; i < links->len && depth < 64; i++)
    {
      gint64 other = ((MnUnitLink *)g_ptr_array_index (links, i))->other;

      if (other == to || (other != from && leads_to (units, other, to, depth + 1)))
        return TRUE;
    }
  return FALSE;
}

static void
check_ending (const MnUnitChange *change, const MnUnits *units, guint index, GPtrArray *problems)
{
  const MnUnit *unit = mn_units_get (units, ending_of (change, index));
  g_autofree char *day = mn_date_format (change->day);
  gboolean becomes = FALSE;

  if (unit == NULL)
    {
      g_ptr_array_add (problems, g_strdup (_ ("A unit that is to end is no longer in the register.")));
      return;
    }
  if (mn_date_first_day (unit->from) >= mn_date_first_day (change->day))
    {
      g_autofree char *from = mn_date_format (unit->from);

      g_ptr_array_add (problems,
                       g_strdup_printf (_ ("“%s” begins on %s: it cannot end before %s."), unit->name, from, day));
    }
  else if (!mn_unit_in_force (unit, day_before (change->day)) || mn_date_is_set (unit->to))
    {
      g_autofree char *to = mn_date_format (unit->to);

      g_ptr_array_add (
          problems,
          g_strdup_printf (_ ("“%s” ends on %s already: what becomes of it then is in the register."), unit->name, to));
    }
  for (guint i = 0; i < index; i++)
    if (ending_of (change, i) == unit->id)
      g_ptr_array_add (problems, g_strdup_printf (_ ("“%s” is named twice."), unit->name));
  for (guint i = 0; i < change->pairs->len; i++)
    becomes |= g_array_index (change->pairs, MnUnitPair, i).ending == index;
  if (!becomes)
    g_ptr_array_add (problems, g_strdup_printf (_ ("Say what becomes of “%s”."), unit->name));
}

static void
check_existing (const MnUnitChange *change, const MnUnits *units, gint64 id, GPtrArray *problems)
{
  const MnUnit *unit = mn_units_get (units, id);
  g_autofree char *day = mn_date_format (change->day);

  if (unit == NULL)
    {
      g_ptr_array_add (problems, g_strdup (_ ("A unit that is to go on is no longer in the register.")));
      return;
    }
  if (!mn_unit_in_force (unit, change->day))
    g_ptr_array_add (problems, g_strdup_printf (_ ("“%s” is not in force on %s."), unit->name, day));
  for (guint i = 0; i < change->endings->len; i++)
    {
      if (ending_of (change, i) == id)
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("“%s” cannot both end and go on: where it gets a new state, give "
                                             "that as a new unit."),
                                          unit->name));
      else if (leads_to (units, id, ending_of (change, i), 0))
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("“%s” became one of the units that end now: they cannot follow each other "
                                             "in a circle."),
                                          unit->name));
    }
}

static gboolean
ends_with_change (const MnUnitChange *change, gint64 unit)
{
  for (guint i = 0; i < change->endings->len; i++)
    if (ending_of (change, i) == unit)
      return TRUE;
  return FALSE;
}

static void
check_new (const MnUnitChange *change, const MnUnits *units, guint index, GPtrArray *problems)
{
  const MnUnitResult *result = g_ptr_array_index (change->results, index);
  const MnUnit *same = mn_units_find (units, result->code, change->day);
  g_autofree char *day = mn_date_format (change->day);

  if (*result->name == '\0')
    g_ptr_array_add (problems, g_strdup (_ ("A new unit needs a name.")));
  if (strlen (result->code) != 5 || strspn (result->code, "0123456789") != 5)
    g_ptr_array_add (
        problems,
        g_strdup_printf (_ ("The code of “%s” has five digits, as the statistics office gives it."), result->name));
  else if (same != NULL && !ends_with_change (change, same->id))
    g_ptr_array_add (problems,
                     g_strdup_printf (_ ("On %s the code %s is that of “%s”."), day, result->code, same->name));
  for (guint i = 0; i < index; i++)
    {
      const MnUnitResult *other = g_ptr_array_index (change->results, i);

      if (other->unit == 0 && *result->code != '\0' && strcmp (other->code, result->code) == 0)
        g_ptr_array_add (problems, g_strdup_printf (_ ("Two new units have the code %s."), result->code));
    }
}

static void
check_results (const MnUnitChange *change, const MnUnits *units, GPtrArray *problems)
{
  for (guint i = 0; i < change->results->len; i++)
    {
      const MnUnitResult *result = g_ptr_array_index (change->results, i);
      gboolean comes = FALSE;

      for (guint j = 0; j < change->pairs->len; j++)
        comes |= g_array_index (change->pairs, MnUnitPair, j).result == i;
      if (!comes)
        {
          const MnUnit *unit = mn_units_get (units, result->unit);

          g_ptr_array_add (
              problems, g_strdup_printf (_ ("Say which units become “%s”."), unit != NULL ? unit->name : result->name));
        }
      if (result->unit != 0)
        check_existing (change, units, result->unit, problems);
      else
        check_new (change, units, i, problems);
    }
}

GPtrArray *
mn_unit_change_check (const MnUnitChange *change, const MnUnits *units)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (change != NULL && units != NULL, problems);

  if (!mn_date_is_full (change->day))
    g_ptr_array_add (problems, g_strdup (_ ("The day, the month and the year of the change are needed.")));
  if (*change->act == '\0')
    g_ptr_array_add (problems, g_strdup (_ ("Give the legal act that changes the units.")));
  if (change->endings->len == 0)
    g_ptr_array_add (problems, g_strdup (_ ("Choose at least one unit that ends.")));
  if (change->results->len == 0)
    g_ptr_array_add (problems, g_strdup (_ ("Say which units there are after the change.")));
  if (!mn_date_is_full (change->day))
    return problems;
  for (guint i = 0; i < change->endings->len; i++)
    check_ending (change, units, i, problems);
  check_results (change, units, problems);
  return problems;
}

/* Writing ---------------------------------------------------------------------------------------- */

typedef struct {
  MnUnitChangeJob *job;
  MnTransaction *tx;
  GArray *ids; /* of gint64: the results' */
} Writer;

static gboolean
write_link (Writer *writer, gint64 unit, gint64 other, const char *kind, gboolean certain, GError **error)
{
  const MnUnitChange *change = writer->job->change;
  g_autoptr (MnRecord) link = mn_record_new (mn_entity_find ("unit_link"));

  mn_record_set_integer (link, "unit", unit);
  mn_record_set_integer (link, "other", other);
  mn_record_set_text (link, "kind", kind);
  mn_record_set_date (link, "valid_from", change->day);
  mn_record_set_integer (link, "certain", certain);
  mn_record_set_text (link, "legal_act", change->act);
  return mn_record_save (link, writer->tx, change->day, error);
}

/* New units belong to what the first that ends belonged to, or to what became of that. */
static gint64
parent_of_new (const Writer *writer)
{
  const MnUnitChange *change = writer->job->change;
  const MnUnit *parent = mn_units_parent (writer->job->units, ending_of (change, 0), day_before (change->day));
  gint64 to = 0;

  if (parent != NULL)
    mn_units_map (writer->job->units, parent->id, change->day, &to, NULL);
  return to;
}

static gint64
write_unit (Writer *writer, const MnUnitResult *result, GError **error)
{
  const MnUnitChange *change = writer->job->change;
  const MnUnit *ending = mn_units_get (writer->job->units, ending_of (change, 0));
  g_autoptr (MnRecord) unit = mn_record_new (mn_entity_find ("unit"));
  g_autofree char *short_name = mn_seed_short_name (result->name, result->kind);
  gint64 parent = parent_of_new (writer);

  mn_record_set_text (unit, "code", result->code);
  mn_record_set_text (unit, "name", result->name);
  mn_record_set_text (unit, "short_name", short_name);
  mn_record_set_text (unit, "kind", result->kind);
  mn_record_set_text (unit, "level", ending->level);
  mn_record_set_date (unit, "valid_from", change->day);
  if (!mn_record_save (unit, writer->tx, change->day, error)
      || (parent != 0 && !write_link (writer, mn_record_get_id (unit), parent, "parent", TRUE, error)))
    return 0;
  return mn_record_get_id (unit);
}

static gboolean
set_end (Writer *writer, const char *table, gint64 row_id, GError **error)
{
  g_autofree char *end = mn_date_to_iso (day_before (writer->job->change->day));
  const MnColumn column = { "valid_to", { .type = MN_VALUE_TEXT, .text = end } };

  return mn_transaction_update (writer->tx, table, row_id, &column, 1, error);
}

static gboolean
end_unit (Writer *writer, gint64 unit, GError **error)
{
  MnDb *db = mn_transaction_get_db (writer->tx);
  g_autoptr (GPtrArray) links = mn_unit_query_links (db, error);

  if (links == NULL || !set_end (writer, "unit", unit, error))
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      const MnUnitLink *link = g_ptr_array_index (links, i);

      if (link->unit == unit && link->parent && !mn_date_is_set (link->to)
          && !set_end (writer, "unit_link", link->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_results (Writer *writer, GError **error)
{
  const MnUnitChange *change = writer->job->change;

  for (guint i = 0; i < change->endings->len; i++)
    if (!end_unit (writer, ending_of (change, i), error))
      return FALSE;
  for (guint i = 0; i < change->results->len; i++)
    {
      const MnUnitResult *result = g_ptr_array_index (change->results, i);
      gint64 id = result->unit != 0 ? result->unit : write_unit (writer, result, error);

      if (id == 0)
        return FALSE;
      g_array_append_val (writer->ids, id);
    }
  for (guint i = 0; i < change->pairs->len; i++)
    {
      const MnUnitPair *pair = &g_array_index (change->pairs, MnUnitPair, i);

      if (!write_link (writer, ending_of (change, pair->ending), g_array_index (writer->ids, gint64, pair->result),
                       "successor", pair->certain, error))
        return FALSE;
    }
  return TRUE;
}

/* Everybody of a unit that became one other, and certainly that one. */
static gboolean
move_all (Writer *writer, guint ending, GError **error)
{
  MnUnitChangeJob *job = writer->job;
  const MnUnitPair *only = NULL;
  MnUnitMove move = { .from = ending_of (job->change, ending), .village = MN_UNIT_MOVE_ALL };

  for (guint i = 0; i < job->change->pairs->len; i++)
    {
      const MnUnitPair *pair = &g_array_index (job->change->pairs, MnUnitPair, i);

      if (pair->ending != ending)
        continue;
      if (only != NULL || !pair->certain)
        return TRUE;
      only = pair;
    }
  move.to = g_array_index (writer->ids, gint64, only->result);
  move.day = job->change->day;
  move.act = job->change->act;
  return mn_unit_move (writer->tx, &move, &job->moved, error);
}

gboolean
mn_unit_change_run (MnTransaction *transaction, gpointer data, GError **error)
{
  MnUnitChangeJob *job = data;
  g_autoptr (GPtrArray) problems = mn_unit_change_check (job->change, job->units);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Writer writer = { job, transaction, ids };

  if (problems->len > 0)
    {
      g_set_error_literal (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID, g_ptr_array_index (problems, 0));
      return FALSE;
    }
  mn_transaction_set_subject (transaction, job->change->act);
  if (!write_results (&writer, error))
    return FALSE;
  for (guint i = 0; i < job->change->endings->len; i++)
    if (!move_all (&writer, i, error))
      return FALSE;
  return TRUE;
}

void
mn_unit_change_job_free (gpointer data)
{
  MnUnitChangeJob *job = data;

  g_clear_pointer (&job->change, mn_unit_change_free);
  g_clear_pointer (&job->units, mn_units_unref);
  g_free (job);
}
