/* mn-window-child.c: one child over the page it was opened from
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-window-private.h"

void
_mn_window_close_child (MnWindow *self)
{
  GtkWidget *page = GTK_WIDGET (self->child_page);

  if (page == NULL)
    return;
  self->child_page = NULL;
  g_clear_pointer (&self->children, g_array_unref);
  if (self->page >= 0)
    gtk_stack_set_visible_child_name (self->pages, mn_page_infos[self->page].name);
  gtk_stack_remove (self->pages, page);
}

/* To the child it was opened from, else to the page, which has kept its selection. */
static void
on_child_back (MnWindow *self)
{
  if (self->children != NULL && self->children->len > 0)
    {
      gint64 child = g_array_index (self->children, gint64, self->children->len - 1);

      g_array_set_size (self->children, self->children->len - 1);
      mn_child_page_set_child (self->child_page, child);
      return;
    }
  _mn_window_close_child (self);
  _mn_window_update_header (self);
  gtk_widget_grab_focus (GTK_WIDGET (_mn_window_get_current (self)));
}

void
_mn_window_open_child (MnWindow *self, gint64 child)
{
  g_return_if_fail (self->session != NULL && self->page >= 0);

  if (self->child_page == NULL)
    {
      self->child_page = g_object_new (MN_TYPE_CHILD_PAGE, "session", self->session, NULL);
      g_signal_connect_object (self->child_page, "back", G_CALLBACK (on_child_back), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->pages, GTK_WIDGET (self->child_page), "child");
    }
  else if (mn_child_page_get_child (self->child_page) != child)
    {
      gint64 before = mn_child_page_get_child (self->child_page);

      if (self->children == NULL)
        self->children = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (self->children, before);
    }
  mn_child_page_set_child (self->child_page, child);
  gtk_stack_set_visible_child_name (self->pages, "child");
  gtk_widget_child_focus (GTK_WIDGET (self->child_page), GTK_DIR_TAB_FORWARD);
  _mn_window_update_header (self);
}
