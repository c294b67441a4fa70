/* test-entities.c: every row of every entity table, walked
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "mn-query.h"
#include "records-fixture.h"

#include <string.h>

/* The price of describing entities once: what a table says is held against the schema, and is used. */

typedef struct {
  const char *type;
  gboolean not_null;
  gboolean has_default;
} Column;

/* By PRAGMA, which knows nothing of our tables. */
static GHashTable *
read_columns (Fixture *fixture, const MnEntity *entity)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (\"%s\")", entity->name);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnStatement) statement = mn_db_prepare (fixture_reader (fixture), sql, &error);
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_assert_no_error (error);
  while (mn_statement_step (statement, &error))
    {
      Column *column = g_new0 (Column, 1);

      column->type = g_intern_string (mn_statement_get_text (statement, 2));
      column->not_null = mn_statement_get_int (statement, 3) != 0;
      column->has_default = !mn_statement_is_null (statement, 4);
      g_hash_table_insert (columns, g_strdup (mn_statement_get_text (statement, 1)), column);
    }
  g_assert_no_error (error);
  return columns;
}

/* Read in the row that a link names: the field must be there, and say the same in the same words. */
static void
check_borrowed (const MnEntity *entity, const MnField *field)
{
  int link = mn_entity_field (entity, field->of);
  const MnEntity *owner = link >= 0 ? mn_entity_find (entity->fields[link].target) : NULL;
  int own = owner != NULL ? mn_entity_field (owner, field->name) : -1;

  if (own < 0)
    g_error ("%s.%s is not a field of what %s links to", entity->name, field->name, field->of);
  g_assert_cmpint (entity->fields[link].kind, ==, MN_KIND_LINK);
  g_assert_cmpint (owner->fields[own].kind, ==, field->kind);
  g_assert_true (owner->fields[own].choices == field->choices);
  g_assert_null (owner->fields[own].of);
  g_assert_cmpint (field->flags & MN_FIELD_DERIVED, ==, MN_FIELD_DERIVED);
  g_assert_cmpint (field->flags & (MN_FIELD_REQUIRED | MN_FIELD_UNIQUE | MN_FIELD_SEARCHED | MN_FIELD_PERSON), ==, 0);
}

static void
check_columns (Fixture *fixture, const MnEntity *entity)
{
  static const char *const house[] = { "id", "uuid", "deleted_at", "fold" };
  g_autoptr (GHashTable) columns = read_columns (fixture, entity);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MnField *field = &entity->fields[i];
      const Column *column = g_hash_table_lookup (columns, field->name);
      gboolean required = (field->flags & MN_FIELD_REQUIRED) != 0;

      if (field->of != NULL)
        {
          check_borrowed (entity, field);
          g_assert_null (column);
          continue;
        }
      if (column == NULL)
        g_error ("%s.%s is not a column", entity->name, field->name);
      g_assert_cmpstr (column->type, ==, mn_kind_info (field->kind)->sql_type);
      /* NOT NULL without being required is for what the program fills in, and then has a default. */
      if (required != column->not_null && !(column->not_null && column->has_default))
        g_error ("%s.%s: required and NOT NULL disagree", entity->name, field->name);
      g_hash_table_remove (columns, field->name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (house); i++)
    g_assert_true (g_hash_table_remove (columns, house[i]));
  g_assert_true (g_hash_table_remove (columns, "sort_key") == entity->has_sort_key);
  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_error ("The column %s.%s is not in the entity's table", entity->name, (char *)name);
}

/* A field is flagged unique exactly when a partial unique index over it alone stands behind it. */
static void
check_unique (Fixture *fixture, const MnEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *sql
          = g_strdup_printf ("SELECT COUNT (*) FROM pragma_index_list ('%s') AS l WHERE l.\"unique\" AND l.partial AND "
                             "(SELECT COUNT (*) FROM pragma_index_info (l.name)) = 1 AND "
                             "(SELECT name FROM pragma_index_info (l.name)) = '%s'",
                             entity->name, entity->fields[i].name);

      if (fixture_count (fixture, sql) != ((entity->fields[i].flags & MN_FIELD_UNIQUE) != 0))
        g_error ("%s.%s: the unique flag and the index disagree", entity->name, entity->fields[i].name);
    }
}

static void
check_choices (const MnEntity *entity, const MnField *field)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  if (field->kind == MN_KIND_CHOICE && field->choices == NULL)
    g_error ("%s.%s has no choices", entity->name, field->name);
  if (field->kind == MN_KIND_CODES && field->choices == NULL && field->target == NULL)
    g_error ("%s.%s has neither choices nor a target", entity->name, field->name);
  if (field->choices == NULL)
    return;
  for (const MnChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      g_autofree char *folded = mn_fold (choice->code);

      /* Codes are separated by spaces in a column, and stand in SQL texts. */
      for (const char *p = choice->code; *p != '\0'; p++)
        g_assert_true (g_ascii_islower (*p) || g_ascii_isdigit (*p) || *p == '_' || *p == '.');
      g_assert_true (g_hash_table_add (codes, (char *)choice->code));
      g_assert_true (g_hash_table_add (labels, (char *)choice->label));
      g_assert_cmpint (strlen (choice->label), >, 0);
    }
}

static void
check_names (const MnEntity *entity)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpint (strlen (entity->title), >, 0);
  g_assert_cmpint (strlen (entity->titles), >, 0);
  g_assert_true (mn_entity_find (entity->name) == entity);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MnField *field = &entity->fields[i];

      g_assert_true (g_hash_table_add (names, (char *)field->name));
      if (!g_hash_table_add (labels, (char *)mn_field_label (field)))
        g_error ("%s: the label “%s” is there twice", entity->name, field->label);
      g_assert_cmpint (strlen (field->label), >, 0);
      g_assert_cmpint (mn_entity_field (entity, field->name), ==, (int)i);
      g_assert_cmpint (field->min, <=, field->max == 0 ? G_MAXINT64 : field->max);
      if (field->kind == MN_KIND_LINK || field->target != NULL)
        g_assert_nonnull (mn_field_target (field));
      if (field->kind == MN_KIND_CODES && field->target != NULL)
        g_assert_cmpint (mn_field_target (field)->code_field, >=, 0);
      check_choices (entity, field);
    }
}

static gboolean
is_field (const MnEntity *entity, int field)
{
  return field >= -1 && field < (int)entity->n_fields;
}

static void
check_pointers (const MnEntity *entity)
{
  const char *sort = entity->default_sort;

  g_assert_true (is_field (entity, entity->label_field));
  g_assert_true (is_field (entity, entity->code_field));
  g_assert_true (is_field (entity, entity->parent_field));
  if (entity->label_field >= 0)
    g_assert_true (entity->fields[entity->label_field].kind == MN_KIND_TEXT);
  if (entity->code_field >= 0)
    g_assert_true (entity->fields[entity->code_field].kind == MN_KIND_TEXT);
  if (entity->parent_field >= 0)
    {
      g_assert_true (entity->fields[entity->parent_field].kind == MN_KIND_LINK);
      /* A row without a name is named by its parent: that must end somewhere. */
      if (entity->label_field < 0)
        g_assert_true (mn_field_target (&entity->fields[entity->parent_field]) != entity);
    }
  if (sort != NULL)
    g_assert_cmpint (mn_entity_field (entity, *sort == '-' ? sort + 1 : sort), >=, 0);
  g_assert_true (!entity->has_sort_key || entity->label_field >= 0);
}

/* The least, the most and something in between that the field takes. */
static guint
edge_values (const MnField *field, MnValue values[4])
{
  gboolean bounded = field->min != 0 || field->max != 0;
  g_autofree char *longest = NULL;

  switch (field->kind)
    {
    case MN_KIND_INTEGER:
    case MN_KIND_DECIMAL:
    case MN_KIND_PERCENT:
    case MN_KIND_MONEY:
      mn_value_set_integer (&values[0], field->min);
      mn_value_set_integer (&values[1], bounded ? field->max : 3667005000);
      mn_value_set_integer (&values[2], bounded ? (field->min + field->max) / 2 : 1);
      return 3;
    case MN_KIND_YEAR:
      mn_value_set_integer (&values[0], bounded ? field->min : 1000);
      mn_value_set_integer (&values[1], bounded ? field->max : 9999);
      return 2;
    case MN_KIND_DATE:
      mn_value_set_text (&values[0], "2017-05-31");
      mn_value_set_text (&values[1], "2016-02-29");
      mn_value_set_text (&values[2], "2016-05");
      mn_value_set_text (&values[3], "2016");
      return (field->flags & MN_FIELD_FULL_DATE) != 0 ? 2 : 4;
    case MN_KIND_BOOLEAN:
      mn_value_set_integer (&values[0], 0);
      mn_value_set_integer (&values[1], 1);
      return 2;
    case MN_KIND_TEXT:
    case MN_KIND_NOTE:
      longest = g_strnfill (field->max > 0 ? (gsize)field->max : 255, 'x');
      mn_value_set_text (&values[0], longest);
      mn_value_set_text (&values[1], field->min <= 1 ? "Đ" : longest);
      if (field->kind == MN_KIND_TEXT)
        return 2;
      mn_value_set_text (&values[2], "Dòng một\nDòng hai\t\\ ba");
      return 2;
    case MN_KIND_CHOICE:
    case MN_KIND_CODES:
    case MN_KIND_LINK:
    case MN_N_KINDS:
    default:
      return 0;
    }
}

static void
check_round_trip (const MnEntity *entity, const MnField *field, const MnValue *value)
{
  g_auto (MnValue) typed = MN_VALUE_INIT;
  g_auto (MnValue) read = MN_VALUE_INIT;
  g_autofree char *shown = mn_field_display (field, value);
  g_autofree char *stored = mn_field_format_stored (field, value, NULL);
  g_autoptr (GError) error = NULL;

  mn_field_parse (field, shown, &typed, &error);
  g_assert_no_error (error);
  if (!mn_value_equal (value, &typed))
    g_error ("%s.%s: “%s” was not read back as it was shown", entity->name, field->name, shown);
  mn_field_parse_stored (field, stored, NULL, MN_DATE_NONE, &read, &error);
  g_assert_no_error (error);
  if (!mn_value_equal (value, &read))
    g_error ("%s.%s: “%s” was not read back as it was stored", entity->name, field->name, stored);
}

static void
check_texts (const MnEntity *entity, const MnField *field)
{
  MnValue values[4] = { 0 };
  guint n = edge_values (field, values);

  for (guint i = 0; i < n; i++)
    check_round_trip (entity, field, &values[i]);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    mn_value_clear (&values[i]);
  if (field->choices != NULL)
    for (const MnChoice *choice = field->choices; choice->code != NULL; choice++)
      {
        MnValue value = { .type = MN_VALUE_TEXT, .text = (char *)choice->code };
        check_round_trip (entity, field, &value);
      }
  check_round_trip (entity, field, &values[0]);
}

static void
test_table (gconstpointer data)
{
  const MnEntity *entity = data;
  Fixture fixture;

  fixture_set_up (&fixture);
  check_columns (&fixture, entity);
  check_unique (&fixture, entity);
  check_names (entity);
  check_pointers (entity);
  for (guint i = 0; i < entity->n_fields; i++)
    check_texts (entity, &entity->fields[i]);
  fixture_tear_down (&fixture);
}

static void
assert_valid (Fixture *fixture, MnRecord *record)
{
  MnCheckContext context = fixture_context (fixture, mn_record_get_id (record));
  g_autoptr (GPtrArray) problems = mn_record_validate (record, &context);

  for (guint i = 0; i < problems->len; i++)
    {
      const MnProblem *problem = g_ptr_array_index (problems, i);

      if (problem->severity == MN_PROBLEM_ERROR)
        g_error ("%s: %s", mn_record_get_entity (record)->name, problem->message);
    }
}

/* What the command line writes of a row makes the same row again. */
static void
check_stored (Fixture *fixture, MnRecord *record)
{
  const MnEntity *entity = mn_record_get_entity (record);
  gint64 id = mn_record_get_id (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = mn_query_fetch (entity, fixture_reader (fixture), &id, 1, &error);
  const MnRowData *data;

  g_assert_no_error (error);
  data = g_ptr_array_index (rows, 0);
  g_assert_nonnull (data);
  g_assert_cmpstr (data->uuid, ==, mn_record_get_uuid (record));
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_auto (MnValue) value = MN_VALUE_INIT;
      g_autofree char *stored = mn_row_data_stored (data, entity, i);
      g_autofree char *shown = mn_row_data_display (data, entity, i);
      g_autofree char *record_shown = mn_record_display (record, i, fixture_reader (fixture));

      g_assert_true (mn_text_is_nfc (stored));
      g_assert_cmpstr (shown, ==, record_shown);
      mn_field_parse_stored (&entity->fields[i], stored, fixture_reader (fixture), FIXTURE_DAY, &value, &error);
      g_assert_no_error (error);
      if (mn_value_is_null (&value))
        g_assert_cmpstr (stored, ==, "");
      else if (!mn_value_equal (&value, mn_record_get (record, i)))
        g_error ("%s.%s: “%s” was not read back", entity->name, entity->fields[i].name, stored);
    }
}

/* Changes one field of a saved row: one audit line with both values, which undo takes back. */
static void
check_one_edit (Fixture *fixture, const MnEntity *entity, gint64 id, guint field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) record = mn_record_load (fixture_reader (fixture), entity, id, &error);
  g_autoptr (MnRecord) after = NULL;
  g_auto (MnValue) value = MN_VALUE_INIT;
  g_autofree char *old_text = mn_value_to_text (mn_record_get (record, field));
  g_autofree char *new_text = NULL;
  g_autofree char *sql = NULL;
  gint64 change, undo;

  g_assert_no_error (error);
  if ((entity->fields[field].flags & MN_FIELD_DERIVED) != 0
      || !fixture_fill_value (fixture, &entity->fields[field], entity, &value))
    return;
  if (mn_value_equal (&value, mn_record_get (record, field)))
    {
      /* The filler says the same again where it has no other: nothing, where that is allowed. */
      if ((entity->fields[field].flags & MN_FIELD_REQUIRED) != 0)
        return;
      mn_value_clear (&value);
    }
  mn_record_set (record, field, &value);
  g_assert_true (mn_record_field_is_changed (record, field));
  new_text = mn_value_to_text (&value);
  change = fixture_save (fixture, record);
  g_assert_false (mn_record_is_changed (record));
  if (change == 0)
    {
      /* The entity put it right from its other fields (parts of a name): then nothing happened at all. */
      g_autofree char *kept = mn_value_to_text (mn_record_get (record, field));

      g_assert_nonnull (entity->derive);
      g_assert_cmpstr (kept, ==, old_text);
      return;
    }

  sql = g_strdup_printf (
      "SELECT COUNT (*) FROM audit WHERE change = %" G_GINT64_FORMAT " AND entity = '%s' AND row_id = %" G_GINT64_FORMAT
      " AND op = 'edit' AND field = '%s' AND old IS %s%s%s AND new IS %s%s%s",
      change, entity->name, id, entity->fields[field].name, old_text ? "'" : "", old_text ? old_text : "NULL",
      old_text ? "'" : "", new_text ? "'" : "", new_text ? new_text : "NULL", new_text ? "'" : "");
  if (fixture_count (fixture, sql) != 1)
    g_error ("%s.%s: no audit line of the edit: %s", entity->name, entity->fields[field].name, sql);
  if (entity->derive == NULL)
    {
      g_autofree char *all = g_strdup_printf ("SELECT COUNT (*) FROM audit WHERE change = %" G_GINT64_FORMAT, change);
      g_assert_cmpint (fixture_count (fixture, all), ==, 1);
    }

  mn_store_undo (fixture->store, change, &undo, &error);
  g_assert_no_error (error);
  after = mn_record_load (fixture_reader (fixture), entity, id, &error);
  g_assert_no_error (error);
  {
    g_autofree char *undone = mn_value_to_text (mn_record_get (after, field));
    g_assert_cmpstr (undone, ==, old_text);
  }
}

/* Every field orders the rows and chooses among them, both ways. */
static void
check_queries (Fixture *fixture, const MnEntity *entity, gint64 n_rows)
{
  MnDb *db = fixture_reader (fixture);

  for (guint i = 0; i < entity->n_fields; i++)
    for (int descending = 0; descending < 2; descending++)
      {
        g_autoptr (MnQuery) query = mn_query_new (entity);
        g_autoptr (GError) error = NULL;
        g_autoptr (GArray) keys = NULL;
        g_autoptr (GPtrArray) rows = NULL;
        g_autoptr (MnQuery) by_value = mn_query_new (entity);
        const MnRowData *first;
        gint64 count;

        mn_query_set_sort (query, entity->fields[i].name, descending != 0);
        keys = mn_query_keys (query, db, &error);
        g_assert_no_error (error);
        g_assert_cmpint (keys->len, ==, n_rows);
        rows = mn_query_fetch (entity, db, (gint64 *)keys->data, keys->len, &error);
        g_assert_no_error (error);
        first = g_ptr_array_index (rows, 0);
        mn_query_add_filter (by_value, i, &first->values[i]);
        mn_query_set_search (by_value, "khongcoai");
        g_assert_cmpint (mn_query_count (by_value, db, &error), ==, 0);
        g_assert_no_error (error);
        mn_query_set_search (by_value, NULL);
        count = mn_query_count (by_value, db, &error);
        g_assert_no_error (error);
        if (count < 1)
          g_error ("%s.%s: a row was not found by its own value", entity->name, entity->fields[i].name);
      }
}

static gint64
count_rows (Fixture *fixture, const MnEntity *entity)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT (*) FROM \"%s\" WHERE deleted_at IS NULL", entity->name);

  return fixture_count (fixture, sql);
}

static void
test_rows (gconstpointer data)
{
  const MnEntity *entity = data;
  Fixture fixture;

  fixture_set_up (&fixture);
  {
    g_autoptr (MnRecord) empty = mn_record_new (entity);
    g_autoptr (MnRecord) full = fixture_make (&fixture, entity, TRUE);
    g_autoptr (MnRecord) least = fixture_make (&fixture, entity, FALSE);
    g_autofree char *nothing = mn_record_summary (empty);
    g_autofree char *summary = NULL;
    MnCheckContext context = fixture_context (&fixture, 0);
    g_autoptr (GPtrArray) problems = mn_record_validate (empty, &context);

    g_assert_nonnull (nothing);
    /* Everything that is required is missed, and nothing else is wrong with nothing. */
    for (guint i = 0, n = 0; i < entity->n_fields; i++)
      {
        if ((entity->fields[i].flags & (MN_FIELD_REQUIRED | MN_FIELD_DERIVED)) == MN_FIELD_REQUIRED)
          n++;
        if (i + 1 == entity->n_fields)
          g_assert_cmpint (problems->len, ==, n);
      }
    assert_valid (&fixture, full);
    fixture_save (&fixture, full);
    fixture_save (&fixture, least);
    assert_valid (&fixture, full);
    summary = mn_record_summary (full);
    g_assert_cmpstr (summary, !=, "");
    check_stored (&fixture, full);
    check_stored (&fixture, least);
    for (guint i = 0; i < entity->n_fields; i++)
      check_one_edit (&fixture, entity, mn_record_get_id (full), i);
    check_queries (&fixture, entity, count_rows (&fixture, entity));
  }
  fixture_tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (const MnEntity *const *entity = mn_entities (); *entity != NULL; entity++)
    {
      g_autofree char *table = g_strdup_printf ("/records/entities/%s/table", (*entity)->name);
      g_autofree char *rows = g_strdup_printf ("/records/entities/%s/rows", (*entity)->name);

      g_test_add_data_func (table, *entity, test_table);
      g_test_add_data_func (rows, *entity, test_rows);
    }
  return g_test_run ();
}
