/* mn-overview-private.h: what the aspects of the overview share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "mn-overview-bars.h"
#include "mn-overview-query.h"
#include "mn-overview-strip.h"
#include "mn-overview.h"

G_BEGIN_DECLS

typedef struct _MnReading MnReading;

struct _MnOverview {
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *children, *children_detail;
  GtkLabel *assistance, *assistance_detail;
  MnShareBar *assistance_bar;
  GtkLabel *cards, *cards_detail;
  GtkLabel *awards_title, *awards, *awards_detail;
  GtkLabel *money_title, *money, *money_detail;
  GtkLabel *month_title, *endings_title;
  MnMonthStrip *strip;
  GtkListBox *due, *endings, *checks;
  GtkLabel *places_title, *assisted_title;
  MnBars *places, *ages, *assisted;
  GtkLabel *indicators_title;
  GtkBox *indicators;
  AdwStatusPage *problem;

  /* owned */
  MnSession *session;
  MnReading *reading; /* under way; NULL when there is none */
  MnFigures *figures; /* shown; the lists borrow from it */

  guint waiting : 1; /* changed while reading: read again */
  guint painted : 1;
  guint loaded : 1;
  guint gone : 1; /* taken out of the window */
};

/* mn-overview-fill.c */
void _mn_overview_fill (MnOverview *self);
/* mn-overview-indicators.c */
void _mn_overview_fill_indicators (MnOverview *self);
/* mn-overview-lists.c */
void _mn_overview_fill_lists (MnOverview *self);
void _mn_overview_row_activated (MnOverview *self, GtkListBoxRow *row);

G_END_DECLS
