/* test-cross.c: the cross table, against plain SQL
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "money-fixture.h"

#include "mn-cross.h"
#include "mn-overview-query.h"

/* Said once more, by hand: who is a child here on a day (all of the sample's dates that matter are whole or years). */
#define CHILDREN_ON(day)                                                                                               \
  " c.deleted_at IS NULL AND c.birth_date <= '" day "' AND (c.died_on IS NULL OR c.died_on > '" day "')"               \
  " AND CASE length(c.birth_date) WHEN 10 THEN c.birth_date WHEN 7 THEN date(c.birth_date || '-01', '+1 month',"       \
  " '-1 day') ELSE c.birth_date || '-12-31' END > date('" day "', '-16 years')"
#define IN_FORCE(t, day)                                                                                               \
  t ".deleted_at IS NULL AND " t ".valid_from <= '" day "' AND (" t ".valid_to IS NULL OR " t ".valid_to >= '" day "'" \
    ")"
#define DAY "2017-05-31"

static MnCrossFacts *
facts_on (MnDate on)
{
  g_autoptr (GError) error = NULL;
  MnCrossFacts *facts = mn_cross_query_facts (mn_register_get_reader (reg), on, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

/* "unit,sex" */
static MnCrossTable *
table_of (MnCrossFacts *facts, const char *rows, const char *columns)
{
  g_autoptr (GError) error = NULL;
  MnCrossQuestion question = { .name_sensitive = TRUE };
  MnCrossTable *table;

  for (guint side = 0; side < 2; side++)
    {
      const char *text = side == 0 ? rows : columns;
      g_auto (GStrv) names = g_strsplit (text, ",", -1);

      for (guint i = 0; names[i] != NULL; i++)
        {
          MnCrossDimension dimension;

          g_assert_true (mn_cross_dimension_parse (names[i], &dimension));
          if (side == 0)
            question.rows[question.n_rows++] = dimension;
          else
            question.columns[question.n_columns++] = dimension;
        }
    }
  table = mn_cross_table_new (facts, &question, &error);
  g_assert_no_error (error);
  return table;
}

/* The line with these codes; G_MAXUINT when there is none. "" alone is the total. */
static guint
find_node (const MnCrossTable *table, gboolean is_column, const char *codes)
{
  guint n = is_column ? mn_cross_table_get_n_columns (table) : mn_cross_table_get_n_rows (table);
  const MnCrossQuestion *question = mn_cross_table_get_question (table);

  for (guint i = 0; i < n; i++)
    {
      const MnCrossNode *node = is_column ? mn_cross_table_get_column (table, i) : mn_cross_table_get_row (table, i);
      g_autoptr (GString) path = g_string_new (NULL);

      for (guint d = 0; d < node->depth; d++)
        {
          const MnCrossDimension dimension = is_column ? question->columns[d] : question->rows[d];

          g_string_append_printf (path, "%s%s", d > 0 ? "," : "",
                                  mn_cross_table_get_value (table, dimension, node->values[d])->code);
        }
      if (strcmp (path->str, codes) == 0)
        return i;
    }
  return G_MAXUINT;
}

static gint64
cell (const MnCrossTable *table, const char *row, const char *column)
{
  guint r = find_node (table, FALSE, row), c = find_node (table, TRUE, column);

  return r == G_MAXUINT || c == G_MAXUINT ? 0 : (gint64)mn_cross_table_get_count (table, r, c);
}

static void
test_units (void)
{
  g_autoptr (MnCrossFacts) facts = facts_on (mn_date_new (2017, 5, 31));
  g_autoptr (MnCrossTable) table = table_of (facts, "unit", "sex");
  static const char *const units[]
      = { "19597", "19600", "19603", "19606", "19609", "19612", "19615", "19618", "19621" };
  gint64 sum = 0;

  g_assert_cmpint (cell (table, "", ""), ==, 13712);
  g_assert_cmpint (cell (table, "", ""), ==, plain_int ("SELECT count(*) FROM child c WHERE" CHILDREN_ON (DAY)));
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM child c JOIN unit u ON u.id = c.unit WHERE u.code ="
                                              " '%s' AND c.sex = 'female' AND" CHILDREN_ON (DAY),
                                              units[i]);

      g_assert_cmpint (cell (table, units[i], "female"), ==, plain_int (sql));
      g_assert_cmpint (cell (table, units[i], "female") + cell (table, units[i], "male"), ==,
                       cell (table, units[i], ""));
      sum += cell (table, units[i], "");
    }
  g_assert_cmpint (sum, ==, 13712);
  g_assert_false (mn_cross_table_overlaps (table));
}

/* The report: 353 on monthly assistance, 18 orphans of both parents, 137 disabled, 198 of one parent; 4 in the
 * institution; 5,905 cards. */
static void
test_report (void)
{
  g_autoptr (MnCrossFacts) facts = facts_on (mn_date_new (2017, 5, 31));
  g_autoptr (MnCrossTable) table = table_of (facts, "circumstance", "support");

  g_assert_cmpint (cell (table, "", "assistance"), ==, 353);
  g_assert_cmpint (cell (table, "L04.01", "assistance"), ==, 18);
  g_assert_cmpint (cell (table, "L04.02", "assistance"), ==, 137);
  g_assert_cmpint (cell (table, "DP.01", "assistance"), ==, 198);
  g_assert_cmpint (cell (table, "", "stay"), ==, 4);
  g_assert_cmpint (cell (table, "", "insurance"), ==, 5905);
  g_assert_true (mn_cross_table_overlaps (table));
}

/* A child in two groups is two in the lines and one in their total. */
static void
test_heads (void)
{
  g_autoptr (MnCrossFacts) facts = facts_on (mn_date_new (2017, 5, 31));
  g_autoptr (MnCrossTable) table = table_of (facts, "unit,detail", "poverty");
  gint64 lines = 0;

  for (guint r = 0; r < mn_cross_table_get_n_rows (table); r++)
    if (mn_cross_table_get_row (table, r)->depth == 2)
      lines += mn_cross_table_get_count (table, r, 0);
  g_assert_cmpint (lines, ==,
                   plain_int ("SELECT count(*) FROM (SELECT DISTINCT c.id, k.circumstance_group FROM child c"
                              " LEFT JOIN circumstance k ON k.child = c.id AND " IN_FORCE (
                                  "k", DAY) " WHERE" CHILDREN_ON (DAY) ")"));
  g_assert_cmpint (lines, >, 13712);
  g_assert_cmpint (cell (table, "", ""), ==, 13712);
  g_assert_cmpint (cell (table, "", "poor"), ==,
                   plain_int ("SELECT count(*) FROM child c WHERE c.household IN (SELECT household FROM poverty p WHERE"
                              " p.class = 'poor' AND " IN_FORCE ("p", DAY) ") AND" CHILDREN_ON (DAY)));
  g_assert_cmpint (
      cell (table, "19603,DP.01", "near_poor"), ==,
      plain_int (
          "SELECT count(DISTINCT c.id) FROM child c JOIN unit u ON u.id = c.unit JOIN circumstance k ON k.child ="
          " c.id JOIN circumstance_group g ON g.id = k.circumstance_group WHERE u.code = '19603' AND g.code ="
          " 'DP.01' AND " IN_FORCE ("k", DAY) " AND c.household IN (SELECT household FROM poverty p WHERE p.class"
                                              " = 'near_poor' AND " IN_FORCE ("p", DAY) ") AND" CHILDREN_ON (DAY)));
}

/* Four questions on a day of the past: residences, schooling and ages of then. */
static void
test_past (void)
{
  g_autoptr (MnCrossFacts) facts = facts_on (mn_date_new (2014, 6, 1));
  g_autoptr (MnCrossTable) table = table_of (facts, "unit,sex", "age,ethnic");
  gint64 all = plain_int ("SELECT count(*) FROM child c WHERE" CHILDREN_ON ("2014-06-01"));

  g_assert_cmpint (cell (table, "", ""), ==, all);
  g_assert_cmpint (cell (table, "", "0-6") + cell (table, "", "6-11") + cell (table, "", "11-16"), ==, all);
  g_assert_cmpint (
      cell (table, "19606,female", "6-11,01"), ==,
      plain_int ("SELECT count(*) FROM child c JOIN ethnic_group e ON e.id = c.ethnic_group WHERE e.code = '01' AND"
                 " c.sex = 'female' AND length(c.birth_date) = 10 AND c.birth_date <= '2008-06-01' AND c.birth_date >"
                 " '2003-06-01' AND" CHILDREN_ON ("2014-06-01") " AND (SELECT u.code FROM residence r JOIN unit u ON"
                                                                " u.id = r.unit WHERE r.child = c.id AND " IN_FORCE (
                                                                    "r", "2014-06-01") " ORDER BY r.valid_from DESC,"
                                                                                       " r.id DESC LIMIT 1) = '19606'")
          + plain_int ("SELECT count(*) FROM child c JOIN ethnic_group e ON e.id = c.ethnic_group JOIN unit u ON u.id ="
                       " c.unit WHERE e.code = '01' AND c.sex = 'female' AND length(c.birth_date) = 4 AND u.code ="
                       " '19606' AND c.birth_date BETWEEN '2003' AND '2007'"));
}

static void
add_residence (gint64 child, MnDate from, MnDate to)
{
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("residence"));
  g_autoptr (GError) error = NULL;

  mn_record_set_integer (record, "child", child);
  mn_record_set_integer (record, "unit", plain_int ("SELECT id FROM unit WHERE code = '19603' LIMIT 1"));
  mn_record_set_text (record, "status", "permanent");
  mn_record_set_date (record, "valid_from", from);
  if (mn_date_is_set (to))
    mn_record_set_date (record, "valid_to", to);
  mn_register_save (reg, record, NULL, &error);
  g_assert_no_error (error);
}

/* One that comes to live here later, one whose residence is over, and one without any count in a line of their own, and
 * the total is that of the register and of the overview. */
static void
test_nowhere (void)
{
  static const struct {
    MnDate from, to;
  } stays[] = { { { 2017, 6, 15 }, { 0 } }, { { 2012, 1, 1 }, { 2016, 12, 31 } }, { { 0 }, { 0 } } };
  g_autoptr (MnFigures) figures = NULL;
  g_autoptr (MnCrossFacts) facts = NULL;
  g_autoptr (MnCrossTable) table = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before = plain_int ("SELECT count(*) FROM child c WHERE" CHILDREN_ON (DAY));

  for (guint i = 0; i < G_N_ELEMENTS (stays); i++)
    {
      g_autoptr (MnRecord) child = mn_record_new (mn_entity_find ("child"));

      mn_record_set_text (child, "full_name", "Trẻ Chưa Có Nơi Ở");
      mn_record_set_text (child, "sex", "male");
      mn_record_set_date (child, "birth_date", mn_date_new (2010, 1, 1 + (int)i));
      mn_register_save (reg, child, NULL, &error);
      g_assert_no_error (error);
      if (mn_date_is_set (stays[i].from))
        add_residence (mn_record_get_id (child), stays[i].from, stays[i].to);
    }
  facts = facts_on (mn_date_new (2017, 5, 31));
  table = table_of (facts, "unit,village", "sex");
  figures = mn_overview_query_run (mn_register_get_reader (reg), mn_date_new (2017, 5, 31), mn_date_new (2017, 5, 1),
                                   mn_date_new (2017, 5, 31), &error);
  g_assert_no_error (error);
  g_assert_cmpint (cell (table, "unknown", ""), ==, 3);
  g_assert_cmpint (cell (table, "unknown,unknown", "male"), ==, 3);
  g_assert_cmpint (cell (table, "", ""), ==, before + 3);
  g_assert_cmpint (cell (table, "", ""), ==, plain_int ("SELECT count(*) FROM child c WHERE" CHILDREN_ON (DAY)));
  g_assert_cmpint (cell (table, "", ""), ==, figures->n_children);
  {
    g_autoptr (MnCrossFacts) later = facts_on (mn_date_new (2017, 6, 15));
    g_autoptr (MnCrossTable) then = table_of (later, "unit", "sex");

    g_assert_cmpint (cell (then, "unknown", ""), ==, 2);
  }
}

/* Each cell opens as many children as it counts, all of them different. */
static void
test_children (void)
{
  g_autoptr (MnCrossFacts) facts = facts_on (mn_date_new (2017, 5, 31));
  g_autoptr (MnCrossTable) table = table_of (facts, "kind,schooling", "poverty");

  for (guint r = 0; r < mn_cross_table_get_n_rows (table); r++)
    for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
      {
        g_autoptr (GArray) ids = mn_cross_table_get_children (table, r, c);

        g_assert_cmpuint (ids->len, ==, mn_cross_table_get_count (table, r, c));
        for (guint i = 1; i < ids->len; i++)
          g_assert_cmpint (g_array_index (ids, gint64, i - 1), <, g_array_index (ids, gint64, i));
      }
  g_assert_cmpint (
      cell (table, "", "") - cell (table, "none", ""), ==,
      plain_int ("SELECT count(DISTINCT c.id) FROM child c JOIN circumstance k ON k.child = c.id AND " IN_FORCE (
          "k", DAY) " WHERE" CHILDREN_ON (DAY)));
}

/* Rows and columns swapped are the same table on its side. */
static void
test_swap (void)
{
  g_autoptr (MnCrossFacts) facts = facts_on (mn_date_new (2017, 5, 31));
  g_autoptr (MnCrossTable) table = table_of (facts, "unit,year", "sex");
  MnCrossQuestion question = *mn_cross_table_get_question (table);
  g_autoptr (MnCrossTable) turned = NULL;

  mn_cross_question_swap (&question);
  turned = mn_cross_table_new (facts, &question, NULL);
  g_assert_cmpuint (mn_cross_table_get_n_rows (turned), ==, mn_cross_table_get_n_columns (table));
  for (guint r = 0; r < mn_cross_table_get_n_rows (table); r++)
    for (guint c = 0; c < mn_cross_table_get_n_columns (table); c++)
      g_assert_cmpuint (mn_cross_table_get_count (table, r, c), ==, mn_cross_table_get_count (turned, c, r));

  mn_cross_question_move (&question, MN_CROSS_YEAR, FALSE, 0);
  g_assert_cmpuint (question.n_rows, ==, 2);
  g_assert_cmpint (question.rows[0], ==, MN_CROSS_YEAR);
  g_assert_cmpuint (question.n_columns, ==, 1);
  mn_cross_question_move (&question, MN_CROSS_YEAR, FALSE, G_MAXUINT);
  g_assert_cmpint (question.rows[1], ==, MN_CROSS_YEAR);
}

static void
test_refusals (void)
{
  g_autoptr (GError) error = NULL;
  MnCrossQuestion question = { 0 };

  g_assert_false (mn_cross_question_check (&question, &error));
  g_assert_error (error, MN_CROSS_ERROR, MN_CROSS_ERROR_QUESTION);
  g_clear_error (&error);
  question.rows[0] = question.columns[0] = MN_CROSS_SEX;
  question.n_rows = question.n_columns = 1;
  g_assert_false (mn_cross_question_check (&question, &error));
  g_assert_error (error, MN_CROSS_ERROR, MN_CROSS_ERROR_QUESTION);
}

/* Of the people: only where somebody entered how many there are; the last year up to the day. */
static void
test_population (void)
{
  static const struct {
    int year;
    gint64 total;
  } years[] = { { 2015, 40000 }, { 2016, 51664 }, { 2018, 70000 } };
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (MnCrossFacts) facts = facts_on (mn_date_new (2017, 5, 31));
    g_autoptr (MnCrossTable) table = table_of (facts, "unit", "sex");

    g_assert_cmpint (mn_cross_table_get_share (table, 0, 0, MN_CROSS_SHARE_POPULATION), ==, -1);
    g_assert_cmpint (mn_cross_table_get_share (table, 0, 0, MN_CROSS_SHARE_ALL), ==, 10000);
  }
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("population"));

      mn_record_set_integer (record, "unit", mn_register_get_unit (reg));
      mn_record_set_integer (record, "year", years[i].year);
      mn_record_set_integer (record, "total", years[i].total);
      mn_register_save (reg, record, NULL, &error);
      g_assert_no_error (error);
    }
  {
    g_autoptr (MnCrossFacts) facts = facts_on (mn_date_new (2017, 5, 31));
    g_autoptr (MnCrossTable) table = table_of (facts, "sex", "age");

    /* 13,712 of 51,664 are 26,54 %, as the province's sentence has it. */
    g_assert_cmpint (mn_cross_table_get_share (table, 0, 0, MN_CROSS_SHARE_POPULATION), ==, 2654);
    g_assert_cmpint (mn_cross_table_get_population_year (table), ==, 2016);
  }
}

static void
add_people (const char *code, int year, gint64 total)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM unit WHERE code = '%s' AND valid_from <= '2017-05-31' AND (valid_to IS NULL OR "
      "valid_to >= '2017-05-31')",
      code);
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("population"));
  g_autoptr (GError) error = NULL;

  mn_record_set_integer (record, "unit", plain_int (sql));
  mn_record_set_integer (record, "year", year);
  mn_record_set_integer (record, "total", total);
  mn_register_save (reg, record, NULL, &error);
  g_assert_no_error (error);
}

/* By newer units the people of the old ones are added up, where all of them are known of one year; else not known. */
static void
test_population_summed (void)
{
  /* What became Xã Cam Lộ; of Hiếu Giang one is missing. */
  static const char *const parts[] = { "19597", "19612", "19618", "19621" };
  MnDate day = mn_date_new (2017, 5, 31), new_day = mn_date_new (2025, 7, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnCrossFacts) facts = NULL;
  guint n_found = 0, n_unknown;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      add_people (parts[i], 2016, 1000 * (i + 1));
      if (i > 0) /* of a newer year not all are known */
        add_people (parts[i], 2017, 9000);
    }
  add_people ("19600", 2016, 5000);
  facts = mn_cross_facts_read (mn_register_get_reader (reg), day, new_day, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < facts->units->len; i++)
    {
      const MnCrossName *name = g_ptr_array_index (facts->units, i);

      if (strcmp (name->code, "19597") == 0)
        {
          g_assert_cmpint (name->population, ==, 10000);
          g_assert_cmpint (name->population_year, ==, 2016);
          g_assert_true (name->population_summed);
          n_found++;
        }
      else if (strcmp (name->code, "19603") == 0)
        {
          g_assert_cmpint (name->population, ==, 0);
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, ==, 2);
  {
    g_autoptr (MnCrossTable) table = table_of (facts, "unit", "sex");

    g_assert_true (mn_cross_table_has_summed_population (table, &n_unknown));
    g_assert_cmpuint (n_unknown, ==, 1);
  }
  /* By their own units nothing is added up. */
  g_clear_pointer (&facts, mn_cross_facts_unref);
  facts = facts_on (day);
  {
    g_autoptr (MnCrossTable) table = table_of (facts, "unit", "sex");

    g_assert_false (mn_cross_table_has_summed_population (table, &n_unknown));
    g_assert_cmpuint (n_unknown, ==, 4);
  }
}

/* What the law keeps secret has no name unless asked for, and is still counted. */
static void
test_sensitive (void)
{
  gint64 child
      = plain_int ("SELECT min(c.id) FROM child c WHERE NOT EXISTS (SELECT 1 FROM circumstance k WHERE k.child ="
                   " c.id) AND" CHILDREN_ON (DAY));
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("circumstance"));
  g_autoptr (MnCrossFacts) facts = NULL;
  g_autoptr (MnCrossTable) open = NULL, closed = NULL;
  g_autoptr (GError) error = NULL;
  MnCrossQuestion question = { .rows = { MN_CROSS_CIRCUMSTANCE }, .n_rows = 1 };

  mn_record_set_integer (record, "child", child);
  mn_record_set_integer (record, "circumstance_group", find ("circumstance_group", "L04.04"));
  mn_record_set_date (record, "valid_from", mn_date_new (2016, 1, 1));
  mn_register_save (reg, record, NULL, &error);
  g_assert_no_error (error);
  facts = facts_on (mn_date_new (2017, 5, 31));
  closed = mn_cross_table_new (facts, &question, NULL);
  question.name_sensitive = TRUE;
  open = mn_cross_table_new (facts, &question, NULL);
  g_assert_cmpuint (find_node (closed, FALSE, "L04.04"), ==, G_MAXUINT);
  g_assert_cmpint (cell (closed, "secret", ""), ==, 1);
  g_assert_cmpint (cell (open, "L04.04", ""), ==, 1);
  g_assert_cmpuint (find_node (open, FALSE, "secret"), ==, G_MAXUINT);
}

static MnCrossFacts *
facts_by_units_of (MnDate units_on)
{
  g_autoptr (GError) error = NULL;
  MnCrossFacts *facts
      = mn_cross_facts_read (mn_register_get_reader (reg), mn_date_new (2017, 5, 31), units_on, NULL, &error);

  g_assert_no_error (error);
  return facts;
}

/* The children of 2017 by the communes of 2025, with the links that the units have. */
static void
test_units_day (void)
{
  g_autoptr (MnCrossFacts) facts = facts_by_units_of (mn_date_new (2025, 7, 1));
  g_autoptr (MnCrossFacts) same = facts_by_units_of (MN_DATE_NONE);
  g_autoptr (MnCrossTable) table = table_of (facts, "unit", "sex");
  g_autoptr (MnCrossTable) own = table_of (same, "unit", "sex");
  g_autoptr (MnCrossTable) elsewhere = table_of (facts, "sex", "age");

  /* The total, and what Cam Lộ and Hiếu Giang were made of. */
  g_assert_cmpuint (mn_cross_table_get_n_rows (table), ==, 3);
  g_assert_cmpint (cell (table, "", ""), ==, 13712);
  g_assert_cmpint (cell (table, "19597", "female"), ==,
                   plain_int ("SELECT count(*) FROM child c JOIN unit u ON u.id = c.unit WHERE u.code IN ('19597',"
                              " '19612', '19618', '19621') AND c.sex = 'female' AND" CHILDREN_ON (DAY)));
  g_assert_cmpuint (find_node (table, FALSE, MN_CROSS_UNCLEAR), ==, G_MAXUINT);
  g_assert_cmpuint (mn_cross_table_get_n_rows (own), ==, 10);
  /* It is said only where it matters. */
  g_assert_cmpint (mn_date_compare (mn_cross_table_get_units_date (table), mn_date_new (2025, 7, 1)), ==, 0);
  g_assert_false (mn_date_is_set (mn_cross_table_get_units_date (own)));
  g_assert_false (mn_date_is_set (mn_cross_table_get_units_date (elsewhere)));
}

/* Were Cam Tuyền split between the two communes, nobody could say of its children where they live. */
static void
test_units_unclear (void)
{
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("unit_link"));
  g_autoptr (MnCrossFacts) facts = NULL;
  g_autoptr (MnCrossTable) table = NULL;
  g_autoptr (GError) error = NULL;
  gint64 there = plain_int (
      "SELECT count(*) FROM child c JOIN unit u ON u.id = c.unit WHERE u.code = '19600' AND" CHILDREN_ON (DAY));
  guint line;
  g_autofree char *label = NULL;

  mn_record_set_integer (record, "unit", plain_int ("SELECT id FROM unit WHERE code = '19600'"));
  mn_record_set_integer (record, "other",
                         plain_int ("SELECT id FROM unit WHERE code = '19597' AND valid_from = '2025-07-01'"));
  mn_record_set_text (record, "kind", "successor");
  mn_record_set_date (record, "valid_from", mn_date_new (2025, 7, 1));
  mn_record_set_integer (record, "certain", 0);
  mn_register_save (reg, record, NULL, &error);
  g_assert_no_error (error);
  facts = facts_by_units_of (mn_date_new (2025, 7, 1));
  table = table_of (facts, "unit", "sex");
  line = find_node (table, FALSE, MN_CROSS_UNCLEAR);
  g_assert_cmpint (there, >, 1000);
  g_assert_cmpint (cell (table, MN_CROSS_UNCLEAR, ""), ==, there);
  g_assert_cmpint (cell (table, "", ""), ==, 13712);
  g_assert_cmpint (cell (table, "19597", "") + cell (table, "19603", ""), ==, 13712 - there);
  /* After all units, and with a name. */
  g_assert_cmpuint (line, ==, mn_cross_table_get_n_rows (table) - 1);
  label = mn_cross_table_node_label (table, FALSE, line);
  g_assert_cmpstr (label, ==, "Not determined");
  g_assert_cmpint (mn_cross_table_get_share (table, line, 0, MN_CROSS_SHARE_POPULATION), ==, -1);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/cross/units", test_units);
  g_test_add_func ("/cross/report", test_report);
  g_test_add_func ("/cross/heads", test_heads);
  g_test_add_func ("/cross/past", test_past);
  g_test_add_func ("/cross/children", test_children);
  g_test_add_func ("/cross/swap", test_swap);
  g_test_add_func ("/cross/refusals", test_refusals);
  g_test_add_func ("/cross/population", test_population);
  g_test_add_func ("/cross/population-summed", test_population_summed);
  g_test_add_func ("/cross/sensitive", test_sensitive);
  g_test_add_func ("/cross/units-day", test_units_day);
  g_test_add_func ("/cross/units-unclear", test_units_unclear);
  g_test_add_func ("/cross/nowhere", test_nowhere);
  result = g_test_run ();
  close_sample ();
  return result;
}
