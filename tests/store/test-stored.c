/* test-stored.c: files of released schemas, opened by today's program
 *
 * data/register-2.mangnon.gz is of schema 2: the same, with money and an indicator imported.
 *
 * data/register-1.mangnon.gz was made by data/make-register.c when schema 1 was the newest, and stays as it is. While
 * it is the newest, migrating it does nothing; from the day of migration 2 this proves the upgrade.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-register.h"
#include "store-fixture.h"

static void
unpack (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "data", name, NULL);
  g_autoptr (GFile) packed = g_file_new_for_path (path);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GConverter) gunzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) in = g_file_read (packed, NULL, &error);
  g_autoptr (GInputStream) plain = NULL;
  g_autoptr (GFileOutputStream) out = NULL;

  g_assert_no_error (error);
  plain = g_converter_input_stream_new (G_INPUT_STREAM (in), gunzip);
  out = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), plain, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

static int
newest (void)
{
  g_autoptr (GPtrArray) migrations = _mn_migrations_load ();

  return _mn_migrations_newest (migrations);
}

/* What was typed at the time, whatever the schema is by now. */
static void
assert_rows (const char *path)
{
  assert_plain (path, "SELECT full_name, birth_date, note FROM child ORDER BY id",
                "Đỗ Thị Hồng Ánh|2010-02-03|Chuyển trường năm 2016\nHồ Y Bru|2012|~");
  assert_plain (path,
                "SELECT u.code, h.code, c.circumstances FROM child c JOIN unit u ON u.id = c.unit "
                "JOIN household h ON h.id = c.household ORDER BY c.id",
                "468|H0001|02\n468|H0001|~");
  assert_plain (path, "SELECT count(*), count(deleted_at) FROM sponsor", "1|1");
  assert_plain (path, "SELECT name, working_date, sample FROM register", "Sổ lưu của lược đồ 1|2017-05-31|1");
  assert_plain (path, "SELECT field, old, new FROM audit WHERE op = 'edit' AND field = 'note' AND row_id = 1",
                "note|~|Chuyển trường năm 2016");
}

static void
is_what_was_released (Fixture *fixture, gconstpointer data)
{
  unpack (fixture, "register-1.mangnon.gz");
  assert_plain (fixture->path, "PRAGMA user_version", "1");
  assert_rows (fixture->path);
}

#define SCHEMA "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"

static void
opens_in_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *version = g_strdup_printf ("%d", newest ());
  g_autofree char *fresh_path = fixture_build (fixture, "fresh.mangnon");
  g_autofree char *schema = NULL;
  g_autofree char *fresh_schema = NULL;
  MnStore *store;

  unpack (fixture, "register-1.mangnon.gz");
  store = mn_store_open (fixture->path, MN_STORE_OPEN_MIGRATE, &error);
  g_assert_no_error (error);
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
  assert_rows (fixture->path);
  assert_plain (fixture->path, "PRAGMA user_version", version);
  /* The copy that is made before a migration stands beside the file; there is none where nothing is to do. */
  g_assert_cmpuint (fixture_count_files (fixture), ==, newest () == 1 ? 1 : 2);

  /* And where it ends is where a new file begins. */
  store = mn_store_create (fresh_path, &error);
  g_assert_no_error (error);
  close_store (store);
  schema = plain_query (fixture->path, SCHEMA);
  fresh_schema = plain_query (fresh_path, SCHEMA);
  g_assert_cmpstr (schema, ==, fresh_schema);
}

static void
undoes_in_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store;

  unpack (fixture, "register-1.mangnon.gz");
  store = mn_store_open (fixture->path, MN_STORE_OPEN_MIGRATE, &error);
  g_assert_no_error (error);
  /* Newest first: the sponsor's deletion, then its creation. */
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (mn_store_undo (store, mn_store_next_undo (mn_store_get_reader (store)), NULL, &error));
      g_assert_no_error (error);
      assert_plain (fixture->path, "SELECT count(*) FROM sponsor WHERE deleted_at IS NULL", i == 0 ? "1" : "0");
    }
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
}

/* The second one has money and an indicator besides. */
static void
second_opens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *version = g_strdup_printf ("%d", newest ());
  g_autofree char *fresh_path = fixture_build (fixture, "fresh.mangnon");
  g_autofree char *schema = NULL, *fresh_schema = NULL;
  MnStore *store;

  unpack (fixture, "register-2.mangnon.gz");
  assert_plain (fixture->path, "PRAGMA user_version", "2");
  store = mn_store_open (fixture->path, MN_STORE_OPEN_MIGRATE, &error);
  g_assert_no_error (error);
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
  assert_plain (fixture->path, "PRAGMA user_version", version);
  assert_plain (fixture->path, "SELECT name FROM register", "Sổ lưu của lược đồ 2");
  assert_plain (fixture->path, "SELECT full_name FROM child ORDER BY id LIMIT 1", "Đỗ Thị Hồng Ánh");
  assert_plain (fixture->path,
                "SELECT v.number, v.amount, l.code FROM voucher v JOIN budget_line l ON l.id = v.budget_line",
                "PC-001|12500000|KP1");
  assert_plain (fixture->path, "SELECT i.code, o.value FROM observation o JOIN indicator i ON i.id = o.indicator",
                "CTX|9810");
  store = mn_store_create (fresh_path, &error);
  g_assert_no_error (error);
  close_store (store);
  schema = plain_query (fixture->path, SCHEMA);
  fresh_schema = plain_query (fresh_path, SCHEMA);
  g_assert_cmpstr (schema, ==, fresh_schema);
}

static void
assert_register_sound (MnRegister *reg)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  /* Another ICU sorts by other keys. */
  if (mn_register_needs_refresh (reg))
    mn_register_refresh (reg, &error);
  g_assert_no_error (error);
  g_assert_true (mn_register_check (reg, problems, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
works_as_register (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (MnRecord) child = NULL;
  gint64 change = 0;

  unpack (fixture, "register-1.mangnon.gz");
  reg = mn_register_open (fixture->path, MN_STORE_OPEN_MIGRATE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mn_register_get_unit_name (reg), ==, "Huyện Cam Lộ");
  assert_register_sound (reg);

  child = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("child"), 2, &error);
  g_assert_no_error (error);
  mn_record_set_text (child, "note", "Sửa bằng chương trình hôm nay");
  g_assert_true (mn_register_save (reg, child, &change, &error));
  g_assert_no_error (error);
  assert_plain (fixture->path, "SELECT note FROM child WHERE id = 2", "Sửa bằng chương trình hôm nay");
  g_assert_true (mn_store_undo (mn_register_get_store (reg), change, NULL, &error));
  g_assert_no_error (error);
  assert_rows (fixture->path);
  assert_register_sound (reg);
  g_assert_true (mn_register_close (reg, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/stored/1/released", is_what_was_released);
  add_test ("/store/stored/1/store", opens_in_store);
  add_test ("/store/stored/1/undo", undoes_in_store);
  add_test ("/store/stored/2/register", second_opens);
  add_test ("/store/stored/1/register", works_as_register);
  return g_test_run ();
}
