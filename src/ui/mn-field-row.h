/* mn-field-row.h: one field of a record, labelled, edited and checked
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-session.h"

G_BEGIN_DECLS

/* A hand-laid form names fields by the properties "field" and "entity" (absent: the entity of the form); binding the
 * row to a record makes the editor that the field's kind asks for. What is typed goes into the record at once when it
 * can be taken; when it can't, the record keeps its old value and the row holds the refusal.
 *
 * Signal "edited": the value or the refusal is another one. */
#define MN_TYPE_FIELD_ROW (mn_field_row_get_type ())
G_DECLARE_FINAL_TYPE (MnFieldRow, mn_field_row, MN, FIELD_ROW, GtkWidget)

GtkWidget *mn_field_row_new (const char *field);

const char *mn_field_row_get_field (MnFieldRow *self);
const char *mn_field_row_get_entity (MnFieldRow *self); /* NULL: the form's own */
guint mn_field_row_get_index (MnFieldRow *self);
MnRecord *mn_field_row_get_record (MnFieldRow *self);
/* The widget that takes the focus and carries the accessible name. */
GtkWidget *mn_field_row_get_editor (MnFieldRow *self);
const char *mn_field_row_get_message (MnFieldRow *self); /* shown under the editor; NULL: nothing */

/* g_error() on a field that the record's entity does not have: a .ui file is a part of the program. */
void mn_field_row_bind (MnFieldRow *self, MnSession *session, MnRecord *record);

/* Why what stands in the editor is not in the record; NULL: it is. */
const char *mn_field_row_get_refusal (MnFieldRow *self);
/* The person has been here: problems of a required field may be shown. */
gboolean mn_field_row_is_touched (MnFieldRow *self);
void mn_field_row_touch (MnFieldRow *self);
/* What the record's checks say of the field; NULL: nothing. A refusal stands before it. */
void mn_field_row_set_problem (MnFieldRow *self, MnProblemSeverity severity, const char *message);
/* A row whose problem is an error (or whose text was refused). */
gboolean mn_field_row_has_error (MnFieldRow *self);

G_END_DECLS
