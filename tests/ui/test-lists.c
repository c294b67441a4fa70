/* test-lists.c: lists as an officer reads them
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include "mn-catalogue-page.h"
#include "mn-children-page.h"
#include "mn-programme-page.h"
#include "mn-saved-filters.h"
#include "mn-settings.h"
#include "mn-ui-fixture.h"

static MnWindow *window;
static MnSession *session;

static gint64
count (const char *sql)
{
  return mn_db_get_int (mn_session_get_reader (session), sql, -1, NULL);
}

static MnChildrenPage *
children (void)
{
  mn_window_show_page (window, "children");
  return MN_CHILDREN_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILDREN_PAGE));
}

static guint
n_found (MnRecordView *view)
{
  return mn_record_list_get_n_found (mn_record_view_get_list (view));
}

static void
search (MnChildrenPage *page, const char *text)
{
  MnRecordList *list = mn_record_view_get_list (mn_children_page_get_view (page));

  mn_page_set_search (MN_PAGE (page), text);
  mn_ui_wait_until (!mn_record_list_get_loading (list));
  mn_ui_run (30);
}

static void
test_search (void)
{
  MnChildrenPage *page = children ();
  MnRecordView *view = mn_children_page_get_view (page);
  gint64 all = count ("SELECT count(*) FROM child WHERE deleted_at IS NULL");
  g_autofree char *shown = mn_number_format (all);
  gint64 expected = count ("SELECT count(*) FROM child WHERE deleted_at IS NULL"
                           " AND full_name LIKE 'Nguyễn Thị %'");

  mn_ui_wait_until (n_found (view) == all);
  g_assert_nonnull (strstr (mn_children_page_get_count (page), shown));
  search (page, "nguyen thi");
  /* Words in any order and by their beginning: at least all who are called so. */
  g_assert_cmpint (n_found (view), >=, expected);
  g_assert_cmpint (n_found (view), <, all);
  search (page, "zzz qqq");
  g_assert_cmpint (n_found (view), ==, 0);
  /* A short result is padded, and nothing of the padding can be had. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (mn_record_view_get_list (view))), >=, MN_RECORD_LIST_PAD);
  g_assert_cmpint (mn_record_view_get_selected (view), ==, 0);
  search (page, "");
  g_assert_cmpint (n_found (view), ==, all);
}

/* The selection is a row: it stays with it, and goes with it. */
static void
test_selection (void)
{
  MnChildrenPage *page = children ();
  MnRecordView *view = mn_children_page_get_view (page);
  gint64 child = count ("SELECT id FROM child WHERE deleted_at IS NULL AND full_name LIKE 'Nguyễn Thị Hồng %' LIMIT 1");

  search (page, "nguyen");
  mn_record_view_select (view, child);
  g_assert_cmpint (mn_record_view_get_selected (view), ==, child);
  search (page, "nguyen thi");
  g_assert_cmpint (mn_record_view_get_selected (view), ==, child);
  mn_ui_wait_until (mn_child_details_get_child (mn_children_page_get_details (page)) == child);
  search (page, "zzz");
  g_assert_cmpint (mn_record_view_get_selected (view), ==, 0);
  search (page, "");
  mn_page_show_row (MN_PAGE (page), child);
  g_assert_cmpint (mn_record_view_get_selected (view), ==, child);
}

static void
activated_cb (MnRecordView *view, gint64 row_id, gint64 *activated)
{
  *activated = row_id;
}

/* The keyboard goes with the selection: Enter opens the child that was just added, not its neighbour of the same name.
 */
static void
test_focus (void)
{
  MnChildrenPage *page = children ();
  MnRecordView *view = mn_children_page_get_view (page);
  MnRecordList *list = mn_record_view_get_list (view);
  GtkWidget *table = mn_ui_find (GTK_WIDGET (view), GTK_TYPE_COLUMN_VIEW);
  gint64 first, other, activated = 0;
  gulong handler = g_signal_connect (view, "activated", G_CALLBACK (activated_cb), &activated);

  search (page, "");
  first = mn_record_list_get_id (list, 0);
  other = mn_record_list_get_id (list, 7);
  mn_record_view_select (view, first);
  mn_record_view_focus (view);
  mn_ui_wait_until (gtk_root_get_focus (GTK_ROOT (window)) != NULL
                    && gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), table));
  mn_page_show_row (MN_PAGE (page), other);
  mn_ui_run (50);
  g_assert_cmpint (mn_record_view_get_selected (view), ==, other);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), table));
  gtk_widget_activate (gtk_root_get_focus (GTK_ROOT (window)));
  mn_ui_wait_until (activated != 0);
  g_assert_cmpint (activated, ==, other);
  g_signal_handler_disconnect (view, handler);
  mn_window_show_page (window, "children");
  mn_ui_run (50);
}

static GtkColumnViewColumn *
column_of (MnRecordView *view, guint index, GtkColumnView **table)
{
  GListModel *columns;

  *table = GTK_COLUMN_VIEW (mn_ui_find (GTK_WIDGET (view), GTK_TYPE_COLUMN_VIEW));
  columns = gtk_column_view_get_columns (*table);
  return g_list_model_get_item (columns, index);
}

static gint64
first_born_first (MnRecordView *view)
{
  gint64 id = mn_record_list_get_id (mn_record_view_get_list (view), 0);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM child WHERE deleted_at IS NULL AND birth_date <"
                                          " (SELECT birth_date FROM child WHERE id = %" G_GINT64_FORMAT ")",
                                          id);

  return count (sql);
}

static void
test_order (void)
{
  MnChildrenPage *page = children ();
  MnRecordView *view = mn_children_page_get_view (page);
  MnRecordList *list = mn_record_view_get_list (view);
  gint64 all = count ("SELECT count(*) FROM child WHERE deleted_at IS NULL");
  gint64 first = mn_record_list_get_id (list, 0);
  GtkColumnView *table;
  g_autoptr (GtkColumnViewColumn) name = column_of (view, 0, &table);
  g_autoptr (GtkColumnViewColumn) birth = column_of (view, 1, &table);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM child WHERE deleted_at IS NULL AND sort_key <"
                                          " (SELECT sort_key FROM child WHERE id = %" G_GINT64_FORMAT ")",
                                          first);

  g_assert_cmpint (count (sql), ==, 0);
  gtk_column_view_sort_by_column (table, birth, GTK_SORT_ASCENDING);
  mn_ui_wait_until (!mn_record_list_get_loading (list) && first_born_first (view) == 0);
  gtk_column_view_sort_by_column (table, birth, GTK_SORT_DESCENDING);
  mn_ui_wait_until (!mn_record_list_get_loading (list) && first_born_first (view) > all - 50);
  gtk_column_view_sort_by_column (table, name, GTK_SORT_ASCENDING);
  mn_ui_wait_until (!mn_record_list_get_loading (list) && mn_record_list_get_id (list, 0) == first);

  /* the same by the keyboard's action */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "view.sort", "u", 1));
  mn_ui_wait_until (!mn_record_list_get_loading (list) && first_born_first (view) == 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "view.sort", "u", 1));
  mn_ui_wait_until (!mn_record_list_get_loading (list) && first_born_first (view) > all - 50);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "view.sort", "u", 0));
  mn_ui_wait_until (!mn_record_list_get_loading (list) && mn_record_list_get_id (list, 0) == first);
}

/* What stands behind a line is what the list holds once the line is ticked. */
static void
test_filters (void)
{
  MnChildrenPage *page = children ();
  MnRecordView *view = mn_children_page_get_view (page);
  MnChildFilters *filters = mn_children_page_get_filters (page);
  MnRecordList *list = mn_record_view_get_list (view);
  guint all = n_found (view), girls;

  mn_child_filters_open (filters);
  mn_ui_wait_until (mn_child_filters_is_counted (filters));
  for (guint group = 0; group < MN_N_CHILD_FILTERS; group++)
    for (guint line = 0; line < mn_child_filters_get_n_lines (filters, group); line++)
      {
        guint expected = mn_child_filters_get_count (filters, group, line);

        mn_child_filters_set_active (filters, group, line, TRUE);
        mn_ui_wait_until (!mn_record_list_get_loading (list));
        mn_ui_run (5);
        if (n_found (view) != expected)
          g_error ("“%s” promises %u and gives %u", mn_child_filters_get_label (filters, group, line), expected,
                   n_found (view));
        mn_child_filters_set_active (filters, group, line, FALSE);
        mn_ui_wait_until (!mn_record_list_get_loading (list));
      }

  mn_child_filters_set_active (filters, MN_CHILD_FILTER_SEX, 1, TRUE);
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_AGE, 1, TRUE);
  girls = mn_child_filters_get_count (filters, MN_CHILD_FILTER_UNIT, 0);
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_UNIT, 0, TRUE);
  mn_ui_wait_until (!mn_record_list_get_loading (list) && n_found (view) == girls);
  mn_child_filters_clear (filters);
  mn_ui_wait_until (!mn_record_list_get_loading (list) && n_found (view) == all);
  g_assert_false (mn_child_filters_is_active (filters));
  gtk_popover_popdown (GTK_POPOVER (mn_ui_find (GTK_WIDGET (filters), GTK_TYPE_POPOVER)));
}

/* Everything about one child is in the pane, in words. */
static void
test_details (void)
{
  MnChildrenPage *page = children ();
  MnChildDetails *details = mn_children_page_get_details (page);
  gint64 child = count ("SELECT a.child FROM assistance AS a JOIN child AS c ON c.id = a.child"
                        " WHERE c.deleted_at IS NULL AND a.deleted_at IS NULL AND a.valid_to IS NULL LIMIT 1");
  g_autoptr (MnRecord) record = mn_record_load (mn_session_get_reader (session), mn_entity_find ("child"), child, NULL);
  g_autofree char *texts = NULL;

  mn_page_show_row (MN_PAGE (page), child);
  mn_ui_wait_until (mn_child_details_get_child (details) == child);
  texts = mn_ui_texts (GTK_WIDGET (details));
  g_assert_nonnull (strstr (texts, mn_record_get_text (record, "full_name")));
  g_assert_nonnull (strstr (texts, _ ("Support being received")));
  g_assert_nonnull (strstr (texts, _ ("Circumstances")));
  g_assert_nonnull (strstr (texts, _ ("Last change")));
}

static void
test_programmes (void)
{
  MnProgrammePage *page;
  MnProgrammeDetails *details;
  gint64 id = count ("SELECT id FROM programme WHERE kind = 'mid_autumn' AND year = 2016 AND deleted_at IS NULL");
  g_autofree char *activities = g_strdup_printf ("SELECT count(*) FROM activity WHERE deleted_at IS NULL"
                                                 " AND programme = %" G_GINT64_FORMAT,
                                                 id);
  g_autofree char *benefits = g_strdup_printf ("SELECT count(*) FROM benefit WHERE deleted_at IS NULL"
                                               " AND programme = %" G_GINT64_FORMAT,
                                               id);
  g_autofree char *money = g_strdup_printf ("SELECT sum(amount) FROM benefit WHERE deleted_at IS NULL"
                                            " AND programme = %" G_GINT64_FORMAT,
                                            id);
  GPtrArray *sums;
  gint64 amount = 0;

  mn_window_show_page (window, "programmes");
  page = MN_PROGRAMME_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_PROGRAMME_PAGE));
  details = mn_programme_page_get_details (page);
  mn_page_set_search (MN_PAGE (page), "trung thu 2016");
  g_assert_cmpuint (mn_list_page_get_n_shown (MN_LIST_PAGE (page)), ==, 1);
  g_assert_cmpint (mn_list_page_get_selected (MN_LIST_PAGE (page)), ==, id);
  g_assert_cmpint (mn_programme_details_get_n_activities (details), ==, count (activities));
  g_assert_cmpint (mn_beneficiary_table_get_n_shown (mn_programme_details_get_table (details)), ==, count (benefits));
  sums = mn_beneficiary_table_get_sums (mn_programme_details_get_table (details));
  g_assert_cmpuint (sums->len, ==, 9);
  for (guint i = 0; i < sums->len; i++)
    amount += ((MnBeneficiarySum *)g_ptr_array_index (sums, i))->amount;
  g_assert_cmpint (amount, ==, count (money));
  mn_beneficiary_table_set_unit (mn_programme_details_get_table (details),
                                 ((MnBeneficiarySum *)g_ptr_array_index (sums, 0))->unit);
  g_assert_cmpuint (mn_beneficiary_table_get_n_shown (mn_programme_details_get_table (details)), ==,
                    ((MnBeneficiarySum *)g_ptr_array_index (sums, 0))->n_benefits);
  mn_page_set_search (MN_PAGE (page), "");
}

static void
test_catalogue (void)
{
  MnCataloguePage *page;

  mn_window_show_page (window, "catalogue");
  page = MN_CATALOGUE_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CATALOGUE_PAGE));
  mn_catalogue_page_set_in_force_only (page, FALSE);
  for (guint i = 0; mn_entities ()[i] != NULL; i++)
    {
      const MnEntity *entity = mn_entities ()[i];
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE deleted_at IS NULL", entity->name);

      if (entity->group == NULL)
        continue;
      mn_catalogue_page_show_entity (page, entity);
      mn_ui_wait_until (n_found (mn_catalogue_page_get_view (page)) == count (sql));
    }
  /* 16,919 rows of units over time; far fewer on one day. */
  mn_catalogue_page_show_entity (page, mn_entity_find ("unit"));
  mn_catalogue_page_set_in_force_only (page, TRUE);
  mn_ui_wait_until (n_found (mn_catalogue_page_get_view (page))
                    < count ("SELECT count(*) FROM unit WHERE deleted_at IS NULL"));
}

/* Ages that are no neighbours and a search, kept, changed, called back and thrown away. */
static void
test_saved_filters (void)
{
  MnChildrenPage *page = children ();
  MnRecordView *view = mn_children_page_get_view (page);
  MnChildFilters *filters = mn_children_page_get_filters (page);
  MnSavedFilters *saved = MN_SAVED_FILTERS (mn_child_filters_get_saved (filters));
  GtkEditable *entry = GTK_EDITABLE (mn_ui_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY));
  guint before = mn_saved_filters_get_n (saved), all = n_found (view), some;

  gtk_editable_set_text (entry, "le thi");
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_AGE, 0, TRUE);
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_AGE, 2, TRUE);
  mn_ui_wait_until (n_found (view) < all);
  mn_ui_run (300);
  some = n_found (view);
  mn_saved_filters_save_as (saved, "Thử");
  mn_ui_wait_until (mn_saved_filters_get_n (saved) == before + 1);
  mn_child_filters_clear (filters);
  gtk_editable_set_text (entry, "");
  mn_ui_wait_until (n_found (view) == all);
  mn_saved_filters_apply (saved, "Thử");
  mn_ui_wait_until (n_found (view) == some);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "le thi");
  /* The same name again is the same filter. */
  mn_saved_filters_save_as (saved, "Thử");
  mn_ui_run (300);
  g_assert_cmpint (mn_saved_filters_get_n (saved), ==, before + 1);
  gtk_editable_set_text (entry, "");
  mn_child_filters_clear (filters);
  mn_ui_wait_until (n_found (view) == all);
  g_assert_cmpint (count ("SELECT count(*) FROM saved_filter WHERE page = 'children' AND deleted_at IS NULL"), ==,
                   before + 1);
}

static char *
columns_text (MnRecordView *view)
{
  g_autoptr (GVariant) columns = mn_record_view_get_columns (view);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < g_variant_n_children (columns); i++)
    {
      const char *name;

      g_variant_get_child (columns, i, "(&si)", &name, NULL);
      g_string_append_printf (text, "%s ", name);
    }
  return g_string_free (text, FALSE);
}

/* Chosen, moved, and there again when the program asks its settings. */
static void
test_columns (void)
{
  MnChildrenPage *page = children ();
  MnRecordView *view = mn_children_page_get_view (page);
  MnColumnChooser *chooser = mn_children_page_get_chooser (page);
  g_autofree char *standard = columns_text (view), *changed = NULL, *after = NULL;
  g_autoptr (GVariant) kept = NULL;

  mn_column_chooser_set_shown (chooser, "mother_name", TRUE);
  mn_column_chooser_set_shown (chooser, "sex", FALSE);
  mn_column_chooser_move (chooser, "mother_name", -5);
  changed = columns_text (view);
  g_assert_cmpstr (changed, ==, "full_name mother_name birth_date unit village circumstances support ");
  mn_ui_run (700);
  kept = mn_settings_get_columns ("children");
  g_assert_nonnull (kept);
  mn_record_view_set_columns (view, NULL);
  after = columns_text (view);
  g_assert_cmpstr (after, ==, standard);
  mn_record_view_set_columns (view, kept);
  g_free (after);
  after = columns_text (view);
  g_assert_cmpstr (after, ==, changed);
  mn_column_chooser_open (chooser);
  mn_ui_run (200);
  gtk_popover_popdown (GTK_POPOVER (mn_ui_find (GTK_WIDGET (chooser), GTK_TYPE_POPOVER)));
  mn_record_view_set_columns (view, NULL);
  mn_ui_run (100);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  int status;

  mn_ui_init (&argc, &argv);
  path = mn_ui_copy_sample ();
  window = mn_ui_open (path);
  session = mn_window_get_session (window);

  g_test_add_func ("/ui/lists/search", test_search);
  g_test_add_func ("/ui/lists/selection", test_selection);
  g_test_add_func ("/ui/lists/focus", test_focus);
  g_test_add_func ("/ui/lists/order", test_order);
  g_test_add_func ("/ui/lists/filters", test_filters);
  g_test_add_func ("/ui/lists/saved-filters", test_saved_filters);
  g_test_add_func ("/ui/lists/columns", test_columns);
  g_test_add_func ("/ui/lists/details", test_details);
  g_test_add_func ("/ui/lists/programmes", test_programmes);
  g_test_add_func ("/ui/lists/catalogue", test_catalogue);
  status = g_test_run ();
  mn_ui_close (window);
  return status;
}
