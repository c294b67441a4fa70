/* mn-indicator-row.c: an indicator as a line of a list
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-details-parts.h"
#include "mn-indicator-row.h"
#include "mn-print-words.h"

const MnObservation *
mn_indicator_row_find (const MnIndicatorData *data, gint64 unit)
{
  const char *place = mn_indicator_data_choose_place (data, unit);
  g_autoptr (GPtrArray) lines = NULL;

  if (place == NULL)
    return NULL;
  lines = mn_indicator_data_lines (data, place);
  return mn_indicator_line_get_latest (g_ptr_array_index (lines, 0));
}

MnStandingState
mn_indicator_row_judge (const MnIndicatorData *data, const MnObservation *figure)
{
  if (figure == NULL)
    return MN_STANDING_UNKNOWN;
  return mn_target_judge (mn_indicator_data_find_goal (data, figure->unit, figure->end), figure->value, NULL);
}

static GtkWidget *
create_icon (MnStandingState judgement)
{
  GtkWidget *icon = gtk_image_new ();

  if (judgement == MN_STANDING_REACHED)
    gtk_image_set_from_icon_name (GTK_IMAGE (icon), "object-select-symbolic");
  else if (judgement == MN_STANDING_SHORT)
    gtk_image_set_from_icon_name (GTK_IMAGE (icon), "dialog-warning-symbolic");
  gtk_widget_add_css_class (icon, judgement == MN_STANDING_SHORT ? "mn-soon" : "mn-good");
  gtk_widget_set_size_request (icon, 16, 16);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  return icon;
}

/* "2016, Huyện Cam Lộ: chưa đạt mục tiêu 2025" */
static char *
second_line (const MnIndicatorData *data, const MnObservation *figure, MnStandingState judgement)
{
  const MnTarget *goal = mn_indicator_data_find_goal (data, figure->unit, figure->end);
  g_autofree char *period = mn_indicator_figure_period (figure);
  g_autofree char *words = NULL;

  if (judgement == MN_STANDING_UNKNOWN)
    return g_strdup_printf ("%s · %s", period, figure->place);
  words = g_strdup_printf (
      judgement == MN_STANDING_REACHED ? _ ("reaches the target of %d") : _ ("short of the target of %d"), goal->year);
  return g_strdup_printf ("%s · %s", period, words);
}

/* "trên 2.000": what the source does not say exactly is not shown as if it did. */
static char *
value_text (const MnIndicatorData *data, const MnObservation *figure)
{
  const char *bound = mn_print_words_choice ("bound", figure->bound);
  g_autofree char *value = mn_indicator_data_format (data, figure->value);

  return *bound != '\0' ? g_strdup_printf ("%s %s", bound, value) : g_steal_pointer (&value);
}

GtkWidget *
mn_indicator_row_new (const MnIndicatorData *data, gint64 unit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *name = mn_part_line (data->short_name, NULL);
  const MnObservation *figure = mn_indicator_row_find (data, unit);
  MnStandingState judgement = mn_indicator_row_judge (data, figure);
  g_autofree char *value = figure != NULL ? value_text (data, figure) : g_strdup ("–");
  g_autofree char *second = figure != NULL ? second_line (data, figure, judgement) : NULL;
  GtkWidget *number = mn_part_line (value, "mn-numeric");

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (number), PANGO_ELLIPSIZE_NONE);
  gtk_grid_attach (GTK_GRID (grid), name, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), number, 1, 0, 1, 1);
  if (figure == NULL)
    gtk_widget_add_css_class (number, "mn-empty");
  else
    {
      gtk_grid_attach (GTK_GRID (grid), create_icon (judgement), 2, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), mn_part_line (second, "mn-secondary"), 0, 1, 3, 1);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_widget_set_tooltip_text (row, data->name);
  if (second != NULL)
    {
      g_autofree char *label = g_strdup_printf ("%s: %s", data->short_name, value);

      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, second, -1);
    }
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, data->short_name, -1);
  return row;
}
