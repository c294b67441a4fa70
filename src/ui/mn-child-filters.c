/* mn-child-filters.c: the filters of the list of children, with a count behind every line
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-child-filters-private.h"
#include "mn-saved-filters.h"

enum {
  CHANGED,
  SEARCH,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (MnChildFilters, mn_child_filters, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* A scan of the mirror: about two frames' tenth at a district, a third of one at a province. */
static void
count (MnChildFilters *self)
{
  mn_child_facets_count (self->lines, self->mirror, self->search);
  for (guint i = 0; i < self->counts->len; i++)
    {
      guint n = ((MnChildLine *)g_ptr_array_index (self->lines, i))->count;
      g_autofree char *text = n != G_MAXUINT ? mn_number_format (n) : g_strdup ("");

      gtk_label_set_label (g_ptr_array_index (self->counts, i), text);
    }
}

static void
count_if_shown (MnChildFilters *self)
{
  if (self->session != NULL && gtk_widget_get_visible (self->popover))
    count (self);
}

static void show_chips (MnChildFilters *self);

/* Chips ------------------------------------------------------------------------------------------ */

/* Neighbouring ages are one chip. */
static void
remove_clicked_cb (GtkButton *button, MnChildFilters *self)
{
  guint first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mn-first"));
  guint last = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "mn-last"));

  for (guint i = first; i <= last; i++)
    ((MnChildLine *)g_ptr_array_index (self->lines, i))->active = FALSE;
  _mn_child_filters_show_checks (self);
  show_chips (self);
  count_if_shown (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_chip (MnChildFilters *self, guint first, guint last, const char *label)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove the filter “%s”"), label);

  gtk_image_set_pixel_size (GTK_IMAGE (cross), 12);
  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), cross);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "mn-filter-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "mn-first", GUINT_TO_POINTER (first));
  g_object_set_data (G_OBJECT (chip), "mn-last", GUINT_TO_POINTER (last));
  g_signal_connect (chip, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->chips), chip);
}

static void
show_chips (MnChildFilters *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const MnChildLine *line = g_ptr_array_index (self->lines, i), *last = line;
      guint first = i;
      g_autofree char *label = NULL;

      if (!line->active)
        continue;
      while (line->group == MN_CHILD_FILTER_AGE && i + 1 < self->lines->len)
        {
          const MnChildLine *next = g_ptr_array_index (self->lines, i + 1);

          if (!next->active || next->group != MN_CHILD_FILTER_AGE)
            break;
          last = next;
          i++;
        }
      if (last == line)
        label = g_strdup (line->label);
      else if (line->from_age == 0 && last->to_age == 0)
        label = g_strdup (_ ("All ages"));
      else
        label = mn_child_facets_age_label (line->from_age, last->to_age);
      add_chip (self, first, i, label);
    }
  gtk_widget_set_visible (self->clear, gtk_widget_get_first_child (self->chips) != NULL);
  if (self->saved != NULL)
    mn_saved_filters_update (MN_SAVED_FILTERS (self->saved));
}

void
_mn_child_filters_toggled (MnChildFilters *self, guint line, gboolean active)
{
  ((MnChildLine *)g_ptr_array_index (self->lines, line))->active = active;
  show_chips (self);
  count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_clicked_cb (GtkButton *button, MnChildFilters *self)
{
  mn_child_filters_clear (self);
}

static void
popover_shown_cb (GtkWidget *popover, MnChildFilters *self)
{
  _mn_child_filters_fill_list (self);
  count (self);
}

/* Saved filters ---------------------------------------------------------------------------------- */

static char *
define_cb (MnSavedFilters *saved, MnChildFilters *self)
{
  gboolean searched = self->search != NULL && *self->search != '\0';

  return mn_child_filters_is_active (self) || searched ? mn_child_facets_write (self->lines, self->search) : NULL;
}

/* The words go where they were typed: the entry belongs to the window. */
static void
apply_cb (MnSavedFilters *saved, const char *definition, MnChildFilters *self)
{
  g_autofree char *search = mn_child_facets_read (self->lines, definition);

  _mn_child_filters_show_checks (self);
  show_chips (self);
  g_signal_emit (self, signals[SEARCH], 0, search != NULL ? search : "");
  count_if_shown (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
create_saved (MnChildFilters *self)
{
  self->saved = mn_saved_filters_new (self->session, "children");
  g_signal_connect (self->saved, "define", G_CALLBACK (define_cb), self);
  g_signal_connect (self->saved, "apply", G_CALLBACK (apply_cb), self);
  gtk_box_append (GTK_BOX (self->saved_place), self->saved);
}

static void
mn_child_filters_dispose (GObject *object)
{
  MnChildFilters *self = MN_CHILD_FILTERS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->mirror);
  g_clear_object (&self->session);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->search, g_free);
  G_OBJECT_CLASS (mn_child_filters_parent_class)->dispose (object);
}

static void
mn_child_filters_class_init (MnChildFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_child_filters_dispose;
  signals[CHANGED]
      = g_signal_new ("changed", MN_TYPE_CHILD_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SEARCH] = g_signal_new ("search", MN_TYPE_CHILD_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
mn_child_filters_init (MnChildFilters *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->checks = g_ptr_array_new ();
  self->counts = g_ptr_array_new ();
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  _mn_child_filters_make_list (self);
  g_signal_connect (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("view-sort-descending-symbolic"));
  gtk_box_append (GTK_BOX (face), gtk_label_new (_ ("Filter")));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), face);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filter"), -1);
  gtk_widget_add_css_class (self->button, "mn-filter-button");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  self->clear = gtk_button_new_with_label (_ ("Clear filters"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_add_css_class (self->clear, "mn-plain");
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  gtk_widget_set_parent (self->clear, GTK_WIDGET (self));
}

/* A unit that was chosen may be part of another one now: what the list shows is asked for anew. */
static void
units_changed_cb (MnChildFilters *self)
{
  g_autoptr (GPtrArray) before = g_ptr_array_ref (self->lines);
  g_autofree char *carried = NULL;

  mn_child_filters_reload (self);
  carried = mn_child_facets_carry (before, self->lines);
  _mn_child_filters_show_checks (self);
  show_chips (self);
  if (carried != NULL)
    mn_session_toast (self->session, carried);
  g_signal_emit (self, signals[CHANGED], 0);
}

GtkWidget *
mn_child_filters_new (MnSession *session)
{
  MnChildFilters *self;

  g_return_val_if_fail (MN_IS_SESSION (session), NULL);

  self = g_object_new (MN_TYPE_CHILD_FILTERS, NULL);
  self->session = g_object_ref (session);
  self->mirror = mn_mirror_get (mn_register_get_store (mn_session_get_register (session)));
  g_signal_connect_object (self->mirror, "refreshed", G_CALLBACK (count_if_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "units-changed", G_CALLBACK (units_changed_cb), self, G_CONNECT_SWAPPED);
  mn_child_filters_reload (self);
  create_saved (self);
  return GTK_WIDGET (self);
}

void
mn_child_filters_set_search (MnChildFilters *self, const char *text)
{
  g_return_if_fail (MN_IS_CHILD_FILTERS (self));

  g_free (self->search);
  self->search = g_strdup (text);
  count_if_shown (self);
  mn_saved_filters_update (MN_SAVED_FILTERS (self->saved));
}

GtkWidget *
mn_child_filters_get_saved (MnChildFilters *self)
{
  g_return_val_if_fail (MN_IS_CHILD_FILTERS (self), NULL);

  return self->saved;
}

void
mn_child_filters_apply (MnChildFilters *self, MnQuery *query)
{
  g_return_if_fail (MN_IS_CHILD_FILTERS (self));

  mn_child_facets_apply (self->lines, query);
}

gboolean
mn_child_filters_is_active (MnChildFilters *self)
{
  g_return_val_if_fail (MN_IS_CHILD_FILTERS (self), FALSE);

  for (guint i = 0; i < self->lines->len; i++)
    if (((MnChildLine *)g_ptr_array_index (self->lines, i))->active)
      return TRUE;
  return FALSE;
}

void
mn_child_filters_clear (MnChildFilters *self)
{
  g_return_if_fail (MN_IS_CHILD_FILTERS (self));

  for (guint i = 0; i < self->lines->len; i++)
    ((MnChildLine *)g_ptr_array_index (self->lines, i))->active = FALSE;
  _mn_child_filters_show_checks (self);
  show_chips (self);
  count_if_shown (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
mn_child_filters_reload (MnChildFilters *self)
{
  g_autoptr (GPtrArray) old = NULL;

  g_return_if_fail (MN_IS_CHILD_FILTERS (self));

  old = g_steal_pointer (&self->lines);
  self->lines = mn_child_facets_lines (self->session);
  for (guint i = 0; old != NULL && i < old->len; i++)
    for (guint j = 0; j < self->lines->len; j++)
      {
        const MnChildLine *before = g_ptr_array_index (old, i);
        MnChildLine *now = g_ptr_array_index (self->lines, j);

        if (before->group == now->group && strcmp (before->key, now->key) == 0)
          now->active = before->active;
      }
  self->filled = FALSE;
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->counts, 0);
  if (gtk_widget_get_visible (self->popover))
    _mn_child_filters_fill_list (self);
  show_chips (self);
  count_if_shown (self);
}

static guint
nth_line (MnChildFilters *self, MnChildFilterGroup group, guint line)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (((MnChildLine *)g_ptr_array_index (self->lines, i))->group == group && line-- == 0)
      return i;
  return G_MAXUINT;
}

guint
mn_child_filters_get_n_lines (MnChildFilters *self, MnChildFilterGroup group)
{
  guint n = 0;

  while (nth_line (self, group, n) != G_MAXUINT)
    n++;
  return n;
}

const char *
mn_child_filters_get_label (MnChildFilters *self, MnChildFilterGroup group, guint line)
{
  return ((MnChildLine *)g_ptr_array_index (self->lines, nth_line (self, group, line)))->label;
}

guint
mn_child_filters_get_count (MnChildFilters *self, MnChildFilterGroup group, guint line)
{
  return ((MnChildLine *)g_ptr_array_index (self->lines, nth_line (self, group, line)))->count;
}

void
mn_child_filters_set_active (MnChildFilters *self, MnChildFilterGroup group, guint line, gboolean active)
{
  guint at = nth_line (self, group, line);

  _mn_child_filters_fill_list (self);
  if (at != G_MAXUINT)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, at), active);
}

gboolean
mn_child_filters_is_counted (MnChildFilters *self)
{
  g_return_val_if_fail (MN_IS_CHILD_FILTERS (self), FALSE);

  return self->lines->len > 0 && ((MnChildLine *)g_ptr_array_index (self->lines, 0))->count != G_MAXUINT;
}

void
mn_child_filters_open (MnChildFilters *self)
{
  g_return_if_fail (MN_IS_CHILD_FILTERS (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  count (self);
}
