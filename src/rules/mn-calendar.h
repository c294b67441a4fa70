/* mn-calendar.h: the days of a month that matter to children
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-overview-query.h"

G_BEGIN_DECLS

typedef enum {
  MN_CALENDAR_FIXED,   /* of every year: 1 June, Action Month */
  MN_CALENDAR_PLANNED, /* a programme or activity that is to come */
  MN_CALENDAR_RUNNING,
  MN_CALENDAR_DONE,
} MnCalendarKind;

/* Something on the strip: one day, or a span of days. */
typedef struct {
  MnCalendarKind kind;
  MnDate first, last;
  char *name;
  gint64 programme;  /* 0: a fixed day */
  gboolean activity; /* of the programme, not the programme itself */
  char *others;      /* names of what else is on this one day, a line each; NULL */
  guint n;           /* how much this entry stands for; 1 */
} MnCalendarEntry;

/* Whether it is shown as a bar: two days are no room for words. */
gboolean mn_calendar_is_span (const MnCalendarEntry *entry);

void mn_calendar_entry_free (MnCalendarEntry *entry);

/* The month the officer looks at: that of the working date, but in its last three days the next one already. First day.
 */
MnDate mn_calendar_month (MnDate working_date);
/* The days of the strip: from the first of that month, or from the working date where that is earlier, to its last day.
 */
MnDate mn_calendar_first (MnDate working_date);
MnDate mn_calendar_last (MnDate working_date);

/* Fixed days of children's work that touch the days from @first to @last, from the lists that ship with the program.
 * (transfer full) (element-type MnCalendarEntry) */
GPtrArray *mn_calendar_fixed (MnDate first, MnDate last, GError **error);

/* Fixed days and plans together: spans first, then by day, all of one day in one entry under the name that matters
 * most. A fixed day gives way to the programme that keeps it. */
GPtrArray *mn_calendar_strip (const MnFigures *figures, MnDate first, MnDate last, GError **error);

/* Activities of @plans with those of the same programme on the same days made one: (element-type MnCalendarEntry),
 * every other plan an entry of its own. */
GPtrArray *mn_calendar_plans (GPtrArray *plans);

G_END_DECLS
