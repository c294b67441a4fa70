/* test-window.c: commands, pages, notices and the preview of the window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "mn-bin-dialog.h"
#include "mn-child-page.h"
#include "mn-children-page.h"
#include "mn-history-dialog.h"
#include "mn-lists.h"
#include "mn-officer.h"
#include "mn-preview-print.h"
#include "mn-preview.h"
#include "mn-query.h"
#include "mn-settings.h"
#include "mn-ui-fixture.h"
#include "mn-unit-banner.h"
#include "mn-window-private.h"

/* One value of the file, read by nothing of ours. */
static char *
look (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  /* Wherever in this process a connection closes, the file is locked for a moment. */
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return text;
}

/* Whether a command can be given now: a class action tells only through a button that names it. */
static gboolean
is_enabled (MnWindow *window, const char *name)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_widget_get_ancestor (GTK_WIDGET (window->pages), GTK_TYPE_BOX);
  gboolean sensitive;

  g_object_ref_sink (button);
  gtk_box_append (GTK_BOX (box), button);
  if (strcmp (name, "win.page") == 0)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "overview");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
  sensitive = gtk_widget_get_sensitive (button);
  gtk_box_remove (GTK_BOX (box), button);
  g_object_unref (button);
  return sensitive;
}

static gint64
first_child (MnWindow *window)
{
  g_autoptr (MnQuery) query = mn_query_new (mn_entity_find ("child"));
  g_autoptr (GArray) keys = NULL;

  mn_query_set_limit (query, 1);
  keys = mn_query_keys (query, mn_session_get_reader (window->session), NULL);
  g_assert_cmpuint (keys->len, ==, 1);
  return g_array_index (keys, gint64, 0);
}

static void
test_pages (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);

  g_assert_cmpstr (mn_window_get_page (window), ==, "overview");
  /* Built when first shown. */
  g_assert_nonnull (window->page_widgets[0]);
  g_assert_null (window->page_widgets[1]);
  g_assert_cmpstr (gtk_label_get_text (window->unit_label), ==, "Huyện Cam Lộ");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->title_stack), ==, "title");
  g_assert_false (gtk_widget_get_visible (window->new_button));
  g_assert_false (is_enabled (window, "win.new"));
  g_assert_false (gtk_widget_get_visible (window->notice));

  for (guint i = 0; i < MN_N_PAGES; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", mn_page_infos[i].name);
      g_assert_cmpstr (mn_window_get_page (window), ==, mn_page_infos[i].name);
      g_assert_nonnull (window->page_widgets[i]);
      g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (window->page_list)), ==, (int)i);
      mn_ui_run (100);
    }

  mn_window_show_page (window, "children");
  g_assert_true (is_enabled (window, "win.new"));
  g_assert_true (is_enabled (window, "win.search"));
  g_assert_true (gtk_widget_get_visible (window->new_button));
  g_assert_cmpstr (gtk_label_get_text (window->new_label), ==, mn_page_get_new_label (window->page_widgets[1]));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->title_stack), ==, "search");
  mn_ui_close (window);
}

/* The keys of the page in sight are heard from the sidebar; those of a page that is not in sight are nobody's. */
static void
test_keys_from_sidebar (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  GtkWidget *banner = mn_ui_find (GTK_WIDGET (window), MN_TYPE_UNIT_BANNER);

  mn_window_show_page (window, "units");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (window->page_list)));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_WIDGET (window->page_list)));
  g_assert_false (_mn_window_outside_key (window, GDK_KEY_d, 0));
  g_assert_false (gtk_widget_get_visible (banner));
  g_assert_true (_mn_window_outside_key (window, GDK_KEY_d, GDK_CONTROL_MASK | GDK_LOCK_MASK));
  g_assert_true (gtk_widget_get_visible (banner));

  mn_window_show_page (window, "overview");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (window->page_list)));
  g_assert_false (_mn_window_outside_key (window, GDK_KEY_d, GDK_CONTROL_MASK));

  /* the list's own keys too */
  mn_window_show_page (window, "children");
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (window->page_list)));
  g_assert_true (_mn_window_outside_key (window, GDK_KEY_2, GDK_CONTROL_MASK));
  /* from inside, the page has heard it already */
  gtk_widget_child_focus (GTK_WIDGET (window->page_widgets[1]), GTK_DIR_TAB_FORWARD);
  g_assert_false (_mn_window_outside_key (window, GDK_KEY_2, GDK_CONTROL_MASK));
  mn_ui_close (window);
}

/* What was typed belongs to its page, and what the input method holds back is searched too. */
static void
test_search (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  GtkEditable *text = gtk_editable_get_delegate (window->search);

  mn_window_show_page (window, "children");
  gtk_editable_set_text (window->search, "nguyen thi");
  g_assert_cmpstr (window->searches[1], ==, "nguyen thi");
  mn_window_show_page (window, "catalogue");
  g_assert_cmpstr (gtk_editable_get_text (window->search), ==, "");
  mn_window_show_page (window, "children");
  g_assert_cmpstr (gtk_editable_get_text (window->search), ==, "nguyen thi");

  gtk_editable_set_position (window->search, -1);
  g_signal_emit_by_name (text, "preedit-changed", " hồng");
  g_assert_cmpstr (window->searches[1], ==, "nguyen thi hồng");
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_cmpstr (window->searches[1], ==, "nguyen thi");
  g_signal_emit_by_name (window->search, "stop-search");
  g_assert_cmpstr (window->searches[1], ==, "");
  mn_ui_close (window);
}

/* Enter goes from the words to the first row they found, and the arrow from there to the next one. */
static void
test_search_to_list (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnRecordView *view;
  MnRecordList *list;
  GtkWidget *focus;

  mn_window_show_page (window, "children");
  view = mn_children_page_get_view (MN_CHILDREN_PAGE (window->page_widgets[1]));
  list = mn_record_view_get_list (view);
  mn_ui_wait_until (mn_record_list_get_n_found (list) > 0);
  for (guint i = 0; i < 2; i++)
    {
      guint before = mn_record_list_get_n_found (list);

      gtk_widget_grab_focus (GTK_WIDGET (window->search));
      gtk_editable_set_text (window->search, i == 0 ? "nguyen" : "tran");
      mn_ui_wait_until (mn_record_list_get_n_found (list) != before);
      mn_ui_run (50);
      g_signal_emit_by_name (window->search, "activate");
      g_assert_cmpint (mn_record_view_get_selected (view), ==, mn_record_list_get_id (list, 0));
      focus = gtk_root_get_focus (GTK_ROOT (window));
      g_assert_nonnull (focus);
      g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW));
    }

  /* nothing found: nothing to go to */
  gtk_widget_grab_focus (GTK_WIDGET (window->search));
  gtk_editable_set_text (window->search, "zzz qqq");
  mn_ui_wait_until (mn_record_list_get_n_found (list) == 0);
  g_signal_emit_by_name (window->search, "activate");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), GTK_WIDGET (window->search)));
  mn_ui_close (window);
}

/* What the toast that is coming or has come says; there is never more than one that stays. */
static const char *
toast_title (MnWindow *window)
{
  g_assert_nonnull (window->toast);
  return adw_toast_get_title (window->toast);
}

/* A toast tells the last thing that was done, however quickly one follows the other. */
static void
test_last_toast (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  const MnEntity *entity = mn_entity_find ("child");
  gint64 child = first_child (window);
  static const guint waits[] = { 0, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      mn_session_delete (window->session, entity, child);
      mn_ui_wait_until (is_enabled (window, "win.undo"));
      mn_ui_run (waits[i]);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
      mn_ui_wait_until (is_enabled (window, "win.redo"));
      mn_ui_run (300);
      g_assert_true (g_str_has_prefix (toast_title (window), "Đã hoàn tác"));
      g_assert_nonnull (mn_ui_find_text (GTK_WIDGET (window->toasts), toast_title (window)));
      mn_ui_run (waits[i]);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
      mn_ui_wait_until (!is_enabled (window, "win.redo"));
      mn_ui_run (300);
      g_assert_true (g_str_has_prefix (toast_title (window), "Đã làm lại"));
      mn_ui_run (waits[i]);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
      mn_ui_wait_until (is_enabled (window, "win.redo"));
      mn_ui_run (300);
      g_assert_true (g_str_has_prefix (toast_title (window), "Đã hoàn tác"));
      mn_ui_run (700); /* the older one goes out */
      g_assert_null (mn_ui_find_text (GTK_WIDGET (window->toasts), "Đã làm lại"));
    }
  mn_ui_close (window);
}

/* A wrong file leaves the open register as it is, and says why there. */
static void
test_wrong_file (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wrong = g_build_filename (folder, "wrong.mangnon", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (wrong);
  guint before = g_list_model_get_n_items (gtk_window_get_toplevels ());

  g_assert_true (g_file_set_contents (wrong, "no register", -1, NULL));
  mn_application_open_file (mn_ui_application (), file);
  mn_ui_run (50);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, before);
  g_assert_nonnull (window->session);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->root), ==, "register");
  g_assert_cmpuint (strlen (toast_title (window)), >, 10);
  mn_ui_close (window);
}

static void
test_delete_undo (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  gint64 child = first_child (window);
  g_autofree char *sql
      = g_strdup_printf ("SELECT deleted_at IS NOT NULL FROM child WHERE id = %" G_GINT64_FORMAT, child);
  g_autofree char *before = look (path, sql);
  g_autofree char *deleted = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *texts = NULL;

  g_assert_cmpstr (before, ==, "0");
  g_assert_false (is_enabled (window, "win.undo"));
  mn_session_delete (window->session, mn_entity_find ("child"), child);
  mn_ui_wait_until (is_enabled (window, "win.undo"));
  deleted = look (path, sql);
  g_assert_cmpstr (deleted, ==, "1");
  mn_ui_run (50);
  /* The toast offers what the menu offers. */
  g_assert_nonnull (mn_ui_find_text (GTK_WIDGET (window->toasts), "thùng rác"));
  texts = mn_ui_texts (GTK_WIDGET (window->toasts));
  g_assert_nonnull (strstr (texts, "Hoàn tác"));
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (window->undo_section)), ==, 2);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  mn_ui_wait_until (is_enabled (window, "win.redo"));
  restored = look (path, sql);
  g_assert_cmpstr (restored, ==, "0");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  mn_ui_wait_until (!is_enabled (window, "win.redo"));
  redone = look (path, sql);
  g_assert_cmpstr (redone, ==, "1");
  mn_ui_close (window);
}

/* The first visible toplevel of @type. */
static GtkWidget *
find_dialog (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type) && gtk_widget_get_visible (toplevel))
        return toplevel;
    }
  return NULL;
}

static void
test_bin_and_history (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  const MnEntity *entity = mn_entity_find ("child");
  gint64 child = first_child (window);
  g_autofree char *sql = g_strdup_printf ("SELECT deleted_at IS NULL FROM child WHERE id = %" G_GINT64_FORMAT, child);
  g_autofree char *restored = NULL;
  g_autofree char *texts = NULL;
  GtkWidget *dialog;
  GtkWidget *button;

  mn_session_delete (window->session, entity, child);
  mn_ui_wait_until (is_enabled (window, "win.undo"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bin", NULL);
  dialog = find_dialog (MN_TYPE_BIN_DIALOG);
  g_assert_nonnull (dialog);
  button = gtk_widget_get_ancestor (mn_ui_find_text (dialog, "Khôi phục"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  mn_ui_wait_until (mn_ui_find_text (dialog, "Khôi phục") == NULL);
  restored = look (path, sql);
  g_assert_cmpstr (restored, ==, "1");
  g_assert_nonnull (mn_ui_find_text (dialog, "Thùng rác trống"));
  gtk_window_destroy (GTK_WINDOW (dialog));

  mn_session_show_history (window->session, GTK_WIDGET (window), entity, child);
  dialog = find_dialog (MN_TYPE_HISTORY_DIALOG);
  g_assert_nonnull (dialog);
  texts = mn_ui_texts (dialog);
  g_assert_nonnull (strstr (texts, "Chuyển vào thùng rác"));
  g_assert_nonnull (strstr (texts, "Lấy lại từ thùng rác"));
  gtk_window_destroy (GTK_WINDOW (dialog));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.recent-changes", NULL);
  dialog = find_dialog (MN_TYPE_HISTORY_DIALOG);
  g_assert_nonnull (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mn_ui_close (window);
}

/* On a small screen the sidebar has icons only, and the window fits. */
static void
test_narrow (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  GtkWidget *word = mn_ui_find_text (GTK_WIDGET (window->page_list), "Trẻ em");

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  mn_ui_run (200);
  g_assert_true (gtk_widget_get_mapped (word));
  for (guint i = 0; i < MN_N_PAGES; i++)
    {
      int least;

      mn_window_show_page (window, mn_page_infos[i].name);
      gtk_window_set_default_size (GTK_WINDOW (window), 1000, 560);
      mn_ui_run (100);
      gtk_widget_measure (GTK_WIDGET (window->root), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 760);
      gtk_widget_measure (GTK_WIDGET (window->root), GTK_ORIENTATION_VERTICAL, 980, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, <=, 570);
      g_assert_false (gtk_widget_get_mapped (word));
    }
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  mn_ui_run (200);
  g_assert_true (gtk_widget_get_mapped (word));
  mn_ui_close (window);
}

/* The pill changes and releases the day, as an edit of the register's row that can be undone. */
static void
test_working_date (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  GtkWidget *pill = GTK_WIDGET (window->working_date);
  GtkMenuButton *button = GTK_MENU_BUTTON (mn_ui_find (pill, GTK_TYPE_MENU_BUTTON));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkEditable *entry;
  g_autofree char *moved = NULL;
  g_autofree char *released = NULL;

  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (button), "mn-pill-fixed"));
  gtk_menu_button_popup (button);
  mn_ui_run (50);
  entry = GTK_EDITABLE (mn_ui_find (popover, GTK_TYPE_ENTRY));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "31/05/2017");

  gtk_editable_set_text (entry, "31/02/2017");
  g_signal_emit_by_name (entry, "activate");
  mn_ui_run (50);
  g_assert_cmpint (mn_session_get_working_date (window->session).month, ==, 5);
  gtk_editable_set_text (entry, "15/6/2017");
  g_signal_emit_by_name (entry, "activate");
  mn_ui_wait_until (mn_session_get_working_date (window->session).month == 6);
  moved = look (path, "SELECT working_date FROM register");
  g_assert_cmpstr (moved, ==, "2017-06-15");
  g_assert_nonnull (mn_ui_find_text (pill, "15/06/2017"));
  mn_ui_run (50);
  g_assert_cmpstr (toast_title (window), ==, "Ngày làm việc: 15/06/2017");

  gtk_menu_button_popup (button);
  mn_ui_run (50);
  g_signal_emit_by_name (gtk_widget_get_ancestor (mn_ui_find_text (popover, "Theo hôm nay"), GTK_TYPE_BUTTON),
                         "clicked");
  mn_ui_wait_until (!mn_register_is_working_date_fixed (mn_session_get_register (window->session)));
  mn_ui_run (50);
  released = look (path, "SELECT working_date FROM register");
  g_assert_null (released);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (button), "mn-pill-fixed"));
  g_assert_nonnull (mn_ui_find_text (pill, "dữ liệu mẫu"));
  mn_ui_close (window);
}

static void
test_officer (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  g_autofree char *who = NULL;
  g_autofree char *remembered = NULL;

  mn_officer_choose (window->officer, "Lê Thị Thu Hà");
  mn_session_delete (window->session, mn_entity_find ("child"), first_child (window));
  mn_ui_wait_until (is_enabled (window, "win.undo"));
  who = look (path, "SELECT who FROM change ORDER BY id DESC LIMIT 1");
  g_assert_cmpstr (who, ==, "Lê Thị Thu Hà");
  mn_ui_close (window);

  window = mn_ui_open (path);
  g_assert_nonnull (mn_ui_find_text (GTK_WIDGET (window->officer), "Lê Thị Thu Hà"));
  remembered = mn_settings_get_officer (path);
  g_assert_cmpstr (remembered, ==, "Lê Thị Thu Hà");
  mn_ui_close (window);
}

/* The settings name files and people: nobody else may read them. */
static void
test_settings (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "mang-non", "settings.ini", NULL);
  g_auto (GStrv) recent = NULL;
  GStatBuf status;

  mn_settings_add_recent ("/a/mot.mangnon");
  mn_settings_add_recent ("/a/hai.mangnon");
  mn_settings_add_recent ("/a/mot.mangnon");
  recent = mn_settings_get_recent ();
  g_assert_cmpstr (recent[0], ==, "/a/mot.mangnon");
  g_assert_cmpstr (recent[1], ==, "/a/hai.mangnon");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_read_only (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window;

  g_chmod (path, 0400);
  window = mn_ui_open (path);
  g_assert_true (gtk_widget_get_visible (window->notice));
  g_assert_cmpstr (gtk_label_get_text (window->notice_label), !=, "");
  mn_window_show_page (window, "children");
  g_assert_false (is_enabled (window, "win.new"));
  g_assert_false (is_enabled (window, "win.delete"));
  g_assert_false (is_enabled (window, "win.undo"));
  g_assert_true (is_enabled (window, "win.search"));
  mn_ui_close (window);
}

static gboolean
file_exists (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size > 0;
}

static void
test_preview (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document = NULL;
  g_autofree char *pdf = g_strconcat (path, ".pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (pdf);
  GtkWidget *preview;
  double fit;

  document = mn_lists_make (mn_session_get_register (window->session), "beneficiaries", "TT-2016", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mn_document_get_n_pages (document), >, 1);
  mn_session_print (window->session, document, "trung-thu");
  mn_ui_run (200);
  preview = GTK_WIDGET (window->preview);
  g_assert_nonnull (preview);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->root), ==, "preview");
  g_assert_false (is_enabled (window, "win.page"));
  g_assert_true (is_enabled (window, "win.print"));

  /* Fits the width until told otherwise. */
  fit = mn_preview_get_zoom (window->preview);
  gtk_widget_activate_action (preview, "preview.zoom-in", NULL);
  g_assert_cmpfloat (mn_preview_get_zoom (window->preview), >, fit);
  gtk_widget_activate_action (preview, "preview.zoom-fit", NULL);
  g_assert_cmpfloat_with_epsilon (mn_preview_get_zoom (window->preview), fit, 0.02);
  g_assert_cmpuint (mn_preview_get_page (window->preview), ==, 0);
  gtk_widget_activate_action (preview, "preview.next", NULL);
  mn_ui_run (100);
  g_assert_cmpuint (mn_preview_get_page (window->preview), ==, 1);
  gtk_widget_activate_action (preview, "preview.previous", NULL);
  g_assert_cmpuint (mn_preview_get_page (window->preview), ==, 0);

  mn_preview_save (window->preview, file);
  mn_ui_wait_until (file_exists (pdf));
  gtk_widget_activate_action (preview, "preview.close", NULL);
  g_assert_null (window->preview);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (window->root), ==, "register");
  g_assert_true (is_enabled (window, "win.page"));
  g_remove (pdf);
  mn_ui_close (window);
}

/* A child's sheet is printed from its page: behind the preview the page is still there, and the keyboard on it. */
static void
test_preview_focus (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  GtkWidget *focus, *page;

  mn_window_show_page (window, "children");
  mn_session_navigate (window->session, "child", 1);
  mn_ui_run (100);
  page = mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILD_PAGE);
  g_assert_true (gtk_widget_get_mapped (page));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (focus, page));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  mn_ui_wait_until (window->preview != NULL);
  mn_ui_run (300);
  gtk_widget_activate_action (GTK_WIDGET (window->preview), "preview.close", NULL);
  mn_ui_run (300);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == focus);
  g_assert_true (gtk_widget_get_mapped (page));
  mn_ui_close (window);
}

/* What a printer would get, through the same operation. */
static void
test_print (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MnDocument) document
      = mn_lists_make (mn_session_get_register (window->session), "beneficiaries", "TT-2016", &error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *pdf = g_strconcat (path, ".in.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdfinfo '%s'", pdf);
  g_autofree char *info = NULL;
  g_autofree char *pages = NULL;

  g_assert_no_error (error);
  operation = mn_preview_print_operation (document);
  gtk_print_operation_set_export_filename (operation, pdf);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_spawn_command_line_sync (command, &info, NULL, NULL, &error));
  g_assert_no_error (error);
  pages = g_strdup_printf ("%u\n", mn_document_get_n_pages (document));
  g_assert_nonnull (strstr (strstr (info, "Pages:"), pages));
  g_assert_nonnull (strstr (info, "841.89 x 595.2"));

  /* The dialog's own preview button leads back to ours and leaves nothing behind. */
  g_clear_object (&operation);
  operation = mn_preview_print_operation (document);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PREVIEW, NULL, &error);
  g_assert_no_error (error);
  mn_ui_run (200);
  {
    g_autoptr (GDir) temporary = g_dir_open (g_get_tmp_dir (), 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (temporary)) != NULL)
      g_assert_false (g_str_has_prefix (name, "preview") || g_str_has_suffix (name, ".pdf"));
  }
  g_remove (pdf);
  mn_ui_close (window);
}

/* Has a name of its own, or words in it. */
static gboolean
has_name (GtkWidget *widget)
{
  g_autofree char *texts = NULL;

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  texts = mn_ui_texts (widget);
  return *texts != '\0';
}

static void
check_names (GtkWidget *widget)
{
  gboolean control = GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget)
                     || GTK_IS_DROP_DOWN (widget) || GTK_IS_MENU_BUTTON (widget);

  /* The button inside a menu button or drop-down is named by its owner. */
  if (control && gtk_widget_get_mapped (widget))
    {
      if (!has_name (widget))
        g_error ("%s in %s has no accessible name", G_OBJECT_TYPE_NAME (widget),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      return;
    }
  if (GTK_IS_WINDOW_CONTROLS (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static void
test_names (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);

  for (guint i = 0; i < MN_N_PAGES; i++)
    {
      mn_window_show_page (window, mn_page_infos[i].name);
      mn_ui_run (400);
      check_names (GTK_WIDGET (window));
    }
  mn_ui_close (window);
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
  mn_ui_application ();

  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/keys-from-sidebar", test_keys_from_sidebar);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/search-to-list", test_search_to_list);
  g_test_add_func ("/window/last-toast", test_last_toast);
  g_test_add_func ("/window/wrong-file", test_wrong_file);
  g_test_add_func ("/window/delete-undo", test_delete_undo);
  g_test_add_func ("/window/bin-and-history", test_bin_and_history);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/working-date", test_working_date);
  g_test_add_func ("/window/officer", test_officer);
  g_test_add_func ("/window/settings", test_settings);
  g_test_add_func ("/window/read-only", test_read_only);
  g_test_add_func ("/window/preview", test_preview);
  g_test_add_func ("/window/preview-focus", test_preview_focus);
  g_test_add_func ("/window/print", test_print);
  g_test_add_func ("/window/names", test_names);
  return g_test_run ();
}
