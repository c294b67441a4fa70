/* mn-tab-stop.c: a list that Tab goes past in one step
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-tab-stop.h"

struct _MnTabStop {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (MnTabStop, mn_tab_stop, GTK_TYPE_WIDGET)

static gboolean
is_in_sight (GtkListBoxRow *row)
{
  return row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row)) && gtk_widget_get_visible (GTK_WIDGET (row));
}

static gboolean
mn_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  MnTabStop *self = MN_TAB_STOP (widget);
  GtkListBoxRow *row;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (self->list, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  /* One that the search has hidden takes no focus. */
  return is_in_sight (row) ? gtk_widget_grab_focus (GTK_WIDGET (row))
                           : gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static gboolean
mn_tab_stop_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (MN_TAB_STOP (widget)->list));

  return is_in_sight (row) ? gtk_widget_grab_focus (GTK_WIDGET (row))
                           : gtk_widget_grab_focus (MN_TAB_STOP (widget)->list);
}

static void
mn_tab_stop_dispose (GObject *object)
{
  g_clear_pointer (&MN_TAB_STOP (object)->list, gtk_widget_unparent);
  G_OBJECT_CLASS (mn_tab_stop_parent_class)->dispose (object);
}

static void
mn_tab_stop_class_init (MnTabStopClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_tab_stop_dispose;
  GTK_WIDGET_CLASS (klass)->focus = mn_tab_stop_focus;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_tab_stop_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_tab_stop_init (MnTabStop *self)
{
}

void
mn_tab_stop_put (GtkWidget *scrolled, GtkWidget *list)
{
  MnTabStop *self;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scrolled));
  g_return_if_fail (GTK_IS_LIST_BOX (list));

  self = g_object_new (MN_TYPE_TAB_STOP, NULL);
  self->list = list;
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self));
  /* Page Up and Page Down go by it; the list finds it by itself only as the viewport's own child. */
  gtk_list_box_set_adjustment (GTK_LIST_BOX (list),
                               gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)));
}
