/* test-verbs.c: every verb on a small register, compared with plain SQL
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#include "mn-register.h"

#include <unistd.h>

/* What a note may hold that a line of a table may not. */
#define AWKWARD "một\thai\nba \\ bốn"
#define AWKWARD_ESCAPED "một\\thai\\nba \\\\ bốn"

static MnTestDir dir;
static char *path;     /* a register with four children, one of them in the bin */
static char *first_id; /* the UUID of the one that was corrected */

static gint64
save_child (MnRegister *reg, const char *name, const char *born, const char *sex, const char *note)
{
  g_autoptr (MnRecord) child = mn_record_new (mn_entity_find ("child"));
  g_autoptr (GError) error = NULL;

  mn_record_set_text (child, "full_name", name);
  mn_record_set_text (child, "birth_date", born);
  mn_record_set_text (child, "sex", sex);
  mn_record_set_text (child, "note", note);
  mn_register_save (reg, child, NULL, &error);
  g_assert_no_error (error);
  if (note != NULL)
    {
      first_id = g_strdup (mn_record_get_uuid (child));
      mn_record_set_text (child, "birth_date", "2008-09-15");
      mn_register_save (reg, child, NULL, &error);
      g_assert_no_error (error);
    }
  return mn_record_get_id (child);
}

static void
fill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = NULL;
  gint64 gone;

  path = mn_test_dir_file (&dir, "small.mangnon");
  cli_copy (cli_register (), path);
  reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  save_child (reg, "Nguyễn Thị Hồng Ánh", "2008-09-14", "female", AWKWARD);
  save_child (reg, "Hạ Lê", "2010-05", "female", NULL);
  save_child (reg, "Đỗ Đức Đạt", "2011", "male", NULL);
  gone = save_child (reg, "Hồ Văn Bỏ", "2012-01-01", "male", NULL);
  mn_register_delete (reg, mn_entity_find ("child"), gone, NULL, &error);
  g_assert_no_error (error);
  mn_register_close (reg, &error);
  g_assert_no_error (error);
}

static void
test_help (void)
{
  static const char *const verbs[] = { "sample", "new", "entities", "fields", "list", "history", "print", "check" };
  g_autofree char *help = cli_output ("--help");
  g_autofree char *version = cli_output ("--version");

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", verbs[i]);
      g_autofree char *usage = g_strdup_printf ("Usage: mang-non-cli %s ", verbs[i]);
      g_autofree char *of_verb = cli_output ("%s --help", verbs[i]);

      g_assert_nonnull (strstr (help, line));
      g_assert_true (g_str_has_prefix (of_verb, usage));
      g_assert_cmpint (cli_n_lines (of_verb), >=, 3);
    }
  g_assert_true (g_str_has_prefix (version, "mang-non-cli "));
  g_assert_cmpint (cli_n_lines (version), ==, 1);
}

/* Vietnamese unless somebody asks for another language, whatever the machine's locale. */
static void
test_language (void)
{
  g_autofree char *catalogue = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "po", "vi.po", NULL);
  gsize size;
  g_autofree char *text = mn_test_read_file (catalogue, &size);
  g_auto (CliRun) run = cli_shell ("env -u MANG_NON_LANGUAGE LC_ALL=C \"$CLI\" --help");

  if (strstr (text, "“LỆNH --help”") == NULL)
    {
      g_test_skip ("po/vi.po does not know the command line yet");
      return;
    }
  g_assert_cmpint (run.code, ==, 0);
  g_assert_true (g_str_has_prefix (run.out, "Cách dùng: mang-non-cli"));
}

static void
test_new (void)
{
  g_autofree char *communes
      = cli_output ("list %s unit --on 2017-05-31 --where parent=468 --columns code --sort code", path);
  g_autofree char *later = cli_output ("list %s unit --on 2026-01-01 --where level=commune --count", path);
  g_autofree char *well = cli_output ("check %s", path);
  const char *sql = "SELECT count(*) FROM unit WHERE level = 'commune' AND valid_from <= '2026-01-01'"
                    " AND (valid_to IS NULL OR valid_to >= '2026-01-01')";

  /* The nine of the statistics office's list. */
  g_assert_cmpstr (communes, ==, "code\n19597\n19600\n19603\n19606\n19609\n19612\n19615\n19618\n19621\n");
  g_assert_cmpint (g_ascii_strtoll (later, NULL, 10), ==, cli_sql_number (path, sql));
  g_assert_true (g_str_has_prefix (well, "All is well: "));
  g_assert_true (g_str_has_suffix (well, "of which children: 3.\n"));
}

static void
test_entities (void)
{
  g_autofree char *out = cli_output ("entities %s", path);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  guint i;

  g_assert_cmpstr (lines[0], ==, "name\ttitle\trows");
  for (i = 1; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE deleted_at IS NULL", cells[0]);

      g_assert_cmpint (g_strv_length (cells), ==, 3);
      g_assert_cmpint (g_ascii_strtoll (cells[2], NULL, 10), ==, cli_sql_number (path, sql));
    }
  g_assert_cmpint (i, >, 20);
}

/* Every column of the table that is not the program's own, and what is read in the child's household. */
static void
test_fields (void)
{
  g_autofree char *out = cli_output ("fields %s child", path);
  gint64 n_columns = cli_sql_number (path, "SELECT count(*) FROM pragma_table_info ('child')"
                                           " WHERE name NOT IN ('id', 'uuid', 'deleted_at', 'fold', 'sort_key')");

  g_assert_true (g_str_has_prefix (out, "name\tkind\trequired\tderived\tformat\tlabel\tvalues\n"));
  g_assert_nonnull (strstr (out, "\nfull_name\ttext\t1\t0\t\tFull name\t\n"));
  g_assert_nonnull (strstr (out, "\nsex\tchoice\t1\t0\tone of the codes\tSex\tmale = "));
  g_assert_nonnull (strstr (out, "\nunit\tlink\t0\t1\tcode\tUnit\tunit\n"));
  g_assert_nonnull (strstr (out, "\npoverty\tchoice\t0\t1\tone of the codes\tPoverty\tpoor = "));
  g_assert_cmpint (cli_n_lines (out), ==, n_columns + 2);
}

static void
test_list (void)
{
  g_autofree char *all = cli_output ("list %s child --columns full_name,birth_date", path);
  g_autofree char *shown = cli_output ("list %s child --columns full_name,birth_date,sex --display --limit 1", path);
  g_autofree char *sorted = cli_output ("list %s child --columns birth_date --sort -birth_date", path);
  g_autofree char *bin = cli_output ("list %s child --columns full_name --bin", path);
  g_autofree char *empty = cli_output ("list %s child --search 'không ai'", path);

  /* By tên, then họ. */
  g_assert_cmpstr (all, ==,
                   "full_name\tbirth_date\nNguyễn Thị Hồng Ánh\t2008-09-15\nĐỗ Đức Đạt\t2011\nHạ Lê\t2010-05\n");
  g_assert_cmpstr (shown, ==, "Full name\tDate of birth\tSex\nNguyễn Thị Hồng Ánh\t15/09/2008\tFemale\n");
  g_assert_cmpstr (sorted, ==, "birth_date\n2011\n2010-05\n2008-09-15\n");
  g_assert_cmpstr (bin, ==, "full_name\nHồ Văn Bỏ\n");
  g_assert_cmpint (cli_n_lines (empty), ==, 1);
}

static void
test_list_counts (void)
{
  static const struct {
    const char *options;
    const char *count;
  } cases[] = {
    { "", "3\n" },
    { "--search 'nguyen thi'", "1\n" },
    { "--search NGUYỄN", "1\n" },
    { "--search 'dat do'", "1\n" },
    { "--search uyen", "0\n" },
    { "--search '%%'", "3\n" },
    { "--where sex=female", "2\n" },
    { "--where sex=female --where sex=male", "3\n" },
    { "--where sex=female --where birth_date=2010-05", "1\n" },
    { "--where note=", "2\n" },
    { "--where unit=", "3\n" },
    { "--limit 2", "2\n" },
    { "--bin", "1\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *count = cli_output ("list %s child --count %s", path, cases[i].options);

      g_test_message ("%s", cases[i].options);
      g_assert_cmpstr (count, ==, cases[i].count);
    }
}

/* All fields, the ID first; what would break a line is escaped. */
static void
test_list_escapes (void)
{
  g_autofree char *out = cli_output ("list %s child --search hong", path);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  g_auto (GStrv) head = g_strsplit (lines[0], "\t", -1);
  g_auto (GStrv) cells = g_strsplit (lines[1], "\t", -1);
  const MnEntity *child = mn_entity_find ("child");

  g_assert_cmpint (g_strv_length (lines), ==, 3);
  g_assert_cmpint (g_strv_length (head), ==, child->n_fields + 1);
  g_assert_cmpint (g_strv_length (cells), ==, child->n_fields + 1);
  g_assert_cmpstr (head[0], ==, "uuid");
  g_assert_cmpstr (cells[0], ==, first_id);
  for (guint i = 0; i < child->n_fields; i++)
    g_assert_cmpstr (head[i + 1], ==, child->fields[i].name);
  g_assert_cmpstr (cells[mn_entity_field (child, "note") + 1], ==, AWKWARD_ESCAPED);
}

static void
test_history (void)
{
  g_autofree char *out = cli_output ("history %s child %s", path, first_id);
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  g_assert_cmpstr (lines[0], ==, "time\twho\taction\tundone\top\tfield\told\tnew");
  g_assert_true (g_str_has_suffix (lines[1], "\tedit\t0\tedit\tbirth_date\t14/09/2008\t15/09/2008"));
  g_assert_true (g_str_has_suffix (lines[2], "\t0\tcreate\t\t\t"));
  g_assert_cmpstr (lines[3], ==, "");
}

static void
test_print (void)
{
  g_autofree char *pdf = mn_test_dir_file (&dir, "children.pdf");
  g_autofree char *again = mn_test_dir_file (&dir, "again.pdf");
  g_autofree char *names = cli_output ("print %s", path);
  g_autofree char *first = cli_output ("print %s child %s", path, pdf);
  g_autofree char *second = cli_output ("print %s child %s", path, again);
  g_autofree char *over = cli_output ("print %s child %s", path, again);
  g_autofree char *one = cli_sum (pdf);
  g_autofree char *two = cli_sum (again);
  g_auto (CliRun) text = cli_shell ("pdftotext -layout '%s' - || exit 77", pdf);

  g_assert_true (g_str_has_prefix (names, "beneficiaries\tWho received what in a programme\n"));
  g_assert_nonnull (strstr (names, "\nchild\tChildren\n"));
  /* each has a name that says what it is */
  g_assert_null (strstr (names, "\t\n"));
  g_assert_true (g_str_has_suffix (first, "is made: 1 page.\n"));
  g_assert_cmpstr (one, ==, two);
  if (text.code == 77)
    return;
  g_assert_nonnull (strstr (text.out, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  g_assert_nonnull (strstr (text.out, "Nguyễn Thị Hồng Ánh"));
  g_assert_null (strstr (text.out, "Hồ Văn Bỏ"));
}

/* A register that may not be written is read as it is, and a note says so. */
static void
test_read_only (void)
{
  g_autofree char *copy = mn_test_dir_file (&dir, "frozen.mangnon");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (CliRun) fresh = { 0 };
  g_auto (CliRun) stale = { 0 };

  cli_copy (path, copy);
  g_chmod (copy, 0444);
  fresh = cli_run ("list %s child --count", copy);
  g_chmod (copy, 0644);
  cli_sql_run (copy, "UPDATE meta SET value = '2017-05-30' WHERE key = 'current_on'");
  g_chmod (copy, 0444);
  before = cli_sum (copy);
  stale = cli_run ("list %s child --count", copy);
  after = cli_sum (copy);

  g_assert_cmpint (fresh.code, ==, 0);
  g_assert_cmpstr (fresh.out, ==, "3\n");
  g_assert_cmpstr (fresh.err, ==, "The file may not be written: the register is open for reading only.\n");
  g_assert_cmpint (stale.code, ==, 0);
  g_assert_cmpstr (stale.out, ==, "3\n");
  g_assert_true (g_str_has_prefix (stale.err, fresh.err));
  g_assert_nonnull (strstr (stale.err, "Current values may be those of another day"));
  g_assert_cmpstr (before, ==, after);
  cli_assert_alone (copy);
}

/* Reading changes nothing; only when its day has moved is a register brought up to date first. */
static void
test_refresh (void)
{
  g_autofree char *copy = mn_test_dir_file (&dir, "moved.mangnon");
  const char *stale = "SELECT count(*) FROM meta WHERE key = 'current_on' AND value = '2017-05-30'";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cli_copy (path, copy);
  before = cli_sum (copy);
  g_free (cli_output ("list %s unit", copy));
  g_free (cli_output ("check %s", copy));
  after = cli_sum (copy);
  g_assert_cmpstr (before, ==, after);

  cli_sql_run (copy, "UPDATE meta SET value = '2017-05-30' WHERE key = 'current_on'");
  g_free (cli_output ("check %s", copy));
  g_assert_cmpint (cli_sql_number (copy, stale), ==, 1);
  g_free (cli_output ("entities %s", copy));
  g_assert_cmpint (cli_sql_number (copy, stale), ==, 0);
  cli_assert_alone (copy);
}

static void
test_no_gtk (void)
{
  g_auto (CliRun) run = cli_shell ("ldd \"$CLI\"");

  g_assert_cmpint (run.code, ==, 0);
  g_assert_nonnull (strstr (run.out, "libsqlite3"));
  g_assert_null (strstr (run.out, "libgtk"));
  g_assert_null (strstr (run.out, "libadwaita"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  cli_fixture_init ();
  dir = MN_TEST_DIR;
  fill ();
  g_test_add_func ("/cli/verbs/help", test_help);
  g_test_add_func ("/cli/verbs/language", test_language);
  g_test_add_func ("/cli/verbs/new", test_new);
  g_test_add_func ("/cli/verbs/entities", test_entities);
  g_test_add_func ("/cli/verbs/fields", test_fields);
  g_test_add_func ("/cli/verbs/list", test_list);
  g_test_add_func ("/cli/verbs/list/counts", test_list_counts);
  g_test_add_func ("/cli/verbs/list/escapes", test_list_escapes);
  g_test_add_func ("/cli/verbs/history", test_history);
  g_test_add_func ("/cli/verbs/print", test_print);
  g_test_add_func ("/cli/verbs/read-only", test_read_only);
  g_test_add_func ("/cli/verbs/refresh", test_refresh);
  g_test_add_func ("/cli/verbs/no-gtk", test_no_gtk);
  result = g_test_run ();
  g_clear_pointer (&path, g_free);
  g_clear_pointer (&first_id, g_free);
  mn_test_dir_clear (&dir);
  cli_fixture_end ();
  return result;
}
