/* cli-fixture.c: the real program, run; and what it left, looked at with plain SQL
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#include <sqlite3.h>

static MnTestDir shared;
static char *shared_register;

void
cli_run_clear (CliRun *run)
{
  g_clear_pointer (&run->out, g_free);
  g_clear_pointer (&run->err, g_free);
}

static CliRun
run_line (const char *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strdup_printf ("\"%s\" %s", g_getenv ("MANG_NON_CLI"), arguments);
  g_auto (GStrv) argv = NULL;
  CliRun run = { 0 };

  g_shell_parse_argv (line, NULL, &argv, &error);
  g_assert_no_error (error);
  run.code = mn_test_run ((const char *const *)argv, &run.out, &run.err);
  return run;
}

CliRun
cli_run (const char *format, ...)
{
  g_autofree char *arguments = NULL;
  va_list list;

  va_start (list, format);
  arguments = g_strdup_vprintf (format, list);
  va_end (list);
  return run_line (arguments);
}

CliRun
cli_shell (const char *format, ...)
{
  g_autofree char *script = NULL;
  const char *argv[] = { "sh", "-c", NULL, NULL };
  CliRun run = { 0 };
  va_list list;

  va_start (list, format);
  script = g_strdup_vprintf (format, list);
  va_end (list);
  argv[2] = script;
  run.code = mn_test_run (argv, &run.out, &run.err);
  return run;
}

char *
cli_output (const char *format, ...)
{
  g_autofree char *arguments = NULL;
  g_auto (CliRun) run = { 0 };
  va_list list;

  va_start (list, format);
  arguments = g_strdup_vprintf (format, list);
  va_end (list);
  run = run_line (arguments);
  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpint (run.code, ==, 0);
  return g_steal_pointer (&run.out);
}

guint
cli_n_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

void
cli_assert_refused (const CliRun *run, int code, const char *sentence)
{
  if (strstr (run->err, sentence) == NULL)
    g_test_message ("wanted “%s” in: %s", sentence, run->err);
  g_assert_nonnull (strstr (run->err, sentence));
  g_assert_cmpint (run->code, ==, code);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpint (cli_n_lines (run->err), ==, code == 1 ? 2 : 1);
  g_assert_true (code != 1 || strstr (run->err, "\nUsage: ") != NULL);
}

const char *
cli_register (void)
{
  if (shared_register == NULL)
    {
      g_autofree char *out = NULL;

      shared_register = mn_test_dir_file (&shared, "shared.mangnon");
      out = cli_output ("new %s --unit 468 --on 2017-05-31", shared_register);
    }
  return shared_register;
}

void
cli_copy (const char *from, const char *to)
{
  gsize size;
  g_autofree char *text = mn_test_read_file (from, &size);

  mn_test_write_file (to, text, (gssize)size);
}

char *
cli_sum (const char *path)
{
  gsize size;
  g_autofree char *text = mn_test_read_file (path, &size);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)text, size);
}

void
cli_assert_alone (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *other;

  while ((other = g_dir_read_name (dir)) != NULL)
    if (strcmp (other, name) != 0 && strstr (other, name) != NULL)
      g_error ("%s was left beside %s", other, name);
}

static sqlite3 *
open_plain (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  return db;
}

gint64
cli_sql_number (const char *path, const char *sql)
{
  sqlite3 *db = open_plain (path);
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return number;
}

void
cli_sql_run (const char *path, const char *sql)
{
  sqlite3 *db = open_plain (path);

  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Sentences are looked at in English, which are the msgids. */
void
cli_fixture_init (void)
{
  g_setenv ("MANG_NON_LANGUAGE", "en", TRUE);
  g_assert_nonnull (g_getenv ("MANG_NON_CLI"));
  g_setenv ("CLI", g_getenv ("MANG_NON_CLI"), TRUE);
  shared = MN_TEST_DIR;
}

void
cli_fixture_end (void)
{
  g_clear_pointer (&shared_register, g_free);
  mn_test_dir_clear (&shared);
}
