/* mn-cross-page-private.h: the page of the cross table, for its two files
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-cross-page.h"
#include "mn-session.h"
#include "mn-work.h"

G_BEGIN_DECLS

struct _MnCrossPage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *chooser;
  GtkWidget *secret;
  GtkWidget *note;
  GtkWidget *stack; /* "grid", "reading", "nothing" */
  GtkWidget *grid;
  GtkWidget *problem;

  /* Owned */
  MnSession *session;
  MnCrossFacts *facts;
  MnCrossTable *table; /* the one shown */
  MnWork *reading, *counting, *finding, *exporting, *printing;
  char *cell; /* that is being opened, as its window says it */

  guint stale : 1; /* the register changed while the page was not seen */
};

/* mn-cross-page-make.c: everything that stands on the page, and calls what follows. */
void _mn_cross_page_make (MnCrossPage *self);

void _mn_cross_page_days_changed (MnCrossPage *self);
void _mn_cross_page_share_changed (MnCrossPage *self);
void _mn_cross_page_question_changed (MnCrossPage *self);
void _mn_cross_page_cell_activated (MnCrossGrid *grid, guint row, guint column, MnCrossPage *self);

G_END_DECLS
