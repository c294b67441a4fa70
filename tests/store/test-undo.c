/* test-undo.c: changes taken back, and taken back again
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

static MnStore *
new_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = mn_store_create (fixture->path, &error);

  g_assert_no_error (error);
  return store;
}

static gint64
undo (MnStore *store, gint64 change)
{
  g_autoptr (GError) error = NULL;
  gint64 undo_id = 0;

  g_assert_cmpint (change, !=, 0);
  mn_store_undo (store, change, &undo_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (undo_id, !=, 0);
  assert_no_problem (mn_store_get_reader (store));
  return undo_id;
}

static gint64
next_undo (MnStore *store)
{
  return mn_store_next_undo (mn_store_get_reader (store));
}

static gint64
next_redo (MnStore *store)
{
  return mn_store_next_redo (mn_store_get_reader (store));
}

static char *
name_of (MnStore *store)
{
  g_autoptr (MnStatement) statement = mn_db_prepare (
      mn_store_get_reader (store), "SELECT name FROM sponsor WHERE id = 1 AND deleted_at IS NULL", NULL);

  return mn_statement_step (statement, NULL) ? g_strdup (mn_statement_get_text (statement, 0)) : g_strdup ("~");
}

#define assert_name(store, expected)                                                                                   \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autofree char *current_name = name_of (store);                                                                   \
    g_assert_cmpstr (current_name, ==, expected);                                                                      \
  }                                                                                                                    \
  G_STMT_END

static void
walks_back_and_forth (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "~", "A", "B", "C", "D" };
  MnStore *store = new_store (fixture);

  g_assert_cmpint (next_undo (store), ==, 0);
  g_assert_cmpint (next_redo (store), ==, 0);
  add_sponsor (store, "A", "A", NULL);
  for (int i = 2; i < 5; i++)
    g_assert_true (set_sponsor (store, 1, "name", names[i], NULL, NULL));
  for (int round = 0; round < 3; round++)
    {
      for (int i = 3; i >= 0; i--)
        {
          undo (store, next_undo (store));
          assert_name (store, names[i]);
        }
      g_assert_cmpint (next_undo (store), ==, 0);
      for (int i = 1; i < 5; i++)
        {
          undo (store, next_redo (store));
          assert_name (store, names[i]);
        }
      g_assert_cmpint (next_redo (store), ==, 0);
      /* Two steps back, one forth, one back, two forth. */
      undo (store, next_undo (store));
      undo (store, next_undo (store));
      undo (store, next_redo (store));
      assert_name (store, "C");
      undo (store, next_undo (store));
      undo (store, next_redo (store));
      undo (store, next_redo (store));
      assert_name (store, "D");
    }
  undo (store, next_undo (store));
  g_assert_cmpint (next_redo (store), !=, 0);
  g_assert_true (set_sponsor (store, 1, "name", "E", NULL, NULL));
  g_assert_cmpint (next_redo (store), ==, 0);
  close_store (store);
}

static void
links_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);

  add_sponsor (store, "A", "A", NULL);
  g_assert_true (set_sponsor (store, 1, "name", "B", NULL, NULL));
  g_assert_cmpint (undo (store, 2), ==, 3);
  g_assert_false (mn_store_undo (store, 2, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (undo (store, 3), ==, 4); /* a redo */
  g_assert_cmpint (undo (store, 4), ==, 5); /* the undo of a redo */
  assert_name (store, "A");
  g_assert_false (mn_store_undo (store, 4, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (undo (store, 5), ==, 6);
  assert_name (store, "B");
  g_assert_false (mn_store_undo (store, 77, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  close_store (store);
  assert_plain (fixture->path, "SELECT id, action, undoes, undone_by FROM change ORDER BY id",
                "1|create|~|~\n2|edit|~|~\n3|undo|2|4\n4|redo|3|5\n5|undo|4|6\n6|redo|5|~");
}

static void
refuses_what_changed_since (Fixture *fixture, gconstpointer data)
{
  Step remove = { DELETE, "sponsor", 1 };
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);

  add_sponsor (store, "A", "A", NULL);
  g_assert_true (set_sponsor (store, 1, "name", "B", NULL, NULL));
  g_assert_true (set_sponsor (store, 1, "name", "C", NULL, NULL));
  g_assert_false (mn_store_undo (store, 2, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (mn_store_error_get_column (error), ==, "sponsor.name");
  g_clear_error (&error);
  /* Another column does not stand in the way; nor does the bin for an edit. */
  g_assert_true (set_sponsor (store, 1, "note", "n", NULL, NULL));
  undo (store, 3);
  g_assert_true (mn_store_write (store, "delete", run_step, &remove, NULL, NULL));
  undo (store, 2);
  g_assert_false (mn_store_undo (store, 1, NULL, &error));
  g_assert_error (error, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (mn_store_error_get_column (error), ==, "sponsor");
  close_store (store);
  assert_plain (fixture->path, "SELECT name, note, deleted_at IS NOT NULL FROM sponsor", "A|n|1");
}

static gboolean
write_two_then_undo (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn note[] = { { "note", TEXT ("giữ") } };
  g_autoptr (GError) local = NULL;

  if (!mn_transaction_update (transaction, "sponsor", 2, note, 1, error))
    return FALSE;
  g_assert_false (mn_transaction_undo (transaction, 3, &local));
  g_assert_error (local, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT);
  return TRUE;
}

static gboolean
edit_both (MnTransaction *transaction, gpointer data, GError **error)
{
  const MnColumn name[] = { { "name", TEXT ("Cả hai") } };

  return mn_transaction_update (transaction, "sponsor", 1, name, 1, error)
         && mn_transaction_update (transaction, "sponsor", 2, name, 1, error);
}

static void
undoes_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  MnStore *store = new_store (fixture);

  add_sponsor (store, "A", "A", NULL);
  add_sponsor (store, "B", "B", NULL);
  g_assert_true (mn_store_write (store, "edit", edit_both, NULL, NULL, NULL));
  g_assert_true (set_sponsor (store, 1, "name", "Khác", NULL, NULL));
  /* Row 2 could be put back, row 1 could not. */
  g_assert_true (mn_store_write (store, "merge", write_two_then_undo, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
  assert_plain (fixture->path, "SELECT name, note FROM sponsor ORDER BY id", "Khác|~\nCả hai|giữ");
}

static void
restores_integers (Fixture *fixture, gconstpointer data)
{
  const MnColumn columns[] = { { "code", TEXT ("P") },
                               { "name", TEXT ("P") },
                               { "kind", TEXT ("k") },
                               { "year", INTEGER (2016) },
                               { "status", TEXT ("s") } };
  const MnColumn other[] = { { "year", INTEGER (2017) }, { "theme", TEXT ("") } };
  Step create = { INSERT, "programme", 0, columns, G_N_ELEMENTS (columns) };
  Step edit = { UPDATE, "programme", 1, other, G_N_ELEMENTS (other) };
  MnStore *store = new_store (fixture);

  g_assert_true (mn_store_write (store, "create", run_step, &create, NULL, NULL));
  g_assert_true (mn_store_write (store, "edit", run_step, &edit, NULL, NULL));
  undo (store, 2);
  close_store (store);
  assert_plain (fixture->path, "SELECT year, typeof (year), theme FROM programme", "2016|integer|~");
}

/* Random work on a few rows; all undone it is the beginning, all redone the end. */
#define N_RANDOM 120
#define STATE                                                                                                          \
  "SELECT 's', id, code, name, note FROM sponsor WHERE deleted_at IS NULL UNION ALL "                                  \
  "SELECT 'p', id, code, year, theme FROM programme WHERE deleted_at IS NULL ORDER BY 1, 2"

static gboolean
write_random (MnTransaction *transaction, gpointer data, GError **error)
{
  GRand *random = data;
  int n = g_rand_int_range (random, 1, 5);

  for (int i = 0; i < n; i++)
    {
      gboolean sponsor = g_rand_boolean (random);
      const char *table = sponsor ? "sponsor" : "programme";
      g_autofree char *text = g_strdup_printf ("giá trị %d", g_rand_int_range (random, 0, 5));
      g_autofree char *code = g_uuid_string_random ();
      const MnColumn created[] = { { "code", TEXT (code) },
                                   { "name", TEXT (text) },
                                   { "kind", TEXT ("k") },
                                   { "year", INTEGER (2016) },
                                   { "status", TEXT ("s") } };
      MnColumn edited[] = { { sponsor ? "name" : "year", { 0 } }, { sponsor ? "note" : "theme", { 0 } } };
      gint64 row_id = g_rand_int_range (random, 1, 8);
      gboolean done = TRUE;
      g_autoptr (GError) local = NULL;

      edited[0].value = sponsor ? (MnValue)TEXT (text) : (MnValue)INTEGER (g_rand_int_range (random, 2013, 2017));
      if (g_rand_boolean (random))
        edited[1].value = (MnValue)TEXT (text);
      switch (g_rand_int_range (random, 0, 6))
        {
        case 0:
          done = mn_transaction_insert (transaction, table, created, sponsor ? 3 : 5, &local) != 0;
          break;
        case 1:
          done = mn_transaction_delete (transaction, table, row_id, &local);
          break;
        case 2:
          done = mn_transaction_restore (transaction, table, row_id, &local);
          break;
        default:
          done = mn_transaction_update (transaction, table, row_id, edited, 2, &local);
          break;
        }
      if (!done)
        g_assert_error (local, MN_STORE_ERROR, MN_STORE_ERROR_CONFLICT); /* no such row yet */
    }
  return TRUE;
}

static void
returns_from_anywhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  MnStore *store = new_store (fixture);
  guint at;

  add_sponsor (store, "start", "Đầu", NULL);
  g_ptr_array_add (states, plain_query (fixture->path, STATE));
  while (states->len <= N_RANDOM)
    {
      gint64 change;
      g_autoptr (GError) error = NULL;

      mn_store_write (store, "edit", write_random, random, &change, &error);
      g_assert_no_error (error);
      if (change != 0)
        g_ptr_array_add (states, plain_query (fixture->path, STATE));
    }
  assert_no_problem (mn_store_get_reader (store));
  at = N_RANDOM;
  /* A random walk on the stack, then to both ends. */
  for (int step = 0; step < 150; step++)
    {
      gboolean back = at == N_RANDOM || (at > 0 && g_rand_int_range (random, 0, 5) < 3);

      g_assert_true (mn_store_undo (store, back ? next_undo (store) : next_redo (store), NULL, NULL));
      at += back ? -1 : 1;
      assert_plain (fixture->path, STATE, states->pdata[at]);
    }
  while (at > 0)
    {
      g_assert_true (mn_store_undo (store, next_undo (store), NULL, NULL));
      at--;
    }
  assert_plain (fixture->path, STATE, states->pdata[0]);
  while (at < N_RANDOM)
    {
      g_assert_true (mn_store_undo (store, next_redo (store), NULL, NULL));
      at++;
      assert_plain (fixture->path, STATE, states->pdata[at]);
    }
  assert_no_problem (mn_store_get_reader (store));
  close_store (store);
}

/* The check finds what did not go through the one path of every write. */
static void
check_finds_tampering (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "UPDATE sponsor SET name = 'X' WHERE id = 1",
    "UPDATE sponsor SET deleted_at = '2017-05-31T00:00:00Z' WHERE id = 2",
    "INSERT INTO sponsor (uuid, code, name, kind) VALUES ('u', 'Z', 'Z', 'k')",
    "DELETE FROM sponsor WHERE id = 2",
    "DELETE FROM audit WHERE change = 3",
    "UPDATE change SET undone_by = NULL WHERE id = 3",
    "UPDATE change SET undoes = NULL WHERE id = 4",
    "UPDATE change SET action = 'redo' WHERE id = 4",
    "UPDATE audit SET entity = 'nothing' WHERE id = 1",
    "DROP INDEX sponsor_code",
    "PRAGMA foreign_keys = OFF; INSERT INTO audit (change, entity, row_id, op) VALUES (99, 'sponsor', 1, 'create')",
  };
  MnStore *store = new_store (fixture);
  g_autoptr (GBytes) good = NULL;

  add_sponsor (store, "A", "A", NULL);
  add_sponsor (store, "B", "B", NULL);
  g_assert_true (set_sponsor (store, 1, "name", "C", NULL, NULL));
  undo (store, 3);
  close_store (store);
  good = read_bytes (fixture->path);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;

      write_bytes (fixture->path, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
      plain_exec (fixture->path, texts[i]);
      store = mn_store_open (fixture->path, MN_STORE_OPEN_READ_ONLY, &error);
      g_assert_no_error (error);
      g_assert_true (mn_store_check (mn_store_get_reader (store), problems, &error));
      g_assert_no_error (error);
      g_test_message ("%s: %u problems", texts[i], problems->len);
      g_assert_cmpuint (problems->len, >, 0);
      close_store (store);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/store/undo/back-and-forth", walks_back_and_forth);
  add_test ("/store/undo/links", links_changes);
  add_test ("/store/undo/conflicts", refuses_what_changed_since);
  add_test ("/store/undo/all-or-nothing", undoes_all_or_nothing);
  add_test ("/store/undo/integers", restores_integers);
  add_test ("/store/undo/random", returns_from_anywhere);
  add_test ("/store/check/tampering", check_finds_tampering);
  return g_test_run ();
}
