/* mn-child-filters-private.h: what the files of the filters of children share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-child-facets.h"

G_BEGIN_DECLS

struct _MnChildFilters {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *columns;
  GtkWidget *saved;
  GtkWidget *saved_place;
  GtkWidget *chips;
  GtkWidget *clear;

  /* Owned */
  MnSession *session;
  MnMirror *mirror;
  GPtrArray *lines;  /* of MnChildLine */
  GPtrArray *checks; /* of GtkCheckButton (borrowed), as the lines; empty until they are shown */
  GPtrArray *counts; /* of GtkLabel (borrowed), as the lines */
  char *search;

  guint updating : 1;
  guint filled : 1; /* the list has its lines */
};

/* mn-child-filters.c */

/* Its check was clicked, but not by the program. */
void _mn_child_filters_toggled (MnChildFilters *self, guint line, gboolean active);

/* mn-child-filters-list.c */

/* Makes the popover, without its lines. */
void _mn_child_filters_make_list (MnChildFilters *self);
/* Only when somebody looks: a province has hundreds of communes. */
void _mn_child_filters_fill_list (MnChildFilters *self);
void _mn_child_filters_show_checks (MnChildFilters *self);

G_END_DECLS
