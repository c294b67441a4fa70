/* mn-calendar.c: the days of a month that matter to children
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-calendar.h"

#include "mn-i18n.h"
#include "mn-tsv.h"

#define LISTS "/io/github/mangnon/MangNon/lists/"
#define DAYS_AHEAD 3     /* of the next month, from which it is looked at */
#define SAME_DAYS_MANY 3 /* activities of one programme on the same days that become one entry */

/* Which programme keeps which fixed day. */
static const struct {
  const char *code; /* in calendar-days.tsv */
  const char *programme_kind;
} keepers[] = {
  { "thd", "action_month" },
  { "qttn", "childrens_day" },
  { "gdvn", "family_day" },
  { "mid_autumn", "mid_autumn" },
};

void
mn_calendar_entry_free (MnCalendarEntry *entry)
{
  g_free (entry->name);
  g_free (entry->others);
  g_free (entry);
}

#define SPAN_DAYS 4

gboolean
mn_calendar_is_span (const MnCalendarEntry *entry)
{
  return mn_date_last_day (entry->last) - mn_date_first_day (entry->first) + 1 >= SPAN_DAYS;
}

MnDate
mn_calendar_month (MnDate working_date)
{
  return mn_date_month_start (mn_date_add_days (working_date, DAYS_AHEAD));
}

MnDate
mn_calendar_first (MnDate working_date)
{
  MnDate month = mn_calendar_month (working_date);

  return mn_date_compare (working_date, month) < 0 ? working_date : month;
}

MnDate
mn_calendar_last (MnDate working_date)
{
  return mn_date_month_end (mn_calendar_month (working_date));
}

static MnCalendarEntry *
entry_new (MnCalendarKind kind, MnDate first, MnDate last, const char *name, gint64 programme)
{
  MnCalendarEntry *entry = g_new0 (MnCalendarEntry, 1);

  entry->kind = kind;
  entry->first = first;
  entry->last = last;
  entry->name = g_strdup (name);
  entry->programme = programme;
  entry->n = 1;
  return entry;
}

static gboolean
touches (MnDate first, MnDate last, MnDate from, MnDate to)
{
  return mn_date_compare (first, to) <= 0 && mn_date_compare (last, from) >= 0;
}

/* "06-01" in a year. */
static MnDate
day_of_year (const char *month_day, int year)
{
  g_autofree char *iso = g_strdup_printf ("%04d-%s", year, month_day);
  MnDate date = MN_DATE_NONE;

  mn_date_parse_iso (iso, &date, NULL);
  return date;
}

static const char *
keeper_of (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (keepers); i++)
    if (strcmp (keepers[i].code, code) == 0)
      return keepers[i].programme_kind;
  return NULL;
}

static gboolean
is_kept (GPtrArray *plans, const char *code, MnDate first, MnDate last)
{
  const char *kind = keeper_of (code);

  for (guint i = 0; kind != NULL && plans != NULL && i < plans->len; i++)
    {
      const MnFigurePlan *plan = g_ptr_array_index (plans, i);

      if (!plan->activity && strcmp (plan->kind, kind) == 0
          && touches (plan->starts, mn_date_is_set (plan->ends) ? plan->ends : plan->starts, first, last))
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_fixed_days (GPtrArray *entries, GPtrArray *plans, MnDate first, MnDate last, GError **error)
{
  g_autoptr (MnTsv) tsv = mn_tsv_load (LISTS "calendar-days.tsv", error);
  int code, name, starts, ends;

  if (tsv == NULL)
    return FALSE;

  code = mn_tsv_column (tsv, "code");
  name = mn_tsv_column (tsv, "name");
  starts = mn_tsv_column (tsv, "starts");
  ends = mn_tsv_column (tsv, "ends");
  for (int year = first.year; year <= last.year; year++)
    for (guint i = 0; i < mn_tsv_n_rows (tsv); i++)
      {
        MnDate from = day_of_year (mn_tsv_get (tsv, i, starts), year);
        MnDate to = day_of_year (mn_tsv_get (tsv, i, ends), year);

        if (mn_date_is_set (from) && mn_date_is_set (to) && touches (from, to, first, last)
            && !is_kept (plans, mn_tsv_get (tsv, i, code), from, to))
          g_ptr_array_add (entries, entry_new (MN_CALENDAR_FIXED, from, to, mn_tsv_get (tsv, i, name), 0));
      }
  return TRUE;
}

static gboolean
add_mid_autumn (GPtrArray *entries, GPtrArray *plans, MnDate first, MnDate last, GError **error)
{
  g_autoptr (MnTsv) tsv = mn_tsv_load (LISTS "mid-autumn.tsv", error);

  if (tsv == NULL)
    return FALSE;

  for (guint i = 0; i < mn_tsv_n_rows (tsv); i++)
    {
      MnDate day;

      if (mn_date_parse_iso (mn_tsv_get (tsv, i, mn_tsv_column (tsv, "date")), &day, NULL)
          && touches (day, day, first, last) && !is_kept (plans, "mid_autumn", day, day))
        g_ptr_array_add (entries, entry_new (MN_CALENDAR_FIXED, day, day, "Tết Trung thu", 0));
    }
  return TRUE;
}

static GPtrArray *
fixed_days (GPtrArray *plans, MnDate first, MnDate last, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_calendar_entry_free);

  if (!add_fixed_days (entries, plans, first, last, error) || !add_mid_autumn (entries, plans, first, last, error))
    return NULL;
  return g_steal_pointer (&entries);
}

GPtrArray *
mn_calendar_fixed (MnDate first, MnDate last, GError **error)
{
  return fixed_days (NULL, first, last, error);
}

static MnCalendarKind
kind_of (const MnFigurePlan *plan)
{
  if (strcmp (plan->status, "done") == 0)
    return MN_CALENDAR_DONE;
  return strcmp (plan->status, "running") == 0 ? MN_CALENDAR_RUNNING : MN_CALENDAR_PLANNED;
}

static MnDate
last_of (const MnFigurePlan *plan)
{
  return mn_date_is_set (plan->ends) ? plan->ends : plan->starts;
}

static gboolean
are_alike (const MnFigurePlan *a, const MnFigurePlan *b)
{
  return a->activity && b->activity && a->programme == b->programme && mn_date_compare (a->starts, b->starts) == 0
         && mn_date_compare (last_of (a), last_of (b)) == 0 && kind_of (a) == kind_of (b);
}

GPtrArray *
mn_calendar_plans (GPtrArray *plans)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_calendar_entry_free);

  for (guint i = 0; i < plans->len; i++)
    {
      const MnFigurePlan *plan = g_ptr_array_index (plans, i);
      MnCalendarEntry *entry;
      gboolean counted = FALSE;
      guint alike = 0;

      for (guint j = 0; j < plans->len; j++)
        if (are_alike (plan, g_ptr_array_index (plans, j)))
          {
            alike++;
            counted = counted || j < i;
          }
      if (alike >= SAME_DAYS_MANY && counted)
        continue;

      entry = entry_new (kind_of (plan), plan->starts, last_of (plan), plan->name, plan->programme);
      entry->activity = plan->activity;
      if (alike >= SAME_DAYS_MANY)
        {
          g_free (entry->name);
          entry->name
              = g_strdup_printf (ngettext ("%s: %u activity", "%s: %u activities", alike), plan->programme_name, alike);
          entry->n = alike;
        }
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/* Of one day: a programme before a fixed day before an activity. */
static int
weight (const MnCalendarEntry *entry)
{
  return entry->kind == MN_CALENDAR_FIXED ? 1 : entry->activity ? 2 : 0;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const MnCalendarEntry *left = *(const MnCalendarEntry *const *)a;
  const MnCalendarEntry *right = *(const MnCalendarEntry *const *)b;
  gboolean left_span = mn_calendar_is_span (left);
  int order;

  if (left_span != mn_calendar_is_span (right))
    return left_span ? -1 : 1;
  order = mn_date_compare (left->first, right->first);
  return order != 0 ? order : weight (left) - weight (right);
}

/* Entries are sorted: what is on the same day stands together. */
static GPtrArray *
merge_days (GPtrArray *entries)
{
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_calendar_entry_free);

  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      MnCalendarEntry *entry = g_ptr_array_index (entries, i);
      MnCalendarEntry *before = merged->len > 0 ? g_ptr_array_index (merged, merged->len - 1) : NULL;

      if (before == NULL || mn_calendar_is_span (before) || mn_calendar_is_span (entry)
          || mn_date_compare (before->first, entry->first) != 0)
        {
          g_ptr_array_add (merged, entry);
          continue;
        }

      {
        g_autofree char *others = before->others;

        before->others = others != NULL ? g_strconcat (others, "\n", entry->name, NULL) : g_strdup (entry->name);
        before->n += entry->n;
        mn_calendar_entry_free (entry);
      }
    }
  return merged;
}

GPtrArray *
mn_calendar_strip (const MnFigures *figures, MnDate first, MnDate last, GError **error)
{
  g_autoptr (GPtrArray) entries = fixed_days (figures->plans, first, last, error);
  g_autoptr (GPtrArray) plans = NULL;

  if (entries == NULL)
    return NULL;

  plans = mn_calendar_plans (figures->plans);
  g_ptr_array_set_free_func (plans, NULL);
  for (guint i = 0; i < plans->len; i++)
    {
      MnCalendarEntry *entry = g_ptr_array_index (plans, i);
      gint32 days = mn_date_last_day (entry->last) - mn_date_first_day (entry->first);

      /* A programme of years is no news of this month. */
      if (days < 62 && touches (entry->first, entry->last, first, last))
        g_ptr_array_add (entries, entry);
      else
        mn_calendar_entry_free (entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  return merge_days (entries);
}
