/* mn-register.h: a register as the program works with it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-record.h"
#include "mn-store.h"

G_BEGIN_DECLS

/* A store whose derived columns and current values are kept true: search and sort keys of every row, a child's current
 * unit, household, circumstances and support on the working date, a household's poverty class, a unit's parent.
 *
 * Signal "changed" (register, MnChangeSet *set): as the store's. Property "working-date-text" notifies when the working
 * date moves. */
#define MN_TYPE_REGISTER (mn_register_get_type ())
G_DECLARE_FINAL_TYPE (MnRegister, mn_register, MN, REGISTER, GObject)

MnRegister *mn_register_open (const char *path, MnStoreOpenFlags flags, GError **error);
/* Makes a register for the office of the unit with this code on this day: schema, the national lists, the register row
 * and a first office profile (to be completed). When @on is given and is not today the working date is fixed to it.
 * Takes a second: call it in a worker; it may be cancelled and then leaves nothing. The file is complete and closed
 * when this returns. */
gboolean mn_register_create (const char *path, const char *unit_code, MnDate on, GCancellable *cancellable,
                             GError **error);
/* The same with more put in by @func before the file gets its name; with @deterministic_start ("2017-05-31T01:00:00Z")
 * the file is the same bytes each time. A crash or a cancel leaves nothing at @path. */
typedef gboolean (*MnBuildFunc) (MnRegister *reg, gpointer data, GCancellable *cancellable, GError **error);
gboolean mn_register_build (const char *path, const char *unit_code, MnDate on, const char *deterministic_start,
                            MnBuildFunc func, gpointer data, GCancellable *cancellable, GError **error);
gboolean mn_register_close (MnRegister *reg, GError **error);

MnStore *mn_register_get_store (MnRegister *reg);
MnDb *mn_register_get_reader (MnRegister *reg);
MnDate mn_register_get_working_date (MnRegister *reg);
gboolean mn_register_is_working_date_fixed (MnRegister *reg);
gboolean mn_register_is_sample (MnRegister *reg);
gboolean mn_register_is_read_only (MnRegister *reg);
gint64 mn_register_get_unit (MnRegister *reg);
const char *mn_register_get_unit_name (MnRegister *reg); /* "Huyện Cam Lộ" */
const char *mn_register_get_name (MnRegister *reg);
MnCheckContext mn_register_check_context (MnRegister *reg, gint64 row_id);

/* Current values are those of the day they were written on; sort keys those of a collator's version. When either moved
 * they are written again: before reading on the command line, behind the first frame in the window. */
gboolean mn_register_needs_refresh (MnRegister *reg);
gboolean mn_register_refresh (MnRegister *reg, GError **error);
void mn_register_refresh_async (MnRegister *reg, GAsyncReadyCallback callback, gpointer user_data);
gboolean mn_register_refresh_finish (MnRegister *reg, GAsyncResult *result, GError **error);

/* The usual writes, each one change with the record's summary as its subject. The record must not be touched until the
 * callback; on success it is as loaded. */
void mn_register_save_async (MnRegister *reg, MnRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
void mn_register_delete_async (MnRegister *reg, const MnEntity *entity, gint64 row_id, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
void mn_register_restore_async (MnRegister *reg, const MnEntity *entity, gint64 row_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean mn_register_write_finish (MnRegister *reg, GAsyncResult *result, gint64 *change_id, GError **error);
/* Synchronous, for the command line and tests. */
gboolean mn_register_save (MnRegister *reg, MnRecord *record, gint64 *change_id, GError **error);
gboolean mn_register_delete (MnRegister *reg, const MnEntity *entity, gint64 row_id, gint64 *change_id, GError **error);

/* All of mn_store_check(), and every derived value computed again and compared. */
gboolean mn_register_check (MnRegister *reg, GPtrArray *problems, GError **error);

/* A first profile of the office of @unit (a unit) on @day from the shipped names of offices, not saved, to be completed
 * there: nobody signs yet. (transfer full) */
MnRecord *mn_register_propose_office (const MnRecord *unit, MnDate day, GError **error);

G_END_DECLS
