/* mn-children-page-private.h: what the files of the register of children share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-children-page.h"
#include "mn-mirror.h"

G_BEGIN_DECLS

struct _MnChildrenPage {
  MnContentPage parent_instance;

  /* Children */
  GtkWidget *filters;
  GtkWidget *chooser;
  GtkWidget *count;
  GtkWidget *nothing;
  GtkWidget *view; /* NULL once the page goes: what is said then is not heard */
  GtkWidget *details;

  /* Owned */
  MnMirror *mirror;
  char *search;
  GHashTable *groups; /* code to what the list calls it */

  gint64 n_all;  /* -1: not known yet */
  guint n_grown; /* of them; G_MAXUINT: not known yet */
  guint details_id;
  guint painted : 1; /* a frame with the page in it */
};

/* mn-children-page.c -------------------------------------------------------------------------------------------- */

MnSession *_mn_children_page_session (MnChildrenPage *self);
gboolean _mn_children_page_is_narrowed (MnChildrenPage *self);

/* mn-children-page-cells.c -------------------------------------------------------------------------------------- */

/* Those the list begins with; the page is their cell_data. */
extern const MnViewColumn _mn_children_page_columns[];
extern const guint _mn_children_page_n_columns;

/* mn-children-page-make.c --------------------------------------------------------------------------------------- */

/* The widgets around filters, view and details, which are there. (transfer floating) */
GtkWidget *_mn_children_page_make (MnChildrenPage *self);

/* mn-children-page-count.c -------------------------------------------------------------------------------------- */

/* How many there are, or what is being done to find out. */
void _mn_children_page_show_count (MnChildrenPage *self);
/* How many children there are in all, as far as list or mirror know by now. */
void _mn_children_page_learn_all (MnChildrenPage *self);

G_END_DECLS
