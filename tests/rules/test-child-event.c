/* test-child-event.c: moves, deaths and sixteenth birthdays, looked at by plain SQLite
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "money-fixture.h"

#include "mn-child-event.h"
#include "mn-store.h"

/* Children of the sample who have what the test is about. */
static gint64
somebody (const char *condition)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT c.id FROM child AS c WHERE c.deleted_at IS NULL AND c.died_on IS NULL"
      " AND (SELECT count(*) FROM residence AS r WHERE r.child = c.id AND r.deleted_at IS NULL) = 1"
      " AND c.birth_date BETWEEN '2003' AND '2012' AND length(c.birth_date) = 10 AND %s ORDER BY c.id LIMIT 1",
      condition);

  return plain_int (sql);
}

static gint64
ask (const char *format, gint64 child)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, child);
  g_auto (GStrv) parts = g_strsplit (format, "?", -1);
  g_autofree char *sql = g_strjoinv (number, parts);

  return plain_int (sql);
}

typedef struct {
  const MnLifeEvent *event;
  GPtrArray *endings;
} Job;

static gboolean
write_job (MnTransaction *transaction, gpointer data, GError **error)
{
  Job *job = data;

  return mn_child_event_write (transaction, job->event, job->endings, mn_register_get_working_date (reg), error);
}

static gint64
happen (const MnLifeEvent *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) endings = mn_child_event_endings (mn_register_get_reader (reg), event, &error);
  Job job = { event, endings };
  gint64 change = 0;

  g_assert_no_error (error);
  mn_store_write (mn_register_get_store (reg), "edit", write_job, &job, &change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (change, >, 0);
  return change;
}

static void
refused (const MnLifeEvent *event, const char *part)
{
  g_autoptr (GError) error = NULL;
  Job job = { event, NULL };
  gint64 change = 0;

  g_assert_false (mn_store_write (mn_register_get_store (reg), "edit", write_job, &job, &change, &error));
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in: %s", part, error->message);
}

static void
undo (gint64 change)
{
  g_autoptr (GError) error = NULL;

  mn_store_undo (mn_register_get_store (reg), change, NULL, &error);
  g_assert_no_error (error);
}

static void
test_move (void)
{
  gint64 child = somebody ("c.support LIKE '%assistance%'");
  gint64 unit = ask ("SELECT unit FROM residence WHERE unit <> (SELECT unit FROM child WHERE id = ?) LIMIT 1", child);
  MnLifeEvent event = { .kind = MN_LIFE_MOVE,
                        .child = child,
                        .on = mn_date_new (2017, 5, 10),
                        .unit = unit,
                        .status = "temporary",
                        .reason = "Theo mẹ" };
  gint64 before = ask ("SELECT unit FROM child WHERE id = ?", child);
  gint64 change;

  g_assert_cmpint (child, >, 0);
  change = happen (&event);
  g_assert_cmpint (ask ("SELECT count(*) FROM residence WHERE child = ? AND valid_to = '2017-05-09'", child), ==, 1);
  g_assert_cmpint (ask ("SELECT count(*) FROM residence WHERE child = ? AND valid_from = '2017-05-10' AND"
                        " valid_to IS NULL AND status = 'temporary' AND reason = 'Theo mẹ'",
                        child),
                   ==, 1);
  g_assert_cmpint (ask ("SELECT unit FROM child WHERE id = ?", child), ==, unit);
  /* What the office pays goes on. */
  g_assert_cmpint (ask ("SELECT count(*) FROM assistance WHERE child = ? AND valid_to IS NULL", child), ==, 1);

  refused (&event, "10/05/2017");
  event.on = mn_date_new (2017, 5, 1);
  refused (&event, "10/05/2017");
  event.on = mn_date_new (2017, 6, 1);
  refused (&event, "31/05/2017");
  event.on = mn_date_new (1999, 1, 1);
  refused (&event, "01/01/1999");
  event.on = mn_date_new (2017, 5, 0);
  event.unit = 0;
  refused (&event, "");

  undo (change);
  g_assert_cmpint (ask ("SELECT unit FROM child WHERE id = ?", child), ==, before);
  g_assert_cmpint (
      ask ("SELECT count(*) FROM residence WHERE child = ? AND deleted_at IS NULL AND valid_to IS NULL", child), ==, 1);
}

static void
test_move_away (void)
{
  gint64 child = somebody ("c.support LIKE '%assistance%' AND c.support LIKE '%insurance%'");
  MnLifeEvent event = { .kind = MN_LIFE_MOVE_AWAY, .child = child, .on = mn_date_new (2017, 5, 10), .note = "theo mẹ" };
  gint64 unit = ask ("SELECT unit FROM child WHERE id = ?", child);
  gint64 change;

  g_assert_cmpint (child, >, 0);
  event.destination = " Hòa Khánh; Đà Nẵng ";
  change = happen (&event);
  g_assert_cmpint (ask ("SELECT note = 'Chuyển đến: Hòa Khánh, Đà Nẵng; theo mẹ' FROM residence WHERE child = ?"
                        " AND status = 'moved_away' AND deleted_at IS NULL",
                        child),
                   ==, 1);
  g_assert_cmpint (ask ("SELECT residence_status = 'moved_away' FROM child WHERE id = ?", child), ==, 1);
  g_assert_cmpint (ask ("SELECT unit FROM child WHERE id = ?", child), ==, unit);
  /* Paid to the end of the month; the card stays good. */
  g_assert_cmpint (
      ask ("SELECT count(*) FROM assistance WHERE child = ? AND valid_to = '2017-05-31' AND end_reason = 'moved'",
           child),
      ==, 1);
  g_assert_cmpint (ask ("SELECT count(*) FROM insurance_card WHERE child = ? AND valid_to = '2017-05-09'", child), ==,
                   0);
  event.on = mn_date_new (2017, 5, 20);
  refused (&event, "10/05/2017");
  undo (change);
  g_assert_cmpint (ask ("SELECT residence_status = 'moved_away' FROM child WHERE id = ?", child), ==, 0);
}

static void
test_destination (void)
{
  g_autofree char *with_note = mn_child_event_destination ("Chuyển đến: Hòa Khánh, Đà Nẵng; theo mẹ");
  g_autofree char *alone = mn_child_event_destination ("Chuyển đến: Đông Hà");

  g_assert_cmpstr (with_note, ==, "Hòa Khánh, Đà Nẵng");
  g_assert_cmpstr (alone, ==, "Đông Hà");
  g_assert_null (mn_child_event_destination ("theo mẹ"));
  g_assert_null (mn_child_event_destination (NULL));
}

static void
test_death (void)
{
  gint64 child = somebody ("c.support LIKE '%assistance%' AND c.circumstances <> ''");
  MnLifeEvent event = { .kind = MN_LIFE_DEATH, .child = child, .on = mn_date_new (2017, 4, 12) };
  static const char *const tables[] = { "assistance", "circumstance", "insurance_card", "award", "schooling", "stay" };
  gint64 change;

  g_assert_cmpint (child, >, 0);
  event.on = mn_date_new (1990, 1, 1);
  refused (&event, "01/01/1990");
  event.on = mn_date_new (2017, 4, 12);
  change = happen (&event);
  g_assert_cmpint (ask ("SELECT died_on = '2017-04-12' FROM child WHERE id = ?", child), ==, 1);
  g_assert_cmpint (ask ("SELECT residence_status = 'died' FROM child WHERE id = ?", child), ==, 1);
  g_assert_cmpint (
      ask ("SELECT count(*) FROM assistance WHERE child = ? AND valid_to = '2017-04-30' AND end_reason = 'died'",
           child),
      ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT count(*) FROM %s WHERE child = ? AND deleted_at IS NULL"
                             " AND (valid_to IS NULL OR valid_to > '2017-04-30' OR valid_from > '2017-04-12')",
                             tables[i]);

      g_assert_cmpint (ask (sql, child), ==, 0);
    }
  event.kind = MN_LIFE_MOVE;
  event.on = mn_date_new (2017, 5, 1);
  event.unit = 1;
  refused (&event, "12/04/2017");
  undo (change);
  g_assert_cmpint (ask ("SELECT died_on IS NULL FROM child WHERE id = ?", child), ==, 1);
  g_assert_cmpint (ask ("SELECT count(*) FROM assistance WHERE child = ? AND valid_to IS NULL", child), ==, 1);
}

/* Nobody is told twice, nobody is left out: by plain SQL the months of a year have the same children. */
static void
test_sixteen (void)
{
  MnDb *db = mn_register_get_reader (reg);
  guint n = 0;

  for (guint8 month = 1; month <= 12; month++)
    {
      g_autoptr (GError) error = NULL;
      MnDate first = mn_date_new (2017, month, 1);
      g_autoptr (GPtrArray) found = mn_child_event_sixteens (db, first, mn_date_month_end (first), &error);

      g_assert_no_error (error);
      for (guint i = 0; i < found->len; i++)
        {
          const MnSixteen *sixteen = g_ptr_array_index (found, i);

          g_assert_cmpint (sixteen->birthday.month, ==, month);
          g_assert_cmpint (sixteen->birthday.year, ==, 2017);
          for (guint j = 0; j < sixteen->endings->len; j++)
            {
              const MnLifeEnding *ending = g_ptr_array_index (sixteen->endings, j);

              g_assert_cmpint (ending->chosen, ==, strcmp (ending->entity->name, "assistance") == 0);
              g_assert_true (mn_date_is_set (ending->end));
            }
        }
      n += found->len;
    }
  g_assert_cmpint (n, ==,
                   plain_int ("SELECT count(*) FROM child WHERE deleted_at IS NULL AND died_on IS NULL"
                              " AND ifnull(residence_status, '') NOT IN ('moved_away', 'died')"
                              " AND substr(birth_date, 1, 4) = '2001' AND birth_date <> '2001-12-31'"
                              " AND length(birth_date) = 10")
                       + plain_int ("SELECT count(*) FROM child WHERE deleted_at IS NULL AND died_on IS NULL"
                                    " AND ifnull(residence_status, '') NOT IN ('moved_away', 'died')"
                                    " AND (birth_date = '2001' OR birth_date = '2001-12-31' OR"
                                    " (birth_date LIKE '2001-%' AND length(birth_date) = 7))"));
}

static gboolean
write_sixteens (MnTransaction *transaction, gpointer data, GError **error)
{
  return mn_child_event_write_sixteens (transaction, data, mn_register_get_working_date (reg), error);
}

static void
test_sixteen_ends (void)
{
  g_autoptr (GError) error = NULL;
  MnDate first = mn_date_new (2017, 1, 1);
  g_autoptr (GPtrArray) found
      = mn_child_event_sixteens (mn_register_get_reader (reg), first, mn_date_new (2017, 5, 31), &error);
  gint64 change = 0;
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    n += ((MnSixteen *)g_ptr_array_index (found, i))->chosen;
  mn_store_write (mn_register_get_store (reg), "edit", write_sixteens, found, &change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plain_int ("SELECT count(DISTINCT child) FROM assistance WHERE end_reason = 'age' AND valid_to"
                              " BETWEEN '2017-01-01' AND '2017-05-31' AND deleted_at IS NULL"),
                   >=, n);
  g_assert_cmpint (plain_int ("SELECT count(*) FROM assistance a JOIN child c ON c.id = a.child WHERE"
                              " a.valid_to IS NULL AND a.deleted_at IS NULL AND c.birth_date LIKE '2001-0_-__' AND"
                              " substr(c.birth_date, 6, 2) <= '05'"),
                   ==, 0);
  if (change != 0)
    undo (change);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/child-event/move", test_move);
  g_test_add_func ("/child-event/move-away", test_move_away);
  g_test_add_func ("/child-event/destination", test_destination);
  g_test_add_func ("/child-event/death", test_death);
  g_test_add_func ("/child-event/sixteen", test_sixteen);
  g_test_add_func ("/child-event/sixteen-ends", test_sixteen_ends);
  result = g_test_run ();
  close_sample ();
  return result;
}
