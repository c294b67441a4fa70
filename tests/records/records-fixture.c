/* records-fixture.c: an empty register in a folder of its own, and rows to put into it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "records-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_set_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("mang-non-records-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.mangnon", NULL);
  fixture->store = mn_store_create (fixture->path, &error);
  g_assert_no_error (error);
  fixture->n_made = 0;
}

void
fixture_tear_down (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  /* What a worker still holds is given back on the main context. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  mn_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->path, g_free);
}

MnDb *
fixture_reader (Fixture *fixture)
{
  return mn_store_get_reader (fixture->store);
}

MnCheckContext
fixture_context (Fixture *fixture, gint64 row_id)
{
  return (MnCheckContext) { FIXTURE_DAY, fixture_reader (fixture), row_id };
}

static void
fill_text (Fixture *fixture, const MnField *field, MnValue *value)
{
  if (strstr (field->name, "personal_id") != NULL)
    mn_value_take_text (value, g_strdup_printf ("045%09u", fixture->n_made));
  else if (strstr (field->name, "phone") != NULL)
    mn_value_set_text (value, "0912 345 678");
  else if (g_str_equal (field->name, "school_year"))
    mn_value_set_text (value, "2016-2017");
  else if (field->max > 0 && field->max < 20)
    mn_value_take_text (value, g_strdup_printf ("K%u", fixture->n_made));
  else
    mn_value_take_text (value, g_strdup_printf ("Đường số %u", fixture->n_made));
}

/* The row to link to is made with what it needs and no more. */
static gint64
make_target (Fixture *fixture, const MnEntity *target)
{
  g_autoptr (MnRecord) record = fixture_make (fixture, target, FALSE);

  /* But nothing is paid from a line without money, and a sponsor stands only beside the sponsors'. */
  if (g_str_equal (target->name, "budget_line"))
    {
      mn_record_set_integer (record, "allocated", 1000000);
      mn_record_set_text (record, "source", "sponsor");
    }
  fixture_save (fixture, record);
  return mn_record_get_id (record);
}

static gboolean
fill_codes (Fixture *fixture, const MnField *field, MnValue *value)
{
  const MnEntity *target = mn_field_target (field);
  g_autoptr (MnRecord) record = NULL;

  if (target == NULL)
    {
      mn_value_set_text (value, field->choices[0].code);
      return TRUE;
    }
  record = fixture_make (fixture, target, FALSE);
  fixture_save (fixture, record);
  mn_value_copy (value, mn_record_get (record, (guint)target->code_field));
  return TRUE;
}

gboolean
fixture_fill_value (Fixture *fixture, const MnField *field, const MnEntity *entity, MnValue *value)
{
  fixture->n_made++;
  switch (field->kind)
    {
    case MN_KIND_TEXT:
    case MN_KIND_NOTE:
      fill_text (fixture, field, value);
      return TRUE;
    case MN_KIND_YEAR:
      mn_value_set_integer (value, 2016);
      return TRUE;
    case MN_KIND_INTEGER:
    case MN_KIND_DECIMAL:
    case MN_KIND_PERCENT:
    case MN_KIND_MONEY:
      mn_value_set_integer (value, MAX (field->min, 1));
      return TRUE;
    case MN_KIND_DATE:
      mn_value_set_text (value, "2017-05-30");
      return TRUE;
    case MN_KIND_BOOLEAN:
      mn_value_set_integer (value, 1);
      return TRUE;
    case MN_KIND_CHOICE:
      mn_value_set_text (value, field->choices[0].code);
      return TRUE;
    case MN_KIND_LINK:
      if (mn_field_target (field) == entity)
        return FALSE;
      mn_value_set_integer (value, make_target (fixture, mn_field_target (field)));
      return TRUE;
    case MN_KIND_CODES:
      return fill_codes (fixture, field, value);
    case MN_N_KINDS:
    default:
      g_assert_not_reached ();
    }
}

MnRecord *
fixture_make (Fixture *fixture, const MnEntity *entity, gboolean all_fields)
{
  MnRecord *record = mn_record_new (entity);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const MnField *field = &entity->fields[i];
      g_auto (MnValue) value = MN_VALUE_INIT;
      gboolean wanted = all_fields || (field->flags & MN_FIELD_REQUIRED) != 0;

      if ((field->flags & MN_FIELD_DERIVED) != 0 || !wanted)
        continue;
      if (fixture_fill_value (fixture, field, entity, &value))
        mn_record_set (record, i, &value);
    }
  return record;
}

static gboolean
write_record (MnTransaction *transaction, gpointer data, GError **error)
{
  return mn_record_save (data, transaction, FIXTURE_DAY, error);
}

gint64
fixture_try_save (Fixture *fixture, MnRecord *record, GError **error)
{
  gint64 change = -1;
  const char *action = mn_record_get_id (record) == 0 ? "create" : "edit";

  return mn_store_write (fixture->store, action, write_record, record, &change, error) ? change : -1;
}

gint64
fixture_save (Fixture *fixture, MnRecord *record)
{
  g_autoptr (GError) error = NULL;
  gint64 change = fixture_try_save (fixture, record, &error);

  if (error != NULL)
    g_error ("%s was not saved: %s", mn_record_get_entity (record)->name, error->message);
  return change;
}

typedef struct {
  const MnEntity *entity;
  gint64 id;
} Row;

static gboolean
delete_row (MnTransaction *transaction, gpointer data, GError **error)
{
  Row *row = data;
  return mn_record_delete (row->entity, row->id, transaction, error);
}

gint64
fixture_delete (Fixture *fixture, const MnEntity *entity, gint64 row_id)
{
  Row row = { entity, row_id };
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  mn_store_write (fixture->store, "delete", delete_row, &row, &change, &error);
  g_assert_no_error (error);
  return change;
}

gint64
fixture_count (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 count = mn_db_get_int (fixture_reader (fixture), sql, -1, &error);

  g_assert_no_error (error);
  return count;
}

gint64
fixture_add_child (Fixture *fixture, const char *name, const char *born, const char *sex)
{
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("child"));

  mn_record_set_text (record, "full_name", name);
  mn_record_set_text (record, "birth_date", born);
  mn_record_set_text (record, "sex", sex);
  fixture_save (fixture, record);
  return mn_record_get_id (record);
}
