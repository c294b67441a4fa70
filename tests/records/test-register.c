/* test-register.c: a new register, its working date and what hangs on it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "mn-refresh.h"
#include "mn-register.h"
#include "mn-test.h"

/* An independent look: plain SQLite on the closed or open file. */
static gint64
look (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return number;
}

/* Made once by main(): the national lists take most of a second. */
static char *template_path;

static MnRegister *
open_new (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) from = g_file_new_for_path (template_path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  MnRegister *reg;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  return reg;
}

static void
assert_sound (MnRegister *reg)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  mn_register_check (reg, problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

static gint64
save (MnRegister *reg, MnRecord *record)
{
  g_autoptr (GError) error = NULL;

  mn_register_save (reg, record, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mn_record_get_id (record), >, 0);
  return mn_record_get_id (record);
}

static gint64
find (MnRegister *reg, const char *entity, const char *code)
{
  g_autoptr (GError) error = NULL;
  gint64 id = mn_record_find (mn_register_get_reader (reg), mn_entity_find (entity), code,
                              mn_register_get_working_date (reg), &error);

  g_assert_no_error (error);
  return id;
}

static gint64
new_child (MnRegister *reg, const char *name)
{
  g_autoptr (MnRecord) child = mn_record_new (mn_entity_find ("child"));

  mn_record_set_text (child, "full_name", name);
  mn_record_set_text (child, "birth_date", "2009-03");
  mn_record_set_text (child, "sex", "female");
  return save (reg, child);
}

static MnRecord *
dated (const char *entity, gint64 child, const char *from, const char *to)
{
  MnRecord *record = mn_record_new (mn_entity_find (entity));

  mn_record_set_integer (record, "child", child);
  mn_record_set_text (record, "valid_from", from);
  if (to != NULL)
    mn_record_set_text (record, "valid_to", to);
  return record;
}

static gint64
live_in (MnRegister *reg, gint64 child, const char *unit, const char *from, const char *to)
{
  g_autoptr (MnRecord) residence = dated ("residence", child, from, to);

  mn_record_set_integer (residence, "unit", find (reg, "unit", unit));
  mn_record_set_text (residence, "status", "permanent");
  return save (reg, residence);
}

static MnRecord *
load_child (MnRegister *reg, gint64 id)
{
  g_autoptr (GError) error = NULL;
  MnRecord *child = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("child"), id, &error);

  g_assert_no_error (error);
  return child;
}

static void
assert_unit (MnRegister *reg, gint64 child, const char *code)
{
  g_autoptr (MnRecord) record = load_child (reg, child);

  g_assert_cmpint (mn_record_get_integer (record, "unit"), ==, code == NULL ? 0 : find (reg, "unit", code));
}

static void
test_create (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "new.mangnon");
  g_autoptr (MnRegister) reg = open_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mn_register_get_unit_name (reg), ==, "Huyện Cam Lộ");
  g_assert_true (mn_register_is_working_date_fixed (reg));
  g_assert_false (mn_register_is_sample (reg));
  g_assert_false (mn_register_needs_refresh (reg));
  assert_sound (reg);

  /* the national list: 16,919 rows; the nine communes of Cam Lộ on that day */
  g_assert_cmpint (look (path, "SELECT count(*) FROM unit"), ==, 16919);
  g_assert_cmpint (look (path, "SELECT count(*) FROM unit WHERE valid_from <= '2017-05-31'"
                               " AND (valid_to IS NULL OR valid_to >= '2017-05-31')"
                               " AND parent = (SELECT id FROM unit WHERE code = '468')"),
                   ==, 9);
  g_assert_cmpint (look (path, "SELECT count(*) FROM office WHERE place = 'Cam Lộ'"
                               " AND parent_name = 'Ủy ban nhân dân huyện Cam Lộ'"),
                   ==, 1);

  g_assert_false (mn_register_create (path, "468", mn_date_new (2017, 5, 31), NULL, &error));
  mn_assert_error_says (error, MN_STORE_ERROR, MN_STORE_ERROR_EXISTS, "new.mangnon");
}

static void
test_create_refused (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "none.mangnon");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;

  g_assert_false (mn_register_create (path, "99999", mn_date_new (2017, 5, 31), NULL, &error));
  mn_assert_error_says (error, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN, "99999");
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (mn_register_create (path, "468", mn_date_new (2017, 5, 31), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* nothing is left behind, under no name */
  folder = g_dir_open (dir.path, 0, NULL);
  g_assert_null (g_dir_read_name (folder));
}

/* A move is a dated row; where the child lives is what holds on the working date, also after undo. */
static void
test_current_values (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "current.mangnon");
  g_autoptr (MnRegister) reg = open_new (path);
  MnStore *store = mn_register_get_store (reg);
  gint64 child = new_child (reg, "Trần Thị Hồng Ánh");
  g_autoptr (GError) error = NULL;
  gint64 undone = 0;

  assert_unit (reg, child, NULL);
  live_in (reg, child, "19606", "2009-03", "2016-08-31");
  assert_unit (reg, child, NULL);
  live_in (reg, child, "19621", "2016-09-01", NULL);
  assert_unit (reg, child, "19621");

  mn_store_undo (store, mn_store_next_undo (mn_register_get_reader (reg)), &undone, &error);
  g_assert_no_error (error);
  assert_unit (reg, child, NULL);
  mn_store_undo (store, mn_store_next_redo (mn_register_get_reader (reg)), NULL, &error);
  g_assert_no_error (error);
  assert_unit (reg, child, "19621");
  assert_sound (reg);
}

static void
test_other_child (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "other.mangnon");
  g_autoptr (MnRegister) reg = open_new (path);
  gint64 first = new_child (reg, "Lê Văn Bình");
  gint64 second = new_child (reg, "Lê Thị Bình");
  gint64 id = live_in (reg, first, "19606", "2009-03", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) residence
      = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("residence"), id, &error);

  /* a row that was entered for the wrong child: both children's current values follow */
  mn_record_set_integer (residence, "child", second);
  save (reg, residence);
  assert_unit (reg, first, NULL);
  assert_unit (reg, second, "19606");
  assert_sound (reg);
}

static void
set_working_date (MnRegister *reg, MnDate date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) row = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("register"), 1, &error);

  g_assert_no_error (error);
  if (mn_date_is_set (date))
    mn_record_set_date (row, "working_date", date);
  else
    mn_record_set_null (row, "working_date");
  save (reg, row);
}

static gboolean
working_date_is (MnRegister *reg, MnDate date)
{
  return mn_date_compare (mn_register_get_working_date (reg), date) == 0;
}

static void
test_working_date (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "date.mangnon");
  g_autoptr (MnRegister) reg = open_new (path);
  gint64 child = new_child (reg, "Hồ Thị Pả");
  g_autoptr (MnRecord) award = NULL;
  g_autoptr (MnRecord) before = NULL;
  g_autoptr (MnRecord) after = NULL;

  live_in (reg, child, "19606", "2009-03", "2017-08-31");
  live_in (reg, child, "19600", "2017-09-01", NULL);
  award = dated ("stay", child, "2017-06-01", "2017-06-30");
  mn_record_set_text (award, "institution", "Trung tâm");
  save (reg, award);
  assert_unit (reg, child, "19606");

  set_working_date (reg, mn_date_new (2017, 6, 30));
  mn_test_wait_until (working_date_is (reg, mn_date_new (2017, 6, 30)));
  before = load_child (reg, child);
  g_assert_cmpstr (mn_record_get_text (before, "support"), ==, "stay");
  assert_unit (reg, child, "19606");

  set_working_date (reg, mn_date_new (2017, 9, 1));
  mn_test_wait_until (working_date_is (reg, mn_date_new (2017, 9, 1)));
  after = load_child (reg, child);
  g_assert_false (mn_record_is_set (after, "support"));
  assert_unit (reg, child, "19600");
  assert_sound (reg);

  set_working_date (reg, MN_DATE_NONE);
  mn_test_wait_until (!mn_register_is_working_date_fixed (reg));
  g_assert_true (working_date_is (reg, mn_date_today ()));
  assert_sound (reg);
}

/* Opened on a later day, or with another collator, the file is brought up to date once. */
static void
test_refresh (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "later.mangnon");
  g_autoptr (MnRegister) reg = open_new (path);
  g_autoptr (GError) error = NULL;
  gint64 child = new_child (reg, "Đỗ Minh Khôi");
  sqlite3 *db = NULL;

  live_in (reg, child, "19606", "2009-03", NULL);
  mn_register_close (reg, &error);
  g_assert_no_error (error);
  g_clear_object (&reg);

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_exec (db,
                                 "UPDATE child SET unit = NULL, sort_key = x'00', fold = 'x';"
                                 "UPDATE meta SET value = '2001-01-01' WHERE key = 'current_on';"
                                 "UPDATE meta SET value = 'another' WHERE key = 'collator';",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);

  reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (mn_register_needs_refresh (reg));
  g_assert_true (mn_register_refresh (reg, &error));
  g_assert_no_error (error);
  g_assert_false (mn_register_needs_refresh (reg));
  assert_unit (reg, child, "19606");
  assert_sound (reg);
}

static void
test_check_finds (void)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "wrong.mangnon");
  g_autoptr (MnRegister) reg = open_new (path);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  new_child (reg, "Phan Thị Bích");
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE child SET fold = ' phan', support = 'insurance'", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (mn_register_check (reg, problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  template_path = mn_test_dir_file (&dir, "template.mangnon");
  mn_register_create (template_path, "468", mn_date_new (2017, 5, 31), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/register/create", test_create);
  g_test_add_func ("/register/create-refused", test_create_refused);
  g_test_add_func ("/register/current-values", test_current_values);
  g_test_add_func ("/register/other-child", test_other_child);
  g_test_add_func ("/register/working-date", test_working_date);
  g_test_add_func ("/register/refresh", test_refresh);
  g_test_add_func ("/register/check-finds", test_check_finds);
  result = g_test_run ();
  g_free (template_path);
  return result;
}
