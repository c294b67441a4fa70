/* mn-indicator-bars.c: an indicator's units beside each other
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-details-parts.h"
#include "mn-indicator-bars.h"

/* In pixels: a bar with its room, the caption and the target's words; of many units some are scrolled to. */
#define BAR_HEIGHT 22
#define HEAD_HEIGHT 44
#define MAX_HEIGHT 212

struct _MnIndicatorBars {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *nothing;
  GtkWidget *scrolled;
  GtkWidget *chart;
};

G_DEFINE_FINAL_TYPE (MnIndicatorBars, mn_indicator_bars, GTK_TYPE_WIDGET)

gboolean
mn_indicator_bars_set_view (MnIndicatorBars *self, const MnIndicatorView *view)
{
  guint n;
  g_autoptr (MnChart) chart = mn_indicator_units_chart_new (view, 0, &n);
  g_autofree char *name = NULL, *nothing = NULL;

  g_return_val_if_fail (MN_IS_INDICATOR_BARS (self), FALSE);

  if (chart != NULL)
    name = g_strdup_printf ("%s. %s", view->data->name, mn_chart_get_words (chart)->value_title);
  nothing = mn_indicator_units_nothing (view);
  gtk_label_set_label (GTK_LABEL (self->nothing), nothing);
  gtk_widget_set_visible (self->nothing, chart == NULL);
  gtk_widget_set_visible (self->scrolled, chart != NULL);
  gtk_widget_set_size_request (self->chart, -1, (int)n * BAR_HEIGHT + HEAD_HEIGHT);
  mn_chart_view_set_chart (MN_CHART_VIEW (self->chart), chart, name);
  return chart != NULL;
}

MnChartView *
mn_indicator_bars_get_chart (MnIndicatorBars *self)
{
  g_return_val_if_fail (MN_IS_INDICATOR_BARS (self), NULL);
  return MN_CHART_VIEW (self->chart);
}

static void
mn_indicator_bars_dispose (GObject *object)
{
  g_clear_pointer (&MN_INDICATOR_BARS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (mn_indicator_bars_parent_class)->dispose (object);
}

static void
mn_indicator_bars_class_init (MnIndicatorBarsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_indicator_bars_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_indicator_bars_init (MnIndicatorBars *self)
{
  self->chart = mn_chart_view_new ();
  self->nothing = mn_part_label (NULL, "mn-secondary");
  /* It breaks rather than widening the column. */
  gtk_label_set_max_width_chars (GTK_LABEL (self->nothing), 40);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scrolled), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->chart);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->nothing);
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mn_indicator_bars_new (void)
{
  return g_object_new (MN_TYPE_INDICATOR_BARS, NULL);
}
