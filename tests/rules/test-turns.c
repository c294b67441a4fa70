/* test-turns.c: the yearly turns, each one change and one undo
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "money-fixture.h"

#include "mn-turns.h"

#define NOW "deleted_at IS NULL AND valid_to IS NULL"

static void
test_classes (void)
{
  static const struct {
    const char *level, *from;
    MnTurnStep step;
    const char *to_level, *to;
  } cases[] = {
    { "primary", "1A", MN_TURN_UP, "primary", "2A" },
    { "primary", "5C", MN_TURN_NEXT_LEVEL, "lower_secondary", "6" },
    { "lower_secondary", "9B", MN_TURN_NEXT_LEVEL, "upper_secondary", "10" },
    { "upper_secondary", "10B2", MN_TURN_UP, "upper_secondary", "11B2" },
    { "upper_secondary", "12", MN_TURN_FINISH, NULL, NULL },
    { "preschool", "Mầm", MN_TURN_UP, "preschool", "Chồi" },
    { "preschool", "Nhà trẻ 2", MN_TURN_UP, "preschool", "Mầm 2" },
    { "preschool", "Lá 1", MN_TURN_NEXT_LEVEL, "primary", "1" },
    { "primary", "Lớp 3A", MN_TURN_UP, "primary", "4A" },
    { "student", "", MN_TURN_SKIP, NULL, NULL },
    { "upper_secondary", "13A", MN_TURN_SKIP, NULL, NULL },
    { "preschool", "Lan", MN_TURN_SKIP, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *level = NULL;
      g_autofree char *next = NULL;
      MnTurnStep step;

      mn_turn_next_class (cases[i].level, cases[i].from, &step, &level, &next);
      g_assert_cmpint (step, ==, cases[i].step);
      g_assert_cmpstr (level, ==, cases[i].to_level);
      g_assert_cmpstr (next, ==, cases[i].to);
    }
}

static gint64
write_plan (MnWriteFunc func, gpointer plan)
{
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  mn_store_write (mn_register_get_store (reg), "edit", func, plan, &change, &error);
  g_assert_no_error (error);
  return change;
}

static void
undo (gint64 change)
{
  g_autoptr (GError) error = NULL;

  mn_store_undo (mn_register_get_store (reg), change, NULL, &error);
  g_assert_no_error (error);
}

/* Everybody up, one kept back, one gone; twice is once; undo is as before. */
static void
test_school (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTurnSchool) plan = mn_turn_school_new (mn_register_get_reader (reg), mn_date_new (2017, 9, 5), &error);
  g_autoptr (MnTurnSchool) again = NULL;
  guint counts[MN_N_TURN_STEPS];
  gint64 sixth = plain_int ("SELECT count(*) FROM schooling WHERE class LIKE '6%' AND " NOW);
  gint64 fifth = plain_int ("SELECT count(*) FROM schooling WHERE class LIKE '5%' AND " NOW);
  gint64 studying = plain_int ("SELECT count(*) FROM schooling WHERE status = 'studying' AND " NOW);
  gint64 twelfth = plain_int ("SELECT count(*) FROM schooling WHERE class LIKE '12%' AND " NOW);
  gint64 all = plain_int ("SELECT count(*) FROM schooling");
  gint64 change;
  guint first_fifth = 0, first_sixth = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (plan->school_year, ==, "2017-2018");
  g_assert_cmpint (plan->moves->len, ==, studying);
  for (guint i = 0; i < plan->moves->len; i++)
    {
      const MnTurnMove *move = g_ptr_array_index (plan->moves, i);

      if (*move->pupil->school_class == '5')
        first_fifth = i;
      if (*move->pupil->school_class == '6')
        first_sixth = i;
    }
  ((MnTurnMove *)g_ptr_array_index (plan->moves, first_fifth))->step = MN_TURN_STAY;
  ((MnTurnMove *)g_ptr_array_index (plan->moves, first_sixth))->step = MN_TURN_LEAVE;
  mn_turn_school_count (plan, counts);
  g_assert_cmpuint (counts[MN_TURN_STAY], ==, 1);
  g_assert_cmpuint (counts[MN_TURN_LEAVE], ==, 1);
  g_assert_cmpint (counts[MN_TURN_FINISH], ==, twelfth);

  change = write_plan (mn_turn_school_write, plan);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM schooling WHERE class LIKE '7%' AND " NOW), ==, sixth - 1);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM schooling WHERE class = '6' AND level = 'lower_secondary' AND"
                              " school IS NULL AND " NOW),
                   ==, fifth - 1);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM schooling WHERE class LIKE '5%' AND school_year = '2017-2018' AND"
                              " valid_from = '2017-09-05' AND result IS NULL AND " NOW),
                   ==,
                   1 + plain_int ("SELECT count(*) FROM schooling WHERE class LIKE '4%' AND valid_to = '2017-09-04'"));
  g_assert_cmpint (plain_int ("SELECT count(*) FROM schooling WHERE status = 'dropped_out' AND valid_from ="
                              " '2017-09-05' AND " NOW),
                   ==, 1);

  again = mn_turn_school_new (mn_register_get_reader (reg), mn_date_new (2017, 9, 5), &error);
  mn_turn_school_count (again, counts);
  g_assert_cmpuint (counts[MN_TURN_SKIP], ==, again->moves->len);
  undo (change);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM schooling WHERE deleted_at IS NULL"), ==, all);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM schooling WHERE status = 'studying' AND " NOW), ==, studying);
}

static void
test_poverty (void)
{
  g_autoptr (GError) error = NULL;
  MnDb *db = mn_register_get_reader (reg);
  g_autofree char *present = mn_turn_poverty_present_list (db, mn_date_new (2017, 12, 31), &error);
  g_autoptr (MnTurnPoverty) same = NULL, plan = NULL;
  g_autoptr (GString) list = g_string_new ("UBND XÃ CAM THỦY\nDANH SÁCH NĂM 2018\nMã hộ\tChủ hộ\tXã\tDiện\n");
  g_autofree char *code = NULL;
  g_auto (GStrv) lines = NULL;
  guint counts[MN_N_TURN_FATES];
  gint64 poor = plain_int ("SELECT count(*) FROM poverty WHERE " NOW), change;

  g_assert_no_error (error);
  same = mn_turn_poverty_new (db, 2018, present, &error);
  g_assert_no_error (error);
  mn_turn_poverty_count (same, counts);
  g_assert_cmpint (counts[MN_TURN_KEEPS], ==, poor);
  g_assert_cmpuint (same->lines->len, ==, counts[MN_TURN_KEEPS]);

  /* All but the first, the second changed, one new, one that nobody knows. */
  lines = g_strsplit (present, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      gboolean was_poor = strstr (lines[i], "\tHộ nghèo\t") != NULL;

      if (i == 1)
        {
          g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

          g_string_append_printf (list, "%s;%s\n", cells[0], was_poor ? "cận nghèo" : "HN");
        }
      else
        g_string_append_printf (list, "%s\n", lines[i]);
    }
  for (guint i = 0; i < same->households->len && code == NULL; i++)
    {
      const MnTurnHousehold *household = g_ptr_array_index (same->households, i);

      if (*household->class == '\0')
        code = g_strdup (household->code);
    }
  g_string_append_printf (list, "%s,nghèo\nKHÔNG CÓ,nghèo\n%s,nghèo\n", code, code);
  plan = mn_turn_poverty_new (db, 2018, list->str, &error);
  g_assert_no_error (error);
  mn_turn_poverty_count (plan, counts);
  g_assert_cmpuint (counts[MN_TURN_GAINS], ==, 1);
  g_assert_cmpuint (counts[MN_TURN_LOSES], ==, 1);
  g_assert_cmpuint (counts[MN_TURN_CHANGES], ==, 1);
  g_assert_cmpuint (plan->unknown->len, ==, 2);
  plan->decision = g_strdup ("Quyết định 01/QĐ-UBND ngày 05/01/2018");

  change = write_plan (mn_turn_poverty_write, plan);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM poverty WHERE valid_to = '2017-12-31'"), ==, 2);
  g_assert_cmpint (
      plain_int ("SELECT count(*) FROM poverty WHERE valid_from = '2018-01-01' AND decision LIKE 'Quyết%'"), ==, 2);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM poverty WHERE " NOW), ==, poor);
  undo (change);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM poverty WHERE deleted_at IS NULL AND valid_from = '2018-01-01'"),
                   ==, 0);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM poverty WHERE " NOW), ==, poor);
}

static void
test_month (void)
{
  g_autoptr (MnTurnMonth) month = mn_turn_month_new (mn_date_new (2017, 5, 31));
  MnTurnBirth births[] = {
    { .name = NULL, .sex = "female", .birth = mn_date_new (2017, 5, 20), .mother = g_strdup ("Lê Thị Thử") },
    { .name = g_strdup ("Lê Văn Thử"), .sex = "male", .birth = mn_date_new (2017, 5, 21) },
  };
  MnTurnDeath death = { .on = mn_date_new (2017, 5, 25) };
  gint64 all = plain_int ("SELECT count(*) FROM child WHERE deleted_at IS NULL"), change;

  for (guint i = 0; i < G_N_ELEMENTS (births); i++)
    {
      births[i].unit = find ("unit", "19597");
      g_array_append_val (month->births, births[i]);
    }
  death.child = plain_int ("SELECT child FROM assistance WHERE " NOW " LIMIT 1");
  g_array_append_val (month->deaths, death);
  change = write_plan (mn_turn_month_write, month);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM child WHERE deleted_at IS NULL"), ==, all + 2);
  g_assert_cmpint (
      plain_int ("SELECT count(*) FROM child c JOIN residence r ON r.child = c.id WHERE c.full_name = 'Gái'"
                 " AND c.mother_name = 'Lê Thị Thử' AND r.valid_from = '2017-05-20' AND c.unit = r.unit"),
      ==, 1);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM child WHERE died_on = '2017-05-25'"), ==, 1);
  {
    g_autofree char *sql
        = g_strdup_printf ("SELECT count(*) FROM assistance WHERE child = %" G_GINT64_FORMAT " AND " NOW, death.child);

    g_assert_cmpint (plain_int (sql), ==, 0);
  }
  undo (change);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM child WHERE deleted_at IS NULL"), ==, all);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM child WHERE died_on = '2017-05-25'"), ==, 0);
}

/* A line that is not right takes all of it back. */
static void
test_refused (void)
{
  g_autoptr (MnTurnMonth) month = mn_turn_month_new (mn_date_new (2017, 5, 31));
  g_autoptr (GError) error = NULL;
  MnTurnBirth births[] = { { .sex = "male", .birth = mn_date_new (2017, 5, 20), .unit = find ("unit", "19597") },
                           { .sex = "male", .birth = mn_date_new (2017, 6, 20), .unit = find ("unit", "19597") } };
  gint64 all = plain_int ("SELECT count(*) FROM child");

  g_array_append_vals (month->births, births, 2);
  g_assert_false (mn_store_write (mn_register_get_store (reg), "edit", mn_turn_month_write, month, NULL, &error));
  g_assert_nonnull (strstr (error->message, "2"));
  g_assert_cmpint (plain_int ("SELECT count(*) FROM child"), ==, all);
}

static gboolean
write_cancelled (MnTransaction *transaction, gpointer data, GError **error)
{
  MnTurnSchool *plan = data;

  /* What the window does from its own thread. */
  if (!mn_turn_school_write (transaction, plan, error))
    return FALSE;
  g_cancellable_cancel (mn_transaction_get_cancellable (transaction));
  return mn_turn_school_write (transaction, plan, error);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

/* Half of it written, then stopped: nothing is left, and the same plan can be written. */
static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnTurnSchool) plan = mn_turn_school_new (mn_register_get_reader (reg), mn_date_new (2017, 9, 5), &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  gint64 before = plain_int ("SELECT count(*) FROM schooling"), change;

  g_assert_no_error (error);
  mn_store_write_async (mn_register_get_store (reg), "edit", write_cancelled, plan, NULL, cancellable, cancelled_cb,
                        &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (mn_store_write_finish (mn_register_get_store (reg), result, &change, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM schooling"), ==, before);
  change = write_plan (mn_turn_school_write, plan);
  g_assert_cmpint (g_atomic_int_get (&plan->written), ==, (int)plan->moves->len - 1);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM schooling"), >, before);
  undo (change);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/turns/classes", test_classes);
  g_test_add_func ("/turns/school", test_school);
  g_test_add_func ("/turns/cancelled", test_cancelled);
  g_test_add_func ("/turns/poverty", test_poverty);
  g_test_add_func ("/turns/month", test_month);
  g_test_add_func ("/turns/refused", test_refused);
  result = g_test_run ();
  close_sample ();
  return result;
}
