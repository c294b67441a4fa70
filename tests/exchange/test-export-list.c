/* test-export-list.c: what is seen in a list, as a table for people
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-export-list.h"
#include "mn-sample.h"
#include "mn-table.h"
#include "mn-test.h"

#include <sqlite3.h>
#include <sys/stat.h>

static MnTestDir dir;
static char *path; /* of the sample */

/* Not by our own store: an independent eye. (transfer full) */
static char *
plain (const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  char *text;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK || sqlite3_step (statement) != SQLITE_ROW)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  text = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return text;
}

static gint64
plain_number (const char *sql)
{
  g_autofree char *text = plain (sql);

  return g_ascii_strtoll (text, NULL, 10);
}

static MnRegister *
open_register (void)
{
  g_autoptr (GError) error = NULL;
  MnRegister *reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return reg;
}

static GArray *
names_to_fields (const char *const *names)
{
  const MnEntity *entity = mn_entity_find ("child");
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (guint));

  for (; *names != NULL; names++)
    {
      guint field = (guint)mn_entity_field (entity, *names);

      g_array_append_val (fields, field);
    }
  return fields;
}

/* Children of one sensitive and one open circumstance are in the sample; all are exported. */
static guint
export_children (MnRegister *reg, const char *file, MnExportFormat format, gboolean sensitive)
{
  static const char *const names[]
      = { "full_name", "birth_date", "personal_id", "ethnic_group", "circumstances", "sex", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  g_autoptr (GArray) ids = mn_query_keys (query, mn_register_get_reader (reg), &error);
  g_autoptr (GArray) wanted = names_to_fields (names);
  g_autoptr (GArray) fields
      = mn_export_list_fields (mn_entity_find ("child"), (const guint *)(gpointer)wanted->data, wanted->len, sensitive);
  guint n_rows = 0;

  g_assert_no_error (error);
  mn_export_list (reg,
                  &(MnExportListRequest) { mn_entity_find ("child"), (const gint64 *)(gpointer)ids->data, ids->len,
                                           (const guint *)(gpointer)fields->data, fields->len, format, file,
                                           sensitive },
                  &n_rows, NULL, &error);
  g_assert_no_error (error);
  return n_rows;
}

/* The children's rows, after the titles and the heading: cell @column of each, in order. */
static GPtrArray *
read_column (const char *file, guint column, guint *n_cells, MnCellKind *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTable) table = mn_table_open (file, NULL, NULL, &error);
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  gboolean heading = FALSE;

  g_assert_no_error (error);
  while (mn_table_next (table, NULL, &error))
    {
      if (heading)
        {
          g_ptr_array_add (cells, g_strdup (mn_table_get_cell (table, column)->text));
          if (mn_table_get_cell (table, column)->kind != MN_CELL_EMPTY)
            *kind = mn_table_get_cell (table, column)->kind;
        }
      else if (mn_table_get_n_cells (table) > 3)
        {
          heading = TRUE;
          *n_cells = mn_table_get_n_cells (table);
        }
    }
  g_assert_no_error (error);
  return cells;
}

static void
says_what_the_list_says (gconstpointer data)
{
  MnExportFormat format = GPOINTER_TO_INT (data);
  static const char *const endings[] = { "list.xlsx", "list.ods", "list.csv" };
  g_autofree char *file = mn_test_dir_file (&dir, endings[format]);
  g_autoptr (MnRegister) reg = open_register ();
  guint n_rows = export_children (reg, file, format, FALSE), n_cells = 0, whole = 0;
  MnCellKind kind = MN_CELL_EMPTY;
  g_autoptr (GPtrArray) names = read_column (file, 0, &n_cells, &kind);
  g_autoptr (GPtrArray) births = read_column (file, 1, &n_cells, &kind);
  MnCellKind birth_kind = kind;
  g_autofree char *first = NULL;
  struct stat info;

  g_assert_cmpint (stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (n_cells, ==, 5); /* without the ethnic group */
  g_assert_cmpint (plain_number ("SELECT count(*) FROM child WHERE deleted_at IS NULL"), ==, n_rows);
  g_assert_cmpuint (names->len, ==, n_rows);
  first = plain ("SELECT full_name FROM child WHERE deleted_at IS NULL ORDER BY sort_key, id LIMIT 1");
  g_assert_cmpstr (names->pdata[0], ==, first);
  if (format != MN_EXPORT_CSV)
    g_assert_cmpint (birth_kind, ==, MN_CELL_DATE);
  for (guint i = 0; i < births->len; i++)
    whole += strlen (births->pdata[i]) == 10;
  g_assert_cmpint (plain_number ("SELECT count(*) FROM child WHERE deleted_at IS NULL AND "
                                 "length (birth_date) = 10"),
                   ==, whole);
  mn_register_close (reg, NULL);
}

/* The sample has nobody in a secret group. */
static void
add_secret (MnRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("circumstance"));

  mn_record_set_integer (record, "child", plain_number ("SELECT min (id) FROM child WHERE deleted_at IS NULL"));
  mn_record_set_integer (record, "circumstance_group",
                         plain_number ("SELECT min (id) FROM circumstance_group WHERE sensitive = 1"));
  mn_record_set_text (record, "valid_from", "2016-01-01");
  g_assert_true (mn_register_save (reg, record, NULL, &error));
  g_assert_no_error (error);
}

/* What the law keeps secret has no name in the file, and nothing counts as much as before. */
static void
keeps_secrets (void)
{
  g_autofree char *open = mn_test_dir_file (&dir, "open.csv");
  g_autofree char *closed = mn_test_dir_file (&dir, "closed.csv");
  g_autofree char *open_text = NULL;
  g_autofree char *closed_text = NULL;
  g_autofree char *secret = NULL;
  g_autoptr (MnRegister) reg = open_register ();

  add_secret (reg);
  export_children (reg, open, MN_EXPORT_CSV, TRUE);
  export_children (reg, closed, MN_EXPORT_CSV, FALSE);
  mn_register_close (reg, NULL);
  /* The name of a secret group that a child of the sample is in. */
  secret = plain ("SELECT g.short_name FROM circumstance_group AS g JOIN child AS c "
                  "ON ' ' || c.circumstances || ' ' LIKE '% ' || g.code || ' %' "
                  "WHERE g.sensitive = 1 AND c.deleted_at IS NULL ORDER BY g.code LIMIT 1");
  g_assert_true (g_file_get_contents (open, &open_text, NULL, NULL));
  g_assert_true (g_file_get_contents (closed, &closed_text, NULL, NULL));
  g_test_message ("a secret: %s", secret);
  g_assert_nonnull (strstr (open_text, secret));
  g_assert_null (strstr (closed_text, secret));
}

static void
is_written_down (void)
{
  g_autofree char *file = mn_test_dir_file (&dir, "audited.csv");
  g_autoptr (MnRegister) reg = open_register ();
  gint64 before = mn_store_next_undo (mn_register_get_reader (reg));
  gint64 exports;

  exports = plain_number ("SELECT count(*) FROM change WHERE action = 'export'");
  mn_store_set_who (mn_register_get_store (reg), "Người trực");
  export_children (reg, file, MN_EXPORT_CSV, FALSE);
  /* Nothing to undo came with it. */
  g_assert_cmpint (mn_store_next_undo (mn_register_get_reader (reg)), ==, before);
  {
    g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

    g_assert_true (mn_store_check (mn_register_get_reader (reg), problems, NULL));
    g_assert_cmpuint (problems->len, ==, 0);
  }
  mn_register_close (reg, NULL);
  g_assert_cmpint (plain_number ("SELECT count(*) FROM change WHERE action = 'export'"), ==, exports + 1);
  g_assert_cmpint (plain_number ("SELECT count(*) FROM change WHERE action = 'export' AND who = 'Người trực'"), ==, 1);
}

static void
gives_the_same_bytes (gconstpointer data)
{
  MnExportFormat format = GPOINTER_TO_INT (data);
  g_autofree char *one = mn_test_dir_file (&dir, "one");
  g_autofree char *two = mn_test_dir_file (&dir, "two");
  g_autofree char *a = NULL, *b = NULL;
  gsize n_a = 0, n_b = 0;
  g_autoptr (MnRegister) reg = open_register ();

  export_children (reg, one, format, FALSE);
  g_usleep (1100000); /* a zip entry's time has two seconds, a date one day: neither may stand in the file */
  export_children (reg, two, format, FALSE);
  g_assert_true (g_file_get_contents (one, &a, &n_a, NULL));
  g_assert_true (g_file_get_contents (two, &b, &n_b, NULL));
  g_assert_cmpmem (a, n_a, b, n_b);
  mn_register_close (reg, NULL);
}

static void
leaves_nothing_when_cancelled (void)
{
  g_autofree char *file = mn_test_dir_file (&dir, "cancelled.xlsx");
  g_autoptr (MnRegister) reg = open_register ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const gint64 id = 1;
  const guint field = 1;

  g_cancellable_cancel (cancellable);
  g_assert_false (mn_export_list (
      reg, &(MnExportListRequest) { mn_entity_find ("child"), &id, 1, &field, 1, MN_EXPORT_XLSX, file, FALSE }, NULL,
      cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  mn_register_close (reg, NULL);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  dir = mn_test_dir_make ();
  path = mn_test_dir_file (&dir, "sample.mangnon");
  mn_sample_write (path, NULL, &error);
  g_assert_no_error (error);
  g_test_add_data_func ("/exchange/export-list/xlsx", GINT_TO_POINTER (MN_EXPORT_XLSX), says_what_the_list_says);
  g_test_add_data_func ("/exchange/export-list/ods", GINT_TO_POINTER (MN_EXPORT_ODS), says_what_the_list_says);
  g_test_add_data_func ("/exchange/export-list/csv", GINT_TO_POINTER (MN_EXPORT_CSV), says_what_the_list_says);
  g_test_add_func ("/exchange/export-list/secrets", keeps_secrets);
  g_test_add_func ("/exchange/export-list/audit", is_written_down);
  g_test_add_data_func ("/exchange/export-list/same-xlsx", GINT_TO_POINTER (MN_EXPORT_XLSX), gives_the_same_bytes);
  g_test_add_data_func ("/exchange/export-list/same-ods", GINT_TO_POINTER (MN_EXPORT_ODS), gives_the_same_bytes);
  g_test_add_func ("/exchange/export-list/cancel", leaves_nothing_when_cancelled);
  result = g_test_run ();
  mn_test_dir_clear (&dir);
  g_free (path);
  return result;
}
