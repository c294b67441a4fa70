/* mn-cross-page-make.c: what stands on the page of the cross table
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-cross-page-private.h"
#include "mn-details-parts.h"
#include "mn-i18n.h"

static GtkWidget *
create_side (MnCrossPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *hint = mn_part_label (
      _ ("Drag a question, or move it with Alt and the arrow keys: left into the rows, right into the columns."),
      "mn-secondary");

  self->chooser = mn_cross_chooser_new ();
  g_signal_connect_swapped (self->chooser, "changed", G_CALLBACK (_mn_cross_page_question_changed), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->chooser);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (side), scroller);
  self->secret = gtk_check_button_new_with_label (_ ("Name sensitive groups"));
  gtk_widget_set_tooltip_text (self->secret, _ ("Groups that the law keeps secret are one line otherwise"));
  gtk_widget_set_margin_start (self->secret, 12);
  g_signal_connect_swapped (self->secret, "toggled", G_CALLBACK (_mn_cross_page_question_changed), self);
  gtk_box_append (GTK_BOX (side), self->secret);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_set_margin_start (hint, 12);
  gtk_widget_set_margin_end (hint, 12);
  gtk_widget_set_margin_top (hint, 6);
  gtk_widget_set_margin_bottom (hint, 12);
  gtk_box_append (GTK_BOX (side), hint);
  gtk_widget_set_size_request (side, 224, -1);
  gtk_widget_set_hexpand (side, FALSE);
  gtk_widget_add_css_class (side, "mn-side-list");
  return side;
}

static GtkWidget *
create_answer (MnCrossPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->stack = gtk_stack_new ();
  self->grid = mn_cross_grid_new ();
  g_signal_connect (self->grid, "activated", G_CALLBACK (_mn_cross_page_cell_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  gtk_widget_add_css_class (scroller, "view");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "grid");
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "reading");
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_widget_add_css_class (self->problem, "mn-secondary");
  gtk_stack_add_named (GTK_STACK (self->stack), self->problem, "nothing");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  self->note = mn_part_label ("", "mn-secondary");
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_set_margin_start (self->note, 12);
  gtk_widget_set_margin_end (self->note, 12);
  gtk_widget_set_margin_top (self->note, 8);
  gtk_widget_set_margin_bottom (self->note, 8);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), self->note);
  return box;
}

void
_mn_cross_page_make (MnCrossPage *self)
{
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->bar = mn_cross_bar_new (mn_session_get_working_date (self->session));
  g_signal_connect_swapped (self->bar, "days-changed", G_CALLBACK (_mn_cross_page_days_changed), self);
  g_signal_connect_swapped (self->bar, "share-changed", G_CALLBACK (_mn_cross_page_share_changed), self);
  gtk_box_append (GTK_BOX (both), create_side (self));
  gtk_box_append (GTK_BOX (both), create_answer (self));
  gtk_box_append (GTK_BOX (self->box), self->bar);
  gtk_box_append (GTK_BOX (self->box), both);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
