/* test-query.c: rows chosen, ordered and read
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mn-query.h"
#include "records-fixture.h"

#include <string.h>

/* The names found, joined by "|". */
static char *
found (Fixture *fixture, MnQuery *query, const char *field)
{
  const MnEntity *entity = mn_query_get_entity (query);
  MnDb *db = fixture_reader (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = mn_query_keys (query, db, &error);
  g_autoptr (GPtrArray) rows = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpint (mn_query_count (query, db, &error), ==, keys->len);
  g_assert_no_error (error);
  rows = mn_query_fetch (entity, db, (gint64 *)keys->data, keys->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *shown
          = mn_row_data_display (g_ptr_array_index (rows, i), entity, (guint)mn_entity_field (entity, field));
      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", shown);
    }
  return g_string_free (text, FALSE);
}

static void
assert_found (Fixture *fixture, MnQuery *query, const char *field, const char *expected)
{
  g_autofree char *text = found (fixture, query, field);

  g_assert_cmpstr (text, ==, expected);
}

static void
add_children (Fixture *fixture)
{
  fixture_add_child (fixture, "Hạ Lê", "2010", "female");
  fixture_add_child (fixture, "Nguyễn Thị Hồng Phượng", "2008-09-14", "female");
  fixture_add_child (fixture, "Nguyễn Văn An", "2012-05", "male");
  fixture_add_child (fixture, "Đặng Thị Ánh", "2001-06-01", "female");
  fixture_add_child (fixture, "Ăm", "2016-02-29", "unknown");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  static const char *const searches[][2] = {
    { "nguyen thi", "Nguyễn Thị Hồng Phượng" },
    { "thi", "Đặng Thị Ánh|Nguyễn Thị Hồng Phượng" },
    { "phuong nguyen", "Nguyễn Thị Hồng Phượng" },
    { "DANG", "Đặng Thị Ánh" },
    { "đa", "Đặng Thị Ánh" },
    { "hi", "" }, /* inside a word */
    { "n%", "Nguyễn Văn An|Nguyễn Thị Hồng Phượng" },
    { "_", "Nguyễn Văn An|Đặng Thị Ánh|Ăm|Hạ Lê|Nguyễn Thị Hồng Phượng" }, /* no word at all */
    { "'; DROP TABLE child; --", "" },
  };

  add_children (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      mn_query_set_search (query, searches[i][0]);
      g_assert_cmpstr (mn_query_get_search (query), ==, searches[i][0]);
      assert_found (fixture, query, "full_name", searches[i][1]);
    }
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  g_autoptr (MnQuery) copy = NULL;
  gboolean descending = TRUE;

  add_children (fixture);
  /* By tên, where A stands before Ă. */
  assert_found (fixture, query, "full_name", "Nguyễn Văn An|Đặng Thị Ánh|Ăm|Hạ Lê|Nguyễn Thị Hồng Phượng");
  g_assert_cmpstr (mn_query_get_sort (query, &descending), ==, "full_name");
  g_assert_false (descending);
  mn_query_set_sort (query, "full_name", TRUE);
  assert_found (fixture, query, "full_name", "Nguyễn Thị Hồng Phượng|Hạ Lê|Ăm|Đặng Thị Ánh|Nguyễn Văn An");
  mn_query_set_sort (query, "birth_date", FALSE);
  assert_found (fixture, query, "birth_date", "01/06/2001|14/09/2008|2010|05/2012|29/02/2016");
  mn_query_set_sort (query, "sex", FALSE);
  mn_query_set_limit (query, 2);
  copy = mn_query_copy (query);
  assert_found (fixture, copy, "sex", "Male|Female");
}

static void
add_filter (MnQuery *query, const char *field, const char *value)
{
  MnValue text = { .type = MN_VALUE_TEXT, .text = (char *)value };

  mn_query_add_filter (query, (guint)mn_entity_field (mn_query_get_entity (query), field),
                       value != NULL ? &text : NULL);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  guint birth = (guint)mn_entity_field (mn_entity_find ("child"), "birth_date");

  add_children (fixture);
  add_filter (query, "sex", "male");
  add_filter (query, "sex", "unknown");
  assert_found (fixture, query, "full_name", "Nguyễn Văn An|Ăm");
  add_filter (query, "birth_date", "2012-05");
  assert_found (fixture, query, "full_name", "Nguyễn Văn An");
  mn_query_clear_filters (query);
  add_filter (query, "personal_id", NULL);
  add_filter (query, "sex", "male");
  assert_found (fixture, query, "full_name", "Nguyễn Văn An");
  mn_query_clear_filters (query);

  /* Under 16 on 31/05/2017: born after 31/05/2001, by the last day that the date allows. */
  mn_query_add_date_range (query, birth, mn_date_new (2001, 6, 1), MN_DATE_NONE);
  g_assert_cmpint (mn_query_count (query, fixture_reader (fixture), NULL), ==, 5);
  mn_query_clear_filters (query);
  mn_query_add_date_range (query, birth, mn_date_new (2001, 6, 2), mn_date_new (2010, 0, 0));
  mn_query_set_sort (query, "birth_date", FALSE);
  assert_found (fixture, query, "birth_date", "14/09/2008|2010");
  mn_query_clear_filters (query);
  mn_query_add_date_range (query, birth, MN_DATE_NONE, mn_date_new (2012, 5, 30));
  assert_found (fixture, query, "birth_date", "01/06/2001|14/09/2008|2010");
}

/* Current values are the register's work: here they are put in as it puts them. */
static gboolean
set_circumstances (MnTransaction *transaction, gpointer data, GError **error)
{
  static const char *const codes[] = { "01.03 14.02", "1", "01", "011" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      MnColumn column = { "circumstances", { .type = MN_VALUE_TEXT, .text = (char *)codes[i] } };

      if (!mn_transaction_derive (transaction, "child", i + 1, &column, 1, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  g_autoptr (MnRecord) group = fixture_make (fixture, mn_entity_find ("circumstance_group"), FALSE);
  g_autoptr (GError) error = NULL;

  add_children (fixture);
  mn_store_write (fixture->store, "edit", set_circumstances, NULL, NULL, &error);
  g_assert_no_error (error);
  mn_record_set_text (group, "code", "14.02");
  mn_record_set_text (group, "short_name", "Nguy cơ");
  fixture_save (fixture, group);

  mn_query_set_sort (query, "birth_date", TRUE);
  add_filter (query, "circumstances", "01");
  assert_found (fixture, query, "full_name", "Nguyễn Văn An|Hạ Lê");
  assert_found (fixture, query, "circumstances", "01|01.03, Nguy cơ");
  add_filter (query, "circumstances", "011");
  g_assert_cmpint (mn_query_count (query, fixture_reader (fixture), NULL), ==, 3);
  mn_query_clear_filters (query);
  add_filter (query, "circumstances", "14.02");
  assert_found (fixture, query, "full_name", "Hạ Lê");
  mn_query_clear_filters (query);
  add_filter (query, "circumstances", NULL);
  assert_found (fixture, query, "full_name", "Ăm");
}

/* A row that has no name of its own is named by what it belongs to, and found and ordered by it. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnQuery) awards = mn_query_new (mn_entity_find ("award"));
  g_autoptr (MnQuery) benefits = mn_query_new (mn_entity_find ("benefit"));
  static const char *const names[] = { "Trần Bình", "Hồ Ánh", "Lê Thị Ánh" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 child = fixture_add_child (fixture, names[i], "2010", "male");
      g_autoptr (MnRecord) award = fixture_make (fixture, mn_entity_find ("award"), FALSE);
      g_autoptr (MnRecord) benefit = fixture_make (fixture, mn_entity_find ("benefit"), FALSE);

      mn_record_set_integer (award, "child", child);
      fixture_save (fixture, award);
      mn_record_set_integer (benefit, "child", child);
      if (i > 0)
        mn_record_set_integer (benefit, "award", mn_record_get_id (award));
      fixture_save (fixture, benefit);
    }
  mn_query_set_sort (awards, "child", FALSE);
  assert_found (fixture, awards, "child", "Hồ Ánh|Lê Thị Ánh|Trần Bình");
  mn_query_set_search (awards, "anh");
  assert_found (fixture, awards, "child", "Hồ Ánh|Lê Thị Ánh");
  /* Rows without the link stand last either way. */
  mn_query_set_sort (benefits, "award", FALSE);
  assert_found (fixture, benefits, "award", "Hồ Ánh|Lê Thị Ánh|");
  mn_query_set_sort (benefits, "award", TRUE);
  assert_found (fixture, benefits, "award", "Lê Thị Ánh|Hồ Ánh|");
}

static void
test_on (Fixture *fixture, gconstpointer data)
{
  static const char *const spans[][2] = { { "2016", "2017-05-30" },
                                          { "2017-05-31", "2017-05-31" },
                                          { "2017", NULL },
                                          { "2017-06-01", NULL },
                                          { "2016", "2017" } };
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("residence"));
  gint64 child = fixture_add_child (fixture, "Hồ Ánh", "2010", "male");

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (MnRecord) residence = fixture_make (fixture, mn_entity_find ("residence"), FALSE);
      int to = mn_entity_field (mn_entity_find ("residence"), "valid_to");
      MnValue last = { .type = spans[i][1] ? MN_VALUE_TEXT : MN_VALUE_NULL, .text = (char *)spans[i][1] };

      mn_record_set_integer (residence, "child", child);
      mn_record_set_text (residence, "valid_from", spans[i][0]);
      /* A partial last day does not validate, but other programs may have written one. */
      if (i != 4)
        mn_record_set (residence, (guint)to, &last);
      fixture_save (fixture, residence);
    }
  mn_query_set_on (query, mn_date_new (2017, 5, 31));
  mn_query_set_sort (query, "valid_from", FALSE);
  assert_found (fixture, query, "valid_from", "2016|2017|31/05/2017");
}

static void
test_bin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  gint64 id = fixture_add_child (fixture, "Hồ Ánh", "2010", "male");

  fixture_add_child (fixture, "Hồ Bình", "2010", "male");
  fixture_delete (fixture, mn_entity_find ("child"), id);
  assert_found (fixture, query, "full_name", "Hồ Bình");
  mn_query_set_bin (query, TRUE);
  assert_found (fixture, query, "full_name", "Hồ Ánh");
}

static gboolean
count_row (MnRowData *row, gpointer data, GError **error)
{
  guint *n = data;

  g_assert_nonnull (row->uuid);
  return ++*n < 200;
}

static gboolean
insert_many (MnTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("child"));

  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autofree char *name = g_strdup_printf ("Nguyễn Văn %c%c", 'A' + i % 23, 'a' + i % 7);

      mn_record_reset (record);
      mn_record_set_text (record, "full_name", name);
      mn_record_set_text (record, "birth_date", "2010-05-31");
      mn_record_set_text (record, "sex", i % 2 ? "male" : "female");
      if (!mn_record_insert (record, transaction, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_fetch (Fixture *fixture, gconstpointer data)
{
  const MnEntity *child = mn_entity_find ("child");
  g_autoptr (MnQuery) query = mn_query_new (child);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 ids[300];
  guint n = 0;

  mn_store_write (fixture->store, "import", insert_many, GUINT_TO_POINTER (299), NULL, &error);
  g_assert_no_error (error);
  /* In the order asked for, with one that is not there, twice the same, over more than one statement. */
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = 300 - i;
  ids[299] = ids[298];
  rows = mn_query_fetch (child, fixture_reader (fixture), ids, G_N_ELEMENTS (ids), &error);
  g_assert_no_error (error);
  g_assert_null (rows->pdata[0]);
  for (guint i = 1; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (((MnRowData *)rows->pdata[i])->id, ==, ids[i]);

  /* FALSE from the function stops, and is no error of its own. */
  g_assert_false (mn_query_each (query, fixture_reader (fixture), count_row, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 200);
  mn_query_set_limit (query, 150);
  n = 0;
  g_assert_true (mn_query_each (query, fixture_reader (fixture), count_row, &n, &error));
  g_assert_cmpint (n, ==, 150);
}

/* `test-records-query -m perf`: what 14,000 children cost. */
static void
test_speed (Fixture *fixture, gconstpointer data)
{
  static const char *const sorts[] = { NULL, "birth_date", "mother_name", "unit", "sex" };
  const MnEntity *child = mn_entity_find ("child");
  MnDb *db = fixture_reader (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }
  mn_store_write (fixture->store, "import", insert_many, GUINT_TO_POINTER (14000), NULL, &error);
  g_test_message ("insert 14,000: %.0f ms", (g_get_monotonic_time () - start) / 1e3);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    for (guint search = 0; search < 2; search++)
      {
        g_autoptr (MnQuery) query = mn_query_new (child);

        mn_query_set_sort (query, sorts[i], FALSE);
        mn_query_set_search (query, search ? "nguyen va" : NULL);
        g_clear_pointer (&keys, g_array_unref);
        start = g_get_monotonic_time ();
        keys = mn_query_keys (query, db, &error);
        g_assert_no_error (error);
        g_test_message ("%u keys by %s%s: %.1f ms", keys->len, sorts[i] ? sorts[i] : "default",
                        search ? ", searched" : "", (g_get_monotonic_time () - start) / 1e3);
      }
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GPtrArray) rows = mn_query_fetch (child, db, &g_array_index (keys, gint64, i * 128), 128, &error);
      g_assert_no_error (error);
    }
  g_test_message ("128 rows: %.2f ms", (g_get_monotonic_time () - start) / 1e5);
  for (guint few = 1; few <= 16; few *= 2)
    {
      start = g_get_monotonic_time ();
      for (guint i = 0; i < 100; i++)
        {
          g_autoptr (GPtrArray) rows = mn_query_fetch (child, db, &g_array_index (keys, gint64, i * 128), few, &error);
        }
      g_test_message ("%u rows: %.3f ms", few, (g_get_monotonic_time () - start) / 1e5);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_tear_down (fixture);
}

#define ADD(name, func) g_test_add ("/records/query/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("search", test_search);
  ADD ("order", test_order);
  ADD ("filters", test_filters);
  ADD ("codes", test_codes);
  ADD ("links", test_links);
  ADD ("on", test_on);
  ADD ("bin", test_bin);
  ADD ("fetch", test_fetch);
  ADD ("speed", test_speed);
  return g_test_run ();
}
