/* test-tables.c: tables out of a register and into it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-csv.h"
#include "mn-current-query.h"
#include "mn-export.h"
#include "mn-import.h"
#include "mn-sample.h"
#include "mn-test.h"

#include <sqlite3.h>
#include <sys/stat.h>

#define MARK "\xef\xbb\xbf"
#define ID_A "11111111-1111-4111-8111-111111111111"
#define ID_B "22222222-2222-4222-8222-222222222222"

static MnTestDir dir;
static char *sample; /* the sample register */
static char *empty;  /* a new one of the same unit: copied before use */

static MnRegister *
open_register (const char *path)
{
  g_autoptr (GError) error = NULL;
  MnRegister *reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return reg;
}

static void
close_register (MnRegister *reg)
{
  g_autoptr (GError) error = NULL;

  mn_register_close (reg, &error);
  g_assert_no_error (error);
  g_object_unref (reg);
}

static MnRegister *
open_empty (const char *name)
{
  g_autofree char *path = mn_test_dir_file (&dir, name);
  gsize size;
  g_autofree char *bytes = mn_test_read_file (empty, &size);

  mn_test_write_file (path, bytes, (gssize)size);
  return open_register (path);
}

/* Looked at with plain SQL. */
static gint64
number (MnRegister *reg, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 result;

  g_assert_cmpint (sqlite3_open (mn_store_get_path (mn_register_get_store (reg)), &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  result = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return result;
}

static void
export_to (MnRegister *reg, const MnEntity *entity, const char *path)
{
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GError) error = NULL;

  mn_query_sort_as_entered (query);
  mn_export_csv (reg, query, path, NULL, NULL, &error);
  g_assert_no_error (error);
}

static MnImportCounts
import_from (MnRegister *reg, const char *entity, const char *path, const char *rejected)
{
  const MnImportRequest request = { .path = path, .entity = mn_entity_find (entity), .rejected = rejected };
  MnImportCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  mn_import_table (reg, &request, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts.read, ==, counts.added + counts.updated + counts.unchanged + counts.rejected);
  return counts;
}

/* The table's text, in a file. */
static MnImportCounts
import_text (MnRegister *reg, const char *entity, const char *text, const char *rejected)
{
  g_autofree char *path = mn_test_dir_file (&dir, "in.csv");

  mn_test_write_file (path, text, -1);
  return import_from (reg, entity, path, rejected);
}

#define assert_counts(counts, a, u, s, r)                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    const MnImportCounts given_ = (counts);                                                                            \
    g_assert_cmpint (given_.added, ==, (a));                                                                           \
    g_assert_cmpint (given_.updated, ==, (u));                                                                         \
    g_assert_cmpint (given_.unchanged, ==, (s));                                                                       \
    g_assert_cmpint (given_.rejected, ==, (r));                                                                        \
  }                                                                                                                    \
  G_STMT_END

static void
assert_same_table (MnRegister *reg, const MnEntity *entity, const char *path)
{
  g_autofree char *other = mn_test_dir_file (&dir, "other-table.csv");
  gsize size, other_size;
  g_autofree char *bytes = mn_test_read_file (path, &size);
  g_autofree char *other_bytes = NULL;

  export_to (reg, entity, other);
  other_bytes = mn_test_read_file (other, &other_size);
  if (size != other_size || memcmp (bytes, other_bytes, size) != 0)
    g_error ("%s: the tables differ", entity->name);
}

/* All tables of the sample into an empty register: the same tables come out of that one, byte by byte. */
static void
test_whole_register (void)
{
  MnRegister *from = open_register (sample);
  MnRegister *into = open_empty ("whole.mangnon");
  g_autoptr (GPtrArray) order = mn_export_order ();
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint n_entities = 0;
  struct stat info;

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    n_entities++;
  g_assert_cmpint (order->len, ==, n_entities);
  for (guint i = 0; i < order->len; i++)
    {
      const MnEntity *entity = order->pdata[i];
      g_autofree char *name = g_strconcat (entity->name, ".csv", NULL);
      MnImportCounts counts;

      g_ptr_array_add (paths, mn_test_dir_file (&dir, name));
      export_to (from, entity, paths->pdata[i]);
      counts = import_from (into, entity->name, paths->pdata[i], NULL);
      g_test_message ("%s: %u read, %u added, %u updated", entity->name, counts.read, counts.added, counts.updated);
      g_assert_cmpint (counts.rejected, ==, 0);
      /* The same again changes nothing. */
      if (counts.read < 2000)
        assert_counts (import_from (into, entity->name, paths->pdata[i], NULL), 0, 0, counts.read, 0);
    }
  for (guint i = 0; i < order->len; i++)
    assert_same_table (into, order->pdata[i], paths->pdata[i]);
  g_assert_cmpint (stat (paths->pdata[0], &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (mn_register_check (into, problems, NULL));
  g_assert_cmpint (problems->len, ==, 0);
  close_register (from);
  close_register (into);
}

static void
test_new_and_known (void)
{
  MnRegister *reg = open_empty ("known.mangnon");

  assert_counts (import_text (reg, "child",
                              MARK "uuid,full_name,birth_date,sex,personal_id,note\r\n" ID_A
                                   ",Hồ Thị Lan,2010-05,female,045206512335,\"hai\r\ndòng\"\r\n" ID_B
                                   ",'=Nhật,2011-02-03,male,,'-x\r\n",
                              NULL),
                 2, 0, 0, 0);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child WHERE full_name = '=Nhật' AND note = '-x'"), ==, 1);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child WHERE note = 'hai' || char(10) || 'dòng'"), ==, 1);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM change WHERE action = 'import'"), ==, 1);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM audit WHERE entity = 'child' AND op = 'create'"), ==, 2);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM residence"), ==, 0);

  /* By ID an empty cell empties the field; without one it says nothing. A label heads as well as a name. */
  assert_counts (import_text (reg, "child", "uuid;note\n" ID_A ";\n" ID_B ";'-x\n", NULL), 0, 1, 1, 0);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child WHERE note IS NULL"), ==, 1);
  assert_counts (import_text (reg, "child",
                              "Full name,Date of birth,Sex,Personal ID number,Note,other_name\n"
                              "Hồ Thị Lan,05/2010,Nữ,045206512335,,Bé\n",
                              NULL),
                 0, 0, 0, 1); /* the labels of values are those of the program's language */
  assert_counts (import_text (reg, "child",
                              "Full name,Date of birth,Sex,Personal ID number,Note,other_name\n"
                              "Hồ Thị Lan,05/2010,Female,045206512335,,Bé\n",
                              NULL),
                 0, 1, 0, 0);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child WHERE other_name = 'Bé' AND uuid = '" ID_A "'"), ==, 1);

  /* A number that stands for another child is no reason to write over that one. */
  assert_counts (
      import_text (reg, "child", "full_name,birth_date,sex,personal_id\nVõ Tý,2009,male,045206512335\n", NULL), 0, 0, 0,
      1);
  close_register (reg);
}

static void
test_rejected (void)
{
  MnRegister *reg = open_empty ("rejected.mangnon");
  g_autofree char *rejected = mn_test_dir_file (&dir, "rejected.csv");
  g_autofree char *text = NULL;

  assert_counts (import_text (reg, "child",
                              "uuid,full_name,birth_date,sex,unit,ethnic_group\n" ID_A ",Hồ Lan,2010,female,19597,01\n"
                              ",,2010,female,,\n"
                              "x,Hồ Mai,2010,female,,\n"
                              ",Hồ Mai,2010,nữ giới,,\n"
                              ",Hồ Mai,2010,female,99999,\n"
                              ",Hồ Mai,2010,female,,xx\n" ID_A ",Hồ Lan,2010,female,,\n"
                              ",Hồ Mai,2010,female,,,,surplus\n"
                              ",\"=Hồ Mai\",2010-13,female,,\n",
                              rejected),
                 1, 0, 0, 8);
  text = mn_test_read_file (rejected, NULL);
  g_assert_true (g_str_has_prefix (text, MARK "uuid,full_name,birth_date,sex,unit,ethnic_group,reason\r\n"));
  g_assert_nonnull (strstr (text, "\"\",,2010,female,,,Full name: must be filled in.\r\n"));
  g_assert_nonnull (strstr (text, "x,Hồ Mai,2010,female,,,“x” is not an ID.\r\n"));
  g_assert_nonnull (strstr (text, "“nữ giới” is none of the choices."));
  g_assert_nonnull (strstr (text, "There is no unit “99999”."));
  g_assert_nonnull (strstr (text, "Ethnic group: “xx” was not found."));
  g_assert_nonnull (strstr (text, "The same row stands in the table before this."));
  g_assert_nonnull (strstr (text, "\"\",Hồ Mai,2010,female,,,There are 8 cells under 6 headings.\r\n"));
  /* One residence, from birth, of the one child that was taken. */
  g_assert_cmpint (number (reg, "SELECT count(*) FROM residence WHERE valid_from = '2010' AND status = 'permanent'"),
                   ==, 1);

  /* The table of rejected rows, corrected, is read again with its reasons. */
  assert_counts (import_text (reg, "child", "full_name,birth_date,sex,reason\nHồ Mai,2010,female,because\n", NULL), 1,
                 0, 0, 0);
  close_register (reg);
}

/* What the window refuses, a table cannot bring in: money that is not there, a figure that cannot be. */
static void
test_rules (void)
{
  MnRegister *reg = open_empty ("rules.mangnon");
  g_autofree char *rejected = mn_test_dir_file (&dir, "rules.csv");
  g_autofree char *vouchers = NULL;
  g_autofree char *figures = NULL;

#define VOUCHERS "number,date,budget_line,payee,purpose,amount,method,reason\n"
  assert_counts (
      import_text (reg, "budget_line",
                   "code,name,year,source,allocated\nA,State,2016,district,1000\nB,Given,2016,sponsor,1000\n", NULL),
      2, 0, 0, 0);
  assert_counts (import_text (reg, "voucher",
                              VOUCHERS "1,2016-03-01,A,X,y,600,cash,\n2,2016-03-01,A,X,y,600,cash,Urgent\n"
                                       "3,2016-03-01,B,X,y,1200,cash,\n4,2016-03-01,B,X,y,1200,cash,Given later\n"
                                       "1,2016-04-01,A,X,y,100,cash,\n1,2017-01-20,A,X,y,100,cash,\n",
                              rejected),
                 3, 0, 0, 3);
  vouchers = mn_test_read_file (rejected, NULL);
  g_assert_nonnull (strstr (vouchers, "600 đ cannot be paid from “State”: only 400 đ is left of it"));
  g_assert_nonnull (strstr (vouchers, "1.200 đ is more than is left of the sponsors' money in “Given”"));
  g_assert_nonnull (strstr (vouchers, "\n1,2016-04-01,"));
  g_assert_cmpint (number (reg, "SELECT sum(amount) FROM voucher"), ==, 600 + 1200 + 100);

  /* One number, in capitals or not, also within one table; nobody gives state money. */
  assert_counts (import_text (reg, "sponsor", "code,name,kind\nS,Donor,company\n", NULL), 1, 0, 0, 0);
  assert_counts (import_text (reg, "voucher",
                              "number,date,budget_line,sponsor,payee,purpose,amount,method,reason\n"
                              "pc-5,2016-05-01,B,S,X,y,1,cash,Given later\nPC-5,2016-05-01,B,S,X,y,1,cash,Given later\n"
                              "6,2016-05-01,A,S,X,y,1,cash,\n",
                              NULL),
                 1, 0, 0, 2);

  /* Nor is the money taken away that is paid already. */
  assert_counts (import_text (reg, "budget_line",
                              "code,name,year,source,allocated\nA,State,2016,district,500\nB,Given,2016,sponsor,900\n",
                              rejected),
                 0, 1, 0, 1);
  g_assert_cmpint (number (reg, "SELECT allocated FROM budget_line WHERE code = 'A'"), ==, 1000);

  assert_counts (import_text (reg, "observation",
                              "indicator,place,period_start,period_end,value,state,source\n"
                              "CT04b,X,2016-01-01,2016-12-31,1960,reported,z\n"
                              "CT04b,X,2015-01-01,2015-12-31,12000,reported,z\n"
                              "CT04b,X,2014-01-01,2014-12-31,-1,reported,z\n"
                              "CT04b,X,2016-01-01,2016-12-31,2000,reported,z\n",
                              rejected),
                 1, 0, 0, 3);
  figures = mn_test_read_file (rejected, NULL);
  g_assert_nonnull (strstr (figures, "it goes from 0% to 100%."));
  g_assert_nonnull (strstr (figures, "There is a figure for the same place"));
  close_register (reg);
}

static void
assert_refused (MnRegister *reg, const char *text, gssize size, const char *sentence)
{
  g_autofree char *path = mn_test_dir_file (&dir, "bad.csv");
  g_autofree char *rejected = mn_test_dir_file (&dir, "bad-rejected.csv");
  const MnImportRequest request = { .path = path, .entity = mn_entity_find ("child"), .rejected = rejected };
  g_autoptr (GError) error = NULL;

  mn_test_write_file (path, text, size);
  g_assert_false (mn_import_table (reg, &request, NULL, NULL, &error));
  g_assert_cmpstr (error->message, ==, sentence);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child"), ==, 0);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM change WHERE action = 'import'"), ==, 0);
  g_assert_false (g_file_test (rejected, G_FILE_TEST_EXISTS));
}

/* Nothing of a table that breaks off is kept, however many good rows came before. */
static void
test_refused (void)
{
  MnRegister *reg = open_empty ("refused.mangnon");

#define HEAD "full_name,birth_date,sex\n"
#define GOOD "Hồ Lan,2010,female\n"
  assert_refused (reg, HEAD GOOD "\"Hồ Mai,2010,female\n", -1, "Line 3: a quotation mark is not closed.");
  assert_refused (reg, HEAD GOOD "Hồ\0Mai", sizeof HEAD GOOD "Hồ\0Mai" - 1,
                  "Line 3: there is a zero byte, so this is not a text file.");
  assert_refused (reg, HEAD GOOD "H\xe5,2010,male\n", -1,
                  "Line 3: the text is not UTF-8. Save the file as “CSV UTF-8” first.");
  assert_refused (reg, "full_name,birth_date\n" GOOD, -1, "The heading lacks a column “Sex” (sex).");
  assert_refused (reg, "full_name,birth_date,sex,hat\n", -1,
                  "The heading of column 4, “hat”, is none of the fields of “Child”.");
  assert_refused (reg, "full_name,sex,birth_date,Sex\n", -1, "The heading of column 4, “Sex”, is there a second time.");
  assert_refused (reg, "\n\n", -1, "There is nothing in the file.");
  close_register (reg);
}

static void
stop_cb (double done, const MnImportCounts *counts, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancel_and_dry_run (void)
{
  MnRegister *from = open_register (sample);
  MnRegister *reg = open_empty ("cancel.mangnon");
  g_autofree char *path = mn_test_dir_file (&dir, "children.csv");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  MnImportRequest request = { .path = path, .entity = mn_entity_find ("child"), .progress = stop_cb };
  MnImportCounts counts = { 0 };

  export_to (from, request.entity, path);
  request.progress_data = cancellable;
  g_assert_false (mn_import_table (reg, &request, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child"), ==, 0);

  request.progress = NULL;
  request.dry_run = TRUE;
  g_assert_true (mn_import_table (reg, &request, &counts, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts.added, ==, number (from, "SELECT count(*) FROM child WHERE deleted_at IS NULL"));
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child"), ==, 0);
  close_register (from);
  close_register (reg);
}

static void
test_undo (void)
{
  MnRegister *reg = open_empty ("undo.mangnon");
  MnStore *store = mn_register_get_store (reg);
  g_autoptr (GError) error = NULL;
  gint64 change;

  import_text (reg, "child", "uuid,full_name,birth_date,sex,unit\n" ID_A ",Hồ Lan,2010,female,19597\n", NULL);
  import_text (reg, "child",
               "uuid,full_name,birth_date,sex,unit\n" ID_A ",Hồ Thị Lan,2010,female,\n" ID_B
               ",Hồ Mai,2012,female,19597\n",
               NULL);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child WHERE deleted_at IS NULL"), ==, 2);
  change = mn_store_next_undo (mn_register_get_reader (reg));
  g_assert_true (mn_store_undo (store, change, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child WHERE deleted_at IS NULL AND full_name = 'Hồ Lan'"), ==, 1);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child WHERE deleted_at IS NULL"), ==, 1);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM residence WHERE deleted_at IS NULL"), ==, 1);
  close_register (reg);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  MnImportCounts counts;

  g_assert_true (mn_import_table_finish (MN_REGISTER (source), result, &counts, &error));
  g_assert_no_error (error);
  *(guint *)data = counts.added;
}

static void
test_async (void)
{
  MnRegister *reg = open_empty ("async.mangnon");
  g_autofree char *path = mn_test_dir_file (&dir, "async.csv");
  const MnImportRequest request = { .path = path, .entity = mn_entity_find ("sponsor") };
  guint n_added = 0;

  mn_test_write_file (path, "code,name,kind\nQBT,Quỹ Bảo trợ,fund\n", -1);
  mn_import_table_async (reg, &request, NULL, imported_cb, &n_added);
  mn_test_wait_until (n_added == 1);
  close_register (reg);
}

/* What is no table of ours is not written over, and least of all a register. */
static void
test_place (void)
{
  MnRegister *reg = open_empty ("place.mangnon");
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("sponsor"));
  g_autofree char *other = mn_test_dir_file (&dir, "other.csv");
  g_autofree char *path = mn_test_dir_file (&dir, "sponsor.csv");
  g_autoptr (GError) error = NULL;
  MnImportRequest request = { .path = path, .entity = mn_entity_find ("sponsor"), .rejected = path };

  mn_test_write_file (other, "uuid,code\n", -1);
  g_assert_false (mn_export_csv (reg, query, other, NULL, NULL, &error));
  mn_assert_error_says (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, "is there already");
  g_clear_error (&error);
  g_assert_false (mn_export_csv (reg, query, dir.path, NULL, NULL, &error));
  mn_assert_error_says (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, "folder");
  g_clear_error (&error);
  g_assert_true (mn_export_csv (reg, query, path, NULL, NULL, NULL));
  g_assert_true (mn_export_csv (reg, query, path, NULL, NULL, NULL));
  g_assert_false (mn_import_table (reg, &request, NULL, NULL, &error));
  mn_assert_error_says (error, MN_FILE_ERROR, MN_FILE_ERROR_PLACE, "is the table that is read");
  close_register (reg);
}

static gint64
count_wrong (MnRegister *reg)
{
  g_autoptr (GError) error = NULL;
  gint64 wrong = mn_current_count_wrong (mn_register_get_reader (reg), MN_CURRENT_CHILD,
                                         mn_register_get_working_date (reg), &error);

  g_assert_no_error (error);
  return wrong;
}

/* New children are put in with where they live on the working date, as it would be derived; who is not there yet then
 * shows nothing. */
static void
test_current (void)
{
  MnRegister *reg = open_empty ("current.mangnon");
  g_autofree char *path = mn_test_dir_file (&dir, "current.csv");
  const MnImportRequest later = { .path = path, .entity = mn_entity_find ("child"), .on = mn_date_new (2018, 2, 1) };
  MnImportCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  assert_counts (import_text (reg, "child",
                              "full_name,birth_date,sex,unit,residence_status\nHồ An,2012,female,19597,temporary\n"
                              "Hồ Bảo,2013,male,,\nHồ Chi,2014-05,female,19600,\n",
                              NULL),
                 3, 0, 0, 0);
  g_assert_cmpint (count_wrong (reg), ==, 0);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child JOIN unit ON unit.id = child.unit"
                                " WHERE unit.code = '19597' AND residence_status = 'temporary'"),
                   ==, 1);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child WHERE unit IS NULL AND residence_status IS NULL"), ==, 1);

  mn_test_write_file (path, "full_name,birth_date,sex,unit\nHồ Mai,2017-12-24,female,19597\nHồ Nga,2016,female,19597\n",
                      -1);
  mn_import_table (reg, &later, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (counts.added, ==, 2);
  g_assert_cmpint (count_wrong (reg), ==, 0);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM child WHERE birth_date > '2017-05-31' AND unit IS NOT NULL"), ==,
                   0);
  close_register (reg);
}

/* The UUID that a child's assumed residence would get is taken: the row comes in, and the rows after it. */
static void
test_taken_uuid (void)
{
  MnRegister *reg = open_empty ("taken.mangnon");
  g_autofree char *assumed = NULL;
  g_autofree char *residences = mn_test_dir_file (&dir, "residences.csv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;
  g_autofree char *again = NULL;

#define ONE "uuid,full_name,birth_date,sex,unit\n" ID_A ",Hồ An,2012,female,19597\n"
  assert_counts (import_text (reg, "child", ONE, NULL), 1, 0, 0, 0);
  export_to (reg, mn_entity_find ("residence"), residences);
  text = mn_test_read_file (residences, NULL);
  lines = g_strsplit (text, "\r\n", -1);
  cells = g_strsplit (lines[1], ",", 2);
  assumed = g_strdup (cells[0]);
  close_register (reg);

  reg = open_empty ("taken.mangnon");
  assert_counts (import_text (reg, "child", "uuid,full_name,birth_date,sex\n" ID_B ",Hồ Bảo,2012,male\n", NULL), 1, 0,
                 0, 0);
  again = g_strdup_printf ("uuid,child,unit,status,valid_from\n%s," ID_B ",19597,permanent,2012\n", assumed);
  assert_counts (import_text (reg, "residence", again, NULL), 1, 0, 0, 0);
  assert_counts (import_text (reg, "child", ONE ",Hồ Chi,2013,female,19597\n", NULL), 2, 0, 0, 0);
  g_assert_cmpint (number (reg, "SELECT count(*) FROM residence WHERE deleted_at IS NULL"), ==, 3);
  g_assert_cmpint (count_wrong (reg), ==, 0);
  close_register (reg);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_setenv ("MANG_NON_LANGUAGE", "en", TRUE);
  mn_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);
  dir = MN_TEST_DIR;
  sample = mn_test_dir_file (&dir, "sample.mangnon");
  empty = mn_test_dir_file (&dir, "empty.mangnon");
  mn_sample_write (sample, NULL, &error);
  g_assert_no_error (error);
  mn_register_create (empty, "468", mn_date_new (2017, 5, 31), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/tables/whole-register", test_whole_register);
  g_test_add_func ("/tables/new-and-known", test_new_and_known);
  g_test_add_func ("/tables/rejected", test_rejected);
  g_test_add_func ("/tables/rules", test_rules);
  g_test_add_func ("/tables/refused", test_refused);
  g_test_add_func ("/tables/cancel-and-dry-run", test_cancel_and_dry_run);
  g_test_add_func ("/tables/undo", test_undo);
  g_test_add_func ("/tables/async", test_async);
  g_test_add_func ("/tables/place", test_place);
  g_test_add_func ("/tables/current", test_current);
  g_test_add_func ("/tables/taken-uuid", test_taken_uuid);
  result = g_test_run ();
  g_free (sample);
  g_free (empty);
  mn_test_dir_clear (&dir);
  return result;
}
