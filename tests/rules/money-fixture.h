/* money-fixture.h: the sample, made once, and a plain look at it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "mn-register.h"
#include "mn-sample.h"
#include "mn-test.h"

static MnTestDir dir;
static char *sample_path;
static MnRegister *reg;

static inline void
open_sample (void)
{
  g_autoptr (GError) error = NULL;

  dir = MN_TEST_DIR;
  sample_path = mn_test_dir_file (&dir, "sample.mangnon");
  mn_sample_write (sample_path, NULL, &error);
  g_assert_no_error (error);
  reg = mn_register_open (sample_path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static inline void
close_sample (void)
{
  mn_register_close (reg, NULL);
  g_clear_object (&reg);
  g_clear_pointer (&sample_path, g_free);
  mn_test_dir_clear (&dir);
}

/* By SQLite itself, past all of our own code. */
static inline gint64
plain_int (const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (sample_path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

static inline gint64
find (const char *entity, const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = mn_record_find (mn_register_get_reader (reg), mn_entity_find (entity), code,
                              mn_register_get_working_date (reg), &error);

  g_assert_no_error (error);
  return id;
}

/* Refused with a sentence that has @part. */
static inline void
assert_refused (MnRecord *record, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mn_register_save (reg, record, NULL, &error));
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in: %s", part, error->message);
}

static inline void
assert_saved (MnRecord *record)
{
  g_autoptr (GError) error = NULL;

  mn_register_save (reg, record, NULL, &error);
  g_assert_no_error (error);
}
