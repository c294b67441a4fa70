/* mn-window-keys.c: keys that belong to the page shown, wherever the focus is
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-record-view.h"
#include "mn-window-private.h"

/* The keys that the class binds, which the search entry would take first: it hears what is typed into its page, and
 * with words in it Delete and Ctrl+Z are its own. */
gboolean
_mn_window_page_key (MnWindow *self, guint keyval, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint key = gdk_keyval_to_lower (keyval);
  const char *action = NULL;

  if (gtk_search_entry_get_key_capture_widget (GTK_SEARCH_ENTRY (self->search)) == NULL || focus == NULL
      || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) || gtk_widget_get_native (focus) != GTK_NATIVE (self))
    return GDK_EVENT_PROPAGATE;

  if ((key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete) && modifiers == 0)
    action = "win.delete";
  else if (key == GDK_KEY_z && modifiers == GDK_CONTROL_MASK)
    action = "win.undo";
  else if ((key == GDK_KEY_z && modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
           || (key == GDK_KEY_y && modifiers == GDK_CONTROL_MASK))
    action = "win.redo";
  if (action == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  return GDK_EVENT_STOP;
}

/* One of the shortcuts that the class of @widget binds. The arguments are the shortcut's own. */
static gboolean
activate_own_key (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      for (guint n = 0; GTK_IS_SHORTCUT_CONTROLLER (shortcuts) && n < g_list_model_get_n_items (shortcuts); n++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, n);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gdk_keyval_to_lower (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger))) == keyval
              && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers
              && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                               widget, gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }
  return FALSE;
}

static GtkWidget *
find_record_view (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (MN_IS_RECORD_VIEW (widget))
    return gtk_widget_get_mapped (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_record_view (child);
  return found;
}

/* A key that nothing took on its way up from the sidebar, the header or the search: it never came by the page, which
 * is no less in sight for that. */
gboolean
_mn_window_outside_key (MnWindow *self, guint keyval, GdkModifierType state)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  guint key = gdk_keyval_to_lower (keyval);
  GtkWidget *view;

  if (self->session == NULL || page == NULL || !gtk_widget_is_sensitive (page))
    return GDK_EVENT_PROPAGATE;
  if (focus != NULL && (gtk_widget_is_ancestor (focus, page) || gtk_widget_get_native (focus) != GTK_NATIVE (self)))
    return GDK_EVENT_PROPAGATE;

  if (activate_own_key (page, key, modifiers))
    return GDK_EVENT_STOP;
  view = find_record_view (page);
  return view != NULL && view != page && activate_own_key (view, key, modifiers);
}

static gboolean
regain_focus (gpointer data)
{
  g_autoptr (MnWindow) self = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && focus != NULL && !gtk_widget_get_mapped (focus)
      && (page == NULL || !gtk_widget_grab_focus (page)))
    gtk_root_set_focus (GTK_ROOT (self), NULL);
  return G_SOURCE_REMOVE;
}

/* A second Escape on a submenu turns it back to its menu, which takes the focus although it has gone already: every
 * key would end in a menu that nobody sees. */
void
_mn_window_watch_focus (MnWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && !gtk_widget_get_mapped (focus) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_idle_add_full (G_PRIORITY_LOW, regain_focus, g_object_ref (self), NULL);
}
