/* mn-duplicate-page-private.h: what the files of the page of duplicates share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-duplicate-page.h"
#include "mn-duplicate-scan.h"

G_BEGIN_DECLS

struct _MnDuplicatePage {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *stack; /* "scanning", "list", "empty" */
  GtkWidget *progress;
  GtkWidget *empty;
  GtkWidget *count;
  GtkWidget *list;
  GtkWidget *title;
  GtkWidget *reasons;
  GtkWidget *compare;
  GtkWidget *why; /* why two are not one */

  /* Owned */
  MnSession *session;
  GArray *pairs; /* of MnDuplicatePair, as the rows of the list */
  MnDuplicateScan *scan;

  guint n_found; /* more than are listed, perhaps */
  guint progress_id;
  guint rescan_id;
  guint filling : 1;
  guint writing : 1; /* what changes now is our own work */
};

/* mn-duplicate-work.c: -1 nothing is selected */
int _mn_duplicate_page_get_selected (MnDuplicatePage *self);
void _mn_duplicate_page_show_pair (MnDuplicatePage *self);
void _mn_duplicate_page_scan (MnDuplicatePage *self);

/* Handlers */
void _mn_duplicate_page_session_changed_cb (MnSession *session, MnChangeSet *set, MnDuplicatePage *self);
void _mn_duplicate_page_row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnDuplicatePage *self);
void _mn_duplicate_page_scan_action (GtkWidget *widget, const char *name, GVariant *parameter);
void _mn_duplicate_page_cancel_action (GtkWidget *widget, const char *name, GVariant *parameter);
void _mn_duplicate_page_merge_action (GtkWidget *widget, const char *name, GVariant *parameter);
void _mn_duplicate_page_distinct_action (GtkWidget *widget, const char *name, GVariant *parameter);
void _mn_duplicate_page_skip_action (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
