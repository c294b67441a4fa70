/* mn-db.h: one SQLite connection and its prepared statements
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-core.h"
#include "mn-error.h"

G_BEGIN_DECLS

/* One connection: used by one thread at a time. Every connection has foreign keys on, secure_delete on, a busy
 * handler of 5 s, temp_store in memory, trusted_schema off, and the SQL functions of the program (mn_fold(text),
 * mn_sort_key(text): deterministic, never used in an index). */
typedef struct _MnDb MnDb;

/* A prepared statement borrowed from the connection's cache (keyed by its text). Freed, it is reset, its bindings
 * cleared, and goes back. A statement in use twice at once is prepared a second time. */
typedef struct _MnStatement MnStatement;

void mn_db_free (MnDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnDb, mn_db_free)

MnStatement *mn_db_prepare (MnDb *db, const char *sql, GError **error);
void mn_statement_free (MnStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MnStatement, mn_statement_free)

/* Parameters count from 1. Text is copied. */
void mn_statement_bind_null (MnStatement *statement, int parameter);
void mn_statement_bind_int (MnStatement *statement, int parameter, gint64 value);
void mn_statement_bind_text (MnStatement *statement, int parameter, const char *value); /* NULL binds NULL */
void mn_statement_bind_date (MnStatement *statement, int parameter, MnDate value);      /* ISO text; NULL if unset */
void mn_statement_bind_value (MnStatement *statement, int parameter, const MnValue *value);

/* TRUE: a row is there. FALSE: no (more) row, or @error is set. Loop shape:
 *   while (mn_statement_step (statement, &local)) …; if (local) … */
gboolean mn_statement_step (MnStatement *statement, GError **error);
/* For statements without rows: steps to the end. FALSE with @error set on failure. */
gboolean mn_statement_run (MnStatement *statement, GError **error);
void mn_statement_reset (MnStatement *statement); /* keeps bindings */

/* Columns count from 0. */
int mn_statement_n_columns (MnStatement *statement);
const char *mn_statement_column_name (MnStatement *statement, int column);
gboolean mn_statement_is_null (MnStatement *statement, int column);
gint64 mn_statement_get_int (MnStatement *statement, int column);
const char *mn_statement_get_text (MnStatement *statement, int column); /* until the next step; NULL for NULL */
MnDate mn_statement_get_date (MnStatement *statement, int column);
void mn_statement_get_value (MnStatement *statement, int column, MnValue *value);
char *mn_statement_dup_text (MnStatement *statement, int column); /* "" for NULL (transfer full) */

/* What @read makes of each row, from what is bound to the end. @statement NULL, as mn_db_prepare() leaves it: NULL, and
 * @error is what that set. (transfer full) */
typedef gpointer (*MnReadFunc) (MnStatement *row);
GPtrArray *mn_statement_read_all (MnStatement *statement, MnReadFunc read, GDestroyNotify destroy, GError **error);
/* The same of a first column of integers. (transfer full) (element-type gint64) */
GArray *mn_statement_read_ids (MnStatement *statement, GError **error);

/* One statement without parameters (PRAGMA, BEGIN…). */
gboolean mn_db_exec (MnDb *db, const char *sql, GError **error);
/* A whole script of several statements (migrations). */
gboolean mn_db_exec_script (MnDb *db, const char *sql, GError **error);
/* The first column of the first row as an integer; @fallback when there is no row. */
gint64 mn_db_get_int (MnDb *db, const char *sql, gint64 fallback, GError **error);
gint64 mn_db_last_insert_id (MnDb *db);
int mn_db_changes (MnDb *db);
/* From any thread: makes a running statement end with G_IO_ERROR_CANCELLED. */
void mn_db_interrupt (MnDb *db);

G_END_DECLS
