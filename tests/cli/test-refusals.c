/* test-refusals.c: wrong usage and bad files: an exit code, one sentence, and nothing changed
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#include <unistd.h>

#define NOBODY_ID "00000000-0000-4000-8000-000000000000"

static void
test_usage (void)
{
  /* %s is a good register. */
  static const struct {
    const char *arguments;
    const char *sentence;
  } wrong[] = {
    { "list %s", "Something is missing" },
    { "list %s child more", "too much" },
    { "list %s child --nonsense", "There is no option --nonsense here." },
    { "list %s child --search", "The option --search needs a value." },
    { "list %s children", "“children” is nothing that a register holds" },
    { "list %s 'child; DROP TABLE child'", "is nothing that a register holds" },
    { "list %s child --columns uuid,nonsense", "“child” has no field “nonsense”" },
    { "list %s child --columns ''", "“child” has no field “”" },
    { "list %s child --sort -nonsense", "“child” has no field “nonsense”" },
    { "list %s child --where sex", "--where: write FIELD=VALUE, not “sex”." },
    { "list %s child --where nonsense=1", "“child” has no field “nonsense”" },
    { "list %s child --where sex=x", "--where sex: “x” is none of the choices." },
    { "list %s child --where birth_date=2017-02-31", "--where birth_date: " },
    { "list %s child --where birth_date=31/05/2017", "--where birth_date: " },
    { "list %s benefit --where amount=1.200.000", "--where amount: “1.200.000” is not a number as it is stored" },
    { "list %s benefit --where amount=-5", "--where amount: " },
    { "list %s child --limit 0", "--limit: “0”" },
    { "list %s child --limit 99999999999999999999", "--limit: “99999999999999999999”" },
    { "list %s unit --on 2017-02-31", "--on: There is no 31/02/2017" },
    { "list %s unit --on 2017", "--on: day, month and year are needed" },
    { "fields %s nonsense", "“nonsense” is nothing that a register holds" },
    { "print %s nonsense a.pdf", "There is no list “nonsense”" },
    { "print %s office", "The name of the PDF is missing." },
    { "print %s --of 1", "--of goes with a list." },
    { "new %s", "--unit is needed" },
    { "new %s --unit 468 --on 31/02/2017", "--on: There is no 31/02/2017" },
    { "new %s --unit 468 --on x", "--on: “x” is not a date" },
    { "sample cam-la %s", "There is no sample “cam-la”" },
    { "check %s --on 2017-05-31", "There is no option --on here." },
  };
  g_autofree char *before = cli_sum (cli_register ());
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (GStrv) parts = g_strsplit (wrong[i].arguments, "%s", 2);
      g_auto (CliRun) run = cli_run ("%s%s%s", parts[0], cli_register (), parts[1]);

      g_test_message ("%s", wrong[i].arguments);
      cli_assert_refused (&run, 1, wrong[i].sentence);
    }
  after = cli_sum (cli_register ());
  g_assert_cmpstr (before, ==, after);
  cli_assert_alone (cli_register ());
}

static void
test_no_verb (void)
{
  g_auto (CliRun) none = cli_run (" ");
  g_auto (CliRun) unknown = cli_run ("nonsense");

  g_assert_cmpint (none.code, ==, 1);
  g_assert_cmpstr (none.out, ==, "");
  g_assert_nonnull (strstr (none.err, "Usage: mang-non-cli"));
  g_assert_cmpint (unknown.code, ==, 1);
  g_assert_cmpstr (unknown.err, ==, "There is no verb “nonsense”: “mang-non-cli --help” names them.\n");
}

/* Every verb that opens a file says the same of one that it cannot open, and leaves it as it was. */
static void
assert_file_refused (const char *path, const char *sentence)
{
  static const char *const lines[] = { "entities %s",
                                       "fields %s child",
                                       "list %s child",
                                       "history %s child x",
                                       "print %s",
                                       "check %s",
                                       "export %s child /nowhere/a.csv",
                                       "import %s child /nowhere/a.csv",
                                       "backup %s /nowhere" };
  gboolean regular = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  g_autofree char *before = regular ? cli_sum (path) : NULL;
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "%s", 2);
      g_auto (CliRun) run = cli_run ("%s%s%s", parts[0], path, parts[1]);

      g_test_message ("%s: %s", lines[i], path);
      cli_assert_refused (&run, 2, sentence);
    }
  after = regular ? cli_sum (path) : NULL;
  g_assert_cmpstr (before, ==, after);
  cli_assert_alone (path);
}

static void
test_files (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "x.mangnon");
  g_autofree char *other = mn_test_dir_file (&dir, "other.mangnon");
  g_autofree char *empty = mn_test_dir_file (&dir, "empty.mangnon");
  g_autofree char *absent = mn_test_dir_file (&dir, "absent.mangnon");

  mn_test_write_file (path, "Họ và tên\tNgày sinh\n", -1);
  assert_file_refused (path, "“x.mangnon” is not a register of Măng Non.");
  mn_test_write_file (empty, "", 0);
  assert_file_refused (empty, "“empty.mangnon” is empty");
  cli_sql_run (other, "CREATE TABLE child (id INTEGER PRIMARY KEY)");
  assert_file_refused (other, "is the data of another program");
  assert_file_refused (dir.path, "is a folder, not a register.");
  assert_file_refused (absent, "There is no file “absent.mangnon”.");
  g_assert_false (g_file_test (absent, G_FILE_TEST_EXISTS));
}

static void
test_damaged_files (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *cut = mn_test_dir_file (&dir, "cut.mangnon");
  g_autofree char *stub = mn_test_dir_file (&dir, "stub.mangnon");
  g_autofree char *newer = mn_test_dir_file (&dir, "newer.mangnon");
  g_autofree char *closed = mn_test_dir_file (&dir, "closed.mangnon");
  gsize size;
  g_autofree char *text = mn_test_read_file (cli_register (), &size);

  mn_test_write_file (cut, text, (gssize)(size / 2));
  assert_file_refused (cut, "“cut.mangnon” is cut off");
  mn_test_write_file (stub, text, 50);
  assert_file_refused (stub, "“stub.mangnon” is cut off");
  text[62] = 0x27;
  mn_test_write_file (newer, text, (gssize)size);
  assert_file_refused (newer, "“newer.mangnon” was made by a newer version");
  cli_copy (cli_register (), closed);
  g_chmod (closed, 0);
  {
    g_auto (CliRun) run = cli_run ("list %s child", closed);

    cli_assert_refused (&run, 2, "You have no permission to read “closed.mangnon”.");
  }
}

/* Pages in the middle are rubbish: the head of the file is well. */
static void
test_rubbish_inside (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "rubbish.mangnon");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (CliRun) run = { 0 };
  gsize size;
  g_autofree char *text = mn_test_read_file (cli_register (), &size);

  memset (text + size / 4, 0xa5, size / 4);
  mn_test_write_file (path, text, (gssize)size);
  before = cli_sum (path);
  run = cli_run ("check %s", path);
  g_assert_cmpint (run.code, ==, 2);
  g_assert_cmpint (cli_n_lines (run.err), ==, 1);
  after = cli_sum (path);
  g_assert_cmpstr (before, ==, after);
}

/* A derived value that is not what its row gives. */
static void
test_check_finds (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "wrong.mangnon");
  g_auto (CliRun) run = { 0 };

  cli_copy (cli_register (), path);
  cli_sql_run (path, "UPDATE unit SET fold = ' sai' WHERE id = 7");
  run = cli_run ("check %s", path);
  g_assert_cmpint (run.code, ==, 2);
  g_assert_cmpstr (run.err, ==, "1 problem was found.\n");
  g_assert_cmpint (cli_n_lines (run.out), ==, 1);
}

static void
test_unknown_rows (void)
{
  const char *path = cli_register ();
  g_auto (CliRun) link = cli_run ("list %s child --where unit=99999", path);
  g_auto (CliRun) row = cli_run ("history %s child " NOBODY_ID, path);
  g_auto (CliRun) of = cli_run ("print %s beneficiaries /nowhere/a.pdf --of KH-0", path);

  cli_assert_refused (&link, 2, "--where unit: Administrative unit: “99999” was not found.");
  cli_assert_refused (&row, 2, "Child: “" NOBODY_ID "” was not found.");
  cli_assert_refused (&of, 2, "Programme: “KH-0” was not found.");
}

/* A file of an older release is left as it is: only the window brings it up to date, after asking. */
static void
test_older_schema (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "older.mangnon");
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "store", "data", "register-1.mangnon.gz", NULL);
  g_auto (CliRun) unpack = cli_shell ("gunzip -c '%s' > '%s'", packed, path);
  g_autofree char *before = cli_sum (path);
  g_autofree char *after = NULL;
  g_auto (CliRun) list = cli_run ("list %s child", path);
  g_auto (CliRun) import = cli_run ("import %s child /nowhere.csv", path);

  g_assert_cmpint (unpack.code, ==, 0);
  cli_assert_refused (&list, 2, "older version");
  cli_assert_refused (&import, 2, "older version");
  after = cli_sum (path);
  g_assert_cmpstr (before, ==, after);
  cli_assert_alone (path);
}

static void
test_new_refuses (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "new.mangnon");
  g_autofree char *before = cli_sum (cli_register ());
  g_autofree char *after = NULL;
  g_auto (CliRun) unit = cli_run ("new %s --unit 99999 --on 2017-05-31", path);
  g_auto (CliRun) ended = cli_run ("new %s --unit 468 --on 2026-01-01", path);
  g_auto (CliRun) folder = cli_run ("new %s/none/new.mangnon --unit 468", dir.path);
  g_auto (CliRun) exists = cli_run ("new %s --unit 468", cli_register ());
  g_auto (CliRun) sample = cli_run ("sample cam-lo %s", cli_register ());
  g_auto (CliRun) full = cli_shell ("ulimit -f 2000; trap '' XFSZ; \"$CLI\" new '%s' --unit 468 --on 2017-05-31", path);

  cli_assert_refused (&unit, 2, "On 31/05/2017 no administrative unit has the code “99999”");
  cli_assert_refused (&ended, 2, "On 01/01/2026 no administrative unit has the code “468”");
  cli_assert_refused (&folder, 2, "none");
  cli_assert_refused (&exists, 2, "already");
  cli_assert_refused (&sample, 2, "already");
  cli_assert_refused (&full, 2, "");
  after = cli_sum (cli_register ());
  g_assert_cmpstr (before, ==, after);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  cli_assert_alone (path);
  cli_assert_alone (cli_register ());
}

/* Stopped half-way, nothing is left. */
static void
test_stopped (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "s.mangnon");
  g_auto (CliRun) run = cli_shell ("\"$CLI\" sample cam-lo '%s' & sleep 0.5; kill -TERM $!; wait $!", path);

  cli_assert_refused (&run, 2, "Stopped: ");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  cli_assert_alone (path);
}

static void
test_print_refuses (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "a.mangnon");
  g_autofree char *before = cli_sum (cli_register ());
  g_autofree char *after = NULL;
  g_auto (CliRun) over = { 0 };
  g_auto (CliRun) nowhere = cli_run ("print %s office %s/none/a.pdf", cli_register (), dir.path);
  g_auto (CliRun) folder = cli_run ("print %s office %s", cli_register (), dir.path);

  cli_copy (cli_register (), path);
  over = cli_run ("print %s office %s", path, path);
  cli_assert_refused (&over, 2, "is there already and is not a PDF");
  cli_assert_refused (&nowhere, 2, "there is no such folder");
  cli_assert_refused (&folder, 2, "it is a folder");
  after = cli_sum (path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_output_fails (void)
{
  g_auto (CliRun) full = cli_shell ("\"$CLI\" list '%s' unit > /dev/full", cli_register ());
  g_auto (CliRun) closed = cli_shell ("\"$CLI\" list '%s' unit >&-", cli_register ());
  g_auto (CliRun) head = cli_shell ("{ \"$CLI\" list '%s' unit; echo $? >&2; } | head -1", cli_register ());

  cli_assert_refused (&full, 2, "The disk is full: the result could not be written.");
  cli_assert_refused (&closed, 2, "The result could not be written");
  g_assert_cmpint (cli_n_lines (head.out), ==, 1);
  g_assert_cmpstr (head.err, ==, "0\n");
  cli_assert_alone (cli_register ());
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  cli_fixture_init ();
  g_test_add_func ("/cli/refusals/usage", test_usage);
  g_test_add_func ("/cli/refusals/no-verb", test_no_verb);
  g_test_add_func ("/cli/refusals/files", test_files);
  g_test_add_func ("/cli/refusals/damaged-files", test_damaged_files);
  g_test_add_func ("/cli/refusals/rubbish-inside", test_rubbish_inside);
  g_test_add_func ("/cli/refusals/check-finds", test_check_finds);
  g_test_add_func ("/cli/refusals/unknown-rows", test_unknown_rows);
  g_test_add_func ("/cli/refusals/new", test_new_refuses);
  g_test_add_func ("/cli/refusals/older-schema", test_older_schema);
  g_test_add_func ("/cli/refusals/stopped", test_stopped);
  g_test_add_func ("/cli/refusals/print", test_print_refuses);
  g_test_add_func ("/cli/refusals/output", test_output_fails);
  result = g_test_run ();
  cli_fixture_end ();
  return result;
}
