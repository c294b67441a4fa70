/* mn-timeline.h: dated rows as bars under a scale of years
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "mn-core.h"

G_BEGIN_DECLS

typedef struct {
  const char *title;
  const char *detail; /* NULL or "": none */
  MnDate from, to;    /* to not set: goes on; from MN_DATE_ALWAYS: nobody knows since when */
  gboolean in_force;  /* filled; else hollow */
  gboolean amber;     /* a risk, not a group by law */
} MnTimelineItem;

/* A list whose rows are told one by one (the arrows walk them, Enter opens one), each with its words, its dates and its
 * bar, all on one scale.
 *
 * Signal "activated" (guint index): Enter or a double click. */
#define MN_TYPE_TIMELINE (mn_timeline_get_type ())
G_DECLARE_FINAL_TYPE (MnTimeline, mn_timeline, MN, TIMELINE, GtkWidget)

GtkWidget *mn_timeline_new (void);
/* @items are copied. The scale runs from @first (a birth; not set: the earliest item) to the end of the year of @today.
 */
void mn_timeline_set_items (MnTimeline *self, const MnTimelineItem *items, guint n_items, MnDate first, MnDate today);
guint mn_timeline_get_n_items (MnTimeline *self);
/* The row of an item, for the focus. (transfer none) */
GtkWidget *mn_timeline_get_row (MnTimeline *self, guint index);
/* Where a day stands on the scale, from 0 to 1; the ends for days beyond them. */
double mn_timeline_get_position (MnTimeline *self, gint32 day);

G_END_DECLS
