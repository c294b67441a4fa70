/* mn-checks.c: choices and checks that several entities share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-records"

#include "mn-entities.h"

const MnChoice mn_school_level_choices[] = {
  { "preschool", N_ ("Preschool") },
  { "primary", N_ ("Primary") },
  { "lower_secondary", N_ ("Lower secondary") },
  { "upper_secondary", N_ ("Upper secondary") },
  { "student", N_ ("Student") },
  { NULL, NULL },
};

const MnChoice mn_period_choices[] = {
  { "month", N_ ("Per month") },
  { "year", N_ ("Per year") },
  { "once", N_ ("Once") },
  { NULL, NULL },
};

const MnChoice mn_plan_status_choices[] = {
  { "planned", N_ ("Planned") },
  { "running", N_ ("Running") },
  { "done", N_ ("Done") },
  { "cancelled", N_ ("Cancelled") },
  { NULL, NULL },
};

const MnChoice mn_sex_choices[] = {
  { "male", N_ ("Male") },
  { "female", N_ ("Female") },
  { "unknown", N_ ("Not known") },
  { NULL, NULL },
};

const MnChoice mn_money_source_choices[] = {
  { "central", N_ ("Central budget") },
  { "province", N_ ("Provincial budget") },
  { "district", N_ ("District budget") },
  { "commune", N_ ("Commune budget") },
  { "children_fund", N_ ("Children's fund") },
  { "sponsor", N_ ("Sponsors") },
  { NULL, NULL },
};

static void
add (GPtrArray *problems, guint field, MnProblemSeverity severity, char *message)
{
  g_ptr_array_add (problems, mn_problem_new ((int)field, severity, message));
}

void
mn_check_not_future (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  const MnField *info = &mn_record_get_entity (record)->fields[field];
  MnDate date = mn_record_get_date (record, info->name);
  g_autofree char *shown = NULL;

  if (mn_date_first_day (date) <= mn_date_last_day (context->working_date))
    return;
  shown = mn_date_format (context->working_date);
  add (problems, field, MN_PROBLEM_ERROR,
       /* Translators: a field's label, then the working date. */
       g_strdup_printf (_ ("“%s” cannot be after the working date %s."), mn_field_label (info), shown));
}

/* TRUE when @text is digits only; their number in @n_digits. */
static gboolean
all_digits (const char *text, gsize *n_digits)
{
  *n_digits = strspn (text, "0123456789");
  return text[*n_digits] == '\0';
}

void
mn_check_personal_id (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  const char *text = mn_value_get_text (mn_record_get (record, field));
  gsize n = 0;

  if (!all_digits (text, &n))
    add (problems, field, MN_PROBLEM_ERROR, g_strdup (_ ("A personal ID number has digits only.")));
  else if (n == 11)
    add (problems, field, MN_PROBLEM_ERROR,
         g_strdup (_ ("A personal ID number has 12 digits; this one has 11: a leading zero may be lost.")));
  else if (n != 12 && n != 9)
    add (problems, field, MN_PROBLEM_ERROR,
         g_strdup_printf (_ ("A personal ID number has 12 digits (9 on an old identity card); this one has %d."),
                          (int)n));
}

void
mn_check_phone (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  const char *text = mn_value_get_text (mn_record_get (record, field));
  guint digits = 0;

  for (const char *p = text; *p; p++)
    {
      if (g_ascii_isdigit (*p))
        digits++;
      else if (strchr (" .-+()", *p) == NULL)
        {
          add (problems, field, MN_PROBLEM_ERROR,
               g_strdup (_ ("A telephone number has digits, spaces, points and “+” only.")));
          return;
        }
    }
  if (digits < 8 || digits > 15)
    add (problems, field, MN_PROBLEM_WARNING, g_strdup (_ ("A telephone number usually has 10 digits.")));
}

void
mn_check_school_year (const MnRecord *record, guint field, const MnCheckContext *context, GPtrArray *problems)
{
  const char *text = mn_value_get_text (mn_record_get (record, field));

  if (strlen (text) == 9 && text[4] == '-')
    {
      g_autofree char *first = g_strndup (text, 4);
      gsize n = 0;

      if (all_digits (first, &n) && all_digits (text + 5, &n)
          && g_ascii_strtoll (text + 5, NULL, 10) == g_ascii_strtoll (first, NULL, 10) + 1)
        return;
    }
  add (problems, field, MN_PROBLEM_ERROR, g_strdup (_ ("Write a school year like 2016-2017.")));
}

void
mn_validate_span (const MnRecord *record, const MnCheckContext *context, GPtrArray *problems)
{
  MnDate from = mn_record_get_date (record, "starts_on");
  MnDate to = mn_record_get_date (record, "ends_on");

  if (mn_date_is_set (from) && mn_date_is_set (to) && mn_date_last_day (to) < mn_date_first_day (from))
    add (problems, mn_entity_field (mn_record_get_entity (record), "ends_on"), MN_PROBLEM_ERROR,
         g_strdup (_ ("The last day is before the first day.")));
}
