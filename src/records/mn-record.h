/* mn-record.h: one row of any entity, as it is worked on
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "mn-entity.h"
#include "mn-kind.h"
#include "mn-transaction.h"

G_BEGIN_DECLS

/* Signal "changed" (record, guint field), detailed by the field's name: its value is another one now. */
#define MN_TYPE_RECORD (mn_record_get_type ())
G_DECLARE_FINAL_TYPE (MnRecord, mn_record, MN, RECORD, GObject)

MnRecord *mn_record_new (const MnEntity *entity);
/* MN_RECORD_ERROR_GONE when there is no such row. A row in the bin loads too. */
MnRecord *mn_record_load (MnDb *db, const MnEntity *entity, gint64 row_id, GError **error);
/* By UUID or, where the entity has codes, by code (on @on for units). 0 and MN_RECORD_ERROR_UNKNOWN when there is none.
 */
gint64 mn_record_find (MnDb *db, const MnEntity *entity, const char *uuid_or_code, MnDate on, GError **error);
/* 0 when there is none, and with @error set when it could not be looked for. */
gint64 mn_record_find_by_uuid (MnDb *db, const MnEntity *entity, const char *uuid, GError **error);
/* The oldest live row whose @fields (names, the last NULL) have the values of @record, which are all set; 0 when there
 * is none, and with @error set when it could not be looked for. */
gint64 mn_record_find_same (MnDb *db, const MnRecord *record, const char *const *fields, GError **error);

/* With what was loaded, without handlers: it may be worked on in any thread. (transfer full) */
MnRecord *mn_record_copy (const MnRecord *record);

const MnEntity *mn_record_get_entity (const MnRecord *record);
gint64 mn_record_get_id (const MnRecord *record); /* 0: not saved yet */
const char *mn_record_get_uuid (const MnRecord *record);
/* What a row that is not saved yet is to be known by, when it was known elsewhere before. */
void mn_record_set_uuid (MnRecord *record, const char *uuid);
gboolean mn_record_is_deleted (const MnRecord *record);
/* Differs from what was loaded. */
gboolean mn_record_is_changed (const MnRecord *record);
gboolean mn_record_field_is_changed (const MnRecord *record, guint field);

const MnValue *mn_record_get (const MnRecord *record, guint field);
void mn_record_set (MnRecord *record, guint field, const MnValue *value);
/* By name, for code that works with one entity; g_error() on a name that is not there. */
const char *mn_record_get_text (const MnRecord *record, const char *field); /* NULL when not set */
gint64 mn_record_get_integer (const MnRecord *record, const char *field);   /* 0 when not set */
MnDate mn_record_get_date (const MnRecord *record, const char *field);
gboolean mn_record_is_set (const MnRecord *record, const char *field);
void mn_record_set_text (MnRecord *record, const char *field, const char *text);
void mn_record_set_integer (MnRecord *record, const char *field, gint64 integer);
void mn_record_set_date (MnRecord *record, const char *field, MnDate date);
void mn_record_set_null (MnRecord *record, const char *field);

/* What stands in a form: as people type it. A refused text leaves the value as it was. */
gboolean mn_record_type (MnRecord *record, guint field, const char *text, GError **error);
/* As shown; for links the label read with @db. (transfer full) */
char *mn_record_display (const MnRecord *record, guint field, MnDb *db);
/* One line naming the record. (transfer full) */
char *mn_record_summary (const MnRecord *record);
/* The same; a record without a name of its own is told by whom it belongs to: "Schooling: Nguyễn Thị Hồng Ánh". */
char *mn_record_title (const MnRecord *record, MnDb *db);

/* Everything wrong or doubtful: required fields, bounds, checks, uniqueness (with context->db), links to live rows,
 * valid_to before valid_from, the entity's own rules. (element-type MnProblem) (transfer full) */
GPtrArray *mn_record_validate (const MnRecord *record, const MnCheckContext *context);

/* Inside a transaction, on any thread: "changed" is not emitted, whoever shows the record shows it anew. Save creates
 * or updates, validates (errors refuse with MN_RECORD_ERROR_INVALID and the first sentence; warnings pass), derives,
 * writes, and leaves the record as loaded. */
gboolean mn_record_save (MnRecord *record, MnTransaction *transaction, MnDate working_date, GError **error);
/* The same without validation, for rows the program makes itself in bulk (lists, the sample). */
gboolean mn_record_insert (MnRecord *record, MnTransaction *transaction, GError **error);
/* Writes the derived columns of a row again from its others: search key, sort key and what entity->derive fills. For
 * rows that were written without a record (undo). A row that is gone is not an error. */
gboolean mn_record_rederive (MnTransaction *transaction, const MnEntity *entity, gint64 row_id, GError **error);
/* Whether they are in the file as they would be written. */
gboolean mn_record_check_derived (MnDb *db, const MnEntity *entity, gint64 row_id, gboolean *agrees, GError **error);
/* Empties the record for the next row of a bulk insert. */
void mn_record_reset (MnRecord *record);
/* Into the bin, and out of it. A row that a live one must have (required links: a budget line of a voucher, a scheme of
 * an award) stays, and does not come back before what it must have itself: MN_RECORD_ERROR_USED. Its parts, rows that
 * belong to it by their parent_field, go out of sight with it and come back with it. */
gboolean mn_record_delete (const MnEntity *entity, gint64 row_id, MnTransaction *transaction, GError **error);
gboolean mn_record_restore (const MnEntity *entity, gint64 row_id, MnTransaction *transaction, GError **error);

G_END_DECLS
