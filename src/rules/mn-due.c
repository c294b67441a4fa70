/* mn-due.c: what is due, what is late, what ends
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-rules"

#include "config.h"

#include "mn-due.h"

#include "mn-calendar.h"
#include "mn-i18n.h"
#include "mn-number.h"

void
mn_due_item_free (MnDueItem *item)
{
  g_free (item->name);
  g_free (item);
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const MnDueItem *left = *(const MnDueItem *const *)a;
  const MnDueItem *right = *(const MnDueItem *const *)b;

  return left->days - right->days;
}

GPtrArray *
mn_due_list (GPtrArray *plans, MnDate on, int days_ahead)
{
  g_autoptr (GPtrArray) entries = mn_calendar_plans (plans);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_due_item_free);
  gint32 today = mn_date_first_day (on);

  for (guint i = 0; i < entries->len; i++)
    {
      const MnCalendarEntry *entry = g_ptr_array_index (entries, i);
      /* Of a partial date the last day it allows: nothing is late before it must be. */
      gint32 day = mn_date_last_day (entry->kind == MN_CALENDAR_RUNNING ? entry->last : entry->first);
      MnDueItem *item;

      if (entry->kind == MN_CALENDAR_DONE || day - today > days_ahead)
        continue;

      /* Running without a last day goes on. */
      if (entry->kind == MN_CALENDAR_RUNNING && mn_date_compare (entry->first, entry->last) == 0 && day < today)
        continue;

      item = g_new0 (MnDueItem, 1);
      item->name = g_strdup (entry->name);
      item->programme = entry->programme;
      item->due = mn_date_from_day (day);
      item->days = day - today;
      g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, compare_due);
  return items;
}

char *
mn_due_label (int days)
{
  g_autofree char *number = mn_number_format (ABS (days));

  if (days < 0)
    return g_strdup_printf (ngettext ("%s day late", "%s days late", (gulong)-days), number);
  if (days == 0)
    return g_strdup (_ ("Today"));
  if (days == 1)
    return g_strdup (_ ("Tomorrow"));
  return g_strdup_printf (ngettext ("In %s day", "In %s days", (gulong)days), number);
}

void
mn_ending_free (MnEnding *ending)
{
  g_free (ending->text);
  g_ptr_array_unref (ending->children);
  g_free (ending);
}

/* Those of @children whose birthday of @years falls within the days. */
static GPtrArray *
with_birthday (GPtrArray *children, int years, MnDate first, MnDate last)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < children->len; i++)
    {
      const MnFigureChild *child = g_ptr_array_index (children, i);
      MnDate birthday = mn_date_is_set (child->birth) ? mn_date_birthday (child->birth, years) : MN_DATE_NONE;

      if (mn_date_is_set (birthday) && mn_date_compare (birthday, first) >= 0 && mn_date_compare (birthday, last) <= 0)
        g_ptr_array_add (found, (gpointer)child);
    }
  return found;
}

typedef enum {
  ENDING_AGE_16,
  ENDING_AGE_4,
  ENDING_AGE_6,
  ENDING_ASSISTANCE,
  ENDING_CARD,
  ENDING_AWARD,
} EndingKind;

static const char *
ending_text (EndingKind kind, guint n)
{
  switch (kind)
    {
    case ENDING_AGE_16:
      return ngettext ("child on assistance turns 16", "children on assistance turn 16", n);
    case ENDING_AGE_4:
      return ngettext ("child on assistance turns 4: another coefficient",
                       "children on assistance turn 4: another coefficient", n);
    case ENDING_AGE_6:
      return ngettext ("child with a card for under 6 reaches 72 months",
                       "children with a card for under 6 reach 72 months", n);
    case ENDING_ASSISTANCE:
      return ngettext ("monthly assistance ends", "monthly assistances end", n);
    case ENDING_CARD:
      return ngettext ("health-insurance card ends", "health-insurance cards end", n);
    case ENDING_AWARD:
    default:
      return ngettext ("scholarship ends", "scholarships end", n);
    }
}

static void
add_ending (GPtrArray *endings, EndingKind kind, GPtrArray *children_taken)
{
  g_autoptr (GPtrArray) children = children_taken;
  MnEnding *ending;

  if (children->len == 0)
    return;

  ending = g_new0 (MnEnding, 1);
  ending->text = g_strdup (ending_text (kind, children->len));
  ending->children = g_steal_pointer (&children);
  g_ptr_array_add (endings, ending);
}

static GPtrArray *
borrow (GPtrArray *children)
{
  GPtrArray *all = g_ptr_array_new ();

  g_ptr_array_extend (all, children, NULL, NULL);
  return all;
}

GPtrArray *
mn_due_endings (const MnFigures *figures, MnDate first, MnDate last)
{
  GPtrArray *endings = g_ptr_array_new_with_free_func ((GDestroyNotify)mn_ending_free);

  add_ending (endings, ENDING_AGE_16, with_birthday (figures->assisted_children, 16, first, last));
  add_ending (endings, ENDING_AGE_4, with_birthday (figures->assisted_children, 4, first, last));
  add_ending (endings, ENDING_AGE_6, with_birthday (figures->young_card_children, 6, first, last));
  add_ending (endings, ENDING_ASSISTANCE, borrow (figures->ending_assistance));
  add_ending (endings, ENDING_CARD, borrow (figures->ending_cards));
  add_ending (endings, ENDING_AWARD, borrow (figures->ending_awards));
  return endings;
}
