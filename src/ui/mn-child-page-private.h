/* mn-child-page-private.h: what the parts of a child's page share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-child-details-words.h"
#include "mn-child-page-rows.h"
#include "mn-child-page.h"

G_BEGIN_DECLS

struct _MnChildPage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *name;
  GtkWidget *who;
  GtkWidget *units; /* what the place is on the day of units */
  GtkWidget *pills;
  GtkWidget *scrolled;
  GtkWidget *left;
  GtkWidget *right;

  /* Owned */
  MnSession *session;

  gint64 child;
  gint64 household;   /* 0: none */
  guint revealed : 1; /* circumstances that the law keeps secret are named for this child */
};

/* A list whose rows open their records. (transfer none) */
GtkListBox *_mn_child_page_list (MnChildPage *self, GtkBox *body, const char *title);

/* Each adds its cards to a column; FALSE with @error. */
gboolean _mn_child_page_show_life (MnChildPage *self, const MnChildHead *head, GPtrArray *events, GError **error);
gboolean _mn_child_page_show_received (MnChildPage *self, GError **error);
gboolean _mn_child_page_show_history (MnChildPage *self, GError **error);
gboolean _mn_child_page_show_person (MnChildPage *self, const MnChildHead *head, gboolean secret, GError **error);

G_END_DECLS
