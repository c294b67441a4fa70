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

  gboolean narrow;
  guint idle_id; /* tells of @narrow once the layout is done */
};

enum {
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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

static gboolean
tell_narrow (gpointer data)
{
  MnWindowLayout *self = data;
  GtkWidget *widget = gtk_layout_manager_get_widget (GTK_LAYOUT_MANAGER (self));

  self->idle_id = 0;
  if (widget == NULL)
    return G_SOURCE_REMOVE;
  /* What takes less room in a narrow window says so in the style sheet. */
  if (self->narrow)
    gtk_widget_add_css_class (widget, "mn-narrow");
  else
    gtk_widget_remove_css_class (widget, "mn-narrow");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

static void
set_narrow (MnWindowLayout *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (self->idle_id == 0)
    self->idle_id = g_idle_add (tell_narrow, self);
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
  set_narrow (MN_WINDOW_LAYOUT (manager), width < NARROW);
  gtk_widget_size_allocate (sidebar, &place, -1);
  place.x = mirrored ? 0 : side;
  place.width = width - side;
  gtk_widget_size_allocate (content, &place, -1);
}

static void
mn_window_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, MN_WINDOW_LAYOUT (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
mn_window_layout_dispose (GObject *object)
{
  g_clear_handle_id (&MN_WINDOW_LAYOUT (object)->idle_id, g_source_remove);
  G_OBJECT_CLASS (mn_window_layout_parent_class)->dispose (object);
}

static void
mn_window_layout_class_init (MnWindowLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = mn_window_layout_measure;
  manager_class->allocate = mn_window_layout_allocate;
  object_class->get_property = mn_window_layout_get_property;
  object_class->dispose = mn_window_layout_dispose;

  properties[PROP_NARROW]
      = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
mn_window_layout_init (MnWindowLayout *self)
{
}
