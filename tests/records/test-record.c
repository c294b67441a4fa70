/* test-record.c: records checked, saved, found and read back as history
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mn-history.h"
#include "mn-query.h"
#include "records-fixture.h"

#include <string.h>

static void
assert_problem (Fixture *fixture, MnRecord *record, const char *field, MnProblemSeverity severity, const char *part)
{
  MnCheckContext context = fixture_context (fixture, mn_record_get_id (record));
  g_autoptr (GPtrArray) problems = mn_record_validate (record, &context);
  int index = mn_entity_field (mn_record_get_entity (record), field);

  for (guint i = 0; i < problems->len; i++)
    {
      const MnProblem *problem = g_ptr_array_index (problems, i);

      if (problem->field == index && problem->severity == severity && strstr (problem->message, part) != NULL)
        return;
    }
  g_error ("No problem of %s says “%s”; the first is: %s", field, part,
           problems->len > 0 ? ((MnProblem *)problems->pdata[0])->message : "none");
}

static void
assert_no_problem (Fixture *fixture, MnRecord *record)
{
  MnCheckContext context = fixture_context (fixture, mn_record_get_id (record));
  g_autoptr (GPtrArray) problems = mn_record_validate (record, &context);

  if (problems->len > 0)
    g_error ("%s", ((MnProblem *)problems->pdata[0])->message);
}

static MnRecord *
load (Fixture *fixture, const char *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  MnRecord *record = mn_record_load (fixture_reader (fixture), mn_entity_find (entity), id, &error);

  g_assert_no_error (error);
  return record;
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnRecord) sponsor = fixture_make (fixture, mn_entity_find ("sponsor"), FALSE);
  g_autoptr (MnRecord) twin = mn_record_new (mn_entity_find ("sponsor"));
  g_autoptr (MnRecord) scheme = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *long_name = g_strnfill (1000, 'a');

  fixture_save (fixture, sponsor);
  mn_record_set_text (twin, "code", mn_record_get_text (sponsor, "code"));
  assert_problem (fixture, twin, "name", MN_PROBLEM_ERROR, "must be filled in");
  assert_problem (fixture, twin, "code", MN_PROBLEM_ERROR, mn_record_get_text (sponsor, "name"));
  mn_record_set_text (twin, "name", long_name);
  assert_problem (fixture, twin, "name", MN_PROBLEM_ERROR, "too long");
  mn_record_set_text (twin, "kind", "nonsense");
  assert_problem (fixture, twin, "kind", MN_PROBLEM_ERROR, "none of the choices");
  g_assert_cmpint (fixture_try_save (fixture, twin, &error), ==, -1);
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID);
  g_assert_cmpint (mn_record_get_id (twin), ==, 0);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM sponsor"), ==, 1);
  /* The row itself is no duplicate of itself. */
  assert_no_problem (fixture, sponsor);

  scheme = fixture_make (fixture, mn_entity_find ("scheme"), FALSE);
  mn_record_set_integer (scheme, "sponsor", mn_record_get_id (sponsor));
  mn_record_set_text (scheme, "valid_from", "2017-05-31");
  mn_record_set_text (scheme, "valid_to", "2017-05-30");
  assert_problem (fixture, scheme, "valid_to", MN_PROBLEM_ERROR, "30/05/2017");
  mn_record_set_text (scheme, "valid_to", "2017-05-31");
  assert_no_problem (fixture, scheme);
  fixture_delete (fixture, mn_entity_find ("sponsor"), mn_record_get_id (sponsor));
  assert_problem (fixture, scheme, "sponsor", MN_PROBLEM_ERROR, "in the bin");
  mn_record_set_integer (scheme, "sponsor", 99999);
  assert_problem (fixture, scheme, "sponsor", MN_PROBLEM_ERROR, "not in the register");
}

typedef struct {
  const MnEntity *entity;
  gint64 id;
} Row;

static gboolean
restore (MnTransaction *transaction, gpointer data, GError **error)
{
  Row *row = data;
  return mn_record_restore (row->entity, row->id, transaction, error);
}

static gboolean delete (MnTransaction *transaction, gpointer data, GError **error)
{
  Row *row = data;
  return mn_record_delete (row->entity, row->id, transaction, error);
}

/* What others cannot do without stays; what hangs on it does not come back alone. A part goes with its whole. */
static void
test_use (Fixture *fixture, gconstpointer data)
{
  Row sponsor = { mn_entity_find ("sponsor"), 0 }, scheme = { mn_entity_find ("scheme"), 0 };
  g_autoptr (MnRecord) holder = fixture_make (fixture, sponsor.entity, FALSE);
  g_autoptr (MnRecord) record = fixture_make (fixture, scheme.entity, FALSE);
  g_autoptr (MnRecord) rate = fixture_make (fixture, mn_entity_find ("scheme_rate"), FALSE);
  g_autoptr (GError) error = NULL;

  fixture_save (fixture, holder);
  sponsor.id = mn_record_get_id (holder);
  mn_record_set_integer (record, "sponsor", sponsor.id);
  fixture_save (fixture, record);
  scheme.id = mn_record_get_id (record);
  mn_record_set_integer (rate, "scheme", scheme.id);
  fixture_save (fixture, rate);

  g_assert_false (mn_store_write (fixture->store, "delete", delete, &sponsor, NULL, &error));
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_USED);
  g_assert_nonnull (strstr (error->message, mn_record_get_text (holder, "name")));
  g_assert_nonnull (strstr (error->message, mn_record_get_text (record, "name")));
  g_clear_error (&error);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM sponsor WHERE deleted_at IS NOT NULL"), ==, 0);

  fixture_delete (fixture, scheme.entity, scheme.id);
  fixture_delete (fixture, sponsor.entity, sponsor.id);
  g_assert_false (mn_store_write (fixture->store, "restore", restore, &scheme, NULL, &error));
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_USED);
  g_assert_nonnull (strstr (error->message, mn_record_get_text (holder, "name")));
  g_clear_error (&error);
  mn_store_write (fixture->store, "restore", restore, &sponsor, NULL, &error);
  g_assert_no_error (error);
  mn_store_write (fixture->store, "restore", restore, &scheme, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM scheme WHERE deleted_at IS NOT NULL"), ==, 0);
}

/* A code in the bin may be given again; out of the bin it then cannot come. */
static void
test_bin (Fixture *fixture, gconstpointer data)
{
  const MnEntity *entity = mn_entity_find ("sponsor");
  g_autoptr (MnRecord) first = fixture_make (fixture, entity, FALSE);
  g_autoptr (MnRecord) second = fixture_make (fixture, entity, FALSE);
  g_autoptr (MnRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  Row row;

  fixture_save (fixture, first);
  row = (Row) { entity, mn_record_get_id (first) };
  fixture_delete (fixture, entity, row.id);
  loaded = load (fixture, "sponsor", row.id);
  g_assert_true (mn_record_is_deleted (loaded));
  mn_record_set_text (second, "code", mn_record_get_text (first, "code"));
  fixture_save (fixture, second);
  g_assert_false (mn_store_write (fixture->store, "restore", restore, &row, NULL, &error));
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, mn_record_get_text (first, "code")));
  g_clear_error (&error);
  /* Editing what somebody else has put into the bin is refused, not lost. */
  mn_record_set_text (first, "name", "Tên khác");
  g_assert_cmpint (fixture_try_save (fixture, first, &error), ==, -1);
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_GONE);
}

/* Two windows edit the same row: different fields both stay, the same field is refused to the second. */
static void
test_two_editors (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_child (fixture, "Nguyễn Thị Hồng Ánh", "2008-09-14", "female");
  g_autoptr (MnRecord) one = load (fixture, "child", id);
  g_autoptr (MnRecord) two = load (fixture, "child", id);
  g_autoptr (MnRecord) after = NULL;
  g_autoptr (GError) error = NULL;

  mn_record_set_text (one, "note", "Một");
  mn_record_set_text (two, "father_name", "Nguyễn Văn Bình");
  fixture_save (fixture, one);
  fixture_save (fixture, two);
  after = load (fixture, "child", id);
  g_assert_cmpstr (mn_record_get_text (after, "note"), ==, "Một");
  g_assert_cmpstr (mn_record_get_text (after, "father_name"), ==, "Nguyễn Văn Bình");
  g_assert_cmpstr (mn_record_get_text (two, "note"), ==, "Một");

  mn_record_set_text (one, "father_name", "Nguyễn Văn Cường");
  g_assert_cmpint (fixture_try_save (fixture, one, &error), ==, -1);
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_GONE);
}

static void
test_derived (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_child (fixture, "Đặng Thị Hồng Ánh", "2008-09-14", "female");
  g_autoptr (MnRecord) child = load (fixture, "child", id);
  g_autoptr (GError) error = NULL;
  gboolean agrees = FALSE;
  gint64 change;

  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM child WHERE fold LIKE ' dang thi hong anh%' AND "
                                           "given_name = 'Ánh' AND middle_name = 'Thị Hồng' AND length (sort_key) > 4"),
                   ==, 1);
  mn_record_set_text (child, "full_name", "Hồ Kăn");
  change = fixture_save (fixture, child);
  g_assert_cmpint (
      fixture_count (fixture, "SELECT COUNT (*) FROM child WHERE fold LIKE ' ho kan%' AND middle_name IS NULL"), ==, 1);
  /* Keys are not audited. */
  g_assert_cmpint (fixture_count (fixture, "SELECT COUNT (*) FROM audit WHERE field IN ('fold', 'sort_key')"), ==, 0);
  mn_record_check_derived (fixture_reader (fixture), mn_entity_find ("child"), id, &agrees, &error);
  g_assert_no_error (error);
  g_assert_true (agrees);
  /* Undo brings back columns, not keys: those need deriving again, which a bare store does not do. */
  mn_store_undo (fixture->store, change, NULL, &error);
  g_assert_no_error (error);
  mn_record_check_derived (fixture_reader (fixture), mn_entity_find ("child"), id, &agrees, &error);
  g_assert_no_error (error);
  g_assert_false (agrees);
}

static gboolean
rederive (MnTransaction *transaction, gpointer data, GError **error)
{
  gint64 *id = data;
  return mn_record_rederive (transaction, mn_entity_find ("child"), *id, error);
}

static void
test_rederive (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_child (fixture, "Đặng Thị Hồng Ánh", "2008-09-14", "female");
  g_autoptr (MnRecord) child = load (fixture, "child", id);
  g_autoptr (GError) error = NULL;
  gboolean agrees = FALSE;
  gint64 change, gone = 4711;

  mn_record_set_text (child, "full_name", "Hồ Kăn");
  change = fixture_save (fixture, child);
  mn_store_undo (fixture->store, change, NULL, &error);
  mn_store_write (fixture->store, "edit", rederive, &id, NULL, &error);
  mn_store_write (fixture->store, "edit", rederive, &gone, NULL, &error);
  g_assert_no_error (error);
  mn_record_check_derived (fixture_reader (fixture), mn_entity_find ("child"), id, &agrees, &error);
  g_assert_no_error (error);
  g_assert_true (agrees);
}

/* Several columns unique together: no single field is to blame, so both are named. */
static void
test_duplicate_pair (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnRecord) first = fixture_make (fixture, mn_entity_find ("participation"), FALSE);
  g_autoptr (MnRecord) second = mn_record_new (mn_entity_find ("participation"));
  g_autoptr (GError) error = NULL;

  fixture_save (fixture, first);
  for (guint i = 0; i < mn_record_get_entity (first)->n_fields; i++)
    mn_record_set (second, i, mn_record_get (first, i));
  g_assert_cmpint (fixture_try_save (fixture, second, &error), ==, -1);
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "Đường số"));
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  const MnEntity *unit = mn_entity_find ("unit");
  MnDb *db = fixture_reader (fixture);
  gint64 ids[2];
  g_autoptr (GError) error = NULL;
  static const char *const states[][2] = { { "0001-01-01", "2016-12-31" }, { "2017-01-01", NULL } };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (MnRecord) record = fixture_make (fixture, unit, FALSE);

      mn_record_set_text (record, "code", "19624");
      mn_record_set_text (record, "valid_from", states[i][0]);
      mn_record_set_text (record, "valid_to", states[i][1]);
      fixture_save (fixture, record);
      ids[i] = mn_record_get_id (record);
      g_assert_cmpint (mn_record_find (db, unit, mn_record_get_uuid (record), MN_DATE_NONE, &error), ==, ids[i]);
    }
  g_assert_cmpint (mn_record_find (db, unit, "19624", mn_date_new (2016, 12, 31), &error), ==, ids[0]);
  g_assert_cmpint (mn_record_find (db, unit, "19624", mn_date_new (2017, 1, 1), &error), ==, ids[1]);
  g_assert_no_error (error);
  g_assert_cmpint (mn_record_find (db, unit, "99999", mn_date_new (2017, 1, 1), &error), ==, 0);
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_UNKNOWN);
}

static void
count_changes (MnRecord *record, guint field, guint *n)
{
  ++*n;
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("child"));
  g_autoptr (GError) error = NULL;
  guint birth = (guint)mn_entity_field (mn_entity_find ("child"), "birth_date");
  guint n = 0, n_sex = 0;

  g_signal_connect (record, "changed::birth_date", G_CALLBACK (count_changes), &n);
  g_signal_connect (record, "changed::sex", G_CALLBACK (count_changes), &n_sex);
  g_assert_true (mn_record_type (record, birth, "14/9/2008", &error));
  g_assert_false (mn_record_type (record, birth, "31/02/2008", &error));
  g_assert_error (error, MN_VALUE_ERROR, MN_VALUE_ERROR_RANGE);
  g_assert_cmpstr (mn_record_get_text (record, "birth_date"), ==, "2008-09-14");
  g_assert_true (mn_record_type (record, birth, "14/09/2008", NULL));
  g_assert_cmpint (n, ==, 1);
  g_assert_cmpint (n_sex, ==, 0);
  g_assert_true (mn_record_is_changed (record));
  mn_record_reset (record);
  g_assert_false (mn_record_is_changed (record));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  gint64 id = fixture_add_child (fixture, "Nguyễn Thị Hồng Ánh", "2008-09-14", "female");
  g_autoptr (MnRecord) child = load (fixture, "child", id);
  g_autoptr (MnRecord) residence = fixture_make (fixture, mn_entity_find ("residence"), FALSE);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) owned = NULL;
  g_autoptr (GPtrArray) recent = NULL;
  g_autoptr (GError) error = NULL;
  const MnHistoryChange *change;
  const MnHistoryLine *line;
  g_autofree char *described = NULL;
  gint64 edit;

  mn_record_set_text (child, "birth_date", "2008-10");
  edit = fixture_save (fixture, child);
  mn_record_set_integer (residence, "child", id);
  fixture_save (fixture, residence);
  mn_store_undo (fixture->store, edit, NULL, &error);
  g_assert_no_error (error);

  own = mn_history_of_row (fixture_reader (fixture), mn_entity_find ("child"), id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (own->len, ==, 3);
  change = g_ptr_array_index (own, 1);
  g_assert_cmpint (change->change_id, ==, edit);
  g_assert_true (change->undone);
  g_assert_cmpint (change->lines->len, ==, 1);
  line = g_ptr_array_index (change->lines, 0);
  g_assert_cmpstr (line->field->name, ==, "birth_date");
  g_assert_cmpstr (line->old_text, ==, "14/09/2008");
  g_assert_cmpstr (line->new_text, ==, "10/2008");

  owned = mn_history_of_owner (fixture_reader (fixture), mn_entity_find ("child"), id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (owned->len, ==, 4);
  change = g_ptr_array_index (owned, 1);
  line = g_ptr_array_index (change->lines, 0);
  g_assert_cmpstr (line->entity->name, ==, "residence");
  g_assert_cmpstr (line->op, ==, "create");

  recent = mn_history_recent (fixture_reader (fixture), 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (recent->len, ==, 2);
  described = mn_history_describe (fixture_reader (fixture), edit);
  g_assert_true (g_str_has_prefix (described, "Edited"));
}

/* What an officer mistypes on a tired day: how grave it is, of the field itself. */
static void
test_child_slips (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *field, *typed;
    int severity; /* -1: nothing */
  } slips[] = {
    { "full_name", "Trần Thị Ngọc (con bà Lan)", -1 },
    { "full_name", "K'Brơi H’Nhi A-lăng", -1 },
    { "full_name", "Trần Thị An 😀", MN_PROBLEM_WARNING },
    { "full_name", "1/1/2010", MN_PROBLEM_WARNING },
    { "birth_date", "1/1/1800", MN_PROBLEM_ERROR },
    { "birth_date", "1/1/1998", MN_PROBLEM_WARNING },
    { "birth_registered_on", "13/9/2008", MN_PROBLEM_ERROR },
    { "birth_registered_on", "2008", -1 },
    { "mother_born", "2010", MN_PROBLEM_WARNING },
    { "father_born", "1980", -1 },
    { "personal_id", "045 208 001 234", -1 },
    { "personal_id", "045.208.001-234", -1 },
    { "personal_id", "04520800123x", MN_PROBLEM_ERROR },
    { "personal_id", "45 208 001 234", MN_PROBLEM_ERROR },
  };
  const MnEntity *entity = mn_entity_find ("child");
  MnCheckContext context = { .working_date = FIXTURE_DAY };

  for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      int field = mn_entity_field (entity, slips[i].field), severity = -1;
      g_autoptr (MnRecord) child = mn_record_new (entity);
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (MnValue) value = MN_VALUE_INIT;

      mn_record_set_text (child, "full_name", "Trần Thị An");
      mn_record_set_text (child, "birth_date", "2008-09-14");
      mn_record_set_text (child, "sex", "female");
      mn_field_parse (&entity->fields[field], slips[i].typed, &value, &error);
      g_assert_no_error (error);
      if (strcmp (slips[i].field, "personal_id") == 0 && slips[i].severity < 0)
        g_assert_cmpstr (mn_value_get_text (&value), ==, "045208001234");
      mn_record_set (child, (guint)field, &value);
      problems = mn_record_validate (child, &context);
      for (guint j = 0; j < problems->len; j++)
        if (((MnProblem *)g_ptr_array_index (problems, j))->field == field)
          severity = MAX (severity, (int)((MnProblem *)g_ptr_array_index (problems, j))->severity);
      if (severity != slips[i].severity)
        g_error ("%s “%s”: %d, not %d", slips[i].field, slips[i].typed, severity, slips[i].severity);
    }
}

#define ADD(name, func) g_test_add ("/records/record/" name, Fixture, NULL, set_up, func, tear_down)

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
  ADD ("problems", test_problems);
  ADD ("child-slips", test_child_slips);
  ADD ("use", test_use);
  ADD ("bin", test_bin);
  ADD ("two-editors", test_two_editors);
  ADD ("derived", test_derived);
  ADD ("rederive", test_rederive);
  ADD ("duplicate-pair", test_duplicate_pair);
  ADD ("find", test_find);
  ADD ("typing", test_typing);
  ADD ("history", test_history);
  return g_test_run ();
}
