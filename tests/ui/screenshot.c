/* screenshot.c: pictures of every page and dialog, to be looked at
 *
 *   tests/run-ui BUILD/tests/ui/screenshot FOLDER [dark] [WIDTHxHEIGHT]
 *
 * MANG_NON_SAMPLE names the sample register.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-test"

#include "config.h"

#include <glib/gstdio.h>

#include "mn-bin-dialog.h"
#include "mn-chart-view.h"
#include "mn-child-page.h"
#include "mn-compat.h"
#include "mn-children-page.h"
#include "mn-history-dialog.h"
#include "mn-overview.h"
#include "mn-preview.h"
#include "mn-query.h"
#include "mn-saved-filters.h"
#include "mn-ui-fixture.h"
#include "mn-unit-page.h"
#include "mn-welcome.h"

static const char *folder;
static int width = 1366, height = 768;

static void
save (GtkWidget *native, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);

  mn_ui_run (400);
  mn_ui_save_png (native, path);
  g_print ("%s\n", path);
}

/* The newest toplevel that is not @window. */
static GtkWidget *
other_window (MnWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (toplevel != GTK_WIDGET (window) && gtk_widget_get_visible (toplevel))
        return toplevel;
    }
  return NULL;
}

static void
save_dialog (MnWindow *window, const char *name)
{
  GtkWidget *dialog;

  mn_ui_run (300);
  dialog = other_window (window);
  if (dialog == NULL)
    {
      g_print ("no dialog for %s\n", name);
      return;
    }
  save (dialog, name);
  gtk_window_destroy (GTK_WINDOW (dialog));
  mn_ui_run (50);
}

static void
shoot_welcome (void)
{
  MnWindow *window = mn_window_new (GTK_APPLICATION (mn_ui_application ()));
  g_autoptr (GFile) nothing = g_file_new_for_path ("/khong-co/so.mangnon");
  MnWelcome *welcome;

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  mn_window_show_welcome (window, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  save (GTK_WIDGET (window), "welcome");

  mn_window_show_welcome (window, TRUE);
  welcome = MN_WELCOME (mn_ui_find (GTK_WIDGET (window), MN_TYPE_WELCOME));
  mn_new_register_set_date (mn_welcome_get_new_register (welcome), mn_date_new (2017, 5, 31));
  mn_new_register_choose (mn_welcome_get_new_register (welcome), "45", "468", NULL);
  save (GTK_WIDGET (window), "welcome-new");

  mn_window_open (window, nothing);
  save (GTK_WIDGET (window), "welcome-problem");
  mn_ui_close (window);
}

static void
shoot_popovers (MnWindow *window)
{
  GtkWidget *pill = mn_ui_find (GTK_WIDGET (window), g_type_from_name ("MnWorkingDate"));
  GtkWidget *officer = mn_ui_find (GTK_WIDGET (window), g_type_from_name ("MnOfficer"));
  GtkWidget *button = mn_ui_find (pill, GTK_TYPE_MENU_BUTTON);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  mn_ui_run (300);
  save (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), "popover-date");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));

  button = mn_ui_find (officer, GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  mn_ui_run (300);
  save (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), "popover-officer");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  mn_ui_run (200);
}

/* A long series with gaps, its last point but one under the keys, and on paper. */
static void
shoot_indicator (MnWindow *window)
{
  GtkEditable *search = GTK_EDITABLE (mn_ui_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY));
  MnChartView *chart;

  mn_window_show_page (window, "indicators");
  gtk_editable_set_text (search, "thap coi");
  mn_ui_run (600);
  chart = MN_CHART_VIEW (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHART_VIEW));
  gtk_widget_grab_focus (GTK_WIDGET (chart));
  mn_chart_view_step (chart, -1, 0);
  mn_chart_view_step (chart, -1, 0);
  save (GTK_WIDGET (window), "indicator-point");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  mn_ui_run (800);
  save (GTK_WIDGET (window), "indicator-print");
  gtk_widget_activate_action (mn_ui_find (GTK_WIDGET (window), MN_TYPE_PREVIEW), "preview.close", NULL);
  mn_ui_run (200);
  gtk_editable_set_text (search, "");
}

/* What turns with the year. */
static void
shoot_turns (MnWindow *window)
{
  static const char *const turns[] = { "turn-school", "turn-poverty", "turn-month" };

  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.%s", turns[i]);

      gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
      mn_ui_run (900);
      save_dialog (window, turns[i]);
    }
}

/* A child whose life has something in it, the ends of it, and the sheets. */
static void
shoot_child (MnWindow *window)
{
  static const char *const events[] = { "move", "move-away", "death", "sixteen" };
  MnSession *session = mn_window_get_session (window);
  const MnEntity *entity = mn_entity_find ("assistance");
  g_autoptr (MnQuery) query = mn_query_new (entity);
  g_autoptr (GArray) keys = mn_query_keys (query, mn_session_get_reader (session), NULL);
  g_autoptr (MnRecord) row = NULL;
  GtkWidget *page;

  mn_window_show_page (window, "children");
  row = mn_record_load (mn_session_get_reader (session), entity, g_array_index (keys, gint64, 0), NULL);
  mn_session_navigate (session, "child", mn_record_get_integer (row, "child"));
  mn_ui_run (600);
  save (GTK_WIDGET (window), "child");
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *name = g_strdup_printf ("child-%s", events[i]);

      /* A dialog that is closed may bring the page up anew. */
      page = mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILD_PAGE);
      gtk_widget_activate_action (page, "child.event", "s", events[i]);
      save_dialog (window, name);
    }
  page = mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILD_PAGE);
  gtk_widget_activate_action (page, "child.print", NULL);
  mn_ui_run (800);
  save (GTK_WIDGET (window), "child-sheet");
  gtk_widget_activate_action (mn_ui_find (GTK_WIDGET (window), MN_TYPE_PREVIEW), "preview.close", NULL);
  mn_ui_run (200);
  page = mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILD_PAGE);
  if (page != NULL)
    gtk_widget_activate_action (page, "child.back", NULL);
  mn_ui_run (200);
}

/* By the units of another day, and what changes them. */
static void
shoot_units (MnWindow *window)
{
  MnUnitPage *page;

  mn_window_show_page (window, "units");
  page = MN_UNIT_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_UNIT_PAGE));
  mn_unit_page_set_day (page, "01/07/2025");
  mn_ui_run (400);
  save (GTK_WIDGET (window), "units-2025");
  gtk_widget_activate_action (GTK_WIDGET (page), "units.change", NULL);
  save_dialog (window, "units-change");
}

/* Some filters ticked, one set of them under a name. */
static void
shoot_filters (MnWindow *window)
{
  MnChildrenPage *page;
  MnChildFilters *filters;

  mn_window_show_page (window, "children");
  page = MN_CHILDREN_PAGE (mn_ui_find (GTK_WIDGET (window), MN_TYPE_CHILDREN_PAGE));
  filters = mn_children_page_get_filters (page);
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_AGE, 1, TRUE);
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_AGE, 2, TRUE);
  mn_child_filters_set_active (filters, MN_CHILD_FILTER_SEX, 1, TRUE);
  mn_saved_filters_save_as (MN_SAVED_FILTERS (mn_child_filters_get_saved (filters)), "Nữ từ 6 đến dưới 16");
  mn_child_filters_open (filters);
  mn_ui_run (800);
  save (mn_ui_find (GTK_WIDGET (filters), GTK_TYPE_POPOVER), "children-filters");
  gtk_popover_popdown (GTK_POPOVER (mn_ui_find (GTK_WIDGET (filters), GTK_TYPE_POPOVER)));
  save (GTK_WIDGET (window), "children-filtered");
  mn_child_filters_clear (filters);
  mn_column_chooser_open (mn_children_page_get_chooser (page));
  mn_ui_run (500);
  save (mn_ui_find (GTK_WIDGET (mn_children_page_get_chooser (page)), GTK_TYPE_POPOVER), "children-columns");
  gtk_popover_popdown (GTK_POPOVER (mn_ui_find (GTK_WIDGET (mn_children_page_get_chooser (page)), GTK_TYPE_POPOVER)));
  mn_ui_run (200);
}

static void
shoot_register (void)
{
  g_autofree char *path = mn_ui_copy_sample ();
  MnWindow *window = mn_ui_open (path);
  static const char *const pages[] = { "overview", "children", "duplicates", "cross", "programmes",
                                       "sponsors", "budget",   "indicators", "units", "catalogue" };

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  mn_ui_run (1500);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      mn_window_show_page (window, pages[i]);
      mn_ui_run (1200);
      save (GTK_WIDGET (window), pages[i]);
    }

  shoot_filters (window);
  shoot_child (window);
  shoot_units (window);
  shoot_turns (window);
  shoot_indicator (window);
  mn_window_show_page (window, "children");
  gtk_editable_set_text (GTK_EDITABLE (mn_ui_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY)), "nguyen thi h");
  mn_ui_run (800);
  gtk_widget_activate_action (mn_ui_find (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW), "list.select-item", "(ubb)", 2,
                              FALSE, FALSE);
  mn_ui_run (500);
  save (GTK_WIDGET (window), "children-search");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit", NULL);
  save_dialog (window, "children-edit");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.history", NULL);
  save_dialog (window, "children-history");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.delete", NULL);
  mn_ui_run (600);
  save (GTK_WIDGET (window), "children-deleted");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bin", NULL);
  save_dialog (window, "bin");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  mn_ui_run (600);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.recent-changes", NULL);
  save_dialog (window, "recent-changes");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bin", NULL);
  save_dialog (window, "bin-empty");
  g_action_group_activate_action (G_ACTION_GROUP (mn_ui_application ()), "shortcuts", NULL);
  mn_ui_run (300);
  save_dialog (window, "shortcuts");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  save_dialog (window, "preferences");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.office", NULL);
  save_dialog (window, "office");
  mn_compat_show_about (GTK_WINDOW (window));
  save_dialog (window, "about");
  shoot_popovers (window);

  mn_window_show_page (window, "programmes");
  mn_ui_run (500);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  mn_ui_run (1500);
  save (GTK_WIDGET (window), "preview");
  mn_ui_close (window);
}

static void
shoot_empty (void)
{
  static const char *const pages[]
      = { "overview", "children", "programmes", "sponsors", "budget", "indicators", "duplicates", "cross" };
  g_autofree char *path = mn_ui_make_empty ();
  MnWindow *window;

  window = mn_ui_open (path);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *name = g_strconcat ("empty-", pages[i], NULL);

      mn_window_show_page (window, pages[i]);
      mn_ui_run (600);
      save (GTK_WIDGET (window), name);
    }
  mn_ui_close (window);

  g_chmod (path, 0400);
  window = mn_ui_open (path);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  mn_window_show_page (window, "children");
  mn_ui_run (600);
  save (GTK_WIDGET (window), "empty-read-only");
  mn_ui_close (window);
}

int
main (int argc, char *argv[])
{
  mn_ui_init (&argc, &argv);
  folder = argc > 1 ? argv[1] : ".";
  g_mkdir_with_parents (folder, 0755);
  /* A picture of a page with a warning is still worth a look. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_FLAG_FATAL);
  mn_ui_application ();
  for (int i = 2; i < argc; i++)
    if (strcmp (argv[i], "dark") == 0)
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
    else if (sscanf (argv[i], "%dx%d", &width, &height) != 2)
      g_printerr ("not a size: %s\n", argv[i]);

  shoot_register ();
  shoot_welcome ();
  shoot_empty ();
  return 0;
}
