/* test-transaction.c: the one path of every write
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE /* memmem() */
#include <string.h>

#include "store-fixture.h"

#define AUDIT "SELECT entity, row_id, op, field, old, new FROM audit ORDER BY id"
#define CHANGES "SELECT id, who, action, subject FROM change ORDER BY id"

static MnStore *
new_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_store_create (fixture->path, &error);

  g_assert_no_error (error);
  return store;
}

static gboolean
write_several (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn sponsor[] = { { "code", TEXT ("A") }, { "name", TEXT ("Công ty A") }, { "kind", TEXT ("company") } };
  const MnColumn empty[] = { { "note", { 0 } }, { "name", TEXT ("Công ty A") } };
  const MnColumn edit[]
      = { { "name", TEXT ("Công ty B") }, { "kind", TEXT ("company") }, { "note", TEXT ("ghi chú") } };
  const MnColumn derived[] = { { "fold", TEXT (" cong ty b") }, { "sort_key", { .type = MN_VALUE_BYTES } } };
  g_autoptr (GBytes) key = g_bytes_new_static ("\1\2", 2);
  MnColumn keys[] = { derived[0], derived[1] };
  gint64 row_id = mn_transaction_insert (transaction, "sponsor", sponsor, 3, error);

  keys[1].value.bytes = key;
  mn_transaction_set_subject (transaction, "Công ty A");
  g_assert_cmpint (row_id, ==, 1);
  return mn_transaction_update (transaction, "sponsor", row_id, empty, 2, error)
         && mn_transaction_update (transaction, "sponsor", row_id, edit, 3, error)
         && mn_transaction_derive (transaction, "sponsor", row_id, keys, 2, error)
         && mn_transaction_delete (transaction, "sponsor", row_id, error)
         && mn_transaction_delete (transaction, "sponsor", row_id, error)
         && mn_transaction_restore (transaction, "sponsor", row_id, error);
}

static void
audits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);
  gint64 change;

  mn_store_set_who (store, "Người trực");
  g_assert_true (mn_store_write (store, "create", write_several, NULL, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpint (change, ==, 1);
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
  assert_plain (fixture->path, CHANGES, "1|Người trực|create|Công ty A");
  assert_plain (fixture->path, AUDIT,
                "sponsor|1|create|~|~|~\n"
                "sponsor|1|edit|name|Công ty A|Công ty B\n"
                "sponsor|1|edit|note|~|ghi chú\n"
                "sponsor|1|delete|~|~|~\n"
                "sponsor|1|restore|~|~|~");
  assert_plain (fixture->path, "SELECT name, fold, hex (sort_key), deleted_at, length (uuid) FROM sponsor",
                "Công ty B| cong ty b|0102|~|36");
  assert_plain (fixture->path,
                "SELECT at GLOB '20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z', substr (uuid, "
                "15, 1) FROM change",
                "1|4");
}

static gboolean
write_nothing (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn same[] = { { "name", TEXT ("A") } };

  return mn_transaction_get_change (transaction) != 0
         && mn_transaction_update (transaction, "sponsor", 1, same, 1, error)
         && mn_transaction_restore (transaction, "sponsor", 1, error);
}

static void
leaves_no_empty_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);
  gint64 change = 99;

  add_sponsor (store, "A", "A", NULL);
  g_assert_true (mn_store_write (store, "edit", write_nothing, NULL, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpint (change, ==, 0);
  close_store (store);
  assert_plain (fixture->path, "SELECT count (*) FROM change", "1");
}

static gboolean
write_and_fail (MnTransaction *transaction, gpointer data, GError **error)
{
  if (!write_several (transaction, data, error))
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "No.");
  return FALSE;
}

static void
rolls_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);

  g_assert_false (mn_store_write (store, "create", write_and_fail, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  close_store (store);
  assert_plain (fixture->path,
                "SELECT (SELECT count (*) FROM change), (SELECT count (*) FROM audit), (SELECT count (*) FROM sponsor)",
                "0|0|0");
}

static void
assert_refused_write (MnStore *store, const Step *step, MnStoreError code, MnStoreConstraint constraint,
                      const char *column)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mn_store_write (store, "edit", run_step, (gpointer)step, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, (int)code);
  g_assert_cmpint (mn_store_error_get_constraint (error), ==, constraint);
  g_assert_cmpstr (mn_store_error_get_column (error), ==, column);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
names_constraints (Fixture *fixture, gconstpointer data)
{
  const MnColumn duplicate[] = { { "code", TEXT ("A") }, { "name", TEXT ("B") }, { "kind", TEXT ("office") } };
  const MnColumn empty[] = { { "name", { 0 } } };
  const MnColumn text[] = { { "year", TEXT ("hai nghìn") } };
  const MnColumn loose[] = { { "sponsor", INTEGER (77) } };
  const MnColumn programme[] = { { "code", TEXT ("P") },
                                 { "name", TEXT ("P") },
                                 { "kind", TEXT ("k") },
                                 { "year", TEXT ("2016") },
                                 { "status", TEXT ("s") } };
  const MnColumn scheme[] = { { "code", TEXT ("S") },
                              { "name", TEXT ("S") },
                              { "sponsor", INTEGER (1) },
                              { "period", TEXT ("month") },
                              { "valid_from", TEXT ("2016") } };
  Step add_programme = { INSERT, "programme", 0, programme, G_N_ELEMENTS (programme) };
  Step add_scheme = { INSERT, "scheme", 0, scheme, G_N_ELEMENTS (scheme) };
  MnStore *store = new_store (fixture);

  add_sponsor (store, "A", "A", NULL);
  g_assert_true (mn_store_write (store, "create", run_step, &add_programme, NULL, NULL));
  g_assert_true (mn_store_write (store, "create", run_step, &add_scheme, NULL, NULL));
  assert_refused_write (store, &(Step) { INSERT, "sponsor", 0, duplicate, 3 }, MN_STORE_ERROR_CONSTRAINT,
                        MN_STORE_CONSTRAINT_DUPLICATE, "sponsor.code");
  assert_refused_write (store, &(Step) { UPDATE, "sponsor", 1, empty, 1 }, MN_STORE_ERROR_CONSTRAINT,
                        MN_STORE_CONSTRAINT_REQUIRED, "sponsor.name");
  assert_refused_write (store, &(Step) { UPDATE, "programme", 1, text, 1 }, MN_STORE_ERROR_CONSTRAINT,
                        MN_STORE_CONSTRAINT_OTHER, "programme.year");
  assert_refused_write (store, &(Step) { UPDATE, "scheme", 1, loose, 1 }, MN_STORE_ERROR_CONSTRAINT,
                        MN_STORE_CONSTRAINT_LINK, NULL);
  assert_refused_write (store, &(Step) { PURGE, "sponsor", 1, NULL, 0, "thử" }, MN_STORE_ERROR_CONSTRAINT,
                        MN_STORE_CONSTRAINT_LINK, "sponsor");
  assert_refused_write (store, &(Step) { UPDATE, "sponsor", 9, empty, 1 }, MN_STORE_ERROR_CONFLICT,
                        MN_STORE_CONSTRAINT_NONE, "sponsor");
  assert_refused_write (store, &(Step) { DELETE, "sponsor", 9 }, MN_STORE_ERROR_CONFLICT, MN_STORE_CONSTRAINT_NONE,
                        "sponsor");
  close_store (store);
  assert_plain (fixture->path, "SELECT count (*) FROM change", "3");
  assert_plain (fixture->path, "SELECT typeof (year) FROM programme", "integer");
}

static gboolean
write_ranges (MnTransaction *transaction, gpointer data, GError **error)
{
  mn_transaction_begin_range (transaction, "ethnic_group");
  for (int i = 0; i < 54; i++)
    {
      g_autofree char *code = g_strdup_printf ("%02d", i);
      const MnColumn columns[] = { { "code", TEXT (code) }, { "name", TEXT ("Dân tộc") } };
      const MnColumn other[] = { { "code", TEXT (code) }, { "name", TEXT ("Khác") }, { "kind", TEXT ("office") } };

      if (mn_transaction_insert (transaction, "ethnic_group", columns, 2, error) == 0)
        return FALSE;
      if (i == 20 && mn_transaction_insert (transaction, "sponsor", other, 3, error) == 0)
        return FALSE;
    }
  if (!mn_transaction_end_range (transaction, error))
    return FALSE;
  mn_transaction_begin_range (transaction, "village");
  return mn_transaction_end_range (transaction, error);
}

static void
writes_ranges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);
  gint64 change;

  g_assert_true (mn_store_write (store, "new", write_ranges, NULL, &change, &error));
  g_assert_no_error (error);
  assert_no_problem (mn_store_get_reader (store));
  g_assert_false (mn_store_undo (store, change, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  close_store (store);
  assert_plain (fixture->path, AUDIT, "sponsor|1|create|~|~|~\nethnic_group|1|range|~|~|54");
}

static void
purges (Fixture *fixture, gconstpointer data)
{
  Step purge = { PURGE, "sponsor", 1, NULL, 0, "Theo yêu cầu" };
  Step silent = { PURGE, "sponsor", 2, NULL, 0, "" };
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);
  gint64 change;

  add_sponsor (store, "A", "Bí mật", NULL);
  add_sponsor (store, "B", "B", NULL);
  g_assert_true (set_sponsor (store, 1, "name", "Kín", NULL, NULL));
  g_assert_false (mn_store_write (store, "purge", run_step, &silent, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (mn_store_write (store, "purge", run_step, &purge, &change, NULL));
  assert_no_problem (mn_store_get_reader (store));
  g_assert_false (mn_store_undo (store, change, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_assert_cmpint (mn_store_next_undo (mn_store_get_reader (store)), ==, 2);
  close_store (store);
  assert_plain (fixture->path, AUDIT,
                "sponsor|1|create|~|~|~\nsponsor|2|create|~|~|~\nsponsor|1|edit|name|~|~\nsponsor|1|purge|~|~|~");
  assert_plain (fixture->path, "SELECT subject FROM change WHERE id = 4", "Theo yêu cầu");
  {
    g_autoptr (GBytes) bytes = read_bytes (fixture->path);
    gsize size;
    const char *start = g_bytes_get_data (bytes, &size);

    /* Not only out of reach: the bytes are gone. */
    g_assert_null (memmem (start, size, "Bí mật", strlen ("Bí mật")));
    g_assert_null (memmem (start, size, "Kín", strlen ("Kín")));
  }
}

typedef struct {
  guint n_calls;
  guint n_touched;
  gboolean refuse;
  gboolean destroyed;
} Hook;

static gboolean
before_commit (MnTransaction *transaction, GArray *touched, gpointer data, GError **error)
{
  const MnColumn fold[] = { { "fold", TEXT ("hook") } };
  Hook *hook = data;

  hook->n_calls++;
  hook->n_touched = touched->len;
  if (hook->refuse)
    {
      g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, "Refused.");
      return FALSE;
    }
  return mn_transaction_derive (transaction, "sponsor", 1, fold, 1, error);
}

static void
hook_destroyed (gpointer data)
{
  ((Hook *)data)->destroyed = TRUE;
}

static void
on_changed (MnStore *store, MnChangeSet *set, gpointer data)
{
  g_string_append_printf (data, "%" G_GINT64_FORMAT " %s:", set->change_id, set->action);
  for (guint i = 0; i < set->touched->len; i++)
    {
      MnTouched *touched = &g_array_index (set->touched, MnTouched, i);

      g_string_append_printf (data, " %s %" G_GINT64_FORMAT, touched->table, touched->row_id);
    }
  g_string_append_c (data, '\n');
}

static void
calls_hook (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new ("");
  g_autoptr (GError) error = NULL;
  Hook hook = { 0 };
  MnStore *store = new_store (fixture);

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), seen);
  add_sponsor (store, "A", "A", NULL);
  mn_store_set_before_commit (store, before_commit, &hook, hook_destroyed);
  add_sponsor (store, "B", "B", NULL);
  g_assert_cmpuint (hook.n_calls, ==, 1);
  g_assert_cmpuint (hook.n_touched, ==, 1);
  hook.refuse = TRUE;
  g_assert_false (set_sponsor (store, 1, "name", "C", NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED);
  g_assert_cmpstr (seen->str, ==, "1 create: sponsor 1\n2 create: sponsor 2 sponsor 1\n");
  g_assert_false (hook.destroyed);
  close_store (store);
  g_assert_true (hook.destroyed);
  assert_plain (fixture->path, "SELECT name, fold FROM sponsor WHERE id = 1", "A|hook");
}

static gboolean
add_and_fail (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn other[] = { { "code", TEXT ("B") }, { "name", TEXT ("B") }, { "kind", TEXT ("company") } };
  const MnColumn edit[] = { { "name", TEXT ("Half done") } };

  g_assert_cmpint (mn_transaction_insert (transaction, "sponsor", other, 3, error), >, 0);
  if (data != NULL)
    g_assert_true (mn_transaction_update (transaction, "sponsor", *(gint64 *)data, edit, 1, error));
  g_set_error_literal (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED, "Refused.");
  return FALSE;
}

static gboolean
add_third (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn third[] = { { "code", TEXT ("C") }, { "name", TEXT ("C") }, { "kind", TEXT ("company") } };

  return mn_transaction_insert (transaction, "sponsor", third, 3, error) != 0;
}

static gboolean
write_in_parts (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn first[] = { { "code", TEXT ("A") }, { "name", TEXT ("A") }, { "kind", TEXT ("company") } };
  g_autoptr (GError) local = NULL;
  gint64 row_id;

  g_assert_false (mn_transaction_attempt (transaction, add_and_fail, NULL, &local));
  g_assert_error (local, MN_STORE_ERROR, MN_STORE_ERROR_FAILED);
  g_clear_error (&local);
  if (data != NULL)
    return TRUE;
  row_id = mn_transaction_insert (transaction, "sponsor", first, 3, error);
  g_assert_false (mn_transaction_attempt (transaction, add_and_fail, &row_id, &local));
  return mn_transaction_attempt (transaction, add_third, NULL, error);
}

/* A part that fails leaves nothing, not even the change that it would have begun; the rest is one change. */
static void
writes_in_parts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new ("");
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);
  gint64 change = -1;

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), seen);
  g_assert_true (mn_store_write (store, "import", write_in_parts, store, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpint (change, ==, 0);
  g_assert_true (mn_store_write (store, "import", write_in_parts, NULL, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, "1 import: sponsor 1 sponsor 2\n");
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
  assert_plain (fixture->path, AUDIT, "sponsor|1|create|~|~|~\nsponsor|2|create|~|~|~");
  assert_plain (fixture->path, "SELECT name FROM sponsor ORDER BY id", "A\nC");
}

static gboolean
settle (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn edit[] = { { "note", TEXT ("again") } };

  for (guint i = 0; i < 2; i++)
    {
      char code[] = { (char)('A' + i), '\0' };
      const MnColumn row[] = { { "code", TEXT (code) }, { "name", TEXT ("A") }, { "kind", TEXT ("company") } };
      gint64 row_id = mn_transaction_insert (transaction, "sponsor", row, 3, error);

      mn_transaction_settle (transaction, "sponsor", row_id);
      if (i == 1 && !mn_transaction_update (transaction, "sponsor", row_id, edit, 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_settled (MnTransaction *transaction, GArray *touched, gpointer data, GError **error)
{
  for (guint i = 0; i < touched->len; i++)
    g_string_append_c (data, g_array_index (touched, MnTouched, i).settled ? 's' : '-');
  return TRUE;
}

/* Written once more, a row is not settled any longer. */
static void
settles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) seen = g_string_new ("");
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);

  mn_store_set_before_commit (store, note_settled, seen, NULL);
  g_assert_true (mn_store_write (store, "import", settle, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen->str, ==, "s-");
  close_store (store);
}

static gboolean
write_meta (MnTransaction *transaction, gpointer data, GError **error)
{
  return mn_transaction_set_meta (transaction, "collator", data, error);
}

static void
keeps_meta (Fixture *fixture, gconstpointer data)
{
  MnStore *store = new_store (fixture);
  g_autofree char *absent = mn_store_get_meta (mn_store_get_reader (store), "collator");
  g_autofree char *present = NULL;
  gint64 change;

  g_assert_null (absent);
  g_assert_true (mn_store_write (store, "settings", write_meta, (gpointer) "ICU 1", NULL, NULL));
  g_assert_true (mn_store_write (store, "settings", write_meta, (gpointer) "ICU 2", &change, NULL));
  g_assert_cmpint (change, ==, 0);
  present = mn_store_get_meta (mn_store_get_reader (store), "collator");
  g_assert_cmpstr (present, ==, "ICU 2");
  close_store (store);
  assert_plain (fixture->path, "SELECT count (*) FROM change", "0");
}

static GBytes *
make_deterministic (Fixture *fixture, const char *name)
{
  g_autofree char *path = fixture_build (fixture, name);
  MnStore *store = mn_store_create (path, NULL);
  gint64 change;

  mn_store_set_deterministic (store, "2017-05-31T01:00:00Z", 42);
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *code = g_strdup_printf ("T%d", i);

      add_sponsor (store, code, "Tên", NULL);
    }
  g_assert_true (set_sponsor (store, 7, "name", "Khác", &change, NULL));
  g_assert_true (mn_store_undo (store, change, NULL, NULL));
  close_store (store);
  assert_plain (path, "SELECT min (at), max (at), count (DISTINCT uuid) FROM change",
                "2017-05-31T01:00:00Z|2017-05-31T01:00:31Z|32");
  return read_bytes (path);
}

static void
is_deterministic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = make_deterministic (fixture, "1");
  g_autoptr (GBytes) second = make_deterministic (fixture, "2");

  g_assert_true (g_bytes_equal (first, second));
}

static void
lends_statements (Fixture *fixture, gconstpointer data)
{
  MnStore *store = new_store (fixture);
  MnDb *db = mn_store_get_reader (store);
  g_autoptr (GError) error = NULL;
  MnStatement *first, *second;

  add_sponsor (store, "A", "Nguyễn Đặng", NULL);
  first = mn_db_prepare (db, "SELECT mn_fold (name), mn_sort_key (name) = mn_sort_key (name), ?1 FROM sponsor", &error);
  g_assert_no_error (error);
  second
      = mn_db_prepare (db, "SELECT mn_fold (name), mn_sort_key (name) = mn_sort_key (name), ?1 FROM sponsor", &error);
  g_assert_true (first != second);
  mn_statement_bind_date (first, 1, mn_date_new (2016, 5, 0));
  g_assert_true (mn_statement_step (first, &error));
  g_assert_cmpstr (mn_statement_get_text (first, 0), ==, "nguyen dang");
  g_assert_cmpint (mn_statement_get_int (first, 1), ==, 1);
  g_assert_cmpint (mn_date_compare (mn_statement_get_date (first, 2), mn_date_new (2016, 5, 0)), ==, 0);
  g_assert_false (mn_statement_step (first, &error));
  g_assert_false (mn_statement_step (first, &error));
  g_assert_no_error (error);
  mn_statement_free (first);
  g_assert_true (mn_statement_step (second, &error));
  g_assert_true (mn_statement_is_null (second, 2));
  mn_statement_free (second);
  g_assert_null (mn_db_prepare (db, "SELECT \"no such column\" FROM sponsor", &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_FAILED);
  close_store (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/transaction/audit", audits);
  add_test ("/store/transaction/no-empty-change", leaves_no_empty_change);
  add_test ("/store/transaction/rolls-back", rolls_back);
  add_test ("/store/transaction/constraints", names_constraints);
  add_test ("/store/transaction/ranges", writes_ranges);
  add_test ("/store/transaction/purge", purges);
  add_test ("/store/transaction/hook", calls_hook);
  add_test ("/store/transaction/parts", writes_in_parts);
  add_test ("/store/transaction/settled", settles);
  add_test ("/store/transaction/meta", keeps_meta);
  add_test ("/store/transaction/deterministic", is_deterministic);
  add_test ("/store/transaction/statements", lends_statements);
  return g_test_run ();
}
