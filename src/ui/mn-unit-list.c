/* mn-unit-list.c: the units of a day with the children counted in each
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-list.h"

#include "mn-details-parts.h"

struct _MnUnitList {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *scrolled;
  GtkWidget *list;

  /* Owned */
  GPtrArray *shown; /* of MnUnit, as the rows; borrowed */
  char **words;     /* of the search, folded */

  gint64 selected;
  guint filling : 1;
};

enum {
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MnUnitList, mn_unit_list, GTK_TYPE_WIDGET)

static const MnUnit *
unit_of (MnUnitList *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->shown, (guint)gtk_list_box_row_get_index (row));
}

static gboolean
filter_func (GtkListBoxRow *row, gpointer user_data)
{
  MnUnitList *self = user_data;
  const MnUnit *unit = unit_of (self, row);
  const char *texts[] = { unit->code, unit->name };
  g_autofree char *key = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;
  key = mn_fold_key (texts, G_N_ELEMENTS (texts));
  return mn_fold_matches (key, (const char *const *)self->words);
}

static GtkWidget *
create_row (const MnUnit *unit, GHashTable *counts)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = mn_part_line (unit->name, NULL);
  gint64 *count = g_hash_table_lookup (counts, &unit->id);
  g_autofree char *number = mn_number_format (count != NULL ? *count : 0);
  g_autofree char *label = g_strdup_printf (_ ("%s, children: %s"), unit->name, number);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), mn_part_label (number, "numeric"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, MnUnitList *self)
{
  if (self->filling || row == NULL)
    return;
  self->selected = unit_of (self, row)->id;
  g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
mn_unit_list_grab_focus (GtkWidget *widget)
{
  MnUnitList *self = MN_UNIT_LIST (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->list);
}

static void
mn_unit_list_dispose (GObject *object)
{
  MnUnitList *self = MN_UNIT_LIST (object);

  self->filling = TRUE;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (mn_unit_list_parent_class)->dispose (object);
}

static void
mn_unit_list_class_init (MnUnitListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_unit_list_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = mn_unit_list_grab_focus;
  signals[SELECTED]
      = g_signal_new ("selected", MN_TYPE_UNIT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_unit_list_init (MnUnitList *self)
{
  self->shown = g_ptr_array_new ();
  self->scrolled = gtk_scrolled_window_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_func, self, NULL);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), mn_part_label (_ ("No unit matches."), "mn-secondary"));
  gtk_widget_add_css_class (self->list, "mn-programmes");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Units"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  gtk_widget_set_size_request (self->scrolled, 280, -1);
  gtk_widget_add_css_class (self->scrolled, "mn-side-list");
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
mn_unit_list_new (void)
{
  return g_object_new (MN_TYPE_UNIT_LIST, NULL);
}

void
mn_unit_list_set (MnUnitList *self, GPtrArray *shown, GHashTable *counts)
{
  GtkListBoxRow *row;

  g_return_if_fail (MN_IS_UNIT_LIST (self));

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_ptr_array_ref (shown);
  g_ptr_array_unref (self->shown);
  self->shown = shown;
  for (guint i = 0; i < shown->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (g_ptr_array_index (shown, i), counts));
  self->filling = FALSE;
  mn_unit_list_select (self, self->selected);
}

void
mn_unit_list_set_search (MnUnitList *self, const char *text)
{
  g_return_if_fail (MN_IS_UNIT_LIST (self));

  g_strfreev (self->words);
  self->words = mn_fold_words (text);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  mn_unit_list_select (self, self->selected);
}

void
mn_unit_list_select (MnUnitList *self, gint64 unit)
{
  GtkListBoxRow *first = NULL;

  g_return_if_fail (MN_IS_UNIT_LIST (self));

  for (guint i = 0; i < self->shown->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i);

      if (!filter_func (row, self))
        continue;
      if (first == NULL || unit_of (self, row)->id == unit)
        first = row;
      if (unit_of (self, row)->id == unit)
        break;
    }
  self->filling = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
  self->filling = FALSE;
  self->selected = first != NULL ? unit_of (self, first)->id : 0;
}

gint64
mn_unit_list_get_selected (MnUnitList *self)
{
  g_return_val_if_fail (MN_IS_UNIT_LIST (self), 0);
  return self->selected;
}
