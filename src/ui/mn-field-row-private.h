/* mn-field-row-private.h: what the row and its editors share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-field-row.h"

G_BEGIN_DECLS

struct _MnFieldRow {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *label;
  GtkWidget *holder; /* of the editor, above the message */
  GtkWidget *editor; /* takes the focus, carries the accessible name */
  GtkWidget *message_box;
  GtkWidget *message_icon;
  GtkWidget *message;

  /* Owned */
  char *entity_name;
  char *field_name;
  MnSession *session;
  MnRecord *record;
  char *refusal;
  char *problem;

  /* Borrowed */
  const MnField *field;

  MnProblemSeverity severity;
  guint index;
  guint delay_id; /* a refusal is shown when the typing pauses, not at every letter of a date */

  guint updating : 1; /* the editor is being filled from the record, or the record from the editor */
  guint touched : 1;
};

/* One row per kind: how the editor is made, and how it shows the record's value. */
typedef struct {
  GtkWidget *(*create) (MnFieldRow *row); /* put into the row's holder by the caller; sets row->editor */
  void (*show) (MnFieldRow *row);
} MnFieldEditor;

const MnFieldEditor *_mn_field_editor (const MnField *field);

/* From the editors: what was typed, or chosen. */
void _mn_field_row_take_text (MnFieldRow *self, const char *text);
void _mn_field_row_take_value (MnFieldRow *self, const MnValue *value);
/* The focus left: a text that was taken is written the usual way ("1200000" becomes "1.200.000"). */
void _mn_field_row_leave (MnFieldRow *self);

G_END_DECLS
