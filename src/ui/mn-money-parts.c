/* mn-money-parts.c: the pieces that the pages about money are put together from
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-details-parts.h"
#include "mn-money-parts.h"

GtkWidget *
mn_money_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "mn-small");
  gtk_widget_add_css_class (button, "mn-plain");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

GtkWidget *
mn_money_bar (GtkWidget **title)
{
  GtkWidget *bar = mn_part_row (3);

  *title = mn_part_line (NULL, "mn-title");
  gtk_widget_set_hexpand (*title, TRUE);
  mn_part_row_add (bar, *title);
  return bar;
}

GtkWidget *
mn_money_card (GtkWidget *bar, GtkWidget *list, int height)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_widget_set_size_request (scrolled, -1, height);
  gtk_widget_add_css_class (card, "mn-card");
  gtk_box_append (GTK_BOX (card), bar);
  gtk_box_append (GTK_BOX (card), scrolled);
  return card;
}

GtkWidget *
mn_money_figure (const char *caption, GtkWidget **figure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *figure = mn_part_line (NULL, "mn-money-figure");
  gtk_widget_add_css_class (*figure, "numeric");
  gtk_box_append (GTK_BOX (box), mn_part_line (caption, "mn-secondary"));
  gtk_box_append (GTK_BOX (box), *figure);
  return box;
}

GtkWidget *
mn_money_list (const char *name, const char *placeholder)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (list), FALSE);
  if (placeholder != NULL)
    gtk_list_box_set_placeholder (GTK_LIST_BOX (list), mn_part_label (placeholder, "mn-secondary"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

void
mn_money_list_clear (GtkWidget *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
}

GtkWidget *
mn_money_row (const char *left, const char *words, const char *right, const char *css_class)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = mn_part_line (words, css_class);
  g_autofree char *said = g_strjoin (", ", words, right, NULL);

  if (left != NULL)
    {
      GtkWidget *first = mn_part_line (left, "numeric");

      gtk_label_set_width_chars (GTK_LABEL (first), 10);
      gtk_box_append (GTK_BOX (box), first);
    }
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_set_tooltip_text (name, words);
  gtk_box_append (GTK_BOX (box), name);
  if (right != NULL)
    {
      GtkWidget *last = mn_part_label (right, "numeric");

      gtk_label_set_wrap (GTK_LABEL (last), FALSE);
      gtk_box_append (GTK_BOX (box), last);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  return row;
}

const char *
mn_money_choice (const char *entity, const char *field, const char *code)
{
  const MnEntity *described = mn_entity_find (entity);
  const char *label = mn_field_choice_label (&described->fields[mn_entity_field (described, field)], code);

  return label != NULL ? label : "";
}

char *
mn_money_span (MnDate from, MnDate to)
{
  g_autofree char *first = mn_date_format (from);
  g_autofree char *last = mn_date_format (to);

  return *last != '\0' ? g_strdup_printf ("%s – %s", first, last) : g_strdup_printf (_ ("from %s"), first);
}
