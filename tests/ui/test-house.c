/* test-house.c: preferences, daily backups, and the office's profiles
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "mn-auto-backup.h"
#include "mn-font-set.h"
#include "mn-office-window.h"
#include "mn-query.h"
#include "mn-settings.h"
#include "mn-ui-fixture.h"
#include "mn-window-private.h"

static guint
count_backups (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_assert_true (g_str_has_suffix (name, ".mangnon.zst"));
      n++;
    }
  return n;
}

static void
delete_first (MnWindow *window)
{
  const MnEntity *entity = mn_entity_find ("child");
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) ids = NULL;

  mn_query_set_limit (query, 1);
  ids = mn_query_keys (query, mn_session_get_reader (window->session), NULL);
  mn_session_delete (window->session, entity, g_array_index (ids, gint64, 0));
}

static const char *
toast (MnWindow *window)
{
  return window->toast != NULL ? adw_toast_get_title (window->toast) : "";
}

/* Until the change is there and what it set going has ended. */
static void
change (MnWindow *window)
{
  const char *last = NULL;

  delete_first (window);
  mn_ui_wait_until ((last = toast (window)) != NULL && *last != '\0');
  /* The word of the change may come a little before the change itself. */
  mn_ui_run (300);
  mn_ui_wait_until (!mn_auto_backup_is_busy (window->backup));
  mn_ui_run (50);
}

static void
test_daily (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  g_autofree char *folder = mn_auto_backup_folder (path);
  MnWindow *window = mn_ui_open (path);
  GStatBuf status;

  mn_ui_run (300);
  g_assert_cmpuint (count_backups (folder), ==, 0);
  change (window);
  g_assert_cmpuint (count_backups (folder), ==, 1);
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  change (window);
  g_assert_cmpuint (count_backups (folder), ==, 1);
  g_assert_null (strstr (toast (window), "sao lưu"));
  mn_ui_close (window);

  /* Another run of the program on the same day finds it. */
  window = mn_ui_open (path);
  change (window);
  g_assert_cmpuint (count_backups (folder), ==, 1);
  mn_ui_close (window);
}

/* The window that made its only change just now is closed: the backup is whole all the same. */
static void
test_closed_at_once (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  g_autofree char *folder = mn_auto_backup_folder (path);
  MnWindow *window = mn_ui_open (path);

  mn_ui_run (300);
  delete_first (window);
  mn_ui_wait_until (mn_auto_backup_is_busy (window->backup));
  mn_ui_close (window);
  g_assert_cmpuint (count_backups (folder), ==, 1);
}

static void
test_switched_off (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  g_autofree char *folder = mn_auto_backup_folder (path);
  MnWindow *window = mn_ui_open (path);

  g_settings_set_boolean (mn_settings_get_object (), "backup-daily", FALSE);
  change (window);
  g_assert_cmpuint (count_backups (folder), ==, 0);
  g_settings_reset (mn_settings_get_object (), "backup-daily");
  mn_ui_close (window);
}

/* A folder that cannot be made is said in a toast, and the change stands; the next change tries again. */
static void
test_no_folder (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  g_autofree char *good = NULL;
  MnWindow *window = mn_ui_open (path);

  g_settings_set_string (mn_settings_get_object (), "backup-folder", path);
  mn_ui_run (300);
  delete_first (window);
  mn_ui_wait_until (strstr (toast (window), path) != NULL);
  g_settings_reset (mn_settings_get_object (), "backup-folder");
  good = mn_auto_backup_folder (path);
  change (window);
  g_assert_cmpuint (count_backups (good), ==, 1);
  mn_ui_close (window);
}

/* With the size of files limited, as on a disk that is full. */
static void
test_full_disk (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  g_autofree char *folder = mn_auto_backup_folder (path);
  MnWindow *window = mn_ui_open (path);
  struct rlimit before, small;

  mn_ui_run (500);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 2000000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  mn_auto_backup_make (window->backup);
  mn_auto_backup_finish (window->backup);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  mn_ui_wait_until (*toast (window) != '\0');
  g_test_message ("%s", toast (window));
  g_assert_nonnull (strstr (toast (window), "đầy"));
  g_assert_cmpuint (count_backups (folder), ==, 0);
  mn_ui_close (window);
}

/* The newest window that is not the register's. */
static GtkWidget *
other_window (MnWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i - 1);

      if (toplevel != GTK_WIDGET (window) && gtk_widget_get_visible (toplevel))
        return toplevel;
    }
  return NULL;
}

static void
test_preferences (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  GtkWidget *preferences;
  g_autofree char *language = NULL;
  g_autoptr (MnFontSet) fonts = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (mn_ui_application ()), "preferences", NULL);
  mn_ui_wait_until (other_window (window) != NULL);
  preferences = other_window (window);
  g_assert_nonnull (mn_ui_find_text (preferences, "Tiếng Việt"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (mn_ui_find (preferences, ADW_TYPE_COMBO_ROW)), 1);
  language = mn_settings_read_language ();
  g_assert_cmpstr (language, ==, "en");
  g_settings_reset (mn_settings_get_object (), "language");

  g_settings_set_string (mn_settings_get_object (), "paper-font", "Liberation Sans");
  fonts = mn_font_set_new_serif (NULL);
  g_assert_cmpstr (mn_font_set_get_family (fonts), ==, "Liberation Sans");
  g_settings_reset (mn_settings_get_object (), "paper-font");
  gtk_window_close (GTK_WINDOW (preferences));
  mn_ui_close (window);
}

/* A new profile is a copy without its time; once it is saved, the window has both. */
static void
test_office (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  MnRecord *record = mn_record_new (mn_entity_find ("office"));
  GtkWidget *office;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.office", NULL);
  mn_ui_wait_until (other_window (window) != NULL);
  office = other_window (window);
  g_assert_true (MN_IS_OFFICE_WINDOW (office));
  g_assert_nonnull (mn_ui_find_text (office, "Phòng Lao động"));

  mn_record_set_text (record, "name", "Phòng Y tế");
  mn_record_set_text (record, "level", "district");
  mn_record_set_text (record, "place", "Cam Lộ");
  mn_record_set_date (record, "valid_from", mn_date_new (2030, 1, 1));
  mn_session_save (window->session, record, NULL, NULL);
  g_object_unref (record);
  mn_ui_wait_until (mn_ui_find_text (office, "Phòng Y tế") != NULL);
  g_assert_nonnull (mn_ui_find_text (office, "từ 01/01/2030"));
  gtk_window_close (GTK_WINDOW (office));
  mn_ui_close (window);
}

/* The focus left in a menu that nobody sees would take every key. */
static void
test_hidden_focus (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  GtkWidget *button = mn_ui_find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  GtkWidget *focus;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  mn_ui_run (300);
  g_assert_true (gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD));
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_is_ancestor (focus, popover));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  mn_ui_run (300);
  gtk_root_set_focus (GTK_ROOT (window), focus);
  mn_ui_run (300);
  focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (focus == NULL || gtk_widget_get_mapped (focus));
  mn_ui_close (window);
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
  mn_ui_application ();

  g_test_add_func ("/house/daily-backup", test_daily);
  g_test_add_func ("/house/closed-at-once", test_closed_at_once);
  g_test_add_func ("/house/switched-off", test_switched_off);
  g_test_add_func ("/house/no-folder", test_no_folder);
  g_test_add_func ("/house/full-disk", test_full_disk);
  g_test_add_func ("/house/preferences", test_preferences);
  g_test_add_func ("/house/office", test_office);
  g_test_add_func ("/house/hidden-focus", test_hidden_focus);
  return g_test_run ();
}
