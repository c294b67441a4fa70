/* mn-child-filters-list.c: the list of all filters of children, with a check and a count for each
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-filters-private.h"

void
_mn_child_filters_show_checks (MnChildFilters *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 ((MnChildLine *)g_ptr_array_index (self->lines, i))->active);
  self->updating = FALSE;
}

static void
toggled_cb (GtkCheckButton *check, MnChildFilters *self)
{
  guint at;

  if (!self->updating && g_ptr_array_find (self->checks, check, &at))
    _mn_child_filters_toggled (self, at, gtk_check_button_get_active (check));
}

static GtkWidget *
create_line (MnChildFilters *self, MnChildLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new_with_label (line->label);
  GtkWidget *number = gtk_label_new ("");

  gtk_widget_set_hexpand (check, TRUE);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "mn-count");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, number, NULL, -1);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), number);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->counts, number);
  return box;
}

static GtkWidget *
create_group (MnChildFilterGroup group)
{
  static const char *const titles[]
      = { N_ ("Unit"),      N_ ("Special circumstances"), N_ ("At risk"),  N_ ("Poverty"), N_ ("Age"), N_ ("Sex"),
          N_ ("Schooling"), N_ ("Support received"),      N_ ("Residence") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *title = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, titles[group]));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "mn-title");
  gtk_box_append (GTK_BOX (box), title);
  return box;
}

/* Where a column begins; the groups that follow stand below. */
static gboolean
begins_column (MnChildFilterGroup group)
{
  return group == MN_CHILD_FILTER_UNIT || group == MN_CHILD_FILTER_CIRCUMSTANCE || group == MN_CHILD_FILTER_AGE
         || group == MN_CHILD_FILTER_SUPPORT;
}

void
_mn_child_filters_fill_list (MnChildFilters *self)
{
  GtkWidget *child, *column = NULL, *group = NULL;
  MnChildFilterGroup now = MN_N_CHILD_FILTERS;

  if (self->filled)
    return;
  self->filled = TRUE;
  while ((child = gtk_widget_get_first_child (self->columns)) != NULL)
    gtk_box_remove (GTK_BOX (self->columns), child);
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->counts, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      MnChildLine *line = g_ptr_array_index (self->lines, i);

      if (line->group != now)
        {
          now = line->group;
          group = create_group (now);
          if (column == NULL || begins_column (now))
            {
              column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
              gtk_box_append (GTK_BOX (self->columns), column);
            }
          gtk_box_append (GTK_BOX (column), group);
        }
      gtk_box_append (GTK_BOX (group), create_line (self, line));
    }
  _mn_child_filters_show_checks (self);
}

void
_mn_child_filters_make_list (MnChildFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *hint
      = gtk_label_new (_ ("Behind each line: children of that line under the conditions of the other groups"));
  GtkWidget *clear = gtk_button_new_with_label (_ ("Clear all filters"));

  self->popover = gtk_popover_new ();
  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 36);
  gtk_widget_add_css_class (self->columns, "mn-facets");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 520);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->columns);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->saved_place = box;
  gtk_widget_add_css_class (hint, "mn-secondary");
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_box_append (GTK_BOX (foot), hint);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (mn_child_filters_clear), self);
  gtk_box_append (GTK_BOX (foot), clear);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
}
