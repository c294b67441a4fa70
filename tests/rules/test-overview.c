/* test-overview.c: the figures of the overview and what is made of them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "mn-calendar.h"
#include "mn-due.h"
#include "mn-reconcile.h"
#include "mn-register.h"

static MnRegister *reg; /* a new one of huyện Cam Lộ */
static char *folder;

static gint64
add (const char *entity, ...)
{
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find (entity));
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list args;

  va_start (args, entity);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      const char *text = va_arg (args, const char *);
      int index = mn_entity_field (mn_record_get_entity (record), field);
      g_auto (MnValue) value = MN_VALUE_INIT;

      g_assert_cmpint (index, >=, 0);
      if (text[0] == '#')
        mn_value_set_integer (&value, g_ascii_strtoll (text + 1, NULL, 10));
      else
        mn_value_set_text (&value, text);
      mn_record_set (record, (guint)index, &value);
    }
  va_end (args);

  mn_register_save (reg, record, NULL, &error);
  g_assert_no_error (error);
  return mn_record_get_id (record);
}

static char *
link_to (gint64 id)
{
  return g_strdup_printf ("#%" G_GINT64_FORMAT, id);
}

static MnFigures *
figures_on (MnDate on)
{
  g_autoptr (GError) error = NULL;
  MnFigures *figures
      = mn_overview_query_run (mn_register_get_reader (reg), on, mn_calendar_first (on), mn_calendar_last (on), &error);

  g_assert_no_error (error);
  return figures;
}

static gint64
add_child (const char *name, const char *birth, const char *unit_code)
{
  g_autoptr (GError) error = NULL;
  gint64 child = add ("child", "full_name", name, "birth_date", birth, "sex", "female", NULL);
  g_autofree char *child_link = link_to (child);
  g_autofree char *unit_link = NULL;
  gint64 unit;

  if (unit_code == NULL)
    return child;
  unit = mn_record_find (mn_register_get_reader (reg), mn_entity_find ("unit"), unit_code, mn_date_new (2017, 5, 31),
                         &error);
  g_assert_no_error (error);
  unit_link = link_to (unit);
  add ("residence", "child", child_link, "unit", unit_link, "status", "permanent", "valid_from", "2012-01-01", NULL);
  return child;
}

/* Each text prepares against the newest schema. */
static void
test_texts (void)
{
  for (guint i = 0; mn_overview_query_texts[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MnStatement) statement
          = mn_db_prepare (mn_register_get_reader (reg), mn_overview_query_texts[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (statement);
    }
}

static void
test_empty (void)
{
  g_autoptr (MnFigures) figures = figures_on (mn_date_new (2017, 5, 31));
  g_autoptr (GPtrArray) lines = mn_reconcile (figures);

  g_assert_cmpint (figures->n_children, ==, 0);
  g_assert_cmpint (figures->n_units_below, ==, 9);
  g_assert_false (figures->by_village);
  g_assert_cmpuint (figures->unit_kinds->len, ==, 2);
  g_assert_cmpuint (lines->len, ==, 0);
}

/* A child counts until the latest day a partial date allows. */
static void
test_children (void)
{
  static const struct {
    const char *birth;
    gboolean counts;
  } cases[] = {
    { "2001-05-31", FALSE }, { "2001-06-01", TRUE }, { "2001-05", FALSE },   { "2001-06", TRUE },
    { "2000", FALSE },       { "2001", TRUE },       { "2017-05-31", TRUE }, { "2010-02", TRUE },
  };
  guint counted = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MnDate birth;

      add_child ("Lê Thị Thử", cases[i].birth, i % 2 == 0 ? "19597" : "19600");
      g_assert_true (mn_date_parse_iso (cases[i].birth, &birth, NULL));
      g_assert_cmpint (mn_date_is_under (birth, 16, mn_date_new (2017, 5, 31)), ==, cases[i].counts);
      counted += cases[i].counts;
    }
  add_child ("Lê Thị Không Nơi Ở", "2011-03-04", NULL);

  {
    g_autoptr (MnFigures) figures = figures_on (mn_date_new (2017, 5, 31));
    g_autoptr (GPtrArray) lines = mn_reconcile (figures);
    const MnCheckLine *first = g_ptr_array_index (lines, 0);

    g_assert_cmpint (figures->n_children, ==, counted + 1);
    g_assert_cmpint (figures->n_without_unit, ==, 1);
    g_assert_cmpuint (figures->units->len, ==, 2);
    g_assert_cmpint (figures->ages[0] + figures->ages[1] + figures->ages[2], ==, figures->n_children);
    /* What is wrong stands first. */
    g_assert_cmpint (first->verdict, ==, MN_CHECK_WRONG);
    g_assert_cmpstr (first->mark, ==, "1");
  }
}

static void
test_grounds (void)
{
  g_autoptr (GPtrArray) categories = g_ptr_array_new ();
  MnFigureGroup rows[] = {
    { .code = (char *)"K1_D4",
      .name = (char *)"Trẻ em không có nguồn nuôi dưỡng",
      .count = 3,
      .note = (char *)"Mồ côi cả cha và mẹ" },
    { .code = (char *)"K1_T4",
      .name = (char *)"Trẻ em không có nguồn nuôi dưỡng",
      .count = 15,
      .note = (char *)"Mồ côi cả cha và mẹ" },
    { .code = (char *)"K6_TE_N_HN", .name = (char *)"Trẻ em khuyết tật nặng thuộc hộ nghèo", .count = 100 },
    { .code = (char *)"K6_TE_DBN_HN", .name = (char *)"Trẻ em khuyết tật đặc biệt nặng", .count = 37 },
    { .code = (char *)"DP_MC1", .name = (char *)"Trẻ em mồ côi cha hoặc mẹ (mức của địa phương)", .count = 198 },
  };
  g_autoptr (GPtrArray) grounds = NULL;
  static const struct {
    const char *name;
    gint64 count;
  } expected[] = {
    { "Mồ côi cả cha và mẹ", 18 },
    { "Trẻ em khuyết tật", 137 },
    { "Trẻ em mồ côi cha hoặc mẹ", 198 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (categories, &rows[i]);
  grounds = mn_reconcile_grounds (categories);
  g_assert_cmpuint (grounds->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < grounds->len; i++)
    {
      const MnFigureGroup *ground = g_ptr_array_index (grounds, i);

      g_assert_cmpstr (ground->name, ==, expected[i].name);
      g_assert_cmpint (ground->count, ==, expected[i].count);
    }
}

static void
test_bad_amount (void)
{
  static const struct {
    const char *note;
    const char *bad;
  } cases[] = {
    { NULL, NULL },
    { "Số tiền 24.000.000 đồng", NULL },
    { "Báo cáo ghi 23.0000.000 đồng", "23.0000.000" },
    { "24.000.000; 23.0000.000", "23.0000.000" },
    { "mục 2.1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *bad = mn_reconcile_bad_amount (cases[i].note);

      g_assert_cmpstr (bad, ==, cases[i].bad);
    }
}

static void
test_month (void)
{
  static const struct {
    MnDate on, first, last;
  } cases[] = {
    { { 2017, 5, 31 }, { 2017, 5, 31 }, { 2017, 6, 30 } }, { { 2017, 5, 28 }, { 2017, 5, 1 }, { 2017, 5, 31 } },
    { { 2017, 6, 15 }, { 2017, 6, 1 }, { 2017, 6, 30 } },  { { 2016, 12, 30 }, { 2016, 12, 30 }, { 2017, 1, 31 } },
    { { 2016, 2, 27 }, { 2016, 2, 27 }, { 2016, 3, 31 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (mn_date_compare (mn_calendar_first (cases[i].on), cases[i].first), ==, 0);
      g_assert_cmpint (mn_date_compare (mn_calendar_last (cases[i].on), cases[i].last), ==, 0);
    }
}

static const MnCalendarEntry *
find_entry (GPtrArray *entries, const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const MnCalendarEntry *entry = g_ptr_array_index (entries, i);

      if (strcmp (entry->name, name) == 0)
        return entry;
    }
  return NULL;
}

static void
test_fixed_days (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) june = mn_calendar_fixed (mn_date_new (2017, 6, 1), mn_date_new (2017, 6, 30), &error);
  g_autoptr (GPtrArray) autumn = NULL;
  const MnCalendarEntry *month;

  g_assert_no_error (error);
  month = find_entry (june, "Tháng hành động vì trẻ em");
  g_assert_nonnull (month);
  g_assert_true (mn_calendar_is_span (month));
  g_assert_nonnull (find_entry (june, "Ngày Gia đình Việt Nam"));
  autumn = mn_calendar_fixed (mn_date_new (2017, 10, 1), mn_date_new (2017, 10, 31), &error);
  g_assert_no_error (error);
  g_assert_nonnull (find_entry (autumn, "Tết Trung thu"));
}

/* A programme takes the place of its fixed day; many activities of one day are one entry; late stands before due. */
static void
test_plans (void)
{
  gint64 month = add ("programme", "code", "THD-2017", "name", "Tháng hành động năm 2017", "kind", "action_month",
                      "year", "#2017", "starts_on", "2017-06-01", "ends_on", "2017-06-30", "status", "planned", NULL);
  g_autofree char *link = link_to (month);
  g_autoptr (MnFigures) figures = NULL;
  g_autoptr (GPtrArray) strip = NULL;
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GError) error = NULL;
  const MnCalendarEntry *entry;
  const MnDueItem *item;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("Gặp mặt tại xã %u", i + 1);

      add ("activity", "programme", link, "name", name, "starts_on", "2017-06-05", "status", "planned", NULL);
    }
  add ("activity", "programme", link, "name", "Họp chuẩn bị", "starts_on", "2017-05-20", "status", "planned", NULL);
  add ("activity", "programme", link, "name", "Họp đã xong", "starts_on", "2017-05-10", "status", "done", NULL);

  figures = figures_on (mn_date_new (2017, 5, 31));
  strip = mn_calendar_strip (figures, figures->from, figures->to, &error);
  g_assert_no_error (error);
  g_assert_null (find_entry (strip, "Tháng hành động vì trẻ em"));
  entry = g_ptr_array_index (strip, 0);
  g_assert_cmpstr (entry->name, ==, "Tháng hành động năm 2017");
  g_assert_cmpint (entry->programme, ==, month);

  due = mn_due_list (figures->plans, figures->on, 30);
  item = g_ptr_array_index (due, 0);
  g_assert_cmpstr (item->name, ==, "Họp chuẩn bị");
  g_assert_cmpint (item->days, ==, -11);
  g_assert_cmpuint (due->len, ==, 3); /* late, the programme, the four as one */
  item = g_ptr_array_index (due, 2);
  g_assert_cmpint (item->days, ==, 5);
}

static void
test_endings (void)
{
  gint64 child = add_child ("Trần Thị Sắp Lớn", "2001-06-20", "19597");
  g_autofree char *link = link_to (child);
  g_autofree char *category = NULL;
  g_autoptr (MnFigures) figures = NULL;
  g_autoptr (GPtrArray) endings = NULL;
  g_autoptr (GError) error = NULL;
  const MnEnding *ending;

  category = link_to (mn_record_find (mn_register_get_reader (reg), mn_entity_find ("assistance_category"), "K1_T4",
                                      mn_date_new (2017, 5, 31), &error));
  g_assert_no_error (error);
  add ("assistance", "child", link, "category", category, "amount", "#405000", "valid_from", "2015-01-01", NULL);
  figures = figures_on (mn_date_new (2017, 5, 31));
  g_assert_cmpint (figures->n_assisted, ==, 1);
  endings = mn_due_endings (figures, mn_date_new (2017, 6, 1), mn_date_new (2017, 6, 30));
  g_assert_cmpuint (endings->len, ==, 1);
  ending = g_ptr_array_index (endings, 0);
  g_assert_cmpuint (ending->children->len, ==, 1);
  g_assert_cmpint (((MnFigureChild *)g_ptr_array_index (ending->children, 0))->child, ==, child);
}

static void
test_labels (void)
{
  g_autofree char *late = mn_due_label (-11);
  g_autofree char *very_late = mn_due_label (-3461);
  g_autofree char *today = mn_due_label (0);
  g_autofree char *tomorrow = mn_due_label (1);
  g_autofree char *later = mn_due_label (5);

  g_assert_nonnull (strstr (late, "11"));
  g_assert_nonnull (strstr (very_late, "3.461"));
  g_assert_cmpstr (today, !=, tomorrow);
  g_assert_nonnull (strstr (later, "5"));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("mang-non-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "moi.mangnon", NULL);
  mn_register_create (path, "468", mn_date_new (2017, 5, 31), NULL, &error);
  g_assert_no_error (error);
  reg = mn_register_open (path, MN_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);

  g_test_add_func ("/overview/texts", test_texts);
  g_test_add_func ("/overview/empty", test_empty);
  g_test_add_func ("/overview/children", test_children);
  g_test_add_func ("/reconcile/grounds", test_grounds);
  g_test_add_func ("/reconcile/bad-amount", test_bad_amount);
  g_test_add_func ("/calendar/month", test_month);
  g_test_add_func ("/calendar/fixed-days", test_fixed_days);
  g_test_add_func ("/calendar/plans", test_plans);
  g_test_add_func ("/due/endings", test_endings);
  g_test_add_func ("/due/labels", test_labels);
  result = g_test_run ();

  mn_register_close (reg, NULL);
  g_clear_object (&reg);
  g_remove (path);
  g_rmdir (folder);
  g_free (folder);
  return result;
}
