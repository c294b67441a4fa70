/* test-mirror-moments.c: the mirror before it is there, with rows that are gone, and closed while it is built
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mirror-desk.h"
#include "mn-record-list.h"

static MnQuery *
typed_query (const char *typed)
{
  MnQuery *query = mn_query_new (mn_entity_find ("child"));

  mn_query_set_search (query, typed);
  return query;
}

static void
wait_loaded (MnRecordList *list)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (mn_record_list_get_loading (list) || g_main_context_pending (NULL))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
assert_lists (Desk *desk, MnRecordList *list, const MnQuery *query, const char *what)
{
  g_autoptr (GArray) keys = mn_record_list_dup_keys (list);
  g_autoptr (GArray) expected = mn_query_keys (query, mn_register_get_reader (desk->reg), NULL);

  g_assert_cmpuint (expected->len, >, 0);
  mirror_assert_same (keys, expected, what);
}

/* The first screen is there at once and the rest by itself; what is typed before there is a mirror is found all the
 * same, and wakes it. */
static void
test_early (void)
{
  Desk desk;

  mirror_desk_begin (&desk, NULL);
  {
    g_autoptr (MnRecordList) list = mn_record_list_new (desk.reg, mn_entity_find ("child"));
    g_autoptr (MnQuery) all = typed_query (NULL), one = typed_query ("tran"), two = typed_query ("tran van");
    g_autoptr (GArray) first = NULL, expected = NULL;

    mn_record_list_set_query (list, all);
    g_assert_true (mn_record_list_get_loading (list));
    first = mn_record_list_dup_keys (list);
    expected = mn_query_keys (all, mn_register_get_reader (desk.reg), NULL);
    g_assert_cmpuint (first->len, >=, 30);
    g_assert_cmpuint (first->len, <, expected->len);
    g_assert_cmpmem (first->data, first->len * sizeof (gint64), expected->data, first->len * sizeof (gint64));
    wait_loaded (list);
    assert_lists (&desk, list, all, "all");
    g_assert_false (mn_mirror_is_ready (desk.mirror));

    mn_record_list_set_query (list, one);
    mn_record_list_set_query (list, two);
    g_assert_true (mn_record_list_get_loading (list));
    wait_loaded (list);
    assert_lists (&desk, list, two, "tran van");
    mirror_desk_wait (desk.mirror);
    mn_record_list_set_query (list, one);
    g_assert_false (mn_record_list_get_loading (list));
    assert_lists (&desk, list, one, "tran");
  }
  mirror_desk_close (&desk);
}

/* Shown by a view, the first screen need not wait for its time to end; dropped meanwhile, nothing is left that runs. */
static void
test_shown (void)
{
  Desk desk;

  mirror_desk_begin (&desk, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MnRecordList) list = mn_record_list_new (desk.reg, mn_entity_find ("child"));
      g_autoptr (MnQuery) all = typed_query (NULL);

      mn_record_list_set_query (list, all);
      if (i > 0)
        mn_record_list_set_shown (list, 0, 25);
      if (i < 2)
        continue;
      wait_loaded (list);
      assert_lists (&desk, list, all, "all");
    }
  mirror_desk_close (&desk);
}

/* Rows that are gone for good, the first and the last among them, and what still links to them. */
static void
test_gaps (void)
{
  static const char *const typed[] = { "tran", "nguyen thi", "a", "19597", "" };
  Desk desk;

  mirror_desk_begin (
      &desk, "DELETE FROM child WHERE id % 7 = 1 OR id > (SELECT max (id) - 40 FROM child) OR id BETWEEN 500 AND 3000");
  mn_mirror_wake (desk.mirror);
  mirror_desk_wait (desk.mirror);
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (MnQuery) query = typed_query (typed[i]);
      g_autoptr (GArray) keys = mn_mirror_keys (desk.mirror, query);
      g_autoptr (GArray) expected = mn_query_keys (query, mn_register_get_reader (desk.reg), NULL);

      g_assert_nonnull (keys);
      mirror_assert_same (keys, expected, typed[i]);
    }
  mirror_desk_close (&desk);
}

/* Closed at any moment of the building. */
static void
test_closed (void)
{
  for (guint i = 0; i < 8; i++)
    {
      Desk desk;

      mirror_desk_begin (&desk, NULL);
      mn_mirror_wake (desk.mirror);
      g_usleep (i * 8000);
      if (i % 2 == 1)
        g_main_context_iteration (NULL, FALSE);
      mirror_desk_close (&desk);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  mirror_desk_make_sample ();
  g_test_add_func ("/mirror-moments/early", test_early);
  g_test_add_func ("/mirror-moments/shown", test_shown);
  g_test_add_func ("/mirror-moments/gaps", test_gaps);
  g_test_add_func ("/mirror-moments/closed", test_closed);
  result = g_test_run ();
  mirror_desk_drop_sample ();
  return result;
}
