/* mn-record-form-private.h: what the form shares with the forms that know more
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-field-row.h"
#include "mn-record-form.h"

G_BEGIN_DECLS

struct _MnRecordForm {
  AdwWindow parent_instance;

  /* Children */
  GtkWidget *title;
  GtkWidget *save_button;
  GtkWidget *notice;
  GtkWidget *notice_label;
  GtkWidget *scrolled;
  GtkWidget *content;

  /* Owned */
  MnSession *session;
  MnRecord *record;
  MnRecord *start; /* the record as the program filled it in, before anything was typed */
  MnRecord *extra; /* saved with a new record: where a child lives */
  char *extra_link;
  char *failure;   /* what the last saving ran into, until the next one */
  GPtrArray *rows; /* of MnFieldRow (borrowed) */

  /* Told of the row after a save */
  MnSavedFunc saved;
  gpointer saved_data;
  GDestroyNotify saved_destroy;

  /* Borrowed */
  const MnEntity *entity;

  guint check_id;
  guint changed : 1; /* by the person: what the program filled in does not count */
  guint saving : 1;
  guint refused : 1; /* saving was tried, and something is still to be corrected */
};

/* Called between the layout and the first check: binds the rows of @self->extra and whatever else the .ui file names.
 */
void _mn_child_form_setup (MnRecordForm *self, GtkBuilder *builder);
/* Lays the fields out for a screen of this width. Nothing to do for other forms. */
void _mn_child_form_fit (MnRecordForm *self, int width);

/* Binds every row of the tree below @root that names @entity (NULL: the form's own). */
void _mn_record_form_bind (MnRecordForm *self, GtkWidget *root, const char *entity, MnRecord *record);

G_END_DECLS
