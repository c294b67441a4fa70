/* mn-observation-check.c: what a figure of an indicator may be
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"
#include "mn-indicator-query.h"

static void
add (GPtrArray *problems, const MnRecord *record, const char *field, MnProblemSeverity severity, char *message)
{
  g_ptr_array_add (problems,
                   mn_problem_new (mn_entity_field (mn_record_get_entity (record), field), severity, message));
}

static void
check_value (const MnRecord *record, const char *field, const MnIndicatorInfo *info, GPtrArray *problems)
{
  gint64 value = mn_record_get_integer (record, field);
  g_autofree char *shown = NULL;
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (!mn_record_is_set (record, field) || (value >= info->minimum && value <= info->maximum))
    return;
  shown = mn_indicator_value_text (info, value);
  least = mn_indicator_value_text (info, info->minimum);
  most = mn_indicator_value_text (info, info->maximum);
  if (info->maximum == G_MAXINT64)
    add (problems, record, field, MN_PROBLEM_ERROR,
         g_strdup_printf (_ ("%s is no possible value of “%s”: the least is %s."), shown, info->short_name, least));
  else if (info->minimum == G_MININT64)
    add (problems, record, field, MN_PROBLEM_ERROR,
         g_strdup_printf (_ ("%s is no possible value of “%s”: the greatest is %s."), shown, info->short_name, most));
  else
    add (problems, record, field, MN_PROBLEM_ERROR,
         g_strdup_printf (_ ("%s is no possible value of “%s”: it goes from %s to %s."), shown, info->short_name, least,
                          most));
}

void
mn_validate_indicator_range (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  g_autoptr (MnIndicatorInfo) info = NULL;

  if (context->db == NULL || !mn_record_is_set (record, "indicator"))
    return;
  info = mn_indicator_read (context->db, mn_record_get_integer (record, "indicator"), NULL);
  if (info == NULL)
    return;
  check_value (record, "value", info, problems);
  if (mn_entity_field (mn_record_get_entity (record), "value_to") >= 0)
    check_value (record, "value_to", info, problems);
}

static void
check_period (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  MnDate start = mn_record_get_date (record, "period_start");
  MnDate end = mn_record_get_date (record, "period_end");
  const char *state = mn_record_get_text (record, "state");
  g_autofree char *shown = NULL;

  if (!mn_date_is_set (start) || !mn_date_is_set (end))
    return;
  if (mn_date_compare (end, start) < 0)
    {
      add (problems, record, "period_end", MN_PROBLEM_ERROR, g_strdup (_ ("The last day is before the first day.")));
      return;
    }
  if (mn_date_compare (end, context->working_date) <= 0 || g_strcmp0 (state, "estimated") == 0)
    return;
  shown = mn_date_format (context->working_date);
  add (problems, record, "period_end", MN_PROBLEM_WARNING,
       g_strdup_printf (_ ("The period is not over on the working date %s: the figure can only be an estimate."),
                        shown));
}

void
mn_validate_observation (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  check_period (record, context, problems);
  mn_validate_indicator_range (record, context, problems);
  if (context->db != NULL && mn_record_is_set (record, "period_end")
      && mn_indicator_has_same (context->db, record, NULL))
    add (problems, record, "value", MN_PROBLEM_ERROR,
         g_strdup (_ ("There is a figure for the same place, series, period and state already: correct that one.")));
}
