/* test-queries.c: the fixed SQL of the window's panes
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mn-budget-query.h"
#include "mn-child-query.h"
#include "mn-cross-query.h"
#include "mn-duplicate-query.h"
#include "mn-facet-query.h"
#include "mn-indicator-query.h"
#include "mn-mirror.h"
#include "mn-programme-query.h"
#include "mn-residence-query.h"
#include "mn-sponsor-query.h"
#include "mn-turn-query.h"
#include "mn-unit-query.h"
#include "records-fixture.h"

static void
test_prepare (Fixture *fixture, gconstpointer data)
{
  const char *const *const texts[]
      = { mn_budget_query_texts,    mn_child_query_texts,     mn_duplicate_query_texts, mn_indicator_query_texts,
          mn_programme_query_texts, mn_residence_query_texts, mn_sponsor_query_texts,   mn_unit_query_texts,
          mn_cross_query_texts,     mn_turn_query_texts,      mn_facet_query_texts,     mn_mirror_load_texts,
          mn_mirror_row_texts,      mn_mirror_owner_texts };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; texts[i][j] != NULL; j++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (MnStatement) statement = mn_db_prepare (fixture_reader (fixture), texts[i][j], &error);

        g_assert_no_error (error);
        g_assert_nonnull (statement);
      }
}

static gint64
save (Fixture *fixture, MnRecord *taken)
{
  g_autoptr (MnRecord) record = taken;

  fixture_save (fixture, record);
  return mn_record_get_id (record);
}

static MnRecord *
of_child (Fixture *fixture, const char *entity, gint64 child)
{
  MnRecord *record = fixture_make (fixture, mn_entity_find (entity), FALSE);

  mn_record_set_integer (record, "child", child);
  return record;
}

static gint64
live_at (Fixture *fixture, gint64 child, MnDate from, MnDate to)
{
  MnRecord *record = of_child (fixture, "residence", child);

  mn_record_set_date (record, "valid_from", from);
  if (mn_date_is_set (to))
    mn_record_set_date (record, "valid_to", to);
  return save (fixture, record);
}

static void
test_residence (Fixture *fixture, gconstpointer data)
{
  gint64 child = fixture_add_child (fixture, "Nguyễn Thị Thử", "2008-09-14", "female");
  gint64 first = live_at (fixture, child, mn_date_new (2008, 9, 14), mn_date_new (2012, 12, 31));
  gint64 second = live_at (fixture, child, mn_date_new (2013, 1, 1), MN_DATE_NONE);
  MnDb *db = fixture_reader (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mn_residence_query_open_before (db, child, mn_date_new (2017, 5, 1), &error), ==, second);
  g_assert_cmpint (mn_residence_query_open_before (db, child, mn_date_new (2010, 1, 1), &error), ==, first);
  /* What begins on the same day is not before it. */
  g_assert_cmpint (mn_residence_query_open_before (db, child, mn_date_new (2008, 9, 14), &error), ==, 0);
  g_assert_cmpint (mn_residence_query_open_before (db, child + 1, mn_date_new (2017, 5, 1), &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_head (Fixture *fixture, gconstpointer data)
{
  gint64 child = fixture_add_child (fixture, "Nguyễn Thị Thử", "2008-09-14", "female");
  MnRecord *card = of_child (fixture, "insurance_card", child);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnChildHead) head = NULL;

  mn_record_set_date (card, "valid_from", mn_date_new (2017, 1, 1));
  mn_record_set_date (card, "valid_to", mn_date_new (2017, 12, 31));
  save (fixture, card);
  head = mn_child_query_head (fixture_reader (fixture), child, FIXTURE_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (head->name, ==, "Nguyễn Thị Thử");
  g_assert_cmpstr (head->sex, ==, "female");
  g_assert_cmpstr (head->carer, ==, "");
  g_assert_true (head->has_card);
  g_assert_cmpint (mn_date_compare (head->card_until, mn_date_new (2017, 12, 31)), ==, 0);

  /* Before the card began, and a child that is not there. */
  g_clear_pointer (&head, mn_child_head_free);
  head = mn_child_query_head (fixture_reader (fixture), child, mn_date_new (2016, 5, 31), &error);
  g_assert_false (head->has_card);
  g_clear_pointer (&head, mn_child_head_free);
  head = mn_child_query_head (fixture_reader (fixture), 999, FIXTURE_DAY, &error);
  g_assert_null (head);
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_NOT_FOUND);
}

static void
test_events (Fixture *fixture, gconstpointer data)
{
  gint64 child = fixture_add_child (fixture, "Nguyễn Thị Thử", "2008-09-14", "female");
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;

  for (int year = 2012; year <= 2015; year += 3)
    {
      MnRecord *record = of_child (fixture, "circumstance", child);

      mn_record_set_date (record, "valid_from", mn_date_new (year, 1, 1));
      if (year == 2012)
        mn_record_set_date (record, "valid_to", mn_date_new (2014, 12, 31));
      mn_record_set_text (record, "evidence", "Giấy xác nhận 12/KT");
      if (year == 2015)
        mn_record_set_text (record, "note", "xét lại hằng năm");
      save (fixture, record);
    }
  events = mn_child_query_events (fixture_reader (fixture), child, FIXTURE_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  g_assert_true (((MnChildEvent *)g_ptr_array_index (events, 0))->in_force);
  g_assert_cmpint (((MnChildEvent *)g_ptr_array_index (events, 0))->from.year, ==, 2015);
  g_assert_false (((MnChildEvent *)g_ptr_array_index (events, 1))->in_force);
  g_assert_cmpstr (((MnChildEvent *)g_ptr_array_index (events, 0))->detail, ==,
                   "Giấy xác nhận 12/KT; xét lại hằng năm");
  g_assert_cmpstr (((MnChildEvent *)g_ptr_array_index (events, 1))->detail, ==, "Giấy xác nhận 12/KT");
}

static void
test_receipts (Fixture *fixture, gconstpointer data)
{
  gint64 child = fixture_add_child (fixture, "Nguyễn Thị Thử", "2008-09-14", "female");
  g_autoptr (GPtrArray) receipts = NULL;
  g_autoptr (GError) error = NULL;
  const MnChildReceipt *newest;
  gint64 n_all = 0;

  for (int month = 1; month <= 5; month++)
    {
      MnRecord *record = of_child (fixture, "benefit", child);

      mn_record_set_date (record, "received_on", mn_date_new (2017, month, 15));
      mn_record_set_text (record, "item", "Xe đạp");
      if (month == 5)
        mn_record_set_integer (record, "amount", 405000);
      save (fixture, record);
    }
  receipts = mn_child_query_receipts (fixture_reader (fixture), child, 3, &n_all, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_all, ==, 5);
  g_assert_cmpuint (receipts->len, ==, 3);
  newest = g_ptr_array_index (receipts, 0);
  g_assert_cmpint (newest->on.month, ==, 5);
  g_assert_true (newest->has_amount);
  g_assert_cmpint (newest->amount, ==, 405000);
  g_assert_cmpstr (newest->title, ==, "Xe đạp");
}

static void
test_programmes (Fixture *fixture, gconstpointer data)
{
  gint64 child = fixture_add_child (fixture, "Nguyễn Thị Thử", "2008-09-14", "female");
  gint64 programmes[2];
  g_autoptr (GPtrArray) all = NULL, activities = NULL;
  g_autoptr (MnProgrammeHead) head = NULL;
  g_autoptr (GError) error = NULL;
  const MnProgrammeLine *line;

  for (guint i = 0; i < 2; i++)
    {
      MnRecord *programme = fixture_make (fixture, mn_entity_find ("programme"), FALSE);
      MnRecord *activity, *benefit = of_child (fixture, "benefit", child);

      mn_record_set_integer (programme, "year", 2016 + (int)i);
      programmes[i] = save (fixture, programme);
      activity = fixture_make (fixture, mn_entity_find ("activity"), FALSE);
      mn_record_set_integer (activity, "programme", programmes[i]);
      save (fixture, activity);
      mn_record_set_integer (benefit, "programme", programmes[0]);
      mn_record_set_integer (benefit, "amount", 200000);
      save (fixture, benefit);
    }
  all = mn_programme_query_all (fixture_reader (fixture), &error);
  g_assert_no_error (error);
  /* The fixture's own programmes are among them; the newest year comes first. */
  for (guint i = 0; i < all->len; i++)
    {
      line = g_ptr_array_index (all, i);
      g_assert_cmpint (line->year, <=, i > 0 ? ((MnProgrammeLine *)g_ptr_array_index (all, i - 1))->year : 9999);
      g_assert_cmpint (line->n_children, ==, line->id == programmes[0] ? 1 : 0);
      g_assert_cmpint (line->amount, ==, line->id == programmes[0] ? 400000 : 0);
    }
  activities = mn_programme_query_activities (fixture_reader (fixture), programmes[0], &error);
  g_assert_no_error (error);
  g_assert_cmpuint (activities->len, ==, 1);
  g_assert_cmpint (((MnActivityLine *)g_ptr_array_index (activities, 0))->expected, ==, -1);
  head = mn_programme_query_head (fixture_reader (fixture), programmes[1], &error);
  g_assert_no_error (error);
  g_assert_cmpint (head->year, ==, 2017);
  g_assert_cmpstr (head->theme, ==, "");
}

#define ADD(name, func) g_test_add ("/records/queries/" name, Fixture, NULL, set_up, func, tear_down)

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("prepare", test_prepare);
  ADD ("residence", test_residence);
  ADD ("head", test_head);
  ADD ("events", test_events);
  ADD ("receipts", test_receipts);
  ADD ("programmes", test_programmes);
  return g_test_run ();
}
