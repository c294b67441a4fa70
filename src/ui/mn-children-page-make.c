/* mn-children-page-make.c: what stands on the page of children
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-children-page-private.h"

static GtkWidget *
create_bar (MnChildrenPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (bar, "mn-bar");
  gtk_widget_set_hexpand (self->filters, TRUE);
  gtk_widget_set_valign (self->filters, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), self->filters);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (bar), self->count);
  self->chooser = mn_column_chooser_new (MN_RECORD_VIEW (self->view), "children");
  gtk_widget_set_valign (self->chooser, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), self->chooser);
  return bar;
}

GtkWidget *
_mn_children_page_make (MnChildrenPage *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_box_append (GTK_BOX (left), create_bar (self));
  self->nothing = gtk_label_new (_ ("No child matches. Try fewer letters or clear a filter."));
  gtk_widget_add_css_class (self->nothing, "mn-secondary");
  gtk_widget_set_halign (self->nothing, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->nothing, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (self->nothing, FALSE);
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->nothing);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (left), overlay);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (both), left);
  gtk_widget_set_hexpand (self->details, FALSE);
  gtk_widget_add_css_class (self->details, "mn-details-pane");
  gtk_box_append (GTK_BOX (both), self->details);
  return both;
}
