/* test-import-undo.c: a whole import, taken back and done again
 *
 * Every name is invented.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>

#include "mn-import.h"
#include "mn-test.h"

#define HEAD                                                                                                                                                    \
  "Xã Cam Thủy\nSTT,Họ và tên,Ngày sinh,Giới tính,Họ tên mẹ,Chủ hộ,Thôn,Địa chỉ,Diện hộ,Hoàn cảnh,Lớp,Trường,Số thẻ " \
  "BHYT\n"

static MnTestDir dir;

/* Every row of everything but what happened, by plain SQL, with its number; what was taken back is in the bin. */
static char *
dump (MnRegister *reg)
{
  static const char tables[] = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                               " AND name NOT IN ('change', 'audit', 'meta') ORDER BY name";
  GString *rows = g_string_new (NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *names = NULL;

  g_assert_cmpint (sqlite3_open (mn_store_get_path (mn_register_get_store (reg)), &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, tables, -1, &names, NULL), ==, SQLITE_OK);
  while (sqlite3_step (names) == SQLITE_ROW)
    {
      const char *name = (const char *)sqlite3_column_text (names, 0);
      g_autofree char *all = g_strdup_printf ("SELECT * FROM \"%s\" WHERE deleted_at IS NULL ORDER BY id", name);
      sqlite3_stmt *row = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (db, all, -1, &row, NULL), ==, SQLITE_OK);
      while (sqlite3_step (row) == SQLITE_ROW)
        {
          g_string_append (rows, name);
          for (int i = 0; i < sqlite3_column_count (row); i++)
            {
              const char *cell = (const char *)sqlite3_column_text (row, i);

              g_string_append_printf (rows, "|%s=%s", sqlite3_column_name (row, i), cell != NULL ? cell : "NULL");
            }
          g_string_append_c (rows, '\n');
        }
      sqlite3_finalize (row);
    }
  sqlite3_finalize (names);
  sqlite3_close (db);
  return g_string_free (rows, FALSE);
}

static void
assert_same (const char *now, const char *expected)
{
  gsize at = 0, line = 0;
  g_autofree char *ours = NULL, *theirs = NULL;

  /* Not split into lines: the sanitizer would measure the whole rest for each. */
  for (; now[at] != '\0' && now[at] == expected[at]; at++)
    if (now[at] == '\n')
      line = at + 1;
  if (now[at] == expected[at])
    return;
  ours = g_strndup (now + line, strcspn (now + line, "\n"));
  theirs = g_strndup (expected + line, strcspn (expected + line, "\n"));
  g_assert_cmpstr (ours, ==, theirs);
  g_assert_not_reached ();
}

/* Of child @n; @later: what another list says of the same child. */
static void
add_row (GString *table, guint n, gboolean later)
{
  static const char *const given[] = { "An", "Bảo", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Linh", "Minh", "Ngọc" };
  static const char *const middle[] = { "Thử", "Gia", "Minh", "Thanh", "Hoài", "Ngọc" };
  static const char *const family[] = { "Lê", "Trần", "Hồ", "Phan", "Đỗ", "Võ" };
  g_autofree char *card = g_strdup_printf ("TE%08u", n);

  g_string_append_printf (table,
                          "%u,%s %s %s,%02u/%02u/%u,%s,%s Thị Mẹ,%s Văn %s,%s,Số %u đường Một,%s,%s,%s,Trường Một,%s\n",
                          n, family[n / 60], middle[n / 10 % 6], given[n % 10], 1 + n % 28, 1 + n % 12, 2006 + n % 8,
                          n % 2 == 0 ? "Nam" : "Nữ", family[n / 60], family[n / 60], given[(n / 3) % 10],
                          later && n % 3 == 0 ? "Thôn Hai" : "Thôn Một", n, n % 4 == (guint)later ? "Nghèo" : "",
                          later && n % 5 == 0 ? "bỏ học" : "", later ? "3A" : "2A", n % 7 == 0 ? card : "");
}

static MnImportCounts
import_rows (MnRegister *reg, guint first, guint end, guint n_later)
{
  g_autofree char *path = mn_test_dir_file (&dir, "list.csv");
  g_autoptr (GString) table = g_string_new (HEAD);
  static const char *const chosen[13] = { NULL };
  MnImportRequest request = { .path = path, .entity = mn_entity_find ("child") };
  MnImportCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  /* As when somebody went over the columns: the layout is kept then. */
  if (n_later > 0)
    {
      request.columns = chosen;
      request.n_columns = G_N_ELEMENTS (chosen);
    }
  for (guint n = first; n < end; n++)
    add_row (table, n, n < n_later);
  mn_test_write_file (path, table->str, -1);
  mn_import_table (reg, &request, &counts, NULL, &error);
  g_assert_no_error (error);
  return counts;
}

static gint64
last_change (MnRegister *reg)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 id;

  g_assert_cmpint (sqlite3_open (mn_store_get_path (mn_register_get_store (reg)), &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_prepare_v2 (db, "SELECT id FROM change WHERE action = 'import' ORDER BY id DESC", -1, &statement, NULL),
      ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  id = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return id;
}

/* 300 new children, and 40 of whom the list says something else: class, poverty, village, circumstances. */
static void
test_undo (void)
{
  g_autofree char *path = mn_test_dir_file (&dir, "undo.mangnon");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *cleared = NULL;
  MnImportCounts counts;
  MnRegister *reg;
  gint64 first, second, undo;

  mn_register_create (path, "468", mn_date_new (2017, 5, 31), NULL, &error);
  g_assert_no_error (error);
  reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  empty = dump (reg);
  counts = import_rows (reg, 0, 60, 0);
  g_assert_cmpuint (counts.added, ==, 60);
  first = last_change (reg);
  before = dump (reg);
  counts = import_rows (reg, 0, 360, 40);
  g_assert_cmpuint (counts.added, ==, 300);
  g_assert_cmpuint (counts.updated, ==, 40);
  second = last_change (reg);
  after = dump (reg);
  g_assert_nonnull (strstr (after, "\nimport_layout|"));

  g_assert_true (mn_store_undo (mn_register_get_store (reg), second, &undo, &error));
  g_assert_no_error (error);
  undone = dump (reg);
  assert_same (undone, before);
  g_assert_true (mn_store_undo (mn_register_get_store (reg), undo, NULL, &error));
  redone = dump (reg);
  assert_same (redone, after);

  g_assert_true (mn_store_undo (mn_register_get_store (reg), second, NULL, &error));
  g_assert_no_error (error);
  /* What lies in the bin does not keep the list from coming in once more. */
  counts = import_rows (reg, 0, 360, 40);
  g_assert_cmpuint (counts.added, ==, 300);
  g_assert_cmpuint (counts.updated, ==, 40);
  g_assert_true (mn_store_undo (mn_register_get_store (reg), last_change (reg), NULL, &error));
  g_assert_no_error (error);
  g_assert_true (mn_store_undo (mn_register_get_store (reg), first, NULL, &error));
  g_assert_no_error (error);
  cleared = dump (reg);
  assert_same (cleared, empty);
  g_assert_true (mn_register_check (reg, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);
  mn_register_close (reg, &error);
  g_assert_no_error (error);
  g_object_unref (reg);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  dir = MN_TEST_DIR;
  g_test_add_func ("/import-undo/undo", test_undo);
  result = g_test_run ();
  mn_test_dir_clear (&dir);
  return result;
}
