/* test-record-list.c: the list model under random queries and edits
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "config.h"

#include <dlfcn.h>

#include "mn-records-private.h"
#include "records-fixture.h"

/* Every step of SQLite in the main thread passes here first: how "get_item never touches SQL" is seen from outside. */
static guint n_steps;
static GThread *main_thread;

int sqlite3_step (void *statement);

int
sqlite3_step (void *statement)
{
  static int (*real) (void *);

  if (g_once_init_enter (&real))
    {
      int (*found) (void *) = (int (*) (void *))dlsym (RTLD_NEXT, "sqlite3_step");
      g_once_init_leave (&real, found);
    }
  if (g_thread_self () == main_thread)
    n_steps++;
  return real (statement);
}

/* A shadow of the model, kept by its signals alone; it holds what it is given, as a view does. */
typedef struct {
  GListModel *model;
  GPtrArray *rows;
  guint n_signals;
  guint last_position;
} Shadow;

static void
shadow_check (Shadow *shadow)
{
  g_assert_cmpint (g_list_model_get_n_items (shadow->model), ==, shadow->rows->len);
  g_assert_null (g_list_model_get_item (shadow->model, shadow->rows->len));
  for (guint i = 0; i < shadow->rows->len; i++)
    {
      g_autoptr (MnRow) row = g_list_model_get_item (shadow->model, i);

      g_assert_true (row == g_ptr_array_index (shadow->rows, i));
      g_assert_cmpint (mn_row_get_position (row), ==, i);
    }
}

static void
shadow_changed (GListModel *model, guint position, guint removed, guint added, Shadow *shadow)
{
  g_assert_cmpint (position + removed, <=, shadow->rows->len);
  for (guint i = 0; i < removed; i++)
    {
      /* What the view has not let go yet is inert and answers. */
      g_autofree char *shown = mn_row_display (g_ptr_array_index (shadow->rows, position + i), 0);
      g_assert_true (mn_row_is_inert (g_ptr_array_index (shadow->rows, position + i)));
      g_assert_cmpstr (shown, ==, "");
    }
  if (removed > 0)
    g_ptr_array_remove_range (shadow->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (shadow->rows, (int)(position + i), g_list_model_get_item (model, position + i));
  shadow->n_signals++;
  shadow->last_position = position;
  shadow_check (shadow);
}

static void
shadow_init (Shadow *shadow, MnRecordList *list)
{
  shadow->model = G_LIST_MODEL (list);
  shadow->rows = g_ptr_array_new_with_free_func (g_object_unref);
  shadow->n_signals = 0;
  for (guint i = 0; i < g_list_model_get_n_items (shadow->model); i++)
    g_ptr_array_add (shadow->rows, g_list_model_get_item (shadow->model, i));
  g_signal_connect (list, "items-changed", G_CALLBACK (shadow_changed), shadow);
}

static void
shadow_clear (Shadow *shadow)
{
  g_signal_handlers_disconnect_by_data (shadow->model, shadow);
  g_clear_pointer (&shadow->rows, g_ptr_array_unref);
}

static void
settle (MnRecordList *list)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (mn_record_list_get_loading (list) || g_main_context_pending (NULL))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* What the list holds is what the query gives now, and what rows show is what the file says now. */
static void
assert_true_to_file (Fixture *fixture, MnRecordList *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = mn_query_keys (mn_record_list_get_query (list), fixture_reader (fixture), &error);
  const MnEntity *entity = mn_record_list_get_entity (list);

  g_assert_no_error (error);
  g_assert_cmpint (mn_record_list_get_n_found (list), ==, keys->len);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (MnRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (GPtrArray) truth = NULL;
      gint64 id;

      if (i >= keys->len)
        {
          g_assert_true (mn_row_is_inert (row));
          g_assert_null (mn_row_get_data (row));
          continue;
        }
      id = g_array_index (keys, gint64, i);
      g_assert_cmpint (mn_row_get_id (row), ==, id);
      g_assert_cmpint (mn_record_list_find (list, id), ==, i);
      truth = mn_query_fetch (entity, fixture_reader (fixture), &id, 1, &error);
      for (guint field = 0; field < entity->n_fields; field++)
        {
          g_autofree char *shown = mn_row_display (row, field);
          g_autofree char *expected = mn_row_data_display (truth->pdata[0], entity, field);

          g_assert_cmpstr (shown, ==, expected);
        }
    }
}

static gboolean
insert_many (MnTransaction *transaction, gpointer data, GError **error)
{
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("sponsor"));

  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autofree char *code = g_strdup_printf ("N%04u", i);
      g_autofree char *name = g_strdup_printf ("Nhà tài trợ %c%u", 'a' + i % 26, i);

      mn_record_reset (record);
      mn_record_set_text (record, "code", code);
      mn_record_set_text (record, "name", name);
      mn_record_set_text (record, "kind", mn_record_get_entity (record)->fields[2].choices[i % 2].code);
      if (!mn_record_insert (record, transaction, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill (Fixture *fixture, guint n)
{
  g_autoptr (GError) error = NULL;

  mn_store_write (fixture->store, "import", insert_many, GUINT_TO_POINTER (n), NULL, &error);
  g_assert_no_error (error);
}

static void
edit (Fixture *fixture, gint64 id, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MnRecord) record = mn_record_load (fixture_reader (fixture), mn_entity_find ("sponsor"), id, &error);

  g_assert_no_error (error);
  mn_record_set_text (record, field, text);
  fixture_save (fixture, record);
}

static void
set_search (MnRecordList *list, const char *search, const char *sort)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_record_list_get_entity (list));

  mn_query_set_search (query, search);
  mn_query_set_sort (query, sort, FALSE);
  mn_record_list_set_query (list, query);
}

static void
count_refresh (gpointer row, guint *n)
{
  ++*n;
}

static void
test_padding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnRecordList) list = _mn_record_list_new_for_store (fixture->store, mn_entity_find ("sponsor"));
  g_autoptr (MnRow) held = NULL;
  Shadow shadow;

  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  shadow_init (&shadow, list);
  fill (fixture, 300);
  set_search (list, NULL, NULL);
  settle (list);
  g_assert_cmpint (shadow.rows->len, ==, 300);
  held = g_object_ref (shadow.rows->pdata[250]);
  /* A shorter result: the first rows stay the same objects, the tail goes, the rest is padding. */
  shadow.n_signals = 0;
  set_search (list, "a26", NULL);
  settle (list);
  g_assert_cmpint (mn_record_list_get_n_found (list), ==, 2);
  g_assert_cmpint (shadow.rows->len, ==, MN_RECORD_LIST_PAD);
  g_assert_cmpint (shadow.n_signals, ==, 1);
  g_assert_cmpint (shadow.last_position, ==, MN_RECORD_LIST_PAD);
  assert_true_to_file (fixture, list);
  /* A row that somebody still holds after the tail went does not come to life again when the list grows. */
  g_assert_cmpint (mn_row_get_position (held), ==, G_MAXUINT);
  set_search (list, NULL, NULL);
  settle (list);
  g_assert_true (mn_row_is_inert (held));
  g_assert_true (held != shadow.rows->pdata[250]);
  set_search (list, "khongcoai", NULL);
  settle (list);
  g_assert_cmpint (shadow.n_signals, ==, 3);
  g_assert_cmpint (mn_record_list_get_n_found (list), ==, 0);
  mn_record_list_set_padded (list, FALSE);
  g_assert_cmpint (shadow.rows->len, ==, 0);
  shadow_clear (&shadow);
}

/* What is shown is told at once, the others by and by, each once; and nothing in the midst of the view's layout, which
 * is when the view says what it shows now. */
static void
test_turns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnRecordList) list = _mn_record_list_new_for_store (fixture->store, mn_entity_find ("sponsor"));
  MnRowTurns *turns = _mn_row_turns_new ();
  guint n[300] = { 0 };
  guint n_told = 0;
  Shadow shadow;

  fill (fixture, G_N_ELEMENTS (n));
  set_search (list, NULL, NULL);
  settle (list);
  shadow_init (&shadow, list);
  g_assert_cmpint (shadow.rows->len, ==, G_N_ELEMENTS (n));
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    g_signal_connect (shadow.rows->pdata[i], "refresh", G_CALLBACK (count_refresh), &n[i]);

  _mn_row_turns_set_shown (turns, 0, 20);
  _mn_row_turns_refresh (turns, shadow.rows);
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    g_assert_cmpuint (n[i], ==, i < 20);
  _mn_row_turns_set_shown (turns, 95, 20);
  g_assert_cmpuint (n[100], ==, 0);
  g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    {
      n_told += n[i];
      g_assert_true (n[i] == 1 || i < 95 || i >= 115);
    }
  g_assert_cmpuint (n_told, ==, 40);
  settle (list);
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    g_assert_cmpuint (n[i], ==, 1);

  _mn_row_turns_refresh (turns, shadow.rows);
  _mn_row_turns_stop (turns);
  settle (list);
  g_assert_cmpuint (n[0], ==, 1);
  g_assert_cmpuint (n[100], ==, 2);
  _mn_row_turns_free (turns);
  shadow_clear (&shadow);
}

/* A newer query overtakes one that runs, and one that has ended but was not heard of yet. */
static void
test_overtaken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnRecordList) list = _mn_record_list_new_for_store (fixture->store, mn_entity_find ("sponsor"));
  guint n_loaded = 0;

  fill (fixture, 2000);
  g_signal_connect (list, "loaded", G_CALLBACK (count_refresh), &n_loaded);
  for (guint i = 0; i < 20; i++)
    {
      set_search (list, NULL, "name");
      g_usleep (i % 2 ? 30000 : 300 * i);
      set_search (list, "nha", "contact");
      set_search (list, "a26", "code");
      settle (list);
      g_assert_cmpint (n_loaded, ==, i + 1);
      g_assert_cmpint (mn_record_list_get_n_found (list), ==, 2);
      assert_true_to_file (fixture, list);
    }
}

static void
test_no_sql (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnRecordList) list = _mn_record_list_new_for_store (fixture->store, mn_entity_find ("sponsor"));
  g_autofree char *name = NULL;
  g_autoptr (MnRow) row = NULL;
  guint before;

  fill (fixture, 1000);
  set_search (list, NULL, "code");
  settle (list);
  before = n_steps;
  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (MnRow) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_assert_cmpint (mn_row_get_id (item), !=, 0);
    }
  g_assert_cmpint (n_steps, ==, before);
  /* The counter does count: one page of rows, and then none for its neighbours. */
  row = g_list_model_get_item (G_LIST_MODEL (list), 500);
  name = mn_row_display (row, 0);
  g_assert_cmpstr (name, ==, "N0500");
  g_assert_cmpint (n_steps, >, before);
  before = n_steps;
  for (guint i = 480; i < 512; i++)
    {
      g_autoptr (MnRow) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_assert_nonnull (mn_row_get_data (item));
    }
  g_assert_cmpint (n_steps, ==, before);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnRecordList) list = _mn_record_list_new_for_store (fixture->store, mn_entity_find ("sponsor"));
  Shadow shadow;
  guint n_refreshed = 0, n_others = 0, n_loaded = 0;
  gint64 id;

  fill (fixture, 300);
  set_search (list, NULL, "code");
  settle (list);
  shadow_init (&shadow, list);
  assert_true_to_file (fixture, list);
  g_signal_connect (shadow.rows->pdata[10], "refresh", G_CALLBACK (count_refresh), &n_refreshed);
  g_signal_connect (shadow.rows->pdata[11], "refresh", G_CALLBACK (count_refresh), &n_others);
  g_signal_connect (list, "loaded", G_CALLBACK (count_refresh), &n_loaded);
  /* A field that the order does not use: this row alone, where it stands. */
  id = mn_record_list_get_id (list, 10);
  edit (fixture, id, "contact", "Bà Hoa");
  settle (list);
  g_assert_cmpint (n_refreshed, ==, 1);
  g_assert_cmpint (n_others, ==, 0);
  g_assert_cmpint (n_loaded, ==, 0);
  assert_true_to_file (fixture, list);
  /* The field it is sorted by: found again, re-pointed, nothing spliced. */
  edit (fixture, id, "code", "Z");
  settle (list);
  g_assert_cmpint (n_loaded, ==, 1);
  g_assert_cmpint (n_others, ==, 1);
  g_assert_cmpint (mn_record_list_find (list, id), ==, 299);
  g_assert_cmpint (shadow.n_signals, ==, 0);
  assert_true_to_file (fixture, list);
  fixture_delete (fixture, mn_entity_find ("sponsor"), id);
  settle (list);
  g_assert_cmpint (shadow.rows->len, ==, 299);
  g_assert_cmpint (shadow.last_position, ==, 299);
  g_assert_cmpint (mn_record_list_find (list, id), ==, G_MAXUINT);
  shadow_clear (&shadow);
}

/* A row shows the name of what it links to: that row's edit is this list's too. */
static void
test_related (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MnRecordList) list = _mn_record_list_new_for_store (fixture->store, mn_entity_find ("scheme"));
  g_autoptr (MnRecord) scheme = fixture_make (fixture, mn_entity_find ("scheme"), FALSE);
  guint sponsor = (guint)mn_entity_field (mn_entity_find ("scheme"), "sponsor");
  g_autoptr (MnRow) row = NULL;
  g_autofree char *shown = NULL;

  fixture_save (fixture, scheme);
  set_search (list, NULL, NULL);
  settle (list);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  shown = mn_row_display (row, sponsor);
  edit (fixture, mn_record_get_integer (scheme, "sponsor"), "name", "Zhishan");
  settle (list);
  g_free (shown);
  shown = mn_row_display (row, sponsor);
  g_assert_cmpstr (shown, ==, "Zhishan");
}

static void
random_edit (Fixture *fixture, guint step)
{
  const MnEntity *entity = mn_entity_find ("sponsor");
  g_autoptr (MnQuery) all = mn_query_new (entity);
  g_autoptr (GArray) keys = mn_query_keys (all, fixture_reader (fixture), NULL);
  gint64 id = keys->len > 0 ? g_array_index (keys, gint64, g_test_rand_int_range (0, (int)keys->len)) : 0;
  g_autofree char *text = g_strdup_printf ("%c%u", 'a' + g_test_rand_int_range (0, 26), step);

  switch (id == 0 ? 0 : g_test_rand_int_range (0, 5))
    {
      case 0: {
        g_autoptr (MnRecord) record = fixture_make (fixture, entity, FALSE);

        mn_record_set_text (record, "code", text);
        fixture_save (fixture, record);
        break;
      }
    case 1:
      fixture_delete (fixture, entity, id);
      break;
    case 2:
      edit (fixture, id, "name", text);
      break;
    case 3:
      edit (fixture, id, "contact", text);
      break;
      default: {
        gint64 change = mn_store_next_undo (fixture_reader (fixture));
        if (change != 0)
          mn_store_undo (fixture->store, change, NULL, NULL);
        break;
      }
    }
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  static const char *const searches[] = { NULL, "a", "b1", "nha", "khongcoai", "c tro", "1" };
  static const char *const sorts[] = { NULL, "code", "name", "kind", "contact" };
  g_autoptr (MnRecordList) list = _mn_record_list_new_for_store (fixture->store, mn_entity_find ("sponsor"));
  Shadow shadow;

  shadow_init (&shadow, list);
  fill (fixture, 250);
  set_search (list, NULL, NULL);
  for (guint step = 0; step < 150; step++)
    {
      /* Often the next thing happens while the last is still being found. */
      if (g_test_rand_int_range (0, 3) == 0)
        set_search (list, searches[g_test_rand_int_range (0, G_N_ELEMENTS (searches))],
                    sorts[g_test_rand_int_range (0, G_N_ELEMENTS (sorts))]);
      else
        random_edit (fixture, step);
      if (g_test_rand_int_range (0, 3) == 0)
        {
          settle (list);
          shadow_check (&shadow);
        }
      if (step % 25 == 24)
        {
          settle (list);
          assert_true_to_file (fixture, list);
        }
    }
  shadow_clear (&shadow);
}

/* Gone while a query runs: nothing is called back, nothing is lost. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  fill (fixture, 2000);
  for (guint i = 0; i < 20; i++)
    {
      MnRecordList *list = _mn_record_list_new_for_store (fixture->store, mn_entity_find ("sponsor"));
      gint64 end = g_get_monotonic_time () + 20000;

      set_search (list, NULL, "contact");
      set_search (list, "nha", "name");
      if (i % 2)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (list);
      while (g_get_monotonic_time () < end)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (500);
    }
}

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

#define ADD(name, func) g_test_add ("/records/record-list/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();
  ADD ("padding", test_padding);
  ADD ("turns", test_turns);
  ADD ("overtaken", test_overtaken);
  ADD ("no-sql", test_no_sql);
  ADD ("changes", test_changes);
  ADD ("related", test_related);
  ADD ("random", test_random);
  ADD ("dropped", test_dropped);
  return g_test_run ();
}
