/* mn-programme-rows.c: the lines of the short lists under a programme
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-programme-rows.h"

#include "mn-details-parts.h"
#include "mn-money-parts.h"

static char *
attendance_text (const MnActivityLine *line)
{
  g_autofree char *attended = line->attended >= 0 ? mn_number_format (line->attended) : NULL;
  g_autofree char *expected = line->expected >= 0 ? mn_number_format (line->expected) : NULL;

  if (attended != NULL && expected != NULL)
    return g_strdup_printf (_ ("%s of %s took part"), attended, expected);
  if (attended != NULL)
    return g_strdup_printf (_ ("%s took part"), attended);
  return expected != NULL ? g_strdup_printf (_ ("%s expected"), expected) : g_strdup ("");
}

GtkWidget *
mn_activity_row_new (const MnActivityLine *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *date = mn_date_format (line->starts_on);
  g_autofree char *attendance = attendance_text (line);
  GtkWidget *day = mn_part_label (*date != '\0' ? date : "–", "numeric");
  GtkWidget *name = mn_part_label (line->name, NULL);
  GtkWidget *people = mn_part_label (
      *attendance != '\0' ? attendance : mn_money_choice ("activity", "status", line->status), "mn-secondary");

  gtk_widget_set_size_request (day, 76, -1);
  gtk_label_set_wrap (GTK_LABEL (day), FALSE);
  gtk_label_set_wrap (GTK_LABEL (name), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, *line->place != '\0' ? line->place : NULL);
  gtk_label_set_wrap (GTK_LABEL (people), FALSE);
  gtk_box_append (GTK_BOX (box), day);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), people);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->name, -1);
  return row;
}

GtkWidget *
mn_benefit_sum_row_new (const char *name, guint n, gint64 amount, gboolean bold)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *count = mn_number_format (n);
  g_autofree char *money = amount != 0 ? mn_money_format (amount) : g_strdup ("–");
  GtkWidget *labels[3]
      = { mn_part_label (name, NULL), mn_part_label (count, "numeric"), mn_part_label (money, "numeric") };

  gtk_widget_set_hexpand (labels[0], TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (labels[0]), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (labels[1], 44, -1);
  gtk_widget_set_size_request (labels[2], 84, -1);
  for (guint i = 0; i < 3; i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), i == 0 ? 0 : 1);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), FALSE);
      if (bold)
        gtk_widget_add_css_class (labels[i], "mn-title");
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}
