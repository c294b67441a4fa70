/* test-units.c: units through time, with what really happened
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "money-fixture.h"

#include "mn-unit-change.h"
#include "mn-unit-takeover.h"
#include "mn-unit-view.h"

#define OLD_DAY mn_date_new (2017, 5, 31)
#define NEW_DAY mn_date_new (2025, 7, 1)

static MnUnits *
load (void)
{
  g_autoptr (GError) error = NULL;
  MnUnits *units = mn_units_load (mn_register_get_reader (reg), &error);

  g_assert_no_error (error);
  return units;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* "19597" or "19597 19603", sorted; "?" before what has to be asked, "" for nothing. */
static char *
map_codes (const MnUnits *units, const char *code, MnDate from, MnDate day)
{
  const MnUnit *unit = mn_units_find (units, code, from);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  gint64 to = -1;
  MnUnitMatch match;

  g_assert_nonnull (unit);
  match = mn_units_map (units, unit->id, day, &to, candidates);
  g_assert_cmpint (match == MN_UNIT_SAME || match == MN_UNIT_CERTAIN, ==, to != 0);
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (codes, mn_units_get (units, g_array_index (candidates, gint64, i))->code);
  g_ptr_array_sort (codes, compare_texts);
  g_ptr_array_add (codes, NULL);
  {
    g_autofree char *text = g_strjoinv (" ", (char **)codes->pdata);

    return g_strconcat (match == MN_UNIT_ASK ? "?" : "", text, NULL);
  }
}

#define assert_maps(units, code, from, day, expected)                                                                  \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *codes_ = map_codes (units, code, from, day);                                                      \
    g_assert_cmpstr (codes_, ==, expected);                                                                            \
  }                                                                                                                    \
  G_STMT_END

/* What the country did on 1 July 2025 and before. */
static void
test_map (void)
{
  g_autoptr (MnUnits) units = load ();

  /* Merged: Cam Tuyền into Hiếu Giang (19603), Cam Nghĩa into Cam Lộ; 19597 was the town and is the new commune. */
  assert_maps (units, "19600", OLD_DAY, NEW_DAY, "19603");
  assert_maps (units, "19621", OLD_DAY, NEW_DAY, "19597");
  assert_maps (units, "19597", OLD_DAY, NEW_DAY, "19597");
  assert_maps (units, "19600", OLD_DAY, OLD_DAY, "19600");
  /* Back again it is one of several. */
  {
    g_autofree char *back = map_codes (units, "19603", NEW_DAY, OLD_DAY);

    g_assert_true (g_str_has_prefix (back, "?"));
    g_assert_nonnull (strstr (back, "19600"));
  }
  /* Split: Cống Vị between two wards. */
  assert_maps (units, "00007", OLD_DAY, NEW_DAY, "?00008 00025");
  /* Provinces: the code 45 went, 44 changed its owner. */
  assert_maps (units, "45", OLD_DAY, NEW_DAY, "44");
  assert_maps (units, "44", OLD_DAY, NEW_DAY, "44");
  g_assert_cmpstr (mn_units_find (units, "44", OLD_DAY)->name, ==, "Tỉnh Quảng Bình");
  g_assert_cmpstr (mn_units_find (units, "44", NEW_DAY)->name, ==, "Tỉnh Quảng Trị");
  assert_maps (units, "44", NEW_DAY, OLD_DAY, "?44 45");
}

/* Cam An became a part of Thanh An in 2020 and that of Cam Lộ in 2025: one step for whoever asks, and each day between
 * has its own answer. */
static void
test_chain (void)
{
  g_autoptr (MnUnits) units = load ();
  const MnUnit *first = mn_units_find (units, "19603", OLD_DAY);
  g_autoptr (MnUnitView) view = mn_unit_view_new (units, NEW_DAY);
  g_autoptr (MnUnitView) between = mn_unit_view_new (units, mn_date_new (2022, 1, 1));
  g_autoptr (MnUnitView) before = mn_unit_view_new (units, OLD_DAY);
  g_autoptr (GPtrArray) way = NULL, none = NULL;
  g_autofree char *story = NULL, *back = NULL, *same = NULL;
  const MnUnit *last;

  g_assert_cmpstr (first->name, ==, "Xã Cam An");
  last = mn_unit_view_find (view, first->id);
  g_assert_nonnull (last);
  g_assert_true (mn_unit_in_force (last, NEW_DAY));
  g_assert_cmpstr (mn_unit_view_find (between, first->id)->name, ==, "Xã Thanh An");
  way = mn_units_way (units, first->id, NEW_DAY);
  g_assert_cmpuint (way->len, ==, 2);
  g_assert_cmpint (((MnUnitLink *)g_ptr_array_index (way, 0))->from.year, ==, 2020);
  g_assert_cmpint (((MnUnitLink *)g_ptr_array_index (way, 1))->other, ==, last->id);
  none = mn_units_way (units, first->id, OLD_DAY);
  g_assert_cmpuint (none->len, ==, 0);

  story = mn_unit_view_story (view, first->id);
  g_assert_nonnull (strstr (story, last->name));
  g_assert_nonnull (strstr (story, "01/01/2020 Xã Thanh An"));
  g_assert_nonnull (strstr (story, "01/07/2025"));
  back = mn_unit_view_story (before, last->id);
  g_assert_nonnull (strstr (back, "Xã Cam An"));
  g_assert_nonnull (strstr (back, "; "));
  same = mn_unit_view_story (before, first->id);
  g_assert_null (same);
  g_assert_null (mn_unit_view_story (NULL, first->id));
}

/* The same children in the order of what is shown: all of the one new commune, then all of the other. */
static void
test_order (void)
{
  g_autoptr (MnUnits) units = load ();
  g_autoptr (MnUnitView) view = mn_unit_view_new (units, NEW_DAY);
  const MnEntity *entity = mn_entity_find ("child");
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GError) error = NULL;
  MnDb *db = mn_register_get_reader (reg);
  gint64 plain;

  mn_query_set_sort (query, "unit", FALSE);
  plain = mn_query_count (query, db, &error);
  for (int descending = 0; descending < 2; descending++)
    {
      g_autoptr (GArray) keys = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      guint turns = 0, at = (guint)mn_entity_field (entity, "unit");
      const MnUnit *before = NULL;

      mn_query_set_sort (query, "unit", descending != 0);
      g_assert_true (mn_unit_view_order (view, query, db, &error));
      keys = mn_query_keys (query, db, &error);
      g_assert_no_error (error);
      g_assert_cmpint (keys->len, ==, plain);
      rows = mn_query_fetch (entity, db, (const gint64 *)(gpointer)keys->data, keys->len, &error);
      for (guint i = 0; i < rows->len; i++)
        {
          const MnValue *value = &((MnRowData *)g_ptr_array_index (rows, i))->values[at];
          const MnUnit *now = mn_value_is_null (value) ? NULL : mn_unit_view_find (view, mn_value_get_integer (value));

          if (i == 0 || now != before)
            turns++;
          if (i > 0 && now != before && now != NULL)
            g_assert_true (before != NULL && (before->order < now->order) == (descending == 0));
          before = now;
        }
      /* two communes, and those without a place behind them */
      g_assert_cmpuint (turns, >=, 2);
      g_assert_cmpuint (turns, <=, 3);
    }
  g_assert_true (mn_unit_view_order (NULL, query, db, &error));
  mn_query_set_sort (query, "full_name", FALSE);
  g_assert_true (mn_unit_view_order (view, query, db, &error));
}

static void
test_territory (void)
{
  g_autoptr (MnUnits) units = load ();
  gint64 district = mn_units_find (units, "468", OLD_DAY)->id;
  g_autoptr (GPtrArray) old = mn_units_territory (units, district, OLD_DAY);
  g_autoptr (GPtrArray) now = mn_units_territory (units, district, NEW_DAY);
  g_autoptr (GPtrArray) provinces = mn_units_below (units, 0, OLD_DAY);
  g_autoptr (GPtrArray) fewer = mn_units_below (units, 0, NEW_DAY);

  g_assert_cmpuint (old->len, ==, 9);
  g_assert_cmpuint (now->len, ==, 2);
  g_assert_cmpuint (provinces->len, ==, 63);
  g_assert_cmpuint (fewer->len, ==, 34);
  g_assert_cmpint (mn_units_parent (units, ((MnUnit *)g_ptr_array_index (old, 0))->id, NEW_DAY)->id, ==, district);
}

/* Counts of 2017 shown by the communes of 2025: nobody is lost. */
static void
test_regroup (void)
{
  g_autoptr (MnUnits) units = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) children = mn_unit_query_children (mn_register_get_reader (reg), OLD_DAY, &error);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) by_new = NULL;
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  gint64 all = 0, regrouped = 0;
  GHashTableIter iter;
  gpointer key, value;

  g_assert_no_error (error);
  for (guint i = 0; i < children->len; i++)
    {
      MnUnitCount *count = g_ptr_array_index (children, i);
      gint64 *sum = g_hash_table_lookup (totals, &count->unit);

      all += count->count;
      if (sum == NULL)
        g_hash_table_insert (totals, &count->unit, g_memdup2 (&count->count, sizeof (gint64)));
      else
        *sum += count->count;
    }
  by_new = mn_units_regroup (units, totals, NEW_DAY);
  g_hash_table_iter_init (&iter, by_new);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      regrouped += *(gint64 *)value;
      g_assert_cmpint (*(gint64 *)key, !=, 0);
    }
  g_assert_cmpuint (g_hash_table_size (by_new), ==, 2);
  g_assert_cmpint (all, ==, regrouped);
  g_assert_cmpint (all, ==,
                   plain_int ("SELECT count(*) FROM child WHERE deleted_at IS NULL AND unit IS NOT NULL AND "
                              "residence_status NOT IN ('moved_away', 'died') AND birth_date > '2001-05-31'"));
}

static gint64
write_change (MnUnitChangeJob *job, GError **error)
{
  gint64 change = 0;

  mn_store_write (mn_register_get_store (reg), "edit", mn_unit_change_run, job, &change, error);
  return change;
}

static MnUnitChangeJob *
job_new (MnDate day, const char *act)
{
  MnUnitChangeJob *job = g_new0 (MnUnitChangeJob, 1);

  job->units = load ();
  job->change = mn_unit_change_new ();
  job->change->day = day;
  g_free (job->change->act);
  job->change->act = g_strdup (act);
  return job;
}

static void
undo (gint64 change)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_store_undo (mn_register_get_store (reg), change, NULL, &error));
  g_assert_no_error (error);
}

#define LIVE_RESIDENCES "SELECT count(*) FROM residence WHERE deleted_at IS NULL"
#define HERE(code)                                                                                                     \
  "SELECT count(DISTINCT r.child) FROM residence AS r JOIN unit AS u ON u.id = r.unit WHERE r.deleted_at IS NULL AND " \
  "r.status NOT IN ('died', 'moved_away') AND r.valid_from <= '2026-03-01' AND coalesce(r.valid_to, '9') >= "          \
  "'2026-03-01' AND u.code = '" code "'"
/* Nobody lives in two places, or in a village of somewhere else, or stops before beginning. */
#define WRONG                                                                                                          \
  "SELECT (SELECT count(*) FROM residence AS a JOIN residence AS b ON b.child = a.child AND b.id > a.id WHERE "        \
  "a.deleted_at IS NULL AND b.deleted_at IS NULL AND a.valid_from <= coalesce(b.valid_to, '9') AND b.valid_from <= "   \
  "coalesce(a.valid_to, '9')) + (SELECT count(*) FROM residence AS r JOIN village AS v ON v.id = r.village WHERE "     \
  "r.deleted_at IS NULL AND v.unit <> r.unit) + (SELECT count(*) FROM residence WHERE deleted_at IS NULL AND "         \
  "valid_to < valid_from)"
#define MERGE_DAY mn_date_new (2026, 1, 1)

/* A register of 2017 that is worked on in 2025: everybody who can only have gone one way goes there. */
static gint64
follow (void)
{
  MnUnitMoveJob *job = g_new0 (MnUnitMoveJob, 1);
  g_autoptr (GPtrArray) pending = NULL;
  g_autoptr (GError) error = NULL;
  gint64 change;

  job->units = load ();
  job->on = NEW_DAY;
  g_assert_true (mn_store_write (mn_register_get_store (reg), "edit", mn_unit_move_run, job, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (job->moved.n_residences, >, 10000);
  g_assert_cmpuint (job->moved.n_villages, >=, 78);
  mn_unit_move_job_free (job);
  pending = mn_unit_query_pending (mn_register_get_reader (reg), NEW_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pending->len, ==, 0);
  return change;
}

static gint64 followed, residences_before;

static void
test_follow (void)
{
  gint64 wrong = plain_int (WRONG);
  gint64 here = plain_int ("SELECT count(*) FROM child WHERE deleted_at IS NULL AND unit IS NOT NULL");

  residences_before = plain_int (LIVE_RESIDENCES);
  followed = follow ();
  g_assert_cmpint (plain_int (WRONG), ==, wrong);
  g_assert_cmpint (plain_int (HERE ("19603")), >, 0);
  g_assert_cmpint (plain_int (HERE ("19600")), ==, 0);
  /* Cam An went to Thanh An in 2020, and with it to the new commune in 2025. */
  g_assert_cmpint (
      plain_int ("SELECT count(*) FROM residence AS r JOIN unit AS u ON u.id = r.unit WHERE r.valid_from = "
                 "'2020-01-01' AND r.valid_to = '2025-06-30' AND u.name = 'Xã Thanh An'"),
      >, 100);
  /* On the working date, in 2017, nothing is otherwise. */
  g_assert_cmpint (plain_int ("SELECT count(*) FROM child AS c JOIN unit AS u ON u.id = c.unit WHERE c.deleted_at IS "
                              "NULL AND u.valid_from <= '2017-05-31' AND u.valid_to >= '2017-05-31'"),
                   ==, here);
}

static void
test_back (void)
{
  undo (followed);
  g_assert_cmpint (plain_int (LIVE_RESIDENCES), ==, residences_before);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM village WHERE deleted_at IS NULL AND valid_from > '2017-06'"), ==,
                   0);
}

/* Two communes become one new one: children, villages and households go along, and one undo brings all back. */
static void
test_merge (void)
{
  MnUnitChangeJob *job = job_new (MERGE_DAY, "Nghị quyết 1/NQ-UBTVQH15");
  gint64 there = plain_int (HERE ("19597")) + plain_int (HERE ("19603"));
  gint64 residences = plain_int (LIVE_RESIDENCES), wrong = plain_int (WRONG);
  g_autoptr (GError) error = NULL;
  gint64 change;

  mn_unit_change_add_ending (job->change, mn_units_find (job->units, "19597", NEW_DAY)->id);
  mn_unit_change_add_ending (job->change, mn_units_find (job->units, "19603", NEW_DAY)->id);
  mn_unit_change_add_result (job->change, 0, "19999", "Phường Cam Lộ", "ward");
  mn_unit_change_add_pair (job->change, 0, 0, TRUE);
  mn_unit_change_add_pair (job->change, 1, 0, TRUE);
  change = write_change (job, &error);
  g_assert_no_error (error);

  g_assert_cmpint (plain_int (HERE ("19999")), ==, there);
  g_assert_cmpint (plain_int (HERE ("19597")) + plain_int (HERE ("19603")), ==, 0);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM unit WHERE code IN ('19597', '19603') AND valid_to = '2025-12-31'"),
                   ==, 2);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM unit WHERE code = '19999' AND short_name = 'Cam Lộ' AND level = "
                              "'commune' AND parent = (SELECT id FROM unit WHERE code = '44' AND valid_to IS NULL)"),
                   ==, 1);
  g_assert_cmpint (plain_int (LIVE_RESIDENCES), ==, residences + there);
  g_assert_cmpint (plain_int (WRONG), ==, wrong);
  g_assert_cmpint (
      plain_int ("SELECT count(*) FROM household AS h JOIN unit AS u ON u.id = h.unit WHERE h.deleted_at IS "
                 "NULL AND u.code <> '19999'"),
      ==, 0);
  g_assert_cmpuint (job->moved.n_residences, ==, there);
  {
    g_autoptr (MnUnits) units = load ();

    assert_maps (units, "19600", OLD_DAY, MERGE_DAY, "19999");
    assert_maps (units, "19609", OLD_DAY, MERGE_DAY, "19999");
  }
  mn_unit_change_job_free (job);

  undo (change);
  g_assert_cmpint (plain_int (HERE ("19999")), ==, 0);
  g_assert_cmpint (plain_int (HERE ("19597")) + plain_int (HERE ("19603")), ==, there);
  g_assert_cmpint (plain_int (LIVE_RESIDENCES), ==, residences);
}

/* A commune is split: nobody moves until somebody says which village went where. */
static void
test_split (void)
{
  MnUnitChangeJob *job = job_new (MERGE_DAY, "Nghị quyết 2");
  gint64 a = mn_units_find (job->units, "19603", NEW_DAY)->id, next = mn_units_find (job->units, "19597", NEW_DAY)->id;
  gint64 there = plain_int (HERE ("19603")), next_door = plain_int (HERE ("19597"));
  g_autoptr (GPtrArray) pending = NULL;
  g_autoptr (GError) error = NULL;
  gint64 change, village_change, count = 0;
  MnUnitMoveJob *move = g_new0 (MnUnitMoveJob, 1);
  const MnUnitCount *last;

  mn_unit_change_add_ending (job->change, a);
  mn_unit_change_add_result (job->change, 0, "19998", "Xã Hiếu Giang", "commune");
  mn_unit_change_add_result (job->change, next, NULL, NULL, NULL);
  mn_unit_change_add_pair (job->change, 0, 0, FALSE);
  mn_unit_change_add_pair (job->change, 0, 1, FALSE);
  change = write_change (job, &error);
  g_assert_no_error (error);
  mn_unit_change_job_free (job);
  g_assert_cmpint (plain_int (HERE ("19603")), ==, there);

  pending = mn_unit_query_pending (mn_register_get_reader (reg), mn_date_new (2026, 3, 1), &error);
  g_assert_no_error (error);
  {
    g_autoptr (MnUnitView) view = mn_unit_view_load (mn_register_get_reader (reg), mn_date_new (2026, 3, 1), &error);
    g_autoptr (MnUnits) units = load ();
    gint64 of_2017 = mn_units_find (units, "19600", OLD_DAY)->id; /* a part of what was split */
    g_autofree char *story = mn_unit_view_story (view, a), *first = mn_unit_view_story (view, of_2017);
    g_autofree char *cell = mn_unit_view_name (view, of_2017);

    g_assert_no_error (error);
    g_assert_null (mn_unit_view_find (view, a));
    g_assert_null (mn_unit_view_find (view, of_2017));
    g_assert_nonnull (strstr (story, "Hiếu Giang; "));
    g_assert_nonnull (strstr (first, "Hiếu Giang; "));
    g_assert_nonnull (strchr (cell, '('));
    g_assert_cmpint (mn_unit_view_count_unclear (view, mn_register_get_reader (reg), OLD_DAY, &error), >, 100);
    g_assert_no_error (error);
  }
  for (guint i = 0; i < pending->len; i++)
    {
      g_assert_cmpint (((MnUnitCount *)g_ptr_array_index (pending, i))->unit, ==, a);
      count += ((MnUnitCount *)g_ptr_array_index (pending, i))->count;
    }
  g_assert_cmpint (count, ==, there);

  /* One village goes to the neighbour. */
  last = g_ptr_array_index (pending, pending->len - 1);
  g_assert_cmpint (last->village, >, 0);
  move->units = load ();
  g_assert_null (mn_units_only_successor (move->units, a));
  assert_maps (move->units, "19603", NEW_DAY, MERGE_DAY, "?19597 19998");
  move->n_moves = 1;
  move->moves = g_new0 (MnUnitMove, 1);
  move->moves[0] = (MnUnitMove) { a, next, MERGE_DAY, g_strdup ("Nghị quyết 2"), last->village, 0 };
  g_assert_true (mn_store_write (mn_register_get_store (reg), "edit", mn_unit_move_run, move, &village_change, &error));
  g_assert_no_error (error);
  g_assert_cmpint (plain_int (HERE ("19597")), ==, next_door + last->count);
  g_assert_cmpint (plain_int (HERE ("19603")), ==, there - last->count);
  mn_unit_move_job_free (move);

  undo (village_change);
  undo (change);
}

static void
assert_problem (MnUnitChangeJob *job, const char *part)
{
  g_autoptr (GPtrArray) problems = mn_unit_change_check (job->change, job->units);
  g_autoptr (GError) error = NULL;
  gboolean said = FALSE;

  for (guint i = 0; i < problems->len; i++)
    said |= strstr (g_ptr_array_index (problems, i), part) != NULL;
  if (!said)
    g_error ("nobody says “%s”", part);
  g_assert_cmpint (write_change (job, &error), ==, 0);
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID);
  mn_unit_change_job_free (job);
}

static MnUnitChangeJob *
one_to_new (MnDate day, gint64 unit, const char *code)
{
  MnUnitChangeJob *job = job_new (day, "Nghị quyết");

  mn_unit_change_add_ending (job->change, unit);
  mn_unit_change_add_result (job->change, 0, code, "Xã Mới", "commune");
  mn_unit_change_add_pair (job->change, 0, 0, TRUE);
  return job;
}

static void
test_refused (void)
{
  g_autoptr (MnUnits) units = load ();
  gint64 a = mn_units_find (units, "19603", NEW_DAY)->id, b = mn_units_find (units, "19597", NEW_DAY)->id;
  MnUnitChangeJob *job;

  assert_problem (job_new (MN_DATE_NONE, ""), "day, the month and the year");
  assert_problem (job_new (MERGE_DAY, "x"), "at least one unit");
  assert_problem (one_to_new (MERGE_DAY, a, "196"), "five digits");
  assert_problem (one_to_new (MERGE_DAY, a, "19597"), "is that of");
  assert_problem (one_to_new (mn_date_new (2026, 1, 1), find ("unit", "19600"), "19999"), "ends on");
  assert_problem (one_to_new (OLD_DAY, find ("unit", "19600"), "19999"), "ends on");
  assert_problem (one_to_new (NEW_DAY, a, "19999"), "cannot end before");
  job = job_new (MERGE_DAY, "Nghị quyết");
  mn_unit_change_add_ending (job->change, a);
  mn_unit_change_add_result (job->change, a, NULL, NULL, NULL);
  mn_unit_change_add_pair (job->change, 0, 0, TRUE);
  assert_problem (job, "cannot both end and go on");
  job = one_to_new (MERGE_DAY, a, "19999");
  mn_unit_change_add_ending (job->change, b);
  assert_problem (job, "Say what becomes of");
  job = one_to_new (MERGE_DAY, a, "19999");
  mn_unit_change_add_result (job->change, b, NULL, NULL, NULL);
  assert_problem (job, "Say which units become");
}

static MnUnitTakeover *
takeover_new (gint64 to)
{
  MnUnitTakeover *takeover = g_new0 (MnUnitTakeover, 1);

  takeover->units = load ();
  takeover->own = mn_register_get_unit (reg);
  takeover->on = NEW_DAY;
  takeover->to = to;
  takeover->office_name = g_strdup ("Phòng Văn hóa - Xã hội");
  takeover->parent_name = g_strdup ("Ủy ban nhân dân xã Cam Lộ");
  return takeover;
}

/* The district ended: its register goes on as that of a commune or of the province, as one change. */
static void
test_takeover (void)
{
  g_autoptr (MnUnits) units = load ();
  gint64 own = mn_register_get_unit (reg), change = 0;
  g_autoptr (GArray) candidates = mn_unit_takeover_candidates (units, own, NEW_DAY);
  gint64 commune = mn_units_find (units, "19597", NEW_DAY)->id;
  MnUnitTakeover *takeover = takeover_new (mn_units_find (units, "19600", OLD_DAY)->id);
  g_autoptr (GError) error = NULL;
  gint64 officers = plain_int ("SELECT count(*) FROM officer WHERE deleted_at IS NULL AND valid_to IS NULL");
  gint64 offices = plain_int ("SELECT count(*) FROM office WHERE deleted_at IS NULL");
  MnDate day = mn_unit_takeover_day (units, own, NEW_DAY);

  g_assert_false (mn_date_is_set (mn_unit_takeover_day (units, own, OLD_DAY)));
  g_assert_cmpint (mn_date_compare (day, NEW_DAY), ==, 0);
  /* Two communes, and the province. */
  g_assert_cmpuint (candidates->len, ==, 3);
  /* A unit that is no more takes nothing over. */
  g_assert_false (mn_store_write (mn_register_get_store (reg), "edit", mn_unit_takeover_run, takeover, NULL, &error));
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID);
  g_clear_error (&error);
  mn_unit_takeover_free (takeover);

  takeover = takeover_new (commune);
  g_assert_true (mn_unit_takeover_plan (mn_register_get_reader (reg), takeover, &error));
  g_assert_cmpuint (takeover->n_officers, ==, officers);
  g_assert_cmpuint (takeover->n_left, ==, 0);
  g_assert_true (mn_store_write (mn_register_get_store (reg), "edit", mn_unit_takeover_run, takeover, &change, &error));
  g_assert_no_error (error);
  mn_unit_takeover_free (takeover);
  g_assert_cmpint (plain_int ("SELECT u.code FROM register AS r JOIN unit AS u ON u.id = r.unit"), ==, 19597);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM office WHERE deleted_at IS NULL AND valid_to = '2025-06-30'"), ==,
                   1);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM office WHERE valid_from = '2025-07-01' AND level = 'commune' AND "
                              "parent_name = 'Ủy ban nhân dân xã Cam Lộ' AND place = 'Cam Lộ' AND valid_to IS NULL"),
                   ==, 1);
  /* Everybody goes on in a unit that there is; what was stays written down. */
  g_assert_cmpint (plain_int ("SELECT count(*) FROM officer AS o JOIN unit AS u ON u.id = o.unit WHERE o.deleted_at IS "
                              "NULL AND o.valid_to IS NULL AND u.valid_to IS NULL"),
                   ==, officers);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM officer WHERE deleted_at IS NULL AND valid_to IS NOT NULL"), >=,
                   officers);
  undo (change);
  g_assert_cmpint (plain_int ("SELECT unit FROM register"), ==, own);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM officer WHERE deleted_at IS NULL AND valid_to IS NULL"), ==,
                   officers);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM office WHERE deleted_at IS NULL"), ==, offices);
}

int
main (int argc, char **argv)
{
  int result;

  g_setenv ("MANG_NON_LANGUAGE", "en", TRUE);
  mn_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/units/map", test_map);
  g_test_add_func ("/units/chain", test_chain);
  g_test_add_func ("/units/order", test_order);
  g_test_add_func ("/units/territory", test_territory);
  g_test_add_func ("/units/regroup", test_regroup);
  g_test_add_func ("/units/takeover", test_takeover);
  g_test_add_func ("/units/follow", test_follow);
  g_test_add_func ("/units/merge", test_merge);
  g_test_add_func ("/units/split", test_split);
  g_test_add_func ("/units/refused", test_refused);
  g_test_add_func ("/units/back", test_back);
  result = g_test_run ();
  close_sample ();
  return result;
}
