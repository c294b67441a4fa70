/* mn-overview-indicators.c: the indicators that are short of their targets
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-overview-private.h"

#include "mn-details-parts.h"
#include "mn-indicator-row.h"

/* What a card has room for; the page has them all. */
#define MAX_SHORT 2

static void
short_clicked_cb (GtkButton *button, MnOverview *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "indicator");

  mn_session_navigate (self->session, "indicators", *id);
}

static void
add_short (MnOverview *self, const MnIndicatorData *data, const MnObservation *figure)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = mn_part_row (6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *name = mn_part_line (data->short_name, NULL);
  g_autofree char *value = mn_indicator_data_format (data, figure->value);
  g_autofree char *period = mn_indicator_figure_period (figure);
  g_autofree char *tooltip = g_strdup_printf ("%s: %s, %s", data->name, period, figure->place);
  g_autofree char *label = g_strdup_printf ("%s: %s", data->short_name, value);

  gtk_widget_add_css_class (icon, "mn-soon");
  gtk_widget_set_hexpand (name, TRUE);
  mn_part_row_add (row, icon);
  mn_part_row_add (row, name);
  mn_part_row_add (row, mn_part_line (value, "mn-soon"));
  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mn-card-face");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  g_object_set_data_full (G_OBJECT (button), "indicator", g_memdup2 (&data->id, sizeof data->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (short_clicked_cb), self);
  gtk_box_append (self->indicators, button);
}

void
_mn_overview_fill_indicators (MnOverview *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = mn_indicator_data_load (mn_session_get_reader (self->session), 0,
                                                      mn_session_get_working_date (self->session), &error);
  gint64 unit = mn_register_get_unit (mn_session_get_register (self->session));
  GtkWidget *child;
  guint n_short = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->indicators))) != NULL)
    gtk_box_remove (self->indicators, child);
  if (all == NULL)
    g_warning ("%s", error->message);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const MnIndicatorData *data = g_ptr_array_index (all, i);
      const MnObservation *figure = mn_indicator_row_find (data, unit);

      if (mn_indicator_row_judge (data, figure) == MN_STANDING_SHORT && n_short++ < MAX_SHORT)
        add_short (self, data, figure);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->indicators), n_short > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->indicators_title), n_short > 0);
}
