/* test-child-sheet.c: a child's sheet and a household's page, read back from their PDF
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>

#include "mn-child-sheet.h"
#include "mn-child-event.h"
#include "mn-household-sheet.h"
#include "mn-lists.h"
#include "mn-pdf.h"
#include "mn-sample.h"
#include "mn-test.h"

static char *sample;
static MnRegister *reg;

static char *
ask (const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open_v2 (sample, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return text;
}

static gint64
ask_number (const char *sql)
{
  g_autofree char *text = ask (sql);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
has_no_reader (void)
{
  const char *tool = g_getenv ("MN_TEST_PDFTOTEXT");

  if (tool != NULL && *tool != '\0')
    return FALSE;
  g_test_skip ("pdftotext is not installed");
  return TRUE;
}

static char *
read_pdf (MnDocument *document)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autofree char *path = mn_test_dir_file (&dir, "sheet.pdf");
  g_autoptr (GError) error = NULL;
  const char *argv[] = { g_getenv ("MN_TEST_PDFTOTEXT"), "-layout", path, "-", NULL };
  char *text = NULL;

  mn_pdf_write (document, path, NULL, mn_date_new (2017, 5, 31), &error);
  g_assert_no_error (error);
  g_assert_cmpint (mn_test_run (argv, &text, NULL), ==, 0);
  g_assert_true (mn_text_is_nfc (text));
  return text;
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not on the paper:\n%s", part, text);
}

#define FULL_CHILD                                                                                                     \
  "FROM child c WHERE c.support LIKE '%assistance%' AND (SELECT count(*) FROM child x WHERE x.household = "            \
  "c.household) > 1 AND EXISTS (SELECT 1 FROM benefit b WHERE b.child = c.id AND b.amount > 0) ORDER BY c.id LIMIT 1"

static void
test_child (void)
{
  gint64 child = ask_number ("SELECT c.id " FULL_CHILD);
  g_autofree char *name = ask ("SELECT c.full_name " FULL_CHILD), *code = ask ("SELECT c.code " FULL_CHILD);
  g_autofree char *upper = mn_text_upper (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document = NULL;
  g_autofree char *text = NULL;

  if (has_no_reader ())
    return;
  document = mn_child_sheet_document_new (reg, child, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mn_document_get_n_pages (document), ==, 1);
  text = read_pdf (document);
  assert_has (text, "PHIẾU THÔNG TIN TRẺ EM");
  assert_has (text, "BÍ MẬT ĐỜI SỐNG RIÊNG TƯ");
  assert_has (text, upper);
  assert_has (text, code);
  assert_has (text, "Trợ cấp xã hội hằng tháng");
  assert_has (text, "Cam Lộ, ngày 31 tháng 5 năm 2017");
  assert_has (text, "Dữ liệu mẫu");
}

static void
test_household (void)
{
  gint64 household = ask_number ("SELECT c.household " FULL_CHILD);
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat(full_name, ';') FROM child WHERE deleted_at IS NULL AND household = %d", (int)household);
  g_autofree char *all = ask (sql);
  g_auto (GStrv) names = g_strsplit (all, ";", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document = NULL;
  g_autofree char *text = NULL;

  if (has_no_reader ())
    return;
  document = mn_household_sheet_document_new (reg, household, &error);
  g_assert_no_error (error);
  text = read_pdf (document);
  assert_has (text, "SỔ THEO DÕI TRẺ EM TRONG GIA ĐÌNH");
  assert_has (text, "THEO DÕI THAY ĐỔI");
  assert_has (text, "Sinh");
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (names[i], " ", -1);

      /* a long name may break between its words */
      assert_has (text, words[0]);
    }
}

static gboolean
write_facts (MnTransaction *transaction, gpointer data, GError **error)
{
  const gint64 *ids = data;
  MnDb *db = mn_transaction_get_db (transaction);
  const MnDate today = mn_date_new (2017, 5, 31);
  const MnLifeEvent away = {
    .kind = MN_LIFE_MOVE_AWAY, .child = ids[0], .on = mn_date_new (2017, 5, 20), .destination = "phường Thử, Đà Nẵng"
  };
  g_autoptr (MnRecord) child = mn_record_load (db, mn_entity_find ("child"), ids[0], error);
  g_autoptr (MnRecord) household = mn_record_load (db, mn_entity_find ("household"), ids[1], error);

  mn_record_set_date (child, "birth_registered_on", mn_date_new (2016, 3, 12));
  mn_record_set_text (household, "head_job", "đan lát");
  return mn_record_save (child, transaction, today, error) && mn_record_save (household, transaction, today, error)
         && mn_child_event_write (transaction, &away, NULL, today, error);
}

/* What was once in the forms only. */
static void
test_facts (void)
{
  gint64 ids[] = { ask_number ("SELECT c.id " FULL_CHILD), ask_number ("SELECT c.household " FULL_CHILD) };
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) sheet = NULL, household = NULL;
  g_autofree char *text = NULL, *log = NULL;
  gint64 change = 0;

  if (has_no_reader ())
    return;
  mn_store_write (mn_register_get_store (reg), "edit", write_facts, ids, &change, &error);
  g_assert_no_error (error);
  sheet = mn_child_sheet_document_new (reg, ids[0], FALSE, &error);
  g_assert_no_error (error);
  text = read_pdf (sheet);
  assert_has (text, "12/03/2016");
  assert_has (text, "đan lát");
  household = mn_household_sheet_document_new (reg, ids[1], &error);
  g_assert_no_error (error);
  log = read_pdf (household);
  assert_has (log, "đan lát");
  assert_has (log, "Chuyển đi phường Thử, Đà Nẵng");
  mn_store_undo (mn_register_get_store (reg), change, NULL, &error);
  g_assert_no_error (error);
}

/* One page, whoever it is. */
static void
test_one_page (void)
{
  gint64 n = ask_number ("SELECT max(id) FROM child");
  guint tried = 0;

  for (gint64 child = 1; child <= n; child += 97, tried++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MnDocument) document = mn_child_sheet_document_new (reg, child, TRUE, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (mn_document_get_n_pages (document), ==, 1);
    }
  g_assert_cmpuint (tried, >, 100);
}

static void
test_secret (void)
{
  gint64 child = ask_number ("SELECT c.id " FULL_CHILD);
  gint64 group = ask_number ("SELECT id FROM circumstance_group WHERE code = 'L04.04'");
  gint64 household = ask_number ("SELECT c.household " FULL_CHILD);
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("circumstance"));
  g_autoptr (GError) error = NULL;

  if (has_no_reader ())
    return;
  mn_record_set_integer (record, "child", child);
  mn_record_set_integer (record, "circumstance_group", group);
  mn_record_set_date (record, "valid_from", mn_date_new (2016, 3, 1));
  mn_register_save (reg, record, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MnDocument) document = i < 2 ? mn_child_sheet_document_new (reg, child, i == 1, &error)
                                              : mn_household_sheet_document_new (reg, household, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = read_pdf (document);
      g_assert_cmpint (strstr (text, "HIV") != NULL, ==, i == 1);
      g_assert_cmpint (strstr (text, "Hoàn cảnh khác") != NULL, ==, i != 1);
    }
}

static void
test_names (void)
{
  g_autofree char *boy = mn_child_sheet_name ("Trai"), *named = mn_child_sheet_name ("Lê Trai");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (boy, ==, "Chưa đặt tên (Trai)");
  g_assert_cmpstr (named, ==, "Lê Trai");
  g_assert_null (mn_lists_make (reg, "household-sheet", "khong-co", &error));
  mn_assert_error_says (error, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN, "khong-co");
  g_clear_error (&error);
  g_assert_null (mn_child_sheet_document_new (reg, 99999999, FALSE, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_auto (MnTestDir) dir = MN_TEST_DIR;
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  sample = mn_test_dir_file (&dir, "cam-lo.mangnon");
  mn_sample_write (sample, NULL, &error);
  g_assert_no_error (error);
  reg = mn_register_open (sample, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_test_add_func ("/child-sheet/child", test_child);
  g_test_add_func ("/child-sheet/household", test_household);
  g_test_add_func ("/child-sheet/facts", test_facts);
  g_test_add_func ("/child-sheet/one-page", test_one_page);
  g_test_add_func ("/child-sheet/secret", test_secret);
  g_test_add_func ("/child-sheet/names", test_names);
  result = g_test_run ();
  mn_register_close (reg, NULL);
  g_clear_object (&reg);
  g_free (sample);
  return result;
}
