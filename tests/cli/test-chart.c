/* test-chart.c: charts of indicators as files
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#include <string.h>

static MnTestDir dir;
static char *path;

static void
add_sql (int year, int value, const char *state)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO observation (uuid, indicator, unit, period_start, period_end, value, state, source) SELECT "
      "'00000000-0000-4000-8000-00000000%04d', id, (SELECT unit FROM register LIMIT 1), '%d-01-01', '%d-12-31', %d, "
      "'%s', 'Báo cáo' FROM indicator WHERE code = 'CT02'",
      year, year, year, value, state);

  cli_sql_run (path, sql);
}

static void
test_same_bytes (void)
{
  static const struct {
    const char *ending;
    const char *begins;
  } formats[] = { { "png", "\x89PNG" }, { "svg", "<?xml" }, { "pdf", "%PDF" } };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *one = g_strdup_printf ("%s/một.%s", dir.path, formats[i].ending);
      g_autofree char *two = g_strdup_printf ("%s/hai.%s", dir.path, formats[i].ending);
      g_autofree char *said = cli_output ("chart '%s' CT02 '%s'", path, one);
      g_autofree char *again = cli_output ("chart '%s' CT02 '%s'", path, two);
      g_autofree char *first = NULL, *second = NULL;
      gsize first_length, second_length;

      g_assert_true (g_file_get_contents (one, &first, &first_length, NULL));
      g_assert_true (g_file_get_contents (two, &second, &second_length, NULL));
      g_assert_cmpmem (first, first_length, second, second_length);
      g_assert_true (g_str_has_prefix (first, formats[i].begins));
      g_assert_nonnull (strstr (said, "một."));
    }
}

/* The words of the drawing say what is drawn: a gap is a dash and never a zero. */
static void
test_range (void)
{
  g_autofree char *out = g_strdup_printf ("%s/khoang.svg", dir.path);
  g_autofree char *all = cli_output ("chart '%s' CT02 '%s'", path, out);
  g_autofree char *svg = NULL, *cut = NULL, *said = NULL;

  g_assert_true (g_file_get_contents (out, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "2013 70,0; 2014 –; 2015 72,5; 2016 80,0 (ước)"));
  said = cli_output ("chart '%s' CT02 '%s' --from 2015 --to 2016", path, out);
  g_assert_true (g_file_get_contents (out, &cut, NULL, NULL));
  g_assert_null (strstr (cut, "2013 70"));
  g_assert_nonnull (strstr (cut, "2015 72,5; 2016 80,0 (ước)"));
}

/* Units beside each other: the confirmed figure before the estimate, the largest first, none without a figure; units of
 * another level stay out. */
static void
test_by_unit (void)
{
  g_autofree char *out = g_strdup_printf ("%s/dia-ban.svg", dir.path);
  g_autofree char *register_path = g_strdup_printf ("%s/dia-ban.mangnon", dir.path);
  g_autofree char *said = NULL, *other = NULL, *svg = NULL, *older = NULL;

  cli_copy (path, register_path);
  cli_sql_run (
      register_path,
      "WITH v (n, name, year, value, state) AS (VALUES (1, 'Xã Cam Tuyền', 2016, 2740, 'reported'),"
      " (2, 'Thị trấn Cam Lộ', 2016, 1250, 'confirmed'), (3, 'Thị trấn Cam Lộ', 2016, 1300, 'estimated'),"
      " (4, 'Xã Cam Hiếu', 2016, 1690, 'estimated'), (5, 'Huyện Cam Lộ', 2016, 1960, 'reported'),"
      " (6, 'Xã Cam Tuyền', 2015, 2810, 'reported'), (7, 'Xã Cam Hiếu', 2015, 1720, 'reported'),"
      " (8, 'Xã Cam Tuyền', 2018, 9000, 'reported'), (9, 'Xã Cam Hiếu', 2018, 9000, 'reported'))"
      " INSERT INTO observation (uuid, indicator, unit, period_start, period_end, value, state, source)"
      " SELECT '00000000-0000-4000-8000-00000001000' || n, (SELECT id FROM indicator WHERE code = 'CT04b'),"
      " (SELECT min (id) FROM unit WHERE unit.name = v.name), year || '-01-01', year || '-12-31', value, state, 'Trạm'"
      " FROM v");
  said = cli_output ("chart '%s' CT04b '%s' --by-unit", register_path, out);
  g_assert_true (g_file_get_contents (out, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "Cam Tuyền 27,4; Cam Hiếu 16,9 (ước); Cam Lộ 12,5<"));
  other = cli_output ("chart '%s' CT04b '%s' --by-unit --year 2015", register_path, out);
  g_assert_true (g_file_get_contents (out, &older, NULL, NULL));
  g_assert_nonnull (strstr (older, "Cam Tuyền 28,1; Cam Hiếu 17,2"));
}

/* What was counted in the nine communes of 2016 is that of the two of 2025, which all of them became; a rate is not. */
static void
test_units_on (void)
{
  g_autofree char *register_path = g_strdup_printf ("%s/units-on.mangnon", dir.path);
  g_autofree char *out = g_strdup_printf ("%s/units-on.svg", dir.path);
  g_autofree char *svg = NULL;

  cli_copy (path, register_path);
  cli_sql_run (
      register_path,
      "INSERT INTO observation (uuid, indicator, unit, period_start, period_end, value, state, source)"
      " SELECT '00000000-0000-4000-8000-0000' || substr ('0000000' || i.id, -4) || substr ('0000' || u.id, -4),"
      " i.id, u.id, '2016-01-01', '2016-12-31', 1000, 'reported', 'Trạm' FROM indicator AS i JOIN unit AS u"
      " JOIN unit_link AS l ON l.unit = u.id AND l.kind = 'parent' JOIN unit AS d ON d.id = l.other"
      " WHERE d.code = '468' AND u.level = 'commune' AND u.valid_from <= '2016-12-31'"
      " AND (u.valid_to IS NULL OR u.valid_to >= '2016-12-31')"
      " AND i.code IN ('CT04b', 'BS08') GROUP BY i.id, u.id");
  g_free (cli_output ("chart '%s' BS08 '%s' --by-unit --units-on 01/07/2025", register_path, out));
  g_assert_true (g_file_get_contents (out, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "Hiếu Giang"));
  g_assert_nonnull (strstr (svg, "Hiếu Giang 50; Cam Lộ 40<"));
  g_assert_null (strstr (svg, "Cam Tuyền"));
  {
    g_auto (CliRun) rate = cli_run ("chart '%s' CT04b '%s' --by-unit --units-on 01/07/2025", register_path, out);
    g_auto (CliRun) alone = cli_run ("chart '%s' BS08 '%s' --units-on 01/07/2025", register_path, out);

    cli_assert_refused (&rate, 2, "tỷ lệ không cộng được");
    cli_assert_refused (&alone, 1, "--by-unit");
  }
  /* of one of them nothing is known: what it is a part of has no bar, and one bar compares nothing */
  cli_sql_run (register_path, "DELETE FROM observation WHERE unit IN (SELECT id FROM unit WHERE code = '19600')");
  {
    g_auto (CliRun) less = cli_run ("chart '%s' BS08 '%s' --by-unit --units-on 01/07/2025", register_path, out);

    cli_assert_refused (&less, 2, "01/07/2025");
  }
}

static void
test_refusals (void)
{
  static const struct {
    const char *arguments;
    int code;
    const char *sentence;
  } cases[] = {
    { "CT02 '%s/x.gif'", 1, ".png, .svg" },
    { "CT02 '%s/x.png' --from 16", 1, "--from" },
    { "CT02 '%s/x.png' --from 2016 --to 2015", 1, "after the last" },
    { "CT99 '%s/x.png'", 2, "CT99" },
    { "CT19 '%s/x.png'", 2, "no figures" },
    { "CT02 '%s/x.png' --from 2020", 2, "of these years" },
    { "CT02 '%s/x.png' --unit 99999", 2, "99999" },
    { "CT02 '%s/x.png' --by-unit", 2, "two units" },
    { "CT02 '%s/x.png' --by-unit --year 15", 1, "--year" },
    { "CT02 '%s/x.png' --year 2015", 1, "--by-unit" },
    { "CT02 '%s/none/x.png'", 2, "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].arguments, "%s", 2);
      g_auto (CliRun) run = cli_run ("chart '%s' %s%s%s", path, parts[0], dir.path, parts[1]);
      g_autofree char *file = g_build_filename (dir.path, "x.png", NULL);

      cli_assert_refused (&run, cases[i].code, cases[i].sentence);
      g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
    }
}

/* A register whose name ends like a picture's is still a register. */
static void
test_register_is_kept (void)
{
  g_autofree char *other = g_strdup_printf ("%s/so.png", dir.path);
  g_autofree char *before = NULL, *after = NULL;

  cli_copy (path, other);
  before = cli_sum (other);
  {
    g_auto (CliRun) run = cli_run ("chart '%s' CT02 '%s'", path, other);

    cli_assert_refused (&run, 2, "is a register");
  }
  after = cli_sum (other);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  cli_fixture_init ();
  dir = MN_TEST_DIR;
  path = mn_test_dir_file (&dir, "so.mangnon");
  cli_copy (cli_register (), path);
  add_sql (2013, 7000, "confirmed");
  add_sql (2015, 7250, "reported");
  add_sql (2016, 8000, "estimated");
  g_test_add_func ("/cli/chart/same-bytes", test_same_bytes);
  g_test_add_func ("/cli/chart/range", test_range);
  g_test_add_func ("/cli/chart/by-unit", test_by_unit);
  g_test_add_func ("/cli/chart/units-on", test_units_on);
  g_test_add_func ("/cli/chart/refusals", test_refusals);
  g_test_add_func ("/cli/chart/register-is-kept", test_register_is_kept);
  result = g_test_run ();
  g_free (path);
  mn_test_dir_clear (&dir);
  cli_fixture_end ();
  return result;
}
