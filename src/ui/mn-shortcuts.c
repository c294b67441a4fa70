/* mn-shortcuts.c: every key of the window
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-shortcuts.h"

#include <adwaita.h>
#include <string.h>

#include "mn-i18n.h"

/* GtkShortcutsWindow has words of its own that GTK's Vietnamese catalogue lacks ("Shortcuts", "Page_Down"): hence this
 * table. Keys are as they are printed on the keyboard; "+" joins those pressed together. */
static const struct {
  const char *group; /* N_(): NULL continues the group before */
  const char *title; /* N_() */
  const char *keys;
} rows[] = {
  { N_ ("Records"), N_ ("New record of this page"), "Ctrl+N" },
  { NULL, N_ ("Search"), "Ctrl+F" },
  { NULL, N_ ("From the search to the list"), "↓" },
  { NULL, N_ ("Sort by a column, again the other way round"), "Ctrl+1…9" },
  { NULL, N_ ("Open the selected child's page"), "Enter" },
  { NULL, N_ ("From a child's page back to the list"), "Alt+←" },
  { NULL, N_ ("Choose the columns"), "Ctrl+Shift+K" },
  { NULL, N_ ("Edit the selected record"), "Ctrl+E" },
  { NULL, N_ ("Delete the selected record"), "Delete" },
  { NULL, N_ ("History of the selected record"), "Ctrl+H" },
  { NULL, N_ ("Undo"), "Ctrl+Z" },
  { NULL, N_ ("Redo"), "Ctrl+Shift+Z" },
  { N_ ("Register"), N_ ("Open a register"), "Ctrl+O" },
  { NULL, N_ ("New register"), "Ctrl+Shift+N" },
  { NULL, N_ ("Print"), "Ctrl+P" },
  { NULL, N_ ("Import a list of children"), "Ctrl+I" },
  { NULL, N_ ("Export to a spreadsheet"), "Ctrl+Shift+E" },
  { NULL, N_ ("New classes in September"), "Ctrl+Shift+L" },
  { NULL, N_ ("Poor and near-poor households"), "Ctrl+Shift+G" },
  { NULL, N_ ("Births and deaths of the month"), "Ctrl+Shift+B" },
  { NULL, N_ ("Close the window"), "Ctrl+W" },
  { NULL, N_ ("Quit"), "Ctrl+Q" },
  { N_ ("Window"), N_ ("Go to a page"), "Alt+1…9, 0" },
  { NULL, N_ ("Main menu"), "F10" },
  { NULL, N_ ("Show everything by the units of another day"), "Ctrl+U" },
  { NULL, N_ ("Preferences"), "Ctrl+," },
  { NULL, N_ ("Keyboard shortcuts"), "Ctrl+?" },
  { NULL, N_ ("About Măng Non"), "F1" },
  { N_ ("Form"), N_ ("Save"), "Ctrl+S" },
  { NULL, N_ ("Close without saving"), "Esc" },
  { N_ ("Chart"), N_ ("Go from value to value"), "←/→" },
  { NULL, N_ ("Go from line to line"), "↑/↓" },
  { N_ ("Duplicates"), N_ ("Merge the two children"), "Ctrl+M" },
  { NULL, N_ ("They are two children"), "Ctrl+D" },
  { NULL, N_ ("Skip to the next pair"), "Ctrl+K" },
  { NULL, N_ ("Look again"), "F5" },
  { N_ ("Cross table"), N_ ("Swap rows and columns"), "Ctrl+Shift+X" },
  { NULL, N_ ("Copy as text for a message"), "Ctrl+Shift+C" },
  { NULL, N_ ("Move a question"), "Alt+←/→/↑/↓" },
  { NULL, N_ ("Go from cell to cell"), "←/→/↑/↓" },
  { NULL, N_ ("Open the children of a cell"), "Enter" },
  { N_ ("Places and officers"), N_ ("The day whose units are shown"), "Ctrl+D" },
  { NULL, N_ ("Record a merger or a split of units"), "Ctrl+M" },
  { NULL, N_ ("Decide where the children of ended units live"), "Ctrl+Shift+M" },
  { NULL, N_ ("Take the register over when its unit has ended"), "Ctrl+Shift+T" },
  { NULL, N_ ("Add a village"), "Ctrl+T" },
  { NULL, N_ ("Add an officer"), "Ctrl+B" },
  { NULL, N_ ("Add the population of a year"), "Ctrl+Y" },
  { N_ ("Preview"), N_ ("Next page"), "Page Down" },
  { NULL, N_ ("Previous page"), "Page Up" },
  { NULL, N_ ("Zoom in, zoom out"), "+/-" },
  { NULL, N_ ("Fit the width"), "0" },
  { NULL, N_ ("Save as PDF"), "Ctrl+S" },
  { NULL, N_ ("Close the preview"), "Esc" },
};

/* "+" joins keys, "/" parts those of which one is pressed; either alone, or at an end, is a key. */
static void
append_keys (GtkBox *box, const char *keys, const char *joints)
{
  const char *joint = *keys != '\0' && *joints != '\0' ? strchr (keys + 1, *joints) : NULL;
  g_autofree char *first = NULL;
  GtkWidget *key;

  if (joint != NULL && joint[1] != '\0')
    {
      first = g_strndup (keys, (gsize)(joint - keys));
      append_keys (box, first, joints + 1);
      append_keys (box, joint + 1, joints);
      return;
    }
  if (*joints != '\0')
    {
      append_keys (box, keys, joints + 1);
      return;
    }
  key = gtk_label_new (keys);
  gtk_widget_add_css_class (key, "mn-key");
  gtk_box_append (box, key);
}

static GtkWidget *
new_keys (const char *keys)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  append_keys (GTK_BOX (box), keys, "/+");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* The group that begins at @first. */
static GtkWidget *
new_page (guint first)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (rows[first].group));
  for (guint i = first; i < G_N_ELEMENTS (rows) && (i == first || rows[i].group == NULL); i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (rows[i].title));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_keys (rows[i].keys));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_widget_add_css_class (group, "mn-shortcuts");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), group);
  gtk_widget_set_hexpand (scroller, TRUE);
  return scroller;
}

/* One page for each group: all of them together are higher than any screen. */
static GtkWidget *
new_pages (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *names = gtk_stack_sidebar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].group != NULL)
      gtk_stack_add_titled (GTK_STACK (stack), new_page (i), rows[i].group, _ (rows[i].group));
  gtk_stack_sidebar_set_stack (GTK_STACK_SIDEBAR (names), GTK_STACK (stack));
  gtk_widget_set_size_request (names, 190, -1);
  gtk_box_append (GTK_BOX (box), names);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), stack);
  gtk_widget_set_vexpand (box, TRUE);
  return box;
}

void
mn_shortcuts_present (GtkWindow *parent)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = gtk_header_bar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (header), adw_window_title_new (_ ("Keyboard shortcuts"), NULL));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), new_pages ());
  adw_window_set_content (ADW_WINDOW (window), box);

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard shortcuts"));
  gtk_window_set_default_size (GTK_WINDOW (window), 760, 560);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
