/* test-cross.c: the cross table and the yearly turns in the window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "mn-child-page.h"
#include "mn-cross-export.h"
#include "mn-cross-page.h"
#include "mn-preview.h"
#include "mn-turn-dialogs.h"
#include "mn-ui-fixture.h"

static MnWindow *window;
static char *path;

static gint64
count (const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  /* Wherever in this process a connection closes, the file is locked for a moment. */
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

/* To be looked at; not part of the test. */
static void
picture (GtkWidget *native, const char *name)
{
  const char *folder = g_getenv ("MANG_NON_PICTURES");
  g_autofree char *file = NULL;

  if (folder == NULL)
    return;
  file = g_strdup_printf ("%s/%s.png", folder, name);
  mn_ui_run (600);
  mn_ui_save_png (native, file);
}

static MnCrossPage *
page (void)
{
  MnCrossPage *self;

  mn_window_show_page (window, "cross");
  self = MN_CROSS_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CROSS_PAGE));
  mn_ui_wait_until (mn_cross_page_get_table (self) != NULL);
  return self;
}

static guint
total (MnCrossPage *self)
{
  return mn_cross_table_get_count (mn_cross_page_get_table (self), 0, 0);
}

/* The question that the table shown answers. */
static const MnCrossQuestion *
asked (MnCrossPage *self)
{
  return mn_cross_table_get_question (mn_cross_page_get_table (self));
}

/* Of a column below another both are said: 263 boys are not 263 children. */
static void
assert_says_path (MnCrossPage *self, MnCrossGrid *grid)
{
  MnCrossTable *table = mn_cross_page_get_table (self);

  for (guint c = 1; c < mn_cross_table_get_n_columns (table); c++)
    {
      g_autofree char *said = mn_cross_grid_describe (grid, 1, c);
      g_autofree char *above = mn_cross_table_node_label (table, TRUE, 1);

      if (mn_cross_table_get_column (table, c)->depth < 2)
        continue;
      g_assert_nonnull (strstr (said, above));
      return;
    }
  g_assert_not_reached ();
}

static void
test_table (void)
{
  MnCrossPage *self = page ();
  MnCrossChooser *chooser = mn_cross_page_get_chooser (self);

  g_assert_cmpuint (total (self), ==, 13712);
  g_assert_cmpuint (mn_cross_table_get_n_rows (mn_cross_page_get_table (self)), ==, 10);
  assert_says_path (self, mn_cross_page_get_grid (self));
  picture (GTK_WIDGET (window), "cross");

  mn_cross_chooser_toggle (chooser, MN_CROSS_AGE);
  g_assert_cmpuint (mn_cross_chooser_get_question (chooser)->n_columns, ==, 1);
  mn_cross_chooser_move (chooser, MN_CROSS_SEX, FALSE, 0);
  g_assert_cmpuint (mn_cross_chooser_get_question (chooser)->n_columns, ==, 0);
  g_assert_cmpint (mn_cross_chooser_get_question (chooser)->rows[0], ==, MN_CROSS_SEX);
  mn_cross_chooser_move (chooser, MN_CROSS_POVERTY, TRUE, G_MAXUINT);
  mn_cross_chooser_move (chooser, MN_CROSS_CIRCUMSTANCE, TRUE, 0);
  g_assert_cmpuint (total (self), ==, 13712);
  mn_cross_bar_set_share (mn_cross_page_get_bar (self), MN_CROSS_SHARE_ROW);
  picture (GTK_WIDGET (window), "cross-circumstances");
  mn_cross_bar_set_share (mn_cross_page_get_bar (self), MN_CROSS_SHARE_NONE);
  gtk_widget_activate_action (GTK_WIDGET (self), "cross.swap", NULL);
  g_assert_cmpint (mn_cross_chooser_get_question (chooser)->rows[0], ==, MN_CROSS_CIRCUMSTANCE);
  mn_ui_wait_until (asked (self)->rows[0] == MN_CROSS_CIRCUMSTANCE);
}

/* What was there stays until the worker has the next one, however fast the questions come. */
static void
test_worker (void)
{
  MnCrossPage *self = page ();
  MnCrossChooser *chooser = mn_cross_page_get_chooser (self);
  MnCrossTable *before = mn_cross_page_get_table (self);
  guint n_rows = mn_cross_chooser_get_question (chooser)->n_rows;

  mn_cross_chooser_move (chooser, MN_CROSS_YEAR, TRUE, G_MAXUINT);
  g_assert_true (mn_cross_page_get_table (self) == before);
  mn_cross_bar_set_on (mn_cross_page_get_bar (self), "30/05/2017");
  mn_cross_chooser_move (chooser, MN_CROSS_YEAR, FALSE, G_MAXUINT);
  mn_cross_chooser_move (chooser, MN_CROSS_YEAR, TRUE, G_MAXUINT);
  mn_cross_chooser_move (chooser, MN_CROSS_YEAR, FALSE, G_MAXUINT);
  g_assert_true (mn_cross_page_get_table (self) == before);
  mn_ui_wait_until (
      mn_date_compare (mn_cross_table_get_date (mn_cross_page_get_table (self)), mn_date_new (2017, 5, 30)) == 0);
  g_assert_cmpuint (asked (self)->n_rows, ==, n_rows + 1);
  mn_cross_bar_set_on (mn_cross_page_get_bar (self), "");
  mn_cross_chooser_toggle (chooser, MN_CROSS_YEAR);
  mn_ui_wait_until (asked (self)->n_rows == n_rows && total (self) == 13712);
}

/* Another day counts anew; a day that is none leaves the answer; an empty one is the working date. */
static void
test_date (void)
{
  MnCrossPage *self = page ();

  mn_cross_bar_set_on (mn_cross_page_get_bar (self), "01/06/2014");
  mn_ui_wait_until (mn_cross_page_get_table (self) != NULL && total (self) != 13712);
  g_assert_cmpuint (total (self), >, 1000);
  mn_cross_bar_set_on (mn_cross_page_get_bar (self), "31/02/2014");
  mn_ui_run (800);
  g_assert_cmpuint (total (self), !=, 13712);
  mn_cross_bar_set_on (mn_cross_page_get_bar (self), "");
  mn_ui_wait_until (total (self) == 13712);
}

/* The children of the day by the communes of 2025; empty again they are those of the day. */
static void
test_units_on (void)
{
  MnCrossPage *self = page ();
  MnCrossBar *bar = mn_cross_page_get_bar (self);
  MnCrossChooser *chooser = mn_cross_page_get_chooser (self);
  static const MnCrossQuestion question
      = { .rows = { MN_CROSS_UNIT }, .n_rows = 1, .columns = { MN_CROSS_SEX }, .n_columns = 1 };

  mn_cross_chooser_set_question (chooser, &question);
  g_assert_true (mn_cross_bar_set_units_on (bar, "1/7/2025"));
  g_assert_cmpint (mn_date_compare (mn_cross_bar_get_on (bar), mn_date_new (2017, 5, 31)), ==, 0);
  mn_ui_wait_until (asked (self)->rows[0] == MN_CROSS_UNIT
                    && mn_cross_table_get_n_rows (mn_cross_page_get_table (self)) == 3);
  g_assert_cmpuint (total (self), ==, 13712);
  g_assert_nonnull (mn_ui_find_text (GTK_WIDGET (self), "01/07/2025"));
  picture (GTK_WIDGET (window), "cross-units");
  g_assert_false (mn_cross_bar_set_units_on (bar, "31/02/2025"));
  picture (GTK_WIDGET (window), "cross-no-day");
  g_assert_true (mn_cross_bar_set_units_on (bar, ""));
  mn_ui_wait_until (mn_cross_table_get_n_rows (mn_cross_page_get_table (self)) == 10);
}

static GtkWindow *
other_window (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != GTK_WINDOW (window) && gtk_widget_get_visible (GTK_WIDGET (toplevel)))
        return toplevel;
    }
  return NULL;
}

static void
test_cell (void)
{
  MnCrossPage *self = page ();
  MnCrossGrid *grid = mn_cross_page_get_grid (self);
  guint expected = mn_cross_table_get_count (mn_cross_page_get_table (self), 1, 1);
  GtkWidget *view;
  GListModel *model;

  mn_cross_grid_set_cursor (grid, 1, 1);
  gtk_widget_activate_action (GTK_WIDGET (self), "cross.open", NULL);
  mn_ui_wait_until (other_window () != NULL);
  view = mn_ui_find (GTK_WIDGET (other_window ()), GTK_TYPE_COLUMN_VIEW);
  model = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
  mn_ui_wait_until (g_list_model_get_n_items (model) == expected);
  picture (GTK_WIDGET (other_window ()), "cross-children");
  g_signal_emit_by_name (view, "activate", 0);
  mn_ui_wait_until (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILD_PAGE) != NULL);
  mn_ui_run (100);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **)data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_paper (void)
{
  MnCrossPage *self = page ();
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self), "cross.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, copied_cb, &text);
  mn_ui_wait_until (text != NULL);
  g_assert_true (g_str_has_prefix (text, "Tổng hợp trẻ em theo "));
  g_assert_nonnull (strstr (text, "13.712"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  mn_ui_wait_until (mn_ui_find (GTK_WIDGET (window), MN_TYPE_PREVIEW) != NULL);
  picture (GTK_WIDGET (window), "cross-paper");
  gtk_widget_activate_action (mn_ui_find (GTK_WIDGET (window), MN_TYPE_PREVIEW), "preview.close", NULL);
  mn_ui_run (200);
}

/* The sheet holds the counts as numbers, by python's eyes; without python it is only written. */
static void
test_sheet (void)
{
  MnCrossPage *self = page ();
  g_autofree char *python = g_find_program_in_path ("python3");
  g_autofree char *folder = g_dir_make_tmp ("mang-non-XXXXXX", NULL);
  static const char *const names[] = { "a.xlsx", "a.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      const char *argv[]
          = { python, "-c",
              "import sys, zipfile\np = sys.argv[1]\n"
              "t = (''.join(z.read(n).decode() for z in [zipfile.ZipFile(p)] for n in z.namelist() if 'sheet1' in n)"
              " if p.endswith('.xlsx') else open(p, encoding='utf-8-sig').read())\n"
              "sys.exit(0 if ('<v>13712</v>' in t or ',13712' in t) else 1)",
              file, NULL };
      /* The sanitizer that is loaded into this program is none of python's business. */
      g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "LD_PRELOAD");
      int status = 0;

      mn_cross_export (mn_cross_page_get_table (self), MN_CROSS_SHARE_ROW, file, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
      if (python != NULL)
        {
          g_spawn_sync (NULL, (char **)argv, environment, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
          g_assert_no_error (error);
          g_assert_cmpint (status, ==, 0);
        }
      g_remove (file);
    }
  g_rmdir (folder);
}

static void
press (GtkWindow *dialog, const char *label)
{
  GtkWidget *button = mn_ui_find_text (GTK_WIDGET (dialog), label);

  while (button != NULL && !GTK_IS_BUTTON (button))
    button = gtk_widget_get_parent (button);
  g_assert_nonnull (button);
  mn_ui_wait_until (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gint64
open_class (char first)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM schooling WHERE deleted_at IS NULL AND valid_to IS NULL"
                                          " AND substr(class, 1, 1) = '%c'",
                                          first);

  return count (sql);
}

/* From the menu's action to the disk and back by one undo. */
static void
test_turn (void)
{
  gint64 sixth = open_class ('6');
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-school", NULL);
  dialog = other_window ();
  g_assert_nonnull (dialog);
  picture (GTK_WIDGET (dialog), "turn-school");
  press (dialog, "Ghi");
  mn_ui_wait_until (open_class ('7') == sixth);
  mn_ui_wait_until (other_window () == NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  mn_ui_wait_until (open_class ('6') == sixth);
  mn_ui_run (500);
}

/* Stopped while it is written: the register is as it was, and the window goes. */
static void
test_stop (void)
{
  gint64 sixth = open_class ('6'), seventh = open_class ('7');
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-school", NULL);
  dialog = other_window ();
  press (dialog, "Ghi");
  gtk_window_close (dialog);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog)));
  mn_ui_wait_until (other_window () == NULL);
  g_assert_cmpint (open_class ('6'), ==, sixth);
  g_assert_cmpint (open_class ('7'), ==, seventh);
}

static void
test_others (void)
{
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-poverty", NULL);
  dialog = other_window ();
  mn_ui_wait_until (mn_ui_find_text (GTK_WIDGET (dialog), "752") != NULL);
  picture (GTK_WIDGET (dialog), "turn-poverty");
  gtk_window_destroy (dialog);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.turn-month", NULL);
  dialog = other_window ();
  g_assert_nonnull (dialog);
  picture (GTK_WIDGET (dialog), "turn-month");
  gtk_window_destroy (dialog);
  mn_ui_run (50);
}

int
main (int argc, char *argv[])
{
  int result;

  mn_ui_init (&argc, &argv);
  mn_ui_application ();
  path = mn_ui_copy_sample ();
  window = mn_ui_open (path);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  g_test_add_func ("/cross/table", test_table);
  g_test_add_func ("/cross/worker", test_worker);
  g_test_add_func ("/cross/date", test_date);
  g_test_add_func ("/cross/units-on", test_units_on);
  g_test_add_func ("/cross/cell", test_cell);
  g_test_add_func ("/cross/paper", test_paper);
  g_test_add_func ("/cross/sheet", test_sheet);
  g_test_add_func ("/turns/school", test_turn);
  g_test_add_func ("/turns/stop", test_stop);
  g_test_add_func ("/turns/others", test_others);
  result = g_test_run ();
  mn_ui_close (window);
  g_free (path);
  return result;
}
