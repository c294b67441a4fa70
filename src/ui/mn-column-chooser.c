/* mn-column-chooser.c: which columns a list shows, and in what order
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-column-chooser.h"

#include "mn-settings.h"

/* A border that is dragged says a new width for every pixel. */
#define SAVE_DELAY_MS 400

struct _MnColumnChooser {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *rows;

  MnRecordView *view; /* owned */
  const char *list;   /* interned */
  guint save_id;
  guint filling : 1;
};

G_DEFINE_FINAL_TYPE (MnColumnChooser, mn_column_chooser, GTK_TYPE_WIDGET)

/* Several lines are no column. */
static gboolean
can_be_column (const MnField *field)
{
  return field->kind != MN_KIND_NOTE;
}

static gboolean
save_cb (gpointer data)
{
  MnColumnChooser *self = data;
  g_autoptr (GVariant) columns = mn_record_view_get_columns (self->view);

  self->save_id = 0;
  mn_settings_set_columns (self->list, columns);
  return G_SOURCE_REMOVE;
}

/* Choosing --------------------------------------------------------------------------------------- */

static int
find_column (GVariant *columns, const char *field)
{
  for (gsize i = 0; i < g_variant_n_children (columns); i++)
    {
      const char *name;

      g_variant_get_child (columns, i, "(&si)", &name, NULL);
      if (strcmp (name, field) == 0)
        return (int)i;
    }
  return -1;
}

/* The columns with that at @from taken out (-1: none) and put in again at @to (-1: not). */
static GVariant *
rearrange (GVariant *columns, int from, int to, GVariant *added)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_unref);
  g_autoptr (GVariant) moved = added != NULL ? g_variant_ref_sink (added) : NULL;

  for (gsize i = 0; i < g_variant_n_children (columns); i++)
    g_ptr_array_add (list, g_variant_get_child_value (columns, i));
  if (from >= 0)
    moved = g_ptr_array_steal_index (list, (guint)from);
  if (to >= 0 && moved != NULL)
    g_ptr_array_insert (list, MIN (to, (int)list->len), g_steal_pointer (&moved));
  return g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(si)"), (GVariant *const *)list->pdata, list->len));
}

void
mn_column_chooser_set_shown (MnColumnChooser *self, const char *field, gboolean shown)
{
  g_autoptr (GVariant) columns = NULL;
  g_autoptr (GVariant) changed = NULL;
  int at;

  g_return_if_fail (MN_IS_COLUMN_CHOOSER (self) && field != NULL);

  columns = mn_record_view_get_columns (self->view);
  at = find_column (columns, field);
  /* The last one stays: a table of none has no rows to see. */
  if (shown == (at >= 0) || (!shown && g_variant_n_children (columns) == 1))
    return;
  changed
      = shown ? rearrange (columns, -1, G_MAXINT, g_variant_new ("(si)", field, 0)) : rearrange (columns, at, -1, NULL);
  mn_record_view_set_columns (self->view, changed);
}

void
mn_column_chooser_move (MnColumnChooser *self, const char *field, int by)
{
  g_autoptr (GVariant) columns = NULL;
  g_autoptr (GVariant) changed = NULL;
  int at;

  g_return_if_fail (MN_IS_COLUMN_CHOOSER (self) && field != NULL);

  columns = mn_record_view_get_columns (self->view);
  at = find_column (columns, field);
  if (at < 0 || at + by < 0 || at + by >= (int)g_variant_n_children (columns))
    return;
  changed = rearrange (columns, at, at + by, NULL);
  mn_record_view_set_columns (self->view, changed);
}

/* The list --------------------------------------------------------------------------------------- */

static void fill (MnColumnChooser *self);

static void
toggled_cb (GtkCheckButton *check, MnColumnChooser *self)
{
  if (!self->filling)
    mn_column_chooser_set_shown (self, g_object_get_data (G_OBJECT (check), "mn-field"),
                                 gtk_check_button_get_active (check));
}

static void
move_clicked_cb (GtkButton *button, MnColumnChooser *self)
{
  mn_column_chooser_move (self, g_object_get_data (G_OBJECT (button), "mn-field"),
                          GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "mn-by")));
}

static GtkWidget *
create_move (MnColumnChooser *self, const MnField *field, int by, gboolean possible)
{
  GtkWidget *button = gtk_button_new_from_icon_name (by < 0 ? "go-up-symbolic" : "go-down-symbolic");
  g_autofree char *name
      = g_strdup_printf (by < 0 ? _ ("Move “%s” to the left") : _ ("Move “%s” to the right"), mn_field_label (field));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, possible);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "mn-field", (gpointer)field->name);
  g_object_set_data (G_OBJECT (button), "mn-by", GINT_TO_POINTER (by));
  g_signal_connect (button, "clicked", G_CALLBACK (move_clicked_cb), self);
  return button;
}

static void
add_row (MnColumnChooser *self, const MnField *field, int at, int n_shown)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new_with_label (mn_field_label (field));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), at >= 0);
  gtk_widget_set_hexpand (check, TRUE);
  g_object_set_data (G_OBJECT (check), "mn-field", (gpointer)field->name);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (row), check);
  if (at >= 0)
    {
      gtk_box_append (GTK_BOX (row), create_move (self, field, -1, at > 0));
      gtk_box_append (GTK_BOX (row), create_move (self, field, 1, at + 1 < n_shown));
    }
  gtk_box_append (GTK_BOX (self->rows), row);
}

/* Columns as they stand, then what else there is. */
static void
fill (MnColumnChooser *self)
{
  const MnEntity *entity = mn_record_view_get_entity (self->view);
  g_autoptr (GVariant) columns = mn_record_view_get_columns (self->view);
  int n_shown = (int)g_variant_n_children (columns);
  GtkWidget *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (int i = 0; i < n_shown; i++)
    {
      const char *name;

      g_variant_get_child (columns, (gsize)i, "(&si)", &name, NULL);
      add_row (self, &entity->fields[mn_entity_field (entity, name)], i, n_shown);
    }
  for (guint i = 0; i < entity->n_fields; i++)
    if (can_be_column (&entity->fields[i]) && find_column (columns, entity->fields[i].name) < 0)
      add_row (self, &entity->fields[i], -1, n_shown);
  self->filling = FALSE;
}

static gboolean
fill_idle_cb (gpointer data)
{
  MnColumnChooser *self = data;

  if (self->view != NULL && gtk_widget_get_visible (self->popover))
    fill (self);
  return G_SOURCE_REMOVE;
}

/* Not while the button that was clicked still speaks. */
static void
columns_changed_cb (MnRecordView *view, MnColumnChooser *self)
{
  if (self->view == NULL)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_idle_cb, g_object_ref (self), g_object_unref);
}

static void
standard_clicked_cb (GtkButton *button, MnColumnChooser *self)
{
  mn_record_view_set_columns (self->view, NULL);
}

/* Making ----------------------------------------------------------------------------------------- */

static void
mn_column_chooser_dispose (GObject *object)
{
  MnColumnChooser *self = MN_COLUMN_CHOOSER (object);

  if (self->save_id != 0)
    {
      g_clear_handle_id (&self->save_id, g_source_remove);
      save_cb (self);
    }
  g_clear_object (&self->view);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (mn_column_chooser_parent_class)->dispose (object);
}

static void
mn_column_chooser_class_init (MnColumnChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mn_column_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
mn_column_chooser_init (MnColumnChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *standard = gtk_button_new_with_label (_ ("Standard columns"));

  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "mn-facets");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->rows);
  gtk_box_append (GTK_BOX (box), scrolled);
  g_signal_connect (standard, "clicked", G_CALLBACK (standard_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), standard);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (fill), self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "view-more-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_tooltip_text (self->button, _ ("Columns (Ctrl+Shift+K)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
mn_column_chooser_new (MnRecordView *view, const char *list)
{
  MnColumnChooser *self;
  g_autoptr (GVariant) kept = NULL;

  g_return_val_if_fail (MN_IS_RECORD_VIEW (view) && list != NULL, NULL);

  self = g_object_new (MN_TYPE_COLUMN_CHOOSER, NULL);
  self->view = g_object_ref (view);
  self->list = g_intern_string (list);
  kept = mn_settings_get_columns (list);
  if (kept != NULL && g_variant_n_children (kept) > 0)
    mn_record_view_set_columns (view, kept);
  g_signal_connect_object (view, "columns-changed", G_CALLBACK (columns_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

void
mn_column_chooser_open (MnColumnChooser *self)
{
  g_return_if_fail (MN_IS_COLUMN_CHOOSER (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
