/* test-indicator.c: indicators, their targets and figures
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "money-fixture.h"

#include "mn-indicator.h"

static MnIndicatorInfo *
load (const char *code, GPtrArray **observations, GPtrArray **targets)
{
  MnDb *db = mn_register_get_reader (reg);
  g_autoptr (GError) error = NULL;
  gint64 id = find ("indicator", code);
  MnIndicatorInfo *info = mn_indicator_read (db, id, &error);

  g_assert_no_error (error);
  *observations = mn_indicator_observations (db, id, &error);
  g_assert_no_error (error);
  *targets = mn_indicator_targets (db, id, &error);
  g_assert_no_error (error);
  return info;
}

static void
test_lists (void)
{
  g_assert_cmpint (plain_int ("SELECT count(*) FROM indicator WHERE code LIKE 'CT%'"), ==, 35);
  g_assert_cmpint (plain_int ("SELECT count(DISTINCT substr(code, 1, 4)) FROM indicator WHERE code LIKE 'CT%'"), ==,
                   24);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM target"), ==, 67);
  /* Bounds keep their sign. */
  g_assert_cmpint (plain_int ("SELECT value FROM target t JOIN indicator i ON i.id = t.indicator "
                              "WHERE code = 'CT18b' AND year = 2030 AND comparison = 'below'"),
                   ==, 5);
  g_assert_cmpint (plain_int ("SELECT value_to FROM target t JOIN indicator i ON i.id = t.indicator "
                              "WHERE code = 'CT13' AND year = 2025 AND comparison = 'yearly_fall' AND value = 200"),
                   ==, 300);
  /* Shipped rows are one audit line a list, not one a row. */
  g_assert_cmpint (plain_int ("SELECT count(*) FROM audit WHERE entity = 'observation' AND op = 'range'"), ==, 20);
  /* Every figure says where it is from, and lies in its indicator's range. */
  g_assert_cmpint (plain_int ("SELECT count(*) FROM observation WHERE source = ''"), ==, 0);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM observation o JOIN indicator i ON i.id = o.indicator "
                              "WHERE o.value < i.minimum OR o.value > i.maximum"),
                   ==, 0);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM observation o JOIN indicator i ON i.id = o.indicator "
                              "WHERE code = 'BS04' AND value = 0"),
                   ==, 0);
}

static void
test_source_figures (void)
{
#define OF(unit, code)                                                                                                 \
  "SELECT o.value FROM observation o JOIN indicator i ON i.id = o.indicator JOIN unit u ON u.id = o.unit "             \
  "WHERE u.code = '" unit "' AND i.code = '" code "'"
  g_assert_cmpint (plain_int (OF ("468", "CT01")), ==, 10000);
  g_assert_cmpint (plain_int (OF ("468", "BS08")), ==, 35300);
  g_assert_cmpint (plain_int (OF ("468", "BS09")), ==, 590500);
  g_assert_cmpint (plain_int (OF ("506", "CT08a")), ==, 261);
  g_assert_cmpint (plain_int (OF ("506", "BS10")), ==, 449);
  g_assert_cmpint (plain_int ("SELECT value FROM observation o JOIN indicator i ON i.id = o.indicator "
                              "WHERE i.code = 'TT13.I.1'"),
                   ==, 23028000);
  /* Two papers print two numbers for 2018; both stand there. */
  g_assert_cmpint (plain_int ("SELECT value FROM observation WHERE period_start = '2018-01-01' AND note LIKE "
                              "'%1.779%1.579%'"),
                   ==, 177900);
  /* More places than two are rounded: 24,182 ‰. */
  g_assert_cmpint (plain_int ("SELECT value FROM observation o JOIN indicator i ON i.id = o.indicator "
                              "WHERE i.code = 'CT03a' AND period_end = '1990-12-31'"),
                   ==, 2418);
}

static void
test_standing (void)
{
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (MnIndicatorInfo) info = load ("CT04b", &figures, &targets);
  MnStanding standing = mn_indicator_stand (figures, targets, 0, mn_date_new (2024, 6, 30));
  g_autofree char *words = NULL;

  /* 18,2 % in 2023 by survey, 19,7 % by model: of one period the confirmed one. At most 17 % by 2025. */
  g_assert_cmpint (standing.latest->value, ==, 1820);
  g_assert_cmpint (standing.target->year, ==, 2025);
  g_assert_true (standing.in_force);
  g_assert_cmpint (standing.distance, ==, 120);
  g_assert_cmpint (standing.state, ==, MN_STANDING_SHORT);
  words = mn_standing_describe (&standing, info);
  g_assert_nonnull (strstr (words, "1,2"));
  g_assert_nonnull (strstr (words, "2025"));

  /* Before the decision: the figure of then, and a target that is to come. */
  standing = mn_indicator_stand (figures, targets, 0, mn_date_new (2017, 5, 31));
  g_assert_cmpint (standing.latest->end.year, ==, 2016);
  g_assert_false (standing.in_force);
  g_assert_cmpint (standing.target->year, ==, 2025);
  /* A unit without figures has none, whatever the country has. */
  standing = mn_indicator_stand (figures, targets, find ("unit", "468"), mn_date_new (2024, 6, 30));
  g_assert_null (standing.latest);
  g_assert_cmpint (standing.state, ==, MN_STANDING_UNKNOWN);
}

/* "below 18,5": the bound itself is not enough. */
static void
test_bounds (void)
{
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (MnIndicatorInfo) info = load ("CT03c", &figures, &targets);
  MnObservation figure = { .national = TRUE, .value = 1850, .state = (char *)"reported" };
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  MnStanding standing;
  g_autofree char *words = NULL;
  g_autofree char *shown = mn_indicator_value_text (info, 1690);

  g_assert_cmpstr (shown, ==, "16,9‰ trẻ đẻ sống");
  figure.start = mn_date_new (2024, 1, 1);
  figure.end = mn_date_new (2024, 12, 31);
  g_ptr_array_add (own, &figure);
  standing = mn_indicator_stand (own, targets, 0, mn_date_new (2025, 1, 31));
  g_assert_cmpint (standing.state, ==, MN_STANDING_SHORT);
  g_assert_cmpint (standing.distance, ==, 0);
  words = mn_standing_describe (&standing, info);
  g_assert_nonnull (words);
  figure.value = 1849;
  standing = mn_indicator_stand (own, targets, 0, mn_date_new (2025, 1, 31));
  g_assert_cmpint (standing.state, ==, MN_STANDING_REACHED);
  /* After the first target year the next one counts. */
  figure.end = figure.start = mn_date_new (2026, 1, 1);
  standing = mn_indicator_stand (own, targets, 0, mn_date_new (2026, 2, 1));
  g_assert_cmpint (standing.target->year, ==, 2030);
}

static void
test_gaps (void)
{
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (MnIndicatorInfo) info = load ("CT04a", &figures, &targets);
  g_autoptr (GArray) gaps = mn_indicator_gaps ((const MnObservation *const *)figures->pdata, figures->len);

  g_assert_nonnull (info);
  /* 1989-1992, 1995-1997, 2001, 2021. */
  g_assert_cmpint (gaps->len, ==, 9);
  g_assert_cmpint (g_array_index (gaps, int, 0), ==, 1989);
  g_assert_cmpint (g_array_index (gaps, int, 8), ==, 2021);
}

static MnRecord *
new_figure (const char *indicator, gint64 value)
{
  MnRecord *record = mn_record_new (mn_entity_find ("observation"));

  mn_record_set_integer (record, "indicator", find ("indicator", indicator));
  mn_record_set_integer (record, "unit", find ("unit", "468"));
  mn_record_set_text (record, "period_start", "2016-01-01");
  mn_record_set_text (record, "period_end", "2016-12-31");
  mn_record_set_integer (record, "value", value);
  mn_record_set_text (record, "state", "reported");
  mn_record_set_text (record, "source", "Báo cáo của huyện");
  return record;
}

static void
test_refusals (void)
{
  g_autoptr (MnRecord) percent = new_figure ("CT14", 10001);
  g_autoptr (MnRecord) rate = new_figure ("CT03c", -1);
  g_autoptr (MnRecord) count = new_figure ("BS08", -100);
  g_autoptr (MnRecord) fall = new_figure ("CT13", -250);
  g_autoptr (MnRecord) again = new_figure ("CT14", 9800);

  assert_refused (percent, "100,01%");
  assert_refused (percent, "100%");
  assert_refused (rate, "-0,01‰");
  assert_refused (count, "-1");
  /* A change may be a rise. */
  assert_saved (fall);
  mn_record_set_integer (percent, "value", 10000);
  assert_saved (percent);
  assert_refused (again, "");
  mn_record_set_text (again, "state", "confirmed");
  assert_saved (again);
  mn_record_set_text (again, "period_end", "2015-12-31");
  assert_refused (again, "");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/indicator/lists", test_lists);
  g_test_add_func ("/indicator/source-figures", test_source_figures);
  g_test_add_func ("/indicator/standing", test_standing);
  g_test_add_func ("/indicator/bounds", test_bounds);
  g_test_add_func ("/indicator/gaps", test_gaps);
  g_test_add_func ("/indicator/refusals", test_refusals);
  result = g_test_run ();
  close_sample ();
  return result;
}
