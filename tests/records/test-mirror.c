/* test-mirror.c: the mirror of the children against SQL, which it stands for
 *
 * The sample is counted twice: by the mirror, and by a plain connection with SQL of this test's own.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "mirror-desk.h"
#include "mn-record-list.h"

/* SQL of this test ----------------------------------------------------------------------------------------------- */

static void
append_word (GString *sql, const char *word)
{
  gboolean number = strpbrk (word, "0123456789") != NULL;

  g_string_append_printf (sql, " AND (c.fold LIKE '%% %s%%'", word);
  if (number)
    g_string_append_printf (sql,
                            " OR EXISTS (SELECT 1 FROM insurance_card k WHERE k.child = c.id AND k.deleted_at IS NULL"
                            " AND ' ' || folded (k.number) LIKE '%% %s%%')",
                            word);
  g_string_append_c (sql, ')');
}

static char *
expected_where (const char *typed)
{
  static const char *const people[] = { "father_name", "mother_name", "carer_name" };
  g_auto (GStrv) words = mn_fold_words (typed);
  GString *sql = g_string_new ("c.deleted_at IS NULL");
  gboolean long_word = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    if (strpbrk (words[i], "0123456789") != NULL)
      append_word (sql, words[i]);
    else
      long_word = long_word || strlen (words[i]) >= 3;
  g_string_append (sql, " AND ((1");
  for (guint i = 0; words[i] != NULL; i++)
    if (strpbrk (words[i], "0123456789") == NULL)
      append_word (sql, words[i]);
  g_string_append_c (sql, ')');
  for (guint p = 0; p < 3 && long_word; p++)
    {
      g_string_append (sql, " OR (1");
      for (guint i = 0; words[i] != NULL; i++)
        if (strpbrk (words[i], "0123456789") == NULL)
          g_string_append_printf (sql, " AND ' ' || folded (c.%s) || ' ' LIKE '%% %s%s%%'", people[p], words[i],
                                  strlen (words[i]) < 3 ? " " : "");
      g_string_append_c (sql, ')');
    }
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static GArray *
plain_ids (Desk *desk, const char *where, const char *order)
{
  g_autofree char *sql = g_strdup_printf ("SELECT c.id FROM child c WHERE %s ORDER BY %s", where, order);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (desk->plain, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (desk->plain));
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  sqlite3_finalize (statement);
  return ids;
}

static void
assert_search (Desk *desk, const char *typed)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  g_autofree char *where = expected_where (typed);
  g_autoptr (GArray) expected = plain_ids (desk, where, "c.sort_key, c.id");
  g_autoptr (GArray) keys = NULL;

  mn_query_set_search (query, typed);
  keys = mn_mirror_keys (desk->mirror, query);
  mirror_assert_same (keys, expected, typed);
}

/* Cards, telephones, parts of names of the sample itself, letter by letter. */
static void
assert_many (Desk *desk)
{
  static const char *const typed[] = { "nguyen thi h",
                                       "Nguyễn Thị Hồng",
                                       "hong thi",
                                       "tran thi lanh",
                                       "le",
                                       "le thi",
                                       "0",
                                       "04",
                                       "te1",
                                       "a",
                                       "nguyen 0",
                                       "x",
                                       "đ",
                                       "  Hồng,  ánh ",
                                       "zzz",
                                       "thi thi",
                                       "" };
  sqlite3_stmt *statement = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_search (desk, typed[i]);
  sqlite3_prepare_v2 (desk->plain,
                      "SELECT full_name FROM child WHERE id % 1999 = 7 UNION ALL"
                      " SELECT mother_name FROM child WHERE id % 3001 = 9 UNION ALL"
                      " SELECT number FROM insurance_card WHERE id % 4001 = 3 UNION ALL"
                      " SELECT personal_id FROM child WHERE id % 4999 = 1 UNION ALL"
                      " SELECT mother_phone FROM child WHERE mother_phone IS NOT NULL AND id % 997 = 1",
                      -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *text = (const char *)sqlite3_column_text (statement, 0);

      for (const char *end = text; end != NULL && *end != '\0';)
        {
          g_autofree char *prefix = NULL;

          end = g_utf8_next_char (end);
          prefix = g_strndup (text, (gsize)(end - text));
          assert_search (desk, prefix);
        }
    }
  sqlite3_finalize (statement);
}

static void
test_search (void)
{
  Desk desk;

  mirror_desk_open (&desk);
  assert_many (&desk);
  mirror_desk_close (&desk);
}

/* Conditions ----------------------------------------------------------------------------------------------------- */

static void
add_filter (MnQuery *query, const char *field, const char *text)
{
  g_auto (MnValue) value = MN_VALUE_INIT;

  mn_value_set_text (&value, text);
  mn_query_add_filter (query, (guint)mn_entity_field (mn_query_get_entity (query), field), &value);
}

static guint
count_line (const MnMirrorCounts *counts, guint group, const char *field, const char *text)
{
  g_autoptr (MnQuery) line = mn_query_new (mn_entity_find ("child"));

  add_filter (line, field, text);
  return mn_mirror_counts_get (counts, group, line);
}

static void
test_conditions (void)
{
  const MnEntity *entity = mn_entity_find ("child");
  const guint birth = (guint)mn_entity_field (entity, "birth_date");
  const guint groups_field = (guint)mn_entity_field (entity, "circumstances");
  const MnMirrorGroup groups[] = { { (guint)mn_entity_field (entity, "sex"), 0 }, { groups_field, 1 }, { birth, 0 } };
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (MnQuery) band = mn_query_new (entity);
  g_autoptr (MnMirrorCounts) counts = NULL;
  g_autoptr (GArray) keys = NULL, expected = NULL, by_sql = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk;

  mirror_desk_open (&desk);
  /* Two ages that are no neighbours, girls, with a risk and a circumstance. */
  mn_query_set_search (query, "nguyen");
  add_filter (query, "sex", "female");
  mn_query_add_date_range (query, birth, mn_date_new (2011, 6, 1), MN_DATE_NONE);
  mn_query_add_date_range (query, birth, mn_date_new (2000, 1, 1), mn_date_new (2005, 0, 0));
  add_filter (query, "circumstances", "H1");
  add_filter (query, "circumstances", NULL);
  mn_query_set_condition (query, 1);
  add_filter (query, "circumstances", NULL);
  keys = mn_mirror_keys (desk.mirror, query);
  expected = plain_ids (&desk,
                        "c.deleted_at IS NULL AND (c.fold LIKE '% nguyen%' OR"
                        " ' ' || folded (c.father_name) LIKE '% nguyen%' OR ' ' || folded (c.mother_name) LIKE"
                        " '% nguyen%' OR ' ' || folded (c.carer_name) LIKE '% nguyen%') AND c.sex = 'female'"
                        " AND ifnull (c.circumstances, '') = '' AND (c.birth_date || substr ('-12-31',"
                        " length (c.birth_date) - 3) >= '2011-06-01' OR c.birth_date || substr ('-12-31',"
                        " length (c.birth_date) - 3) BETWEEN '2000-01-01' AND '2005-12-31')",
                        "c.sort_key, c.id");
  g_assert_cmpint (expected->len, >, 100);
  mirror_assert_same (keys, expected, "conditions");
  by_sql = mn_query_keys (query, mn_register_get_reader (desk.reg), &error);
  g_assert_no_error (error);
  mirror_assert_same (keys, by_sql, "conditions by the query's own SQL");

  counts = mn_mirror_count (desk.mirror, query, groups, G_N_ELEMENTS (groups));
  g_assert_cmpint (mn_mirror_counts_get_n_found (counts), ==, keys->len);
  g_assert_cmpint (count_line (counts, 0, "sex", "female"), ==, keys->len);
  /* The other group is under the conditions of this one. */
  g_assert_cmpint (count_line (counts, 1, "circumstances", NULL), ==, keys->len);
  mn_query_add_date_range (band, birth, mn_date_new (2006, 1, 1), mn_date_new (2011, 5, 31));
  {
    g_autoptr (GArray) others = plain_ids (
        &desk,
        "c.deleted_at IS NULL AND (c.fold LIKE '% nguyen%' OR"
        " ' ' || folded (c.father_name) LIKE '% nguyen%' OR ' ' || folded (c.mother_name) LIKE"
        " '% nguyen%' OR ' ' || folded (c.carer_name) LIKE '% nguyen%') AND c.sex = 'female'"
        " AND ifnull (c.circumstances, '') = '' AND c.birth_date || substr ('-12-31', length (c.birth_date) - 3)"
        " BETWEEN '2006-01-01' AND '2011-05-31'",
        "1");
    g_assert_cmpint (mn_mirror_counts_get (counts, 2, band), ==, others->len);
  }
  mirror_desk_close (&desk);
}

/* Every value of every column, alone. */
static void
test_columns (void)
{
  static const char *const fields[]
      = { "unit", "circumstances", "support", "sex", "schooling", "residence_status", "poverty" };
  const MnEntity *entity = mn_entity_find ("child");
  Desk desk;

  mirror_desk_open (&desk);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT %s, count(*) FROM child AS c LEFT JOIN (SELECT id AS home, poverty FROM household) "
          "ON home = c.household WHERE deleted_at IS NULL GROUP BY 1",
          fields[i]);
      const guint field = (guint)mn_entity_field (entity, fields[i]);
      const MnMirrorGroup group = { field, 0 };
      g_autoptr (MnQuery) all = mn_query_new (entity);
      g_autoptr (MnMirrorCounts) counts = mn_mirror_count (desk.mirror, all, &group, 1);
      sqlite3_stmt *statement = NULL;

      sqlite3_prepare_v2 (desk.plain, sql, -1, &statement, NULL);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          g_autoptr (MnQuery) query = mn_query_new (entity);
          g_autoptr (GArray) keys = NULL;
          g_auto (MnValue) value = MN_VALUE_INIT;
          const char *text = (const char *)sqlite3_column_text (statement, 0);

          if (text != NULL && strchr (text, ' ') != NULL)
            continue; /* a set is asked for code by code */
          if (i == 0 && text != NULL)
            mn_value_set_integer (&value, sqlite3_column_int64 (statement, 0));
          else
            mn_value_set_text (&value, text);
          mn_query_add_filter (query, field, &value);
          keys = mn_mirror_keys (desk.mirror, query);
          if (entity->fields[field].kind == MN_KIND_CODES && text != NULL)
            g_assert_cmpint (keys->len, ==, mn_query_count (query, mn_register_get_reader (desk.reg), NULL));
          else
            g_assert_cmpint (keys->len, ==, sqlite3_column_int64 (statement, 1));
          g_assert_cmpint (mn_mirror_counts_get (counts, 0, query), ==, keys->len);
        }
      sqlite3_finalize (statement);
    }
  mirror_desk_close (&desk);
}

/* Changes -------------------------------------------------------------------------------------------------------- */

static MnRecord *
load_first (Desk *desk, const char *entity, const char *where)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE deleted_at IS NULL AND %s LIMIT 1", entity, where);
  g_autoptr (GError) error = NULL;
  gint64 id = mn_db_get_int (mn_register_get_reader (desk->reg), sql, 0, &error);
  MnRecord *record = mn_record_load (mn_register_get_reader (desk->reg), mn_entity_find (entity), id, &error);

  g_assert_no_error (error);
  return record;
}

static void
settle (Desk *desk)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  mirror_desk_wait (desk->mirror);
}

static void
assert_some (Desk *desk)
{
  static const char *const typed[] = { "", "vu thi zu", "zung", "0999888777", "nguyen thi h", "te1", "zuong" };

  settle (desk);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_search (desk, typed[i]);
}

static void
assert_group (Desk *desk, const char *code)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  g_autoptr (GArray) keys = NULL, expected = NULL;

  add_filter (query, "circumstances", code);
  keys = mn_mirror_keys (desk->mirror, query);
  expected = mn_query_keys (query, mn_register_get_reader (desk->reg), NULL);
  mirror_assert_same (keys, expected, code);
}

static void
test_edits (void)
{
  Desk desk;
  g_autoptr (MnRecord) child = NULL, card = NULL, circumstance = NULL, born = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  gint64 change;

  mirror_desk_open (&desk);
  child = load_first (&desk, "child", "full_name LIKE 'Nguyễn%'");
  mn_record_set_text (child, "full_name", "Vũ Thị Zung");
  mn_record_set_text (child, "mother_name", "Lê Thị Zuông");
  mn_record_set_text (child, "mother_phone", "0999 888 777");
  mn_register_save (desk.reg, child, &change, &error);
  g_assert_no_error (error);
  g_assert_true (mn_mirror_is_ready (desk.mirror)); /* patched, not read again */
  assert_some (&desk);
  mn_store_undo (mn_register_get_store (desk.reg), change, NULL, &error);
  g_assert_no_error (error);
  assert_some (&desk);

  born = mn_record_new (mn_entity_find ("child"));
  mn_record_set_text (born, "full_name", "Ân Zung");
  mn_record_set_text (born, "birth_date", "2017-05");
  mn_record_set_text (born, "sex", "male");
  mn_register_save (desk.reg, born, NULL, &error);
  g_assert_no_error (error);
  assert_some (&desk);
  mn_register_delete (desk.reg, mn_entity_find ("child"), mn_record_get_id (born), &change, &error);
  g_assert_no_error (error);
  assert_some (&desk);
  mn_store_undo (mn_register_get_store (desk.reg), change, NULL, &error);
  assert_some (&desk);

  /* What hangs on a child moves the child's row. */
  card = load_first (&desk, "insurance_card", "1");
  mn_record_set_text (card, "number", "TE1459999999999");
  mn_register_save (desk.reg, card, NULL, &error);
  g_assert_no_error (error);
  assert_search (&desk, "te14599999");
  assert_search (&desk, "te1");
  circumstance = load_first (&desk, "circumstance", "valid_to IS NULL");
  change = 0;
  mn_register_delete (desk.reg, mn_entity_find ("circumstance"), mn_record_get_id (circumstance), NULL, &error);
  g_assert_no_error (error);
  settle (&desk);
  for (gint64 i = 0; i < 12; i++)
    {
      g_autofree char *group = g_strdup_printf ("%02" G_GINT64_FORMAT, i + 1);
      assert_group (&desk, group);
    }
  mirror_desk_close (&desk);
}

static void
test_external (void)
{
  Desk desk;
  gint64 end;
  guint before;

  mirror_desk_open (&desk);
  before = mn_mirror_get_n_rows (desk.mirror);
  sqlite3_busy_timeout (desk.plain, 5000);
  g_assert_cmpint (sqlite3_exec (desk.plain, "UPDATE child SET deleted_at = '2017-05-31T00:00:00Z' WHERE id % 10 = 1",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  while (!mn_mirror_is_ready (desk.mirror) || mn_mirror_get_n_rows (desk.mirror) == before)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  assert_some (&desk);
  mirror_desk_close (&desk);
}

/* The list takes its ids from here, in any order. */
static void
test_list (void)
{
  static const char *const sorts[] = { NULL, "-full_name", "birth_date", "-birth_date", "unit", "sex" };
  Desk desk;

  mirror_desk_open (&desk);
  {
    g_autoptr (MnRecordList) list = mn_record_list_new (desk.reg, mn_entity_find ("child"));

    for (guint i = 0; i < 2 * G_N_ELEMENTS (sorts); i++)
      {
        const char *sort = sorts[i / 2];
        gboolean descending = sort != NULL && *sort == '-';
        g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
        g_autoptr (GArray) expected = NULL, keys = NULL;

        mn_query_set_search (query, "tran");
        mn_query_set_sort (query, descending ? sort + 1 : sort, descending);
        mn_record_list_set_query (list, query);
        /* The name's order is there at once; another one the second time. */
        if (i < 4 || i % 2 == 1)
          g_assert_false (mn_record_list_get_loading (list));
        while (mn_record_list_get_loading (list) || g_main_context_pending (NULL))
          g_main_context_iteration (NULL, TRUE);
        for (guint wait = 0; i % 2 == 0 && i >= 4 && wait < 200; wait++)
          {
            g_autoptr (GArray) learnt = mn_mirror_keys (desk.mirror, query);
            if (learnt != NULL)
              break;
            g_usleep (10000);
            g_main_context_iteration (NULL, FALSE);
          }
        keys = mn_record_list_dup_keys (list);
        expected = mn_query_keys (query, mn_register_get_reader (desk.reg), NULL);
        mirror_assert_same (keys, expected, sort);
      }
  }
  mirror_desk_close (&desk);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  mirror_desk_make_sample ();
  g_test_add_func ("/mirror/search", test_search);
  g_test_add_func ("/mirror/columns", test_columns);
  g_test_add_func ("/mirror/conditions", test_conditions);
  g_test_add_func ("/mirror/edits", test_edits);
  g_test_add_func ("/mirror/external", test_external);
  g_test_add_func ("/mirror/list", test_list);
  result = g_test_run ();
  mirror_desk_drop_sample ();
  return result;
}
