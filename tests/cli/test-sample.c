/* test-sample.c: the main job from end to end, on the sample
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#include "mn-entity.h"

#include <sqlite3.h>

static MnTestDir dir;
static char *path;

/* Not by our own folding: taken apart by Unicode, marks dropped, đ made d. */
static char *
fold_independently (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  g_autofree char *lower = g_utf8_strdown (apart, -1);
  GString *folded = g_string_new (" ");

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      g_string_append_unichar (folded, c == 0x111 ? 'd' : g_unichar_isalnum (c) ? c : ' ');
    }
  return g_string_free (folded, FALSE);
}

/* Each word begins one of the text's; @whole: short words are whole ones, and one at least is not short. */
static gboolean
has_words (const char *folded, const char *const *words, gboolean whole)
{
  gboolean any = !whole;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_short = strlen (words[i]) < 3;
      g_autofree char *begun = g_strconcat (" ", words[i], whole && is_short ? " " : "", NULL);

      if (strstr (folded, begun) == NULL)
        return FALSE;
      any = any || !is_short;
    }
  return any;
}

/* Rows whose first column has all the words, or any one of the others. */
static guint
count_independently (const char *sql, const char *const *words)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gboolean found = FALSE;

      for (int i = 0; i < sqlite3_column_count (statement) && !found; i++)
        {
          g_autofree char *folded = fold_independently ((const char *)sqlite3_column_text (statement, i));
          g_autofree char *ended = g_strconcat (folded, " ", NULL);

          found = has_words (ended, words, i > 0);
        }
      n += found;
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return n;
}

/* The texts of a row that its table says are searched, and the names of others in it. */
static char *
searched_text_sql (const char *name)
{
  const MnEntity *entity = mn_entity_find (name);
  GString *sql = g_string_new ("SELECT ''");

  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MN_FIELD_SEARCHED) != 0)
      g_string_append_printf (sql, " || ' ' || ifnull (%s, '')", entity->fields[i].name);
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & MN_FIELD_PERSON) != 0)
      g_string_append_printf (sql, ", ' ' || ifnull (%s, '')", entity->fields[i].name);
  g_string_append_printf (sql, " FROM %s WHERE deleted_at IS NULL", name);
  return g_string_free (sql, FALSE);
}

static void
test_search (void)
{
  static const char *const searches[] = { "nguyen thi", "nguyen thi hong", "le van", "đ", "khong co ai" };
  g_autofree char *sql = searched_text_sql ("child");

  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *folded = fold_independently (searches[i]);
      g_auto (GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);
      g_autofree char *count = cli_output ("list %s child --search '%s' --count", path, searches[i]);
      g_autofree char *rows = cli_output ("list %s child --search '%s' --columns uuid", path, searches[i]);
      guint wanted = count_independently (sql, (const char *const *)words);

      g_test_message ("%s: %u", searches[i], wanted);
      g_assert_cmpint (g_ascii_strtoll (count, NULL, 10), ==, wanted);
      g_assert_cmpint (cli_n_lines (rows), ==, wanted + 1);
    }
}

/* Every row of every entity comes out, and no cell breaks a line. */
static void
test_list_everything (void)
{
  g_autofree char *entities = cli_output ("entities %s", path);
  g_auto (GStrv) lines = g_strsplit (entities, "\n", -1);

  for (guint i = 1; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE deleted_at IS NULL", cells[0]);
      g_autofree char *list = cli_output ("list %s %s", path, cells[0]);
      guint tabs = 0, all_tabs = 0;

      for (const char *p = list; *p != '\n'; p++)
        tabs += *p == '\t';
      for (const char *p = list; *p != '\0'; p++)
        all_tabs += *p == '\t';
      g_assert_cmpint (cli_n_lines (list), ==, cli_sql_number (path, sql) + 1);
      g_assert_cmpint (all_tabs, ==, tabs * cli_n_lines (list));
    }
}

static void
test_where (void)
{
  g_autofree char *orphans = cli_output ("list %s assistance --on 2017-05-31 --count", path);
  g_autofree char *girls = cli_output ("list %s child --where sex=female --count", path);
  g_autofree char *commune = cli_output ("list %s child --where unit=19612 --count", path);

  g_assert_cmpstr (orphans, ==, "353\n");
  g_assert_cmpint (g_ascii_strtoll (girls, NULL, 10), ==,
                   cli_sql_number (path, "SELECT count(*) FROM child WHERE sex = 'female' AND deleted_at IS NULL"));
  g_assert_cmpint (g_ascii_strtoll (commune, NULL, 10), ==,
                   cli_sql_number (path,
                                   "SELECT count(DISTINCT child) FROM residence AS r JOIN unit AS u ON u.id = r.unit"
                                   " WHERE u.code = '19612' AND r.valid_from <= '2017-05-31' AND"
                                   " (r.valid_to IS NULL OR r.valid_to >= '2017-05-31') AND r.deleted_at IS NULL"));
}

static void
test_print (void)
{
  g_autofree char *pdf = mn_test_dir_file (&dir, "b.pdf");
  g_autofree char *of = mn_test_dir_file (&dir, "of.pdf");
  g_autofree char *said = cli_output ("print %s beneficiaries %s", path, pdf);
  g_autofree char *found = cli_output ("list %s programme --search 'trung thu 2016' --columns code", path);
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
  g_autofree char *said_of = cli_output ("print %s beneficiaries %s --of %s", path, of, lines[1]);
  g_auto (CliRun) text = cli_shell ("pdftotext -layout '%s' -", of);

  g_assert_nonnull (strstr (said, "pages.\n"));
  g_assert_nonnull (strstr (said_of, "pages.\n"));
  g_assert_cmpint (text.code, ==, 0);
  g_assert_nonnull (strstr (text.out, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  g_assert_nonnull (strstr (text.out, "TRUNG THU NĂM 2016"));
  g_assert_true (g_utf8_validate (text.out, -1, NULL));
}

static void
test_check (void)
{
  g_autofree char *before = cli_sum (path);
  g_autofree char *after = NULL;
  g_autofree char *said = cli_output ("check %s", path);

  after = cli_sum (path);
  g_assert_true (g_str_has_prefix (said, "All is well: "));
  g_assert_cmpint (cli_n_lines (said), ==, 1);
  g_assert_cmpstr (before, ==, after);
  cli_assert_alone (path);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  cli_fixture_init ();
  dir = MN_TEST_DIR;
  path = mn_test_dir_file (&dir, "cam-lo.mangnon");
  g_free (cli_output ("sample cam-lo %s", path));
  g_test_add_func ("/cli/sample/search", test_search);
  g_test_add_func ("/cli/sample/list-everything", test_list_everything);
  g_test_add_func ("/cli/sample/where", test_where);
  g_test_add_func ("/cli/sample/print", test_print);
  g_test_add_func ("/cli/sample/check", test_check);
  result = g_test_run ();
  g_clear_pointer (&path, g_free);
  mn_test_dir_clear (&dir);
  cli_fixture_end ();
  return result;
}
