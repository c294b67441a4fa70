/* register-fixture.c: a register in a temporary folder, looked at with plain SQL
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "register-fixture.h"

#include <glib/gstdio.h>

void
register_look_at (Register *reg)
{
  g_assert_cmpint (sqlite3_open_v2 (reg->path, &reg->db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (reg->db, 10000);
}

void
register_clear (Register *reg)
{
  g_assert_cmpint (sqlite3_close (reg->db), ==, SQLITE_OK);
  g_unlink (reg->path);
  /* Nothing else was left beside the register. */
  g_assert_cmpint (g_rmdir (reg->folder), ==, 0);
  g_clear_pointer (&reg->path, g_free);
  g_clear_pointer (&reg->folder, g_free);
}

static sqlite3_stmt *
first_row (Register *reg, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (reg->db, sql, -1, &statement, NULL) != SQLITE_OK || sqlite3_step (statement) != SQLITE_ROW)
    g_error ("%s: %s", sql, sqlite3_errmsg (reg->db));
  return statement;
}

gint64
register_number (Register *reg, const char *sql)
{
  sqlite3_stmt *statement = first_row (reg, sql);
  gint64 number = sqlite3_column_int64 (statement, 0);

  sqlite3_finalize (statement);
  return number;
}

char *
register_text (Register *reg, const char *sql)
{
  sqlite3_stmt *statement = first_row (reg, sql);
  char *text = g_strdup ((const char *)sqlite3_column_text (statement, 0));

  sqlite3_finalize (statement);
  return text;
}
