/* mn-window-layout.c: the sidebar beside the page, on wide screens and on narrow ones
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-window-layout.h"

#define SIDEBAR_WIDTH 220
/* A narrower window has icons only: what is left beside the words of the sidebar would be too little for a table. */
#define NARROW 1180

struct _MnWindowLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (MnWindowLayout, mn_window_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static int
sidebar_width (GtkWidget *sidebar, int width)
{
  int least = least_width (sidebar);

  return width < NARROW ? least : MAX (least, SIDEBAR_WIDTH);
}

static void
mn_window_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *sidebar = gtk_widget_get_first_child (widget);
  GtkWidget *content = gtk_widget_get_last_child (widget);
  int least, wanted;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (content, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = least_width (sidebar) + least;
      *natural = MAX (least_width (sidebar), SIDEBAR_WIDTH) + wanted;
      return;
    }
  gtk_widget_measure (sidebar, GTK_ORIENTATION_VERTICAL, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL,
                      for_size < 0 ? -1 : MAX (for_size - sidebar_width (sidebar, for_size), least_width (content)),
                      &least, &wanted, NULL, NULL);
  *minimum = MAX (*minimum, least);
  *natural = MAX (*natural, wanted);
}

/* Not shown, but measured as ever: nothing of this asks for another layout, which would never come to an end here. */
static void
show_labels (GtkWidget *widget, gboolean shown)
{
  if (GTK_IS_POPOVER (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      if (gtk_widget_get_child_visible (widget) != shown)
        gtk_widget_set_child_visible (widget, shown);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_labels (child, shown);
}

static void
mn_window_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *sidebar = gtk_widget_get_first_child (widget);
  GtkWidget *content = gtk_widget_get_last_child (widget);
  int side = MIN (sidebar_width (sidebar, width), width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation place = { mirrored ? width - side : 0, 0, side, height };

  show_labels (sidebar, width >= NARROW);
  gtk_widget_size_allocate (sidebar, &place, -1);
  place.x = mirrored ? 0 : side;
  place.width = width - side;
  gtk_widget_size_allocate (content, &place, -1);
}

static void
mn_window_layout_class_init (MnWindowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = mn_window_layout_measure;
  manager_class->allocate = mn_window_layout_allocate;
}

static void
mn_window_layout_init (MnWindowLayout *self)
{
}
