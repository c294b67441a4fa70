/* mn-line-layout.c: widgets side by side, of which some wrap
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-line-layout.h"

struct _MnLineLayout {
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (MnLineLayout, mn_line_layout, GTK_TYPE_LAYOUT_MANAGER)

/* The visible children with their two widths. */
static GArray *
ask_widths (GtkWidget *widget)
{
  GArray *sizes = g_array_new (FALSE, TRUE, sizeof (GtkRequestedSize));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequestedSize size = { .data = child };

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &size.minimum_size, &size.natural_size, NULL, NULL);
      g_array_append_val (sizes, size);
    }
  return sizes;
}

/* Gives @width out: each child's share is its minimum_size then. */
static GArray *
share_width (MnLineLayout *self, GtkWidget *widget, int width)
{
  GArray *sizes = ask_widths (widget);
  int rest = width - self->spacing * MAX ((int)sizes->len - 1, 0);
  int n_expand = 0;

  for (guint i = 0; i < sizes->len; i++)
    {
      GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);

      rest -= size->minimum_size;
      n_expand += gtk_widget_compute_expand (size->data, GTK_ORIENTATION_HORIZONTAL) ? 1 : 0;
    }
  if (sizes->len == 0 || rest <= 0)
    return sizes;

  rest = gtk_distribute_natural_allocation (rest, sizes->len, (GtkRequestedSize *)(gpointer)sizes->data);
  for (guint i = 0; i < sizes->len; i++)
    {
      GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);

      if (!gtk_widget_compute_expand (size->data, GTK_ORIENTATION_HORIZONTAL))
        continue;
      size->minimum_size += rest / n_expand;
      rest -= rest / n_expand;
      n_expand--;
    }
  return sizes;
}

static void
measure_width (MnLineLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  g_autoptr (GArray) sizes = ask_widths (widget);

  *minimum = *natural = self->spacing * MAX ((int)sizes->len - 1, 0);
  for (guint i = 0; i < sizes->len; i++)
    {
      *minimum += g_array_index (sizes, GtkRequestedSize, i).minimum_size;
      *natural += g_array_index (sizes, GtkRequestedSize, i).natural_size;
    }
}

/* How high a child is at its share; where its first line stands, if it asks to stand on the common one, or -1. */
static void
measure_child (const GtkRequestedSize *size, gboolean shared, int *least, int *wanted, int *baseline)
{
  int stands;

  gtk_widget_measure (size->data, GTK_ORIENTATION_VERTICAL, shared ? size->minimum_size : -1, least, wanted, NULL,
                      &stands);
  *baseline = gtk_widget_get_valign (size->data) == GTK_ALIGN_BASELINE ? stands : -1;
}

/* The line that the first lines of the children stand on, from the top; -1: none asks for it. */
static int
find_baseline (GArray *sizes, gboolean shared)
{
  int lowest = -1;

  for (guint i = 0; i < sizes->len; i++)
    {
      int least, wanted, baseline;

      measure_child (&g_array_index (sizes, GtkRequestedSize, i), shared, &least, &wanted, &baseline);
      lowest = MAX (lowest, baseline);
    }
  return lowest;
}

static void
measure_height (MnLineLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  g_autoptr (GArray) sizes = width < 0 ? ask_widths (widget) : share_width (self, widget, width);
  int common = find_baseline (sizes, width >= 0);

  *minimum = *natural = 0;
  for (guint i = 0; i < sizes->len; i++)
    {
      int least, wanted, baseline, down;

      measure_child (&g_array_index (sizes, GtkRequestedSize, i), width >= 0, &least, &wanted, &baseline);
      down = baseline >= 0 ? common - baseline : 0;
      *minimum = MAX (*minimum, least + down);
      *natural = MAX (*natural, wanted + down);
    }
}

static void
mn_line_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
                        int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (MN_LINE_LAYOUT (manager), widget, minimum, natural);
  else
    measure_height (MN_LINE_LAYOUT (manager), widget, for_size, minimum, natural);
}

static void
mn_line_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  MnLineLayout *self = MN_LINE_LAYOUT (manager);
  g_autoptr (GArray) sizes = share_width (self, widget, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int common = find_baseline (sizes, TRUE);
  int x = 0;

  for (guint i = 0; i < sizes->len; i++)
    {
      const GtkRequestedSize *size = &g_array_index (sizes, GtkRequestedSize, i);
      GtkAllocation place = { mirrored ? width - x - size->minimum_size : x, 0, size->minimum_size, height };

      gtk_widget_size_allocate (size->data, &place, common);
      x += size->minimum_size + self->spacing;
    }
}

static void
mn_line_layout_class_init (MnLineLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = mn_line_layout_measure;
  manager_class->allocate = mn_line_layout_allocate;
}

static void
mn_line_layout_init (MnLineLayout *self)
{
}

GtkLayoutManager *
mn_line_layout_new (int spacing)
{
  GtkLayoutManager *manager = g_object_new (MN_TYPE_LINE_LAYOUT, NULL);

  mn_line_layout_set_spacing (MN_LINE_LAYOUT (manager), spacing);
  return manager;
}

void
mn_line_layout_set_spacing (MnLineLayout *self, int spacing)
{
  g_return_if_fail (MN_IS_LINE_LAYOUT (self));
  g_return_if_fail (spacing >= 0);

  self->spacing = spacing;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}
