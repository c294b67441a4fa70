/* mn-list-pages.c: which rows of a list stand on which page
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-documents"

#include "config.h"

#include "mn-list-pages.h"

/* Heights add up with rounding. */
#define TOLERANCE 0.01

double
mn_list_pages_get_highest_row (const MnListPageRoom *room)
{
  return room->area - room->header - MAX (room->top, room->carry) - room->carry;
}

/* The first of the rows that must be together with the signatures: the last entry but one, with the group's line
 * before it. */
static guint
find_tail (const MnListPlan *plan)
{
  guint n_entries = 0;
  guint tail = plan->rows->len;

  while (tail > 1 && n_entries < 2)
    if (mn_list_plan_row (plan, --tail)->kind == MN_LIST_ROW_ENTRY)
      n_entries++;
  while (tail > 1 && mn_list_plan_row (plan, tail - 1)->kind == MN_LIST_ROW_GROUP)
    tail--;
  return tail;
}

/* Moves the end of a page up until it is a good place to turn the page. */
static guint
back_up (const MnListPlan *plan, guint start, guint end)
{
  while (end > start + 1)
    {
      MnListRowKind last = mn_list_plan_row (plan, end - 1)->kind;
      MnListRowKind next = mn_list_plan_row (plan, end)->kind;

      if (last != MN_LIST_ROW_GROUP && next != MN_LIST_ROW_SUBTOTAL && next != MN_LIST_ROW_TOTAL)
        break;
      end--;
    }
  return end;
}

static guint
fill_page (const MnListPlan *plan, const MnListPageRoom *room, guint start, guint tail)
{
  double height = room->area - room->header - (start == 1 ? room->top : room->carry) + TOLERANCE;
  double used = 0;
  guint end = start;

  while (end < plan->rows->len && used + mn_list_plan_row (plan, end)->height <= height)
    used += mn_list_plan_row (plan, end++)->height;
  if (end == plan->rows->len && used + room->foot <= height)
    return end;

  /* There will be another page. */
  while (end > start + 1 && used > height - room->carry)
    used -= mn_list_plan_row (plan, --end)->height;
  if (end > tail && tail > start)
    end = tail;
  /* The last rows do not fit on one page with the signatures, which then get one of their own. */
  if (end == plan->rows->len)
    return end;
  return MAX (back_up (plan, start, end), start + 1);
}

void
mn_list_pages_share (const MnListPlan *plan, const MnListPageRoom *room, GArray *ends)
{
  guint tail = find_tail (plan);
  guint start = 1;

  do
    {
      guint end = fill_page (plan, room, start, tail);

      g_array_append_val (ends, end);
      start = end;
  } while (start < plan->rows->len);
}
