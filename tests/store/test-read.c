/* test-read.c: all rows of a statement, or the error that ended it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-store-private.h"

/* abs() has no answer for the least integer: the third row cannot be worked out. */
#define WHOLE "SELECT abs (column1) FROM (VALUES (-1), (2), (-3))"
#define FAILING "SELECT abs (column1) FROM (VALUES (-1), (2), (-9223372036854775807 - 1))"

typedef struct {
  MnDb *db;
} Reader;

static MnDb *interrupted; /* in the next row */
static guint n_read, n_freed;

static gpointer
read_text (MnStatement *row)
{
  n_read++;
  if (interrupted != NULL)
    mn_db_interrupt (interrupted);
  return mn_statement_dup_text (row, 0);
}

static void
free_text (gpointer text)
{
  n_freed++;
  g_free (text);
}

static void
set_up (Reader *reader, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  reader->db = _mn_db_open ("", MN_DB_MEMORY, &error);
  g_assert_no_error (error);
  n_read = n_freed = 0;
}

static void
tear_down (Reader *reader, gconstpointer data)
{
  interrupted = NULL;
  mn_db_free (reader->db);
}

static GPtrArray *
read_all (Reader *reader, const char *sql, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (reader->db, sql, error);

  return mn_statement_read_all (statement, read_text, free_text, error);
}

static GArray *
read_ids (Reader *reader, const char *sql, GError **error)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (reader->db, sql, error);

  return mn_statement_read_ids (statement, error);
}

static void
reads_all (Reader *reader, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = read_all (reader, WHOLE, &error);
  g_autoptr (GPtrArray) none = read_all (reader, WHOLE " LIMIT 0", &error);
  g_autoptr (GArray) ids = read_ids (reader, WHOLE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (rows, 2), ==, "3");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, 3);
}

/* Two good rows and then an error are no answer of two rows. */
static void
fails_in_a_step (Reader *reader, gconstpointer data)
{
  g_autoptr (GError) error = NULL, second = NULL;

  g_assert_null (read_all (reader, FAILING, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (n_read, ==, 2);
  g_assert_cmpuint (n_freed, ==, 2);
  g_assert_null (read_ids (reader, FAILING, &second));
  g_assert_nonnull (second);
  g_assert_null (read_all (reader, FAILING, NULL));
}

static void
stops_when_interrupted (Reader *reader, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) after = NULL;

  interrupted = reader->db;
  g_assert_null (read_all (reader, WHOLE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_read, ==, 1);
  g_assert_cmpuint (n_freed, ==, 1);

  interrupted = NULL;
  g_clear_error (&error);
  after = read_all (reader, WHOLE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, 3);
}

/* A statement that could not be prepared: its error is the answer. */
static void
needs_a_statement (Reader *reader, gconstpointer data)
{
  g_autoptr (GError) error = NULL, second = NULL;

  g_assert_null (read_all (reader, "SELECT nowhere FROM nothing", &error));
  g_assert_nonnull (error);
  g_assert_null (read_ids (reader, "SELECT nowhere FROM nothing", &second));
  g_assert_nonnull (second);
  g_assert_cmpuint (n_read, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/store/read/" name, Reader, NULL, set_up, function, tear_down)
  ADD ("all", reads_all);
  ADD ("failing-step", fails_in_a_step);
  ADD ("interrupted", stops_when_interrupted);
  ADD ("unprepared", needs_a_statement);
#undef ADD
  return g_test_run ();
}
