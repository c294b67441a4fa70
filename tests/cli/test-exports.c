/* test-exports.c: tables for people, rejected rows and the template, from the command line
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-fixture.h"

#define MARK "\xef\xbb\xbf"
#define TABLE                                                                                                                         \
  "UBND xã Cam Thủy\nSTT,Họ và tên,Ngày sinh,Giới tính,Hoàn cảnh\n1,Hồ Văn Nam,2011,Nam,Trẻ em nhiễm HIV/AIDS\n" \
  "2,Hồ Thị Na,31/02/2011,Nữ,\n"

static MnTestDir dir;

/* A register with one child of a secret group, and a list that has one more row, which is wrong. */
static char *
make_register (const char *name, char **table)
{
  char *path = mn_test_dir_file (&dir, name);
  g_autofree char *said = NULL;

  cli_copy (cli_register (), path);
  *table = mn_test_dir_file (&dir, "list.csv");
  mn_test_write_file (*table, TABLE, -1);
  said = cli_output ("import %s child %s", path, *table);
  g_assert_cmpstr (said, ==, "read=2 added=1 updated=0 unchanged=0 rejected=1\n");
  return path;
}

static void
assert_begins (const char *name, const char *bytes, gsize n)
{
  gsize size;
  g_autofree char *path = mn_test_dir_file (&dir, name);
  g_autofree char *given = mn_test_read_file (path, &size);

  g_assert_cmpuint (size, >, n);
  g_assert_cmpmem (given, n, bytes, n);
}

/* By the end of the name; a table of ours is replaced, what somebody else wrote is not. */
static void
test_rejected (void)
{
  g_autofree char *table = NULL;
  g_autofree char *path = make_register ("rejected.mangnon", &table);
  g_autofree char *foreign = mn_test_dir_file (&dir, "foreign.xlsx");
  g_autofree char *before = NULL;

  for (int round = 0; round < 2; round++)
    {
      g_free (cli_output ("import %s child %s --rejected %s/r.xlsx", path, table, dir.path));
      g_free (cli_output ("import %s child %s --rejected %s/r.ods", path, table, dir.path));
      g_free (cli_output ("import %s child %s --rejected %s/r.csv", path, table, dir.path));
    }
  assert_begins ("r.xlsx", "PK\3\4", 4);
  assert_begins ("r.ods", "PK\3\4", 4);
  assert_begins ("r.csv", MARK, 3);
  before = cli_sum (path);
  mn_test_write_file (foreign, "PK\3\4 of another program, with what somebody corrected in it", -1);
  {
    g_auto (CliRun) ending = cli_run ("import %s child %s --rejected %s/r.txt", path, table, dir.path);
    g_auto (CliRun) there = cli_run ("import %s child %s --rejected %s", path, table, foreign);

    cli_assert_refused (&ending, 1, "let it end with .csv, .xlsx or .ods");
    cli_assert_refused (&there, 2, "is not as Măng Non wrote it");
  }
  mn_assert_string (cli_sum (path), before);
}

/* Workbooks leave out what is sensitive unless it is asked for; each export is in the history. */
static void
test_people (void)
{
  g_autofree char *table = NULL;
  g_autofree char *path = make_register ("people.mangnon", &table);
  g_autofree char *shown = mn_test_dir_file (&dir, "shown.csv");
  g_autofree char *open = NULL;
  g_autofree char *all = NULL;

  g_free (cli_output ("export %s child %s/out.xlsx", path, dir.path));
  g_free (cli_output ("export %s child %s/out.ods", path, dir.path));
  assert_begins ("out.xlsx", "PK\3\4", 4);
  g_free (cli_output ("export %s child %s --display", path, shown));
  open = mn_test_read_file (shown, NULL);
  g_assert_nonnull (strstr (open, "Hồ Văn Nam"));
  g_assert_null (strstr (open, "HIV"));
  g_free (cli_output ("export %s child %s --display --sensitive", path, shown));
  all = mn_test_read_file (shown, NULL);
  g_assert_nonnull (strstr (all, "HIV"));
  g_free (cli_output ("export %s child %s/whole.csv", path, dir.path));
  g_assert_cmpint (cli_sql_number (path, "SELECT count(*) FROM change WHERE action = 'export'"), ==, 5);
  g_assert_cmpint (cli_sql_number (path, "SELECT count(*) FROM change WHERE action = 'export'"
                                         " AND subject LIKE '%sensitive%'"),
                   ==, 2);
  {
    g_auto (CliRun) ending = cli_run ("export %s child %s/out.pdf", path, dir.path);

    cli_assert_refused (&ending, 1, "let it end with .csv, .xlsx or .ods");
  }
}

/* Names of another day's units, and only where names are. */
static void
test_units_on (void)
{
  g_autofree char *shown = mn_test_dir_file (&dir, "by-units.csv");
  g_autofree char *path = mn_test_dir_file (&dir, "by-units.mangnon");
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;

  g_free (cli_output ("sample cam-lo %s", path));
  list = cli_output ("list %s child --display --columns unit --units-on 01/07/2025", path);
  g_assert_true (g_str_has_prefix (strstr (list, "01/07/2025"), "01/07/2025)\n"));
  g_assert_nonnull (strstr (list, "\nHiếu Giang\n"));
  g_assert_null (strstr (list, "Cam Nghĩa"));
  g_free (cli_output ("export %s child %s --display --units-on 2025-07-01", path, shown));
  text = mn_test_read_file (shown, NULL);
  g_assert_nonnull (strstr (text, "Hiếu Giang"));
  g_assert_null (strstr (text, "Cam Nghĩa,"));
  g_free (cli_output ("print %s beneficiaries %s/by-units.pdf --units-on 01/07/2025", path, dir.path));
  {
    g_auto (CliRun) codes = cli_run ("list %s child --units-on 01/07/2025", path);
    g_auto (CliRun) back = cli_run ("export %s child %s/codes.csv --units-on 01/07/2025", path, dir.path);
    g_auto (CliRun) day = cli_run ("print %s beneficiaries %s/day.pdf --units-on 2025", path, dir.path);

    cli_assert_refused (&codes, 1, "--display");
    cli_assert_refused (&back, 1, "--display");
    cli_assert_refused (&day, 1, "--units-on");
  }
}

static void
test_template (void)
{
  g_autofree char *table = NULL;
  g_autofree char *path = make_register ("template.mangnon", &table);
  g_autofree char *made = cli_output ("template %s %s/template.xlsx --unit 19606", path, dir.path);
  g_autofree char *back = cli_output ("import %s child %s/template.xlsx", path, dir.path);
  g_auto (CliRun) again = cli_run ("template %s %s/template.xlsx --unit 19606", path, dir.path);
  g_auto (CliRun) district = cli_run ("template %s %s/other.xlsx", path, dir.path);
  g_auto (CliRun) ending = cli_run ("template %s %s/other.ods --unit 19606", path, dir.path);
  g_auto (CliRun) unknown = cli_run ("template %s %s/other.xlsx --unit 99999", path, dir.path);

  g_assert_nonnull (strstr (made, "is made."));
  g_assert_cmpstr (back, ==, "read=0 added=0 updated=0 unchanged=0 rejected=0\n");
  cli_assert_refused (&again, 2, "somebody may have filled it in");
  cli_assert_refused (&district, 2, "is not a commune");
  cli_assert_refused (&ending, 1, "end with .xlsx");
  cli_assert_refused (&unknown, 2, "99999");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  cli_fixture_init ();
  dir = MN_TEST_DIR;
  g_test_add_func ("/cli/exports/rejected", test_rejected);
  g_test_add_func ("/cli/exports/people", test_people);
  g_test_add_func ("/cli/exports/units-on", test_units_on);
  g_test_add_func ("/cli/exports/template", test_template);
  result = g_test_run ();
  mn_test_dir_clear (&dir);
  cli_fixture_end ();
  return result;
}
