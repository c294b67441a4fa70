/* test-child-page.c: one child, whole; moves and deaths from its page
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <sqlite3.h>

#include "mn-child-event-dialog.h"
#include "mn-child-event-sixteen.h"
#include "mn-child-page-rows.h"
#include "mn-child-page.h"
#include "mn-children-page.h"
#include "mn-field-row.h"
#include "mn-preview.h"
#include "mn-record-form.h"
#include "mn-record-view.h"
#include "mn-timeline.h"
#include "mn-ui-fixture.h"

static char *path;
static MnWindow *window;
static MnSession *session;

static gint64
ask (const char *format, gint64 child)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, child);
  g_auto (GStrv) parts = g_strsplit (format, "?", -1);
  g_autofree char *sql = g_strjoinv (number, parts);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 value = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  /* Wherever in this process a connection closes, the file is locked for a moment. */
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

static MnChildPage *
shown (void)
{
  GtkWidget *page = mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILD_PAGE);

  return page != NULL ? MN_CHILD_PAGE (page) : NULL;
}

static MnChildPage *
open_child (gint64 child)
{
  mn_window_show_page (window, "children");
  mn_session_navigate (session, "child", child);
  g_assert_nonnull (shown ());
  g_assert_cmpint (mn_child_page_get_child (shown ()), ==, child);
  return shown ();
}

static GtkWindow *
dialog_of (GType type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (g_type_is_a (G_OBJECT_TYPE (toplevel), type))
        return toplevel;
    }
  return NULL;
}

static gboolean
has (GtkWidget *widget, const char *part)
{
  g_autofree char *texts = mn_ui_texts (widget);

  return strstr (texts, part) != NULL;
}

/* A child with brothers or sisters, circumstances and gifts. */
static gint64
full_child (void)
{
  return ask ("SELECT c.id FROM child c WHERE c.support LIKE '%assistance%' AND c.circumstances <> ''"
              " AND (SELECT count(*) FROM child x WHERE x.household = c.household) > 1"
              " AND EXISTS (SELECT 1 FROM benefit b WHERE b.child = c.id AND b.amount > 0) ORDER BY c.id LIMIT 1",
              0);
}

/* From the list by Enter, to the list by Back: what was selected still is. */
static void
test_open (void)
{
  gint64 child = full_child ();
  MnRecordView *view;
  MnChildPage *page;

  g_assert_cmpint (child, >, 0);
  mn_window_show_page (window, "children");
  mn_session_navigate (session, "children", child);
  view = MN_RECORD_VIEW (mn_ui_find (GTK_WIDGET (window), MN_TYPE_RECORD_VIEW));
  mn_ui_wait_until (mn_record_view_get_selected (view) == child);
  g_signal_emit_by_name (view, "activated", child);
  page = shown ();
  g_assert_nonnull (page);
  mn_ui_run (100);
  gtk_widget_activate_action (GTK_WIDGET (page), "child.back", NULL);
  g_assert_null (shown ());
  g_assert_cmpint (mn_record_view_get_selected (view), ==, child);
  g_assert_cmpstr (mn_window_get_page (window), ==, "children");

  /* The sidebar leads back too. */
  open_child (child);
  mn_window_show_page (window, "children");
  g_assert_null (shown ());
}

/* Deleted by mistake and brought back: the child is the selected one again, so that Ctrl+E and Enter mean it. */
static void
test_reselect (void)
{
  gint64 child = full_child ();
  MnRecordView *view;

  mn_window_show_page (window, "children");
  mn_session_navigate (session, "children", child);
  view = MN_RECORD_VIEW (mn_ui_find (GTK_WIDGET (window), MN_TYPE_RECORD_VIEW));
  mn_ui_wait_until (mn_record_view_get_selected (view) == child);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", NULL);
  mn_ui_wait_until (ask ("SELECT count(*) FROM child WHERE id = ? AND deleted_at IS NULL", child) == 0);
  mn_ui_wait_until (mn_record_view_get_selected (view) == 0);
  mn_session_undo (session);
  mn_ui_wait_until (mn_record_view_get_selected (view) == child);
}

static void
test_whole (void)
{
  gint64 child = full_child ();
  MnChildPage *page = open_child (child);
  g_autoptr (MnRecord) record = mn_record_load (mn_session_get_reader (session), mn_entity_find ("child"), child, NULL);
  g_autofree char *sum = mn_money_format (ask ("SELECT sum(amount) FROM benefit WHERE child = ?", child));
  GtkWidget *timeline = mn_ui_find (GTK_WIDGET (page), MN_TYPE_TIMELINE);
  gint64 sibling = ask ("SELECT id FROM child WHERE id <> ? AND household = (SELECT household FROM child WHERE id = ?)"
                        " LIMIT 1",
                        child);

  g_assert_true (has (GTK_WIDGET (page), mn_record_get_text (record, "full_name")));
  g_assert_true (has (GTK_WIDGET (page), sum));
  g_assert_true (has (GTK_WIDGET (page), _ ("History of Changes")));
  g_assert_nonnull (timeline);
  g_assert_cmpuint (mn_timeline_get_n_items (MN_TIMELINE (timeline)), >, 0);
  for (guint i = 0; i < mn_timeline_get_n_items (MN_TIMELINE (timeline)); i++)
    {
      GtkWidget *row = mn_timeline_get_row (MN_TIMELINE (timeline), i);

      g_assert_true (gtk_widget_get_focusable (row));
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
    }

  /* A sister is a link; Back comes back to the child. */
  g_assert_cmpint (sibling, >, 0);
  g_assert_nonnull (mn_child_row_find_widget (GTK_WIDGET (page), mn_entity_find ("child"), sibling));
  mn_session_navigate (session, "child", sibling);
  g_assert_cmpint (mn_child_page_get_child (shown ()), ==, sibling);
  gtk_widget_activate_action (GTK_WIDGET (shown ()), "child.back", NULL);
  g_assert_cmpint (mn_child_page_get_child (shown ()), ==, child);
}

/* What is secret is named only when asked for, in the history too. */
static void
test_secret (void)
{
  gint64 child = full_child ();
  gint64 group = ask ("SELECT id FROM circumstance_group WHERE code = 'L04.04'", 0);
  g_autoptr (MnRecord) record = mn_record_new (mn_entity_find ("circumstance"));
  g_autoptr (GError) error = NULL;
  MnChildPage *page;

  mn_record_set_integer (record, "child", child);
  mn_record_set_integer (record, "circumstance_group", group);
  mn_record_set_date (record, "valid_from", mn_date_new (2016, 3, 1));
  mn_register_save (mn_session_get_register (session), record, NULL, &error);
  g_assert_no_error (error);
  page = open_child (child);
  g_assert_false (has (GTK_WIDGET (page), "HIV"));
  gtk_widget_activate_action (GTK_WIDGET (page), "child.reveal", NULL);
  g_assert_true (has (GTK_WIDGET (page), "HIV"));
  gtk_widget_activate_action (GTK_WIDGET (page), "child.reveal", NULL);
  g_assert_false (has (GTK_WIDGET (page), "HIV"));
}

/* Delete bins the row that has the focus, and nothing else. */
static void
test_bin (void)
{
  gint64 child = full_child ();
  MnChildPage *page = open_child (child);
  gint64 benefit = ask ("SELECT id FROM benefit WHERE child = ? AND deleted_at IS NULL LIMIT 1", child);
  GtkWidget *row = mn_child_row_find_widget (GTK_WIDGET (page), mn_entity_find ("benefit"), benefit);

  g_assert_nonnull (row);
  mn_ui_run (100);
  gtk_root_set_focus (GTK_ROOT (window), NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", NULL);
  mn_ui_run (200);
  g_assert_cmpint (ask ("SELECT count(*) FROM child WHERE id = ? AND deleted_at IS NULL", child), ==, 1);
  g_assert_cmpint (ask ("SELECT count(*) FROM benefit WHERE id = ? AND deleted_at IS NULL", benefit), ==, 1);
  row = mn_child_row_find_widget (GTK_WIDGET (page), mn_entity_find ("benefit"), benefit);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", NULL);
  mn_ui_wait_until (ask ("SELECT count(*) FROM benefit WHERE id = ? AND deleted_at IS NULL", benefit) == 0);
  mn_ui_run (200);
  g_assert_null (mn_child_row_find_widget (GTK_WIDGET (page), mn_entity_find ("benefit"), benefit));
  g_assert_cmpint (ask ("SELECT count(*) FROM child WHERE id = ? AND deleted_at IS NULL", child), ==, 1);
  mn_session_undo (session);
  mn_ui_wait_until (ask ("SELECT count(*) FROM benefit WHERE id = ? AND deleted_at IS NULL", benefit) == 1);
}

/* A move is refused in a sentence until it can have been so, then ends one residence and begins another. */
static void
test_move (void)
{
  gint64 child = full_child ();
  MnChildPage *page = open_child (child);
  gint64 before = ask ("SELECT count(*) FROM residence WHERE child = ? AND deleted_at IS NULL", child);
  gint64 unit = ask ("SELECT unit FROM residence WHERE unit <> (SELECT unit FROM child WHERE id = ?) LIMIT 1", child);
  MnChildEventDialog *dialog;
  MnRecord *record;

  gtk_widget_activate_action (GTK_WIDGET (page), "child.event", "s", "move");
  mn_ui_wait_until (dialog_of (MN_TYPE_CHILD_EVENT_DIALOG) != NULL);
  dialog = MN_CHILD_EVENT_DIALOG (dialog_of (MN_TYPE_CHILD_EVENT_DIALOG));
  record = mn_child_event_dialog_get_record (dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "event.save", NULL);
  g_assert_nonnull (mn_child_event_dialog_get_notice (dialog));
  mn_record_set_integer (record, "unit", unit);
  mn_record_set_date (record, "valid_from", mn_date_new (1990, 1, 1));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "event.save", NULL);
  g_assert_nonnull (strstr (mn_child_event_dialog_get_notice (dialog), "01/01/1990"));
  mn_record_set_date (record, "valid_from", mn_date_new (2017, 5, 15));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "event.save", NULL);
  mn_ui_wait_until (dialog_of (MN_TYPE_CHILD_EVENT_DIALOG) == NULL);
  g_assert_cmpint (ask ("SELECT count(*) FROM residence WHERE child = ? AND deleted_at IS NULL", child), ==,
                   before + 1);
  g_assert_cmpint (ask ("SELECT unit FROM child WHERE id = ?", child), ==, unit);
  g_assert_true (has (GTK_WIDGET (page), "15/05/2017"));
  mn_session_undo (session);
  mn_ui_wait_until (ask ("SELECT count(*) FROM residence WHERE child = ? AND deleted_at IS NULL", child) == before);
}

/* Out of the register: where to is words, seen on the page. */
static void
test_move_away (void)
{
  gint64 child = full_child ();
  MnChildPage *page = open_child (child);
  MnChildEventDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "child.event", "s", "move-away");
  mn_ui_wait_until (dialog_of (MN_TYPE_CHILD_EVENT_DIALOG) != NULL);
  dialog = MN_CHILD_EVENT_DIALOG (dialog_of (MN_TYPE_CHILD_EVENT_DIALOG));
  mn_record_set_date (mn_child_event_dialog_get_record (dialog), "valid_from", mn_date_new (2017, 5, 16));
  gtk_editable_set_text (mn_child_event_dialog_get_destination (dialog), "phường Hòa Khánh, Đà Nẵng");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "event.save", NULL);
  mn_ui_wait_until (dialog_of (MN_TYPE_CHILD_EVENT_DIALOG) == NULL);
  g_assert_cmpint (ask ("SELECT residence_status = 'moved_away' FROM child WHERE id = ?", child), ==, 1);
  g_assert_true (has (GTK_WIDGET (page), "phường Hòa Khánh, Đà Nẵng"));
  mn_session_undo (session);
  mn_ui_wait_until (ask ("SELECT residence_status = 'moved_away' FROM child WHERE id = ?", child) == 0);
}

static void
test_death (void)
{
  gint64 child = full_child ();
  MnChildPage *page = open_child (child);
  MnChildEventDialog *dialog;

  gtk_widget_activate_action (GTK_WIDGET (page), "child.event", "s", "death");
  mn_ui_wait_until (dialog_of (MN_TYPE_CHILD_EVENT_DIALOG) != NULL);
  dialog = MN_CHILD_EVENT_DIALOG (dialog_of (MN_TYPE_CHILD_EVENT_DIALOG));
  g_assert_cmpuint (mn_child_event_dialog_get_endings (dialog)->len, >, 0);
  g_assert_nonnull (mn_ui_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON));
  mn_record_set_date (mn_child_event_dialog_get_record (dialog), "died_on", mn_date_new (2017, 5, 20));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "event.save", NULL);
  mn_ui_wait_until (dialog_of (MN_TYPE_CHILD_EVENT_DIALOG) == NULL);
  g_assert_cmpint (ask ("SELECT died_on = '2017-05-20' AND residence_status = 'died' FROM child WHERE id = ?", child),
                   ==, 1);
  g_assert_cmpint (
      ask ("SELECT count(*) FROM assistance WHERE child = ? AND deleted_at IS NULL AND valid_to IS NULL", child), ==,
      0);
  g_assert_true (has (GTK_WIDGET (page), _ ("Died")));
  mn_session_undo (session);
  mn_ui_wait_until (ask ("SELECT died_on IS NULL FROM child WHERE id = ?", child) == 1);
}

/* The months of a year have those whom plain SQL finds; Page Down leads to the next. */
static void
test_sixteen (void)
{
  MnChildEventSixteen *dialog;
  gint64 assisted = 0, before = ask ("SELECT count(*) FROM assistance WHERE end_reason = 'age'", 0);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.turning-16", NULL);
  mn_ui_wait_until (dialog_of (MN_TYPE_CHILD_EVENT_SIXTEEN) != NULL);
  dialog = MN_CHILD_EVENT_SIXTEEN (dialog_of (MN_TYPE_CHILD_EVENT_SIXTEEN));
  g_assert_cmpuint (mn_child_event_sixteen_get_children (dialog)->len, ==,
                    ask ("SELECT count(*) FROM child WHERE birth_date LIKE '2001-05-%' AND deleted_at IS NULL AND"
                         " died_on IS NULL AND ifnull(residence_status, '') NOT IN ('moved_away', 'died')",
                         0));
  for (guint i = 0; i < 12 && assisted == 0; i++)
    {
      GPtrArray *children;

      gtk_widget_activate_action (GTK_WIDGET (dialog), "event.next", NULL);
      children = mn_child_event_sixteen_get_children (dialog);
      for (guint j = 0; j < children->len; j++)
        assisted += ((MnSixteen *)g_ptr_array_index (children, j))->chosen;
    }
  g_assert_cmpint (assisted, >, 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "event.save", NULL);
  mn_ui_wait_until (dialog_of (MN_TYPE_CHILD_EVENT_SIXTEEN) == NULL);
  g_assert_cmpint (ask ("SELECT count(*) FROM assistance WHERE end_reason = 'age'", 0), >=, before + assisted);
  mn_session_undo (session);
  mn_ui_wait_until (ask ("SELECT count(*) FROM assistance WHERE end_reason = 'age'", 0) == before);
}

/* Both papers come up in the preview; the page is there again when it closes. */
static void
test_print (void)
{
  MnChildPage *page = open_child (full_child ());
  static const char *const actions[] = { "child.print", "child.print-household" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *preview;

      gtk_widget_activate_action (GTK_WIDGET (page), actions[i], NULL);
      mn_ui_wait_until (mn_ui_find (GTK_WIDGET (window), MN_TYPE_PREVIEW) != NULL);
      preview = mn_ui_find (GTK_WIDGET (window), MN_TYPE_PREVIEW);
      mn_ui_run (100);
      gtk_widget_activate_action (preview, "preview.close", NULL);
      mn_ui_wait_until (mn_ui_find (GTK_WIDGET (window), MN_TYPE_PREVIEW) == NULL);
      g_assert_true (shown () == page);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  mn_ui_init (&argc, &argv);
  path = mn_ui_copy_sample ();
  window = mn_ui_open (path);
  mn_window_show_page (window, "children");
  session = mn_window_get_session (window);
  g_test_add_func ("/child-page/open", test_open);
  g_test_add_func ("/child-page/reselect", test_reselect);
  g_test_add_func ("/child-page/whole", test_whole);
  g_test_add_func ("/child-page/move", test_move);
  g_test_add_func ("/child-page/move-away", test_move_away);
  g_test_add_func ("/child-page/death", test_death);
  g_test_add_func ("/child-page/bin", test_bin);
  g_test_add_func ("/child-page/secret", test_secret);
  g_test_add_func ("/child-page/sixteen", test_sixteen);
  g_test_add_func ("/child-page/print", test_print);
  result = g_test_run ();
  mn_ui_close (window);
  g_free (path);
  return result;
}
