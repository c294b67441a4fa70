/* mn-unit-picker.c: one of many names, found by typing a part of it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-unit-picker.h"

#include <string.h>

#include "mn-core.h"
#include "mn-details-parts.h"
#include "mn-i18n.h"

struct _MnUnitPicker {
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;

  /* Owned */
  char *title;
  char **names;
  GArray *offered; /* of guint, as the rows */

  guint selected;
};

enum {
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (MnUnitPicker, mn_unit_picker, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

/* Finding ---------------------------------------------------------------------------------------- */

static char *
spelled (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static gboolean
matches (const char *name, char **words)
{
  g_autofree char *key = mn_fold_key (&name, 1);

  return words == NULL || words[0] == NULL || mn_fold_matches (key, (const char *const *)words);
}

/* Those spelled as typed first; then the rest, each in its order. */
static void
find (MnUnitPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *typed = spelled (text);
  g_auto (GStrv) words = mn_fold_words (text);

  g_strstrip (typed);
  g_array_set_size (self->offered, 0);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = *typed != '\0' ? 1 : 0; self->names != NULL && self->names[i] != NULL; i++)
      {
        g_autofree char *name = spelled (self->names[i]);
        gboolean as_typed = strstr (name, typed) != NULL;

        if (as_typed == (pass == 0) && matches (self->names[i], words))
          g_array_append_val (self->offered, i);
      }
}

static void
fill (MnUnitPicker *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  find (self);
  for (guint i = 0; i < self->offered->len; i++)
    {
      const char *name = self->names[g_array_index (self->offered, guint, i)];

      gtk_list_box_append (GTK_LIST_BOX (self->list), mn_part_line (name, NULL));
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i)),
          GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
}

/* Choosing --------------------------------------------------------------------------------------- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MnUnitPicker *self)
{
  guint index = (guint)gtk_list_box_row_get_index (row);

  if (index >= self->offered->len)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  mn_unit_picker_set_selected (self, g_array_index (self->offered, guint, index));
  gtk_widget_grab_focus (self->button);
}

static void
search_activate_cb (GtkWidget *search, MnUnitPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL)
    row_activated_cb (GTK_LIST_BOX (self->list), row, self);
}

static void
stop_search_cb (GtkWidget *search, MnUnitPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->button);
}

/* The focus stays in the entry; the arrows move in the list below it. */
static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, MnUnitPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                       keyval == GDK_KEY_Down ? index + 1 : MAX (index - 1, 0));
  if (row != NULL)
    {
      GtkWidget *scrolled = gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW);
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
      double x, y;

      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
      if (gtk_widget_translate_coordinates (GTK_WIDGET (row), self->list, 0, 0, &x, &y))
        gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_allocated_height (GTK_WIDGET (row)));
    }
  return GDK_EVENT_STOP;
}

static gboolean
button_key_cb (GtkEventControllerKey *controller, guint keyval, guint code, GdkModifierType state, MnUnitPicker *self)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[8] = "";

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isalnum (letter))
    return GDK_EVENT_PROPAGATE;
  text[g_unichar_to_utf8 (letter, text)] = '\0';
  mn_unit_picker_open (self, text);
  return GDK_EVENT_STOP;
}

static void
shown_cb (GtkWidget *popover, MnUnitPicker *self)
{
  fill (self);
  gtk_widget_grab_focus (self->search);
}

static void
closed_cb (GtkWidget *popover, MnUnitPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* Making ----------------------------------------------------------------------------------------- */

static void
create_popover (MnUnitPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->popover = gtk_popover_new ();
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Type to search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), gtk_label_new (_ ("Nothing found")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Found"), -1);
  gtk_widget_add_css_class (self->list, "mn-choices");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_size_request (scrolled, 280, 240);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), self->popover);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (fill), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect (self->search, "stop-search", G_CALLBACK (stop_search_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self->popover, "show", G_CALLBACK (shown_cb), self);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), self);
}

static void
mn_unit_picker_dispose (GObject *object)
{
  MnUnitPicker *self = MN_UNIT_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->offered, g_array_unref);
  G_OBJECT_CLASS (mn_unit_picker_parent_class)->dispose (object);
}

static void
mn_unit_picker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_uint (value, MN_UNIT_PICKER (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
mn_unit_picker_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    mn_unit_picker_set_selected (MN_UNIT_PICKER (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
mn_unit_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (MN_UNIT_PICKER (widget)->button);
}

static gboolean
mn_unit_picker_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (MN_UNIT_PICKER (widget)->button));
  return TRUE;
}

static void
mn_unit_picker_class_init (MnUnitPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mn_unit_picker_dispose;
  object_class->get_property = mn_unit_picker_get_property;
  object_class->set_property = mn_unit_picker_set_property;
  widget_class->grab_focus = mn_unit_picker_grab_focus;
  /* What a row of a list does when it is activated. */
  widget_class->mnemonic_activate = mn_unit_picker_mnemonic_activate;
  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mn_unit_picker_init (MnUnitPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->offered = g_array_new (FALSE, FALSE, sizeof (guint));
  create_popover (self);
  self->button = gtk_menu_button_new ();
  self->label = mn_part_line ("", NULL);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  /* The words at the left; GTK would centre them. */
  gtk_widget_set_halign (gtk_widget_get_parent (self->label), GTK_ALIGN_FILL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (button_key_cb), self);
  gtk_widget_add_controller (self->button, keys);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* The button says what is chosen; a screen reader says what for, too. */
static void
show_selected (MnUnitPicker *self)
{
  const char *name = self->names != NULL ? self->names[self->selected] : "";
  g_autofree char *label = self->title != NULL ? g_strdup_printf ("%s: %s", self->title, name) : g_strdup (name);

  gtk_label_set_label (GTK_LABEL (self->label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
mn_unit_picker_set_title (MnUnitPicker *self, const char *title)
{
  g_return_if_fail (MN_IS_UNIT_PICKER (self));

  g_free (self->title);
  self->title = g_strdup (title);
  show_selected (self);
}

void
mn_unit_picker_set_names (MnUnitPicker *self, const char *const *names)
{
  g_return_if_fail (MN_IS_UNIT_PICKER (self));
  g_return_if_fail (names != NULL && names[0] != NULL);

  g_strfreev (self->names);
  self->names = g_strdupv ((char **)names);
  self->selected = 0;
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

guint
mn_unit_picker_get_selected (MnUnitPicker *self)
{
  g_return_val_if_fail (MN_IS_UNIT_PICKER (self), 0);
  return self->selected;
}

void
mn_unit_picker_set_selected (MnUnitPicker *self, guint selected)
{
  g_return_if_fail (MN_IS_UNIT_PICKER (self));

  if (self->names == NULL || selected >= g_strv_length (self->names) || selected == self->selected)
    return;
  self->selected = selected;
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
mn_unit_picker_open (MnUnitPicker *self, const char *text)
{
  g_return_if_fail (MN_IS_UNIT_PICKER (self));

  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_widget_grab_focus (self->search);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

GArray *
mn_unit_picker_get_offered (MnUnitPicker *self)
{
  g_return_val_if_fail (MN_IS_UNIT_PICKER (self), NULL);
  return self->offered;
}
