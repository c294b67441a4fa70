/* make-register.c: how the stored registers of this folder were made
 *
 * Run once for each schema that is released, with the program of that release, and never again: what the files are for
 * is that they stay. No test runs it.
 *
 *   ninja -C build tests/store/make-register
 *   build/tests/store/make-register tests/store/data/register-1.mangnon
 *   gzip -9n tests/store/data/register-1.mangnon
 *
 * The times and UUIDs are counted up from a fixed start, so that whoever doubts a file can make it again from the
 * commit that added it. Everybody in it is invented.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>

#include "mn-register.h"

static void
fail_on (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* Fields and their texts as people type them, in pairs, ended by NULL. */
static MnRecord *
record_with (const char *entity, ...)
{
  MnRecord *record = mn_record_new (mn_entity_find (entity));
  const char *field;
  va_list list;

  va_start (list, entity);
  while ((field = va_arg (list, const char *)) != NULL)
    mn_record_set_text (record, field, va_arg (list, const char *));
  va_end (list);
  return record;
}

/* Both are needed before a register can be opened as one. */
static gboolean
write_frame (MnTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (MnRecord) unit = record_with ("unit", "code", "468", "name", "Huyện Cam Lộ", "short_name", "Cam Lộ",
                                           "kind", "district", "level", "district", "valid_from", "0001-01-01", NULL);
  g_autoptr (MnRecord) reg
      = record_with ("register", "name", "Sổ lưu của lược đồ 1", "working_date", "2017-05-31", NULL);

  if (!mn_record_insert (unit, transaction, error))
    return FALSE;
  mn_record_set_integer (reg, "unit", mn_record_get_id (unit));
  mn_record_set_integer (reg, "sample", 1);
  return mn_record_insert (reg, transaction, error);
}

static gint64
save (MnRegister *reg, MnRecord *record)
{
  g_autoptr (GError) error = NULL;

  mn_register_save (reg, record, NULL, &error);
  fail_on (error);
  return mn_record_get_id (record);
}

static gint64
add_child (MnRegister *reg, const char *name, const char *born, gint64 unit, gint64 household)
{
  g_autoptr (MnRecord) child = record_with ("child", "full_name", name, "birth_date", born, "sex", "female", NULL);
  g_autoptr (MnRecord) residence = record_with ("residence", "status", "permanent", "valid_from", "2010-02-03", NULL);

  save (reg, child);
  mn_record_set_integer (residence, "child", mn_record_get_id (child));
  mn_record_set_integer (residence, "unit", unit);
  mn_record_set_integer (residence, "household", household);
  save (reg, residence);
  return mn_record_get_id (child);
}

static void
add_circumstance (MnRegister *reg, gint64 child)
{
  g_autoptr (MnRecord) group = record_with ("circumstance_group", "code", "02", "name", "Trẻ em bị bỏ rơi",
                                            "short_name", "Bị bỏ rơi", "kind", "law", "valid_from", "2017-06-01", NULL);
  g_autoptr (MnRecord) circumstance = record_with ("circumstance", "valid_from", "2016-09", NULL);

  mn_record_set_integer (group, "sensitive", 1);
  mn_record_set_integer (group, "verified", 0);
  save (reg, group);
  mn_record_set_integer (circumstance, "child", child);
  mn_record_set_integer (circumstance, "circumstance_group", mn_record_get_id (group));
  save (reg, circumstance);
}

/* An edit, an edit that was undone, and a row in the bin: what a history is made of. */
static void
live (MnRegister *reg, gint64 child)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) record = mn_record_load (mn_register_get_reader (reg), mn_entity_find ("child"), child, &error);
  g_autoptr (MnRecord) sponsor
      = record_with ("sponsor", "code", "NTT", "name", "Nhà tài trợ thử nghiệm", "kind", "company", NULL);
  gint64 change = 0;

  fail_on (error);
  mn_record_set_text (record, "note", "Chuyển trường năm 2016");
  save (reg, record);
  mn_record_set_text (record, "full_name", "Đỗ Thị Ánh");
  mn_register_save (reg, record, &change, &error);
  fail_on (error);
  mn_store_undo (mn_register_get_store (reg), change, NULL, &error);
  fail_on (error);
  save (reg, sponsor);
  mn_register_delete (reg, mn_entity_find ("sponsor"), mn_record_get_id (sponsor), NULL, &error);
  fail_on (error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnStore) store = NULL;
  g_autoptr (MnRegister) reg = NULL;
  g_autoptr (MnRecord) household = NULL;
  gint64 child;

  if (argc != 2)
    return EXIT_FAILURE;
  store = mn_store_create (argv[1], &error);
  fail_on (error);
  mn_store_set_deterministic (store, "2017-05-31T01:00:00Z", 1);
  mn_store_write (store, "new", write_frame, NULL, NULL, &error);
  fail_on (error);
  mn_store_close (store, &error);
  fail_on (error);

  reg = mn_register_open (argv[1], MN_STORE_OPEN_DEFAULT, &error);
  fail_on (error);
  mn_store_set_deterministic (mn_register_get_store (reg), "2017-05-31T02:00:00Z", 2);
  mn_store_set_who (mn_register_get_store (reg), "Cán bộ thử nghiệm");
  mn_register_refresh (reg, &error);
  fail_on (error);
  household = record_with ("household", "code", "H0001", "head_name", "Đỗ Văn Bé", NULL);
  mn_record_set_integer (household, "unit", mn_register_get_unit (reg));
  save (reg, household);
  child = add_child (reg, "Đỗ Thị Hồng Ánh", "2010-02-03", mn_register_get_unit (reg), mn_record_get_id (household));
  add_child (reg, "Hồ Y Bru", "2012", mn_register_get_unit (reg), mn_record_get_id (household));
  add_circumstance (reg, child);
  live (reg, child);
  mn_register_close (reg, &error);
  fail_on (error);
  return EXIT_SUCCESS;
}
