/* test-merge.c: two rows of one child made one, and two again
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../rules/money-fixture.h"

#include "mn-merge.h"
#include "mn-store.h"

static gint64
save (MnRecord *taken)
{
  g_autoptr (MnRecord) record = taken;

  assert_saved (record);
  return mn_record_get_id (record);
}

static gint64
add_child (const char *name, const char *code)
{
  MnRecord *child = mn_record_new (mn_entity_find ("child"));

  mn_record_set_text (child, "full_name", name);
  mn_record_set_text (child, "birth_date", "2010-04-05");
  mn_record_set_text (child, "sex", "female");
  mn_record_set_text (child, "code", code);
  return save (child);
}

static gint64
add_dated (const char *entity, gint64 child, const char *link, const char *code, const char *from, const char *to)
{
  MnRecord *row = mn_record_new (mn_entity_find (entity));

  mn_record_set_integer (row, "child", child);
  mn_record_set_integer (
      row, link, find (mn_entity_find (entity)->fields[mn_entity_field (mn_entity_find (entity), link)].target, code));
  mn_record_set_text (row, "valid_from", from);
  if (to != NULL)
    mn_record_set_text (row, "valid_to", to);
  if (g_str_equal (entity, "residence"))
    mn_record_set_text (row, "status", "permanent");
  return save (row);
}

static gint64
add_part (gint64 child, gint64 activity, const char *role)
{
  MnRecord *row = mn_record_new (mn_entity_find ("participation"));

  mn_record_set_integer (row, "child", child);
  mn_record_set_integer (row, "activity", activity);
  mn_record_set_text (row, "role", role);
  return save (row);
}

static gint64
add_pair (gint64 a, gint64 b)
{
  MnRecord *row = mn_record_new (mn_entity_find ("distinct_pair"));

  mn_record_set_integer (row, "child", MIN (a, b));
  mn_record_set_integer (row, "other", MAX (a, b));
  return save (row);
}

static gint64
plain (const char *format, ...)
{
  va_list arguments;
  g_autofree char *sql = NULL;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return plain_int (sql);
}

static void
assert_clean (void)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  mn_register_check (reg, problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", (const char *)g_ptr_array_index (problems, i));
}

static guint64
bit (const char *field)
{
  return G_GUINT64_CONSTANT (1) << mn_entity_field (mn_entity_find ("child"), field);
}

/* All rows of all tables, but for what says when and by whom: the same before a merge and after its undo. */
static char *
dump (void)
{
  GString *all = g_string_new (NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (sample_path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", (*entity)->name);
      sqlite3_stmt *statement;

      if (g_str_equal ((*entity)->name, "unit") || g_str_equal ((*entity)->name, "unit_link"))
        continue;
      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          g_string_append (all, (*entity)->name);
          for (int i = 0; i < sqlite3_column_count (statement); i++)
            {
              const char *text = (const char *)sqlite3_column_text (statement, i);

              g_string_append_c (all, '|');
              g_string_append (all, text != NULL ? text : "NULL");
            }
          g_string_append_c (all, '\n');
        }
      sqlite3_finalize (statement);
    }
  sqlite3_close (db);
  return g_string_free (all, FALSE);
}

static gint64
group_code (guint n, char **code)
{
  gint64 id = plain (
      "SELECT id FROM circumstance_group WHERE kind = 'local' AND deleted_at IS NULL ORDER BY id LIMIT 1 OFFSET %u", n);
  g_autoptr (MnRecord) group
      = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("circumstance_group"), id, NULL);

  *code = g_strdup (mn_record_get_text (group, "code"));
  return id;
}

/* Moves, clashes, identical rows, a choice per field, undo and redo of all of it. */
static void
test_merge (void)
{
  g_autofree char *first = NULL, *second = NULL, *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  gint64 a = add_child ("Hồ Thị Thử", "T-A"), b = add_child ("Hồ Thị Thử Nghiệm", "T-B"),
         c = add_child ("Hồ Thị Khác", "T-C");
  gint64 activity = plain ("SELECT min (id) FROM activity"), other = plain ("SELECT max (id) FROM activity");
  gint64 group1 = group_code (0, &first), group2 = group_code (1, &second);
  gint64 kept, same, moved, clash, free_part, pair_ab, pair_bc, change, undo;
  MnMerge merge = { .survivor = a, .loser = b, .from_loser = bit ("code") | bit ("full_name") };
  MnMergeResult result;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (group1, !=, group2);
  g_assert_cmpint (activity, !=, other);
  kept = add_dated ("circumstance", a, "circumstance_group", first, "2014-01-01", "2015-12-31");
  same = add_dated ("circumstance", b, "circumstance_group", first, "2015-06-01", NULL);
  moved = add_dated ("circumstance", b, "circumstance_group", second, "2016-01-01", NULL);
  add_part (a, activity, "participant");
  clash = add_part (b, activity, NULL);
  free_part = add_part (b, other, NULL);
  pair_ab = add_pair (a, b);
  pair_bc = add_pair (b, c);
  before = dump ();

  g_assert_true (mn_merge_now (reg, &merge, &result, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_moved, ==, 3); /* circumstance, participation, the pair with the third */
  g_assert_cmpuint (result.n_same, ==, 3);  /* circumstance, participation, the pair of the two */
  g_assert_cmpint (plain ("SELECT deleted_at IS NOT NULL FROM child WHERE id = %d", (int)b), ==, 1);
  g_assert_cmpint (plain ("SELECT count(*) FROM child WHERE id = %d AND code = 'T-B' AND full_name = 'Hồ Thị Thử "
                          "Nghiệm' AND given_name = 'Nghiệm' AND fold LIKE '%% nghiem%%'",
                          (int)a),
                   ==, 1);
  g_assert_cmpint (plain ("SELECT count(*) FROM circumstance WHERE id = %d AND valid_from = '2014-01-01' AND valid_to "
                          "IS NULL AND deleted_at IS NULL",
                          (int)kept),
                   ==, 1);
  g_assert_cmpint (plain ("SELECT deleted_at IS NOT NULL FROM circumstance WHERE id = %d", (int)same), ==, 1);
  g_assert_cmpint (plain ("SELECT child FROM circumstance WHERE id = %d AND deleted_at IS NULL", (int)moved), ==, a);
  g_assert_cmpint (plain ("SELECT deleted_at IS NOT NULL FROM participation WHERE id = %d", (int)clash), ==, 1);
  g_assert_cmpint (plain ("SELECT child FROM participation WHERE id = %d AND deleted_at IS NULL", (int)free_part), ==,
                   a);
  g_assert_cmpint (plain ("SELECT deleted_at IS NOT NULL FROM distinct_pair WHERE id = %d", (int)pair_ab), ==, 1);
  g_assert_cmpint (
      plain ("SELECT child * 1000000 + other FROM distinct_pair WHERE id = %d AND deleted_at IS NULL", (int)pair_bc),
      ==, a * 1000000 + c);
  g_assert_cmpint (
      plain ("SELECT count(*) FROM change WHERE id = %d AND action = 'merge' AND subject LIKE 'Hồ Thị Thử Nghiệm%%'",
             (int)change),
      ==, 1);
  g_assert_cmpint (
      plain ("SELECT length (circumstances) - length (replace (circumstances, ' ', '')) FROM child WHERE id = %d",
             (int)a),
      ==, 1);
  assert_clean ();

  after = dump ();
  g_assert_true (mn_store_undo (mn_register_get_store (reg), change, &undo, &error));
  g_assert_no_error (error);
  undone = dump ();
  g_assert_cmpstr (undone, ==, before);
  assert_clean ();
  g_assert_true (mn_store_undo (mn_register_get_store (reg), undo, NULL, &error));
  g_assert_no_error (error);
  redone = dump ();
  /* The bin's times are those of the redo. */
  g_assert_cmpint (strlen (redone), ==, strlen (after));
  g_assert_cmpint (plain ("SELECT deleted_at IS NOT NULL FROM child WHERE id = %d", (int)b), ==, 1);
  assert_clean ();
}

static void
place_two (gint64 *a, gint64 *b, const char *from_a, const char *from_b, gint64 *place_a, gint64 *place_b)
{
  static int n;
  g_autofree char *code_a = g_strdup_printf ("P-A%d", n), *code_b = g_strdup_printf ("P-B%d", n++);

  *a = add_child ("Hồ Thị Nơi", code_a);
  *b = add_child ("Hồ Thị Nơi", code_b);
  *place_a = add_dated ("residence", *a, "unit", "19366", from_a, NULL);
  *place_b = add_dated ("residence", *b, "unit", "19369", from_b, NULL);
}

/* One place at a time: the chosen one holds, whichever began first. */
static void
test_places (void)
{
  for (guint i = 0; i < 4; i++)
    {
      gboolean later = (i & 1) != 0;
      MnMerge merge = { .residence_from_loser = (i & 2) != 0 };
      gint64 place_a, place_b, kept, dropped;
      g_autoptr (GError) error = NULL;

      place_two (&merge.survivor, &merge.loser, "2012-01-01", later ? "2014-01-01" : "2011-01-01", &place_a, &place_b);
      kept = merge.residence_from_loser ? place_b : place_a;
      dropped = merge.residence_from_loser ? place_a : place_b;
      g_assert_true (mn_merge_now (reg, &merge, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (
          plain ("SELECT count(*) FROM residence WHERE child = %d AND valid_to IS NULL AND deleted_at IS NULL",
                 (int)merge.survivor),
          ==, 1);
      g_assert_cmpint (plain ("SELECT id FROM residence WHERE child = %d AND valid_to IS NULL AND deleted_at IS NULL",
                              (int)merge.survivor),
                       ==, kept);
      /* What began before ends the day before; what would not have begun is in the bin. */
      g_assert_cmpint (plain ("SELECT deleted_at IS NOT NULL FROM residence WHERE id = %d", (int)dropped), ==,
                       later != merge.residence_from_loser);
      g_assert_cmpint (plain ("SELECT c.unit = r.unit FROM child c, residence r WHERE c.id = %d AND r.id = %d",
                              (int)merge.survivor, (int)kept),
                       ==, 1);
    }
  assert_clean ();
}

static gboolean
links_to_child (const MnField *field)
{
  return field->kind == MN_KIND_LINK && g_strcmp0 (field->target, "child") == 0;
}

/* Live rows of an entity that name a child, whatever field does. */
static gint64
count_links (const MnEntity *entity, gint64 child)
{
  gint64 n = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    if (links_to_child (&entity->fields[i]))
      n += plain ("SELECT count(*) FROM \"%s\" WHERE \"%s\" = %d AND deleted_at IS NULL", entity->name,
                  entity->fields[i].name, (int)child);
  return n;
}

static void
merge_one (const MnEntity *entity, const MnField *field)
{
  MnMerge merge = { 0 };
  gint64 n, n_own, change;
  g_autoptr (GError) error = NULL;

  merge.loser
      = plain ("SELECT ifnull (max (\"%s\"), 0) FROM \"%s\" WHERE deleted_at IS NULL", field->name, entity->name);
  if (merge.loser == 0)
    return;
  merge.survivor = add_child ("Hồ Thị Nhận", NULL);
  n = count_links (entity, merge.loser);
  g_assert_true (mn_merge_now (reg, &merge, NULL, &change, &error));
  g_assert_no_error (error);
  n_own = count_links (entity, merge.survivor);
  g_assert_cmpint (n_own, >, 0);
  g_assert_cmpint (n_own, <=, n);
  g_assert_cmpint (count_links (entity, merge.loser), ==, 0);
  g_assert_true (mn_store_undo (mn_register_get_store (reg), change, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_links (entity, merge.loser), ==, n);
  g_assert_cmpint (count_links (entity, merge.survivor), ==, 0);
}

/* Whatever links to a child is found from the tables: of each such entity of the sample one child is merged away, and
 * nothing live hangs on it then. */
static void
test_everything (void)
{
  guint n = 0;

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    for (guint i = 0; i < (*entity)->n_fields; i++)
      if (links_to_child (&(*entity)->fields[i]))
        {
          merge_one (*entity, &(*entity)->fields[i]);
          n++;
        }
  g_assert_cmpuint (n, >=, 10);
  assert_clean ();
}

static void
test_refused (void)
{
  gint64 a = add_child ("Hồ Thị Một", NULL), b = add_child ("Hồ Thị Hai", NULL);
  MnMerge merge = { .survivor = a, .loser = b };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (mn_register_delete (reg, mn_entity_find ("child"), b, NULL, NULL));
  before = dump ();
  g_assert_false (mn_merge_now (reg, &merge, NULL, NULL, &error));
  g_assert_error (error, MN_RECORD_ERROR, MN_RECORD_ERROR_GONE);
  after = dump ();
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  open_sample ();
  g_test_add_func ("/merge/merge", test_merge);
  g_test_add_func ("/merge/places", test_places);
  g_test_add_func ("/merge/everything", test_everything);
  g_test_add_func ("/merge/refused", test_refused);
  result = g_test_run ();
  close_sample ();
  return result;
}
