/* test-duplicate.c: nobody twice: beside the form, on the page, and undone
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include "mn-duplicate-page.h"
#include "mn-field-row.h"
#include "mn-record-form.h"
#include "mn-twin-pane.h"
#include "mn-ui-fixture.h"

static MnWindow *window;
static MnSession *session;

static gint64
count (const char *sql)
{
  return mn_db_get_int (mn_session_get_reader (session), sql, -1, NULL);
}

static MnRecord *
copy_of (gint64 source, const char *name)
{
  static const char *const copied[] = { "birth_date", "sex", "mother_name", "father_name" };
  g_autoptr (MnRecord) original
      = mn_record_load (mn_session_get_reader (session), mn_entity_find ("child"), source, NULL);
  MnRecord *copy = mn_record_new (mn_entity_find ("child"));

  mn_record_set_text (copy, "full_name", name != NULL ? name : mn_record_get_text (original, "full_name"));
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    mn_record_set_text (copy, copied[i], mn_record_get_text (original, copied[i]));
  return copy;
}

static gint64
plant (gint64 source, const char *name)
{
  g_autoptr (MnRecord) copy = copy_of (source, name);
  g_autoptr (GError) error = NULL;

  mn_register_save (mn_session_get_register (session), copy, NULL, &error);
  g_assert_no_error (error);
  return mn_record_get_id (copy);
}

/* Beside the form -------------------------------------------------------------------------------- */

static void
type_into (MnRecordForm *form, const char *field, const char *text)
{
  GPtrArray *rows = mn_record_form_get_rows (form);

  for (guint i = 0; i < rows->len; i++)
    {
      MnFieldRow *row = g_ptr_array_index (rows, i);

      if (mn_field_row_get_entity (row) == NULL && g_strcmp0 (mn_field_row_get_field (row), field) == 0)
        {
          gtk_editable_set_text (GTK_EDITABLE (mn_field_row_get_editor (row)), text);
          return;
        }
    }
  g_error ("No row of %s", field);
}

static GtkWidget *
other_form (GtkWidget *form)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (MN_IS_RECORD_FORM (toplevel) && toplevel != form)
        return toplevel;
    }
  return NULL;
}

static void
test_typing (void)
{
  gint64 id
      = count ("SELECT id FROM child WHERE length (birth_date) = 10 AND full_name LIKE '% % %' ORDER BY id LIMIT 1");
  g_autoptr (MnRecord) child = mn_record_load (mn_session_get_reader (session), mn_entity_find ("child"), id, NULL);
  g_autofree char *folded = mn_fold (mn_record_get_text (child, "full_name"));
  g_autofree char *birth = mn_date_format (mn_record_get_date (child, "birth_date"));
  GtkWidget *form
      = GTK_WIDGET (mn_record_form_present (session, GTK_WIDGET (window), mn_entity_find ("child"), 0, NULL));
  GtkWidget *found = mn_ui_find (form, MN_TYPE_TWIN_PANE);
  MnTwinPane *pane = MN_TWIN_PANE (found);
  GtkWidget *list = mn_ui_find (found, GTK_TYPE_LIST_BOX), *opened;
  g_autofree char *texts = NULL;

  mn_ui_wait_until (!mn_twin_pane_is_waiting (pane));
  g_assert_cmpuint (mn_twin_pane_get_n_twins (pane), ==, 0);
  g_assert_false (gtk_widget_get_visible (list));
  type_into (MN_RECORD_FORM (form), "full_name", folded);
  type_into (MN_RECORD_FORM (form), "birth_date", birth);
  mn_ui_wait_until (mn_twin_pane_get_n_twins (pane) > 0);
  g_assert_cmpint (mn_twin_pane_get_twin (pane, 0), ==, id);
  texts = mn_ui_texts (found);
  g_assert_nonnull (strstr (texts, mn_record_get_text (child, "full_name")));
  g_assert_nonnull (strstr (texts, birth));

  /* Enter opens that child; what was typed stays. */
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  opened = other_form (form);
  g_assert_nonnull (opened);
  g_assert_cmpint (mn_record_get_id (mn_record_form_get_record (MN_RECORD_FORM (opened))), ==, id);
  /* A child is not its own twin. */
  found = mn_ui_find (opened, MN_TYPE_TWIN_PANE);
  mn_ui_wait_until (!mn_twin_pane_is_waiting (MN_TWIN_PANE (found)));
  for (guint i = 0; i < mn_twin_pane_get_n_twins (MN_TWIN_PANE (found)); i++)
    g_assert_cmpint (mn_twin_pane_get_twin (MN_TWIN_PANE (found), i), !=, id);
  gtk_window_destroy (GTK_WINDOW (opened));
  type_into (MN_RECORD_FORM (form), "full_name", "Pờ Loong Khác");
  mn_ui_wait_until (mn_twin_pane_get_n_twins (pane) == 0);
  gtk_window_destroy (GTK_WINDOW (form));
  mn_ui_run (50);
}

/* The page --------------------------------------------------------------------------------------- */

static MnDuplicatePage *
open_page (void)
{
  MnDuplicatePage *page;

  mn_window_show_page (window, "duplicates");
  page = MN_DUPLICATE_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_DUPLICATE_PAGE));
  mn_ui_wait_until (!mn_duplicate_page_is_scanning (page));
  return page;
}

static void
test_page (void)
{
  MnDuplicatePage *page = open_page ();
  guint before = mn_duplicate_page_get_n_pairs (page);
  gint64 first = count ("SELECT id FROM child WHERE mother_name IS NOT NULL AND length (birth_date) = 10 AND full_name "
                        "LIKE '% % % %' ORDER BY id LIMIT 1 OFFSET 50");
  gint64 second = count ("SELECT id FROM child WHERE mother_name IS NOT NULL AND length (birth_date) = 10 AND "
                         "full_name LIKE '% % % %' ORDER BY id LIMIT 1 OFFSET 90");
  gint64 copy, other_copy, n_rows;
  MnDuplicateCompare *compare = mn_duplicate_page_get_compare (page);
  g_autofree char *sql = NULL;
  MnMerge merge;

  g_assert_cmpstr (mn_duplicate_page_get_state (page), ==, before > 0 ? "list" : "empty");
  copy = plant (first, NULL);
  other_copy = plant (second, NULL);
  mn_ui_wait_until (mn_duplicate_page_is_scanning (page));
  mn_ui_wait_until (!mn_duplicate_page_is_scanning (page));
  g_assert_cmpuint (mn_duplicate_page_get_n_pairs (page), ==, before + 2);
  g_assert_cmpstr (mn_duplicate_page_get_state (page), ==, "list");

  /* The one with more behind it stays, and takes nothing that it has itself. */
  mn_duplicate_compare_get_merge (compare, &merge);
  g_assert_true (merge.survivor == first || merge.survivor == second);
  g_assert_true (merge.loser == copy || merge.loser == other_copy);
  g_assert_cmpuint (merge.from_loser, ==, 0);

  /* Not one child: remembered, and gone from the list. */
  gtk_widget_activate_action (GTK_WIDGET (page), "duplicates.distinct", NULL);
  mn_ui_wait_until (mn_duplicate_page_get_n_pairs (page) == before + 1);
  sql = g_strdup_printf ("SELECT count(*) FROM distinct_pair WHERE deleted_at IS NULL AND child = %d AND other = %d",
                         (int)merge.survivor, (int)merge.loser);
  g_assert_cmpint (count (sql), ==, 1);

  /* One child: merged, gone from the list, and back after an undo. */
  mn_duplicate_compare_get_merge (compare, &merge);
  n_rows = count ("SELECT count(*) FROM child WHERE deleted_at IS NULL");
  gtk_widget_activate_action (GTK_WIDGET (page), "duplicates.merge", NULL);
  mn_ui_wait_until (count ("SELECT count(*) FROM child WHERE deleted_at IS NULL") == n_rows - 1);
  mn_ui_wait_until (mn_duplicate_page_get_n_pairs (page) == before && !mn_duplicate_page_is_scanning (page));
  g_assert_cmpstr (mn_duplicate_page_get_state (page), ==, before > 0 ? "list" : "empty");
  mn_session_undo (session);
  mn_ui_wait_until (count ("SELECT count(*) FROM child WHERE deleted_at IS NULL") == n_rows);
  mn_ui_wait_until (mn_duplicate_page_get_n_pairs (page) == before + 1);
}

/* A choice per field, and the other row stays. */
static void
test_choice (void)
{
  MnDuplicatePage *page = open_page ();
  MnDuplicateCompare *compare = mn_duplicate_page_get_compare (page);
  gint64 source = count ("SELECT id FROM child WHERE mother_name IS NOT NULL AND length (birth_date) = 10 AND "
                         "full_name LIKE '% % % %' ORDER BY id LIMIT 1 OFFSET 130");
  gint64 copy = plant (source, NULL);
  g_autoptr (MnRecord) record = mn_record_load (mn_session_get_reader (session), mn_entity_find ("child"), copy, NULL);
  MnMerge merge;

  mn_record_set_text (record, "birth_certificate", "Số 12/2010");
  mn_record_set_text (record, "mother_name", "Hoàng Thị Tên Lạ");
  mn_register_save (mn_session_get_register (session), record, NULL, NULL);
  g_assert_true (mn_duplicate_compare_set_pair (compare, source, copy));
  g_assert_cmpuint (mn_duplicate_compare_get_n_differences (compare), >=, 2);
  mn_duplicate_compare_set_survivor (compare, 0);
  mn_duplicate_compare_get_merge (compare, &merge);
  /* What only the other knows comes along by itself. */
  g_assert_cmpuint (merge.from_loser, ==,
                    G_GUINT64_CONSTANT (1) << mn_entity_field (mn_entity_find ("child"), "birth_certificate"));
  g_assert_true (mn_duplicate_compare_choose (compare, "mother_name", 1));
  g_assert_false (mn_duplicate_compare_choose (compare, "sex", 1));
  mn_duplicate_compare_get_merge (compare, &merge);
  g_assert_cmpint (merge.from_loser >> mn_entity_field (mn_entity_find ("child"), "mother_name") & 1, ==, 1);
  mn_duplicate_compare_set_survivor (compare, 1);
  mn_duplicate_compare_get_merge (compare, &merge);
  g_assert_cmpint (merge.survivor, ==, copy);
  g_assert_false (mn_duplicate_compare_set_pair (compare, source, 0));
}

static void
test_cancel (void)
{
  MnDuplicatePage *page = open_page ();

  gtk_widget_activate_action (GTK_WIDGET (page), "duplicates.scan", NULL);
  g_assert_true (mn_duplicate_page_is_scanning (page));
  gtk_widget_activate_action (GTK_WIDGET (page), "duplicates.cancel", NULL);
  mn_ui_wait_until (!mn_duplicate_page_is_scanning (page));
  /* Closing while it looks leaves one file. */
  gtk_widget_activate_action (GTK_WIDGET (page), "duplicates.scan", NULL);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL, *wal = NULL;
  int result;

  mn_ui_init (&argc, &argv);
  mn_ui_application ();
  path = mn_ui_copy_sample ();
  window = mn_ui_open (path);
  session = mn_window_get_session (window);
  g_test_add_func ("/duplicate/typing", test_typing);
  g_test_add_func ("/duplicate/page", test_page);
  g_test_add_func ("/duplicate/choice", test_choice);
  g_test_add_func ("/duplicate/cancel", test_cancel);
  result = g_test_run ();
  mn_ui_close (window);
  wal = g_strconcat (path, "-wal", NULL);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  return result;
}
