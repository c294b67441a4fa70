/* test-files.c: tables and backups by the real program
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#include <sys/stat.h>

#define MARK "\xef\xbb\xbf"
#define TABLE                                                                                                          \
  "full_name,birth_date,sex,unit,note\r\n"                                                                             \
  "Hồ Thị Lan,2010-05-01,female,19597,'=1+1\r\n"                                                                   \
  "Hồ Văn Nam,2011,male,19597,\r\n"                                                                                 \
  "Hồ Văn,,male,19597,\r\n"

static MnTestDir dir;

static char *
copy_register (const char *name)
{
  char *path = mn_test_dir_file (&dir, name);

  cli_copy (cli_register (), path);
  return path;
}

static void
test_import_and_export (void)
{
  g_autofree char *path = copy_register ("in.mangnon");
  g_autofree char *table = mn_test_dir_file (&dir, "in.csv");
  g_autofree char *rejected = mn_test_dir_file (&dir, "rejected.csv");
  g_autofree char *out = mn_test_dir_file (&dir, "out.csv");
  g_autofree char *before = cli_sum (path);
  g_autofree char *dry = NULL;
  g_autofree char *said = NULL;
  g_autofree char *again = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *text = NULL;
  g_autofree char *rejected_text = NULL;
  struct stat info;

  mn_test_write_file (table, TABLE, -1);
  dry = cli_output ("import %s child %s --dry-run", path, table);
  g_assert_cmpstr (dry, ==, "read=3 added=2 updated=0 unchanged=0 rejected=1\n");
  mn_assert_string (cli_sum (path), before);

  said = cli_output ("import %s child %s --rejected %s", path, table, rejected);
  g_assert_cmpstr (said, ==, "read=3 added=2 updated=0 unchanged=0 rejected=1\n");
  g_assert_cmpint (cli_sql_number (path, "SELECT count(*) FROM residence"), ==, 2);
  g_assert_cmpint (cli_sql_number (path, "SELECT count(*) FROM child WHERE note = '=1+1' AND unit IS NOT NULL"), ==, 1);
  rejected_text = mn_test_read_file (rejected, NULL);
  g_assert_cmpstr (rejected_text, ==,
                   MARK "full_name,birth_date,sex,unit,note,reason\r\n"
                        "Hồ Văn,,male,19597,,Date of birth: must be filled in.\r\n");

  exported = cli_output ("export %s child %s", path, out);
  g_assert_nonnull (strstr (exported, "is made: 2 rows."));
  text = mn_test_read_file (out, NULL);
  g_assert_true (g_str_has_prefix (text, MARK "uuid,code,full_name,"));
  g_assert_nonnull (strstr (text, ",'=1+1,"));
  g_assert_cmpint (stat (out, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  again = cli_output ("import %s child %s", path, out);
  g_assert_cmpstr (again, ==, "read=2 added=0 updated=0 unchanged=2 rejected=0\n");
  cli_assert_alone (path);
}

/* Each with its sentence, and the register as it was, to the byte. */
static void
test_bad_tables (void)
{
  static const struct {
    const char *text;
    gssize size;
    const char *sentence;
  } tables[] = {
    { "full_name,birth_date,hat\n", -1, "is none of the fields" },
    { "full_name,birth_date\n", -1, "The heading lacks a column" },
    { "full_name,birth_date,sex\n\"Lan,2010,female\n", -1, "Line 2: a quotation mark is not closed." },
    { "full_name,birth_date,sex\nLan\0,2010,female\n", 42, "Line 2: there is a zero byte" },
    { "full_name,birth_date,sex\nHồ Lan,2010,female\nL\xe2n,2010,female\n", -1, "Line 3: the text is not UTF-8" },
    { "", 0, "is empty" },
    { "\n\n", -1, "There is nothing in the file." },
  };
  g_autofree char *path = copy_register ("bad.mangnon");
  g_autofree char *table = mn_test_dir_file (&dir, "bad.csv");
  g_autofree char *before = cli_sum (path);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto (CliRun) run = { 0 };
      g_autofree char *after = NULL;

      mn_test_write_file (table, tables[i].text, tables[i].size);
      run = cli_run ("import %s child %s", path, table);
      cli_assert_refused (&run, 2, tables[i].sentence);
      after = cli_sum (path);
      g_assert_cmpstr (before, ==, after);
    }
  {
    g_auto (CliRun) folder = cli_run ("import %s child %s", path, dir.path);
    g_auto (CliRun) absent = cli_run ("import %s child %s/absent.csv", path, dir.path);
    g_auto (CliRun) entity = cli_run ("import %s cat %s", path, table);

    cli_assert_refused (&folder, 2, "is a folder, not a table.");
    cli_assert_refused (&absent, 2, "There is no file");
    cli_assert_refused (&entity, 1, "“cat” is nothing that a register holds");
  }
}

/* A line of a gigabyte, out of nothing: refused long before it is in memory. */
static void
test_endless_line (void)
{
  g_autofree char *path = copy_register ("endless.mangnon");
  g_autofree char *table = mn_test_dir_file (&dir, "endless.csv");
  g_auto (CliRun) made = cli_shell ("printf 'full_name,birth_date,sex\\n' > '%s' && truncate -s 1G '%s' &&"
                                    " yes xxxxxxxxxxxxxxx | tr -d '\\n' | head -c 3000000 |"
                                    " dd of='%s' bs=1M seek=25 oflag=seek_bytes conv=notrunc status=none",
                                    table, table, table);
  g_auto (CliRun) run = cli_shell ("ulimit -v 400000; \"$CLI\" import '%s' child '%s'", path, table);

  g_assert_cmpint (made.code, ==, 0);
  if (g_getenv ("ASAN_OPTIONS") == NULL)
    cli_assert_refused (&run, 2, "Line 2 is too long for a table.");
}

/* Stopped half-way, nothing of it is kept. */
static void
test_stopped (void)
{
  g_autofree char *path = copy_register ("stopped.mangnon");
  g_autofree char *table = mn_test_dir_file (&dir, "long.csv");
  g_autoptr (GString) text = g_string_new ("full_name,birth_date,sex\n");

  for (guint i = 0; i < 60000; i++)
    g_string_append (text, "Hồ Thị Lan,2010-05-01,female\n");
  mn_test_write_file (table, text->str, -1);
  {
    g_auto (CliRun) run = cli_shell ("\"$CLI\" import '%s' child '%s' & sleep 0.4; kill -INT $!; wait $!", path, table);

    cli_assert_refused (&run, 2, "Stopped: nothing was imported.");
  }
  g_assert_cmpint (cli_sql_number (path, "SELECT count(*) FROM child"), ==, 0);
  g_assert_cmpint (cli_sql_number (path, "SELECT count(*) FROM change WHERE action = 'import'"), ==, 0);
}

static void
test_backup_and_restore (void)
{
  g_autofree char *path = copy_register ("office.mangnon");
  g_autofree char *folder = mn_test_dir_file (&dir, "backups");
  g_autofree char *target = mn_test_dir_file (&dir, "restored.mangnon");
  g_autofree char *before = cli_sum (path);
  g_autofree char *after = NULL;
  g_autofree char *said = NULL;
  g_autofree char *restored = NULL;
  g_auto (CliRun) found = { 0 };
  g_auto (CliRun) again = { 0 };
  g_auto (CliRun) none = cli_run ("backup %s %s/none", path, dir.path);
  g_auto (CliRun) keep = cli_run ("backup %s %s --keep 0", path, dir.path);

  cli_assert_refused (&none, 2, "There is no folder");
  cli_assert_refused (&keep, 1, "--keep: “0” is not a whole number above zero.");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  said = cli_output ("backup %s %s", path, folder);
  g_assert_nonnull (strstr (said, "is made and checked."));
  after = cli_sum (path);
  g_assert_cmpstr (before, ==, after);
  found = cli_shell ("zstd -q -t '%s'/*.mangnon.zst 2>/dev/null || test -s '%s'/*.mangnon.zst", folder, folder);
  g_assert_cmpint (found.code, ==, 0);

  {
    g_auto (CliRun) run = cli_shell ("\"$CLI\" restore '%s'/*.mangnon.zst '%s'", folder, target);

    g_assert_cmpstr (run.err, ==, "");
    g_assert_cmpint (run.code, ==, 0);
    g_assert_nonnull (strstr (run.out, "is restored from"));
  }
  g_assert_cmpint (cli_sql_number (target, "SELECT count(*) FROM unit"), ==,
                   cli_sql_number (path, "SELECT count(*) FROM unit"));
  cli_assert_alone (target);
  again = cli_run ("restore %s %s", path, target);
  cli_assert_refused (&again, 2, "There is already a file");
  restored = cli_output ("restore %s %s --force", path, target);
  g_assert_nonnull (strstr (restored, "restored.mangnon.before-restore”."));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  cli_fixture_init ();
  dir = MN_TEST_DIR;
  g_test_add_func ("/cli/files/import-and-export", test_import_and_export);
  g_test_add_func ("/cli/files/bad-tables", test_bad_tables);
  g_test_add_func ("/cli/files/endless-line", test_endless_line);
  g_test_add_func ("/cli/files/stopped", test_stopped);
  g_test_add_func ("/cli/files/backup-and-restore", test_backup_and_restore);
  result = g_test_run ();
  mn_test_dir_clear (&dir);
  cli_fixture_end ();
  return result;
}
